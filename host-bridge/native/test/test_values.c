/* Texts of parameters, MIDI bytes, when outputs are reported, what is recorded. */
#include <locale.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "core.h"
#include "midi.h"
#include "parameters.h"

static bool shows(uint32_t id, double value, const char *text) {
    char out[64];
    double back = -1e9;
    CHECK(bearing_parameter_text(id, value, out, sizeof out));
    if (strcmp(out, text) != 0) {
        fprintf(stderr, "%u: %s instead of %s\n", id, out, text);
        return false;
    }
    return bearing_parameter_value(id, out, &back) && fabs(back - value) < 0.051;
}

static void texts_go_there_and_back(void) {
    char out[64];
    double value;
    CHECK(shows(BEARING_PARAM_OUT_AZIMUTH, -29.84, "-29.8 deg"));
    CHECK(shows(BEARING_PARAM_OUT_AZIMUTH, -0.04, "0.0 deg"));
    CHECK(shows(BEARING_PARAM_OUT_AZIMUTH, 180, "180.0 deg"));
    CHECK(shows(BEARING_PARAM_OUT_LEVEL, -120, "-120.0 dB"));
    CHECK(shows(BEARING_PARAM_PAN, -0.05, "-0.05"));
    CHECK(shows(BEARING_PARAM_OUT_STATUS, 1, "listening"));
    CHECK(shows(BEARING_PARAM_OUT_STATUS, 4, "engine down"));
    CHECK(shows(BEARING_PARAM_SOURCE, 1, "automation"));
    CHECK(shows(BEARING_PARAM_PRESET, 0, "binaural"));
    CHECK(shows(BEARING_PARAM_METHOD, 1, "embedding"));
    CHECK(shows(BEARING_PARAM_CAPTURE, 1, "on") && shows(BEARING_PARAM_BYPASS, 0, "off"));
    CHECK(shows(BEARING_PARAM_OBJECT, 128, "128"));
    CHECK(bearing_parameter_value(BEARING_PARAM_AZIMUTH, " 12,5 ", &value) && value == 12.5);
    CHECK(bearing_parameter_value(BEARING_PARAM_AZIMUTH, "+30\xC2\xB0", &value) && value == 30);
    CHECK(bearing_parameter_value(BEARING_PARAM_OUT_STATUS, "Mono Input", &value) && value == 3);
    CHECK(!bearing_parameter_value(BEARING_PARAM_AZIMUTH, "181", &value));
    CHECK(!bearing_parameter_value(BEARING_PARAM_AZIMUTH, "1 de", &value));
    CHECK(!bearing_parameter_value(BEARING_PARAM_AZIMUTH, "", &value));
    CHECK(!bearing_parameter_value(BEARING_PARAM_AZIMUTH, "north", &value));
    CHECK(!bearing_parameter_value(BEARING_PARAM_PRESET, "unheard-of", &value));
    CHECK(!bearing_parameter_text(BEARING_PARAM_PRESET, 99, out, sizeof out));
    CHECK(!bearing_parameter_text(BEARING_PARAM_AZIMUTH, NAN, out, sizeof out));
    CHECK(!bearing_parameter_text(BEARING_PARAM_OUT_STATUS, 1, out, 9));
    CHECK(bearing_parameter_text(BEARING_PARAM_OUT_STATUS, 1, out, 10));
    CHECK(!bearing_parameter_text(4711, 0, out, sizeof out));
}

/* The user's list, as the plug-in reads it when its first instance opens. */
static void targets_have_the_names_of_the_list(void) {
    CHECK(shows(BEARING_PARAM_TARGET, 0, "this computer"));
    char folder[] = "/tmp/bearing-test-targets-XXXXXX";
    char path[128];
    CHECK(mkdtemp(folder) != NULL && setenv("XDG_CONFIG_HOME", folder, 1) == 0);
    snprintf(path, sizeof path, "%s/bearing", folder);
    CHECK(mkdir(path, 0700) == 0);
    snprintf(path, sizeof path, "%s/bearing/targets.conf", folder);
    FILE *file = fopen(path, "w");
    CHECK(file != NULL);
    fputs("# mine\n\n  studio  = osc:10.0.0.5:4001,adm-osc\nno where\nl'h\xC3\xA9""misph\xC3\xA8re=osc:h:1", file);
    CHECK(fclose(file) == 0);
    bearing_core *core = bearing_open(BEARING_RING_FORMAT_LV2);
    CHECK(core != NULL);
    bearing_close(core);
    CHECK(shows(BEARING_PARAM_TARGET, 0, "studio"));
    CHECK(shows(BEARING_PARAM_TARGET, 1, "l'h\xC3\xA9""misph\xC3\xA8re"));
    CHECK(shows(BEARING_PARAM_TARGET, 2, "target 3") && shows(BEARING_PARAM_TARGET, 15, "target 16"));
    CHECK(unlink(path) == 0);
    *strrchr(path, '/') = 0;
    CHECK(rmdir(path) == 0 && rmdir(folder) == 0);
}

static void the_table_is_sound(void) {
    for (int i = 0; i < bearing_parameter_count; i++) {
        const bearing_parameter *one = &bearing_parameters[i];
        CHECK(strlen(one->short_name) <= 8 && one->minimum < one->maximum);
        CHECK(one->start >= one->minimum && one->start <= one->maximum);
        CHECK(bearing_parameter_of(one->id) == one);
        for (int j = 0; j < i; j++) {
            CHECK(bearing_parameters[j].id != one->id && strcmp(bearing_parameters[j].symbol, one->symbol) != 0);
        }
    }
    CHECK(bearing_parameter_of(BEARING_PARAM_PRESET)->maximum == bearing_preset_count - 1);
    CHECK(bearing_parameter_of(BEARING_PARAM_METHOD)->maximum == bearing_method_count - 1);
    CHECK(bearing_preset_count >= 2 && bearing_presets[0].description[0] != '\0' && bearing_methods[0].name[0] == '\0');
    uint32_t not_automatable[] = {BEARING_PARAM_PRESET, BEARING_PARAM_METHOD, BEARING_PARAM_CAPTURE};
    for (int i = 0; i < 3; i++) {
        CHECK((bearing_parameter_of(not_automatable[i])->flags & BEARING_PARAM_IS_AUTOMATABLE) == 0);
    }
}

