#include "casework/meeting_data.h"

#include <assert.h>

const char *const attendance_states[] = {NULL, "present", "absent", "observer", NULL};
const char *const position_codes[] = {NULL, "for", "against", "abstain", "reserve", NULL};

static const struct field attendance_fields[] = {
    {ROW(attendance, person, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_PERSON},
    {ROW(attendance, state, FIELD_CHOICE), FIELD_REQUIRED, .choices = attendance_states},
    {ROW(attendance, reasons, FIELD_TEXT)},
};
static const struct shape attendance_shape = {
    .name = "attendance",
    .v = 1,
    .size = sizeof(struct attendance),
    .fields = attendance_fields,
    .fields_len = COUNT_OF(attendance_fields),
};

static const struct field position_fields[] = {
    {ROW(position, person, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_PERSON},
    {ROW(position, position, FIELD_CHOICE), FIELD_REQUIRED, .choices = position_codes},
    {ROW(position, words, FIELD_TEXT)},
};
static const struct shape position_shape = {
    .name = "position",
    .v = 1,
    .size = sizeof(struct position),
    .fields = position_fields,
    .fields_len = COUNT_OF(position_fields),
};

static const struct field meeting_item_fields[] = {
    {ROW(meeting_item, matter, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_MATTER},
    {ROW(meeting_item, step, FIELD_CODE)},
    {ROW(meeting_item, result, FIELD_CODE)},
    {ROW(meeting_item, reasons, FIELD_TEXT)},
    {ROW(meeting_item, positions, FIELD_LIST), .of = &position_shape},
    {ROW(meeting_item, rulings, FIELD_LIST), .of = &ruling_shape},
    {ROW(meeting_item, facts, FIELD_LIST), .of = &fact_shape},
    {ROW(meeting_item, applied_edition, FIELD_TEXT)},
    {ROW(meeting_item, edition_reasons, FIELD_TEXT)},
};
const struct shape meeting_item_shape = {
    .name = "meeting_item",
    .v = 1,
    .size = sizeof(struct meeting_item),
    .fields = meeting_item_fields,
    .fields_len = COUNT_OF(meeting_item_fields),
};

static const struct field item_concluded_fields[] = {
    {ROW(item_concluded, no, FIELD_NUMBER)},
    {ROW(item_concluded, entitled, FIELD_NUMBER)},
    {ROW(item_concluded, present, FIELD_NUMBER)},
    {ROW(item_concluded, quorum, FIELD_NUMBER)},
    {ROW(item_concluded, matter, FIELD_ID), .refers = STREAM_MATTER},
    {ROW(item_concluded, step, FIELD_CODE)},
    {ROW(item_concluded, result, FIELD_CODE)},
    {ROW(item_concluded, reasons, FIELD_TEXT)},
    {ROW(item_concluded, positions, FIELD_LIST), .of = &position_shape},
    {ROW(item_concluded, recused, FIELD_IDS), .refers = STREAM_PERSON},
};
const struct shape item_concluded_shape = {
    .name = "item_concluded",
    .v = 1,
    .size = sizeof(struct item_concluded),
    .fields = item_concluded_fields,
    .fields_len = COUNT_OF(item_concluded_fields),
    .stream = STREAM_MEETING,
};

/* `held` opens the command, so its rows serve both. */
static_assert(offsetof(struct meeting_hold, held) == 0, "the rows of a meeting held");
#define HELD_ROWS                                                                                  \
    {ROW(meeting_held, body, FIELD_ID), FIELD_REQUIRED, .refers = STREAM_BODY},                    \
        {ROW(meeting_held, held_on, FIELD_DATE)}, {ROW(meeting_held, place, FIELD_TEXT)},          \
        {ROW(meeting_held, minutes_kept_at, FIELD_TEXT)},                                          \
        {ROW(meeting_held, chair, FIELD_ID), .refers = STREAM_PERSON},                             \
        {ROW(meeting_held, recorder, FIELD_ID), .refers = STREAM_PERSON},                          \
        {ROW(meeting_held, attendance, FIELD_LIST), .of = &attendance_shape},                      \
    {                                                                                              \
        ROW(meeting_held, others, FIELD_IDS), .refers = STREAM_BODY                                \
    }

static const struct field meeting_held_fields[] = {HELD_ROWS};
const struct shape meeting_held_shape = {
    .name = "meeting_held",
    .v = 1,
    .size = sizeof(struct meeting_held),
    .fields = meeting_held_fields,
    .fields_len = COUNT_OF(meeting_held_fields),
    .stream = STREAM_MEETING,
};

static const struct field meeting_hold_fields[] = {
    HELD_ROWS,
    {ROW(meeting_hold, items, FIELD_LIST), FIELD_REQUIRED, .of = &meeting_item_shape},
};
const struct shape meeting_hold_shape = {
    .name = "meeting_hold",
    .v = 1,
    .size = sizeof(struct meeting_hold),
    .fields = meeting_hold_fields,
    .fields_len = COUNT_OF(meeting_hold_fields),
};

day meeting_on(const struct meeting *meeting)
{
    return meeting->held != NULL ? meeting->held->held_on.from : meeting->called->planned_on.from;
}

/* Another copy with this member as corrected: events are never changed. */
static void attendance_correct(
    struct meeting *meeting, const struct attendance_corrected *corrected, struct arena *arena)
{
    struct meeting_held *held = arena_new(arena, struct meeting_held);
    struct vec attendance = {0};
    const struct attendance now = {corrected->person, corrected->state, corrected->absence};
    bool known = false;

    *held = *meeting->held;
    LIST_EACH (struct attendance, one, meeting->held->attendance) {
        bool same = id_equal(one->person, now.person);
        *(struct attendance *)vec_push(arena, &attendance, sizeof(now)) = same ? now : *one;
        known = known || same;
    }
    if (!known)
        *(struct attendance *)vec_push(arena, &attendance, sizeof(now)) = now;
    held->attendance = (struct list){attendance.at, attendance.len};
    meeting->held = held;
}

void meeting_apply(struct meeting *meeting, const struct event *event, struct arena *arena)
{
    if (event->shape == &meeting_called_shape) {
        meeting->called = event->data;
        meeting->called_by = event->by;
        meeting->called_on = instant_day(event->at);
    }
    if (event->shape == &invitation_answered_shape || event->shape == &papers_read_shape
        || event->shape == &opinion_given_shape || event->shape == &attendance_corrected_shape)
        *(const struct event **)vec_push(arena, &meeting->ahead, sizeof(void *)) = event;
    if (event->shape == &attendance_corrected_shape && meeting->held != NULL)
        attendance_correct(meeting, event->data, arena);
    if (event->shape == &meeting_held_shape) {
        meeting->held = event->data;
        meeting->by = event->by;
    }
    if (event->shape == &item_concluded_shape)
        *(const struct item_concluded **)vec_push(arena, &meeting->items, sizeof(void *)) =
            event->data;
}
