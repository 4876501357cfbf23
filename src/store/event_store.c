#include "store/event_store.h"

#include "store/tree_store.h"

#include <inttypes.h>
#include <limits.h>
#include <string.h>

/* ---- the head ------------------------------------------------------------------------------- */

enum status event_log_make(struct db *db, struct str origin, struct str seed, struct fault *fault)
{
    static const char sql[] = "INSERT INTO log (no, origin, seed) VALUES (1, $1, $2)";

    must(origin_valid(origin));
    return db_run(db, sql, DB_VALUES(db_text(origin), db_text(seed)), fault);
}

enum status event_log_begun(struct db *db, bool *begun, struct fault *fault)
{
    static const char sql[] = "SELECT no FROM log";
    struct db_rows rows = {0};

    *begun = db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return fault->status;
}

static enum status origin_load(
    struct db *db, struct arena *arena, struct event_log *log, struct fault *fault)
{
    static const char sql[] = "SELECT origin, seed FROM log WHERE no = 1";
    struct db_rows rows = {0};
    bool found = false;

    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault)) {
        found = true;
        log->origin = db_column_text(&rows, 0, arena);
        log->chance.seed = db_column_text(&rows, 1, arena);
        log->chance.derived = log->chance.seed.len > 0;
    }
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && (!found || !origin_valid(log->origin)))
        return fault_set(fault, STATUS_DAMAGED,
            "数据库里没有登记日志的名称，或者名称不对；如果是初始化中断，请删除数据目录后重新初始"
            "化");
    return fault->status;
}

/* Each later log_opened of the authority begins the next origin. */
static enum status serials_load(
    struct db *db, struct arena *arena, struct event_log *log, struct fault *fault)
{
    static const char sql[] =
        "SELECT seq FROM event WHERE stream = $1 AND type = 'log_opened' AND seq > 0 ORDER BY seq";
    const struct id authority = {{0}};
    struct db_rows rows = {0};

    serials_begin(&log->serials, arena, log->origin);
    if (db_query(db, &rows, sql, DB_VALUES(db_id(authority)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault))
            serials_next(&log->serials, arena, (uint64_t)db_column_integer(&rows, 0));
    db_rows_close(&rows);
    log->origin = serial_now(&log->serials);
    return fault->status;
}

enum status event_log_head(struct db *db, struct event_log *log, struct fault *fault)
{
    static const char sql[] = "SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1";
    struct db_rows rows = {0};

    log->size = 0;
    log->last_at.ms = INT64_MIN;
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault)) {
        log->size = (uint64_t)db_column_integer(&rows, 0) + 1;
        log->last_at.ms = db_column_integer(&rows, 1);
    }
    db_rows_close(&rows);
    return fault->status;
}

static bool tree_read(const struct db_rows *rows, struct merkle *tree)
{
    struct db_value peaks = db_column(rows, 1);

    tree->size = (uint64_t)db_column_integer(rows, 0);
    tree->peaks_len = peaks.text.len / DIGEST_LEN;
    if (peaks.text.len % DIGEST_LEN != 0 || tree->peaks_len > MERKLE_DEPTH_MAX
        || tree->peaks_len != (size_t)__builtin_popcountll(tree->size))
        return false;
    memcpy(tree->peaks, peaks.text.at, peaks.text.len);
    return true;
}

static enum status tree_load(struct db *db, struct event_log *log, struct fault *fault)
{
    static const char sql[] = "SELECT size, peaks FROM tree WHERE alg = $1";

    log->tree_whole = true;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct merkle *tree = &log->trees[alg];
        struct db_rows rows = {0};
        tree->alg = (enum digest_alg)alg;
        if (db_query(db, &rows, sql, DB_VALUES(db_integer(alg)), fault) == STATUS_OK
            && db_rows_next(&rows, fault))
            log->tree_whole = tree_read(&rows, tree) && log->tree_whole;
        db_rows_close(&rows);
        if (fault->status != STATUS_OK)
            return fault->status;
        log->tree_whole = log->tree_whole && tree->size == log->size;
    }
    return STATUS_OK;
}

enum status event_log_open_bare(
    struct db *db, struct arena *arena, struct event_log *out, struct fault *fault)
{
    *out = (struct event_log){.db = db};
    if (origin_load(db, arena, out, fault) != STATUS_OK
        || serials_load(db, arena, out, fault) != STATUS_OK)
        return fault->status;
    return event_log_head(db, out, fault);
}

enum status event_log_open(
    struct db *db, struct arena *arena, struct event_log *out, struct fault *fault)
{
    if (event_log_open_bare(db, arena, out, fault) != STATUS_OK)
        return fault->status;
    return tree_load(db, out, fault);
}

