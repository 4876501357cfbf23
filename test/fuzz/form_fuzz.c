/*
 * Forms: no bytes harm the reader; what it takes is a tree of maps, lists and texts, each list
 * whole, as large as its limits let it be, and every text is found again by its name.
 */
#include "web/form.h"

#include <stdio.h>
#include <string.h>

enum { NAME_LEN = 4096, LIST_MAX = 64, DEPTH_MAX = 9 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parts of a name that cannot be asked for: they have the signs in them that part others. */
static bool plain(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (strchr(".[", word.at[i]) != NULL)
            return false;
    return word.len > 0;
}

static void text_hold(const struct node *form, const struct node *node, struct str name)
{
    must(node->text.len > 0 && utf8_valid(node->text));
    must(str_equal(form_text(form, name), node->text));
}

/* Writes the next part of a name; 0: it has no room or cannot be asked for. */
static size_t part_write(char *at, size_t room, bool first, const struct node *of, size_t i)
{
    const struct node *item = &of->items[i];
    int len = -1;

    if (of->kind == NODE_LIST)
        len = snprintf(at, room, "[%zu]", i);
    else if (plain(item->key))
        len = snprintf(at, room, "%s%.*s", first ? "" : ".", STR_ARG(item->key));
    return len > 0 && (size_t)len < room ? (size_t)len : 0;
}

/* How many texts it has. */
/* NOLINTNEXTLINE(misc-no-recursion): as deep as a form may be */
static size_t node_hold(
    const struct node *form, const struct node *node, char name[NAME_LEN], size_t len, int depth)
{
    size_t texts = node->kind == NODE_TEXT;

    must(node->kind == NODE_MAP || node->kind == NODE_LIST || node->kind == NODE_TEXT);
    must(depth <= DEPTH_MAX + 1);
    must(node->kind != NODE_LIST || (node->len > 0 && node->len <= LIST_MAX));
    if (node->kind == NODE_TEXT)
        text_hold(form, node, (struct str){name, len});
    for (size_t i = 0; i < node->len; i++) {
        size_t more = part_write(name + len, NAME_LEN - len, len == 0, node, i);
        if (more > 0)
            texts += node_hold(form, &node->items[i], name, len + more, depth + 1);
    }
    return texts;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char name[NAME_LEN];
    struct arena *arena = arena_open((size_t)16 << 20);
    struct node form;

    must(arena != NULL);
    if (form_read(arena, (struct str){(const char *)data, size}, &form))
        must(node_hold(&form, &form, name, 0, 0) <= FORM_FIELDS_MAX);
    arena_close(arena);
    return 0;
}
