/*
 * matter_rows - rows of a list of matters, in words and as trees.
 *
 * The words come from the pack of the edition a matter is pinned to.
 */
#pragma once

#include "view/viewer.h"

/* What the pack of its edition calls procedure and state. */
struct str row_procedure(const struct directory *directory, const struct matter_row *row);
struct str row_state(const struct directory *directory, const struct matter_row *row);

/* struct matter_row → a list of maps {id, procedure, noun, title, state, …}. */
void matter_rows_tree(const struct viewer *viewer, const struct vec *rows, struct node *out);
