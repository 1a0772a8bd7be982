/* A small VST3 host for tests: streams, parameter changes, messages, a component handler and a run loop of its own. */
#ifndef BEARING_TEST_VST3_HOST_H
#define BEARING_TEST_VST3_HOST_H

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "check.h"
#include "vst3.h"

#define OK Steinberg_kResultOk
#define CALL(object, function, ...) (object)->lpVtbl->function((object), __VA_ARGS__)
#define CALL0(object, function) (object)->lpVtbl->function((object))
/* Interfaces without a queryInterface worth the name, held by the test and not by references. */
#define NO_UNKNOWN host_no_query, host_no_count, host_no_count

/* Another interface of an object; NULL: it has none. */
static inline void *ask(void *object, const Steinberg_TUID id) {
    void *found = NULL;
    struct Steinberg_FUnknown *unknown = object;
    return CALL(unknown, queryInterface, id, &found) == OK ? found : NULL;
}

/* Texts of characters below U+0080. */
static inline void wide(const char *text, Steinberg_char16 out[128]) {
    size_t length = strlen(text);
    for (size_t i = 0; i <= length; i++) {
        out[i] = (Steinberg_char16) text[i];
    }
}
static inline bool reads(const Steinberg_char16 *text, const char *expected) {
    Steinberg_Vst_String128 found = {0};
    wide(expected, found);
    return memcmp(text, found, (strlen(expected) + 1) * sizeof *found) == 0;
}

static inline Steinberg_tresult host_no_query(void *self, const char *id, void **out) {
    (void) self;
    (void) id;
    *out = NULL;
    return Steinberg_kNoInterface;
}
static inline Steinberg_uint32 host_no_count(void *self) {
    (void) self;
    return 1;
}

/* A stream that gives at most seven bytes at a time, as streams may. */
typedef struct {
    struct Steinberg_IBStream stream;
    char text[8192];
    int32_t size;
    int32_t place;
} host_stream;

static inline Steinberg_tresult stream_read(void *self, void *out, Steinberg_int32 bytes, Steinberg_int32 *done) {
    host_stream *s = self;
    int32_t left = s->size - s->place;
    int32_t now = bytes < left ? bytes : left;
    now = now > 7 ? 7 : now;
    memcpy(out, s->text + s->place, (size_t) now);
    s->place += now;
    *done = now;
    return OK;
}
static inline Steinberg_tresult stream_write(void *self, void *in, Steinberg_int32 bytes, Steinberg_int32 *done) {
    host_stream *s = self;
    int32_t now = bytes > 7 ? 7 : bytes;
    CHECK(s->place + now < (int32_t) sizeof s->text);
    memcpy(s->text + s->place, in, (size_t) now);
    s->place += now;
    s->size = s->place;
    *done = now;
    return OK;
}
static const struct Steinberg_IBStreamVtbl stream_table = {NO_UNKNOWN, stream_read, stream_write, NULL, NULL};

static inline host_stream stream_of(const char *text) {
    host_stream s = {.stream = {&stream_table}};
    s.size = (int32_t) strlen(text);
    memcpy(s.text, text, strlen(text));
    return s;
}

/* Changes of up to eight parameters. */
typedef struct {
    struct Steinberg_Vst_IParamValueQueue queue;
    uint32_t id;
    int32_t count;
    int32_t offset[64];
    double value[64];
    uint64_t seen[64]; /* how many samples had been written when the plug-in last read this point */
} host_queue;
static const struct bearing_ring *watched;

typedef struct {
    struct Steinberg_Vst_IParameterChanges changes;
    host_queue queue[8];
    int32_t count;
} host_changes;

static inline Steinberg_Vst_ParamID queue_id(void *self) { return ((host_queue *) self)->id; }
static inline Steinberg_int32 queue_count(void *self) { return ((host_queue *) self)->count; }
static inline Steinberg_tresult queue_point(void *self, Steinberg_int32 index, Steinberg_int32 *offset, double *value) {
    host_queue *q = self;
    q->seen[index] = watched == NULL ? 0 : LOAD(watched->write_position);
    *offset = q->offset[index];
    *value = q->value[index];
    return OK;
}
static inline Steinberg_tresult queue_add(void *self, Steinberg_int32 offset, double value, Steinberg_int32 *index) {
    host_queue *q = self;
    CHECK(q->count < 64);
    q->offset[q->count] = offset;
    q->value[q->count] = value;
    *index = q->count++;
    return OK;
}
static const struct Steinberg_Vst_IParamValueQueueVtbl queue_table = {NO_UNKNOWN, queue_id, queue_count, queue_point,
                                                                       queue_add};
