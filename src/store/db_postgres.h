/*
 * db_postgres - what the files of the PostgreSQL engine share; private to db_postgres*.c.
 *
 * A writer has two connections: one for its work, and one that holds a table lock for as long as
 * it lives and does nothing else.  The lock falls with the process, as a file's lock does.
 */
#pragma once

#include "store/db_engine.h"

#include <libpq-fe.h>

enum { POSTGRES_SLOTS = 256, HOLDER_LEN = 16 };

struct postgres {
    struct db db;                      /* first: the door knows it by this */
    PGconn *conn;                      /* NULL: lost, until it is opened anew */
    PGconn *session;                   /* holds the writer's lock; NULL: the lease alone counts */
    char *place;                       /* where to connect again */
    uint8_t holder[HOLDER_LEN];        /* who we are in the lease; zeros: no writer */
    bool writes;                       /* a writing transaction is open */
    bool warned;                       /* the server said WARNING */
    bool single;                       /* its owner said that no standby is waited for */
    int queued;                        /* statements of it that were sent and not answered yet */
    int lease_at;                      /* which of them renews the lease; -1: none */
    int standby_at;                    /* which of them names the standbys; -1: none */
    const char *cache[POSTGRES_SLOTS]; /* the literal that was prepared as "s<index>" */
};

/* Is there an answer, or the end of the line, within that time?  Sends what is not sent yet. */
bool line_ready(PGconn *conn, int wait_ms);
/* The next answer, as PQgetResult(); NULL also when the line is lost (line_drop). */
PGresult *line_answer(struct postgres *db);
/* The last answer to what was just sent; `sent` is 1 if it was. */
PGresult *line_answer_whole(struct postgres *db, int sent);
/* Gives the connection up. */
void line_drop(struct postgres *db);

/* The error of `result`, or of the connection when it is NULL. */
enum status postgres_fault(const PGconn *conn, const PGresult *result, struct fault *fault);
/* SQLSTATE is a code of five characters; "" when the error is not the server's. */
bool postgres_state_is(const PGresult *result, const char *code);

/* Opens the connection and sees to its settings. */
enum status postgres_connect(
    PGconn **out, const char *place, enum db_mode mode, struct fault *fault) MUST_USE;
/* STATUS_NOT_FOUND when there are no tables of ours. */
enum status postgres_probe(PGconn *conn, struct fault *fault) MUST_USE;
/* Does a commit wait for a standby, or did the owner say that there is none? */
enum status standby_check(struct postgres *db, struct fault *fault) MUST_USE;
enum status standby_fault(struct fault *fault);
extern const char standby_names_sql[];
enum status postgres_grant(struct db *db, const char *place, const struct db_right *rights,
    size_t len, struct fault *fault) MUST_USE;
void postgres_remove(const char *place, const struct db_right *rights, size_t len);

/* Makes this handle the one writer, or STATUS_CONFLICT. */
enum status writer_claim(struct postgres *db, const char *place, struct fault *fault) MUST_USE;
void writer_release(struct postgres *db);

/* In a writing transaction: still the one writer?  Holds the row until the commit, so that each
 * seq is given once.  Its answer must be "1 row". */
extern const char writer_renew_sql[];
