/* One answer for all clauses of a list that are not answered by themselves. */
#include "casework/kind_rules.h"

static bool answered(const struct list *checks, struct str subject, struct str clause)
{
    LIST_EACH (struct check, check, *checks)
        if (str_equal(check->subject, subject) && str_equal(check->clause, clause))
            return true;
    return false;
}

static void expand_one(struct arena *arena, const struct clause_list *list,
    const struct check *check, const struct list *checks, struct vec *out)
{
    for (size_t i = 0; i < list->clauses_len; i++) {
        const struct clause *clause = &list->clauses[i];
        if (answered(checks, check->subject, clause->id))
            continue;
        struct check *one = vec_push(arena, out, sizeof(*one));
        *one = *check;
        one->clause = clause->id;
        if (clause->checks.len == 0)
            one->looked_at = (struct list){0};
    }
}

void checks_expand(struct deciding *d, struct list *checks)
{
    struct vec out = {0};

    if (checks->len == 0)
        return;
    LIST_EACH (struct check, check, *checks) {
        const struct clause_list *list = policy_list(d->file->policy, check->clause);
        if (list == NULL)
            *(struct check *)vec_push(d->arena, &out, sizeof(*check)) = *check;
        else
            expand_one(d->arena, list, check, checks, &out);
    }
    *checks = (struct list){out.at, out.len};
}
