/*
 * problem - what a program is told when something was not done: application/problem+json.
 *
 * RFC 9457.  Each type is a row: its code, its status, and in plain words what it is and what to
 * do; GET /api/v1/problems prints the table, and `type` points there.
 */
#pragma once

#include "web/exchange.h"

/* The answer of this type.  `detail`: the fact; empty: what the row says.  Members of `more` (a
 * map, or NULL) go along: errors, rule, version.  Returns EXCHANGE_DONE. */
enum exchange_next problem_tell(
    struct exchange *x, const char *code, struct str detail, const struct node *more);
/* The same by the status alone: its first row. */
enum exchange_next problem_of_status(struct exchange *x, int status, const char *detail);
/* Not found, or not possible now. */
enum exchange_next problem_of_fault(struct exchange *x, const struct fault *fault);
/* One error with the place it is at: {pointer, code, message} in `more.errors`. */
enum exchange_next problem_at(
    struct exchange *x, const char *code, const char *pointer, struct str message);

enum exchange_next api_problems(struct exchange *x); /* the table */

/* "subjects[0].person" as a JSON pointer: /subjects/0/person */
struct str problem_pointer(struct arena *arena, struct str path);
/* Adds "errors" to a map: each mistake with pointer, code and message. */
void problem_errors(struct arena *arena, const struct problems *problems, struct node *more);
