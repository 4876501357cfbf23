/*
 * sign_page - 审核签批: what is to be signed, on one screen, and the results as buttons.
 *
 * Whoever signs on paper has it entered by a clerk: then there is a second form, with the chain of
 * the 呈批件 as the pack has it.
 */
#pragma once

#include "web/facts_page.h"
#include "web/field_page.h"
#include "web/frame_page.h"
#include "web/light_page.h"
#include "web/problems_page.h"
#include "web/refusal_page.h"

struct sign_group {
    struct str title; /* 事由 */
    struct facts_page facts;
};

struct sign_button {
    struct str code, label; /* agreed, 同意报备 */
    bool second;            /* not the first one */
};

struct sign_page {
    struct frame_page frame;
    struct str number, matter, back; /* of the matter: number, title, path */
    struct str title;                /* 主要领导审核 */
    struct light_page light;
    struct vec groups; /* struct sign_group */
    struct vec full;   /* struct sign_group: every act in full */
    struct str path, key;
    struct vec fields;  /* struct field_page: what the step asks for besides */
    struct vec buttons; /* struct sign_button; none: not to be signed by this viewer now */
    struct str why_not;
    struct field_page opinion;
    struct vec paper; /* struct field_page: of the paper 呈批件; none: may not be entered here */
    bool paper_open;  /* it was sent and came back */
    struct problems_page problems;
    struct refusal_page refusal; /* .rule empty: none */
};

void page_sign(struct buffer *out, const struct sign_page *page);
