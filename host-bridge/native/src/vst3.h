/*
 * What the files of the VST3 wrapper share. The processor (audio) and the controller (parameters, automation) are two
 * components that may run in two processes: they share no memory and talk through the host only.
 *
 * Threads: [ui] the host's user-interface thread, [audio] its audio thread, [any].
 */
#ifndef BEARING_VST3_H
#define BEARING_VST3_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core.h"
#include "parameters.h"
#include "vst3_abi.h"

#define BEARING_VST3_VERSION "0.1.0"

/* Sessions find the plug-in by these. They are for ever. */
static const Steinberg_TUID bearing_vst3_processor_id = BEARING_TUID(0x3425DE3F, 0x1AA84055, 0xA4E73D31, 0x1F1E51B3);
static const Steinberg_TUID bearing_vst3_controller_id = BEARING_TUID(0xCF0DBA5C, 0x9855440B, 0xA67000B9, 0x7AE4E3B9);

/*
 * The recording segment, hidden and read-only: 0 outside of one, else twice its number (1 to 127 in turn), plus 1 if it
 * resumes a curve where it left off. Only the processor knows the transport and only the controller may write
 * automation; this is how the controller learns when a segment begins, ends, or (after a jump of the timeline) is
 * followed by another one.
 */
#define BEARING_VST3_PARAM_SEGMENT 1000
#define BEARING_VST3_SEGMENTS 127

/* Messages between the two, and the attribute that carries a text. */
#define BEARING_VST3_MESSAGE_HEARD "bearing.heard"     /* controller: the segment reaches me on the ui thread */
#define BEARING_VST3_MESSAGE_TRACK "bearing.track"     /* controller: the track's name */
#define BEARING_VST3_MESSAGE_STOPPED "bearing.stopped" /* processor: not active any more, no segment goes on */
#define BEARING_VST3_ATTRIBUTE_TEXT "text"

/* Objects. An interface of an object is a pointer to a table of functions that stands at a fixed offset in it. */
typedef struct {
    const char *id;
    size_t offset;
} bearing_vst3_face;

#define BEARING_VST3_OBJECT(self, type, member) ((struct type *) ((char *) (self) - offsetof(struct type, member)))

/* The three functions that each table begins with, for the interface `member` of `struct type`. */
#define BEARING_VST3_UNKNOWN(prefix, type, member)                                                                     \
    static Steinberg_tresult prefix##_query(void *self, const char *id, void **out) {                                  \
        return type##_query(BEARING_VST3_OBJECT(self, type, member), id, out);                                         \
    }                                                                                                                  \
    static Steinberg_uint32 prefix##_add(void *self) {                                                                 \
        return type##_add(BEARING_VST3_OBJECT(self, type, member));                                                    \
    }                                                                                                                  \
    static Steinberg_uint32 prefix##_drop(void *self) {                                                                \
        return type##_drop(BEARING_VST3_OBJECT(self, type, member));                                                   \
    }

bool bearing_vst3_same_id(const char *first, const char *second);
/* [any] Finds the interface in faces; adds a reference to *references. */
Steinberg_tresult bearing_vst3_query(void *object, const bearing_vst3_face *faces, int count, const char *id,
                                     void **out, _Atomic uint32_t *references);
/* [any] One reference fewer; what is left. Never goes below 0. */
uint32_t bearing_vst3_drop(_Atomic uint32_t *references);
/* [ui] The interface id of someone else's object, with a reference; NULL if it has none or the object is NULL. */
void *bearing_vst3_ask(void *object, const Steinberg_TUID id);
/* [ui] Gives back a reference to someone else's object; NULL is nothing. */
void bearing_vst3_release(void *object);

/* [ui] Sends a message, with a text or without (NULL). False: the host offers no messages, or nobody is connected. */
bool bearing_vst3_send(struct Steinberg_FUnknown *host, struct Steinberg_Vst_IConnectionPoint *peer, const char *name,
                       const Steinberg_Vst_TChar *text);

/* Texts: UTF-16 that ends with 0, in room for `size` units; what does not fit is left out. */
void bearing_vst3_utf16(const char *utf8, Steinberg_char16 *out, uint32_t size);
void bearing_vst3_utf8(const Steinberg_char16 *utf16, char *out, uint32_t size);

/* Parameters by their place: those of the table, then the segment. */
int bearing_vst3_count(void);
/* The entry at that place, NULL if there is none; and the place of an identifier, -1 if there is none. */
const bearing_parameter *bearing_vst3_parameter(int index);
int bearing_vst3_index(uint32_t id);
int bearing_vst3_steps(const bearing_parameter *parameter);
double bearing_vst3_plain(const bearing_parameter *parameter, double normalized);
double bearing_vst3_normalized(const bearing_parameter *parameter, double plain);

#define BEARING_VST3_PARAMS 32 /* room; bearing_vst3_count() has fewer */

/* What is saved: values by place as in bearing_parameters, and names, since lists grow but names stay. */
typedef struct {
    double plain[BEARING_VST3_PARAMS];
    char preset[128];
    char method[64];
} bearing_vst3_state;
/* [ui] False, and *state as it was: the stream holds no state of this plug-in. */
void bearing_vst3_start_state(bearing_vst3_state *state); /* the defaults */
bool bearing_vst3_read_state(struct Steinberg_IBStream *stream, bearing_vst3_state *state);
bool bearing_vst3_write_state(struct Steinberg_IBStream *stream, const bearing_vst3_state *state);
/* The place of a name in a list; -1 if it is not there. */
int bearing_vst3_named(const bearing_named *list, int count, const char *name);

/* [ui] New objects with one reference; NULL: no memory. */
void *bearing_vst3_new_processor(void);
void *bearing_vst3_new_controller(void);
/* [ui] The run loop that the host offered to the factory, with a reference; NULL if none. */
struct Steinberg_Linux_IRunLoop *bearing_vst3_run_loop(void);

#endif
