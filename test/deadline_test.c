/* Deadlines: the last day, why it is that day, and the light people see. */
#include "base/yaml.h"
#include "casework/deadline.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>

static struct arena *arena;
static struct calendar calendar;

static day on(int year, int month, int day_number)
{
    return day_from_civil((struct civil){year, month, day_number});
}

static bool load_calendar(void)
{
    struct node tree = {0};
    struct fault fault;
    struct problems problems = {.arena = arena};
    struct str text = file_read(arena, "policies/holidays.yaml");
    return yaml_read(arena, text, 1, &tree, &fault) == STATUS_OK
           && calendar_read(arena, &calendar, &tree, &problems);
}

static struct deadline count(struct limit limit, day start)
{
    struct clock clock = {.start = start, .calendar = &calendar};
    struct deadline deadline;
    deadline_count(arena, &limit, &clock, &deadline);
    return deadline;
}

/* All lines of the explanation, one under the other. */
static const char *lines(const struct deadline *deadline)
{
    struct buffer out = {.arena = arena};
    LIST_EACH (struct str, line, deadline->why)
        buffer_addf(&out, "%.*s\n", STR_ARG(*line));
    return str_c(arena, buffer_str(&out));
}

static const struct limit WORKING_3 = {.unit = UNIT_WORKING_DAY, .number = 3};
static const struct limit WORKING_5 = {.unit = UNIT_WORKING_DAY, .number = 5};

static bool explained(const struct deadline *deadline, const char *expected)
{
    const char *seen = lines(deadline);
    if (strcmp(seen, expected) == 0)
        return true;
    printf("     seen:\n%s", seen);
    return false;
}

static void national_day_2026_is_skipped_and_the_make_up_day_counts(void)
{
    struct deadline deadline = count(WORKING_3, on(2026, 9, 30));
    check(deadline.due.n == on(2026, 10, 10).n);
    check(!deadline.provisional && !deadline.stopped && !deadline.timely);
    check(explained(&deadline,
        "自2026年9月30日起算，当日不计入；期限3个工作日\n"
        "10月1日至7日 国庆节放假，不计入\n"
        "10月10日 调休上班，计入\n"
        "届满日为2026年10月10日\n"));
}

static void spring_festival_2022_is_skipped_across_two_months(void)
{
    struct deadline deadline = count(WORKING_5, on(2022, 1, 27));
    check(deadline.due.n == on(2022, 2, 8).n);
    check(explained(&deadline,
        "自2022年1月27日起算，当日不计入；期限5个工作日\n"
        "1月29日至30日 调休上班，计入\n"
        "1月31日至2月6日 春节放假，不计入\n"
        "届满日为2022年2月8日\n"));
}

static void weekends_are_said_too(void)
{
    struct deadline deadline = count(WORKING_5, on(2026, 11, 19));
    check(deadline.due.n == on(2026, 11, 26).n);
    check(strstr(lines(&deadline), "11月21日至22日 周末，不计入\n") != NULL);
}

static const struct {
    struct limit limit;
    struct civil start, due;
} ENDS[] = {
    /* the corresponding day, else the last of the month */
    {{.unit = UNIT_MONTH, .number = 1}, {2026, 1, 31}, {2026, 2, 28}},
    {{.unit = UNIT_MONTH, .number = 1}, {2024, 1, 31}, {2024, 2, 29}},
    {{.unit = UNIT_MONTH, .number = 3}, {2026, 3, 10}, {2026, 6, 10}},
    {{.unit = UNIT_MONTH, .number = 1}, {2024, 2, 29}, {2024, 3, 29}},
    /* a leap day is a day; the end moves off a day off */
    {{.unit = UNIT_CALENDAR_DAY, .number = 1}, {2024, 2, 28}, {2024, 2, 29}},
    {{.unit = UNIT_CALENDAR_DAY, .number = 30}, {2026, 9, 3}, {2026, 10, 8}},
    {{.unit = UNIT_MONTH, .number = 3}, {2026, 7, 2}, {2026, 10, 8}},
    {{.unit = UNIT_CALENDAR_DAY, .number = 10}, {2026, 9, 30}, {2026, 10, 10}}, /* make-up day */
    {{.unit = UNIT_CALENDAR_DAY, .number = 10}, {2026, 11, 4}, {2026, 11, 16}}, /* a Saturday */
    {{.unit = UNIT_WORKING_DAY, .number = 0}, {2026, 11, 4}, {2026, 11, 4}},
    {{.unit = UNIT_WORKING_DAY, .number = 15}, {2026, 11, 23}, {2026, 12, 14}},
};

