#define _GNU_SOURCE /* closefrom and chdir for posix_spawn; the rest is POSIX */
#include "os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOG_BYTES (1 << 20)
#define STACK_BYTES (256 * 1024)
#define SECOND_NS INT64_C(1000000000)

extern char **environ;

int64_t bearing_os_now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * SECOND_NS + now.tv_nsec;
}

void bearing_os_sleep_ns(int64_t ns) {
    struct timespec time = {.tv_sec = (time_t) (ns / SECOND_NS), .tv_nsec = (long) (ns % SECOND_NS)};
    clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL);
}

uint32_t bearing_os_pid(void) { return (uint32_t) getpid(); }

const char *bearing_os_environment(const char *name) {
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

static bool fits(int written) { return written > 0 && written < BEARING_OS_PATH; }

bool bearing_os_runtime_folder(char path[BEARING_OS_PATH]) {
    const char *own = bearing_os_environment("BEARING_RUNTIME_DIR");
    const char *run = bearing_os_environment("XDG_RUNTIME_DIR");
    if (own != NULL) {
        return fits(snprintf(path, BEARING_OS_PATH, "%s", own));
    }
    if (run != NULL) {
        return fits(snprintf(path, BEARING_OS_PATH, "%s/bearing", run));
    }
    return fits(snprintf(path, BEARING_OS_PATH, "/tmp/bearing-%u", (unsigned) geteuid()));
}

bool bearing_os_engine_conf(char path[BEARING_OS_PATH]) {
    const char *own = bearing_os_environment("BEARING_ENGINE_CONF");
    const char *data = bearing_os_environment("XDG_DATA_HOME");
    const char *home = bearing_os_environment("HOME");
    if (own != NULL) {
        return fits(snprintf(path, BEARING_OS_PATH, "%s", own));
    }
    if (data != NULL) {
        return fits(snprintf(path, BEARING_OS_PATH, "%s/bearing/engine.conf", data));
    }
    return home != NULL && fits(snprintf(path, BEARING_OS_PATH, "%s/.local/share/bearing/engine.conf", home));
}

/* Opens the folder itself, so that what is checked is what is used. -1: not ours alone. */
static int open_folder(const char *folder) {
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about;
    if (handle >= 0 && (fstat(handle, &about) != 0 || about.st_uid != geteuid() || (about.st_mode & 077) != 0)) {
        close(handle);
        return -1;
    }
    return handle;
}

bool bearing_os_make_folder(const char *folder) {
    mkdir(folder, 0700);
    int handle = open_folder(folder);
    if (handle >= 0) {
        close(handle);
    }
    return handle >= 0;
}

static int open_in(const char *folder, const char *name, int flags) {
    int parent = open_folder(folder);
    if (parent < 0) {
        return -1;
    }
    int handle = openat(parent, name, flags | O_NOFOLLOW | O_CLOEXEC, 0600);
    int reason = errno;
    close(parent);
    errno = reason;
    return handle;
}

static void remove_in(const char *folder, const char *name) {
    int parent = open_folder(folder);
    if (parent >= 0) {
        unlinkat(parent, name, 0);
        close(parent);
    }
}

/* A file size limit answers with a signal that would end the host; it is held back and taken away here. */
static bool reserve(int file, size_t bytes) {
    sigset_t limit;
    sigset_t before;
    sigemptyset(&limit);
    sigaddset(&limit, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &limit, &before);
    int failed = posix_fallocate(file, 0, (off_t) bytes);
    if (failed == EFBIG && !sigismember(&before, SIGXFSZ)) {
        struct timespec now = {0, 0};
        sigtimedwait(&limit, NULL, &now);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed == 0;
}

void *bearing_os_share(const char *folder, const char *name, size_t bytes, bool *taken) {
    int file = open_in(folder, name, O_RDWR | O_CREAT | O_EXCL);
    *taken = file < 0 && errno == EEXIST;
    if (file < 0) {
        return NULL;
    }
    void *memory = MAP_FAILED;
    if (reserve(file, bytes)) {
        memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    }
    close(file);
    if (memory == MAP_FAILED) {
        remove_in(folder, name);
        return NULL;
    }
    memset(memory, 0, bytes); /* touches every page, so that the audio thread meets none for the first time */
    mlock(memory, bytes);     /* as far as the user's limit goes */
    return memory;
}

void bearing_os_unshare(void *memory, size_t bytes, const char *folder, const char *name) {
    remove_in(folder, name);
    munmap(memory, bytes);
}

int bearing_os_read(const char *folder, const char *name, void *out, size_t bytes) {
    int file = folder != NULL ? open_in(folder, name, O_RDONLY | O_NONBLOCK)
                              : open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return -1;
    }
    ssize_t count = read(file, out, bytes);
    close(file);
    return count < 0 ? -1 : (int) count;
}

int bearing_os_lock(const char *folder, const char *name) {
    int file = open_in(folder, name, O_RDWR | O_CREAT);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return -1;
    }
    return file;
}

void bearing_os_unlock(int handle) {
    flock(handle, LOCK_UN); /* said aloud: a child that the host forked meanwhile holds the same file open */
    close(handle);
}

