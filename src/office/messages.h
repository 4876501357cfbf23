/*
 * messages - what a person is told (store/message_list.h), how many wait, and what was read.
 *
 * Made with the acts themselves and by the clock; here they are read.  What the top bar of every
 * page shows is counted once and kept until the record, a mark or the day is another.
 */
#pragma once

#include "office/office.h"
#include "store/message_list.h"

/* Newest first; struct message_row. */
enum status office_messages(struct office *office, const struct message_filter *filter,
    person_id person, struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
/* The one of this number; STATUS_NOT_FOUND: this person has none. */
enum status office_message(struct office *office, int64_t no, person_id person, struct arena *arena,
    struct message_row *out, struct fault *fault) MUST_USE;
enum status office_message_counts(struct office *office, person_id person, struct arena *arena,
    struct message_counts *out, struct fault *fault) MUST_USE;

/* What a desk asks of the registrar by WIRE_READ: this one is read, or with `older` all up to it.
 */
struct message_mark {
    person_id person;
    int64_t no;
    bool older;
};
struct str message_question(struct arena *arena, const struct message_mark *mark);
/* The registrar's side of it. */
enum status message_answer(
    struct office *office, struct str question, struct arena *arena, struct fault *fault) MUST_USE;

/* Counts as they were last made; private to src/office. */
enum { COUNTS_KEPT = 256 };
struct counts_kept {
    struct {
        person_id person;
        uint64_t size; /* of the record; the rest with it */
        int64_t stamp;
        day today;
        struct message_counts counts;
    } at[COUNTS_KEPT];
};
