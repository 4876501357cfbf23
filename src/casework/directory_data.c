#include "casework/directory_shapes.h"

static const struct field log_opened_fields[] = {
    {ROW(log_opened, format, FIELD_TEXT)},
    {ROW(log_opened, name, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(log_opened, scope_word, FIELD_TEXT)},
    {ROW(log_opened, clock, FIELD_CODE)},
    {ROW(log_opened, keys, FIELD_TEXTS)},
    {ROW(log_opened, earlier, FIELD_TEXT), FIELD_BY_OFFICE},
};
const struct shape log_opened_shape = {
    .name = "log_opened",
    .v = 1,
    .size = sizeof(struct log_opened),
    .fields = log_opened_fields,
    .fields_len = COUNT_OF(log_opened_fields),
    .stream = STREAM_AUTHORITY,
};

static const struct field unit_created_fields[] = {
    {ROW(unit_created, handle, FIELD_CODE)},
    {ROW(unit_created, name, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(unit_created, kind, FIELD_CODE)},
    {ROW(unit_created, code, FIELD_CODE)},
    {ROW(unit_created, parent, FIELD_ID), .refers = STREAM_UNIT},
};
const struct shape unit_created_shape = {
    .name = "unit_created",
    .v = 1,
    .size = sizeof(struct unit_created),
    .fields = unit_created_fields,
    .fields_len = COUNT_OF(unit_created_fields),
    .stream = STREAM_UNIT,
};

static const struct field unit_amended_fields[] = {
    {ROW(unit_amended, name, FIELD_TEXT)},
    {ROW(unit_amended, kind, FIELD_CODE)},
    {ROW(unit_amended, reasons, FIELD_TEXT)},
    {ROW(unit_amended, parent, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(unit_amended, from, FIELD_DAY)},
};
const struct shape unit_amended_shape = {
    .name = "unit_amended",
    .v = 1,
    .size = sizeof(struct unit_amended),
    .fields = unit_amended_fields,
    .fields_len = COUNT_OF(unit_amended_fields),
    .stream = STREAM_UNIT,
};

static const struct field person_registered_fields[] = {
    {ROW(person_registered, handle, FIELD_CODE)},
    {ROW(person_registered, name, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(person_registered, party_member, FIELD_NUMBER)},
};
const struct shape person_registered_shape = {
    .name = "person_registered",
    .v = 1,
    .size = sizeof(struct person_registered),
    .fields = person_registered_fields,
    .fields_len = COUNT_OF(person_registered_fields),
    .stream = STREAM_PERSON,
};

static const struct field person_amended_fields[] = {
    {ROW(person_amended, name, FIELD_TEXT)},
    {ROW(person_amended, party_member, FIELD_NUMBER)},
    {ROW(person_amended, reasons, FIELD_TEXT)},
    {ROW(person_amended, from, FIELD_DAY)},
};
const struct shape person_amended_shape = {
    .name = "person_amended",
    .v = 1,
    .size = sizeof(struct person_amended),
    .fields = person_amended_fields,
    .fields_len = COUNT_OF(person_amended_fields),
    .stream = STREAM_PERSON,
};

static const struct field post_created_fields[] = {
    {ROW(post_created, handle, FIELD_CODE)},
    {ROW(post_created, title, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(post_created, unit, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_UNIT},
    {ROW(post_created, roles, FIELD_CODES)},
};
const struct shape post_created_shape = {
    .name = "post_created",
    .v = 1,
    .size = sizeof(struct post_created),
    .fields = post_created_fields,
    .fields_len = COUNT_OF(post_created_fields),
    .stream = STREAM_POST,
};

static const struct field post_amended_fields[] = {
    {ROW(post_amended, title, FIELD_TEXT)},
    {ROW(post_amended, roles, FIELD_CODES)},
    {ROW(post_amended, reasons, FIELD_TEXT)},
    {ROW(post_amended, from, FIELD_DAY)},
};
const struct shape post_amended_shape = {
    .name = "post_amended",
    .v = 1,
    .size = sizeof(struct post_amended),
    .fields = post_amended_fields,
    .fields_len = COUNT_OF(post_amended_fields),
    .stream = STREAM_POST,
};

static const struct field tenure_begun_fields[] = {
    {ROW(tenure_begun, post, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_POST},
    {ROW(tenure_begun, from, FIELD_DAY)},
    {ROW(tenure_begun, acting, FIELD_NUMBER)},
};
const struct shape tenure_begun_shape = {
    .name = "tenure_begun",
    .v = 1,
    .size = sizeof(struct tenure_begun),
    .fields = tenure_begun_fields,
    .fields_len = COUNT_OF(tenure_begun_fields),
    .stream = STREAM_PERSON,
};

static const struct field tenure_ended_fields[] = {
    {ROW(tenure_ended, post, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_POST},
    {ROW(tenure_ended, to, FIELD_DAY)},
    {ROW(tenure_ended, reasons, FIELD_TEXT)},
};
const struct shape tenure_ended_shape = {
    .name = "tenure_ended",
    .v = 1,
    .size = sizeof(struct tenure_ended),
    .fields = tenure_ended_fields,
    .fields_len = COUNT_OF(tenure_ended_fields),
    .stream = STREAM_PERSON,
};

static const struct field body_created_fields[] = {
    {ROW(body_created, handle, FIELD_CODE)},
    {ROW(body_created, name, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(body_created, kind, FIELD_CODE), FIELD_REQUIRED},
    {ROW(body_created, unit, FIELD_ID), .refers = STREAM_UNIT},
};
const struct shape body_created_shape = {
    .name = "body_created",
    .v = 1,
    .size = sizeof(struct body_created),
    .fields = body_created_fields,
    .fields_len = COUNT_OF(body_created_fields),
    .stream = STREAM_BODY,
};

static const struct field body_amended_fields[] = {
    {ROW(body_amended, name, FIELD_TEXT)},
    {ROW(body_amended, reasons, FIELD_TEXT)},
    {ROW(body_amended, from, FIELD_DAY)},
};
const struct shape body_amended_shape = {
    .name = "body_amended",
    .v = 1,
    .size = sizeof(struct body_amended),
    .fields = body_amended_fields,
    .fields_len = COUNT_OF(body_amended_fields),
    .stream = STREAM_BODY,
};

static const struct field roster_member_fields[] = {
    {ROW(roster_member, person, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_PERSON},
    {ROW(roster_member, leader, FIELD_NUMBER)},
};
const struct shape roster_member_shape = {
    .name = "roster_member",
    .v = 1,
    .size = sizeof(struct roster_member),
    .fields = roster_member_fields,
    .fields_len = COUNT_OF(roster_member_fields),
};

static const struct field roster_set_fields[] = {
    {ROW(roster_set, from, FIELD_DAY)},
    {ROW(roster_set, members, FIELD_LIST), FIELD_REQUIRED, .of = &roster_member_shape},
};
const struct shape roster_set_shape = {
    .name = "roster_set",
    .v = 1,
    .size = sizeof(struct roster_set),
    .fields = roster_set_fields,
    .fields_len = COUNT_OF(roster_set_fields),
    .stream = STREAM_BODY,
};

static const struct field policy_activated_fields[] = {
    {ROW(policy_activated, pack, FIELD_TREE), FIELD_REQUIRED},
    {ROW(policy_activated, effective_from, FIELD_DAY)},
    {ROW(policy_activated, effective_to, FIELD_DAY)},
    {ROW(policy_activated, editor, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(policy_activated, samples_acknowledged, FIELD_NUMBER)},
    {ROW(policy_activated, issue, FIELD_TEXT)},
};
const struct shape policy_activated_shape = {
    .name = "policy_activated",
    .v = 1,
    .size = sizeof(struct policy_activated),
    .fields = policy_activated_fields,
    .fields_len = COUNT_OF(policy_activated_fields),
    .stream = STREAM_POLICY,
};

static const struct field day_named_fields[] = {
    {ROW(day_named, date, FIELD_DAY), FIELD_REQUIRED},
    {ROW(day_named, name, FIELD_TEXT)},
};
const struct shape day_named_shape = {
    .name = "day_named",
    .v = 1,
    .size = sizeof(struct day_named),
    .fields = day_named_fields,
    .fields_len = COUNT_OF(day_named_fields),
};

static const struct field calendar_published_fields[] = {
    {ROW(calendar_published, year, FIELD_NUMBER), FIELD_REQUIRED},
    {ROW(calendar_published, confirmed, FIELD_NUMBER)},
    {ROW(calendar_published, notice, FIELD_TEXT)},
    {ROW(calendar_published, rest, FIELD_LIST), .of = &day_named_shape},
    {ROW(calendar_published, work, FIELD_LIST), .of = &day_named_shape},
};
const struct shape calendar_published_shape = {
    .name = "calendar_published",
    .v = 1,
    .size = sizeof(struct calendar_published),
    .fields = calendar_published_fields,
    .fields_len = COUNT_OF(calendar_published_fields),
    .stream = STREAM_AUTHORITY,
};

static const struct field door_opened_fields[] = {
    {ROW(door_opened, reasons, FIELD_TEXT)},
};
const struct shape door_opened_shape = {
    .name = "door_opened",
    .v = 1,
    .size = sizeof(struct door_opened),
    .fields = door_opened_fields,
    .fields_len = COUNT_OF(door_opened_fields),
    .stream = STREAM_AUTHORITY,
};

static const struct field door_shut_fields[] = {
    {ROW(door_shut, reasons, FIELD_TEXT)},
};
const struct shape door_shut_shape = {
    .name = "door_shut",
    .v = 1,
    .size = sizeof(struct door_shut),
    .fields = door_shut_fields,
    .fields_len = COUNT_OF(door_shut_fields),
    .stream = STREAM_AUTHORITY,
};
