/* Any bytes: the readers answer; what they accept keeps its meaning and its one spelling. */
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_pretty(struct arena *arena, const struct node *tree)
{
    struct node again;
    struct fault fault;
    struct buffer out = {.arena = arena};
    json_write_pretty(&out, tree);
    must(json_read(arena, buffer_str(&out), &again, &fault) == STATUS_OK);
    must(node_equal(tree, &again));
}

static void check_canonical(struct arena *arena, struct str text)
{
    struct node tree;
    struct fault fault;
    if (json_read_canonical(arena, text, &tree, &fault) != STATUS_OK)
        return;
    struct buffer out = {.arena = arena};
    must(json_write_canonical(&out, &tree, &fault) == STATUS_OK);
    must(str_equal(buffer_str(&out), text));
}

/* Whatever tree the form can hold, its text is read back as the same tree. */
static void check_written(struct arena *arena, const struct node *tree)
{
    struct node again;
    struct fault fault;
    struct buffer out = {.arena = arena};
    if (json_write_canonical(&out, tree, &fault) != STATUS_OK)
        return;
    must(json_read_canonical(arena, buffer_str(&out), &again, &fault) == STATUS_OK);
    must(node_equal(tree, &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open((size_t)64 << 20);
    must(arena != NULL);
    struct str text = {(const char *)data, size};
    struct node tree;
    struct fault fault;
    if (json_read(arena, text, &tree, &fault) == STATUS_OK) {
        check_pretty(arena, &tree);
        check_written(arena, &tree);
    }
    check_canonical(arena, text);
    arena_close(arena);
    return 0;
}
