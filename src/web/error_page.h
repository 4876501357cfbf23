/*
 * error_page - what could not be done: rule, reason, what to do, and the trace number last.
 *
 * One page for every status; 403 and 404 are the same for what this person may not know of.
 */
#pragma once

#include "web/frame_page.h"
#include "web/refusal_page.h"

struct error_page {
    struct frame_page frame;
    int status;
    struct refusal_page refusal; /* parts that are empty are left out */
    struct str back;             /* a path worth going to; empty: only the workbench */
    struct str trace;
};

void page_error(struct buffer *out, const struct error_page *page);
