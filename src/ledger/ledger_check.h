/*
 * ledger_check - is this sequence of events a whole and true record?
 *
 * Fed one record after the other, from an export file or from the rows of a store, it checks
 * what docs/LEDGER.md asks of every event and grows both trees.  It stops at the first bad one;
 * the fault's sentence names its place.  Memory: `keep` holds tables that grow with the record
 * (at most some 600 bytes an event), `scratch` is given back after every record.
 */
#pragma once

#include "ledger/body.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"
#include "ledger/serial.h"
#include "ledger/table.h"

/* What parsing one body can take; `scratch` needs this much left. */
enum { LEDGER_SCRATCH_MIN = 256 * 1024 * 1024 };

struct record {
    struct header header;
    bool erased;     /* body and salt were destroyed: only the commitments are left */
    struct str body; /* canonical JSON */
    struct salt salt;
    bool commits_known; /* as stored, or as written in an export; needed when erased */
    struct commits commits;
};

/* A size at which someone holds a root: a checkpoint's. */
struct ledger_mark {
    uint64_t size;
    struct digest roots[DIGEST_ALGS]; /* those of this record, once `size` is reached */
};

struct ledger_check {
    struct arena *keep, *scratch;
    struct str origin; /* in force: serials may follow each other */
    uint64_t lost;     /* entries that are known to be lost where one followed */
    uint64_t size;     /* records accepted so far */
    uint64_t bad_seq;  /* after a fault: the place it was found at */
    uint64_t erased;   /* of them without body */
    bool story;        /* log_opened says clock: story: every print says 演示 */
    bool failed;
    struct merkle trees[DIGEST_ALGS]; /* merkle_root(&trees[alg]) is the root so far */
    enum digest_alg alg_first;        /* the trees grown here, both after the open: another */
    unsigned algs;                    /* process may grow one (ledger_check_feed_trees) */
    struct ledger_mark *marks;        /* the caller's, by rising size; set after the open */
    size_t marks_len, marks_met;      /* the first marks_met have their roots */
    struct arena *bodies;             /* of body; scratch, unless set after the open */
    struct event_body body;           /* of the last record fed; zeros when it is erased */
    struct digest leaves[DIGEST_ALGS];

    struct serials serials;

    /* Private to ledger_check.c. */
    instant last_at;
    struct table streams, salts, commands, holes;
    uint64_t holes_open, unseen;      /* erased without order yet; erased just before, groupless */
    int next_i, group_of;             /* of the command that is not whole yet; 0: none is open */
    uint8_t group_key[TABLE_KEY_LEN]; /* its person and command; zeros when its start is erased */
};

/* `origin` is that of event 0, borrowed until the close. */
void ledger_check_open(
    struct ledger_check *check, struct str origin, struct arena *keep, struct arena *scratch);

/* DAMAGED: the record is bad.  UNAVAILABLE: `keep` is full.  Nothing may be fed after either. */
enum status ledger_check_feed(
    struct ledger_check *check, const struct record *record, struct fault *fault) MUST_USE;

/* Of a record that is known to be good in all else: commitments, leaves, trees, marks. */
enum status ledger_check_feed_trees(
    struct ledger_check *check, const struct record *record, struct fault *fault) MUST_USE;

/* The last command is whole; each erased event was named by a later erasure_ordered there. */
enum status ledger_check_close(struct ledger_check *check, struct fault *fault) MUST_USE;
