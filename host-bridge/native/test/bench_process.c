/*
 * What the plug-in costs the audio thread: the core's process and that of the three formats at 256 frames against an empty
 * plug-in that copies, in turn within one run; memory and opening per instance. Prints JSON, times in ns.
 */
#include <time.h>

#include "clap_host.h"
#include "lv2_host.h"
#include "vst3_instance.h"

#define FRAMES 256
#define BLOCKS 40000
#define INSTANCES 32

static float in[2][FRAMES];
static float out[2][FRAMES];
enum { EMPTY, CORE, LV2, CLAP, VST3, SUBJECTS };
static int64_t times[SUBJECTS][BLOCKS];

static int compare(const void *a, const void *b) {
    int64_t first = *(const int64_t *) a;
    int64_t second = *(const int64_t *) b;
    return (first > second) - (first < second);
}

__attribute__((noinline)) static void empty(const float *left, const float *right, float *left_out, float *right_out,
                                            uint32_t frames) {
    memmove(left_out, left, frames * sizeof(float));
    memmove(right_out, right, frames * sizeof(float));
    __asm__ volatile("" ::: "memory");
}

static long resident_kb(void) {
    long pages = 0;
    long resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file != NULL && fscanf(file, "%ld %ld", &pages, &resident) == 2 && fclose(file) == 0);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

int main(int count, char **arguments) {
    test_begin();
    int64_t begin = bearing_os_now_ns();
    bearing_core *scanned = bearing_open(BEARING_RING_FORMAT_LV2);
    bearing_close(scanned);
    int64_t scan = bearing_os_now_ns() - begin;
    long before = resident_kb();
    bearing_core *core[INSTANCES];
    for (int i = 0; i < INSTANCES; i++) {
        core[i] = bearing_open(BEARING_RING_FORMAT_LV2);
        CHECK(bearing_activate(core[i], 48000, FRAMES));
    }
    long kb = (resident_kb() - before) / INSTANCES;
    CHECK(watch_becomes(core[0], BEARING_WATCH_FINE));
    float *audio[4] = {in[0], in[1], out[0], out[1]};
    lv2_load(audio);
    clap_load();
    CHECK(lv2 != NULL && clap != NULL);
    load_plug_in(count, arguments);
    instance vst3 = open_instance();
    activate(&vst3, Steinberg_Vst_SymbolicSampleSizes_kSample32, Steinberg_Vst_ProcessModes_kRealtime);
    static host_changes changes;
    for (int i = 0; i < BLOCKS; i++) {
        if (i % 8 == 0) { /* more often than an engine has a result */
            fake_result(core[0]->ring, 0.5F, core[0]->write_position, FAKE_RESULT_STEPS);
        }
        int64_t at[SUBJECTS + 1];
        at[EMPTY] = bearing_os_now_ns();
        empty(in[0], in[1], out[0], out[1], FRAMES);
        at[CORE] = bearing_os_now_ns();
        bearing_process(core[0], in[0], in[1], out[0], out[1], FRAMES, NULL);
        at[LV2] = bearing_os_now_ns();
        lv2->run(lv2_handle, FRAMES);
        at[CLAP] = bearing_os_now_ns();
        clap_plays((uint32_t) i, in[0], in[1], out[0], out[1], FRAMES);
        at[VST3] = bearing_os_now_ns();
        plays(&vst3, audio, FRAMES, NULL, &changes, (int64_t) i * FRAMES, true);
        at[SUBJECTS] = bearing_os_now_ns();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            times[subject][i] = at[subject + 1] - at[subject];
        }
    }
    printf("{\"frames\": %d, \"open_close_ns\": %lld, \"kb_per_instance\": %ld", FRAMES, (long long) scan, kb);
    static const char *const names[] = {"empty", "core", "lv2", "clap", "vst3"};
    int64_t base[2] = {0, 0};
    for (int subject = 0; subject < SUBJECTS; subject++) {
        qsort(times[subject], BLOCKS, sizeof(int64_t), compare);
        int64_t p50 = times[subject][BLOCKS / 2];
        int64_t p99 = times[subject][BLOCKS / 100 * 99];
        printf(", \"%s_p50_ns\": %lld, \"%s_p99_ns\": %lld", names[subject], (long long) p50, names[subject],
               (long long) p99);
        if (subject == EMPTY) {
            base[0] = p50;
            base[1] = p99;
        } else {
            printf(", \"%s_ratio_p50\": %.2f, \"%s_ratio_p99\": %.2f", names[subject], (double) p50 / (double) base[0],
                   names[subject], (double) p99 / (double) base[1]);
        }
    }
    printf("}\n");
    lv2_unload();
    clap_unload();
    CHECK(CALL(vst3.processor, setProcessing, 0) == OK && CALL(vst3.component, setActive, 0) == OK);
    close_instance(&vst3);
    unload_plug_in();
    for (int i = 0; i < INSTANCES; i++) {
        bearing_close(core[i]);
    }
    test_remove_folder();
    return 0;
}
