/* The record in its database: what is stored, what is refused, what is noticed. */
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "store/event_store.h"
#include "store/schema.h"
#include "store/single_server.h"
#include "test/spot.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    struct spot spot;
    struct arena *arena;
    struct db *db;
    struct event_log log;
    struct fault fault;
};

static const struct id matter_a = {{1}}, matter_b = {{2}};

static void place_open(struct place *p, enum db_mode mode)
{
    check(db_open(p->spot.place, mode, &p->db, &p->fault) == STATUS_OK);
    check(schema_check(p->db, &p->fault) == STATUS_OK);
    check(event_log_open(p->db, p->arena, &p->log, &p->fault) == STATUS_OK);
}

/* As an office does it: the owner makes the tables, the writer begins the record. */
static void place_make(struct place *p)
{
    bool pg = spot_is_pg(&p->spot);
    const char *owner = pg ? p->spot.owner : p->spot.place;

    check(db_open(owner, DB_CREATE, &p->db, &p->fault) == STATUS_OK);
    check(schema_migrate(p->db, (instant){1}, &p->fault) == STATUS_OK);
    check(schema_grant(p->db, p->spot.place, &p->fault) == STATUS_OK);
    check(single_server_say(p->db, (instant){1}, &p->fault) == STATUS_OK);
    db_close(p->db);
    check(db_open(p->spot.place, DB_WRITE, &p->db, &p->fault) == STATUS_OK);
    check(schema_migrate(p->db, (instant){1}, &p->fault) == STATUS_OK);
    check(event_log_make(p->db, STR("test.example/frj/1"), STR("seed"), &p->fault) == STATUS_OK);
    db_close(p->db);
    place_open(p, DB_WRITE);
}

static void place_new_in(struct place *p)
{
    p->arena = arena_open((size_t)256 << 20);
    check(p->arena != NULL);
    place_make(p);
}

static void place_new(struct place *p)
{
    *p = (struct place){.db = NULL};
    spot_new(&p->spot);
    place_new_in(p);
}

static void place_new_folder(struct place *p)
{
    *p = (struct place){.db = NULL};
    spot_new_folder(&p->spot);
    place_new_in(p);
}

static void place_end(struct place *p)
{
    db_close(p->db);
    arena_close(p->arena);
    spot_end(&p->spot);
}

static struct event event_of(
    const struct shape *shape, struct id stream, uint64_t n, const void *data)
{
    return (struct event){.shape = shape,
        .stream = stream,
        .n = n,
        .of = 1,
        .at = {1000},
        .by = {{{9}}},
        .command = {{{(uint8_t)(n + 1)}}},
        .data = data};
}

/* An event of no weight, at version n of a matter. */
static enum status numbered(struct place *p, struct id stream, uint64_t n, const char *number)
{
    struct matter_numbered data = {str_of(number)};
    struct event event = event_of(&matter_numbered_shape, stream, n, &data);
    struct stored stored;

    return event_append(&p->log, p->arena, &event, &stored, &p->fault);
}

/* Two events on one matter and one on another, committed. */
static void three_events(struct place *p)
{
    check(db_begin(p->db, &p->fault) == STATUS_OK);
    check(numbered(p, matter_a, 0, "一") == STATUS_OK);
    check(numbered(p, matter_b, 0, "二") == STATUS_OK);
    check(numbered(p, matter_a, 1, "三") == STATUS_OK);
    check(event_log_save(&p->log, &p->fault) == STATUS_OK);
    check(db_commit(p->db, &p->fault) == STATUS_OK);
}

/* ---- append and load ------------------------------------------------------------------------ */

static void a_stream_loads_as_it_was_appended(void)
{
    struct place p;
    struct vec events;

    place_new(&p);
    three_events(&p);
    check(event_load(p.db, &p.log.serials, matter_a, p.arena, &events, &p.fault) == STATUS_OK);
    check(events.len == 2);
    const struct event *last = *VEC_AT(events, struct event *, 1);
    const struct matter_numbered *data = last->data;
    check(last->shape == &matter_numbered_shape && last->seq == 2 && last->n == 1);
    check(last->at.ms == 1000 && last->by.id.b[0] == 9 && str_is(data->number, "三"));
    place_end(&p);
}

