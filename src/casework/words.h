/*
 * words - the Chinese words for codes of the program: fields, kinds, absences, links.
 *
 * Words of the mechanism itself come from the pack; these are the program's own.  A code
 * without a word is shown as it is.
 */
#pragma once

#include "base/text.h"

struct str field_words(struct str name); /* "objective_reasons" → 客观原因 */
struct str code_words(struct str code); /* met → 符合, first → 第一种形态, earlier_filing → … */
