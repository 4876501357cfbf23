#include "base/time.h"

#include <string.h>

enum {
    DAY_FIRST = -719162,   /* 0001-01-01 */
    DAY_LAST = 2932896,    /* 9999-12-31 */
    DAYS_PER_ERA = 146097, /* 400 years */
    MS_PER_MINUTE = 60 * 1000,
    MS_PER_HOUR = 60 * MS_PER_MINUTE,
    MS_PER_DAY = 24 * MS_PER_HOUR,
    SHANGHAI_MS = 8 * MS_PER_HOUR,
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    must(month >= 1 && month <= 12);
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool civil_valid(struct civil c)
{
    return c.year >= 1 && c.year <= 9999 && c.month >= 1 && c.month <= 12 && c.day >= 1
           && c.day <= days_in_month(c.year, c.month);
}

/* Years are counted from 1 March, so that the leap day is the last of its year and the months'
 * lengths repeat in fives: (153 * m + 2) / 5 days lie before month m of such a year. */
day day_from_civil(struct civil c)
{
    must(civil_valid(c));
    int year = c.month <= 2 ? c.year - 1 : c.year;
    int month = (c.month + 9) % 12; /* March is 0 */
    int era = year / 400;
    int year_of_era = year % 400;
    int day_of_year = (153 * month + 2) / 5 + c.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (day){era * DAYS_PER_ERA + day_of_era - 719468};
}

struct civil day_to_civil(day d)
{
    int64_t n = (int64_t)d.n + 719468; /* from 0000-03-01 */
    int64_t era = (n >= 0 ? n : n - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int day_of_era = (int)(n - era * DAYS_PER_ERA);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153; /* March is 0 */
    int year = year_of_era + (int)(era * 400) + (month >= 10);
    return (struct civil){
        year, month < 10 ? month + 3 : month - 9, day_of_year - (153 * month + 2) / 5 + 1};
}

int day_weekday(day d)
{
    int64_t since_monday = ((int64_t)d.n + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

static day day_within_calendar(int64_t n)
{
    if (n < DAY_FIRST)
        n = DAY_FIRST;
    if (n > DAY_LAST)
        n = DAY_LAST;
    return (day){(int32_t)n};
}

day day_plus(day d, int days)
{
    return day_within_calendar((int64_t)d.n + days);
}

day day_plus_months(day d, int months)
{
    struct civil c = day_to_civil(d);
    int64_t count = (int64_t)c.year * 12 + c.month - 1 + months;
    if (count < 12)
        return (day){DAY_FIRST};
    if (count >= (int64_t)10000 * 12)
        return (day){DAY_LAST};
    c.year = (int)(count / 12);
    c.month = (int)(count % 12) + 1;
    int last = days_in_month(c.year, c.month);
    if (c.day > last)
        c.day = last;
    return day_from_civil(c);
}

/* A place in a text being read; each function moves on only when it finds what it is named for. */
struct cursor {
    const char *at;
    size_t left;
};

static bool take_char(struct cursor *cursor, char wanted)
{
    if (cursor->left == 0 || *cursor->at != wanted)
        return false;
    cursor->at++;
    cursor->left--;
    return true;
}

static bool take_number(struct cursor *cursor, int digits_min, int digits_max, int *out)
{
    int n = 0, digits = 0;
    while (digits < digits_max && cursor->left > 0 && *cursor->at >= '0' && *cursor->at <= '9') {
        n = n * 10 + (*cursor->at - '0');
        cursor->at++;
        cursor->left--;
        digits++;
    }
    *out = n;
    return digits >= digits_min;
}

static bool day_of_civil(struct civil c, day *out)
{
    if (!civil_valid(c))
        return false;
    *out = day_from_civil(c);
    return true;
}

static bool take_day(struct cursor *cursor, day *out)
{
    struct civil c = {0};
    return take_number(cursor, 4, 4, &c.year) && take_char(cursor, '-')
           && take_number(cursor, 2, 2, &c.month) && take_char(cursor, '-')
           && take_number(cursor, 2, 2, &c.day) && day_of_civil(c, out);
}

bool day_read(struct str s, day *out)
{
    struct cursor cursor = {s.at, s.len};
    day d;
    if (!take_day(&cursor, &d) || cursor.left != 0)
        return false;
    *out = d;
    return true;
}

/* What people type for the parts of a date, and the ASCII the loose reader sees instead. */
static const struct {
    struct str typed;
    char seen;
} loose_chars[] = {
    {STR_INIT("年"), 'Y'},
    {STR_INIT("月"), 'M'},
    {STR_INIT("日"), 'D'},
    {STR_INIT("号"), 'D'},
    {STR_INIT("-"), '-'},
    {STR_INIT("－"), '-'},
    {STR_INIT("/"), '/'},
    {STR_INIT("／"), '/'},
    {STR_INIT("."), '.'},
    {STR_INIT("．"), '.'},
};

/* Length of the date character at the start of `s`, 0 when it is none. */
static size_t loose_char(struct str s, char *seen)
{
    if (s.at[0] >= '0' && s.at[0] <= '9') {
        *seen = s.at[0];
        return 1;
    }
    if (s.len >= 3 && memcmp(s.at, "\xEF\xBC", 2) == 0) { /* U+FF10 is EF BC 90 */
        int digit = (int)(uint8_t)s.at[2] - 0x90;
        if (digit >= 0 && digit <= 9) {
            *seen = (char)('0' + digit);
            return 3;
        }
    }
    for (size_t i = 0; i < COUNT_OF(loose_chars); i++)
        if (str_starts(s, loose_chars[i].typed.at)) {
            *seen = loose_chars[i].seen;
            return loose_chars[i].typed.len;
        }
    return 0;
}

/* The date as plain ASCII in `plain`; 0 when it has a strange character or is too long.  Blanks
 * may stand behind 年 and 月, as typewriters and word processors leave them. */
static size_t loose_to_plain(struct str s, char *plain, size_t room)
{
    size_t len = 0;
    while (s.len > 0) {
        if (len == room)
            return 0;
        size_t taken = loose_char(s, &plain[len]);
        if (taken == 0)
            return 0;
        s = (struct str){s.at + taken, s.len - taken};
        if (plain[len] == 'Y' || plain[len] == 'M')
            s = str_trim(s);
        len++;
    }
    return len;
}

/* "2026-11-3" and its like, with `first` and `second` between the parts. */
static bool take_parts(struct cursor cursor, char first, char second, char last, day *out)
{
    struct civil c;
    if (!take_number(&cursor, 4, 4, &c.year) || !take_char(&cursor, first)
        || !take_number(&cursor, 1, 2, &c.month) || !take_char(&cursor, second)
        || !take_number(&cursor, 1, 2, &c.day))
        return false;
    if (last != '\0' && !take_char(&cursor, last))
        return false;
    return cursor.left == 0 && day_of_civil(c, out);
}

static bool take_eight_digits(struct cursor cursor, day *out)
{
    struct civil c = {0};
    return take_number(&cursor, 4, 4, &c.year) && take_number(&cursor, 2, 2, &c.month)
           && take_number(&cursor, 2, 2, &c.day) && cursor.left == 0 && day_of_civil(c, out);
}

bool day_read_loose(struct str s, day *out)
{
    char plain[16];
    struct cursor cursor = {plain, loose_to_plain(str_trim(s), plain, sizeof(plain))};
    return take_parts(cursor, '-', '-', '\0', out) || take_parts(cursor, '.', '.', '\0', out)
           || take_parts(cursor, '/', '/', '\0', out) || take_parts(cursor, 'Y', 'M', 'D', out)
           || take_eight_digits(cursor, out);
}

struct str day_write(struct arena *arena, day d)
{
    struct civil c = day_to_civil(d);
    return str_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}

struct str day_write_chinese(struct arena *arena, day d)
{
    struct civil c = day_to_civil(d);
    return str_format(arena, "%d年%d月%d日", c.year, c.month, c.day);
}

/* Milliseconds since 1970-01-01 00:00 in Shanghai, split into the day and the rest. */
static int64_t split_shanghai(instant t, int64_t *rest)
{
    int64_t ms = t.ms > INT64_MAX - SHANGHAI_MS ? INT64_MAX : t.ms + SHANGHAI_MS;
    int64_t days = ms / MS_PER_DAY;
    *rest = ms % MS_PER_DAY;
    if (*rest < 0) {
        *rest += MS_PER_DAY;
        days--;
    }
    return days;
}

day instant_day(instant t)
{
    int64_t rest;
    return day_within_calendar(split_shanghai(t, &rest));
}

instant instant_of_day(day d, int hour, int minute)
{
    must(minute >= 0 && minute <= 59);
    must((hour >= 0 && hour <= 23) || (hour == 24 && minute == 0));
    return (instant){(int64_t)d.n * MS_PER_DAY - SHANGHAI_MS + (int64_t)hour * MS_PER_HOUR
                     + (int64_t)minute * MS_PER_MINUTE};
}

/* ".074": one to three digits. */
static bool take_fraction(struct cursor *cursor, int *ms)
{
    size_t before = cursor->left;
    if (!take_number(cursor, 1, 3, ms))
        return false;
    for (size_t digits = before - cursor->left; digits < 3; digits++)
        *ms *= 10;
    return true;
}

static bool take_clock(struct cursor *cursor, int *hour, int *minute, int *ms)
{
    int second = 0, fraction = 0;
    if (!take_number(cursor, 2, 2, hour) || !take_char(cursor, ':')
        || !take_number(cursor, 2, 2, minute))
        return false;
    if (take_char(cursor, ':')) {
        if (!take_number(cursor, 2, 2, &second))
            return false;
        if (take_char(cursor, '.') && !take_fraction(cursor, &fraction))
            return false;
    }
    *ms = second * 1000 + fraction;
    return *hour <= 23 && *minute <= 59 && second <= 59;
}

bool instant_read(struct str s, instant *out)
{
    struct cursor cursor = {s.at, s.len};
    day d;
    int hour, minute, ms;
    if (!take_day(&cursor, &d) || !(take_char(&cursor, ' ') || take_char(&cursor, 'T'))
        || !take_clock(&cursor, &hour, &minute, &ms))
        return false;
    struct str rest = {cursor.at, cursor.left};
    if (rest.len != 0 && !str_is(rest, " +08:00") && !str_is(rest, "+08:00"))
        return false;
    *out = (instant){instant_of_day(d, hour, minute).ms + ms};
    return true;
}

static struct str instant_in(struct arena *arena, instant t, const char *day_end, const char *zone)
{
    int64_t ms;
    split_shanghai(t, &ms);
    struct civil c = day_to_civil(instant_day(t));
    return str_format(arena, "%04d-%02d-%02d%s%02d:%02d:%02d.%03d%s", c.year, c.month, c.day,
        day_end, (int)(ms / MS_PER_HOUR), (int)(ms / MS_PER_MINUTE % 60), (int)(ms / 1000 % 60),
        (int)(ms % 1000), zone);
}

struct str instant_write(struct arena *arena, instant t)
{
    return instant_in(arena, t, " ", " +08:00");
}

struct str instant_write_rfc3339(struct arena *arena, instant t)
{
    return instant_in(arena, t, "T", "+08:00");
}
