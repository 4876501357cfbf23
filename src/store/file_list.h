/*
 * file_list - the read table of attached files: which event binds which bytes.
 *
 * Made from events by project.h.  A record is checked against the events themselves, not this.
 */
#pragma once

#include "base/vec.h"
#include "casework/attachment.h"
#include "casework/event.h"
#include "store/db.h"
#include "store/file_store.h"

/* The row of a file_attached: alone of all events it brings bytes in, others may name what it
 * brought to their stream. */
enum status file_list_add(struct db *db, const struct event *event, struct fault *fault) MUST_USE;

/* *bound: does an event bind these bytes?  `stream`: one of this stream; NULL: any. */
enum status file_list_has(struct db *db, const struct digest *sha256, const struct id *stream,
    bool *bound, struct fault *fault) MUST_USE;

/* Each bound file once; struct file_told. */
enum status file_list_all(
    struct db *db, struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;

/* The same of what a JSON text says; false: no digest. */
bool file_told_of(const struct attachment *attachment, struct file_told *out);

/* ---- in a backup, where the bytes stand in rows (schema.c: attached) ---- */
enum status file_rows_write(
    struct db *db, const struct digest *sha256, int from, struct fault *fault) MUST_USE;
/* What the rows hold, and to `to` unless it is -1.  STATUS_NOT_FOUND: there are none. */
enum status file_rows_read(struct db *db, const struct digest *sha256, int to,
    struct file_told *out, struct fault *fault) MUST_USE;
