/*
 * messages_page - 消息: what this person was told, newest first; GET /messages.
 *
 * A row leads through its own address, which marks it read, to the page of its matter.
 */
#pragma once

#include "web/frame_page.h"

struct message_line {
    struct str path;
    struct str words;         /* 待您办理：初审 */
    struct str number, title; /* of the matter; number empty: 未编号 */
    struct str at;            /* 2026-11-03 10:42 */
    bool read;
};

struct messages_page {
    struct frame_page frame;
    struct vec rows;   /* struct message_line */
    struct str newest; /* number of the newest one: all up to it can be marked; empty: not here */
    struct str next, first; /* paths of the next and the first page; empty: there is none */
};

void page_messages(struct buffer *out, const struct messages_page *page);
