/*
 * log_reopen - the record goes on under its next origin, where the old one must end.
 *
 * Because a tail was lost that was signed already, or a key was lost or stolen: no notary signs
 * on, and no one may believe the old key.  Nothing recorded changes; a log_opened event names the
 * new keys and the last checkpoint under the old origin (docs/LEDGER.md section 8).
 */
#pragma once

#include "office/office.h"

struct log_reopen {
    struct str earlier; /* the newest checkpoint known, a note or its three lines; empty: none */
    struct str keys;    /* folder for the new keys; empty: nobody signs from here on */
    bool sm;            /* a key for the SM3 tree too */
};

/* The office is open for writing.  *lost: how many entries that checkpoint has and the record has
 * not; they are named as lost for good.  STATUS_CONFLICT: there are keys in the folder.
 * STATUS_DAMAGED: the checkpoint is of another history.  On failure nothing changes. */
enum status office_log_reopen(struct office *office, const struct log_reopen *what, uint64_t *lost,
    struct fault *fault) MUST_USE;
