#include "casework/sealed.h"
#include "casework/shape.h"
#include "casework/shape_text.h"

#include <string.h>

enum { ELEMENTS_MAX = 10000 };       /* of a list, in the record's form */
#define INTEGER_MAX 9007199254740991 /* 2^53 - 1 */

struct reader {
    struct arena *arena;
    const struct names *names;
    bool command;
    struct problems *problems;
};

/* One value being read: its node, the row it is for, and its place as people name it. */
struct value {
    const struct node *node;
    const struct field *field;
    struct str path;
};

static void complain(struct reader *reader, const struct value *value, const char *what)
{
    problem_add(reader->problems, value->node, value->path, "%s", what);
}

/* ---- scalars ------------------------------------------------------------------------------- */

/* The text of a value; in a command also of an integer, which YAML makes of 12. */
static bool text_of(struct reader *reader, const struct node *node, struct str *out)
{
    if (node->kind == NODE_TEXT) {
        *out = node->text;
        return true;
    }
    if (!reader->command || node->kind != NODE_INTEGER)
        return false;
    *out = str_format(reader->arena, "%lld", (long long)node->integer);
    return true;
}

static void read_text(struct reader *reader, const struct value *value, struct str *out)
{
    struct str text;
    if (!text_of(reader, value->node, &text)) {
        complain(reader, value, "这里应填写文字。");
        return;
    }
    const char *fault = shape_text_check(text, reader->command);
    if (fault != NULL) {
        complain(reader, value, fault);
        return;
    }
    *out = reader->command ? shape_text_lines(reader->arena, text) : text;
}

static void read_code(struct reader *reader, const struct value *value, struct str *out)
{
    struct str text;
    bool is_text = text_of(reader, value->node, &text);
    if (is_text && reader->command)
        text = str_trim(text);
    if (!is_text || !shape_text_is_code(text)) {
        complain(reader, value, "这里应填写代号：1至40个字母、数字、点、横线或下划线。");
        return;
    }
    *out = text;
}

static void read_id(struct reader *reader, const struct value *value, struct id *out)
{
    const struct names *names = reader->names;
    if (value->node->kind != NODE_TEXT) {
        complain(reader, value, "这里应填写姓名、名称、代号或32位编号。");
        return;
    }
    struct str word = reader->command ? str_trim(value->node->text) : value->node->text;
    if (id_read(word, out)) {
        if (!id_given(*out))
            complain(reader, value, "编号不能全为零。");
        return;
    }
    if (names != NULL && names->find(names->context, value->field->refers, word, out))
        return;
    if (names == NULL)
        complain(reader, value, "这里应填写32位编号（小写字母a至f和数字）。");
    else
        problem_add(reader->problems, value->node, value->path,
            "没有找到“%.*s”；请填写已登记的姓名、名称、代号或32位编号。", STR_ARG(word));
}

static void read_date(struct reader *reader, const struct value *value, struct date *out)
{
    struct date date;
    bool day_only = value->field->kind == FIELD_DAY;
    bool read =
        reader->command ? date_read_loose(value->node, &date) : date_read(value->node, &date);
    if (read && (!day_only || date_is_day(&date)))
        *out = date;
    else if (read)
        complain(reader, value, "这里需要确切到日的日期，如 2026-11-03。");
    else if (day_only)
        complain(reader, value, "日期应写成 2026-11-03 的样子，并且是实有的日子。");
    else
        complain(reader, value,
            "日期应写成 2026-11-03；不知道日的写 2026-11，不知道月的写 2026，一段时间写 "
            "2026-01/2026-03。");
}

static void read_number(struct reader *reader, const struct value *value, struct number *out)
{
    const struct node *node = value->node;
    int64_t n = node->integer;
    bool read = node->kind == NODE_INTEGER;
    if (reader->command && node->kind == NODE_TEXT)
        read = str_integer(str_trim(node->text), &n);
    if (reader->command && node->kind == NODE_BOOL)
        read = true; /* yes is 1, no is 0 */
    if (!read || n < -INTEGER_MAX || n > INTEGER_MAX) {
        complain(reader, value,
            "这里应填写整数，不带小数点、逗号和单位（金额以分计，比例以万分之一计）。");
        return;
    }
    *out = (struct number){true, n};
}

