/*
 * The processor: vst3_processor.c (life, state, messages), vst3_buses.c and vst3_audio.c (what the audio thread does).
 */
#ifndef BEARING_VST3_PROCESSOR_H
#define BEARING_VST3_PROCESSOR_H

#include "vst3.h"

struct bearing_vst3_processor {
    struct Steinberg_Vst_IComponent component; /* first: it is also the object's IUnknown */
    struct Steinberg_Vst_IAudioProcessor audio;
    struct Steinberg_Vst_IConnectionPoint connection;
    struct Steinberg_Vst_IProcessContextRequirements requirements;
    _Atomic uint32_t references;
    bearing_core *core;
    int azimuth_place; /* places of parameters that each block looks at */
    int elevation_place;
    int capture_place;
    int source_place;

    /* [ui] */
    struct Steinberg_FUnknown *host;             /* between initialize and terminate, may be NULL */
    struct Steinberg_Vst_IConnectionPoint *peer; /* the controller, maybe through the host */
    struct Steinberg_Vst_ProcessSetup setup;
    bool active;

    /* Plain values by place; the audio thread writes what the host automates, the ui what a state brings. */
    _Atomic double plain[BEARING_VST3_PARAMS];
    _Atomic bool steered; /* azimuth or elevation changed outside of the audio thread */
    _Atomic bool heard;   /* the controller gets the outputs on its ui thread, so it can write automation */

    /* [audio], and [ui] while not active */
    bearing_report report;
    bearing_recorder recorder;
    double shown[BEARING_VST3_PARAMS]; /* normalized outputs as last told to the host; -1 = never */
    int segment;                       /* as BEARING_VST3_PARAM_SEGMENT shall show it */
    int shown_segment;
    int last_segment;
    uint64_t unheard_frames; /* recorded since nobody heard */
};

/* [any] A wish of the host, plain: checked, clamped, kept, and done but for the steering. */
void bearing_vst3_apply(struct bearing_vst3_processor *processor, int index, double plain);
/* [ui] while not active: a new beginning. */
void bearing_vst3_forget(struct bearing_vst3_processor *processor);
/* [audio] */
Steinberg_tresult bearing_vst3_process(struct bearing_vst3_processor *processor,
                                       struct Steinberg_Vst_ProcessData *data);

/* [ui] As in the tables of IComponent and IAudioProcessor. */
Steinberg_int32 bearing_vst3_get_bus_count(void *self, Steinberg_Vst_MediaType type,
                                           Steinberg_Vst_BusDirection direction);
Steinberg_tresult bearing_vst3_get_bus_info(void *self, Steinberg_Vst_MediaType type,
                                            Steinberg_Vst_BusDirection direction, Steinberg_int32 index,
                                            struct Steinberg_Vst_BusInfo *info);
Steinberg_tresult bearing_vst3_get_routing_info(void *self, struct Steinberg_Vst_RoutingInfo *in,
                                                struct Steinberg_Vst_RoutingInfo *out);
Steinberg_tresult bearing_vst3_activate_bus(void *self, Steinberg_Vst_MediaType type,
                                            Steinberg_Vst_BusDirection direction, Steinberg_int32 index,
                                            Steinberg_TBool state);
Steinberg_tresult bearing_vst3_set_bus_arrangements(void *self, Steinberg_Vst_SpeakerArrangement *inputs,
                                                    Steinberg_int32 input_count,
                                                    Steinberg_Vst_SpeakerArrangement *outputs,
                                                    Steinberg_int32 output_count);
Steinberg_tresult bearing_vst3_get_bus_arrangement(void *self, Steinberg_Vst_BusDirection direction,
                                                   Steinberg_int32 index,
                                                   Steinberg_Vst_SpeakerArrangement *arrangement);

#endif
