#include "casework/kind.h"

static const struct field receipt_fields[] = {
    ACT_ROWS(receipt),
    {ROW(receipt, number, FIELD_TEXT)},
};
const struct shape receipt_shape = {
    .name = "receipt_given",
    .v = 1,
    .size = sizeof(struct receipt),
    .fields = receipt_fields,
    .fields_len = COUNT_OF(receipt_fields),
    .stream = STREAM_MATTER,
};

static void receipt_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool receipt_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void receipt_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind receipt_kind = {
    .name = "receipt",
    .shape = &receipt_shape,
    .check = receipt_check,
    .decide = receipt_decide,
    .apply = receipt_apply,
};
