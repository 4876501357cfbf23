/* Matters the writer folded lately.  What is appended is folded in; a rollback drops them all. */
#include "office/office_own.h"

#define FOLD_BYTES ((size_t)1 << 30)
#define FOLD_KEPT ((size_t)8 << 20) /* some thousand matters: memory that stays in use */

void fold_drop(struct fold_cache *folds)
{
    if (folds->arena != NULL)
        arena_rewind(folds->arena, 0);
    folds->index = (struct id_map){0};
    folds->matters = (struct vec){0};
}

bool fold_ready(struct fold_cache *folds)
{
    if (folds->arena == NULL) {
        folds->arena = arena_open(FOLD_BYTES);
        fold_drop(folds);
    } else if (arena_left(folds->arena) < FOLD_BYTES - FOLD_KEPT) {
        fold_drop(folds);
    }
    return folds->arena != NULL;
}

struct matter *fold_find(const struct fold_cache *folds, struct id id)
{
    uint32_t n = id_map_get(&folds->index, id);
    return n == 0 ? NULL : *VEC_AT(folds->matters, struct matter *, n - 1);
}

struct matter *fold_add(struct fold_cache *folds, struct id id)
{
    struct matter *matter = arena_new(folds->arena, struct matter);

    must(id_map_get(&folds->index, id) == 0);
    *(struct matter **)vec_push(folds->arena, &folds->matters, sizeof(matter)) = matter;
    id_map_put(folds->arena, &folds->index, id, (uint32_t)folds->matters.len);
    return matter;
}
