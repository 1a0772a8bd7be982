/*
 * The built VST3 plug-in in a small host: what it says of itself, audio bit by bit, changes at their sample, state, and
 * the wrong orders that hosts come up with.
 */
#include <math.h>

#include "vst3_instance.h"

static void tells_what_it_is(void) {
    struct Steinberg_PFactoryInfo info;
    struct Steinberg_PClassInfo first;
    struct Steinberg_PClassInfo2 second;
    struct Steinberg_PClassInfoW third;
    CHECK(CALL(factory, getFactoryInfo, &info) == OK && strcmp(info.vendor, "Bearing") == 0);
    CHECK(info.flags == Steinberg_PFactoryInfo_FactoryFlags_kUnicode && CALL0(factory, countClasses) == 2);
    CHECK(CALL(factory, getClassInfo, 0, &first) == OK && strcmp(first.category, "Audio Module Class") == 0);
    CHECK(memcmp(first.cid, "\x34\x25\xDE\x3F\x1A\xA8\x40\x55\xA4\xE7\x3D\x31\x1F\x1E\x51\xB3", 16) == 0);
    CHECK(CALL(factory, getClassInfo2, 0, &second) == OK && strcmp(second.subCategories, "Fx|Analyzer") == 0);
    CHECK(strcmp(second.name, "Bearing") == 0 && second.classFlags == Steinberg_Vst_ComponentFlags_kDistributable);
    CHECK(CALL(factory, getClassInfoUnicode, 1, &third) == OK && reads(third.name, "Bearing Controller"));
    CHECK(memcmp(third.cid, "\xCF\x0D\xBA\x5C\x98\x55\x44\x0B\xA6\x70\x00\xB9\x7A\xE4\xE3\xB9", 16) == 0);
    CHECK(CALL(factory, getClassInfo, 2, &first) != OK && CALL(factory, getClassInfo, -1, &first) != OK);
    void *made = &made;
    CHECK(CALL(factory, createInstance, Steinberg_Vst_IMessage_iid, Steinberg_FUnknown_iid, &made) != OK);
    CHECK(made == NULL);
    CHECK(CALL(factory, createInstance, bearing_vst3_processor_id, Steinberg_Vst_IMessage_iid, &made) != OK);
    CHECK(made == NULL && ask(factory, Steinberg_Vst_IMessage_iid) == NULL);
    struct Steinberg_IPluginFactory3 *again = ask(factory, Steinberg_IPluginFactory2_iid);
    CHECK(again == factory);
    CALL0(again, release);
}

static void has_one_stereo_bus_each_way_and_refuses_all_else(void) {
    instance i = open_instance();
    struct Steinberg_Vst_BusInfo bus;
    const int32_t audio = Steinberg_Vst_MediaTypes_kAudio;
    for (int32_t way = 0; way < 2; way++) {
        CHECK(CALL(i.component, getBusCount, audio, way) == 1);
        CHECK(CALL(i.component, getBusCount, Steinberg_Vst_MediaTypes_kEvent, way) == 0);
        CHECK(CALL(i.component, getBusInfo, audio, way, 0, &bus) == OK && bus.channelCount == 2 && bus.busType == 0);
        CHECK(CALL(i.component, getBusInfo, audio, way, 1, &bus) != OK);
        CHECK(CALL(i.component, activateBus, audio, way, 0, 1) == OK);
    }
    uint64_t stereo = Steinberg_Vst_SpeakerArr_kStereo;
    uint64_t mono = Steinberg_Vst_SpeakerArr_kMono;
    uint64_t two[2] = {stereo, stereo};
    CHECK(CALL(i.processor, setBusArrangements, &stereo, 1, &stereo, 1) == Steinberg_kResultTrue);
    CHECK(CALL(i.processor, setBusArrangements, &mono, 1, &mono, 1) == Steinberg_kResultFalse);
    CHECK(CALL(i.processor, setBusArrangements, &stereo, 1, &mono, 1) == Steinberg_kResultFalse);
    CHECK(CALL(i.processor, setBusArrangements, two, 2, &stereo, 1) == Steinberg_kResultFalse);
    CHECK(CALL(i.processor, setBusArrangements, NULL, 0, NULL, 0) == Steinberg_kResultFalse);
    uint64_t found = 0;
    CHECK(CALL(i.processor, getBusArrangement, 1, 0, &found) == OK && found == stereo);
    CHECK(CALL0(i.processor, getLatencySamples) == 0 && CALL0(i.processor, getTailSamples) == UINT32_MAX);
    CHECK(CALL(i.processor, canProcessSampleSize, 0) == OK && CALL(i.processor, canProcessSampleSize, 2) != OK);
    close_instance(&i);
}