static void a_writer_who_saw_an_old_version_is_told_so(void)
{
    struct place p;
    uint64_t version;

    place_new(&p);
    three_events(&p);
    check(db_begin(p.db, &p.fault) == STATUS_OK);
    enum status status = numbered(&p, matter_a, 1, "四");
    if (status == STATUS_OK) /* an engine may answer late */
        status = db_commit(p.db, &p.fault);
    check(status == STATUS_CONFLICT);
    db_rollback(p.db);
    check(event_log_version(p.db, matter_a, &version, &p.fault) == STATUS_OK && version == 2);
    place_end(&p);
}

static void what_is_rolled_back_was_never_there(void)
{
    struct place p;
    uint64_t version;

    place_new(&p);
    three_events(&p);
    check(db_begin(p.db, &p.fault) == STATUS_OK);
    check(numbered(&p, matter_a, 2, "四") == STATUS_OK);
    db_rollback(p.db);
    check(event_log_version(p.db, matter_a, &version, &p.fault) == STATUS_OK && version == 2);
    place_end(&p);
}

static void the_head_is_found_again(void)
{
    struct place p;

    place_new(&p);
    three_events(&p);
    struct event_log before = p.log;
    db_close(p.db);
    place_open(&p, DB_WRITE);
    check(p.log.size == 3 && p.log.last_at.ms == 1000 && p.log.tree_whole);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest a = merkle_root(&before.trees[alg]), b = merkle_root(&p.log.trees[alg]);
        check(digest_equal(&a, &b));
    }
    place_end(&p);
}

/* ---- sealed parts --------------------------------------------------------------------------- */

static struct event visit_event(struct place *p)
{
    struct talk_record *talk = arena_new(p->arena, struct talk_record);
    struct visit *visit = arena_new(p->arena, struct visit);

    talk->thinking = STR("思想稳定（示例）");
    visit->act.step = STR("V4");
    visit->act.result = STR("recorded");
    visit->talk = talk;
    return event_of(&visit_shape, matter_a, 0, visit);
}

static bool holds(struct str text, const char *part)
{
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++)
        if (memcmp(text.at + i, part, len) == 0)
            return true;
    return false;
}

static enum status sealed_check(struct place *p, const struct stored *stored)
{
    struct event_body body;

    check(body_read(p->arena, stored->record.body, &body, &p->fault) == STATUS_OK);
    return event_sealed_check(p->arena, stored, body.data, &p->fault);
}

static void a_talk_record_is_kept_apart_and_put_back(void)
{
    struct place p;
    struct event event, back;
    struct stored stored;

    place_new(&p);
    event = visit_event(&p);
    check(
        event_encode(p.arena, p.log.origin, &p.log.chance, &event, &stored, &p.fault) == STATUS_OK);
    check(stored.parts.len == 1 && !holds(stored.record.body, "思想稳定"));
    check(holds(stored.parts.at[0].part, "思想稳定"));
    check(sealed_check(&p, &stored) == STATUS_OK);
    check(event_decode(p.arena, &stored, &back, &p.fault) == STATUS_OK);
    const struct visit *visit = back.data;
    check(visit->talk != NULL && str_is(visit->talk->thinking, "思想稳定（示例）"));

    stored.parts.len = 0; /* erased: the rest still reads */
    check(event_decode(p.arena, &stored, &back, &p.fault) == STATUS_OK);
    check(((const struct visit *)back.data)->talk == NULL);
    check(sealed_check(&p, &stored) == STATUS_DAMAGED);
    place_end(&p);
}

static void a_changed_talk_record_no_longer_fits_its_commitment(void)
{
    struct place p;
    struct event event;
    struct stored stored;

    place_new(&p);
    event = visit_event(&p);
    check(
        event_encode(p.arena, p.log.origin, &p.log.chance, &event, &stored, &p.fault) == STATUS_OK);
    struct sealed_part changed = stored.parts.at[0];
    changed.part = STR("{\"thinking\":\"不\"}");
    stored.parts.at = &changed;
    check(sealed_check(&p, &stored) == STATUS_DAMAGED);
    place_end(&p);
}

