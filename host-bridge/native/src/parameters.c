#include "parameters.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "core.h"
#include "presets.h"

#define OUT BEARING_PARAM_IS_OUTPUT
#define TOGGLE BEARING_PARAM_IS_TOGGLE
#define LIST BEARING_PARAM_IS_LIST
#define AUTO BEARING_PARAM_IS_AUTOMATABLE
#define PERIODIC BEARING_PARAM_IS_PERIODIC
#define NOT_SAVED BEARING_PARAM_IS_NOT_SAVED
#define WHOLE BEARING_PARAM_IS_WHOLE

#define STATUS_COUNT 11

const char *const bearing_status_texts[] = {
    "starting", "listening", "silent", "mono input", "engine down",
    "version differs", "overrun", "unknown setting", "no capture in this host", "number in use",
    "no such target",
};
const int bearing_status_count = STATUS_COUNT;
_Static_assert(sizeof bearing_status_texts / sizeof *bearing_status_texts == STATUS_COUNT, "one text per status");

char bearing_target_names[BEARING_TARGETS][BEARING_TARGET_BYTES] = {
    "this computer", "target 2",  "target 3",  "target 4",  "target 5",  "target 6",  "target 7",  "target 8",
    "target 9", "target 10", "target 11", "target 12", "target 13", "target 14", "target 15", "target 16",
};

static const char *const source_texts[] = {"detected", "automation"};

const bearing_parameter bearing_parameters[] = {
    {BEARING_PARAM_BYPASS, "bypass", "Bypass", "Bypass", "Control", "", 0, 1, 0,
     TOGGLE | AUTO | BEARING_PARAM_IS_BYPASS},
    {BEARING_PARAM_PRESET, "preset", "Preset", "Preset", "Control", "", 0, BEARING_PRESETS - 1, 0, LIST},
    {BEARING_PARAM_METHOD, "method", "Method", "Method", "Control", "", 0, BEARING_METHODS - 1, 0, LIST},
    {BEARING_PARAM_SMOOTHING, "smoothing", "Smoothing", "Smooth", "Control", "", 0, 1, 0.5, AUTO},
    {BEARING_PARAM_CAPTURE, "capture", "Capture", "Capture", "Control", "", 0, 1, 0, TOGGLE | NOT_SAVED},
    {BEARING_PARAM_SOURCE, "source", "Source", "Source", "Control", "", 0, 1, 0, LIST | AUTO},
    {BEARING_PARAM_AZIMUTH, "azimuth", "Azimuth", "Azimuth", "Automation", "deg", -180, 180, 0,
     AUTO | PERIODIC},
    {BEARING_PARAM_ELEVATION, "elevation", "Elevation", "Elev", "Automation", "deg", -90, 90, 0, AUTO},
    {BEARING_PARAM_PAN, "pan", "Pan", "Pan", "Automation", "", -1, 1, 0, AUTO},
    {BEARING_PARAM_OUT_AZIMUTH, "out_azimuth", "Azimuth out", "Az out", "Direction", "deg", -180, 180, 0,
     OUT | PERIODIC | NOT_SAVED},
    {BEARING_PARAM_OUT_ELEVATION, "out_elevation", "Elevation out", "El out", "Direction", "deg", -90, 90, 0,
     OUT | NOT_SAVED},
    {BEARING_PARAM_OUT_CONFIDENCE, "out_confidence", "Confidence", "Conf", "Direction", "", 0, 1, 0, OUT | NOT_SAVED},
    {BEARING_PARAM_OUT_PRESENT, "out_present", "Present", "Present", "Direction", "", 0, 1, 0,
     OUT | TOGGLE | NOT_SAVED},
    {BEARING_PARAM_OUT_LEVEL, "out_level", "Level", "Level", "Direction", "dB", -120, 0, -120, OUT | NOT_SAVED},
    {BEARING_PARAM_OUT_STATUS, "out_status", "Status", "Status", "Direction", "", 0, STATUS_COUNT - 1, 0,
     OUT | LIST | NOT_SAVED},
    {BEARING_PARAM_SEND, "send", "Send", "Send", "Send", "", 0, 1, 0, TOGGLE},
    {BEARING_PARAM_TARGET, "target", "Target", "Target", "Send", "", 0, BEARING_TARGETS - 1, 0, LIST},
    {BEARING_PARAM_OBJECT, "object", "Object", "Object", "Send", "", 1, 128, 1, WHOLE},
};
const int bearing_parameter_count = (int) (sizeof bearing_parameters / sizeof *bearing_parameters);

const bearing_parameter *bearing_parameter_of(uint32_t id) {
    for (int i = 0; i < bearing_parameter_count; i++) {
        if (bearing_parameters[i].id == id) {
            return &bearing_parameters[i];
        }
    }
    return NULL;
}

