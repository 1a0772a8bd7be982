/* For tests that let the plug-in start test/fake_engine.c. */
#ifndef BEARING_TEST_ENGINE_H
#define BEARING_TEST_ENGINE_H

#include <signal.h>

#include "check.h"

/* The engine's process number, 0 = none lives. */
static inline pid_t engine_pid(void) {
    struct bearing_control control;
    if (bearing_os_read(getenv("BEARING_RUNTIME_DIR"), BEARING_FILE_CONTROL, &control, sizeof control)
        != (int) sizeof control) {
        return 0;
    }
    return bearing_os_alive(control.engine_pid) ? (pid_t) control.engine_pid : 0;
}

/* Kills the fake engine; never what else the control file may name. */
static inline void engine_end(void) {
    pid_t pid = engine_pid();
    char path[64];
    char name[32] = "";
    snprintf(path, sizeof path, "/proc/%d/comm", (int) pid);
    if (pid > 0 && bearing_os_read(NULL, path, name, sizeof name - 1) > 0 && strcmp(name, "fake_engine\n") == 0) {
        kill(pid, SIGKILL);
    }
}

static pid_t engine_owner;

/* Also after a check that failed; not in the hosts that a test forks. */
static inline void engine_end_at_exit(void) {
    if (getpid() == engine_owner) {
        engine_end();
    }
}

/* Writes engine.conf so that the fake engine beside this program is the "java". */
static inline void engine_installed(void) {
    char self[512];
    test_beside("fake_engine", self, sizeof self);
    FILE *conf = fopen(getenv("BEARING_ENGINE_CONF"), "w");
    CHECK(conf != NULL);
    fprintf(conf, "java=%s\r\njar=%s\narchive=/nowhere\nversion=test\n", self, self);
    CHECK(fclose(conf) == 0);
    engine_owner = getpid();
    CHECK(atexit(engine_end_at_exit) == 0);
}

/* How many engines were ever started. */
static inline int engine_starts(void) {
    char text[8192];
    int lines = 0;
    int count = bearing_os_read(getenv("BEARING_RUNTIME_DIR"), "starts", text, sizeof text);
    for (int i = 0; i < count; i++) {
        lines += text[i] == '\n' ? 1 : 0;
    }
    return lines;
}

#endif
