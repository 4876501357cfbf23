/*
 * proof_text - the words of a receipt, a certificate and a revocation list (docs/LEDGER.md, 12).
 *
 * They are made from the record alone and never change: other words are another version.  A
 * verifier renders them again and compares every byte.
 */
#pragma once

#include "base/tree.h"
#include "ledger/entry.h"

enum proof_kind { PROOF_RECEIPT, PROOF_CERTIFICATE, PROOF_REVOCATIONS };
enum { PROOF_KINDS = 3 };

const char *proof_first_line(enum proof_kind kind); /* "frj-receipt-v1" */
const char *proof_event_type(enum proof_kind kind); /* "filing_submitted" */

/* The lines after the first.  False when a value is missing, of another kind, or holds a line
 * feed or tab: such a record cannot be shown as this file. */
bool proof_text_write(struct buffer *out, enum proof_kind kind, const struct header *header,
    const struct node *data) MUST_USE;

/* Member `revoked` of a revocation list: whole numbers, rising; NULL when it is not that. */
const struct node *proof_revoked(const struct node *data);
