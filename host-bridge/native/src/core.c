#include "core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instance.h"

#define WAIT_NS INT64_C(2000000000)
#define WAIT_STEP_NS INT64_C(200000)
/* An engine at work moves on, one that lives beats more often than this; a longer standstill counts against the 2 s. */
#define STANDSTILL_NS INT64_C(300000000)
/* For an engine that lives and still has its first model to load on a busy machine. */
#define ALIVE_NS INT64_C(10000000000)
/* A host's position may be rounded; a real jump is longer. */
#define ROUNDING_FRAMES 2
#define LARGEST_CHUNK 8192

bearing_core *bearing_open(uint32_t format) {
    bearing_core *core = calloc(1, sizeof *core);
    if (core == NULL) {
        return NULL;
    }
    core->format = format;
    core->watch = BEARING_STATUS_STARTING;
    core->taken.level_dbfs = -120;
    core->reading.level_dbfs = -120;
    core->reading.timeline = BEARING_RING_UNKNOWN_TIME;
    bearing_settings_init(&core->settings);
    bearing_targets_read();
    return core;
}

void bearing_close(bearing_core *core) {
    if (core == NULL) {
        return;
    }
    bearing_deactivate(core);
    bearing_watchdog_reap();
    free(core);
}

/* Each activation has a number of its own, so that the engine sees a new file and never an old one again. */
static struct bearing_ring *share(bearing_core *core, uint64_t *instance) {
    static uint64_t last;
    bool taken = true;
    for (int tries = 0; taken && tries < 10000; tries++) {
        *instance = __atomic_add_fetch(&last, 1, __ATOMIC_RELAXED);
        snprintf(core->file, sizeof core->file, BEARING_FILE_RING_PREFIX "%u-%llu", (unsigned) bearing_os_pid(),
                 (unsigned long long) *instance);
        struct bearing_ring *ring = bearing_os_share(core->folder, core->file, BEARING_RING_BYTES, &taken);
        if (ring != NULL) {
            return ring;
        }
    }
    return NULL;
}

static void forget(bearing_core *core) {
    core->epoch++;
    core->epoch_start = core->write_position;
    bearing_result_show(core);
}

bool bearing_activate(bearing_core *core, double sample_rate_hz, uint32_t max_block) {
    bearing_deactivate(core);
    core->sample_rate_hz = sample_rate_hz;
    core->chunk = max_block == 0 || max_block > LARGEST_CHUNK ? LARGEST_CHUNK : max_block;
    core->write_position = 0;
    core->taken_sequence = 0;
    core->expected_known = false;
    core->wait_left_ns = WAIT_NS;
    core->alive_left_ns = ALIVE_NS;
    core->gave_up = false;
    core->in_step = false;
    STORE(core->reset_wanted, 0);
    STORE(core->watch, BEARING_STATUS_STARTING);
    memset(&core->taken, 0, sizeof core->taken);
    core->taken.level_dbfs = -120;
    core->taken.timeline = BEARING_RING_UNKNOWN_TIME;
    forget(core);
    uint64_t instance = 0;
    char folder[BEARING_OS_PATH];
    bool have_folder = bearing_os_runtime_folder(folder) && bearing_os_make_folder(folder)
                       && bearing_os_real_path(folder, core->folder);
    struct bearing_ring *ring = have_folder ? share(core, &instance) : NULL;
    if (ring == NULL) {
        STORE(core->watch, BEARING_STATUS_ENGINE_DOWN);
        bearing_result_show(core);
        return false;
    }
    ring->version = BEARING_RING_VERSION;
    ring->header_bytes = BEARING_RING_HEADER_BYTES;
    ring->frames = BEARING_RING_FRAMES;
    ring->sample_rate_hz = (uint32_t) lround(sample_rate_hz);
    ring->max_block = core->chunk;
    ring->host_pid = bearing_os_pid();
    ring->instance = instance;
    ring->format = core->format;
    ring->timeline = BEARING_RING_UNKNOWN_TIME;
    ring->epoch = core->epoch;
    ring->state = BEARING_RING_STATE_ACTIVE | (LOAD(core->offline) != 0 ? BEARING_RING_STATE_OFFLINE : 0);
    core->ring = ring;
    bearing_os_enter();
    bearing_settings_hand(core);
    bearing_os_leave();
    STORE(ring->magic, BEARING_RING_MAGIC);
    if (!bearing_watchdog_add(core)) {
        bearing_deactivate(core);
        STORE(core->watch, BEARING_STATUS_ENGINE_DOWN);
        bearing_result_show(core);
        return false;
    }
    return true;
}

