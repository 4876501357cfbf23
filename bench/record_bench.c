/*
 * record_bench - a long record: verified, its read tables made anew, its bytes counted.
 *
 *   bench/run, or: ninja -C build bench/record_bench && BENCH_EVENTS=1000000 \
 *       build/bench/record_bench
 *
 * Verification stands against the digest calls it makes - as many, of the same lengths - made bare;
 * the rebuild against the same rows of the read tables, inserted bare in one transaction into
 * empty tables with the same indexes.  The arms take turns; the figures are medians.  SQLite.
 * Helpers share the work (office/helper.h), so the ratio is one of the wall's clock; with
 * BENCH_CLOCK=cpu it is that of the first process alone, and the helpers' time stands beside it.
 */
#include "bench/bench.h"
#include "office/office_check.h"
#include "office/office_own.h"
#include "store/command_key.h"

#include <openssl/evp.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

enum { ROUNDS_MAX = 16, BODY_ROOM = 2 * 1024 * 1024, COLUMNS_MAX = 24, TABLES_MAX = 32 };

/* ---- digests -------------------------------------------------------------------------------- */

struct digest_call {
    uint32_t alg, len;
};

static void call_add(struct arena *arena, struct vec *calls, size_t len)
{
    for (uint32_t alg = 0; alg < DIGEST_ALGS; alg++)
        *(struct digest_call *)vec_push(arena, calls, sizeof(struct digest_call)) =
            (struct digest_call){alg, (uint32_t)len};
}

/* Of the tree, which a rebuild makes too: the leaf, and the nodes it completes. */
static void tree_calls(
    const struct record *record, struct arena *arena, struct vec *calls, struct arena *scratch)
{
    struct buffer entry = {.arena = scratch};

    entry_write(&entry, &record->header, &record->commits.of[DIGEST_SHA256]);
    call_add(arena, calls, 1 + entry.len);
    for (uint64_t carry = record->header.seq; carry & 1; carry >>= 1)
        call_add(arena, calls, 1 + 2 * DIGEST_LEN);
}

/* What docs/LEDGER.md has digested of one event: body, sealed parts, leaf, nodes of the tree. */
static void record_calls(
    const struct stored *stored, struct arena *arena, struct vec *calls, struct arena *scratch)
{
    const struct record *record = &stored->record;

    call_add(arena, calls, sizeof("frj-body-v1\n") - 1 + SALT_LEN + record->body.len);
    for (size_t i = 0; i < stored->parts.len; i++)
        call_add(
            arena, calls, sizeof("frj-sealed-v1\n") - 1 + SALT_LEN + stored->parts.at[i].part.len);
    tree_calls(record, arena, calls, scratch);
}

/* Of each row of command keys: numbers, person, key, stream, content. */
static void key_calls(struct office *office, struct arena *arena, struct vec *calls)
{
    struct command_key_row row;
    struct db_rows rows;
    struct fault fault;

    must(command_key_walk(office->db, &rows, &fault) == STATUS_OK);
    while (command_key_next(&rows, &row, &fault))
        *(struct digest_call *)vec_push(arena, calls, sizeof(struct digest_call)) =
            (struct digest_call){DIGEST_SHA256, 8 + 3 * ID_LEN + DIGEST_LEN};
    db_rows_close(&rows);
}

static struct vec calls_read(
    struct office *office, bool tree_alone, struct arena *arena, struct arena *scratch)
{
    struct vec calls = {0};
    struct event_walk walk;
    struct stored stored;
    struct fault fault;

    must(event_walk_open(&walk, office->db, &office->log.serials, 0, &fault) == STATUS_OK);
    while (event_walk_next(&walk, scratch, &stored, &fault)) {
        if (tree_alone)
            tree_calls(&stored.record, arena, &calls, scratch);
        else
            record_calls(&stored, arena, &calls, scratch);
        arena_rewind(scratch, 0);
    }
    event_walk_close(&walk);
    if (!tree_alone)
        key_calls(office, arena, &calls);
    return calls;
}

