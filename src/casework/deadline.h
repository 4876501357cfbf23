/*
 * deadline - the last day of a limit, and every step of how it was counted.
 *
 * Rules (a pack names the one it uses; these are those of 民法典 201-203): the day of the event is
 * not counted; months end on the corresponding day, else on the last day of the month; a limit in
 * calendar days or months that ends on a day off ends on the next working day; working days follow
 * the calendar.  While the clock stands still days are not counted: from the day after it was
 * stopped up to and with the day it was started again.  Extensions lengthen the limit itself.
 */
#pragma once

#include "casework/calendar.h"
#include "casework/matter.h"
#include "casework/procedure.h"

struct clock {       /* what one deadline is counted from */
    day start;       /* the day of the event */
    struct str step; /* stops and extensions of this step, and those of no step, count */
    const struct vec *stops, *extensions; /* struct stop, struct extension; may be NULL */
    const struct calendar *calendar;
};

struct deadline_move { /* a notice registered while the clock ran made it another day */
    struct str why;    /* calendar_last_words() */
    day from, to;
};

struct deadline {
    bool timely;            /* 及时: no number of days, so no day */
    bool stopped;           /* the clock stands still: no day until it runs again */
    bool provisional;       /* rests on a year without a confirmed notice */
    day due;                /* neither when timely nor when stopped */
    int64_t left;           /* when stopped: units of the limit not yet counted */
    struct list why;        /* struct str: the lines of 为什么是这一天 */
    struct str stopped_for; /* reasons of the open stop */
    struct list moves;      /* struct deadline_move; filled by matter_deadline() */
};

void deadline_count(struct arena *arena, const struct limit *limit, const struct clock *clock,
    struct deadline *out);

struct str deadline_move_words(struct arena *arena, const struct deadline_move *move);

enum light { LIGHT_NORMAL = 1, LIGHT_SOON, LIGHT_OVERDUE, LIGHT_STOPPED, LIGHT_DONE };
extern const char *const light_codes[]; /* normal soon overdue stopped done; [0] is NULL */

enum { DEADLINE_SOON = 3 }; /* working days left from which on a deadline is near, by default */

struct moment {
    day today;
    bool done; /* finished, on done_on */
    day done_on;
    int64_t soon; /* DEADLINE_SOON, or what the authority has set */
};

/* *words: 剩9个工作日, 今天到期, 逾期1个工作日, 已暂停（补正）, 按期办结, 逾期2天办结. */
enum light deadline_light(struct arena *arena, const struct deadline *deadline,
    const struct calendar *calendar, const struct moment *moment, struct str *words);
struct str light_words(enum light light); /* 正常 临期 逾期 暂停 办结 */
