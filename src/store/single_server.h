/*
 * single_server - the owner's lasting word that an instance has one server and no standby.
 *
 * A database is written to only when a commit waits for a standby (synchronous_standby_names), or
 * after this word.  It belongs to the place, not to the record: a copy elsewhere needs its own.
 */
#pragma once

#include "base/time.h"
#include "store/db.h"

/* As the owner of the tables (DB_CREATE, DB_OWNER); a folder needs no word. */
enum status single_server_say(struct db *db, instant now, struct fault *fault) MUST_USE;

/* *said: the word stands. */
enum status single_server_read(struct db *db, bool *said, struct fault *fault) MUST_USE;
