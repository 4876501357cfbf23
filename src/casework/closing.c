#include "casework/kind_rules.h"

static const struct field closing_fields[] = {
    ACT_ROWS(closing),
};
const struct shape closing_shape = {
    .name = "closing_made",
    .v = 1,
    .size = sizeof(struct closing),
    .fields = closing_fields,
    .fields_len = COUNT_OF(closing_fields),
    .stream = STREAM_MATTER,
};

static bool ends(const struct step *step)
{
    LIST_EACH (struct result, result, step->results)
        if (result->end.len > 0)
            return true;
    return false;
}

static void closing_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
    if (!ends(step))
        step_problem(
            problems, step, "results", "办结的步骤没有一个结果写 end；请写明以什么状态办结。");
}

/* What a closing asks for is its gate. */
static bool closing_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void closing_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind closing_kind = {
    .name = "closing",
    .shape = &closing_shape,
    .check = closing_check,
    .decide = closing_decide,
    .apply = closing_apply,
};
