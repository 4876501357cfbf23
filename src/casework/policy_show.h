/*
 * policy_show - a pack as people read it, and its clauses as a tree.
 *
 * Whatever is a sample of ours carries the badge 【示例条款】, whatever is not known shows as a
 * gap: nobody takes either for an official text.
 */
#pragma once

#include "casework/policy.h"

/* The whole pack, numbered, lines ended by "\n". */
struct str policy_show(struct arena *arena, const struct policy *policy);

/* {pack, edition, title, clauses: [{list, no, id, text, known, provenance, source}]} into `out`;
 * a gap is a clause without text, and clauses that only the list's `of` tells of have no id. */
void policy_show_json(struct arena *arena, const struct policy *policy, struct node *out);
