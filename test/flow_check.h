/*
 * flow_check - the pack's graph a second time: may these events follow one another?
 *
 * Written from docs/POLICY.md (result, next, join, when, otherwise, stays, end) without a look at
 * the engine's flow: it keeps its own state of every matter and compares each decision with it.
 */
#pragma once

#include "casework/casework.h"

struct flow_check;

struct flow_check *flow_check_open(struct arena *arena, const struct policy *policy);

/* The events of one decision; NULL when all is in order, else what is not. */
const char *flow_check_follow(struct flow_check *check, const struct vec *events);
