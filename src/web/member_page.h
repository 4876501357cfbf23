/*
 * member_page - one member of a body in a meeting: there or not, and his or her own position.
 *
 * Names are those of a command: attendance[N].… and, behind `item`, positions[N].….  Who is shut
 * out of the item is shown without a position.
 */
#pragma once

#include "base/text.h"
#include "base/vec.h"

struct member_page {
    int64_t no;              /* from 0, in the order of speaking */
    struct str person;       /* its id */
    struct str name, post;   /* 吴某某, 委员 */
    struct str note;         /* 末位表态; empty: none */
    struct str recused;      /* 本项回避: … ; then it has no position here */
    struct str reasons;      /* of being absent */
    struct str words, error; /* said with the position; a mistake in this row */
    struct str item;         /* names of positions begin with it: "items[0]."; empty: nothing */
    bool attending;          /* it is asked who came; else `attended` says it */
    bool speaking;           /* a position is asked for */
    struct str attended;     /* 到会, 请假（公差） */
    enum { MEMBER_UNKNOWN, MEMBER_PRESENT, MEMBER_ABSENT, MEMBER_OBSERVER } state;
    enum {
        POSITION_NONE,
        POSITION_YES,
        POSITION_NO,
        POSITION_RESERVED,
        POSITION_ABSTAINED
    } position;
};

void page_member(struct buffer *out, const struct member_page *page);
