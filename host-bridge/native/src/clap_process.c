/* Audio through, events in and out: all of it on the audio thread; flush also on the main one while inactive. */
#include <math.h>
#include <string.h>

#include "clap_plugin.h"

/* The main ports' channels; NULL where the host has none. */
typedef struct {
    const float *in[2];
    float *out[2];
} channels;

static const uint32_t recorded[BEARING_CLAP_RECORDED] = {BEARING_PARAM_AZIMUTH, BEARING_PARAM_ELEVATION,
                                                         BEARING_PARAM_PAN};
static const uint32_t outputs[BEARING_CLAP_OUTPUTS] = {
    BEARING_PARAM_OUT_AZIMUTH, BEARING_PARAM_OUT_ELEVATION, BEARING_PARAM_OUT_CONFIDENCE,
    BEARING_PARAM_OUT_PRESENT, BEARING_PARAM_OUT_LEVEL,     BEARING_PARAM_OUT_STATUS,
};

/* The smallest change that shows, a hair below 0.1 and 0.01, which are not exact in binary. */
static const double steps[BEARING_CLAP_OUTPUTS] = {0.0999, 0.0999, 0.00999, 0.5, 0.0999, 0.5};

void bearing_clap_forget(bearing_clap *self) {
    bearing_report_init(&self->report);
    bearing_recorder_init(&self->recorder);
    bearing_midi_init(&self->midi);
    self->owes_point = false;
    for (int i = 0; i < BEARING_CLAP_OUTPUTS; i++) {
        self->told[i] = NAN;
    }
}

static clap_event_header_t header(uint32_t size, uint16_t type, uint32_t at) {
    return (clap_event_header_t){.size = size, .time = at, .space_id = CLAP_CORE_EVENT_SPACE_ID, .type = type};
}

/* False: the host's list is full. */
static bool push_value(const clap_output_events_t *out, uint32_t at, uint32_t id, double value) {
    const clap_event_param_value_t event = {
        .header = header(sizeof event, CLAP_EVENT_PARAM_VALUE, at),
        .param_id = id,
        .note_id = -1,
        .port_index = -1,
        .channel = -1,
        .key = -1,
        .value = value,
    };
    return out->try_push(out, &event.header);
}

static bool push_gesture(const clap_output_events_t *out, uint32_t at, uint32_t id, bool begin) {
    const clap_event_param_gesture_t event = {
        .header = header(sizeof event, begin ? CLAP_EVENT_PARAM_GESTURE_BEGIN : CLAP_EVENT_PARAM_GESTURE_END, at),
        .param_id = id,
    };
    return out->try_push(out, &event.header);
}

/* Read-only values, without gestures: a host shows them and records nothing. */
static void send_outputs(bearing_clap *self, const clap_output_events_t *out, uint32_t at, uint32_t frames) {
    const bearing_reading *now = bearing_read(self->core);
    const double values[BEARING_CLAP_OUTPUTS] = {now->azimuth_deg, now->elevation_deg, now->confidence,
                                                 now->present,     now->level_dbfs,    now->status};
    if (memcmp(&self->shown, now, sizeof *now) != 0) {
        self->shown = *now;
        for (int i = 0; i < BEARING_CLAP_OUTPUTS; i++) {
            bearing_clap_show(self, outputs[i], values[i]);
        }
    }
    if (!bearing_report_due(&self->report, now, frames, self->sample_rate_hz)) {
        return;
    }
    for (int i = 0; i < BEARING_CLAP_OUTPUTS; i++) {
        if (fabs(self->told[i] - values[i]) < steps[i]) {
            continue;
        }
        if (push_value(out, at, outputs[i], values[i])) {
            self->told[i] = values[i];
        } else {
            self->report.sent = false; /* so that it is due again */
        }
    }
}

static void end_gestures(bearing_clap *self, const clap_output_events_t *out, uint32_t at) {
    for (int i = 0; self->gestures != 0 && i < BEARING_CLAP_RECORDED; i++) {
        if ((self->gestures & 1U << i) && push_gesture(out, at, recorded[i], false)) {
            self->gestures &= ~(1U << i);
        }
    }
}

