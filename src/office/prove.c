/* That one entry is in the tree of a checkpoint. */
#include "ledger/note.h"
#include "office/office_own.h"
#include "office/office_sign.h"
#include "store/checkpoint_store.h"
#include "store/tree_store.h"

#include <inttypes.h>

#define ROW_BYTES ((size_t)64 << 20)

/* The checkpoint the proof leads to: the newest that covers `seq`, or one that nobody signed. */
static enum status tree_choose(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault)
{
    struct buffer text = {.arena = arena};
    struct checkpoint_row row;
    enum status status = checkpoint_newest(office->db, alg, office->log.size, arena, &row, fault);

    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    *fault = (struct fault){.status = STATUS_OK};
    out->signed_by_log = status == STATUS_OK && row.size > seq;
    out->size = out->signed_by_log ? row.size : office->log.size;
    if (out->signed_by_log) {
        out->proof.note = row.note;
        return STATUS_OK;
    }
    struct checkpoint checkpoint = {.origin = checkpoint_origin(arena, office->log.origin, alg),
        .size = office->log.size,
        .root = merkle_root(&office->log.trees[alg])};
    checkpoint_write(&text, &checkpoint);
    out->proof.note = buffer_str(&text);
    return STATUS_OK;
}

/* The leaf as the stored record gives it, not as a read table says. */
static enum status leaf_make(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *row, struct digest *leaf, struct fault *fault)
{
    struct event_walk walk;
    struct stored stored;
    enum status status = event_walk_open(&walk, office->db, &office->log.serials, seq, fault);

    if (status == STATUS_OK && event_walk_next(&walk, row, &stored, fault))
        *leaf = entry_leaf(row, alg, &stored.record.header, &stored.record.commits.of[alg]);
    event_walk_close(&walk);
    return fault->status;
}

/* A proof that does not hold is not handed out. */
static enum status proof_hold(struct office *office, enum digest_alg alg,
    const struct office_inclusion *out, struct arena *row, struct fault *fault)
{
    struct merkle_claim claim = {.alg = alg,
        .index = out->proof.index,
        .size = out->size,
        .proof = out->proof.hashes,
        .proof_len = out->proof.hashes_len};
    struct checkpoint checkpoint;
    struct digest leaf;
    struct note note;

    if (leaf_make(office, alg, claim.index, row, &leaf, fault) != STATUS_OK)
        return fault->status;
    if (note_split(out->proof.note, &note) == REASON_NONE
        && checkpoint_read(row, note.text, &checkpoint, fault) == STATUS_OK
        && merkle_inclusion_holds(&claim, &leaf, &checkpoint.root))
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED,
        "第%" PRIu64 "号记录与检查点（第%" PRIu64 "条，%s）不符", claim.index, claim.size,
        digest_alg_name(alg));
}

static enum status prove(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault)
{
    struct tree_proof proof;

    if (seq >= office->log.size)
        return fault_set(fault, STATUS_NOT_FOUND, "没有第%" PRIu64 "号记录，共%" PRIu64 "条", seq,
            office->log.size);
    if (tree_choose(office, alg, seq, arena, out, fault) != STATUS_OK
        || tree_inclusion(office->db, alg, out->size, seq, &proof, fault) != STATUS_OK)
        return fault->status;
    out->proof.index = seq;
    out->proof.hashes_len = proof.len;
    for (size_t i = 0; i < proof.len; i++)
        out->proof.hashes[i] = proof.hashes[i];
    struct arena *row = arena_open(ROW_BYTES);
    if (row == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足，无法出具证明");
    enum status status = proof_hold(office, alg, out, row, fault);
    arena_close(row);
    return status;
}

enum status office_prove(struct office *office, enum digest_alg alg, uint64_t seq,
    struct arena *arena, struct office_inclusion *out, struct fault *fault)
{
    *out = (struct office_inclusion){.size = 0};
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = prove(office, alg, seq, arena, out, fault);
    office_read_end(office);
    return status;
}
