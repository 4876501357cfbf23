/*
 * db - the one door to SQL; engines stand behind it (db_engine.h).
 *
 * Statements are literals with $1, $2 … bound by their number, whatever order they stand in, and
 * are the same on every engine.  The door keeps a prepared statement for each literal, known by
 * its address.  No empty text is stored: it is written as NULL and read as empty.
 */
#pragma once

#include "base/fault.h"
#include "base/text.h"

struct db;
enum db_mode {
    DB_READ = 1,  /* sees, never writes */
    DB_WRITE,     /* the one writer, until the close */
    DB_CREATE,    /* where no instance is yet: makes its tables (schema.h), then is closed */
    DB_OWNER,     /* changes the tables of an instance, records nothing; nobody writes meanwhile */
    DB_SCRATCH,   /* in memory, gone at the close; place is NULL */
    DB_FILE,      /* a backup (backup_file.h): one file that is read and never written */
    DB_FILE_MAKE, /* the same, an empty file so far */
};

bool db_is_address(const char *place); /* postgresql://…, else a folder */
/* The place of an instance is a folder or the address of a database.  STATUS_NOT_FOUND: none
 * there.  STATUS_CONFLICT: there is one, or another process is writing.  STATUS_UNAVAILABLE when
 * a setting that durability rests on does not read back, or the folder is a network's. */
enum status db_open(
    const char *place, enum db_mode mode, struct db **out, struct fault *fault) MUST_USE;
void db_close(struct db *db); /* safe on NULL */
/* The line to the server is gone: no call works but these.  Opened anew, all is read again. */
bool db_is_lost(struct db *db);
enum status db_reopen(struct db *db, struct fault *fault) MUST_USE;
/* Do pages and indexes hold together?  STATUS_DAMAGED if not. */
enum status db_check(struct db *db, struct fault *fault) MUST_USE;

struct db_value {
    enum db_kind { DB_NULL, DB_INTEGER, DB_TEXT, DB_BYTES } kind;
    int64_t integer;
    struct str text;
};
#define db_null() ((struct db_value){.kind = DB_NULL})
#define db_integer(n) ((struct db_value){.kind = DB_INTEGER, .integer = (n)})
#define db_text(s) ((struct db_value){.kind = DB_TEXT, .text = (s)})
#define db_bytes(at, len) ((struct db_value){.kind = DB_BYTES, .text = {(const char *)(at), (len)}})
#define db_id(value) db_bytes((value).b, sizeof((value).b))
#define DB_VALUES(...)                                                                             \
    (const struct db_value[]){__VA_ARGS__},                                                        \
        sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)

/* A statement without rows.  A broken UNIQUE rule is STATUS_CONFLICT.  In a transaction an engine
 * may answer late: what failed is then said by a later call, at the latest by db_commit(). */
enum status db_run(struct db *db, const char *sql, const struct db_value *values, size_t values_len,
    struct fault *fault) MUST_USE;

/* A cursor; clears *fault.  Values are borrowed until db_rows_close(), which is safe on zero. */
struct db_rows {
    struct db *db;
    void *statement;
    void *slot; /* of the cache; NULL: a statement of its own */
    int row;
};
enum status db_query(struct db *db, struct db_rows *rows, const char *sql,
    const struct db_value *values, size_t values_len, struct fault *fault) MUST_USE;
/* True while there is a row; false at the end, or with fault->status set when it broke off. */
bool db_rows_next(struct db_rows *rows, struct fault *fault);
void db_rows_close(struct db_rows *rows);
int db_columns(const struct db_rows *rows);
struct db_value db_column(const struct db_rows *rows, int column); /* borrowed until the next row */
int64_t db_column_integer(const struct db_rows *rows, int column);
struct str db_column_text(const struct db_rows *rows, int column, struct arena *arena);
bool db_column_bytes(const struct db_rows *rows, int column, void *out, size_t len);

/* A transaction; a writing one but in DB_READ.  After db_commit() none is open; its own failure is
 * STATUS_UNKNOWN (then db_is_lost() on a server), with any other status nothing was recorded. */
enum status db_begin(struct db *db, struct fault *fault) MUST_USE;
enum status db_commit(struct db *db, struct fault *fault) MUST_USE;
void db_rollback(struct db *db); /* leaves no transaction open, whatever happened */
