#include "casework/date.h"

#include <string.h>

const char *const absent_codes[] = {NULL, "unknown", "not_public", "not_applicable", "none", NULL};

static const char *const PRECISION_CODES[] = {[PRECISION_DAY] = "day",
    [PRECISION_MONTH] = "month",
    [PRECISION_YEAR] = "year",
    [PRECISION_PART] = "part",
    [PRECISION_SPAN] = "span",
    [PRECISION_MONTH_WITHOUT_YEAR] = "month_without_year",
    [PRECISION_DAY_WITHOUT_YEAR] = "day_without_year"};

enum { LEAP_YEAR = 2000 }; /* lets a day without a year be 29 February */

struct date date_of_day(day d)
{
    return (struct date){.precision = PRECISION_DAY, .from = d, .to = d};
}

bool date_is_day(const struct date *date)
{
    return date->precision == PRECISION_DAY;
}

bool date_has_year(const struct date *date)
{
    return date->precision != PRECISION_NOT_GIVEN && date->precision != PRECISION_MONTH_WITHOUT_YEAR
           && date->precision != PRECISION_DAY_WITHOUT_YEAR;
}

bool date_within(const struct date *date, day from, day to)
{
    return date_has_year(date) && date->from.n >= from.n && date->to.n <= to.n;
}

/* ---- reading ------------------------------------------------------------------------------- */

static bool date_of_month(int year, int month, struct date *out)
{
    if (!civil_valid((struct civil){year, month, 1}))
        return false;
    *out = (struct date){.precision = PRECISION_MONTH,
        .from = day_from_civil((struct civil){year, month, 1}),
        .to = day_from_civil((struct civil){year, month, days_in_month(year, month)})};
    return true;
}

static bool date_of_year(int year, struct date *out)
{
    if (!civil_valid((struct civil){year, 1, 1}))
        return false;
    *out = (struct date){.precision = PRECISION_YEAR,
        .from = day_from_civil((struct civil){year, 1, 1}),
        .to = day_from_civil((struct civil){year, 12, 31})};
    return true;
}

/* The decimal number of exactly `digits` digits at `at`. */
static bool read_digits(struct str s, size_t at, size_t digits, int *out)
{
    if (s.len < at + digits)
        return false;
    *out = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        *out = *out * 10 + (s.at[i] - '0');
    }
    return true;
}

/* "2020-08-01", "2020-08", "2020" */
static bool read_with_year(struct str s, struct date *out)
{
    day d;
    int year, month;
    if (day_read(s, &d)) {
        *out = date_of_day(d);
        return true;
    }
    if (!read_digits(s, 0, 4, &year))
        return false;
    if (s.len == 4)
        return date_of_year(year, out);
    return s.len == 7 && s.at[4] == '-' && read_digits(s, 5, 2, &month)
           && date_of_month(year, month, out);
}

static bool date_of_month_day(int month, int day_number, struct date *out)
{
    if (!civil_valid((struct civil){LEAP_YEAR, month, day_number}))
        return false;
    *out = (struct date){
        .precision = PRECISION_DAY_WITHOUT_YEAR, .month = month, .day_number = day_number};
    return true;
}

/* "--02", "--08-23" */
static bool read_without_year(struct str s, struct date *out)
{
    int month, day_number;
    if (!str_starts(s, "--") || !read_digits(s, 2, 2, &month))
        return false;
    if (s.len == 7 && s.at[4] == '-' && read_digits(s, 5, 2, &day_number))
        return date_of_month_day(month, day_number, out);
    if (s.len != 4 || month < 1 || month > 12)
        return false;
    *out = (struct date){.precision = PRECISION_MONTH_WITHOUT_YEAR, .month = month};
    return true;
}

/* "2021-12/2022-02" */
static bool read_span(struct str s, struct date *out)
{
    const char *slash = s.len == 0 ? NULL : memchr(s.at, '/', s.len);
    struct date first, last;
    if (slash == NULL)
        return false;
    struct str left = {s.at, (size_t)(slash - s.at)};
    struct str right = {slash + 1, s.len - left.len - 1};
    if (!read_with_year(left, &first) || !read_with_year(right, &last) || first.from.n > last.to.n)
        return false;
    *out = (struct date){.precision = PRECISION_SPAN, .from = first.from, .to = last.to};
    return true;
}

static bool read_text(struct str s, struct date *out)
{
    return read_with_year(s, out) || read_without_year(s, out) || read_span(s, out);
}

static bool precision_find(struct str code, enum precision *out)
{
    for (size_t i = PRECISION_DAY; i < COUNT_OF(PRECISION_CODES); i++)
        if (str_is(code, PRECISION_CODES[i])) {
            *out = (enum precision)i;
            return true;
        }
    return false;
}

