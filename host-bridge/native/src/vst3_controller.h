/*
 * The controller: vst3_controller.c (life, values, messages), vst3_parameters.c (what they are), vst3_units.c (groups,
 * the presets as programs), vst3_capture.c (automation).
 */
#ifndef BEARING_VST3_CONTROLLER_H
#define BEARING_VST3_CONTROLLER_H

#include "vst3.h"

#define BEARING_VST3_RECORDED 3 /* azimuth, elevation, pan */
#define BEARING_VST3_PRESETS 1  /* the number of the program list */

/* What is written as automation. [ui], but for what is atomic. */
typedef struct {
    bool open; /* beginEdit was called and endEdit was not */
    int segment;
    bool had_value;
    double held[BEARING_VST3_RECORDED]; /* normalized, as last written */
    bool told;                          /* the processor knows that we hear */
    _Atomic bool reached;               /* the host hands the segment on */
    _Atomic bool news;                  /* values came on another thread */
    struct Steinberg_Linux_IRunLoop *loop;
    bool ticking;
} bearing_vst3_capture;

struct bearing_vst3_controller {
    struct Steinberg_Vst_IEditController controller; /* first: it is also the object's IUnknown */
    struct Steinberg_Vst_IUnitInfo units;
    struct Steinberg_Vst_IConnectionPoint connection;
    struct Steinberg_Vst_ChannelContext_IInfoListener channel;
    struct Steinberg_Linux_ITimerHandler timer;
    _Atomic uint32_t references;

    /* [ui] */
    const void *thread; /* which thread is the ui thread: the one that initialized */
    struct Steinberg_FUnknown *host;
    struct Steinberg_Vst_IConnectionPoint *peer; /* the processor, maybe through the host */
    struct Steinberg_Vst_IComponentHandler *handler;
    Steinberg_Vst_String128 track; /* waits for a connection */
    bearing_vst3_capture capture;

    _Atomic double normalized[BEARING_VST3_PARAMS]; /* by place */
};

extern const struct Steinberg_Vst_IUnitInfoVtbl bearing_vst3_units;
extern const struct Steinberg_Linux_ITimerHandlerVtbl bearing_vst3_timer;

/* [any] References for the tables that stand in other files. */
Steinberg_tresult bearing_vst3_controller_query(struct bearing_vst3_controller *c, const char *id, void **out);
Steinberg_uint32 bearing_vst3_controller_add(struct bearing_vst3_controller *c);
Steinberg_uint32 bearing_vst3_controller_drop(struct bearing_vst3_controller *c);

int32_t bearing_vst3_unit_of(const bearing_parameter *parameter);
double bearing_vst3_value(const struct bearing_vst3_controller *c, uint32_t id); /* normalized */

/* Tells threads apart, without asking the system: an address of its own for each. */
const void *bearing_vst3_thread(void);

/* [ui] Finds the host's run loop, if it has one. */
void bearing_vst3_capture_open(struct bearing_vst3_controller *c);
/* [any] A value changed: a read-only one (the segment or another), capture, or source. */
void bearing_vst3_capture_follow(struct bearing_vst3_controller *c, bool segment);
/* [ui] The segment is over. */
void bearing_vst3_capture_stop(struct bearing_vst3_controller *c);
/* [ui] Before the handler or the host goes away. */
void bearing_vst3_capture_close(struct bearing_vst3_controller *c);

/* [ui] As in the table of IEditController. */
Steinberg_int32 bearing_vst3_get_parameter_count(void *self);
Steinberg_tresult bearing_vst3_get_parameter_info(void *self, Steinberg_int32 index,
                                                  struct Steinberg_Vst_ParameterInfo *info);
Steinberg_tresult bearing_vst3_get_param_string_by_value(void *self, Steinberg_Vst_ParamID id,
                                                         Steinberg_Vst_ParamValue value, Steinberg_Vst_TChar *string);
Steinberg_tresult bearing_vst3_get_param_value_by_string(void *self, Steinberg_Vst_ParamID id,
                                                         Steinberg_Vst_TChar *string, Steinberg_Vst_ParamValue *value);
Steinberg_Vst_ParamValue bearing_vst3_normalized_to_plain(void *self, Steinberg_Vst_ParamID id,
                                                          Steinberg_Vst_ParamValue value);
Steinberg_Vst_ParamValue bearing_vst3_plain_to_normalized(void *self, Steinberg_Vst_ParamID id,
                                                          Steinberg_Vst_ParamValue value);

#endif
