#include "ledger/proof.h"

#include "base/json.h"
#include "ledger/export.h"
#include "ledger/lines.h"
#include "ledger/tlog_proof.h"

#include <string.h>

enum { LATE_MS_MAX = 60 * 1000 }; /* the registrar's clock may run so far ahead of witnesses' */

const char *verdict_word(enum verdict verdict)
{
    static const char *const words[] = {
        [VERDICT_REJECTED] = "rejected",
        [VERDICT_LOGGED] = "logged",
        [VERDICT_WITNESSED] = "witnessed",
    };

    return words[verdict];
}

void proof_reject(struct proof *proof, enum reason reason)
{
    proof->verdict = VERDICT_REJECTED;
    proof->reason = reason;
}

struct verifying {
    struct arena *arena;
    const struct trust *trust;
    bool sm3_required;
    struct proof *out;
    struct str json;
    struct tlog_proof_parts parts[DIGEST_ALGS];
    struct record record;
};

/* ---- steps 1 and 2: the file and its sections ----------------------------------------------- */

static enum reason file_check(struct verifying *v, struct str *file)
{
    struct str line = {0};

    if (file->len > PROOF_LEN_MAX)
        return REASON_SIZE;
    enum reason reason = lines_problem(*file);
    if (reason != REASON_NONE)
        return reason;
    if (!line_take(file, &line))
        return REASON_FIRST_LINE;
    for (unsigned kind = 0; kind < PROOF_KINDS; kind++) {
        v->out->kind = (enum proof_kind)kind;
        if (str_is(line, proof_first_line(v->out->kind)))
            return REASON_NONE;
    }
    return REASON_FIRST_LINE;
}

/* The lines up to the empty one, which is taken too. */
static bool section_take(struct str *rest, struct str *section)
{
    struct str line;

    *section = (struct str){rest->at, 0};
    while (line_take(rest, &line)) {
        if (line.len == 0)
            return true;
        section->len += line.len + 1;
    }
    return false;
}

/* Where the SM3 section begins, behind the empty line that stands before it; SIZE_MAX: nowhere. */
static size_t sm3_find(struct str text)
{
    struct str rest = text, line;
    bool empty = false;

    while (line_take(&rest, &line)) {
        if (empty && str_is(line, tlog_proof_first_line(DIGEST_SM3)))
            return (size_t)(line.at - text.at);
        empty = line.len == 0;
    }
    return SIZE_MAX;
}

static enum reason sections_split(struct verifying *v, struct str rest)
{
    if (!section_take(&rest, &v->out->text) || !section_take(&rest, &v->json))
        return REASON_SECTIONS;
    size_t sm3 = sm3_find(rest);
    v->out->has[DIGEST_SHA256] = true;
    v->out->has[DIGEST_SM3] = sm3 != SIZE_MAX;
    struct str first = {rest.at, sm3 == SIZE_MAX ? rest.len : sm3 - 1};
    enum reason reason = tlog_proof_split(first, DIGEST_SHA256, &v->parts[DIGEST_SHA256]);
    if (reason != REASON_NONE || sm3 == SIZE_MAX)
        return reason;
    struct str second = {rest.at + sm3, rest.len - sm3};
    return tlog_proof_split(second, DIGEST_SM3, &v->parts[DIGEST_SM3]);
}

/* One canonical object of body, header and salt on one line. */
static enum reason json_check(struct verifying *v)
{
    struct node map = {0};
    struct salt salt;
    struct fault fault;
    enum reason reason = REASON_NONE;

    if (v->json.len == 0)
        return REASON_JSON;
    v->json.len--; /* its LF; a second line would not be canonical */
    size_t mark = arena_mark(v->arena);
    if (json_read_canonical(v->arena, v->json, &map, &fault) != STATUS_OK || map.len != 3
        || node_get(&map, "body") == NULL || node_get(&map, "header") == NULL
        || node_get(&map, "salt") == NULL)
        reason = REASON_JSON;
    else if (!hex_read(node_text(&map, "salt"), salt.b, SALT_LEN))
        reason = REASON_SALT;
    arena_rewind(v->arena, mark);
    return reason;
}

/* ---- steps 3 to 5: the record --------------------------------------------------------------- */

static enum reason record_read(struct verifying *v)
{
    struct proof *out = v->out;
    struct fault fault;

