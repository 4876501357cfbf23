#include "casework/policy_tables.h"

#define AT(tag, member) offsetof(struct tag, member)

static const struct member CHECK_ROWS[] = {
    {MEMBER("clause", WORD, AT(check, clause)), MEMBER_REQUIRED, SPACE_CLAUSES},
    {MEMBER("answer", CHOICE, AT(check, answer)), MEMBER_REQUIRED, .choices = answer_codes},
};
static const struct members CHECK_MEMBERS = {MEMBERS(CHECK_ROWS, check)};

static const struct member FACT_ROWS[] = {
    {MEMBER("fact", WORD, AT(fact, fact)), MEMBER_REQUIRED, SPACE_FACTS},
    {MEMBER("value", ANY, 0), MEMBER_REQUIRED},
};

static enum absent absent_of(const struct node *value)
{
    struct str word = node_text(value, "absent");
    for (int i = ABSENT_UNKNOWN; i <= ABSENT_NONE; i++)
        if (str_is(word, absent_codes[i]))
            return (enum absent)i;
    return ABSENT_NOT;
}

static void fact_finish(struct reader *reader, const struct node *node, void *data)
{
    struct fact *fact = data;
    const struct node *value = node_get(node, "value");
    if (value == NULL)
        return;
    if (value->kind == NODE_INTEGER || value->kind == NODE_BOOL) {
        fact->number = (struct number){true, value->integer};
    } else if (value->kind == NODE_TEXT) {
        fact->word = value->text;
        if (str_is(value->text, "yes") || str_is(value->text, "no"))
            fact->number = (struct number){true, str_is(value->text, "yes")};
    } else if (absent_of(value) != ABSENT_NOT) {
        fact->number_absent = absent_of(value);
    } else {
        MISTAKE(reader, value, "事实的值要写整数、yes、no、选项，或者 {absent: unknown}。");
    }
}
static const struct members FACT_MEMBERS = {MEMBERS(FACT_ROWS, fact), .finish = fact_finish};

static const struct member SUBJECT_ROWS[] = {
    {MEMBER("liability", WORD, AT(policy_test, liability)), .space = SPACE_LIABILITIES},
    {MEMBER("checks", ROWS, AT(policy_test, facts.checks)), .of = &CHECK_MEMBERS},
    {MEMBER("facts", ROWS, AT(policy_test, facts.facts)), .of = &FACT_MEMBERS},
};
static const struct members SUBJECT_MEMBERS = {MEMBERS(SUBJECT_ROWS, policy_test)};

static const struct member TEST_ROWS[] = {
    {MEMBER("title", TEXT, AT(policy_test, title)), MEMBER_REQUIRED},
    {MEMBER("subject", GROUP, 0), MEMBER_REQUIRED, .of = &SUBJECT_MEMBERS},
    {MEMBER("open", WORDS, AT(policy_test, open)), .space = SPACE_OUTCOMES},
    {MEMBER("closed", WORDS, AT(policy_test, closed)), .space = SPACE_OUTCOMES},
    {MEMBER("unknown", WORDS, AT(policy_test, unknown)), .space = SPACE_OUTCOMES},
};

static void test_finish(struct reader *reader, const struct node *node, void *data)
{
    struct policy_test *test = data;
    test->where = node;
    if (test->open.at == NULL && test->closed.at == NULL && test->unknown.at == NULL)
        MISTAKE(reader, node, "测试“%.*s”没有写预期；请写 open、closed 或者 unknown。",
            STR_ARG(test->title));
}
const struct members test_members = {MEMBERS(TEST_ROWS, policy_test), .finish = test_finish};

static const char *openness_words(enum answer open)
{
    if (open == ANSWER_MET)
        return "可选";
    return open == ANSWER_NOT_MET ? "不可选" : "暂不可选";
}

struct run {
    const struct policy *policy;
    const struct policy_test *test;
    const struct openness *found;
    struct problems *problems;
};

static void expect(const struct run *run, struct list codes, enum answer expected)
{
    const struct str *code = codes.at;
    for (size_t i = 0; i < codes.len; i++) {
        const struct openness *found = &run->found[policy_outcome(run->policy, code[i])->rank];
        if (found->open != expected)
            problem_add(run->problems, run->test->where, STR("tests"),
                "测试“%.*s”：“%.*s”应当%s，按规则却是%s。理由：%.*s请改规则或者改测试。",
                STR_ARG(run->test->title), STR_ARG(code[i]), openness_words(expected),
                openness_words(found->open), STR_ARG(found->words));
    }
}

void tests_run(struct arena *arena, const struct policy *policy, struct problems *problems)
{
    const struct policy_test *tests = policy->tests.at;
    struct openness *found = arena_take(arena, policy->outcomes.len + 1, sizeof(*found));
    for (size_t i = 0; i < policy->tests.len; i++) {
        struct run run = {policy, &tests[i], found, problems};
        outcome_openness(arena, policy, &tests[i].facts, tests[i].liability, found);
        expect(&run, tests[i].open, ANSWER_MET);
        expect(&run, tests[i].closed, ANSWER_NOT_MET);
        expect(&run, tests[i].unknown, ANSWER_UNKNOWN);
    }
}
