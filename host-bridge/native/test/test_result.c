/* What the outputs show: results, epochs, settings, states of the engine, waits. */
#include <math.h>

#include "check.h"

static void block(bearing_core *core, uint32_t frames, const bearing_time *time) {
    static float left[1024];
    static float right[1024];
    bearing_process(core, left, right, left, right, frames, time);
}

static bool near(float a, float b) { return fabsf(a - b) < 1e-3F; }

static void a_writer_that_dies_anywhere_shows_no_mixture(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    fake_result(ring, 0.4F, 64, FAKE_RESULT_STEPS);
    block(core, 64, NULL);
    float shown = bearing_read(core)->azimuth_deg;
    CHECK(near(shown, 22.918F) && bearing_read(core)->present);
    for (int steps = 0; steps <= FAKE_RESULT_STEPS; steps++) {
        float azimuth = 0.5F + 0.1F * (float) steps;
        fake_result(ring, azimuth, core->write_position, steps);
        block(core, 64, NULL);
        const bearing_reading *now = bearing_read(core);
        bool whole = steps == FAKE_RESULT_STEPS;
        CHECK(near(now->azimuth_deg, whole ? azimuth * 57.29578F : shown));
        CHECK(near(now->elevation_deg, now->azimuth_deg / 4));
        CHECK(near(now->pan, -sinf(now->azimuth_deg / 57.29578F)));
        /* The engine that comes next writes as if nothing had been. */
        fake_result(ring, 0.4F, core->write_position, FAKE_RESULT_STEPS);
        block(core, 64, NULL);
        CHECK(near(bearing_read(core)->azimuth_deg, shown));
    }
    CHECK(near(bearing_read(core)->confidence, 0.5F) && near(bearing_read(core)->level_dbfs, -20));
}

static void angles_hold_while_nothing_is_heard(bearing_core *core) {
    float shown = bearing_read(core)->azimuth_deg;
    uint32_t sequence = core->ring->result_sequence;
    struct bearing_ring_result nothing = {.due = core->write_position, .level_dbfs = -90};
    core->ring->result[(sequence + 1) & 1] = nothing;
    STORE(core->ring->result_sequence, sequence + 1);
    block(core, 64, NULL);
    const bearing_reading *now = bearing_read(core);
    CHECK(!now->present && now->confidence == 0 && near(now->azimuth_deg, shown) && now->level_dbfs == -90);
}

static void what_is_no_number_is_not_shown(bearing_core *core) {
    fake_result(core->ring, NAN, core->write_position, FAKE_RESULT_STEPS);
    block(core, 64, NULL);
    CHECK(!bearing_read(core)->present && isfinite(bearing_read(core)->azimuth_deg));
    fake_result(core->ring, 1e30F, core->write_position, FAKE_RESULT_STEPS);
    block(core, 64, NULL);
    CHECK(bearing_read(core)->azimuth_deg == 180 && bearing_read(core)->elevation_deg == 90);
    CHECK(fabsf(bearing_read(core)->pan) <= 1);
}

static void jumps_and_resets_begin_an_epoch(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    bearing_time time = {.rolling = true, .known = true, .position = 1000};
    block(core, 64, &time);
    uint32_t epoch = ring->epoch;
    CHECK(ring->timeline == 1064 && (ring->state & BEARING_RING_STATE_ROLLING) != 0);
    time.position = 1064;
    block(core, 64, &time);
    CHECK(ring->epoch == epoch);
    time.rolling = false;
    block(core, 64, &time);
    CHECK(ring->epoch == epoch && ring->timeline == BEARING_RING_UNKNOWN_TIME);
    time = (bearing_time){.rolling = true, .known = true, .position = 1128};
    block(core, 64, &time); /* goes on where it stopped */
    CHECK(ring->epoch == epoch);
    fake_result(ring, 0.3F, core->write_position, FAKE_RESULT_STEPS);
    time.position += 64;
    block(core, 64, &time);
    CHECK(bearing_read(core)->present);
    CHECK(bearing_read(core)->timeline == ring->result[ring->result_sequence & 1].timeline);
    time.position = 500;
    block(core, 64, &time); /* a loop */
    CHECK(ring->epoch == epoch + 1 && !bearing_read(core)->present);
    fake_result(ring, 0.3F, core->write_position, FAKE_RESULT_STEPS);
    time.position += 64;
    block(core, 64, &time);
    CHECK(bearing_read(core)->present);
    bearing_reset(core);
    block(core, 64, NULL);
    CHECK(ring->epoch == epoch + 2 && !bearing_read(core)->present);
}

