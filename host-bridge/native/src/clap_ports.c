/* One stereo input that passes to one stereo output, one MIDI output, and the small extensions. */
#include <stdio.h>
#include <string.h>

#include "clap_plugin.h"

enum { PORT_IN = 1, PORT_OUT = 2, PORT_MIDI = 3 };

/* [main] */
static uint32_t audio_count(const clap_plugin_t *plugin, bool is_input) {
    (void) plugin;
    (void) is_input;
    return 1;
}

/* [main] Stereo only: on a surround track a host must make the choice of two channels itself. */
static bool audio_get(const clap_plugin_t *plugin, uint32_t index, bool is_input, clap_audio_port_info_t *info) {
    (void) plugin;
    if (index != 0 || info == NULL) {
        return false;
    }
    memset(info, 0, sizeof *info);
    info->id = is_input ? PORT_IN : PORT_OUT;
    (void) snprintf(info->name, sizeof info->name, "%s", is_input ? "Input" : "Output");
    info->flags = CLAP_AUDIO_PORT_IS_MAIN;
    info->channel_count = 2;
    info->port_type = CLAP_PORT_STEREO;
    info->in_place_pair = is_input ? PORT_OUT : PORT_IN;
    return true;
}

static const clap_plugin_audio_ports_t audio_ports = {.count = audio_count, .get = audio_get};

/* [main] */
static uint32_t note_count(const clap_plugin_t *plugin, bool is_input) {
    (void) plugin;
    return is_input ? 0 : 1;
}

/* [main] */
static bool note_get(const clap_plugin_t *plugin, uint32_t index, bool is_input, clap_note_port_info_t *info) {
    (void) plugin;
    if (is_input || index != 0 || info == NULL) {
        return false;
    }
    memset(info, 0, sizeof *info);
    info->id = PORT_MIDI;
    info->supported_dialects = CLAP_NOTE_DIALECT_MIDI;
    info->preferred_dialect = CLAP_NOTE_DIALECT_MIDI;
    (void) snprintf(info->name, sizeof info->name, "Direction (pan, NRPN)");
    return true;
}

static const clap_plugin_note_ports_t note_ports = {.count = note_count, .get = note_get};

/* [main] The audio passes within its block. */
static uint32_t latency_get(const clap_plugin_t *plugin) {
    (void) plugin;
    return 0;
}

static const clap_plugin_latency_t latency = {.get = latency_get};

/* [main, audio] No sound goes on; process never lets the host put the plug-in to sleep, as results come later. */
static uint32_t tail_get(const clap_plugin_t *plugin) {
    (void) plugin;
    return 0;
}

static const clap_plugin_tail_t tail = {.get = tail_get};

/* [main] */
static bool render_has_hard_realtime_requirement(const clap_plugin_t *plugin) {
    (void) plugin;
    return false;
}

/* [main] */
static bool render_set(const clap_plugin_t *plugin, clap_plugin_render_mode mode) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self->core == NULL || (mode != CLAP_RENDER_REALTIME && mode != CLAP_RENDER_OFFLINE)) {
        return false;
    }
    bearing_set_offline(self->core, mode == CLAP_RENDER_OFFLINE);
    return true;
}

static const clap_plugin_render_t render = {
    .has_hard_realtime_requirement = render_has_hard_realtime_requirement,
    .set = render_set,
};

void bearing_clap_track_changed(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    const clap_host_track_info_t *tracks = self->host->get_extension(self->host, CLAP_EXT_TRACK_INFO);
    if (tracks == NULL) {
        tracks = self->host->get_extension(self->host, CLAP_EXT_TRACK_INFO_COMPAT);
    }
    if (self->core == NULL || tracks == NULL || tracks->get == NULL) {
        return;
    }
    clap_track_info_t info;
    memset(&info, 0, sizeof info);
    if (tracks->get(self->host, &info)) {
        info.name[sizeof info.name - 1] = 0;
        bearing_set_track_name(self->core, info.flags & CLAP_TRACK_INFO_HAS_TRACK_NAME ? info.name : "");
    }
}

static const clap_plugin_track_info_t track_info = {.changed = bearing_clap_track_changed};

const void *bearing_clap_extension(const clap_plugin_t *plugin, const char *id) {
    static const struct {
        const char *id;
        const void *extension;
    } offered[] = {
        {CLAP_EXT_AUDIO_PORTS, &audio_ports},
        {CLAP_EXT_NOTE_PORTS, &note_ports},
        {CLAP_EXT_PARAMS, &bearing_clap_params},
        {CLAP_EXT_STATE, &bearing_clap_state},
        {CLAP_EXT_LATENCY, &latency},
        {CLAP_EXT_TAIL, &tail},
        {CLAP_EXT_RENDER, &render},
        {CLAP_EXT_TRACK_INFO, &track_info},
        {CLAP_EXT_TRACK_INFO_COMPAT, &track_info},
        {CLAP_EXT_PRESET_LOAD, &bearing_clap_preset_load},
        {CLAP_EXT_PRESET_LOAD_COMPAT, &bearing_clap_preset_load},
    };
    (void) plugin;
    for (size_t i = 0; id != NULL && i < sizeof offered / sizeof offered[0]; i++) {
        if (strcmp(id, offered[i].id) == 0) {
            return offered[i].extension;
        }
    }
    return NULL;
}
