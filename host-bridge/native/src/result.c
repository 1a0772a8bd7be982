#include <math.h>
#include <string.h>

#include "instance.h"

static float within(float value, float low, float high) {
    /* Written so that what is not a number becomes the lower end. */
    return value > low ? (value < high ? value : high) : low;
}

void bearing_result_take(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    uint32_t sequence = LOAD(ring->result_sequence);
    if (sequence == core->taken_sequence) {
        return;
    }
    struct bearing_ring_result copy;
    memcpy(&copy, &ring->result[sequence & 1], sizeof copy);
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    /* Had the engine moved on, it might have been writing into what was copied: keep the one before. */
    if (LOAD_RELAXED(ring->result_sequence) == sequence) {
        core->taken = copy;
        core->taken_sequence = sequence;
        core->reading.sequence++;
    }
}

static uint32_t status(const bearing_core *core) {
    uint32_t found = core->in_step ? BEARING_WATCH_FINE : LOAD(core->watch);
    if (found == BEARING_WATCH_FINE) {
        found = core->ring != NULL ? LOAD_RELAXED(core->ring->status) : BEARING_STATUS_ENGINE_DOWN;
    }
    if (found == BEARING_STATUS_LISTENING || found == BEARING_STATUS_SILENT) {
        uint32_t note = LOAD(core->note);
        found = core->gave_up ? BEARING_STATUS_OVERRUN : note != 0 ? note : found;
    }
    return found < (uint32_t) bearing_status_count ? found : BEARING_STATUS_VERSION_DIFFERS;
}

static void point(bearing_reading *reading, float azimuth_deg, float elevation_deg) {
    if (reading->azimuth_deg == azimuth_deg && reading->elevation_deg == elevation_deg) {
        return;
    }
    reading->azimuth_deg = azimuth_deg;
    reading->elevation_deg = elevation_deg;
    reading->pan = within(-sinf(azimuth_deg / DEGREES_PER_RADIAN), -1, 1);
}

void bearing_result_show(bearing_core *core) {
    bearing_reading *reading = &core->reading;
    const struct bearing_ring_result *taken = &core->taken;
    const struct bearing_ring_direction *first = &taken->direction[0];
    reading->status = status(core);
    reading->level_dbfs = within(taken->level_dbfs, -120, 0);
    reading->timeline = taken->timeline;
    if (LOAD(core->source) == BEARING_SOURCE_AUTOMATION) {
        point(reading, within(core->steered_azimuth_deg, -180, 180), within(core->steered_elevation_deg, -90, 90));
        reading->present = true;
        reading->confidence = 1;
        return;
    }
    bool current = core->taken_sequence != 0 && taken->due >= core->epoch_start;
    bool heard = (core->in_step || LOAD(core->watch) == BEARING_WATCH_FINE) && LOAD(core->bypassed) == 0;
    bool sound = taken->count > 0 && isfinite(first->azimuth_rad) && isfinite(first->elevation_rad);
    reading->present = current && heard && sound;
    if (reading->present) {
        float azimuth_deg = within(first->azimuth_rad * DEGREES_PER_RADIAN, -180, 180);
        float elevation_deg = within(first->elevation_rad * DEGREES_PER_RADIAN, -90, 90);
        point(reading, azimuth_deg, elevation_deg);
    }
    reading->confidence = reading->present ? within(first->confidence, 0, 1) : 0;
}
