#include "casework/facts.h"
#include "test/policy_pack.h"

enum { MET = ANSWER_MET, NOT = ANSWER_NOT_MET, UNK = ANSWER_UNKNOWN, NA = ANSWER_NOT_APPLICABLE };

/* Three facts in a pack whose one outcome needs the condition under test. */
static const char FACTS_PACK[] =
    "pack: truth\n"
    "title: 示例规则\n"
    "edition: \"1\"\n"
    "issuers: [示例机关]\n"
    "effective_from: 2026-01-01\n"
    "roles: []\n"
    "lists:\n"
    "  - id: some\n"
    "    title: 情形\n"
    "    role: include\n"
    "    mode: any\n"
    "    clauses:\n"
    "      - {id: A1, text: 第一项, provenance: sample}\n"
    "      - {id: A2, known: false}\n"
    "  - id: each\n"
    "    title: 条件\n"
    "    role: require\n"
    "    mode: all\n"
    "    clauses:\n"
    "      - {id: B1, text: 在推进改革和创新中先行先试突破常规大胆探索出现失误的, provenance: "
    "sample}\n"
    "      - {id: B2, text: 第二项, provenance: sample, when: {fact: r, is: yes}}\n"
    "facts:\n"
    "  - {id: p, title: 甲, kind: yes_no}\n"
    "  - {id: q, title: 乙, kind: yes_no}\n"
    "  - {id: r, title: 丙, kind: yes_no}\n"
    "  - {id: sum, title: 金额, kind: amount}\n"
    "  - {id: part, title: 比例, kind: ratio}\n"
    "  - {id: stage, title: 阶段, kind: choice, choices: [早, 晚]}\n"
    "outcomes:\n"
    "  - {code: lighter, title: 从轻, finding: meets}\n"
    "  - {code: exempt, title: 免予处理, finding: meets}\n"
    "  - {code: exempt_fine, title: 免予处分, finding: meets, maps_to: exempt}\n"
    "  - {code: tested, title: 被测, finding: any, side: true, needs: CONDITION}\n";

struct world {
    struct arena *arena;
    const struct policy *policy;
    const struct condition *condition;
    struct facts_view view;
    struct fact facts[8];
    struct check checks[8];
};

static struct world world_of(const char *condition)
{
    struct world world = {.arena = arena_open(2 * PACK_MIB)};
    world.policy =
        pack_load(world.arena, text_replaced(world.arena, FACTS_PACK, "CONDITION", condition));
    world.condition = policy_outcome(world.policy, STR("tested"))->needs;
    return world;
}

static void state(struct world *world, const char *id, int answer)
{
    struct fact *fact = &world->facts[world->view.facts.len++];
    *fact = (struct fact){.fact = str_of(id)};
    if (answer == UNK)
        fact->number_absent = ABSENT_UNKNOWN;
    else
        fact->number = (struct number){true, answer == MET};
}

static void answer(struct world *world, const char *clause, int given)
{
    struct check *one = &world->checks[world->view.checks.len++];
    *one = (struct check){.clause = str_of(clause), .answer = given};
}

static enum answer ask(struct world *world, const struct condition **why)
{
    world->view.facts.at = world->facts;
    world->view.checks.at = world->checks;
    return condition_ask(world->condition, world->policy, &world->view, why);
}

struct truth { /* p, q and what comes of it; `why` is the id of the leaf that decided */
    int p, q, answer;
    const char *why;
};

static void check_truths(const char *condition, const struct truth *rows, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        struct world world = world_of(condition);
        const struct condition *why;
        state(&world, "p", rows[i].p);
        state(&world, "q", rows[i].q);
        enum answer found = ask(&world, &why);
        if ((int)found != rows[i].answer || !str_is(why->id, rows[i].why))
            printf("%s row %zu: %d because of %.*s\n", condition, i, found, STR_ARG(why->id));
        check((int)found == rows[i].answer);
        check(str_is(why->id, rows[i].why));
        arena_close(world.arena);
    }
}

static void all_is_met_when_each_part_is(void)
{
    static const struct truth rows[] = {
        {MET, MET, MET, "p"},
        {MET, UNK, UNK, "q"},
        {MET, NOT, NOT, "q"},
        {UNK, MET, UNK, "p"},
        {UNK, UNK, UNK, "p"},
        {UNK, NOT, NOT, "q"},
        {NOT, MET, NOT, "p"},
        {NOT, UNK, NOT, "p"},
        {NOT, NOT, NOT, "p"},
    };
    check_truths("{all: [{fact: p, is: yes}, {fact: q, is: yes}]}", rows, COUNT_OF(rows));
}