static inline Steinberg_int32 changes_count(void *self) { return ((host_changes *) self)->count; }
static inline struct Steinberg_Vst_IParamValueQueue *changes_data(void *self, Steinberg_int32 index) {
    return &((host_changes *) self)->queue[index].queue;
}
static inline struct Steinberg_Vst_IParamValueQueue *changes_add(void *self, const Steinberg_Vst_ParamID *id,
                                                                Steinberg_int32 *index) {
    host_changes *c = self;
    int32_t at = 0;
    while (at < c->count && c->queue[at].id != *id) {
        at++;
    }
    CHECK(at < 8);
    if (at == c->count) {
        c->queue[at] = (host_queue) {.queue = {&queue_table}, .id = *id};
        c->count++;
    }
    *index = at;
    return &c->queue[at].queue;
}
static const struct Steinberg_Vst_IParameterChangesVtbl changes_table = {NO_UNKNOWN, changes_count, changes_data,
                                                                          changes_add};
static inline void change(host_changes *changes, uint32_t id, int32_t offset, double value) {
    changes->changes.lpVtbl = &changes_table;
    Steinberg_int32 index;
    struct Steinberg_Vst_IParamValueQueue *queue = changes_add(changes, &id, &index);
    queue_add(queue, offset, value, &index);
}
/* The last value of a parameter in it; -1 if there is none. */
static inline double changed_to(const host_changes *changes, uint32_t id) {
    double value = -1;
    for (int32_t i = 0; i < changes->count; i++) {
        if (changes->queue[i].id == id && changes->queue[i].count > 0) {
            value = changes->queue[i].value[changes->queue[i].count - 1];
        }
    }
    return value;
}

/* Messages with one text. */
typedef struct host_message {
    struct Steinberg_Vst_IMessage message;
    struct Steinberg_Vst_IAttributeList list;
    int references;
    char name[64];
    Steinberg_Vst_String128 text;
} host_message;
static int messages_alive;

static inline Steinberg_uint32 message_release(void *self) {
    host_message *m = self;
    if (--m->references == 0) {
        messages_alive--;
        free(m);
        return 0;
    }
    return 1;
}
static inline Steinberg_FIDString message_name(void *self) { return ((host_message *) self)->name; }
static inline void message_set_name(void *self, Steinberg_FIDString name) {
    snprintf(((host_message *) self)->name, 64, "%s", name);
}
static inline struct Steinberg_Vst_IAttributeList *message_list(void *self) { return &((host_message *) self)->list; }
static const struct Steinberg_Vst_IMessageVtbl message_table = {
    host_no_query, host_no_count, message_release, message_name, message_set_name, message_list};
static inline Steinberg_tresult list_set(void *self, const char *key, const Steinberg_Vst_TChar *text) {
    (void) key;
    host_message *m = BEARING_VST3_OBJECT(self, host_message, list);
    memcpy(m->text, text, sizeof m->text);
    return OK;
}

static inline Steinberg_tresult list_get(void *self, const char *key, Steinberg_Vst_TChar *text,
                                         Steinberg_uint32 bytes) {
    (void) key;
    host_message *m = BEARING_VST3_OBJECT(self, host_message, list);
    memcpy(text, m->text, bytes < sizeof m->text ? bytes : sizeof m->text);
    return OK;
}
static const struct Steinberg_Vst_IAttributeListVtbl list_table = {
    .queryInterface = host_no_query, .addRef = host_no_count, .release = host_no_count, .setString = list_set,
    .getString = list_get};
static inline host_message *new_message(void) {
    host_message *m = calloc(1, sizeof *m);
    CHECK(m != NULL);
    m->message.lpVtbl = &message_table;
    m->list.lpVtbl = &list_table;
    m->references = 1;
    messages_alive++;
    return m;
}

/* The host itself, with a run loop where wanted. */
typedef struct {
    struct Steinberg_Vst_IHostApplication application;
    struct Steinberg_Linux_IRunLoop *loop;
    int references;
} host_application;

