/*
 * refusal - the rules' answer no.
 *
 * A refusal names the one rule that was not met; it is an ordinary value that people read on
 * the page, in three parts: the rule, the fact that met it, what to do.  Codes are shown in
 * stories and --json (REFUSAL_QUORUM_MUST_BE_MET is "quorum_must_be_met"); add, never rename.
 */
#pragma once

#include "base/text.h"
#include "casework/refusals.h"

enum refusal {
#define REFUSAL_ENUM(name) REFUSAL_##name,
    REFUSALS(REFUSAL_ENUM)
#undef REFUSAL_ENUM
        REFUSAL_COUNT
};

struct str refusal_code(enum refusal refusal);  /* "quorum_must_be_met" */
struct str refusal_words(enum refusal refusal); /* the rule in plain Chinese */
bool refusal_find(struct str code, enum refusal *out);
