/*
 * tokens - what programs show instead of a password: whose it is, what it may do, until when.
 *
 * Made and revoked by whoever holds the office for writing, the registrar while it is served.  The
 * token itself is told once; kept is its digest, whose beginning is the name it is revoked by.
 */
#pragma once

#include "office/office.h"

enum token_scope {
    TOKEN_READ = 1, /* looks only */
    TOKEN_ACT,      /* also what its person does */
    TOKEN_SET_UP,   /* also setting up: units, persons, posts, rules */
};
extern const char *const token_scope_codes[]; /* [0] is NULL, ends with NULL */
bool token_scope_read(struct str code, enum token_scope *out);

enum { TOKEN_DAYS = 90, TOKEN_DAYS_MAX = 366, TOKEN_ID_LEN = 16 };
#define TOKEN_PREFIX "frj_"

struct office_token {
    struct str token; /* empty but for the one who asked for it */
    struct str id;    /* hex digits */
    struct str name;
    person_id person;
    enum token_scope scope;
    instant made, until; /* of the real clock, on a story clock too */
};

/* Person, name and scope of `what`, for so many days.  While the office is served the registrar is
 * asked.  STATUS_INVALID: no such person, name or number of days. */
enum status office_token_create(struct office *office, const struct office_token *what,
    int64_t days, struct arena *arena, struct office_token *out, struct fault *fault) MUST_USE;
enum status office_token_revoke(struct office *office, person_id person, struct str id,
    struct arena *arena, struct fault *fault) MUST_USE; /* STATUS_NOT_FOUND */

/* STATUS_NOT_FOUND: none, or it is over. */
enum status office_token_find(struct office *office, struct str token, struct arena *arena,
    struct office_token *out, struct fault *fault) MUST_USE;
/* This person's, oldest first; struct office_token. */
enum status office_tokens(struct office *office, person_id person, struct arena *arena,
    struct vec *out, struct fault *fault) MUST_USE;

/* The same questions as texts of WIRE_TOKEN; and what the registrar answers to one. */
struct str token_question_create(
    struct arena *arena, const struct office_token *what, int64_t days);
struct str token_question_revoke(struct arena *arena, person_id person, struct str id);
enum status token_answer(struct office *office, struct str question, struct arena *arena,
    struct str *answer, struct fault *fault) MUST_USE;
/* As members id, name, scope, made_at, until, and token when it is told. */
void token_tree(struct arena *arena, const struct office_token *token, struct node *out);
