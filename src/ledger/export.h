/*
 * export - the whole record as one text, *.frjl (docs/LEDGER.md, "Export").
 *
 * Written piece by piece and checked piece by piece: a struct export_check takes the bytes in
 * any portions and holds one line at a time, beside the tables of its ledger_check.  It recomputes
 * both trees and compares them with the checkpoints at the end.  The form of signature lines is
 * checked here, the signatures themselves are not: that needs keys, and is done by whoever holds
 * the trust list, on the notes kept here.  Until the notary signs, a checkpoint may stand without
 * signature lines.
 */
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/ledger_check.h"
#include "ledger/note.h"

/* In this order: once, once for each event, once for each tree (SHA-256, then perhaps SM3). */
void export_write_first(struct buffer *out, struct str origin);
void export_write_record(struct buffer *out, const struct record *record);
/* The line without its LF; body and commitments are not judged.  *out borrows from it. */
enum status export_read_record(
    struct arena *arena, struct str line, struct record *out, struct fault *fault) MUST_USE;
/* An empty line and the note: a checkpoint's text, or a whole signed note. */
void export_write_note(struct buffer *out, struct str note);

enum { EXPORT_LINE_MAX = 1024 * 1024 };

enum export_part { /* what the next line must be */
    EXPORT_FIRST,
    EXPORT_ORIGIN,
    EXPORT_EVENTS,     /* an event, or the empty line */
    EXPORT_NOTE,       /* the three lines of a checkpoint */
    EXPORT_TEXT_END,   /* the empty line, or the end */
    EXPORT_SIGNATURE,  /* the first signature line, or the first line of the SM3 checkpoint */
    EXPORT_SIGNATURES, /* one more, or the empty line, or the end */
};

struct export_check {
    struct ledger_check ledger;       /* counts, roots, bad_seq */
    uint64_t line;                    /* lines taken; after a fault, the bad one, from 1 */
    struct buffer notes[DIGEST_ALGS]; /* as they stood; empty when there is none */

    /* Private to export_check.c. */
    enum export_part part;
    enum digest_alg alg; /* of the note being read */
    int note_lines, signatures;
    char *pending; /* the start of a line whose end has not come */
    size_t pending_len;
};

/* `keep` needs room for two lines at least; see ledger_check for both arenas.  A fault that is
 * not of one event (a checkpoint, the end) leaves ledger.bad_seq at ledger.size. */
void export_check_open(struct export_check *check, struct arena *keep, struct arena *scratch);
enum status export_check_feed(
    struct export_check *check, struct str bytes, struct fault *fault) MUST_USE;
enum status export_check_close(struct export_check *check, struct fault *fault) MUST_USE;

/* All three, for a file in memory. */
enum status export_verify(struct export_check *check, struct str text, struct arena *keep,
    struct arena *scratch, struct fault *fault) MUST_USE;
