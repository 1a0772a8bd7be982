/* The engine is killed 25 times and stopped 5 times while four instances run: no bad sample, no mixture, then back. */
#include <math.h>

#include "engine.h"

#define INSTANCES 4
#define FRAMES 64
#define BLOCKS 60000
#define KILLS 25

static float in[2][FRAMES];
static float out[2][FRAMES];

static void fill(uint32_t seed) {
    for (int c = 0; c < 2; c++) {
        for (int i = 0; i < FRAMES; i++) {
            seed = seed * 1664525U + 1013904223U;
            memcpy(&in[c][i], &seed, sizeof seed);
        }
    }
}

static void check_reading(const bearing_reading *now) {
    if (now->present) {
        CHECK(fabsf(now->elevation_deg - now->azimuth_deg / 4) < 1e-3F);
    }
}

int main(void) {
    bearing_core *core[INSTANCES];
    test_begin();
    engine_installed();
    for (int i = 0; i < INSTANCES; i++) {
        core[i] = bearing_open(BEARING_RING_FORMAT_CLAP);
        CHECK(bearing_activate(core[i], 48000, FRAMES));
    }
    int kills = 0;
    int stops = 0;
    uint32_t block = 0;
    int64_t down_since = bearing_os_now_ns();
    int64_t longest = 0;
    int64_t next_kill = 0;
    int64_t begin = bearing_os_now_ns();
    pid_t killed = 0;
    while (block < BLOCKS || kills < KILLS || down_since != 0) {
        bearing_core *one = core[block % INSTANCES];
        fill(++block);
        bearing_process(one, in[0], in[1], out[0], out[1], FRAMES, NULL);
        CHECK(memcmp(in, out, sizeof in) == 0);
        check_reading(bearing_read(one));
        int64_t now = bearing_os_now_ns();
        CHECK(now - begin < INT64_C(120000000000));
        pid_t engine = block % 16 == 0 ? engine_pid() : 0;
        bool back = engine > 0 && engine != killed && LOAD(one->watch) == BEARING_WATCH_FINE;
        if (down_since != 0 && back && bearing_read(one)->status == BEARING_STATUS_LISTENING) {
            longest = now - down_since > longest ? now - down_since : longest;
            down_since = 0;
            next_kill = now + 300000000;
        }
        if (down_since == 0 && kills < KILLS && now > next_kill && engine > 0) {
            if (kills % 5 == 4 && stops <= kills / 5) { /* stopped, it is still there: nobody starts another */
                int starts = engine_starts();
                stops++;
                kill(engine, SIGSTOP);
                CHECK(watch_becomes(one, BEARING_STATUS_ENGINE_DOWN));
                bearing_os_sleep_ns(200000000);
                CHECK(engine_starts() == starts);
                kill(engine, SIGCONT);
                next_kill = bearing_os_now_ns() + 300000000;
            } else {
                killed = engine;
                kill(engine, SIGKILL);
                kills++;
                down_since = now;
            }
        }
        usleep(200);
    }
    CHECK(engine_starts() == KILLS + 1);
    for (int i = 0; i < INSTANCES; i++) {
        bearing_close(core[i]);
    }
    engine_end();
    printf("%u blocks, %d kills, %d stops, longest until back %.0f ms\n", block, kills, stops, (double) longest * 1e-6);
    test_end("a storm of kills and stops does not reach the audio");
    return 0;
}
