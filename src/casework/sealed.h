/*
 * sealed - the members of an event's data that are kept apart from it.
 *
 * A row with FIELD_SEALED holds what must be erasable alone (talk records).  In the record such a
 * member reads {"sealed": {sha256, sm3}}; the ledger puts it there and stores the value apart.
 * shape_write() writes it like any other, shape_read() takes a sealed one as not given.
 */
#pragma once

#include "casework/shape.h"

struct sealed_member {
    struct node *node; /* in the tree that was asked about */
    const struct field *field;
};

/* The sealed members of `tree`, sealed already or not, in the order of the shape's rows and of the
 * lists: the n-th stays the n-th.  A sealed member is not looked into.  Writes at most `max`;
 * returns how many there are. */
size_t sealed_find(
    const struct shape *shape, struct node *tree, struct sealed_member *out, size_t max);

/* Does the member read {"sealed": {…}}? */
bool sealed_is(const struct node *member);
