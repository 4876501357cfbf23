/*
 * account_store - accounts and sessions: ordinary tables, not events.
 *
 * An account signs in for one person, whose posts give rights; a session is known by the SHA-256
 * of its token, so that whoever reads the table cannot use it.  The verifier of a password is
 * opaque here.
 */
#pragma once

#include "base/time.h"
#include "casework/ids.h"
#include "ledger/digest.h"
#include "store/db.h"

struct account_row {
    person_id person;
    struct str name, verifier; /* the name is lower case */
};
/* STATUS_CONFLICT: the name or the person has one. */
enum status account_add(
    struct db *db, const struct account_row *row, instant now, struct fault *fault) MUST_USE;
enum status account_find(struct db *db, struct str name, struct arena *arena,
    struct account_row *out, struct fault *fault) MUST_USE; /* STATUS_NOT_FOUND */

struct session_row {
    struct digest hash; /* of the token */
    person_id person;
    struct str csrf;
    instant made, until;
};
enum status session_add(
    struct db *db, const struct session_row *row, instant now, struct fault *fault) MUST_USE;
/* STATUS_NOT_FOUND also when its time is over. */
enum status session_find(struct db *db, const struct digest *hash, instant now, struct arena *arena,
    struct session_row *out, struct fault *fault) MUST_USE;
/* It lasts until `row->until`. */
enum status session_extend(
    struct db *db, const struct session_row *row, struct fault *fault) MUST_USE;
enum status session_drop(
    struct db *db, const struct digest *hash, instant now, struct fault *fault) MUST_USE;
