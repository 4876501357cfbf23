/*
 * reminder_list - messages that no event brings but the clock: a day of a task is near, or past.
 *
 * They stand in message_list with the day they are about; one for each step, kind and day, whoever
 * asks how often.
 */
#pragma once

#include "store/message_list.h"

struct reminder {
    matter_id matter;
    struct str step;
    int64_t rank; /* of the task (task_list.h) */
    enum message_kind kind;
    day due;
};
/* Open tasks that may be due before `below`, by rank, behind the rank `after`; struct reminder of
 * no kind yet. */
struct reminder_span {
    int64_t after;
    day below;
    size_t limit;
};
enum status reminder_candidates(struct db *db, const struct reminder_span *span,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
enum status reminder_known(
    struct db *db, const struct reminder *reminder, bool *out, struct fault *fault) MUST_USE;
/* For whom the task waits; `size`: of the record, before whose next entry it stands. */
enum status reminder_add(struct db *db, const struct reminder *reminder, uint64_t size, instant at,
    struct fault *fault) MUST_USE;