void bearing_deactivate(bearing_core *core) {
    if (core->ring == NULL) {
        return;
    }
    bearing_watchdog_remove(core);
    STORE(core->ring->state, 0);
    bearing_os_unshare(core->ring, BEARING_RING_BYTES, core->folder, core->file);
    core->ring = NULL;
}

void bearing_reset(bearing_core *core) { STORE(core->reset_wanted, 1); }

void bearing_set_offline(bearing_core *core, bool offline) { STORE(core->offline, offline ? 1 : 0); }
void bearing_set_bypass(bearing_core *core, bool bypassed) { STORE(core->bypassed, bypassed ? 1 : 0); }
void bearing_set_source(bearing_core *core, int source) { STORE(core->source, source); }
void bearing_set_note(bearing_core *core, uint32_t status) { STORE(core->note, status); }
const bearing_reading *bearing_read(const bearing_core *core) { return &core->reading; }

void bearing_steer(bearing_core *core, float azimuth_deg, float elevation_deg) {
    core->steered_azimuth_deg = azimuth_deg;
    core->steered_elevation_deg = elevation_deg;
}

/* At first an offline render waits for the engine to come, or its first values would tell how fast it came. */
static bool starting(const bearing_core *core) {
    return LOAD(core->ring->generation) == 0 || LOAD(core->ring->status) == BEARING_STATUS_STARTING;
}

/* A busy machine may keep an engine from its heart for a second: to a render that waits it stands still and is not gone. */
static bool is_gone(const bearing_core *core) {
    uint32_t watch = LOAD(core->watch);
    uint32_t engine = LOAD(core->ring->generation);
    return watch == BEARING_STATUS_VERSION_DIFFERS
           || (watch == BEARING_STATUS_ENGINE_DOWN && (engine == 0 || !bearing_os_alive(engine)));
}

static int64_t charged(int64_t idle_ns) { return idle_ns > STANDSTILL_NS ? idle_ns : 0; }

/*
 * The only place that waits, and only in an offline render: until the engine has the settings and has done all that was
 * written so far; what is shown then depends on the audio alone, not on when the watchdog comes round. An engine that
 * works is waited for as long as it works, else a long render would lose results; one that stands still is waited for
 * 2 s in all, 10 s while its heart beats or it is starting.
 */
static void wait_for_engine(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    bearing_os_enter();
    bearing_settings_hand(core);
    bearing_os_leave();
    uint64_t done = LOAD(ring->done_position);
    core->in_step = done >= core->write_position && !starting(core);
    if (core->in_step || core->gave_up) {
        return;
    }
    int64_t beat = LOAD(ring->heartbeat_ns);
    int64_t now = bearing_os_now_ns();
    int64_t moved = now; /* when it last moved on */
    int64_t lived = now; /* when it last did that, its heart beat or the watchdog saw it starting */
    while ((done < core->write_position || starting(core)) && now - lived <= core->wait_left_ns
           && now - moved <= core->alive_left_ns && !is_gone(core)) {
        bearing_os_sleep_ns(WAIT_STEP_NS);
        uint64_t done_before = done;
        int64_t beat_before = beat;
        done = LOAD(ring->done_position);
        beat = LOAD(ring->heartbeat_ns);
        now = bearing_os_now_ns();
        if (done != done_before) {
            core->alive_left_ns -= charged(now - moved);
            moved = now;
        }
        if (done != done_before || beat != beat_before || LOAD(core->watch) == BEARING_STATUS_STARTING) {
            core->wait_left_ns -= charged(now - lived);
            lived = now;
        }
    }
    core->wait_left_ns -= charged(now - lived);
    core->alive_left_ns -= charged(now - moved);
    core->gave_up = core->wait_left_ns <= 0 || core->alive_left_ns <= 0;
    core->in_step = done >= core->write_position && !starting(core);
}

static const float silence[LARGEST_CHUNK];

static void interleave(float *restrict to, const float *restrict left, const float *restrict right, uint32_t frames) {
    for (uint32_t i = 0; i < frames; i++) {
        to[2 * i] = left[i];
        to[2 * i + 1] = right[i];
    }
}

static void push_chunk(bearing_core *core, const float *left, const float *right, uint32_t frames) {
    struct bearing_ring *ring = core->ring;
    /* What the reader saw published must not be overwritten before it can see that. */
    __atomic_thread_fence(__ATOMIC_RELEASE);
    uint32_t at = (uint32_t) (core->write_position % BEARING_RING_FRAMES);
    uint32_t before_wrap = BEARING_RING_FRAMES - at < frames ? BEARING_RING_FRAMES - at : frames;
    interleave(ring->samples + 2 * (size_t) at, left, right, before_wrap);
    interleave(ring->samples, left + before_wrap, right + before_wrap, frames - before_wrap);
    core->write_position += frames;
}

