/* One stereo bus in and one out, whatever a host asks for. */
#include "vst3_processor.h"

static bool is_bus(Steinberg_Vst_MediaType type, Steinberg_Vst_BusDirection direction, int32_t index) {
    return type == Steinberg_Vst_MediaTypes_kAudio && index == 0 &&
           (direction == Steinberg_Vst_BusDirections_kInput || direction == Steinberg_Vst_BusDirections_kOutput);
}

Steinberg_int32 bearing_vst3_get_bus_count(void *self, Steinberg_Vst_MediaType type,
                                           Steinberg_Vst_BusDirection direction) {
    (void) self;
    return is_bus(type, direction, 0) ? 1 : 0;
}

Steinberg_tresult bearing_vst3_get_bus_info(void *self, Steinberg_Vst_MediaType type,
                                            Steinberg_Vst_BusDirection direction, Steinberg_int32 index,
                                            struct Steinberg_Vst_BusInfo *info) {
    (void) self;
    if (info == NULL || !is_bus(type, direction, index)) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_Vst_BusInfo) {
        .mediaType = type,
        .direction = direction,
        .channelCount = 2,
        .busType = Steinberg_Vst_BusTypes_kMain,
        .flags = Steinberg_Vst_BusInfo_BusFlags_kDefaultActive,
    };
    bool input = direction == Steinberg_Vst_BusDirections_kInput;
    bearing_vst3_utf16(input ? "Stereo in" : "Stereo out", info->name, 128);
    return Steinberg_kResultOk;
}

Steinberg_tresult bearing_vst3_get_routing_info(void *self, struct Steinberg_Vst_RoutingInfo *in,
                                                struct Steinberg_Vst_RoutingInfo *out) {
    (void) self;
    if (in == NULL || out == NULL || in->mediaType != Steinberg_Vst_MediaTypes_kAudio || in->busIndex != 0) {
        return Steinberg_kResultFalse;
    }
    *out = *in;
    return Steinberg_kResultOk;
}

Steinberg_tresult bearing_vst3_activate_bus(void *self, Steinberg_Vst_MediaType type,
                                            Steinberg_Vst_BusDirection direction, Steinberg_int32 index,
                                            Steinberg_TBool state) {
    (void) self;
    (void) state;
    return is_bus(type, direction, index) ? Steinberg_kResultOk : Steinberg_kInvalidArgument;
}

Steinberg_tresult bearing_vst3_set_bus_arrangements(void *self, Steinberg_Vst_SpeakerArrangement *inputs,
                                                    Steinberg_int32 input_count,
                                                    Steinberg_Vst_SpeakerArrangement *outputs,
                                                    Steinberg_int32 output_count) {
    (void) self;
    bool stereo = input_count == 1 && output_count == 1 && inputs != NULL && outputs != NULL &&
                  *inputs == Steinberg_Vst_SpeakerArr_kStereo && *outputs == Steinberg_Vst_SpeakerArr_kStereo;
    return stereo ? Steinberg_kResultTrue : Steinberg_kResultFalse;
}

Steinberg_tresult bearing_vst3_get_bus_arrangement(void *self, Steinberg_Vst_BusDirection direction,
                                                   Steinberg_int32 index,
                                                   Steinberg_Vst_SpeakerArrangement *arrangement) {
    (void) self;
    if (arrangement == NULL || !is_bus(Steinberg_Vst_MediaTypes_kAudio, direction, index)) {
        return Steinberg_kInvalidArgument;
    }
    *arrangement = Steinberg_Vst_SpeakerArr_kStereo;
    return Steinberg_kResultOk;
}
