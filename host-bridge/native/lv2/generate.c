/* Writes manifest.ttl, bearing.ttl and presets.ttl from the table of parameters: generate FOLDER. Runs at build. */
#include <stdio.h>
#include <string.h>

#include "core.h"
#include "lv2_ports.h"
#include "parameters.h"

static const char *const prefixes =
    "@prefix atom: <http://lv2plug.in/ns/ext/atom#> .\n"
    "@prefix automate: <" BEARING_LV2_AUTOMATE "> .\n"
    "@prefix doap: <http://usefulinc.com/ns/doap#> .\n"
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    "@prefix lv2: <http://lv2plug.in/ns/lv2core#> .\n"
    "@prefix midi: <http://lv2plug.in/ns/ext/midi#> .\n"
    "@prefix pg: <http://lv2plug.in/ns/ext/port-groups#> .\n"
    "@prefix pprops: <http://lv2plug.in/ns/ext/port-props#> .\n"
    "@prefix pset: <http://lv2plug.in/ns/ext/presets#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix rsz: <http://lv2plug.in/ns/ext/resize-port#> .\n"
    "@prefix state: <http://lv2plug.in/ns/ext/state#> .\n"
    "@prefix time: <http://lv2plug.in/ns/ext/time#> .\n"
    "@prefix units: <http://lv2plug.in/ns/extensions/units#> .\n"
    "@prefix urid: <http://lv2plug.in/ns/ext/urid#> .\n";

static const char *const uris[] = {BEARING_LV2_URI, BEARING_LV2_CAPTURE_URI};
static const char *const groups[] = {"Control", "Automation", "Direction", "Send"};

static FILE *begin(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        return NULL;
    }
    fputs("# Made by build.sh.\n", file);
    fputs(prefixes, file);
    return file;
}

static void text(FILE *file, const char *value) {
    fputc('"', file);
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\') {
            fputc('\\', file);
        }
        fputc(*value, file);
    }
    fputc('"', file);
}

static void group(FILE *file, const char *uri, const char *name) { fprintf(file, "<%s#%s>", uri, name); }

static void audio(FILE *file, const char *plugin, int index, bool output, bool right) {
    fprintf(file, "    [\n        a lv2:AudioPort , lv2:%sPort ;\n", output ? "Output" : "Input");
    fprintf(file, "        lv2:index %d ;\n        lv2:symbol \"%s_%s\" ;\n", index, output ? "out" : "in",
            right ? "right" : "left");
    fprintf(file, "        lv2:name \"%s %s\" ;\n", output ? "Out" : "In", right ? "right" : "left");
    fprintf(file, "        lv2:designation pg:%s ;\n        pg:group ", right ? "right" : "left");
    group(file, plugin, output ? "Output" : "Input");
    fputs("\n    ] ,\n", file);
}

static void list(FILE *file, const bearing_parameter *parameter) {
    for (int i = 0; i <= (int) parameter->maximum; i++) {
        char name[256];
        if (bearing_parameter_text(parameter->id, i, name, sizeof name)) {
            fputs("        lv2:scalePoint [ rdfs:label ", file);
            text(file, name);
            fprintf(file, " ; rdf:value %d ] ;\n", i);
        }
    }
}

/* A number as its port wants it: whole where it is. */
static void number(FILE *file, const char *predicate, double value, bool whole) {
    fprintf(file, whole ? "        %s %.0f ;\n" : "        %s %.1f ;\n", predicate, value);
}

