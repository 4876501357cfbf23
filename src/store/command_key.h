/*
 * command_key - which commands were answered, so that a key is never used twice.
 *
 * One row for each command that recorded something: its events, and the digest of what was asked
 * to tell the same request sent again from another one with the same key.
 */
#pragma once

#include "casework/event.h"
#include "ledger/digest.h"
#include "store/db.h"

struct command_key_row {
    person_id by;
    command_key key;
    struct id stream;
    uint64_t first_seq;
    int events;
    struct digest content; /* SHA-256; zeros for what the office did itself */
};

/* `first` is the command's first event, stamped; `stream` the thing made or acted on. */
enum status command_key_add(struct db *db, const struct event *first, struct id stream,
    const struct digest *content, struct fault *fault) MUST_USE;

enum status command_key_find(struct db *db, person_id by, command_key key,
    struct command_key_row *out, bool *found, struct fault *fault) MUST_USE;

/* All of them, in no order: a cursor, and its next row; false at the end or with the fault set. */
enum status command_key_walk(struct db *db, struct db_rows *rows, struct fault *fault) MUST_USE;
bool command_key_next(struct db_rows *rows, struct command_key_row *out, struct fault *fault);
