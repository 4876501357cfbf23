#include "casework/kind.h"

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

static void closing_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

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