static void read_choice(struct reader *reader, const struct value *value, int *out)
{
    const char *const *choices = value->field->choices;
    struct buffer all = {.arena = reader->arena};
    struct str word = str_trim(value->node->text);
    for (int i = 1; choices[i] != NULL; i++) {
        if (value->node->kind == NODE_TEXT && str_is(word, choices[i])) {
            *out = i;
            return;
        }
        buffer_addf(&all, "%s%s", i == 1 ? "" : "、", choices[i]);
    }
    problem_add(reader->problems, value->node, value->path, "这里应填写其中之一：%.*s。",
        STR_ARG(buffer_str(&all)));
}

/* ---- what holds other values --------------------------------------------------------------- */

static void read_map(
    struct reader *reader, const struct shape *shape, const struct value *value, void *data);

static size_t element_size(const struct field *field)
{
    if (field->kind == FIELD_LIST)
        return field->of->size;
    return field->kind == FIELD_IDS ? sizeof(struct id) : sizeof(struct str);
}

static void read_element(struct reader *reader, const struct value *value, void *out)
{
    if (value->field->kind == FIELD_LIST)
        read_map(reader, value->field->of, value, out);
    else if (value->field->kind == FIELD_IDS)
        read_id(reader, value, out);
    else if (value->field->kind == FIELD_CODES)
        read_code(reader, value, out);
    else
        read_text(reader, value, out);
}

/* Blank in a command: a field of a form nobody filled in. */
static bool is_blank(const struct reader *reader, const struct node *node)
{
    return reader->command
           && (node->kind == NODE_NULL || (node->kind == NODE_TEXT && str_is_blank(node->text)));
}

static void read_list(struct reader *reader, const struct value *value, struct list *out)
{
    const struct node *node = value->node;
    if (node->kind == NODE_TEXT && reader->command && value->field->kind != FIELD_LIST) {
        void *one = arena_take(reader->arena, 1, element_size(value->field));
        read_element(reader, value, one);
        *out = (struct list){one, 1};
        return;
    }
    if (node->kind != NODE_LIST || node->len > ELEMENTS_MAX) {
        complain(reader, value, node->kind == NODE_LIST ? "最多一万项。" : "这里应是一个列表。");
        return;
    }
    size_t size = element_size(value->field), len = 0;
    char *at = arena_take(reader->arena, node->len + 1, size); /* never NULL, even when empty */
    for (size_t i = 0; i < node->len; i++) {
        struct value element = {&node->items[i], value->field,
            str_format(reader->arena, "%.*s[%zu]", STR_ARG(value->path), i)};
        if (!is_blank(reader, element.node))
            read_element(reader, &element, at + size * len++);
    }
    *out = (struct list){at, len};
}

/* A document is kept as it is; of what people send, its texts are looked at. */
static void check_tree(struct reader *reader, const struct value *value, const struct node *node)
{
    const char *fault = NULL;
    if (node->kind == NODE_TEXT && node->text.len > 0)
        fault = shape_text_check(node->text, true);
    if (fault != NULL)
        problem_add(reader->problems, node, value->path, "%s", fault);
    for (size_t i = 0; i < node->len; i++)
        check_tree(reader, value, &node->items[i]);
}

static const struct node *read_tree(struct reader *reader, const struct value *value)
{
    if (reader->command)
        check_tree(reader, value, value->node);
    return value->node;
}

static void *read_group(struct reader *reader, const struct value *value)
{
    void *data = arena_take(reader->arena, 1, value->field->of->size);
    read_map(reader, value->field->of, value, data);
    return data;
}

/* ---- members of a map ---------------------------------------------------------------------- */

