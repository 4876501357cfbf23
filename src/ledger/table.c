#include "ledger/table.h"

#include <string.h>

enum { ROOM_FIRST = 64 };

/* Every bit of the word reaches every bit of the result (the finisher of MurmurHash3): ids may
 * be random, but those of stories and of a small stream count upwards in their last digits. */
static uint64_t mix(uint64_t word)
{
    word = (word ^ word >> 33) * UINT64_C(0xff51afd7ed558ccd);
    word = (word ^ word >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return word ^ word >> 33;
}

static uint64_t hash_of(const uint8_t *key)
{
    static const uint64_t factors[] = {UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0xbf58476d1ce4e5b9),
        UINT64_C(0x94d049bb133111eb), UINT64_C(0xd6e8feb86659fd93)};
    uint64_t words[COUNT_OF(factors)], hash = 0;

    _Static_assert(sizeof(words) == TABLE_KEY_LEN, "a factor a word");
    memcpy(words, key, sizeof(words));
    for (size_t i = 0; i < COUNT_OF(factors); i++)
        hash += mix(words[i] + i) * factors[i];
    return hash ^ hash >> 32;
}

/* The slot of `key`, or the free one where it belongs. */
static struct table_slot *probe(struct table_slot *slots, size_t room, const uint8_t *key)
{
    size_t i = (size_t)hash_of(key) & (room - 1);

    while (slots[i].taken && memcmp(slots[i].key, key, TABLE_KEY_LEN) != 0)
        i = (i + 1) & (room - 1);
    return &slots[i];
}

static bool table_grow(struct table *table)
{
    size_t room = table->room == 0 ? ROOM_FIRST : table->room * 2;

    if (room > arena_left(table->arena) / sizeof(struct table_slot))
        return false;
    struct table_slot *slots = arena_take(table->arena, room, sizeof(*slots));
    for (size_t i = 0; i < table->room; i++)
        if (table->slots[i].taken)
            *probe(slots, room, table->slots[i].key) = table->slots[i];
    table->slots = slots;
    table->room = room;
    return true;
}

struct table_slot *table_take(struct table *table, const uint8_t *key, bool *fresh)
{
    if (table->len >= table->room / 4 * 3 && !table_grow(table))
        return NULL;
    struct table_slot *slot = probe(table->slots, table->room, key);
    *fresh = !slot->taken;
    if (slot->taken)
        return slot;
    memcpy(slot->key, key, TABLE_KEY_LEN);
    slot->taken = true;
    table->len++;
    return slot;
}

void table_expect(const struct table *table, const uint8_t *key)
{
    if (table->room == 0)
        return;
    const char *slot = (const char *)&table->slots[hash_of(key) & (table->room - 1)];
    __builtin_prefetch(slot);
    __builtin_prefetch(slot + sizeof(struct table_slot) - 1);
}

struct table_slot *table_find(const struct table *table, const uint8_t *key)
{
    if (table->room == 0)
        return NULL;
    struct table_slot *slot = probe(table->slots, table->room, key);
    return slot->taken ? slot : NULL;
}
