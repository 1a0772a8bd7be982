/*
 * The part of the VST3 ABI that the plug-in uses, written for plain C from its specification and from the figures of
 * SDK 3.8.1 (x86-64 and every LP64 platform but Windows, whose identifiers have another byte order). Names are those of
 * the figures, so that a test compares every size, offset, constant and identifier. An interface is a struct that
 * points to its table of functions, which begins with queryInterface, addRef and release.
 */
#ifndef BEARING_VST3_ABI_H
#define BEARING_VST3_ABI_H

#include <stdint.h>

typedef char Steinberg_char8;
typedef uint16_t Steinberg_char16;
typedef uint8_t Steinberg_uint8;
typedef int16_t Steinberg_int16;
typedef int32_t Steinberg_int32;
typedef uint32_t Steinberg_uint32;
typedef int64_t Steinberg_int64;
typedef uint64_t Steinberg_uint64;
typedef uint8_t Steinberg_TBool;
typedef int32_t Steinberg_tresult;
typedef char Steinberg_TUID[16];
typedef const char *Steinberg_FIDString;
typedef int Steinberg_Linux_FileDescriptor;
typedef uint64_t Steinberg_Linux_TimerInterval; /* milliseconds */
typedef Steinberg_char16 Steinberg_Vst_TChar;
typedef Steinberg_char16 Steinberg_Vst_String128[128];
typedef const char *Steinberg_Vst_CString;
typedef const char *Steinberg_Vst_IAttributeList_AttrID;
typedef int32_t Steinberg_Vst_MediaType;
typedef int32_t Steinberg_Vst_BusDirection;
typedef int32_t Steinberg_Vst_BusType;
typedef int32_t Steinberg_Vst_IoMode;
typedef uint64_t Steinberg_Vst_SpeakerArrangement;
typedef uint32_t Steinberg_Vst_ParamID;
typedef double Steinberg_Vst_ParamValue;
typedef int32_t Steinberg_Vst_UnitID;
typedef int32_t Steinberg_Vst_ProgramListID;
typedef double Steinberg_Vst_SampleRate;
typedef int64_t Steinberg_Vst_TSamples;
typedef double Steinberg_Vst_TQuarterNotes;

/* Results of calls. */
enum {
    Steinberg_kNoInterface = -1,
    Steinberg_kResultOk = 0,
    Steinberg_kResultTrue = 0,
    Steinberg_kResultFalse = 1,
    Steinberg_kInvalidArgument = 2,
    Steinberg_kNotImplemented = 3,
    Steinberg_kInternalError = 4,
    Steinberg_kNotInitialized = 5,
    Steinberg_kOutOfMemory = 6,
};

enum {
    Steinberg_IBStream_IStreamSeekMode_kIBSeekSet = 0,
    Steinberg_IBStream_IStreamSeekMode_kIBSeekCur = 1,
    Steinberg_IBStream_IStreamSeekMode_kIBSeekEnd = 2,
};

enum {
    Steinberg_PFactoryInfo_FactoryFlags_kUnicode = 16,
    Steinberg_PClassInfo_ClassCardinality_kManyInstances = 2147483647,
    Steinberg_Vst_ComponentFlags_kDistributable = 1,
};

enum {
    Steinberg_Vst_MediaTypes_kAudio = 0,
    Steinberg_Vst_MediaTypes_kEvent = 1,
    Steinberg_Vst_BusDirections_kInput = 0,
    Steinberg_Vst_BusDirections_kOutput = 1,
    Steinberg_Vst_BusTypes_kMain = 0,
    Steinberg_Vst_BusInfo_BusFlags_kDefaultActive = 1,
};

enum {
    Steinberg_Vst_SymbolicSampleSizes_kSample32 = 0,
    Steinberg_Vst_SymbolicSampleSizes_kSample64 = 1,
    Steinberg_Vst_ProcessModes_kRealtime = 0,
    Steinberg_Vst_ProcessModes_kPrefetch = 1,
    Steinberg_Vst_ProcessModes_kOffline = 2,
    Steinberg_Vst_ProcessContext_StatesAndFlags_kPlaying = 2,
    Steinberg_Vst_IProcessContextRequirements_Flags_kNeedTransportState = 1024,
};

