#include "casework/kind.h"

const char *const inspection_verdicts[] = {NULL, "accepted", "sent_back", "withdrawn", NULL};

static const struct field inspected_fields[] = {
    {ROW(inspected, no, FIELD_CODE), FIELD_REQUIRED},
    {ROW(inspected, verdict, FIELD_CHOICE), FIELD_REQUIRED, .choices = inspection_verdicts},
    {ROW(inspected, reasons, FIELD_TEXT)},
};
static const struct shape inspected_shape = {
    .name = "inspected",
    .v = 1,
    .size = sizeof(struct inspected),
    .fields = inspected_fields,
    .fields_len = COUNT_OF(inspected_fields),
};

static const struct field inspection_fields[] = {
    ACT_ROWS(inspection),
    {ROW(inspection, items, FIELD_LIST), .of = &inspected_shape},
};
const struct shape inspection_shape = {
    .name = "inspection_made",
    .v = 1,
    .size = sizeof(struct inspection),
    .fields = inspection_fields,
    .fields_len = COUNT_OF(inspection_fields),
    .stream = STREAM_MATTER,
};

static void inspection_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool inspection_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void inspection_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind inspection_kind = {
    .name = "inspection",
    .shape = &inspection_shape,
    .check = inspection_check,
    .decide = inspection_decide,
    .apply = inspection_apply,
};
