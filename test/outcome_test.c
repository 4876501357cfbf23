#include "casework/facts.h"
#include "test/policy_pack.h"

/* The five lists as a district uses them; all texts 示例条款. */
static const char PACK[] =
    "pack: lists\n"
    "title: 示例规则\n"
    "edition: \"2026\"\n"
    "issuers: [示例机关]\n"
    "effective_from: 2026-01-01\n"
    "roles: []\n"
    "bodies: [{id: committee, title: 常委会, quorum_of: 2, quorum_out_of: 3}]\n"
    "lists:\n"
    "  - id: situations\n"
    "    title: 可以容错的情形\n"
    "    role: include\n"
    "    mode: any\n"
    "    clauses:\n"
    "      - {id: R01, text: 先行先试出现失误的, provenance: sample}\n"
    "      - {id: R02, text: 处置突发事件出现失误的, provenance: sample}\n"
    "  - id: conditions\n"
    "    title: 容错的条件\n"
    "    role: require\n"
    "    mode: all\n"
    "    clauses:\n"
    "      - {id: G01, text: 没有明令禁止的, provenance: sample}\n"
    "      - {id: G02, text: 没有谋取私利的, provenance: sample}\n"
    "  - id: no_pursuit\n"
    "    title: 不予追究的情形\n"
    "    role: no_pursuit\n"
    "    mode: any\n"
    "    clauses: [{id: N01, text: 为推动发展的无意过失, provenance: sample}]\n"
    "  - id: no_liability\n"
    "    title: 不应追责的情形\n"
    "    role: no_liability\n"
    "    mode: any\n"
    "    clauses: [{id: B01, text: 提出过反对意见的, provenance: sample}]\n"
    "  - id: exclusions\n"
    "    title: 不适应容错的情形\n"
    "    role: exclude\n"
    "    mode: any\n"
    "    clauses:\n"
    "      - {id: X01, text: 明知故犯的, provenance: sample}\n"
    "      - {id: X02, text: 弄虚作假的, provenance: sample}\n"
    "liabilities:\n"
    "  - {id: party, title: 党纪责任, body: committee}\n"
    "  - {id: other, title: 其他责任, body: committee}\n"
    "superior_bases:\n"
    "  - {id: b1, liability: party, outcomes: [lighter, mitigated], text: 示例条例第一条}\n"
    "  - {id: b2, liability: party, outcomes: [exempt, no_pursuit], text: 示例条例第二条, verify: "
    "true}\n"
    "outcomes:\n"
    "  - {code: not_tolerated, title: 不予容错, finding: does_not_meet}\n"
    "  - {code: lighter, title: 从轻, finding: meets, needs_basis: true, needs: {all: [{not: "
    "{list: exclusions}}, {list: situations}]}}\n"
    "  - {code: mitigated, title: 减轻, finding: meets, needs_basis: true, needs: {all: [{not: "
    "{list: exclusions}}, {list: situations}]}}\n"
    "  - {code: exempt, title: 免予处理, finding: meets, needs_basis: true, needs: {all: [{not: "
    "{list: exclusions}}, {list: situations}, {list: conditions}]}}\n"
    "  - code: no_pursuit\n"
    "    title: 不予追究责任\n"
    "    finding: any\n"
    "    needs_basis: true\n"
    "    needs: {all: [{not: {list: exclusions}}, {any: [{list: no_liability}, {all: [{list: "
    "situations}, {list: conditions}, {list: no_pursuit}]}]}]}\n"
    "  - {code: education, title: 批评教育, finding: any, side: true}\n";

enum { OUTCOMES = 6 };

struct given { /* "R01+" met, "-" not met, "=" not applicable; what is not named is unknown */
    const char *checks, *liability;
    const char *open;       /* one letter an outcome: o open, c closed, u unknown */
    const char *of, *words; /* the reason of this outcome, whole */
};

static enum answer answer_of_sign(char sign)
{
    if (sign == '+')
        return ANSWER_MET;
    return sign == '-' ? ANSWER_NOT_MET : ANSWER_NOT_APPLICABLE;
}

static struct list checks_of(struct arena *arena, const char *text)
{
    struct check *checks = arena_take(arena, 16, sizeof(*checks));
    size_t len = 0;
    for (; *text != '\0'; text += text[4] == ' ' ? 5 : 4) {
        checks[len].clause = (struct str){text, 3};
        checks[len++].answer = (int)answer_of_sign(text[3]);
    }
    return (struct list){checks, len};
}

static char letter_of(enum answer open)
{
    if (open == ANSWER_MET)
        return 'o';
    return open == ANSWER_NOT_MET ? 'c' : 'u';
}

static void check_given(const struct given *given)
{
    struct arena *arena = arena_open(4 * PACK_MIB);
    const struct policy *policy = pack_load(arena, str_of(PACK));
    struct facts_view facts = {.checks = checks_of(arena, given->checks)};
    struct openness found[OUTCOMES];
    char letters[OUTCOMES + 1] = {0};
    check(policy->outcomes.len == OUTCOMES);
    outcome_openness(arena, policy, &facts, str_of(given->liability), found);
    for (size_t i = 0; i < OUTCOMES; i++)
        letters[i] = letter_of(found[i].open);
    struct str words = found[policy_outcome(policy, str_of(given->of))->rank].words;
    if (strcmp(letters, given->open) != 0 || !str_is(words, given->words))
        printf("%s: %s, %.*s\n", given->checks, letters, STR_ARG(words));
    check(strcmp(letters, given->open) == 0);
    check(str_is(words, given->words));
    arena_close(arena);
}