enum {
    Steinberg_Vst_ParameterInfo_ParameterFlags_kNoFlags = 0,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kCanAutomate = 1,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsReadOnly = 2,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsWrapAround = 4,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsList = 8,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsHidden = 16,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsProgramChange = 32768,
    Steinberg_Vst_ParameterInfo_ParameterFlags_kIsBypass = 65536,
    Steinberg_Vst_RestartFlags_kParamValuesChanged = 4,
};

enum {
    Steinberg_Vst_kRootUnitId = 0,
    Steinberg_Vst_kNoParentUnitId = -1,
    Steinberg_Vst_kNoProgramListId = -1,
};

/* Too wide for an enumeration. */
#define Steinberg_Vst_SpeakerArr_kEmpty UINT64_C(0)
#define Steinberg_Vst_SpeakerArr_kMono UINT64_C(524288)
#define Steinberg_Vst_SpeakerArr_kStereo UINT64_C(3)
#define Steinberg_Vst_kInfiniteTail UINT32_C(4294967295)

struct Steinberg_FUnknown;
struct Steinberg_IBStream;
struct Steinberg_IPlugView;
struct Steinberg_Linux_IEventHandler;
struct Steinberg_Linux_ITimerHandler;
struct Steinberg_PClassInfo;
struct Steinberg_PClassInfo2;
struct Steinberg_PClassInfoW;
struct Steinberg_PFactoryInfo;
struct Steinberg_Vst_AudioBusBuffers;
struct Steinberg_Vst_BusInfo;
struct Steinberg_Vst_IAttributeList;
struct Steinberg_Vst_IComponentHandler;
struct Steinberg_Vst_IConnectionPoint;
struct Steinberg_Vst_IEventList;
struct Steinberg_Vst_IMessage;
struct Steinberg_Vst_IParamValueQueue;
struct Steinberg_Vst_IParameterChanges;
struct Steinberg_Vst_ParameterInfo;
struct Steinberg_Vst_ProcessContext;
struct Steinberg_Vst_ProcessData;
struct Steinberg_Vst_ProcessSetup;
struct Steinberg_Vst_ProgramListInfo;
struct Steinberg_Vst_RoutingInfo;
struct Steinberg_Vst_UnitInfo;

struct Steinberg_PFactoryInfo {
    Steinberg_char8 vendor[64];
    Steinberg_char8 url[256];
    Steinberg_char8 email[128];
    Steinberg_int32 flags;
};

struct Steinberg_PClassInfo {
    Steinberg_TUID cid;
    Steinberg_int32 cardinality;
    Steinberg_char8 category[32];
    Steinberg_char8 name[64];
};

struct Steinberg_PClassInfo2 {
    Steinberg_TUID cid;
    Steinberg_int32 cardinality;
    Steinberg_char8 category[32];
    Steinberg_char8 name[64];
    Steinberg_uint32 classFlags;
    Steinberg_char8 subCategories[128];
    Steinberg_char8 vendor[64];
    Steinberg_char8 version[64];
    Steinberg_char8 sdkVersion[64];
};

struct Steinberg_PClassInfoW {
    Steinberg_TUID cid;
    Steinberg_int32 cardinality;
    Steinberg_char8 category[32];
    Steinberg_char16 name[64];
    Steinberg_uint32 classFlags;
    Steinberg_char8 subCategories[128];
    Steinberg_char16 vendor[64];
    Steinberg_char16 version[64];
    Steinberg_char16 sdkVersion[64];
};

struct Steinberg_Vst_BusInfo {
    Steinberg_Vst_MediaType mediaType;
    Steinberg_Vst_BusDirection direction;
    Steinberg_int32 channelCount;
    Steinberg_Vst_String128 name;
    Steinberg_Vst_BusType busType;
    Steinberg_uint32 flags;
};

struct Steinberg_Vst_RoutingInfo {
    Steinberg_Vst_MediaType mediaType;
    Steinberg_int32 busIndex;
    Steinberg_int32 channel;
};

struct Steinberg_Vst_ProcessSetup {
    Steinberg_int32 processMode;
    Steinberg_int32 symbolicSampleSize;
    Steinberg_int32 maxSamplesPerBlock;
    Steinberg_Vst_SampleRate sampleRate;
};

