/*
 * What the three plug-in formats share: one instance of the plug-in, whatever the host calls it.
 *
 * Threads, as the comment of each function says: [main] the host's main or user-interface thread, not while the audio
 * thread is in process; [audio] the thread that processes: no allocation, lock, wait or system call; [any].
 */
#ifndef BEARING_CORE_H
#define BEARING_CORE_H

#include <stdbool.h>
#include <stdint.h>

#include "ring.h"

typedef struct bearing_core bearing_core;

/* Where the host's transport is at the first frame of a block. */
typedef struct {
    bool rolling;
    bool known;       /* whether position says something */
    int64_t position; /* samples on the host's timeline */
} bearing_time;

/* What the outputs show. The angles hold their last value while nothing is present. */
typedef struct {
    float azimuth_deg;   /* [-180, 180], + = left */
    float elevation_deg; /* [-90, 90] */
    float pan;           /* [-1, 1], -1 = left: -sin of the azimuth, for a front-back-folded pan */
    float confidence;    /* [0, 1]; 0 while nothing is present */
    float level_dbfs;    /* [-120, 0] */
    bool present;
    uint32_t status;     /* BEARING_STATUS_* */
    uint32_t sequence;   /* counts results; unchanged = nothing new */
    int64_t timeline;    /* where on the host's timeline the result belongs; BEARING_RING_UNKNOWN_TIME */
} bearing_reading;

enum { BEARING_SOURCE_DETECTED = 0, BEARING_SOURCE_AUTOMATION = 1 };

/* [main] One instance; nothing is shared, started or mapped yet, so that a scan costs nothing. NULL: no memory. */
bearing_core *bearing_open(uint32_t format);

/* [main] Ends it. */
void bearing_close(bearing_core *core);

/*
 * [main] Makes the shared memory and lets the watchdog care for the engine. False: no shared memory (full, or another
 * user's files in the way); the audio passes all the same and the status says that the engine is down.
 */
bool bearing_activate(bearing_core *core, double sample_rate_hz, uint32_t max_block);

/* [main] The opposite; the shared memory is removed. */
void bearing_deactivate(bearing_core *core);

/* [audio] or [main]: forget what was heard: what follows does not continue what came before. */
void bearing_reset(bearing_core *core);

/*
 * [audio] One block: copies the inputs to the outputs bit by bit (they may be the same memory; any pointer may be NULL: a
 * missing input is silence, a missing output is left out), pushes the inputs into the ring and takes the latest result.
 * time may be NULL. After bearing_set_offline(core, true) it also waits, at most 2 s in all, until the engine has done
 * everything before this block.
 */
void bearing_process(bearing_core *core, const float *left, const float *right, float *left_out, float *right_out,
                     uint32_t frames, const bearing_time *time);

/* [audio] What the outputs show after the last block. With source = automation: what bearing_steer was told. */
const bearing_reading *bearing_read(const bearing_core *core);

/* [any] Whether the host renders faster than real time and wants every result. */
void bearing_set_offline(bearing_core *core, bool offline);

/* [any] */
void bearing_set_bypass(bearing_core *core, bool bypassed);
void bearing_set_source(bearing_core *core, int source);

/* [audio] The plug-in's own direction parameters, which the outputs follow while source = automation. */
void bearing_steer(bearing_core *core, float azimuth_deg, float elevation_deg);

/* [any] Settings that the engine follows; the watchdog thread hands them on. Smoothing in [0, 1]; names UTF-8. */
void bearing_set_smoothing(bearing_core *core, float smoothing);
void bearing_set_capture(bearing_core *core, bool on);
void bearing_set_preset(bearing_core *core, int index); /* of bearing_presets; [any] */
void bearing_set_method(bearing_core *core, int index); /* of bearing_methods; 0 = the preset's own; [any] */
void bearing_set_send(bearing_core *core, bool on);
void bearing_set_target(bearing_core *core, int index); /* of bearing_target_names; [any] */
void bearing_set_object(bearing_core *core, int number); /* 1 to 128; [any] */
/* [main] By name, as a saved state has it: a name that is not in the list is handed on and shows in the status. */
void bearing_set_preset_name(bearing_core *core, const char *name);
void bearing_set_method_name(bearing_core *core, const char *name);
void bearing_set_track_name(bearing_core *core, const char *name);
/* [main] The names in use now. */
const char *bearing_preset_name(const bearing_core *core);
const char *bearing_method_name(const bearing_core *core);

/* [any] A status that only a wrapper knows of, such as BEARING_STATUS_NO_CAPTURE; 0 = none. */
void bearing_set_note(bearing_core *core, uint32_t status);

/*
 * Read-only outputs for hosts that want changes as events: at most 50 a second, and only after a change of 0.1 degree
 * (or of the smallest step that shows). [audio]
 */
typedef struct {
    uint64_t frame;
    uint64_t last_frame;
    bool sent;
    bearing_reading shown;
} bearing_report;
void bearing_report_init(bearing_report *report);
/* Whether the outputs should be sent now; then report->shown is what to send. */
bool bearing_report_due(bearing_report *report, const bearing_reading *now, uint32_t frames, double sample_rate_hz);

/*
 * Automation that a host records: a segment begins when capture is on, the transport rolls and something is present; it
 * ends when one of these ends or the timeline jumps. Within a segment a point at every change; where a curve resumes, first
 * the value it had (hold), then the new one (jump), never a ramp. [audio]
 */
enum { BEARING_RECORD_BEGIN = 1, BEARING_RECORD_HOLD = 2, BEARING_RECORD_POINT = 4, BEARING_RECORD_END = 8 };
typedef struct {
    bool in_segment;
    bool had_value;
    int64_t expected_position;
    float held_azimuth_deg;   /* for BEARING_RECORD_HOLD */
    float held_elevation_deg;
    float held_pan;
    bearing_report report;
} bearing_recorder;
void bearing_recorder_init(bearing_recorder *recorder);
/*
 * Bits BEARING_RECORD_*, in the order in which they are to be done: END, BEGIN, HOLD, POINT. With source = automation
 * capture must be false: what is played back is not recorded once more.
 */
unsigned bearing_record(bearing_recorder *recorder, bool capture, const bearing_reading *now, const bearing_time *time,
                        uint32_t frames, double sample_rate_hz);

/* Generated at build from presets/ (append-only, sorted as in presets.list): names, what they are for. */
typedef struct {
    const char *name;
    const char *description;
} bearing_named;
extern const bearing_named bearing_presets[];
extern const int bearing_preset_count;
extern const bearing_named bearing_methods[]; /* [0] = "" (the preset's own) */
extern const int bearing_method_count;
extern const char *const bearing_status_texts[];
extern const int bearing_status_count;

#endif
