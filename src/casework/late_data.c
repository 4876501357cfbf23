#include "casework/matter_shapes.h"

static const struct field late_step_fields[] = {
    {ROW(late_step, date, FIELD_DATE)},
    {ROW(late_step, body, FIELD_TEXT), ABSENT_ROW(late_step, body)},
    {ROW(late_step, act, FIELD_TEXT), FIELD_REQUIRED},
};
static const struct shape late_step_shape = {
    .name = "late_step",
    .v = 1,
    .size = sizeof(struct late_step),
    .fields = late_step_fields,
    .fields_len = COUNT_OF(late_step_fields),
};

static const struct field late_party_fields[] = {
    {ROW(late_party, person, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(late_party, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(late_party, name, FIELD_TEXT), ABSENT_ROW(late_party, name)},
    {ROW(late_party, role, FIELD_TEXT), ABSENT_ROW(late_party, role)},
    {ROW(late_party, outcome_words, FIELD_TEXT)},
    {ROW(late_party, count, FIELD_NUMBER), ABSENT_ROW(late_party, count)},
    {ROW(late_party, outcomes, FIELD_LIST), .of = &outcome_shape, ABSENT_ROW(late_party, outcomes)},
    {ROW(late_party, finding, FIELD_CODE), ABSENT_ROW(late_party, finding)},
    {ROW(late_party, proposed_measure, FIELD_TEXT)},
    {ROW(late_party, proposed_by, FIELD_TEXT)},
    {ROW(late_party, measure, FIELD_TEXT), ABSENT_ROW(late_party, measure)},
    {ROW(late_party, four_form, FIELD_CODE), ABSENT_ROW(late_party, four_form)},
    {ROW(late_party, sanctioned_on, FIELD_DATE), ABSENT_ROW(late_party, sanctioned_on)},
    {ROW(late_party, sanctioned, FIELD_NUMBER)},
};
static const struct shape late_party_shape = {
    .name = "late_party",
    .v = 1,
    .size = sizeof(struct late_party),
    .fields = late_party_fields,
    .fields_len = COUNT_OF(late_party_fields),
};

static const struct field late_visit_fields[] = {
    {ROW(late_visit, body, FIELD_TEXT)},
    {ROW(late_visit, on, FIELD_DATE), ABSENT_ROW(late_visit, on)},
    {ROW(late_visit, words, FIELD_TEXT)},
};
static const struct shape late_visit_shape = {
    .name = "late_visit",
    .v = 1,
    .size = sizeof(struct late_visit),
    .fields = late_visit_fields,
    .fields_len = COUNT_OF(late_visit_fields),
};

static const struct field late_entry_recorded_fields[] = {
    {ROW(late_entry, procedure, FIELD_CODE), FIELD_REQUIRED},
    {ROW(late_entry, title, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(late_entry, place, FIELD_TEXT)},
    {ROW(late_entry, facts_told, FIELD_TEXT)},
    {ROW(late_entry, kind_confidence, FIELD_CODE)},
    {ROW(late_entry, kind_note, FIELD_TEXT)},
    {ROW(late_entry, paper_kept_at, FIELD_TEXT)},
    {ROW(late_entry, policy, FIELD_ID), .refers = STREAM_POLICY},
    {ROW(late_entry, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(late_entry, parties, FIELD_LIST), .of = &late_party_shape,
        ABSENT_ROW(late_entry, parties)},
    {ROW(late_entry, steps, FIELD_LIST), .of = &late_step_shape},
    {ROW(late_entry, visits, FIELD_LIST), .of = &late_visit_shape},
    {ROW(late_entry, visits_count, FIELD_NUMBER), ABSENT_ROW(late_entry, visits_count)},
    {ROW(late_entry, evidence, FIELD_LIST), .of = &evidence_shape},
    {ROW(late_entry, statements, FIELD_LIST), .of = &statement_shape},
    {ROW(late_entry, links, FIELD_LIST), .of = &matter_linked_shape},
    {ROW(late_entry, criteria, FIELD_TEXTS)},
    {ROW(late_entry, notes, FIELD_TEXTS)},
    {ROW(late_entry, not_stated, FIELD_TEXTS)},
    {ROW(late_entry, trigger, FIELD_TEXT), ABSENT_ROW(late_entry, trigger)},
    {ROW(late_entry, undertaking_body, FIELD_TEXT), ABSENT_ROW(late_entry, undertaking_body)},
    {ROW(late_entry, deciding_body, FIELD_TEXT), ABSENT_ROW(late_entry, deciding_body)},
    {ROW(late_entry, correction, FIELD_TEXT), ABSENT_ROW(late_entry, correction)},
    {ROW(late_entry, follow_up, FIELD_TEXT), ABSENT_ROW(late_entry, follow_up)},
    {ROW(late_entry, result_words, FIELD_TEXT)},
    {ROW(late_entry, decided_on, FIELD_DATE), ABSENT_ROW(late_entry, decided_on)},
    {ROW(late_entry, carried_out_on, FIELD_DATE), ABSENT_ROW(late_entry, carried_out_on)},
    {ROW(late_entry, visited_on, FIELD_DATE), ABSENT_ROW(late_entry, visited_on)},
};
const struct shape late_entry_recorded_shape = {
    .name = "late_entry_recorded",
    .v = 1,
    .size = sizeof(struct late_entry),
    .fields = late_entry_recorded_fields,
    .fields_len = COUNT_OF(late_entry_recorded_fields),
    .stream = STREAM_MATTER,
};

static const struct field late_entry_voided_fields[] = {
    {ROW(late_entry_voided, reasons, FIELD_TEXT), FIELD_REQUIRED},
};
const struct shape late_entry_voided_shape = {
    .name = "late_entry_voided",
    .v = 1,
    .size = sizeof(struct late_entry_voided),
    .fields = late_entry_voided_fields,
    .fields_len = COUNT_OF(late_entry_voided_fields),
    .stream = STREAM_MATTER,
};
