/* Identifiers, references and messages: what every object of a VST3 plug-in needs. */
#include <string.h>

#include "vst3.h"

bool bearing_vst3_same_id(const char *first, const char *second) {
    return first != NULL && second != NULL && memcmp(first, second, sizeof(Steinberg_TUID)) == 0;
}

Steinberg_tresult bearing_vst3_query(void *object, const bearing_vst3_face *faces, int count, const char *id,
                                     void **out, _Atomic uint32_t *references) {
    if (out == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *out = NULL;
    for (int i = 0; i < count; i++) {
        if (bearing_vst3_same_id(faces[i].id, id)) {
            atomic_fetch_add(references, 1);
            *out = (char *) object + faces[i].offset;
            return Steinberg_kResultOk;
        }
    }
    return Steinberg_kNoInterface;
}

uint32_t bearing_vst3_drop(_Atomic uint32_t *references) {
    uint32_t now = atomic_load(references);
    while (now > 0 && !atomic_compare_exchange_weak(references, &now, now - 1)) {
    }
    return now > 0 ? now - 1 : 0;
}

void *bearing_vst3_ask(void *object, const Steinberg_TUID id) {
    struct Steinberg_FUnknown *unknown = object;
    void *found = NULL;
    if (unknown == NULL || unknown->lpVtbl->queryInterface(unknown, id, &found) != Steinberg_kResultOk) {
        return NULL;
    }
    return found;
}

void bearing_vst3_release(void *object) {
    struct Steinberg_FUnknown *unknown = object;
    if (unknown != NULL) {
        unknown->lpVtbl->release(unknown);
    }
}

static bool put_text(struct Steinberg_Vst_IMessage *message, const Steinberg_Vst_TChar *text) {
    if (text == NULL) {
        return true;
    }
    struct Steinberg_Vst_IAttributeList *list = message->lpVtbl->getAttributes(message);
    return list != NULL
           && list->lpVtbl->setString(list, BEARING_VST3_ATTRIBUTE_TEXT, text) == Steinberg_kResultOk;
}

bool bearing_vst3_send(struct Steinberg_FUnknown *host, struct Steinberg_Vst_IConnectionPoint *peer, const char *name,
                       const Steinberg_Vst_TChar *text) {
    struct Steinberg_Vst_IHostApplication *application =
        peer == NULL ? NULL : bearing_vst3_ask(host, Steinberg_Vst_IHostApplication_iid);
    if (application == NULL) {
        return false;
    }
    Steinberg_TUID id;
    memcpy(id, Steinberg_Vst_IMessage_iid, sizeof id);
    void *made = NULL;
    if (application->lpVtbl->createInstance(application, id, id, &made) != Steinberg_kResultOk) {
        made = NULL;
    }
    application->lpVtbl->release(application);
    struct Steinberg_Vst_IMessage *message = made;
    if (message == NULL) {
        return false;
    }
    message->lpVtbl->setMessageID(message, name);
    bool sent = put_text(message, text) && peer->lpVtbl->notify(peer, message) == Steinberg_kResultOk;
    message->lpVtbl->release(message);
    return sent;
}
