/*
 * act_page - the form of one act: its fields, and, when it was refused, why and what to do.
 *
 * Also the form that opens a matter.  `key` is the command's key, so sent twice it is done once.
 */
#pragma once

#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct act_page {
    struct frame_page frame;
    struct str number, matter, back; /* of the matter: number, title, path; empty: a new one */
    struct str title;                /* 作出初审意见 */
    struct str path;                 /* the form is sent to */
    struct str key;                  /* of the command */
    struct vec fields;               /* struct field_page */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
    struct str button;           /* 受理 */
};

void page_act(struct buffer *out, const struct act_page *page);
