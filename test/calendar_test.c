/* The calendar of policies/holidays.yaml against the working-day vectors. */
#include "base/json.h"
#include "base/yaml.h"
#include "casework/calendar.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>

#define HOLIDAYS "policies/holidays.yaml"

static struct arena *arena;
static struct calendar calendar;

static struct node yaml(struct str text)
{
    struct node node = {0};
    struct fault fault = {0};
    check(yaml_read(arena, text, 1, &node, &fault) == STATUS_OK);
    return node;
}

static void the_calendar_of_the_notices_is_read(void)
{
    struct node tree = yaml(file_read(arena, HOLIDAYS));
    struct problems problems = {.arena = arena};
    struct buffer out = {.arena = arena};
    bool read = calendar_read(arena, &calendar, &tree, &problems);
    problems_write(&problems, STR(HOLIDAYS), &out);
    if (out.len > 0)
        fwrite(out.at, 1, out.len, stdout);
    check(read);
    for (int year = 2018; year <= 2026; year++)
        check(calendar_confirmed(&calendar, year));
    check(!calendar_confirmed(&calendar, 2027));
    check(!calendar_confirmed(&calendar, 2017));
}

static struct node vectors(void)
{
    struct node node = {0};
    struct fault fault;
    struct str text = file_read(arena, "test/vectors/workday_vectors.json");
    check(json_read(arena, text, &node, &fault) == STATUS_OK);
    return node;
}

static const struct node *vector_list(const struct node *all, const char *name)
{
    const struct node *list = node_get(all, name);
    check(list != NULL && list->len > 0);
    return list;
}

static day day_at(const struct node *row, size_t i)
{
    day d = {0};
    check(row->len > i && day_read(row->items[i].text, &d));
    return d;
}

static void each_day_is_a_working_day_or_not(void)
{
    struct node all = vectors();
    const struct node *rows = vector_list(&all, "is_working_day");
    for (size_t i = 0; i < rows->len; i++) {
        const struct node *row = &rows->items[i];
        check(calendar_is_working(&calendar, day_at(row, 0)) == (row->items[1].integer == 1));
    }
}

static void a_limit_of_working_days_ends_where_the_vectors_say(void)
{
    struct node all = vectors();
    const struct node *rows = vector_list(&all, "add_working_days");
    for (size_t i = 0; i < rows->len; i++) {
        const struct node *row = &rows->items[i];
        day due = calendar_add_working(&calendar, day_at(row, 0), row->items[1].integer);
        check(due.n == day_at(row, 2).n);
        check(calendar_count_working(&calendar, day_at(row, 0), due) == row->items[1].integer);
    }
}

static void working_days_between_two_days_are_counted(void)
{
    struct node all = vectors();
    const struct node *rows = vector_list(&all, "count_working_days");
    for (size_t i = 0; i < rows->len; i++) {
        const struct node *row = &rows->items[i];
        day from = day_at(row, 0), to = day_at(row, 1);
        check(calendar_count_working(&calendar, from, to) == row->items[2].integer);
        check(calendar_count_working(&calendar, to, from) == -row->items[2].integer);
    }
}

static void each_year_has_its_working_days(void)
{
    struct node all = vectors();
    const struct node *years = vector_list(&all, "working_days_per_year");
    for (size_t i = 0; i < years->len; i++) {
        int64_t year;
        check(str_integer(years->items[i].key, &year));
        day first = day_from_civil((struct civil){(int)year - 1, 12, 31});
        day last = day_from_civil((struct civil){(int)year, 12, 31});
        check(calendar_count_working(&calendar, first, last) == years->items[i].integer);
    }
}

static day on(int year, int month, int day_number)
{
    return day_from_civil((struct civil){year, month, day_number});
}

static void a_day_off_has_its_name(void)
{
    check(str_is(calendar_words(&calendar, on(2026, 10, 1)), "国庆节"));
    check(str_is(calendar_words(&calendar, on(2026, 10, 10)), "调休上班"));
    check(str_is(calendar_words(&calendar, on(2026, 10, 17)), "周六"));
    check(str_is(calendar_words(&calendar, on(2026, 10, 18)), "周日"));
    check(str_is(calendar_words(&calendar, on(2026, 10, 19)), ""));
    check(str_is(calendar_words(&calendar, on(2022, 12, 31)), "元旦"));
    check(str_is(calendar_words(&calendar, on(2020, 2, 3)), "")); /* a Monday named as working */
}

