/*
 * calendar - which days are working days, by the yearly notices of the State Council.
 *
 * A day is a working day if the notice makes it one (调休上班), or if it is Monday to Friday and
 * the notice does not make it a day off.  A year whose notice has not come counts by weekends and
 * is not confirmed: deadlines that need it are provisional.  Nothing is forgotten: what was known
 * at an earlier moment can be asked again, so the day a finished step had stays the day it had.
 * policies/holidays.yaml has the form {years: [{year, confirmed, notice, rest: [{date, name}],
 * work: [{date, name}]}]}.
 */
#pragma once

#include "base/vec.h"
#include "casework/directory_data.h"

struct calendar {
    struct vec years; /* struct calendar_year, as they were registered; the later one holds */
};

/* Takes a year over, in the place of what was known of it; borrows its words. */
void calendar_apply(struct arena *arena, struct calendar *calendar,
    const struct calendar_published *published, instant known_at);

/* The calendar of an earlier moment, or of the first so many notices; borrows what is known. */
struct calendar calendar_known(const struct calendar *calendar, instant at);
struct calendar calendar_first(const struct calendar *calendar, size_t notices);

/* The last notice registered: 2026年11月10日登记放假通知（…）. */
struct str calendar_last_words(struct arena *arena, const struct calendar *calendar);

/* Notes what cannot be in a notice: a day of another year, a day twice, no name of the notice. */
void calendar_check(const struct calendar_published *published, const struct node *where,
    struct problems *problems);

/* Reads and takes over all years of the file's tree; false, and nothing taken, with a problem. */
bool calendar_read(struct arena *arena, struct calendar *calendar, const struct node *tree,
    struct problems *problems);

bool calendar_confirmed(const struct calendar *calendar, int year);
bool calendar_is_working(const struct calendar *calendar, day d);

/* The last day of a limit of `count` working days; the day of the event is not counted. */
day calendar_add_working(const struct calendar *calendar, day from, int64_t count);

/* Working days after `from` up to and with `to`; negative when `to` lies before. */
int64_t calendar_count_working(const struct calendar *calendar, day from, day to);

day calendar_next_working(const struct calendar *calendar, day d); /* d itself when it is one */

/* Why the day is as it is: 春节, 周六, 周日, 调休上班; empty for an ordinary working day. */
struct str calendar_words(const struct calendar *calendar, day d);