/* Any bit pattern is a sample, not numbers too. */
static void scramble(void *samples, size_t bytes, unsigned seed) {
    unsigned char *at = samples;
    for (size_t n = 0; n < bytes; n++) {
        seed = seed * 1664525u + 1013904223u;
        at[n] = (unsigned char) (seed >> 24);
    }
}

/* Buffers for both sample sizes; `doubles` says how they are read. */
static char input[2][LONGEST * 8];
static char kept[2][LONGEST * 8];
static char output[2][LONGEST * 8];

static void process_one(instance *i, int32_t doubles, int32_t frames, bool in_place) {
    size_t bytes = (size_t) frames * (doubles ? 8 : 4);
    for (int c = 0; c < 2; c++) {
        scramble(input[c], bytes, (unsigned) (frames * 2 + c));
        memcpy(kept[c], input[c], bytes);
        memset(output[c], 0x55, sizeof output[c]);
    }
    float *in_channels[2] = {(float *) (void *) input[0], (float *) (void *) input[1]};
    float *out_channels[2] = {(float *) (void *) output[0], (float *) (void *) output[1]};
    struct Steinberg_Vst_AudioBusBuffers in = {.numChannels = 2, .silenceFlags = 2};
    struct Steinberg_Vst_AudioBusBuffers out = {.numChannels = 2};
    in.Steinberg_Vst_AudioBusBuffers_channelBuffers32 = in_channels;
    out.Steinberg_Vst_AudioBusBuffers_channelBuffers32 = in_place ? in_channels : out_channels;
    host_changes changes = {.count = 0};
    change(&changes, BEARING_PARAM_BYPASS, frames / 2, 1);
    change(&changes, BEARING_PARAM_BYPASS, frames / 3, 0);
    change(&changes, BEARING_PARAM_AZIMUTH, frames + 5, 0.5);
    struct Steinberg_Vst_ProcessData data = {.symbolicSampleSize = doubles, .numSamples = frames, .numInputs = 1,
                                             .numOutputs = 1, .inputs = &in, .outputs = &out,
                                             .inputParameterChanges = &changes.changes};
    CHECK(CALL(i->processor, process, &data) == OK);
    for (int c = 0; c < 2; c++) {
        CHECK(memcmp(in_place ? input[c] : output[c], kept[c], bytes) == 0);
        CHECK(in_place || bytes == sizeof output[c] || output[c][bytes] == 0x55);
    }
    CHECK(out.silenceFlags == 2);
}

static void passes_every_bit_at_any_block_size(void) {
    static const int32_t sizes[] = {0, 1, 7, 64, 255, 256, 1024, 4097, LONGEST};
    instance i = open_instance();
    for (int32_t doubles = 0; doubles < 2; doubles++) {
        activate(&i, doubles, 0);
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            process_one(&i, doubles, sizes[s], false);
            process_one(&i, doubles, sizes[s], true);
        }
        CHECK(CALL(i.component, setActive, 0) == OK);
    }
    close_instance(&i);
}

