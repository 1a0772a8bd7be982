/*
 * bench_engine INSTANCES SECONDS: a real engine with so many instances in real time, 48 kHz, a noise at one side. Prints
 * JSON: how long until it listens (cold, then warm) and until the first direction, and what the engine uses. Needs an
 * installed engine (BEARING_ENGINE_CONF); bench.sh sets it up.
 */
#include <math.h>

#include "check.h"

#define FRAMES 256
#define RATE_HZ 48000
#define DELAY 12 /* samples that the right channel is late: 0.25 ms, about 28 degrees to the left */
#define MOST 64
#define SETTLE_PART 0.67 /* of the time, until the compiler has little left to do */

static float noise[RATE_HZ + DELAY];
static bearing_core *core[MOST];

static double now_s(void) { return (double) bearing_os_now_ns() * 1e-9; }

/* The engine's processor time so far, s. */
static double engine_cpu_s(uint32_t pid) {
    char path[64];
    char line[1024];
    snprintf(path, sizeof path, "/proc/%u/stat", pid);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL && fgets(line, sizeof line, file) != NULL && fclose(file) == 0);
    unsigned long user = 0;
    unsigned long kernel = 0;
    const char *after = strrchr(line, ')');
    CHECK(after != NULL && sscanf(after + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel) == 2);
    return (double) (user + kernel) / (double) sysconf(_SC_CLK_TCK);
}

static double engine_mb(uint32_t pid) {
    char path[64];
    long pages = 0;
    long resident = 0;
    snprintf(path, sizeof path, "/proc/%u/statm", pid);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL && fscanf(file, "%ld %ld", &pages, &resident) == 2 && fclose(file) == 0);
    return (double) resident * (double) sysconf(_SC_PAGESIZE) / 1048576;
}

typedef struct {
    double listening_s; /* until the last of the instances listens */
    double direction_s;
    float azimuth_deg;
    double cpu_percent;
    double mb;
    uint64_t lost;
} seen;

static seen play(int instances, double seconds) {
    seen result = {0, 0, 0, 0, 0, 0};
    double begin = now_s();
    for (int i = 0; i < instances; i++) {
        CHECK(bearing_activate(core[i], RATE_HZ, FRAMES));
    }
    static float out[2][FRAMES];
    double cpu = 0;
    double cpu_from = 0;
    for (long block = 0; (double) block * FRAMES / RATE_HZ < seconds; block++) {
        long at = block * FRAMES % (RATE_HZ - FRAMES);
        int listening = 0;
        for (int i = 0; i < instances; i++) {
            bearing_process(core[i], noise + DELAY + at, noise + at, out[0], out[1], FRAMES, NULL);
            listening += bearing_read(core[i])->status == BEARING_STATUS_LISTENING;
        }
        double since = now_s() - begin;
        if (listening == instances && result.listening_s == 0) {
            result.listening_s = since;
        }
        if (bearing_read(core[0])->present && result.direction_s == 0) {
            result.direction_s = since;
        }
        if (since > SETTLE_PART * seconds && cpu_from == 0 && core[0]->ring->generation != 0) {
            cpu_from = since;
            cpu = engine_cpu_s(core[0]->ring->generation);
        }
        double ahead = (double) (block + 1) * FRAMES / RATE_HZ - since;
        if (ahead > 0) {
            bearing_os_sleep_ns((int64_t) (ahead * 1e9));
        }
    }
    result.azimuth_deg = bearing_read(core[0])->azimuth_deg;
    uint32_t engine = core[0]->ring->generation;
    if (engine != 0) {
        result.mb = engine_mb(engine);
        if (cpu_from > 0) {
            result.cpu_percent = 100 * (engine_cpu_s(engine) - cpu) / (now_s() - begin - cpu_from);
        }
    }
    for (int i = 0; i < instances; i++) {
        result.lost += core[i]->ring->lost;
        bearing_deactivate(core[i]);
    }
    return result;
}

int main(int argc, char **argv) {
    CHECK(argc == 3);
    int instances = atoi(argv[1]);
    CHECK(instances >= 1 && instances <= MOST);
    uint32_t seed = 1;
    for (int i = 0; i < RATE_HZ + DELAY; i++) {
        seed = seed * 1664525U + 1013904223U;
        noise[i] = 0.2F * ((float) (seed >> 8) / 8388608.0F - 1);
    }
    for (int i = 0; i < instances; i++) {
        core[i] = bearing_open(BEARING_RING_FORMAT_LV2);
        CHECK(core[i] != NULL);
    }
    seen cold = play(instances, atof(argv[2]));
    bearing_os_sleep_ns(500000000);
    seen warm = play(instances, 4);
    printf("{\"instances\": %d, \"cold_listening_s\": %.2f, \"cold_direction_s\": %.2f, \"azimuth_deg\": %.1f, "
           "\"cpu_percent\": %.1f, \"mb\": %.0f, \"lost_frames\": %llu, \"warm_listening_s\": %.2f, "
           "\"warm_direction_s\": %.2f}\n",
           instances, cold.listening_s, cold.direction_s, (double) cold.azimuth_deg, cold.cpu_percent, cold.mb,
           (unsigned long long) cold.lost, warm.listening_s, warm.direction_s);
    for (int i = 0; i < instances; i++) {
        bearing_close(core[i]);
    }
    return 0;
}
