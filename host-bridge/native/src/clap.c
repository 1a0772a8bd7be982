/* The CLAP file and the life of one plug-in in it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"

#ifdef _WIN32
#define BEARING_EXPORT __declspec(dllexport)
#else
#define BEARING_EXPORT __attribute__((visibility("default")))
#endif

#ifndef BEARING_VERSION
#define BEARING_VERSION "0.1.0"
#endif

#define THIS_VERSION {CLAP_VERSION_MAJOR, CLAP_VERSION_MINOR, CLAP_VERSION_REVISION}

static const char *const features[] = {CLAP_PLUGIN_FEATURE_ANALYZER, CLAP_PLUGIN_FEATURE_AUDIO_EFFECT,
                                       CLAP_PLUGIN_FEATURE_STEREO, NULL};

static const clap_plugin_descriptor_t descriptor = {
    .clap_version = THIS_VERSION,
    .id = BEARING_CLAP_ID,
    .name = "Bearing",
    .vendor = "Bearing",
    .url = "",
    .manual_url = "",
    .support_url = "",
    .version = BEARING_VERSION,
    .description = "Shows where the sound in a stereo track comes from; the audio passes untouched.",
    .features = features,
};

/* [main] */
static bool plugin_init(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self->core == NULL) {
        self->core = bearing_open(BEARING_RING_FORMAT_CLAP);
    }
    bearing_clap_forget(self);
    return self->core != NULL;
}

/* [main] */
static void plugin_deactivate(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (!self->active) {
        return;
    }
    self->active = false;
    bearing_deactivate(self->core);
    if (self->gestures != 0) {
        /* An open gesture would make the host record for ever; only flush can still end it. */
        const clap_host_params_t *params = self->host->get_extension(self->host, CLAP_EXT_PARAMS);
        if (params != NULL && params->request_flush != NULL) {
            params->request_flush(self->host);
        }
    }
}

/* [main] */
static void plugin_destroy(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self->active) {
        self->active = false;
        bearing_deactivate(self->core);
    }
    if (self->core != NULL) {
        bearing_close(self->core);
    }
    free(self);
}

/* [main] Without shared memory the audio passes all the same and the status says so: no reason to refuse. */
static bool plugin_activate(const clap_plugin_t *plugin, double sample_rate, uint32_t min_frames, uint32_t max_frames) {
    bearing_clap *self = bearing_clap_of(plugin);
    (void) min_frames;
    if (self->core == NULL || !isfinite(sample_rate) || sample_rate < 1) {
        return false;
    }
    plugin_deactivate(plugin);
    self->sample_rate_hz = sample_rate;
    bearing_clap_forget(self);
    bearing_clap_track_changed(plugin);
    (void) bearing_activate(self->core, sample_rate, max_frames);
    self->active = true;
    return true;
}

/* [audio] */
static bool plugin_start_processing(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self->core == NULL) {
        return false;
    }
    bearing_clap_forget(self);
    return true;
}

/* [audio] */
static void plugin_stop_processing(const clap_plugin_t *plugin) {
    bearing_clap_forget(bearing_clap_of(plugin));
}

/* [audio] while active */
static void plugin_reset(const clap_plugin_t *plugin) {
    bearing_clap *self = bearing_clap_of(plugin);
    bearing_clap_forget(self);
    if (self->core != NULL) {
        bearing_reset(self->core);
    }
}

/* [main] Nothing asks for it. */
static void plugin_on_main_thread(const clap_plugin_t *plugin) {
    (void) plugin;
}

static uint32_t factory_count(const clap_plugin_factory_t *factory) {
    (void) factory;
    return 1;
}

static const clap_plugin_descriptor_t *factory_descriptor(const clap_plugin_factory_t *factory, uint32_t index) {
    (void) factory;
    return index == 0 ? &descriptor : NULL;
}

/* [main] Nothing is started or mapped here, so that a scan costs nothing. */
static const clap_plugin_t *factory_create(const clap_plugin_factory_t *factory, const clap_host_t *host,
                                           const char *id) {
    (void) factory;
    if (host == NULL || host->clap_version.major < 1 || id == NULL || strcmp(id, BEARING_CLAP_ID) != 0) {
        return NULL;
    }
    bearing_clap *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->host = host;
    self->plugin = (clap_plugin_t){
        .desc = &descriptor,
        .plugin_data = self,
        .init = plugin_init,
        .destroy = plugin_destroy,
        .activate = plugin_activate,
        .deactivate = plugin_deactivate,
        .start_processing = plugin_start_processing,
        .stop_processing = plugin_stop_processing,
        .reset = plugin_reset,
        .process = bearing_clap_process,
        .get_extension = bearing_clap_extension,
        .on_main_thread = plugin_on_main_thread,
    };
    bearing_clap_values_init(self);
    return &self->plugin;
}

static const clap_plugin_factory_t factory = {
    .get_plugin_count = factory_count,
    .get_plugin_descriptor = factory_descriptor,
    .create_plugin = factory_create,
};

static bool entry_init(const char *path) {
    (void) path;
    return true;
}

static void entry_deinit(void) {
}

static const void *entry_get_factory(const char *id) {
    if (id == NULL) {
        return NULL;
    }
    if (strcmp(id, CLAP_PLUGIN_FACTORY_ID) == 0) {
        return &factory;
    }
    if (strcmp(id, CLAP_PRESET_DISCOVERY_FACTORY_ID) == 0 || strcmp(id, CLAP_PRESET_DISCOVERY_FACTORY_ID_COMPAT) == 0) {
        return &bearing_clap_presets;
    }
    return NULL;
}

/* The one symbol that a host looks for. */
extern const clap_plugin_entry_t clap_entry;
BEARING_EXPORT const clap_plugin_entry_t clap_entry = {
    .clap_version = THIS_VERSION,
    .init = entry_init,
    .deinit = entry_deinit,
    .get_factory = entry_get_factory,
};
