/* What the files of the core share: one instance, and who may touch which of its fields. */
#ifndef BEARING_INSTANCE_H
#define BEARING_INSTANCE_H

#include "core.h"
#include "os.h"

/* For fields that two threads or processes share. */
#define LOAD(field) __atomic_load_n(&(field), __ATOMIC_ACQUIRE)
#define STORE(field, value) __atomic_store_n(&(field), (value), __ATOMIC_RELEASE)
#define LOAD_RELAXED(field) __atomic_load_n(&(field), __ATOMIC_RELAXED)
#define STORE_RELAXED(field, value) __atomic_store_n(&(field), (value), __ATOMIC_RELAXED)

/* watch: the engine's own status word holds. */
#define BEARING_WATCH_FINE UINT32_MAX

#define BEARING_SCRATCH_FRAMES 8192

/* Numbers are atomic, any thread writes them; names are guarded by bearing_os_enter. */
typedef struct {
    uint32_t changes; /* counts every change; atomic */
    float smoothing;
    int capture;
    int send;
    int target; /* place in the user's list */
    int object;
    int preset; /* in bearing_presets, -1 = by name */
    int method;
    char preset_name[128];
    char method_name[64];
    char track_name[128];
} bearing_settings;

struct bearing_core {
    /* main thread, while the audio thread is not in process */
    uint32_t format;
    double sample_rate_hz;
    struct bearing_ring *ring; /* NULL = passes audio only */
    uint32_t chunk;            /* frames after which the write position is published */
    char folder[BEARING_OS_PATH];
    char file[64];

    /* any thread, atomic */
    int offline;
    int bypassed;
    int source;
    uint32_t note;
    int reset_wanted;
    uint32_t watch; /* BEARING_STATUS_* that the watchdog found, or BEARING_WATCH_FINE */
    bearing_settings settings;

    /* watchdog thread and main thread, guarded by bearing_os_enter */
    struct bearing_core *next;
    uint32_t changes_handed;

    /* audio thread */
    uint64_t write_position;
    uint64_t epoch_start; /* write position at which the epoch began */
    uint32_t epoch;
    bool expected_known;
    int64_t expected_position;
    uint32_t taken_sequence;
    struct bearing_ring_result taken;
    float steered_azimuth_deg;
    float steered_elevation_deg;
    int64_t wait_left_ns; /* of the 2 s that an offline render may wait in vain for an engine that shows no life */
    int64_t alive_left_ns; /* of the 10 s that it may wait for one that lives and does not move on */
    bool gave_up;
    bool in_step; /* offline: the engine has done all that was written, whatever the watchdog knows yet */
    bearing_reading reading;
    float scratch[BEARING_SCRATCH_FRAMES];
};

#define DEGREES_PER_RADIAN 57.29577951308232F

/* targets.c, main thread */
/* Takes over the names of the user's targets, once per process. */
void bearing_targets_read(void);

/* settings.c */
void bearing_settings_init(bearing_settings *settings);
/* Main thread before the instance is shared, then the watchdog's; inside bearing_os_enter. */
void bearing_settings_hand(bearing_core *core);

/* result.c, audio thread */
/* Takes the latest result if there is a new one and works out what the outputs show. */
void bearing_result_take(bearing_core *core);
void bearing_result_show(bearing_core *core);

/* report.c, audio thread: bearing_report_due, for changes of the direction alone. */
bool bearing_report_moved(bearing_report *report, const bearing_reading *now, uint32_t frames, double sample_rate_hz);

/* watchdog.c, main thread */
bool bearing_watchdog_add(bearing_core *core);
void bearing_watchdog_remove(bearing_core *core);
/* Asks after an engine that was started earlier, so that no ended process stays behind. */
void bearing_watchdog_reap(void);

/* launch.c, watchdog thread */
#define BEARING_LAUNCH_ARGUMENTS 20
#define BEARING_LAUNCH_TEXT 8192
typedef struct {
    const char *argument[BEARING_LAUNCH_ARGUMENTS]; /* ends with NULL */
    char text[BEARING_LAUNCH_TEXT];
} bearing_launch;
/* The engine's command line. False: it is not installed, or there is no Java. */
bool bearing_launch_prepare(bearing_launch *launch, const char *folder);

/* java.c: an executable java of version 17 or newer. False: none. */
bool bearing_java_find(char path[BEARING_OS_PATH]);
/* The feature version that the "release" file beside a java names; 0 = it cannot be told. */
int bearing_java_version(const char *java);

#endif
