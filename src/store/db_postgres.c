/* PostgreSQL by libpq: values and results are binary, statements prepared once a connection, and
 * in a writing transaction those without rows go out in a pipeline, answered at the next query or
 * before the commit. */
#include "store/db_postgres.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 24, QUEUE_MAX = 100, COMMIT_WAIT_MS = 10000 };

/* Types of the wire, by their numbers in every server of this protocol. */
enum { OID_BOOL = 16, OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25 };

static struct postgres *postgres_of(struct db *db)
{
    return (struct postgres *)db;
}

/* ---- faults --------------------------------------------------------------------------------- */

bool postgres_state_is(const PGresult *result, const char *code)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

    return state != NULL && strncmp(state, code, strlen(code)) == 0;
}

/* The first line: the rest says what it means to a programmer. */
static struct str message_of(const PGconn *conn, const PGresult *result)
{
    const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    if (text == NULL)
        text = PQerrorMessage(conn);
    return (struct str){text, strcspn(text, "\n")};
}

enum status postgres_fault(const PGconn *conn, const PGresult *result, struct fault *fault)
{
    struct str text = message_of(conn, result);

    if (conn == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "数据库没有回应，连接已经放弃");
    if (PQstatus(conn) != CONNECTION_OK)
        return fault_set(fault, STATUS_UNAVAILABLE, "与数据库的连接断了：%.*s", STR_ARG(text));
    if (postgres_state_is(result, "23505"))
        return fault_set(fault, STATUS_CONFLICT, "数据库：记录重复（%.*s）", STR_ARG(text));
    if (postgres_state_is(result, "XX001") || postgres_state_is(result, "XX002"))
        return fault_set(fault, STATUS_DAMAGED, "数据库损坏：%.*s", STR_ARG(text));
    if (postgres_state_is(result, "53100"))
        return fault_set(fault, STATUS_UNAVAILABLE, "数据库的磁盘已满，未能写入，请清理后重试");
    if (postgres_state_is(result, "55P03"))
        return fault_set(fault, STATUS_CONFLICT, "另一个程序正在写入这个数据库，请等它结束后再试");
    return fault_set(fault, STATUS_UNAVAILABLE, "数据库：%.*s", STR_ARG(text));
}

/* STATUS_OK when the result is as wanted; takes the result away if not. */
static enum status result_check(
    struct postgres *db, PGresult **result, ExecStatusType wanted, struct fault *fault)
{
    ExecStatusType got = PQresultStatus(*result);

    if (got == wanted)
        return STATUS_OK;
    must(got != PGRES_TUPLES_OK && got != PGRES_COMMAND_OK); /* rows belong to db_query() */
    postgres_fault(db->conn, *result, fault);
    PQclear(*result);
    *result = NULL;
    return fault->status;
}

/* ---- values --------------------------------------------------------------------------------- */

struct params {
    int len;
    Oid types[VALUES_MAX];
    const char *at[VALUES_MAX];
    int lens[VALUES_MAX], formats[VALUES_MAX];
    uint8_t integers[VALUES_MAX][8];
};

static void integer_write(uint8_t out[8], int64_t n)
{
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)((uint64_t)n >> (56 - 8 * i));
}

static void param_take(struct params *params, int i, const struct db_value *value)
{
    params->formats[i] = 1;
    if (value->kind == DB_INTEGER) {
        integer_write(params->integers[i], value->integer);
        params->types[i] = OID_INT8;
        params->at[i] = (const char *)params->integers[i];
        params->lens[i] = 8;
    } else if (value->kind == DB_BYTES || (value->kind == DB_TEXT && value->text.len > 0)) {
        must(value->text.len <= INT32_MAX);
        params->types[i] = value->kind == DB_BYTES ? OID_BYTEA : OID_TEXT;
        params->at[i] = value->text.at;
        params->lens[i] = (int)value->text.len;
    } else if (value->kind == DB_TEXT) {
        params->types[i] = OID_TEXT; /* empty: NULL */
    }
}

static void params_take(struct params *params, const struct db_value *values, size_t values_len)
{
    must(values_len <= VALUES_MAX);
    *params = (struct params){.len = (int)values_len};
    for (size_t i = 0; i < values_len; i++)
        param_take(params, (int)i, &values[i]);
}

