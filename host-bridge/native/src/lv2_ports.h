/* The ports of the two LV2 plug-ins; lv2/generate.c describes them in Turtle, lv2.c runs them. */
#ifndef BEARING_LV2_PORTS_H
#define BEARING_LV2_PORTS_H

#define BEARING_LV2_URI "urn:bearing:bearing"
#define BEARING_LV2_CAPTURE_URI "urn:bearing:bearing-capture"

#define BEARING_LV2_AUTOMATE "http://ardour.org/lv2/automate#"

/* The numbers of ports are for ever, like the order of bearing_parameters; new ones come at the end. */
#define BEARING_LV2_IN_LEFT 0
#define BEARING_LV2_IN_RIGHT 1
#define BEARING_LV2_OUT_LEFT 2
#define BEARING_LV2_OUT_RIGHT 3
#define BEARING_LV2_PARAMETERS 4 /* the first of bearing_parameter_count */
#define BEARING_LV2_PARAMETER_COUNT 18
#define BEARING_LV2_FREE_WHEELING (BEARING_LV2_PARAMETERS + BEARING_LV2_PARAMETER_COUNT)
/* Only the second plug-in has these. */
#define BEARING_LV2_EVENTS_IN (BEARING_LV2_FREE_WHEELING + 1)
#define BEARING_LV2_EVENTS_OUT (BEARING_LV2_FREE_WHEELING + 2)
#define BEARING_LV2_PORTS (BEARING_LV2_FREE_WHEELING + 3)

/* What the host is asked to have room for in the event output, bytes; a block needs less. */
#define BEARING_LV2_EVENT_BYTES 2048

#endif
