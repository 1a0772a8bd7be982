#include "midi.h"

#include <math.h>
#include <string.h>

#include "instance.h"

#define LARGEST_14_BIT 16383
#define CONTROL_CHANGE 0xB0
#define PAN_COARSE 10
#define PAN_FINE 42
#define NRPN_BANK 99
#define NRPN_NUMBER 98
#define DATA_COARSE 6
#define DATA_FINE 38
#define BANK 66 /* 'B' */
#define AZIMUTH 0
#define ELEVATION 1

static uint16_t scale(float value, float low, float high) {
    double share = ((double) value - (double) low) / ((double) high - (double) low);
    if (!(share > 0)) {
        return 0;
    }
    return share < 1 ? (uint16_t) lround(share * LARGEST_14_BIT) : LARGEST_14_BIT;
}

uint16_t bearing_midi_azimuth(float azimuth_deg) { return scale(azimuth_deg, -180, 180); }
uint16_t bearing_midi_elevation(float elevation_deg) { return scale(elevation_deg, -90, 90); }
uint16_t bearing_midi_pan(float pan) { return scale(pan, -1, 1); }

static void put(uint8_t message[BEARING_MIDI_BYTES], uint8_t controller, uint8_t value) {
    message[0] = CONTROL_CHANGE;
    message[1] = controller;
    message[2] = value;
}

static void put_nrpn(uint8_t messages[4][BEARING_MIDI_BYTES], uint8_t number, uint16_t value) {
    put(messages[0], NRPN_BANK, BANK);
    put(messages[1], NRPN_NUMBER, number);
    put(messages[2], DATA_COARSE, (uint8_t) (value >> 7));
    put(messages[3], DATA_FINE, (uint8_t) (value & 0x7F));
}

void bearing_midi_encode(float azimuth_deg, float elevation_deg, float pan,
                         uint8_t messages[BEARING_MIDI_MESSAGES][BEARING_MIDI_BYTES]) {
    uint16_t place = bearing_midi_pan(pan);
    put(messages[0], PAN_COARSE, (uint8_t) (place >> 7));
    put(messages[1], PAN_FINE, (uint8_t) (place & 0x7F));
    put_nrpn(&messages[2], AZIMUTH, bearing_midi_azimuth(azimuth_deg));
    put_nrpn(&messages[6], ELEVATION, bearing_midi_elevation(elevation_deg));
}

void bearing_midi_init(bearing_midi *midi) { memset(midi, 0, sizeof *midi); }

bool bearing_midi_due(bearing_midi *midi, const bearing_reading *now, uint32_t frames, double sample_rate_hz) {
    if (!now->present) {
        midi->report.frame += frames;
        return false;
    }
    if (!bearing_report_moved(&midi->report, now, frames, sample_rate_hz)) {
        return false;
    }
    bearing_midi_encode(now->azimuth_deg, now->elevation_deg, now->pan, midi->messages);
    return true;
}
