#include "casework/sealed.h"

struct finder {
    struct sealed_member *out;
    size_t max, len;
};

bool sealed_is(const struct node *member)
{
    const struct node *part = node_get(member, "sealed");
    return part != NULL && member->len == 1 && part->kind == NODE_MAP;
}

static struct node *member_of(struct node *map, const char *name)
{
    if (map->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map->len; i++)
        if (str_is(map->items[i].key, name))
            return &map->items[i];
    return NULL;
}

static void find_in_map(struct finder *finder, const struct shape *shape, struct node *map);

static void find_in_member(struct finder *finder, const struct field *field, struct node *member)
{
    if ((field->flags & FIELD_SEALED) != 0) {
        if (finder->len < finder->max)
            finder->out[finder->len] = (struct sealed_member){member, field};
        finder->len++;
    } else if (field->kind == FIELD_GROUP) {
        find_in_map(finder, field->of, member);
    } else if (field->kind == FIELD_LIST && member->kind == NODE_LIST) {
        for (size_t i = 0; i < member->len; i++)
            find_in_map(finder, field->of, &member->items[i]);
    }
}

static void find_in_map(struct finder *finder, const struct shape *shape, struct node *map)
{
    for (size_t i = 0; i < shape->fields_len; i++) {
        struct node *member = member_of(map, shape->fields[i].name);
        if (member != NULL)
            find_in_member(finder, &shape->fields[i], member);
    }
}

size_t sealed_find(
    const struct shape *shape, struct node *tree, struct sealed_member *out, size_t max)
{
    struct finder finder = {out, max, 0};
    find_in_map(&finder, shape, tree);
    return finder.len;
}
