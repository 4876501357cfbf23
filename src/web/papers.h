/*
 * papers - what a paper is made of: the acts of a matter that whoever asks may read.
 *
 * A paper that stands on nothing this viewer may read does not exist for them; each puts what it
 * says as groups of rows and remembers the entries of the record it said them from.
 */
#pragma once

#include "view/viewer.h"
#include "web/exchange.h"
#include "web/paper_page.h"

struct paper_act {
    const struct event *event;
    const struct step *step;
    struct node data; /* as its shape says */
};

struct papering {
    struct exchange *x;
    const struct case_file *file;
    struct vec acts;    /* struct paper_act, those that may be read, in order */
    struct vec entries; /* uint64_t: of the record, that were relied on */
    struct paper_page page;
};

/* Each says false, having put nothing, when there is nothing to print. */
bool paper_application(struct papering *p);   /* 备案申请表 */
bool paper_receipt(struct papering *p);       /* 回执, 受理通知, 补正通知 */
bool paper_signing(struct papering *p);       /* 审核签批单 */
bool paper_determination(struct papering *p); /* 认定书 */
bool paper_service(struct papering *p);       /* 送达回证 */
