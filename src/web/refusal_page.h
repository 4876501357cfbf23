/*
 * refusal_page - the rules' no in its three parts: rule, reason, what to do.
 *
 * A part that is empty is not shown, nor anything when all are.  With a title it stands apart in
 * a page that was asked for something else; an error page is itself what is told, and has none.
 */
#pragma once

#include "base/text.h"

struct refusal_page {
    struct str title;  /* what has not been done */
    struct str rule;   /* refusal_words(), and the clause or step it stands in */
    struct str where;  /* step, clause or command; empty: not said */
    struct str reason; /* the fact that met it */
    struct str remedy; /* what to do */
};

void page_refusal(struct buffer *out, const struct refusal_page *page);
