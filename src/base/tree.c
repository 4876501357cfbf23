#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_START = 4 };

const struct node *node_get_str(const struct node *map, struct str key)
{
    if (map == NULL || map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->len; i++)
        if (str_equal(map->items[i].key, key))
            return &map->items[i];
    return NULL;
}

struct str node_text(const struct node *map, const char *key)
{
    const struct node *child = node_get(map, key);
    return child != NULL && child->kind == NODE_TEXT ? child->text : (struct str){NULL, 0};
}

static int compare_keys(const void *left, const void *right)
{
    const struct node *a = *(const struct node *const *)left;
    const struct node *b = *(const struct node *const *)right;
    int order = str_compare(a->key, b->key);
    return order != 0 ? order : (a > b) - (a < b); /* same key: as written */
}

bool node_is_sorted(const struct node *map)
{
    for (size_t i = 1; i < map->len; i++)
        if (str_compare(map->items[i - 1].key, map->items[i].key) >= 0)
            return false;
    return true;
}

void node_sort(const struct node *map, const struct node **sorted)
{
    for (size_t i = 0; i < map->len; i++)
        sorted[i] = &map->items[i];
    if (!node_is_sorted(map))
        qsort(sorted, map->len, sizeof(struct node *), compare_keys);
}

const struct node *node_twice(struct arena *arena, const struct node *map)
{
    if (node_is_sorted(map))
        return NULL;
    size_t mark = arena_mark(arena);
    const struct node **sorted = arena_take(arena, map->len, sizeof(struct node *));
    node_sort(map, sorted);
    const struct node *twice = NULL;
    for (size_t i = 1; i < map->len; i++)
        if (str_equal(sorted[i - 1]->key, sorted[i]->key) && (twice == NULL || sorted[i] < twice))
            twice = sorted[i];
    arena_rewind(arena, mark);
    return twice;
}

static bool lists_equal(const struct node *a, const struct node *b)
{
    for (size_t i = 0; i < a->len; i++)
        if (!node_equal(&a->items[i], &b->items[i]))
            return false;
    return true;
}

static bool maps_equal(const struct node *a, const struct node *b)
{
    for (size_t i = 0; i < a->len; i++) {
        const struct node *other = node_get_str(b, a->items[i].key);
        if (other == NULL || !node_equal(&a->items[i], other))
            return false;
    }
    return true;
}

bool node_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->len != b->len)
        return false;
    switch (a->kind) {
    case NODE_NULL: return true;
    case NODE_BOOL:
    case NODE_INTEGER: return a->integer == b->integer;
    case NODE_NUMBER:
    case NODE_TEXT: return str_equal(a->text, b->text);
    case NODE_LIST: return lists_equal(a, b);
    case NODE_MAP: return maps_equal(a, b);
    }
    return false;
}

static struct node *add_child(struct arena *arena, struct node *parent)
{
    if (parent->len == parent->room) {
        size_t room = parent->room == 0 ? ROOM_START : parent->room * 2;
        struct node *items = arena_take(arena, room, sizeof(*items));
        if (parent->len > 0)
            memcpy(items, parent->items, parent->len * sizeof(*items));
        parent->items = items;
        parent->room = room;
    }
    return &parent->items[parent->len++];
}

size_t node_add_bytes(const struct node *parent)
{
    size_t room = parent->room == 0 ? ROOM_START : parent->room * 2;
    return parent->len < parent->room ? 0 : room * sizeof(struct node);
}

struct node *node_put(struct arena *arena, struct node *map, struct str key)
{
    must(map->kind == NODE_MAP);
    struct node *child = add_child(arena, map);
    child->key = key;
    return child;
}

struct node *node_push(struct arena *arena, struct node *list)
{
    must(list->kind == NODE_LIST);
    return add_child(arena, list);
}

void node_set_text(struct node *node, struct str text)
{
    node->kind = NODE_TEXT;
    node->text = text;
}

void node_set_integer(struct node *node, int64_t integer)
{
    node->kind = NODE_INTEGER;
    node->integer = integer;
}

void node_set_bool(struct node *node, bool value)
{
    node->kind = NODE_BOOL;
    node->integer = value ? 1 : 0;
}

struct node *node_put_text(struct arena *arena, struct node *map, const char *key, struct str s)
{
    struct node *child = node_put(arena, map, str_of(key));
    node_set_text(child, s);
    return child;
}

struct node *node_put_integer(struct arena *arena, struct node *map, const char *key, int64_t n)
{
    struct node *child = node_put(arena, map, str_of(key));
    node_set_integer(child, n);
    return child;
}
