/* Coming and going: folders, files, threads and processes that may and may not be there. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "engine.h"

#define INSTANCES 32

static int entries(const char *folder) {
    DIR *open = opendir(folder);
    int count = 0;
    CHECK(open != NULL);
    while (readdir(open) != NULL) {
        count++;
    }
    closedir(open);
    return count - 2;
}

static int rings(void) {
    DIR *open = opendir(getenv("BEARING_RUNTIME_DIR"));
    int count = 0;
    CHECK(open != NULL);
    for (struct dirent *next; (next = readdir(open)) != NULL;) {
        count += strncmp(next->d_name, BEARING_FILE_RING_PREFIX, 5) == 0 ? 1 : 0;
    }
    closedir(open);
    return count;
}

static void pass_one_block(bearing_core *core) {
    float in[2][64];
    float out[2][64];
    memset(in, 0x3C, sizeof in);
    bearing_process(core, in[0], in[1], out[0], out[1], 64, NULL);
    CHECK(memcmp(in, out, sizeof in) == 0);
}

static void is_refused(bearing_core *core) {
    CHECK(!bearing_activate(core, 48000, 64));
    pass_one_block(core);
    CHECK(bearing_read(core)->status == BEARING_STATUS_ENGINE_DOWN);
    CHECK(entries("/proc/self/task") == 1);
}

static void a_folder_that_is_not_ours_alone_is_refused(bearing_core *core) {
    const char *folder = getenv("BEARING_RUNTIME_DIR");
    char path[300];
    CHECK(mkdir(folder, 0755) == 0);
    CHECK(chmod(folder, 0755) == 0);
    is_refused(core);
    CHECK(rmdir(folder) == 0);
    snprintf(path, sizeof path, "%s/real", test_folder);
    CHECK(mkdir(path, 0700) == 0 && symlink(path, folder) == 0);
    is_refused(core);
    CHECK(unlink(folder) == 0);
    FILE *file = fopen(folder, "w");
    CHECK(file != NULL && fclose(file) == 0);
    is_refused(core);
    CHECK(unlink(folder) == 0);
    if (geteuid() == 0) {
        CHECK(mkdir(folder, 0700) == 0 && chown(folder, 65534, 65534) == 0);
        is_refused(core);
        CHECK(rmdir(folder) == 0);
    } else {
        printf("left out: another user's folder, for only root can make one\n");
    }
    setenv("BEARING_RUNTIME_DIR", "/proc/nowhere", 1);
    is_refused(core);
    setenv("BEARING_RUNTIME_DIR", folder, 1);
}

static void files_in_the_way_are_left_alone(bearing_core *core) {
    char target[300];
    char path[600];
    CHECK(mkdir(getenv("BEARING_RUNTIME_DIR"), 0700) == 0);
    snprintf(target, sizeof target, "%s/precious", test_folder);
    FILE *file = fopen(target, "w");
    CHECK(file != NULL && fputs("precious", file) >= 0 && fclose(file) == 0);
    for (int i = 1; i < 200; i++) { /* links where the next files would be */
        snprintf(path, sizeof path, "%s/" BEARING_FILE_RING_PREFIX "%d-%d", getenv("BEARING_RUNTIME_DIR"),
                 (int) getpid(), i);
        CHECK(symlink(target, path) == 0 || errno == EEXIST);
    }
    CHECK(bearing_activate(core, 48000, 64));
    bearing_deactivate(core);
    struct stat about;
    CHECK(stat(target, &about) == 0 && about.st_size == 8);
    CHECK(rings() == 199);
}

static void no_room_is_no_harm(bearing_core *core) {
    struct rlimit before;
    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    struct rlimit small = {.rlim_cur = 65536, .rlim_max = before.rlim_max};
    CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
    int count = rings();
    is_refused(core); /* and the signal of the limit does not end us */
    CHECK(rings() == count);
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
}

/* A memory file system of 256 KB of our own, where the system lets us have one. */
static void a_full_memory_file_system_is_no_harm(bearing_core *core) {
    char folder[300];
    snprintf(folder, sizeof folder, "%s/small", test_folder);
    CHECK(mkdir(folder, 0700) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
            || mount("none", folder, "tmpfs", 0, "size=256k,mode=700") != 0) {
            printf("left out: a full memory file system, which only root can make\n");
            fflush(stdout);
            _exit(0);
        }
        setenv("BEARING_RUNTIME_DIR", folder, 1);
        is_refused(core);
        CHECK(rings() == 0);
        _exit(0);
    }
    int status;
    CHECK(waitpid(child, &status, 0) == child && status == 0);
}

static void instances_come_and_go_in_any_order(void) {
    bearing_core *core[INSTANCES] = {NULL};
    uint32_t seed = 7;
    int files = entries("/proc/self/fd");
    int count = rings();
    for (int step = 0; step < 600; step++) {
        seed = seed * 1664525U + 1013904223U;
        bearing_core **one = &core[(seed >> 16) % INSTANCES];
        if (*one == NULL) {
            *one = bearing_open(BEARING_RING_FORMAT_VST3);
            CHECK(bearing_activate(*one, 48000, 64));
        } else if ((seed >> 8) % 3 == 0) {
            CHECK(bearing_activate(*one, 96000, 128));
        } else {
            bearing_close(*one);
            *one = NULL;
        }
        for (int i = 0; i < INSTANCES; i++) {
            if (core[i] != NULL) {
                pass_one_block(core[i]);
            }
        }
        CHECK(entries("/proc/self/task") <= 2);
    }
    for (int i = 0; i < INSTANCES; i++) {
        bearing_close(core[i]);
    }
    CHECK(entries("/proc/self/fd") == files && entries("/proc/self/task") == 1 && rings() == count);
}

