#include "casework/kind.h"
#include "casework/policy_space.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { STEPS_MAX = 200 };

/* A procedure as a graph: who opens whom, and who comes after whom by any number of steps. */
struct graph {
    struct arena *arena;
    const struct policy *policy;
    const struct procedure *procedure;
    const struct step *steps;
    struct problems *problems;
    size_t len;
    bool *edge, *reach; /* [from * len + to]; a step reaches itself only by going round */
    bool *around;       /* the same without going through the step being asked about */
    bool *of_a, *of_b;  /* [step]: what two branches come to */
    size_t *waiting;    /* steps still to be followed */
};

static size_t index_of(const struct graph *g, const struct step *step)
{
    return (size_t)(step - g->steps);
}

static const struct step *link_at(struct list links, size_t i)
{
    const struct step *const *at = links.at;
    return at[i];
}

static const struct result *results_of(const struct step *step)
{
    return step->results.at;
}

PRINTF_LIKE(4, 5)
static void mistake(
    const struct graph *g, const struct step *step, const char *member, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    const struct node *where = node_get(step->where, member);
    struct str path = str_format(
        g->arena, "procedures[%.*s].steps[%.*s]", STR_ARG(g->procedure->id), STR_ARG(step->id));
    problem_add(g->problems, where != NULL ? where : step->where, path, "%s", text);
}

static void add_edges(struct graph *g, size_t from, struct list links)
{
    for (size_t i = 0; i < links.len; i++)
        g->edge[from * g->len + index_of(g, link_at(links, i))] = true;
}

/* Marks what can be come to from `from`, whose own mark is set only when a way leads back. */
static void mark_reach(const struct graph *g, size_t from, size_t without, bool *marks)
{
    size_t *waiting = g->waiting, waiting_len = 0;
    waiting[waiting_len++] = from;
    while (waiting_len > 0) {
        size_t at = waiting[--waiting_len];
        for (size_t to = 0; to < g->len; to++) {
            if (!g->edge[at * g->len + to] || marks[to])
                continue;
            marks[to] = true;
            if (to != without)
                waiting[waiting_len++] = to;
        }
    }
}

static void draw(struct graph *g)
{
    g->edge = arena_take(g->arena, g->len * g->len, sizeof(bool));
    g->reach = arena_take(g->arena, g->len * g->len, sizeof(bool));
    g->around = arena_take(g->arena, g->len * g->len, sizeof(bool));
    g->of_a = arena_take(g->arena, g->len, sizeof(bool));
    g->of_b = arena_take(g->arena, g->len, sizeof(bool));
    g->waiting = arena_take(g->arena, g->len + 1, sizeof(*g->waiting));
    for (size_t i = 0; i < g->len; i++) {
        for (size_t j = 0; j < g->steps[i].results.len; j++)
            add_edges(g, i, results_of(&g->steps[i])[j].next);
        add_edges(g, i, g->steps[i].otherwise);
    }
    for (size_t i = 0; i < g->len; i++)
        mark_reach(g, i, g->len, g->reach + i * g->len);
}

static bool reaches(const struct graph *g, const struct step *from, const struct step *to)
{
    return g->reach[index_of(g, from) * g->len + index_of(g, to)];
}

static bool reaches_or_is(const struct graph *g, const struct step *from, const struct step *to)
{
    return from == to || reaches(g, from, to);
}

static bool begins_with(const struct graph *g, struct list first, const struct step *step)
{
    for (size_t i = 0; i < first.len; i++)
        if (reaches_or_is(g, link_at(first, i), step))
            return true;
    return false;
}

static void check_reached(const struct graph *g, const struct step *step)
{
    const struct procedure *p = g->procedure;
    if (!begins_with(g, p->first, step) && !begins_with(g, p->first_by_office, step))
        mistake(g, step, "id",
            "步骤“%.*s”走不到：没有哪一步通向它；请在它前面某一步的结果里写 next: "
            "[%.*s]，或者删去它。",
            STR_ARG(step->id), STR_ARG(step->id));
}

