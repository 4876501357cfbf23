/*
 * api_act - whatever is recorded over the API: each command of the table has an address.
 *
 *   POST /api/v1/units/add                    frj unit add
 *   POST /api/v1/matters/new                  frj filing new, with its noun or procedure
 *   POST /api/v1/matters/{matter}/link        frj matter link ID
 *   POST /api/v1/matters/{matter}/transitions frj matter act ID ACTION
 *
 * The body holds the command's fields by their names, beside `entry` for what was done on paper.
 * Idempotency-Key is the command's key; an act on a matter or a meeting says with If-Match which
 * version of it was seen.
 */
#pragma once

#include "casework/command.h"
#include "web/exchange.h"

/* The noun in an address: units, policies, matters. */
struct str api_plural(struct arena *arena, const char *noun);
/* Has this command an address of its own?  The acts at steps have transitions. */
bool api_has_address(const struct command_kind *kind);

/* Does whoever sends it say which version he saw?  Of a matter and a meeting. */
bool api_versioned(const struct command_kind *kind);

/* Of {noun}/{verb}, and of {noun}/{target}/{verb}: is it a command? */
bool api_make_fits(const struct str parts[EXCHANGE_PARTS_MAX]);
bool api_act_fits(const struct str parts[EXCHANGE_PARTS_MAX]);

enum exchange_next api_make(struct exchange *x);
enum exchange_next api_act(struct exchange *x);
enum exchange_next api_transition(struct exchange *x);
void api_acted(struct exchange *x, enum wire_kind kind, struct str text);
