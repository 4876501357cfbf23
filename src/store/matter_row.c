#include "store/matter_row.h"

void matter_row_read(const struct db_rows *rows, struct arena *arena, struct matter_row *row)
{
    *row = (struct matter_row){.procedure = db_column_text(rows, 1, arena),
        .noun = db_column_text(rows, 2, arena),
        .title = db_column_text(rows, 3, arena),
        .number = db_column_text(rows, 4, arena),
        .state = db_column_text(rows, 5, arena),
        .opened_on = {(int32_t)db_column_integer(rows, 9)},
        .ended_on = {(int32_t)db_column_integer(rows, 10)},
        .ended = db_column(rows, 10).kind != DB_NULL,
        .late = db_column_integer(rows, 11) == 1,
        .seq = db_column_integer(rows, 12)};
    db_column_bytes(rows, 0, row->matter.id.b, sizeof(row->matter.id.b));
    db_column_bytes(rows, 6, row->unit.id.b, sizeof(row->unit.id.b));
    db_column_bytes(rows, 7, row->applicant.id.b, sizeof(row->applicant.id.b));
    db_column_bytes(rows, 8, row->policy.id.b, sizeof(row->policy.id.b));
}

static const struct ranked_row *row_at(const struct vec *rows, size_t i)
{
    return i < rows->len ? VEC_AT(*rows, struct ranked_row, i) : NULL;
}

/* The next of two lists, taken off; the same rank in both is one row. */
static const struct ranked_row *next_of(
    const struct vec *a, size_t *i, const struct vec *b, size_t *k)
{
    const struct ranked_row *left = row_at(a, *i), *right = row_at(b, *k);
    bool first = right == NULL || (left != NULL && left->rank <= right->rank);
    bool both = left != NULL && right != NULL && left->rank == right->rank;

    *i += first;
    *k += !first || both;
    return first ? left : right;
}

void row_merge_add(struct row_merge *merge, const struct vec *rows)
{
    const struct ranked_row *next;
    struct vec best = {0};
    size_t i = 0, k = 0;

    if (rows->len == 0)
        return;
    while (best.len < merge->limit && (next = next_of(&merge->best, &i, rows, &k)) != NULL)
        *(struct ranked_row *)vec_push(merge->arena, &best, sizeof(*next)) = *next;
    merge->best = best;
}

int64_t row_merge_end(const struct row_merge *merge)
{
    const struct ranked_row *last = row_at(&merge->best, merge->limit - 1);

    return last == NULL ? INT64_MAX : last->rank;
}
