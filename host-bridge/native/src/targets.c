/*
 * The user's targets by name: the lines NAME = WHERE of $XDG_CONFIG_HOME/bearing/targets.conf, else of
 * $HOME/.config/bearing/targets.conf. Only the engine reads where they are; here are their names for the host to show.
 */
#include <stdio.h>
#include <string.h>

#include "instance.h"
#include "parameters.h"

#define LARGEST_FILE 16384

static bool path_of(char path[BEARING_OS_PATH]) {
    const char *config = bearing_os_environment("XDG_CONFIG_HOME");
    const char *home = bearing_os_environment("HOME");
    int length = config != NULL ? snprintf(path, BEARING_OS_PATH, "%s/bearing/targets.conf", config)
                                : snprintf(path, BEARING_OS_PATH, "%s/.config/bearing/targets.conf", home);
    return (config != NULL || home != NULL) && length < BEARING_OS_PATH;
}

/* From text up to end, without the spaces around it. */
static void take(char *name, const char *text, const char *end) {
    while (text < end && (*text == ' ' || *text == '\t')) {
        text++;
    }
    while (end > text && (end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    size_t length = (size_t) (end - text);
    if (length > 0 && length < BEARING_TARGET_BYTES) {
        memcpy(name, text, length);
        name[length] = 0;
    }
}

static void read_names(const char *line) {
    for (int count = 0; count < BEARING_TARGETS && *line != 0;) {
        const char *end = line + strcspn(line, "\n");
        const char *equals = line + strcspn(line, "=\n");
        if (*equals == '=' && line[strspn(line, " \t")] != '#') {
            take(bearing_target_names[count++], line, equals);
        }
        line = *end == 0 ? end : end + 1;
    }
}

void bearing_targets_read(void) {
    static bool done;
    static char text[LARGEST_FILE + 1];
    char path[BEARING_OS_PATH];
    bearing_os_enter();
    if (!done && path_of(path)) {
        int length = bearing_os_read(NULL, path, text, LARGEST_FILE);
        text[length > 0 ? length : 0] = 0;
        read_names(text);
    }
    done = true;
    bearing_os_leave();
}
