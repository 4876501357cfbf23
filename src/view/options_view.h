/*
 * options_view - what a person may do with a matter now, and why not the rest, as a tree.
 *
 * The options come from casework_options(); here is how they are told.
 */
#pragma once

#include "casework/casework.h"

/* struct option → a list of maps {action, title, step, may, needs … | refused, detail}. */
void options_tree(
    struct arena *arena, const struct case_file *file, const struct vec *options, struct node *out);
