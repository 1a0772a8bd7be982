/*
 * The audio thread makes no system call (a filter of the kernel ends the process at the first), takes no lock and no
 * memory (both are replaced here, and end the process while armed). The LV2 plug-in, where it is built, runs there too.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "check.h"
#include "lv2_host.h"
#include "midi.h"

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
static bearing_report report;
static bearing_recorder recorder;
static bearing_midi midi;

/* Every step that the formats take on this thread, with an engine that changes its mind at every block. */
static void one_block(uint32_t i, float *left, float *right) {
    bearing_time time = {.rolling = i % 1000 != 0, .known = true, .position = (int64_t) (i % 5000) * 256};
    if (core->ring != NULL) {
        fake_result(core->ring, (float) (i % 300) / 100, core->write_position, FAKE_RESULT_STEPS);
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

static void load_lv2(void) {
    static float memory[2][512];
    float *audio[4] = {memory[0], memory[1], memory[0], memory[1]};
    lv2_load(audio);
    if (lv2 == NULL) {
        printf("left out: LV2 is not built here\n");
    }
}

/* How the process ended that ran the blocks: 0 = well. */
static int run_in_process(bool locked_in, bool offend) {
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
            load_lv2();
        }
        CHECK(pthread_create(&thread, NULL, audio_thread, &locked_in) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
        bearing_close(core);
        lv2_unload();
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

int main(void) {
    test_begin();
#ifndef __SANITIZE_ADDRESS__
    CHECK(ends(take_memory));
#endif
    CHECK(ends(bearing_os_enter));
    int status = run_in_process(true, true);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
    CHECK(run_in_process(true, false) == 0);
    test_end("the audio thread makes no system call and takes no lock and no memory");
    return 0;
}
