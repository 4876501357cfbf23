#include "base/time.h"
#include "test/check.h"

static day on(int year, int month, int day_of_month)
{
    return day_from_civil((struct civil){year, month, day_of_month});
}

static void every_day_from_1900_to_2100_survives_its_civil_form(void)
{
    int n = on(1900, 1, 1).n;
    check(n == -25567);
    for (int year = 1900; year <= 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= days_in_month(year, month); d++, n++) {
                check(on(year, month, d).n == n);
                struct civil c = day_to_civil((day){n});
                check(c.year == year && c.month == month && c.day == d);
            }
    check(n == on(2101, 1, 1).n && on(1970, 1, 1).n == 0);
}

static void every_text_of_a_day_reads_back_as_that_day(void)
{
    struct arena *arena = arena_open(1 << 20);
    size_t mark = arena_mark(arena);
    for (int n = on(1900, 1, 1).n; n <= on(2100, 12, 31).n; n += 3) {
        day plain, chinese;
        check(day_read(day_write(arena, (day){n}), &plain) && plain.n == n);
        check(day_read_loose(day_write_chinese(arena, (day){n}), &chinese) && chinese.n == n);
        arena_rewind(arena, mark);
    }
    check(str_is(day_write(arena, on(2026, 1, 2)), "2026-01-02"));
    check(str_is(day_write_chinese(arena, on(2026, 1, 2)), "2026年1月2日"));
    arena_close(arena);
}

static void the_leap_day_exists_in_leap_years_only(void)
{
    check(civil_valid((struct civil){2024, 2, 29}) && civil_valid((struct civil){2000, 2, 29}));
    check(!civil_valid((struct civil){2026, 2, 29}) && !civil_valid((struct civil){1900, 2, 29}));
    check(!civil_valid((struct civil){2026, 13, 1}) && !civil_valid((struct civil){2026, 4, 31}));
    check(!civil_valid((struct civil){0, 1, 1}) && !civil_valid((struct civil){10000, 1, 1}));
    day d;
    check(day_read(STR("2024-02-29"), &d) && !day_read(STR("2025-02-29"), &d));
}

static void weekdays_count_from_monday(void)
{
    check(day_weekday(on(1970, 1, 1)) == 4);
    check(day_weekday(on(2026, 11, 23)) == 1);
    check(day_weekday(on(2026, 11, 29)) == 7);
    check(day_weekday(on(1900, 1, 1)) == 1);
}

