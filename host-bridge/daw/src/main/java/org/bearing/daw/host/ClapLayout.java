package org.bearing.daw.host;

/**
 * Where the fields of CLAP's structs stand, in bytes, on 64-bit machines, and the constants that the host uses. A test
 * compares them with the figures of the official headers: {@code PLUGIN_INIT} is field {@code init} of {@code
 * clap_plugin}, {@code PLUGIN_SIZE} the size of that struct.
 */
final class ClapLayout {
    static final int VERSION_MAJOR = 0;
    static final int VERSION_MINOR = 4;

    static final int PLUGIN_ENTRY_CLAP_VERSION = 0;
    static final int PLUGIN_ENTRY_INIT = 16;
    static final int PLUGIN_ENTRY_DEINIT = 24;
    static final int PLUGIN_ENTRY_GET_FACTORY = 32;

    static final int PLUGIN_FACTORY_GET_PLUGIN_COUNT = 0;
    static final int PLUGIN_FACTORY_GET_PLUGIN_DESCRIPTOR = 8;
    static final int PLUGIN_FACTORY_CREATE_PLUGIN = 16;

    static final int PLUGIN_DESCRIPTOR_ID = 16;
    static final int PLUGIN_DESCRIPTOR_NAME = 24;
    static final int PLUGIN_DESCRIPTOR_VENDOR = 32;
    static final int PLUGIN_DESCRIPTOR_VERSION = 64;
    static final int PLUGIN_DESCRIPTOR_FEATURES = 80;

    static final int PLUGIN_INIT = 16;
    static final int PLUGIN_DESTROY = 24;
    static final int PLUGIN_ACTIVATE = 32;
    static final int PLUGIN_DEACTIVATE = 40;
    static final int PLUGIN_START_PROCESSING = 48;
    static final int PLUGIN_STOP_PROCESSING = 56;
    static final int PLUGIN_RESET = 64;
    static final int PLUGIN_PROCESS = 72;
    static final int PLUGIN_GET_EXTENSION = 80;

    static final int HOST_SIZE = 88;
    static final int HOST_CLAP_VERSION = 0;
    static final int HOST_NAME = 24;
    static final int HOST_VENDOR = 32;
    static final int HOST_URL = 40;
    static final int HOST_VERSION = 48;
    static final int HOST_GET_EXTENSION = 56;
    static final int HOST_REQUEST_RESTART = 64;
    static final int HOST_REQUEST_PROCESS = 72;
    static final int HOST_REQUEST_CALLBACK = 80;

    static final int EVENT_HEADER_TIME = 4;
    static final int EVENT_HEADER_SPACE_ID = 8;
    static final int EVENT_HEADER_TYPE = 10;
    static final int EVENT_PARAM_VALUE_SIZE = 56;
    static final int EVENT_PARAM_VALUE_PARAM_ID = 16;
    static final int EVENT_PARAM_VALUE_NOTE_ID = 32;
    static final int EVENT_PARAM_VALUE_PORT_INDEX = 36;
    static final int EVENT_PARAM_VALUE_CHANNEL = 38;
    static final int EVENT_PARAM_VALUE_KEY = 40;
    static final int EVENT_PARAM_VALUE_VALUE = 48;
    static final int EVENT_MIDI_DATA = 18;

    static final int EVENT_TRANSPORT_SIZE = 104;
    static final int EVENT_TRANSPORT_FLAGS = 16;
    static final int EVENT_TRANSPORT_SONG_POS_SECONDS = 32;

    static final int INPUT_EVENTS_SIZE = 24;
    static final int INPUT_EVENTS_SIZE_FUNCTION = 8;
    static final int INPUT_EVENTS_GET = 16;
    static final int OUTPUT_EVENTS_SIZE = 16;
    static final int OUTPUT_EVENTS_TRY_PUSH = 8;

    static final int AUDIO_BUFFER_SIZE = 32;
    static final int AUDIO_BUFFER_DATA32 = 0;
    static final int AUDIO_BUFFER_CHANNEL_COUNT = 16;

    static final int PROCESS_SIZE = 64;
    static final int PROCESS_STEADY_TIME = 0;
    static final int PROCESS_FRAMES_COUNT = 8;
    static final int PROCESS_TRANSPORT = 16;
    static final int PROCESS_AUDIO_INPUTS = 24;
    static final int PROCESS_AUDIO_OUTPUTS = 32;
    static final int PROCESS_AUDIO_INPUTS_COUNT = 40;
    static final int PROCESS_AUDIO_OUTPUTS_COUNT = 44;
    static final int PROCESS_IN_EVENTS = 48;
    static final int PROCESS_OUT_EVENTS = 56;

