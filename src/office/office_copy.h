/*
 * office_copy - an instance moved to another place, between a folder and a database either way.
 *
 * The record is the same, leaf for leaf and root for root; whoever verified the one has verified
 * the other.  Both are verified before the copy counts.
 */
#pragma once

#include "office/office_check.h"

/* Nobody writes at `from` meanwhile.  `owner`, `single`: as office_new has them, of `to`.  *proof
 * is that of both.  STATUS_CONFLICT when there is an instance at `to`, STATUS_DAMAGED when one does
 * not verify.  A copy that fails leaves nothing. */
enum status office_copy(const char *from, const char *to, struct str owner, bool single,
    struct office_proof *proof, struct fault *fault) MUST_USE;