static void any_is_met_when_one_part_is(void)
{
    static const struct truth rows[] = {
        {MET, MET, MET, "p"},
        {MET, UNK, MET, "p"},
        {MET, NOT, MET, "p"},
        {UNK, MET, MET, "q"},
        {UNK, UNK, UNK, "p"},
        {UNK, NOT, UNK, "p"},
        {NOT, MET, MET, "q"},
        {NOT, UNK, UNK, "q"},
        {NOT, NOT, NOT, "p"},
    };
    check_truths("{any: [{fact: p, is: yes}, {fact: q, is: yes}]}", rows, COUNT_OF(rows));
}

static void not_turns_the_answer_and_keeps_unknown(void)
{
    static const struct truth rows[] = {
        {MET, MET, NOT, "p"}, {UNK, MET, UNK, "p"}, {NOT, MET, MET, "p"}};
    check_truths("{not: {fact: p, is: yes}}", rows, COUNT_OF(rows));
}

static void an_exception_takes_back_what_is_met(void)
{
    static const struct truth rows[] = {
        {MET, MET, NOT, "q"},
        {MET, UNK, UNK, "q"},
        {MET, NOT, MET, "p"},
        {UNK, MET, NOT, "q"},
        {UNK, UNK, UNK, "p"},
        {UNK, NOT, UNK, "p"},
        {NOT, MET, NOT, "p"},
        {NOT, UNK, NOT, "p"},
        {NOT, NOT, NOT, "p"},
    };
    check_truths("{fact: p, is: yes, except: {fact: q, is: yes}}", rows, COUNT_OF(rows));
}

static void a_fact_nobody_stated_is_unknown(void)
{
    struct world world = world_of("{fact: p, is: no}");
    check(ask(&world, NULL) == ANSWER_UNKNOWN);
    state(&world, "p", NOT);
    check(ask(&world, NULL) == ANSWER_MET);
    state(&world, "p", MET); /* the last statement counts */
    check(ask(&world, NULL) == ANSWER_NOT_MET);
    arena_close(world.arena);
}

static enum answer ask_number(const char *condition, struct fact fact)
{
    struct world world = world_of(condition);
    world.facts[world.view.facts.len++] = fact;
    enum answer found = ask(&world, NULL);
    arena_close(world.arena);
    return found;
}

static void amounts_are_compared_at_the_threshold(void)
{
    struct fact sum = {.fact = STR("sum"), .number = {true, 499}};
    check(ask_number("{fact: sum, at_least: 500}", sum) == ANSWER_NOT_MET);
    check(ask_number("{fact: sum, below: 500}", sum) == ANSWER_MET);
    sum.number.n = 500;
    check(ask_number("{fact: sum, at_least: 500}", sum) == ANSWER_MET);
    check(ask_number("{fact: sum, below: 500}", sum) == ANSWER_NOT_MET);
}

static void an_absent_amount_is_unknown_but_none_is_below_every_limit(void)
{
    struct fact sum = {.fact = STR("sum"), .number_absent = ABSENT_NOT_PUBLIC};
    check(ask_number("{fact: sum, at_least: 500}", sum) == ANSWER_UNKNOWN);
    sum.number_absent = ABSENT_NONE;
    check(ask_number("{fact: sum, at_least: 500}", sum) == ANSWER_NOT_MET);
    check(ask_number("{fact: sum, below: 500}", sum) == ANSWER_MET);
}

static void a_choice_is_one_of_several_words(void)
{
    struct fact stage = {.fact = STR("stage"), .word = STR("晚")};
    check(ask_number("{fact: stage, in: [早, 晚]}", stage) == ANSWER_MET);
    check(ask_number("{fact: stage, is: 早}", stage) == ANSWER_NOT_MET);
}

struct listed { /* answers to the two clauses of a list; 0: nobody answered */
    int first, second, answer;
    const char *why;
};

static void check_list(const char *id, const struct listed *row)
{
    struct world world = world_of("{fact: p, is: yes}");
    const struct clause *why;
    const struct clause_list *list = policy_list(world.policy, str_of(id));
    if (row->first != 0)
        answer(&world, "A1", row->first);
    if (row->second != 0)
        answer(&world, "A2", row->second);
    world.view.checks.at = world.checks;
    /* The same two answers, asked of a list of the other mode. */
    struct clause_list other = *policy_list(world.policy, STR("some"));
    other.all = list->all;
    check((int)list_ask(&other, world.policy, &world.view, &why) == row->answer);
    check(row->why == NULL ? why == NULL : str_is(why->id, row->why));
    arena_close(world.arena);
}

