/*
 * drafts - what a person has begun to write, kept until it is handed in.
 *
 * Nothing is judged and nothing recorded: a draft is the input of a command to come, as far as it
 * was written.  It is one person's alone; for anyone else it is not there.  The command is sent
 * with the draft's key, so that it is done once, and whether it was done is seen by that key.
 */
#pragma once

#include "office/office.h"

enum { DRAFTS_MAX = 50, DRAFT_BYTES_MAX = 512 * 1024 }; /* of one person; of one draft */

struct office_draft {
    person_id person;
    struct id id; /* its own; of one that goes on with a matter, the matter's */
    struct str noun;
    command_key key;
    const struct node *input; /* a map */
    instant saved_at;         /* by the machine's clock */
    struct id made;           /* given: it was handed in, and this came of it */
};

/* STATUS_NOT_FOUND: this person has none of that id. */
enum status office_draft_find(struct office *office, person_id person, struct id id,
    struct arena *arena, struct office_draft *out, struct fault *fault) MUST_USE;
/* Those not handed in, the latest first; struct office_draft. */
enum status office_drafts(struct office *office, person_id person, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;

/* What a desk asks of the registrar by WIRE_DRAFT; without input: let go of it. */
struct str draft_question(struct arena *arena, const struct office_draft *change);
/* The registrar's side of it. */
enum status draft_answer(
    struct office *office, struct str question, struct arena *arena, struct fault *fault) MUST_USE;