static void missing_buffers_are_silence(void) {
    instance i = open_instance();
    activate(&i, 0, 0);
    struct Steinberg_Vst_ProcessData data = {.numSamples = 64};
    CHECK(CALL(i.processor, process, &data) == OK);
    float *out_channels[2] = {(float *) (void *) output[0], NULL};
    memset(output[0], 0x55, sizeof output[0]);
    struct Steinberg_Vst_AudioBusBuffers out = {.numChannels = 2};
    out.Steinberg_Vst_AudioBusBuffers_channelBuffers32 = out_channels;
    data.numOutputs = 1;
    data.outputs = &out;
    CHECK(CALL(i.processor, process, &data) == OK && out.silenceFlags == 3);
    for (int n = 0; n < 64; n++) {
        CHECK(out_channels[0][n] == 0);
    }
    CHECK(output[0][256] == 0x55);
    CHECK(CALL(i.processor, process, NULL) != OK);
    close_instance(&i);
}

static int32_t flags_of(instance *i, uint32_t id) {
    struct Steinberg_Vst_ParameterInfo info;
    for (int32_t n = 0; n < CALL0(i->controller, getParameterCount); n++) {
        CHECK(CALL(i->controller, getParameterInfo, n, &info) == OK);
        if (info.id == id) {
            return info.flags;
        }
    }
    CHECK(false);
    return 0;
}

static void describes_its_parameters(void) {
    instance i = open_instance();
    struct Steinberg_Vst_ParameterInfo info;
    Steinberg_Vst_String128 text;
    double value;
    for (int32_t n = 0; n < CALL0(i.controller, getParameterCount); n++) {
        CHECK(CALL(i.controller, getParameterInfo, n, &info) == OK && info.title[0] != 0 && info.shortTitle[0] != 0);
        CHECK(CALL(i.controller, getParamNormalized, info.id) == info.defaultNormalizedValue);
        for (double at = 0; at <= 1; at += 0.125) {
            double plain = CALL(i.controller, normalizedParamToPlain, info.id, at);
            double back = CALL(i.controller, plainParamToNormalized, info.id, plain);
            CHECK(info.stepCount > 0 || info.flags & Steinberg_Vst_ParameterInfo_ParameterFlags_kIsList ||
                  fabs(back - at) < 1e-12);
            CHECK(CALL(i.controller, normalizedParamToPlain, info.id, back) == plain);
            CHECK(CALL(i.controller, getParamStringByValue, info.id, at, text) == OK && text[0] != 0);
        }
    }
    CHECK(CALL(i.controller, getParameterInfo, CALL0(i.controller, getParameterCount), &info) != OK);
    CHECK(CALL(i.controller, getParamStringByValue, BEARING_PARAM_OUT_AZIMUTH, 0.25, text) == OK);
    CHECK(reads(text, "-90.0 deg"));
    wide("90", text);
    CHECK(CALL(i.controller, getParamValueByString, BEARING_PARAM_OUT_AZIMUTH, text, &value) == OK && value == 0.75);
    wide("automation", text);
    CHECK(CALL(i.controller, getParamValueByString, BEARING_PARAM_SOURCE, text, &value) == OK && value == 1);
    CHECK(CALL(i.controller, getParamValueByString, BEARING_PARAM_SMOOTHING, text, &value) != OK);
    CHECK(CALL(i.controller, setParamNormalized, 4711, 0.5) != OK);
    CHECK(CALL(i.controller, setParamNormalized, BEARING_PARAM_SMOOTHING, (double) NAN) != OK);
    CHECK(flags_of(&i, BEARING_PARAM_BYPASS) == (65536 | 1) && flags_of(&i, BEARING_PARAM_PRESET) == (32768 | 8));
    CHECK(flags_of(&i, BEARING_PARAM_CAPTURE) == 0 && flags_of(&i, BEARING_PARAM_AZIMUTH) == (1 | 4));
    CHECK(flags_of(&i, BEARING_PARAM_OUT_STATUS) == (2 | 8) && flags_of(&i, BEARING_PARAM_SEND) == 0);
    close_instance(&i);
}

