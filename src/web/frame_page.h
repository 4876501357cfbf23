/*
 * frame_page - what stands round every page: top bar, menu, footer.
 *
 * pages/frame.html; the page itself stands between its two halves.  Before anyone is signed in
 * `user` is empty: then there is no menu, no clock of the session and nothing to sign out from.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct frame_link { /* of the menu, of tabs */
    struct str path, label;
    bool here; /* the page that is shown */
};

struct frame_page {
    struct str title;     /* of the page; the window's title adds the authority */
    struct str authority; /* 示范区纪委监委 */
    struct str user;      /* 李某某 第一监督检查室 */
    struct str csrf;
    struct vec menu;         /* struct frame_link */
    struct str todo, unread; /* how many tasks, how many messages; "0": none; empty: not known */
    struct str until;        /* 10:42: end of this session; empty: not said */
    struct str version;      /* of the program */
    bool wrong;              /* a refused form: the window's title begins with 错误 */
    bool story;              /* the instance is on a story clock: 演示 */
};

void page_frame_begin(struct buffer *out, const struct frame_page *page);
void page_frame_end(struct buffer *out, const struct frame_page *page);
