/*
 * near - how far two words are apart, to say which one was meant.
 *
 * Letters to change, add or leave out (Levenshtein), by bytes; for code words, which are ASCII.
 */
#pragma once

#include "base/text.h"

enum { NEAR_WORD_MAX = 64 }; /* longer words are NEAR_WORD_MAX apart from everything */

size_t near_distance(struct str a, struct str b);

/* The one at most `far` letters away and nearest, the first of several; {NULL, 0}: none. */
struct str near_best(struct str word, const struct str *words, size_t len, size_t far);
