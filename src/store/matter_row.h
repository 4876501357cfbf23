/*
 * matter_row - one row of matter_list as it is read, and rows of several statements made one list.
 *
 * Private to src/store.  A statement that lists matters selects MATTER_COLUMNS of `m`, its own
 * columns behind them.
 */
#pragma once

#include "store/matter_list.h"

#define MATTER_COLUMNS                                                                             \
    "m.matter, m.procedure_code, m.noun, m.title, m.number, m.state, m.unit, m.applicant,"         \
    " m.policy, m.opened_on, m.ended_on, m.late, m.seq"
enum { MATTER_COLUMNS_LEN = 13 };

/* Those a person is a party of ($1), by the index of each. */
#define MATTERS_OF_PARTY                                                                           \
    "m.matter IN (SELECT a.matter FROM matter_list a WHERE a.applicant = $1"                       \
    "             UNION SELECT q.matter FROM matter_party q WHERE q.person = $1)"

void matter_row_read(const struct db_rows *rows, struct arena *arena, struct matter_row *row);

struct ranked_row {
    int64_t rank; /* lower ones first */
    struct matter_row matter;
    struct str step;                   /* of a task; else empty */
    const struct message_row *message; /* of a list of messages, whose matter it has; else NULL */
};

struct row_merge { /* the first `limit` of all that were added */
    struct arena *arena;
    size_t limit;
    struct vec best; /* struct ranked_row, each rank once */
};
/* `rows` in order of rank. */
void row_merge_add(struct row_merge *merge, const struct vec *rows);
/* Nothing at or behind this rank is of use any more. */
int64_t row_merge_end(const struct row_merge *merge);
