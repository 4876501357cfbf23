#include "base/reserve.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Mutable statics, as malloc's own are: what is kept back belongs to the process. */
static struct slot {
    alignas(max_align_t) char bytes[RESERVE_SLOT_LEN];
} slots[RESERVE_SLOTS];
static bool taken[RESERVE_SLOTS];

/* RESERVE_SLOTS: it is none of ours. */
static size_t slot_of(const void *at)
{
    uintptr_t offset = (uintptr_t)at - (uintptr_t)slots;

    return offset < sizeof(slots) ? offset / RESERVE_SLOT_LEN : RESERVE_SLOTS;
}

static void *slot_take(size_t bytes)
{
    for (size_t i = 0; i < RESERVE_SLOTS && bytes <= RESERVE_SLOT_LEN; i++)
        if (!taken[i]) {
            taken[i] = true;
            return slots[i].bytes;
        }
    return NULL;
}

void *reserve_malloc(size_t bytes)
{
    void *at = malloc(bytes);

    if (at != NULL)
        return at;
    return slot_take(bytes);
}

void *reserve_realloc(void *at, size_t bytes)
{
    if (at == NULL)
        return reserve_malloc(bytes);
    if (slot_of(at) == RESERVE_SLOTS)
        return realloc(at, bytes);
    if (bytes <= RESERVE_SLOT_LEN)
        return at;
    void *moved = malloc(bytes);
    if (moved == NULL)
        return NULL;
    memcpy(moved, at, RESERVE_SLOT_LEN);
    reserve_free(at);
    return moved;
}

void reserve_free(void *at)
{
    size_t slot = slot_of(at);

    if (slot < RESERVE_SLOTS)
        taken[slot] = false;
    else
        free(at);
}
