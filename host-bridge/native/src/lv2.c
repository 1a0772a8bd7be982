#include "lv2.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "instance.h"

_Static_assert(BEARING_LV2_PORTS <= 32, "few ports");

float bearing_lv2_input(const bearing_lv2 *self, uint32_t id) {
    const bearing_parameter *parameter = bearing_parameter_of(id);
    const float *port = self->ports[BEARING_LV2_PARAMETERS + (parameter - bearing_parameters)];
    return port != NULL ? *port : (float) parameter->start;
}

static LV2_URID map_uri(const LV2_URID_Map *map, const char *uri) { return map->map(map->handle, uri); }

static void map_all(bearing_lv2 *self, LV2_URID_Map *map) {
    self->urids = (bearing_lv2_urids){
        .position = map_uri(map, LV2_TIME__Position),
        .frame = map_uri(map, LV2_TIME__frame),
        .speed = map_uri(map, LV2_TIME__speed),
        .midi = map_uri(map, LV2_MIDI__MidiEvent),
        .event = map_uri(map, BEARING_LV2_AUTOMATE "event"),
        .parameter = map_uri(map, BEARING_LV2_AUTOMATE "parameter"),
        .value = map_uri(map, BEARING_LV2_AUTOMATE "value"),
        .string = map_uri(map, LV2_ATOM__String),
        .preset_name = map_uri(map, BEARING_LV2_URI "#preset"),
        .method_name = map_uri(map, BEARING_LV2_URI "#method"),
    };
    lv2_atom_forge_init(&self->forge, map);
    self->mapped = true;
}

static LV2_Handle instantiate(const LV2_Descriptor *descriptor, double rate, const char *bundle,
                              const LV2_Feature *const *features) {
    (void) bundle;
    LV2_URID_Map *map = NULL;
    for (int i = 0; features != NULL && features[i] != NULL; i++) {
        if (strcmp(features[i]->URI, LV2_URID__map) == 0) {
            map = features[i]->data;
        }
    }
    bool capture = strcmp(descriptor->URI, BEARING_LV2_CAPTURE_URI) == 0;
    bearing_lv2 *self = capture && map == NULL ? NULL : calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->core = bearing_open(BEARING_RING_FORMAT_LV2);
    if (self->core == NULL) {
        free(self);
        return NULL;
    }
    self->capture_plugin = capture;
    self->sample_rate_hz = rate;
    if (map != NULL) {
        map_all(self, map);
    }
    for (int i = 0; i < BEARING_LV2_PARAMETER_COUNT; i++) {
        self->seen[i] = NAN;
    }
    return self;
}

static void cleanup(LV2_Handle handle) {
    bearing_lv2 *self = handle;
    bearing_close(self->core);
    free(self);
}

static void connect_port(LV2_Handle handle, uint32_t port, void *data) {
    bearing_lv2 *self = handle;
    if (port < BEARING_LV2_PORTS) {
        self->ports[port] = data;
    }
}

static void activate(LV2_Handle handle) {
    bearing_lv2 *self = handle;
    self->time = (bearing_time){.rolling = false};
    bearing_recorder_init(&self->recorder);
    bearing_midi_init(&self->midi);
    /* Without shared memory the audio passes all the same. */
    bearing_activate(self->core, self->sample_rate_hz, 0);
}

static void deactivate(LV2_Handle handle) { bearing_deactivate(((bearing_lv2 *) handle)->core); }

static void apply(bearing_lv2 *self, uint32_t id, float value) {
    switch (id) {
        case BEARING_PARAM_BYPASS: /* the port says "enabled" */
            bearing_set_bypass(self->core, value < 0.5F);
            break;
        case BEARING_PARAM_PRESET:
            bearing_set_preset(self->core, (int) lrintf(value));
            break;
        case BEARING_PARAM_METHOD:
            bearing_set_method(self->core, (int) lrintf(value));
            break;
        case BEARING_PARAM_SMOOTHING:
            bearing_set_smoothing(self->core, value);
            break;
        case BEARING_PARAM_CAPTURE:
            /* Hosts save ports. A session that opens must not begin to write: only a switch-on counts. */
            self->capture_allowed = self->capture_allowed || value < 0.5F;
            bearing_set_capture(self->core, self->capture_allowed && value >= 0.5F);
            break;
        case BEARING_PARAM_SOURCE:
            bearing_set_source(self->core, value >= 0.5F ? BEARING_SOURCE_AUTOMATION : BEARING_SOURCE_DETECTED);
            break;
        case BEARING_PARAM_SEND:
            bearing_set_send(self->core, value >= 0.5F);
            break;
        case BEARING_PARAM_TARGET:
            bearing_set_target(self->core, (int) lrintf(value));
            break;
        case BEARING_PARAM_OBJECT:
            bearing_set_object(self->core, (int) lrintf(value));
            break;
        default:
            break;
    }
}

/* A restored name stands until the port moves away from where the same session put it. */
static void keep_restored(bearing_lv2 *self, int *restored, uint32_t id) {
    if (__atomic_exchange_n(restored, 0, __ATOMIC_ACQ_REL) != 0) {
        self->seen[bearing_parameter_of(id) - bearing_parameters] = bearing_lv2_input(self, id);
    }
}