static void offers_the_presets_as_programs(void) {
    instance i = open_instance();
    struct Steinberg_Vst_IUnitInfo *units = ask(i.controller, Steinberg_Vst_IUnitInfo_iid);
    struct Steinberg_Vst_UnitInfo unit;
    struct Steinberg_Vst_ProgramListInfo list;
    Steinberg_Vst_String128 name;
    CHECK(units != NULL && CALL0(units, getUnitCount) == 5 && CALL0(units, getProgramListCount) == 1);
    CHECK(CALL(units, getUnitInfo, 0, &unit) == OK && unit.id == 0 && unit.parentUnitId == -1);
    CHECK(CALL(units, getProgramListInfo, 0, &list) == OK && list.id == unit.programListId);
    CHECK(list.programCount == bearing_preset_count);
    CHECK(CALL(units, getProgramName, list.id, 0, name) == OK && reads(name, bearing_presets[0].name));
    CHECK(CALL(units, getProgramName, list.id, list.programCount, name) != OK);
    CHECK(CALL(units, getUnitInfo, 3, &unit) == OK && reads(unit.name, "Direction") && unit.programListId == -1);
    CHECK(CALL(units, getUnitInfo, 5, &unit) != OK);
    CALL0(units, release);
    close_instance(&i);
}

static bool has_line(const host_stream *stream, const char *line) {
    return strstr(stream->text, line) != NULL;
}

static void saves_by_name_and_keeps_what_it_does_not_know(void) {
    instance i = open_instance();
    host_stream state = stream_of("bearing=1\npreset=from-the-future\nsmoothing=0.25\nnews=x\nbypass=1\nend=1\n");
    CHECK(CALL(i.component, setState, &state.stream) == OK);
    state.place = 0;
    CHECK(CALL(i.controller, setComponentState, &state.stream) == OK);
    CHECK(CALL(i.controller, getParamNormalized, BEARING_PARAM_SMOOTHING) == 0.25);
    CHECK(CALL(i.controller, getParamNormalized, BEARING_PARAM_BYPASS) == 1);
    host_stream saved = stream_of("");
    CHECK(CALL(i.component, getState, &saved.stream) == OK);
    CHECK(strncmp(saved.text, "bearing=1\n", 10) == 0 && has_line(&saved, "\npreset=from-the-future\n"));
    CHECK(has_line(&saved, "\nsmoothing=0.250000000\n") && has_line(&saved, "\nend=1\n"));
    CHECK(!has_line(&saved, "capture"));

    static const char *const broken[] = {
        "", "bearing=2\nend=1\n", "bearing=1\nsmoothing=0.9\n", "bearing=1\nsmoothing=zero\nend=1\n",
        "bearing=1\nsmoothing=0,9\nend=1\n", "bearing=1\nrubbish\nend=1\n", "\x7f\x45LF\x02\x01"};
    for (size_t n = 0; n < sizeof broken / sizeof *broken; n++) {
        host_stream bad = stream_of(broken[n]);
        CHECK(CALL(i.component, setState, &bad.stream) == Steinberg_kResultFalse);
        bad.place = 0;
        CHECK(CALL(i.controller, setComponentState, &bad.stream) == Steinberg_kResultFalse);
    }
    host_stream long_one = stream_of("bearing=1\n");
    memset(long_one.text + 10, '\n', 8000);
    long_one.size = 8000;
    CHECK(CALL(i.component, setState, &long_one.stream) == Steinberg_kResultFalse);
    host_stream again = stream_of("");
    CHECK(CALL(i.component, getState, &again.stream) == OK && strcmp(again.text, saved.text) == 0);
    close_instance(&i);
}

