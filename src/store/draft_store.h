/*
 * draft_store - what a person has begun to write and not handed in: an ordinary table, no events.
 *
 * A draft is one person's alone, one for each id.  It carries the key its command will have, so
 * that it was handed in is known by that key and needs no second write.
 */
#pragma once

#include "base/time.h"
#include "base/vec.h"
#include "casework/ids.h"
#include "store/db.h"

struct draft_row {
    person_id person;
    struct id id; /* its own; of one that goes on with a matter, the matter's */
    struct str noun;
    command_key key;
    struct str input; /* JSON: a map, as the command takes it */
    instant saved_at;
};

/* Writes it over the one that is there. */
enum status draft_put(struct db *db, const struct draft_row *row, struct fault *fault) MUST_USE;
enum status draft_find(struct db *db, person_id person, struct id id, struct arena *arena,
    struct draft_row *out, struct fault *fault) MUST_USE; /* STATUS_NOT_FOUND */
/* All of this person, those that were handed in too, the latest first; struct draft_row. */
enum status draft_list(struct db *db, person_id person, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;
enum status draft_drop(struct db *db, person_id person, struct id id, struct fault *fault) MUST_USE;
