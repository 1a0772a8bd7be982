/*
 * The second LV2 plug-in as a host runs it: time in, automation and MIDI out, its saved state. Loaded from the file,
 * with the shared memory mapped a second time to play the engine.
 */
#include "check.h"

#if __has_include(<lv2/core/lv2.h>)
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <math.h>
#include <sys/mman.h>

#include "lv2.h"

#define FRAMES 1024
#define PORT(id) (BEARING_LV2_PARAMETERS + (int) (bearing_parameter_of(id) - bearing_parameters))

static const char *uris[64];
static uint32_t uri_count;

static LV2_URID map_uri(LV2_URID_Map_Handle handle, const char *uri) {
    (void) handle;
    for (uint32_t i = 0; i < uri_count; i++) {
        if (strcmp(uris[i], uri) == 0) {
            return i + 1;
        }
    }
    uris[uri_count++] = strdup(uri);
    return uri_count;
}

static LV2_URID_Map map = {NULL, map_uri};
static const LV2_Descriptor *plugin;
static LV2_Handle handle;
static float controls[BEARING_LV2_PORTS];
static float audio[4][FRAMES];
static struct bearing_ring *ring;
static uint64_t events_in[64];
static uint64_t events_out[BEARING_LV2_EVENT_BYTES / 8];

static void load(void) {
    char path[512];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 64);
    CHECK(length > 0);
    path[length] = '\0';
    *strrchr(path, '/') = '\0';
    strcat(path, "/../bearing.lv2/bearing.so");
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    CHECK(library != NULL);
    LV2_Descriptor_Function find;
    void *found = dlsym(library, "lv2_descriptor");
    memcpy(&find, &found, sizeof find);
    CHECK(found != NULL && find(2) == NULL);
    plugin = find(1);
    CHECK(strcmp(plugin->URI, BEARING_LV2_CAPTURE_URI) == 0);
    CHECK(plugin->instantiate(plugin, 48000, path, NULL) == NULL); /* it needs urid:map */
}

static void make(void) {
    LV2_Feature feature = {LV2_URID__map, &map};
    const LV2_Feature *features[] = {&feature, NULL};
    handle = plugin->instantiate(plugin, 48000, "", features);
    CHECK(handle != NULL);
    for (int i = 0; i < bearing_parameter_count; i++) {
        bool bypass = bearing_parameters[i].id == BEARING_PARAM_BYPASS;
        controls[BEARING_LV2_PARAMETERS + i] = bypass ? 1 : (float) bearing_parameters[i].start;
    }
    for (uint32_t port = 0; port < BEARING_LV2_PORTS; port++) {
        plugin->connect_port(handle, port, port < 4 ? audio[port] : &controls[port]);
    }
    plugin->connect_port(handle, BEARING_LV2_EVENTS_IN, events_in);
    plugin->connect_port(handle, BEARING_LV2_EVENTS_OUT, events_out);
    plugin->activate(handle);
}

static void map_ring(void) {
    char path[600];
    const char *folder = getenv("BEARING_RUNTIME_DIR");
    DIR *open_folder = opendir(folder);
    CHECK(open_folder != NULL);
    for (struct dirent *next; (next = readdir(open_folder)) != NULL;) {
        if (strncmp(next->d_name, BEARING_FILE_RING_PREFIX, 5) == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, next->d_name);
        }
    }
    closedir(open_folder);
    int file = open(path, O_RDWR);
    CHECK(file >= 0);
    ring = mmap(NULL, BEARING_RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    CHECK(ring != MAP_FAILED && ring->format == BEARING_RING_FORMAT_LV2);
    close(file);
}

typedef struct {
    int midi;
    int automation;
    int32_t port[8];
    float value[8];
    int64_t at[8];
} found_events;