static void survives_wrong_orders(void) {
    struct Steinberg_Vst_IComponent *component = make(bearing_vst3_processor_id, Steinberg_Vst_IComponent_iid);
    instance i = {.component = component,
                  .processor = ask(component, Steinberg_Vst_IAudioProcessor_iid)};
    process_one(&i, 0, 512, false); /* neither initialized nor active */
    CHECK(CALL(component, setActive, 1) == OK && CALL(component, setActive, 1) == OK);
    process_one(&i, 0, 512, false); /* active without a setup */
    CHECK(CALL0(component, terminate) == OK && CALL0(component, terminate) == OK);
    process_one(&i, 0, 512, true); /* terminated */
    CHECK(CALL(component, initialize, NULL) == OK && CALL(component, setActive, 1) == OK);
    process_one(&i, 0, 512, false);
    CALL0(i.processor, release);
    CHECK(CALL0(component, release) == 0); /* still active */
    struct Steinberg_Vst_IEditController *controller =
        make(bearing_vst3_controller_id, Steinberg_Vst_IEditController_iid);
    CHECK(CALL(controller, setParamNormalized, BEARING_PARAM_CAPTURE, 1) == OK);
    CHECK(CALL(controller, setParamNormalized, BEARING_VST3_PARAM_SEGMENT, 1) == OK);
    CHECK(CALL(controller, setComponentHandler, NULL) == OK && CALL0(controller, terminate) == OK);
    CHECK(CALL0(controller, terminate) == OK && CALL(controller, createView, "editor") == NULL);
    CHECK(CALL0(controller, release) == 0);
}

static void obeys_changes_at_their_sample(void) {
    instance i = open_instance();
    activate(&i, 0, 0);
    struct bearing_ring *ring = map_ring();
    host_changes in = {.count = 0};
    host_changes out;
    change(&in, BEARING_PARAM_SOURCE, 0, 1);
    change(&in, BEARING_PARAM_AZIMUTH, 100, 0.25);
    change(&in, BEARING_PARAM_AZIMUTH, 700, 0.75);
    change(&in, BEARING_PARAM_ELEVATION, 300, 1);
    watched = ring;
    moves_through(&i, &in, &out, 0, true);
    watched = NULL;
    CHECK(in.queue[0].seen[0] == 0 && in.queue[1].seen[0] == 100 && in.queue[1].seen[1] == 700);
    CHECK(in.queue[2].seen[0] == 300 && ring->write_position == 1024);
    CHECK(changed_to(&out, BEARING_PARAM_OUT_AZIMUTH) == 0.75 && changed_to(&out, BEARING_PARAM_OUT_ELEVATION) == 1);
    munmap(ring, BEARING_RING_BYTES);
    close_instance(&i);
}

/* Hosts announce an export in the setup, or (Ardour) with each block. */
static void knows_an_offline_render_both_ways(void) {
    instance i = open_instance();
    activate(&i, 0, Steinberg_Vst_ProcessModes_kOffline);
    struct bearing_ring *ring = map_ring();
    struct Steinberg_Vst_ProcessData data = {.numSamples = 64};
    STORE(ring->done_position, UINT64_MAX); /* all done: nothing to wait for */
    CHECK(CALL(i.processor, process, &data) == OK && (ring->state & BEARING_RING_STATE_OFFLINE) != 0);
    struct Steinberg_Vst_ProcessSetup live = {Steinberg_Vst_ProcessModes_kRealtime, 0, LONGEST, RATE_HZ};
    CHECK(CALL(i.processor, setupProcessing, &live) == OK);
    CHECK(CALL(i.processor, process, &data) == OK && (ring->state & BEARING_RING_STATE_OFFLINE) == 0);
    data.processMode = Steinberg_Vst_ProcessModes_kOffline;
    CHECK(CALL(i.processor, process, &data) == OK && (ring->state & BEARING_RING_STATE_OFFLINE) != 0);
    munmap(ring, BEARING_RING_BYTES);
    close_instance(&i);
}

int main(int count, char **arguments) {
    test_begin();
    load_plug_in(count, arguments);
    tells_what_it_is();
    has_one_stereo_bus_each_way_and_refuses_all_else();
    passes_every_bit_at_any_block_size();
    missing_buffers_are_silence();
    describes_its_parameters();
    offers_the_presets_as_programs();
    saves_by_name_and_keeps_what_it_does_not_know();
    survives_wrong_orders();
    obeys_changes_at_their_sample();
    knows_an_offline_render_both_ways();
    unload_plug_in();
    test_end("vst3");
    return 0;
}
