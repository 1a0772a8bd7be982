/* A direction as MIDI messages: pan as controllers 10 and 42, azimuth and elevation as NRPN. Any thread. */
#ifndef BEARING_MIDI_H
#define BEARING_MIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "core.h"

/* Two controllers for pan, four for azimuth, four for elevation. */
#define BEARING_MIDI_MESSAGES 10
#define BEARING_MIDI_BYTES 3

/* (azimuth + 180) / 360 of 16383, rounded; -180 = 0, 0 = 8192, 180 = 16383. */
uint16_t bearing_midi_azimuth(float azimuth_deg);
/* (elevation + 90) / 180 of 16383, rounded. */
uint16_t bearing_midi_elevation(float elevation_deg);
/* (pan + 1) / 2 of 16383, rounded. */
uint16_t bearing_midi_pan(float pan);

/* All messages of one direction, in the order in which they are to be sent, on the first channel. */
void bearing_midi_encode(float azimuth_deg, float elevation_deg, float pan,
                         uint8_t messages[BEARING_MIDI_MESSAGES][BEARING_MIDI_BYTES]);

/* What one instance sends: at most 50 directions a second, each only after a change, none while nothing is present. */
typedef struct {
    bearing_report report;
    uint8_t messages[BEARING_MIDI_MESSAGES][BEARING_MIDI_BYTES];
} bearing_midi;

void bearing_midi_init(bearing_midi *midi);
/* [audio] Once a block. True: midi->messages are to be sent now, all of them, in order. */
bool bearing_midi_due(bearing_midi *midi, const bearing_reading *now, uint32_t frames, double sample_rate_hz);

#endif
