#include "office/checkpoints.h"

#include "ledger/ledger_marks.h"
#include "ledger/note.h"
#include "office/office_own.h"
#include "store/checkpoint_store.h"

#include <inttypes.h>

/* ---- before the walk ------------------------------------------------------------------------ */

/* The record's own keys as a trust list: what they prove, they prove to us alone. */
static enum status own_trust(
    struct office *office, struct arena *arena, struct trust *out, struct fault *fault)
{
    struct buffer text = {.arena = arena};

    VEC_EACH (struct str, key, office->directory.log_keys)
        buffer_addf(&text, "log %.*s\n", STR_ARG(*key));
    buffer_add(&text, STR("quorum none\n"));
    if (office->directory.log_keys.len == 0) {
        *out = (struct trust){.quorum_none = true};
        return STATUS_OK;
    }
    return trust_read(arena, buffer_str(&text), out, fault);
}

static void marks_give(struct checkpoints *c, struct arena *keep, struct ledger_check *walk)
{
    size_t len = c->rows[DIGEST_SHA256].len + c->rows[DIGEST_SM3].len + 1, at = 0;

    walk->marks = arena_take(keep, len, sizeof(*walk->marks));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        VEC_EACH (struct checkpoint_row, row, c->rows[alg])
            walk->marks[at++] = (struct ledger_mark){.size = row->size};
    if (c->earlier.size > 0)
        walk->marks[at++] = (struct ledger_mark){.size = c->earlier.size};
    walk->marks_len = at;
    ledger_marks_sort(walk->marks, at);
}

enum status checkpoints_open(struct checkpoints *c, struct office *office,
    const struct office_asked *asked, struct ledger_check *walk, struct fault *fault)
{
    *c = (struct checkpoints){.asked = asked};
    *fault = (struct fault){.status = STATUS_OK};
    c->trust = arena_new(walk->keep, struct trust);
    if (own_trust(office, walk->keep, c->trust, fault) != STATUS_OK)
        return fault->status;
    if (asked->earlier.len > 0
        && checkpoint_read_any(walk->keep, asked->earlier, &c->earlier, fault) != STATUS_OK)
        return fault->status;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (checkpoint_all(office->db, (enum digest_alg)alg, walk->keep, &c->rows[alg], fault)
            != STATUS_OK)
            return fault->status;
    marks_give(c, walk->keep, walk);
    return STATUS_OK;
}

/* ---- after the walk ------------------------------------------------------------------------- */

static enum status signature_check(const struct checkpoints *c, const struct checkpoint *checkpoint,
    struct str text, struct arena *scratch, struct fault *fault)
{
    const struct trust *trust = c->asked->trust != NULL ? c->asked->trust : c->trust;
    struct note *note = arena_new(scratch, struct note);
    struct witnessing *seen = arena_new(scratch, struct witnessing);
    enum reason reason = note_read(scratch, text, note);

    witnessing_start(seen);
    if (reason == REASON_NONE && !trust_has_log(trust, checkpoint->origin))
        reason = REASON_LOG_UNKNOWN;
    if (reason == REASON_NONE)
        reason = trust_judge(trust, note, checkpoint->origin, scratch, seen);
    if (reason == REASON_NONE)
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "条的检查点（表 checkpoint）：%s",
        checkpoint->size, reason_sentence(reason));
}

/* One that is kept: its text is of its row, its root is ours, its signature holds. */
static enum status row_check(const struct checkpoints *c, const struct ledger_check *walk,
    const struct checkpoint_row *row, bool signature, uint64_t good, struct fault *fault)
{
    struct checkpoint checkpoint;
    struct note note;

    if (note_split(row->note, &note) != REASON_NONE
        || checkpoint_read(walk->scratch, note.text, &checkpoint, fault) != STATUS_OK
        || checkpoint.size != row->size
        || !str_equal(checkpoint.origin,
            checkpoint_origin(walk->scratch, serial_at(&walk->serials, row->size - 1), row->alg)))
        return fault_set(fault, STATUS_DAMAGED,
            "第%" PRIu64 "条的检查点（表 checkpoint）不是一份检查点", row->size);
    if (ledger_check_extends(walk, &checkpoint, good, fault) != STATUS_OK || !signature)
        return fault->status;
    return signature_check(c, &checkpoint, row->note, walk->scratch, fault);
}

static enum status rows_check(const struct checkpoints *c, const struct ledger_check *walk,
    enum digest_alg alg, struct office_proof *proof, struct fault *fault)
{
    const struct vec *rows = &c->rows[alg];
    uint64_t good = 0;

    for (size_t i = 0; i < rows->len; i++) {
        const struct checkpoint_row *row = VEC_AT(*rows, struct checkpoint_row, i);
        size_t mark = arena_mark(walk->scratch);
        bool signature = c->asked->deep || i + 1 == rows->len;
        if (row_check(c, walk, row, signature, good, fault) != STATUS_OK)
            return fault->status;
        arena_rewind(walk->scratch, mark);
        good = row->size;
    }
    proof->checkpoints[alg] = rows->len;
    proof->signed_size[alg] = good;
    return STATUS_OK;
}

enum status checkpoints_judge(const struct checkpoints *c, const struct ledger_check *walk,
    struct office_proof *proof, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (rows_check(c, walk, (enum digest_alg)alg, proof, fault) != STATUS_OK)
            return fault->status;
    return c->earlier.size == 0 ? STATUS_OK : ledger_check_extends(walk, &c->earlier, 0, fault);
}