static void control(FILE *file, const char *plugin, int index, bool capture) {
    const bearing_parameter *parameter = &bearing_parameters[index];
    uint32_t flags = parameter->flags;
    bool bypass = (flags & BEARING_PARAM_IS_BYPASS) != 0; /* LV2 has the opposite: enabled */
    bool output = (flags & BEARING_PARAM_IS_OUTPUT) != 0;
    bool whole = (flags & (BEARING_PARAM_IS_TOGGLE | BEARING_PARAM_IS_LIST | BEARING_PARAM_IS_WHOLE)) != 0;
    bool target = parameter->id >= BEARING_PARAM_AZIMUTH && parameter->id <= BEARING_PARAM_PAN;
    fprintf(file, "    [\n        a lv2:ControlPort , lv2:%sPort ;\n", output ? "Output" : "Input");
    fprintf(file, "        lv2:index %d ;\n", BEARING_LV2_PARAMETERS + index);
    fprintf(file, "        lv2:symbol \"%s\" ;\n", bypass ? "enabled" : parameter->symbol);
    fprintf(file, "        lv2:name \"%s\" ;\n", bypass ? "Enabled" : parameter->name);
    fprintf(file, "        lv2:shortName \"%s\" ;\n", bypass ? "Enabled" : parameter->short_name);
    number(file, "lv2:minimum", parameter->minimum, whole);
    number(file, "lv2:maximum", parameter->maximum, whole);
    number(file, "lv2:default", bypass ? 1 : parameter->start, whole);
    if (bypass) {
        fputs("        lv2:designation lv2:enabled ;\n", file);
    }
    if ((flags & BEARING_PARAM_IS_TOGGLE) != 0) {
        fputs("        lv2:portProperty lv2:toggled ;\n", file);
    } else if (whole) {
        fputs("        lv2:portProperty lv2:integer ;\n", file);
    }
    if ((flags & BEARING_PARAM_IS_LIST) != 0) {
        fputs("        lv2:portProperty lv2:enumeration ;\n", file);
        list(file, parameter);
    }
    if (!output && (flags & BEARING_PARAM_IS_AUTOMATABLE) == 0) {
        fputs("        lv2:portProperty pprops:notAutomatic ;\n", file);
    }
    if (capture && target) {
        fputs("        lv2:portProperty automate:automationControlled ;\n", file);
    }
    if (parameter->unit[0] != '\0') {
        fprintf(file, "        units:unit units:%s ;\n", strcmp(parameter->unit, "deg") == 0 ? "degree" : "db");
    }
    fputs("        pg:group ", file);
    group(file, plugin, parameter->group);
    fputs("\n    ] ,\n", file);
}

static void free_wheeling(FILE *file, bool last) {
    fprintf(file,
            "    [\n        a lv2:ControlPort , lv2:InputPort ;\n        lv2:index %d ;\n"
            "        lv2:symbol \"free_wheeling\" ;\n        lv2:name \"Free wheeling\" ;\n"
            "        lv2:minimum 0 ;\n        lv2:maximum 1 ;\n        lv2:default 0 ;\n"
            "        lv2:designation lv2:freeWheeling ;\n        lv2:portProperty lv2:toggled , pprops:notOnGUI , "
            "pprops:notAutomatic\n    ]%s\n",
            BEARING_LV2_FREE_WHEELING, last ? " ." : " ,");
}

static void events(FILE *file) {
    fprintf(file,
            "    [\n        a atom:AtomPort , lv2:InputPort ;\n        lv2:index %d ;\n"
            "        lv2:symbol \"events_in\" ;\n        lv2:name \"Events in\" ;\n"
            "        atom:bufferType atom:Sequence ;\n        atom:supports time:Position ;\n"
            "        lv2:designation lv2:control ;\n        lv2:portProperty lv2:connectionOptional\n    ] ,\n",
            BEARING_LV2_EVENTS_IN);
    fprintf(file,
            "    [\n        a atom:AtomPort , lv2:OutputPort ;\n        lv2:index %d ;\n"
            "        lv2:symbol \"events_out\" ;\n        lv2:name \"Events out\" ;\n"
            "        atom:bufferType atom:Sequence ;\n"
            "        atom:supports midi:MidiEvent , automate:automationControl ;\n"
            "        rsz:minimumSize %d ;\n        lv2:designation lv2:control ;\n"
            "        lv2:portProperty lv2:connectionOptional\n    ] .\n",
            BEARING_LV2_EVENTS_OUT, BEARING_LV2_EVENT_BYTES);
}

