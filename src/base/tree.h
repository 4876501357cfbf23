/*
 * tree - a document as it was written: maps, lists and scalars, each with its place.
 *
 * JSON and YAML are read into the same tree, so a policy pack is loaded by the same code from
 * its file and from its canonical form in the record.  Nodes live in an arena and are borrowed.
 * Children stand in one array, in the order they were written; a map's child carries its key.
 */
#pragma once

#include "base/text.h"

enum node_kind {
    NODE_NULL,
    NODE_BOOL,
    NODE_INTEGER, /* fits ±(2^53 − 1) */
    NODE_NUMBER,  /* any other JSON number, kept as its text */
    NODE_TEXT,
    NODE_LIST,
    NODE_MAP,
};

struct node {
    enum node_kind kind;
    uint32_t line, column;         /* of the value, from 1; 0 when built by program */
    uint32_t key_line, key_column; /* of the key, in a map's child */
    struct str key;                /* in a map's child */
    struct str text;               /* NODE_TEXT, NODE_NUMBER */
    int64_t integer;               /* NODE_INTEGER; 0 or 1 for NODE_BOOL */
    struct node *items;            /* NODE_LIST, NODE_MAP */
    size_t len, room;
};

/* Child of a map, or NULL when `map` is NULL, is no map, or has no such key. */
const struct node *node_get_str(const struct node *map, struct str key);
static inline const struct node *node_get(const struct node *map, const char *key)
{
    return node_get_str(map, (struct str){key, strlen(key)});
}
/* Text of a child, or {NULL, 0}. */
struct str node_text(const struct node *map, const char *key);
/* Do the keys of a map ascend by their bytes, each once, as in a canonical text? */
bool node_is_sorted(const struct node *map);
/* Children of a map by the bytes of their keys, into `sorted` with room for map->len; children
 * with the same key keep the order they were written in. */
void node_sort(const struct node *map, const struct node **sorted);
/* The first child that repeats a key, or NULL; uses map->len pointers of the arena for a while. */
const struct node *node_twice(struct arena *arena, const struct node *map);
bool node_equal(const struct node *a, const struct node *b); /* places ignored, map order too */

/* Building.  node_put and node_push return the child added, zeroed but for its key, to be
 * filled in before the next one is added to the same parent (the array may move). */
struct node *node_put(struct arena *arena, struct node *map, struct str key);
struct node *node_push(struct arena *arena, struct node *list);
/* Arena bytes the next child of `parent` will take: for readers of other people's text. */
size_t node_add_bytes(const struct node *parent);
void node_set_text(struct node *node, struct str text);
void node_set_integer(struct node *node, int64_t integer);
void node_set_bool(struct node *node, bool value);
struct node *node_put_text(struct arena *arena, struct node *map, const char *key, struct str s);
struct node *node_put_integer(struct arena *arena, struct node *map, const char *key, int64_t n);
