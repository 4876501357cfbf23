/*
 * rules_view - the editions of the rules, and what those in force call roles and kinds of body.
 *
 * The pack itself is told by casework/policy_show.h.
 */
#pragma once

#include "view/viewer.h"

/* {id, pack, edition, title, effective_from, effective_to} */
void edition_tree(const struct viewer *viewer, const struct edition *edition, struct node *out);
/* The edition in force at the viewer's moment; NULL: none. */
const struct policy *policy_now(const struct viewer *viewer);
/* Lists of maps {id, title …}. */
void roles_tree(struct arena *arena, const struct policy *policy, struct node *out);
void body_kinds_tree(struct arena *arena, const struct policy *policy, struct node *out);
