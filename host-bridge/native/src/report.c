#include <math.h>
#include <string.h>

#include "instance.h"

#define REPORTS_PER_SECOND 50
/* A hair below the step, for a step of exactly 0.1 degree is a little less in binary. */
#define STEP_DEG 0.0999F
#define STEP_PAN 0.00999F
#define STEP_CONFIDENCE 0.00999F
#define STEP_LEVEL_DB 0.0999F

static bool differs(float a, float b, float step) { return fabsf(a - b) >= step; }

static bool moved(const bearing_reading *a, const bearing_reading *b) {
    return differs(a->azimuth_deg, b->azimuth_deg, STEP_DEG) || differs(a->elevation_deg, b->elevation_deg, STEP_DEG)
           || differs(a->pan, b->pan, STEP_PAN);
}

static bool changed(const bearing_reading *a, const bearing_reading *b) {
    return moved(a, b) || a->present != b->present || a->status != b->status
           || differs(a->confidence, b->confidence, STEP_CONFIDENCE)
           || differs(a->level_dbfs, b->level_dbfs, STEP_LEVEL_DB);
}

void bearing_report_init(bearing_report *report) { memset(report, 0, sizeof *report); }

static bool due(bearing_report *report, const bearing_reading *now, uint32_t frames, double sample_rate_hz,
                bool (*differ)(const bearing_reading *, const bearing_reading *)) {
    uint64_t at = report->frame;
    report->frame += frames;
    if (report->sent) {
        bool early = (double) (at - report->last_frame) * REPORTS_PER_SECOND < sample_rate_hz;
        if (early || !differ(&report->shown, now)) {
            return false;
        }
    }
    report->sent = true;
    report->last_frame = at;
    report->shown = *now;
    return true;
}

bool bearing_report_due(bearing_report *report, const bearing_reading *now, uint32_t frames, double sample_rate_hz) {
    return due(report, now, frames, sample_rate_hz, changed);
}

bool bearing_report_moved(bearing_report *report, const bearing_reading *now, uint32_t frames, double sample_rate_hz) {
    return due(report, now, frames, sample_rate_hz, moved);
}