/* ---- statements ----------------------------------------------------------------------------- */

/* A name for the statement's slot. */
struct name {
    char text[8];
};

static struct name name_of(size_t slot)
{
    struct name name;

    must(snprintf(name.text, sizeof(name.text), "s%zu", slot) < (int)sizeof(name.text));
    return name;
}

/* The slot that has or may take this literal; -1 when the cache is full. */
static int slot_of(const struct postgres *db, const char *sql)
{
    size_t start = ((uintptr_t)sql >> 3) % POSTGRES_SLOTS;

    for (size_t i = 0; i < POSTGRES_SLOTS; i++) {
        size_t slot = (start + i) % POSTGRES_SLOTS;
        if (db->cache[slot] == sql || db->cache[slot] == NULL)
            return (int)slot;
    }
    return -1;
}

static enum status answers_take(struct postgres *db, struct fault *fault);

/* *slot is where the statement is prepared; -1: send it whole. */
static enum status statement_prepare(struct postgres *db, const char *sql,
    const struct params *params, int *slot, struct fault *fault)
{
    *slot = slot_of(db, sql);
    if (*slot < 0 || db->cache[*slot] != NULL)
        return STATUS_OK;
    if (answers_take(db, fault) != STATUS_OK)
        return fault->status;
    PGresult *result = line_answer_whole(
        db, PQsendPrepare(db->conn, name_of((size_t)*slot).text, sql, params->len, params->types));
    if (result_check(db, &result, PGRES_COMMAND_OK, fault) != STATUS_OK)
        return fault->status;
    PQclear(result);
    db->cache[*slot] = sql;
    return STATUS_OK;
}

static int statement_send(struct postgres *db, const char *sql, const struct params *p, int slot)
{
    return slot >= 0
               ? PQsendQueryPrepared(
                   db->conn, name_of((size_t)slot).text, p->len, p->at, p->lens, p->formats, 1)
               : PQsendQueryParams(db->conn, sql, p->len, p->types, p->at, p->lens, p->formats, 1);
}

static PGresult *execute(struct postgres *db, const char *sql, const struct params *p, int slot)
{
    return line_answer_whole(db, statement_send(db, sql, p, slot));
}

static bool enqueue(struct postgres *db, const char *sql, const struct params *p, int slot)
{
    if (db->queued == 0 && PQenterPipelineMode(db->conn) != 1)
        return false;
    int sent = statement_send(db, sql, p, slot);
    db->queued += sent == 1;
    return sent == 1;
}

/* ---- the pipeline --------------------------------------------------------------------------- */

/* What one statement of the queue answered; the first fault stays. */
static void answer_read(struct postgres *db, const PGresult *result, int i, struct fault *fault)
{
    ExecStatusType status = PQresultStatus(result);

    if (fault->status != STATUS_OK || status == PGRES_PIPELINE_ABORTED)
        return;
    bool named = i == db->standby_at && status == PGRES_TUPLES_OK;
    must(named || status != PGRES_TUPLES_OK); /* rows belong to db_query() */
    if (!named && status != PGRES_COMMAND_OK)
        postgres_fault(db->conn, result, fault);
    else if (named && PQgetlength(result, 0, 0) == 0)
        standby_fault(fault);
    else if (i == db->lease_at && strcmp(PQcmdTuples((PGresult *)(uintptr_t)result), "1") != 0)
        fault_set(
            fault, STATUS_CONFLICT, "另一个程序已经接手写入这个数据库，这一边不再写入，请重新打开");
}

static void answers_read(struct postgres *db, struct fault *fault)
{
    for (int i = 0;;) {
        PGresult *result = line_answer(db);
        if (result == NULL && PQstatus(db->conn) != CONNECTION_OK) {
            postgres_fault(db->conn, NULL, fault);
            return;
        }
        if (result == NULL)
            continue; /* stands between the answers of two statements */
        bool end = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
        if (!end)
            answer_read(db, result, i++, fault);
        PQclear(result);
        if (end)
            return;
    }
}

/* All that was sent is answered; the first fault of them. */
static enum status answers_take(struct postgres *db, struct fault *fault)
{
    struct fault first = {.status = STATUS_OK};

