/*
 * reply - a form's way to the registrar and back: the command's key, and what was answered.
 *
 * Accepted leads on; refused shows the same form again with the rule's words; whatever else is
 * said by a page of its own.
 */
#pragma once

#include "web/exchange.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

/* The key that was sent with the form, or a new one. */
struct str key_make(struct exchange *x);
/* The key of the form becomes that of the request; false has answered. */
bool key_read(struct exchange *x, struct request *request);

/* False has answered: it is not known, or not possible. */
bool reply_read(struct exchange *x, enum wire_kind kind, struct str text, struct reply *out);
bool reply_refused(const struct reply *reply);
/* What it refused, in the page's own places. */
void reply_told(struct exchange *x, const struct reply *reply, struct problems_page *problems,
    struct refusal_page *refusal);
