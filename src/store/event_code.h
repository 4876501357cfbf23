/*
 * event_code - an event as it is recorded, and back.
 *
 * Encoding writes the body as canonical JSON, puts sealed members apart and commits to both with
 * fresh salts.  Decoding is its inverse; what a later program does not know is kept and not read.
 */
#pragma once

#include "casework/event.h"
#include "ledger/ledger_check.h"
#include "store/chance.h"

struct sealed_part {
    struct salt salt;
    struct str part; /* canonical JSON */
};

struct sealed_parts {
    const struct sealed_part *at;
    size_t len;
};

struct stored { /* an event as it is recorded */
    struct record record;
    struct sealed_parts parts;
};

/* `event` is stamped (seq, n, at).  Everything written lives in `arena`. */
enum status event_encode(struct arena *arena, struct str origin, const struct chance *chance,
    const struct event *event, struct stored *out, struct fault *fault) MUST_USE;

/* An erased event, or one of a shape this program does not know, has no data (and no shape).
 * Borrows the record's body. */
enum status event_decode(struct arena *arena, const struct stored *stored, struct event *out,
    struct fault *fault) MUST_USE;

/* What the header says: no data, as if the event were erased. */
enum status event_decode_header(
    const struct stored *stored, struct event *out, struct fault *fault) MUST_USE;
const struct shape *event_record_shape(const struct record *record); /* NULL: not known here */

/* The same bytes for as long as `arena` lives. */
struct stored stored_copy(struct arena *arena, const struct stored *stored);

/* Does each sealed member of the record bind the part stored for it?  `data` is the body's, NULL
 * when it is erased.  STATUS_DAMAGED if not. */
enum status event_sealed_check(struct arena *arena, const struct stored *stored,
    const struct node *data, struct fault *fault) MUST_USE;

enum { EVENT_SEALED_MAX = 16 };