    if (db->queued == 0)
        return STATUS_OK;
    if (PQpipelineSync(db->conn) == 1)
        answers_read(db, &first);
    else
        postgres_fault(db->conn, NULL, &first);
    if (PQexitPipelineMode(db->conn) != 1 && first.status == STATUS_OK)
        postgres_fault(db->conn, NULL, &first);
    db->queued = 0;
    db->lease_at = db->standby_at = -1;
    if (first.status != STATUS_OK)
        *fault = first;
    return first.status;
}

static enum status postgres_run(struct db *base, const char *sql, const struct db_value *values,
    size_t values_len, struct fault *fault)
{
    struct postgres *db = postgres_of(base);
    struct params params;
    int slot;

    params_take(&params, values, values_len);
    if (statement_prepare(db, sql, &params, &slot, fault) != STATUS_OK)
        return fault->status;
    if (db->writes) {
        if (!enqueue(db, sql, &params, slot))
            return postgres_fault(db->conn, NULL, fault);
        return db->queued < QUEUE_MAX ? STATUS_OK : answers_take(db, fault);
    }
    PGresult *result = execute(db, sql, &params, slot);
    enum status status = result_check(db, &result, PGRES_COMMAND_OK, fault);
    PQclear(result);
    return status;
}

static enum status postgres_query(struct db *base, struct db_rows *rows, const char *sql,
    const struct db_value *values, size_t values_len, struct fault *fault)
{
    struct postgres *db = postgres_of(base);
    struct params params;
    int slot;

    params_take(&params, values, values_len);
    if (statement_prepare(db, sql, &params, &slot, fault) != STATUS_OK
        || answers_take(db, fault) != STATUS_OK)
        return fault->status;
    PGresult *result = execute(db, sql, &params, slot);
    if (PQresultStatus(result) == PGRES_COMMAND_OK) { /* a statement without rows */
        PQclear(result);
        return STATUS_OK;
    }
    if (result_check(db, &result, PGRES_TUPLES_OK, fault) != STATUS_OK)
        return fault->status;
    rows->statement = result;
    rows->row = -1;
    return STATUS_OK;
}

static bool postgres_next(struct db_rows *rows, struct fault *fault)
{
    (void)fault;
    if (rows->statement == NULL || rows->row + 1 >= PQntuples(rows->statement))
        return false;
    rows->row++;
    return true;
}

static void postgres_rows_close(struct db_rows *rows)
{
    PQclear(rows->statement);
}

/* The script with our names for types; NULL when there is no memory. */
static char *script_words(const char *sql)
{
    static const struct {
        const char *ours, *theirs;
    } words[] = {{"INTEGER", "BIGINT "}, {"BLOB", "BYTEA"}};
    size_t len = strlen(sql), at = 0;
    char *out = malloc(2 * len + 1);

    for (size_t i = 0; out != NULL && i < len;) {
        size_t w = 0;
        while (w < COUNT_OF(words) && strncmp(sql + i, words[w].ours, strlen(words[w].ours)) != 0)
            w++;
        const char *from = w < COUNT_OF(words) ? words[w].theirs : sql + i;
        size_t taken = w < COUNT_OF(words) ? strlen(words[w].theirs) : 1;
        memcpy(out + at, from, taken);
        at += taken;
        i += w < COUNT_OF(words) ? strlen(words[w].ours) : 1;
    }
    if (out != NULL)
        out[at] = '\0';
    return out;
}

static enum status postgres_script(struct db *base, const char *sql, struct fault *fault)
{
    struct postgres *db = postgres_of(base);

    if (sql[0] == '\0' || answers_take(db, fault) != STATUS_OK)
        return fault->status;
    char *words = script_words(sql);
    if (words == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    PGresult *result = PQexec(db->conn, words);
    enum status status = result_check(db, &result, PGRES_COMMAND_OK, fault);
    PQclear(result);
    free(words);
    return status;
}

/* ---- columns -------------------------------------------------------------------------------- */

static int64_t integer_read(const char *at, int len)
{
    uint64_t n = len > 0 && (at[0] & 0x80) != 0 ? UINT64_MAX : 0;

    for (int i = 0; i < len; i++)
        n = n << 8 | (uint8_t)at[i];
    return (int64_t)n;
}

static int postgres_columns(const struct db_rows *rows)
{
    return PQnfields(rows->statement);
}

static struct db_value postgres_column(const struct db_rows *rows, int column)
{
    const PGresult *result = rows->statement;

