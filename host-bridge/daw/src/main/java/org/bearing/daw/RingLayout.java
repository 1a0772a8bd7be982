package org.bearing.daw;

/**
 * The memory that a plug-in instance shares with the engine: {@code host-bridge/native/src/ring.h} in Java. Offsets in
 * bytes from the start of the file, little-endian. A test compares both files.
 *
 * <pre>
 * offset  bytes  writer        what
 *      0     48  host, once    magic (stored last), version, sizes, rate, process, instance, format
 *     64     32  audio thread  write position, timeline, epoch, state, played automation
 *    128     40  engine        read position, heartbeat, lost, generation, status, done position
 *    192      4  engine        result sequence; the latest result is in slot (sequence &amp; 1)
 *    256    512  engine        two result slots
 *    768    384  host, main    settings, guarded by their sequence: odd while they are being written
 *   4096     8n  audio thread  samples: left and right, float32, interleaved
 * </pre>
 */
final class RingLayout {
    /** "BEARING1", the first byte lowest. */
    static final long MAGIC = 0x31474E4952414542L;

    static final int VERSION = 1;
    static final int HEADER_BYTES = 4096;
    static final int FRAMES = 131072;
    static final int BYTES = HEADER_BYTES + FRAMES * 8;
    static final int DIRECTIONS = 8;

    static final int STATE_ROLLING = 1;
    static final int STATE_OFFLINE = 2;
    static final int STATE_BYPASSED = 4;
    static final int STATE_ACTIVE = 8;
    static final int STATE_STEERED = 16;

    static final int FORMAT_LV2 = 1;
    static final int FORMAT_CLAP = 2;
    static final int FORMAT_VST3 = 3;

    static final long UNKNOWN_TIME = Long.MIN_VALUE;

    static final int STATUS_STARTING = 0;
    static final int STATUS_LISTENING = 1;
    static final int STATUS_SILENT = 2;
    static final int STATUS_MONO_INPUT = 3;
    static final int STATUS_ENGINE_DOWN = 4;
    static final int STATUS_VERSION_DIFFERS = 5;
    static final int STATUS_OVERRUN = 6;
    static final int STATUS_UNKNOWN_SETTING = 7;
    static final int STATUS_NO_CAPTURE = 8;
    static final int STATUS_NUMBER_IN_USE = 9;
    static final int STATUS_NO_TARGET = 10;

    static final int MAGIC_AT = 0;
    static final int VERSION_AT = 8;
    static final int HEADER_BYTES_AT = 12;
    static final int FRAMES_AT = 16;
    static final int SAMPLE_RATE_HZ_AT = 20;
    static final int MAX_BLOCK_AT = 24;
    static final int HOST_PID_AT = 28;
    static final int INSTANCE_AT = 32;
    static final int FORMAT_AT = 40;

    static final int WRITE_POSITION_AT = 64;
    static final int TIMELINE_AT = 72;
    static final int EPOCH_AT = 80;
    static final int STATE_AT = 84;
    static final int STEERED_AZIMUTH_RAD_AT = 88;
    static final int STEERED_ELEVATION_RAD_AT = 92;

    static final int READ_POSITION_AT = 128;
    static final int HEARTBEAT_NS_AT = 136;
    static final int LOST_AT = 144;
    static final int GENERATION_AT = 152;
    static final int STATUS_AT = 156;
    static final int DONE_POSITION_AT = 160;
    static final int RESULT_SEQUENCE_AT = 192;
    static final int RESULT_AT = 256;
    static final int RESULT_BYTES = 256;

    static final int SETTINGS_SEQUENCE_AT = 768;
    static final int SMOOTHING_AT = 772;
    static final int CAPTURE_AT = 776;
    static final int SEND_AT = 780;
    static final int TARGET_AT = 784;
    static final int OBJECT_AT = 788;
    static final int PRESET_AT = 832;
    static final int PRESET_BYTES = 128;
    static final int METHOD_AT = 960;
    static final int METHOD_BYTES = 64;
    static final int TRACK_NAME_AT = 1024;
    static final int TRACK_NAME_BYTES = 128;
    static final int SAMPLES_AT = 4096;

    /** Within a result slot. */
    static final int RESULT_POSITION = 0;

    static final int RESULT_TIMELINE = 8;
    static final int RESULT_DUE = 16;
    static final int RESULT_COUNT = 24;
    static final int RESULT_LEVEL_DBFS = 28;
    static final int RESULT_DIRECTION = 32;

    /** Within a direction. */
    static final int DIRECTION_BYTES = 24;

    static final int DIRECTION_AZIMUTH_RAD = 0;
    static final int DIRECTION_ELEVATION_RAD = 4;
    static final int DIRECTION_SPREAD_RAD = 8;
    static final int DIRECTION_CONFIDENCE = 12;
    static final int DIRECTION_TRACK = 16;
    static final int DIRECTION_BITS = 20;
    static final int ELEVATION_KNOWN = 1;

    /** The control file. */
    static final int CONTROL_BYTES = 256;

    static final int CONTROL_MAGIC_AT = 0;
    static final int CONTROL_VERSION_AT = 8;
    static final int CONTROL_ENGINE_PID_AT = 12;
    static final int CONTROL_HEARTBEAT_NS_AT = 16;
    static final int CONTROL_INSTANCES_AT = 24;
    static final int CONTROL_ENGINE_VERSION_AT = 64;
    static final int CONTROL_ENGINE_VERSION_BYTES = 64;
    static final int CONTROL_COMPLAINT_AT = 128;
    static final int CONTROL_COMPLAINT_BYTES = 128;

    static final String FILE_CONTROL = "control";
    static final String FILE_ENGINE_LOCK = "engine.lock";
    static final String FILE_SPAWN_LOCK = "spawn.lock";
    static final String FILE_LOG = "engine.log";
    static final String FILE_RING_PREFIX = "ring-";

    private RingLayout() {}
}
