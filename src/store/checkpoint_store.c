#include "store/checkpoint_store.h"

/* Is the very row there already?  A checkpoint is signed once for a size, but a signer may be
 * asked again after its answer was lost. */
static enum status row_find(struct db *db, const char *sql, const struct checkpoint_row *row,
    bool *found, struct fault *fault)
{
    struct db_rows rows = {0};

    *found =
        db_query(db, &rows, sql,
            DB_VALUES(db_integer(row->alg), db_integer((int64_t)row->size), db_text(row->note)),
            fault)
            == STATUS_OK
        && db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return fault->status;
}

/* `row` by the statement, unless it is there. */
static enum status row_add(struct db *db, const char *find, const char *add,
    const struct checkpoint_row *row, struct fault *fault)
{
    bool found;

    if (row_find(db, find, row, &found, fault) != STATUS_OK || found)
        return fault->status;
    return db_run(db, add,
        DB_VALUES(db_integer(row->alg), db_integer((int64_t)row->size), db_text(row->note)), fault);
}

enum status checkpoint_add(struct db *db, const struct checkpoint_row *row, struct fault *fault)
{
    static const char find[] =
        "SELECT size FROM checkpoint WHERE alg = $1 AND size = $2 AND note = $3";
    static const char add[] = "INSERT INTO checkpoint (alg, size, note) VALUES ($1, $2, $3)";

    return row_add(db, find, add, row, fault);
}

enum status cosignature_add(
    struct db *db, enum digest_alg alg, uint64_t size, struct str line, struct fault *fault)
{
    static const char find[] =
        "SELECT size FROM cosignature WHERE alg = $1 AND size = $2 AND line = $3";
    static const char add[] = "INSERT INTO cosignature (alg, size, line) VALUES ($1, $2, $3)";
    const struct checkpoint_row row = {.alg = alg, .size = size, .note = line};

    return row_add(db, find, add, &row, fault);
}

/* The note with the lines of its witnesses behind it. */
static enum status cosignatures_join(
    struct db *db, struct arena *arena, struct checkpoint_row *row, struct fault *fault)
{
    static const char sql[] =
        "SELECT line FROM cosignature WHERE alg = $1 AND size = $2 ORDER BY line";
    struct buffer note = {.arena = arena};
    struct db_rows rows = {0};

    buffer_add(&note, row->note);
    if (db_query(
            db, &rows, sql, DB_VALUES(db_integer(row->alg), db_integer((int64_t)row->size)), fault)
        == STATUS_OK)
        while (db_rows_next(&rows, fault))
            buffer_addf(&note, "%.*s\n", STR_ARG(db_column(&rows, 0).text));
    db_rows_close(&rows);
    row->note = buffer_str(&note);
    return fault->status;
}

enum status checkpoint_newest(struct db *db, enum digest_alg alg, uint64_t size,
    struct arena *arena, struct checkpoint_row *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT size, note FROM checkpoint WHERE alg = $1 AND size <= $2"
        " ORDER BY size DESC LIMIT 1";
    struct db_rows rows = {0};
    bool found = false;

    *out = (struct checkpoint_row){.alg = alg};
    if (db_query(db, &rows, sql, DB_VALUES(db_integer(alg), db_integer((int64_t)size)), fault)
            == STATUS_OK
        && db_rows_next(&rows, fault)) {
        found = true;
        out->size = (uint64_t)db_column_integer(&rows, 0);
        out->note = db_column_text(&rows, 1, arena);
    }
    db_rows_close(&rows);
    if (fault->status != STATUS_OK)
        return fault->status;
    if (!found)
        return fault_set(fault, STATUS_NOT_FOUND, "还没有签过名的检查点");
    return cosignatures_join(db, arena, out, fault);
}

enum status checkpoint_all(
    struct db *db, enum digest_alg alg, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] = "SELECT size, note FROM checkpoint WHERE alg = $1 ORDER BY size";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, DB_VALUES(db_integer(alg)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            struct checkpoint_row *row = vec_push(arena, out, sizeof(*row));
            *row = (struct checkpoint_row){.alg = alg,
                .size = (uint64_t)db_column_integer(&rows, 0),
                .note = db_column_text(&rows, 1, arena)};
        }
    db_rows_close(&rows);
    VEC_EACH (struct checkpoint_row, row, *out)
        if (fault->status == STATUS_OK)
            (void)cosignatures_join(db, arena, row, fault);
    return fault->status;
}
