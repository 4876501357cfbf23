/*
 * lines_page - matters as rows, each one link: light, number, title, step, unit, day.
 *
 * pages/lines.html: the rows of the workbench; three lines each on a narrow screen.
 */
#pragma once

#include "web/light_page.h"

struct matter_line {
    struct str path;   /* of the matter, or of the act that waits */
    struct str number; /* empty: 未编号 */
    struct str title, noun, state, step, unit;
    struct light_page light;
};

struct lines_page {
    struct str label; /* what the rows are, for those who hear the page */
    struct vec rows;  /* struct matter_line */
    bool more;        /* than these, which come first */
};

void page_lines(struct buffer *out, const struct lines_page *page);
