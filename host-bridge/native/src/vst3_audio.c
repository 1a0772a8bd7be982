/*
 * What the processor does on the audio thread: input changes at their sample, the audio, the outputs.
 *
 * How a host records: the processor tells the outputs and the segment (vst3.h) as read-only values; the controller, on
 * the ui thread, turns them into edits and says once that it hears them. If it does not within a second of something to
 * record, this host offers no way, and the status says so.
 */
#include <math.h>
#include <string.h>

#include "vst3_processor.h"

#define MOST_QUEUES 64
#define CHUNK 256

/* The outputs of the table, in its order, then the segment. */
typedef struct {
    uint32_t id;
    double plain;
} shown_value;

void bearing_vst3_forget(struct bearing_vst3_processor *p) {
    bearing_report_init(&p->report);
    bearing_recorder_init(&p->recorder);
    for (int i = 0; i < BEARING_VST3_PARAMS; i++) {
        p->shown[i] = -1;
    }
    p->segment = 0;
    p->shown_segment = -1;
    p->unheard_frames = 0;
    bearing_set_note(p->core, 0);
    atomic_store(&p->steered, true);
}

void bearing_vst3_apply(struct bearing_vst3_processor *p, int index, double plain) {
    const bearing_parameter *parameter = index < bearing_parameter_count ? bearing_vst3_parameter(index) : NULL;
    if (parameter == NULL || (parameter->flags & BEARING_PARAM_IS_OUTPUT) != 0) {
        return;
    }
    double value = fmin(fmax(plain, parameter->minimum), parameter->maximum);
    atomic_store_explicit(&p->plain[index], value, memory_order_relaxed);
    switch (parameter->id) {
        case BEARING_PARAM_BYPASS:
            bearing_set_bypass(p->core, value >= 0.5);
            break;
        case BEARING_PARAM_PRESET:
            bearing_set_preset(p->core, (int) value);
            break;
        case BEARING_PARAM_METHOD:
            bearing_set_method(p->core, (int) value);
            break;
        case BEARING_PARAM_SMOOTHING:
            bearing_set_smoothing(p->core, (float) value);
            break;
        case BEARING_PARAM_CAPTURE:
            bearing_set_capture(p->core, value >= 0.5);
            break;
        case BEARING_PARAM_SOURCE:
            bearing_set_source(p->core, (int) value);
            break;
        case BEARING_PARAM_SEND:
            bearing_set_send(p->core, value >= 0.5);
            break;
        case BEARING_PARAM_TARGET:
            bearing_set_target(p->core, (int) value);
            break;
        case BEARING_PARAM_OBJECT:
            bearing_set_object(p->core, (int) value);
            break;
        case BEARING_PARAM_AZIMUTH:
        case BEARING_PARAM_ELEVATION:
            atomic_store_explicit(&p->steered, true, memory_order_relaxed);
            break;
        default:
            break;
    }
}

static double plain_at(struct bearing_vst3_processor *p, int place) {
    return atomic_load_explicit(&p->plain[place], memory_order_relaxed);
}

static void steer(struct bearing_vst3_processor *p) {
    if (atomic_load_explicit(&p->steered, memory_order_relaxed)) {
        atomic_store_explicit(&p->steered, false, memory_order_relaxed);
        float azimuth_deg = (float) plain_at(p, p->azimuth_place);
        bearing_steer(p->core, azimuth_deg, (float) plain_at(p, p->elevation_place));
    }
}

/* The host's lists of changes, and how far each of them is done. */
typedef struct {
    struct Steinberg_Vst_IParamValueQueue *queue[MOST_QUEUES];
    int place[MOST_QUEUES]; /* of the parameter */
    int32_t next[MOST_QUEUES];
    int32_t count[MOST_QUEUES];
    int queues;
} wishes;

static void collect(wishes *all, struct Steinberg_Vst_IParameterChanges *changes) {
    int32_t count = changes == NULL ? 0 : changes->lpVtbl->getParameterCount(changes);
    all->queues = 0;
    for (int32_t i = 0; i < count && all->queues < MOST_QUEUES; i++) {
        struct Steinberg_Vst_IParamValueQueue *queue = changes->lpVtbl->getParameterData(changes, i);
        int place = queue == NULL ? -1 : bearing_vst3_index(queue->lpVtbl->getParameterId(queue));
        if (place >= 0) {
            all->queue[all->queues] = queue;
            all->place[all->queues] = place;
            all->next[all->queues] = 0;
            all->count[all->queues] = queue->lpVtbl->getPointCount(queue);
            all->queues++;
        }
    }
}