    if (export_read_record(v->arena, v->json, &v->record, &fault) != STATUS_OK)
        return REASON_HEADER;
    out->header = v->record.header;
    if (!str_is(out->header.type, proof_event_type(out->kind)))
        return REASON_TYPE;
    if (body_read(v->arena, v->record.body, &out->body, &fault) != STATUS_OK)
        return REASON_BODY;
    return REASON_NONE;
}

static enum reason text_check(struct verifying *v)
{
    struct proof *out = v->out;
    size_t mark = arena_mark(v->arena);
    struct buffer text = {.arena = v->arena};
    bool same = proof_text_write(&text, out->kind, &out->header, out->body.data)
                && str_equal(buffer_str(&text), out->text);

    arena_rewind(v->arena, mark);
    return same ? REASON_NONE : REASON_TEXT;
}

/* ---- steps 6 to 9, for one tree ------------------------------------------------------------- */

static enum reason checkpoint_check(
    struct verifying *v, enum digest_alg alg, const struct note *note)
{
    struct checkpoint *checkpoint = &v->out->checkpoints[alg];
    struct fault fault;

    if (checkpoint_read(v->arena, note->text, checkpoint, &fault) != STATUS_OK)
        return REASON_CHECKPOINT;
    if (!str_equal(checkpoint->origin, checkpoint_origin(v->arena, v->out->header.origin, alg)))
        return REASON_ORIGIN;
    if (!trust_has_log(v->trust, checkpoint->origin))
        return REASON_LOG_UNKNOWN;
    return checkpoint->size > v->out->header.seq ? REASON_NONE : REASON_TREE_SIZE;
}

static enum reason note_check(struct verifying *v, enum digest_alg alg, struct str bytes)
{
    struct note *note = arena_new(v->arena, struct note);
    enum reason reason = note_split(bytes, note);

    if (reason == REASON_NONE)
        reason = checkpoint_check(v, alg, note);
    if (reason == REASON_NONE)
        reason = note_read_signatures(v->arena, note);
    if (reason == REASON_NONE)
        reason =
            trust_judge(v->trust, note, v->out->checkpoints[alg].origin, v->arena, &v->out->seen);
    return reason;
}

static enum reason tree_check(struct verifying *v, enum digest_alg alg)
{
    struct tlog_proof *proof = arena_new(v->arena, struct tlog_proof);
    const struct header *header = &v->out->header;

    v->out->section = alg;
    enum reason reason = tlog_proof_read(v->arena, &v->parts[alg], header->seq, proof);
    if (reason == REASON_NONE)
        reason = note_check(v, alg, proof->note);
    if (reason != REASON_NONE)
        return reason;
    struct digest commit = body_commit(alg, &v->record.salt, v->record.body);
    struct digest leaf = entry_leaf(v->arena, alg, header, &commit);
    struct merkle_claim claim = {.alg = alg,
        .index = header->seq,
        .size = v->out->checkpoints[alg].size,
        .proof = proof->hashes,
        .proof_len = proof->hashes_len};
    return merkle_inclusion_holds(&claim, &leaf, &v->out->checkpoints[alg].root) ? REASON_NONE
                                                                                 : REASON_INCLUSION;
}

/* ---- step 10: the quorum, over all sections read so far ------------------------------------- */

static enum reason time_check(struct verifying *v)
{
    struct proof *out = v->out;

    out->witnessed_at = trust_witnessed_at(v->trust, &out->seen);
    /* Seconds beyond what a header can say are later than any of them. */
    if (out->witnessed_at > LEDGER_INTEGER_MAX / 1000)
        return REASON_NONE;
    int64_t witnessed_ms = (int64_t)out->witnessed_at * 1000;
    return out->header.at.ms <= witnessed_ms + LATE_MS_MAX ? REASON_NONE : REASON_TIME;
}

/* ---- the order of all of it ----------------------------------------------------------------- */

static enum reason trees_check(struct verifying *v)
{
    enum reason reason = tree_check(v, DIGEST_SHA256);

    if (reason == REASON_NONE)
        reason = time_check(v);
    if (reason != REASON_NONE || !v->out->has[DIGEST_SM3])
        return reason != REASON_NONE || !v->sm3_required ? reason : REASON_SM3_MISSING;
    reason = tree_check(v, DIGEST_SM3);
    return reason == REASON_NONE ? time_check(v) : reason;
}

static enum reason all_check(struct verifying *v, struct str file)
{
    enum reason reason = file_check(v, &file);

