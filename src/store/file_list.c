#include "store/file_list.h"

#include "casework/matter_shapes.h"

#include <errno.h>
#include <unistd.h>

enum { PART_LEN = 1024 * 1024 };

bool file_told_of(const struct attachment *attachment, struct file_told *out)
{
    *out = (struct file_told){.bytes = (uint64_t)attachment->bytes.n};
    return attachment->bytes.n >= 0
           && hex_read(attachment->sha256, out->digests[DIGEST_SHA256].b, DIGEST_LEN)
           && hex_read(attachment->sm3, out->digests[DIGEST_SM3].b, DIGEST_LEN);
}

/* ---- the read table ------------------------------------------------------------------------- */

enum status file_list_add(struct db *db, const struct event *event, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO file_list (seq, stream, sha256, sm3, bytes)"
        " VALUES ($1, $2, $3, $4, $5)";
    const struct file_attached *attached = event->data;
    struct file_told told;

    if (!file_told_of(attached->file, &told))
        return STATUS_OK; /* no file can be it: verify says so */
    return db_run(db, sql,
        DB_VALUES(db_integer((int64_t)event->seq), db_id(event->stream),
            db_id(told.digests[DIGEST_SHA256]), db_id(told.digests[DIGEST_SM3]),
            db_integer((int64_t)told.bytes)),
        fault);
}

enum status file_list_has(struct db *db, const struct digest *sha256, const struct id *stream,
    bool *bound, struct fault *fault)
{
    static const char any[] = "SELECT 1 FROM file_list WHERE sha256 = $1 LIMIT 1";
    static const char one[] = "SELECT 1 FROM file_list WHERE sha256 = $1 AND stream = $2 LIMIT 1";
    struct db_rows rows = {0};
    enum status status =
        stream == NULL ? db_query(db, &rows, any, DB_VALUES(db_id(*sha256)), fault)
                       : db_query(db, &rows, one, DB_VALUES(db_id(*sha256), db_id(*stream)), fault);

    *bound = status == STATUS_OK && db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return fault->status;
}

enum status file_list_all(struct db *db, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT sha256, sm3, bytes FROM file_list GROUP BY sha256, sm3, bytes ORDER BY sha256";
    struct db_rows rows = {0};
    enum status status = db_query(db, &rows, sql, NULL, 0, fault);

    while (status == STATUS_OK && db_rows_next(&rows, fault)) {
        struct file_told *told = vec_push(arena, out, sizeof(*told));
        if (!db_column_bytes(&rows, 0, told->digests[DIGEST_SHA256].b, DIGEST_LEN)
            || !db_column_bytes(&rows, 1, told->digests[DIGEST_SM3].b, DIGEST_LEN))
            out->len--;
        told->bytes = (uint64_t)db_column_integer(&rows, 2);
    }
    db_rows_close(&rows);
    return fault->status;
}

/* ---- in a backup ---------------------------------------------------------------------------- */

static enum status read_no(struct fault *fault)
{
    return fault_set(fault, STATUS_UNAVAILABLE, "读不了一份文件：%s", system_words(errno).text);
}

static enum status part_write(
    struct db *db, const struct digest *sha256, int64_t at, struct str part, struct fault *fault)
{
    static const char sql[] = "INSERT INTO attached (sha256, at, part) VALUES ($1, $2, $3)";

    return db_run(
        db, sql, DB_VALUES(db_id(*sha256), db_integer(at), db_bytes(part.at, part.len)), fault);
}

enum status file_rows_write(
    struct db *db, const struct digest *sha256, int from, struct fault *fault)
{
    struct arena *arena = arena_open(PART_LEN + 4096);
    char *part = arena == NULL ? NULL : arena_take(arena, PART_LEN, 1);
    int64_t at = 0;
    ssize_t got = 1;
    enum status status =
        arena == NULL ? fault_set(fault, STATUS_UNAVAILABLE, "内存不足") : STATUS_OK;

    while (status == STATUS_OK && got > 0) {
        got = pread(from, part, PART_LEN, (off_t)at);
        if (got < 0)
            status = errno == EINTR ? STATUS_OK : read_no(fault);
        if (got < 0 && status == STATUS_OK)
            got = 1;
        else if (got > 0) {
            status = part_write(db, sha256, at, (struct str){part, (size_t)got}, fault);
            at += got;
        }
    }
    arena_close(arena);
    return status;
}

static bool part_put(int to, struct str part)
{
    while (to >= 0 && part.len > 0) {
        ssize_t put = write(to, part.at, part.len);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            part = (struct str){part.at + put, part.len - (size_t)put};
    }
    return true;
}

static enum status rows_take(struct db_rows *rows, int to, struct digest_run *run,
    struct file_told *out, struct fault *fault)
{
    while (db_rows_next(rows, fault)) {
        struct db_value part = db_column(rows, 0);
        digest_run_add(run, part.text);
        out->bytes += part.text.len;
        if (!part_put(to, part.text))
            return fault_set(
                fault, STATUS_UNAVAILABLE, "写不下一份文件：%s", system_words(errno).text);
    }
    return fault->status;
}

enum status file_rows_read(
    struct db *db, const struct digest *sha256, int to, struct file_told *out, struct fault *fault)
{
    static const char sql[] = "SELECT part FROM attached WHERE sha256 = $1 ORDER BY at";
    struct db_rows rows = {0};
    struct digest_run run;

    *out = (struct file_told){.bytes = 0};
    if (!digest_run_open(&run))
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    enum status status = db_query(db, &rows, sql, DB_VALUES(db_id(*sha256)), fault);
    if (status == STATUS_OK)
        status = rows_take(&rows, to, &run, out, fault);
    db_rows_close(&rows);
    digest_run_close(&run, out->digests);
    if (status == STATUS_OK && out->bytes == 0)
        return fault_set(fault, STATUS_NOT_FOUND, "没有这份文件的内容");
    return status;
}
