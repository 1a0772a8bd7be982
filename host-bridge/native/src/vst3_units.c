/* The groups of parameters as units, and the presets as a program list of the root unit. */
#include <string.h>

#include "vst3_controller.h"

#define CONTROLLER(self) BEARING_VST3_OBJECT(self, bearing_vst3_controller, units)

static Steinberg_tresult units_query(void *self, const char *id, void **out) {
    return bearing_vst3_controller_query(CONTROLLER(self), id, out);
}

static Steinberg_uint32 units_add(void *self) { return bearing_vst3_controller_add(CONTROLLER(self)); }

static Steinberg_uint32 units_drop(void *self) { return bearing_vst3_controller_drop(CONTROLLER(self)); }

/* The first parameter of the group with this number; groups are numbered from 1 on in the order of the table. */
static const bearing_parameter *first_of(int unit) {
    int seen = 0;
    for (int i = 0; i < bearing_parameter_count; i++) {
        bool first = true;
        for (int j = 0; j < i; j++) {
            first = first && strcmp(bearing_parameters[i].group, bearing_parameters[j].group) != 0;
        }
        seen += first;
        if (first && seen == unit) {
            return &bearing_parameters[i];
        }
    }
    return NULL;
}

/* The presets are the programs of the root unit, so that hosts which know no other unit find them. */
int32_t bearing_vst3_unit_of(const bearing_parameter *parameter) {
    if (parameter->id == BEARING_PARAM_PRESET) {
        return Steinberg_Vst_kRootUnitId;
    }
    for (int unit = 1; first_of(unit) != NULL; unit++) {
        if (strcmp(first_of(unit)->group, parameter->group) == 0) {
            return unit;
        }
    }
    return Steinberg_Vst_kRootUnitId;
}

static Steinberg_int32 get_unit_count(void *self) {
    (void) self;
    int unit = 1;
    while (first_of(unit) != NULL) {
        unit++;
    }
    return unit;
}

static Steinberg_tresult get_unit_info(void *self, Steinberg_int32 index, struct Steinberg_Vst_UnitInfo *info) {
    (void) self;
    const bearing_parameter *first = index > 0 ? first_of(index) : NULL;
    if (info == NULL || (index != 0 && first == NULL)) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_Vst_UnitInfo) {
        .id = index,
        .parentUnitId = index == 0 ? Steinberg_Vst_kNoParentUnitId : Steinberg_Vst_kRootUnitId,
        .programListId = index == 0 ? BEARING_VST3_PRESETS : Steinberg_Vst_kNoProgramListId,
    };
    bearing_vst3_utf16(index == 0 ? "Bearing" : first->group, info->name, 128);
    return Steinberg_kResultOk;
}

static Steinberg_int32 get_program_list_count(void *self) {
    (void) self;
    return 1;
}

static Steinberg_tresult get_program_list_info(void *self, Steinberg_int32 index,
                                               struct Steinberg_Vst_ProgramListInfo *info) {
    (void) self;
    if (index != 0 || info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_Vst_ProgramListInfo) {.id = BEARING_VST3_PRESETS, .programCount = bearing_preset_count};
    bearing_vst3_utf16("Presets", info->name, 128);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_program_name(void *self, Steinberg_Vst_ProgramListID list, Steinberg_int32 index,
                                          Steinberg_Vst_TChar *name) {
    (void) self;
    if (list != BEARING_VST3_PRESETS || index < 0 || index >= bearing_preset_count || name == NULL) {
        return Steinberg_kInvalidArgument;
    }
    bearing_vst3_utf16(bearing_presets[index].name, name, 128);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_program_info(void *self, Steinberg_Vst_ProgramListID list, Steinberg_int32 index,
                                          Steinberg_Vst_CString attribute, Steinberg_Vst_TChar *value) {
    (void) self;
    (void) list;
    (void) index;
    (void) attribute;
    (void) value;
    return Steinberg_kResultFalse;
}

static Steinberg_tresult has_program_pitch_names(void *self, Steinberg_Vst_ProgramListID list, Steinberg_int32 index) {
    (void) self;
    (void) list;
    (void) index;
    return Steinberg_kResultFalse;
}

static Steinberg_tresult get_program_pitch_name(void *self, Steinberg_Vst_ProgramListID list, Steinberg_int32 index,
                                                Steinberg_int16 pitch, Steinberg_Vst_TChar *name) {
    (void) self;
    (void) list;
    (void) index;
    (void) pitch;
    (void) name;
    return Steinberg_kResultFalse;
}

static Steinberg_Vst_UnitID get_selected_unit(void *self) {
    (void) self;
    return Steinberg_Vst_kRootUnitId;
}

static Steinberg_tresult select_unit(void *self, Steinberg_Vst_UnitID unit) {
    return unit >= 0 && unit < get_unit_count(self) ? Steinberg_kResultOk : Steinberg_kResultFalse;
}

static Steinberg_tresult get_unit_by_bus(void *self, Steinberg_Vst_MediaType type, Steinberg_Vst_BusDirection direction,
                                         Steinberg_int32 bus, Steinberg_int32 channel, Steinberg_Vst_UnitID *unit) {
    (void) self;
    (void) direction;
    (void) channel;
    if (unit == NULL || type != Steinberg_Vst_MediaTypes_kAudio || bus != 0) {
        return Steinberg_kResultFalse;
    }
    *unit = Steinberg_Vst_kRootUnitId;
    return Steinberg_kResultOk;
}

static Steinberg_tresult set_unit_program_data(void *self, Steinberg_int32 list, Steinberg_int32 index,
                                               struct Steinberg_IBStream *data) {
    (void) self;
    (void) list;
    (void) index;
    (void) data;
    return Steinberg_kNotImplemented;
}

const struct Steinberg_Vst_IUnitInfoVtbl bearing_vst3_units = {
    .queryInterface = units_query,
    .addRef = units_add,
    .release = units_drop,
    .getUnitCount = get_unit_count,
    .getUnitInfo = get_unit_info,
    .getProgramListCount = get_program_list_count,
    .getProgramListInfo = get_program_list_info,
    .getProgramName = get_program_name,
    .getProgramInfo = get_program_info,
    .hasProgramPitchNames = has_program_pitch_names,
    .getProgramPitchName = get_program_pitch_name,
    .getSelectedUnit = get_selected_unit,
    .selectUnit = select_unit,
    .getUnitByBus = get_unit_by_bus,
    .setUnitProgramData = set_unit_program_data,
};
