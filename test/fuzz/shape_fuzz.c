/*
 * The data of an event of any shape: what is read is written, and written again as the same
 * bytes; what does not fit leaves problems.  The same text is also read as a command.
 */
#include "base/json.h"
#include "casework/event.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str written(struct arena *arena, const struct event *event)
{
    struct node tree = {.kind = NODE_MAP};
    struct buffer out = {.arena = arena};
    struct fault fault;

    event_write(arena, event, &tree);
    must(json_write_canonical(&out, &tree, &fault) == STATUS_OK);
    return buffer_str(&out);
}

static void event_twice(struct arena *arena, const struct shape *shape, const struct node *tree)
{
    struct event event = {.shape = shape}, again = {.shape = shape};
    struct problems problems = {.arena = arena};
    struct node back;
    struct fault fault;

    if (!event_read(arena, tree, &event, &problems)) {
        must(problems.len > 0);
        return;
    }
    struct str first = written(arena, &event);
    must(json_read_canonical(arena, first, &back, &fault) == STATUS_OK);
    must(event_read(arena, &back, &again, &problems));
    must(str_equal(first, written(arena, &again)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open((size_t)256 << 20);
    struct problems problems = {.arena = arena};
    struct node tree;
    struct fault fault;
    size_t len;
    const struct shape *const *shapes = event_shapes(&len);

    must(arena != NULL);
    struct str text = {(const char *)data + 1, size < 1 ? 0 : size - 1};
    if (size > 1 && json_read_canonical(arena, text, &tree, &fault) == STATUS_OK
        && tree.kind == NODE_MAP) {
        const struct shape *shape = shapes[data[0] % len];
        event_twice(arena, shape, &tree);
        const void *command = shape_read(arena, shape, &tree, NULL, true, &problems);
        must(command != NULL || problems.len > 0);
    }
    arena_close(arena);
    return 0;
}
