/*
 * The part of the CLAP plug-in interface (version 1.2) that Bearing uses, under its official names.
 *
 * Written for Bearing; a test (AbiTest) compares every size, offset and constant here with the figures of the official
 * headers. What a function is for, who calls it and on which thread stands where Bearing implements it.
 */
#ifndef BEARING_CLAP_ABI_H
#define BEARING_CLAP_ABI_H

#include <stdbool.h>
#include <stdint.h>

#define CLAP_VERSION_MAJOR 1
#define CLAP_VERSION_MINOR 2
#define CLAP_VERSION_REVISION 10

#define CLAP_NAME_SIZE 256
#define CLAP_PATH_SIZE 1024
#define CLAP_INVALID_ID UINT32_MAX
#define CLAP_SECTIME_FACTOR (INT64_C(1) << 31)
#define CLAP_CORE_EVENT_SPACE_ID 0

#define CLAP_PLUGIN_FACTORY_ID "clap.plugin-factory"
#define CLAP_PRESET_DISCOVERY_FACTORY_ID "clap.preset-discovery-factory/2"
#define CLAP_PRESET_DISCOVERY_FACTORY_ID_COMPAT "clap.preset-discovery-factory/draft-2"
#define CLAP_EXT_AUDIO_PORTS "clap.audio-ports"
#define CLAP_EXT_LATENCY "clap.latency"
#define CLAP_EXT_NOTE_PORTS "clap.note-ports"
#define CLAP_EXT_PARAMS "clap.params"
#define CLAP_EXT_PRESET_LOAD "clap.preset-load/2"
#define CLAP_EXT_PRESET_LOAD_COMPAT "clap.preset-load.draft/2"
#define CLAP_EXT_RENDER "clap.render"
#define CLAP_EXT_STATE "clap.state"
#define CLAP_EXT_TAIL "clap.tail"
#define CLAP_EXT_TRACK_INFO "clap.track-info/1"
#define CLAP_EXT_TRACK_INFO_COMPAT "clap.track-info.draft/1"

#define CLAP_PLUGIN_FEATURE_ANALYZER "analyzer"
#define CLAP_PLUGIN_FEATURE_AUDIO_EFFECT "audio-effect"
#define CLAP_PLUGIN_FEATURE_STEREO "stereo"
#define CLAP_PORT_STEREO "stereo"

enum { CLAP_PROCESS_ERROR = 0, CLAP_PROCESS_CONTINUE = 1 };
enum { CLAP_RENDER_REALTIME = 0, CLAP_RENDER_OFFLINE = 1 };
enum { CLAP_AUDIO_PORT_IS_MAIN = 1 };
enum { CLAP_NOTE_DIALECT_MIDI = 2 };
enum { CLAP_TRACK_INFO_HAS_TRACK_NAME = 1 };
enum {
    CLAP_EVENT_PARAM_VALUE = 5,
    CLAP_EVENT_PARAM_GESTURE_BEGIN = 7,
    CLAP_EVENT_PARAM_GESTURE_END = 8,
    CLAP_EVENT_TRANSPORT = 9,
    CLAP_EVENT_MIDI = 10,
};
enum { CLAP_TRANSPORT_HAS_SECONDS_TIMELINE = 4, CLAP_TRANSPORT_IS_PLAYING = 16 };
enum {
    CLAP_PARAM_IS_STEPPED = 1,
    CLAP_PARAM_IS_PERIODIC = 2,
    CLAP_PARAM_IS_HIDDEN = 4,
    CLAP_PARAM_IS_READONLY = 8,
    CLAP_PARAM_IS_BYPASS = 16,
    CLAP_PARAM_IS_AUTOMATABLE = 32,
    CLAP_PARAM_IS_ENUM = 65536,
};
enum { CLAP_PARAM_RESCAN_VALUES = 1 };
enum { CLAP_PRESET_DISCOVERY_IS_FACTORY_CONTENT = 1 };
enum { CLAP_PRESET_DISCOVERY_LOCATION_PLUGIN = 1 };

typedef uint32_t clap_id;
typedef int64_t clap_beattime;
typedef int64_t clap_sectime;
typedef int32_t clap_process_status;
typedef int32_t clap_plugin_render_mode;
typedef uint32_t clap_param_info_flags;
typedef uint32_t clap_param_rescan_flags;
typedef uint32_t clap_param_clear_flags;
typedef uint64_t clap_timestamp;

