#include "store/event_code.h"

#include "base/json.h"
#include "casework/sealed.h"
#include "ledger/body.h"

#include <inttypes.h>

/* ---- writing -------------------------------------------------------------------------------- */

static void node_become(struct node *node, struct node value)
{
    value.key = node->key;
    *node = value;
}

static enum status seal(
    struct arena *arena, struct node *member, struct sealed_part *part, struct fault *fault)
{
    struct buffer text = {.arena = arena};
    struct node bare = *member;
    struct node outside = {.kind = NODE_MAP}, inside = {.kind = NODE_MAP};

    bare.key = (struct str){0};
    if (json_write_canonical(&text, &bare, fault) != STATUS_OK)
        return fault->status;
    part->part = buffer_str(&text);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest commit = sealed_commit((enum digest_alg)alg, &part->salt, part->part);
        node_put_text(arena, &inside, digest_alg_name((enum digest_alg)alg),
            hex_write(arena, commit.b, DIGEST_LEN));
    }
    node_become(node_put(arena, &outside, STR("sealed")), inside);
    node_become(member, outside);
    return STATUS_OK;
}

static enum status seal_all(struct arena *arena, const struct chance *chance,
    const struct event *event, struct node *data, struct sealed_parts *parts, struct fault *fault)
{
    struct sealed_member members[EVENT_SEALED_MAX];
    size_t len = sealed_find(event->shape, data, members, EVENT_SEALED_MAX);
    struct sealed_part *at = arena_take(arena, len + 1, sizeof(*at));

    if (len > EVENT_SEALED_MAX)
        return fault_set(
            fault, STATUS_INVALID, "一条记录中的密封内容不能超过%d处", EVENT_SEALED_MAX);
    for (size_t i = 0; i < len; i++) {
        struct digest salt = chance_take(chance, "sealed", event->seq, i);
        for (size_t k = 0; k < SALT_LEN; k++)
            at[i].salt.b[k] = salt.b[k];
        if (seal(arena, members[i].node, &at[i], fault) != STATUS_OK)
            return fault->status;
    }
    *parts = (struct sealed_parts){at, len};
    return STATUS_OK;
}

enum status event_encode(struct arena *arena, struct str origin, const struct chance *chance,
    const struct event *event, struct stored *out, struct fault *fault)
{
    struct node data = {.kind = NODE_MAP};
    struct buffer text = {.arena = arena};
    struct digest salt = chance_take(chance, "salt", event->seq, 0);
    struct record *record = &out->record;

    event_write(arena, event, &data);
    if (seal_all(arena, chance, event, &data, &out->parts, fault) != STATUS_OK)
        return fault->status;
    struct event_body body = {.by = id_write(arena, event->by.id),
        .command = id_write(arena, event->command.id),
        .unit = id_write(arena, event->for_unit.id),
        .i = event->i,
        .of = event->of,
        .data = &data};
    if (body_write(&text, &body, fault) != STATUS_OK)
        return fault->status;
    *record = (struct record){.body = buffer_str(&text), .commits_known = true};
    for (size_t k = 0; k < SALT_LEN; k++)
        record->salt.b[k] = salt.b[k];
    record->header = (struct header){.at = event->at,
        .n = event->n,
        .seq = event->seq,
        .origin = origin,
        .stream = id_write(arena, event->stream),
        .type = str_of(event->shape->name),
        .v = event->shape->v};
    record->commits = body_commits(&record->salt, record->body);
    return STATUS_OK;
}

/* ---- reading -------------------------------------------------------------------------------- */

static enum status damaged(const struct record *record, struct fault *fault, const char *why)
{
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：%s", record->header.seq, why);
}

/* The part that this sealed member commits to; NULL when it is not there any more. */
static const struct sealed_part *part_of(
    const struct node *member, const struct sealed_parts *parts)
{
    struct str wanted = node_text(node_get(member, "sealed"), "sha256");
    struct digest digest;

    if (!hex_read(wanted, digest.b, DIGEST_LEN))
        return NULL;
    for (size_t i = 0; i < parts->len; i++) {
        struct digest commit = sealed_commit(DIGEST_SHA256, &parts->at[i].salt, parts->at[i].part);
        if (digest_equal(&commit, &digest))
            return &parts->at[i];
    }
    return NULL;
}

/* Puts sealed members back in their place; one whose part is gone stays sealed, and reading its
 * shape takes it as not given. */
