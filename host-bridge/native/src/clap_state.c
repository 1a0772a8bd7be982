/*
 * The saved state: lines of KEY=VALUE, so that a later version, or a person, can read it.
 *
 *     bearing=1                  the format
 *     bypass=0                   parameters by their symbols; read-only ones and capture are not in it
 *     preset=binaural            preset and method by their names, also such as this version does not know
 *     end=1                      the last line: nothing is missing
 *
 * Keys that are not known are skipped and keys that are missing get their default, so that versions can be mixed.
 * Numbers are written here and not by the C library, which would follow the host's language ("0,5").
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"

#define LARGEST_STATE 4096 /* bytes; a real one has about 300 */
#define SCALE 1000000000   /* numbers have nine decimals */
#define FIRST_KEY "bearing"
#define LAST_KEY "end"

typedef struct {
    char text[LARGEST_STATE];
    size_t length;
    bool full;
} bearing_clap_text;

static void add(bearing_clap_text *out, const char *text) {
    size_t length = strlen(text);
    if (length >= sizeof out->text - out->length) {
        out->full = true;
        return;
    }
    memcpy(out->text + out->length, text, length + 1);
    out->length += length;
}

static void add_number(bearing_clap_text *out, double value) {
    char digits[32];
    char *at = digits + sizeof digits - 1;
    int64_t scaled = llround(fmin(fmax(value, -1e6), 1e6) * SCALE);
    uint64_t rest = (uint64_t) llabs(scaled);
    *at = 0;
    for (int i = 0; i < 9 || rest > 0 || i < 11; i++) {
        if (i == 9) {
            *--at = '.';
            continue;
        }
        *--at = (char) ('0' + rest % 10);
        rest /= 10;
    }
    if (scaled < 0) {
        *--at = '-';
    }
    add(out, at);
}

static void add_line(bearing_clap_text *out, const char *key, const char *value) {
    add(out, key);
    add(out, "=");
    add(out, value);
    add(out, "\n");
}

static bool saved(const bearing_parameter *parameter) {
    return (parameter->flags & (BEARING_PARAM_IS_OUTPUT | BEARING_PARAM_IS_NOT_SAVED)) == 0;
}

/* [main] */
static bool state_save(const clap_plugin_t *plugin, const clap_ostream_t *stream) {
    const bearing_clap *self = bearing_clap_of(plugin);
    if (self->core == NULL || stream == NULL) {
        return false;
    }
    bearing_clap_text out = {.length = 0};
    add_line(&out, FIRST_KEY, "1");
    for (int i = 0; i < bearing_parameter_count; i++) {
        const bearing_parameter *parameter = &bearing_parameters[i];
        if (parameter->id == BEARING_PARAM_PRESET) {
            add_line(&out, parameter->symbol, bearing_preset_name(self->core));
        } else if (parameter->id == BEARING_PARAM_METHOD) {
            add_line(&out, parameter->symbol, bearing_method_name(self->core));
        } else if (saved(parameter)) {
            add(&out, parameter->symbol);
            add(&out, "=");
            add_number(&out, bearing_clap_value(self, parameter->id));
            add(&out, "\n");
        }
    }
    add_line(&out, LAST_KEY, "1");
    for (size_t done = 0; !out.full && done < out.length;) {
        int64_t count = stream->write(stream, out.text + done, out.length - done);
        if (count <= 0 || (uint64_t) count > out.length - done) {
            return false;
        }
        done += (size_t) count;
    }
    return !out.full;
}

/* The whole stream, which may come in small pieces and must not be endless; length < 0: it cannot be a state. */
static bool read_all(const clap_istream_t *stream, bearing_clap_text *in) {
    for (;;) {
        size_t room = sizeof in->text - 1 - in->length;
        int64_t count = stream->read(stream, in->text + in->length, room);
        if (count == 0 && room > 0) {
            in->text[in->length] = 0;
            return strlen(in->text) == in->length;
        }
        if (count <= 0 || (uint64_t) count > room) {
            return false;
        }
        in->length += (size_t) count;
        if (in->length == sizeof in->text - 1) {
            return false;
        }
    }
}

