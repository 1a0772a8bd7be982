#include <string.h>

#include "instance.h"

static const char *preset_name(int index) { return bearing_presets[index].name; }
static const char *method_name(int index) { return bearing_methods[index].name; }

/* Cuts a text that is too long at the start of a character, never within one. */
static void put(char *to, size_t size, const char *text) {
    size_t length = strlen(text);
    if (length >= size) {
        length = size - 1;
        while (length > 0 && ((unsigned char) text[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    memset(to, 0, size);
    memcpy(to, text, length);
}

static void changed(bearing_core *core) { __atomic_add_fetch(&core->settings.changes, 1, __ATOMIC_RELEASE); }

void bearing_settings_init(bearing_settings *settings) {
    memset(settings, 0, sizeof *settings);
    settings->changes = 1;
    settings->smoothing = 0.5F; /* as the preset says */
    settings->object = 1;
}

void bearing_set_smoothing(bearing_core *core, float smoothing) {
    float value = smoothing > 0 ? (smoothing < 1 ? smoothing : 1) : 0;
    __atomic_store(&core->settings.smoothing, &value, __ATOMIC_RELEASE);
    changed(core);
}

void bearing_set_capture(bearing_core *core, bool on) {
    STORE(core->settings.capture, on ? 1 : 0);
    changed(core);
}

void bearing_set_send(bearing_core *core, bool on) {
    STORE(core->settings.send, on ? 1 : 0);
    changed(core);
}

void bearing_set_target(bearing_core *core, int index) {
    STORE(core->settings.target, index);
    changed(core);
}

void bearing_set_object(bearing_core *core, int number) {
    STORE(core->settings.object, number);
    changed(core);
}

void bearing_set_preset(bearing_core *core, int index) {
    if (index >= 0 && index < bearing_preset_count) {
        STORE(core->settings.preset, index);
        changed(core);
    }
}

void bearing_set_method(bearing_core *core, int index) {
    if (index >= 0 && index < bearing_method_count) {
        STORE(core->settings.method, index);
        changed(core);
    }
}

/* The number of a name in a list; a name that is not in it is kept as it is. */
static void set_name(bearing_core *core, const char *name, const char *(*of)(int), int count, int *index, char *kept,
                     size_t size) {
    int found = -1;
    for (int i = 0; i < count && found < 0; i++) {
        found = strcmp(of(i), name) == 0 ? i : -1;
    }
    bearing_os_enter();
    put(kept, size, name);
    STORE(*index, found);
    changed(core);
    bearing_os_leave();
}

void bearing_set_preset_name(bearing_core *core, const char *name) {
    bearing_settings *settings = &core->settings;
    set_name(core, name, preset_name, bearing_preset_count, &settings->preset, settings->preset_name,
             sizeof settings->preset_name);
}

void bearing_set_method_name(bearing_core *core, const char *name) {
    bearing_settings *settings = &core->settings;
    set_name(core, name, method_name, bearing_method_count, &settings->method, settings->method_name,
             sizeof settings->method_name);
}

void bearing_set_track_name(bearing_core *core, const char *name) {
    bearing_os_enter();
    put(core->settings.track_name, sizeof core->settings.track_name, name);
    changed(core);
    bearing_os_leave();
}

const char *bearing_preset_name(const bearing_core *core) {
    int index = LOAD(core->settings.preset);
    return index >= 0 ? preset_name(index) : core->settings.preset_name;
}

const char *bearing_method_name(const bearing_core *core) {
    int index = LOAD(core->settings.method);
    return index >= 0 ? method_name(index) : core->settings.method_name;
}

void bearing_settings_hand(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    bearing_settings *settings = &core->settings;
    uint32_t changes = LOAD(settings->changes);
    if (changes == core->changes_handed && ring->settings_sequence != 0) {
        return;
    }
    uint32_t sequence = ring->settings_sequence;
    STORE_RELAXED(ring->settings_sequence, sequence + 1);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    __atomic_load(&settings->smoothing, &ring->smoothing, __ATOMIC_ACQUIRE);
    ring->capture = (uint32_t) LOAD(settings->capture);
    ring->send = (uint32_t) LOAD(settings->send);
    ring->target = (uint32_t) LOAD(settings->target);
    ring->object = (uint32_t) LOAD(settings->object);
    put(ring->preset, sizeof ring->preset, bearing_preset_name(core));
    put(ring->method, sizeof ring->method, bearing_method_name(core));
    put(ring->track_name, sizeof ring->track_name, settings->track_name);
    STORE(ring->settings_sequence, sequence + 2);
    core->changes_handed = changes;
}