/* ---- the guard ------------------------------------------------------------------------------ */

static bool denied(struct place *p, const char *sql)
{
    return db_run(p->db, sql, NULL, 0, &p->fault) != STATUS_OK;
}

/* By a right that is missing or a trigger, not because it could not be understood. */
static bool forbidden(struct place *p, const char *sql)
{
    bool no = denied(p, sql);

    return no
           && (!spot_is_pg(&p->spot) || strstr(p->fault.text, "permission denied") != NULL
               || strstr(p->fault.text, "recorded rows") != NULL);
}

static void recorded_rows_take_inserts_only(void)
{
    struct place p;

    place_new(&p);
    three_events(&p);
    check(forbidden(&p, "UPDATE event SET n = 7"));
    check(forbidden(&p, "DELETE FROM event"));
    check(forbidden(&p, "UPDATE body SET body = 'x'"));
    check(forbidden(&p, "DELETE FROM body"));
    check(forbidden(&p, "DELETE FROM sealed"));
    check(forbidden(&p, "DELETE FROM command_key"));
    check(forbidden(&p, "UPDATE log SET origin = 'x'"));
    check(forbidden(&p, "UPDATE command_key SET events = 1"));
    check(forbidden(&p, "TRUNCATE event, body, sealed, command_key"));
    check(forbidden(&p, "TRUNCATE sealed"));
    check(forbidden(&p, "DELETE FROM migration"));
    place_end(&p);
}

/* Rights are one wall; the triggers are another, for a role that has too many. */
static void the_owner_of_the_tables_is_stopped_by_the_triggers(void)
{
    struct place p;

    place_new(&p);
    three_events(&p);
    if (spot_is_pg(&p.spot)) {
        db_close(p.db);
        check(db_open(p.spot.owner, DB_WRITE, &p.db, &p.fault) == STATUS_OK);
    }
    check(forbidden(&p, "UPDATE event SET n = 7"));
    check(forbidden(&p, "DELETE FROM body"));
    check(forbidden(&p, "TRUNCATE sealed"));
    place_end(&p);
}

static void nothing_but_rows_can_be_changed_after_the_start(void)
{
    struct place p;

    place_new(&p);
    check(denied(&p, "CREATE TABLE extra (a INTEGER)"));
    check(denied(&p, "DROP TRIGGER event_update"));
    check(denied(&p, "PRAGMA synchronous = OFF"));
    check(denied(&p, "ATTACH DATABASE ':memory:' AS other"));
    check(denied(&p, "UPDATE sqlite_master SET sql = ''"));
    place_end(&p);
}

/* Another program opens the file without our guard: the triggers still stand. */
static sqlite3 *raw_open(struct place *p)
{
    sqlite3 *raw = NULL;

    char path[128];

    check(snprintf(path, sizeof(path), "%s/frj.db", p->spot.dir) > 0);
    check(sqlite3_open(path, &raw) == SQLITE_OK);
    return raw;
}

static void the_triggers_hold_against_other_programs(void)
{
    struct place p;

    place_new_folder(&p);
    three_events(&p);
    sqlite3 *raw = raw_open(&p);
    check(sqlite3_exec(raw, "UPDATE event SET n = 7", NULL, NULL, NULL) != SQLITE_OK);
    check(sqlite3_exec(raw, "DELETE FROM body", NULL, NULL, NULL) != SQLITE_OK);
    check(sqlite3_close(raw) == SQLITE_OK);
    place_end(&p);
}

/* ---- the door ------------------------------------------------------------------------------- */

static void values_are_bound_by_number_whatever_order_they_stand_in(void)
{
    static const char sql[] = "SELECT $2 || $1 || $2";
    struct place p;
    struct db_rows rows = {0};

    place_new(&p);
    check(db_query(p.db, &rows, sql, DB_VALUES(db_text(STR("a")), db_text(STR("b"))), &p.fault)
          == STATUS_OK);
    check(db_rows_next(&rows, &p.fault) && str_is(db_column_text(&rows, 0, p.arena), "bab"));
    db_rows_close(&rows);
    place_end(&p);
}

