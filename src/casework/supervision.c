#include "casework/kind_rules.h"

static const struct field supervision_fields[] = {
    ACT_ROWS(supervision),
    {ROW(supervision, noted, FIELD_TEXT)},
    {ROW(supervision, change_of_plan, FIELD_TEXT)},
};
const struct shape supervision_shape = {
    .name = "supervision_noted",
    .v = 1,
    .size = sizeof(struct supervision),
    .fields = supervision_fields,
    .fields_len = COUNT_OF(supervision_fields),
    .stream = STREAM_MATTER,
};

static void supervision_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
}

/* An entry that leaves the step open says something. */
static bool supervision_decide(struct deciding *d, void *act)
{
    const struct supervision *supervision = act;
    const struct result *result = step_result(d->step, supervision->act.result);
    if (result == NULL || !result->stays || !str_is_blank(supervision->noted)
        || !str_is_blank(supervision->change_of_plan))
        return true;
    return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
        "监督记录是空的。请写明了解到的情况（noted），方案有变的写明变化（change_of_plan）。");
}

static void supervision_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind supervision_kind = {
    .name = "supervision",
    .shape = &supervision_shape,
    .check = supervision_check,
    .decide = supervision_decide,
    .apply = supervision_apply,
};