bool bearing_os_engine_locks(const char *folder, const char *name) {
    int file = open_in(folder, name, O_RDWR);
    if (file < 0) {
        return false;
    }
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    bool locked = fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(file);
    return locked;
}

bool bearing_os_alive(uint32_t pid) {
    if (pid == 0 || pid > INT32_MAX || (kill((pid_t) pid, 0) != 0 && errno == ESRCH)) {
        return false;
    }
    /* A process that has ended but that its parent has not asked after still has its number. */
    char path[64];
    char stat[512];
    snprintf(path, sizeof path, "/proc/%u/stat", (unsigned) pid);
    int count = bearing_os_read(NULL, path, stat, sizeof stat - 1);
    if (count <= 0) {
        return true;
    }
    stat[count] = '\0';
    const char *name_end = strrchr(stat, ')');
    return name_end == NULL || strncmp(name_end, ") Z", 3) != 0;
}

/* The host's environment but for what would load the host's own libraries into the engine. NULL: no memory. */
static char **engine_environment(void) {
    size_t count = 0;
    while (environ[count] != NULL) {
        count++;
    }
    char **copy = calloc(count + 1, sizeof *copy);
    size_t kept = 0;
    for (size_t i = 0; copy != NULL && i < count && environ[i] != NULL; i++) {
        if (strncmp(environ[i], "LD_PRELOAD=", 11) != 0 && strncmp(environ[i], "LD_LIBRARY_PATH=", 16) != 0) {
            copy[kept++] = environ[i];
        }
    }
    return copy;
}

static int open_log(const char *folder, const char *name) {
    int log = open_in(folder, name, O_WRONLY | O_CREAT | O_APPEND);
    struct stat about;
    if (log >= 0 && fstat(log, &about) == 0 && about.st_size > LOG_BYTES && ftruncate(log, 0) != 0) {
        close(log);
        return -1;
    }
    return log;
}

uint32_t bearing_os_spawn(const char *const *arguments, const char *folder, const char *log_name) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    int log = open_log(folder, log_name);
    char **environment = engine_environment();
    pid_t pid = 0;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    int failed = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    failed |= log >= 0 ? posix_spawn_file_actions_adddup2(&actions, log, 1)
                       : posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    failed |= posix_spawn_file_actions_adddup2(&actions, 1, 2);
    failed |= posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    failed |= posix_spawn_file_actions_addchdir_np(&actions, "/"); /* not to keep the host's folder in use */
    if (failed == 0 && environment != NULL
        && posix_spawn(&pid, arguments[0], &actions, &attributes, (char **) (uintptr_t) arguments, environment) != 0) {
        pid = 0;
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    free(environment);
    if (log >= 0) {
        close(log);
    }
    return (uint32_t) pid;
}

int bearing_os_reap(uint32_t pid) {
    int status;
    pid_t ended = waitpid((pid_t) pid, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) {
        return BEARING_OS_RUNNING;
    }
    if (ended < 0) { /* the host asked after all its children and got ours too, or wants no word of any */
        return bearing_os_alive(pid) ? BEARING_OS_RUNNING : BEARING_OS_ENDED;
    }
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM ? BEARING_OS_KILLED : BEARING_OS_FAILED;
    }
    return WEXITSTATUS(status) == 0 ? BEARING_OS_ENDED : BEARING_OS_FAILED;
}

bool bearing_os_executable(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

bool bearing_os_real_path(const char *path, char real[BEARING_OS_PATH]) {
    char *found = realpath(path, NULL);
    bool ok = found != NULL && fits(snprintf(real, BEARING_OS_PATH, "%s", found));
    free(found);
    return ok;
}

void bearing_os_list(const char *folder, void (*each)(void *context, const char *name), void *context) {
    DIR *open = opendir(folder);
    if (open == NULL) {
        return;
    }
    for (struct dirent *next; (next = readdir(open)) != NULL;) {
        if (next->d_name[0] != '.') {
            each(context, next->d_name);
        }
    }
    closedir(open);
}

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_t thread;

static void make_condition(void) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

void bearing_os_door_enter(void) { pthread_mutex_lock(&door); }

void bearing_os_door_leave(void) { pthread_mutex_unlock(&door); }

void bearing_os_enter(void) {
    pthread_once(&once, make_condition);
    pthread_mutex_lock(&mutex);
}

void bearing_os_leave(void) { pthread_mutex_unlock(&mutex); }

void bearing_os_wait(int64_t ns) {
    int64_t until = bearing_os_now_ns() + ns;
    struct timespec time = {.tv_sec = (time_t) (until / SECOND_NS), .tv_nsec = (long) (until % SECOND_NS)};
    pthread_cond_timedwait(&changed, &mutex, &time);
}

void bearing_os_wake(void) { pthread_cond_broadcast(&changed); }

static void *run_thread(void *run) {
    ((void (*)(void)) (uintptr_t) run)();
    return NULL;
}

bool bearing_os_thread_start(void (*run)(void)) {
    sigset_t all;
    sigset_t before;
    pthread_attr_t attributes;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* the host's signals are not for this thread */
    int failed = pthread_create(&thread, &attributes, run_thread, (void *) (uintptr_t) run);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed == 0;
}

void bearing_os_thread_join(void) { pthread_join(thread, NULL); }
