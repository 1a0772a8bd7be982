/* What the host finds in the file: the module's entry and exit, and the factory that makes the two components. */
#include <string.h>

#include "vst3.h"

#define PUBLIC __attribute__((visibility("default")))
#define VENDOR "Bearing"
#define SDK "VST 3.8.1" /* of this ABI */

typedef struct {
    const char *id;
    const char *category;
    const char *name;
    const char *subcategories;
    uint32_t flags;
    void *(*make)(void);
} component;

/* They share no memory, so that a host may run them in two processes. */
static const component components[] = {
    {bearing_vst3_processor_id, "Audio Module Class", "Bearing", "Fx|Analyzer",
     Steinberg_Vst_ComponentFlags_kDistributable, bearing_vst3_new_processor},
    {bearing_vst3_controller_id, "Component Controller Class", "Bearing Controller", "", 0,
     bearing_vst3_new_controller},
};
#define COMPONENTS ((int32_t) (sizeof components / sizeof *components))

static struct Steinberg_Linux_IRunLoop *run_loop; /* [ui] */
static _Atomic uint32_t references;               /* of the factory, which is never freed */

struct Steinberg_Linux_IRunLoop *bearing_vst3_run_loop(void) {
    if (run_loop != NULL) {
        run_loop->lpVtbl->addRef(run_loop);
    }
    return run_loop;
}

static const bearing_vst3_face faces[] = {
    {Steinberg_FUnknown_iid, 0},
    {Steinberg_IPluginFactory_iid, 0},
    {Steinberg_IPluginFactory2_iid, 0},
    {Steinberg_IPluginFactory3_iid, 0},
};

static Steinberg_tresult query(void *self, const char *id, void **out) {
    return bearing_vst3_query(self, faces, (int) (sizeof faces / sizeof *faces), id, out, &references);
}

static Steinberg_uint32 add(void *self) {
    (void) self;
    return atomic_fetch_add(&references, 1) + 1;
}

static Steinberg_uint32 drop(void *self) {
    (void) self;
    return bearing_vst3_drop(&references);
}

static void put(char *out, size_t size, const char *text) {
    strncpy(out, text, size - 1);
    out[size - 1] = 0;
}

static Steinberg_tresult get_factory_info(void *self, struct Steinberg_PFactoryInfo *info) {
    (void) self;
    if (info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_PFactoryInfo) {.flags = Steinberg_PFactoryInfo_FactoryFlags_kUnicode};
    put(info->vendor, sizeof info->vendor, VENDOR);
    return Steinberg_kResultOk;
}

static Steinberg_int32 count_classes(void *self) {
    (void) self;
    return COMPONENTS;
}

static const component *at(int32_t index) { return index < 0 || index >= COMPONENTS ? NULL : &components[index]; }

static Steinberg_tresult get_class_info(void *self, Steinberg_int32 index, struct Steinberg_PClassInfo *info) {
    (void) self;
    const component *found = at(index);
    if (found == NULL || info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_PClassInfo) {.cardinality = Steinberg_PClassInfo_ClassCardinality_kManyInstances};
    memcpy(info->cid, found->id, sizeof info->cid);
    put(info->category, sizeof info->category, found->category);
    put(info->name, sizeof info->name, found->name);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_class_info2(void *self, Steinberg_int32 index, struct Steinberg_PClassInfo2 *info) {
    (void) self;
    const component *found = at(index);
    if (found == NULL || info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_PClassInfo2) {
        .cardinality = Steinberg_PClassInfo_ClassCardinality_kManyInstances,
        .classFlags = found->flags,
    };
    memcpy(info->cid, found->id, sizeof info->cid);
    put(info->category, sizeof info->category, found->category);
    put(info->name, sizeof info->name, found->name);
    put(info->subCategories, sizeof info->subCategories, found->subcategories);
    put(info->vendor, sizeof info->vendor, VENDOR);
    put(info->version, sizeof info->version, BEARING_VST3_VERSION);
    put(info->sdkVersion, sizeof info->sdkVersion, SDK);
    return Steinberg_kResultOk;
}

static Steinberg_tresult get_class_info_unicode(void *self, Steinberg_int32 index, struct Steinberg_PClassInfoW *info) {
    (void) self;
    const component *found = at(index);
    if (found == NULL || info == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *info = (struct Steinberg_PClassInfoW) {
        .cardinality = Steinberg_PClassInfo_ClassCardinality_kManyInstances,
        .classFlags = found->flags,
    };
    memcpy(info->cid, found->id, sizeof info->cid);
    put(info->category, sizeof info->category, found->category);
    put(info->subCategories, sizeof info->subCategories, found->subcategories);
    bearing_vst3_utf16(found->name, info->name, 64);
    bearing_vst3_utf16(VENDOR, info->vendor, 64);
    bearing_vst3_utf16(BEARING_VST3_VERSION, info->version, 64);
    bearing_vst3_utf16(SDK, info->sdkVersion, 64);
    return Steinberg_kResultOk;
}

static Steinberg_tresult create_instance(void *self, Steinberg_FIDString class_id, Steinberg_FIDString interface_id,
                                         void **out) {
    (void) self;
    if (out == NULL) {
        return Steinberg_kInvalidArgument;
    }
    *out = NULL;
    for (int32_t i = 0; i < COMPONENTS; i++) {
        if (!bearing_vst3_same_id(components[i].id, class_id)) {
            continue;
        }
        struct Steinberg_FUnknown *made = components[i].make();
        if (made == NULL) {
            return Steinberg_kOutOfMemory;
        }
        Steinberg_tresult result = made->lpVtbl->queryInterface(made, interface_id, out);
        made->lpVtbl->release(made); /* the one that it was made with; ends it if the interface is not there */
        return result;
    }
    return Steinberg_kNoInterface;
}

static Steinberg_tresult set_host_context(void *self, struct Steinberg_FUnknown *context) {
    (void) self;
    bearing_vst3_release(run_loop);
    run_loop = bearing_vst3_ask(context, Steinberg_Linux_IRunLoop_iid);
    return Steinberg_kResultOk;
}

static const struct Steinberg_IPluginFactory3Vtbl table = {
    query,           add,             drop, get_factory_info, count_classes, get_class_info, create_instance,
    get_class_info2, get_class_info_unicode, set_host_context,
};

static struct Steinberg_IPluginFactory3 factory = {&table};

/* The names that every VST3 host looks for. */
PUBLIC bool ModuleEntry(void *library);
PUBLIC bool ModuleExit(void);
PUBLIC void *GetPluginFactory(void);

bool ModuleEntry(void *library) {
    (void) library;
    return true;
}

bool ModuleExit(void) {
    set_host_context(&factory, NULL);
    return true;
}

void *GetPluginFactory(void) {
    add(&factory);
    return &factory;
}