/* One block; speed NAN = the host says nothing of time. */
static found_events run(float azimuth_rad, float speed, int64_t position) {
    found_events found = {0};
    LV2_Atom_Forge forge;
    LV2_Atom_Forge_Frame sequence;
    LV2_Atom_Forge_Frame object;
    lv2_atom_forge_init(&forge, &map);
    lv2_atom_forge_set_buffer(&forge, (uint8_t *) events_in, sizeof events_in);
    lv2_atom_forge_sequence_head(&forge, &sequence, 0);
    if (!isnan(speed)) {
        lv2_atom_forge_frame_time(&forge, 0);
        lv2_atom_forge_object(&forge, &object, 0, map_uri(NULL, LV2_TIME__Position));
        lv2_atom_forge_key(&forge, map_uri(NULL, LV2_TIME__frame));
        lv2_atom_forge_long(&forge, position);
        lv2_atom_forge_key(&forge, map_uri(NULL, LV2_TIME__speed));
        lv2_atom_forge_float(&forge, speed);
        lv2_atom_forge_pop(&forge, &object);
    }
    lv2_atom_forge_pop(&forge, &sequence);
    LV2_Atom_Sequence *out = (LV2_Atom_Sequence *) (void *) events_out;
    out->atom.size = sizeof events_out - sizeof(LV2_Atom);
    STORE(ring->heartbeat_ns, bearing_os_now_ns());
    fake_result(ring, azimuth_rad, ring->write_position + FRAMES, FAKE_RESULT_STEPS);
    plugin->run(handle, FRAMES);
    int64_t last = 0;
    LV2_ATOM_SEQUENCE_FOREACH (out, event) {
        CHECK(event->time.frames >= last && event->time.frames < FRAMES);
        last = event->time.frames;
        if (event->body.type == map_uri(NULL, LV2_MIDI__MidiEvent)) {
            found.midi++;
            continue;
        }
        const LV2_Atom_Object *said = (const LV2_Atom_Object *) &event->body;
        CHECK(said->body.otype == map_uri(NULL, BEARING_LV2_AUTOMATE "event") && found.automation < 8);
        const LV2_Atom_Int *port = NULL;
        const LV2_Atom_Float *value = NULL;
        lv2_atom_object_get_typed(said, map_uri(NULL, BEARING_LV2_AUTOMATE "parameter"), &port, forge.Int,
                                  map_uri(NULL, BEARING_LV2_AUTOMATE "value"), &value, forge.Float, 0);
        CHECK(port != NULL && value != NULL);
        found.port[found.automation] = port->body;
        found.value[found.automation] = value->body;
        found.at[found.automation++] = event->time.frames;
    }
    return found;
}

static void listen(void) {
    for (int i = 0; i < 500 && controls[PORT(BEARING_PARAM_OUT_STATUS)] != BEARING_STATUS_LISTENING; i++) {
        STORE(ring->status, BEARING_STATUS_LISTENING);
        STORE(ring->generation, bearing_os_pid());
        run(0, NAN, 0);
        bearing_os_sleep_ns(10000000);
    }
    CHECK(controls[PORT(BEARING_PARAM_OUT_STATUS)] == BEARING_STATUS_LISTENING);
}

static void capture_writes_while_the_transport_rolls(void) {
    found_events found = run(0.5F, NAN, 0);
    CHECK(found.midi == BEARING_MIDI_MESSAGES && found.automation == 0);
    CHECK(fabsf(controls[PORT(BEARING_PARAM_OUT_AZIMUTH)] - 28.648F) < 0.01F);
    controls[PORT(BEARING_PARAM_CAPTURE)] = 1;
    CHECK(run(0.5F, NAN, 0).automation == 0);
    found = run(0.5F, 1, 48000);
    CHECK(found.automation == 3 && found.port[0] == PORT(BEARING_PARAM_AZIMUTH));
    CHECK(found.port[1] == PORT(BEARING_PARAM_ELEVATION) && found.port[2] == PORT(BEARING_PARAM_PAN));
    CHECK(fabsf(found.value[0] - 28.648F) < 0.01F && fabsf(found.value[2] + 0.479F) < 0.01F);
    CHECK(ring->timeline == 48000 + FRAMES);
    CHECK(run(0.5F, NAN, 0).automation == 0 && ring->timeline == 48000 + 2 * FRAMES);
    CHECK(run(0.6F, NAN, 0).automation == 3);
    for (int i = 0; i < 10; i++) {
        CHECK(run(0.6F, NAN, 0).automation == 0);
    }
    found = run(-0.6F, NAN, 0); /* held up to the jump */
    CHECK(found.automation == 6 && found.at[3] > found.at[0]);
    CHECK(found.value[0] > 0 && found.value[3] < 0);
}

static void a_stop_ends_the_pass(void) {
    CHECK(run(0.7F, 0, 100000).automation == 0);
    CHECK(run(0.8F, 1, 0).automation == 0);
    CHECK(run(0.9F, NAN, 0).automation == 0);
    controls[PORT(BEARING_PARAM_CAPTURE)] = 0;
    CHECK(run(0.9F, NAN, 0).automation == 0);
    controls[PORT(BEARING_PARAM_CAPTURE)] = 1;
    CHECK(run(1.0F, NAN, 0).automation == 3);
    controls[PORT(BEARING_PARAM_SOURCE)] = 1; /* its own automation is not recorded once more, but shown */
    controls[PORT(BEARING_PARAM_AZIMUTH)] = -77;
    CHECK(run(0.2F, NAN, 0).automation == 0 && controls[PORT(BEARING_PARAM_OUT_AZIMUTH)] == -77);
    controls[PORT(BEARING_PARAM_SOURCE)] = 0;
}