static double digests_bare(const struct vec *calls, const char *bytes)
{
    static const char *const names[DIGEST_ALGS] = {"SHA2-256", "SM3"};
    EVP_MD_CTX *contexts[DIGEST_ALGS];
    uint8_t out[DIGEST_LEN];
    unsigned len;

    for (size_t alg = 0; alg < DIGEST_ALGS; alg++) {
        EVP_MD *md = EVP_MD_fetch(NULL, names[alg], NULL);
        contexts[alg] = EVP_MD_CTX_new();
        must(EVP_DigestInit_ex2(contexts[alg], md, NULL) == 1);
        EVP_MD_free(md);
    }
    double from = bench_seconds();
    VEC_EACH (struct digest_call, call, *calls) {
        EVP_MD_CTX *context = contexts[call->alg];
        must(EVP_DigestInit_ex2(context, NULL, NULL) == 1);
        must(EVP_DigestUpdate(context, bytes, call->len) == 1);
        must(EVP_DigestFinal_ex(context, out, &len) == 1);
    }
    double took = bench_seconds() - from;
    for (size_t alg = 0; alg < DIGEST_ALGS; alg++)
        EVP_MD_CTX_free(contexts[alg]);
    return took;
}

/* What helpers have worked so far, of those that have ended. */
static double helpers_seconds(void)
{
    struct rusage used;

    must(getrusage(RUSAGE_CHILDREN, &used) == 0);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
           + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* As `frj ledger verify` does it: the helper for the pages is there before the office is open. */
static double verify_ours(const struct spot *spot, struct arena *scratch)
{
    struct office *office = NULL;
    struct office_proof proof;
    struct helper pages;
    struct fault fault;
    const struct office_asked asked = {.pages = &pages};

    office_pages_begin(&pages, spot->place, scratch);
    must(office_open(spot->place, OFFICE_READ, &office, &fault) == STATUS_OK);
    double from = bench_seconds();
    if (office_check(office, &asked, &proof, &fault) != STATUS_OK) {
        printf("%s\n", fault.text);
        must(false);
    }
    double took = bench_seconds() - from;
    office_close(office);
    helper_end(&pages);
    arena_rewind(scratch, 0);
    return took;
}

static void bench_verify(
    const struct spot *spot, size_t rounds, struct arena *arena, struct arena *scratch)
{
    double ours[ROUNDS_MAX], ratios[ROUNDS_MAX], helped = 0;
    const char *bytes = arena_take(arena, BODY_ROOM, 1);
    struct office *office = NULL;
    struct fault fault;

    must(office_open(spot->place, OFFICE_READ, &office, &fault) == STATUS_OK);
    struct vec calls = calls_read(office, false, arena, scratch);
    double events = (double)office->log.size;
    office_close(office);
    for (size_t i = 0; i < rounds; i++) {
        double bare = i % 2 == 0 ? digests_bare(&calls, bytes) : 0;
        double before = helpers_seconds();
        ours[i] = verify_ours(spot, scratch);
        helped += helpers_seconds() - before;
        if (i % 2 == 1)
            bare = digests_bare(&calls, bytes);
        ratios[i] = 100 * bare / ours[i];
    }
    double took = bench_median(ours, rounds);
    printf(
        "verify: %.2f s, %.1f us an event, %.1f digests an event: %.0f %% of them bare; helpers"
        " worked %.2f s beside\n",
        took, 1e6 * took / events, (double)calls.len / events, bench_median(ratios, rounds),
        helped / (double)rounds);
}

/* ---- rows ----------------------------------------------------------------------------------- */

struct rows {
    char name[32];
    struct vec values; /* sqlite3_value *, column after column */
    int columns;
};

struct tables {
    struct rows rows[TABLES_MAX];
    size_t len;
};

static sqlite3_stmt *prepare(sqlite3 *handle, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
        printf("%s: %s\n", sql, sqlite3_errmsg(handle));
    must(statement != NULL);
    return statement;
}

static sqlite3 *handle_open(const struct spot *spot)
{
    sqlite3 *handle = NULL;
    char path[300];

    must(snprintf(path, sizeof(path), "%s/frj.db", spot->dir) < (int)sizeof(path));
    must(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
    must(sqlite3_exec(handle,
             "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
             "PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA cache_size=-16384; PRAGMA "
             "temp_store=MEMORY;"
             "PRAGMA journal_size_limit=67108864",
             NULL, NULL, NULL)
         == SQLITE_OK);
    return handle;
}

/* In the order they were written in. */
static void rows_read(sqlite3 *handle, struct rows *rows, struct arena *arena)
{
    char sql[128];

    must(snprintf(sql, sizeof(sql), "SELECT * FROM %s ORDER BY rowid", rows->name) < 128);
    sqlite3_stmt *statement = prepare(handle, sql);
    rows->columns = sqlite3_column_count(statement);
    must(rows->columns <= COLUMNS_MAX);
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < rows->columns; i++)
            *(sqlite3_value **)vec_push(arena, &rows->values, sizeof(void *)) =
                sqlite3_value_dup(sqlite3_column_value(statement, i));
    sqlite3_finalize(statement);
}

static void tables_read(const struct spot *spot, struct tables *tables, struct arena *arena)
{
    sqlite3 *handle = handle_open(spot);
    sqlite3_stmt *names = prepare(handle,
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND (name = 'tree' OR name LIKE '%\\_list' ESCAPE '\\' OR name = 'matter_party')");

    while (sqlite3_step(names) == SQLITE_ROW) {
        struct rows *rows = &tables->rows[tables->len++];
        must(tables->len <= TABLES_MAX);
        must(snprintf(
                 rows->name, sizeof(rows->name), "%s", (const char *)sqlite3_column_text(names, 0))
             < (int)sizeof(rows->name));
        rows_read(handle, rows, arena);
    }
    sqlite3_finalize(names);
    must(sqlite3_close(handle) == SQLITE_OK);
}

static void tables_free(struct tables *tables)
{
    for (size_t t = 0; t < tables->len; t++)
        VEC_EACH (sqlite3_value *, value, tables->rows[t].values)
            sqlite3_value_free(*value);
}

static void rows_clear(sqlite3 *handle, const struct rows *rows)
{
    char sql[64];

    must(snprintf(sql, sizeof(sql), "DELETE FROM %s", rows->name) < 64);
    must(sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static void rows_write(sqlite3 *handle, const struct rows *rows)
{
    char sql[160];
    int len = snprintf(sql, sizeof(sql), "INSERT INTO %s VALUES (?", rows->name);

    for (int i = 1; i < rows->columns; i++)
        len += snprintf(sql + len, sizeof(sql) - (size_t)len, ",?");
    must(snprintf(sql + len, sizeof(sql) - (size_t)len, ")") == 1);
    sqlite3_stmt *statement = prepare(handle, sql);
    for (size_t i = 0; i < rows->values.len; i += (size_t)rows->columns) {
        for (int k = 0; k < rows->columns; k++)
            sqlite3_bind_value(
                statement, k + 1, *VEC_AT(rows->values, sqlite3_value *, i + (size_t)k));
        must(sqlite3_step(statement) == SQLITE_DONE);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

static double rows_bare(const struct spot *spot, const struct tables *tables)
{
    sqlite3 *handle = handle_open(spot);

    for (size_t t = 0; t < tables->len; t++)
        rows_clear(handle, &tables->rows[t]);
    double from = bench_seconds();
    must(sqlite3_exec(handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
    for (size_t t = 0; t < tables->len; t++)
        rows_write(handle, &tables->rows[t]);
    must(sqlite3_exec(handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
    double took = bench_seconds() - from;
    must(sqlite3_close(handle) == SQLITE_OK);
    return took;
}

static double rebuild_ours(struct office *office)
{
    struct fault fault;
    double from = bench_seconds();

    if (office_rebuild(office, &fault) != STATUS_OK) {
        printf("%s\n", fault.text);
        must(false);
    }
    return bench_seconds() - from;
}

static void bench_rebuild(const struct spot *spot, struct office *office, size_t rounds,
    struct arena *arena, struct arena *scratch)
{
    double ours[ROUNDS_MAX], ratios[ROUNDS_MAX], with_digests[ROUNDS_MAX], helped = 0;
    const char *bytes = arena_take(arena, BODY_ROOM, 1);
    struct vec calls = calls_read(office, true, arena, scratch);
    struct tables *tables = arena_new(arena, struct tables);
    struct spot empty;
    size_t rows = 0;

    bench_spot(&empty);
    office_close(bench_district(&empty, scratch));
    tables_read(spot, tables, arena);
    for (size_t t = 0; t < tables->len; t++)
        rows += tables->rows[t].values.len / (size_t)tables->rows[t].columns;
    for (size_t i = 0; i < rounds; i++) {
        double bare = i % 2 == 0 ? rows_bare(&empty, tables) : 0;
        double before = helpers_seconds();
        ours[i] = rebuild_ours(office);
        helped += helpers_seconds() - before;
        if (i % 2 == 1)
            bare = rows_bare(&empty, tables);
        ratios[i] = 100 * bare / ours[i];
        with_digests[i] = 100 * (bare + digests_bare(&calls, bytes)) / ours[i];
    }
    tables_free(tables);
    spot_end(&empty);
    double took = bench_median(ours, rounds);
    printf(
        "rebuild: %.2f s, %.1f us an event, %zu rows: %.0f %% of them bare, %.0f %% of them with"
        " the digests of the tree; a helper worked %.2f s beside\n",
        took, 1e6 * took / (double)office->log.size, rows, bench_median(ratios, rounds),
        bench_median(with_digests, rounds), helped / (double)rounds);
}

/* ---- bytes ---------------------------------------------------------------------------------- */

static double megabytes(const struct spot *spot)
{
    char path[300];
    struct stat file;

    must(snprintf(path, sizeof(path), "%s/frj.db", spot->dir) < (int)sizeof(path));
    return stat(path, &file) == 0 ? (double)file.st_size / 1e6 : 0;
}

static void bench_tolerance(struct arena *arena)
{
    struct spot spot;

    bench_spot(&spot);
    office_close(bench_district(&spot, arena));
    double before = megabytes(&spot);
    struct office *office = NULL;
    struct fault fault;
    must(office_open(spot.place, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    bench_play(office, "test/stories/tolerance.story", arena);
    uint64_t events = office->log.size;
    office_close(office);
    printf(
        "test/stories/tolerance.story, all its matters: %.0f kB (the district: %.0f kB, %zu"
        " events in all)\n",
        1e3 * (megabytes(&spot) - before), 1e3 * before, (size_t)events);
    spot_end(&spot);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void a_long_record_is_verified_and_rebuilt(void)
{
    struct arena *keep = arena_open((size_t)16 << 30), *turn = arena_open((size_t)16 << 30);
    size_t wanted = bench_number("BENCH_EVENTS", 100000), rounds = bench_number("BENCH_ROUNDS", 3);
    struct life life;
    struct spot spot;
    struct fault fault;

    check(keep != NULL && turn != NULL && rounds <= ROUNDS_MAX);
    bench_life(&life, "test/stories/filing.story", keep);
    bench_spot(&spot);
    struct office *office = bench_district(&spot, turn);
    size_t lives = wanted / BENCH_LIFE_EVENTS + 1;
    double from = bench_seconds();
    bench_fill(
        office, &life, life.acts.len, lives, arena_take(keep, lives, sizeof(struct id)), turn);
    double took = bench_seconds() - from;
    uint64_t size = office->log.size;
    office_close(office);
    printf("a record of %zu events, %zu filings from application to closing; made in %.0f s\n",
        (size_t)size, lives, took);
    printf("one filing's life on disk: %.1f kB\n", 1e3 * megabytes(&spot) / (double)lives);
    arena_rewind(turn, 0);
    bench_verify(&spot, rounds, keep, turn);
    check(office_open(spot.place, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    bench_rebuild(&spot, office, rounds, keep, turn);
    office_close(office);
    spot_end(&spot);
    bench_tolerance(turn);
    arena_close(keep);
    arena_close(turn);
}

int main(void)
{
    static const struct test tests[] = {TEST(a_long_record_is_verified_and_rebuilt)};

    return TESTS_RUN(tests);
}
