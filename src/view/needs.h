/*
 * needs - everything a step asks for, said at once: fields, facts, materials, people, results.
 *
 * The names are those one types; beside each its word, and how a fact is written.
 */
#pragma once

#include "casework/casework.h"

/* A line for each kind of thing, each begun with `indent`; empty: nothing is asked for. */
struct str needs_words(
    struct arena *arena, const struct case_file *file, const struct step *step, const char *indent);
/* The same as members "needs", "facts", "materials", "results" of a map. */
void needs_json(
    struct arena *arena, const struct case_file *file, const struct step *step, struct node *out);
