/*
 * peer - one end of a socket pair whose other end asks or answers: bytes in, messages out.
 *
 * Never blocks.  What comes is kept until it is a whole message, what goes until it is taken;
 * both have an end, and a peer that goes beyond it is cut off.
 */
#pragma once

#include "office/wire.h"

struct peer {
    int fd; /* -1: cut off */
    struct arena *arena;
    struct peer_bytes {
        char *at;
        size_t from, to; /* what is there: at + from … at + to */
    } in, out;
};

/* Takes over `fd` and makes it non-blocking; false: no memory. */
bool peer_open(struct peer *peer, int fd) MUST_USE;
void peer_close(struct peer *peer); /* safe twice, and on zero with fd -1 */

/* Reads and writes what can be, without waiting; false: the peer is gone or was cut off. */
bool peer_read(struct peer *peer);
bool peer_flush(struct peer *peer);
/* The next whole message; its text is borrowed until the next peer_read(). */
bool peer_next(struct peer *peer, struct wire_message *message, struct str *text);
/* Queues a message; peer_flush() sends it. */
void peer_send(struct peer *peer, enum wire_kind kind, uint64_t tag, struct str text);
/* WIRE_FAULT with this sentence. */
void peer_fault(struct peer *peer, uint64_t tag, const char *sentence);
bool peer_wants_to_write(const struct peer *peer);
