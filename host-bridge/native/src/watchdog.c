/*
 * One thread for all instances of this library in the process: hands the settings on, looks whether the engine lives,
 * and starts it. It works inside bearing_os_enter, so that an instance leaves either before or after a round.
 */
#include "instance.h"

#define ROUND_NS INT64_C(50000000)
#define SECOND_NS INT64_C(1000000000)
#define STALE_NS SECOND_NS
#define START_NS (10 * SECOND_NS)
#define LONGEST_PAUSE_S 30
/* An engine that fails sooner than this counts as one that does not start. */
#define SHORT_LIFE_NS (10 * SECOND_NS)

static bearing_core *first;
static bool stopping;

/* What is known of the engine; only this file's, inside bearing_os_enter. */
static struct {
    uint32_t child;      /* the engine that we started, until it has ended; survives the thread */
    int64_t child_since;
    int spawn_lock;      /* -1 = not held */
    int64_t give_up_at;  /* when an engine that shows no sign of life counts as failed */
    int64_t not_before;  /* of the next start */
    int failures;
    bool other_starts;   /* another process holds the lock */
} launcher = {.spawn_lock = -1};

typedef struct {
    bool alive;
    bool fresh; /* its heartbeat is */
    bool version_differs;
} engine_state;

static bool is_fresh(int64_t heartbeat_ns, int64_t now) {
    int64_t age = now - heartbeat_ns;
    return age < STALE_NS && age > -STALE_NS;
}

static engine_state look(const char *folder, int64_t now) {
    struct bearing_control control;
    engine_state state = {false, false, false};
    if (bearing_os_read(folder, BEARING_FILE_CONTROL, &control, sizeof control) != (int) sizeof control
        || control.magic != BEARING_RING_MAGIC || !bearing_os_alive(control.engine_pid)) {
        return state;
    }
    state.fresh = is_fresh(control.heartbeat_ns, now);
    /*
     * A stopped engine still lives, and its lock says so; without a lock another process got its number. Our own
     * process is not asked: to close a file of our own would end a lock that Java holds in this process.
     */
    state.alive = state.fresh || control.engine_pid == bearing_os_pid()
                  || bearing_os_engine_locks(folder, BEARING_FILE_ENGINE_LOCK);
    state.version_differs = state.alive && control.version != BEARING_RING_VERSION;
    return state;
}

static void unlock_spawn(void) {
    if (launcher.spawn_lock >= 0) {
        bearing_os_unlock(launcher.spawn_lock);
        launcher.spawn_lock = -1;
    }
}

static void failed(int64_t now) {
    int64_t pause = launcher.failures < 5 ? INT64_C(1) << launcher.failures : LONGEST_PAUSE_S;
    launcher.failures++;
    launcher.not_before = now + pause * SECOND_NS;
}

/* An engine that we started has ended, or shows itself, or does neither in time. */
static void follow_child(int64_t now, bool alive) {
    int how = launcher.child != 0 ? bearing_os_reap(launcher.child) : BEARING_OS_RUNNING;
    if (how != BEARING_OS_RUNNING) {
        bool short_life = now - launcher.child_since < SHORT_LIFE_NS;
        launcher.child = 0;
        if (!alive && (launcher.spawn_lock >= 0 || (how == BEARING_OS_FAILED && short_life))) {
            failed(now);
        }
        unlock_spawn();
    }
    if (launcher.spawn_lock >= 0 && alive) {
        unlock_spawn();
    } else if (launcher.spawn_lock >= 0 && now > launcher.give_up_at) {
        unlock_spawn();
        failed(now);
    }
    if (alive && launcher.spawn_lock < 0 && now - launcher.child_since > SHORT_LIFE_NS) {
        launcher.failures = 0;
    }
}

static void start_engine(const char *folder, int64_t now) {
    static bearing_launch launch;
    launcher.other_starts = false;
    if (launcher.child != 0 || launcher.spawn_lock >= 0 || now < launcher.not_before) {
        return;
    }
    if (!bearing_launch_prepare(&launch, folder)) {
        launcher.not_before = now + SECOND_NS; /* perhaps it is installed later */
        return;
    }
    launcher.spawn_lock = bearing_os_lock(folder, BEARING_FILE_SPAWN_LOCK);
    if (launcher.spawn_lock < 0) {
        launcher.other_starts = true;
        return;
    }
    /* Another process may have started one between our look and our lock. */
    if (look(folder, now).alive) {
        unlock_spawn();
        return;
    }
    launcher.child = bearing_os_spawn(launch.argument, folder, BEARING_FILE_LOG);
    launcher.child_since = now;
    launcher.give_up_at = now + START_NS;
    if (launcher.child == 0) {
        unlock_spawn();
        failed(now);
    }
}

static uint32_t judge(const bearing_core *core, engine_state state, int64_t now) {
    static uint32_t asked_pid;
    static int64_t asked_at;
    static bool lives;
    uint32_t generation = LOAD(core->ring->generation);
    if (state.version_differs) {
        return BEARING_STATUS_VERSION_DIFFERS;
    }
    if (generation != asked_pid || now != asked_at) { /* once a round, not once an instance */
        asked_pid = generation;
        asked_at = now;
        lives = bearing_os_alive(generation);
    }
    if (lives) {
        int64_t heartbeat_ns = LOAD(core->ring->heartbeat_ns);
        return is_fresh(heartbeat_ns, now) ? BEARING_WATCH_FINE : BEARING_STATUS_ENGINE_DOWN;
    }
    bool coming = (state.alive && state.fresh) || launcher.spawn_lock >= 0 || launcher.other_starts;
    return coming ? BEARING_STATUS_STARTING : BEARING_STATUS_ENGINE_DOWN;
}

static void round_of_all(void) {
    int64_t now = bearing_os_now_ns();
    const char *folder = first->folder; /* one user, one folder */
    engine_state state = look(folder, now);
    follow_child(now, state.alive);
    if (!state.alive) {
        start_engine(folder, now);
    }
    for (bearing_core *core = first; core != NULL; core = core->next) {
        bearing_settings_hand(core);
        STORE(core->watch, judge(core, state, now));
    }
}

static void run(void) {
    bearing_os_enter();
    while (!stopping) {
        if (first != NULL) {
            round_of_all();
        }
        bearing_os_wait(ROUND_NS);
    }
    unlock_spawn();
    bearing_os_leave();
}

bool bearing_watchdog_add(bearing_core *core) {
    bearing_os_door_enter();
    bearing_os_enter();
    bool started = true;
    if (first == NULL) {
        stopping = false;
        started = bearing_os_thread_start(run);
    }
    if (started) {
        core->next = first;
        first = core;
        bearing_os_wake();
    }
    bearing_os_leave();
    bearing_os_door_leave();
    return started;
}

void bearing_watchdog_remove(bearing_core *core) {
    bool last = false;
    bearing_os_door_enter();
    bearing_os_enter();
    for (bearing_core **at = &first; *at != NULL; at = &(*at)->next) {
        if (*at == core) {
            *at = core->next;
            last = first == NULL;
            break;
        }
    }
    core->next = NULL;
    if (last) {
        stopping = true;
        bearing_os_wake();
    }
    bearing_os_leave();
    if (last) {
        bearing_os_thread_join();
    }
    bearing_os_door_leave();
}

void bearing_watchdog_reap(void) {
    bearing_os_enter();
    if (launcher.child != 0 && launcher.spawn_lock < 0 && bearing_os_reap(launcher.child) != BEARING_OS_RUNNING) {
        launcher.child = 0;
    }
    bearing_os_leave();
}
