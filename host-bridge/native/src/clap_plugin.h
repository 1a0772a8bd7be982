/*
 * What the files of the CLAP plug-in share: clap.c (file, life), clap_process.c (audio, events), clap_params.c
 * (parameters), clap_state.c (saved state), clap_ports.c (ports and small extensions), clap_presets.c (presets).
 */
#ifndef BEARING_CLAP_PLUGIN_H
#define BEARING_CLAP_PLUGIN_H

#include <stdatomic.h>

#include "clap_abi.h"
#include "core.h"
#include "midi.h"
#include "parameters.h"

#define BEARING_CLAP_ID "org.bearing.bearing"
#define BEARING_CLAP_PARAMS 32  /* room; parameters.h has fewer */
#define BEARING_CLAP_IDS 80     /* identifiers are below this */
#define BEARING_CLAP_OUTPUTS 6  /* read-only */
#define BEARING_CLAP_RECORDED 3 /* azimuth, elevation, pan */

typedef struct {
    clap_plugin_t plugin;
    const clap_host_t *host;
    bearing_core *core; /* NULL until init */
    bool active;        /* between activate and deactivate */
    double sample_rate_hz;
    int8_t index[BEARING_CLAP_IDS]; /* in bearing_parameters, by identifier; -1: none */

    /* Values by index in bearing_parameters. Written by whoever applies events, read on the main thread too. */
    _Atomic double values[BEARING_CLAP_PARAMS];

    /* Audio thread. */
    bearing_report report;
    double told[BEARING_CLAP_OUTPUTS]; /* what the host knows; NaN: nothing */
    bearing_recorder recorder;
    bearing_midi midi;
    bearing_reading shown; /* what the values of the outputs say */
    unsigned gestures;     /* bit n: the host was told that the gesture of curve n has begun */
    bool owes_point;       /* a point did not fit into the host's list */
} bearing_clap;

static inline bearing_clap *bearing_clap_of(const clap_plugin_t *plugin) {
    return plugin == NULL ? NULL : plugin->plugin_data;
}

/* [main] Values and the index, once. */
void bearing_clap_values_init(bearing_clap *self);

/* [any] The values; 0 for an identifier that does not exist. */
double bearing_clap_value(const bearing_clap *self, uint32_t id);
void bearing_clap_show(bearing_clap *self, uint32_t id, double value); /* only keeps it, tells nobody */
void bearing_clap_apply(bearing_clap *self, uint32_t id, double value); /* a wish of the host: checked, clamped, done */

/* [main] The host shall read all values again: a state or a preset was loaded. */
void bearing_clap_values_changed(const bearing_clap *self);

/* [main] Takes over the track's name where the host tells it. */
void bearing_clap_track_changed(const clap_plugin_t *plugin);

/* [audio], or [main] while inactive. */
clap_process_status bearing_clap_process(const clap_plugin_t *plugin, const clap_process_t *process);
void bearing_clap_flush(const clap_plugin_t *plugin, const clap_input_events_t *in, const clap_output_events_t *out);
void bearing_clap_forget(bearing_clap *self); /* a new beginning: no segment goes on */

/* [any] The extension of this name; NULL if there is none. */
const void *bearing_clap_extension(const clap_plugin_t *plugin, const char *id);

extern const clap_plugin_params_t bearing_clap_params;
extern const clap_plugin_state_t bearing_clap_state;
extern const clap_plugin_preset_load_t bearing_clap_preset_load;
extern const clap_preset_discovery_factory_t bearing_clap_presets;

#endif