static void midi_is_as_the_manual_says(void) {
    static const uint8_t expected[BEARING_MIDI_MESSAGES][3] = {
        {0xB0, 10, 64},  {0xB0, 42, 0},  {0xB0, 99, 66},  {0xB0, 98, 0}, {0xB0, 6, 74},
        {0xB0, 38, 85},  {0xB0, 99, 66}, {0xB0, 98, 1},   {0xB0, 6, 95}, {0xB0, 38, 127},
    };
    uint8_t messages[BEARING_MIDI_MESSAGES][BEARING_MIDI_BYTES];
    CHECK(bearing_midi_azimuth(-180) == 0 && bearing_midi_azimuth(180) == 16383 && bearing_midi_azimuth(0) == 8192);
    CHECK(bearing_midi_azimuth(30) == 9557 && bearing_midi_elevation(45) == 12287);
    CHECK(bearing_midi_elevation(-90) == 0 && bearing_midi_elevation(90) == 16383);
    CHECK(bearing_midi_pan(-1) == 0 && bearing_midi_pan(1) == 16383 && bearing_midi_pan(NAN) == 0);
    bearing_midi_encode(30, 45, 0, messages);
    CHECK(memcmp(messages, expected, sizeof expected) == 0);
    bearing_midi midi;
    bearing_midi_init(&midi);
    bearing_reading now = {.azimuth_deg = 0, .present = false};
    CHECK(!bearing_midi_due(&midi, &now, 64, 48000));
    now.present = true;
    int groups = 0;
    for (int block = 0; block < 750; block++) { /* a second */
        now.azimuth_deg += 1;
        groups += bearing_midi_due(&midi, &now, 64, 48000) ? 1 : 0;
    }
    CHECK(groups >= 45 && groups <= 51);
}

static void reports_are_few(void) {
    bearing_report report;
    bearing_reading now = {.azimuth_deg = 10};
    bearing_report_init(&report);
    CHECK(bearing_report_due(&report, &now, 64, 48000));
    for (int block = 0; block < 1000; block++) {
        now.azimuth_deg = 10 + 0.09F * (float) (block % 2);
        CHECK(!bearing_report_due(&report, &now, 64, 48000));
    }
    now.azimuth_deg = 10.1F;
    CHECK(bearing_report_due(&report, &now, 64, 48000) && report.shown.azimuth_deg == 10.1F);
    int reports = 0;
    for (int block = 0; block < 7500; block++) { /* ten seconds */
        now.azimuth_deg = (float) (block % 100);
        now.status = (uint32_t) (block % 2);
        reports += bearing_report_due(&report, &now, 64, 48000) ? 1 : 0;
    }
    CHECK(reports > 400 && reports <= 501);
}

static bearing_recorder recorder;
static bearing_time place = {.rolling = true, .known = true, .position = 0};

/* One block of 1024 frames, 21 ms; the transport goes on. */
static unsigned record(bool capture, bool present, float azimuth_deg) {
    bearing_reading now = {.azimuth_deg = azimuth_deg, .present = present};
    unsigned todo = bearing_record(&recorder, capture, &now, &place, 1024, 48000);
    place.position += place.rolling ? 1024 : 0;
    return todo;
}

static void segments_begin_and_end_where_they_should(void) {
    const unsigned begin = BEARING_RECORD_BEGIN;
    const unsigned hold = BEARING_RECORD_HOLD;
    const unsigned point = BEARING_RECORD_POINT;
    const unsigned end = BEARING_RECORD_END;
    bearing_recorder_init(&recorder);
    CHECK(record(false, true, 30) == 0);
    CHECK(record(true, false, 30) == 0);
    CHECK(record(true, true, 30) == (begin | point));
    CHECK(record(true, true, 30.05F) == 0);
    CHECK(record(true, true, 31) == point);
    CHECK(record(true, false, 31) == end); /* silence */
    CHECK(record(true, false, 31) == 0);
    CHECK(record(true, true, -20) == (begin | hold | point) && recorder.held_azimuth_deg == 31);
    for (int i = 0; i < 10; i++) {
        CHECK(record(true, true, -20) == 0);
    }
    CHECK(record(true, true, -25) == (hold | point) && recorder.held_azimuth_deg == -20); /* no ramp over the rest */
    place.position = 0; /* a loop */
    CHECK(record(true, true, -26) == (end | begin | point));
    place.rolling = false;
    CHECK(record(true, true, -40) == end);
    CHECK(record(true, true, -50) == 0);
    place.rolling = true;
    CHECK(record(true, true, -50) == (begin | point));
    CHECK(record(false, true, -50) == end);
    CHECK(record(true, true, 10) == (begin | point));
    CHECK(record(true, false, 10) == end);
    place.position = 96000; /* a jump in silence: the old value belongs elsewhere */
    CHECK(record(true, true, 20) == (begin | point));
}

int main(void) {
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed, with its decimal comma */
    texts_go_there_and_back();
    targets_have_the_names_of_the_list();
    the_table_is_sound();
    midi_is_as_the_manual_says();
    reports_are_few();
    segments_begin_and_end_where_they_should();
    printf("passed: texts, MIDI, reports and segments are as they should be\n");
    return 0;
}
