/* Matters the writer folded lately.  What is appended is folded in; a rollback drops them all. */
#include "office/office_own.h"

#include <string.h>

#define FOLD_BYTES ((size_t)1 << 30)

static void key_of(struct id id, uint8_t key[TABLE_KEY_LEN])
{
    memset(key, 0, TABLE_KEY_LEN);
    memcpy(key, id.b, sizeof(id.b));
}

void fold_drop(struct fold_cache *folds)
{
    if (folds->arena != NULL)
        arena_rewind(folds->arena, 0);
    folds->index = (struct table){.arena = folds->arena};
    folds->matters = (struct vec){0};
}

bool fold_ready(struct fold_cache *folds)
{
    if (folds->arena == NULL) {
        folds->arena = arena_open(FOLD_BYTES);
        fold_drop(folds);
    } else if (arena_left(folds->arena) < FOLD_BYTES / 2) {
        fold_drop(folds);
    }
    return folds->arena != NULL;
}

struct matter *fold_find(const struct fold_cache *folds, struct id id)
{
    uint8_t key[TABLE_KEY_LEN];

    if (folds->arena == NULL)
        return NULL;
    key_of(id, key);
    const struct table_slot *slot = table_find(&folds->index, key);
    return slot == NULL ? NULL : *VEC_AT(folds->matters, struct matter *, slot->value - 1);
}

struct matter *fold_add(struct fold_cache *folds, struct id id)
{
    uint8_t key[TABLE_KEY_LEN];
    bool fresh;

    key_of(id, key);
    struct table_slot *slot = table_take(&folds->index, key, &fresh);
    must(slot != NULL && fresh);
    struct matter *matter = arena_new(folds->arena, struct matter);
    *(struct matter **)vec_push(folds->arena, &folds->matters, sizeof(matter)) = matter;
    slot->value = folds->matters.len;
    return matter;
}
