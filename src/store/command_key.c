#include "store/command_key.h"

#include <inttypes.h>
#include <stdio.h>

#define BYTES(array) ((struct str){(const char *)(array), sizeof(array)})

/* Over the whole row.  What was asked is recorded nowhere else, so nothing but this tells a bit
 * of it that turned over. */
static struct digest seal_of(person_id by, command_key key, const struct command_key_row *row)
{
    char numbers[48];
    int len = snprintf(numbers, sizeof(numbers), "%" PRIu64 " %d\n", row->first_seq, row->events);

    must(len > 0 && (size_t)len < sizeof(numbers));
    const struct str parts[] = {{numbers, (size_t)len}, BYTES(by.id.b), BYTES(key.id.b),
        BYTES(row->stream.b), BYTES(row->content.b)};
    return digest_of(DIGEST_SHA256, parts, COUNT_OF(parts));
}

enum status command_key_add(struct db *db, const struct event *first, struct id stream,
    const struct digest *content, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO command_key (person, command, stream, first_seq, events, content, seal)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const struct command_key_row row = {
        .stream = stream, .first_seq = first->seq, .events = first->of, .content = *content};

    must(first->i == 0);
    struct digest seal = seal_of(first->by, first->command, &row);
    return db_run(db, sql,
        DB_VALUES(db_id(first->by.id), db_id(first->command.id), db_id(stream),
            db_integer((int64_t)first->seq), db_integer(first->of), db_id(*content), db_id(seal)),
        fault);
}

/* Rows from before there were seals have none. */
static bool row_read(
    const struct db_rows *rows, person_id by, command_key key, struct command_key_row *out)
{
    struct digest seal;

    bool whole = db_column_bytes(rows, 0, out->stream.b, sizeof(out->stream.b))
                 && db_column_bytes(rows, 3, out->content.b, sizeof(out->content.b));
    out->first_seq = (uint64_t)db_column_integer(rows, 1);
    out->events = (int)db_column_integer(rows, 2);
    if (!whole || db_column(rows, 4).kind == DB_NULL)
        return whole;
    struct digest made = seal_of(by, key, out);
    return db_column_bytes(rows, 4, seal.b, sizeof(seal.b)) && digest_equal(&seal, &made);
}

static enum status row_damaged(const struct command_key_row *row, struct fault *fault)
{
    return fault_set(fault, STATUS_DAMAGED,
        "第%" PRIu64 "号记录：表 command_key 中它的提交号这一行与写入时不同", row->first_seq);
}

enum status command_key_find(struct db *db, person_id by, command_key key,
    struct command_key_row *out, bool *found, struct fault *fault)
{
    static const char sql[] =
        "SELECT stream, first_seq, events, content, seal FROM command_key"
        " WHERE person = $1 AND command = $2";
    struct db_rows rows = {0};
    bool whole = true;

    *found = false;
    if (db_query(db, &rows, sql, DB_VALUES(db_id(by.id), db_id(key.id)), fault) == STATUS_OK
        && db_rows_next(&rows, fault)) {
        *found = true;
        whole = row_read(&rows, by, key, out);
    }
    db_rows_close(&rows);
    return whole ? fault->status : row_damaged(out, fault);
}

enum status command_key_walk(struct db *db, struct db_rows *rows, struct fault *fault)
{
    static const char sql[] =
        "SELECT stream, first_seq, events, content, seal, person, command FROM command_key";

    return db_query(db, rows, sql, NULL, 0, fault);
}

bool command_key_next(struct db_rows *rows, struct command_key_row *out, struct fault *fault)
{
    if (!db_rows_next(rows, fault))
        return false;
    bool whole = db_column_bytes(rows, 5, out->by.id.b, sizeof(out->by.id.b))
                 && db_column_bytes(rows, 6, out->key.id.b, sizeof(out->key.id.b));
    if (row_read(rows, out->by, out->key, out) && whole)
        return true;
    row_damaged(out, fault);
    return false;
}
