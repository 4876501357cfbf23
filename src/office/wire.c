#include "office/wire.h"

#include "base/json.h"

static const uint32_t mark = UINT32_C(0x46524A31); /* FRJ1 */

/* ---- header --------------------------------------------------------------------------------- */

static void number_write(uint8_t *out, uint64_t n, int len)
{
    for (int i = 0; i < len; i++)
        out[i] = (uint8_t)(n >> (8 * (len - 1 - i)));
}

static uint64_t number_read(const uint8_t *at, int len)
{
    uint64_t n = 0;

    for (int i = 0; i < len; i++)
        n = n << 8 | at[i];
    return n;
}

/* The mark holds the kind in its last byte. */
void wire_header_write(const struct wire_message *message, uint8_t bytes[WIRE_HEADER_LEN])
{
    number_write(bytes, (mark & ~UINT32_C(0xFF)) | (uint32_t)message->kind, 4);
    number_write(bytes + 4, message->text_len, 4);
    number_write(bytes + 8, message->tag, 8);
}

bool wire_header_read(const uint8_t bytes[WIRE_HEADER_LEN], struct wire_message *out)
{
    uint64_t first = number_read(bytes, 4), len = number_read(bytes + 4, 4);

    *out = (struct wire_message){.kind = (enum wire_kind)(first & 0xFF),
        .text_len = (uint32_t)len,
        .tag = number_read(bytes + 8, 8)};
    return (first & ~UINT64_C(0xFF)) == (mark & ~UINT32_C(0xFF)) && out->kind >= WIRE_SUBMIT
           && out->kind <= WIRE_KIND_LAST && len <= WIRE_TEXT_MAX;
}

void wire_write(struct buffer *out, enum wire_kind kind, uint64_t tag, struct str text)
{
    struct wire_message message = {.kind = kind, .text_len = (uint32_t)text.len, .tag = tag};
    uint8_t bytes[WIRE_HEADER_LEN];

    must(text.len <= WIRE_TEXT_MAX);
    wire_header_write(&message, bytes);
    buffer_add(out, (struct str){(const char *)bytes, sizeof(bytes)});
    buffer_add(out, text);
}

/* ---- requests ------------------------------------------------------------------------------- */

static struct str text_of(struct arena *arena, const struct node *map)
{
    struct buffer out = {.arena = arena};

    json_write_pretty(&out, map);
    return buffer_str(&out);
}

static void put(struct arena *arena, struct node *map, const char *key, struct str text)
{
    if (text.len > 0)
        node_put_text(arena, map, key, text);
}

struct str wire_request_write(struct arena *arena, const struct request *request)
{
    struct node map = {.kind = NODE_MAP};

    put(arena, &map, "noun", request->noun);
    put(arena, &map, "verb", request->verb);
    put(arena, &map, "target", request->target);
    put(arena, &map, "action", request->action);
    put(arena, &map, "person", request->person);
    put(arena, &map, "entered_by", request->entered_by);
    put(arena, &map, "via", request->via);
    put(arena, &map, "done_on", request->done_on);
    put(arena, &map, "upload", request->upload);
    if (id_given(request->key.id))
        put(arena, &map, "key", id_write(arena, request->key.id));
    node_put_integer(arena, &map, "now", request->now.ms);
    node_put_integer(arena, &map, "if_version", (int64_t)request->if_version);
    if (request->input != NULL) {
        struct node *input = node_put(arena, &map, STR("input"));
        struct str key = input->key;
        *input = *request->input;
        input->key = key;
    }
    return text_of(arena, &map);
}

static bool map_read(struct arena *arena, struct str text, struct node *out)
{
    struct fault fault;

    return json_read(arena, text, out, &fault) == STATUS_OK && out->kind == NODE_MAP;
}

static bool integer_of(const struct node *map, const char *key, int64_t *out)
{
    const struct node *node = node_get(map, key);

    *out = node != NULL && node->kind == NODE_INTEGER ? node->integer : 0;
    return node != NULL && node->kind == NODE_INTEGER;
}

static bool bool_of(const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);

    return node != NULL && node->kind == NODE_BOOL && node->integer == 1;
}

static bool id_of(const struct node *map, const char *key, struct id *out)
{
    return node_get(map, key) == NULL || id_read(node_text(map, key), out);
}