/* Does the span fit the precision it is said to have? */
static bool span_fits(const struct date *date)
{
    struct civil c = day_to_civil(date->from);
    struct date whole = {0};
    switch (date->precision) {
    case PRECISION_DAY: return date->from.n == date->to.n;
    case PRECISION_MONTH: date_of_month(c.year, c.month, &whole); break;
    case PRECISION_YEAR: date_of_year(c.year, &whole); break;
    case PRECISION_PART: return date->from.n <= date->to.n && date->words.len > 0;
    case PRECISION_SPAN: return date->from.n <= date->to.n;
    case PRECISION_NOT_GIVEN:
    case PRECISION_MONTH_WITHOUT_YEAR:
    case PRECISION_DAY_WITHOUT_YEAR: return false;
    }
    return date->from.n == whole.from.n && date->to.n == whole.to.n;
}

static bool member_number(const struct node *map, const char *key, int *out)
{
    const struct node *child = node_get(map, key);
    if (child == NULL || child->kind != NODE_INTEGER || child->integer < 1 || child->integer > 31)
        return false;
    *out = (int)child->integer;
    return true;
}

static bool read_map_without_year(const struct node *map, struct date *out)
{
    int month, day_number;
    if (!member_number(map, "month", &month) || month > 12)
        return false;
    if (out->precision == PRECISION_DAY_WITHOUT_YEAR)
        return member_number(map, "day", &day_number) && date_of_month_day(month, day_number, out);
    out->month = month;
    return node_get(map, "day") == NULL;
}

static bool read_map_with_year(const struct node *map, struct date *out)
{
    return day_read(node_text(map, "from"), &out->from) && day_read(node_text(map, "to"), &out->to)
           && span_fits(out);
}

static bool members_known(const struct node *map)
{
    static const char *const KNOWN[] = {"from", "to", "precision", "words", "month", "day"};
    size_t found = 0;
    for (size_t i = 0; i < COUNT_OF(KNOWN); i++)
        found += node_get(map, KNOWN[i]) != NULL;
    return found == map->len;
}

static bool read_map(const struct node *map, struct date *out)
{
    struct date date = {.words = node_text(map, "words")};
    struct str words = date.words;
    const struct node *said = node_get(map, "words");
    if (!members_known(map) || !precision_find(node_text(map, "precision"), &date.precision)
        || (said != NULL && words.len == 0))
        return false;
    bool has_year = date_has_year(&date);
    if (node_get(map, has_year ? "month" : "from") != NULL
        || node_get(map, has_year ? "day" : "to") != NULL)
        return false;
    if (!(has_year ? read_map_with_year(map, &date) : read_map_without_year(map, &date)))
        return false;
    date.words = words;
    *out = date;
    return true;
}

bool date_read(const struct node *node, struct date *out)
{
    switch (node->kind) {
    case NODE_TEXT: return read_text(node->text, out);
    case NODE_INTEGER: /* YAML takes 2020 for a number */
        return node->integer >= 1000 && node->integer <= 9999
               && date_of_year((int)node->integer, out);
    case NODE_MAP: return read_map(node, out);
    case NODE_NULL:
    case NODE_BOOL:
    case NODE_NUMBER:
    case NODE_LIST: break;
    }
    return false;
}

/* Named parts of a month or year.  Where people disagree how long a part is (年底, 月初) the span
 * is the whole year or month and the words say the rest. */
static const struct {
    struct str name;
    int first_month, last_month; /* 0: a part of a month */
    int first_day, last_day;
} PARTS[] = {
    {STR_INIT("上旬"), 0, 0, 1, 10},
    {STR_INIT("中旬"), 0, 0, 11, 20},
    {STR_INIT("下旬"), 0, 0, 21, 31},
    {STR_INIT("初"), 0, 0, 1, 31},
    {STR_INIT("中"), 0, 0, 1, 31},
    {STR_INIT("底"), 0, 0, 1, 31},
    {STR_INIT("末"), 0, 0, 1, 31},
    {STR_INIT("上半年"), 1, 6, 0, 0},
    {STR_INIT("下半年"), 7, 12, 0, 0},
    {STR_INIT("第一季度"), 1, 3, 0, 0},
    {STR_INIT("第二季度"), 4, 6, 0, 0},
    {STR_INIT("第三季度"), 7, 9, 0, 0},
    {STR_INIT("第四季度"), 10, 12, 0, 0},
    {STR_INIT("初"), 1, 12, 0, 0},
    {STR_INIT("年初"), 1, 12, 0, 0},
    {STR_INIT("底"), 1, 12, 0, 0},
    {STR_INIT("年底"), 1, 12, 0, 0},
    {STR_INIT("末"), 1, 12, 0, 0},
    {STR_INIT("年末"), 1, 12, 0, 0},
    {STR_INIT("中"), 1, 12, 0, 0},
    {STR_INIT("年中"), 1, 12, 0, 0},
};