enum status event_log_version(
    struct db *db, struct id stream, uint64_t *version, struct fault *fault)
{
    static const char sql[] = "SELECT n FROM event WHERE stream = $1 ORDER BY n DESC LIMIT 1";
    struct db_rows rows = {0};

    *version = 0;
    if (db_query(db, &rows, sql, DB_VALUES(db_id(stream)), fault) == STATUS_OK
        && db_rows_next(&rows, fault))
        *version = (uint64_t)db_column_integer(&rows, 0) + 1;
    db_rows_close(&rows);
    return fault->status;
}

/* ---- append --------------------------------------------------------------------------------- */

static enum status header_insert(struct event_log *log, const struct event *event,
    const struct record *record, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO event (seq, stream, n, type, v, at, commit_sha256, commit_sm3)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    return db_run(log->db, sql,
        DB_VALUES(db_integer((int64_t)event->seq), db_id(event->stream),
            db_integer((int64_t)event->n), db_text(record->header.type),
            db_integer(record->header.v), db_integer(event->at.ms),
            db_id(record->commits.of[DIGEST_SHA256]), db_id(record->commits.of[DIGEST_SM3])),
        fault);
}

static enum status body_insert(
    struct event_log *log, const struct record *record, struct fault *fault)
{
    static const char sql[] = "INSERT INTO body (seq, salt, body) VALUES ($1, $2, $3)";

    return db_run(log->db, sql,
        DB_VALUES(
            db_integer((int64_t)record->header.seq), db_id(record->salt), db_text(record->body)),
        fault);
}

static enum status sealed_insert(
    struct event_log *log, uint64_t seq, const struct sealed_parts *parts, struct fault *fault)
{
    static const char sql[] = "INSERT INTO sealed (seq, no, salt, part) VALUES ($1, $2, $3, $4)";

