/* How the VST3 plug-in follows the engine, and how a host records automation through it. */
#include <math.h>
#include <pthread.h>

#include "vst3_instance.h"

static double latest(const host_changes *changes, uint32_t id, double before) {
    double value = changed_to(changes, id);
    return value >= 0 ? value : before;
}

/* Blocks of silence until the outputs show a direction, which the engine has answered by now. */
static void follows_the_engine_and_tells_segments(void) {
    instance i = open_instance();
    activate(&i, 0, 0);
    struct bearing_ring *ring = map_ring();
    CHECK(ring->format == BEARING_RING_FORMAT_VST3);
    host_changes capture = {.count = 0};
    host_changes out;
    change(&capture, BEARING_PARAM_CAPTURE, 0, 1);
    moves_through(&i, &capture, &out, 0, true);
    CHECK(ring->timeline == 1024 && (ring->state & BEARING_RING_STATE_ROLLING) != 0);
    fake_result(ring, 0.5F, LOAD(ring->write_position), FAKE_RESULT_STEPS);
    int64_t at = 1024;
    double azimuth = -1;
    double segment = -1;
    double status = -1;
    for (int n = 0; n < 500 && segment <= 0; n++, at += 1024) {
        engine_alive(ring);
        bearing_os_sleep_ns(10000000);
        moves_through(&i, NULL, &out, at, true);
        azimuth = latest(&out, BEARING_PARAM_OUT_AZIMUTH, azimuth);
        status = latest(&out, BEARING_PARAM_OUT_STATUS, status);
        segment = changed_to(&out, BEARING_VST3_PARAM_SEGMENT);
    }
    CHECK(fabs(azimuth * 360 - 180 - 28.648) < 0.01 && segment == 2.0 / 255);
    CHECK(status == (double) BEARING_STATUS_LISTENING / (bearing_status_count - 1));
    moves_through(&i, NULL, &out, at, true);
    CHECK(changed_to(&out, BEARING_VST3_PARAM_SEGMENT) == -1 && changed_to(&out, BEARING_PARAM_OUT_AZIMUTH) == -1);
    moves_through(&i, NULL, &out, at, false); /* stop */
    CHECK(changed_to(&out, BEARING_VST3_PARAM_SEGMENT) == 0);
    munmap(ring, BEARING_RING_BYTES);
    close_instance(&i);
}

/* A second of recording that no controller hears of; then one that does. */
static void says_where_a_host_offers_no_way_to_record(void) {
    instance i = open_instance();
    activate(&i, 0, 0);
    struct bearing_ring *ring = map_ring();
    host_changes capture = {.count = 0};
    host_changes out;
    change(&capture, BEARING_PARAM_CAPTURE, 0, 1);
    moves_through(&i, &capture, &out, 0, true);
    fake_result(ring, 0.5F, LOAD(ring->write_position), FAKE_RESULT_STEPS);
    const double note = (double) BEARING_STATUS_NO_CAPTURE / (bearing_status_count - 1);
    int64_t at = 1024;
    double status = -1;
    for (int n = 0; n < 500 && status != note; n++, at += 1024) {
        engine_alive(ring);
        bearing_os_sleep_ns(5000000);
        moves_through(&i, NULL, &out, at, true);
        status = latest(&out, BEARING_PARAM_OUT_STATUS, status);
    }
    CHECK(status == note);
    CHECK(CALL(i.controller, setParamNormalized, BEARING_VST3_PARAM_SEGMENT, 0) == OK);
    for (int n = 0; n < 50 && status == note; n++, at += 1024) {
        moves_through(&i, NULL, &out, at, true);
        status = latest(&out, BEARING_PARAM_OUT_STATUS, status);
    }
    CHECK(status == (double) BEARING_STATUS_LISTENING / (bearing_status_count - 1));
    munmap(ring, BEARING_RING_BYTES);
    close_instance(&i);
}

