/* The presets that come with Bearing, for a host's browser: listed without a plug-in, loaded into one by name. */
#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"

#define THIS_VERSION {CLAP_VERSION_MAJOR, CLAP_VERSION_MINOR, CLAP_VERSION_REVISION}

typedef struct {
    clap_preset_discovery_provider_t provider;
    const clap_preset_discovery_indexer_t *indexer;
} bearing_clap_provider;

static const clap_preset_discovery_provider_descriptor_t descriptor = {
    .clap_version = THIS_VERSION,
    .id = BEARING_CLAP_ID ".presets",
    .name = "Bearing's presets",
    .vendor = "Bearing",
};

static bool provider_init(const clap_preset_discovery_provider_t *provider) {
    const bearing_clap_provider *self = provider->provider_data;
    const clap_preset_discovery_location_t inside = {
        .flags = CLAP_PRESET_DISCOVERY_IS_FACTORY_CONTENT,
        .name = "Bearing",
        .kind = CLAP_PRESET_DISCOVERY_LOCATION_PLUGIN,
        .location = NULL,
    };
    return self->indexer->declare_location(self->indexer, &inside);
}

static void provider_destroy(const clap_preset_discovery_provider_t *provider) {
    free(provider->provider_data);
}

static bool provider_get_metadata(const clap_preset_discovery_provider_t *provider, uint32_t kind, const char *location,
                                  const clap_preset_discovery_metadata_receiver_t *receiver) {
    static const clap_universal_plugin_id_t plugin = {.abi = "clap", .id = BEARING_CLAP_ID};
    (void) provider;
    (void) location;
    if (kind != CLAP_PRESET_DISCOVERY_LOCATION_PLUGIN || receiver == NULL) {
        return false;
    }
    for (int i = 0; i < bearing_preset_count; i++) {
        /* False: the host has heard enough. */
        if (!receiver->begin_preset(receiver, bearing_presets[i].name, bearing_presets[i].name)) {
            return true;
        }
        receiver->add_plugin_id(receiver, &plugin);
        receiver->set_flags(receiver, CLAP_PRESET_DISCOVERY_IS_FACTORY_CONTENT);
        receiver->add_creator(receiver, "Bearing");
        receiver->set_description(receiver, bearing_presets[i].description);
    }
    return true;
}

static const void *provider_get_extension(const clap_preset_discovery_provider_t *provider, const char *id) {
    (void) provider;
    (void) id;
    return NULL;
}

static uint32_t factory_count(const clap_preset_discovery_factory_t *factory) {
    (void) factory;
    return 1;
}

static const clap_preset_discovery_provider_descriptor_t *factory_descriptor(
    const clap_preset_discovery_factory_t *factory, uint32_t index) {
    (void) factory;
    return index == 0 ? &descriptor : NULL;
}

static const clap_preset_discovery_provider_t *factory_create(const clap_preset_discovery_factory_t *factory,
                                                              const clap_preset_discovery_indexer_t *indexer,
                                                              const char *id) {
    (void) factory;
    if (indexer == NULL || id == NULL || strcmp(id, descriptor.id) != 0) {
        return NULL;
    }
    bearing_clap_provider *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->indexer = indexer;
    self->provider = (clap_preset_discovery_provider_t){
        .desc = &descriptor,
        .provider_data = self,
        .init = provider_init,
        .destroy = provider_destroy,
        .get_metadata = provider_get_metadata,
        .get_extension = provider_get_extension,
    };
    return &self->provider;
}

const clap_preset_discovery_factory_t bearing_clap_presets = {
    .count = factory_count,
    .get_descriptor = factory_descriptor,
    .create = factory_create,
};

static int preset_of(const char *name) {
    for (int i = 0; name != NULL && i < bearing_preset_count; i++) {
        if (strcmp(bearing_presets[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* [main] Preset files are the engine's business; here are only the presets inside the plug-in. */
static bool from_location(const clap_plugin_t *plugin, uint32_t kind, const char *location, const char *load_key) {
    bearing_clap *self = bearing_clap_of(plugin);
    const clap_host_preset_load_t *host = self->host->get_extension(self->host, CLAP_EXT_PRESET_LOAD);
    if (host == NULL) {
        host = self->host->get_extension(self->host, CLAP_EXT_PRESET_LOAD_COMPAT);
    }
    int index = kind == CLAP_PRESET_DISCOVERY_LOCATION_PLUGIN ? preset_of(load_key) : -1;
    if (self->core == NULL || index < 0) {
        if (host != NULL && host->on_error != NULL) {
            host->on_error(self->host, kind, location, load_key, 0,
                           "This is no preset inside Bearing: choose one from the browser's list for Bearing.");
        }
        return false;
    }
    bearing_clap_apply(self, BEARING_PARAM_PRESET, index);
    bearing_clap_values_changed(self);
    if (host != NULL && host->loaded != NULL) {
        host->loaded(self->host, kind, location, load_key);
    }
    return true;
}

const clap_plugin_preset_load_t bearing_clap_preset_load = {.from_location = from_location};
