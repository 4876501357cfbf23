#include "cli/args.h"

#include "base/yaml.h"
#include "cli/commands.h"

#include <string.h>

struct parse {
    struct arena *arena;
    struct args *args;
    const struct cli_command *command;
    struct fault *fault;
};

/* --- flags ----------------------------------------------------------------------------------- */

static const struct cli_flag *flag_in(const struct cli_flag *flags, struct str name)
{
    for (; flags != NULL && flags->name != NULL; flags++)
        if (str_is(name, flags->name))
            return flags;
    return NULL;
}

/* The row whose flags and fields count: `filing show` is `matter show`, whatever else follows the
 * noun of a procedure takes fields and no flags of its own. */
static const struct cli_command *row_meant(const struct parse *parse)
{
    const struct cli_command *row = parse->command;

    if (row == NULL || row->noun != NULL || parse->args->words_len < 2)
        return row;
    const struct cli_command *free = command_row(STR("matter"), parse->args->words[1]);
    return free != NULL ? free : row;
}

static const struct cli_flag *own_flags(const struct parse *parse)
{
    const struct cli_command *row = row_meant(parse);

    return row == NULL || row->noun == NULL ? NULL : row->flags;
}

static const struct cli_flag *flag_find(const struct parse *parse, struct str name)
{
    const struct cli_flag *flag = flag_in(global_flags, name);

    return flag != NULL ? flag : flag_in(own_flags(parse), name);
}

static bool takes_fields(const struct parse *parse)
{
    const struct cli_command *row = row_meant(parse);

    return row != NULL && row->input;
}

/* The row is known once noun and verb are. */
static void resolve(struct parse *parse)
{
    const struct args *args = parse->args;

    if (parse->command == NULL && args->words_len > 0)
        parse->command =
            command_row(args->words[0], args->words_len > 1 ? args->words[1] : (struct str){0});
}

/* --- fields ---------------------------------------------------------------------------------- */

static struct str field_name(struct arena *arena, struct str typed)
{
    char *at = arena_take(arena, typed.len + 1, 1);

    for (size_t i = 0; i < typed.len; i++)
        at[i] = typed.at[i] == '-' ? '_' : typed.at[i];
    return (struct str){at, typed.len};
}

static struct node *child(struct parse *parse, struct node *map, struct str key)
{
    for (size_t i = 0; i < map->len; i++)
        if (str_equal(map->items[i].key, key))
            return &map->items[i];
    return node_put(parse->arena, map, key);
}

/* The node a dotted name means; maps on the way are made.  NULL: a value stands in the way. */
static struct node *field_at(struct parse *parse, struct str name)
{
    struct node *node = parse->args->input;

    while (name.len > 0) {
        size_t len = 0;
        while (len < name.len && name.at[len] != '.')
            len++;
        if (node->kind == NODE_NULL)
            node->kind = NODE_MAP;
        if (node->kind != NODE_MAP || len == 0)
            return NULL;
        node = child(parse, node, (struct str){name.at, len});
        size_t step = len < name.len ? len + 1 : len;
        name = (struct str){name.at + step, name.len - step};
    }
    return node;
}

static enum status read_value(
    struct parse *parse, struct str name, struct str value, struct node *out)
{
    struct fault inner = {0};

    if (value.len == 0 || (value.at[0] != '[' && value.at[0] != '{')) {
        node_set_text(out, value);
        return STATUS_OK;
    }
    struct node tree = {0};
    if (yaml_read(parse->arena, value, 1, &tree, &inner) != STATUS_OK)
        return fault_set(
            parse->fault, STATUS_INVALID, "--%.*s 的内容读不懂：%s", STR_ARG(name), inner.text);
    struct str key = out->key;
    *out = tree;
    out->key = key;
    return STATUS_OK;
}

static enum status add_field(struct parse *parse, struct str typed, struct str value)
{
    struct node *node = field_at(parse, field_name(parse->arena, typed));

    if (node == NULL)
        return fault_set(
            parse->fault, STATUS_INVALID, "--%.*s 和前面写的内容冲突。", STR_ARG(typed));
    parse->args->fields_given = true;
    if (node->kind == NODE_NULL)
        return read_value(parse, typed, value, node);
    if (node->kind == NODE_TEXT) { /* the second of the same name: a list of both */
        struct node first = *node;
        first.key = (struct str){0};
        *node = (struct node){.kind = NODE_LIST, .key = node->key};
        *node_push(parse->arena, node) = first;
    }
    if (node->kind != NODE_LIST)
        return fault_set(parse->fault, STATUS_INVALID, "--%.*s 写了两次。", STR_ARG(typed));
    return read_value(parse, typed, value, node_push(parse->arena, node));
}

/* --- words ----------------------------------------------------------------------------------- */

static enum status unknown_flag(struct parse *parse, struct str name)
{
    struct vec names = {0};

    for (const struct cli_flag *flag = global_flags; flag->name != NULL; flag++)
        *(struct str *)vec_push(parse->arena, &names, sizeof(struct str)) = str_of(flag->name);
    for (const struct cli_flag *own = own_flags(parse); own != NULL && own->name != NULL; own++)
        *(struct str *)vec_push(parse->arena, &names, sizeof(struct str)) = str_of(own->name);
    struct str near = word_nearest(name, names.at, names.len);
    if (near.len > 0)
        return fault_set(parse->fault, STATUS_INVALID,
            "没有 --%.*s 这个选项。您是不是要写 --%.*s？", STR_ARG(name), STR_ARG(near));
    return fault_set(parse->fault, STATUS_INVALID, "没有 --%.*s 这个选项。", STR_ARG(name));
}