static bool send_points(bearing_clap *self, const clap_output_events_t *out, uint32_t at,
                        const double values[BEARING_CLAP_RECORDED]) {
    bool all = true;
    for (int i = 0; i < BEARING_CLAP_RECORDED; i++) {
        if (!(self->gestures & 1U << i) && push_gesture(out, at, recorded[i], true)) {
            self->gestures |= 1U << i;
        }
        if (!(self->gestures & 1U << i) || !push_value(out, at, recorded[i], values[i])) {
            all = false;
            continue;
        }
        bearing_clap_show(self, recorded[i], values[i]);
    }
    return all;
}

/* The curves that the host records. What does not fit into its list is made up for: an end, or the newest point. */
static void send_automation(bearing_clap *self, const clap_output_events_t *out, uint32_t at, uint32_t frames,
                            const bearing_time *time) {
    const bearing_reading *now = bearing_read(self->core);
    bool capture = bearing_clap_value(self, BEARING_PARAM_CAPTURE) >= 0.5 &&
                   bearing_clap_value(self, BEARING_PARAM_SOURCE) < 0.5;
    unsigned todo = bearing_record(&self->recorder, capture, now, time, frames, self->sample_rate_hz);
    if ((todo & BEARING_RECORD_END) || !self->recorder.in_segment) {
        self->owes_point = false;
        end_gestures(self, out, at);
    }
    if (!self->recorder.in_segment) {
        return;
    }
    if (todo & BEARING_RECORD_HOLD) {
        const double held[BEARING_CLAP_RECORDED] = {self->recorder.held_azimuth_deg, self->recorder.held_elevation_deg,
                                                    self->recorder.held_pan};
        (void) send_points(self, out, at, held);
    }
    if ((todo & BEARING_RECORD_POINT) || self->owes_point) {
        const double point[BEARING_CLAP_RECORDED] = {now->azimuth_deg, now->elevation_deg, now->pan};
        self->owes_point = !send_points(self, out, at, point);
    }
}

/* For hosts that steer by controllers. */
static void send_midi(bearing_clap *self, const clap_output_events_t *out, uint32_t at, uint32_t frames) {
    if (!bearing_midi_due(&self->midi, bearing_read(self->core), frames, self->sample_rate_hz)) {
        return;
    }
    for (int i = 0; i < BEARING_MIDI_MESSAGES; i++) {
        clap_event_midi_t event = {.header = header(sizeof event, CLAP_EVENT_MIDI, at), .port_index = 0};
        memcpy(event.data, self->midi.messages[i], sizeof event.data);
        if (!out->try_push(out, &event.header)) {
            /* Half a sequence means nothing: send it again as a whole. */
            self->midi.report.sent = false;
            return;
        }
    }
}

static void send(bearing_clap *self, const clap_output_events_t *out, uint32_t at, uint32_t frames,
                 const bearing_time *time) {
    if (!self->active || out == NULL || out->try_push == NULL) {
        return;
    }
    send_outputs(self, out, at, frames);
    send_automation(self, out, at, frames, time);
    send_midi(self, out, at, frames);
}

/* A part of a block between two events. */
static void run(bearing_clap *self, const channels *audio, uint32_t from, uint32_t frames, const bearing_time *time,
                const clap_output_events_t *out) {
    const float *in[2];
    float *to[2];
    for (int c = 0; c < 2; c++) {
        in[c] = audio->in[c] == NULL ? NULL : audio->in[c] + from;
        to[c] = audio->out[c] == NULL ? NULL : audio->out[c] + from;
    }
    bearing_steer(self->core, (float) bearing_clap_value(self, BEARING_PARAM_AZIMUTH),
                  (float) bearing_clap_value(self, BEARING_PARAM_ELEVATION));
    bearing_process(self->core, in[0], in[1], to[0], to[1], frames, time);
    send(self, out, from, frames, time);
}

/* Hosts count seconds in units of 2^-31 s. Beats alone say nothing about samples where the tempo may change. */
static bearing_time time_of(const clap_event_transport_t *transport, double sample_rate_hz) {
    bearing_time time = {.rolling = false, .known = false, .position = 0};
    if (transport == NULL) {
        return time;
    }
    time.rolling = (transport->flags & CLAP_TRANSPORT_IS_PLAYING) != 0;
    if (transport->flags & CLAP_TRANSPORT_HAS_SECONDS_TIMELINE) {
        double seconds = (double) transport->song_pos_seconds / (double) CLAP_SECTIME_FACTOR;
        time.known = true;
        time.position = llround(seconds * sample_rate_hz);
    }
    return time;
}

