/*
 * matter_sight - who may know of which matters, as the read tables have it.
 *
 * An audience (casework/audience.h) is a number in a column: the first bytes of its digest.  The
 * answer is the one of casework_may_see(), found without folding a matter; it is made for one
 * person and one day.
 */
#pragma once

#include "casework/audience.h"
#include "casework/id_map.h"
#include "store/db.h"

/* Its number, never 0; NULL: nobody this way. */
struct db_value row_audience(const struct audience *audience);

struct sight_of { /* whose eyes */
    person_id person;
    bool all;                /* the host itself: no filter */
    bool sitting;            /* of a body whose minutes the person keeps: not as a party */
    struct vec office, unit; /* int64_t: the audiences this person belongs to */
    day since;               /* the first day of the oldest post or seat the person has now */
};
/* Does the person belong to either of a row's two audiences? */
bool sight_has(const struct sight_of *sight, struct db_value office, struct db_value unit);
/* Of matters, of open steps, and of those that a meeting of this body may take. */
struct sight_of sight_seeing(
    struct arena *arena, const struct directory *directory, person_id person, day today);
struct sight_of sight_acting(
    struct arena *arena, const struct directory *directory, person_id person, day today);
struct sight_of sight_sitting(struct arena *arena, const struct directory *directory,
    person_id person, const struct body *body);
