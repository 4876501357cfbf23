#include "store/record_copy.h"

#include "store/schema.h"

#include <inttypes.h>
#include <stdio.h>

enum { PAGE = 256, COLUMNS_MAX = 8, NEWEST = 1000 };

/* What a copy and a backup hold, and nothing else: the tables of `kept` in schema.c.  Events
 * before what belongs to them.  A table with a page is read by spans of seq.  What an older
 * backup has depends on its version: a row holds `since` that one and `until` that one. */
static const struct {
    const char *name; /* stands in the sum of every backup: never changed */
    const char *read, *write;
    bool paged;
    size_t since, until;
} tables[] = {
    {"log", "SELECT no, origin, seed FROM log",
        "INSERT INTO log (no, origin, seed) VALUES ($1, $2, $3)", false, 1, NEWEST},
    {"event",
        "SELECT seq, stream, n, type, v, at, commit_sha256, commit_sm3 FROM event"
        " WHERE seq >= $1 AND seq < $2 ORDER BY seq",
        "INSERT INTO event (seq, stream, n, type, v, at, commit_sha256, commit_sm3)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        true, 1, NEWEST},
    {"body", "SELECT seq, salt, body FROM body WHERE seq >= $1 AND seq < $2 ORDER BY seq",
        "INSERT INTO body (seq, salt, body) VALUES ($1, $2, $3)", true, 1, NEWEST},
    {"sealed",
        "SELECT seq, no, salt, part FROM sealed WHERE seq >= $1 AND seq < $2 ORDER BY seq, no",
        "INSERT INTO sealed (seq, no, salt, part) VALUES ($1, $2, $3, $4)", true, 1, NEWEST},
    {"command_key",
        "SELECT person, command, stream, first_seq, events, content FROM command_key"
        " ORDER BY first_seq",
        "INSERT INTO command_key (person, command, stream, first_seq, events, content)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        false, 1, 4},
    {"command_key",
        "SELECT person, command, stream, first_seq, events, content, seal FROM command_key"
        " ORDER BY first_seq",
        "INSERT INTO command_key (person, command, stream, first_seq, events, content, seal)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        false, 5, NEWEST},
    {"checkpoint", "SELECT alg, size, note FROM checkpoint ORDER BY alg, size",
        "INSERT INTO checkpoint (alg, size, note) VALUES ($1, $2, $3)", false, 4, NEWEST},
    {"cosignature", "SELECT alg, size, line FROM cosignature ORDER BY alg, size, line",
        "INSERT INTO cosignature (alg, size, line) VALUES ($1, $2, $3)", false, 4, NEWEST},
    {"account", "SELECT person, name, verifier, made_at FROM account ORDER BY name",
        "INSERT INTO account (person, name, verifier, made_at) VALUES ($1, $2, $3, $4)", false, 7,
        12},
    {"account", "SELECT person, name, verifier, made_at, mail, told FROM account ORDER BY name",
        "INSERT INTO account (person, name, verifier, made_at, mail, told)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        false, 13, NEWEST}, /* sessions stay behind: whoever moves signs in again */
    {"draft", "SELECT person, id, noun, command, input, saved_at FROM draft ORDER BY person, id",
        "INSERT INTO draft (person, id, noun, command, input, saved_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        false, 9, NEWEST},
    {"message_read", "SELECT person, no, older FROM message_read ORDER BY person, no",
        "INSERT INTO message_read (person, no, older) VALUES ($1, $2, $3)", false, 13, NEWEST},
};

struct copying {
    struct db *from, *to;  /* to: NULL: only read */
    struct digest content; /* of the rows so far */
    struct fault *fault;
};

/* Rows are summed up without their order, which is not the same on every engine. */
static void content_add(struct copying *c, size_t table, const struct db_value *values, size_t len)
{
    char heads[COLUMNS_MAX][64];
    struct str parts[1 + 2 * COLUMNS_MAX] = {str_of(tables[table].name)};

    for (size_t i = 0; i < len; i++) {
        int head = snprintf(heads[i], sizeof(heads[i]), " %d %" PRId64 " %zu ", (int)values[i].kind,
            values[i].kind == DB_INTEGER ? values[i].integer : 0, values[i].text.len);
        parts[1 + 2 * i] = (struct str){heads[i], (size_t)head};
        parts[2 + 2 * i] = values[i].text;
    }
    struct digest row = digest_of(DIGEST_SHA256, parts, 1 + 2 * len);
    for (size_t i = 0; i < DIGEST_LEN; i++)
        c->content.b[i] ^= row.b[i];
}

static enum status rows_copy(struct copying *c, struct db_rows *rows, size_t table)
{
    struct db_value values[COLUMNS_MAX];

    while (db_rows_next(rows, c->fault)) {
        int len = db_columns(rows);
        must(len <= COLUMNS_MAX);
        for (int i = 0; i < len; i++)
            values[i] = db_column(rows, i);
        content_add(c, table, values, (size_t)len);
        if (c->to != NULL
            && db_run(c->to, tables[table].write, values, (size_t)len, c->fault) != STATUS_OK)
            return c->fault->status;
    }
    return c->fault->status;
}

static enum status page_copy(struct copying *c, size_t table, uint64_t seq)
{
    struct db_rows rows = {0};
    const struct db_value span[] = {db_integer((int64_t)seq), db_integer((int64_t)seq + PAGE)};
    enum status status = db_query(c->from, &rows, tables[table].read, span,
        tables[table].paged ? COUNT_OF(span) : 0, c->fault);

    if (status == STATUS_OK)
        status = rows_copy(c, &rows, table);
    db_rows_close(&rows);
    return status;
}

static enum status table_copy(struct copying *c, size_t table, uint64_t size)
{
    for (uint64_t seq = 0; seq == 0 || (tables[table].paged && seq < size); seq += PAGE)
        if (page_copy(c, table, seq) != STATUS_OK)
            return c->fault->status;
    return STATUS_OK;
}

enum status record_copy(
    struct db *from, struct db *to, uint64_t size, struct digest *content, struct fault *fault)
{
    struct copying c = {.from = from, .to = to, .fault = fault};
    size_t version;

    if (schema_version(from, &version, fault) != STATUS_OK)
        return fault->status;
    for (size_t table = 0; table < COUNT_OF(tables); table++)
        if (tables[table].since <= version && version <= tables[table].until
            && table_copy(&c, table, size) != STATUS_OK)
            return fault->status;
    *content = c.content;
    return STATUS_OK;
}
