/*
 * mail_store - by which address a person is written to, and up to which message it was done.
 *
 * Of the account, no event: an address is a person's own affair and changes.  Without an account
 * there is none.
 */
#pragma once

#include "base/vec.h"
#include "casework/ids.h"
#include "store/db.h"

struct mail_row {
    person_id person;
    struct str address;
    int64_t told; /* number of the last message that was put into a letter */
};
/* Every one, in the order of persons; struct mail_row. */
enum status mail_list(
    struct db *db, struct arena *arena, struct vec *out, struct fault *fault) MUST_USE;
bool mail_known(struct db *db, person_id person, struct fault *fault); /* has an account */
/* Instead of the one there was, whose `told` stays; an empty address: none any more. */
enum status mail_set(struct db *db, const struct mail_row *row, struct fault *fault) MUST_USE;
enum status mail_told(struct db *db, person_id person, int64_t told, struct fault *fault) MUST_USE;
