#include "casework/event.h"

#include "casework/directory_shapes.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "casework/meeting_data.h"

const char *const entry_via_codes[] = {NULL, "paper", "door", "import", NULL};

static const struct field entry_fields[] = {
    {ROW(entry, by, FIELD_ID), .refers = STREAM_PERSON}, /* none: the clock */
    {ROW(entry, via, FIELD_CHOICE), .choices = entry_via_codes},
    {ROW(entry, done_on, FIELD_DATE)},
};
const struct shape entry_shape = {
    .name = "entry",
    .v = 1,
    .size = sizeof(struct entry),
    .fields = entry_fields,
    .fields_len = COUNT_OF(entry_fields),
};

static const struct shape *const shapes[] = {
    /* the authority */
    &log_opened_shape,
    &calendar_published_shape,
    &door_opened_shape,
    &door_shut_shape,
    &unit_created_shape,
    &unit_amended_shape,
    &person_registered_shape,
    &person_amended_shape,
    &post_created_shape,
    &post_amended_shape,
    &tenure_begun_shape,
    &tenure_ended_shape,
    &body_created_shape,
    &body_amended_shape,
    &roster_set_shape,
    &policy_activated_shape,
    /* meetings */
    &meeting_called_shape,
    &invitation_answered_shape,
    &papers_read_shape,
    &opinion_given_shape,
    &meeting_held_shape,
    &attendance_corrected_shape,
    &item_concluded_shape,
    /* a matter and its flow */
    &matter_opened_shape,
    &step_opened_shape,
    &step_done_shape,
    &step_skipped_shape,
    &matter_ended_shape,
    &matter_numbered_shape,
    &matter_withdrawn_shape,
    &matter_linked_shape,
    &matter_revealed_shape,
    &recusal_set_shape,
    &clock_stopped_shape,
    &clock_resumed_shape,
    &deadline_extended_shape,
    &statement_recorded_shape,
    &outcome_revoked_shape,
    &late_entry_recorded_shape,
    &late_entry_voided_shape,
    &reclassified_shape,
    &handed_over_shape,
    &file_attached_shape,
    /* acts at its steps */
    &application_shape,
    &filing_submitted_shape,
    &acceptance_shape,
    &study_shape,
    &sign_off_shape,
    &approval_shape,
    &receipt_shape,
    &verification_shape,
    &consultation_shape,
    &determination_shape,
    &notice_shape,
    &supervision_shape,
    &correction_shape,
    &inspection_shape,
    &visit_shape,
    &publication_shape,
    &closing_shape,
};

const struct shape *event_shape_find(struct str type, int64_t v)
{
    if (type.len == 0)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(shapes); i++) /* the first letter settles most */
        if (shapes[i]->name[0] == type.at[0] && shapes[i]->v == v && str_is(type, shapes[i]->name))
            return shapes[i];
    return NULL;
}

const struct shape *const *event_shapes(size_t *len)
{
    *len = COUNT_OF(shapes);
    return shapes;
}

day event_day(const struct event *event)
{
    if (event->entry != NULL && date_is_day(&event->entry->done_on))
        return event->entry->done_on.from;
    return instant_day(event->at);
}

void event_write(struct arena *arena, const struct event *event, struct node *out)
{
    shape_write(arena, event->shape, event->data, out);
    if (event->entry != NULL)
        shape_write(arena, &entry_shape, event->entry, node_put(arena, out, STR("entry")));
}

/* The map without its member `entry`, which belongs to no shape. */
static struct node without_entry(struct arena *arena, const struct node *tree)
{
    struct node rest = *tree;
    rest.items = NULL;
    rest.len = rest.room = 0;
    for (size_t i = 0; i < tree->len; i++)
        if (!str_is(tree->items[i].key, "entry"))
            *node_put(arena, &rest, tree->items[i].key) = tree->items[i];
    return rest;
}

bool event_read(
    struct arena *arena, const struct node *tree, struct event *event, struct problems *problems)
{
    size_t before = problems->len;
    const struct node *entry = node_get(tree, "entry");
    struct node rest = entry == NULL ? *tree : without_entry(arena, tree);
    struct node *kept = arena_new(arena, struct node); /* problems point into it */
    *kept = rest;
    event->data = shape_read(arena, event->shape, kept, NULL, false, problems);
    event->entry =
        entry == NULL ? NULL : shape_read(arena, &entry_shape, entry, NULL, false, problems);
    return problems->len == before;
}
