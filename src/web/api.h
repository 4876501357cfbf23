/*
 * api - the JSON side of the site: what programs with a token read under /api/v1.
 *
 * What it answers is what the command line prints with --json: the same views, seen by the person
 * whose token it is.  What is recorded over it: api_act.h.
 */
#pragma once

#include "web/exchange.h"

/* The matter this word means, as the person may see it; its version stands in the ETag.  False has
 * answered: what may not be seen is not there. */
bool api_matter_load(struct exchange *x, struct str word, struct dossier *out);

enum exchange_next api_me(struct exchange *x); /* api.c */
enum exchange_next api_matters(struct exchange *x);
enum exchange_next api_matter(struct exchange *x);
enum exchange_next api_matter_export(struct exchange *x);
enum exchange_next api_transitions(struct exchange *x);
enum exchange_next api_meetings(struct exchange *x);
enum exchange_next api_meeting(struct exchange *x);

enum exchange_next api_persons(struct exchange *x); /* api_setup.c */
enum exchange_next api_units(struct exchange *x);
enum exchange_next api_posts(struct exchange *x);
enum exchange_next api_bodies(struct exchange *x);
enum exchange_next api_roles(struct exchange *x);
enum exchange_next api_body_kinds(struct exchange *x);
enum exchange_next api_policies(struct exchange *x);
enum exchange_next api_policy(struct exchange *x);
enum exchange_next api_policy_diff(struct exchange *x);
enum exchange_next api_policy_check(struct exchange *x);
enum exchange_next api_holidays(struct exchange *x);
enum exchange_next api_holiday_next(struct exchange *x);
enum exchange_next api_holidays_moved(struct exchange *x);

enum exchange_next api_report(struct exchange *x); /* api_report.c */

enum exchange_next api_root(struct exchange *x); /* api_record.c */
enum exchange_next api_checkpoint(struct exchange *x);
enum exchange_next api_proof(struct exchange *x);
enum exchange_next api_events(struct exchange *x);

enum exchange_next api_tokens(struct exchange *x); /* api_token.c */
enum exchange_next api_token_create(struct exchange *x);
void api_token_created(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next api_token_revoke(struct exchange *x);
void api_token_revoked(struct exchange *x, enum wire_kind kind, struct str text);

enum exchange_next api_description(struct exchange *x); /* openapi.c */