static bool can_end(const struct step *step)
{
    for (size_t i = 0; i < step->results.len; i++)
        if (results_of(step)[i].end.len > 0)
            return true;
    return false;
}

static void check_ends(const struct graph *g, const struct step *step)
{
    for (size_t i = 0; i < g->len; i++)
        if (can_end(&g->steps[i]) && reaches_or_is(g, step, &g->steps[i]))
            return;
    mistake(g, step, "id",
        "从步骤“%.*s”出发，怎么走都不能办结；请给它或者它后面某一步的结果写 end: 状态。",
        STR_ARG(step->id));
}

static void check_leaves(const struct graph *g, const struct step *step)
{
    for (size_t i = 0; i < step->results.len; i++)
        if (!results_of(step)[i].stays)
            return;
    if (step->results.len > 0)
        mistake(g, step, "results",
            "步骤“%.*s”的结果都是 stays，永远办不完；请再写一个有 next 或者 end 的结果。",
            STR_ARG(step->id));
}

static void check_condition_way(const struct graph *g, const struct step *step)
{
    if (step->when == NULL && step->otherwise.at != NULL)
        mistake(g, step, "otherwise",
            "步骤“%.*s”没有写 when，otherwise 用不上；请写 when，或者删去 otherwise。",
            STR_ARG(step->id));
    bool goes_on = step->results.len > 0 && results_of(step)[0].next.len > 0;
    if (step->when != NULL && step->otherwise.len == 0 && !goes_on)
        mistake(g, step, "when",
            "步骤“%.*s”的 when 不成立时没有去处；请用 otherwise 写出接着办哪一步。",
            STR_ARG(step->id));
}

/* Marks who comes to whom without going through the step. */
static void mark_around(const struct graph *g, const struct step *step)
{
    memset(g->around, 0, g->len * g->len * sizeof(bool));
    for (size_t i = 0; i < g->len; i++)
        mark_reach(g, i, index_of(g, step), g->around + i * g->len);
}

static bool goes_around(const struct graph *g, const struct step *from, const struct step *to)
{
    return from == to || g->around[index_of(g, from) * g->len + index_of(g, to)];
}

/* Two steps are done in one run when one follows the other or one result opens both ways. */
static bool opens_both(
    const struct graph *g, struct list links, const struct step *a, const struct step *b)
{
    for (size_t i = 0; i < links.len; i++)
        for (size_t j = 0; j < links.len; j++)
            if (i != j && goes_around(g, link_at(links, i), a)
                && goes_around(g, link_at(links, j), b))
                return true;
    return false;
}

static bool done_together(const struct graph *g, const struct step *a, const struct step *b)
{
    if (goes_around(g, a, b) || goes_around(g, b, a) || opens_both(g, g->procedure->first, a, b)
        || opens_both(g, g->procedure->first_by_office, a, b))
        return true;
    for (size_t i = 0; i < g->len; i++) {
        const struct step *step = &g->steps[i];
        if (opens_both(g, step->otherwise, a, b))
            return true;
        for (size_t j = 0; j < step->results.len; j++)
            if (opens_both(g, results_of(step)[j].next, a, b))
                return true;
    }
    return false;
}

static void check_join_pairs(const struct graph *g, const struct step *step, size_t i)
{
    const struct step *a = link_at(step->join, i);
    for (size_t j = 0; j < i; j++) {
        const struct step *b = link_at(step->join, j);
        if (!done_together(g, a, b))
            mistake(g, step, "join",
                "“%.*s”和“%.*s”只会办其中一个，“%.*s”会一直等下去；请改 "
                "join，或者由同一个结果打开两步。",
                STR_ARG(b->id), STR_ARG(a->id), STR_ARG(step->id));
    }
}

