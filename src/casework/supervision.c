#include "casework/kind.h"

static const struct field supervision_fields[] = {
    ACT_ROWS(supervision),
    {ROW(supervision, entry, FIELD_TEXT)},
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
    (void)policy, (void)step, (void)problems;
}

static bool supervision_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
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
