/*
 * The parameters, the same in all formats. Numbers are for ever: hosts save them. CLAP uses them as parameter
 * identifiers, VST3 as ParamIDs; LV2 uses the symbols, and its ports stand in this order.
 */
#ifndef BEARING_PARAMETERS_H
#define BEARING_PARAMETERS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    BEARING_PARAM_BYPASS = 1,
    BEARING_PARAM_PRESET = 2,
    BEARING_PARAM_METHOD = 3,
    BEARING_PARAM_SMOOTHING = 4,
    BEARING_PARAM_CAPTURE = 5,
    BEARING_PARAM_SOURCE = 6,
    /* Written while capturing, read with source = automation. */
    BEARING_PARAM_AZIMUTH = 10,
    BEARING_PARAM_ELEVATION = 11,
    BEARING_PARAM_PAN = 12,
    /* Read-only. 40 to 79 are kept for sources 2 to 4. */
    BEARING_PARAM_OUT_AZIMUTH = 20,
    BEARING_PARAM_OUT_ELEVATION = 21,
    BEARING_PARAM_OUT_CONFIDENCE = 22,
    BEARING_PARAM_OUT_PRESENT = 23,
    BEARING_PARAM_OUT_LEVEL = 24,
    BEARING_PARAM_OUT_STATUS = 25,
    /* Where directions go besides the host; bypass does not stop it. */
    BEARING_PARAM_SEND = 30,
    BEARING_PARAM_TARGET = 31,
    BEARING_PARAM_OBJECT = 32,
};

enum {
    BEARING_PARAM_IS_OUTPUT = 1,      /* read-only */
    BEARING_PARAM_IS_TOGGLE = 2,
    BEARING_PARAM_IS_LIST = 4,        /* whole numbers with names */
    BEARING_PARAM_IS_AUTOMATABLE = 8,
    BEARING_PARAM_IS_PERIODIC = 16,
    BEARING_PARAM_IS_HIDDEN = 32,
    BEARING_PARAM_IS_NOT_SAVED = 64,
    BEARING_PARAM_IS_BYPASS = 128,
    BEARING_PARAM_IS_WHOLE = 256,     /* whole numbers without names */
};

typedef struct {
    uint32_t id;
    const char *symbol;     /* LV2 symbol, lower case */
    const char *name;       /* long */
    const char *short_name; /* at most 8 characters */
    const char *group;      /* Control, Automation, Direction, Send */
    const char *unit;       /* "deg", "dB", "" */
    double minimum;
    double maximum;
    double start;           /* default */
    uint32_t flags;
} bearing_parameter;

/* In the order of LV2's ports after the audio ports. */
extern const bearing_parameter bearing_parameters[];
extern const int bearing_parameter_count;

/*
 * The names of the targets that the user listed (targets.c); without a list the first is OSC on this computer. Written
 * once, before a host can ask.
 */
#define BEARING_TARGETS 16
#define BEARING_TARGET_BYTES 64
extern char bearing_target_names[BEARING_TARGETS][BEARING_TARGET_BYTES];

/* By number; NULL if there is none. */
const bearing_parameter *bearing_parameter_of(uint32_t id);

/*
 * A value as text with its unit, such as "-29.8 deg" or "listening"; and back, from a number with or without unit or a
 * name of a list. False: out does not hold it, or the text is no value.
 */
bool bearing_parameter_text(uint32_t id, double value, char *out, uint32_t size);
bool bearing_parameter_value(uint32_t id, const char *text, double *value);

#endif
