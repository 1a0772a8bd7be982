/* The processor as the host sees it: IComponent, IAudioProcessor, IConnectionPoint. */
#include <stdlib.h>
#include <string.h>

#include "vst3_processor.h"

#define PROCESSOR(self, member) BEARING_VST3_OBJECT(self, bearing_vst3_processor, member)
#define USUAL_RATE_HZ 48000.0 /* for hosts that activate without a setup */
#define USUAL_BLOCK 8192

static const bearing_vst3_face faces[] = {
    {Steinberg_FUnknown_iid, offsetof(struct bearing_vst3_processor, component)},
    {Steinberg_IPluginBase_iid, offsetof(struct bearing_vst3_processor, component)},
    {Steinberg_Vst_IComponent_iid, offsetof(struct bearing_vst3_processor, component)},
    {Steinberg_Vst_IAudioProcessor_iid, offsetof(struct bearing_vst3_processor, audio)},
    {Steinberg_Vst_IConnectionPoint_iid, offsetof(struct bearing_vst3_processor, connection)},
    {Steinberg_Vst_IProcessContextRequirements_iid, offsetof(struct bearing_vst3_processor, requirements)},
};

static Steinberg_tresult bearing_vst3_processor_query(struct bearing_vst3_processor *p, const char *id, void **out) {
    return bearing_vst3_query(p, faces, (int) (sizeof faces / sizeof *faces), id, out, &p->references);
}

static Steinberg_uint32 bearing_vst3_processor_add(struct bearing_vst3_processor *p) {
    return atomic_fetch_add(&p->references, 1) + 1;
}

static Steinberg_tresult terminate(void *self);

static Steinberg_uint32 bearing_vst3_processor_drop(struct bearing_vst3_processor *p) {
    uint32_t left = bearing_vst3_drop(&p->references);
    if (left == 0) {
        atomic_store(&p->references, UINT32_MAX / 2); /* whoever takes and drops one meanwhile does not end it again */
        terminate(&p->component);
        bearing_close(p->core);
        free(p);
    }
    return left;
}

BEARING_VST3_UNKNOWN(component, bearing_vst3_processor, component)
BEARING_VST3_UNKNOWN(audio, bearing_vst3_processor, audio)
BEARING_VST3_UNKNOWN(connection, bearing_vst3_processor, connection)
BEARING_VST3_UNKNOWN(requirements, bearing_vst3_processor, requirements)

static Steinberg_tresult initialize(void *self, struct Steinberg_FUnknown *context) {
    struct bearing_vst3_processor *p = PROCESSOR(self, component);
    if (p->host != NULL) {
        return Steinberg_kResultFalse;
    }
    p->host = bearing_vst3_ask(context, Steinberg_FUnknown_iid);
    return Steinberg_kResultOk;
}

static Steinberg_tresult disconnect(void *self, struct Steinberg_Vst_IConnectionPoint *other) {
    struct bearing_vst3_processor *p = PROCESSOR(self, connection);
    if (p->peer == NULL || (other != NULL && other != p->peer)) {
        return Steinberg_kResultFalse;
    }
    bearing_vst3_release(p->peer);
    p->peer = NULL;
    atomic_store(&p->heard, false);
    return Steinberg_kResultOk;
}

static Steinberg_tresult connect(void *self, struct Steinberg_Vst_IConnectionPoint *other) {
    struct bearing_vst3_processor *p = PROCESSOR(self, connection);
    if (other == NULL) {
        return Steinberg_kInvalidArgument;
    }
    disconnect(self, NULL);
    other->lpVtbl->addRef(other);
    p->peer = other;
    return Steinberg_kResultOk;
}

