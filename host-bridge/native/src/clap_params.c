/* The parameters as CLAP sees them: identifiers and ranges are those of parameters.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "clap_plugin.h"

/* -1: there is none. By table, as process asks often. */
static int index_of(const bearing_clap *self, uint32_t id) {
    return id < BEARING_CLAP_IDS ? self->index[id] : -1;
}

static int count(void) {
    return bearing_parameter_count < BEARING_CLAP_PARAMS ? bearing_parameter_count : BEARING_CLAP_PARAMS;
}

void bearing_clap_values_init(bearing_clap *self) {
    memset(self->index, -1, sizeof self->index);
    for (int i = 0; i < count(); i++) {
        if (bearing_parameters[i].id < BEARING_CLAP_IDS) {
            self->index[bearing_parameters[i].id] = (int8_t) i;
        }
        atomic_store_explicit(&self->values[i], bearing_parameters[i].start, memory_order_relaxed);
    }
}

double bearing_clap_value(const bearing_clap *self, uint32_t id) {
    int index = index_of(self, id);
    return index < 0 ? 0 : atomic_load_explicit(&self->values[index], memory_order_relaxed);
}

void bearing_clap_show(bearing_clap *self, uint32_t id, double value) {
    int index = index_of(self, id);
    if (index >= 0) {
        atomic_store_explicit(&self->values[index], value, memory_order_relaxed);
    }
}

/* Azimuth and elevation are only kept here: process hands them on, as steering belongs to the audio thread. */
static void hand_on(bearing_clap *self, uint32_t id, double value) {
    switch (id) {
        case BEARING_PARAM_BYPASS:
            bearing_set_bypass(self->core, value >= 0.5);
            break;
        case BEARING_PARAM_PRESET:
            bearing_set_preset(self->core, (int) value);
            break;
        case BEARING_PARAM_METHOD:
            bearing_set_method(self->core, (int) value);
            break;
        case BEARING_PARAM_SMOOTHING:
            bearing_set_smoothing(self->core, (float) value);
            break;
        case BEARING_PARAM_CAPTURE:
            bearing_set_capture(self->core, value >= 0.5);
            break;
        case BEARING_PARAM_SOURCE:
            bearing_set_source(self->core, (int) value);
            break;
        case BEARING_PARAM_SEND:
            bearing_set_send(self->core, value >= 0.5);
            break;
        case BEARING_PARAM_TARGET:
            bearing_set_target(self->core, (int) value);
            break;
        case BEARING_PARAM_OBJECT:
            bearing_set_object(self->core, (int) value);
            break;
        default:
            break;
    }
}

void bearing_clap_apply(bearing_clap *self, uint32_t id, double value) {
    int index = index_of(self, id);
    if (index < 0 || isnan(value) || self->core == NULL) {
        return;
    }
    const bearing_parameter *parameter = &bearing_parameters[index];
    if (parameter->flags & BEARING_PARAM_IS_OUTPUT) {
        return;
    }
    double wanted = fmin(fmax(value, parameter->minimum), parameter->maximum);
    if (parameter->flags & (BEARING_PARAM_IS_LIST | BEARING_PARAM_IS_TOGGLE | BEARING_PARAM_IS_WHOLE)) {
        wanted = round(wanted);
    }
    atomic_store_explicit(&self->values[index], wanted, memory_order_relaxed);
    hand_on(self, id, wanted);
}

void bearing_clap_values_changed(const bearing_clap *self) {
    const clap_host_params_t *params = self->host->get_extension(self->host, CLAP_EXT_PARAMS);
    if (params != NULL && params->rescan != NULL) {
        params->rescan(self->host, CLAP_PARAM_RESCAN_VALUES);
    }
}

/* [main] */
static uint32_t params_count(const clap_plugin_t *plugin) {
    (void) plugin;
    return (uint32_t) count();
}

static uint32_t flags_of(const bearing_parameter *parameter) {
    static const uint32_t pairs[][2] = {
        {BEARING_PARAM_IS_OUTPUT, CLAP_PARAM_IS_READONLY},
        {BEARING_PARAM_IS_TOGGLE, CLAP_PARAM_IS_STEPPED},
        {BEARING_PARAM_IS_LIST, CLAP_PARAM_IS_STEPPED | CLAP_PARAM_IS_ENUM},
        {BEARING_PARAM_IS_WHOLE, CLAP_PARAM_IS_STEPPED},
        {BEARING_PARAM_IS_AUTOMATABLE, CLAP_PARAM_IS_AUTOMATABLE},
        {BEARING_PARAM_IS_PERIODIC, CLAP_PARAM_IS_PERIODIC},
        {BEARING_PARAM_IS_HIDDEN, CLAP_PARAM_IS_HIDDEN},
        {BEARING_PARAM_IS_BYPASS, CLAP_PARAM_IS_BYPASS | CLAP_PARAM_IS_STEPPED},
    };
    uint32_t flags = 0;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        flags |= parameter->flags & pairs[i][0] ? pairs[i][1] : 0;
    }
    return flags;
}

/* [main] */
static bool params_get_info(const clap_plugin_t *plugin, uint32_t index, clap_param_info_t *info) {
    (void) plugin;
    if (index >= (uint32_t) count() || info == NULL) {
        return false;
    }
    const bearing_parameter *parameter = &bearing_parameters[index];
    memset(info, 0, sizeof *info);
    info->id = parameter->id;
    info->flags = flags_of(parameter);
    (void) snprintf(info->name, sizeof info->name, "%s", parameter->name);
    (void) snprintf(info->module, sizeof info->module, "%s", parameter->group);
    info->min_value = parameter->minimum;
    info->max_value = parameter->maximum;
    info->default_value = parameter->start;
    return true;
}

/* [main] */
static bool params_get_value(const clap_plugin_t *plugin, clap_id id, double *value) {
    const bearing_clap *self = bearing_clap_of(plugin);
    if (value == NULL || index_of(self, id) < 0) {
        return false;
    }
    *value = bearing_clap_value(self, id);
    return true;
}

/* [main] */
static bool params_value_to_text(const clap_plugin_t *plugin, clap_id id, double value, char *out, uint32_t capacity) {
    const bearing_clap *self = bearing_clap_of(plugin);
    return out != NULL && capacity > 0 && index_of(self, id) >= 0 && !isnan(value) &&
           bearing_parameter_text(id, value, out, capacity);
}

/* [main] */
static bool params_text_to_value(const clap_plugin_t *plugin, clap_id id, const char *text, double *value) {
    const bearing_clap *self = bearing_clap_of(plugin);
    return text != NULL && value != NULL && index_of(self, id) >= 0 && bearing_parameter_value(id, text, value);
}

const clap_plugin_params_t bearing_clap_params = {
    .count = params_count,
    .get_info = params_get_info,
    .get_value = params_get_value,
    .value_to_text = params_value_to_text,
    .text_to_value = params_text_to_value,
    .flush = bearing_clap_flush,
};