static void records_between_begin_and_end(void) {
    instance i = open_instance();
    host_handler handler = {.handler = {&handler_table}};
    CHECK(CALL(i.controller, setComponentHandler, &handler.handler) == OK);
    set(&i, BEARING_PARAM_OUT_AZIMUTH, 90);
    set(&i, BEARING_VST3_PARAM_SEGMENT, 2);
    CHECK(handler.log[0] == 0); /* capture is off */
    set(&i, BEARING_VST3_PARAM_SEGMENT, 0);
    set(&i, BEARING_PARAM_CAPTURE, 1);
    set(&i, BEARING_VST3_PARAM_SEGMENT, 4);
    CHECK(strcmp(handler.log, "b10 b11 b12 p10=0.750 p11=0.500 p12=0.000 ") == 0); /* left is pan -1 */
    handler.log[0] = 0;
    set(&i, BEARING_PARAM_OUT_LEVEL, -20);
    CHECK(handler.log[0] == 0);
    set(&i, BEARING_PARAM_OUT_ELEVATION, 45);
    set(&i, BEARING_PARAM_OUT_AZIMUTH, 0);
    CHECK(strcmp(handler.log, "p11=0.750 p10=0.500 p12=0.500 ") == 0);
    CHECK(CALL(i.controller, getParamNormalized, BEARING_PARAM_ELEVATION) == 0.75);
    handler.log[0] = 0;
    set(&i, BEARING_VST3_PARAM_SEGMENT, 0);
    set(&i, BEARING_PARAM_OUT_AZIMUTH, -90);
    CHECK(strcmp(handler.log, "e10 e11 e12 ") == 0);
    handler.log[0] = 0;
    set(&i, BEARING_VST3_PARAM_SEGMENT, 7); /* resumes: first what it had, then the new */
    CHECK(strcmp(handler.log, "b10 p10=0.500 b11 p11=0.750 b12 p12=0.500 p10=0.250 p11=0.750 p12=1.000 ") == 0);
    handler.log[0] = 0;
    set(&i, BEARING_VST3_PARAM_SEGMENT, 8); /* the timeline jumped */
    CHECK(strcmp(handler.log, "e10 e11 e12 b10 b11 b12 p10=0.250 p11=0.750 p12=1.000 ") == 0);
    handler.log[0] = 0;
    set(&i, BEARING_PARAM_CAPTURE, 0);
    CHECK(strcmp(handler.log, "e10 e11 e12 ") == 0);
    set(&i, BEARING_PARAM_CAPTURE, 1);
    handler.log[0] = 0;
    activate(&i, 0, 0);
    CHECK(CALL(i.component, setActive, 0) == OK); /* the processor says that it stopped */
    CHECK(strcmp(handler.log, "e10 e11 e12 ") == 0);
    close_instance(&i);
}

static void *set_elsewhere(void *argument) {
    instance *i = argument;
    set(i, BEARING_PARAM_OUT_AZIMUTH, 45);
    set(i, BEARING_VST3_PARAM_SEGMENT, 2);
    return NULL;
}

static void writes_on_no_thread_but_the_user_interfaces(void) {
    host_loop loop = {.loop = {&loop_table}};
    host_handler handler = {.handler = {&handler_table}};
    host.loop = &loop.loop;
    instance i = open_instance();
    CHECK(CALL(i.controller, setComponentHandler, &handler.handler) == OK);
    set(&i, BEARING_PARAM_CAPTURE, 1);
    CHECK(loop.timer != NULL);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, set_elsewhere, &i) == 0 && pthread_join(thread, NULL) == 0);
    CHECK(handler.log[0] == 0);
    CALL0(loop.timer, onTimer);
    CHECK(strncmp(handler.log, "b10 b11 b12 p10=0.625 ", 22) == 0);
    handler.log[0] = 0;
    CALL0(loop.timer, onTimer);
    CHECK(handler.log[0] == 0);
    set(&i, BEARING_PARAM_CAPTURE, 0);
    CHECK(strcmp(handler.log, "e10 e11 e12 ") == 0 && loop.timer == NULL);
    close_instance(&i);
    host.loop = NULL;
}

static void hands_the_tracks_name_to_the_engine(void) {
    instance i = open_instance();
    struct Steinberg_Vst_ChannelContext_IInfoListener *listener =
        ask(i.controller, Steinberg_Vst_ChannelContext_IInfoListener_iid);
    host_message *context = new_message();
    memcpy(context->text, u"G\u00FCitar \U0001F3B8", sizeof u"G\u00FCitar \U0001F3B8");
    CHECK(listener != NULL && CALL(listener, setChannelContextInfos, &context->list) == OK);
    CALL0(&context->message, release);
    activate(&i, 0, 0);
    struct bearing_ring *ring = map_ring();
    CHECK(strcmp(ring->track_name, "G\xC3\xBCitar \xF0\x9F\x8E\xB8") == 0);
    munmap(ring, BEARING_RING_BYTES);
    CALL0(listener, release);
    close_instance(&i);
}

int main(int count, char **arguments) {
    test_begin();
    load_plug_in(count, arguments);
    follows_the_engine_and_tells_segments();
    says_where_a_host_offers_no_way_to_record();
    records_between_begin_and_end();
    writes_on_no_thread_but_the_user_interfaces();
    hands_the_tracks_name_to_the_engine();
    unload_plug_in();
    test_end("vst3_capture");
    return 0;
}