static void every_limit_ends_on_its_day(void)
{
    for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
        struct deadline deadline = count(ENDS[i].limit, day_from_civil(ENDS[i].start));
        if (deadline.due.n != day_from_civil(ENDS[i].due).n)
            printf("     row %zu:\n%s", i, lines(&deadline));
        check(deadline.due.n == day_from_civil(ENDS[i].due).n);
        check(!deadline.provisional);
    }
}

static void an_end_that_moved_says_why(void)
{
    struct limit limit = {.unit = UNIT_CALENDAR_DAY, .number = 30};
    struct deadline deadline = count(limit, on(2026, 9, 3));
    check(explained(&deadline,
        "自2026年9月3日起算，当日不计入；期限30个自然日\n"
        "最后一日10月3日是国庆节放假，顺延至下一个工作日10月8日\n"
        "届满日为2026年10月8日\n"));
    limit.number = 10;
    deadline = count(limit, on(2026, 11, 4));
    check(strstr(lines(&deadline), "最后一日11月14日是周六，顺延至下一个工作日11月16日\n"));
}

static void a_deadline_in_a_year_without_a_notice_is_provisional(void)
{
    struct deadline deadline = count(WORKING_5, on(2026, 12, 29));
    check(deadline.provisional);
    check(deadline.due.n == on(2027, 1, 5).n);
    check(explained(&deadline,
        "自2026年12月29日起算，当日不计入；期限5个工作日\n"
        "2027年1月2日至3日 周末，不计入\n"
        "没有2027年经确认的放假通知，暂按周末推算，待通知公布后重算\n"
        "届满日为2027年1月5日\n"));
    deadline = count(WORKING_3, on(2026, 12, 28));
    check(deadline.due.n == on(2026, 12, 31).n && !deadline.provisional);
}

static void an_imported_notice_settles_a_provisional_deadline(void)
{
    struct day_named rest = {date_of_day(on(2027, 1, 1)), STR_INIT("元旦")};
    struct calendar_published notice = {
        {true, 2027}, {true, 1}, STR("示例通知"), {&rest, 1}, {NULL, 0}};
    struct calendar later = {{0}};
    struct deadline deadline;
    struct clock clock = {.start = on(2026, 12, 31), .calendar = &later};
    deadline_count(arena, &WORKING_3, &clock, &deadline);
    check(deadline.provisional && deadline.due.n == on(2027, 1, 5).n);
    calendar_apply(arena, &later, &notice, (instant){0});
    deadline_count(arena, &WORKING_3, &clock, &deadline);
    check(!deadline.provisional && deadline.due.n == on(2027, 1, 6).n);
}

/* Counts with the stops and extensions given, for step "acceptance". */
static struct deadline count_with(
    const struct limit *limit, day start, struct vec stops, struct vec extensions)
{
    struct clock clock = {.start = start,
        .step = STR("acceptance"),
        .stops = &stops,
        .extensions = &extensions,
        .calendar = &calendar};
    struct deadline deadline;
    deadline_count(arena, limit, &clock, &deadline);
    return deadline;
}

static void days_while_the_clock_stood_still_are_not_counted(void)
{
    /* stopped on Tuesday 3rd (counted), started again on Monday 9th (not counted) */
    struct stop stops[] = {
        {STR("acceptance"), STR("补正"), on(2026, 11, 3), on(2026, 11, 9), false},
        {STR("another_step"), STR("别的事"), on(2026, 11, 2), on(2026, 12, 30), false}};
    struct vec all = {stops, COUNT_OF(stops), 0};
    struct deadline deadline = count_with(&WORKING_5, on(2026, 11, 2), all, (struct vec){0});
    check(deadline.due.n == on(2026, 11, 13).n && !deadline.stopped);
    check(explained(&deadline,
        "自2026年11月2日起算，当日不计入；期限5个工作日\n"
        "11月4日至9日 暂停（补正），不计入\n"
        "届满日为2026年11月13日\n"));
}