static void a_month_later_is_the_same_day_or_the_last_one(void)
{
    const struct {
        day from;
        int months;
        day to;
    } rows[] = {
        {on(2026, 1, 31), 1, on(2026, 2, 28)},
        {on(2024, 1, 31), 1, on(2024, 2, 29)},
        {on(2024, 2, 29), 12, on(2025, 2, 28)},
        {on(2026, 8, 31), 6, on(2027, 2, 28)},
        {on(2026, 11, 3), 2, on(2027, 1, 3)},
        {on(2026, 3, 31), -1, on(2026, 2, 28)},
        {on(2026, 1, 15), -1, on(2025, 12, 15)},
        {on(2026, 2, 28), 1, on(2026, 3, 28)},
        {on(9999, 12, 1), 1, on(9999, 12, 31)},
        {on(2026, 1, 1), INT32_MIN, on(1, 1, 1)},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check(day_plus_months(rows[i].from, rows[i].months).n == rows[i].to.n);
}

static void days_stay_inside_the_calendar(void)
{
    check(day_plus(on(2026, 12, 31), 1).n == on(2027, 1, 1).n);
    check(day_plus(on(9999, 12, 31), 1).n == on(9999, 12, 31).n);
    check(day_plus(on(1, 1, 1), -1).n == on(1, 1, 1).n);
    check(day_plus(on(9999, 12, 31), INT32_MAX).n == on(9999, 12, 31).n);
}

static void the_strict_reader_takes_one_form(void)
{
    day d = {7};
    check(day_read(STR("2026-11-03"), &d) && d.n == on(2026, 11, 3).n);
    d = (day){7};
    const char *none[] = {"", "2026-11-3", "2026-11-03 ", " 2026-11-03", "26-11-03", "2026/11/03",
        "2026-11-31", "2026-00-10", "0000-01-01", "2026-11-032", "２026-11-03", "20261103"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        check(!day_read(str_of(none[i]), &d) && d.n == 7);
}

static void the_loose_reader_takes_what_clerks_type(void)
{
    const char *same[] = {"2026-11-03", "2026-11-3", "2026.11.3", "2026/11/3", "2026年11月3日",
        "2026年11月03日", "20261103", "２０２６－１１－０３", "２０２６年１１月３日",
        "２０２６．１１．３", " 2026-11-3　", "2026年 11月 3日", "2026年11月3号",
        "２０２６１１０３"};
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        day d = {0};
        check(day_read_loose(str_of(same[i]), &d) && d.n == on(2026, 11, 3).n);
    }
    day d = {7};
    const char *none[] = {"", "2026", "2026-11", "2026年11月", "2026年11月3", "2026-11/3",
        "11-3-2026", "2026.2.30", "20260230", "2026113", "2026 11 03", "2026-11-3日",
        "2026年11月3日上午", "2026-011-3", "二〇二六年十一月三日", "2026-11-3-4",
        "2026年11月0000000000000003日"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        check(!day_read_loose(str_of(none[i]), &d) && d.n == 7);
}

static void an_instant_belongs_to_the_day_in_shanghai(void)
{
    check(instant_day((instant){0}).n == 0);
    check(instant_day((instant){16LL * 3600 * 1000 - 1}).n == 0);
    check(instant_day((instant){16LL * 3600 * 1000}).n == 1);
    check(instant_day((instant){-8LL * 3600 * 1000}).n == 0);
    check(instant_day((instant){-8LL * 3600 * 1000 - 1}).n == -1);
    check(instant_of_day((day){1}, 0, 0).ms == 16LL * 3600 * 1000);
    check(instant_of_day((day){0}, 24, 0).ms == instant_of_day((day){1}, 0, 0).ms);
    check(instant_day((instant){INT64_MAX}).n == on(9999, 12, 31).n);
    check(instant_day((instant){INT64_MIN}).n == on(1, 1, 1).n);
}

static void instants_read_and_write_at_eight_hours_east(void)
{
    struct arena *arena = arena_open(1 << 16);
    instant t = {0}, again = {0};
    check(instant_read(STR("2026-11-03 09:00"), &t) && t.ms == 1793667600000);
    check(str_is(instant_write(arena, t), "2026-11-03 09:00:00.000 +08:00"));
    check(instant_read(STR("2026-11-03T09:00:00.074"), &t) && t.ms == 1793667600074);
    check(str_is(instant_write(arena, t), "2026-11-03 09:00:00.074 +08:00"));
    check(instant_read(instant_write(arena, t), &again) && again.ms == t.ms);
    check(str_is(instant_write_rfc3339(arena, t), "2026-11-03T09:00:00.074+08:00"));
    check(instant_read(instant_write_rfc3339(arena, t), &again) && again.ms == t.ms);
    check(instant_read(STR("1969-12-31T23:59:59.999"), &t));
    check(str_is(instant_write(arena, t), "1969-12-31 23:59:59.999 +08:00"));
    t = (instant){7};
    const char *none[] = {"", "2026-11-03", "2026-11-03 24:00", "2026-11-03 09:60",
        "2026-11-03  09:00", "2026-11-03 9:00", "2026-11-03T09:00:00.", "2026-11-03T09:00:60",
        "2026-11-03T09:00:00.0745", "2026-11-03T09:00:00Z", "2026-11-03 09:00 +09:00",
        "2026-02-29 09:00"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        check(!instant_read(str_of(none[i]), &t) && t.ms == 7);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_day_from_1900_to_2100_survives_its_civil_form),
        TEST(every_text_of_a_day_reads_back_as_that_day),
        TEST(the_leap_day_exists_in_leap_years_only),
        TEST(weekdays_count_from_monday),
        TEST(a_month_later_is_the_same_day_or_the_last_one),
        TEST(days_stay_inside_the_calendar),
        TEST(the_strict_reader_takes_one_form),
        TEST(the_loose_reader_takes_what_clerks_type),
        TEST(an_instant_belongs_to_the_day_in_shanghai),
        TEST(instants_read_and_write_at_eight_hours_east),
    };
    return TESTS_RUN(tests);
}
