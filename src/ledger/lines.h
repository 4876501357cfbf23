/*
 * lines - the plain parts every text of the record is made of: lines, decimals, allowed bytes.
 *
 * Text is borrowed; a line is given without its LF.
 */
#pragma once

#include "base/text.h"
#include "ledger/reason.h"

/* Takes the first line off *rest; false when there is no LF. */
bool line_take(struct str *rest, struct str *line) MUST_USE;

/* Decimal, no sign, no leading zero, at most 2^53 − 1. */
bool decimal_read(struct str text, uint64_t *out) MUST_USE;

/* UTF-8 without any control character but LF: REASON_NONE, REASON_UTF8 or REASON_CONTROL. */
enum reason lines_problem(struct str text) MUST_USE;