    for (size_t i = 0; i < parts->len; i++)
        if (db_run(log->db, sql,
                DB_VALUES(db_integer((int64_t)seq), db_integer((int64_t)i),
                    db_id(parts->at[i].salt), db_text(parts->at[i].part)),
                fault)
            != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

enum status event_log_replay(
    struct event_log *log, const struct record *record, struct arena *scratch, struct fault *fault)
{
    struct tree_growth growth;

    entry_leaves(scratch, &record->header, &record->commits, growth.leaves);
    tree_grow(log->trees, &growth);
    log->last_at = record->header.at;
    return tree_insert(log->db, log->size++, &growth, fault);
}

enum status event_append(struct event_log *log, struct arena *arena, struct event *event,
    struct stored *out, struct fault *fault)
{
    must(log->tree_whole && event->at.ms >= log->last_at.ms);
    event->seq = log->size;
    struct str origin = serial_at(&log->serials, log->size);
    if (event_encode(arena, origin, &log->chance, event, out, fault) != STATUS_OK)
        return fault->status;
    if (header_insert(log, event, &out->record, fault) != STATUS_OK)
        return fault->status;
    if (body_insert(log, &out->record, fault) != STATUS_OK)
        return fault->status;
    if (sealed_insert(log, event->seq, &out->parts, fault) != STATUS_OK)
        return fault->status;
    return event_log_replay(log, &out->record, arena, fault);
}

enum status event_log_save(struct event_log *log, struct fault *fault)
{
    static const char drop[] = "DELETE FROM tree WHERE alg = $1";
    static const char add[] = "INSERT INTO tree (alg, size, peaks) VALUES ($1, $2, $3)";

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        const struct merkle *tree = &log->trees[alg];
        if (db_run(log->db, drop, DB_VALUES(db_integer(alg)), fault) != STATUS_OK)
            return fault->status;
        if (db_run(log->db, add,
                DB_VALUES(db_integer(alg), db_integer((int64_t)tree->size),
                    db_bytes(tree->peaks, tree->peaks_len * DIGEST_LEN)),
                fault)
            != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

/* ---- load ----------------------------------------------------------------------------------- */

/* seq, salt, part */
static void part_read(const struct db_rows *rows, struct arena *arena, struct sealed_part *out)
{
    db_column_bytes(rows, 1, out->salt.b, SALT_LEN);
    out->part = db_column_text(rows, 2, arena);
}

static enum status parts_load(
    struct db *db, struct arena *arena, uint64_t seq, struct sealed_parts *out, struct fault *fault)
{
    static const char sql[] = "SELECT seq, salt, part FROM sealed WHERE seq = $1 ORDER BY no";
    struct db_rows rows = {0};
    struct vec parts = {0};

    if (db_query(db, &rows, sql, DB_VALUES(db_integer((int64_t)seq)), fault) == STATUS_OK)
        while (db_rows_next(&rows, fault))
            part_read(&rows, arena, vec_push(arena, &parts, sizeof(struct sealed_part)));
    db_rows_close(&rows);
    *out = (struct sealed_parts){parts.at, parts.len};
    return fault->status;
}

/* seq, stream, n, type, v, at, commit_sha256, commit_sm3, salt, body */
static bool record_read(const struct db_rows *rows, const struct serials *serials,
    struct arena *arena, struct record *out)
{
    struct id stream = {0};
    uint64_t seq = (uint64_t)db_column_integer(rows, 0);
    int64_t v = db_column_integer(rows, 4);
    bool whole = db_column_bytes(rows, 1, stream.b, sizeof(stream.b));
    struct db_value type = db_column(rows, 3), body = db_column(rows, 9);

    *out = (struct record){.commits_known = true, .erased = body.kind == DB_NULL};
    out->header = (struct header){.seq = seq,
        .origin = serial_at(serials, seq),
        .stream = id_write(arena, stream),
        .n = (uint64_t)db_column_integer(rows, 2),
        .type = str_copy(arena, type.text),
        .v = v < 0 || v > INT32_MAX ? 0 : (int)v,
        .at = {db_column_integer(rows, 5)}};
    whole = db_column_bytes(rows, 6, out->commits.of[DIGEST_SHA256].b, DIGEST_LEN) && whole;
    whole = db_column_bytes(rows, 7, out->commits.of[DIGEST_SM3].b, DIGEST_LEN) && whole;
    whole = type.kind == DB_TEXT && whole;
    if (!out->erased) {
        whole = db_column_bytes(rows, 8, out->salt.b, SALT_LEN) && whole;
        whole = body.kind == DB_TEXT && whole;
        out->body = str_copy(arena, body.text);
    }
    return whole;
}

/* Sealed parts are few: asked for only when the body can hold one. */
static bool may_hold_sealed(const struct record *record)
{
    static const struct str mark = STR_INIT("\"sealed\":");
    const char *at = record->body.at, *end = at + record->body.len;

    while ((at = memchr(at, mark.at[0], (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) >= mark.len && memcmp(at, mark.at, mark.len) == 0)
            return true;
        at++;
    }
    return false;
}

static bool next_event(struct db *db, struct db_rows *rows, const struct serials *serials,
    struct arena *arena, struct event *event, struct fault *fault)
{
    struct stored stored = {.parts = {0}};
    struct record *record = &stored.record;

    if (!db_rows_next(rows, fault))
        return false;
    if (!record_read(rows, serials, arena, record)) {
        fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：各列的长度或者种类不对",
            record->header.seq);
        return false;
    }
    if (!record->erased && may_hold_sealed(record)
        && parts_load(db, arena, record->header.seq, &stored.parts, fault) != STATUS_OK)
        return false;
    return event_decode(arena, &stored, event, fault) == STATUS_OK;
}

enum status event_load(struct db *db, const struct serials *serials, struct id stream,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT e.seq, e.stream, e.n, e.type, e.v, e.at, e.commit_sha256, e.commit_sm3,"
        "       b.salt, b.body"
        "  FROM event e LEFT JOIN body b ON b.seq = e.seq"
        " WHERE e.stream = $1"
        " ORDER BY e.n";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, DB_VALUES(db_id(stream)), fault) == STATUS_OK) {
        struct event *event = arena_new(arena, struct event);
        while (next_event(db, &rows, serials, arena, event, fault)) {
            *(struct event **)vec_push(arena, out, sizeof(event)) = event;
            event = arena_new(arena, struct event);
        }
    }
    db_rows_close(&rows);
    return fault->status;
}

void event_walk_close(struct event_walk *walk)
{
    db_rows_close(&walk->rows);
    db_rows_close(&walk->parts);
    walk->parts_end = 0;
}

static enum status part_next(struct event_walk *walk, struct fault *fault)
{
    bool more = db_rows_next(&walk->parts, fault);

    walk->part_seq = more ? (uint64_t)db_column_integer(&walk->parts, 0) : UINT64_MAX;
    return fault->status;
}

/* A page of the walk: so many that the asking does not count, so few that they fit anywhere. */
enum { WALK_PAGE = 256 };

static enum status page_open(struct event_walk *walk, uint64_t seq, struct fault *fault)
{
    static const char all[] =
        "SELECT e.seq, e.stream, e.n, e.type, e.v, e.at, e.commit_sha256, e.commit_sm3,"
        "       b.salt, b.body"
        "  FROM event e LEFT JOIN body b ON b.seq = e.seq"
        " WHERE e.seq >= $1"
        " ORDER BY e.seq LIMIT $2";
    static const char directory[] =
        "SELECT e.seq, e.stream, e.n, e.type, e.v, e.at, e.commit_sha256, e.commit_sm3,"
        "       b.salt, b.body"
        "  FROM stream_list s CROSS JOIN event e" /* streams first: they are few among the events */
        "  LEFT JOIN body b ON b.seq = e.seq"
        " WHERE s.kind BETWEEN $2 AND $3 AND e.stream = s.stream AND e.seq >= $1"
        " ORDER BY e.seq";

    event_walk_close(walk);
    walk->left = walk->directory ? INT_MAX : WALK_PAGE; /* the directory is kept in memory anyway */
    if (!walk->directory)
        return db_query(walk->db, &walk->rows, all,
            DB_VALUES(db_integer((int64_t)seq), db_integer(WALK_PAGE)), fault);
    return db_query(walk->db, &walk->rows, directory,
        DB_VALUES(
            db_integer((int64_t)seq), db_integer(STREAM_AUTHORITY), db_integer(STREAM_POLICY)),
        fault);
}

/* The parts of a page from `seq` on.  They are few: most pages have none. */
static enum status parts_open(struct event_walk *walk, uint64_t seq, struct fault *fault)
{
    static const char sql[] =
        "SELECT seq, salt, part FROM sealed WHERE seq >= $1 AND seq < $2 ORDER BY seq, no";

    db_rows_close(&walk->parts);
    walk->parts_end = seq + WALK_PAGE;
    if (db_query(walk->db, &walk->parts, sql,
            DB_VALUES(db_integer((int64_t)seq), db_integer((int64_t)walk->parts_end)), fault)
        != STATUS_OK)
        return fault->status;
    return part_next(walk, fault);
}

/* Goes forward with the events; parts of none are passed over (event_walk_orphans counts them). */
static enum status parts_take(struct event_walk *walk, uint64_t seq, struct arena *arena,
    struct sealed_parts *out, struct fault *fault)
{
    struct vec parts = {0};

    if (seq >= walk->parts_end && parts_open(walk, seq, fault) != STATUS_OK)
        return fault->status;
    while (walk->part_seq != UINT64_MAX && walk->part_seq <= seq) {
        if (walk->part_seq == seq)
            part_read(&walk->parts, arena, vec_push(arena, &parts, sizeof(struct sealed_part)));
        if (part_next(walk, fault) != STATUS_OK)
            return fault->status;
    }
    *out = (struct sealed_parts){parts.at, parts.len};
    walk->owned += parts.len;
    return STATUS_OK;
}

/* The next row with its sealed parts; false at the end or with the fault set. */
static bool next_row(
    struct event_walk *walk, struct arena *arena, struct stored *out, struct fault *fault)
{
    if (!db_rows_next(&walk->rows, fault))
        return false;
    bool whole = record_read(&walk->rows, walk->serials, arena, &out->record);
    uint64_t seq = out->record.header.seq;
    if (!whole) {
        fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：各列的长度或者种类不对", seq);
        return false;
    }
    if (seq < walk->next) { /* of a damaged file; it would go round for ever */
        fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：表 event 的次序乱了", walk->next);
        return false;
    }
    return parts_take(walk, seq, arena, &out->parts, fault) == STATUS_OK;
}

enum status event_walk_open(struct event_walk *walk, struct db *db, const struct serials *serials,
    uint64_t seq, struct fault *fault)
{
    *walk = (struct event_walk){.db = db, .serials = serials, .next = seq};
    return page_open(walk, seq, fault);
}

enum status event_walk_open_directory(struct event_walk *walk, struct db *db,
    const struct serials *serials, uint64_t seq, struct fault *fault)
{
    *walk = (struct event_walk){.db = db, .serials = serials, .next = seq, .directory = true};
    return page_open(walk, seq, fault);
}

bool event_walk_next(
    struct event_walk *walk, struct arena *arena, struct stored *out, struct fault *fault)
{
    *out = (struct stored){.parts = {0}};
    if (walk->left == 0 && page_open(walk, walk->next, fault) != STATUS_OK)
        return false;
    if (!next_row(walk, arena, out, fault))
        return false;
    walk->left--;
    walk->owned += out->record.erased ? 0 : 1;
    walk->next = out->record.header.seq + 1;
    return true;
}

enum status event_walk_orphans(const struct event_walk *walk, int64_t *count, struct fault *fault)
{
    static const char sql[] = "SELECT (SELECT COUNT(*) FROM body) + (SELECT COUNT(*) FROM sealed)";
    struct db_rows rows = {0};

    *count = 0;
    if (db_query(walk->db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault))
        *count = db_column_integer(&rows, 0) - (int64_t)walk->owned;
    db_rows_close(&rows);
    return fault->status;
}
