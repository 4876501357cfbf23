/*
 * sights - with whose eyes lists are read, made once for a person.
 *
 * Private to src/office.  What is kept stands while the directory and the day stay; a change of
 * posts, rosters or editions makes all of it anew.
 */
#pragma once

#include "store/matter_sight.h"

#define SIGHTS_BYTES ((size_t)64 << 20) /* address space */
enum { SIGHTS_KEPT = 64 };

struct sights {
    struct arena *arena; /* of SIGHTS_BYTES */
    uint64_t version; /* of the directory */
    day today;
    size_t len;
    struct {
        struct sight_of sight;
        bool acting;
    } at[SIGHTS_KEPT];
};

/* `acting`: of open steps, else of matters.  Borrowed until the next call. */
struct sight_of sights_take(struct sights *sights, const struct directory *directory,
    person_id person, day today, bool acting);
