/*
 * project - the read tables, a second fold of the same events that may be thrown away.
 *
 * One row of a table in project.c for each shape that leaves a trace; the rest only count in
 * stream_list.  What is projected depends on the events before it and on nothing else, so that
 * rebuild equals live.
 */
#pragma once

#include "casework/directory.h"
#include "ledger/table.h"
#include "store/event_store.h"

/* `directory` is the authority as it stood after this event.  `counts`: of a rebuild, which writes
 * how many events each stream has once and at its end; NULL: the row follows now. */
enum status project_event(struct db *db, const struct directory *directory,
    const struct event *event, struct table *counts, struct arena *arena,
    struct fault *fault) MUST_USE;
enum status project_counts(struct db *db, const struct table *counts, struct fault *fault) MUST_USE;

/* Does it look at the data of such events?  Of others the header is enough. */
bool project_reads(const struct shape *shape);

/* Empties every read table. */
enum status project_clear(struct db *db, struct fault *fault) MUST_USE;

/* Are the read tables of both the same, row by row?  STATUS_DAMAGED names the table and row. */
enum status project_compare(struct db *live, struct db *made, struct fault *fault) MUST_USE;
