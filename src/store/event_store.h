/*
 * event_store - the record in its database: append, load, walk through.
 *
 * A struct event_log is the head of the record as its one writer knows it; copy it before a
 * batch and put the copy back when the batch is rolled back.  What is appended counts from the
 * commit of the transaction it was appended in.
 */
#pragma once

#include "ledger/serial.h"
#include "store/db.h"
#include "store/event_code.h"

struct event_log {
    struct db *db;
    struct str origin; /* the newest of `serials` */
    struct serials serials;
    struct chance chance;
    uint64_t size;   /* the next seq */
    instant last_at; /* of the last event */
    bool tree_whole; /* the stored tree was of this size; else rebuild first */
    struct merkle trees[DIGEST_ALGS];
};

/* A new record of this origin; `seed` empty: real randomness. */
enum status event_log_make(
    struct db *db, struct str origin, struct str seed, struct fault *fault) MUST_USE;
/* Has one been made here? */
enum status event_log_begun(struct db *db, bool *begun, struct fault *fault) MUST_USE;
/* Origin and seed live in `arena`. */
enum status event_log_open(
    struct db *db, struct arena *arena, struct event_log *out, struct fault *fault) MUST_USE;
/* How far it goes now: size and last_at alone. */
enum status event_log_head(struct db *db, struct event_log *log, struct fault *fault) MUST_USE;
/* The same of a database without read tables: the trees are empty and not whole. */
enum status event_log_open_bare(
    struct db *db, struct arena *arena, struct event_log *out, struct fault *fault) MUST_USE;

/* The number of events of a stream: the version a writer sees. */
enum status event_log_version(
    struct db *db, struct id stream, uint64_t *version, struct fault *fault) MUST_USE;

/* Appends one event at the version `event->n`; stamps seq.  Someone wrote first: CONFLICT, at the
 * latest from db_commit().  *out is what was stored, in `arena`: whoever folds decodes it there. */
enum status event_append(struct event_log *log, struct arena *arena, struct event *event,
    struct stored *out, struct fault *fault) MUST_USE;
/* The same head after a record that is stored already: for read tables made anew. */
enum status event_log_replay(struct event_log *log, const struct record *record,
    struct arena *scratch, struct fault *fault) MUST_USE;
/* The grown trees, once before the commit. */
enum status event_log_save(struct event_log *log, struct fault *fault) MUST_USE;

/* The events of one stream in order; struct event *.  None is no fault. */
enum status event_load(struct db *db, const struct serials *serials, struct id stream,
    struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;

/* Every event from `seq` on, one after the other. */
struct event_walk {
    struct db_rows rows, parts; /* a page of them, and of their sealed parts */
    uint64_t part_seq;          /* whose part comes next; UINT64_MAX: none */
    uint64_t next, parts_end;   /* seq where the next page begins; the next of parts */
    struct db *db;
    const struct serials *serials; /* borrowed */
    int left;                      /* rows of this page to come, at most */
    uint64_t owned;                /* bodies and sealed parts of the events so far */
    bool directory;
};
enum status event_walk_open(struct event_walk *walk, struct db *db, const struct serials *serials,
    uint64_t seq, struct fault *fault) MUST_USE;
/* The same for the streams that make up the directory; asks a read table. */
enum status event_walk_open_directory(struct event_walk *walk, struct db *db,
    const struct serials *serials, uint64_t seq, struct fault *fault) MUST_USE;
/* False at the end, or with fault->status set.  All in `arena`. */
bool event_walk_next(
    struct event_walk *walk, struct arena *arena, struct stored *out, struct fault *fault);
void event_walk_close(struct event_walk *walk);
/* After a walk from 0 to the end: bodies and sealed parts whose event is not there. */
enum status event_walk_orphans(
    const struct event_walk *walk, int64_t *count, struct fault *fault) MUST_USE;
