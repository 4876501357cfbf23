/*
 * session - signing in and out, for pages and programs alike.
 *
 * The token is made by the registrar and known to the browser alone.
 */
#pragma once

#include "web/exchange.h"

struct str session_cookie_name(const struct exchange *x);

enum exchange_next session_begin(struct exchange *x); /* account and password are in the form */
void session_begun(struct exchange *x, enum wire_kind kind, struct str text);
enum exchange_next session_end(struct exchange *x);
void session_ended(struct exchange *x, enum wire_kind kind, struct str text);
/* What the registrar is told of a session that is used. */
struct str session_seen_text(struct exchange *x);
