/*
 * office_check - proof that the record is whole, and its read tables made anew.
 *
 * Everything is recomputed from the bodies: nothing stored is believed.  A damaged record is
 * STATUS_DAMAGED with one sentence that names the first bad event, or the table and row.
 */
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/tlog_proof.h"
#include "office/office.h"

struct office_proof {
    uint64_t size; /* events found good */
    uint64_t bad_seq;
    uint64_t erased;
    bool story;        /* print 演示 with it */
    struct str origin; /* borrowed from the office */
    struct digest roots[DIGEST_ALGS];
};

/* Events, command groups, commitments, sealed parts, trees, command keys and read tables. */
enum status office_verify(
    struct office *office, struct office_proof *proof, struct fault *fault) MUST_USE;

/* The whole record as *.frjl into the file of that name, which must not exist. */
enum status office_export(struct office *office, const char *path, struct office_proof *proof,
    struct fault *fault) MUST_USE;

/* That entry `seq` is in the tree of the record as it stands; `proof.note` is left empty.  No such
 * entry: STATUS_NOT_FOUND. */
struct office_inclusion {
    struct tlog_proof proof;
    struct checkpoint checkpoint;
};
enum status office_prove(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault) MUST_USE;

/* Headers of the last `count` events, oldest first; struct header. */
enum status office_tail(struct office *office, uint64_t count, struct arena *arena, struct vec *out,
    struct fault *fault) MUST_USE;

/* Read tables thrown away and made anew from the events; the office is open for writing. */
enum status office_rebuild(struct office *office, struct fault *fault) MUST_USE;
/* Made anew beside the live ones and compared row by row. */
enum status office_rebuild_check(struct office *office, struct fault *fault) MUST_USE;