static void a_stop_lengthens_months_and_calendar_days_day_by_day(void)
{
    struct stop stop = {STR(""), STR("补正"), on(2026, 11, 3), on(2026, 11, 9), false};
    struct vec stops = {&stop, 1, 0};
    struct limit month = {.unit = UNIT_MONTH, .number = 1};
    struct limit days = {.unit = UNIT_CALENDAR_DAY, .number = 10};
    struct deadline deadline = count_with(&month, on(2026, 11, 2), stops, (struct vec){0});
    check(deadline.due.n == on(2026, 12, 8).n); /* 2 December and six days */
    deadline = count_with(&days, on(2026, 11, 2), stops, (struct vec){0});
    check(deadline.due.n == on(2026, 11, 18).n);
}

static void a_clock_that_stands_still_has_no_day(void)
{
    struct stop stop = {STR("acceptance"), STR("补正"), on(2026, 11, 3), {0}, true};
    struct vec stops = {&stop, 1, 0};
    struct str words;
    struct moment moment = {.today = on(2026, 12, 30), .soon = DEADLINE_SOON};
    struct deadline deadline = count_with(&WORKING_5, on(2026, 11, 2), stops, (struct vec){0});
    check(deadline.stopped && deadline.left == 4);
    check(explained(&deadline,
        "自2026年11月2日起算，当日不计入；期限5个工作日\n"
        "11月4日起 暂停（补正），至今没有恢复\n"));
    check(deadline_light(arena, &deadline, &calendar, &moment, &words) == LIGHT_STOPPED);
    check(str_is(words, "已暂停（补正）"));
}

static void a_stop_after_the_last_day_does_not_help(void)
{
    struct stop stop = {STR("acceptance"), STR("补正"), on(2026, 11, 9), {0}, true};
    struct vec stops = {&stop, 1, 0};
    struct deadline deadline = count_with(&WORKING_5, on(2026, 11, 2), stops, (struct vec){0});
    check(!deadline.stopped && deadline.due.n == on(2026, 11, 9).n);
}

static void an_extension_lengthens_the_limit(void)
{
    struct extension extensions[] = {
        {STR("acceptance"), STR("案情复杂"), 10, {{{1}}}}, {STR("other"), STR(""), 99, {{{1}}}}};
    struct vec all = {extensions, COUNT_OF(extensions), 0};
    struct deadline deadline = count_with(&WORKING_5, on(2026, 11, 23), (struct vec){0}, all);
    check(deadline.due.n == on(2026, 12, 14).n);
    check(strstr(lines(&deadline), "批准延长10个工作日（案情复杂）\n") != NULL);
}

static void timely_names_no_day(void)
{
    struct limit limit = {.unit = UNIT_TIMELY};
    struct deadline deadline = count(limit, on(2026, 11, 2));
    struct moment moment = {.today = on(2030, 1, 1), .soon = DEADLINE_SOON};
    struct str words;
    check(deadline.timely && deadline.why.len == 1);
    check(deadline_light(arena, &deadline, &calendar, &moment, &words) == LIGHT_NORMAL);
    check(str_is(words, "请及时办理"));
}

static void a_limit_or_the_next_meeting_says_so(void)
{
    struct limit limit = {.unit = UNIT_WORKING_DAY, .number = 15, .or_next_meeting = true};
    struct deadline deadline = count(limit, on(2026, 11, 2));
    check(strstr(lines(&deadline), "以下一次会议为准") != NULL);
}

static const struct {
    struct civil today;
    enum light light;
    const char *words;
} LIGHTS[] = {
    /* due 2026-10-20, a Tuesday */
    {{2026, 9, 30}, LIGHT_NORMAL, "剩10个工作日"},
    {{2026, 10, 14}, LIGHT_NORMAL, "剩4个工作日"},
    {{2026, 10, 15}, LIGHT_SOON, "剩3个工作日"},
    {{2026, 10, 18}, LIGHT_SOON, "剩2个工作日"},
    {{2026, 10, 19}, LIGHT_SOON, "剩1个工作日"},
    {{2026, 10, 20}, LIGHT_SOON, "今天到期"},
    {{2026, 10, 21}, LIGHT_OVERDUE, "逾期1个工作日"},
    {{2026, 10, 25}, LIGHT_OVERDUE, "逾期3个工作日"},
};