static void no_empty_text_is_stored(void)
{
    static const char sql[] = "SELECT $1 IS NULL";
    struct place p;
    struct db_rows rows = {0};

    place_new(&p);
    check(db_query(p.db, &rows, sql, DB_VALUES(db_text(STR(""))), &p.fault) == STATUS_OK);
    check(db_rows_next(&rows, &p.fault) && db_column_integer(&rows, 0) == 1);
    db_rows_close(&rows);
    place_end(&p);
}

static void one_statement_serves_two_cursors_at_once(void)
{
    static const char sql[] = "SELECT seq FROM event WHERE seq >= $1 ORDER BY seq";
    struct place p;
    struct db_rows outer = {0}, inner = {0};

    place_new(&p);
    three_events(&p);
    check(db_query(p.db, &outer, sql, DB_VALUES(db_integer(1)), &p.fault) == STATUS_OK);
    check(db_rows_next(&outer, &p.fault) && db_column_integer(&outer, 0) == 1);
    check(db_query(p.db, &inner, sql, DB_VALUES(db_integer(0)), &p.fault) == STATUS_OK);
    check(db_rows_next(&inner, &p.fault) && db_column_integer(&inner, 0) == 0);
    db_rows_close(&inner);
    check(db_rows_next(&outer, &p.fault) && db_column_integer(&outer, 0) == 2);
    db_rows_close(&outer);
    place_end(&p);
}

/* A database that cannot have a write-ahead log: its header says an old journal, and the folder
 * gives no room for another file. */
static void a_setting_that_does_not_take_is_refused(void)
{
    struct place p;
    struct db *db = NULL;
    char path[128];

    place_new_folder(&p);
    db_close(p.db);
    p.db = NULL;
    sqlite3 *raw = raw_open(&p);
    check(sqlite3_exec(raw, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL) == SQLITE_OK);
    check(sqlite3_exec(raw, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK);
    check(db_open(p.spot.dir, DB_READ, &db, &p.fault) == STATUS_UNAVAILABLE && db == NULL);
    check(sqlite3_exec(raw, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK);
    check(sqlite3_close(raw) == SQLITE_OK);
    check(db_open(p.spot.dir, DB_READ, &db, &p.fault) == STATUS_UNAVAILABLE && db == NULL);
    check(snprintf(path, sizeof(path), "%s/none", p.spot.dir) > 0);
    check(db_open(path, DB_WRITE, &db, &p.fault) == STATUS_NOT_FOUND);
    check(db_open(p.spot.dir, DB_CREATE, &db, &p.fault) == STATUS_CONFLICT);
    place_end(&p);
}

static void a_file_that_is_no_database_is_damaged(void)
{
    struct place p;
    struct db *db = NULL;

    place_new_folder(&p);
    db_close(p.db);
    p.db = NULL;
    char path[128];
    check(snprintf(path, sizeof(path), "%s/frj.db", p.spot.dir) > 0);
    FILE *file = fopen(path, "wb");
    check(file != NULL);
    for (int i = 0; i < 4096; i++)
        check(fputc('x', file) == 'x');
    check(fclose(file) == 0);
    check(db_open(p.spot.dir, DB_WRITE, &db, &p.fault) == STATUS_DAMAGED && db == NULL);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_stream_loads_as_it_was_appended),
        TEST(a_writer_who_saw_an_old_version_is_told_so),
        TEST(what_is_rolled_back_was_never_there),
        TEST(the_head_is_found_again),
        TEST(a_talk_record_is_kept_apart_and_put_back),
        TEST(a_changed_talk_record_no_longer_fits_its_commitment),
        TEST(recorded_rows_take_inserts_only),
        TEST(the_owner_of_the_tables_is_stopped_by_the_triggers),
        TEST(nothing_but_rows_can_be_changed_after_the_start),
        TEST(the_triggers_hold_against_other_programs),
        TEST(values_are_bound_by_number_whatever_order_they_stand_in),
        TEST(no_empty_text_is_stored),
        TEST(one_statement_serves_two_cursors_at_once),
        TEST(a_setting_that_does_not_take_is_refused),
        TEST(a_file_that_is_no_database_is_damaged),
    };
    return TESTS_RUN(tests);
}
