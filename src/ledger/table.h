/*
 * table - keys of 32 bytes seen so far, each with a number.
 *
 * The only memory of a check that grows with the record.  It doubles inside its arena and says
 * no when that has no room left.  Not for keys an attacker may choose to slow us down: who
 * checks a hostile file bounds its length.
 */
#pragma once

#include "base/arena.h"

enum { TABLE_KEY_LEN = 32 };

struct table_slot {
    uint8_t key[TABLE_KEY_LEN];
    uint64_t value;
    bool taken;
};

struct table {
    struct arena *arena;
    struct table_slot *slots;
    size_t len, room; /* room: 0 or a power of two */
};

/* The slot of `key`, made with value 0 when there was none (*fresh); NULL when there is no room.
 * Valid until the next call. */
struct table_slot *table_take(struct table *table, const uint8_t *key, bool *fresh);

/* `key` is asked for soon: a large table is far away from the processor. */
void table_expect(const struct table *table, const uint8_t *key);

/* The slot of `key`, or NULL. */
struct table_slot *table_find(const struct table *table, const uint8_t *key);
