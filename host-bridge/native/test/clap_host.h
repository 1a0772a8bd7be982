/* The CLAP plug-in as a host's audio thread runs it: a transport, changes of parameters in, events out. */
#ifndef BEARING_TEST_CLAP_HOST_H
#define BEARING_TEST_CLAP_HOST_H

#include <dlfcn.h>

#include "check.h"
#include "clap_abi.h"
#include "parameters.h"

static const clap_plugin_t *clap; /* NULL = not built here */
static clap_event_param_value_t clap_changes[3];
static uint32_t clap_change_total;
static uint32_t clap_events_out;

static inline const void *clap_no_extension(const clap_host_t *host, const char *id) {
    (void) host;
    (void) id;
    return NULL;
}
static inline void clap_no_request(const clap_host_t *host) { (void) host; }
static inline uint32_t clap_change_count(const clap_input_events_t *list) {
    (void) list;
    return clap_change_total;
}
static inline const clap_event_header_t *clap_change(const clap_input_events_t *list, uint32_t index) {
    (void) list;
    return &clap_changes[index].header;
}
static inline bool clap_push(const clap_output_events_t *list, const clap_event_header_t *event) {
    (void) list;
    (void) event;
    clap_events_out++;
    return true;
}

static inline void clap_load(void) {
    static const clap_host_t host = {
        .clap_version = {CLAP_VERSION_MAJOR, CLAP_VERSION_MINOR, CLAP_VERSION_REVISION},
        .name = "test", .vendor = "", .url = "", .version = "1", .get_extension = clap_no_extension,
        .request_restart = clap_no_request, .request_process = clap_no_request, .request_callback = clap_no_request};
    char path[512];
    test_beside("../bearing.clap", path, sizeof path);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        return;
    }
    const clap_plugin_entry_t *entry = dlsym(library, "clap_entry");
    CHECK(entry != NULL && entry->init(path));
    const clap_plugin_factory_t *plug_ins = entry->get_factory(CLAP_PLUGIN_FACTORY_ID);
    CHECK(plug_ins != NULL);
    clap = plug_ins->create_plugin(plug_ins, &host, plug_ins->get_plugin_descriptor(plug_ins, 0)->id);
    CHECK(clap != NULL && clap->init(clap) && clap->activate(clap, 48000, 1, 512) && clap->start_processing(clap));
}

static inline void clap_plays(uint32_t i, float *left, float *right, float *left_out, float *right_out,
                              uint32_t frames) {
    const clap_event_transport_t transport = {
        .header = {sizeof transport, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_TRANSPORT, 0},
        .flags = CLAP_TRANSPORT_HAS_SECONDS_TIMELINE | (i % 1000 != 0 ? CLAP_TRANSPORT_IS_PLAYING : 0),
        .song_pos_seconds = (int64_t) (i % 5000) * CLAP_SECTIME_FACTOR / 200};
    float *in[] = {left, right};
    float *out[] = {left_out, right_out};
    const clap_audio_buffer_t input = {.data32 = in, .channel_count = 2};
    clap_audio_buffer_t output = {.data32 = out, .channel_count = 2};
    const clap_input_events_t events_in = {NULL, clap_change_count, clap_change};
    const clap_output_events_t events_out = {NULL, clap_push};
    const clap_process_t process = {.frames_count = frames, .transport = &transport, .audio_inputs = &input,
                                    .audio_outputs = &output, .audio_inputs_count = 1, .audio_outputs_count = 1,
                                    .in_events = &events_in, .out_events = &events_out};
    CHECK(clap->process(clap, &process) == CLAP_PROCESS_CONTINUE);
}

/* One block with every kind of change; smoothing and source move within it. */
static inline void clap_block(uint32_t i, float *left, float *right, uint32_t frames) {
    static const uint32_t changed[] = {BEARING_PARAM_SMOOTHING, BEARING_PARAM_SOURCE, BEARING_PARAM_CAPTURE};
    for (uint32_t k = 0; k < 3; k++) {
        clap_changes[k] = (clap_event_param_value_t) {
            .header = {sizeof *clap_changes, k * frames / 3, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_PARAM_VALUE, 0},
            .param_id = changed[k], .note_id = -1, .port_index = -1, .channel = -1, .key = -1,
            .value = k == 0 ? (double) (i % 10) / 10 : k == 1 ? i / 700 % 2 : i / 1300 % 2};
    }
    clap_change_total = 3;
    clap_plays(i, left, right, right, left, frames);
}

static inline void clap_unload(void) {
    if (clap != NULL) {
        clap->stop_processing(clap);
        clap->deactivate(clap);
        clap->destroy(clap);
    }
}

#endif
