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

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a form may be */
static size_t node_hold(
    const struct node *form, const struct node *node, char name[NAME_LEN], size_t len, int depth)
{
    size_t texts = node->kind == NODE_TEXT;

    must(node->kind == NODE_MAP || node->kind == NODE_LIST || node->kind == NODE_TEXT);
    must(depth <= DEPTH_MAX + 1);
    must(node->kind != NODE_LIST || (node->len > 0 && node->len <= LIST_MAX));
    if (node->kind == NODE_TEXT) {
        must(node->text.len > 0 && utf8_valid(node->text));
        must(str_equal(form_text(form, (struct str){name, len}), node->text));
    }
    for (size_t i = 0; i < node->len; i++) {
        const struct node *item = &node->items[i];
        if (node->kind == NODE_MAP && !plain(item->key))
            continue;
        int more = node->kind == NODE_LIST ? snprintf(name + len, NAME_LEN - len, "[%zu]", i)
                                           : snprintf(name + len, NAME_LEN - len, "%s%.*s",
                                               len > 0 ? "." : "", STR_ARG(item->key));
        if (more > 0 && (size_t)more < NAME_LEN - len)
            texts += node_hold(form, item, name, len + (size_t)more, depth + 1);
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
