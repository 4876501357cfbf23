/*
 * report - the published sentence, and the days that a word for a period means.
 *
 * 去年以来，全区共实施容错纠错7起，涉及7人；为6名干部澄清正名；对55名受处分处理人员开展回访教育。
 *
 * Byte for byte in this form; the figures are counted elsewhere.  A part in brackets of MISSION's
 * form is left out when its number is 0, every other number is printed even when it is 0.
 */
#pragma once

#include "base/fault.h"
#include "base/time.h"

struct report_figures { /* M P U, C K, V of the sentence */
    int64_t matters, persons, units;
    int64_t cleared_persons, cleared_parties;
    int64_t visited;
};

struct report_period {
    struct str words; /* 去年以来, or the two days themselves */
    day from, to;     /* both count */
};

/*
 * 去年以来 今年以来 今年N月以来 N月以来 NNNN年以来 NNNN年N月以来, 上半年 下半年 第N季度, also with
 * 今年, 去年 or NNNN年 before them, NNNN年, NNNN年N月, 截至目前 (from `first_record`).  No period
 * ends after the day `as_of`.  STATUS_INVALID when it is none of these or begins after `as_of`.
 */
enum status report_period_read(struct arena *arena, struct str words, day as_of, day first_record,
    struct report_period *out, struct fault *fault) MUST_USE;

/* 2026年1月1日至3月31日: the year is said once when both have it. */
struct report_period report_period_between(struct arena *arena, day from, day to);

struct str report_sentence(struct arena *arena, const struct report_period *period,
    struct str scope, const struct report_figures *figures);

/* The line that always stands under it. */
struct str report_basis(struct arena *arena, const struct report_period *period, day as_of);
