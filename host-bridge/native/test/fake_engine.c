/*
 * A small engine in place of the Java one, started as the plug-in starts that: takes the lock, says that it lives,
 * serves every instance. Its elevation is always a quarter of its azimuth, so that a mixture of two results would show.
 *     fake_engine ... --runtime FOLDER
 * BEARING_FAKE: "fail" = exit at once with 1, "slow" = half a second until it shows, "version" = say another version.
 */
#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "check.h"

#define INSTANCES 64

typedef struct {
    char name[64];
    struct bearing_ring *ring;
} served;

static served instances[INSTANCES];

static bool known(const char *name) {
    for (int i = 0; i < INSTANCES; i++) {
        if (instances[i].ring != NULL && strcmp(instances[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void map_new(const char *name) {
    for (int i = 0; i < INSTANCES; i++) {
        if (instances[i].ring != NULL) {
            continue;
        }
        int file = open(name, O_RDWR | O_CLOEXEC);
        struct stat about;
        if (file >= 0 && fstat(file, &about) == 0 && about.st_size == (off_t) BEARING_RING_BYTES) {
            void *memory = mmap(NULL, BEARING_RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            CHECK(memory != MAP_FAILED);
            instances[i].ring = memory;
            snprintf(instances[i].name, sizeof instances[i].name, "%.63s", name);
        }
        close(file);
        return;
    }
}

static uint32_t serve_all(uint32_t pid, int64_t now) {
    uint32_t count = 0;
    for (int i = 0; i < INSTANCES; i++) {
        struct bearing_ring *ring = instances[i].ring;
        if (ring == NULL || LOAD(ring->magic) != BEARING_RING_MAGIC) {
            continue;
        }
        if (access(instances[i].name, F_OK) != 0) {
            munmap(ring, BEARING_RING_BYTES);
            instances[i].ring = NULL;
            continue;
        }
        count++;
        uint64_t written = LOAD(ring->write_position);
        STORE(ring->heartbeat_ns, now);
        STORE(ring->status, BEARING_STATUS_LISTENING);
        STORE(ring->generation, pid);
        STORE(ring->read_position, written);
        fake_result(ring, (float) (now % 3000) / 1000 - 1.5F, written, FAKE_RESULT_STEPS);
        STORE(ring->done_position, written);
    }
    return count;
}

static int take_lock(void) {
    int file = open(BEARING_FILE_ENGINE_LOCK, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return file >= 0 && fcntl(file, F_SETLK, &lock) == 0 ? file : -1;
}

/* What the plug-in promised about how we are started. */
static void check_start(void) {
    CHECK(getsid(0) == getpid());
    for (int file = 3; file < 64; file++) {
        CHECK(fcntl(file, F_GETFD) == -1);
    }
    char folder[64];
    CHECK(getcwd(folder, sizeof folder) != NULL && strcmp(folder, "/") == 0);
    CHECK(getenv("LD_PRELOAD") == NULL);
}

int main(int count, char **arguments) {
    const char *fake = getenv("BEARING_FAKE");
    check_start();
    CHECK(count > 2 && strcmp(arguments[count - 2], "--runtime") == 0);
    CHECK(strcmp(arguments[count - 3], "engine") == 0);
    CHECK(chdir(arguments[count - 1]) == 0);
    FILE *starts = fopen("starts", "a");
    CHECK(starts != NULL && fprintf(starts, "%d\n", (int) getpid()) > 0 && fclose(starts) == 0);
    if (fake != NULL && strcmp(fake, "fail") == 0) {
        return 1;
    }
    if (fake != NULL && strcmp(fake, "slow") == 0) {
        usleep(500000);
    }
    if (take_lock() < 0) {
        fprintf(stderr, "another engine runs\n");
        return 0;
    }
    int file = open(BEARING_FILE_CONTROL, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    CHECK(file >= 0);
    struct bearing_control control = {.magic = BEARING_RING_MAGIC, .version = BEARING_RING_VERSION};
    control.version += fake != NULL && strcmp(fake, "version") == 0 ? 1 : 0;
    control.engine_pid = (uint32_t) getpid();
    int64_t idle_since = bearing_os_now_ns();
    for (uint64_t round = 0;; round++) {
        int64_t now = bearing_os_now_ns();
        control.heartbeat_ns = now;
        CHECK(pwrite(file, &control, sizeof control, 0) == (ssize_t) sizeof control);
        DIR *folder = round % 10 == 0 ? opendir(".") : NULL;
        for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
            if (strncmp(entry->d_name, BEARING_FILE_RING_PREFIX, 5) == 0 && !known(entry->d_name)) {
                map_new(entry->d_name);
            }
        }
        if (folder != NULL) {
            closedir(folder);
        }
        control.instances = serve_all(control.engine_pid, now);
        idle_since = control.instances > 0 ? now : idle_since;
        if (now - idle_since > INT64_C(3000000000)) {
            return 0;
        }
        usleep(1000);
    }
}