static void wait_for_starts(int starts) {
    for (int i = 0; i < 300 && engine_starts() < starts; i++) {
        bearing_os_sleep_ns(10000000);
    }
    CHECK(engine_starts() == starts);
}

static void an_engine_that_fails_is_tried_again_slowly(bearing_core *core) {
    engine_installed();
    setenv("BEARING_FAKE", "fail", 1);
    CHECK(bearing_activate(core, 48000, 64));
    bearing_os_sleep_ns(INT64_C(2500000000)); /* at 0, 1 and 3 s */
    CHECK(engine_starts() == 2);
    pass_one_block(core);
    CHECK(bearing_read(core)->status == BEARING_STATUS_ENGINE_DOWN);
    unsetenv("BEARING_FAKE");
    wait_for_starts(3);
    bearing_deactivate(core);
    engine_end();
    CHECK(waitpid(-1, NULL, WNOHANG) <= 0); /* no ended process is left to us, but perhaps the one just killed */
    bearing_watchdog_reap();
}

static void another_version_shows_and_is_not_fought(bearing_core *core) {
    int starts = engine_starts();
    setenv("BEARING_FAKE", "version", 1);
    bearing_os_sleep_ns(100000000);
    CHECK(bearing_activate(core, 48000, 64));
    CHECK(watch_becomes(core, BEARING_STATUS_VERSION_DIFFERS));
    bearing_os_sleep_ns(300000000);
    CHECK(engine_starts() == starts + 1);
    bearing_deactivate(core);
    unsetenv("BEARING_FAKE");
    engine_end();
}

/* Eight hosts at once start one engine. */
static void many_hosts_start_one_engine(void) {
    pid_t host[8];
    int starts = engine_starts();
    setenv("BEARING_FAKE", "slow", 1);
    bearing_os_sleep_ns(100000000);
    for (int i = 0; i < 8; i++) {
        host[i] = fork();
        CHECK(host[i] >= 0);
        if (host[i] == 0) {
            bearing_core *core = bearing_open(BEARING_RING_FORMAT_LV2);
            CHECK(bearing_activate(core, 48000, 64));
            for (int wait = 0; wait < 500 && LOAD(core->watch) != BEARING_WATCH_FINE; wait++) {
                bearing_os_sleep_ns(10000000);
            }
            pass_one_block(core);
            CHECK(bearing_read(core)->status == BEARING_STATUS_LISTENING);
            bearing_close(core);
            exit(0);
        }
    }
    for (int i = 0; i < 8; i++) {
        int status;
        CHECK(waitpid(host[i], &status, 0) == host[i] && status == 0);
    }
    CHECK(engine_starts() == starts + 1);
    unsetenv("BEARING_FAKE");
}

/* The one that the eight hosts have left behind. */
static void a_stopped_engine_of_another_host_is_left_alone(bearing_core *core) {
    int starts = engine_starts();
    pid_t engine = engine_pid();
    CHECK(engine > 0);
    CHECK(bearing_activate(core, 48000, 64));
    CHECK(watch_becomes(core, BEARING_WATCH_FINE));
    CHECK(kill(engine, SIGSTOP) == 0);
    bearing_os_sleep_ns(INT64_C(1500000000));
    pass_one_block(core);
    CHECK(bearing_read(core)->status == BEARING_STATUS_ENGINE_DOWN && engine_starts() == starts);
    CHECK(kill(engine, SIGCONT) == 0);
    CHECK(watch_becomes(core, BEARING_WATCH_FINE));
    bearing_deactivate(core);
    engine_end();
}

/* The control file of a dead engine names a process that is another one's today. */
static void a_number_that_another_process_got_is_no_engine(bearing_core *core) {
    char path[600];
    struct bearing_control control = {.magic = BEARING_RING_MAGIC, .version = BEARING_RING_VERSION};
    int starts = engine_starts();
    control.engine_pid = (uint32_t) getppid();
    bearing_os_sleep_ns(100000000);
    snprintf(path, sizeof path, "%s/" BEARING_FILE_CONTROL, getenv("BEARING_RUNTIME_DIR"));
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fwrite(&control, sizeof control, 1, file) == 1 && fclose(file) == 0);
    CHECK(bearing_activate(core, 48000, 64));
    wait_for_starts(starts + 1);
    CHECK(watch_becomes(core, BEARING_WATCH_FINE));
    bearing_deactivate(core);
    engine_end();
}

int main(void) {
    test_begin();
    bearing_core *core = bearing_open(BEARING_RING_FORMAT_LV2);
    a_folder_that_is_not_ours_alone_is_refused(core);
    files_in_the_way_are_left_alone(core);
    no_room_is_no_harm(core);
    a_full_memory_file_system_is_no_harm(core);
    instances_come_and_go_in_any_order();
    an_engine_that_fails_is_tried_again_slowly(core);
    another_version_shows_and_is_not_fought(core);
    many_hosts_start_one_engine();
    a_stopped_engine_of_another_host_is_left_alone(core);
    a_number_that_another_process_got_is_no_engine(core);
    bearing_close(core);
    test_end("instances, folders and engines come and go without harm");
    return 0;
}
