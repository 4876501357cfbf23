/*
 * record_view - the record as numbers and digests: entries without their contents, its roots.
 *
 * Nothing of what was recorded can be read from it, only that something was, and when.
 */
#pragma once

#include "ledger/entry.h"
#include "view/viewer.h"

/* {seq, at, type, stream, n} */
void header_tree(struct arena *arena, const struct header *header, struct node *out);
