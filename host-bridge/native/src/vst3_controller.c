/* The controller as the host sees it: values, the saved state, messages, the track's name. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vst3_controller.h"

#define CONTROLLER(self, member) BEARING_VST3_OBJECT(self, bearing_vst3_controller, member)
#define FACE(id, member) {id, offsetof(struct bearing_vst3_controller, member)}
#define CHANNEL_NAME "channel name" /* the attribute that hosts put the track's name into */

static const bearing_vst3_face faces[] = {
    FACE(Steinberg_FUnknown_iid, controller),
    FACE(Steinberg_IPluginBase_iid, controller),
    FACE(Steinberg_Vst_IEditController_iid, controller),
    FACE(Steinberg_Vst_IUnitInfo_iid, units),
    FACE(Steinberg_Vst_IConnectionPoint_iid, connection),
    FACE(Steinberg_Vst_ChannelContext_IInfoListener_iid, channel),
    FACE(Steinberg_Linux_ITimerHandler_iid, timer),
};

Steinberg_tresult bearing_vst3_controller_query(struct bearing_vst3_controller *c, const char *id, void **out) {
    return bearing_vst3_query(c, faces, (int) (sizeof faces / sizeof *faces), id, out, &c->references);
}

Steinberg_uint32 bearing_vst3_controller_add(struct bearing_vst3_controller *c) {
    return atomic_fetch_add(&c->references, 1) + 1;
}

static Steinberg_tresult terminate(void *self);

Steinberg_uint32 bearing_vst3_controller_drop(struct bearing_vst3_controller *c) {
    uint32_t left = bearing_vst3_drop(&c->references);
    if (left == 0) {
        atomic_store(&c->references, UINT32_MAX / 2); /* whoever takes and drops one meanwhile does not end it again */
        terminate(&c->controller);
        free(c);
    }
    return left;
}

BEARING_VST3_UNKNOWN(controller, bearing_vst3_controller, controller)
BEARING_VST3_UNKNOWN(connection, bearing_vst3_controller, connection)
BEARING_VST3_UNKNOWN(channel, bearing_vst3_controller, channel)

static Steinberg_tresult initialize(void *self, struct Steinberg_FUnknown *context) {
    struct bearing_vst3_controller *c = CONTROLLER(self, controller);
    if (c->host != NULL) {
        return Steinberg_kResultFalse;
    }
    c->thread = bearing_vst3_thread();
    c->host = bearing_vst3_ask(context, Steinberg_FUnknown_iid);
    bearing_vst3_capture_close(c);
    bearing_vst3_capture_open(c);
    return Steinberg_kResultOk;
}

/* The numbers of names that are not in the lists stay at the first: the processor keeps the names. */
static Steinberg_tresult set_component_state(void *self, struct Steinberg_IBStream *stream) {
    struct bearing_vst3_controller *c = CONTROLLER(self, controller);
    bearing_vst3_state state;
    if (!bearing_vst3_read_state(stream, &state)) {
        return Steinberg_kResultFalse;
    }
    int preset = bearing_vst3_named(bearing_presets, bearing_preset_count, state.preset);
    int method = bearing_vst3_named(bearing_methods, bearing_method_count, state.method);
    for (int i = 0; i < bearing_parameter_count; i++) {
        const bearing_parameter *parameter = &bearing_parameters[i];
        double plain = state.plain[i];
        if ((parameter->flags & (BEARING_PARAM_IS_NOT_SAVED | BEARING_PARAM_IS_OUTPUT)) != 0) {
            continue;
        }
        if (parameter->id == BEARING_PARAM_PRESET) {
            plain = preset < 0 ? 0 : preset;
        } else if (parameter->id == BEARING_PARAM_METHOD) {
            plain = method < 0 ? 0 : method;
        }
        atomic_store(&c->normalized[i], bearing_vst3_normalized(parameter, plain));
    }
    bearing_vst3_capture_follow(c, false);
    return Steinberg_kResultOk;
}

/* The controller has no state of its own. */
static Steinberg_tresult no_state(void *self, struct Steinberg_IBStream *stream) {
    (void) self;
    (void) stream;
    return Steinberg_kNotImplemented;
}

double bearing_vst3_value(const struct bearing_vst3_controller *c, uint32_t id) {
    int index = bearing_vst3_index(id);
    return index < 0 ? 0 : atomic_load(&c->normalized[index]);
}

static Steinberg_Vst_ParamValue get_param_normalized(void *self, Steinberg_Vst_ParamID id) {
    return bearing_vst3_value(CONTROLLER(self, controller), id);
}

static Steinberg_tresult set_param_normalized(void *self, Steinberg_Vst_ParamID id, Steinberg_Vst_ParamValue value) {
    struct bearing_vst3_controller *c = CONTROLLER(self, controller);
    int index = bearing_vst3_index(id);
    if (index < 0 || isnan(value)) {
        return Steinberg_kInvalidArgument;
    }
    const bearing_parameter *parameter = bearing_vst3_parameter(index);
    atomic_store(&c->normalized[index], fmin(fmax(value, 0), 1));
    bool output = (parameter->flags & BEARING_PARAM_IS_OUTPUT) != 0;
    if (output || id == BEARING_PARAM_CAPTURE || id == BEARING_PARAM_SOURCE) {
        bearing_vst3_capture_follow(c, id == BEARING_VST3_PARAM_SEGMENT);
    }
    return Steinberg_kResultOk;
}

