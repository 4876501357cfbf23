#include "casework/meeting_ahead.h"

#include "casework/meeting_data.h"

#include <assert.h>

static_assert(offsetof(struct papers_read, matter) == 0, "readings begin with their matter");
static_assert(offsetof(struct opinion_given, matter) == 0, "opinions begin with their matter");

const char *const invitation_states[] = {NULL, "attend", "leave", NULL};

static const struct field agenda_item_fields[] = {
    {ROW(agenda_item, matter, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_MATTER},
    {ROW(agenda_item, step, FIELD_CODE)},
};
static const struct shape agenda_item_shape = {
    .name = "agenda_item",
    .v = 1,
    .size = sizeof(struct agenda_item),
    .fields = agenda_item_fields,
    .fields_len = COUNT_OF(agenda_item_fields),
};

static const struct field meeting_called_fields[] = {
    {ROW(meeting_called, body, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_BODY},
    {ROW(meeting_called, planned_on, FIELD_DATE), FIELD_REQUIRED},
    {ROW(meeting_called, planned_time, FIELD_TEXT)},
    {ROW(meeting_called, place, FIELD_TEXT)},
    {ROW(meeting_called, chair, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(meeting_called, items, FIELD_LIST), FIELD_REQUIRED, .of = &agenda_item_shape},
};
const struct shape meeting_called_shape = {
    .name = "meeting_called",
    .v = 1,
    .size = sizeof(struct meeting_called),
    .fields = meeting_called_fields,
    .fields_len = COUNT_OF(meeting_called_fields),
    .stream = STREAM_MEETING,
};

static const struct field invitation_answered_fields[] = {
    {ROW(invitation_answered, state, FIELD_CHOICE), FIELD_REQUIRED, .choices = invitation_states},
    {ROW(invitation_answered, reasons, FIELD_TEXT)},
};
const struct shape invitation_answered_shape = {
    .name = "invitation_answered",
    .v = 1,
    .size = sizeof(struct invitation_answered),
    .fields = invitation_answered_fields,
    .fields_len = COUNT_OF(invitation_answered_fields),
    .stream = STREAM_MEETING,
};

static const struct field papers_read_fields[] = {
    {ROW(papers_read, matter, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_MATTER},
};
const struct shape papers_read_shape = {
    .name = "papers_read",
    .v = 1,
    .size = sizeof(struct papers_read),
    .fields = papers_read_fields,
    .fields_len = COUNT_OF(papers_read_fields),
    .stream = STREAM_MEETING,
};

static const struct field opinion_given_fields[] = {
    {ROW(opinion_given, matter, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_MATTER},
    {ROW(opinion_given, position, FIELD_CHOICE), FIELD_REQUIRED, .choices = position_codes},
    {ROW(opinion_given, words, FIELD_TEXT)},
};
const struct shape opinion_given_shape = {
    .name = "opinion_given",
    .v = 1,
    .size = sizeof(struct opinion_given),
    .fields = opinion_given_fields,
    .fields_len = COUNT_OF(opinion_given_fields),
    .stream = STREAM_MEETING,
};

static const struct field attendance_corrected_fields[] = {
    {ROW(attendance_corrected, person, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_PERSON},
    {ROW(attendance_corrected, state, FIELD_CHOICE), FIELD_REQUIRED, .choices = attendance_states},
    {ROW(attendance_corrected, absence, FIELD_TEXT)},
    {ROW(attendance_corrected, reasons, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(attendance_corrected, was, FIELD_CHOICE), FIELD_BY_OFFICE, .choices = attendance_states},
    {ROW(attendance_corrected, was_absence, FIELD_TEXT), FIELD_BY_OFFICE},
};
const struct shape attendance_corrected_shape = {
    .name = "attendance_corrected",
    .v = 1,
    .size = sizeof(struct attendance_corrected),
    .fields = attendance_corrected_fields,
    .fields_len = COUNT_OF(attendance_corrected_fields),
    .stream = STREAM_MEETING,
};

const struct agenda_item *agenda_item_find(const struct meeting *meeting, struct id matter)
{
    if (meeting->called != NULL)
        LIST_EACH (struct agenda_item, item, meeting->called->items)
            if (id_equal(item->matter, matter))
                return item;
    return NULL;
}

/* The last event of this kind by this member; readings and opinions begin with their matter. */
static const struct event *said_last(const struct meeting *meeting, const struct shape *shape,
    person_id person, const struct id *matter)
{
    const struct event *last = NULL;

    VEC_EACH (const struct event *, event, meeting->ahead)
        if ((*event)->shape == shape && id_equal((*event)->by.id, person.id)
            && (matter == NULL || id_equal(*(const struct id *)(*event)->data, *matter)))
            last = *event;
    return last;
}

const struct event *invitation_of(const struct meeting *meeting, person_id person)
{
    return said_last(meeting, &invitation_answered_shape, person, NULL);
}

const struct event *reading_of(const struct meeting *meeting, person_id person, struct id matter)
{
    return said_last(meeting, &papers_read_shape, person, &matter);
}

const struct event *opinion_of(const struct meeting *meeting, person_id person, struct id matter)
{
    return said_last(meeting, &opinion_given_shape, person, &matter);
}
