/*
 * login_page - 登录: account and password.
 *
 * A failure does not say which of the two was wrong; the account stays, the password never does.
 */
#pragma once

#include "web/frame_page.h"

struct login_page {
    struct frame_page frame;
    struct str account; /* as sent before */
    struct str error;   /* why it failed, and what to do; empty: first time */
    struct str notice;  /* 您已退出。 and the like; empty: none */
};

void page_login(struct buffer *out, const struct login_page *page);
