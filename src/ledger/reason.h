/*
 * reason - why a file of the record was refused: one word for programs, one sentence for people.
 *
 * The words are part of the format (docs/LEDGER.md, section 13) and stand in the order in which a
 * verifier asks; the first failure names itself.
 */
#pragma once

#include "base/must.h"

enum reason {
    REASON_NONE, /* nothing is wrong */
    REASON_SIZE,
    REASON_UTF8,
    REASON_CONTROL,
    REASON_FIRST_LINE,
    REASON_SECTIONS,
    REASON_JSON,
    REASON_SALT,
    REASON_HEADER,
    REASON_TYPE,
    REASON_BODY,
    REASON_TEXT,
    REASON_INDEX,
    REASON_PROOF_LENGTH,
    REASON_PROOF_HASH,
    REASON_NOTE_SIZE,
    REASON_NOTE_END,
    REASON_CHECKPOINT,
    REASON_ORIGIN,
    REASON_LOG_UNKNOWN,
    REASON_TREE_SIZE,
    REASON_SIGNATURE_COUNT,
    REASON_SIGNATURE_LINE,
    REASON_LOG_SIGNATURE,
    REASON_COSIGNATURE,
    REASON_INCLUSION,
    REASON_TIME,
    REASON_SM3_MISSING,
    REASON_ATTACHMENT,
    REASON_LIST,
    REASON_REVOKED,
    REASON_RECORD, /* of an export: its fault says more */
};
enum { REASONS = REASON_RECORD + 1 };

const char *reason_word(enum reason reason);     /* "text differs from record" */
const char *reason_sentence(enum reason reason); /* 中文，一句 */
