/* What VST3 hosts ask about parameters: what they are, and their values as texts. */
#include <stdio.h>

#include "vst3_controller.h"

Steinberg_int32 bearing_vst3_get_parameter_count(void *self) {
    (void) self;
    return bearing_vst3_count();
}

static int32_t flags_of(const bearing_parameter *parameter) {
    static const int32_t pairs[][2] = {
        {BEARING_PARAM_IS_OUTPUT, Steinberg_Vst_ParameterInfo_ParameterFlags_kIsReadOnly},
        {BEARING_PARAM_IS_LIST, Steinberg_Vst_ParameterInfo_ParameterFlags_kIsList},
        {BEARING_PARAM_IS_AUTOMATABLE, Steinberg_Vst_ParameterInfo_ParameterFlags_kCanAutomate},
        {BEARING_PARAM_IS_PERIODIC, Steinberg_Vst_ParameterInfo_ParameterFlags_kIsWrapAround},
        {BEARING_PARAM_IS_HIDDEN, Steinberg_Vst_ParameterInfo_ParameterFlags_kIsHidden},
        {BEARING_PARAM_IS_BYPASS, Steinberg_Vst_ParameterInfo_ParameterFlags_kIsBypass},
    };
    int32_t flags = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        flags |= ((int32_t) parameter->flags & pairs[i][0]) != 0 ? pairs[i][1] : 0;
    }
    bool programs = parameter->id == BEARING_PARAM_PRESET;
    return flags | (programs ? Steinberg_Vst_ParameterInfo_ParameterFlags_kIsProgramChange : 0);
}

Steinberg_tresult bearing_vst3_get_parameter_info(void *self, Steinberg_int32 index,
                                                  struct Steinberg_Vst_ParameterInfo *info) {
    (void) self;
    const bearing_parameter *parameter = bearing_vst3_parameter(index);
    if (parameter == NULL || info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_Vst_ParameterInfo) {
        .id = parameter->id,
        .stepCount = bearing_vst3_steps(parameter),
        .defaultNormalizedValue = bearing_vst3_normalized(parameter, parameter->start),
        .unitId = bearing_vst3_unit_of(parameter),
        .flags = flags_of(parameter),
    };
    bearing_vst3_utf16(parameter->name, info->title, 128);
    bearing_vst3_utf16(parameter->short_name, info->shortTitle, 128);
    bearing_vst3_utf16(parameter->unit, info->units, 128);
    return Steinberg_kResultOk;
}

Steinberg_tresult bearing_vst3_get_param_string_by_value(void *self, Steinberg_Vst_ParamID id,
                                                         Steinberg_Vst_ParamValue value, Steinberg_Vst_TChar *string) {
    (void) self;
    char text[128];
    const bearing_parameter *parameter = bearing_vst3_parameter(bearing_vst3_index(id));
    if (parameter == NULL || string == NULL) {
        return Steinberg_kInvalidArgument;
    }
    double plain = bearing_vst3_plain(parameter, value);
    if (id == BEARING_VST3_PARAM_SEGMENT) {
        (void) snprintf(text, sizeof text, "%d", (int) plain);
    } else if (!bearing_parameter_text(id, plain, text, sizeof text)) {
        return Steinberg_kResultFalse;
    }
    bearing_vst3_utf16(text, string, 128);
    return Steinberg_kResultOk;
}

Steinberg_tresult bearing_vst3_get_param_value_by_string(void *self, Steinberg_Vst_ParamID id,
                                                         Steinberg_Vst_TChar *string, Steinberg_Vst_ParamValue *value) {
    (void) self;
    char text[256];
    double plain;
    const bearing_parameter *parameter = bearing_vst3_parameter(bearing_vst3_index(id));
    if (parameter == NULL || string == NULL || value == NULL) {
        return Steinberg_kInvalidArgument;
    }
    bearing_vst3_utf8(string, text, sizeof text);
    if (!bearing_parameter_value(id, text, &plain)) {
        return Steinberg_kResultFalse;
    }
    *value = bearing_vst3_normalized(parameter, plain);
    return Steinberg_kResultOk;
}

Steinberg_Vst_ParamValue bearing_vst3_normalized_to_plain(void *self, Steinberg_Vst_ParamID id,
                                                          Steinberg_Vst_ParamValue value) {
    (void) self;
    const bearing_parameter *parameter = bearing_vst3_parameter(bearing_vst3_index(id));
    return parameter == NULL ? 0 : bearing_vst3_plain(parameter, value);
}

Steinberg_Vst_ParamValue bearing_vst3_plain_to_normalized(void *self, Steinberg_Vst_ParamID id,
                                                          Steinberg_Vst_ParamValue value) {
    (void) self;
    const bearing_parameter *parameter = bearing_vst3_parameter(bearing_vst3_index(id));
    return parameter == NULL ? 0 : bearing_vst3_normalized(parameter, value);
}