/* The text of one entry of a list; NULL beyond its end. */
static const char *entry(uint32_t id, int index) {
    if (index < 0) {
        return NULL;
    }
    switch (id) {
        case BEARING_PARAM_PRESET:
            return index < bearing_preset_count ? bearing_presets[index].name : NULL;
        case BEARING_PARAM_METHOD:
            if (index == 0) {
                return "as the preset says";
            }
            return index < bearing_method_count ? bearing_methods[index].name : NULL;
        case BEARING_PARAM_SOURCE:
            return index < 2 ? source_texts[index] : NULL;
        case BEARING_PARAM_TARGET:
            return index < BEARING_TARGETS ? bearing_target_names[index] : NULL;
        case BEARING_PARAM_OUT_STATUS:
            return index < bearing_status_count ? bearing_status_texts[index] : NULL;
        default:
            return NULL;
    }
}

/* Fixed point by hand: the C library would write a decimal comma where the host has set such a locale. */
static void write_number(double value, int decimals, char out[32]) {
    int64_t scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    int64_t units = llround(value * (double) scale);
    uint64_t rest = (uint64_t) (units < 0 ? -units : units);
    char reversed[32];
    int n = 0;
    for (int digits = 0; digits <= decimals || rest > 0; digits++) {
        if (digits == decimals && decimals > 0) {
            reversed[n++] = '.';
        }
        reversed[n++] = (char) ('0' + rest % 10);
        rest /= 10;
    }
    if (units < 0) {
        reversed[n++] = '-';
    }
    for (int i = 0; i < n; i++) {
        out[i] = reversed[n - 1 - i];
    }
    out[n] = '\0';
}

static bool put(char *out, uint32_t size, const char *first, const char *unit) {
    size_t length = strlen(first);
    size_t more = unit[0] != '\0' ? strlen(unit) + 1 : 0;
    if (out == NULL || length + more + 1 > size) {
        return false;
    }
    memcpy(out, first, length + 1);
    if (more > 0) {
        out[length] = ' ';
        memcpy(out + length + 1, unit, more);
    }
    return true;
}

bool bearing_parameter_text(uint32_t id, double value, char *out, uint32_t size) {
    const bearing_parameter *parameter = bearing_parameter_of(id);
    if (parameter == NULL || !(fabs(value) < 1e9)) {
        return false;
    }
    if ((parameter->flags & TOGGLE) != 0) {
        return put(out, size, value >= 0.5 ? "on" : "off", "");
    }
    if ((parameter->flags & LIST) != 0) {
        const char *text = entry(id, (int) lround(value));
        return text != NULL && put(out, size, text, "");
    }
    char number[32];
    write_number(value, (parameter->flags & WHOLE) != 0 ? 0 : parameter->unit[0] != '\0' ? 1 : 2, number);
    return put(out, size, number, parameter->unit);
}

static const char *skip_spaces(const char *text) {
    while (*text == ' ' || *text == '\t') {
        text++;
    }
    return text;
}

/* A decimal number, with point or comma, whatever the locale; returns what follows it, NULL if there is none. */
static const char *read_number(const char *text, double *value) {
    double sign = 1;
    if (*text == '-' || *text == '+') {
        sign = *text == '-' ? -1 : 1;
        text++;
    }
    int digits = 0;
    double number = 0;
    double step = 1;
    for (bool fraction = false;; text++) {
        if (*text >= '0' && *text <= '9') {
            digits++;
            number = number * 10 + (*text - '0');
            step = fraction ? step * 10 : step;
        } else if ((*text == '.' || *text == ',') && !fraction) {
            fraction = true;
        } else {
            break;
        }
    }
    *value = sign * number / step;
    return digits > 0 && digits < 16 ? text : NULL;
}

/* Equal but for capitals and for spaces at the end. */
static bool same_word(const char *text, const char *word) {
    for (; *word != '\0'; text++, word++) {
        char lower = *text >= 'A' && *text <= 'Z' ? (char) (*text - 'A' + 'a') : *text;
        if (lower != *word) {
            return false;
        }
    }
    return *skip_spaces(text) == '\0';
}

bool bearing_parameter_value(uint32_t id, const char *text, double *value) {
    const bearing_parameter *parameter = bearing_parameter_of(id);
    if (parameter == NULL || text == NULL || value == NULL) {
        return false;
    }
    text = skip_spaces(text);
    if ((parameter->flags & TOGGLE) != 0 && (same_word(text, "on") || same_word(text, "off"))) {
        *value = same_word(text, "on") ? 1 : 0;
        return true;
    }
    for (int i = 0; entry(id, i) != NULL; i++) {
        if (same_word(text, entry(id, i))) {
            *value = i;
            return true;
        }
    }
    double number;
    const char *rest = read_number(text, &number);
    if (rest == NULL) {
        return false;
    }
    rest = skip_spaces(rest);
    size_t unit = strlen(parameter->unit);
    bool has_unit = unit > 0 && strncmp(rest, parameter->unit, unit) == 0 && *skip_spaces(rest + unit) == '\0';
    bool degree_sign = strcmp(parameter->unit, "deg") == 0 && same_word(rest, "\xC2\xB0");
    if (*rest != '\0' && !has_unit && !degree_sign) {
        return false;
    }
    if (number < parameter->minimum || number > parameter->maximum) {
        return false;
    }
    *value = (parameter->flags & (LIST | TOGGLE | WHOLE)) != 0 ? (double) lround(number) : number;
    return true;
}
