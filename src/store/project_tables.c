/* Read tables as wholes: emptied, and compared row by row with ones made anew. */
#include "store/project.h"

#define TABLE(name, key) ROWS(name, "", key)
#define ROWS(name, where, key)                                                                     \
    {                                                                                              \
        name, "DELETE FROM " name where, "SELECT * FROM " name where " ORDER BY " key              \
    }

/* Statements are known to the door by their address: each stands here once. */
static const struct {
    const char *name, *clear, *all;
} tables[] = {
    TABLE("leaf_list", "seq"),
    TABLE("tile_list", "level, no"),
    TABLE("stream_list", "stream"),
    TABLE("matter_list", "matter"),
    TABLE("matter_party", "matter, no"),
    TABLE("recusal_list", "person, matter"),
    TABLE("task_list", "matter, step"),
    ROWS("message_list", " WHERE due IS NULL", "no"), /* the rest the clock brought */
    TABLE("unfilled", "no"),
    TABLE("link_list", "seq, no"),
    TABLE("outcome_list", "seq, no"),
    TABLE("clarified_list", "seq, no"),
    TABLE("visited_list", "seq, no"),
    TABLE("meeting_list", "meeting"),
    TABLE("sitting_list", "meeting, matter"),
    TABLE("file_list", "seq"),
    TABLE("tree", "alg"),
};

enum status project_clear(struct db *db, struct fault *fault)
{
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (db_run(db, tables[i].clear, NULL, 0, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

static bool value_equal(const struct db_value *a, const struct db_value *b)
{
    return a->kind == b->kind && a->integer == b->integer && str_equal(a->text, b->text);
}

static bool row_equal(const struct db_rows *a, const struct db_rows *b)
{
    int columns = db_columns(a);

    if (columns != db_columns(b))
        return false;
    for (int i = 0; i < columns; i++) {
        struct db_value left = db_column(a, i), right = db_column(b, i);
        if (!value_equal(&left, &right))
            return false;
    }
    return true;
}

static enum status rows_compare(
    struct db_rows *live, struct db_rows *made, const char *table, struct fault *fault)
{
    for (size_t row = 1;; row++) {
        bool a = db_rows_next(live, fault);
        if (fault->status != STATUS_OK)
            return fault->status;
        bool b = db_rows_next(made, fault);
        if (fault->status != STATUS_OK)
            return fault->status;
        if (!a && !b)
            return STATUS_OK;
        if (!a || !b || !row_equal(live, made))
            return fault_set(fault, STATUS_DAMAGED,
                "读表 %s 第%zu行与记录不一致，请运行 frj rebuild 重建（记录本身不受影响）", table,
                row);
    }
}

enum status project_compare(struct db *live, struct db *made, struct fault *fault)
{
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        struct db_rows a = {0}, b = {0};
        enum status status = db_query(live, &a, tables[i].all, NULL, 0, fault);
        if (status == STATUS_OK)
            status = db_query(made, &b, tables[i].all, NULL, 0, fault);
        if (status == STATUS_OK)
            status = rows_compare(&a, &b, tables[i].name, fault);
        db_rows_close(&a);
        db_rows_close(&b);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
