/*
 * limit - how long a step may take, as a pack says it.
 *
 * A rule, not a date: deadline.h counts the day for one matter.
 */
#pragma once

#include "casework/clause.h"

enum limit_unit { UNIT_WORKING_DAY = 1, UNIT_CALENDAR_DAY, UNIT_MONTH, UNIT_TIMELY };
extern const char *const limit_unit_codes[]; /* working_day calendar_day month timely */

struct limit { /* limits: {id, title, number, unit, starts, provenance, or_next_meeting, extension}
                */
    struct str id, title, starts; /* starts: the start event in words */
    enum limit_unit unit;
    int64_t number;
    bool or_next_meeting;
    int64_t extension_number, extension_times; /* same unit; 0: may not be extended */
    struct str extension_by;                   /* role */
    enum provenance provenance;
};
