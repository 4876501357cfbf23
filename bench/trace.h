/*
 * trace - what an office asks of its database, written down: each statement with its values.
 *
 * Tracing puts itself between the door (store/db.h) and the engine, until it is closed.
 */
#pragma once

#include "base/vec.h"
#include "store/db.h"

struct traced {
    enum traced_kind { TRACED_BEGIN = 1, TRACED_COMMIT, TRACED_RUN, TRACED_QUERY } kind;
    const char *sql; /* the literal of RUN and QUERY */
    const struct db_value *values;
    size_t values_len;
    size_t rows; /* how often the next row was asked for */
};

/* From now on every call is added to `out`, in `arena`. */
void trace_open(struct db *db, struct arena *arena, struct vec *out);
void trace_close(struct db *db);
