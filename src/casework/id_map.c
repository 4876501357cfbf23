#include "casework/id_map.h"

#include <string.h>

/* Story ids are counted, not random: both halves are mixed. */
static size_t place(const struct id_map *map, struct id id)
{
    uint64_t a, b;

    memcpy(&a, id.b, sizeof(a));
    memcpy(&b, id.b + 8, sizeof(b));
    a = (a ^ (b * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;
    return (size_t)(a ^ (a >> 32)) & (map->room - 1);
}

static struct id_slot *slot_of(const struct id_map *map, struct id id)
{
    size_t i = place(map, id);

    while (map->slots[i].n != 0 && !id_equal(map->slots[i].id, id))
        i = (i + 1) & (map->room - 1);
    return &map->slots[i];
}

static void grow(struct arena *arena, struct id_map *map)
{
    struct id_map bigger = {.len = map->len, .room = map->room == 0 ? 64 : map->room * 2};

    bigger.slots = arena_take(arena, bigger.room, sizeof(struct id_slot));
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].n != 0)
            *slot_of(&bigger, map->slots[i].id) = map->slots[i];
    *map = bigger;
}

void id_map_put(struct arena *arena, struct id_map *map, struct id id, uint32_t n)
{
    must(n != 0);
    if (2 * map->len >= map->room)
        grow(arena, map);
    struct id_slot *slot = slot_of(map, id);
    map->len += slot->n == 0 ? 1 : 0;
    *slot = (struct id_slot){id, n};
}

uint32_t id_map_get(const struct id_map *map, struct id id)
{
    return map->room == 0 ? 0 : slot_of(map, id)->n;
}
