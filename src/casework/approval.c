#include "casework/kind_rules.h"

static const struct field approval_fields[] = {
    ACT_ROWS(approval),
    {ROW(approval, body, FIELD_TEXT)},
    {ROW(approval, document, FIELD_TEXT)},
};
const struct shape approval_shape = {
    .name = "approval_given",
    .v = 1,
    .size = sizeof(struct approval),
    .fields = approval_fields,
    .fields_len = COUNT_OF(approval_fields),
    .stream = STREAM_MATTER,
};

static void approval_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "false_accusation");
}

/* Only a body of a districted city or above may find a false accusation: it must be named. */
static bool approval_decide(struct deciding *d, void *act)
{
    const struct approval *approval = act;
    bool named = !str_is_blank(approval->body) && !str_is_blank(approval->document);
    if (str_is(d->step->part, "false_accusation") && act_positive(d, &approval->act) && !named)
        return refuse(d, REFUSAL_FALSE_ACCUSATION_MUST_BE_FOUND_HIGHER,
            "还没有写明由哪个上级机关、以哪份文件认定。请填写作出认定的机关（body）和文号（document"
            "）。");
    return not_own_entry(d);
}

static void approval_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind approval_kind = {
    .name = "approval",
    .shape = &approval_shape,
    .check = approval_check,
    .decide = approval_decide,
    .apply = approval_apply,
};
