/* Which Java the plug-in finds, and how it starts the engine with it. */
#include "check.h"

static char java[BEARING_OS_PATH];

/* A folder that looks like a Java of this version; "" = without a "release" file. */
static void install(const char *name, const char *version) {
    char path[1200];
    snprintf(path, sizeof path, "mkdir -p '%s/%s/bin' && cp /bin/true '%s/%s/bin/java'", test_folder, name, test_folder,
             name);
    CHECK(system(path) == 0);
    if (version[0] != '\0') {
        snprintf(path, sizeof path, "%s/%s/release", test_folder, name);
        FILE *file = fopen(path, "w");
        CHECK(file != NULL);
        fprintf(file, "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\n", version);
        CHECK(fclose(file) == 0);
    }
    snprintf(java, sizeof java, "%s/%s/bin/java", test_folder, name);
}

static void set_home(const char *name) {
    char path[1200];
    snprintf(path, sizeof path, "%s/%s", test_folder, name);
    setenv("JAVA_HOME", path, 1);
}

static bool finds(const char *name) {
    char path[BEARING_OS_PATH];
    char expected[600];
    snprintf(expected, sizeof expected, "%s/%s/bin/java", test_folder, name);
    return bearing_java_find(path) && strcmp(path, expected) == 0;
}

static void a_java_that_is_too_old_is_passed_over(void) {
    char path[1200];
    install("old", "1.8.0_392");
    CHECK(bearing_java_version(java) == 8);
    install("eleven", "11.0.2");
    install("new", "21");
    CHECK(bearing_java_version(java) == 21);
    install("unknown", "");
    CHECK(bearing_java_version(java) == 0);
    set_home("new");
    CHECK(finds("new"));
    set_home("unknown");
    CHECK(finds("unknown"));
    set_home("old");
    snprintf(path, sizeof path, "relative/bin::%s/none/bin:%s/eleven/bin:%s/new/bin", test_folder, test_folder,
             test_folder);
    setenv("PATH", path, 1);
    CHECK(finds("new"));
    setenv("PATH", "", 1);
    unsetenv("JAVA_HOME");
    char found[BEARING_OS_PATH];
    if (bearing_java_find(found)) { /* what this machine has in /usr/lib/jvm */
        CHECK(strncmp(found, "/usr/lib/jvm/", 13) == 0 && bearing_os_executable(found));
    }
}

static void conf(const char *text) {
    FILE *file = fopen(getenv("BEARING_ENGINE_CONF"), "w");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static bearing_launch launch;

static bool has(const char *argument) {
    for (int i = 0; launch.argument[i] != NULL; i++) {
        if (strcmp(launch.argument[i], argument) == 0) {
            return true;
        }
    }
    return false;
}

static void the_command_line_is_as_installed(void) {
    char text[2200];
    CHECK(!bearing_launch_prepare(&launch, "/run/folder")); /* not installed */
    conf("version=1\n");
    CHECK(!bearing_launch_prepare(&launch, "/run/folder"));
    snprintf(text, sizeof text, "java=%s\njar=/nowhere.jar\n", java);
    conf(text);
    CHECK(!bearing_launch_prepare(&launch, "/run/folder")); /* the jar is gone */
    snprintf(text, sizeof text, "java=%s\narchive=/nowhere.jsa\njar=%s\n", java, java);
    conf(text);
    CHECK(bearing_launch_prepare(&launch, "/run/folder"));
    CHECK(strcmp(launch.argument[0], java) == 0 && has("-XX:+UseSerialGC") && has("-Djava.awt.headless=true"));
    CHECK(!has("-XX:SharedArchiveFile=/nowhere.jsa"));
    int count = 0;
    while (launch.argument[count] != NULL) {
        count++;
    }
    CHECK(strcmp(launch.argument[count - 1], "/run/folder") == 0);
    CHECK(strcmp(launch.argument[count - 2], "--runtime") == 0);
    CHECK(strcmp(launch.argument[count - 3], "engine") == 0 && strcmp(launch.argument[count - 4], java) == 0);
    CHECK(strcmp(launch.argument[count - 5], "-jar") == 0);
    snprintf(text, sizeof text, "java=/gone/java\njar=%s\narchive=%s\n", java, java);
    conf(text);
    set_home("new");
    CHECK(bearing_launch_prepare(&launch, "/run/folder"));
    snprintf(text, sizeof text, "-XX:SharedArchiveFile=%s", java);
    CHECK(has(text) && strstr(launch.argument[0], "/new/bin/java") != NULL);
}

int main(void) {
    static char path[4096];
    test_begin();
    snprintf(path, sizeof path, "%s", getenv("PATH"));
    a_java_that_is_too_old_is_passed_over();
    the_command_line_is_as_installed();
    setenv("PATH", path, 1);
    test_end("the engine is started with a Java that is new enough");
    return 0;
}