static void push(bearing_core *core, const float *left, const float *right, uint32_t frames, const bearing_time *time) {
    struct bearing_ring *ring = core->ring;
    bool rolling = time != NULL && time->rolling;
    bool placed = rolling && time->known;
    uint32_t state = BEARING_RING_STATE_ACTIVE | (rolling ? BEARING_RING_STATE_ROLLING : 0)
                     | (LOAD(core->offline) != 0 ? BEARING_RING_STATE_OFFLINE : 0)
                     | (LOAD(core->bypassed) != 0 ? BEARING_RING_STATE_BYPASSED : 0)
                     | (LOAD(core->source) == BEARING_SOURCE_AUTOMATION ? BEARING_RING_STATE_STEERED : 0);
    float azimuth_rad = core->steered_azimuth_deg / DEGREES_PER_RADIAN;
    float elevation_rad = core->steered_elevation_deg / DEGREES_PER_RADIAN;
    uint32_t done = 0;
    do {
        uint32_t chunk = frames - done < core->chunk ? frames - done : core->chunk;
        push_chunk(core, left != NULL ? left + done : silence, right != NULL ? right + done : silence, chunk);
        done += chunk;
        /* All together and late, so that a reader hardly ever sees the new ones with the old position. */
        STORE_RELAXED(ring->epoch, core->epoch);
        STORE_RELAXED(ring->state, state);
        __atomic_store(&ring->steered_azimuth_rad, &azimuth_rad, __ATOMIC_RELAXED);
        __atomic_store(&ring->steered_elevation_rad, &elevation_rad, __ATOMIC_RELAXED);
        STORE_RELAXED(ring->timeline, placed ? time->position + done : BEARING_RING_UNKNOWN_TIME);
        STORE(ring->write_position, core->write_position);
    } while (done < frames);
}

/* A jump of the host's timeline begins a new epoch: what follows does not continue what came before. */
static void follow_time(bearing_core *core, const bearing_time *time, uint32_t frames) {
    if (__atomic_exchange_n(&core->reset_wanted, 0, __ATOMIC_ACQ_REL) != 0) {
        core->expected_known = false;
        forget(core);
    }
    if (time == NULL || !time->rolling || !time->known) {
        return;
    }
    int64_t off = core->expected_known ? time->position - core->expected_position : INT64_MAX;
    if (off > ROUNDING_FRAMES || off < -ROUNDING_FRAMES) {
        forget(core);
    }
    core->expected_known = true;
    core->expected_position = time->position + frames;
}

static bool overlap(const float *a, const float *b, uint32_t frames) {
    uintptr_t first = (uintptr_t) a;
    uintptr_t second = (uintptr_t) b;
    uintptr_t bytes = (uintptr_t) frames * sizeof(float);
    return a != NULL && b != NULL && first < second + bytes && second < first + bytes;
}

static void copy_one(const float *in, float *out, uint32_t frames) {
    if (out == NULL || out == in) {
        return;
    }
    if (in != NULL) {
        memmove(out, in, frames * sizeof(float));
    } else {
        memset(out, 0, frames * sizeof(float));
    }
}

/* Moves bytes only: no arithmetic touches the audio. Whichever output would destroy the other's input comes last. */
static void pass(bearing_core *core, const float *left, const float *right, float *left_out, float *right_out,
                 uint32_t frames) {
    if (!overlap(left_out, right, frames) || right_out == NULL) {
        copy_one(left, left_out, frames);
        copy_one(right, right_out, frames);
    } else if (!overlap(right_out, left, frames) || left_out == NULL) {
        copy_one(right, right_out, frames);
        copy_one(left, left_out, frames);
    } else { /* swapped: block by block through memory of our own, exact where the outputs are the other's input */
        for (uint32_t done = 0; done < frames; done += BEARING_SCRATCH_FRAMES) {
            uint32_t run = frames - done < BEARING_SCRATCH_FRAMES ? frames - done : BEARING_SCRATCH_FRAMES;
            memcpy(core->scratch, left + done, run * sizeof(float));
            copy_one(right + done, right_out + done, run);
            memcpy(left_out + done, core->scratch, run * sizeof(float));
        }
    }
}

void bearing_process(bearing_core *core, const float *left, const float *right, float *left_out, float *right_out,
                     uint32_t frames, const bearing_time *time) {
    if (core->ring != NULL) {
        core->in_step = false;
        if (LOAD(core->offline) != 0) {
            wait_for_engine(core);
        }
        follow_time(core, time, frames);
        /* Before the push: in an offline render the result then depends on the audio alone. */
        bearing_result_take(core);
        push(core, left, right, frames, time);
    }
    bearing_result_show(core);
    pass(core, left, right, left_out, right_out, frames);
}