static void a_year_without_a_notice_counts_by_weekends(void)
{
    struct calendar empty = {0};
    check(!calendar_confirmed(&empty, 2026));
    check(calendar_is_working(&empty, on(2026, 10, 1)));
    check(!calendar_is_working(&empty, on(2026, 10, 10)));
    check(calendar_next_working(&empty, on(2026, 10, 10)).n == on(2026, 10, 12).n);
    check(calendar_next_working(&calendar, on(2026, 10, 10)).n == on(2026, 10, 10).n);
}

static void a_late_notice_takes_the_place_of_the_guess(void)
{
    struct calendar known = {0};
    struct problems problems = {.arena = arena};
    struct node guess = yaml(STR("years: [{year: 2031}]"));
    struct node notice =
        yaml(STR("years:\n"
                 "  - {year: 2031, confirmed: true, notice: 示例通知,\n"
                 "     rest: [{date: 2031-01-01, name: 元旦}],\n"
                 "     work: [{date: 2031-01-04, name: 元旦}]}\n"));
    check(calendar_read(arena, &known, &guess, &problems));
    check(!calendar_confirmed(&known, 2031));
    check(calendar_add_working(&known, on(2030, 12, 31), 3).n == on(2031, 1, 3).n);
    check(calendar_read(arena, &known, &notice, &problems));
    check(calendar_confirmed(&known, 2031));
    check(calendar_add_working(&known, on(2030, 12, 31), 3).n == on(2031, 1, 4).n);
    struct calendar before = calendar_first(&known, 1); /* nothing is forgotten */
    check(!calendar_confirmed(&before, 2031));
    check(calendar_add_working(&before, on(2030, 12, 31), 3).n == on(2031, 1, 3).n);
}

static const struct {
    const char *text, *words;
} WRONG[] = {
    {"years: 1", "years:"},
    {"years: []\nweekend: [6, 7]", "years:"},
    {"years: [{year: 26}, {year: 2026, confirmed: true}]", "通知名称"},
    {"years: [{year: 0}]", "四位数字"},
    {"years: [{year: 2026, rest: [{date: 2027-02-01, name: 春节}]}]", "不在这一年"},
    {"years: [{year: 2026, rest: [{date: 2026-10-10}], work: [{date: 2026-10-10}]}]", "不止一次"},
    {"years: [{year: 2026, rest: [{date: 2026-02-30}]}]", "实有的日子"},
    {"years: [{year: 2026, off: []}]", "没有名为“off”的项"},
};

static void a_notice_with_a_mistake_is_not_taken(void)
{
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        struct calendar known = {0};
        struct problems problems = {.arena = arena};
        struct buffer out = {.arena = arena};
        struct node tree = yaml(str_of(WRONG[i].text));
        check(!calendar_read(arena, &known, &tree, &problems));
        check(known.years.len == 0);
        problems_write(&problems, STR(""), &out);
        check(strstr(str_c(arena, buffer_str(&out)), WRONG[i].words) != NULL);
    }
}

int main(void)
{
    static const struct test TESTS[] = {
        TEST(the_calendar_of_the_notices_is_read),
        TEST(each_day_is_a_working_day_or_not),
        TEST(a_limit_of_working_days_ends_where_the_vectors_say),
        TEST(working_days_between_two_days_are_counted),
        TEST(each_year_has_its_working_days),
        TEST(a_day_off_has_its_name),
        TEST(a_year_without_a_notice_counts_by_weekends),
        TEST(a_late_notice_takes_the_place_of_the_guess),
        TEST(a_notice_with_a_mistake_is_not_taken),
    };
    arena = arena_open((size_t)16 << 20);
    int result = arena == NULL ? EXIT_FAILURE : TESTS_RUN(TESTS);
    arena_close(arena);
    return result;
}