static void read_value(struct reader *reader, const struct value *value, void *out)
{
    switch (value->field->kind) {
    case FIELD_TEXT: read_text(reader, value, out); break;
    case FIELD_CODE: read_code(reader, value, out); break;
    case FIELD_ID: read_id(reader, value, out); break;
    case FIELD_DATE:
    case FIELD_DAY: read_date(reader, value, out); break;
    case FIELD_NUMBER: read_number(reader, value, out); break;
    case FIELD_CHOICE: read_choice(reader, value, out); break;
    case FIELD_GROUP: *(const void **)out = read_group(reader, value); break;
    case FIELD_TREE: *(const struct node **)out = read_tree(reader, value); break;
    case FIELD_LIST:
    case FIELD_CODES:
    case FIELD_TEXTS:
    case FIELD_IDS: read_list(reader, value, out); break;
    }
}

/* {"absent": "unknown"} and its like: true when it is one, allowed here or not. */
static bool read_absence(struct reader *reader, const struct value *value, void *data)
{
    const struct node *said = node_get(value->node, "absent");
    if (said == NULL || (value->field->kind == FIELD_TREE && value->field->absent_at == 0))
        return false;
    if (value->field->absent_at == 0) {
        complain(reader, value, "此项不能写“不详”“未公开”之类；没有内容就不写这一项。");
        return true;
    }
    for (int i = 1; absent_codes[i] != NULL; i++)
        if (value->node->len == 1 && said->kind == NODE_TEXT
            && str_is(said->text, absent_codes[i])) {
            *(enum absent *)(void *)((char *)data + value->field->absent_at) = (enum absent)i;
            return true;
        }
    complain(reader, value,
        "absent 只能是 "
        "unknown（不详）、not_public（未公开）、not_applicable（不适用）、none（无）之一。");
    return true;
}

static struct str path_in(struct reader *reader, const struct value *map, struct str name)
{
    return map->path.len == 0
               ? name
               : str_format(reader->arena, "%.*s.%.*s", STR_ARG(map->path), STR_ARG(name));
}

static void read_member(
    struct reader *reader, const struct value *map, const struct field *field, void *data)
{
    const struct node *node = node_get(map->node, field->name);
    struct str path = path_in(reader, map, str_of(field->name));
    struct value value = {node, field, path};
    if (reader->command && (field->flags & FIELD_BY_OFFICE) != 0)
        return;
    if (node == NULL || is_blank(reader, node)) {
        if ((field->flags & FIELD_REQUIRED) == 0)
            return;
        problem_add(reader->problems, node != NULL ? node : map->node, path, "此项必须填写。");
        problem_code(reader->problems, STR("missing"));
        return;
    }
    if (!reader->command && (field->flags & FIELD_SEALED) != 0 && sealed_is(node))
        return; /* its value is kept apart */
    if (!read_absence(reader, &value, data))
        read_value(reader, &value, (char *)data + field->at);
}

static void check_known(struct reader *reader, const struct shape *shape, const struct value *map)
{
    for (size_t i = 0; i < map->node->len; i++) {
        const struct node *member = &map->node->items[i];
        const struct field *field = shape_field(shape, member->key);
        if (field != NULL && !(reader->command && (field->flags & FIELD_BY_OFFICE) != 0))
            continue;
        problem_add(reader->problems, member, path_in(reader, map, member->key),
            "没有名为“%.*s”的项；%.*s。", STR_ARG(member->key),
            STR_ARG(shape_text_nearest(reader->arena, shape, member->key, reader->command)));
        problem_code(reader->problems, STR("unknown_field"));
    }
}

static void read_map(
    struct reader *reader, const struct shape *shape, const struct value *value, void *data)
{
    if (value->node->kind != NODE_MAP) {
        complain(reader, value, "这里应是若干“名称: 内容”。");
        return;
    }
    check_known(reader, shape, value);
    for (size_t i = 0; i < shape->fields_len; i++)
        read_member(reader, value, &shape->fields[i], data);
}

void *shape_read(struct arena *arena, const struct shape *shape, const struct node *tree,
    const struct names *names, bool command, struct problems *problems)
{
    struct reader reader = {arena, names, command, problems};
    struct value whole = {.node = tree};
    void *data = arena_take(arena, 1, shape->size);
    read_map(&reader, shape, &whole, data);
    return data;
}
