/*
 * meetings_page - 会议: what waits for each body whose minutes this person keeps, and the meetings
 * held.
 *
 * Only items this person may see: a recused member finds neither the item nor a count of it.
 */
#pragma once

#include "web/frame_page.h"
#include "web/lines_page.h"

struct meetings_body {
    struct str name, path; /* path: of the form that records a meeting of it */
    struct str call;       /* of the one that publishes an agenda */
    struct lines_page waiting;
};

struct meetings_line {
    struct str path, day, body, items; /* 3项 */
};

struct meetings_page {
    struct frame_page frame;
    struct str title;
    bool joint;        /* joint meetings alone */
    struct vec bodies; /* struct meetings_body */
    struct vec ahead;  /* struct meetings_line: called, the next one first */
    struct vec held;   /* struct meetings_line, newest first */
    struct str next;   /* of the older ones; empty: none */
    bool later;        /* there are newer ones before these */
};

void page_meetings(struct buffer *out, const struct meetings_page *page);
