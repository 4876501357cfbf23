#include "cli/files.h"

#include "base/json.h"
#include "base/yaml.h"
#include "cli/talk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 16 << 20 };

static enum status read_stream(
    struct arena *arena, FILE *file, struct str path, struct str *out, struct fault *fault)
{
    struct buffer text = {.arena = arena};
    char block[65536];
    size_t len;

    while ((len = fread(block, 1, sizeof(block), file)) > 0) {
        buffer_add(&text, (struct str){block, len});
        if (text.len > FILE_MAX)
            return fault_set(fault, STATUS_INVALID, "%.*s 太大，最多 16 MiB。", STR_ARG(path));
    }
    if (ferror(file))
        return fault_set(
            fault, STATUS_UNAVAILABLE, "读不了 %.*s：%s", STR_ARG(path), system_words(errno).text);
    *out = buffer_str(&text);
    if (!utf8_valid(*out))
        return fault_set(
            fault, STATUS_INVALID, "%.*s 不是 UTF-8 文字。请另存为 UTF-8。", STR_ARG(path));
    return STATUS_OK;
}

enum status file_read(struct arena *arena, struct str path, struct str *out, struct fault *fault)
{
    if (str_is(path, "-"))
        return read_stream(arena, stdin, path, out, fault);
    FILE *file = fopen(str_c(arena, path), "rbe");
    if (file == NULL)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "打不开 %.*s：%s", STR_ARG(path), system_words(errno).text);
    enum status status = read_stream(arena, file, path, out, fault);
    fclose(file);
    return status;
}

static bool ends_with(struct str s, const char *end)
{
    size_t len = strlen(end);
    return s.len >= len && memcmp(s.at + s.len - len, end, len) == 0;
}

enum status file_read_tree(
    struct arena *arena, struct str path, struct node *out, struct fault *fault)
{
    struct str text = {0};
    struct fault inner = {0};

    if (file_read(arena, path, &text, fault) != STATUS_OK)
        return fault->status;
    enum status status = ends_with(path, ".json") ? json_read(arena, text, out, &inner)
                                                  : yaml_read(arena, text, 1, out, &inner);
    if (status == STATUS_OK)
        return status;
    return fault_set(fault, status, "%.*s:%s", STR_ARG(path), inner.text);
}

int file_no(struct cli *cli, int invalid)
{
    cli_fault(&cli->fault);
    return cli->fault.status == STATUS_INVALID ? invalid : EXIT_FAILED;
}

const struct policy *file_read_policy(struct cli *cli, struct str path, int *code)
{
    struct node *tree = arena_new(cli->arena, struct node);
    struct problems problems = {.arena = cli->arena};

    if (file_read_tree(cli->arena, path, tree, &cli->fault) != STATUS_OK) {
        *code = file_no(cli, EXIT_CHECK);
        return NULL;
    }
    const struct policy *policy = policy_load(cli->arena, tree, &problems);
    if (policy != NULL)
        return policy;
    say_problems(cli->arena, &problems, path, arg_given(&cli->args, "json"));
    *code = EXIT_CHECK;
    return NULL;
}

static void merge(struct arena *arena, struct node *into, const struct node *over)
{
    for (size_t i = 0; i < over->len; i++) {
        struct node *place = NULL;
        for (size_t j = 0; j < into->len; j++)
            if (str_equal(into->items[j].key, over->items[i].key))
                place = &into->items[j];
        if (place == NULL)
            place = node_put(arena, into, over->items[i].key);
        *place = over->items[i];
    }
}

struct node *input_read(struct cli *cli, int *code)
{
    struct str path = arg(&cli->args, "file");
    struct node *tree = arena_new(cli->arena, struct node);

    tree->kind = NODE_MAP;
    if (path.at != NULL && file_read_tree(cli->arena, path, tree, &cli->fault) != STATUS_OK) {
        *code = file_no(cli, EXIT_USAGE);
        return NULL;
    }
    if (tree->kind != NODE_MAP) {
        *code = cli_no(cli, EXIT_USAGE, "%.*s 里应是若干“名称: 内容”。", STR_ARG(path));
        return NULL;
    }
    merge(cli->arena, tree, cli->args.input);
    return tree;
}