struct Steinberg_Vst_AudioBusBuffers {
    Steinberg_int32 numChannels;
    Steinberg_uint64 silenceFlags;
    union {
        float **Steinberg_Vst_AudioBusBuffers_channelBuffers32;
        double **Steinberg_Vst_AudioBusBuffers_channelBuffers64;
    };
};

struct Steinberg_Vst_Chord {
    Steinberg_uint8 keyNote;
    Steinberg_uint8 rootNote;
    Steinberg_int16 chordMask;
};

struct Steinberg_Vst_FrameRate {
    Steinberg_uint32 framesPerSecond;
    Steinberg_uint32 flags;
};

struct Steinberg_Vst_ProcessContext {
    Steinberg_uint32 state;
    double sampleRate;
    Steinberg_Vst_TSamples projectTimeSamples;
    Steinberg_int64 systemTime;
    Steinberg_Vst_TSamples continousTimeSamples;
    Steinberg_Vst_TQuarterNotes projectTimeMusic;
    Steinberg_Vst_TQuarterNotes barPositionMusic;
    Steinberg_Vst_TQuarterNotes cycleStartMusic;
    Steinberg_Vst_TQuarterNotes cycleEndMusic;
    double tempo;
    Steinberg_int32 timeSigNumerator;
    Steinberg_int32 timeSigDenominator;
    struct Steinberg_Vst_Chord chord;
    Steinberg_int32 smpteOffsetSubframes;
    struct Steinberg_Vst_FrameRate frameRate;
    Steinberg_int32 samplesToNextClock;
};

struct Steinberg_Vst_ProcessData {
    Steinberg_int32 processMode;
    Steinberg_int32 symbolicSampleSize;
    Steinberg_int32 numSamples;
    Steinberg_int32 numInputs;
    Steinberg_int32 numOutputs;
    struct Steinberg_Vst_AudioBusBuffers *inputs;
    struct Steinberg_Vst_AudioBusBuffers *outputs;
    struct Steinberg_Vst_IParameterChanges *inputParameterChanges;
    struct Steinberg_Vst_IParameterChanges *outputParameterChanges;
    struct Steinberg_Vst_IEventList *inputEvents;
    struct Steinberg_Vst_IEventList *outputEvents;
    struct Steinberg_Vst_ProcessContext *processContext;
};

struct Steinberg_Vst_ParameterInfo {
    Steinberg_Vst_ParamID id;
    Steinberg_Vst_String128 title;
    Steinberg_Vst_String128 shortTitle;
    Steinberg_Vst_String128 units;
    Steinberg_int32 stepCount;
    Steinberg_Vst_ParamValue defaultNormalizedValue;
    Steinberg_Vst_UnitID unitId;
    Steinberg_int32 flags;
};

struct Steinberg_Vst_UnitInfo {
    Steinberg_Vst_UnitID id;
    Steinberg_Vst_UnitID parentUnitId;
    Steinberg_Vst_String128 name;
    Steinberg_Vst_ProgramListID programListId;
};

struct Steinberg_Vst_ProgramListInfo {
    Steinberg_Vst_ProgramListID id;
    Steinberg_Vst_String128 name;
    Steinberg_int32 programCount;
};

struct Steinberg_FUnknownVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
};
struct Steinberg_FUnknown {
    const struct Steinberg_FUnknownVtbl *lpVtbl;
};

struct Steinberg_IBStreamVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*read)(void *, void *, Steinberg_int32, Steinberg_int32 *);
    Steinberg_tresult (*write)(void *, void *, Steinberg_int32, Steinberg_int32 *);
    Steinberg_tresult (*seek)(void *, Steinberg_int64, Steinberg_int32, Steinberg_int64 *);
    Steinberg_tresult (*tell)(void *, Steinberg_int64 *);
};
struct Steinberg_IBStream {
    const struct Steinberg_IBStreamVtbl *lpVtbl;
};

struct Steinberg_IPluginFactory3Vtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*getFactoryInfo)(void *, struct Steinberg_PFactoryInfo *);
    Steinberg_int32 (*countClasses)(void *);
    Steinberg_tresult (*getClassInfo)(void *, Steinberg_int32, struct Steinberg_PClassInfo *);
    Steinberg_tresult (*createInstance)(void *, Steinberg_FIDString, Steinberg_FIDString, void **);
    Steinberg_tresult (*getClassInfo2)(void *, Steinberg_int32, struct Steinberg_PClassInfo2 *);
    Steinberg_tresult (*getClassInfoUnicode)(void *, Steinberg_int32, struct Steinberg_PClassInfoW *);
    Steinberg_tresult (*setHostContext)(void *, struct Steinberg_FUnknown *);
};
struct Steinberg_IPluginFactory3 {
    const struct Steinberg_IPluginFactory3Vtbl *lpVtbl;
};

