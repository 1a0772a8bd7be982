/*
 * The memory that one plug-in instance in a host shares with Bearing's engine, byte by byte.
 *
 * org.bearing.daw.RingLayout is the same table in Java; a test compares the two. Every #define below that begins with
 * BEARING_RING_ is an offset, a size or a constant of it. Little-endian, naturally aligned.
 *
 * Who writes what stands on cache lines of its own, so that neither side ever waits for the other:
 *
 *   offset  bytes  writer        what
 *        0      8  host, once    magic; stored last, with release
 *        8      4  host, once    version of this table
 *       12      4  host, once    bytes before the samples
 *       16      4  host, once    capacity in frames, a power of two
 *       20      4  host, once    sample rate, Hz
 *       24      4  host, once    largest block, frames
 *       28      4  host, once    process number of the host
 *       32      8  host, once    number of the instance within the host, from 1 on
 *       40      4  host, once    plug-in format: 1 LV2, 2 CLAP, 3 VST3
 *       64      8  audio thread  write position: frames ever written; stored last, with release
 *       72      8  audio thread  place on the host's timeline of the frame at the write position; INT64_MIN = unknown
 *       80      4  audio thread  epoch: counts activations, resets and jumps of the timeline
 *       84      4  audio thread  state bits: BEARING_RING_STATE_*
 *       88      4  audio thread  azimuth of the automation that is played back, float, rad, + = left
 *       92      4  audio thread  its elevation, float, rad
 *      128      8  engine        read position: frames taken, lost ones too; stored with release
 *      136      8  engine        heartbeat: CLOCK_MONOTONIC, ns
 *      144      8  engine        frames lost because they were overwritten before they were read
 *      152      4  engine        generation: process number of the engine that serves this instance; 0 = none yet
 *      156      4  engine        status: BEARING_STATUS_*
 *      160      8  engine        done position: every frame before it has been analysed and its results are in the slots
 *      192      4  engine        result sequence: results ever written; the latest is in slot (sequence & 1)
 *      256    256  engine        result slot 0
 *      512    256  engine        result slot 1
 *      768      4  host, main    settings sequence: odd while the settings are being written
 *      772      4  host, main    smoothing, float in [0, 1]
 *      776      4  host, main    capture on: 1, off: 0
 *      780      4  host, main    send: 1 = directions go to the target, 0: they do not
 *      784      4  host, main    target: its place in the user's list, from 0 on
 *      788      4  host, main    object number at the target, 1 to 128
 *      832    128  host, main    preset: its name, UTF-8, ends with 0
 *      960     64  host, main    method: its name; empty = the preset's own
 *     1024    128  host, main    the track's name where the host tells it; else empty
 *     4096     8n  audio thread  samples: n = capacity frames of left and right, float32, interleaved
 *
 * A result slot:
 *
 *        0      8  stream position (frames, as the write position counts) of the centre of what was analysed
 *        8      8  the same on the host's timeline; INT64_MIN = unknown
 *       16      8  frames that had been taken when it was written (a result is due at this stream position)
 *       24      4  number of directions, 0 to 8; 0 = nothing is heard
 *       28      4  level of what was analysed, float, dB re full scale
 *       32     24  first direction, and seven more: float azimuth, elevation, spread (rad, SOFA axes, + = left), float
 *                  confidence in [0, 1], uint32 track number from 1 on, uint32 bits: 1 = the elevation is known
 *
 * The ring overwrites: the writer never looks at the reader, so nothing that happens to the engine reaches the audio. The
 * reader copies, then looks at the write position again, and counts as lost what may have been overwritten meanwhile.
 * A result: the engine fills slot (sequence + 1) & 1, then stores sequence + 1 with release; the audio thread takes it
 * only if the sequence did not move while it copied, else it keeps the one it has.
 */
#ifndef BEARING_RING_H
#define BEARING_RING_H

#include <stdint.h>

#define BEARING_RING_MAGIC UINT64_C(0x31474E4952414542) /* "BEARING1" */
#define BEARING_RING_VERSION 1
#define BEARING_RING_HEADER_BYTES 4096
#define BEARING_RING_FRAMES 131072
#define BEARING_RING_BYTES (BEARING_RING_HEADER_BYTES + BEARING_RING_FRAMES * 8)
#define BEARING_RING_DIRECTIONS 8

#define BEARING_RING_STATE_ROLLING 1u  /* the transport rolls */
#define BEARING_RING_STATE_OFFLINE 2u  /* the host renders as fast as it can and waits for the results */
#define BEARING_RING_STATE_BYPASSED 4u
#define BEARING_RING_STATE_ACTIVE 8u   /* between activate and deactivate */
#define BEARING_RING_STATE_STEERED 16u /* source = automation: its direction counts, not what is heard */

