/*
 * meeting_list - the meetings of a body, by the day they are planned for or were held.
 *
 * A meeting that was called stands on its planned day until it is held, then on that one.
 */
#pragma once

#include "base/vec.h"
#include "casework/ids.h"
#include "store/db.h"

/* The `limit` with the latest day, that first; struct id.  Who may see them is asked of each. */
enum status meeting_list(struct db *db, body_id body, size_t limit, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;