struct Steinberg_Vst_IComponentVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*initialize)(void *, struct Steinberg_FUnknown *);
    Steinberg_tresult (*terminate)(void *);
    Steinberg_tresult (*getControllerClassId)(void *, char *);
    Steinberg_tresult (*setIoMode)(void *, Steinberg_Vst_IoMode);
    Steinberg_int32 (*getBusCount)(void *, Steinberg_Vst_MediaType, Steinberg_Vst_BusDirection);
    Steinberg_tresult (*getBusInfo)(void *, Steinberg_Vst_MediaType, Steinberg_Vst_BusDirection, Steinberg_int32,
                                    struct Steinberg_Vst_BusInfo *);
    Steinberg_tresult (*getRoutingInfo)(void *, struct Steinberg_Vst_RoutingInfo *, struct Steinberg_Vst_RoutingInfo *);
    Steinberg_tresult (*activateBus)(void *, Steinberg_Vst_MediaType, Steinberg_Vst_BusDirection, Steinberg_int32,
                                     Steinberg_TBool);
    Steinberg_tresult (*setActive)(void *, Steinberg_TBool);
    Steinberg_tresult (*setState)(void *, struct Steinberg_IBStream *);
    Steinberg_tresult (*getState)(void *, struct Steinberg_IBStream *);
};
struct Steinberg_Vst_IComponent {
    const struct Steinberg_Vst_IComponentVtbl *lpVtbl;
};

struct Steinberg_Vst_IAudioProcessorVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*setBusArrangements)(void *, Steinberg_Vst_SpeakerArrangement *, Steinberg_int32,
                                            Steinberg_Vst_SpeakerArrangement *, Steinberg_int32);
    Steinberg_tresult (*getBusArrangement)(void *, Steinberg_Vst_BusDirection, Steinberg_int32,
                                           Steinberg_Vst_SpeakerArrangement *);
    Steinberg_tresult (*canProcessSampleSize)(void *, Steinberg_int32);
    Steinberg_uint32 (*getLatencySamples)(void *);
    Steinberg_tresult (*setupProcessing)(void *, struct Steinberg_Vst_ProcessSetup *);
    Steinberg_tresult (*setProcessing)(void *, Steinberg_TBool);
    Steinberg_tresult (*process)(void *, struct Steinberg_Vst_ProcessData *);
    Steinberg_uint32 (*getTailSamples)(void *);
};
struct Steinberg_Vst_IAudioProcessor {
    const struct Steinberg_Vst_IAudioProcessorVtbl *lpVtbl;
};

struct Steinberg_Vst_IProcessContextRequirementsVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_uint32 (*getProcessContextRequirements)(void *);
};
struct Steinberg_Vst_IProcessContextRequirements {
    const struct Steinberg_Vst_IProcessContextRequirementsVtbl *lpVtbl;
};

struct Steinberg_Vst_IConnectionPointVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*connect)(void *, struct Steinberg_Vst_IConnectionPoint *);
    Steinberg_tresult (*disconnect)(void *, struct Steinberg_Vst_IConnectionPoint *);
    Steinberg_tresult (*notify)(void *, struct Steinberg_Vst_IMessage *);
};
struct Steinberg_Vst_IConnectionPoint {
    const struct Steinberg_Vst_IConnectionPointVtbl *lpVtbl;
};

