/*
 * walk_out - the shortest way out of a matter: to its end in as few acts as the pack allows.
 *
 * Over the pack's graph, with plain fields and the right persons.  What stands in the way is
 * cleared first: recusals lifted, linked matters ended, a body given new members, a year waited.
 */
#pragma once

#include "test/walk.h"

struct way_out {
    bool proper;            /* by results that go forward, as far as they are allowed */
    size_t acts;            /* granted so far, those in linked matters among them */
    const char *stuck;      /* NULL: it came to an end */
    int depth;              /* of linked matters that had to end first */
    struct buffer refusals; /* said while stuck */
    /* Called after each act; false stops the walk. */
    bool (*after)(void *context, const struct reply *reply);
    void *context;
};

enum { WAY_OUT_MAX = 40 };

void walk_out(struct walk *walk, matter_id id, struct way_out *way);
