/*
 * id_map - from an id to a small number, in constant time.
 *
 * Open addressing in an arena; ids are random, so their bytes are the hash.  Nothing is removed.
 */
#pragma once

#include "casework/ids.h"

struct id_slot {
    struct id id;
    uint32_t n; /* 0: free */
};

struct id_map {
    struct id_slot *slots;
    size_t len, room; /* room is a power of two */
};

/* `n` must not be 0; a later n for the same id takes the place of the earlier. */
void id_map_put(struct arena *arena, struct id_map *map, struct id id, uint32_t n);
uint32_t id_map_get(const struct id_map *map, struct id id); /* 0: not there */
