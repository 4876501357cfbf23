/*
 * notes_page - sentences set apart from the page, a line each.
 *
 * Without lines nothing is written, so a page calls it whether or not there is something to say.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct notes_page {
    struct vec lines; /* struct str */
};

void page_notes(struct buffer *out, const struct notes_page *page);