static void little_room_gives_few_but_whole_events(void) {
    static uint64_t small[16];
    LV2_Atom_Sequence *out = (LV2_Atom_Sequence *) (void *) small;
    plugin->connect_port(handle, BEARING_LV2_EVENTS_OUT, small);
    for (uint32_t room = 0; room < sizeof small - sizeof(LV2_Atom); room++) {
        memset(small, 0xA5, sizeof small);
        out->atom.size = room;
        fake_result(ring, (float) room / 50, ring->write_position, FAKE_RESULT_STEPS);
        plugin->run(handle, FRAMES);
        CHECK(((uint8_t *) small)[sizeof(LV2_Atom) + room] == 0xA5);
        CHECK(out->atom.size <= room);
    }
    plugin->connect_port(handle, BEARING_LV2_EVENTS_OUT, NULL);
    plugin->connect_port(handle, BEARING_LV2_EVENTS_IN, NULL);
    plugin->run(handle, FRAMES);
    plugin->run(handle, 0);
    plugin->connect_port(handle, BEARING_LV2_EVENTS_OUT, events_out);
    plugin->connect_port(handle, BEARING_LV2_EVENTS_IN, events_in);
}

static char saved[2][64];

static LV2_State_Status store(LV2_State_Handle state, uint32_t key, const void *value, size_t size, uint32_t type,
                              uint32_t flags) {
    (void) state;
    (void) flags;
    CHECK(type == map_uri(NULL, LV2_ATOM__String) && size <= sizeof saved[0]);
    memcpy(saved[key == map_uri(NULL, BEARING_LV2_URI "#preset") ? 0 : 1], value, size);
    return LV2_STATE_SUCCESS;
}

static const void *retrieve(LV2_State_Handle state, uint32_t key, size_t *size, uint32_t *type, uint32_t *flags) {
    (void) state;
    const char *value = saved[key == map_uri(NULL, BEARING_LV2_URI "#preset") ? 0 : 1];
    *size = strlen(value) + 1;
    *type = map_uri(NULL, LV2_ATOM__String);
    *flags = LV2_STATE_IS_POD;
    return value;
}

static void state_is_kept_by_name(void) {
    const LV2_State_Interface *state = plugin->extension_data(LV2_STATE__interface);
    controls[PORT(BEARING_PARAM_PRESET)] = 1;
    run(0, NAN, 0);
    CHECK(state->save(handle, store, NULL, 0, NULL) == LV2_STATE_SUCCESS);
    CHECK(strcmp(saved[0], bearing_presets[1].name) == 0 && saved[1][0] == '\0');
    strcpy(saved[0], "of-a-later-version");
    CHECK(state->restore(handle, retrieve, NULL, 0, NULL) == LV2_STATE_SUCCESS);
    run(0, NAN, 0); /* the port says something else, but does not move */
    memset(saved, 0, sizeof saved);
    CHECK(state->save(handle, store, NULL, 0, NULL) == LV2_STATE_SUCCESS);
    CHECK(strcmp(saved[0], "of-a-later-version") == 0);
    controls[PORT(BEARING_PARAM_PRESET)] = 0; /* the user chooses */
    run(0, NAN, 0);
    CHECK(state->save(handle, store, NULL, 0, NULL) == LV2_STATE_SUCCESS);
    CHECK(strcmp(saved[0], bearing_presets[0].name) == 0);
}

static void a_saved_capture_does_not_begin_by_itself(void) {
    plugin->deactivate(handle);
    plugin->cleanup(handle);
    munmap(ring, BEARING_RING_BYTES);
    make();
    controls[PORT(BEARING_PARAM_CAPTURE)] = 1;
    map_ring();
    listen();
    CHECK(run(0.5F, 1, 0).automation == 0);
    controls[PORT(BEARING_PARAM_CAPTURE)] = 0;
    CHECK(run(0.5F, NAN, 0).automation == 0);
    controls[PORT(BEARING_PARAM_CAPTURE)] = 1;
    CHECK(run(0.5F, NAN, 0).automation == 3);
}

int main(void) {
    test_begin();
    load();
    make();
    map_ring();
    listen();
    capture_writes_while_the_transport_rolls();
    a_stop_ends_the_pass();
    little_room_gives_few_but_whole_events();
    state_is_kept_by_name();
    a_saved_capture_does_not_begin_by_itself();
    plugin->deactivate(handle);
    plugin->cleanup(handle);
    munmap(ring, BEARING_RING_BYTES);
    for (uint32_t i = 0; i < uri_count; i++) {
        free((char *) (uintptr_t) uris[i]);
    }
    test_end("LV2: time in, automation and MIDI out, state by name");
    return 0;
}
#else
int main(void) {
    printf("left out: LV2, for its headers are missing\n");
    return 0;
}
#endif
