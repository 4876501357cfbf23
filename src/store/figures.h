/*
 * figures - the numbers of the published sentence, each with the rows behind it.
 *
 * Counting bases are kept apart: matters, distinct persons, distinct units.  An event whose date
 * is imprecise counts when its whole span lies in the period, else it stands in `imprecise`.
 */
#pragma once

#include "base/time.h"
#include "base/vec.h"
#include "casework/ids.h"
#include "store/db.h"

struct period {
    day from, to;  /* both count */
    instant as_of; /* only what was recorded by then; 0: everything */
};

struct figure_row {
    matter_id matter;
    person_id person;
    unit_id unit;
    struct str subject;             /* its number in the matter: S1 … */
    struct str name, number, title; /* as recorded; may be empty */
    bool dated;
    day from, to;
    int64_t persons; /* behind a description without a name: 4名责任人 */
};

struct figures {
    int64_t matters, persons, units;          /* M P U: tolerance granted */
    int64_t cleared_persons, cleared_parties; /* C K: clarification carried out */
    int64_t visited;                          /* V: with a sanction or measure, visited */
    struct vec tolerated, cleared, visits;    /* struct figure_row, what was counted */
    struct vec imprecise;                     /* struct figure_row, what was not */
};

enum status figures_load(struct db *db, const struct period *period, struct arena *arena,
    struct figures *out, struct fault *fault) MUST_USE;
