/*
 * token_store - personal tokens of programs: an ordinary table, not events.
 *
 * A token is known by its SHA-256, so that whoever reads the table cannot use it.  No copy and no
 * backup takes tokens along: what was revoked never comes back.
 */
#pragma once

#include "base/time.h"
#include "base/vec.h"
#include "casework/ids.h"
#include "ledger/digest.h"
#include "store/db.h"

struct token_row {
    struct digest hash; /* of the token */
    person_id person;
    struct str name, scope; /* name: what its owner calls it */
    instant made, until;
};

enum status token_add(struct db *db, const struct token_row *row, struct fault *fault) MUST_USE;
/* STATUS_NOT_FOUND also when its time is over. */
enum status token_find(struct db *db, const struct digest *hash, instant now, struct arena *arena,
    struct token_row *out, struct fault *fault) MUST_USE;
/* This person's, oldest first, also those whose time is over; struct token_row. */
enum status token_list(struct db *db, person_id person, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;
enum status token_drop(struct db *db, const struct digest *hash, struct fault *fault) MUST_USE;
