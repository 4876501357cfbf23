/*
 * check_page - one clause put to one subject: the answer, and the evidence or the reason it stands
 * on.
 *
 * Also a whole list at once: 其余各项, those not answered apart, with one reason.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"
#include "web/field_page.h"

struct check_page {
    struct str name;                            /* c.S1.R08; names of its fields begin with it */
    struct str id;                              /* R08; empty: the rest of its list */
    struct str text;                            /* the clause in full */
    bool met, not_met, unknown, not_applicable; /* none: not answered yet */
    struct str evidence, reasons;
    struct vec looked; /* struct field_page: what must be looked at before “met” */
};

void page_check(struct buffer *out, const struct check_page *page);
