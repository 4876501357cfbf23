/* The record over the API: its roots, checkpoints, proofs, and entries without their contents. */
#include "office/office_check.h"
#include "office/office_sign.h"
#include "view/record_view.h"
#include "web/api.h"
#include "web/api_list.h"
#include "web/problem.h"

enum { EVENTS_LOOKED_AT = 2000 }; /* for one answer */

static enum digest_alg alg_asked(const struct exchange *x)
{
    return exchange_query(x, "sm3").len > 0 ? DIGEST_SM3 : DIGEST_SHA256;
}

enum exchange_next api_root(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct digest roots[DIGEST_ALGS];
    struct office_head head = office_head(x->viewer.office, roots);

    node_put_text(x->arena, &out, "origin", office_origin(x->viewer.office));
    node_put_integer(x->arena, &out, "size", (int64_t)head.size);
    node_put_text(x->arena, &out, "sha256",
        hex_write(x->arena, roots[DIGEST_SHA256].b, sizeof(roots[DIGEST_SHA256].b)));
    node_put_text(
        x->arena, &out, "sm3", hex_write(x->arena, roots[DIGEST_SM3].b, sizeof(roots[0].b)));
    node_set_bool(node_put(x->arena, &out, STR("story")), office_is_story(x->viewer.office));
    return exchange_json(x, &out);
}

enum exchange_next api_checkpoint(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct fault fault;
    struct str text;

    if (office_checkpoint(x->viewer.office, alg_asked(x), x->arena, &text, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    node_put_text(x->arena, &out, "note", text);
    return exchange_json(x, &out);
}

enum exchange_next api_proof(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct buffer text = {.arena = x->arena};
    struct office_inclusion inclusion;
    struct fault fault;
    int64_t seq;

    if (!str_integer(x->parts[0], &seq) || seq < 0)
        return problem_tell(x, "not_found", (struct str){0}, NULL);
    if (office_prove(x->viewer.office, alg_asked(x), (uint64_t)seq, x->arena, &inclusion, &fault)
        != STATUS_OK)
        return problem_of_fault(x, &fault);
    tlog_proof_write(&text, alg_asked(x), &inclusion.proof);
    node_put_integer(x->arena, &out, "seq", seq);
    node_put_integer(x->arena, &out, "size", (int64_t)inclusion.size);
    node_set_bool(node_put(x->arena, &out, STR("signed_by_log")), inclusion.signed_by_log);
    node_put_text(x->arena, &out, "proof", buffer_str(&text));
    return exchange_json(x, &out);
}

/* ---- events --------------------------------------------------------------------------------- */

/* What happened in a matter or a meeting is told to those who may see it; the rest is the
 * directory's, which everyone here knows. */
static bool header_seen(struct exchange *x, const struct header *header)
{
    struct dossier dossier;
    struct fault fault;
    struct id id;
    const struct shape *shape = event_shape_find(header->type, header->v);

    if (shape == NULL || shape->stream == STREAM_MEETING)
        return false;
    if (shape->stream != STREAM_MATTER)
        return true;
    size_t mark = arena_mark(x->arena);
    bool seen = id_read(header->stream, &id)
                && office_matter(x->viewer.office, (matter_id){id}, x->viewer.person, x->arena,
                       &dossier, &fault)
                       == STATUS_OK;
    arena_rewind(x->arena, mark);
    return seen;
}

enum exchange_next api_events(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    struct vec headers;
    struct fault fault;
    int64_t after, limit, looked = 0, next = 0;

    if (!api_number(x, "limit", API_LIMIT, API_LIMIT_MAX, &limit)
        || !api_number(x, "after", -1, (int64_t)1 << 53, &after))
        return EXCHANGE_DONE;
    if (office_headers(
            x->viewer.office, (uint64_t)(after + 1), EVENTS_LOOKED_AT, x->arena, &headers, &fault)
        != STATUS_OK)
        return problem_of_fault(x, &fault);
    VEC_EACH (struct header, header, headers) {
        if (out.len >= (size_t)limit)
            break;
        looked++;
        next = (int64_t)header->seq;
        if (header_seen(x, header))
            header_tree(x->arena, header, node_push(x->arena, &out));
    }
    bool more = looked > 0 && (looked < (int64_t)headers.len || looked == EVENTS_LOOKED_AT);
    struct node answer = {.kind = NODE_MAP}, *items = node_put(x->arena, &answer, STR("items"));
    struct str key = items->key;
    *items = out;
    items->key = key;
    node_put_integer(x->arena, &answer, "after", looked > 0 ? next : after);
    node_set_bool(node_put(x->arena, &answer, STR("more")), more);
    return exchange_json(x, &answer);
}