typedef struct clap_version {
    uint32_t major;
    uint32_t minor;
    uint32_t revision;
} clap_version_t;

/* The plug-in's file and what it offers. */

typedef struct clap_plugin_entry {
    clap_version_t clap_version;
    bool (*init)(const char *plugin_path);
    void (*deinit)(void);
    const void *(*get_factory)(const char *factory_id);
} clap_plugin_entry_t;

typedef struct clap_plugin_descriptor {
    clap_version_t clap_version;
    const char *id;
    const char *name;
    const char *vendor;
    const char *url;
    const char *manual_url;
    const char *support_url;
    const char *version;
    const char *description;
    const char *const *features;
} clap_plugin_descriptor_t;

typedef struct clap_host {
    clap_version_t clap_version;
    void *host_data;
    const char *name;
    const char *vendor;
    const char *url;
    const char *version;
    const void *(*get_extension)(const struct clap_host *host, const char *extension_id);
    void (*request_restart)(const struct clap_host *host);
    void (*request_process)(const struct clap_host *host);
    void (*request_callback)(const struct clap_host *host);
} clap_host_t;

/* Events. */

typedef struct clap_event_header {
    uint32_t size;
    uint32_t time;
    uint16_t space_id;
    uint16_t type;
    uint32_t flags;
} clap_event_header_t;

typedef struct clap_event_param_value {
    clap_event_header_t header;
    clap_id param_id;
    void *cookie;
    int32_t note_id;
    int16_t port_index;
    int16_t channel;
    int16_t key;
    double value;
} clap_event_param_value_t;

typedef struct clap_event_param_gesture {
    clap_event_header_t header;
    clap_id param_id;
} clap_event_param_gesture_t;

typedef struct clap_event_midi {
    clap_event_header_t header;
    uint16_t port_index;
    uint8_t data[3];
} clap_event_midi_t;

typedef struct clap_event_transport {
    clap_event_header_t header;
    uint32_t flags;
    clap_beattime song_pos_beats;
    clap_sectime song_pos_seconds;
    double tempo;
    double tempo_inc;
    clap_beattime loop_start_beats;
    clap_beattime loop_end_beats;
    clap_sectime loop_start_seconds;
    clap_sectime loop_end_seconds;
    clap_beattime bar_start;
    int32_t bar_number;
    uint16_t tsig_num;
    uint16_t tsig_denom;
} clap_event_transport_t;

typedef struct clap_input_events {
    void *ctx;
    uint32_t (*size)(const struct clap_input_events *list);
    const clap_event_header_t *(*get)(const struct clap_input_events *list, uint32_t index);
} clap_input_events_t;

typedef struct clap_output_events {
    void *ctx;
    bool (*try_push)(const struct clap_output_events *list, const clap_event_header_t *event);
} clap_output_events_t;

/* The plug-in. */

typedef struct clap_audio_buffer {
    float **data32;
    double **data64;
    uint32_t channel_count;
    uint32_t latency;
    uint64_t constant_mask;
} clap_audio_buffer_t;

typedef struct clap_process {
    int64_t steady_time;
    uint32_t frames_count;
    const clap_event_transport_t *transport;
    const clap_audio_buffer_t *audio_inputs;
    clap_audio_buffer_t *audio_outputs;
    uint32_t audio_inputs_count;
    uint32_t audio_outputs_count;
    const clap_input_events_t *in_events;
    const clap_output_events_t *out_events;
} clap_process_t;

typedef struct clap_plugin {
    const clap_plugin_descriptor_t *desc;
    void *plugin_data;
    bool (*init)(const struct clap_plugin *plugin);
    void (*destroy)(const struct clap_plugin *plugin);
    bool (*activate)(const struct clap_plugin *plugin, double sample_rate, uint32_t min_frames, uint32_t max_frames);
    void (*deactivate)(const struct clap_plugin *plugin);
    bool (*start_processing)(const struct clap_plugin *plugin);
    void (*stop_processing)(const struct clap_plugin *plugin);
    void (*reset)(const struct clap_plugin *plugin);
    clap_process_status (*process)(const struct clap_plugin *plugin, const clap_process_t *process);
    const void *(*get_extension)(const struct clap_plugin *plugin, const char *id);
    void (*on_main_thread)(const struct clap_plugin *plugin);
} clap_plugin_t;

