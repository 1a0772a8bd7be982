/* The first LV2 plug-in as a host runs it, without LV2's headers: its descriptor is eight pointers. */
#ifndef BEARING_TEST_LV2_HOST_H
#define BEARING_TEST_LV2_HOST_H

#include <dlfcn.h>

#include "check.h"

typedef struct {
    const char *uri;
    void *(*instantiate)(const void *descriptor, double rate, const char *bundle, const void *features);
    void (*connect_port)(void *handle, uint32_t port, void *data);
    void (*activate)(void *handle);
    void (*run)(void *handle, uint32_t frames);
    void (*deactivate)(void *handle);
    void (*cleanup)(void *handle);
} lv2_descriptor_layout;

static const lv2_descriptor_layout *lv2; /* NULL = not built here */
static void *lv2_handle;

static inline void lv2_load(float *audio[4]) {
    static float controls[32];
    char path[512];
    test_beside("../bearing.lv2/bearing.so", path, sizeof path);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        return;
    }
    const lv2_descriptor_layout *(*descriptor)(uint32_t);
    void *found = dlsym(library, "lv2_descriptor");
    memcpy(&descriptor, &found, sizeof descriptor);
    CHECK(found != NULL);
    lv2 = descriptor(0);
    lv2_handle = lv2->instantiate(lv2, 48000, path, NULL);
    CHECK(lv2_handle != NULL);
    for (uint32_t port = 0; port < 23; port++) {
        lv2->connect_port(lv2_handle, port, port < 4 ? audio[port] : &controls[port]);
    }
    lv2->activate(lv2_handle);
}

static inline void lv2_unload(void) {
    if (lv2 != NULL) {
        lv2->deactivate(lv2_handle);
        lv2->cleanup(lv2_handle);
    }
}

#endif