    if (PQgetisnull(result, rows->row, column))
        return db_null();
    const char *at = PQgetvalue(result, rows->row, column);
    int len = PQgetlength(result, rows->row, column);
    switch (PQftype(result, column)) {
    case OID_BOOL:
    case OID_INT2:
    case OID_INT4:
    case OID_INT8: return db_integer(integer_read(at, len));
    case OID_BYTEA: return db_bytes(at, (size_t)len);
    default: return db_text(((struct str){at, (size_t)len}));
    }
}

/* ---- transactions --------------------------------------------------------------------------- */

static void postgres_rollback(struct db *base)
{
    struct postgres *db = postgres_of(base);
    struct fault ignored;

    (void)answers_take(db, &ignored);
    if (PQtransactionStatus(db->conn) != PQTRANS_IDLE)
        PQclear(line_answer_whole(db, PQsendQuery(db->conn, "ROLLBACK")));
    must(PQstatus(db->conn) != CONNECTION_OK || PQtransactionStatus(db->conn) == PQTRANS_IDLE);
    db->writes = false;
}

static enum status lease_renew(struct postgres *db, struct fault *fault)
{
    static const uint8_t none[HOLDER_LEN];

    if (memcmp(db->holder, none, HOLDER_LEN) == 0)
        return STATUS_OK; /* tables are being made */
    if (postgres_run(&db->db, writer_renew_sql, DB_VALUES(db_bytes(db->holder, HOLDER_LEN)), fault)
        != STATUS_OK)
        return fault->status;
    db->lease_at = db->queued - 1;
    if (db->single || db->db.mode != DB_WRITE)
        return STATUS_OK;
    if (postgres_run(&db->db, standby_names_sql, NULL, 0, fault) != STATUS_OK)
        return fault->status;
    db->standby_at = db->queued - 1;
    return STATUS_OK;
}

static enum status postgres_begin(struct db *base, struct fault *fault)
{
    static const char write[] = "BEGIN";
    static const char read[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    struct postgres *db = postgres_of(base);

    must(!db->writes && PQtransactionStatus(db->conn) != PQTRANS_INTRANS);
    if (base->mode == DB_READ)
        return postgres_run(base, read, NULL, 0, fault);
    db->writes = true;
    if (postgres_run(base, write, NULL, 0, fault) == STATUS_OK
        && lease_renew(db, fault) == STATUS_OK)
        return STATUS_OK;
    postgres_rollback(base);
    return fault->status;
}

/* A WARNING at the commit means that a standby was not waited for. */
static bool commit_done(struct postgres *db, struct fault *why)
{
    bool sent = PQsendQuery(db->conn, "COMMIT") == 1;
    PGresult *result = sent && line_ready(db->conn, COMMIT_WAIT_MS) ? PQgetResult(db->conn) : NULL;
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK
                && strcmp(PQcmdStatus(result), "COMMIT") == 0 && !db->warned;

    if (!done && result == NULL && PQstatus(db->conn) == CONNECTION_OK)
        fault_set(why, STATUS_UNKNOWN, "等了10秒没有回音");
    else if (!done)
        postgres_fault(db->conn, result, why);
    PQclear(result);
    if (done)
        PQclear(line_answer(db)); /* NULL: the end of the answer */
    return done;
}

/* What is not known stays so: the connection is given up, whoever asks again opens anew. */
static enum status postgres_commit(struct db *base, struct fault *fault)
{
    struct postgres *db = postgres_of(base);
    struct fault why;

    if (answers_take(db, fault) != STATUS_OK) {
        postgres_rollback(base);
        return fault->status;
    }
    db->warned = false;
    bool done = commit_done(db, &why);
    db->writes = false;
    if (done)
        return STATUS_OK;
    line_drop(db);
    return fault_set(fault, STATUS_UNKNOWN,
        "提交没有得到确认，可能已经登记，也可能没有，请用原提交号再试（%.200s）", why.text);
}

/* ---- opening -------------------------------------------------------------------------------- */

static void notice_take(void *context, const PGresult *result)
{
    struct postgres *db = context;
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);

