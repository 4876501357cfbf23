/* Dates as precise as their source: what is read, kept, written and said. */
#include "base/json.h"
#include "casework/date.h"
#include "test/check.h"

static struct arena *arena;

static struct node text_node(const char *text)
{
    struct node node = {0};
    node_set_text(&node, str_of(text));
    return node;
}

static struct node json(const char *text)
{
    struct node node = {0};
    struct fault fault;
    check(json_read(arena, str_of(text), &node, &fault) == STATUS_OK);
    return node;
}

static struct str json_of(const struct date *date)
{
    struct node node = {0};
    struct fault fault;
    struct buffer out = {.arena = arena};
    date_write(arena, &node, date);
    check(json_write_canonical(&out, &node, &fault) == STATUS_OK);
    return buffer_str(&out);
}

static const struct {
    const char *typed, *written, *words;
} KEPT[] = {
    {"2020-08-01", "\"2020-08-01\"", "2020年8月1日"},
    {"2020-02-29", "\"2020-02-29\"", "2020年2月29日"},
    {"2020-08", "{\"from\":\"2020-08-01\",\"precision\":\"month\",\"to\":\"2020-08-31\"}",
        "2020年8月"},
    {"2020", "{\"from\":\"2020-01-01\",\"precision\":\"year\",\"to\":\"2020-12-31\"}", "2020年"},
    {"2021-12/2022-02", "{\"from\":\"2021-12-01\",\"precision\":\"span\",\"to\":\"2022-02-28\"}",
        "2021年12月至2022年2月"},
    {"2013/2014", "{\"from\":\"2013-01-01\",\"precision\":\"span\",\"to\":\"2014-12-31\"}",
        "2013年至2014年"},
    {"2013-05-02/2013-05-09",
        "{\"from\":\"2013-05-02\",\"precision\":\"span\",\"to\":\"2013-05-09\"}",
        "2013年5月2日至2013年5月9日"},
    {"--02", "{\"month\":2,\"precision\":\"month_without_year\"}", "2月（年份不详）"},
    {"--08-23", "{\"day\":23,\"month\":8,\"precision\":\"day_without_year\"}",
        "8月23日（年份不详）"},
    {"--02-29", "{\"day\":29,\"month\":2,\"precision\":\"day_without_year\"}",
        "2月29日（年份不详）"},
};

static void a_date_is_kept_as_precise_as_it_was_told(void)
{
    for (size_t i = 0; i < COUNT_OF(KEPT); i++) {
        struct node node = text_node(KEPT[i].typed);
        struct date date, again;
        check(date_read(&node, &date));
        check(str_is(json_of(&date), KEPT[i].written));
        check(str_is(date_words(arena, &date), KEPT[i].words));
        struct node written = {0};
        date_write(arena, &written, &date);
        check(date_read(&written, &again));
        check(str_is(json_of(&again), KEPT[i].written));
    }
}

static const struct {
    const char *typed, *written, *words;
} LOOSE[] = {
    {"2020年8月1日", "\"2020-08-01\"", "2020年8月1日"},
    {" 2020.8.1 ", "\"2020-08-01\"", "2020年8月1日"},
    {"2020年8月", "{\"from\":\"2020-08-01\",\"precision\":\"month\",\"to\":\"2020-08-31\"}",
        "2020年8月"},
    {"2020年", "{\"from\":\"2020-01-01\",\"precision\":\"year\",\"to\":\"2020-12-31\"}", "2020年"},
    {"2022年底",
        "{\"from\":\"2022-01-01\",\"precision\":\"part\",\"to\":\"2022-12-31\",\"words\":"
        "\"2022年底\"}",
        "2022年底"},
    {"2022年2月下旬",
        "{\"from\":\"2022-02-21\",\"precision\":\"part\",\"to\":\"2022-02-28\",\"words\":"
        "\"2022年2月下旬\"}",
        "2022年2月下旬"},
    {"2022年12月上旬",
        "{\"from\":\"2022-12-01\",\"precision\":\"part\",\"to\":\"2022-12-10\",\"words\":"
        "\"2022年12月上旬\"}",
        "2022年12月上旬"},
    {"2022年第三季度",
        "{\"from\":\"2022-07-01\",\"precision\":\"part\",\"to\":\"2022-09-30\",\"words\":"
        "\"2022年第三季度\"}",
        "2022年第三季度"},
    {"2022年8月底",
        "{\"from\":\"2022-08-01\",\"precision\":\"part\",\"to\":\"2022-08-31\",\"words\":"
        "\"2022年8月底\"}",
        "2022年8月底"},
    {"--03", "{\"month\":3,\"precision\":\"month_without_year\"}", "3月（年份不详）"},
};