static inline Steinberg_uint32 host_add(void *self) {
    return (Steinberg_uint32) ++((host_application *) self)->references;
}
static inline Steinberg_uint32 host_release(void *self) {
    return (Steinberg_uint32) --((host_application *) self)->references;
}
static inline Steinberg_tresult host_query(void *self, const char *id, void **out) {
    host_application *h = self;
    if (memcmp(id, Steinberg_Linux_IRunLoop_iid, 16) == 0 && h->loop != NULL) {
        *out = h->loop;
        return OK;
    }
    if (memcmp(id, Steinberg_FUnknown_iid, 16) != 0 && memcmp(id, Steinberg_Vst_IHostApplication_iid, 16) != 0) {
        *out = NULL;
        return Steinberg_kNoInterface;
    }
    host_add(h);
    *out = h;
    return OK;
}
static inline Steinberg_tresult host_create(void *self, char *class_id, char *id, void **out) {
    (void) self;
    CHECK(memcmp(class_id, Steinberg_Vst_IMessage_iid, 16) == 0 && memcmp(id, Steinberg_Vst_IMessage_iid, 16) == 0);
    *out = new_message();
    return OK;
}
static const struct Steinberg_Vst_IHostApplicationVtbl host_table = {host_query, host_add, host_release, NULL,
                                                                      host_create};

/* A run loop with one timer. */
typedef struct {
    struct Steinberg_Linux_IRunLoop loop;
    struct Steinberg_Linux_ITimerHandler *timer;
} host_loop;
static inline Steinberg_tresult loop_register(void *self, struct Steinberg_Linux_ITimerHandler *timer, uint64_t ms) {
    CHECK(ms > 0);
    ((host_loop *) self)->timer = timer;
    return OK;
}
static inline Steinberg_tresult loop_unregister(void *self, struct Steinberg_Linux_ITimerHandler *timer) {
    CHECK(((host_loop *) self)->timer == timer);
    ((host_loop *) self)->timer = NULL;
    return OK;
}
static const struct Steinberg_Linux_IRunLoopVtbl loop_table = {
    .queryInterface = host_no_query, .addRef = host_no_count, .release = host_no_count,
    .registerTimer = loop_register, .unregisterTimer = loop_unregister};

/* Writes down what the controller edits: "b10 p10=0.500 e10 ". */
typedef struct {
    struct Steinberg_Vst_IComponentHandler handler;
    char log[4096];
} host_handler;
static inline void note(host_handler *h, char what, uint32_t id, double value) {
    size_t used = strlen(h->log);
    if (what == 'p') {
        snprintf(h->log + used, sizeof h->log - used, "p%u=%.3f ", id, value);
    } else {
        snprintf(h->log + used, sizeof h->log - used, "%c%u ", what, id);
    }
}
static inline Steinberg_tresult handler_begin(void *self, Steinberg_Vst_ParamID id) {
    note(self, 'b', id, 0);
    return OK;
}
static inline Steinberg_tresult handler_perform(void *self, Steinberg_Vst_ParamID id, double value) {
    note(self, 'p', id, value);
    return OK;
}
static inline Steinberg_tresult handler_end(void *self, Steinberg_Vst_ParamID id) {
    note(self, 'e', id, 0);
    return OK;
}
static const struct Steinberg_Vst_IComponentHandlerVtbl handler_table = {NO_UNKNOWN, handler_begin, handler_perform,
                                                                          handler_end, NULL};

/* A ring, as an engine maps it. */
static inline struct bearing_ring *map_ring_file(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", getenv("BEARING_RUNTIME_DIR"), name);
    int file = open(path, O_RDWR);
    CHECK(file >= 0);
    void *ring = mmap(NULL, BEARING_RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    CHECK(ring != MAP_FAILED);
    return ring;
}

/* The ring of the only active instance of this process. */
static inline struct bearing_ring *map_ring(void) {
    char name[256] = "";
    DIR *folder = opendir(getenv("BEARING_RUNTIME_DIR"));
    CHECK(folder != NULL);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (strncmp(entry->d_name, BEARING_FILE_RING_PREFIX, strlen(BEARING_FILE_RING_PREFIX)) == 0) {
            snprintf(name, sizeof name, "%s", entry->d_name);
        }
    }
    closedir(folder);
    return map_ring_file(name);
}

static inline void engine_alive(struct bearing_ring *ring) {
    STORE(ring->heartbeat_ns, bearing_os_now_ns());
    STORE(ring->status, BEARING_STATUS_LISTENING);
    STORE(ring->generation, bearing_os_pid());
}

#endif
