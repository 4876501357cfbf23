/*
 * db_engine - what an engine does behind the door, and what making an instance asks of it.
 *
 * Private to db*.c and schema*.c.  A struct db begins every engine's own; a new engine is a file
 * db_NAME.c with its table, a line in db.c, and its words for types and triggers in schema.c.
 */
#pragma once

#include "store/db.h"

enum db_dialect { DB_SQLITE = 1, DB_POSTGRES };

struct db_right { /* of the role that writes, on tables it does not own */
    const char *rights, *tables;
};

struct db_engine {
    enum db_dialect dialect;
    enum status (*open)(const char *place, enum db_mode mode, struct db **out, struct fault *fault);
    void (*close)(struct db *db);
    bool (*lost)(struct db *db); /* NULL: has no line to lose */
    enum status (*reopen)(struct db *db, struct fault *fault);
    void (*guard)(struct db *db);
    enum status (*check)(struct db *db, struct fault *fault);
    enum status (*grant)(struct db *db, const char *place, const struct db_right *rights,
        size_t len, struct fault *fault);
    void (*remove)(const char *place, const struct db_right *rights, size_t len);
    enum status (*script)(struct db *db, const char *sql, struct fault *fault);
    enum status (*run)(struct db *db, const char *sql, const struct db_value *values,
        size_t values_len, struct fault *fault);
    enum status (*query)(struct db *db, struct db_rows *rows, const char *sql,
        const struct db_value *values, size_t values_len, struct fault *fault);
    bool (*next)(struct db_rows *rows, struct fault *fault);
    void (*rows_close)(struct db_rows *rows); /* of rows with a statement */
    int (*columns)(const struct db_rows *rows);
    struct db_value (*column)(const struct db_rows *rows, int column);
    enum status (*begin)(struct db *db, struct fault *fault);
    enum status (*commit)(struct db *db, struct fault *fault);
    void (*rollback)(struct db *db);
};

struct db {
    const struct db_engine *engine;
    enum db_mode mode;
};

extern const struct db_engine sqlite_engine, postgres_engine;

enum db_dialect db_dialect(const struct db *db);
bool db_is_new(const struct db *db); /* opened where there were no tables */

/* All statements of a script, for migrations alone; INTEGER is a whole number of 64 bits and BLOB
 * bytes, whatever the engine calls them. */
enum status db_script(struct db *db, const char *sql, struct fault *fault) MUST_USE;

/* What the role that opens `place` may do with the tables of this owner. */
enum status db_grant(struct db *db, const char *place, const struct db_right *rights, size_t len,
    struct fault *fault) MUST_USE;

/* Takes the tables away, if nothing is recorded in them. */
void db_remove(const char *place, const struct db_right *rights, size_t len);

/* From now on no schema change, no setting, no other file, no change of what is recorded. */
void db_guard(struct db *db);