static bool read_number(const char *text, double *value) {
    bool negative = *text == '-';
    int64_t scaled = 0;
    int digits = 0;
    int decimals = -1;
    for (const char *at = text + negative; *at != 0; at++) {
        if (*at == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*at < '0' || *at > '9' || digits == 16 || decimals == 9) {
            return false;
        }
        scaled = scaled * 10 + (*at - '0');
        digits++;
        decimals += decimals >= 0;
    }
    if (digits == 0) {
        return false;
    }
    double divisor = 1;
    for (int i = 0; i < decimals; i++) {
        divisor *= 10;
    }
    *value = (negative ? -1 : 1) * (double) scaled / divisor;
    return true;
}

typedef struct {
    double values[BEARING_CLAP_PARAMS];
    const char *preset;
    const char *method;
} bearing_clap_wishes;

static bool take(bearing_clap_wishes *wishes, const char *key, const char *value) {
    for (int i = 0; i < bearing_parameter_count && i < BEARING_CLAP_PARAMS; i++) {
        const bearing_parameter *parameter = &bearing_parameters[i];
        if (strcmp(parameter->symbol, key) != 0) {
            continue;
        }
        if (parameter->id == BEARING_PARAM_PRESET) {
            wishes->preset = value;
        } else if (parameter->id == BEARING_PARAM_METHOD) {
            wishes->method = value;
        } else if (saved(parameter)) {
            return read_number(value, &wishes->values[i]);
        }
    }
    return true;
}

/* Cuts the text into lines; false: this is no state, or not all of it. */
static bool parse(char *text, bearing_clap_wishes *wishes) {
    bool ended = false;
    int lines = 0;
    for (char *line = text; *line != 0; lines++) {
        char *end = strchr(line, '\n');
        char *equals = strchr(line, '=');
        if (end == NULL || equals == NULL || equals > end || ended) {
            return false;
        }
        *end = 0;
        *equals = 0;
        const char *value = equals + 1;
        if (lines == 0 && (strcmp(line, FIRST_KEY) != 0 || strcmp(value, "1") != 0)) {
            return false;
        }
        ended = strcmp(line, LAST_KEY) == 0 && strcmp(value, "1") == 0;
        if (!take(wishes, line, value)) {
            return false;
        }
        line = end + 1;
    }
    return ended;
}

/* A list keeps pace with the name where the name is known; an unknown name stands in the core alone. */
static void show_name(bearing_clap *self, uint32_t id, const bearing_named *list, int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i].name, name) == 0) {
            bearing_clap_show(self, id, i);
        }
    }
}

/* [main] All or nothing. Safe while the audio runs: everything goes the way that parameter changes go. */
static bool state_load(const clap_plugin_t *plugin, const clap_istream_t *stream) {
    bearing_clap *self = bearing_clap_of(plugin);
    bearing_clap_text in = {.length = 0};
    bearing_clap_wishes wishes = {.preset = NULL};
    for (int i = 0; i < bearing_parameter_count && i < BEARING_CLAP_PARAMS; i++) {
        wishes.values[i] = bearing_parameters[i].start;
    }
    if (self->core == NULL || stream == NULL || !read_all(stream, &in) || !parse(in.text, &wishes)) {
        return false;
    }
    for (int i = 0; i < bearing_parameter_count && i < BEARING_CLAP_PARAMS; i++) {
        if (saved(&bearing_parameters[i])) {
            bearing_clap_apply(self, bearing_parameters[i].id, wishes.values[i]);
        }
    }
    if (wishes.preset != NULL) {
        bearing_set_preset_name(self->core, wishes.preset);
        show_name(self, BEARING_PARAM_PRESET, bearing_presets, bearing_preset_count, wishes.preset);
    }
    if (wishes.method != NULL) {
        bearing_set_method_name(self->core, wishes.method);
        show_name(self, BEARING_PARAM_METHOD, bearing_methods, bearing_method_count, wishes.method);
    }
    bearing_clap_values_changed(self);
    return true;
}

const clap_plugin_state_t bearing_clap_state = {.save = state_save, .load = state_load};