static bool may_repeat(const struct cli_flag *flag)
{
    static const char dots[] = "…";
    const size_t len = sizeof(dots) - 1;
    struct str value = str_of(flag == NULL ? NULL : flag->value);

    return value.len >= len && memcmp(value.at + value.len - len, dots, len) == 0;
}

static enum status add_flag(struct parse *parse, struct str name, struct str value)
{
    struct args *args = parse->args;

    if (!may_repeat(flag_find(parse, name)) && arg_given(args, str_c(parse->arena, name)))
        return fault_set(parse->fault, STATUS_INVALID, "--%.*s 写了两次。", STR_ARG(name));
    if (args->flags_len == COUNT_OF(args->flags))
        return fault_set(parse->fault, STATUS_INVALID, "选项太多。");
    args->flags[args->flags_len++] = (struct flag_given){name, value};
    return STATUS_OK;
}

/* Reads --NAME, --NAME VALUE or --NAME=VALUE; *at is moved over the value. */
static enum status read_flag(struct parse *parse, int count, char **words, int *at)
{
    struct str word = str_of(words[*at]), name = {word.at + 2, word.len - 2}, value = {0};
    size_t len = 0;

    while (len < name.len && name.at[len] != '=')
        len++;
    bool equals = len < name.len;
    if (equals)
        value = (struct str){name.at + len + 1, name.len - len - 1};
    name.len = len;
    if (flag_in(global_flags, name) == NULL)
        resolve(parse);
    const struct cli_flag *flag = flag_find(parse, name);
    if (flag == NULL && (!takes_fields(parse) || name.len == 0))
        return unknown_flag(parse, name);
    if (flag != NULL && flag->value == NULL)
        return equals
                   ? fault_set(parse->fault, STATUS_INVALID, "--%.*s 后面不写内容。", STR_ARG(name))
                   : add_flag(parse, name, STR(""));
    if (!equals && *at + 1 >= count)
        return fault_set(parse->fault, STATUS_INVALID, "--%.*s 后面缺少内容。", STR_ARG(name));
    if (!equals)
        value = str_of(words[++*at]);
    if (!equals && value.len > 2 && str_starts(value, "--"))
        return fault_set(parse->fault, STATUS_INVALID,
            "--%.*s 后面缺少内容：“%.*s”是另一个选项。内容真的以 -- 开头时写成 --%.*s=内容。",
            STR_ARG(name), STR_ARG(value), STR_ARG(name));
    return flag != NULL ? add_flag(parse, name, value) : add_field(parse, name, value);
}

static enum status read_word(struct parse *parse, struct str word)
{
    struct args *args = parse->args;

    if (str_is(word, "-h"))
        return add_flag(parse, STR("help"), STR(""));
    if (args->words_len == WORDS_MAX)
        return fault_set(parse->fault, STATUS_INVALID, "多了“%.*s”这个词。", STR_ARG(word));
    args->words[args->words_len++] = word;
    return STATUS_OK;
}

/* How many words the row takes after noun and verb. */
static size_t words_taken(const struct parse *parse)
{
    const struct cli_command *row = row_meant(parse);
    struct str args = str_of(row->args);
    size_t taken = args.len > 0 ? 1 : 0;

    if (row->noun == NULL) /* filing new; filing sign ID */
        return str_is(parse->args->words[1], "new") ? 0 : 1;
    for (size_t i = 0; i < args.len; i++)
        taken += args.at[i] == ' ' ? 1 : 0;
    return taken;
}

static enum status words_fit(const struct parse *parse)
{
    const struct cli_command *row = parse->command;

    if (row == NULL || arg_given(parse->args, "help"))
        return STATUS_OK;
    struct str extra = arg_word(parse->args, row, words_taken(parse));
    if (extra.at == NULL)
        return STATUS_OK;
    return fault_set(parse->fault, STATUS_INVALID,
        "多了“%.*s”这个词。内容写成 --名称 内容，有空格的加引号。写法见 --help。", STR_ARG(extra));
}

enum status args_read(struct arena *arena, int count, char **words, struct args *out,
    const struct cli_command **command, struct fault *fault)
{
    struct parse parse = {.arena = arena, .args = out, .fault = fault};
    enum status status = STATUS_OK;

    *out = (struct args){.input = arena_new(arena, struct node)};
    out->input->kind = NODE_MAP;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        struct str word = str_of(words[i]);
        if (!utf8_valid(word))
            status = fault_set(fault, STATUS_INVALID, "第%d个词不是 UTF-8 文字。", i + 1);
        else if (word.len > 2 && str_starts(word, "--"))
            status = read_flag(&parse, count, words, &i);
        else
            status = read_word(&parse, word);
    }
    resolve(&parse);
    *command = parse.command;
    return status == STATUS_OK ? words_fit(&parse) : status;
}

/* --- asking ---------------------------------------------------------------------------------- */

struct str arg(const struct args *args, const char *name)
{
    for (size_t i = 0; i < args->flags_len; i++)
        if (str_is(args->flags[i].name, name))
            return args->flags[i].value;
    return (struct str){0};
}

bool arg_given(const struct args *args, const char *name)
{
    return arg(args, name).at != NULL;
}

struct str arg_word(const struct args *args, const struct cli_command *command, size_t n)
{
    size_t at = n + (command->noun != NULL && command->verb == NULL ? 1 : 2);

    return at < args->words_len ? args->words[at] : (struct str){0};
}

bool arg_day(const struct args *args, const char *name, day *out, struct fault *fault)
{
    struct str value = arg(args, name);

    if (value.at == NULL || day_read_loose(value, out))
        return true;
    fault_set(fault, STATUS_INVALID, "--%s 应是日期，写成 2026-11-03 这样；现在是“%.*s”。", name,
        STR_ARG(value));
    return false;
}
