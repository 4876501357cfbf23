#include "office/office_sign.h"

#include "ledger/lines.h"
#include "ledger/note.h"
#include "office/office_own.h"
#include "store/checkpoint_store.h"
#include "store/tree_store.h"

#include <inttypes.h>

#define SIGN_BYTES ((size_t)4 << 20)

/* ---- what grew ------------------------------------------------------------------------------ */

static uint64_t signed_size(
    struct office *office, enum digest_alg alg, struct arena *arena, struct fault *fault)
{
    struct checkpoint_row row;

    return checkpoint_newest(office->db, alg, INT64_MAX, arena, &row, fault) == STATUS_OK ? row.size
                                                                                          : 0;
}

enum status office_unsigned(struct office *office, bool *grown, struct fault *fault)
{
    struct arena *arena = arena_open(SIGN_BYTES);

    *grown = false;
    if (arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    uint64_t size = signed_size(office, DIGEST_SHA256, arena, fault);
    arena_close(arena);
    if (fault->status != STATUS_OK && fault->status != STATUS_NOT_FOUND)
        return fault->status;
    *grown = size < office->log.size;
    return fault->status = STATUS_OK;
}

/* The checkpoint over all entries, without a signature. */
static struct str text_of(struct office *office, enum digest_alg alg, struct arena *arena)
{
    struct buffer text = {.arena = arena};
    struct checkpoint checkpoint = {.origin = checkpoint_origin(arena, office->log.origin, alg),
        .size = office->log.size,
        .root = merkle_root(&office->log.trees[alg])};

    checkpoint_write(&text, &checkpoint);
    return buffer_str(&text);
}

/* From `old_size` to the `size` of a tree, with the note put in by the caller. */
static enum status growth_make(struct office *office, enum digest_alg alg, uint64_t old_size,
    uint64_t size, struct growth *out, struct fault *fault)
{
    struct tree_proof proof = {.len = 0};

    *fault = (struct fault){.status = STATUS_OK};
    *out = (struct growth){.old_size = old_size};
    if (old_size > size)
        return fault_set(fault, STATUS_INVALID,
            "此前已经签到第%" PRIu64 "条，这里只有%" PRIu64 "条", old_size, size);
    if (old_size > 0
        && tree_consistency(office->db, alg, size, old_size, &proof, fault) != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < proof.len; i++)
        out->proof[i] = proof.hashes[i];
    out->proof_len = proof.len;
    return STATUS_OK;
}

/* ---- sign ----------------------------------------------------------------------------------- */

struct signing {
    struct office *office;
    struct notary *notary;
    enum digest_alg alg;
    struct arena *arena;
    struct fault *fault;
};

/* Asks from where our last one ends, and once more from where the notary's does: its answer may
 * have been lost before it was kept. */
static enum status ask(struct signing *s, struct str *note)
{
    uint64_t from = signed_size(s->office, s->alg, s->arena, s->fault), last = from;
    struct notary_answer answer;
    struct growth growth;

    for (int attempt = 0; attempt < 2; attempt++) {
        if (growth_make(s->office, s->alg, last, s->office->log.size, &growth, s->fault)
            != STATUS_OK)
            break;
        growth.note = text_of(s->office, s->alg, s->arena);
        enum status status = notary_sign(s->notary, s->alg, &growth, s->arena, &answer, s->fault);
        *note = answer.note;
        if (status != STATUS_CONFLICT || answer.size == last)
            return status;
        last = answer.size;
    }
    if (last > s->office->log.size)
        return fault_set(s->fault, STATUS_DAMAGED,
            "检查点已经签到第%" PRIu64 "条，记录只有%" PRIu64
            "条：记录缺了末尾（可能是旧的备份）。不要再写入，先找回完整的记录",
            last, s->office->log.size);
    return s->fault->status;
}

static enum status keep(struct signing *s, struct str note)
{
    struct checkpoint_row row = {.alg = s->alg, .size = s->office->log.size, .note = note};

