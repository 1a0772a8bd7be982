/*
 * The audio thread makes no system call (a filter of the kernel ends the process at the first), takes no lock and no
 * memory (both are replaced here, and end the process while armed). The plug-ins that are built run there too, in all three
 * formats.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "clap_host.h"
#include "lv2_host.h"
#include "midi.h"
#include "vst3_instance.h"

#define BLOCKS 200000
#define EXPORTED __attribute__((visibility("default")))

static _Thread_local bool armed;

static void forbid(const char *what) {
    if (armed) {
        armed = false;
        fprintf(stderr, "%s was called on the audio thread\n", what);
        abort();
    }
}

#ifndef __SANITIZE_ADDRESS__ /* the sanitizer brings its own */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

EXPORTED void *malloc(size_t size) {
    forbid("malloc");
    return __libc_malloc(size);
}

EXPORTED void *calloc(size_t count, size_t size) {
    forbid("calloc");
    return __libc_calloc(count, size);
}

EXPORTED void *realloc(void *memory, size_t size) {
    forbid("realloc");
    return __libc_realloc(memory, size);
}

EXPORTED void free(void *memory) {
    forbid("free");
    __libc_free(memory);
}
#endif

EXPORTED int pthread_mutex_lock(pthread_mutex_t *mutex) {
    static int (*real)(pthread_mutex_t *);
    forbid("pthread_mutex_lock");
    if (real == NULL) {
        void *found = dlsym(RTLD_NEXT, "pthread_mutex_lock");
        memcpy(&real, &found, sizeof real);
    }
    return real(mutex);
}

static bearing_core *core;
static bool has_vst3;
static int outputs_seen;
static instance vst3;
static struct bearing_ring *rings[8];
static int ring_count;
static bearing_report report;
static bearing_recorder recorder;
static bearing_midi midi;

/* All rings, as an engine maps them; one is of the process that was ended. */
static void map_rings(void) {
    DIR *folder = opendir(getenv("BEARING_RUNTIME_DIR"));
    CHECK(folder != NULL);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (strncmp(entry->d_name, BEARING_FILE_RING_PREFIX, strlen(BEARING_FILE_RING_PREFIX)) == 0) {
            CHECK(ring_count < 8);
            rings[ring_count++] = map_ring_file(entry->d_name);
        }
    }
    closedir(folder);
}

static void beat(void) {
    for (int k = 0; k < ring_count; k++) {
        engine_alive(rings[k]);
    }
}

static void vst3_block(uint32_t i, float *left, float *right) {
    static host_changes in;
    static host_changes out;
    in.count = 0;
    in.queue[0].count = 0;
    in.queue[1].count = 0;
    change(&in, BEARING_PARAM_SMOOTHING, 3, (double) (i % 10) / 10);
    change(&in, BEARING_PARAM_SOURCE, 5, i / 700 % 2);
    plays(&vst3, (float *[]) {left, right, right, left}, 512, &in, &out, (int64_t) (i % 5000) * 512, i % 1000 != 0);
    outputs_seen += out.count;
}

/* Every step that the formats take on this thread, with an engine that changes its mind at every block. */
static void one_block(uint32_t i, float *left, float *right) {
    bearing_time time = {.rolling = i % 1000 != 0, .known = true, .position = (int64_t) (i % 5000) * 256};
    for (int k = 0; k < ring_count; k++) {
        fake_result(rings[k], (float) (i % 300) / 100, LOAD(rings[k]->write_position), FAKE_RESULT_STEPS);
    }
    bearing_set_smoothing(core, (float) (i % 10) / 10);
    bearing_set_preset(core, (int) (i % 2));
    bearing_set_bypass(core, i % 4096 == 0);
    bearing_set_source(core, i % 777 == 0);
    bearing_steer(core, 10, 20);
    if (i % 3333 == 0) {
        bearing_reset(core);
    }
    bearing_process(core, left, right, i % 3 == 0 ? right : left, i % 3 == 0 ? left : right, i % 300, &time);
    const bearing_reading *now = bearing_read(core);
    bearing_report_due(&report, now, i % 300, 48000);
    bearing_record(&recorder, true, now, &time, i % 300, 48000);
    bearing_midi_due(&midi, now, i % 300, 48000);
    if (lv2 != NULL) {
        lv2->run(lv2_handle, i % 300);
    }
    if (clap != NULL) {
        clap_block(i, left, right, i % 300);
    }
    if (has_vst3) {
        vst3_block(i, left, right);
    }
}