/* Does what is due at this sample or before; returns the sample of the next change, at most `end`. */
static int32_t obey(struct bearing_vst3_processor *p, wishes *all, int32_t now, int32_t end) {
    int32_t next = end;
    for (int i = 0; i < all->queues; i++) {
        while (all->next[i] < all->count[i]) {
            Steinberg_int32 offset = 0;
            Steinberg_Vst_ParamValue value = 0;
            struct Steinberg_Vst_IParamValueQueue *queue = all->queue[i];
            if (queue->lpVtbl->getPoint(queue, all->next[i], &offset, &value) == Steinberg_kResultOk) {
                if (offset > now && now < end) {
                    next = offset < next ? offset : next;
                    break;
                }
                bearing_vst3_apply(p, all->place[i], bearing_vst3_plain(bearing_vst3_parameter(all->place[i]), value));
            }
            all->next[i]++;
        }
    }
    steer(p);
    return next;
}

static void *channel(const struct Steinberg_Vst_AudioBusBuffers *bus, int index) {
    if (bus == NULL || index >= bus->numChannels || bus->Steinberg_Vst_AudioBusBuffers_channelBuffers32 == NULL) {
        return NULL;
    }
    return bus->Steinberg_Vst_AudioBusBuffers_channelBuffers32[index];
}

/* Where a part of the block lies. */
typedef struct {
    void *in[2];
    void *out[2];
    bool wide; /* 64 bits a sample */
} audio;

static void run_wide(struct bearing_vst3_processor *p, const audio *block, int32_t from, int32_t to,
                     bearing_time *time) {
    float narrow[2][CHUNK];
    for (int32_t at = from; at < to;) {
        int32_t frames = to - at < CHUNK ? to - at : CHUNK;
        for (int c = 0; c < 2; c++) {
            const double *in = block->in[c];
            double *out = block->out[c];
            for (int32_t i = 0; i < frames; i++) {
                narrow[c][i] = in == NULL ? 0 : (float) in[at + i];
            }
            if (out != NULL && in == NULL) {
                memset(out + at, 0, (size_t) frames * sizeof *out);
            } else if (out != NULL && out != in) {
                memmove(out + at, in + at, (size_t) frames * sizeof *out);
            }
        }
        bearing_process(p->core, narrow[0], narrow[1], NULL, NULL, (uint32_t) frames, time);
        time->position += time->rolling ? frames : 0;
        at += frames;
    }
}

static void *ahead(void *samples, int32_t frames) {
    return samples == NULL ? NULL : (float *) samples + frames;
}

static void run(struct bearing_vst3_processor *p, const audio *block, int32_t from, int32_t to, bearing_time *time) {
    if (block->wide) {
        run_wide(p, block, from, to, time);
        return;
    }
    bearing_process(p->core, ahead(block->in[0], from), ahead(block->in[1], from), ahead(block->out[0], from),
                    ahead(block->out[1], from), (uint32_t) (to - from), time);
    time->position += time->rolling ? to - from : 0;
}

/* Hosts skip outputs that are said to be silent, so that only what the input says is handed on. */
static void tell_silence(const struct Steinberg_Vst_AudioBusBuffers *in, struct Steinberg_Vst_AudioBusBuffers *out) {
    if (out != NULL) {
        uint64_t missing = in == NULL || in->numChannels <= 0 ? 3 : in->numChannels == 1 ? 2 : 0;
        out->silenceFlags = missing | (in == NULL ? 0 : in->silenceFlags);
    }
}

static bool show(struct bearing_vst3_processor *p, struct Steinberg_Vst_IParameterChanges *changes, uint32_t id,
                 double plain, int32_t offset) {
    int place = bearing_vst3_index(id);
    double value = bearing_vst3_normalized(bearing_vst3_parameter(place), plain);
    if (value == p->shown[place]) {
        return true;
    }
    Steinberg_int32 index = 0;
    const Steinberg_Vst_ParamID parameter = id;
    struct Steinberg_Vst_IParamValueQueue *queue = changes->lpVtbl->addParameterData(changes, &parameter, &index);
    if (queue == NULL || queue->lpVtbl->addPoint(queue, offset, value, &index) != Steinberg_kResultOk) {
        return false;
    }
    p->shown[place] = value;
    return true;
}