static void an_exclusion_leaves_only_not_tolerated(void)
{
    check_given(
        &(struct given){"R01+ G01+ G02+ N01+ B01+ X01+ X02-", "party", "occcco", "no_pursuit",
            "“不予追究责任”不可选：“不适应容错的情形”（2026版）中，X01“明知故犯的”已认定符合。"});
}

static void no_situation_leaves_only_not_tolerated(void)
{
    check_given(&(struct given){"R01- R02= G01+ G02+ N01+ B01- X01- X02-", "party", "occcco",
        "lighter", "“从轻”不可选：“可以容错的情形”（2026版）没有一项符合。"});
}

static void a_situation_opens_lighter_and_mitigated(void)
{
    check_given(&(struct given){"R01+ G01- B01- X01- X02-", "party", "ooocco", "exempt",
        "“免予处理”不可选：“容错的条件”（2026版）中，G01“没有明令禁止的”已认定不符合。"});
    check_given(&(struct given){"R01+ G01- B01- X01- X02-", "party", "ooocco", "lighter",
        "“从轻”可选，上位依据：示例条例第一条。"});
}

static void all_conditions_open_exempt(void)
{
    check_given(&(struct given){"R02+ G01+ G02+ N01- B01- X01- X02-", "party", "ooooco", "exempt",
        "“免予处理”可选，上位依据：示例条例第二条（条文待核对）。"});
}

static void an_unknown_condition_keeps_exempt_not_yet_open(void)
{
    check_given(&(struct given){"R01+ G01+ N01- B01- X01- X02-", "party", "ooouco", "exempt",
        "“免予处理”暂不可选：“容错的条件”（2026版）中，G02“没有谋取私利的”尚无结论。"});
}

static void an_unknown_exclusion_keeps_all_but_not_tolerated_not_yet_open(void)
{
    check_given(&(struct given){"R01+ G01+ G02+ N01+ B01- X01-", "party", "ouuuuo", "mitigated",
        "“减轻”暂不可选：“不适应容错的情形”（2026版）中，X02“弄虚作假的”尚无结论。"});
}

static void a_no_pursuit_ground_opens_no_pursuit_with_a_situation_and_all_conditions(void)
{
    check_given(&(struct given){"R01+ G01+ G02+ N01+ B01- X01- X02-", "party", "oooooo",
        "no_pursuit", "“不予追究责任”可选，上位依据：示例条例第二条（条文待核对）。"});
}

static void a_no_pursuit_ground_alone_opens_nothing(void)
{
    check_given(&(struct given){"R01- R02- G01+ G02+ N01+ B01- X01- X02-", "party", "occcco",
        "no_pursuit", "“不予追究责任”不可选：“不应追责的情形”（2026版）没有一项符合。"});
}

static void a_ground_of_no_liability_needs_no_situation(void)
{
    check_given(&(struct given){"R01- R02- B01+ X01- X02-", "party", "occcoo", "no_pursuit",
        "“不予追究责任”可选，上位依据：示例条例第二条（条文待核对）。"});
}

static void a_missing_superior_basis_closes_what_the_lists_leave_open(void)
{
    check_given(&(struct given){"R01+ G01+ G02+ N01+ B01- X01- X02-", "other", "occcco", "exempt",
        "“免予处理”不可选：规则（2026版）没有写明“其他责任”作出这一结果的上位依据，"
        "本地规则不能单独作为依据。"});
}

static void a_missing_superior_basis_closes_also_what_is_not_known_yet(void)
{
    check_given(&(struct given){"R01+ X01- X02-", "other", "occcco", "exempt",
        "“免予处理”不可选：规则（2026版）没有写明“其他责任”作出这一结果的上位依据，"
        "本地规则不能单独作为依据。"});
}

static void without_a_kind_of_liability_nothing_with_a_basis_is_open_yet(void)
{
    check_given(&(struct given){"R01+ G01+ G02+ N01+ B01- X01- X02-", "", "ouuuuo", "lighter",
        "“从轻”暂不可选：还没有写明责任种类，无法确定上位依据。"});
}

static void an_outcome_without_needs_is_always_open(void)
{
    check_given(&(struct given){"", "party", "ouuuuo", "not_tolerated", "“不予容错”可选。"});
}

int main(void)
{
    static const struct test tests[] = {
        TEST(an_exclusion_leaves_only_not_tolerated),
        TEST(no_situation_leaves_only_not_tolerated),
        TEST(a_situation_opens_lighter_and_mitigated),
        TEST(all_conditions_open_exempt),
        TEST(an_unknown_condition_keeps_exempt_not_yet_open),
        TEST(an_unknown_exclusion_keeps_all_but_not_tolerated_not_yet_open),
        TEST(a_no_pursuit_ground_opens_no_pursuit_with_a_situation_and_all_conditions),
        TEST(a_no_pursuit_ground_alone_opens_nothing),
        TEST(a_ground_of_no_liability_needs_no_situation),
        TEST(a_missing_superior_basis_closes_what_the_lists_leave_open),
        TEST(a_missing_superior_basis_closes_also_what_is_not_known_yet),
        TEST(without_a_kind_of_liability_nothing_with_a_basis_is_open_yet),
        TEST(an_outcome_without_needs_is_always_open),
    };
    return TESTS_RUN(tests);
}
