#include "casework/report.h"

#include <string.h>

/* --- what is said of a period ---------------------------------------------------------------- */

struct reading {
    struct str rest; /* not yet read */
    int year;        /* of as_of, until a word names another */
    bool year_named;
    bool since; /* 以来: to as_of; else to the end of the span */
    int month_first, month_last;
};

static bool take(struct reading *reading, const char *word)
{
    size_t len = strlen(word);

    if (!str_starts(reading->rest, word))
        return false;
    reading->rest.at += len;
    reading->rest.len -= len;
    return true;
}

/* Digits before `unit`: 2021年, 3月. */
static bool take_number(struct reading *reading, const char *unit, int most, int *out)
{
    struct reading ahead = *reading;
    int number = 0;

    while (ahead.rest.len > 0 && *ahead.rest.at >= '0' && *ahead.rest.at <= '9' && number <= most) {
        number = number * 10 + (*ahead.rest.at - '0');
        ahead.rest.at++;
        ahead.rest.len--;
    }
    if (number < 1 || number > most || !take(&ahead, unit))
        return false;
    *reading = ahead;
    *out = number;
    return true;
}

static void read_year(struct reading *reading)
{
    int year = 0;

    reading->year_named = true;
    if (take(reading, "去年"))
        reading->year--;
    else if (take_number(reading, "年", 9999, &year))
        reading->year = year;
    else
        reading->year_named = take(reading, "今年");
}

static bool read_quarter(struct reading *reading)
{
    static const char *const quarters[] = {
        "一季度", "二季度", "三季度", "四季度", "1季度", "2季度", "3季度", "4季度"};

    (void)take(reading, "第");
    for (int i = 0; i < (int)COUNT_OF(quarters); i++)
        if (take(reading, quarters[i])) {
            reading->month_first = i % 4 * 3 + 1;
            reading->month_last = reading->month_first + 2;
            return true;
        }
    return false;
}

/* The part of the year: a month, a half, a quarter, or the year itself when one was named. */
static bool read_part(struct reading *reading)
{
    int month = 0;

    if (take_number(reading, "月", 12, &month)) {
        reading->month_first = reading->month_last = month;
        reading->since = take(reading, "以来");
        return true;
    }
    if (take(reading, "上半年")) {
        reading->month_last = 6;
        return true;
    }
    if (take(reading, "下半年")) {
        reading->month_first = 7;
        return true;
    }
    if (read_quarter(reading))
        return true;
    reading->since = reading->year_named && take(reading, "以来");
    return reading->year_named;
}

static struct report_period period_of(const struct reading *reading, struct str words, day as_of)
{
    struct report_period period = {.words = words, .to = as_of};
    struct civil first = {reading->year, reading->month_first, 1};
    struct civil last = {
        reading->year, reading->month_last, days_in_month(reading->year, reading->month_last)};

    period.from = day_from_civil(first);
    if (!reading->since && day_from_civil(last).n < as_of.n)
        period.to = day_from_civil(last);
    return period;
}

enum status report_period_read(struct arena *arena, struct str words, day as_of, day first_record,
    struct report_period *out, struct fault *fault)
{
    words = str_copy(arena, str_trim(words));
    struct reading reading = {
        .rest = words, .year = day_to_civil(as_of).year, .month_first = 1, .month_last = 12};

    if (str_is(words, "截至目前")) {
        *out = (struct report_period){words, first_record, as_of};
        return STATUS_OK;
    }
    read_year(&reading);
    if (reading.year < 1 || !read_part(&reading) || reading.rest.len > 0)
        return fault_set(fault, STATUS_INVALID,
            "不认识期间“%.*"
            "s”。可以写：去年以来、今年以来、今年3月以来、2021年以来、上半年、第一季度、截至目前。",
            STR_ARG(words));
    *out = period_of(&reading, words, as_of);
    if (out->from.n > as_of.n)
        return fault_set(fault, STATUS_INVALID, "到%.*s，“%.*s”还没有开始。",
            STR_ARG(day_write_chinese(arena, as_of)), STR_ARG(words));
    return STATUS_OK;
}

struct report_period report_period_between(struct arena *arena, day from, day to)
{
    struct civil a = day_to_civil(from), b = day_to_civil(to);
    struct report_period period = {.from = from, .to = to};

    if (from.n == to.n)
        period.words = day_write_chinese(arena, from);
    else if (a.year == b.year)
        period.words =
            str_format(arena, "%d年%d月%d日至%d月%d日", a.year, a.month, a.day, b.month, b.day);
    else
        period.words = str_format(arena, "%.*s至%.*s", STR_ARG(day_write_chinese(arena, from)),
            STR_ARG(day_write_chinese(arena, to)));
    return period;
}

/* --- the sentence ---------------------------------------------------------------------------- */

struct str report_sentence(struct arena *arena, const struct report_period *period,
    struct str scope, const struct report_figures *figures)
{
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "%.*s，%.*s共实施容错纠错%lld起，涉及%lld人", STR_ARG(period->words),
        STR_ARG(scope), (long long)figures->matters, (long long)figures->persons);
    if (figures->units != 0)
        buffer_addf(&out, "、%lld个单位", (long long)figures->units);
    buffer_addf(&out, "；为%lld名干部", (long long)figures->cleared_persons);
    if (figures->cleared_parties != 0)
        buffer_addf(&out, "和%lld个党组织", (long long)figures->cleared_parties);
    buffer_addf(
        &out, "澄清正名；对%lld名受处分处理人员开展回访教育。", (long long)figures->visited);
    return buffer_str(&out);
}

struct str report_basis(struct arena *arena, const struct report_period *period, day as_of)
{
    struct report_period days = report_period_between(arena, period->from, period->to);

    return str_format(arena, "统计期间：%.*s。时间口径：认定、澄清、回访之日。数据截至%.*s24时。",
        STR_ARG(days.words), STR_ARG(day_write_chinese(arena, as_of)));
}