static void check_join(const struct graph *g, const struct step *step)
{
    if (step->join.len > 1)
        mark_around(g, step);
    for (size_t i = 0; i < step->join.len; i++) {
        const struct step *waited = link_at(step->join, i);
        if (waited == step)
            mistake(g, step, "join", "步骤“%.*s”等着它自己；请从 join 里删去。", STR_ARG(step->id));
        else if (!reaches(g, waited, step))
            mistake(g, step, "join",
                "“%.*s”等着“%.*s”办完才开始，但从“%.*s”走不到它；请在“%.*s”的结果里写 next: "
                "[%.*s]。",
                STR_ARG(step->id), STR_ARG(waited->id), STR_ARG(waited->id), STR_ARG(waited->id),
                STR_ARG(step->id));
        check_join_pairs(g, step, i);
    }
}

/* What one branch comes to before it joins, leaving aside ways back over the fork. */
static void mark_branch(const struct graph *g, size_t from, size_t fork, bool *marks)
{
    size_t *waiting = g->waiting, waiting_len = 0;
    memset(marks, 0, g->len * sizeof(bool));
    marks[from] = true;
    waiting[waiting_len++] = from;
    while (waiting_len > 0) {
        size_t at = waiting[--waiting_len];
        for (size_t to = fork; to < g->len && g->steps[at].join.len == 0; to++) {
            if (!g->edge[at * g->len + to] || marks[to])
                continue;
            marks[to] = true;
            waiting[waiting_len++] = to;
        }
    }
}

/* A step that stays stands beside the others until the matter ends; nothing waits for it. */
static bool stands_by(const struct step *step)
{
    for (size_t i = 0; i < step->results.len; i++)
        if (results_of(step)[i].stays)
            return true;
    return false;
}

static void check_pair(const struct graph *g, const struct step *a, const struct step *b,
    const struct step *where, size_t fork)
{
    if (a == b || stands_by(a) || stands_by(b))
        return;
    mark_branch(g, index_of(g, a), fork, g->of_a);
    mark_branch(g, index_of(g, b), fork, g->of_b);
    for (size_t i = 0; i < g->len; i++) {
        if (!g->of_a[i] || !g->of_b[i] || g->steps[i].join.len > 0)
            continue;
        mistake(g, where, "results",
            "“%.*s”和“%.*s”同时打开，又都通向“%.*s”，会重复办理；请在“%.*s”写 join，等两边都办完。",
            STR_ARG(a->id), STR_ARG(b->id), STR_ARG(g->steps[i].id), STR_ARG(g->steps[i].id));
        return;
    }
}

static void check_fork(
    const struct graph *g, struct list links, const struct step *where, size_t fork)
{
    for (size_t i = 0; i < links.len; i++)
        for (size_t j = 0; j < i; j++)
            check_pair(g, link_at(links, j), link_at(links, i), where, fork);
}

static void check_forks(const struct graph *g, const struct step *step)
{
    size_t after = index_of(g, step) + 1;
    for (size_t i = 0; i < step->results.len; i++)
        check_fork(g, results_of(step)[i].next, step, after);
    check_fork(g, step->otherwise, step, after);
}

static bool asked_before(const struct graph *g, const struct step *step, struct str fact, bool here)
{
    for (size_t i = 0; i < g->len; i++) {
        const struct step *before = &g->steps[i];
        const struct str *asks = before->asks.at;
        for (size_t j = 0; j < before->asks.len; j++)
            if (str_equal(asks[j], fact)
                && (here && before == step ? true : before != step && reaches(g, before, step)))
                return true;
    }
    return false;
}

/* `here`: what this very step asks is known in time. */
static void check_asked(
    const struct graph *g, const struct step *step, const struct condition *condition, bool here)
{
    bool of_fact = condition->op >= CONDITION_FACT_IS && condition->op <= CONDITION_FACT_IN;
    if (of_fact && policy_fact(g->policy, condition->id) != NULL
        && !asked_before(g, step, condition->id, here))
        mistake(g, step, here ? "recipients" : "when",
            "步骤“%.*s”的条件要看事实“%.*s”，可是在它之前没有一步问它；请在前面某一步写 asks: "
            "[%.*s]。",
            STR_ARG(step->id), STR_ARG(condition->id), STR_ARG(condition->id));
    for (size_t i = 0; i < condition->parts_len; i++)
        check_asked(g, step, &condition->parts[i], here);
    if (condition->except != NULL)
        check_asked(g, step, condition->except, here);
}