static void *audio_thread(void *locked_in) {
    static float left[512];
    static float right[512];
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t) offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    one_block(1, left, right); /* the linker binds what it binds late */
    if (*(bool *) locked_in) {
        CHECK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
        CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
    }
    armed = true;
    for (uint32_t i = 0; i < BLOCKS; i++) {
        one_block(i, left, right);
    }
    armed = false;
    syscall(SYS_exit, 0); /* the thread only, and nothing that the C library would do besides */
    return NULL;
}

static void load_plug_ins(const char *self) {
    static float memory[2][512];
    float *audio[4] = {memory[0], memory[1], memory[0], memory[1]};
    char path[600];
    lv2_load(audio);
    clap_load();
    test_beside("../bearing.vst3", path, sizeof path);
    has_vst3 = access(path, F_OK) == 0;
    if (has_vst3) {
        char text[512];
        snprintf(text, sizeof text, "%s", self);
        load_plug_in(1, (char *[]) {text});
        vst3 = open_instance();
        activate(&vst3, Steinberg_Vst_SymbolicSampleSizes_kSample32, Steinberg_Vst_ProcessModes_kRealtime);
    }
    printf("%s%s%s", lv2 == NULL ? "left out: LV2 is not built here\n" : "",
           clap == NULL ? "left out: CLAP is not built here\n" : "", has_vst3 ? "" : "left out: VST3 is not built here\n");
}

static void unload_plug_ins(void) {
    lv2_unload();
    clap_unload();
    if (has_vst3) {
        CHECK(CALL(vst3.processor, setProcessing, 0) == OK && CALL(vst3.component, setActive, 0) == OK);
        close_instance(&vst3);
        unload_plug_in();
    }
}

/* How the process ended that ran the blocks: 0 = well. */
static int run_in_process(const char *self, bool locked_in, bool offend) {
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        pthread_t thread;
        core = bearing_open(BEARING_RING_FORMAT_LV2);
        CHECK(bearing_activate(core, 48000, 512));
        CHECK(watch_becomes(core, BEARING_WATCH_FINE));
        if (offend) { /* to know that the filter bites: an offline wait is a system call */
            bearing_set_offline(core, true);
        } else {
            load_plug_ins(self);
        }
        map_rings();
        beat();
        CHECK(pthread_create(&thread, NULL, audio_thread, &locked_in) == 0);
        while (pthread_tryjoin_np(thread, NULL) != 0) {
            beat();
            bearing_os_sleep_ns(50000000);
        }
        bearing_close(core);
        unload_plug_ins();
        CHECK(offend || clap == NULL || clap_events_out > BLOCKS / 4);
        CHECK(offend || !has_vst3 || outputs_seen > BLOCKS / 4);
        exit(0);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    return status;
}

/* Whether the replaced function ends a process that calls it while armed. */
static bool ends(void (*call)(void)) {
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        CHECK(freopen("/dev/null", "w", stderr) != NULL);
        armed = true;
        call();
        armed = false;
        _exit(0);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

#ifndef __SANITIZE_ADDRESS__
static void take_memory(void) {
    bearing_core *other = bearing_open(BEARING_RING_FORMAT_LV2);
    armed = false;
    CHECK(other == NULL);
}
#endif

int main(int count, char **arguments) {
    CHECK(count > 0);
    test_begin();
#ifndef __SANITIZE_ADDRESS__
    CHECK(ends(take_memory));
#endif
    CHECK(ends(bearing_os_enter));
    int status = run_in_process(arguments[0], true, true);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
    CHECK(run_in_process(arguments[0], true, false) == 0);
    test_end("the audio thread makes no system call and takes no lock and no memory");
    return 0;
}
