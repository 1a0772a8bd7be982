/* What the tests share: a check that tells where it failed, a temporary folder, a fake engine inside the process. */
#ifndef BEARING_CHECK_H
#define BEARING_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "instance.h"

#define CHECK(condition)                                                             \
    do {                                                                             \
        if (!(condition)) {                                                          \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                                 \
        }                                                                            \
    } while (0)

static char test_folder[256];

static inline void test_remove_folder(void) {
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", test_folder);
    if (system(command) != 0) {
        fprintf(stderr, "%s could not be removed\n", test_folder);
    }
}

/* Runtime folder, engine.conf (missing) and HOME in a temporary folder. */
static inline void test_begin(void) {
    snprintf(test_folder, sizeof test_folder, "/tmp/bearing-test-XXXXXX");
    CHECK(mkdtemp(test_folder) != NULL);
    char path[300];
    snprintf(path, sizeof path, "%s/run", test_folder);
    setenv("BEARING_RUNTIME_DIR", path, 1);
    snprintf(path, sizeof path, "%s/engine.conf", test_folder);
    setenv("BEARING_ENGINE_CONF", path, 1);
}

/* A path relative to the folder of the running test. */
static inline void test_beside(const char *name, char *path, size_t size) {
    char self[512];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    CHECK(length > 0);
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    CHECK(snprintf(path, size, "%s/%s", self, name) < (int) size);
}

static inline void test_end(const char *name) {
    test_remove_folder();
    printf("passed: %s\n", name);
}

/* This process plays the engine: it lives and has looked at the instance just now. */
static inline void fake_alive(bearing_core *core) {
    STORE(core->ring->heartbeat_ns, bearing_os_now_ns());
    STORE(core->ring->status, BEARING_STATUS_LISTENING);
    STORE(core->ring->generation, bearing_os_pid());
}

/* Waits, at most 5 s, until the watchdog sees it so. */
static inline bool watch_becomes(bearing_core *core, uint32_t watch) {
    for (int i = 0; i < 500 && LOAD(core->watch) != watch; i++) {
        if (watch == BEARING_WATCH_FINE) {
            fake_alive(core);
        }
        bearing_os_sleep_ns(10000000);
    }
    return LOAD(core->watch) == watch;
}

/* The engine's steps of writing one result; stops after so many, as if killed there. */
static inline void fake_result(struct bearing_ring *ring, float azimuth_rad, uint64_t due, int steps) {
    uint32_t sequence = LOAD(ring->result_sequence);
    struct bearing_ring_result *slot = &ring->result[(sequence + 1) & 1];
    float elevation_rad = azimuth_rad / 4;
    for (int step = 0; step < steps; step++) {
        switch (step) {
            case 0: STORE(slot->position, due); break;
            case 1: STORE(slot->timeline, (int64_t) due + 1000); break;
            case 2: STORE(slot->due, due); break;
            case 3: STORE(slot->count, 1); break;
            case 4: __atomic_store(&slot->direction[0].azimuth_rad, &azimuth_rad, __ATOMIC_RELEASE); break;
            case 5: __atomic_store(&slot->direction[0].elevation_rad, &elevation_rad, __ATOMIC_RELEASE); break;
            case 6: slot->direction[0].confidence = 0.5F; break;
            case 7: slot->level_dbfs = -20; break;
            case 8: slot->direction[0].track = 1; break;
            case 9: STORE(ring->result_sequence, sequence + 1); break;
            default: break;
        }
    }
}
#define FAKE_RESULT_STEPS 10

#endif