    db->warned = db->warned || (severity != NULL && strcmp(severity, "WARNING") == 0);
}

static void postgres_close(struct db *base)
{
    struct postgres *db = postgres_of(base);

    if (PQstatus(db->conn) == CONNECTION_OK)
        postgres_rollback(base);
    writer_release(db);
    PQfinish(db->conn);
    free(db->place);
    free(db);
}

static enum status writer_open(struct postgres *db, struct fault *fault)
{
    if (db->db.mode == DB_WRITE && standby_check(db, fault) != STATUS_OK)
        return fault->status;
    return writer_claim(db, db->place, fault);
}

static enum status open_in(struct postgres *db, struct fault *fault)
{
    enum db_mode mode = db->db.mode;

    if (postgres_connect(&db->conn, db->place, mode, fault) != STATUS_OK)
        return fault->status;
    PQsetNoticeReceiver(db->conn, notice_take, db);
    if (PQsetnonblocking(db->conn, 1) != 0) /* line_ready() sends and waits */
        return postgres_fault(db->conn, NULL, fault);
    enum status status = postgres_probe(db->conn, fault);
    if (mode == DB_CREATE && status == STATUS_OK)
        return fault_set(fault, STATUS_CONFLICT, "这个数据库里已经有 frj 的数据");
    if (mode == DB_CREATE && status == STATUS_NOT_FOUND) {
        *fault = (struct fault){.status = STATUS_OK};
        return STATUS_OK;
    }
    return mode != DB_READ && status == STATUS_OK ? writer_open(db, fault) : status;
}

static enum status postgres_open(
    const char *place, enum db_mode mode, struct db **out, struct fault *fault)
{
    struct postgres *db = calloc(1, sizeof(*db));
    char *kept = strdup(place);

    must(mode != DB_SCRATCH);
    if (db == NULL || kept == NULL) {
        free(db);
        free(kept);
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足，打不开数据库");
    }
    *fault = (struct fault){.status = STATUS_OK};
    *db = (struct postgres){
        .db = {&postgres_engine, mode}, .place = kept, .lease_at = -1, .standby_at = -1};
    enum status status = open_in(db, fault);
    if (status == STATUS_OK)
        *out = &db->db;
    else
        postgres_close(&db->db);
    return status;
}

static bool postgres_lost(struct db *base)
{
    return PQstatus(postgres_of(base)->conn) != CONNECTION_OK;
}

static enum status postgres_reopen(struct db *base, struct fault *fault)
{
    struct postgres *db = postgres_of(base);

    line_drop(db);
    PQfinish(db->session);
    db->session = NULL;
    db->writes = db->warned = false;
    memset(db->holder, 0, HOLDER_LEN);
    memset(db->cache, 0, sizeof(db->cache));
    *fault = (struct fault){.status = STATUS_OK};
    if (open_in(db, fault) != STATUS_OK)
        line_drop(db);
    return fault->status;
}

/* The roles say what may be done (schema.c). */
static void postgres_guard(struct db *db)
{
    (void)db;
}

/* Pages and indexes are the server's to check (data checksums, amcheck). */
static enum status postgres_check(struct db *db, struct fault *fault)
{
    if (PQstatus(postgres_of(db)->conn) == CONNECTION_OK)
        return STATUS_OK;
    return postgres_fault(postgres_of(db)->conn, NULL, fault);
}

const struct db_engine postgres_engine = {
    .dialect = DB_POSTGRES,
    .open = postgres_open,
    .close = postgres_close,
    .lost = postgres_lost,
    .reopen = postgres_reopen,
    .guard = postgres_guard,
    .check = postgres_check,
    .grant = postgres_grant,
    .remove = postgres_remove,
    .script = postgres_script,
    .run = postgres_run,
    .query = postgres_query,
    .next = postgres_next,
    .rows_close = postgres_rows_close,
    .columns = postgres_columns,
    .column = postgres_column,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
};