#define BEARING_RING_FORMAT_LV2 1
#define BEARING_RING_FORMAT_CLAP 2
#define BEARING_RING_FORMAT_VST3 3

#define BEARING_RING_UNKNOWN_TIME INT64_MIN

/* What the status output says; 0 to 99. Engine and shim use the same numbers. */
#define BEARING_STATUS_STARTING 0
#define BEARING_STATUS_LISTENING 1
#define BEARING_STATUS_SILENT 2
#define BEARING_STATUS_MONO_INPUT 3
#define BEARING_STATUS_ENGINE_DOWN 4
#define BEARING_STATUS_VERSION_DIFFERS 5
#define BEARING_STATUS_OVERRUN 6
#define BEARING_STATUS_UNKNOWN_SETTING 7 /* preset or method is not known here */
#define BEARING_STATUS_NO_CAPTURE 8      /* this host offers no way to write automation from the plug-in */
#define BEARING_STATUS_NUMBER_IN_USE 9   /* another instance sends to this target with this object number */
#define BEARING_STATUS_NO_TARGET 10      /* the user's list has no such target, or it cannot be used */

struct bearing_ring_direction {
    float azimuth_rad;
    float elevation_rad;
    float spread_rad;
    float confidence;
    uint32_t track;
    uint32_t bits;
};

struct bearing_ring_result {
    uint64_t position;
    int64_t timeline;
    uint64_t due;
    uint32_t count;
    float level_dbfs;
    struct bearing_ring_direction direction[BEARING_RING_DIRECTIONS];
    uint8_t reserved[32];
};

struct bearing_ring {
    /* host, once */
    uint64_t magic;
    uint32_t version;
    uint32_t header_bytes;
    uint32_t frames;
    uint32_t sample_rate_hz;
    uint32_t max_block;
    uint32_t host_pid;
    uint64_t instance;
    uint32_t format;
    uint8_t reserved_host[20];
    /* audio thread */
    uint64_t write_position;
    int64_t timeline;
    uint32_t epoch;
    uint32_t state;
    float steered_azimuth_rad;
    float steered_elevation_rad;
    uint8_t reserved_audio[32];
    /* engine */
    uint64_t read_position;
    int64_t heartbeat_ns;
    uint64_t lost;
    uint32_t generation;
    uint32_t status;
    uint64_t done_position;
    uint8_t reserved_engine[24];
    uint32_t result_sequence;
    uint8_t reserved_sequence[60];
    struct bearing_ring_result result[2];
    /* host, main thread */
    uint32_t settings_sequence;
    float smoothing;
    uint32_t capture;
    uint32_t send;
    uint32_t target;
    uint32_t object;
    uint8_t reserved_settings[40];
    char preset[128];
    char method[64];
    char track_name[128];
    uint8_t reserved[2944];
    /* audio thread */
    float samples[];
};

/*
 * The control file, one per user, says whether an engine runs: 256 bytes, written by the engine.
 *
 *   0  8  magic, as above      8  4  version of these tables     12  4  process number of the engine
 *  16  8  heartbeat: CLOCK_MONOTONIC, ns                         24  4  instances that it serves
 *  64 64  its version, text, ends with 0                        128 128  its last complaint, text, ends with 0
 */
struct bearing_control {
    uint64_t magic;
    uint32_t version;
    uint32_t engine_pid;
    int64_t heartbeat_ns;
    uint32_t instances;
    uint8_t reserved[36];
    char engine_version[64];
    char complaint[128];
};

/*
 * Files, all in one folder of mode 0700 that belongs to the user: $BEARING_RUNTIME_DIR (tests), else
 * $XDG_RUNTIME_DIR/bearing, else /tmp/bearing-UID. Files have mode 0600.
 */
#define BEARING_FILE_CONTROL "control"
#define BEARING_FILE_ENGINE_LOCK "engine.lock" /* held by the engine as long as it lives */
#define BEARING_FILE_SPAWN_LOCK "spawn.lock"   /* held by whoever starts an engine, until it is there */
#define BEARING_FILE_LOG "engine.log"          /* what the engine said */
#define BEARING_FILE_RING_PREFIX "ring-"       /* ring-PID-INSTANCE */

/*
 * Where the engine was installed: $BEARING_ENGINE_CONF (tests), else $XDG_DATA_HOME/bearing/engine.conf, else
 * $HOME/.local/share/bearing/engine.conf. Lines of KEY=VALUE: java (absolute path), jar (absolute path), archive (class
 * data archive, may be missing), version. The shim runs:
 *     JAVA FLAGS -XX:SharedArchiveFile=ARCHIVE -jar JAR engine --runtime FOLDER
 */

#endif