struct Steinberg_Vst_IEditControllerVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*initialize)(void *, struct Steinberg_FUnknown *);
    Steinberg_tresult (*terminate)(void *);
    Steinberg_tresult (*setComponentState)(void *, struct Steinberg_IBStream *);
    Steinberg_tresult (*setState)(void *, struct Steinberg_IBStream *);
    Steinberg_tresult (*getState)(void *, struct Steinberg_IBStream *);
    Steinberg_int32 (*getParameterCount)(void *);
    Steinberg_tresult (*getParameterInfo)(void *, Steinberg_int32, struct Steinberg_Vst_ParameterInfo *);
    Steinberg_tresult (*getParamStringByValue)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_ParamValue,
                                               Steinberg_Vst_TChar *);
    Steinberg_tresult (*getParamValueByString)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_TChar *,
                                               Steinberg_Vst_ParamValue *);
    Steinberg_Vst_ParamValue (*normalizedParamToPlain)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_ParamValue);
    Steinberg_Vst_ParamValue (*plainParamToNormalized)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_ParamValue);
    Steinberg_Vst_ParamValue (*getParamNormalized)(void *, Steinberg_Vst_ParamID);
    Steinberg_tresult (*setParamNormalized)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_ParamValue);
    Steinberg_tresult (*setComponentHandler)(void *, struct Steinberg_Vst_IComponentHandler *);
    struct Steinberg_IPlugView *(*createView)(void *, Steinberg_FIDString);
};
struct Steinberg_Vst_IEditController {
    const struct Steinberg_Vst_IEditControllerVtbl *lpVtbl;
};

struct Steinberg_Vst_IUnitInfoVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_int32 (*getUnitCount)(void *);
    Steinberg_tresult (*getUnitInfo)(void *, Steinberg_int32, struct Steinberg_Vst_UnitInfo *);
    Steinberg_int32 (*getProgramListCount)(void *);
    Steinberg_tresult (*getProgramListInfo)(void *, Steinberg_int32, struct Steinberg_Vst_ProgramListInfo *);
    Steinberg_tresult (*getProgramName)(void *, Steinberg_Vst_ProgramListID, Steinberg_int32, Steinberg_Vst_TChar *);
    Steinberg_tresult (*getProgramInfo)(void *, Steinberg_Vst_ProgramListID, Steinberg_int32, Steinberg_Vst_CString,
                                        Steinberg_Vst_TChar *);
    Steinberg_tresult (*hasProgramPitchNames)(void *, Steinberg_Vst_ProgramListID, Steinberg_int32);
    Steinberg_tresult (*getProgramPitchName)(void *, Steinberg_Vst_ProgramListID, Steinberg_int32, Steinberg_int16,
                                             Steinberg_Vst_TChar *);
    Steinberg_Vst_UnitID (*getSelectedUnit)(void *);
    Steinberg_tresult (*selectUnit)(void *, Steinberg_Vst_UnitID);
    Steinberg_tresult (*getUnitByBus)(void *, Steinberg_Vst_MediaType, Steinberg_Vst_BusDirection, Steinberg_int32,
                                      Steinberg_int32, Steinberg_Vst_UnitID *);
    Steinberg_tresult (*setUnitProgramData)(void *, Steinberg_int32, Steinberg_int32, struct Steinberg_IBStream *);
};
struct Steinberg_Vst_IUnitInfo {
    const struct Steinberg_Vst_IUnitInfoVtbl *lpVtbl;
};

struct Steinberg_Vst_ChannelContext_IInfoListenerVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*setChannelContextInfos)(void *, struct Steinberg_Vst_IAttributeList *);
};
struct Steinberg_Vst_ChannelContext_IInfoListener {
    const struct Steinberg_Vst_ChannelContext_IInfoListenerVtbl *lpVtbl;
};

struct Steinberg_Vst_IComponentHandlerVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*beginEdit)(void *, Steinberg_Vst_ParamID);
    Steinberg_tresult (*performEdit)(void *, Steinberg_Vst_ParamID, Steinberg_Vst_ParamValue);
    Steinberg_tresult (*endEdit)(void *, Steinberg_Vst_ParamID);
    Steinberg_tresult (*restartComponent)(void *, Steinberg_int32);
};
struct Steinberg_Vst_IComponentHandler {
    const struct Steinberg_Vst_IComponentHandlerVtbl *lpVtbl;
};

struct Steinberg_Vst_IHostApplicationVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*getName)(void *, Steinberg_Vst_TChar *);
    Steinberg_tresult (*createInstance)(void *, char *, char *, void **);
};
struct Steinberg_Vst_IHostApplication {
    const struct Steinberg_Vst_IHostApplicationVtbl *lpVtbl;
};

