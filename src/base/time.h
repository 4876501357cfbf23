/*
 * time - days and instants; nothing here reads a clock.
 *
 * A day is a civil day of the proleptic Gregorian calendar in Asia/Shanghai, an instant is
 * milliseconds since 1970-01-01T00:00:00Z without leap seconds.  China has kept +08:00 without
 * summer time since 1991-09-15; older instants do not occur here.
 */
#pragma once

#include "base/text.h"

typedef struct {
    int32_t n; /* days since 1970-01-01 */
} day;

typedef struct {
    int64_t ms;
} instant;

struct civil {
    int year, month, day; /* 1..9999, 1..12, 1..31 */
};

bool civil_valid(struct civil c);
day day_from_civil(struct civil c); /* c must be valid */
struct civil day_to_civil(day d);
int day_weekday(day d);        /* 1 Monday … 7 Sunday (ISO 8601) */
day day_plus(day d, int days); /* stays within 0001-01-01 … 9999-12-31 */
int days_in_month(int year, int month);

/* The corresponding day `months` later, else the last day of that month. */
day day_plus_months(day d, int months);

/* "2026-11-03", whole text.  day_read_loose also takes 2026-11-3, 2026.11.3, 2026/11/3,
 * 2026年11月3日, 20261103 and full-width digits. */
bool day_read(struct str s, day *out);
bool day_read_loose(struct str s, day *out);
struct str day_write(struct arena *arena, day d);         /* 2026-11-03 */
struct str day_write_chinese(struct arena *arena, day d); /* 2026年11月3日 */

day instant_day(instant t); /* the day in Shanghai */
/* "2026-11-03 09:00", "2026-11-03T09:00:00[.074]", always read as +08:00, and
 * what instant_write() wrote. */
bool instant_read(struct str s, instant *out);
struct str instant_write(struct arena *arena, instant t); /* 2026-11-03 09:00:00.074 +08:00 */
/* For programs, RFC 3339: 2026-11-03T09:00:00.074+08:00 */
struct str instant_write_rfc3339(struct arena *arena, instant t);
instant instant_of_day(day d, int hour, int minute);      /* 24:00 is the end of the day */
