#include "store/record_copy.h"

#include "store/schema.h"

enum { PAGE = 256, COLUMNS_MAX = 8, NEWEST = 1000 };

/* What a copy and a backup hold, and nothing else: the tables of `kept` in schema.c.  Events
 * before what belongs to them.  A table with a page is read by spans of seq.  What an older
 * backup has depends on its version: a row holds `since` that one and `until` that one. */
static const struct {
    const char *read, *write;
    bool paged;
    size_t since, until;
} tables[] = {
    {"SELECT no, origin, seed FROM log", "INSERT INTO log (no, origin, seed) VALUES ($1, $2, $3)",
        false, 1, NEWEST},
    {"SELECT seq, stream, n, type, v, at, commit_sha256, commit_sm3 FROM event"
     " WHERE seq >= $1 AND seq < $2 ORDER BY seq",
        "INSERT INTO event (seq, stream, n, type, v, at, commit_sha256, commit_sm3)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        true, 1, NEWEST},
    {"SELECT seq, salt, body FROM body WHERE seq >= $1 AND seq < $2 ORDER BY seq",
        "INSERT INTO body (seq, salt, body) VALUES ($1, $2, $3)", true, 1, NEWEST},
    {"SELECT seq, no, salt, part FROM sealed WHERE seq >= $1 AND seq < $2 ORDER BY seq, no",
        "INSERT INTO sealed (seq, no, salt, part) VALUES ($1, $2, $3, $4)", true, 1, NEWEST},
    {"SELECT person, command, stream, first_seq, events, content FROM command_key"
     " ORDER BY first_seq",
        "INSERT INTO command_key (person, command, stream, first_seq, events, content)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        false, 1, 4},
    {"SELECT person, command, stream, first_seq, events, content, seal FROM command_key"
     " ORDER BY first_seq",
        "INSERT INTO command_key (person, command, stream, first_seq, events, content, seal)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        false, 5, NEWEST},
    {"SELECT alg, size, note FROM checkpoint ORDER BY alg, size",
        "INSERT INTO checkpoint (alg, size, note) VALUES ($1, $2, $3)", false, 4, NEWEST},
    {"SELECT alg, size, line FROM cosignature ORDER BY alg, size, line",
        "INSERT INTO cosignature (alg, size, line) VALUES ($1, $2, $3)", false, 4, NEWEST},
};

static enum status rows_copy(
    struct db_rows *rows, struct db *to, const char *write, struct fault *fault)
{
    struct db_value values[COLUMNS_MAX];

    while (db_rows_next(rows, fault)) {
        int len = db_columns(rows);
        must(len <= COLUMNS_MAX);
        for (int i = 0; i < len; i++)
            values[i] = db_column(rows, i);
        if (db_run(to, write, values, (size_t)len, fault) != STATUS_OK)
            return fault->status;
    }
    return fault->status;
}

static enum status page_copy(
    struct db *from, struct db *to, size_t table, uint64_t seq, struct fault *fault)
{
    struct db_rows rows = {0};
    const struct db_value span[] = {db_integer((int64_t)seq), db_integer((int64_t)seq + PAGE)};
    enum status status = db_query(
        from, &rows, tables[table].read, span, tables[table].paged ? COUNT_OF(span) : 0, fault);

    if (status == STATUS_OK)
        status = rows_copy(&rows, to, tables[table].write, fault);
    db_rows_close(&rows);
    return status;
}

static enum status table_copy(
    struct db *from, struct db *to, size_t table, uint64_t size, struct fault *fault)
{
    for (uint64_t seq = 0; seq == 0 || (tables[table].paged && seq < size); seq += PAGE)
        if (page_copy(from, to, table, seq, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

enum status record_copy(struct db *from, struct db *to, uint64_t size, struct fault *fault)
{
    size_t version;

    if (schema_version(from, &version, fault) != STATUS_OK)
        return fault->status;
    for (size_t table = 0; table < COUNT_OF(tables); table++)
        if (tables[table].since <= version && version <= tables[table].until
            && table_copy(from, to, table, size, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}