static void show_reading(struct bearing_vst3_processor *p, struct Steinberg_Vst_IParameterChanges *changes,
                         const bearing_reading *now, int32_t offset) {
    const shown_value values[] = {
        {BEARING_PARAM_OUT_AZIMUTH, now->azimuth_deg},      {BEARING_PARAM_OUT_ELEVATION, now->elevation_deg},
        {BEARING_PARAM_OUT_CONFIDENCE, now->confidence},    {BEARING_PARAM_OUT_PRESENT, now->present},
        {BEARING_PARAM_OUT_LEVEL, now->level_dbfs},         {BEARING_PARAM_OUT_STATUS, now->status},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        (void) show(p, changes, values[i].id, values[i].plain, offset);
    }
}

/* A note as long as a second of recording went by and no controller heard of it. */
static void listen(struct bearing_vst3_processor *p, bool capture, bool recording, uint32_t frames) {
    bool heard = atomic_load_explicit(&p->heard, memory_order_relaxed);
    if (heard || !capture) {
        p->unheard_frames = 0;
    } else if (recording) {
        p->unheard_frames += frames;
    }
    bool late = (double) p->unheard_frames > p->setup.sampleRate;
    bearing_set_note(p->core, late ? BEARING_STATUS_NO_CAPTURE : 0);
}

/* Tells the outputs, and after them (so that the controller has them) the segment. */
static void tell(struct bearing_vst3_processor *p, struct Steinberg_Vst_ProcessData *data, const bearing_time *start,
                 uint32_t frames) {
    const bearing_reading *now = bearing_read(p->core);
    bool capture = plain_at(p, p->capture_place) >= 0.5 && plain_at(p, p->source_place) < 0.5;
    unsigned bits = bearing_record(&p->recorder, capture, now, start, frames, p->setup.sampleRate);
    if ((bits & BEARING_RECORD_END) != 0) {
        p->segment = 0;
    }
    if ((bits & BEARING_RECORD_BEGIN) != 0) {
        p->last_segment = p->last_segment % BEARING_VST3_SEGMENTS + 1;
        p->segment = 2 * p->last_segment + ((bits & BEARING_RECORD_HOLD) != 0);
    }
    listen(p, capture, p->segment != 0, frames);
    bool due = bearing_report_due(&p->report, now, frames, p->setup.sampleRate);
    struct Steinberg_Vst_IParameterChanges *changes = data->outputParameterChanges;
    if (changes == NULL) {
        return;
    }
    int32_t offset = (int32_t) frames - 1;
    if (due || (bits & BEARING_RECORD_BEGIN) != 0) {
        show_reading(p, changes, due ? &p->report.shown : now, offset);
    }
    if (p->segment != p->shown_segment && show(p, changes, BEARING_VST3_PARAM_SEGMENT, p->segment, offset)) {
        p->shown_segment = p->segment;
    }
}

static bearing_time time_of(const struct Steinberg_Vst_ProcessContext *context) {
    bearing_time time = {.known = false};
    if (context != NULL) {
        time.rolling = (context->state & Steinberg_Vst_ProcessContext_StatesAndFlags_kPlaying) != 0;
        time.known = true;
        time.position = context->projectTimeSamples;
    }
    return time;
}

Steinberg_tresult bearing_vst3_process(struct bearing_vst3_processor *p, struct Steinberg_Vst_ProcessData *data) {
    if (data == NULL || data->numSamples < 0) {
        return Steinberg_kInvalidArgument;
    }
    const struct Steinberg_Vst_AudioBusBuffers *in = data->numInputs > 0 ? data->inputs : NULL;
    struct Steinberg_Vst_AudioBusBuffers *out = data->numOutputs > 0 ? data->outputs : NULL;
    const audio block = {
        .in = {channel(in, 0), channel(in, 1)},
        .out = {channel(out, 0), channel(out, 1)},
        .wide = data->symbolicSampleSize == Steinberg_Vst_SymbolicSampleSizes_kSample64,
    };
    int32_t frames = data->numSamples;
    const bearing_time start = time_of(data->processContext);
    bearing_time time = start;
    /* Ardour tells an export here and not in the setup. */
    bool offline = data->processMode == Steinberg_Vst_ProcessModes_kOffline;
    bearing_set_offline(p->core, offline || p->setup.processMode == Steinberg_Vst_ProcessModes_kOffline);
    wishes all;
    collect(&all, data->inputParameterChanges);
    int32_t at = 0;
    do {
        int32_t next = obey(p, &all, at, frames);
        if (next > at) {
            run(p, &block, at, next, &time);
        }
        at = next;
    } while (at < frames);
    (void) obey(p, &all, frames, frames); /* beyond the block, which some hosts do, or no block but changes only */
    tell_silence(in, out);
    if (frames > 0) {
        tell(p, data, &start, (uint32_t) frames);
    }
    return Steinberg_kResultOk;
}