struct Steinberg_Vst_IMessageVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_FIDString (*getMessageID)(void *);
    void (*setMessageID)(void *, Steinberg_FIDString);
    struct Steinberg_Vst_IAttributeList *(*getAttributes)(void *);
};
struct Steinberg_Vst_IMessage {
    const struct Steinberg_Vst_IMessageVtbl *lpVtbl;
};

struct Steinberg_Vst_IAttributeListVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*setInt)(void *, Steinberg_Vst_IAttributeList_AttrID, Steinberg_int64);
    Steinberg_tresult (*getInt)(void *, Steinberg_Vst_IAttributeList_AttrID, Steinberg_int64 *);
    Steinberg_tresult (*setFloat)(void *, Steinberg_Vst_IAttributeList_AttrID, double);
    Steinberg_tresult (*getFloat)(void *, Steinberg_Vst_IAttributeList_AttrID, double *);
    Steinberg_tresult (*setString)(void *, Steinberg_Vst_IAttributeList_AttrID, const Steinberg_Vst_TChar *);
    Steinberg_tresult (*getString)(void *, Steinberg_Vst_IAttributeList_AttrID, Steinberg_Vst_TChar *,
                                   Steinberg_uint32);
    Steinberg_tresult (*setBinary)(void *, Steinberg_Vst_IAttributeList_AttrID, const void *, Steinberg_uint32);
    Steinberg_tresult (*getBinary)(void *, Steinberg_Vst_IAttributeList_AttrID, const void **, Steinberg_uint32 *);
};
struct Steinberg_Vst_IAttributeList {
    const struct Steinberg_Vst_IAttributeListVtbl *lpVtbl;
};

struct Steinberg_Vst_IParameterChangesVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_int32 (*getParameterCount)(void *);
    struct Steinberg_Vst_IParamValueQueue *(*getParameterData)(void *, Steinberg_int32);
    struct Steinberg_Vst_IParamValueQueue *(*addParameterData)(void *, const Steinberg_Vst_ParamID *,
                                                               Steinberg_int32 *);
};
struct Steinberg_Vst_IParameterChanges {
    const struct Steinberg_Vst_IParameterChangesVtbl *lpVtbl;
};

struct Steinberg_Vst_IParamValueQueueVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_Vst_ParamID (*getParameterId)(void *);
    Steinberg_int32 (*getPointCount)(void *);
    Steinberg_tresult (*getPoint)(void *, Steinberg_int32, Steinberg_int32 *, Steinberg_Vst_ParamValue *);
    Steinberg_tresult (*addPoint)(void *, Steinberg_int32, Steinberg_Vst_ParamValue, Steinberg_int32 *);
};
struct Steinberg_Vst_IParamValueQueue {
    const struct Steinberg_Vst_IParamValueQueueVtbl *lpVtbl;
};

struct Steinberg_Linux_IRunLoopVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    Steinberg_tresult (*registerEventHandler)(void *, struct Steinberg_Linux_IEventHandler *,
                                              Steinberg_Linux_FileDescriptor);
    Steinberg_tresult (*unregisterEventHandler)(void *, struct Steinberg_Linux_IEventHandler *);
    Steinberg_tresult (*registerTimer)(void *, struct Steinberg_Linux_ITimerHandler *, Steinberg_Linux_TimerInterval);
    Steinberg_tresult (*unregisterTimer)(void *, struct Steinberg_Linux_ITimerHandler *);
};
struct Steinberg_Linux_IRunLoop {
    const struct Steinberg_Linux_IRunLoopVtbl *lpVtbl;
};

struct Steinberg_Linux_ITimerHandlerVtbl {
    Steinberg_tresult (*queryInterface)(void *, const char *, void **);
    Steinberg_uint32 (*addRef)(void *);
    Steinberg_uint32 (*release)(void *);
    void (*onTimer)(void *);
};
struct Steinberg_Linux_ITimerHandler {
    const struct Steinberg_Linux_ITimerHandlerVtbl *lpVtbl;
};

/* Sixteen bytes in the order in which they stand in memory. */
#define BEARING_TUID_WORD(word) \
    (char)((word) >> 24), (char)((word) >> 16 & 255), (char)((word) >> 8 & 255), (char)((word) & 255)
#define BEARING_TUID(first, second, third, fourth) \
    {BEARING_TUID_WORD(first), BEARING_TUID_WORD(second), BEARING_TUID_WORD(third), BEARING_TUID_WORD(fourth)}