static void check_facts(const struct graph *g, const struct step *step)
{
    const struct recipient *recipients = step->recipients.at;
    if (step->when != NULL)
        check_asked(g, step, step->when, false);
    for (size_t i = 0; i < step->recipients.len; i++)
        if (recipients[i].when != NULL)
            check_asked(g, step, recipients[i].when, true);
}

static void check_not_from(const struct graph *g, const struct step *step)
{
    for (size_t i = 0; i < step->not_from.len; i++) {
        const struct step *other = link_at(step->not_from, i);
        if (other == step || !reaches(g, other, step))
            mistake(g, step, "not_from",
                "“%.*s”不在“%.*s”之前，写在 not_from 里没有用；请写前面的步骤。",
                STR_ARG(other->id), STR_ARG(step->id));
    }
}

/* Whether the roles and bodies exist is asked by the kind of the step. */
static void check_actors(const struct graph *g, const struct step *step)
{
    const struct str *actors = step->actors.at;
    for (size_t i = 0; i < step->actors.len; i++) {
        const struct role *role = policy_role(g->policy, actors[i]);
        if (role != NULL && role->administrator)
            mistake(g, step, "actor", "“%.*s”是管理员角色，不能办理事项；请换一个角色。",
                STR_ARG(role->id));
    }
}

/* One word may stand for several steps of one kind: twins side by side, or one way of several. */
static void check_action(const struct graph *g, const struct step *step)
{
    for (const struct step *other = g->steps; other < step; other++)
        if (step->action.len > 0 && str_equal(step->action, other->action)
            && step->kind != other->kind)
            mistake(g, step, "action",
                "“%.*s”和“%.*s”用了同一个 action“%.*s”，种类却不同；请各用一个词。",
                STR_ARG(other->id), STR_ARG(step->id), STR_ARG(step->action));
}

static bool links_hold(struct list links)
{
    for (size_t i = 0; i < links.len; i++)
        if (link_at(links, i) == NULL)
            return false;
    return true;
}

/* A graph with a missing step would only say again what was said of the reference. */
static bool all_hold(const struct graph *g)
{
    bool hold = links_hold(g->procedure->first) && links_hold(g->procedure->first_by_office);
    for (size_t i = 0; i < g->len; i++) {
        const struct step *step = &g->steps[i];
        hold = hold && step->id.len > 0 && links_hold(step->join) && links_hold(step->not_from)
               && links_hold(step->otherwise);
        for (size_t j = 0; j < step->results.len; j++)
            hold = hold && links_hold(results_of(step)[j].next);
    }
    return hold;
}

static void check_graph(struct graph *g)
{
    draw(g);
    check_fork(g, g->procedure->first, g->steps, 0);
    check_fork(g, g->procedure->first_by_office, g->steps, 0);
    for (size_t i = 0; i < g->len; i++) {
        const struct step *step = &g->steps[i];
        check_reached(g, step);
        check_ends(g, step);
        check_join(g, step);
        check_forks(g, step);
        check_facts(g, step);
        check_not_from(g, step);
    }
}

void procedure_check(struct arena *arena, const struct policy *policy,
    const struct procedure *procedure, struct problems *problems)
{
    struct graph g = {.arena = arena,
        .policy = policy,
        .procedure = procedure,
        .steps = procedure->steps.at,
        .problems = problems,
        .len = procedure->steps.len};
    if (g.len > STEPS_MAX) {
        problem_add(problems, node_get(procedure->where, "steps"), STR("procedures"),
            "一个程序最多写%d步，这里写了%zu步；请拆成几个程序。", STEPS_MAX, g.len);
        return;
    }
    for (size_t i = 0; i < g.len; i++) {
        const struct step *step = &g.steps[i];
        if (step->where == NULL)
            continue;
        check_actors(&g, step);
        check_action(&g, step);
        check_leaves(&g, step);
        check_condition_way(&g, step);
        if (step->kind != NULL && step->kind->check != NULL)
            step->kind->check(policy, step, problems);
    }
    if (all_hold(&g))
        check_graph(&g);
}