static void a_list_of_any_is_not_met_only_when_each_clause_is_answered(void)
{
    static const struct listed rows[] = {
        {MET, 0, MET, "A1"},
        {0, MET, MET, "A2"},
        {NOT, 0, UNK, "A2"},
        {NOT, UNK, UNK, "A2"},
        {NOT, NA, NOT, "A1"},
        {NA, NA, NOT, NULL},
        {0, 0, UNK, "A1"},
        {NOT, NOT, NOT, "A1"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_list("some", &rows[i]);
}

static void a_list_of_all_passes_over_what_does_not_apply(void)
{
    static const struct listed rows[] = {
        {MET, MET, MET, "A1"},
        {MET, 0, UNK, "A2"},
        {MET, NA, MET, "A1"},
        {MET, NOT, NOT, "A2"},
        {NA, NA, UNK, NULL},
        {0, NOT, NOT, "A2"},
        {NA, MET, MET, "A2"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_list("each", &rows[i]);
}

static void a_clause_with_a_condition_is_computed_not_answered(void)
{
    struct world world = world_of("{clause: B2}");
    answer(&world, "B2", MET);
    state(&world, "r", NOT);
    check(ask(&world, NULL) == ANSWER_NOT_MET);
    arena_close(world.arena);
}

static void the_last_answer_of_a_clause_counts(void)
{
    struct world world = world_of("{clause: A1}");
    check(ask(&world, NULL) == ANSWER_UNKNOWN);
    answer(&world, "A1", MET);
    check(ask(&world, NULL) == ANSWER_MET);
    answer(&world, "A1", NA);
    check(ask(&world, NULL) == ANSWER_NOT_MET);
    arena_close(world.arena);
}

static void an_outcome_counts_as_what_it_maps_to(void)
{
    static const struct str codes[] = {STR_INIT("lighter"), STR_INIT("exempt_fine")};
    struct world world = world_of("{outcome: [exempt]}");
    check(ask(&world, NULL) == ANSWER_UNKNOWN);
    world.view.outcomes = (struct list){codes, 1};
    check(ask(&world, NULL) == ANSWER_NOT_MET);
    world.view.outcomes.len = 2;
    check(ask(&world, NULL) == ANSWER_MET);
    arena_close(world.arena);
}

static void a_finding_is_one_of_those_made(void)
{
    static const struct str codes[] = {STR_INIT("no_liability")};
    struct world world = world_of("{finding: [meets]}");
    world.view.findings = (struct list){codes, 1};
    check(ask(&world, NULL) == ANSWER_NOT_MET);
    arena_close(world.arena);
}

static void conditions_are_said_in_words(void)
{
    static const struct {
        const char *condition, *words;
    } rows[] = {
        {"{list: some}", "符合“情形”之一"},
        {"{list: each}", "符合“条件”的各项"},
        {"{not: {list: some}}", "不符合“情形”中的任何一项"},
        {"{clause: A1}", "符合A1“第一项”"},
        {"{clause: A2}", "符合A2第2项（原文未公布）"},
        {"{clause: B1}", "符合B1“在推进改革和创新中先行先试突破常规大胆探……”"},
        {"{fact: p, is: yes}", "“甲”为是"},
        {"{fact: sum, at_least: 500000000}", "“金额”达到500万元"},
        {"{fact: sum, below: 12345}", "“金额”低于123.45元"},
        {"{fact: part, at_least: 3000}", "“比例”达到30%"},
        {"{fact: stage, in: [早, 晚]}", "“阶段”为早、晚之一"},
        {"{outcome: [exempt]}", "处理结果为免予处理"},
        {"{finding: [meets, no_liability]}", "认定结论为符合容错情形、不应追责之一"},
        {"{all: [{list: some}, {any: [{fact: p, is: yes}, {fact: q, is: no}]}]}",
            "符合“情形”之一，且（“甲”为是，或者“乙”为否）"},
        {"{fact: p, is: yes, except: {fact: q, is: yes}}", "“甲”为是（“乙”为是的除外）"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world world = world_of(rows[i].condition);
        struct str words = condition_words(world.arena, world.condition, world.policy);
        if (!str_is(words, rows[i].words))
            printf("%.*s\n", STR_ARG(words));
        check(str_is(words, rows[i].words));
        arena_close(world.arena);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(all_is_met_when_each_part_is),
        TEST(any_is_met_when_one_part_is),
        TEST(not_turns_the_answer_and_keeps_unknown),
        TEST(an_exception_takes_back_what_is_met),
        TEST(a_fact_nobody_stated_is_unknown),
        TEST(amounts_are_compared_at_the_threshold),
        TEST(an_absent_amount_is_unknown_but_none_is_below_every_limit),
        TEST(a_choice_is_one_of_several_words),
        TEST(a_list_of_any_is_not_met_only_when_each_clause_is_answered),
        TEST(a_list_of_all_passes_over_what_does_not_apply),
        TEST(a_clause_with_a_condition_is_computed_not_answered),
        TEST(the_last_answer_of_a_clause_counts),
        TEST(an_outcome_counts_as_what_it_maps_to),
        TEST(a_finding_is_one_of_those_made),
        TEST(conditions_are_said_in_words),
    };
    return TESTS_RUN(tests);
}
