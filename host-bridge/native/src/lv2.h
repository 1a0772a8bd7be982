/* What the files of the LV2 plug-in share: lv2.c (life, control ports, state), lv2_events.c (time in, events out). */
#ifndef BEARING_LV2_H
#define BEARING_LV2_H

#include <lv2/atom/atom.h>
#include <lv2/atom/forge.h>
#include <lv2/atom/util.h>
#include <lv2/core/lv2.h>
#include <lv2/midi/midi.h>
#include <lv2/state/state.h>
#include <lv2/time/time.h>
#include <lv2/urid/urid.h>

#include "core.h"
#include "lv2_ports.h"
#include "midi.h"
#include "parameters.h"

typedef struct {
    LV2_URID position;
    LV2_URID frame;
    LV2_URID speed;
    LV2_URID midi;
    LV2_URID event;
    LV2_URID parameter;
    LV2_URID value;
    LV2_URID string;
    LV2_URID preset_name;
    LV2_URID method_name;
} bearing_lv2_urids;

typedef struct {
    /* [main] */
    bearing_core *core;
    bool capture_plugin;
    bool mapped; /* the host has urid:map */
    double sample_rate_hz;
    bearing_lv2_urids urids;

    /* [audio] */
    void *ports[BEARING_LV2_PORTS];
    float seen[BEARING_LV2_PARAMETER_COUNT]; /* inputs as they were; NaN = not yet */
    bool capture_allowed;                    /* off was seen: a saved "on" does not count */
    bool pass_over;                          /* the transport stopped: nothing more until the next switch-on */
    bool wrote;                              /* since Capture was switched on */
    bearing_time time;
    bearing_recorder recorder;
    bearing_midi midi;
    LV2_Atom_Forge forge;

    /* [main] sets, [audio] takes: a restored name stands until the port moves. Atomic. */
    int preset_restored;
    int method_restored;
} bearing_lv2;

/* [audio] Before the block: where the transport is. */
void bearing_lv2_read_time(bearing_lv2 *self);
/* [audio] After the block: automation and MIDI; then the transport goes on. */
void bearing_lv2_write_events(bearing_lv2 *self, uint32_t frames);

/* [audio] Whether the port is on; the plug-in's own parameters by number. */
float bearing_lv2_input(const bearing_lv2 *self, uint32_t id);

#endif
