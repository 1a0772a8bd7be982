/* The engine's command line, from where it was installed. */
#include <string.h>

#include "instance.h"

#define CONF_BYTES 8192

static const char *const flags[] = {
    "-XX:+UseSerialGC", "-Xms16m", "-Xmx512m", "-XX:-UsePerfData", "-Xlog:disable", "-Xshare:auto",
    /* What a live stream runs is run too seldom for the usual thresholds: it would stay slow for minutes. */
    "-XX:CompileThresholdScaling=0.1",
    "-Djava.awt.headless=true",
};

typedef struct {
    bearing_launch *launch;
    int arguments;
    size_t used;
    bool full;
} builder;

/* Adds one argument made of two texts. */
static void add(builder *to, const char *head, const char *tail) {
    size_t first = strlen(head);
    size_t second = strlen(tail) + 1;
    if (to->arguments + 1 >= BEARING_LAUNCH_ARGUMENTS || to->used + first + second > BEARING_LAUNCH_TEXT) {
        to->full = true;
        return;
    }
    char *text = to->launch->text + to->used;
    memcpy(text, head, first);
    memcpy(text + first, tail, second);
    to->used += first + second;
    to->launch->argument[to->arguments++] = text;
    to->launch->argument[to->arguments] = NULL;
}

/* The value of KEY=VALUE, which then ends with 0; "" if there is none. Lines may end as on Windows. */
static const char *value_of(char *lines, const char *key) {
    size_t length = strlen(key);
    for (char *line = lines; *line != '\0';) {
        char *end = line + strcspn(line, "\r\n");
        if (strncmp(line, key, length) == 0 && line[length] == '=') {
            *end = '\0';
            return line + length + 1;
        }
        line = end + strspn(end, "\r\n");
    }
    return "";
}

/* Copies, for value_of cuts its text. */
static void get(const char *conf, const char *key, char value[BEARING_OS_PATH]) {
    char lines[CONF_BYTES];
    strcpy(lines, conf);
    const char *found = value_of(lines, key);
    value[0] = '\0';
    if (found[0] == '/' && strlen(found) < BEARING_OS_PATH) {
        strcpy(value, found);
    }
}

bool bearing_launch_prepare(bearing_launch *launch, const char *folder) {
    char path[BEARING_OS_PATH];
    char conf[CONF_BYTES];
    char java[BEARING_OS_PATH];
    char jar[BEARING_OS_PATH];
    char archive[BEARING_OS_PATH];
    int count = bearing_os_engine_conf(path) ? bearing_os_read(NULL, path, conf, sizeof conf - 1) : -1;
    if (count <= 0) {
        return false;
    }
    conf[count] = '\0';
    get(conf, "java", java);
    get(conf, "jar", jar);
    get(conf, "archive", archive);
    char byte;
    if (jar[0] == '\0' || bearing_os_read(NULL, jar, &byte, 1) != 1) {
        return false;
    }
    if (!bearing_os_executable(java) && !bearing_java_find(java)) {
        return false;
    }
    builder to = {.launch = launch};
    add(&to, java, "");
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        add(&to, flags[i], "");
    }
    if (archive[0] != '\0' && bearing_os_read(NULL, archive, &byte, 1) == 1) {
        add(&to, "-XX:SharedArchiveFile=", archive);
    }
    add(&to, "-jar", "");
    add(&to, jar, "");
    add(&to, "engine", "");
    add(&to, "--runtime", "");
    add(&to, folder, "");
    return !to.full;
}
