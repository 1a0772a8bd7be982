/* Parameters and texts as VST3 wants them: values in [0, 1], texts in UTF-16. */
#include <math.h>
#include <string.h>

#include "vst3.h"

static const bearing_parameter segment = {
    .id = BEARING_VST3_PARAM_SEGMENT,
    .symbol = "segment",
    .name = "Recording segment",
    .short_name = "Segment",
    .group = "Automation",
    .unit = "",
    .minimum = 0,
    .maximum = 2 * BEARING_VST3_SEGMENTS + 1,
    .start = 0,
    .flags = BEARING_PARAM_IS_OUTPUT | BEARING_PARAM_IS_HIDDEN | BEARING_PARAM_IS_NOT_SAVED | BEARING_PARAM_IS_LIST,
};

int bearing_vst3_count(void) {
    return bearing_parameter_count + 1;
}

const bearing_parameter *bearing_vst3_parameter(int index) {
    if (index < 0 || index > bearing_parameter_count) {
        return NULL;
    }
    return index == bearing_parameter_count ? &segment : &bearing_parameters[index];
}

int bearing_vst3_index(uint32_t id) {
    for (int i = 0; i < bearing_vst3_count(); i++) {
        if (bearing_vst3_parameter(i)->id == id) {
            return i;
        }
    }
    return -1;
}

int bearing_vst3_steps(const bearing_parameter *parameter) {
    bool whole = (parameter->flags & (BEARING_PARAM_IS_TOGGLE | BEARING_PARAM_IS_LIST | BEARING_PARAM_IS_WHOLE)) != 0;
    return whole ? (int) (parameter->maximum - parameter->minimum) : 0;
}

double bearing_vst3_plain(const bearing_parameter *parameter, double normalized) {
    double value = normalized > 0 ? fmin(normalized, 1) : 0; /* not a number counts as 0 */
    int steps = bearing_vst3_steps(parameter);
    if (steps > 0) {
        value = fmin(floor(value * (steps + 1)), steps) / steps;
    }
    return parameter->minimum + value * (parameter->maximum - parameter->minimum);
}

double bearing_vst3_normalized(const bearing_parameter *parameter, double plain) {
    double range = parameter->maximum - parameter->minimum;
    double value = range > 0 ? (plain - parameter->minimum) / range : 0;
    value = value > 0 ? fmin(value, 1) : 0;
    int steps = bearing_vst3_steps(parameter);
    return steps > 0 ? floor(value * steps + 0.5) / steps : value;
}

int bearing_vst3_named(const bearing_named *list, int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* One character and how many bytes it takes; what is no UTF-8 becomes a question mark. */
static uint32_t decode(const unsigned char *at, int *bytes) {
    uint32_t first = at[0];
    int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    *bytes = 1;
    if (first < 0x80) {
        return first;
    }
    if (more == 0 || first >= 0xF5) {
        return '?';
    }
    uint32_t code = first & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return '?';
        }
        code = code << 6 | (at[i] & 0x3Fu);
    }
    *bytes = more + 1;
    return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? '?' : code;
}

void bearing_vst3_utf16(const char *utf8, Steinberg_char16 *out, uint32_t size) {
    const unsigned char *at = (const unsigned char *) utf8;
    uint32_t used = 0;
    while (*at != 0 && size > 0) {
        int bytes;
        uint32_t code = decode(at, &bytes);
        uint32_t units = code >= 0x10000 ? 2 : 1;
        if (used + units >= size) {
            break;
        }
        if (units == 2) {
            out[used] = (Steinberg_char16) (0xD800 + ((code - 0x10000) >> 10));
            out[used + 1] = (Steinberg_char16) (0xDC00 + ((code - 0x10000) & 0x3FF));
        } else {
            out[used] = (Steinberg_char16) code;
        }
        used += units;
        at += bytes;
    }
    if (size > 0) {
        out[used] = 0;
    }
}

static uint32_t encode(uint32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char) code;
        return 1;
    }
    uint32_t bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (uint32_t i = bytes - 1; i > 0; i--) {
        out[i] = (char) (0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char) ((0xF00u >> bytes & 0xFF) | code);
    return bytes;
}

void bearing_vst3_utf8(const Steinberg_char16 *utf16, char *out, uint32_t size) {
    uint32_t used = 0;
    for (const Steinberg_char16 *at = utf16; *at != 0 && size > 0; at++) {
        uint32_t code = *at;
        if (code >= 0xD800 && code < 0xDC00 && at[1] >= 0xDC00 && at[1] < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (*++at - 0xDC00u);
        } else if (code >= 0xD800 && code < 0xE000) {
            code = '?';
        }
        char bytes[4];
        uint32_t count = encode(code, bytes);
        if (used + count >= size) {
            break;
        }
        memcpy(out + used, bytes, count);
        used += count;
    }
    if (size > 0) {
        out[used] = 0;
    }
}
