/* Time in, automation and MIDI out. Everything here runs on the audio thread. */
#include "instance.h"
#include "lv2.h"

/* A held value and the one it jumps to stand this far apart: hosts keep one point per tick. */
#define JUMP_FRAMES 32
/* Bytes of one event in the sequence: time, header and body, padded. */
#define AUTOMATION_BYTES 96
#define MIDI_EVENT_BYTES 32

static void take_position(bearing_lv2 *self, const LV2_Atom_Event *event) {
    const LV2_Atom *frame = NULL;
    const LV2_Atom *speed = NULL;
    const LV2_Atom_Object *position = (const LV2_Atom_Object *) &event->body;
    lv2_atom_object_get(position, self->urids.frame, &frame, self->urids.speed, &speed, 0);
    if (speed != NULL && speed->type == self->forge.Float) {
        float now = ((const LV2_Atom_Float *) (const void *) speed)->body;
        self->time.rolling = now > 0 || now < 0;
    }
    if (frame != NULL && (frame->type == self->forge.Long || frame->type == self->forge.Int)) {
        int64_t at = frame->type == self->forge.Long ? ((const LV2_Atom_Long *) (const void *) frame)->body
                                                     : ((const LV2_Atom_Int *) (const void *) frame)->body;
        /* A change acts at the block: as if it had stood at the block's beginning. */
        self->time.position = self->time.rolling ? at - event->time.frames : at;
        self->time.known = true;
    }
}

void bearing_lv2_read_time(bearing_lv2 *self) {
    const LV2_Atom_Sequence *in = self->ports[BEARING_LV2_EVENTS_IN];
    if (in == NULL) {
        return;
    }
    LV2_ATOM_SEQUENCE_FOREACH (in, event) {
        if (lv2_atom_forge_is_object_type(&self->forge, event->body.type)
            && ((const LV2_Atom_Object *) &event->body)->body.otype == self->urids.position) {
            take_position(self, event);
        }
    }
}

static bool has_room(const bearing_lv2 *self, uint32_t bytes) {
    return self->forge.offset + bytes <= self->forge.size;
}

/* For Ardour: "set the port of this number to that value here". */
static void automate(bearing_lv2 *self, int64_t at, uint32_t id, float value) {
    if (!has_room(self, AUTOMATION_BYTES)) {
        return;
    }
    int port = BEARING_LV2_PARAMETERS + (int) (bearing_parameter_of(id) - bearing_parameters);
    LV2_Atom_Forge_Frame object;
    lv2_atom_forge_frame_time(&self->forge, at);
    lv2_atom_forge_object(&self->forge, &object, 0, self->urids.event);
    lv2_atom_forge_key(&self->forge, self->urids.parameter);
    lv2_atom_forge_int(&self->forge, port);
    lv2_atom_forge_key(&self->forge, self->urids.value);
    lv2_atom_forge_float(&self->forge, value);
    lv2_atom_forge_pop(&self->forge, &object);
}

static void automate_all(bearing_lv2 *self, int64_t at, float azimuth_deg, float elevation_deg, float pan) {
    automate(self, at, BEARING_PARAM_AZIMUTH, azimuth_deg);
    automate(self, at, BEARING_PARAM_ELEVATION, elevation_deg);
    automate(self, at, BEARING_PARAM_PAN, pan);
}

/*
 * One pass per switch-on of Capture: after a stop Ardour's Write becomes Touch, and what is written then would
 * overwrite the pass that was just recorded.
 */
static void record(bearing_lv2 *self, const bearing_reading *now, uint32_t frames) {
    bool on = self->capture_allowed && bearing_lv2_input(self, BEARING_PARAM_CAPTURE) >= 0.5F;
    if (!on) {
        self->wrote = false;
        self->pass_over = false;
    } else if (self->wrote && !self->time.rolling) {
        self->pass_over = true;
    }
    bool detected = bearing_lv2_input(self, BEARING_PARAM_SOURCE) < 0.5F;
    unsigned todo = bearing_record(&self->recorder, on && detected && !self->pass_over, now, &self->time, frames,
                                   self->sample_rate_hz);
    int64_t at = 0;
    if ((todo & BEARING_RECORD_HOLD) != 0) {
        automate_all(self, at, self->recorder.held_azimuth_deg, self->recorder.held_elevation_deg,
                     self->recorder.held_pan);
        at = frames > JUMP_FRAMES ? JUMP_FRAMES : (int64_t) frames - 1;
    }
    if ((todo & BEARING_RECORD_POINT) != 0) {
        automate_all(self, at, now->azimuth_deg, now->elevation_deg, now->pan);
        self->wrote = true;
    }
}

static void send_midi(bearing_lv2 *self, const bearing_reading *now, uint32_t frames) {
    if (!bearing_midi_due(&self->midi, now, frames, self->sample_rate_hz)
        || !has_room(self, BEARING_MIDI_MESSAGES * MIDI_EVENT_BYTES)) {
        return;
    }
    for (int i = 0; i < BEARING_MIDI_MESSAGES; i++) {
        lv2_atom_forge_frame_time(&self->forge, 0);
        lv2_atom_forge_atom(&self->forge, BEARING_MIDI_BYTES, self->urids.midi);
        lv2_atom_forge_write(&self->forge, self->midi.messages[i], BEARING_MIDI_BYTES);
    }
}

void bearing_lv2_write_events(bearing_lv2 *self, uint32_t frames) {
    LV2_Atom_Sequence *out = self->ports[BEARING_LV2_EVENTS_OUT];
    const bearing_reading *now = bearing_read(self->core);
    if (out != NULL && out->atom.size >= sizeof(LV2_Atom_Sequence_Body)) {
        LV2_Atom_Forge_Frame sequence;
        lv2_atom_forge_set_buffer(&self->forge, (uint8_t *) out, (uint32_t) sizeof(LV2_Atom) + out->atom.size);
        lv2_atom_forge_sequence_head(&self->forge, &sequence, 0);
        if (frames > 0) {
            send_midi(self, now, frames);
            record(self, now, frames);
        }
        lv2_atom_forge_pop(&self->forge, &sequence);
    }
    if (self->time.rolling) {
        self->time.position += frames;
    }
}
