/*
 * date - a date as precise as its source, and the four kinds of absence.
 *
 * A date is a span of days with the precision it was told in, or a month or day whose year is
 * not known; it is never forced to a day.  In text: a day is "2026-11-03", anything else is
 * {from, to, precision, words}.  Sorting puts an imprecise date at the end of its span.
 */
#pragma once

#include "base/time.h"
#include "base/tree.h"

/* What is said of a value that is not there.  Never asked is ABSENT_NOT: the member is left out. */
enum absent {
    ABSENT_NOT = 0,
    ABSENT_UNKNOWN,
    ABSENT_NOT_PUBLIC,
    ABSENT_NOT_APPLICABLE,
    ABSENT_NONE,
};
extern const char *const absent_codes[]; /* "unknown", … ; index is the enum, [0] is NULL */

enum precision {
    PRECISION_NOT_GIVEN = 0,
    PRECISION_DAY,
    PRECISION_MONTH,
    PRECISION_YEAR,
    PRECISION_PART, /* part of a month or year: 年底, 上旬; words say which */
    PRECISION_SPAN, /* somewhere between, or from-to */
    PRECISION_MONTH_WITHOUT_YEAR,
    PRECISION_DAY_WITHOUT_YEAR,
};

struct date {
    enum precision precision;
    day from, to;          /* both count; meaningless without a year */
    int month, day_number; /* only without a year */
    struct str words;      /* as the source said it; may be empty */
};

struct date date_of_day(day d);
bool date_is_day(const struct date *date);
bool date_has_year(const struct date *date);
bool date_within(const struct date *date, day from, day to); /* the whole span lies inside */

/* Reads "2020-08-01", "2020-08", "2020", "a/b", "--02", "--08-23", or the map form. */
bool date_read(const struct node *node, struct date *out);
/* Also what people type: the loose days of time.h, 2020年, 2020年8月, 2020年8月上旬, 2022年底. */
bool date_read_loose(const struct node *node, struct date *out);
void date_write(struct arena *arena, struct node *out, const struct date *date);
struct str date_words(struct arena *arena, const struct date *date); /* 2020年8月, 2022年底 */
