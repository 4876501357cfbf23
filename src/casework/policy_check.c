#include "casework/policy_space.h"

/* The dispositions that figures are counted by, heaviest first (docs/POLICY.md). */
static const char *const BASE_OUTCOMES[] = {
    "not_tolerated", "lighter", "mitigated", "exempt", "no_pursuit"};

struct checking {
    struct arena *arena;
    const struct policy *policy;
    struct problems *problems;
    size_t *visits; /* clauses looked at for one condition */
};

static void check_clause_once(const struct checking *c, const struct clause *clause)
{
    const struct clause *first = policy_clause(c->policy, clause->id);
    if (clause->id.len > 0 && first->list != clause->list)
        problem_add(c->problems, clause->where, STR("lists"),
            "条款编号“%.*s”在清单“%.*s”里已经用过，请换一个。", STR_ARG(clause->id),
            STR_ARG(first->list->id));
}

struct ring { /* the conditions being asked, to see one that asks itself */
    const struct clause *clause;
    const struct ring *above;
};
enum { VISITS_MAX = 4096 }; /* also what asking such a condition may cost */

static bool asks_itself(
    const struct checking *c, const struct condition *condition, const struct ring *ring);

static bool clause_in_ring(
    const struct checking *c, const struct clause *clause, const struct ring *ring)
{
    for (const struct ring *r = ring; r != NULL; r = r->above)
        if (r->clause == clause)
            return true;
    if (clause->when == NULL)
        return false;
    struct ring more = {clause, ring};
    return ++*c->visits > VISITS_MAX || asks_itself(c, clause->when, &more);
}

static bool list_in_ring(
    const struct checking *c, const struct clause_list *list, const struct ring *ring)
{
    for (size_t i = 0; list != NULL && i < list->clauses_len; i++)
        if (clause_in_ring(c, &list->clauses[i], ring))
            return true;
    return false;
}

static bool asks_itself(
    const struct checking *c, const struct condition *condition, const struct ring *ring)
{
    if (condition->op == CONDITION_CLAUSE) {
        const struct clause *clause = policy_clause(c->policy, condition->id);
        if (clause != NULL && clause_in_ring(c, clause, ring))
            return true;
    }
    if (condition->op == CONDITION_LIST
        && list_in_ring(c, policy_list(c->policy, condition->id), ring))
        return true;
    for (size_t i = 0; i < condition->parts_len; i++)
        if (asks_itself(c, &condition->parts[i], ring))
            return true;
    return condition->except != NULL && asks_itself(c, condition->except, ring);
}

static void check_clauses(const struct checking *c)
{
    const struct clause_list *lists = c->policy->lists.at;
    for (size_t i = 0; i < c->policy->lists.len; i++)
        for (size_t j = 0; j < lists[i].clauses_len; j++) {
            const struct clause *clause = &lists[i].clauses[j];
            check_clause_once(c, clause);
            *c->visits = 0;
            if (clause->when != NULL && clause_in_ring(c, clause, NULL))
                problem_add(c->problems, clause->where, STR("lists"),
                    "条款“%.*s”的条件绕回了它自己，或者层层引用太多；请改写 when。",
                    STR_ARG(clause->id));
        }
}

static size_t base_rank(struct str code)
{
    size_t rank = 0;
    while (rank < COUNT_OF(BASE_OUTCOMES) && !str_is(code, BASE_OUTCOMES[rank]))
        rank++;
    return rank;
}

static const struct node *node_of_row(const struct checking *c, const char *name, size_t i)
{
    const struct node *rows = node_get(c->policy->tree, name);
    return rows != NULL && i < rows->len ? &rows->items[i] : NULL;
}

/* Heaviest first, each counted as one of the five; what goes along with others is not counted. */
static void check_outcomes(const struct checking *c)
{
    const struct outcome_kind *outcomes = c->policy->outcomes.at;
    size_t heaviest = 0;
    for (size_t i = 0; i < c->policy->outcomes.len; i++) {
        const struct outcome_kind *outcome = &outcomes[i];
        struct str maps_to = outcome->maps_to.len > 0 ? outcome->maps_to : outcome->code;
        size_t rank = base_rank(maps_to);
        if (outcome->side || outcome->code.len == 0)
            continue;
        if (rank == COUNT_OF(BASE_OUTCOMES)) {
            problem_add(c->problems, node_of_row(c, "outcomes", i), STR("outcomes"),
                "处理结果“%.*s”没有归类；请用 maps_to 写 "
                "not_tolerated、lighter、mitigated、exempt、"
                "no_pursuit 中的一个，附带的结果写 side: true。",
                STR_ARG(outcome->code));
            continue;
        }
        if (rank < heaviest)
            problem_add(c->problems, node_of_row(c, "outcomes", i), STR("outcomes"),
                "处理结果“%.*s”比前面的重；请由重到轻排列。", STR_ARG(outcome->code));
        heaviest = rank > heaviest ? rank : heaviest;
    }
}

