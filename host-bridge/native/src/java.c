/* Finds a Java to run the engine with, where engine.conf names none that still exists. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instance.h"

#define OLDEST_VERSION 17
#define JVM_FOLDER "/usr/lib/jvm"

int bearing_java_version(const char *java) {
    char path[BEARING_OS_PATH];
    char release[2048];
    if (!bearing_os_real_path(java, path)) {
        return 0;
    }
    for (int up = 0; up < 2; up++) { /* from HOME/bin/java to HOME */
        char *slash = strrchr(path, '/');
        if (slash == NULL) {
            return 0;
        }
        *slash = '\0';
    }
    size_t length = strlen(path);
    if (length + sizeof "/release" > sizeof path) {
        return 0;
    }
    memcpy(path + length, "/release", sizeof "/release");
    int count = bearing_os_read(NULL, path, release, sizeof release - 1);
    if (count <= 0) {
        return 0;
    }
    release[count] = '\0';
    const char *version = strstr(release, "JAVA_VERSION=\"");
    if (version == NULL) {
        return 0;
    }
    version += sizeof "JAVA_VERSION=\"" - 1;
    return strncmp(version, "1.", 2) == 0 ? atoi(version + 2) : atoi(version);
}

/* Good, if it runs and is not known to be too old. */
static bool good(const char *path) {
    int version = bearing_os_executable(path) ? bearing_java_version(path) : -1;
    return version == 0 || version >= OLDEST_VERSION;
}

static bool join(char path[BEARING_OS_PATH], const char *folder, size_t length, const char *rest) {
    size_t tail = strlen(rest) + 1;
    if (length == 0 || length + tail > BEARING_OS_PATH) {
        return false;
    }
    memcpy(path, folder, length);
    memcpy(path + length, rest, tail);
    return true;
}

static bool in_path(char path[BEARING_OS_PATH]) {
    for (const char *at = bearing_os_environment("PATH"); at != NULL && *at != '\0';) {
        size_t length = strcspn(at, ":");
        /* A relative entry would depend on the folder the host happens to be in. */
        if (at[0] == '/' && join(path, at, length, "/java") && good(path)) {
            return true;
        }
        at += length + (at[length] == ':' ? 1 : 0);
    }
    return false;
}

typedef struct {
    char path[BEARING_OS_PATH];
    int version;
} newest;

static void look_at(void *context, const char *name) {
    newest *best = context;
    char path[BEARING_OS_PATH];
    int written = snprintf(path, sizeof path, JVM_FOLDER "/%s/bin/java", name);
    if (written < 0 || written >= (int) sizeof path || !good(path)) {
        return;
    }
    int version = bearing_java_version(path);
    if (best->path[0] == '\0' || version > best->version) {
        memcpy(best->path, path, (size_t) written + 1);
        best->version = version;
    }
}

bool bearing_java_find(char path[BEARING_OS_PATH]) {
    const char *home = bearing_os_environment("JAVA_HOME");
    if (home != NULL && join(path, home, strlen(home), "/bin/java") && good(path)) {
        return true;
    }
    if (in_path(path)) {
        return true;
    }
    newest best = {.version = -1};
    bearing_os_list(JVM_FOLDER, look_at, &best);
    memcpy(path, best.path, sizeof best.path);
    return best.path[0] != '\0';
}
