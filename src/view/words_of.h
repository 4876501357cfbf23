/*
 * words_of - what a node of a tree says, in words: labels, names of people, the pack's own terms.
 *
 * Trees hold ids and codes; here they become what a person reads.
 */
#pragma once

#include "view/viewer.h"

/* One line for whatever the node holds; empty for what is empty. */
struct str node_words(
    const struct viewer *viewer, const struct policy *policy, const struct node *node);
/* Of a map without its first member, which is its label elsewhere. */
struct str node_words_after_first(
    const struct viewer *viewer, const struct policy *policy, const struct node *map);