static void automation_steers_the_outputs(bearing_core *core) {
    bearing_set_source(core, BEARING_SOURCE_AUTOMATION);
    bearing_steer(core, 90, -30);
    block(core, 64, NULL);
    const bearing_reading *now = bearing_read(core);
    CHECK(now->azimuth_deg == 90 && now->elevation_deg == -30 && near(now->pan, -1) && now->present);
    bearing_set_source(core, BEARING_SOURCE_DETECTED);
    block(core, 64, NULL);
    CHECK(!bearing_read(core)->present && bearing_read(core)->azimuth_deg == 90);
}

static void settings_reach_the_ring(bearing_core *core) {
    struct bearing_ring *ring = core->ring;
    CHECK(ring->settings_sequence > 0 && ring->settings_sequence % 2 == 0);
    CHECK(strcmp(ring->preset, bearing_presets[0].name) == 0 && ring->method[0] == '\0');
    bearing_set_preset(core, bearing_preset_count - 1);
    bearing_set_method(core, 1);
    bearing_set_smoothing(core, 0.25F);
    bearing_set_capture(core, true);
    bearing_set_send(core, true);
    bearing_set_target(core, 3);
    bearing_set_object(core, 128);
    bearing_set_track_name(core, "Bus \xC3\xA4");
    bearing_set_preset(core, 1000); /* is not in the list: nothing changes */
    bool handed = false;
    for (int i = 0; i < 500 && !handed; i++) {
        bearing_os_sleep_ns(10000000);
        bearing_os_enter(); /* not while the watchdog writes them */
        handed = ring->capture == 1;
        bearing_os_leave();
    }
    CHECK(handed);
    CHECK(strcmp(ring->preset, bearing_presets[bearing_preset_count - 1].name) == 0);
    CHECK(strcmp(ring->method, bearing_methods[1].name) == 0 && ring->smoothing == 0.25F && ring->capture == 1);
    CHECK(ring->send == 1 && ring->target == 3 && ring->object == 128);
    CHECK(strcmp(ring->track_name, "Bus \xC3\xA4") == 0);
    bearing_set_preset_name(core, "from-a-later-version");
    CHECK(strcmp(bearing_preset_name(core), "from-a-later-version") == 0);
    bearing_os_enter();
    bearing_settings_hand(core);
    bearing_os_leave();
    CHECK(strcmp(ring->preset, "from-a-later-version") == 0);
    bearing_set_preset_name(core, bearing_presets[0].name);
    CHECK(LOAD(core->settings.preset) == 0);
    char longer[300];
    memset(longer, 'a', sizeof longer);
    memcpy(longer + 126, "\xC3\xA4", 2);
    longer[299] = '\0';
    bearing_set_track_name(core, longer);
    CHECK(strlen(core->settings.track_name) == 126);
}

static void states_of_the_engine_show(bearing_core *core) {
    fake_alive(core);
    bearing_set_note(core, BEARING_STATUS_NO_CAPTURE);
    block(core, 64, NULL);
    CHECK(bearing_read(core)->status == BEARING_STATUS_NO_CAPTURE);
    STORE(core->ring->status, BEARING_STATUS_MONO_INPUT);
    block(core, 64, NULL);
    CHECK(bearing_read(core)->status == BEARING_STATUS_MONO_INPUT);
    bearing_set_note(core, 0);
    CHECK(watch_becomes(core, BEARING_STATUS_ENGINE_DOWN)); /* no heartbeat for a second */
    fake_result(core->ring, 0.3F, core->write_position, FAKE_RESULT_STEPS);
    block(core, 64, NULL);
    CHECK(bearing_read(core)->status == BEARING_STATUS_ENGINE_DOWN && !bearing_read(core)->present);
    STORE(core->ring->heartbeat_ns, bearing_os_now_ns() + INT64_C(3600000000000)); /* of a future that is no clock's */
    bearing_os_sleep_ns(200000000);
    CHECK(LOAD(core->watch) == BEARING_STATUS_ENGINE_DOWN);
    CHECK(watch_becomes(core, BEARING_WATCH_FINE));
}