    if (reason == REASON_NONE)
        reason = sections_split(v, file);
    if (reason == REASON_NONE)
        reason = json_check(v);
    if (reason == REASON_NONE)
        reason = record_read(v);
    if (reason == REASON_NONE)
        reason = text_check(v);
    return reason == REASON_NONE ? trees_check(v) : reason;
}

enum verdict proof_verify(struct arena *arena, struct str file, const struct trust *trust,
    bool sm3_required, struct proof *out)
{
    struct verifying v = {.arena = arena, .trust = trust, .sm3_required = sm3_required, .out = out};

    *out = (struct proof){.witnessed_at = WITNESS_NEVER};
    witnessing_start(&out->seen);
    out->reason = all_check(&v, file);
    if (out->reason != REASON_NONE)
        out->verdict = VERDICT_REJECTED;
    else
        out->verdict = out->witnessed_at == WITNESS_NEVER ? VERDICT_LOGGED : VERDICT_WITNESSED;
    return out->verdict;
}

/* ---- step 12 -------------------------------------------------------------------------------- */

/* {"bytes":n,"media":"…","name":"…","sha256":hex,"sm3":hex} and nothing else.  With a value of
 * another kind it is one that no file can be: its name stays empty. */
static bool attachment_read(const struct node *map, struct attached *out)
{
    const struct node *bytes = node_get(map, "bytes"), *name = node_get(map, "name"),
                      *media = node_get(map, "media");

    if (map->kind != NODE_MAP || map->len != 5 || bytes == NULL || name == NULL || media == NULL
        || node_get(map, "sha256") == NULL || node_get(map, "sm3") == NULL)
        return false;
    *out = (struct attached){.name = STR("")};
    if (bytes->kind == NODE_INTEGER && bytes->integer >= 0 && media->kind == NODE_TEXT
        && hex_read(node_text(map, "sha256"), out->digests[DIGEST_SHA256].b, DIGEST_LEN)
        && hex_read(node_text(map, "sm3"), out->digests[DIGEST_SM3].b, DIGEST_LEN)) {
        out->name = node_text(map, "name");
        out->bytes = (uint64_t)bytes->integer;
    }
    return true;
}

/* At most as deep as a body may be. */
void attached_find(struct arena *arena, const struct node *node, struct vec *out)
{
    struct attached attachment;

    if (attachment_read(node, &attachment)) {
        *(struct attached *)vec_push(arena, out, sizeof(attachment)) = attachment;
        return;
    }
    if (node->kind == NODE_MAP || node->kind == NODE_LIST)
        for (size_t i = 0; i < node->len; i++)
            attached_find(arena, &node->items[i], out);
}

struct vec proof_attachments(struct arena *arena, const struct proof *proof)
{
    struct vec out = {0};

    attached_find(arena, proof->body.data, &out);
    return out;
}

bool attached_holds(const struct attached *attachment, struct str bytes)
{
    if (bytes.len != attachment->bytes)
        return false;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest digest = digest_of((enum digest_alg)alg, &bytes, 1);
        if (!digest_equal(&digest, &attachment->digests[alg]))
            return false;
    }
    return true;
}

/* ---- step 13 -------------------------------------------------------------------------------- */

static bool list_holds(const struct proof *list, uint64_t seq)
{
    const struct node *revoked = proof_revoked(list->body.data);

    for (size_t i = 0; revoked != NULL && i < revoked->len; i++)
        if ((uint64_t)revoked->items[i].integer == seq)
            return true;
    return false;
}

enum revocation proof_apply_list(struct proof *proof, const struct proof *list)
{
    if (proof->verdict == VERDICT_REJECTED)
        return REVOCATION_UNKNOWN;
    if (list->verdict == VERDICT_REJECTED || list->kind != PROOF_REVOCATIONS
        || !str_equal(list->header.origin, proof->header.origin)) {
        proof_reject(proof, REASON_LIST);
        return REVOCATION_UNKNOWN;
    }
    if (list_holds(list, proof->header.seq)) {
        proof_reject(proof, REASON_REVOKED);
        return REVOCATION_REVOKED;
    }
    if (list->verdict < proof->verdict) /* a list that is not witnessed proves no more than that */
        proof->verdict = list->verdict;
    return list->header.seq > proof->header.seq ? REVOCATION_NONE : REVOCATION_UNKNOWN;
}