static Steinberg_tresult notify(void *self, struct Steinberg_Vst_IMessage *message) {
    struct bearing_vst3_processor *p = PROCESSOR(self, connection);
    const char *name = message == NULL ? NULL : message->lpVtbl->getMessageID(message);
    if (name == NULL) {
        return Steinberg_kInvalidArgument;
    }
    if (strcmp(name, BEARING_VST3_MESSAGE_HEARD) == 0) {
        atomic_store(&p->heard, true);
        return Steinberg_kResultOk;
    }
    struct Steinberg_Vst_IAttributeList *attributes = message->lpVtbl->getAttributes(message);
    if (strcmp(name, BEARING_VST3_MESSAGE_TRACK) != 0 || attributes == NULL) {
        return Steinberg_kResultFalse;
    }
    Steinberg_Vst_String128 text = {0};
    char track[128];
    if (attributes->lpVtbl->getString(attributes, BEARING_VST3_ATTRIBUTE_TEXT, text, sizeof text) !=
        Steinberg_kResultOk) {
        return Steinberg_kResultFalse;
    }
    text[127] = 0;
    bearing_vst3_utf8(text, track, sizeof track);
    bearing_set_track_name(p->core, track);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_controller_class_id(void *self, char *id) {
    (void) self;
    if (id == NULL) {
        return Steinberg_kInvalidArgument;
    }
    memcpy(id, bearing_vst3_controller_id, sizeof(Steinberg_TUID));
    return Steinberg_kResultOk;
}

static Steinberg_tresult set_io_mode(void *self, Steinberg_Vst_IoMode mode) {
    (void) self;
    (void) mode;
    return Steinberg_kNotImplemented;
}

/* Also without shared memory the audio passes, so that this never fails; the status says what is missing. */
static Steinberg_tresult set_active(void *self, Steinberg_TBool state) {
    struct bearing_vst3_processor *p = PROCESSOR(self, component);
    if ((state != 0) == p->active) {
        return Steinberg_kResultOk;
    }
    p->active = state != 0;
    bearing_vst3_forget(p);
    if (p->active) {
        (void) bearing_activate(p->core, p->setup.sampleRate, (uint32_t) p->setup.maxSamplesPerBlock);
    } else {
        bearing_deactivate(p->core);
        (void) bearing_vst3_send(p->host, p->peer, BEARING_VST3_MESSAGE_STOPPED, NULL);
    }
    return Steinberg_kResultOk;
}

static Steinberg_tresult terminate(void *self) {
    struct bearing_vst3_processor *p = PROCESSOR(self, component);
    set_active(self, 0);
    disconnect(&p->connection, NULL);
    bearing_vst3_release(p->host);
    p->host = NULL;
    return Steinberg_kResultOk;
}

/* The names go last: an unknown one is kept in the core, and the list's number stays what it was. */
static Steinberg_tresult set_state(void *self, struct Steinberg_IBStream *stream) {
    struct bearing_vst3_processor *p = PROCESSOR(self, component);
    bearing_vst3_state state;
    if (!bearing_vst3_read_state(stream, &state)) {
        return Steinberg_kResultFalse;
    }
    int preset = bearing_vst3_named(bearing_presets, bearing_preset_count, state.preset);
    int method = bearing_vst3_named(bearing_methods, bearing_method_count, state.method);
    for (int i = 0; i < bearing_parameter_count; i++) {
        uint32_t id = bearing_parameters[i].id;
        if (id == BEARING_PARAM_PRESET || id == BEARING_PARAM_METHOD) {
            int index = id == BEARING_PARAM_PRESET ? preset : method;
            atomic_store(&p->plain[i], index < 0 ? 0 : index);
        } else if ((bearing_parameters[i].flags & BEARING_PARAM_IS_NOT_SAVED) == 0) {
            bearing_vst3_apply(p, i, state.plain[i]);
        }
    }
    if (state.preset[0] != 0) {
        bearing_set_preset_name(p->core, state.preset);
    } else {
        bearing_set_preset(p->core, 0);
    }
    bearing_set_method_name(p->core, state.method);
    atomic_store(&p->steered, true);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_state(void *self, struct Steinberg_IBStream *stream) {
    struct bearing_vst3_processor *p = PROCESSOR(self, component);
    bearing_vst3_state state;
    bearing_vst3_start_state(&state);
    for (int i = 0; i < bearing_parameter_count; i++) {
        state.plain[i] = atomic_load(&p->plain[i]);
    }
    strncpy(state.preset, bearing_preset_name(p->core), sizeof state.preset - 1);
    state.preset[sizeof state.preset - 1] = 0;
    strncpy(state.method, bearing_method_name(p->core), sizeof state.method - 1);
    state.method[sizeof state.method - 1] = 0;
    return bearing_vst3_write_state(stream, &state) ? Steinberg_kResultOk : Steinberg_kResultFalse;
}

static Steinberg_tresult can_process_sample_size(void *self, Steinberg_int32 size) {
    (void) self;
    bool known = size == Steinberg_Vst_SymbolicSampleSizes_kSample32 ||
                 size == Steinberg_Vst_SymbolicSampleSizes_kSample64;
    return known ? Steinberg_kResultTrue : Steinberg_kResultFalse;
}

static Steinberg_uint32 get_latency_samples(void *self) {
    (void) self;
    return 0;
}

/* The rate and the largest block count from the next activation on, the mode from the next block on. */
static Steinberg_tresult setup_processing(void *self, struct Steinberg_Vst_ProcessSetup *setup) {
    struct bearing_vst3_processor *p = PROCESSOR(self, audio);
    if (setup == NULL || !(setup->sampleRate > 0) || setup->maxSamplesPerBlock < 0 ||
        can_process_sample_size(self, setup->symbolicSampleSize) != Steinberg_kResultTrue) {
        return Steinberg_kResultFalse;
    }
    p->setup = *setup;
    return Steinberg_kResultOk;
}

static Steinberg_tresult set_processing(void *self, Steinberg_TBool state) {
    struct bearing_vst3_processor *p = PROCESSOR(self, audio);
    if (state != 0 && p->active) {
        bearing_reset(p->core);
    }
    return Steinberg_kResultOk;
}

static Steinberg_tresult process(void *self, struct Steinberg_Vst_ProcessData *data) {
    return bearing_vst3_process(PROCESSOR(self, audio), data);
}

/* Results come after the sound: hosts that stop processing in silence would miss them. */
static Steinberg_uint32 get_tail_samples(void *self) {
    (void) self;
    return Steinberg_Vst_kInfiniteTail;
}

static Steinberg_uint32 get_process_context_requirements(void *self) {
    (void) self;
    return Steinberg_Vst_IProcessContextRequirements_Flags_kNeedTransportState;
}

static const struct Steinberg_Vst_IComponentVtbl component_table = {
    .queryInterface = component_query,
    .addRef = component_add,
    .release = component_drop,
    .initialize = initialize,
    .terminate = terminate,
    .getControllerClassId = get_controller_class_id,
    .setIoMode = set_io_mode,
    .getBusCount = bearing_vst3_get_bus_count,
    .getBusInfo = bearing_vst3_get_bus_info,
    .getRoutingInfo = bearing_vst3_get_routing_info,
    .activateBus = bearing_vst3_activate_bus,
    .setActive = set_active,
    .setState = set_state,
    .getState = get_state,
};
static const struct Steinberg_Vst_IAudioProcessorVtbl audio_table = {
    .queryInterface = audio_query,
    .addRef = audio_add,
    .release = audio_drop,
    .setBusArrangements = bearing_vst3_set_bus_arrangements,
    .getBusArrangement = bearing_vst3_get_bus_arrangement,
    .canProcessSampleSize = can_process_sample_size,
    .getLatencySamples = get_latency_samples,
    .setupProcessing = setup_processing,
    .setProcessing = set_processing,
    .process = process,
    .getTailSamples = get_tail_samples,
};
static const struct Steinberg_Vst_IConnectionPointVtbl connection_table = {
    connection_query, connection_add, connection_drop, connect, disconnect, notify,
};
static const struct Steinberg_Vst_IProcessContextRequirementsVtbl requirements_table = {
    requirements_query, requirements_add, requirements_drop, get_process_context_requirements,
};

void *bearing_vst3_new_processor(void) {
    struct bearing_vst3_processor *p = calloc(1, sizeof *p);
    bearing_core *core = bearing_open(BEARING_RING_FORMAT_VST3);
    if (p == NULL || core == NULL) {
        free(p);
        if (core != NULL) {
            bearing_close(core);
        }
        return NULL;
    }
    p->component.lpVtbl = &component_table;
    p->audio.lpVtbl = &audio_table;
    p->connection.lpVtbl = &connection_table;
    p->requirements.lpVtbl = &requirements_table;
    p->core = core;
    p->azimuth_place = bearing_vst3_index(BEARING_PARAM_AZIMUTH);
    p->elevation_place = bearing_vst3_index(BEARING_PARAM_ELEVATION);
    p->capture_place = bearing_vst3_index(BEARING_PARAM_CAPTURE);
    p->source_place = bearing_vst3_index(BEARING_PARAM_SOURCE);
    p->setup.sampleRate = USUAL_RATE_HZ;
    p->setup.maxSamplesPerBlock = USUAL_BLOCK;
    atomic_init(&p->references, 1);
    for (int i = 0; i < bearing_parameter_count; i++) {
        atomic_init(&p->plain[i], bearing_parameters[i].start);
    }
    bearing_vst3_forget(p);
    return p;
}
