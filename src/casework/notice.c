#include "casework/kind.h"

const char *const service_ways[] = {
    NULL, "in_person", "left_with", "post", "refused", "video", NULL};

static const struct field service_fields[] = {
    {ROW(service, receiver, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(service, on, FIELD_DATE)},
    {ROW(service, way, FIELD_CHOICE), .choices = service_ways},
    {ROW(service, witnesses, FIELD_TEXT)},
};
static const struct shape service_shape = {
    .name = "service",
    .v = 1,
    .size = sizeof(struct service),
    .fields = service_fields,
    .fields_len = COUNT_OF(service_fields),
};

static const struct field recipient_fields[] = {
    {ROW(recipient_named, role, FIELD_CODE)},
    {ROW(recipient_named, kind, FIELD_CODE)},
    {ROW(recipient_named, name, FIELD_TEXT)},
    {ROW(recipient_named, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(recipient_named, person, FIELD_ID), .refers = STREAM_PERSON},
};
static const struct shape recipient_shape = {
    .name = "recipient_named",
    .v = 1,
    .size = sizeof(struct recipient_named),
    .fields = recipient_fields,
    .fields_len = COUNT_OF(recipient_fields),
};

static const struct field notice_fields[] = {
    ACT_ROWS(notice),
    {ROW(notice, number, FIELD_TEXT)},
    {ROW(notice, text, FIELD_TEXT)},
    {ROW(notice, kind, FIELD_CODE)},
    {ROW(notice, recipients, FIELD_LIST), .of = &recipient_shape},
    {ROW(notice, services, FIELD_LIST), .of = &service_shape},
    {ROW(notice, remedies, FIELD_TEXT)},
};
const struct shape notice_shape = {
    .name = "notice_given",
    .v = 1,
    .size = sizeof(struct notice),
    .fields = notice_fields,
    .fields_len = COUNT_OF(notice_fields),
    .stream = STREAM_MATTER,
};

static void notice_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    (void)policy, (void)step, (void)problems;
}

static bool notice_decide(struct deciding *d, void *act)
{
    (void)act;
    return !refused(d);
}

static void notice_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind notice_kind = {
    .name = "notice",
    .shape = &notice_shape,
    .check = notice_check,
    .decide = notice_decide,
    .apply = notice_apply,
};
