#include "base/near.h"
#include "base/vec.h"
#include "casework/policy_space.h"

#include <stdlib.h>
#include <string.h>

/* Every struct of a pack begins with its id or code, so one search serves them all. */
static struct str id_at(const struct space_list *space, size_t i)
{
    struct str id;
    memcpy(&id, (const char *)space->list.at + i * space->size, sizeof(id));
    return id;
}

static const void *find_in(struct list list, size_t size, struct str id)
{
    struct space_list space = {list, size};
    for (size_t i = 0; i < list.len; i++)
        if (str_equal(id_at(&space, i), id))
            return (const char *)list.at + i * size;
    return NULL;
}

const struct role *policy_role(const struct policy *policy, struct str id)
{
    return find_in(policy->roles, sizeof(struct role), id);
}

const struct body_kind *policy_body(const struct policy *policy, struct str id)
{
    return find_in(policy->bodies, sizeof(struct body_kind), id);
}

const struct clause_list *policy_list(const struct policy *policy, struct str id)
{
    return find_in(policy->lists, sizeof(struct clause_list), id);
}

const struct clause *policy_clause(const struct policy *policy, struct str id)
{
    const struct clause_list *lists = policy->lists.at;
    for (size_t i = 0; i < policy->lists.len; i++) {
        struct list clauses = {lists[i].clauses, lists[i].clauses_len};
        const struct clause *found = find_in(clauses, sizeof(struct clause), id);
        if (found != NULL)
            return found;
    }
    return NULL;
}

const struct fact_kind *policy_fact(const struct policy *policy, struct str id)
{
    return find_in(policy->facts, sizeof(struct fact_kind), id);
}

const struct outcome_kind *policy_outcome(const struct policy *policy, struct str code)
{
    return find_in(policy->outcomes, sizeof(struct outcome_kind), code);
}

const struct measure *policy_measure(const struct policy *policy, struct str id)
{
    return find_in(policy->measures, sizeof(struct measure), id);
}

const struct liability *policy_liability(const struct policy *policy, struct str id)
{
    return find_in(policy->liabilities, sizeof(struct liability), id);
}

const struct procedure *policy_procedure(const struct policy *policy, struct str id)
{
    return find_in(policy->procedures, sizeof(struct procedure), id);
}

const struct step *procedure_step(const struct procedure *procedure, struct str id)
{
    return find_in(procedure->steps, sizeof(struct step), id);
}

struct str step_actors_words(
    struct arena *arena, const struct policy *policy, const struct step *step)
{
    struct buffer out = {.arena = arena};

    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(policy, *id);
        const struct body_kind *body = policy_body(policy, *id);
        buffer_addf(&out, out.len > 0 ? "、" : "");
        buffer_add(&out, role != NULL ? role->title : body != NULL ? body->title : *id);
    }
    return buffer_str(&out);
}

const struct result *step_result(const struct step *step, struct str code)
{
    return find_in(step->results, sizeof(struct result), code);
}

struct str word_label(const struct list *words, struct str code)
{
    const struct state_word *found = find_in(*words, sizeof(*found), code);
    return found == NULL || found->label.len == 0 ? code : found->label;
}

struct space_list space_of(
    const struct policy *policy, const struct procedure *scope, enum space space)
{
    switch (space) {
    case SPACE_ROLES: return (struct space_list){policy->roles, sizeof(struct role)};
    case SPACE_BODIES: return (struct space_list){policy->bodies, sizeof(struct body_kind)};
    case SPACE_LISTS: return (struct space_list){policy->lists, sizeof(struct clause_list)};
    case SPACE_FACTS: return (struct space_list){policy->facts, sizeof(struct fact_kind)};
    case SPACE_LIMITS: return (struct space_list){policy->limits, sizeof(struct limit)};
    case SPACE_LIABILITIES:
        return (struct space_list){policy->liabilities, sizeof(struct liability)};
    case SPACE_OUTCOMES: return (struct space_list){policy->outcomes, sizeof(struct outcome_kind)};
    case SPACE_STEPS: return (struct space_list){scope->steps, sizeof(struct step)};
    case SPACE_STATES: return (struct space_list){scope->states, sizeof(struct state_word)};
    case SPACE_CLAUSES: /* they live in several lists: space_find, nearest_clause */
    case SPACE_NONE:
    case SPACE_COUNT: break;
    }
    return (struct space_list){{NULL, 0}, 0};
}

const void *space_find(
    const struct policy *policy, const struct procedure *scope, enum space space, struct str word)
{
    if (space == SPACE_CLAUSES)
        return policy_clause(policy, word);
    struct space_list all = space_of(policy, scope, space);
    return find_in(all.list, all.size, word);
}

const char *space_noun(enum space space)
{
    static const char *const nouns[SPACE_COUNT] = {
        [SPACE_ROLES] = "角色",
        [SPACE_BODIES] = "议事机构",
        [SPACE_LISTS] = "清单",
        [SPACE_CLAUSES] = "条款",
        [SPACE_FACTS] = "事实",
        [SPACE_LIMITS] = "期限",
        [SPACE_LIABILITIES] = "责任种类",
        [SPACE_OUTCOMES] = "处理结果",
        [SPACE_STEPS] = "步骤",
        [SPACE_STATES] = "状态",
    };
    must(space < SPACE_COUNT);
    return nouns[space];
}

enum { NEAR_MAX = 3 };

/* Up to three words, the nearest first, joined as people write them: F7、F8 */
struct str words_nearest(struct arena *arena, const struct str *words, size_t len, struct str word)
{
    struct buffer out = {.arena = arena};
    bool *told = arena_take(arena, len + 1, sizeof(*told));
    for (size_t n = 0; n < NEAR_MAX && n < len; n++) {
        size_t best = len;
        for (size_t i = 0; i < len; i++)
            if (!told[i]
                && (best == len
                    || near_distance(words[i], word) < near_distance(words[best], word)))
                best = i;
        told[best] = true;
        buffer_addf(&out, "%s%.*s", n == 0 ? "" : "、", STR_ARG(words[best]));
    }
    return buffer_str(&out);
}

static struct list clause_ids(struct arena *arena, const struct policy *policy)
{
    const struct clause_list *lists = policy->lists.at;
    struct str *ids = arena_take(arena, policy->clauses_len + 1, sizeof(*ids));
    size_t len = 0;
    for (size_t i = 0; i < policy->lists.len; i++)
        for (size_t j = 0; j < lists[i].clauses_len; j++)
            ids[len++] = lists[i].clauses[j].id;
    return (struct list){ids, len};
}

static struct list space_ids(struct arena *arena, const struct space_list *space)
{
    struct str *ids = arena_take(arena, space->list.len + 1, sizeof(*ids));
    for (size_t i = 0; i < space->list.len; i++)
        ids[i] = id_at(space, i);
    return (struct list){ids, space->list.len};
}

/* "可写 F7、F8", or that there is none to write. */
struct str space_nearest(struct arena *arena, const struct policy *policy,
    const struct procedure *scope, enum space space, struct str word)
{
    struct space_list all = space_of(policy, scope, space);
    struct list ids = space == SPACE_CLAUSES ? clause_ids(arena, policy) : space_ids(arena, &all);
    if (ids.len == 0)
        return str_format(arena, "规则里还没有写任何%s", space_noun(space));
    return str_format(arena, "可写 %.*s", STR_ARG(words_nearest(arena, ids.at, ids.len, word)));
}