typedef struct clap_plugin_factory {
    uint32_t (*get_plugin_count)(const struct clap_plugin_factory *factory);
    const clap_plugin_descriptor_t *(*get_plugin_descriptor)(const struct clap_plugin_factory *factory, uint32_t index);
    const clap_plugin_t *(*create_plugin)(const struct clap_plugin_factory *factory, const clap_host_t *host,
                                          const char *plugin_id);
} clap_plugin_factory_t;

/* Extensions. */

typedef struct clap_audio_port_info {
    clap_id id;
    char name[CLAP_NAME_SIZE];
    uint32_t flags;
    uint32_t channel_count;
    const char *port_type;
    clap_id in_place_pair;
} clap_audio_port_info_t;

typedef struct clap_plugin_audio_ports {
    uint32_t (*count)(const clap_plugin_t *plugin, bool is_input);
    bool (*get)(const clap_plugin_t *plugin, uint32_t index, bool is_input, clap_audio_port_info_t *info);
} clap_plugin_audio_ports_t;

typedef struct clap_note_port_info {
    clap_id id;
    uint32_t supported_dialects;
    uint32_t preferred_dialect;
    char name[CLAP_NAME_SIZE];
} clap_note_port_info_t;

typedef struct clap_plugin_note_ports {
    uint32_t (*count)(const clap_plugin_t *plugin, bool is_input);
    bool (*get)(const clap_plugin_t *plugin, uint32_t index, bool is_input, clap_note_port_info_t *info);
} clap_plugin_note_ports_t;

typedef struct clap_param_info {
    clap_id id;
    clap_param_info_flags flags;
    void *cookie;
    char name[CLAP_NAME_SIZE];
    char module[CLAP_PATH_SIZE];
    double min_value;
    double max_value;
    double default_value;
} clap_param_info_t;

typedef struct clap_plugin_params {
    uint32_t (*count)(const clap_plugin_t *plugin);
    bool (*get_info)(const clap_plugin_t *plugin, uint32_t index, clap_param_info_t *info);
    bool (*get_value)(const clap_plugin_t *plugin, clap_id id, double *value);
    bool (*value_to_text)(const clap_plugin_t *plugin, clap_id id, double value, char *out, uint32_t capacity);
    bool (*text_to_value)(const clap_plugin_t *plugin, clap_id id, const char *text, double *value);
    void (*flush)(const clap_plugin_t *plugin, const clap_input_events_t *in, const clap_output_events_t *out);
} clap_plugin_params_t;

typedef struct clap_host_params {
    void (*rescan)(const clap_host_t *host, clap_param_rescan_flags flags);
    void (*clear)(const clap_host_t *host, clap_id id, clap_param_clear_flags flags);
    void (*request_flush)(const clap_host_t *host);
} clap_host_params_t;

typedef struct clap_istream {
    void *ctx;
    int64_t (*read)(const struct clap_istream *stream, void *buffer, uint64_t size);
} clap_istream_t;

typedef struct clap_ostream {
    void *ctx;
    int64_t (*write)(const struct clap_ostream *stream, const void *buffer, uint64_t size);
} clap_ostream_t;

typedef struct clap_plugin_state {
    bool (*save)(const clap_plugin_t *plugin, const clap_ostream_t *stream);
    bool (*load)(const clap_plugin_t *plugin, const clap_istream_t *stream);
} clap_plugin_state_t;

typedef struct clap_plugin_latency {
    uint32_t (*get)(const clap_plugin_t *plugin);
} clap_plugin_latency_t;

typedef struct clap_plugin_tail {
    uint32_t (*get)(const clap_plugin_t *plugin);
} clap_plugin_tail_t;

typedef struct clap_plugin_render {
    bool (*has_hard_realtime_requirement)(const clap_plugin_t *plugin);
    bool (*set)(const clap_plugin_t *plugin, clap_plugin_render_mode mode);
} clap_plugin_render_t;

typedef struct clap_color {
    uint8_t alpha;
    uint8_t red;
    uint8_t green;
    uint8_t blue;
} clap_color_t;

typedef struct clap_track_info {
    uint64_t flags;
    char name[CLAP_NAME_SIZE];
    clap_color_t color;
    int32_t audio_channel_count;
    const char *audio_port_type;
} clap_track_info_t;

typedef struct clap_plugin_track_info {
    void (*changed)(const clap_plugin_t *plugin);
} clap_plugin_track_info_t;

typedef struct clap_host_track_info {
    bool (*get)(const clap_host_t *host, clap_track_info_t *info);
} clap_host_track_info_t;

