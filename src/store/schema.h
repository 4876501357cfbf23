/*
 * schema - the tables of an instance, made and changed by migrations alone.
 *
 * Two kinds: the record (event, body, sealed, command_key, log), where rows are only ever added,
 * and read tables, which project.h fills from it and anyone may throw away.
 */
#pragma once

#include "base/time.h"
#include "store/db.h"

/* The newest migration it has. */
enum status schema_version(struct db *db, size_t *version, struct fault *fault) MUST_USE;

/* Brings the database to the newest version, in one transaction, then puts up the guard.  A
 * database of a newer program is STATUS_UNAVAILABLE.  A backup (DB_FILE_MAKE) gets no read tables.
 */
enum status schema_migrate(struct db *db, instant now, struct fault *fault) MUST_USE;

/* Tables just made by their owner: the role that opens `place` may add to the record and no more,
 * and do as it likes with read tables. */
enum status schema_grant(struct db *db, const char *place, struct fault *fault) MUST_USE;

/* Takes away what a making that failed left, as far as it can; never where something is recorded.
 */
void schema_remove(const char *place);

/* Do the read tables wait for a rebuild, since a migration made them anew? */
enum status schema_unfilled(struct db *db, bool *out, struct fault *fault) MUST_USE;

/* For readers: is it of this version, its read tables filled?  A backup may be older.  Puts up the
 * guard. */
enum status schema_check(struct db *db, struct fault *fault) MUST_USE;
