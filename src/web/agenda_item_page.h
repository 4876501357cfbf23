/*
 * agenda_item_page - one item before the meeting: its papers, one's own read mark and opinion.
 *
 * Two forms: reading says only that; an opinion may be given again, the last one stands.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct agenda_item_page {
    struct frame_page frame;
    struct str title, number, matter, back;
    struct str held, held_path;         /* the meeting */
    struct facts_page papers, opinions; /* member: opinion in his own words */
    struct str read;                    /* when this person read it; empty: not yet */
    bool invited;
    struct str matter_id, key, read_path, opine_path;
    struct vec fields; /* struct field_page: the opinion */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_agenda_item(struct buffer *out, const struct agenda_item_page *page);
