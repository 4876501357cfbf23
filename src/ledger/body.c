#include "ledger/body.h"

#include "base/json.h"
#include "ledger/entry.h"

/* Levels of containers, counted no further than `most` + 1. */
static int depth_of(const struct node *node, int most)
{
    int deepest = 0;

    if (node->kind != NODE_LIST && node->kind != NODE_MAP)
        return 0;
    if (most == 0)
        return 1;
    for (size_t i = 0; i < node->len; i++) {
        int depth = depth_of(&node->items[i], most - 1);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

static enum status body_check(const struct event_body *body, struct fault *fault)
{
    if (!id_valid(body->by))
        return fault_set(fault, STATUS_INVALID, "行为人编号（by）应为32位小写十六进制");
    if (!id_valid(body->command))
        return fault_set(fault, STATUS_INVALID, "提交号（command）应为32位小写十六进制");
    if (!id_valid(body->unit))
        return fault_set(fault, STATUS_INVALID, "单位编号（for）应为32位小写十六进制");
    if (body->of < 1 || body->of > COMMAND_EVENTS_MAX)
        return fault_set(fault, STATUS_INVALID, "提交的记录条数（of）应为1至64");
    if (body->i < 0 || body->i >= body->of)
        return fault_set(fault, STATUS_INVALID, "提交内序号（i）应从0起并小于条数（of）");
    if (depth_of(body->data, BODY_DEPTH_MAX) >= BODY_DEPTH_MAX)
        return fault_set(fault, STATUS_INVALID, "正文嵌套超过%d层", BODY_DEPTH_MAX);
    return STATUS_OK;
}

enum status body_write(struct buffer *out, const struct event_body *body, struct fault *fault)
{
    struct node map = {.kind = NODE_MAP};
    size_t start = out->len;

    must(body->data != NULL);
    if (body_check(body, fault) != STATUS_OK)
        return fault->status;
    node_put_text(out->arena, &map, "by", body->by);
    node_put_text(out->arena, &map, "command", body->command);
    struct node *data = node_put(out->arena, &map, STR("data"));
    struct node named = *body->data;
    named.key = data->key;
    *data = named;
    node_put_text(out->arena, &map, "for", body->unit);
    node_put_integer(out->arena, &map, "i", body->i);
    node_put_integer(out->arena, &map, "of", body->of);
    if (json_write_canonical(out, &map, fault) != STATUS_OK)
        return fault->status;
    if (out->len - start > BODY_LEN_MAX)
        return fault_set(fault, STATUS_INVALID, "正文超过%d字节", BODY_LEN_MAX);
    return STATUS_OK;
}

static const struct node *integer_get(const struct node *map, const char *key)
{
    const struct node *child = node_get(map, key);

    return child != NULL && child->kind == NODE_INTEGER ? child : NULL;
}

static int small_of(const struct node *integer)
{
    bool small = integer->integer >= 0 && integer->integer <= COMMAND_EVENTS_MAX;

    return small ? (int)integer->integer : -1;
}

enum status body_read(
    struct arena *arena, struct str text, struct event_body *out, struct fault *fault)
{
    struct node *map = arena_new(arena, struct node);

    if (text.len > BODY_LEN_MAX)
        return fault_set(fault, STATUS_INVALID, "正文超过%d字节", BODY_LEN_MAX);
    if (json_read_canonical(arena, text, map, fault) != STATUS_OK) {
        struct str why = str_copy(arena, str_of(fault->text));
        return fault_set(fault, STATUS_INVALID, "正文不是规范JSON：%.*s", STR_ARG(why));
    }
    const struct node *i = integer_get(map, "i"), *of = integer_get(map, "of");
    *out = (struct event_body){.by = node_text(map, "by"),
        .command = node_text(map, "command"),
        .unit = node_text(map, "for"),
        .data = node_get(map, "data")};
    if (map->len != 6 || i == NULL || of == NULL || out->data == NULL)
        return fault_set(fault, STATUS_INVALID, "正文成员不全或多余");
    out->i = small_of(i);
    out->of = small_of(of);
    return body_check(out, fault);
}
