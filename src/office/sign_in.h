/*
 * sign_in - from account and password to a session, with a scribe doing the dear part.
 *
 * Private to the registrar.  A question waits at a scribe while others are served; when all are
 * busy and the queue is full, whoever comes is told to try again.
 */
#pragma once

#include "office/office.h"
#include "office/peer.h"
#include "office/tally.h"
#include "office/throttle.h"

enum { SIGN_INS_MAX = 64, SCRIBES_MAX = 4 };

struct sign_in { /* one that waits */
    struct peer *asker;
    uint64_t tag;
    person_id person;
    struct attempt attempt;
    bool used;
};

struct sign_ins {
    struct office *office;
    struct peer *scribes[SCRIBES_MAX];
    struct sign_in waiting[SIGN_INS_MAX]; /* its place is the tag at the scribe */
    size_t next;                          /* scribe */
    struct throttle throttle;
    struct tally_registrar *counts;
    int64_t now; /* monotonic ms, of this turn of the registrar */
};

/* {account, password, from}: asks a scribe, or answers at once. */
void sign_in_begin(
    struct sign_ins *all, struct peer *asker, uint64_t tag, struct str text, struct arena *arena);
/* What a scribe answered: the session goes to the asker, or the refusal. */
void sign_in_end(struct sign_ins *all, uint64_t tag, struct str text, struct arena *arena);
/* {session}: ends it. */
void sign_out(
    struct sign_ins *all, struct peer *asker, uint64_t tag, struct str text, struct arena *arena);
/* {session}: it is used, and lasts on. */
void sign_in_seen(struct sign_ins *all, struct str text, struct arena *arena);
/* Those that waited at a scribe that died are answered: try again. */
void sign_ins_lost(struct sign_ins *all, const struct peer *scribe);
