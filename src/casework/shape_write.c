#include "casework/shape.h"

const struct field *shape_field(const struct shape *shape, struct str name)
{
    for (size_t i = 0; i < shape->fields_len; i++)
        if (str_is(name, shape->fields[i].name))
            return &shape->fields[i];
    return NULL;
}

static const void *slot(const void *data, const struct field *field)
{
    return (const char *)data + field->at;
}

bool field_given(const struct field *field, const void *data)
{
    const void *at = slot(data, field);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_CODE: return ((const struct str *)at)->at != NULL;
    case FIELD_ID: return id_given(*(const struct id *)at);
    case FIELD_DATE:
    case FIELD_DAY: return ((const struct date *)at)->precision != PRECISION_NOT_GIVEN;
    case FIELD_NUMBER: return ((const struct number *)at)->given;
    case FIELD_CHOICE: return *(const int *)at != 0;
    case FIELD_GROUP:
    case FIELD_TREE: return *(const void *const *)at != NULL;
    case FIELD_LIST:
    case FIELD_CODES:
    case FIELD_TEXTS:
    case FIELD_IDS: return ((const struct list *)at)->at != NULL;
    }
    return false;
}

static enum absent absence(const struct field *field, const void *data)
{
    if (field->absent_at == 0)
        return ABSENT_NOT;
    return *(const enum absent *)(const void *)((const char *)data + field->absent_at);
}

static void write_groups(
    struct arena *arena, const struct shape *of, const struct list *list, struct node *out)
{
    for (size_t i = 0; i < list->len; i++) {
        const void *item = (const char *)list->at + i * of->size;
        shape_write(arena, of, item, node_push(arena, out));
    }
}

static void write_list(
    struct arena *arena, const struct field *field, const struct list *list, struct node *out)
{
    out->kind = NODE_LIST;
    if (field->kind == FIELD_LIST) {
        write_groups(arena, field->of, list, out);
        return;
    }
    for (size_t i = 0; i < list->len; i++) {
        struct str text = field->kind == FIELD_IDS
                              ? id_write(arena, ((const struct id *)list->at)[i])
                              : ((const struct str *)list->at)[i];
        node_set_text(node_push(arena, out), text);
    }
}

/* Takes the tree over with its children; the key and its place stay the member's. */
static void write_tree(const struct node *tree, struct node *out)
{
    struct node member = *tree;
    member.key = out->key;
    member.key_line = out->key_line;
    member.key_column = out->key_column;
    *out = member;
}

static void write_member(
    struct arena *arena, const struct field *field, const void *at, struct node *out)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_CODE: node_set_text(out, *(const struct str *)at); break;
    case FIELD_ID: node_set_text(out, id_write(arena, *(const struct id *)at)); break;
    case FIELD_DATE:
    case FIELD_DAY: date_write(arena, out, at); break;
    case FIELD_NUMBER: node_set_integer(out, ((const struct number *)at)->n); break;
    case FIELD_CHOICE: node_set_text(out, str_of(field->choices[*(const int *)at])); break;
    case FIELD_GROUP: shape_write(arena, field->of, *(const void *const *)at, out); break;
    case FIELD_TREE: write_tree(*(const struct node *const *)at, out); break;
    case FIELD_LIST:
    case FIELD_CODES:
    case FIELD_TEXTS:
    case FIELD_IDS: write_list(arena, field, at, out); break;
    }
}

void shape_write(struct arena *arena, const struct shape *shape, const void *data, struct node *out)
{
    out->kind = NODE_MAP;
    for (size_t i = 0; i < shape->fields_len; i++) {
        const struct field *field = &shape->fields[i];
        enum absent absent = absence(field, data);
        bool given = field_given(field, data);
        must(!given || absent == ABSENT_NOT); /* a value is there, or it is said why not */
        if (!given && absent == ABSENT_NOT)
            continue;
        struct node *member = node_put(arena, out, str_of(field->name));
        if (given) {
            write_member(arena, field, slot(data, field), member);
        } else {
            member->kind = NODE_MAP;
            node_put_text(arena, member, "absent", str_of(absent_codes[absent]));
        }
    }
}