    if (db_begin(s->office->db, s->fault) != STATUS_OK)
        return s->fault->status;
    if (checkpoint_add(s->office->db, &row, s->fault) == STATUS_OK)
        return db_commit(s->office->db, s->fault);
    enum status status = s->fault->status;
    db_rollback(s->office->db);
    return status;
}

static enum status sign_tree(struct signing *s)
{
    struct str note;

    if (!notary_has(s->notary, s->alg)
        || signed_size(s->office, s->alg, s->arena, s->fault) == s->office->log.size)
        return STATUS_OK;
    if (ask(s, &note) != STATUS_OK)
        return s->fault->status;
    return keep(s, note);
}

enum status office_sign(struct office *office, struct notary *notary, struct fault *fault)
{
    struct signing s = {.office = office, .notary = notary, .fault = fault};
    enum status status = STATUS_OK;

    must(office->mode == OFFICE_WRITE && office->log.size > 0);
    *fault = (struct fault){.status = STATUS_OK};
    s.arena = arena_open(SIGN_BYTES);
    if (s.arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    for (unsigned alg = 0; alg < DIGEST_ALGS && status == STATUS_OK; alg++) {
        s.alg = (enum digest_alg)alg;
        status = sign_tree(&s);
    }
    arena_close(s.arena);
    return status;
}

/* ---- the newest ----------------------------------------------------------------------------- */

enum status office_checkpoint(struct office *office, enum digest_alg alg, struct arena *arena,
    struct str *note, struct fault *fault)
{
    struct checkpoint_row row;

    if (office_read_begin(office, fault) == STATUS_OK
        && checkpoint_newest(office->db, alg, office->log.size, arena, &row, fault) == STATUS_OK)
        *note = row.note;
    office_read_end(office);
    return fault->status;
}

enum status office_offer(struct office *office, enum digest_alg alg, uint64_t old_size,
    struct arena *arena, struct growth *out, struct fault *fault)
{
    struct checkpoint_row row;

    if (office_read_begin(office, fault) == STATUS_OK
        && checkpoint_newest(office->db, alg, office->log.size, arena, &row, fault) == STATUS_OK
        && growth_make(office, alg, old_size, row.size, out, fault) == STATUS_OK)
        out->note = row.note;
    office_read_end(office);
    return fault->status;
}

/* ---- witnesses ------------------------------------------------------------------------------ */

static enum status lines_keep(struct office *office, enum digest_alg alg, struct str lines,
    struct arena *arena, size_t *kept, struct fault *fault)
{
    struct str origin = checkpoint_origin(arena, office->log.origin, alg), line;
    struct note_signature signature;
    struct checkpoint_row row;

    if (checkpoint_newest(office->db, alg, office->log.size, arena, &row, fault) != STATUS_OK)
        return fault->status;
    while (line_take(&lines, &line)) {
        if (!note_signature_read(arena, line, &signature))
            return fault_set(fault, STATUS_INVALID, "第%zu行不是签名行", *kept + 1);
        if (str_equal(signature.name, origin))
            continue;
        if (cosignature_add(office->db, alg, row.size, line, fault) != STATUS_OK)
            return fault->status;
        ++*kept;
    }
    if (lines.len > 0)
        return fault_set(fault, STATUS_INVALID, "最后一行没有换行，文件可能不完整");
    return STATUS_OK;
}

enum status office_cosign(
    struct office *office, enum digest_alg alg, struct str lines, size_t *kept, struct fault *fault)
{
    struct arena *arena = arena_open(SIGN_BYTES);
    enum status status = STATUS_OK;

    *kept = 0;
    if (arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    status = db_begin(office->db, fault);
    if (status == STATUS_OK) {
        status = lines_keep(office, alg, lines, arena, kept, fault);
        if (status == STATUS_OK)
            status = db_commit(office->db, fault);
        else
            db_rollback(office->db);
    }
    arena_close(arena);
    return status;
}
