/*
 * refusal_page - the rules' no in its three parts: rule, reason, what to do.
 *
 * A part that is empty is not shown; the page around it says that nothing was recorded.
 */
#pragma once

#include "base/text.h"

struct refusal_page {
    struct str rule;   /* refusal_words(), and the clause or step it stands in */
    struct str where;  /* step, clause or command; empty: not said */
    struct str reason; /* the fact that met it */
    struct str remedy; /* what to do */
};

void page_refusal(struct buffer *out, const struct refusal_page *page);
