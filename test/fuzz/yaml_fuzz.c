/* Any bytes: the reader answers with a sentence that is text, or with a tree JSON can write. */
#include "base/json.h"
#include "base/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 leaks some bytes for a quoted scalar of many pieces ('' again and again); what
 * is ours is arena memory, which the leak checker does not see anyway.  Named here and not in an
 * option, which the environment would override. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfyaml.so";
}

static void check_tree(struct arena *arena, const struct node *tree)
{
    struct node again;
    struct fault fault;
    struct buffer out = {.arena = arena};
    json_write_pretty(&out, tree);
    must(json_read(arena, buffer_str(&out), &again, &fault) == STATUS_OK);
    must(node_equal(tree, &again));
}

static void check_fault(const struct fault *fault)
{
    must(fault->status == STATUS_INVALID);
    must(fault->text[0] >= '1' && fault->text[0] <= '9');
    must(utf8_valid(str_of(fault->text)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open((size_t)64 << 20);
    must(arena != NULL);
    struct node tree;
    struct fault fault;
    if (yaml_read(arena, (struct str){(const char *)data, size}, 1, &tree, &fault) == STATUS_OK)
        check_tree(arena, &tree);
    else
        check_fault(&fault);
    arena_close(arena);
    return 0;
}
