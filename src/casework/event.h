/*
 * event - something that happened, as it is recorded for good.
 *
 * The data is a struct described by the shape; there is no union of all events.  An event is
 * complete once the registrar has stamped `at`, `seq` and `n`.  entry says that someone else
 * entered it: done by `by`, entered by entry->by; the rules look at `by`.
 */
#pragma once

#include "casework/shape.h"

enum entry_via { VIA_NONE = 0, VIA_PAPER, VIA_DOOR, VIA_IMPORT };
extern const char *const entry_via_codes[];

struct entry {
    struct id by;
    int via;
    struct date done_on;
};
extern const struct shape entry_shape;

struct event {
    const struct shape *shape;
    struct id stream;
    person_id by;
    unit_id for_unit;
    command_key command;
    int i, of;
    instant at;
    uint64_t seq, n;
    const struct entry *entry; /* NULL: entered by whoever acted */
    const void *data;
};

/* Every event the program knows; NULL for one it does not (kept, shown, never applied). */
const struct shape *event_shape_find(struct str type, int64_t v);
const struct shape *const *event_shapes(size_t *len);

/* The day the act was done: as claimed on paper, else the day it was entered. */
day event_day(const struct event *event);

/* `data` of an event as a tree, with its `entry` member; and back.  Reading an event that does
 * not fit its shape leaves problems. */
void event_write(struct arena *arena, const struct event *event, struct node *out);
bool event_read(
    struct arena *arena, const struct node *tree, struct event *event, struct problems *problems);