static void plugin(FILE *file, bool capture) {
    const char *uri = uris[capture ? 1 : 0];
    fprintf(file, "\n<%s#Input> a pg:InputGroup , pg:StereoGroup ;\n    lv2:name \"In\" ; lv2:symbol \"in\" .\n", uri);
    fprintf(file, "<%s#Output> a pg:OutputGroup , pg:StereoGroup ;\n    lv2:name \"Out\" ;\n", uri);
    fprintf(file, "    lv2:symbol \"out\" ;\n    pg:source <%s#Input> .\n", uri);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        fprintf(file, "<%s#%s> a pg:%sGroup ;\n    lv2:name \"%s\" ; lv2:symbol \"%s\" .\n", uri, groups[i],
                strcmp(groups[i], "Direction") == 0 ? "Output" : "Input", groups[i], groups[i]);
    }
    fprintf(file, "\n<%s>\n    a lv2:Plugin , lv2:AnalyserPlugin , doap:Project ;\n", uri);
    fprintf(file, "    doap:name \"%s\" ;\n", capture ? "Bearing Capture" : "Bearing");
    fprintf(file, "    doap:shortdesc \"%s\" ;\n",
            capture ? "Shows where a sound comes from, sends it as MIDI, and records it as automation in Ardour."
                    : "Shows where in space the sound of a stereo track comes from; the audio passes untouched.");
    fputs("    doap:license <https://www.apache.org/licenses/LICENSE-2.0> ;\n"
          "    doap:maintainer [ a foaf:Organization ; foaf:name \"Bearing\" ] ;\n"
          "    lv2:minorVersion 1 ;\n    lv2:microVersion 0 ;\n"
          "    lv2:extensionData state:interface ;\n    lv2:optionalFeature lv2:hardRTCapable ;\n", file);
    fputs(capture ? "    lv2:requiredFeature urid:map ;\n    lv2:optionalFeature automate:canWriteAutomatation ;\n"
                  : "    lv2:optionalFeature urid:map ;\n", file);
    fprintf(file, "    pg:mainInput <%s#Input> ;\n    pg:mainOutput <%s#Output> ;\n    lv2:port\n", uri, uri);
    for (int i = 0; i < 4; i++) {
        audio(file, uri, i, i >= 2, i % 2 == 1);
    }
    for (int i = 0; i < bearing_parameter_count; i++) {
        control(file, uri, i, capture);
    }
    free_wheeling(file, !capture);
    if (capture) {
        events(file);
    }
}

static void manifest(FILE *file) {
    for (int p = 0; p < 2; p++) {
        fprintf(file, "\n<%s>\n    a lv2:Plugin ;\n    lv2:binary <bearing.so> ;\n    rdfs:seeAlso <bearing.ttl> .\n",
                uris[p]);
        for (int i = 0; i < bearing_preset_count; i++) {
            fprintf(file, "<%s:preset:%s>\n    a pset:Preset ;\n    lv2:appliesTo <%s> ;\n    rdfs:label ", uris[p],
                    bearing_presets[i].name, uris[p]);
            text(file, bearing_presets[i].name);
            fputs(" ;\n    rdfs:seeAlso <presets.ttl> .\n", file);
        }
    }
}

static void presets(FILE *file) {
    for (int p = 0; p < 2; p++) {
        for (int i = 0; i < bearing_preset_count; i++) {
            fprintf(file, "\n<%s:preset:%s>\n    a pset:Preset ;\n    lv2:appliesTo <%s> ;\n    rdfs:label ", uris[p],
                    bearing_presets[i].name, uris[p]);
            text(file, bearing_presets[i].name);
            fputs(" ;\n    rdfs:comment ", file);
            text(file, bearing_presets[i].description);
            fprintf(file, " ;\n    lv2:port [ lv2:symbol \"preset\" ; pset:value %d ] .\n", i);
        }
    }
}

static void both(FILE *file) {
    /* Ardour's words, which no file of LV2 itself declares. */
    fputs("\nautomate:canWriteAutomatation a lv2:Feature .\nautomate:automationControlled a lv2:PortProperty .\n"
          "automate:automationControl a rdfs:Class .\n", file);
    plugin(file, false);
    plugin(file, true);
}

static int write_file(const char *folder, const char *name, void (*content)(FILE *)) {
    FILE *file = begin(folder, name);
    if (file == NULL) {
        return 1;
    }
    content(file);
    return fclose(file) == 0 ? 0 : 1;
}

int main(int count, char **arguments) {
    if (count != 2 || bearing_parameter_count != BEARING_LV2_PARAMETER_COUNT) {
        fprintf(stderr, "usage: generate FOLDER; lv2_ports.h counts %d parameters, parameters.c %d\n",
                BEARING_LV2_PARAMETER_COUNT, bearing_parameter_count);
        return 2;
    }
    /* The manifest last: build.sh looks at it alone. */
    return write_file(arguments[1], "bearing.ttl", both) | write_file(arguments[1], "presets.ttl", presets)
           | write_file(arguments[1], "manifest.ttl", manifest);
}
