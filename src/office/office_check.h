/*
 * office_check - proof that the record is whole, and its read tables made anew.
 *
 * Everything is recomputed from the bodies: nothing stored is believed.  A damaged record is
 * STATUS_DAMAGED with one sentence that names the first bad event, or the table and row.
 */
#pragma once

#include "ledger/entry.h"
#include "ledger/trust.h"
#include "office/helper.h"
#include "office/office.h"

struct office_proof {
    uint64_t size; /* events found good */
    uint64_t bad_seq;
    uint64_t erased;
    uint64_t serial_at, lost; /* seq of the newest origin but the first; entries lost for good */
    bool story;               /* print 演示 with it */
    bool single_server;       /* its owner said that a database has no standby: print it too */
    struct str origin;        /* borrowed from the office */
    struct digest roots[DIGEST_ALGS];
    uint64_t checkpoints[DIGEST_ALGS]; /* stored ones: each is a beginning of this record */
    uint64_t signed_size[DIGEST_ALGS]; /* of the newest whose signature holds; 0: none */
};

/* Events, command groups, commitments, sealed parts, trees, command keys, stored checkpoints. */
struct office_asked {
    bool deep;          /* every signature, and read tables made anew and compared */
    struct str earlier; /* a checkpoint from elsewhere, a note or its three lines; empty: none */
    const struct trust *trust; /* who else's signatures must hold; NULL: the record's own keys */
    struct helper *pages;      /* at work on the database's pages; NULL: they are checked first */
};
enum status office_check(struct office *office, const struct office_asked *asked,
    struct office_proof *proof, struct fault *fault) MUST_USE;

/* Makes ready a helper that office_check() lets check the pages of `place`, on a handle of its own.
 * Before the office is opened: what SQLite holds is not for two processes.  It sees what is
 * committed then; both its state and that of the walk must be whole.  Ended by helper_end(). */
void office_pages_begin(struct helper *pages, const char *place, struct arena *arena);

/* The same, deep, with nothing from elsewhere. */
enum status office_verify(
    struct office *office, struct office_proof *proof, struct fault *fault) MUST_USE;

/* The whole record as *.frjl into the file of that name, which must not exist.  It ends with the
 * newest checkpoint when that covers all of it, else with one that nobody signed. */
enum status office_export(struct office *office, const char *path, struct office_proof *proof,
    struct fault *fault) MUST_USE;

/* Headers of at most `count` events from `from` on, oldest first; struct header. */
enum status office_headers(struct office *office, uint64_t from, uint64_t count,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
/* Headers of the last `count` events, oldest first; struct header. */
enum status office_tail(struct office *office, uint64_t count, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;

/* Where the record ends, and the roots of its trees: as stored, nothing is recomputed. */
struct office_head {
    uint64_t size;
    instant at;
};
struct office_head office_head(const struct office *office, struct digest roots[DIGEST_ALGS]);

/* Read tables thrown away and made anew from the events; the office is open for writing. */
enum status office_rebuild(struct office *office, struct fault *fault) MUST_USE;
/* Made anew beside the live ones and compared row by row. */
enum status office_rebuild_check(struct office *office, struct fault *fault) MUST_USE;
