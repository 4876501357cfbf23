/* What the rules say no with, on a page: no code, and what to do stands by itself. */
#include "web/told.h"

#include "casework/refusal.h"
#include "test/check.h"

static struct arena *arena;

static bool plain_is(const char *said, const char *wanted)
{
    return str_is(told_plain(arena, str_of(said)), wanted);
}

static bool parts_are(const char *said, const char *reason, const char *remedy)
{
    const struct decision decision = {.refusal = REFUSAL_REASONS_MUST_BE_GIVEN,
        .rule = STR("备案 · 备案审查（review）"),
        .detail = str_of(said)};
    struct refusal_page page = told_refusal(arena, &decision);

    return str_equal(page.rule, refusal_words(REFUSAL_REASONS_MUST_BE_GIVEN))
           && str_is(page.where, "备案 · 备案审查") && str_is(page.reason, reason)
           && str_is(page.remedy, remedy);
}

static void the_code_behind_a_word_is_left_out(void)
{
    check(plain_is("请写明理由（reasons）。", "请写明理由。"));
    check(plain_is("请补上（recipients: {role: unit_clerk}），或者不写。", "请补上，或者不写。"));
    check(
        plain_is("可写的有：符合（meets）、不符合（does_not_meet）。", "可写的有：符合、不符合。"));
    check(plain_is("（reasons）", ""));
}

static void words_in_brackets_stay(void)
{
    check(plain_is("村（社区）", "村（社区）"));
    check(plain_is("答是（1）或者否（0）", "答是（1）或者否（0）"));
    check(plain_is("初审（review 初审）", "初审（review 初审）"));
    check(plain_is("没有关上（reasons", "没有关上（reasons"));
    check(plain_is("", ""));
}

static void what_a_person_wrote_is_not_touched(void)
{
    check(plain_is(
        "没有“项目（phase two）”。请核对（title）。", "没有“项目（phase two）”。请核对。"));
    check(parts_are("没有“甲。请乙”。", "没有“甲。请乙”。", ""));
}

static void what_to_do_stands_by_itself(void)
{
    check(parts_are("要写明理由。请写明（reasons）后再提交。", "要写明理由。", "请写明后再提交。"));
    check(parts_are("请写明理由。", "", "请写明理由。"));
    check(parts_are("本事项已经结束。", "本事项已经结束。", ""));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_code_behind_a_word_is_left_out),
        TEST(words_in_brackets_stay),
        TEST(what_a_person_wrote_is_not_touched),
        TEST(what_to_do_stands_by_itself),
    };

    arena = arena_open((size_t)1 << 20);
    return arena == NULL ? EXIT_FAILURE : TESTS_RUN(tests);
}
