/*
 * api - the JSON side of the site: /api/v1, for programs with a token.
 *
 * What it answers is what the command line prints with --json: the same views.
 */
#pragma once

#include "web/exchange.h"

enum exchange_next api_me(struct exchange *x);
enum exchange_next api_matters(struct exchange *x);
enum exchange_next api_matter(struct exchange *x);
enum exchange_next api_transitions(struct exchange *x);

/* Any act of the command table: {noun, verb, target, action, input}; Idempotency-Key is its key. */
enum exchange_next api_command(struct exchange *x);
void api_commanded(struct exchange *x, enum wire_kind kind, struct str text);