static enum status unseal(struct arena *arena, const struct stored *stored, struct node *data,
    const struct shape *shape, struct fault *fault)
{
    struct sealed_member members[EVENT_SEALED_MAX];
    size_t len = sealed_find(shape, data, members, EVENT_SEALED_MAX);

    for (size_t i = 0; i < len && i < EVENT_SEALED_MAX; i++) {
        const struct sealed_part *part =
            sealed_is(members[i].node) ? part_of(members[i].node, &stored->parts) : NULL;
        struct node value = {0};
        if (part == NULL)
            continue;
        if (json_read_canonical(arena, part->part, &value, fault) != STATUS_OK)
            return damaged(&stored->record, fault, "密封内容不是规范JSON");
        node_become(members[i].node, value);
    }
    return STATUS_OK;
}

static enum status data_read(struct arena *arena, const struct record *record,
    const struct node *data, struct event *out, struct fault *fault)
{
    struct problems problems = {.arena = arena};

    if (event_read(arena, data, out, &problems))
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：正文不合“%.*s”的格式：%.*s：%.*s",
        record->header.seq, STR_ARG(record->header.type), STR_ARG(problems.at[0].path),
        STR_ARG(problems.at[0].text));
}

const struct shape *event_record_shape(const struct record *record)
{
    return event_shape_find(record->header.type, record->header.v);
}

enum status event_decode_header(const struct stored *stored, struct event *out, struct fault *fault)
{
    const struct header *header = &stored->record.header;

    *out = (struct event){.shape = event_record_shape(&stored->record),
        .at = header->at,
        .seq = header->seq,
        .n = header->n};
    if (!id_read(header->stream, &out->stream))
        return damaged(&stored->record, fault, "流编号不对");
    return STATUS_OK;
}

enum status event_decode(
    struct arena *arena, const struct stored *stored, struct event *out, struct fault *fault)
{
    const struct record *record = &stored->record;
    struct event_body body;

    if (event_decode_header(stored, out, fault) != STATUS_OK)
        return fault->status;
    if (record->erased)
        return STATUS_OK;
    if (body_read(arena, record->body, &body, fault) != STATUS_OK) {
        struct str why = str_copy(arena, str_of(fault->text));
        return damaged(record, fault, str_c(arena, why));
    }
    out->i = body.i;
    out->of = body.of;
    must(id_read(body.by, &out->by.id) && id_read(body.command, &out->command.id)
         && id_read(body.unit, &out->for_unit.id));
    if (out->shape == NULL)
        return STATUS_OK;
    struct node *data = arena_new(arena, struct node);
    *data = *body.data;
    if (unseal(arena, stored, data, out->shape, fault) != STATUS_OK)
        return fault->status;
    return data_read(arena, record, data, out, fault);
}

struct stored stored_copy(struct arena *arena, const struct stored *stored)
{
    struct sealed_part *parts = arena_take(arena, stored->parts.len + 1, sizeof(*parts));
    struct stored copy = *stored;

    copy.record.body = str_copy(arena, stored->record.body);
    for (size_t i = 0; i < stored->parts.len; i++) {
        parts[i] = stored->parts.at[i];
        parts[i].part = str_copy(arena, stored->parts.at[i].part);
    }
    copy.parts.at = parts;
    copy.record.header.stream = str_copy(arena, stored->record.header.stream);
    copy.record.header.type = str_copy(arena, stored->record.header.type);
    return copy;
}

static bool part_binds(
    struct arena *arena, const struct node *member, const struct sealed_part *part)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest commit = sealed_commit((enum digest_alg)alg, &part->salt, part->part);
        struct str said =
            node_text(node_get(member, "sealed"), digest_alg_name((enum digest_alg)alg));
        if (!str_equal(said, hex_write(arena, commit.b, DIGEST_LEN)))
            return false;
    }
    return true;
}

enum status event_sealed_check(
    struct arena *arena, const struct stored *stored, const struct node *data, struct fault *fault)
{
    const struct record *record = &stored->record;
    const struct sealed_parts *parts = &stored->parts;
    const struct shape *shape = event_shape_find(record->header.type, record->header.v);
    struct sealed_member members[EVENT_SEALED_MAX];

    if (data == NULL || shape == NULL)
        return STATUS_OK;
    struct node copy = *data;
    size_t len = sealed_find(shape, &copy, members, EVENT_SEALED_MAX);
    if (len != parts->len)
        return damaged(record, fault, "密封内容缺失或者多出");
    for (size_t i = 0; i < len; i++)
        if (!sealed_is(members[i].node) || !part_binds(arena, members[i].node, &parts->at[i]))
            return damaged(record, fault, "密封内容与承诺值不符");
    return STATUS_OK;
}