bool wire_request_read(struct arena *arena, struct str text, struct request *out)
{
    struct node *map = arena_new(arena, struct node);
    int64_t version;

    *out = (struct request){0};
    if (!map_read(arena, text, map) || !integer_of(map, "now", &out->now.ms)
        || !integer_of(map, "if_version", &version) || version < 0
        || !id_of(map, "key", &out->key.id))
        return false;
    out->if_version = (uint64_t)version;
    out->noun = node_text(map, "noun");
    out->verb = node_text(map, "verb");
    out->target = node_text(map, "target");
    out->action = node_text(map, "action");
    out->person = node_text(map, "person");
    out->entered_by = node_text(map, "entered_by");
    out->via = node_text(map, "via");
    out->done_on = node_text(map, "done_on");
    out->upload = node_text(map, "upload");
    out->input = node_get(map, "input");
    return true;
}

/* ---- replies -------------------------------------------------------------------------------- */

static void problems_put(struct arena *arena, struct node *map, const struct problems *problems)
{
    struct node *list = node_put(arena, map, STR("problems"));

    list->kind = NODE_LIST;
    for (size_t i = 0; i < problems->len; i++) {
        const struct problem *problem = &problems->at[i];
        struct node *row = node_push(arena, list);
        row->kind = NODE_MAP;
        put(arena, row, "path", problem->path);
        put(arena, row, "text", problem->text);
        put(arena, row, "code", problem->code);
    }
}

struct str wire_reply_write(struct arena *arena, const struct reply *reply)
{
    const struct decision *decision = &reply->decision;
    struct node map = {.kind = NODE_MAP};

    node_put_integer(arena, &map, "status", reply->status);
    put(arena, &map, "fault", str_of(reply->status == STATUS_OK ? NULL : reply->fault.text));
    if (decision->refusal != REFUSAL_NONE)
        put(arena, &map, "refusal", refusal_code(decision->refusal));
    put(arena, &map, "detail", decision->detail);
    put(arena, &map, "rule", decision->rule);
    problems_put(arena, &map, &decision->problems);
    struct node *notes = node_put(arena, &map, STR("notes"));
    notes->kind = NODE_LIST;
    VEC_EACH (struct str, note, decision->notes)
        node_set_text(node_push(arena, notes), *note);
    put(arena, &map, "stream", id_write(arena, reply->stream));
    put(arena, &map, "key", id_write(arena, reply->key.id));
    node_put_integer(arena, &map, "seq", (int64_t)reply->seq);
    node_set_bool(node_put(arena, &map, STR("repeated")), reply->repeated);
    node_set_bool(node_put(arena, &map, STR("stale")), reply->stale);
    node_put_integer(arena, &map, "version", (int64_t)reply->version);
    return text_of(arena, &map);
}

static void lists_take(struct arena *arena, const struct node *map, struct decision *out)
{
    const struct node *problems = node_get(map, "problems"), *notes = node_get(map, "notes");

    out->problems.arena = arena;
    for (size_t i = 0; problems != NULL && i < problems->len; i++) {
        struct str text = node_text(&problems->items[i], "text");
        problem_add(
            &out->problems, NULL, node_text(&problems->items[i], "path"), "%.*s", STR_ARG(text));
        problem_code(&out->problems, node_text(&problems->items[i], "code"));
    }
    for (size_t i = 0; notes != NULL && i < notes->len; i++)
        *(struct str *)vec_push(arena, &out->notes, sizeof(struct str)) = notes->items[i].text;
}

bool wire_reply_read(struct arena *arena, struct str text, struct reply *out)
{
    struct node *map = arena_new(arena, struct node);
    struct decision *decision = &out->decision;
    int64_t status, seq, version;

    *out = (struct reply){.seq = 0};
    if (!map_read(arena, text, map) || !integer_of(map, "status", &status)
        || !integer_of(map, "seq", &seq) || !integer_of(map, "version", &version)
        || status < STATUS_OK || status > STATUS_UNKNOWN || !id_of(map, "stream", &out->stream)
        || !id_of(map, "key", &out->key.id))
        return false;
    out->status = (enum status)status;
    out->seq = (uint64_t)seq;
    out->version = (uint64_t)version;
    if (status != STATUS_OK)
        fault_set(&out->fault, out->status, "%.*s", STR_ARG(node_text(map, "fault")));
    const struct node *refusal = node_get(map, "refusal");
    if (refusal != NULL && !refusal_find(refusal->text, &decision->refusal))
        return false;
    decision->detail = node_text(map, "detail");
    decision->rule = node_text(map, "rule");
    out->repeated = bool_of(map, "repeated");
    out->stale = bool_of(map, "stale");
    lists_take(arena, map, decision);
    return true;
}