/* "上旬" of a month, "底" of a year; month 0: of the year. */
static bool date_of_part(int year, int month, struct str name, struct date *out)
{
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        if (!str_equal(name, PARTS[i].name) || (month > 0) != (PARTS[i].first_month == 0))
            continue;
        struct civil first = {year, PARTS[i].first_month, 1}, last = {year, 0, 0};
        last.month = PARTS[i].last_month;
        if (month > 0) {
            first = (struct civil){year, month, PARTS[i].first_day};
            last = (struct civil){year, month, PARTS[i].last_day};
        }
        int month_len = days_in_month(year, last.month);
        if (last.day == 0 || last.day > month_len)
            last.day = month_len;
        *out = (struct date){
            .precision = PRECISION_PART, .from = day_from_civil(first), .to = day_from_civil(last)};
        return true;
    }
    return false;
}

/* What is left of `s` behind `prefix`; false when it does not begin so. */
static bool skip(struct str *s, const char *prefix)
{
    if (!str_starts(*s, prefix))
        return false;
    size_t len = str_of(prefix).len;
    *s = (struct str){s->at + len, s->len - len};
    return true;
}

/* "2022年", "2022年底", "2022年8月", "2022年8月上旬" */
static bool read_chinese(struct str said, struct date *out)
{
    struct str s = said;
    int year, month = 0;
    if (!read_digits(s, 0, 4, &year) || year < 1)
        return false;
    s = (struct str){s.at + 4, s.len - 4};
    if (!skip(&s, "年"))
        return false;
    if (s.len == 0)
        return date_of_year(year, out);
    size_t digits = s.len > 1 && s.at[1] >= '0' && s.at[1] <= '9' ? 2 : 1;
    if (read_digits(s, 0, digits, &month)) {
        s = (struct str){s.at + digits, s.len - digits};
        if (month < 1 || month > 12 || !skip(&s, "月"))
            return false;
        if (s.len == 0)
            return date_of_month(year, month, out);
    }
    if (!date_of_part(year, month, s, out))
        return false;
    out->words = said;
    return true;
}

bool date_read_loose(const struct node *node, struct date *out)
{
    day d;
    if (node->kind != NODE_TEXT)
        return date_read(node, out);
    struct str s = str_trim(node->text);
    if (day_read_loose(s, &d)) {
        *out = date_of_day(d);
        return true;
    }
    return read_text(s, out) || read_chinese(s, out);
}

/* ---- writing ------------------------------------------------------------------------------- */

void date_write(struct arena *arena, struct node *out, const struct date *date)
{
    must(date->precision != PRECISION_NOT_GIVEN);
    if (date_is_day(date) && date->words.len == 0) {
        node_set_text(out, day_write(arena, date->from));
        return;
    }
    out->kind = NODE_MAP;
    if (date_has_year(date)) {
        node_put_text(arena, out, "from", day_write(arena, date->from));
        node_put_text(arena, out, "to", day_write(arena, date->to));
    } else {
        node_put_integer(arena, out, "month", date->month);
        if (date->precision == PRECISION_DAY_WITHOUT_YEAR)
            node_put_integer(arena, out, "day", date->day_number);
    }
    node_put_text(arena, out, "precision", str_of(PRECISION_CODES[date->precision]));
    if (date->words.len > 0)
        node_put_text(arena, out, "words", date->words);
}

/* One end of a span, only as precise as both ends are. */
static struct str end_words(struct arena *arena, struct civil c, enum precision precision)
{
    if (precision == PRECISION_YEAR)
        return str_format(arena, "%d年", c.year);
    if (precision == PRECISION_MONTH)
        return str_format(arena, "%d年%d月", c.year, c.month);
    return str_format(arena, "%d年%d月%d日", c.year, c.month, c.day);
}

static struct str span_words(struct arena *arena, const struct date *date)
{
    struct civil a = day_to_civil(date->from), b = day_to_civil(date->to);
    enum precision ends = PRECISION_DAY;
    if (a.day == 1 && b.day == days_in_month(b.year, b.month))
        ends = a.month == 1 && b.month == 12 ? PRECISION_YEAR : PRECISION_MONTH;
    struct str from = end_words(arena, a, ends), to = end_words(arena, b, ends);
    if (str_equal(from, to))
        return from;
    return str_format(arena, "%.*s至%.*s", STR_ARG(from), STR_ARG(to));
}

struct str date_words(struct arena *arena, const struct date *date)
{
    if (date->words.len > 0)
        return date->words;
    switch (date->precision) {
    case PRECISION_NOT_GIVEN: return STR("");
    case PRECISION_DAY:
    case PRECISION_MONTH:
    case PRECISION_YEAR: return end_words(arena, day_to_civil(date->from), date->precision);
    case PRECISION_PART:
    case PRECISION_SPAN: return span_words(arena, date);
    case PRECISION_MONTH_WITHOUT_YEAR: return str_format(arena, "%d月（年份不详）", date->month);
    case PRECISION_DAY_WITHOUT_YEAR:
        return str_format(arena, "%d月%d日（年份不详）", date->month, date->day_number);
    }
    return STR("");
}
