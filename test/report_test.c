#include "casework/report.h"

#include "test/check.h"

#include <string.h>

static struct arena *arena;
static struct fault fault;

struct sentence_row {
    const char *period, *scope;
    struct report_figures figures;
    const char *sentence;
};

static const struct sentence_row published[] = {
    {"去年以来", "全区", {7, 7, 0, 6, 0, 55},
        "去年以来，全区共实施容错纠错7起，涉及7人；为6名干部澄清正名；对55名受处分处理人员开展回访"
        "教育。"},
    {"今年3月以来", "全市", {3, 4, 1, 12, 2, 0},
        "今年3月以来，全市共实施容错纠错3起，涉及4人、1个单位；为12名干部和2个党组织澄清正名；"
        "对0名受处分处理人员开展回访教育。"},
    {"今年以来", "全区", {0, 0, 0, 0, 0, 1},
        "今年以来，全区共实施容错纠错0起，涉及0人；为0名干部澄清正名；对1名受处分处理人员开展回访教"
        "育。"},
};

struct period_row {
    const char *words, *as_of, *from, *to;
};

static const struct period_row periods[] = {
    {"去年以来", "2022-09-06", "2021-01-01", "2022-09-06"},
    {"今年以来", "2022-09-06", "2022-01-01", "2022-09-06"},
    {"今年3月以来", "2022-09-06", "2022-03-01", "2022-09-06"},
    {"今年12月以来", "2022-12-01", "2022-12-01", "2022-12-01"},
    {"3月以来", "2022-09-06", "2022-03-01", "2022-09-06"},
    {"2021年以来", "2022-09-06", "2021-01-01", "2022-09-06"},
    {"2021年11月以来", "2022-09-06", "2021-11-01", "2022-09-06"},
    {"去年3月以来", "2022-09-06", "2021-03-01", "2022-09-06"},
    {"上半年", "2022-09-06", "2022-01-01", "2022-06-30"},
    {"今年上半年", "2022-05-06", "2022-01-01", "2022-05-06"},
    {"去年下半年", "2022-09-06", "2021-07-01", "2021-12-31"},
    {"第一季度", "2022-09-06", "2022-01-01", "2022-03-31"},
    {"第2季度", "2022-09-06", "2022-04-01", "2022-06-30"},
    {"三季度", "2022-09-06", "2022-07-01", "2022-09-06"},
    {"2021年第四季度", "2022-09-06", "2021-10-01", "2021-12-31"},
    {"2021年", "2022-09-06", "2021-01-01", "2021-12-31"},
    {"2020年2月", "2022-09-06", "2020-02-01", "2020-02-29"},
    {"截至目前", "2022-09-06", "2019-05-04", "2022-09-06"},
};

static const char *const not_periods[] = {"", "以来", "前年以来", "今年13月以来", "今年0月以来",
    "第五季度", "去年以来吧", "0年以来", "99999年以来", "下半年以来"};

static day the_day(const char *text)
{
    day d = {0};

    check(day_read(str_of(text), &d));
    return d;
}

static void the_published_sentences_come_out_byte_for_byte(void)
{
    for (size_t i = 0; i < COUNT_OF(published); i++) {
        struct report_period period = {.words = str_of(published[i].period)};
        struct str got =
            report_sentence(arena, &period, str_of(published[i].scope), &published[i].figures);
        check(str_is(got, published[i].sentence));
    }
}

static void each_word_for_a_period_has_its_days(void)
{
    day first = the_day("2019-05-04");

    for (size_t i = 0; i < COUNT_OF(periods); i++) {
        struct report_period period;
        check(report_period_read(arena, str_of(periods[i].words), the_day(periods[i].as_of), first,
                  &period, &fault)
              == STATUS_OK);
        check(str_is(period.words, periods[i].words));
        check(str_is(day_write(arena, period.from), periods[i].from));
        check(str_is(day_write(arena, period.to), periods[i].to));
    }
}

static void words_for_no_period_are_refused_with_examples(void)
{
    for (size_t i = 0; i < COUNT_OF(not_periods); i++) {
        struct report_period period;
        check(report_period_read(arena, str_of(not_periods[i]), the_day("2022-09-06"),
                  the_day("2019-05-04"), &period, &fault)
              == STATUS_INVALID);
        check(strstr(fault.text, "去年以来") != NULL);
    }
}

static void a_period_that_has_not_begun_is_refused(void)
{
    struct report_period period;

    check(report_period_read(
              arena, STR("第四季度"), the_day("2022-09-06"), the_day("2019-05-04"), &period, &fault)
          == STATUS_INVALID);
    check(strstr(fault.text, "还没有开始") != NULL);
}

static void two_days_say_their_common_year_once(void)
{
    struct report_figures none = {0};
    struct report_period one_year =
        report_period_between(arena, the_day("2026-01-01"), the_day("2026-03-31"));
    struct report_period two_years =
        report_period_between(arena, the_day("2021-01-01"), the_day("2022-09-06"));

    check(str_is(one_year.words, "2026年1月1日至3月31日"));
    check(str_starts(
        report_sentence(arena, &one_year, STR("全区"), &none), "2026年1月1日至3月31日，全区共"));
    check(str_is(two_years.words, "2021年1月1日至2022年9月6日"));
}

static void the_line_under_the_sentence_says_days_basis_and_end_of_data(void)
{
    struct report_period period;

    check(report_period_read(
              arena, STR("去年以来"), the_day("2022-09-06"), the_day("2019-05-04"), &period, &fault)
          == STATUS_OK);
    check(str_is(report_basis(arena, &period, the_day("2022-09-06")),
        "统计期间：2021年1月1日至2022年9月6日。时间口径：认定、澄清、回访之日。数据截至2022年9月6日"
        "24时。"));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_published_sentences_come_out_byte_for_byte),
        TEST(each_word_for_a_period_has_its_days),
        TEST(words_for_no_period_are_refused_with_examples),
        TEST(a_period_that_has_not_begun_is_refused),
        TEST(two_days_say_their_common_year_once),
        TEST(the_line_under_the_sentence_says_days_basis_and_end_of_data),
    };

    arena = arena_open((size_t)1 << 24);
    must(arena != NULL);
    int status = TESTS_RUN(tests);
    arena_close(arena);
    return status;
}