typedef struct clap_plugin_preset_load {
    bool (*from_location)(const clap_plugin_t *plugin, uint32_t location_kind, const char *location,
                          const char *load_key);
} clap_plugin_preset_load_t;

typedef struct clap_host_preset_load {
    void (*on_error)(const clap_host_t *host, uint32_t location_kind, const char *location, const char *load_key,
                     int32_t os_error, const char *message);
    void (*loaded)(const clap_host_t *host, uint32_t location_kind, const char *location, const char *load_key);
} clap_host_preset_load_t;

/* Finding presets without making a plug-in. */

typedef struct clap_universal_plugin_id {
    const char *abi;
    const char *id;
} clap_universal_plugin_id_t;

typedef struct clap_preset_discovery_filetype {
    const char *name;
    const char *description;
    const char *file_extension;
} clap_preset_discovery_filetype_t;

typedef struct clap_preset_discovery_location {
    uint32_t flags;
    const char *name;
    uint32_t kind;
    const char *location;
} clap_preset_discovery_location_t;

typedef struct clap_preset_discovery_soundpack {
    uint32_t flags;
    const char *id;
    const char *name;
    const char *description;
    const char *homepage_url;
    const char *vendor;
    const char *image_path;
    clap_timestamp release_timestamp;
} clap_preset_discovery_soundpack_t;

typedef struct clap_preset_discovery_metadata_receiver {
    void *receiver_data;
    void (*on_error)(const struct clap_preset_discovery_metadata_receiver *receiver, int32_t os_error,
                     const char *message);
    bool (*begin_preset)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *name,
                         const char *load_key);
    void (*add_plugin_id)(const struct clap_preset_discovery_metadata_receiver *receiver,
                          const clap_universal_plugin_id_t *plugin_id);
    void (*set_soundpack_id)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *id);
    void (*set_flags)(const struct clap_preset_discovery_metadata_receiver *receiver, uint32_t flags);
    void (*add_creator)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *creator);
    void (*set_description)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *description);
    void (*set_timestamps)(const struct clap_preset_discovery_metadata_receiver *receiver, clap_timestamp creation,
                           clap_timestamp modification);
    void (*add_feature)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *feature);
    void (*add_extra_info)(const struct clap_preset_discovery_metadata_receiver *receiver, const char *key,
                           const char *value);
} clap_preset_discovery_metadata_receiver_t;

typedef struct clap_preset_discovery_indexer {
    clap_version_t clap_version;
    const char *name;
    const char *vendor;
    const char *url;
    const char *version;
    void *indexer_data;
    bool (*declare_filetype)(const struct clap_preset_discovery_indexer *indexer,
                             const clap_preset_discovery_filetype_t *filetype);
    bool (*declare_location)(const struct clap_preset_discovery_indexer *indexer,
                             const clap_preset_discovery_location_t *location);
    bool (*declare_soundpack)(const struct clap_preset_discovery_indexer *indexer,
                              const clap_preset_discovery_soundpack_t *soundpack);
    const void *(*get_extension)(const struct clap_preset_discovery_indexer *indexer, const char *extension_id);
} clap_preset_discovery_indexer_t;

typedef struct clap_preset_discovery_provider_descriptor {
    clap_version_t clap_version;
    const char *id;
    const char *name;
    const char *vendor;
} clap_preset_discovery_provider_descriptor_t;

typedef struct clap_preset_discovery_provider {
    const clap_preset_discovery_provider_descriptor_t *desc;
    void *provider_data;
    bool (*init)(const struct clap_preset_discovery_provider *provider);
    void (*destroy)(const struct clap_preset_discovery_provider *provider);
    bool (*get_metadata)(const struct clap_preset_discovery_provider *provider, uint32_t location_kind,
                         const char *location, const clap_preset_discovery_metadata_receiver_t *receiver);
    const void *(*get_extension)(const struct clap_preset_discovery_provider *provider, const char *extension_id);
} clap_preset_discovery_provider_t;

typedef struct clap_preset_discovery_factory {
    uint32_t (*count)(const struct clap_preset_discovery_factory *factory);
    const clap_preset_discovery_provider_descriptor_t *(*get_descriptor)(
        const struct clap_preset_discovery_factory *factory, uint32_t index);
    const clap_preset_discovery_provider_t *(*create)(const struct clap_preset_discovery_factory *factory,
                                                      const clap_preset_discovery_indexer_t *indexer,
                                                      const char *provider_id);
} clap_preset_discovery_factory_t;

#endif
