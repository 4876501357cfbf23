/*
 * office - one authority's record at its place, and the one way to write to it.
 *
 * The place is a folder or the address of a database (postgresql://…).  An office opened for
 * writing is the one writer there until it is closed.  Readers
 * open beside it and see what was committed when each of their calls began.  Nothing here judges
 * people: casework decides, the office stamps, records and answers.
 */
#pragma once

#include "casework/dossier.h"

struct office;

struct office_new {        /* what a new record begins with */
    struct str name;       /* of the authority, for people: 示范区 */
    struct str scope_word; /* 全区 */
    struct str log_name;   /* first part of the origin: a DNS name or uscc-…; empty: made */
    bool story;            /* story clock: time, ids and salts are given; shows 演示 everywhere */
    struct str seed;       /* story only: what ids and salts are derived from */
    instant now;           /* story only: when the log is opened */
    bool single_server;    /* the owner's word that a database has no standby */
    struct str owner;      /* address of the role that owns the tables; empty: who writes does */
    struct str keys;       /* folder for the log's keys, made here; empty: nobody signs this log */
    bool sm;               /* a key for the SM3 tree too */
};

/* Makes the folder and the tables, and records log_opened.  STATUS_CONFLICT when there is one. */
enum status office_create(
    const char *place, const struct office_new *what, struct fault *fault) MUST_USE;

enum office_mode {
    OFFICE_READ = 1,
    OFFICE_WRITE,  /* the one writer */
    OFFICE_SUBMIT, /* for office_submit() alone: by whoever serves the office, else as the writer */
};
/* STATUS_NOT_FOUND: no instance there.  STATUS_CONFLICT: another process is writing. */
enum status office_open(
    const char *place, enum office_mode mode, struct office **out, struct fault *fault) MUST_USE;
void office_close(struct office *office);        /* safe on NULL */
bool office_writes(const struct office *office); /* is it the writer? */

enum { OFFICE_BATCH_MAX = 256 };
/* What one request can take of the arena, whatever it says. */
enum { OFFICE_ARENA_MIN = 64 * 1024 * 1024 };

/*
 * Reads, decides and records `len` requests in their order, in one durable transaction; each
 * sees what those before it did.  replies[i] says what became of requests[i]; its texts and
 * events live in `arena`, which needs OFFICE_ARENA_MIN left.  A key without bytes is made here.
 * `now` counts on a story clock only.  Should a write fail, each request is tried alone; a commit
 * whose end is not known answers STATUS_UNKNOWN: ask again with the same keys, of a folder opened
 * anew; a database that was lost is opened anew by the next call.  Returns the first reply's
 * status that is not STATUS_OK.
 */
enum status office_submit(struct office *office, const struct request *requests, size_t len,
    struct reply *replies, struct arena *arena, struct fault *fault) MUST_USE;

/* The authority as it stands; valid until the next submit or close. */
const struct directory *office_directory(const struct office *office);
struct str office_origin(const struct office *office);
bool office_is_story(const struct office *office);
/* The moment now: the clock's, on a story clock the last recorded one. */
instant office_now(const struct office *office);
/* The machine's clock, beside the time of the last entry: one of both may be wrong.  What is
 * entered never takes an earlier time than that. */
struct office_clock {
    instant machine, last;
};
struct office_clock office_clock(const struct office *office);