    static final int PARAM_INFO_SIZE = 1320;
    static final int PARAM_INFO_ID = 0;
    static final int PARAM_INFO_FLAGS = 4;
    static final int PARAM_INFO_NAME = 16;
    static final int PARAM_INFO_MODULE = 272;
    static final int PARAM_INFO_MIN_VALUE = 1296;
    static final int PARAM_INFO_MAX_VALUE = 1304;
    static final int PARAM_INFO_DEFAULT_VALUE = 1312;

    static final int PLUGIN_PARAMS_COUNT = 0;
    static final int PLUGIN_PARAMS_GET_INFO = 8;
    static final int PLUGIN_PARAMS_GET_VALUE = 16;
    static final int PLUGIN_PARAMS_VALUE_TO_TEXT = 24;
    static final int PLUGIN_PARAMS_TEXT_TO_VALUE = 32;
    static final int PLUGIN_PARAMS_FLUSH = 40;

    static final int PLUGIN_AUDIO_PORTS_COUNT = 0;
    static final int PLUGIN_AUDIO_PORTS_GET = 8;
    static final int AUDIO_PORT_INFO_SIZE = 288;
    static final int AUDIO_PORT_INFO_ID = 0;
    static final int AUDIO_PORT_INFO_FLAGS = 260;
    static final int AUDIO_PORT_INFO_CHANNEL_COUNT = 264;
    static final int AUDIO_PORT_INFO_PORT_TYPE = 272;
    static final int AUDIO_PORT_INFO_IN_PLACE_PAIR = 280;
    static final int PLUGIN_NOTE_PORTS_COUNT = 0;
    static final int PLUGIN_NOTE_PORTS_GET = 8;
    static final int NOTE_PORT_INFO_SIZE = 268;
    static final int NOTE_PORT_INFO_SUPPORTED_DIALECTS = 4;

    static final int PLUGIN_STATE_SAVE = 0;
    static final int PLUGIN_STATE_LOAD = 8;
    static final int PLUGIN_LATENCY_GET = 0;
    static final int PLUGIN_RENDER_SET = 8;
    static final int PLUGIN_PRESET_LOAD_FROM_LOCATION = 0;
    static final int ISTREAM_SIZE = 16;
    static final int ISTREAM_READ = 8;
    static final int OSTREAM_SIZE = 16;
    static final int OSTREAM_WRITE = 8;

    static final int TRACK_INFO_FLAGS = 0;
    static final int TRACK_INFO_NAME = 8;

    static final int PRESET_DISCOVERY_FACTORY_COUNT = 0;
    static final int PRESET_DISCOVERY_FACTORY_GET_DESCRIPTOR = 8;
    static final int PRESET_DISCOVERY_FACTORY_CREATE = 16;
    static final int PRESET_DISCOVERY_PROVIDER_DESCRIPTOR_ID = 16;
    static final int PRESET_DISCOVERY_PROVIDER_INIT = 16;
    static final int PRESET_DISCOVERY_PROVIDER_DESTROY = 24;
    static final int PRESET_DISCOVERY_PROVIDER_GET_METADATA = 32;
    static final int PRESET_DISCOVERY_LOCATION_KIND = 16;
    static final int PRESET_DISCOVERY_INDEXER_SIZE = 88;
    static final int PRESET_DISCOVERY_INDEXER_NAME = 16;
    static final int PRESET_DISCOVERY_INDEXER_VENDOR = 24;
    static final int PRESET_DISCOVERY_INDEXER_URL = 32;
    static final int PRESET_DISCOVERY_INDEXER_VERSION = 40;
    static final int PRESET_DISCOVERY_INDEXER_DECLARE_FILETYPE = 56;
    static final int PRESET_DISCOVERY_INDEXER_DECLARE_LOCATION = 64;
    static final int PRESET_DISCOVERY_INDEXER_DECLARE_SOUNDPACK = 72;
    static final int PRESET_DISCOVERY_INDEXER_GET_EXTENSION = 80;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_SIZE = 88;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_ON_ERROR = 8;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_BEGIN_PRESET = 16;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_ADD_PLUGIN_ID = 24;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_SET_SOUNDPACK_ID = 32;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_SET_FLAGS = 40;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_ADD_CREATOR = 48;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_SET_DESCRIPTION = 56;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_SET_TIMESTAMPS = 64;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_ADD_FEATURE = 72;
    static final int PRESET_DISCOVERY_METADATA_RECEIVER_ADD_EXTRA_INFO = 80;

    static final int NAME_BYTES = 256;
    static final int LOCATION_PLUGIN = 1;
    static final int PARAM_VALUE = 5;
    static final int GESTURE_BEGIN = 7;
    static final int GESTURE_END = 8;
    static final int TRANSPORT = 9;
    static final int MIDI = 10;
    static final int TRANSPORT_HAS_SECONDS_TIMELINE = 4;
    static final int TRANSPORT_IS_PLAYING = 16;
    static final double SECONDS_FACTOR = 0x1p31;

    private ClapLayout() {}
}
