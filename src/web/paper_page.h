/*
 * paper_page - one printed paper of a matter: groups of rows, lines to be signed on, what proves
 * it.
 *
 * Stands alone, without the frame: black on white, for A4.  The browser prints it, or keeps it as
 * PDF.
 */
#pragma once

#include "web/facts_page.h"
#include "web/notes_page.h"

struct paper_group {
    struct str title;
    struct facts_page facts;
    struct str sign; /* whose name or seal goes below it; empty: nobody's */
};

struct paper_page {
    struct str authority, title, number, matter, edition;
    struct str back; /* path of the matter */
    bool story;
    struct vec groups; /* struct paper_group */
    struct notes_page sentences;
    struct str made, entries; /* of what record, when; which entries of it */
    struct str sha256, sm3;   /* the roots of the record then */
};

void page_paper(struct buffer *out, const struct paper_page *page);
