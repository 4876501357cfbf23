#include "casework/matter_shapes.h"

#include <assert.h>

const char *const recusal_states[] = {NULL, "declared", "proposed", "decided", "lifted", NULL};

static const struct field subject_fields[] = {
    {ROW(subject, no, FIELD_CODE)},
    {ROW(subject, person, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(subject, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(subject, name, FIELD_TEXT), ABSENT_ROW(subject, name)},
    {ROW(subject, post, FIELD_TEXT), ABSENT_ROW(subject, post)},
    {ROW(subject, described, FIELD_TEXT)},
    {ROW(subject, liability, FIELD_CODE)},
    {ROW(subject, count, FIELD_NUMBER), ABSENT_ROW(subject, count)},
    {ROW(subject, sanction, FIELD_CODE)},
    {ROW(subject, sanction_document, FIELD_TEXT)},
    {ROW(subject, sanctioned_on, FIELD_DATE)},
};
const struct shape subject_shape = {
    .name = "subject",
    .v = 1,
    .size = sizeof(struct subject),
    .fields = subject_fields,
    .fields_len = COUNT_OF(subject_fields),
};

static const struct field matter_opened_fields[] = {
    {ROW(matter_opened, procedure, FIELD_CODE), FIELD_REQUIRED},
    {ROW(matter_opened, title, FIELD_TEXT)},
    {ROW(matter_opened, project, FIELD_TEXT)},
    {ROW(matter_opened, number, FIELD_TEXT)},
    {ROW(matter_opened, body, FIELD_TEXT)},
    {ROW(matter_opened, stage, FIELD_CODE)},
    {ROW(matter_opened, reasons, FIELD_TEXT)},
    {ROW(matter_opened, policy, FIELD_ID), .refers = STREAM_POLICY},
    {ROW(matter_opened, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(matter_opened, applicant, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(matter_opened, by_office, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(matter_opened, subjects, FIELD_LIST), .of = &subject_shape},
    {ROW(matter_opened, conduct, FIELD_DATE)},
};
const struct shape matter_opened_shape = {
    .name = "matter_opened",
    .v = 1,
    .size = sizeof(struct matter_opened),
    .fields = matter_opened_fields,
    .fields_len = COUNT_OF(matter_opened_fields),
    .stream = STREAM_MATTER,
};

static const struct field step_opened_fields[] = {
    {ROW(step_opened, step, FIELD_CODE), FIELD_REQUIRED},
    {ROW(step_opened, round, FIELD_NUMBER)},
};
const struct shape step_opened_shape = {
    .name = "step_opened",
    .v = 1,
    .size = sizeof(struct step_opened),
    .fields = step_opened_fields,
    .fields_len = COUNT_OF(step_opened_fields),
    .stream = STREAM_MATTER,
};

static const struct field step_done_fields[] = {
    {ROW(step_done, step, FIELD_CODE), FIELD_REQUIRED},
    {ROW(step_done, result, FIELD_CODE)},
    {ROW(step_done, round, FIELD_NUMBER)},
};
const struct shape step_done_shape = {
    .name = "step_done",
    .v = 1,
    .size = sizeof(struct step_done),
    .fields = step_done_fields,
    .fields_len = COUNT_OF(step_done_fields),
    .stream = STREAM_MATTER,
};

static const struct field step_skipped_fields[] = {
    {ROW(step_skipped, step, FIELD_CODE), FIELD_REQUIRED},
    {ROW(step_skipped, reasons, FIELD_TEXT)},
    {ROW(step_skipped, round, FIELD_NUMBER)},
};
const struct shape step_skipped_shape = {
    .name = "step_skipped",
    .v = 1,
    .size = sizeof(struct step_skipped),
    .fields = step_skipped_fields,
    .fields_len = COUNT_OF(step_skipped_fields),
    .stream = STREAM_MATTER,
};

static const struct field matter_ended_fields[] = {
    {ROW(matter_ended, state, FIELD_CODE), FIELD_REQUIRED},
    {ROW(matter_ended, reasons, FIELD_TEXT)},
};
const struct shape matter_ended_shape = {
    .name = "matter_ended",
    .v = 1,
    .size = sizeof(struct matter_ended),
    .fields = matter_ended_fields,
    .fields_len = COUNT_OF(matter_ended_fields),
    .stream = STREAM_MATTER,
};

static const struct field matter_numbered_fields[] = {
    {ROW(matter_numbered, number, FIELD_TEXT), FIELD_REQUIRED},
};
const struct shape matter_numbered_shape = {
    .name = "matter_numbered",
    .v = 1,
    .size = sizeof(struct matter_numbered),
    .fields = matter_numbered_fields,
    .fields_len = COUNT_OF(matter_numbered_fields),
    .stream = STREAM_MATTER,
};

static const struct field matter_withdrawn_fields[] = {
    {ROW(matter_withdrawn, reasons, FIELD_TEXT), FIELD_REQUIRED},
};
const struct shape matter_withdrawn_shape = {
    .name = "matter_withdrawn",
    .v = 1,
    .size = sizeof(struct matter_withdrawn),
    .fields = matter_withdrawn_fields,
    .fields_len = COUNT_OF(matter_withdrawn_fields),
    .stream = STREAM_MATTER,
};

static const struct field matter_linked_fields[] = {
    {ROW(matter_linked, to, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_MATTER},
    {ROW(matter_linked, kind, FIELD_CODE)},
    {ROW(matter_linked, reasons, FIELD_TEXT)},
};
const struct shape matter_linked_shape = {
    .name = "matter_linked",
    .v = 1,
    .size = sizeof(struct matter_linked),
    .fields = matter_linked_fields,
    .fields_len = COUNT_OF(matter_linked_fields),
    .stream = STREAM_MATTER,
};

static const struct field recusal_set_fields[] = {
    {ROW(recusal_set, person, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_PERSON},
    {ROW(recusal_set, state, FIELD_CHOICE), FIELD_REQUIRED, .choices = recusal_states},
    {ROW(recusal_set, reasons, FIELD_TEXT)},
};
const struct shape recusal_set_shape = {
    .name = "recusal_set",
    .v = 1,
    .size = sizeof(struct recusal_set),
    .fields = recusal_set_fields,
    .fields_len = COUNT_OF(recusal_set_fields),
    .stream = STREAM_MATTER,
};

static const struct field clock_stopped_fields[] = {
    {ROW(clock_stopped, step, FIELD_CODE)},
    {ROW(clock_stopped, reasons, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(clock_stopped, expected_end, FIELD_DATE)},
};
const struct shape clock_stopped_shape = {
    .name = "clock_stopped",
    .v = 1,
    .size = sizeof(struct clock_stopped),
    .fields = clock_stopped_fields,
    .fields_len = COUNT_OF(clock_stopped_fields),
    .stream = STREAM_MATTER,
};

static const struct field clock_resumed_fields[] = {
    {ROW(clock_resumed, step, FIELD_CODE)},
    {ROW(clock_resumed, reasons, FIELD_TEXT)},
};
const struct shape clock_resumed_shape = {
    .name = "clock_resumed",
    .v = 1,
    .size = sizeof(struct clock_resumed),
    .fields = clock_resumed_fields,
    .fields_len = COUNT_OF(clock_resumed_fields),
    .stream = STREAM_MATTER,
};

static const struct field deadline_extended_fields[] = {
    {ROW(deadline_extended, step, FIELD_CODE), FIELD_REQUIRED},
    {ROW(deadline_extended, reasons, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(deadline_extended, number, FIELD_NUMBER), FIELD_REQUIRED | FIELD_BY_OFFICE},
};
const struct shape deadline_extended_shape = {
    .name = "deadline_extended",
    .v = 1,
    .size = sizeof(struct deadline_extended),
    .fields = deadline_extended_fields,
    .fields_len = COUNT_OF(deadline_extended_fields),
    .stream = STREAM_MATTER,
};

/* Its one part stands flat: a statement's own fields. */
static_assert(offsetof(struct statement_recorded, statement) == 0, "the rows of a statement");
static const struct field statement_recorded_fields[] = {
    {ROW(statement, source, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(statement, words, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(statement, subject, FIELD_CODE)},
    {ROW(statement, said_on, FIELD_DATE)},
    {ROW(statement, relied_on, FIELD_NUMBER)},
    {ROW(statement, reasons, FIELD_TEXT)},
};
const struct shape statement_recorded_shape = {
    .name = "statement_recorded",
    .v = 1,
    .size = sizeof(struct statement_recorded),
    .fields = statement_recorded_fields,
    .fields_len = COUNT_OF(statement_recorded_fields),
    .stream = STREAM_MATTER,
};

static const struct field matter_revealed_fields[] = {
    {ROW(matter_revealed, reasons, FIELD_TEXT)},
};
const struct shape matter_revealed_shape = {
    .name = "matter_revealed",
    .v = 1,
    .size = sizeof(struct matter_revealed),
    .fields = matter_revealed_fields,
    .fields_len = COUNT_OF(matter_revealed_fields),
    .stream = STREAM_MATTER,
};

static const struct field outcome_revoked_fields[] = {
    {ROW(outcome_revoked, matter, FIELD_ID), .refers = STREAM_MATTER},
    {ROW(outcome_revoked, subject, FIELD_CODE), FIELD_REQUIRED},
    {ROW(outcome_revoked, reasons, FIELD_TEXT), FIELD_REQUIRED},
};
const struct shape outcome_revoked_shape = {
    .name = "outcome_revoked",
    .v = 1,
    .size = sizeof(struct outcome_revoked),
    .fields = outcome_revoked_fields,
    .fields_len = COUNT_OF(outcome_revoked_fields),
    .stream = STREAM_MATTER,
};

static const struct field reclassified_fields[] = {
    {ROW(reclassified, procedure, FIELD_CODE), FIELD_REQUIRED},
    {ROW(reclassified, reasons, FIELD_TEXT), FIELD_REQUIRED},
};
const struct shape reclassified_shape = {
    .name = "matter_reclassified",
    .v = 1,
    .size = sizeof(struct reclassified),
    .fields = reclassified_fields,
    .fields_len = COUNT_OF(reclassified_fields),
    .stream = STREAM_MATTER,
};

const char *const handover_ways[] = {NULL, "handed_over", "taken_up", NULL};
static const struct field handed_over_fields[] = {
    {ROW(handed_over, from_body, FIELD_TEXT)},
    {ROW(handed_over, to_body, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(handed_over, reasons, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(handed_over, way, FIELD_CHOICE), FIELD_REQUIRED, .choices = handover_ways},
};
const struct shape handed_over_shape = {
    .name = "matter_handed_over",
    .v = 1,
    .size = sizeof(struct handed_over),
    .fields = handed_over_fields,
    .fields_len = COUNT_OF(handed_over_fields),
    .stream = STREAM_MATTER,
};

static const struct field file_attached_fields[] = {
    {ROW(file_attached, file, FIELD_GROUP), FIELD_REQUIRED, .of = &attachment_shape},
    {ROW(file_attached, material, FIELD_CODE)},
    {ROW(file_attached, title, FIELD_TEXT)},
};
const struct shape file_attached_shape = {
    .name = "file_attached",
    .v = 1,
    .size = sizeof(struct file_attached),
    .fields = file_attached_fields,
    .fields_len = COUNT_OF(file_attached_fields),
    .stream = STREAM_MATTER,
};