/* A render that is faster than the watchdog: settings and results count from the block on that they belong to. */
static void offline_does_not_depend_on_the_watchdog(bearing_core *core) {
    CHECK(bearing_activate(core, 48000, 1024));
    bearing_set_offline(core, true);
    for (int i = 0; i < 20; i++) {
        bearing_set_smoothing(core, (float) i / 20);
        STORE(core->ring->status, BEARING_STATUS_LISTENING);
        STORE(core->ring->generation, bearing_os_pid());
        fake_result(core->ring, (float) i / 10, core->write_position, FAKE_RESULT_STEPS);
        STORE(core->ring->done_position, core->write_position);
        STORE(core->watch, BEARING_STATUS_STARTING); /* as if it had not come round */
        block(core, 64, NULL);
        CHECK(core->ring->smoothing == (float) i / 20);
        CHECK(bearing_read(core)->present && near(bearing_read(core)->azimuth_deg, (float) i / 10 * 57.29578F));
        CHECK(bearing_read(core)->status == BEARING_STATUS_LISTENING);
    }
    bearing_set_offline(core, false);
}

static void offline_waits_in_vain_for_two_seconds_in_all(bearing_core *core) {
    bearing_set_offline(core, true);
    STORE(core->ring->done_position, core->write_position);
    int64_t begin = bearing_os_now_ns();
    for (int i = 0; i < 100; i++) {
        /* The heartbeat goes on and nothing is done. */
        STORE(core->ring->heartbeat_ns, bearing_os_now_ns());
        STORE(core->watch, BEARING_WATCH_FINE);
        block(core, 64, NULL);
    }
    double seconds = (double) (bearing_os_now_ns() - begin) * 1e-9;
    CHECK(seconds > 1.9 && seconds < 2.5);
    CHECK(bearing_read(core)->status == BEARING_STATUS_OVERRUN);
    CHECK((core->ring->state & BEARING_RING_STATE_OFFLINE) != 0);
    bearing_set_offline(core, false);
    offline_does_not_depend_on_the_watchdog(core);
    /* And at once where the engine is down. */
    CHECK(bearing_activate(core, 48000, 1024));
    CHECK(watch_becomes(core, BEARING_STATUS_ENGINE_DOWN));
    bearing_set_offline(core, true);
    begin = bearing_os_now_ns();
    for (int i = 0; i < 100; i++) {
        block(core, 64, NULL);
    }
    CHECK((double) (bearing_os_now_ns() - begin) * 1e-9 < 0.1);
    bearing_set_offline(core, false);
}

int main(void) {
    test_begin();
    bearing_core *core = bearing_open(BEARING_RING_FORMAT_CLAP);
    CHECK(bearing_activate(core, 48000, 1024));
    CHECK(watch_becomes(core, BEARING_STATUS_ENGINE_DOWN)); /* nothing is installed */
    CHECK(watch_becomes(core, BEARING_WATCH_FINE));
    a_writer_that_dies_anywhere_shows_no_mixture(core);
    angles_hold_while_nothing_is_heard(core);
    what_is_no_number_is_not_shown(core);
    jumps_and_resets_begin_an_epoch(core);
    automation_steers_the_outputs(core);
    settings_reach_the_ring(core);
    states_of_the_engine_show(core);
    offline_waits_in_vain_for_two_seconds_in_all(core);
    bearing_close(core);
    test_end("the outputs show whole results, epochs, settings and states");
    return 0;
}
