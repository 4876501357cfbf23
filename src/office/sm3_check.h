/*
 * sm3_check - the SM3 half of a verification, in a helper, while this process judges the events.
 *
 * SM3 takes most of what digests take.  The helper is fed each event that was found good in all
 * else; it makes the SM3 commitment, leaf and tree, and holds them against what is stored.  When
 * there is no helper, the walk makes both trees and nothing here does anything.
 */
#pragma once

#include "ledger/ledger_check.h"
#include "office/helper.h"

struct sm3_check {
    struct helper helper;
};

/* Before the walk: its marks are set, nothing is fed yet.  `arena` lives until the close. */
void sm3_check_open(struct sm3_check *check, struct ledger_check *ledger, struct arena *arena);

/* `kept`: the leaf as it was kept while writing; NULL: none was. */
void sm3_check_feed(
    struct sm3_check *check, const struct record *record, const struct digest *kept);

/* The tree and the roots at the marks go into `ledger`.  An event that was fed is older than any
 * place at which the walk itself stopped: its fault comes first. */
enum status sm3_check_close(
    struct sm3_check *check, struct ledger_check *ledger, struct fault *fault) MUST_USE;
void sm3_check_end(struct sm3_check *check); /* safe on zero */
