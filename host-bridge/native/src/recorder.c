#include <string.h>

#include "instance.h"

#define ROUNDING_FRAMES 2
/* A value that rested longer than this is held up to its change: hosts draw a line from point to point. */
#define REST_SECONDS 0.1

void bearing_recorder_init(bearing_recorder *recorder) { memset(recorder, 0, sizeof *recorder); }

static bool jumped(const bearing_recorder *recorder, const bearing_time *time) {
    int64_t off = time->known ? time->position - recorder->expected_position : 0;
    return off > ROUNDING_FRAMES || off < -ROUNDING_FRAMES;
}

unsigned bearing_record(bearing_recorder *recorder, bool capture, const bearing_reading *now, const bearing_time *time,
                        uint32_t frames, double sample_rate_hz) {
    unsigned todo = 0;
    bool writing = capture && time != NULL && time->rolling;
    bool elsewhere = !writing || jumped(recorder, time);
    if (recorder->in_segment && (elsewhere || !now->present)) {
        recorder->in_segment = false;
        todo |= BEARING_RECORD_END;
    }
    if (elsewhere) {
        /* The value it had belongs to another place on the timeline. */
        recorder->had_value = false;
    }
    if (writing) {
        recorder->expected_position = time->position + frames;
    }
    if (!writing || !now->present) {
        recorder->report.frame += frames;
        return todo;
    }
    if (recorder->report.sent) {
        recorder->held_azimuth_deg = recorder->report.shown.azimuth_deg;
        recorder->held_elevation_deg = recorder->report.shown.elevation_deg;
        recorder->held_pan = recorder->report.shown.pan;
    }
    bool begins = !recorder->in_segment;
    uint64_t rested = recorder->report.frame - recorder->report.last_frame;
    if (begins) {
        recorder->in_segment = true;
        recorder->report.sent = false;
        todo |= BEARING_RECORD_BEGIN;
    }
    if (bearing_report_moved(&recorder->report, now, frames, sample_rate_hz)) {
        bool hold = recorder->had_value && (begins || (double) rested > REST_SECONDS * sample_rate_hz);
        if (hold) {
            todo |= BEARING_RECORD_HOLD;
        }
        recorder->had_value = true;
        todo |= BEARING_RECORD_POINT;
    }
    return todo;
}