static void what_people_type_is_read_without_becoming_more_precise(void)
{
    for (size_t i = 0; i < COUNT_OF(LOOSE); i++) {
        struct node node = text_node(LOOSE[i].typed);
        struct date date;
        check(date_read_loose(&node, &date));
        check(str_is(json_of(&date), LOOSE[i].written));
        check(str_is(date_words(arena, &date), LOOSE[i].words));
    }
}

static void no_date_is_made_of_what_is_none(void)
{
    static const char *const WRONG[] = {"", "2020-13", "2020-02-30", "20", "2020-8", "0000",
        "2020/", "/2020", "2022-02/2021-12", "--13", "--02-30", "--", "--2", "2020-08-01x", "不详",
        "2020年13月", "2020年2月上半年", "年底"};
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        struct node node = text_node(WRONG[i]);
        struct date date;
        check(!date_read(&node, &date));
        check(!date_read_loose(&node, &date));
    }
}

static void a_map_must_fit_the_precision_it_names(void)
{
    static const char *const WRONG[] = {
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-30\",\"precision\":\"month\"}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-02\",\"precision\":\"day\"}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-31\",\"precision\":\"year\"}",
        "{\"from\":\"2020-08-02\",\"to\":\"2020-08-01\",\"precision\":\"span\"}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-02\",\"precision\":\"part\"}",
        "{\"from\":\"2020-08-01\",\"precision\":\"span\"}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-31\",\"precision\":\"month\",\"month\":8}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-31\",\"precision\":\"month\",\"year\":1}",
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-31\",\"precision\":\"week\"}",
        "{\"month\":8,\"day\":23,\"precision\":\"month_without_year\"}",
        "{\"month\":13,\"precision\":\"month_without_year\"}",
        "{\"month\":2,\"day\":30,\"precision\":\"day_without_year\"}",
        "{\"month\":2,\"precision\":\"month_without_year\",\"words\":\"\"}",
        "{\"absent\":\"unknown\"}",
        "[]",
        "true",
        "20",
    };
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        struct node node = json(WRONG[i]);
        struct date date;
        check(!date_read(&node, &date));
    }
}

static void the_words_of_the_source_are_kept_with_a_day_too(void)
{
    struct node node = json(
        "{\"from\":\"2020-08-01\",\"to\":\"2020-08-01\",\"precision\":\"day\","
        "\"words\":\"建军节当天\"}");
    struct date date;
    check(date_read(&node, &date));
    check(date_is_day(&date));
    check(str_is(date_words(arena, &date), "建军节当天"));
    struct node written = {0};
    date_write(arena, &written, &date);
    check(node_equal(&node, &written));
}

static void a_year_that_yaml_took_for_a_number_is_a_year(void)
{
    struct node node = json("2020");
    struct date date;
    check(date_read(&node, &date));
    check(date.precision == PRECISION_YEAR);
}

static void only_a_whole_span_counts_as_within(void)
{
    struct node node = text_node("2020-08");
    struct date date;
    check(date_read(&node, &date));
    check(date_within(&date, date.from, date.to));
    check(!date_within(&date, day_plus(date.from, 1), date.to));
    check(!date_within(&date, date.from, day_plus(date.to, -1)));
    node = text_node("--08");
    check(date_read(&node, &date));
    check(!date_within(&date, (day){-700000}, (day){2000000}));
}

int main(void)
{
    static const struct test TESTS[] = {
        TEST(a_date_is_kept_as_precise_as_it_was_told),
        TEST(what_people_type_is_read_without_becoming_more_precise),
        TEST(no_date_is_made_of_what_is_none),
        TEST(a_map_must_fit_the_precision_it_names),
        TEST(the_words_of_the_source_are_kept_with_a_day_too),
        TEST(a_year_that_yaml_took_for_a_number_is_a_year),
        TEST(only_a_whole_span_counts_as_within),
    };
    arena = arena_open((size_t)16 << 20);
    int result = arena == NULL ? EXIT_FAILURE : TESTS_RUN(TESTS);
    arena_close(arena);
    return result;
}