static Steinberg_tresult set_component_handler(void *self, struct Steinberg_Vst_IComponentHandler *handler) {
    struct bearing_vst3_controller *c = CONTROLLER(self, controller);
    if (handler == c->handler) {
        return Steinberg_kResultOk;
    }
    bearing_vst3_capture_stop(c);
    if (handler != NULL) {
        handler->lpVtbl->addRef(handler);
    }
    bearing_vst3_release(c->handler);
    c->handler = handler;
    return Steinberg_kResultOk;
}

static struct Steinberg_IPlugView *create_view(void *self, Steinberg_FIDString name) {
    (void) self;
    (void) name;
    return NULL;
}

static Steinberg_tresult disconnect(void *self, struct Steinberg_Vst_IConnectionPoint *other) {
    struct bearing_vst3_controller *c = CONTROLLER(self, connection);
    if (c->peer == NULL || (other != NULL && other != c->peer)) {
        return Steinberg_kResultFalse;
    }
    bearing_vst3_release(c->peer);
    c->peer = NULL;
    return Steinberg_kResultOk;
}

static void tell_track(struct bearing_vst3_controller *c) {
    if (c->track[0] != 0 && bearing_vst3_send(c->host, c->peer, BEARING_VST3_MESSAGE_TRACK, c->track)) {
        c->track[0] = 0;
    }
}

static Steinberg_tresult connect(void *self, struct Steinberg_Vst_IConnectionPoint *other) {
    struct bearing_vst3_controller *c = CONTROLLER(self, connection);
    if (other == NULL) {
        return Steinberg_kInvalidArgument;
    }
    disconnect(self, NULL);
    other->lpVtbl->addRef(other);
    c->peer = other;
    c->capture.told = false;
    tell_track(c);
    return Steinberg_kResultOk;
}

static Steinberg_tresult notify(void *self, struct Steinberg_Vst_IMessage *message) {
    struct bearing_vst3_controller *c = CONTROLLER(self, connection);
    const char *name = message == NULL ? NULL : message->lpVtbl->getMessageID(message);
    if (name == NULL || strcmp(name, BEARING_VST3_MESSAGE_STOPPED) != 0) {
        return Steinberg_kResultFalse;
    }
    atomic_store(&c->normalized[bearing_vst3_index(BEARING_VST3_PARAM_SEGMENT)], 0);
    bearing_vst3_capture_stop(c);
    return Steinberg_kResultOk;
}

static Steinberg_tresult set_channel_context_infos(void *self, struct Steinberg_Vst_IAttributeList *list) {
    struct bearing_vst3_controller *c = CONTROLLER(self, channel);
    Steinberg_Vst_String128 name = {0};
    if (list == NULL ||
        list->lpVtbl->getString(list, CHANNEL_NAME, name, sizeof name) != Steinberg_kResultOk) {
        return Steinberg_kResultFalse;
    }
    name[127] = 0;
    memcpy(c->track, name, sizeof name);
    tell_track(c);
    return Steinberg_kResultOk;
}

static Steinberg_tresult terminate(void *self) {
    struct bearing_vst3_controller *c = CONTROLLER(self, controller);
    bearing_vst3_capture_close(c);
    set_component_handler(self, NULL);
    disconnect(&c->connection, NULL);
    bearing_vst3_release(c->host);
    c->host = NULL;
    return Steinberg_kResultOk;
}

static const struct Steinberg_Vst_IEditControllerVtbl controller_table = {
    .queryInterface = controller_query,
    .addRef = controller_add,
    .release = controller_drop,
    .initialize = initialize,
    .terminate = terminate,
    .setComponentState = set_component_state,
    .setState = no_state,
    .getState = no_state,
    .getParameterCount = bearing_vst3_get_parameter_count,
    .getParameterInfo = bearing_vst3_get_parameter_info,
    .getParamStringByValue = bearing_vst3_get_param_string_by_value,
    .getParamValueByString = bearing_vst3_get_param_value_by_string,
    .normalizedParamToPlain = bearing_vst3_normalized_to_plain,
    .plainParamToNormalized = bearing_vst3_plain_to_normalized,
    .getParamNormalized = get_param_normalized,
    .setParamNormalized = set_param_normalized,
    .setComponentHandler = set_component_handler,
    .createView = create_view,
};
static const struct Steinberg_Vst_IConnectionPointVtbl connection_table = {
    connection_query, connection_add, connection_drop, connect, disconnect, notify,
};
static const struct Steinberg_Vst_ChannelContext_IInfoListenerVtbl channel_table = {
    channel_query, channel_add, channel_drop, set_channel_context_infos,
};

void *bearing_vst3_new_controller(void) {
    struct bearing_vst3_controller *c = calloc(1, sizeof *c);
    if (c == NULL) {
        return NULL;
    }
    c->controller.lpVtbl = &controller_table;
    c->units.lpVtbl = &bearing_vst3_units;
    c->connection.lpVtbl = &connection_table;
    c->channel.lpVtbl = &channel_table;
    c->timer.lpVtbl = &bearing_vst3_timer;
    atomic_init(&c->references, 1);
    for (int i = 0; i < bearing_vst3_count(); i++) {
        const bearing_parameter *parameter = bearing_vst3_parameter(i);
        atomic_init(&c->normalized[i], bearing_vst3_normalized(parameter, parameter->start));
    }
    return c;
}
