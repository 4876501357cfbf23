#include "web/form.h"

#include "web/http_head.h"

#include <string.h>

enum { PLACES_MAX = 64 }; /* of a list */

/* The next part of a name: a word, or a number in brackets. */
struct part {
    struct str word; /* .at NULL: a place */
    int64_t place;
};

static bool part_take(struct str *name, struct part *out)
{
    size_t len = 0;

    *out = (struct part){.place = -1};
    if (name->len > 0 && name->at[0] == '[') {
        const char *end = memchr(name->at, ']', name->len);
        struct str digits = {name->at + 1, end == NULL ? 0 : (size_t)(end - name->at) - 1};
        if (end == NULL || !str_integer(digits, &out->place) || out->place < 0
            || out->place >= PLACES_MAX)
            return false;
        *name = (struct str){end + 1, name->len - digits.len - 2};
        return true;
    }
    if (name->len > 0 && name->at[0] == '.')
        *name = (struct str){name->at + 1, name->len - 1};
    while (len < name->len && name->at[len] != '.' && name->at[len] != '[')
        len++;
    out->word = (struct str){name->at, len};
    *name = (struct str){name->at + len, name->len - len};
    return len > 0;
}

static struct node *place_of(struct arena *arena, struct node *list, int64_t place)
{
    if (list->kind == NODE_NULL)
        list->kind = NODE_LIST;
    if (list->kind != NODE_LIST)
        return NULL;
    while (list->len <= (size_t)place) /* what a browser left out is taken away at the end */
        (void)node_push(arena, list);
    return &list->items[place];
}

static struct node *member_of(struct arena *arena, struct node *map, struct str word)
{
    if (map->kind == NODE_NULL)
        map->kind = NODE_MAP;
    if (map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->len; i++)
        if (str_equal(map->items[i].key, word))
            return &map->items[i];
    return node_put(arena, map, word);
}

/* A name that comes again makes a list of its values, as a group of ticks does. */
static bool value_put(struct arena *arena, struct node *at, struct str value)
{
    if (at->kind == NODE_NULL) {
        node_set_text(at, value);
        return true;
    }
    if (at->kind == NODE_TEXT) {
        struct str first = at->text;
        at->kind = NODE_LIST;
        node_set_text(node_push(arena, at), first);
    }
    if (at->kind != NODE_LIST || at->len >= PLACES_MAX)
        return false;
    node_set_text(node_push(arena, at), value);
    return true;
}

bool form_put(struct arena *arena, struct node *map, struct str name, struct str value)
{
    struct node *at = map;
    struct part part;

    for (int depth = 0; name.len > 0 && at != NULL; depth++) {
        if (depth > 8 || !part_take(&name, &part))
            return false;
        at = part.word.at != NULL ? member_of(arena, at, part.word)
                                  : place_of(arena, at, part.place);
    }
    return at != NULL && at != map && value_put(arena, at, value);
}

static bool pair_read(struct arena *arena, struct str pair, struct node *out)
{
    const char *equal = memchr(pair.at, '=', pair.len);
    struct str name = {pair.at, equal == NULL ? pair.len : (size_t)(equal - pair.at)};
    struct str value = {
        equal == NULL ? NULL : equal + 1, equal == NULL ? 0 : pair.len - name.len - 1};

    if (!http_decode(arena, name, true, &name) || !http_decode(arena, value, true, &value)
        || name.len == 0)
        return false;
    value = str_trim(value);
    return value.len == 0 || form_put(arena, out, name, value);
}

/* Places where nothing was sent. */
static void gaps_close(struct node *node)
{
    size_t kept = 0;

    for (size_t i = 0; i < node->len; i++) {
        gaps_close(&node->items[i]);
        if (node->kind != NODE_LIST || node->items[i].kind != NODE_NULL)
            node->items[kept++] = node->items[i];
    }
    node->len = kept;
}

bool form_read(struct arena *arena, struct str text, struct node *out)
{
    size_t fields = 0;

    *out = (struct node){.kind = NODE_MAP};
    while (text.len > 0) {
        const char *end = memchr(text.at, '&', text.len);
        struct str pair = {text.at, end == NULL ? text.len : (size_t)(end - text.at)};
        size_t taken = pair.len + (end != NULL);
        text = (struct str){text.at + taken, text.len - taken};
        if (pair.len == 0)
            continue;
        if (++fields > FORM_FIELDS_MAX || !pair_read(arena, pair, out))
            return false;
    }
    gaps_close(out);
    return true;
}

struct str form_text(const struct node *form, struct str name)
{
    const struct node *at = form;
    struct part part;

    while (name.len > 0 && at != NULL) {
        if (!part_take(&name, &part))
            return (struct str){0};
        if (part.word.at != NULL)
            at = node_get_str(at, part.word);
        else
            at = at->kind == NODE_LIST && (size_t)part.place < at->len ? &at->items[part.place]
                                                                       : NULL;
    }
    return at != NULL && at->kind == NODE_TEXT ? at->text : (struct str){0};
}
