#include "casework/kind.h"

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
    (void)policy, (void)step, (void)problems;
}

static bool approval_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
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
