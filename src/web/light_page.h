/*
 * light_page - a deadline as people see it: shape, words and colour, and the day.
 *
 * pages/light.html draws the light with its words; pages/why.html says why it is this day.
 */
#pragma once

#include "casework/deadline.h"
#include "web/why_page.h"

struct light_page {
    enum light light; /* 0: no deadline runs; nothing is drawn */
    struct str title; /* light_words(): 临期 */
    struct str words; /* 剩2个工作日 */
    struct str due;   /* 2026年11月23日; empty: none is known */
    bool provisional; /* rests on a year without a notice: 暂按周末推算 */
    struct why_page why;
};
void page_light(struct buffer *out, const struct light_page *page);