static bool asked_in(const struct procedure *procedure, struct str fact)
{
    const struct step *steps = procedure->steps.at;
    for (size_t i = 0; i < procedure->steps.len; i++) {
        const struct str *asks = steps[i].asks.at;
        for (size_t j = 0; j < steps[i].asks.len; j++)
            if (str_equal(asks[j], fact))
                return true;
    }
    return false;
}

static bool asked_anywhere(const struct checking *c, struct str fact)
{
    const struct procedure *procedures = c->policy->procedures.at;
    for (size_t i = 0; i < c->policy->procedures.len; i++)
        if (asked_in(&procedures[i], fact))
            return true;
    return c->policy->procedures.len == 0; /* a test without a procedure is a pack too */
}

static void check_asked(const struct checking *c, const struct condition *condition)
{
    bool of_fact = condition->op >= CONDITION_FACT_IS && condition->op <= CONDITION_FACT_IN;
    if (of_fact && policy_fact(c->policy, condition->id) != NULL
        && !asked_anywhere(c, condition->id))
        problem_add(c->problems, condition->where, STR(""),
            "条件要看事实“%.*s”，可是没有一步问它；请在办理这件事的某一步写 asks: [%.*s]。",
            STR_ARG(condition->id), STR_ARG(condition->id));
    for (size_t i = 0; i < condition->parts_len; i++)
        check_asked(c, &condition->parts[i]);
    if (condition->except != NULL)
        check_asked(c, condition->except);
}

/* Clauses and outcomes are asked in whichever procedure; steps see policy_check_graph.c. */
static void check_all_asked(const struct checking *c)
{
    const struct clause_list *lists = c->policy->lists.at;
    const struct outcome_kind *outcomes = c->policy->outcomes.at;
    for (size_t i = 0; i < c->policy->lists.len; i++)
        for (size_t j = 0; j < lists[i].clauses_len; j++)
            if (lists[i].clauses[j].when != NULL)
                check_asked(c, lists[i].clauses[j].when);
    for (size_t i = 0; i < c->policy->outcomes.len; i++)
        if (outcomes[i].needs != NULL)
            check_asked(c, outcomes[i].needs);
}

static void check_numbers(const struct checking *c)
{
    const struct procedure *procedures = c->policy->procedures.at;
    for (size_t i = 0; i < c->policy->procedures.len; i++)
        for (size_t j = 0; j < i; j++)
            if (procedures[i].number.len > 0
                && str_equal(procedures[i].number, procedures[j].number))
                problem_add(c->problems, node_get(procedures[i].where, "number"), STR("procedures"),
                    "编号样式“%.*s”与程序“%.*s”相同，会编出重号；请换一个字头。",
                    STR_ARG(procedures[i].number), STR_ARG(procedures[j].id));
}

/* Who approves holds the role by a post: nobody approves more time for himself. */
static void check_approvers(const struct checking *c)
{
    const struct limit *limits = c->policy->limits.at;
    for (size_t i = 0; i < c->policy->limits.len; i++) {
        const struct role *role = policy_role(c->policy, limits[i].extension_by);
        const struct node *where = node_get(node_of_row(c, "limits", i), "extension");
        if (role == NULL || where == NULL) /* not extended, or said when it was read */
            continue;
        if (role->administrator)
            problem_add(c->problems, node_get(where, "by"), STR("limits"),
                "“%.*s”是管理员角色，不能批准延长；请换一个角色。", STR_ARG(role->id));
        else if (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT)
            problem_add(c->problems, node_get(where, "by"), STR("limits"),
                "“%.*s”是申请人或者对象本人，不能批准自己的延长；请换一个角色。",
                STR_ARG(role->id));
    }
}

/* An administrator manages accounts and machines and takes no part in matters. */
static void check_openers(const struct checking *c, const struct procedure *procedure)
{
    const struct str *openers = procedure->openers.at;
    for (size_t i = 0; i < procedure->openers.len; i++) {
        const struct role *role = policy_role(c->policy, openers[i]);
        if (role != NULL && role->administrator)
            problem_add(c->problems, node_get(procedure->where, "openers"), STR("procedures"),
                "“%.*s”是管理员角色，不能办理事项；请换一个角色。", STR_ARG(role->id));
    }
}

void policy_check(struct arena *arena, const struct policy *policy, struct problems *problems)
{
    size_t visits = 0;
    struct checking c = {arena, policy, problems, &visits};
    const struct procedure *procedures = policy->procedures.at;
    check_clauses(&c);
    check_outcomes(&c);
    check_all_asked(&c);
    check_numbers(&c);
    check_approvers(&c);
    for (size_t i = 0; i < policy->procedures.len; i++) {
        check_openers(&c, &procedures[i]);
        procedure_check(arena, policy, &procedures[i], problems);
    }
}
