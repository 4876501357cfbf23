#include "casework/kind.h"

static const struct field publication_fields[] = {
    ACT_ROWS(publication),
    {ROW(publication, methods, FIELD_CODES)},
    {ROW(publication, points, FIELD_TEXTS)},
    {ROW(publication, text, FIELD_TEXT)},
    {ROW(publication, scope, FIELD_TEXT)},
    {ROW(publication, read_by, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(publication, published_on, FIELD_DATE)},
};
const struct shape publication_shape = {
    .name = "publication_made",
    .v = 1,
    .size = sizeof(struct publication),
    .fields = publication_fields,
    .fields_len = COUNT_OF(publication_fields),
    .stream = STREAM_MATTER,
};

static void publication_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool publication_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void publication_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind publication_kind = {
    .name = "publication",
    .shape = &publication_shape,
    .check = publication_check,
    .decide = publication_decide,
    .apply = publication_apply,
};
