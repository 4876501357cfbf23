/* That one entry is in the tree: the proof is made from the record and held against its root. */
#include "office/office_check.h"
#include "office/office_own.h"

#include <inttypes.h>

#define LEAVES_BYTES ((size_t)4 << 30) /* address space; 32 bytes a record are used */
#define ROW_BYTES ((size_t)512 << 20)

static enum status leaves_load(struct office *office, enum digest_alg alg, struct arena *row,
    struct vec *leaves, struct arena *arena, struct fault *fault)
{
    struct event_walk walk;
    struct stored stored;
    enum status status = event_walk_open(&walk, office->db, office->log.origin, 0, fault);

    while (status == STATUS_OK && event_walk_next(&walk, row, &stored, fault)) {
        if (arena_left(arena) < 3 * sizeof(struct digest) * (leaves->len + 8))
            status = fault_set(fault, STATUS_UNAVAILABLE, "记录太多，内存不足");
        else
            *(struct digest *)vec_push(arena, leaves, sizeof(struct digest)) =
                entry_leaf(row, alg, &stored.record.header, &stored.record.commits.of[alg]);
        arena_rewind(row, 0);
    }
    event_walk_close(&walk);
    return status == STATUS_OK ? fault->status : status;
}

static enum status proof_make(struct office *office, enum digest_alg alg, uint64_t seq,
    const struct vec *leaves, struct office_inclusion *out, struct fault *fault)
{
    const struct digest *at = leaves->at;

    out->checkpoint.size = leaves->len;
    out->checkpoint.root = merkle_root(&office->log.trees[alg]);
    out->proof = (struct tlog_proof){.index = seq};
    if (!merkle_inclusion(alg, at, leaves->len, seq, out->proof.hashes, &out->proof.hashes_len))
        return fault_set(
            fault, STATUS_NOT_FOUND, "没有第%" PRIu64 "号记录，共%zu条", seq, leaves->len);
    struct merkle_claim claim = {.alg = alg,
        .index = seq,
        .size = leaves->len,
        .proof = out->proof.hashes,
        .proof_len = out->proof.hashes_len};
    if (!merkle_inclusion_holds(&claim, &at[seq], &out->checkpoint.root))
        return fault_set(fault, STATUS_DAMAGED, "由记录算出的树根与写入时保存的不同（%s）",
            digest_alg_name(alg));
    return STATUS_OK;
}

enum status office_prove(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault)
{
    struct arena *keep = arena_open(LEAVES_BYTES), *row = arena_open(ROW_BYTES);
    struct vec leaves = {0};
    enum status status = STATUS_OK;

    *out = (struct office_inclusion){
        .checkpoint.origin = checkpoint_origin(arena, office->log.origin, alg)};
    if (keep == NULL || row == NULL)
        status = fault_set(fault, STATUS_UNAVAILABLE, "内存不足，无法出具证明");
    if (status == STATUS_OK)
        status = office_read_begin(office, fault);
    if (status == STATUS_OK) {
        status = leaves_load(office, alg, row, &leaves, keep, fault);
        if (status == STATUS_OK)
            status = proof_make(office, alg, seq, &leaves, out, fault);
        office_read_end(office);
    }
    arena_close(keep);
    arena_close(row);
    return status;
}
