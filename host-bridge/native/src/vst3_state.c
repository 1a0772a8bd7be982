/*
 * The saved state, the same text that the CLAP plug-in saves: "bearing=1" first, then KEY=VALUE lines by the
 * parameters' symbols, preset and method by name, "end=1" last. Unknown keys are skipped, missing ones get their
 * default. Numbers are written and read here, as the C library would follow the host's language ("0,5").
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vst3.h"

#define FIRST_LINE "bearing=1\n"
#define LAST_LINE "end=1\n"
#define LARGEST_STATE 4096 /* bytes; a real one has about 300 */
#define SCALE 1000000000   /* numbers have nine decimals */

void bearing_vst3_start_state(bearing_vst3_state *state) {
    for (int i = 0; i < bearing_parameter_count && i < BEARING_VST3_PARAMS; i++) {
        state->plain[i] = bearing_parameters[i].start;
    }
    state->preset[0] = 0;
    state->method[0] = 0;
}

static bool saved(const bearing_parameter *parameter) {
    return (parameter->flags & (BEARING_PARAM_IS_OUTPUT | BEARING_PARAM_IS_NOT_SAVED)) == 0;
}

/* False: the stream cannot be read, is too long or holds no text. Streams may give less than was asked for. */
static bool read_all(struct Steinberg_IBStream *stream, char text[LARGEST_STATE]) {
    int32_t used = 0;
    while (used < LARGEST_STATE) {
        Steinberg_int32 got = 0;
        Steinberg_tresult result = stream->lpVtbl->read(stream, text + used, LARGEST_STATE - used, &got);
        if (result != Steinberg_kResultOk || got <= 0) {
            text[used] = 0;
            return strlen(text) == (size_t) used;
        }
        used += got <= LARGEST_STATE - used ? got : LARGEST_STATE;
    }
    return false;
}

/* Digits with at most one point and nine decimals, with or without a minus. */
static bool read_number(const char *text, double *value) {
    bool negative = *text == '-';
    double number = 0;
    double step = 1;
    int digits = 0;
    bool fraction = false;
    for (const char *at = text + negative; *at != 0; at++) {
        if (*at == '.' && !fraction) {
            fraction = true;
        } else if (*at >= '0' && *at <= '9' && digits < 15) {
            number = number * 10 + (*at - '0');
            step *= fraction ? 10 : 1;
            digits++;
        } else {
            return false;
        }
    }
    *value = (negative ? -number : number) / step;
    return digits > 0;
}

static bool read_name(const char *text, char *out, size_t size) {
    size_t length = strlen(text);
    if (length >= size) {
        return false;
    }
    memcpy(out, text, length + 1);
    return true;
}

static bool read_value(const char *key, const char *text, bearing_vst3_state *state) {
    for (int i = 0; i < bearing_parameter_count && i < BEARING_VST3_PARAMS; i++) {
        const bearing_parameter *parameter = &bearing_parameters[i];
        if (strcmp(parameter->symbol, key) != 0 || !saved(parameter)) {
            continue;
        }
        if (parameter->id == BEARING_PARAM_PRESET) {
            return read_name(text, state->preset, sizeof state->preset);
        }
        if (parameter->id == BEARING_PARAM_METHOD) {
            return read_name(text, state->method, sizeof state->method);
        }
        double value;
        if (!read_number(text, &value)) {
            return false;
        }
        state->plain[i] = fmin(fmax(value, parameter->minimum), parameter->maximum);
    }
    return true;
}

bool bearing_vst3_read_state(struct Steinberg_IBStream *stream, bearing_vst3_state *state) {
    char text[LARGEST_STATE];
    if (stream == NULL || !read_all(stream, text) || strncmp(text, FIRST_LINE, strlen(FIRST_LINE)) != 0) {
        return false;
    }
    bearing_vst3_state found;
    bearing_vst3_start_state(&found);
    char *line = text + strlen(FIRST_LINE);
    while (strcmp(line, LAST_LINE) != 0) {
        char *end = strchr(line, '\n');
        char *equals = strchr(line, '=');
        if (end == NULL || equals == NULL || equals > end) {
            return false;
        }
        *end = 0;
        *equals = 0;
        if (!read_value(line, equals + 1, &found)) {
            return false;
        }
        line = end + 1;
    }
    *state = found;
    return true;
}

static int write_number(char *out, size_t size, double value) {
    long long scaled = llround(value * SCALE);
    unsigned long long rest = (unsigned long long) llabs(scaled);
    return snprintf(out, size, "%s%llu.%09llu", scaled < 0 ? "-" : "", rest / SCALE, rest % SCALE);
}

static int write_line(char *out, size_t size, int index, const bearing_vst3_state *state) {
    const bearing_parameter *parameter = &bearing_parameters[index];
    char number[32];
    const char *value = number;
    if (parameter->id == BEARING_PARAM_PRESET) {
        value = state->preset;
    } else if (parameter->id == BEARING_PARAM_METHOD) {
        value = state->method;
    } else {
        write_number(number, sizeof number, state->plain[index]);
    }
    return snprintf(out, size, "%s=%s\n", parameter->symbol, value);
}

bool bearing_vst3_write_state(struct Steinberg_IBStream *stream, const bearing_vst3_state *state) {
    char text[LARGEST_STATE] = FIRST_LINE;
    int length = (int) strlen(FIRST_LINE);
    for (int i = 0; i < bearing_parameter_count && i < BEARING_VST3_PARAMS && length < LARGEST_STATE; i++) {
        if (saved(&bearing_parameters[i])) {
            length += write_line(text + length, (size_t) (LARGEST_STATE - length), i, state);
        }
    }
    if (stream == NULL || length + (int) sizeof LAST_LINE > LARGEST_STATE) {
        return false;
    }
    memcpy(text + length, LAST_LINE, sizeof LAST_LINE);
    length += (int) strlen(LAST_LINE);
    for (int used = 0; used < length;) {
        Steinberg_int32 put = 0;
        Steinberg_tresult result = stream->lpVtbl->write(stream, text + used, length - used, &put);
        if (result != Steinberg_kResultOk || put <= 0) {
            return false;
        }
        used += put;
    }
    return true;
}
