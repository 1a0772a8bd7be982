/* One VST3 plug-in in the small host of the tests. */
#ifndef BEARING_TEST_VST3_INSTANCE_H
#define BEARING_TEST_VST3_INSTANCE_H

#include "vst3_host.h"

#if defined(__aarch64__)
#define FOLDER "aarch64-linux"
#else
#define FOLDER "x86_64-linux"
#endif
#define RATE_HZ 48000.0
#define LONGEST 8192

static struct Steinberg_IPluginFactory3 *factory;
static host_application host = {.application = {&host_table}};

/* One plug-in as a host holds it. */
typedef struct {
    struct Steinberg_Vst_IComponent *component;
    struct Steinberg_Vst_IAudioProcessor *processor;
    struct Steinberg_Vst_IEditController *controller;
    struct Steinberg_Vst_IConnectionPoint *one;
    struct Steinberg_Vst_IConnectionPoint *other;
} instance;

static inline void *make(const Steinberg_TUID class_id, const Steinberg_TUID id) {
    void *made = NULL;
    CHECK(CALL(factory, createInstance, class_id, id, &made) == OK && made != NULL);
    return made;
}

static inline instance open_instance(void) {
    Steinberg_TUID id;
    instance i = {.component = make(bearing_vst3_processor_id, Steinberg_Vst_IComponent_iid)};
    CHECK(CALL(i.component, initialize, (struct Steinberg_FUnknown *) &host) == OK);
    CHECK(CALL(i.component, getControllerClassId, id) == OK);
    i.controller = make(id, Steinberg_Vst_IEditController_iid);
    CHECK(CALL(i.controller, initialize, (struct Steinberg_FUnknown *) &host) == OK);
    i.processor = ask(i.component, Steinberg_Vst_IAudioProcessor_iid);
    i.one = ask(i.component, Steinberg_Vst_IConnectionPoint_iid);
    i.other = ask(i.controller, Steinberg_Vst_IConnectionPoint_iid);
    CHECK(i.processor != NULL && i.one != NULL && i.other != NULL);
    CHECK(CALL(i.one, connect, i.other) == OK && CALL(i.other, connect, i.one) == OK);
    return i;
}

static inline void close_instance(instance *i) {
    CHECK(CALL(i->one, disconnect, i->other) == OK && CALL(i->other, disconnect, i->one) == OK);
    CHECK(CALL0(i->controller, terminate) == OK && CALL0(i->component, terminate) == OK);
    CALL0(i->one, release);
    CALL0(i->other, release);
    CALL0(i->processor, release);
    CHECK(CALL0(i->controller, release) == 0);
    CHECK(CALL0(i->component, release) == 0);
    CHECK(host.references == 0 && messages_alive == 0);
}

static inline void activate(instance *i, int32_t sample_size, int32_t mode) {
    struct Steinberg_Vst_ProcessSetup setup = {mode, sample_size, LONGEST, RATE_HZ};
    CHECK(CALL(i->processor, setupProcessing, &setup) == OK);
    CHECK(CALL(i->component, setActive, 1) == OK && CALL(i->processor, setProcessing, 1) == OK);
}

/* A block of stereo, or of parameters alone where the buffers are NULL; "in" may be NULL: nothing changes. */
static inline void plays(instance *i, float *audio[4], int32_t frames, host_changes *in, host_changes *out,
                         int64_t position, bool rolling) {
    struct Steinberg_Vst_ProcessContext context = {.projectTimeSamples = position};
    context.state = rolling ? Steinberg_Vst_ProcessContext_StatesAndFlags_kPlaying : 0;
    out->changes.lpVtbl = &changes_table;
    out->count = 0;
    struct Steinberg_Vst_AudioBusBuffers buses[2] = {{.numChannels = 2}, {.numChannels = 2}};
    struct Steinberg_Vst_ProcessData data = {.numSamples = frames, .processContext = &context,
                                             .inputParameterChanges = in == NULL ? NULL : &in->changes,
                                             .outputParameterChanges = &out->changes};
    if (audio != NULL) {
        buses[0].Steinberg_Vst_AudioBusBuffers_channelBuffers32 = audio;
        buses[1].Steinberg_Vst_AudioBusBuffers_channelBuffers32 = audio + 2;
        data.numInputs = data.numOutputs = 1;
        data.inputs = &buses[0];
        data.outputs = &buses[1];
    }
    CHECK(CALL(i->processor, process, &data) == OK);
}

static inline void moves_through(instance *i, host_changes *in, host_changes *out, int64_t position, bool rolling) {
    *out = (host_changes) {.changes = {&changes_table}};
    plays(i, NULL, 1024, in, out, position, rolling);
}

static inline void set(instance *i, uint32_t id, double plain) {
    double value = CALL(i->controller, plainParamToNormalized, id, plain);
    CHECK(CALL(i->controller, setParamNormalized, id, value) == OK);
}

/* Loads the plug-in as hosts do, from the file beside the test or from the path given. */
static void *plug_in;
static inline void load_plug_in(int count, char **arguments) {
    char path[1024];
    const char *slash = strrchr(arguments[0], '/');
    snprintf(path, sizeof path, "%.*s/../bearing.vst3/Contents/" FOLDER "/bearing.so",
             slash == NULL ? 1 : (int) (slash - arguments[0]), slash == NULL ? "." : arguments[0]);
    plug_in = dlopen(count > 1 ? arguments[1] : path, RTLD_NOW | RTLD_LOCAL);
    if (plug_in == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    bool (*enter)(void *);
    void *(*get_factory)(void);
    *(void **) &enter = dlsym(plug_in, "ModuleEntry");
    *(void **) &get_factory = dlsym(plug_in, "GetPluginFactory");
    CHECK(enter != NULL && get_factory != NULL && enter(plug_in));
    factory = get_factory();
    CHECK(CALL(factory, setHostContext, NULL) == OK);
}

static inline void unload_plug_in(void) {
    bool (*leave)(void);
    *(void **) &leave = dlsym(plug_in, "ModuleExit");
    CALL0(factory, release);
    CHECK(leave != NULL && leave());
    dlclose(plug_in);
}

#endif