static void read_controls(bearing_lv2 *self) {
    keep_restored(self, &self->preset_restored, BEARING_PARAM_PRESET);
    keep_restored(self, &self->method_restored, BEARING_PARAM_METHOD);
    for (int i = 0; i < BEARING_LV2_PARAMETER_COUNT; i++) {
        const float *port = self->ports[BEARING_LV2_PARAMETERS + i];
        if ((bearing_parameters[i].flags & BEARING_PARAM_IS_OUTPUT) == 0 && port != NULL && isfinite(*port)
            && !(*port == self->seen[i])) {
            self->seen[i] = *port;
            apply(self, bearing_parameters[i].id, *port);
        }
    }
    const float *free_wheeling = self->ports[BEARING_LV2_FREE_WHEELING];
    bearing_set_offline(self->core, free_wheeling != NULL && *free_wheeling >= 0.5F);
    bearing_steer(self->core, bearing_lv2_input(self, BEARING_PARAM_AZIMUTH),
                  bearing_lv2_input(self, BEARING_PARAM_ELEVATION));
}

static void write_output(bearing_lv2 *self, uint32_t id, float value) {
    float *port = self->ports[BEARING_LV2_PARAMETERS + (bearing_parameter_of(id) - bearing_parameters)];
    if (port != NULL) {
        *port = value;
    }
}

static void run(LV2_Handle handle, uint32_t frames) {
    bearing_lv2 *self = handle;
    read_controls(self);
    if (self->capture_plugin) {
        bearing_lv2_read_time(self);
    }
    bearing_process(self->core, self->ports[BEARING_LV2_IN_LEFT], self->ports[BEARING_LV2_IN_RIGHT],
                    self->ports[BEARING_LV2_OUT_LEFT], self->ports[BEARING_LV2_OUT_RIGHT], frames,
                    self->capture_plugin ? &self->time : NULL);
    const bearing_reading *now = bearing_read(self->core);
    write_output(self, BEARING_PARAM_OUT_AZIMUTH, now->azimuth_deg);
    write_output(self, BEARING_PARAM_OUT_ELEVATION, now->elevation_deg);
    write_output(self, BEARING_PARAM_OUT_CONFIDENCE, now->confidence);
    write_output(self, BEARING_PARAM_OUT_PRESENT, now->present ? 1 : 0);
    write_output(self, BEARING_PARAM_OUT_LEVEL, now->level_dbfs);
    write_output(self, BEARING_PARAM_OUT_STATUS, (float) now->status);
    if (self->capture_plugin) {
        bearing_lv2_write_events(self, frames);
    }
}

/* Ports hold numbers; the names are saved too, so that a name that this version does not know is not lost. */
static LV2_State_Status save(LV2_Handle handle, LV2_State_Store_Function store, LV2_State_Handle state, uint32_t flags,
                             const LV2_Feature *const *features) {
    (void) flags;
    (void) features;
    bearing_lv2 *self = handle;
    if (!self->mapped) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    const char *preset = bearing_preset_name(self->core);
    const char *method = bearing_method_name(self->core);
    uint32_t plain = LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE;
    LV2_URID text = self->urids.string;
    LV2_State_Status status = store(state, self->urids.preset_name, preset, strlen(preset) + 1, text, plain);
    if (status == LV2_STATE_SUCCESS) {
        status = store(state, self->urids.method_name, method, strlen(method) + 1, text, plain);
    }
    return status;
}

/* NULL: it is not there, or no text. */
static const char *saved_text(const bearing_lv2 *self, LV2_State_Retrieve_Function retrieve, LV2_State_Handle state,
                              LV2_URID key) {
    size_t size = 0;
    uint32_t type = 0;
    uint32_t flags = 0;
    const char *text = retrieve(state, key, &size, &type, &flags);
    bool whole = text != NULL && type == self->urids.string && size > 0 && text[size - 1] == '\0';
    return whole ? text : NULL;
}

static LV2_State_Status restore(LV2_Handle handle, LV2_State_Retrieve_Function retrieve, LV2_State_Handle state,
                                uint32_t flags, const LV2_Feature *const *features) {
    (void) flags;
    (void) features;
    bearing_lv2 *self = handle;
    if (!self->mapped) {
        return LV2_STATE_ERR_NO_FEATURE;
    }
    const char *preset = saved_text(self, retrieve, state, self->urids.preset_name);
    const char *method = saved_text(self, retrieve, state, self->urids.method_name);
    if (preset != NULL) {
        bearing_set_preset_name(self->core, preset);
        STORE(self->preset_restored, 1);
    }
    if (method != NULL) {
        bearing_set_method_name(self->core, method);
        STORE(self->method_restored, 1);
    }
    return LV2_STATE_SUCCESS;
}

static const void *extension_data(const char *uri) {
    static const LV2_State_Interface state = {save, restore};
    return strcmp(uri, LV2_STATE__interface) == 0 ? &state : NULL;
}

static const LV2_Descriptor descriptors[] = {
    {BEARING_LV2_URI, instantiate, connect_port, activate, run, deactivate, cleanup, extension_data},
    {BEARING_LV2_CAPTURE_URI, instantiate, connect_port, activate, run, deactivate, cleanup, extension_data},
};

__attribute__((visibility("default"))) const LV2_Descriptor *lv2_descriptor(uint32_t index);

const LV2_Descriptor *lv2_descriptor(uint32_t index) { return index < 2 ? &descriptors[index] : NULL; }
