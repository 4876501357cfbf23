/*
 * report_page - 统计: the sentence, its figures, and the list behind the figure that was chosen.
 *
 * Every figure opens its list, which has as many rows as the figure says; GET /reports.
 */
#pragma once

#include "web/frame_page.h"
#include "web/notes_page.h"

struct report_figure {
    struct str label, unit; /* 容错, 起 */
    int64_t number, before; /* before: of the same days a year earlier */
    struct str change;      /* +5, -2, 0 */
    struct str path;        /* of its list */
    bool here;              /* its list is shown */
};

struct report_row { /* of the list */
    struct str path, number, title, person, unit, on;
};

struct report_page {
    struct frame_page frame;
    struct str period;  /* as sent: 今年以来 */
    struct str error;   /* what is wrong with the period; empty: nothing */
    struct vec periods; /* struct frame_link: ready ones */
    struct str sentence, basis;
    bool compared;           /* the year before is known */
    struct vec figures;      /* struct report_figure */
    struct notes_page rules; /* how each is counted */
    struct str list;         /* title of the list; empty: none was asked for */
    struct vec rows;         /* struct report_row */
};

void page_report(struct buffer *out, const struct report_page *page);