static void the_light_says_how_many_working_days_are_left(void)
{
    struct deadline deadline = {.due = on(2026, 10, 20)};
    for (size_t i = 0; i < COUNT_OF(LIGHTS); i++) {
        struct moment moment = {.today = day_from_civil(LIGHTS[i].today), .soon = DEADLINE_SOON};
        struct str words;
        enum light light = deadline_light(arena, &deadline, &calendar, &moment, &words);
        if (!str_is(words, LIGHTS[i].words))
            printf("     row %zu: %.*s\n", i, STR_ARG(words));
        check(light == LIGHTS[i].light && str_is(words, LIGHTS[i].words));
    }
}

static void the_weekend_after_a_friday_is_overdue_already(void)
{
    struct deadline deadline = {.due = on(2026, 10, 23)};
    struct moment moment = {.today = on(2026, 10, 24), .soon = DEADLINE_SOON};
    struct str words;
    check(deadline_light(arena, &deadline, &calendar, &moment, &words) == LIGHT_OVERDUE);
    check(str_is(words, "逾期不足1个工作日"));
}

static void what_is_finished_was_in_time_or_late(void)
{
    struct deadline deadline = {.due = on(2026, 10, 20)};
    struct moment moment = {.today = on(2026, 12, 1), .done = true, .soon = DEADLINE_SOON};
    struct str words;
    moment.done_on = on(2026, 10, 20);
    check(deadline_light(arena, &deadline, &calendar, &moment, &words) == LIGHT_DONE);
    check(str_is(words, "按期办结"));
    moment.done_on = on(2026, 10, 22);
    check(deadline_light(arena, &deadline, &calendar, &moment, &words) == LIGHT_DONE);
    check(str_is(words, "逾期2天办结"));
    check(str_is(light_words(LIGHT_DONE), "办结") && str_is(light_words(LIGHT_SOON), "临期"));
}

static void no_number_of_a_pack_makes_the_count_run_away(void)
{
    struct limit limit = {.unit = UNIT_WORKING_DAY, .number = INT64_MAX};
    struct extension extension = {STR(""), STR(""), INT64_MAX, {{{1}}}};
    struct vec extensions = {&extension, 1, 0};
    struct deadline deadline = count_with(&limit, on(2026, 11, 2), (struct vec){0}, extensions);
    check(deadline.due.n > on(2040, 1, 1).n && deadline.due.n < on(2045, 1, 1).n);
    limit.unit = UNIT_MONTH;
    deadline = count_with(&limit, on(2026, 11, 2), (struct vec){0}, extensions);
    check(deadline.due.n > on(2300, 1, 1).n);
}

int main(void)
{
    static const struct test TESTS[] = {
        TEST(national_day_2026_is_skipped_and_the_make_up_day_counts),
        TEST(spring_festival_2022_is_skipped_across_two_months),
        TEST(weekends_are_said_too),
        TEST(every_limit_ends_on_its_day),
        TEST(an_end_that_moved_says_why),
        TEST(a_deadline_in_a_year_without_a_notice_is_provisional),
        TEST(an_imported_notice_settles_a_provisional_deadline),
        TEST(days_while_the_clock_stood_still_are_not_counted),
        TEST(a_stop_lengthens_months_and_calendar_days_day_by_day),
        TEST(a_clock_that_stands_still_has_no_day),
        TEST(a_stop_after_the_last_day_does_not_help),
        TEST(an_extension_lengthens_the_limit),
        TEST(timely_names_no_day),
        TEST(a_limit_or_the_next_meeting_says_so),
        TEST(the_light_says_how_many_working_days_are_left),
        TEST(the_weekend_after_a_friday_is_overdue_already),
        TEST(what_is_finished_was_in_time_or_late),
        TEST(no_number_of_a_pack_makes_the_count_run_away),
    };
    arena = arena_open((size_t)64 << 20);
    int result = arena == NULL || !load_calendar() ? EXIT_FAILURE : TESTS_RUN(TESTS);
    arena_close(arena);
    return result;
}
