/*
 * problems_page - the summary of mistakes above a refused form: 有 N 处需要修改.
 *
 * Each line leads to its field, which says the same words.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct problem_line {
    struct str name;  /* of its field; empty: of none that is shown */
    struct str words; /* the same as the field's `error` */
};

struct problems_page {
    struct vec rows; /* struct problem_line; none: nothing is written */
};

void page_problems(struct buffer *out, const struct problems_page *page);
