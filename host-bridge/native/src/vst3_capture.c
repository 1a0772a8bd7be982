/*
 * Automation that the host records, written on its ui thread: from setParamNormalized of a read-only value where the
 * host calls that on the ui thread, else from a timer of the run loop that it offers. Never from another thread.
 *
 * A gesture lasts as long as the segment that the processor tells (vst3.h): it begins with capture on, the transport
 * rolling and something present. Where it resumes a curve, the value that this had is written before the new one, so
 * that there is no ramp between them. If the host does neither, or never hands the segment on (Ardour
 * does so only for what it displays), nothing is written, and the processor, which never gets the message HEARD, shows
 * the status "no capture in this host".
 */
#include <math.h>

#include "vst3_controller.h"

#define TICK_MS 20

static const uint32_t recorded[BEARING_VST3_RECORDED] = {BEARING_PARAM_AZIMUTH, BEARING_PARAM_ELEVATION,
                                                         BEARING_PARAM_PAN};

static _Thread_local char thread_mark;

const void *bearing_vst3_thread(void) { return &thread_mark; }

static void keep(struct bearing_vst3_controller *c, int which, double value) {
    c->capture.held[which] = value;
    atomic_store(&c->normalized[bearing_vst3_index(recorded[which])], value);
}

static void begin(struct bearing_vst3_controller *c, int segment) {
    struct Steinberg_Vst_IComponentHandler *handler = c->handler;
    for (int i = 0; i < BEARING_VST3_RECORDED; i++) {
        handler->lpVtbl->beginEdit(handler, recorded[i]);
        if (c->capture.had_value && segment % 2 != 0) {
            handler->lpVtbl->performEdit(handler, recorded[i], c->capture.held[i]);
        }
    }
    c->capture.open = true;
    c->capture.segment = segment;
}

/* Azimuth, elevation and pan (-1 = left) as the outputs are now, normalized. */
static void outputs(const struct bearing_vst3_controller *c, double now[BEARING_VST3_RECORDED]) {
    const bearing_parameter *azimuth = bearing_parameter_of(BEARING_PARAM_OUT_AZIMUTH);
    double azimuth_deg = bearing_vst3_plain(azimuth, bearing_vst3_value(c, BEARING_PARAM_OUT_AZIMUTH));
    double pan = -sin(azimuth_deg * (3.14159265358979323846 / 180));
    now[0] = bearing_vst3_value(c, BEARING_PARAM_OUT_AZIMUTH);
    now[1] = bearing_vst3_value(c, BEARING_PARAM_OUT_ELEVATION);
    now[2] = bearing_vst3_normalized(bearing_parameter_of(BEARING_PARAM_PAN), pan);
}

static void point(struct bearing_vst3_controller *c, bool all) {
    double now[BEARING_VST3_RECORDED];
    outputs(c, now);
    for (int i = 0; i < BEARING_VST3_RECORDED; i++) {
        if (all || now[i] != c->capture.held[i]) {
            keep(c, i, now[i]);
            c->handler->lpVtbl->performEdit(c->handler, recorded[i], now[i]);
        }
    }
    c->capture.had_value = true;
}

void bearing_vst3_capture_stop(struct bearing_vst3_controller *c) {
    if (!c->capture.open) {
        return;
    }
    c->capture.open = false;
    for (int i = 0; i < BEARING_VST3_RECORDED; i++) {
        c->handler->lpVtbl->endEdit(c->handler, recorded[i]);
    }
}

/* Hosts that have a run loop get a timer while capture is on. */
static void tick(struct bearing_vst3_controller *c, bool wanted) {
    bearing_vst3_capture *capture = &c->capture;
    if (capture->loop == NULL || wanted == capture->ticking) {
        return;
    }
    if (wanted) {
        Steinberg_tresult result = capture->loop->lpVtbl->registerTimer(capture->loop, &c->timer, TICK_MS);
        capture->ticking = result == Steinberg_kResultOk;
    } else {
        (void) capture->loop->lpVtbl->unregisterTimer(capture->loop, &c->timer);
        capture->ticking = false;
    }
}

static void write_automation(struct bearing_vst3_controller *c) {
    const bearing_parameter *segment_parameter = bearing_vst3_parameter(bearing_parameter_count);
    double shown = bearing_vst3_value(c, BEARING_VST3_PARAM_SEGMENT);
    int segment = (int) bearing_vst3_plain(segment_parameter, shown);
    bool detected = bearing_vst3_value(c, BEARING_PARAM_SOURCE) < 0.5;
    bool wanted = segment != 0 && detected && bearing_vst3_value(c, BEARING_PARAM_CAPTURE) >= 0.5;
    bool other = c->capture.open && segment != c->capture.segment;
    if (!wanted || other) {
        bearing_vst3_capture_stop(c);
    }
    if (!wanted || c->handler == NULL) {
        return;
    }
    bool first = !c->capture.open;
    if (first) {
        begin(c, segment);
    }
    point(c, first);
}

/* [ui] */
static void follow(struct bearing_vst3_controller *c) {
    if (atomic_load(&c->capture.reached) && !c->capture.told) {
        c->capture.told = bearing_vst3_send(c->host, c->peer, BEARING_VST3_MESSAGE_HEARD, NULL);
    }
    write_automation(c);
    tick(c, bearing_vst3_value(c, BEARING_PARAM_CAPTURE) >= 0.5);
}

void bearing_vst3_capture_follow(struct bearing_vst3_controller *c, bool segment) {
    if (segment) {
        atomic_store(&c->capture.reached, true);
    }
    if (bearing_vst3_thread() == c->thread) {
        follow(c);
    } else {
        atomic_store(&c->capture.news, true);
    }
}

void bearing_vst3_capture_open(struct bearing_vst3_controller *c) {
    c->capture.loop = bearing_vst3_ask(c->host, Steinberg_Linux_IRunLoop_iid);
    if (c->capture.loop == NULL) {
        c->capture.loop = bearing_vst3_run_loop();
    }
}

void bearing_vst3_capture_close(struct bearing_vst3_controller *c) {
    if (c->handler != NULL) {
        bearing_vst3_capture_stop(c);
    }
    tick(c, false);
    bearing_vst3_release(c->capture.loop);
    c->capture.loop = NULL;
    c->capture.had_value = false;
}

static Steinberg_tresult timer_query(void *self, const char *id, void **out) {
    return bearing_vst3_controller_query(BEARING_VST3_OBJECT(self, bearing_vst3_controller, timer), id, out);
}

static Steinberg_uint32 timer_add(void *self) {
    return bearing_vst3_controller_add(BEARING_VST3_OBJECT(self, bearing_vst3_controller, timer));
}

static Steinberg_uint32 timer_drop(void *self) {
    return bearing_vst3_controller_drop(BEARING_VST3_OBJECT(self, bearing_vst3_controller, timer));
}

/* The run loop's thread is the ui thread, whatever thread initialized. */
static void timer_due(void *self) {
    struct bearing_vst3_controller *c = BEARING_VST3_OBJECT(self, bearing_vst3_controller, timer);
    if (atomic_exchange(&c->capture.news, false)) {
        follow(c);
    }
}

const struct Steinberg_Linux_ITimerHandlerVtbl bearing_vst3_timer = {timer_query, timer_add, timer_drop, timer_due};
