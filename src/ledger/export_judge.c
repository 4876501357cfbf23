#include "ledger/export_judge.h"

/* The text of the note was compared with the record line by line; what is left are signatures. */
static enum reason note_judge(const struct export_check *check, enum digest_alg alg,
    const struct trust *trust, struct arena *scratch, struct export_verdict *out)
{
    struct note *note = arena_new(scratch, struct note);
    struct str origin = checkpoint_origin(scratch, check->ledger.origin, alg);

    out->section = alg;
    if (!trust_has_log(trust, origin))
        return REASON_LOG_UNKNOWN;
    out->judged[alg] = true;
    enum reason reason = note_read(scratch, buffer_str(&check->notes[alg]), note);
    return reason == REASON_NONE ? trust_judge(trust, note, origin, scratch, &out->seen) : reason;
}

static enum reason notes_judge(const struct export_check *check, const struct trust *trust,
    bool sm3_required, struct arena *scratch, struct export_verdict *out)
{
    enum reason reason = note_judge(check, DIGEST_SHA256, trust, scratch, out);

    if (reason != REASON_NONE)
        return reason;
    if (check->notes[DIGEST_SM3].len == 0)
        return sm3_required ? REASON_SM3_MISSING : REASON_NONE;
    reason = note_judge(check, DIGEST_SM3, trust, scratch, out);
    return reason == REASON_LOG_UNKNOWN && !sm3_required ? REASON_NONE : reason;
}

enum verdict export_judge(const struct export_check *check, const struct trust *trust,
    bool sm3_required, struct arena *scratch, struct export_verdict *out)
{
    size_t mark = arena_mark(scratch);

    *out = (struct export_verdict){.witnessed_at = WITNESS_NEVER};
    witnessing_start(&out->seen);
    out->reason = notes_judge(check, trust, sm3_required, scratch, out);
    arena_rewind(scratch, mark);
    if (out->reason != REASON_NONE)
        return out->verdict = VERDICT_REJECTED;
    out->witnessed_at = trust_witnessed_at(trust, &out->seen);
    out->verdict = out->witnessed_at == WITNESS_NEVER ? VERDICT_LOGGED : VERDICT_WITNESSED;
    return out->verdict;
}