static void apply(bearing_clap *self, const clap_event_header_t *event, bearing_time *time) {
    if (event->type == CLAP_EVENT_PARAM_VALUE) {
        const clap_event_param_value_t *change = (const clap_event_param_value_t *) event;
        bearing_clap_apply(self, change->param_id, change->value);
    } else {
        *time = time_of((const clap_event_transport_t *) event, self->sample_rate_hz);
    }
}

/* Foreign event spaces, unknown kinds and events that are too short do not even split the block. */
static bool concerns_us(const clap_event_header_t *event) {
    return event != NULL && event->space_id == CLAP_CORE_EVENT_SPACE_ID &&
           ((event->type == CLAP_EVENT_PARAM_VALUE && event->size >= sizeof(clap_event_param_value_t)) ||
            (event->type == CLAP_EVENT_TRANSPORT && event->size >= sizeof(clap_event_transport_t)));
}

static uint32_t size_of(const clap_input_events_t *in) {
    return in == NULL || in->size == NULL || in->get == NULL ? 0 : in->size(in);
}

/* Only 32-bit samples were offered; a port that lacks them, or a channel, is a missing one. */
static channels channels_of(const clap_process_t *process) {
    channels audio = {.in = {NULL, NULL}, .out = {NULL, NULL}};
    if (process->audio_inputs != NULL && process->audio_inputs_count > 0 && process->audio_inputs[0].data32 != NULL) {
        for (uint32_t c = 0; c < 2 && c < process->audio_inputs[0].channel_count; c++) {
            audio.in[c] = process->audio_inputs[0].data32[c];
        }
    }
    if (process->audio_outputs != NULL && process->audio_outputs_count > 0) {
        clap_audio_buffer_t *port = &process->audio_outputs[0];
        for (uint32_t c = 0; port->data32 != NULL && c < 2 && c < port->channel_count; c++) {
            audio.out[c] = port->data32[c];
        }
        bool has_input = audio.in[0] != NULL && audio.in[1] != NULL;
        port->constant_mask = has_input ? process->audio_inputs[0].constant_mask : 0;
    }
    return audio;
}

clap_process_status bearing_clap_process(const clap_plugin_t *plugin, const clap_process_t *process) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self == NULL || self->core == NULL || process == NULL) {
        return CLAP_PROCESS_ERROR;
    }
    const channels audio = channels_of(process);
    const uint32_t frames = process->frames_count;
    const uint32_t events = size_of(process->in_events);
    bearing_time time = time_of(process->transport, self->sample_rate_hz);
    uint32_t done = 0;
    for (uint32_t i = 0; i < events; i++) {
        const clap_event_header_t *event = process->in_events->get(process->in_events, i);
        if (!concerns_us(event)) {
            continue;
        }
        /* An event out of order acts as soon as it can, one beyond the block at its end. */
        uint32_t at = event->time < frames ? event->time : frames;
        if (at > done) {
            run(self, &audio, done, at - done, &time, process->out_events);
            time.position += time.rolling ? at - done : 0;
            done = at;
        }
        apply(self, event, &time);
    }
    if (done < frames || frames == 0) {
        run(self, &audio, done, frames - done, &time, process->out_events);
    }
    return CLAP_PROCESS_CONTINUE;
}

void bearing_clap_flush(const clap_plugin_t *plugin, const clap_input_events_t *in, const clap_output_events_t *out) {
    bearing_clap *self = bearing_clap_of(plugin);
    if (self == NULL || self->core == NULL) {
        return;
    }
    const uint32_t events = size_of(in);
    for (uint32_t i = 0; i < events; i++) {
        const clap_event_header_t *event = in->get(in, i);
        if (concerns_us(event) && event->type == CLAP_EVENT_PARAM_VALUE) {
            bearing_time ignored;
            apply(self, event, &ignored);
        }
    }
    if (out != NULL && out->try_push != NULL && !self->recorder.in_segment) {
        end_gestures(self, out, 0);
    }
}
