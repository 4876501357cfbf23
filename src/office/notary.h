/*
 * notary - the process that holds the log keys and signs checkpoints that only grow.
 *
 * The office sends it roots and consistency proofs, never an event.  Before it gives a signature
 * away it has written size and root to a file of its own, durably; a checkpoint that does not
 * extend the last one it signed is refused, and a fork stops it for good.  It ends when the
 * office closes its end of the socket pair.
 */
#pragma once

#include "ledger/growth.h"

struct notary; /* the process, seen from the office */

/* Runs `program notary` (the frj binary) on the keys in `keys`.  STATUS_NOT_FOUND: no keys there;
 * STATUS_CONFLICT: another process holds them; STATUS_DAMAGED: it stopped for good, or what it
 * signed last was lost or changed. */
enum status notary_start(
    const char *program, const char *keys, struct notary **out, struct fault *fault) MUST_USE;
/* The same for a process that someone else started and watches, by our end of its socket pair,
 * which is taken over. */
enum status notary_adopt(int fd, struct notary **out, struct fault *fault) MUST_USE;
void notary_stop(struct notary *notary); /* safe on NULL */

/* Has it a key for this tree? */
bool notary_has(const struct notary *notary, enum digest_alg alg);

/* STATUS_CONFLICT: its last one has answer->size entries, which is not growth->old_size; make the
 * proof from there.  STATUS_DAMAGED: not consistent with what it signed before (a rewritten or
 * shortened record), or it stopped for good. */
struct notary_answer {
    struct str note; /* the signed checkpoint, in `arena` */
    uint64_t size;
};
enum status notary_sign(struct notary *notary, enum digest_alg alg, const struct growth *growth,
    struct arena *arena, struct notary_answer *answer, struct fault *fault) MUST_USE;

/* The process itself: answers on `fd` until it is closed; an exit code.  `program` gets it as 3. */
enum { NOTARY_FD = 3 };
int notary_serve(int fd, const char *keys);