static const Steinberg_TUID Steinberg_FUnknown_iid =
    BEARING_TUID(0x00000000, 0x00000000, 0xC0000000, 0x00000046);
static const Steinberg_TUID Steinberg_IBStream_iid =
    BEARING_TUID(0xC3BF6EA2, 0x30994752, 0x9B6BF990, 0x1EE33E9B);
static const Steinberg_TUID Steinberg_IPluginFactory3_iid =
    BEARING_TUID(0x4555A2AB, 0xC1234E57, 0x9B122910, 0x36878931);
static const Steinberg_TUID Steinberg_Vst_IComponent_iid =
    BEARING_TUID(0xE831FF31, 0xF2D54301, 0x928EBBEE, 0x25697802);
static const Steinberg_TUID Steinberg_Vst_IAudioProcessor_iid =
    BEARING_TUID(0x42043F99, 0xB7DA453C, 0xA569E79D, 0x9AAEC33D);
static const Steinberg_TUID Steinberg_Vst_IProcessContextRequirements_iid =
    BEARING_TUID(0x2A654303, 0xEF764E3D, 0x95B5FE83, 0x730EF6D0);
static const Steinberg_TUID Steinberg_Vst_IConnectionPoint_iid =
    BEARING_TUID(0x70A4156F, 0x6E6E4026, 0x989148BF, 0xAA60D8D1);
static const Steinberg_TUID Steinberg_Vst_IEditController_iid =
    BEARING_TUID(0xDCD7BBE3, 0x7742448D, 0xA874AACC, 0x979C759E);
static const Steinberg_TUID Steinberg_Vst_IUnitInfo_iid =
    BEARING_TUID(0x3D4BD6B5, 0x913A4FD2, 0xA886E768, 0xA5EB92C1);
static const Steinberg_TUID Steinberg_Vst_ChannelContext_IInfoListener_iid =
    BEARING_TUID(0x0F194781, 0x8D984ADA, 0xBBA0C1EF, 0xC011D8D0);
static const Steinberg_TUID Steinberg_Vst_IComponentHandler_iid =
    BEARING_TUID(0x93A0BEA3, 0x0BD045DB, 0x8E890B0C, 0xC1E46AC6);
static const Steinberg_TUID Steinberg_Vst_IHostApplication_iid =
    BEARING_TUID(0x58E595CC, 0xDB2D4969, 0x8B6AAF8C, 0x36A664E5);
static const Steinberg_TUID Steinberg_Vst_IMessage_iid =
    BEARING_TUID(0x936F033B, 0xC6C047DB, 0xBB0882F8, 0x13C1E613);
static const Steinberg_TUID Steinberg_Vst_IAttributeList_iid =
    BEARING_TUID(0x1E5F0AEB, 0xCC7F4533, 0xA2544011, 0x38AD5EE4);
static const Steinberg_TUID Steinberg_Vst_IParameterChanges_iid =
    BEARING_TUID(0xA4779663, 0x0BB64A56, 0xB44384A8, 0x466FEB9D);
static const Steinberg_TUID Steinberg_Vst_IParamValueQueue_iid =
    BEARING_TUID(0x01263A18, 0xED074F6F, 0x98C9D356, 0x4686F9BA);
static const Steinberg_TUID Steinberg_Linux_IRunLoop_iid =
    BEARING_TUID(0x18C35366, 0x97764F1A, 0x9C5B8385, 0x7A871389);
static const Steinberg_TUID Steinberg_Linux_ITimerHandler_iid =
    BEARING_TUID(0x10BDD94F, 0x41424774, 0x821FAD8F, 0xECA72CA9);
static const Steinberg_TUID Steinberg_IPluginBase_iid =
    BEARING_TUID(0x22888DDB, 0x156E45AE, 0x8358B348, 0x08190625);
static const Steinberg_TUID Steinberg_IPluginFactory_iid =
    BEARING_TUID(0x7A4D811C, 0x52114A1F, 0xAED9D2EE, 0x0B43BF9F);
static const Steinberg_TUID Steinberg_IPluginFactory2_iid =
    BEARING_TUID(0x0007B650, 0xF24B4C0B, 0xA464EDB9, 0xF00B2ABB);

#endif
