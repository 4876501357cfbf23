/* What only a server can do to us: cut the line, in a commit too; let another one write; give too
 * few rights.  Run beside one: test/pg.sh build/test/postgres_test */
#include "office/office_check.h"
#include "office/office_tables.h"
#include "store/event_store.h"
#include "store/schema.h"
#include "test/spot.h"

#include <signal.h>
#include <sys/wait.h>

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

static void place_new(struct place *p)
{
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};

    *p = (struct place){.arena = arena_open((size_t)512 << 20)};
    check(p->arena != NULL);
    spot_new(&p->spot);
    check(spot_is_pg(&p->spot));
    what.owner = str_of(p->spot.owner);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    arena_close(p->arena);
    spot_end(&p->spot);
}

static enum status add(struct place *p, uint8_t key)
{
    struct node *input = arena_new(p->arena, struct node);
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};
    struct reply reply;

    input->kind = NODE_MAP;
    node_put_text(p->arena, input, "name", str_format(p->arena, "陈某某%d", key));
    request.key.id.b[0] = key;
    return office_submit(p->office, &request, 1, &reply, p->arena, &p->fault);
}

static uint64_t size_of(struct place *p)
{
    struct office *office = NULL;
    struct office_proof proof;

    check(office_open(p->spot.place, OFFICE_READ, &office, &p->fault) == STATUS_OK);
    check(office_verify(office, &proof, &p->fault) == STATUS_OK);
    office_close(office);
    return proof.size;
}

static void again(struct place *p)
{
    office_close(p->office);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

/* ---- rights --------------------------------------------------------------------------------- */

static bool is_denied(PGconn *conn, const char *sql)
{
    PGresult *result = PQexec(conn, sql);
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    bool denied = state != NULL && strcmp(state, "42501") == 0; /* insufficient privilege */

    if (!denied)
        printf("     %s: %s\n", sql, state == NULL ? "done" : state);
    PQclear(result);
    return denied;
}

/* What the writing role must not do, on each table of the record; %s is the table, then a column.
 */
static void the_writing_role_may_add_to_the_record_and_no_more(void)
{
    static const struct {
        const char *table, *column;
    } tables[] = {{"log", "origin"}, {"event", "n"}, {"body", "body"}, {"sealed", "part"},
        {"command_key", "events"}, {"checkpoint", "note"}, {"cosignature", "line"}};
    struct place p;

    place_new(&p);
    PGconn *conn = PQconnectdb(p.spot.place);
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        const char *t = tables[i].table, *c = tables[i].column;
        const struct str tries[] = {
            str_format(p.arena, "UPDATE %s SET %s = %s", t, c, c),
            str_format(p.arena, "DELETE FROM %s", t),
            str_format(p.arena, "TRUNCATE %s CASCADE", t),
            str_format(p.arena, "DROP TABLE %s CASCADE", t),
            str_format(p.arena, "ALTER TABLE %s ADD COLUMN extra INTEGER", t),
            str_format(p.arena, "ALTER TABLE %s DISABLE TRIGGER ALL", t),
            str_format(p.arena, "DROP TRIGGER %s_kept ON %s", t, t),
            str_format(p.arena, "CREATE INDEX extra ON %s (%s)", t, c),
            str_format(p.arena, "SELECT 1 FROM %s FOR UPDATE", t),
        };
        for (size_t k = 0; k < COUNT_OF(tries); k++)
            check(is_denied(conn, str_c(p.arena, tries[k])));
    }
    check(is_denied(conn, "INSERT INTO single_server (no, at) VALUES (1, 0)"));
    check(is_denied(conn, "DELETE FROM single_server"));
    check(is_denied(conn, "DELETE FROM migration"));
    check(is_denied(conn, "CREATE TABLE extra (a INTEGER)"));
    check(is_denied(conn, "SET session_replication_role = replica"));
    PQfinish(conn);
    check(add(&p, 1) == STATUS_OK);
    place_end(&p);
}

/* ---- one writer ----------------------------------------------------------------------------- */

static void a_writer_who_was_followed_writes_no_more(void)
{
    struct place p;

    place_new(&p);
    spot_sql(&p.spot, "UPDATE writer SET holder = decode(repeat('11', 16), 'hex')");
    check(add(&p, 1) == STATUS_CONFLICT && size_of(&p) == 1);
    again(&p);
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
    place_end(&p);
}

/* Where the server gives no table lock, the lease alone says who writes, until it runs out. */
static void without_a_table_lock_the_lease_alone_counts(void)
{
    struct place p;
    struct office *second = NULL;

    place_new(&p);
    office_close(p.office);
    spot_sql(&p.spot,
        "REVOKE UPDATE ON writer FROM frj_app; GRANT UPDATE (until_at, holder) ON"
        " writer TO frj_app");
    spot_sql(&p.spot, "UPDATE writer SET until_at = 1");
    check(office_open(p.spot.place, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    check(office_open(p.spot.place, OFFICE_WRITE, &second, &p.fault) == STATUS_CONFLICT);
    spot_sql(&p.spot, "UPDATE writer SET until_at = 1");
    check(office_open(p.spot.place, OFFICE_WRITE, &second, &p.fault) == STATUS_OK);
    check(add(&p, 1) == STATUS_CONFLICT && size_of(&p) == 1);
    office_close(second);
    again(&p); /* released at the close, not after its time */
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
    place_end(&p);
}

/* ---- the line ------------------------------------------------------------------------------- */

static const char cut[] =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'frj_app'";

static void a_line_that_is_cut_loses_nothing_and_the_same_key_works_afterwards(void)
{
    struct place p;

    place_new(&p);
    check(add(&p, 1) == STATUS_OK);
    spot_sql(&p.spot, cut);
    check(add(&p, 2) == STATUS_OK); /* by itself on a new line */
    spot_sql(&p.spot, cut);
    check(add(&p, 2) == STATUS_OK && add(&p, 1) == STATUS_OK && size_of(&p) == 3);
    place_end(&p);
}

/* The commit itself cuts the line, by a trigger that waits for it. */
static void a_commit_whose_end_is_not_known_says_so(void)
{
    struct place p;

    place_new(&p);
    spot_sql(&p.spot,
        "CREATE FUNCTION cut_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
        " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';"
        "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE PROCEDURE cut_line()");
    check(add(&p, 1) == STATUS_UNKNOWN);
    check(add(&p, 1) == STATUS_UNKNOWN);
    spot_sql(&p.spot, "DROP TRIGGER cut ON event");
    check(size_of(&p) == 1);
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
    place_end(&p);
}

static void a_reader_whose_line_was_cut_goes_on(void)
{
    struct place p;
    struct office *reader = NULL;
    struct office_proof proof;

    place_new(&p);
    check(office_open(p.spot.place, OFFICE_READ, &reader, &p.fault) == STATUS_OK);
    check(add(&p, 1) == STATUS_OK);
    spot_sql(&p.spot, cut);
    check(office_verify(reader, &proof, &p.fault) == STATUS_OK && proof.size == 2);
    check(office_directory(reader)->persons.len == 1);
    office_close(reader);
    place_end(&p);
}

/* ---- standbys ------------------------------------------------------------------------------- */

static void standbys_set(struct place *p, const char *names)
{
    char sql[128];

    check(
        snprintf(sql, sizeof(sql), "ALTER SYSTEM SET synchronous_standby_names = '%s'", names) > 0);
    spot_sql(&p->spot, sql);
    spot_sql(&p->spot, "SELECT pg_reload_conf()");
}

static void without_a_standby_nothing_is_written_unless_the_owner_said_so(void)
{
    struct place p;
    struct office_proof proof;

    place_new(&p);
    check(office_verify(p.office, &proof, &p.fault) == STATUS_OK && proof.single_server);
    office_close(p.office);
    spot_sql(&p.spot, "DELETE FROM single_server");
    check(office_open(p.spot.place, OFFICE_WRITE, &p.office, &p.fault) == STATUS_UNAVAILABLE);
    check(strstr(p.fault.text, "synchronous_standby_names") != NULL);
    check(strstr(p.fault.text, "--single-server") != NULL);
    check(office_open(p.spot.place, OFFICE_READ, &p.office, &p.fault) == STATUS_OK);
    check(office_verify(p.office, &proof, &p.fault) == STATUS_OK && !proof.single_server);
    office_close(p.office);
    check(office_tables_renew(p.spot.place, NULL, true, &p.fault) != STATUS_OK); /* not its word */
    check(office_tables_renew(p.spot.place, p.spot.owner, true, &p.fault) == STATUS_OK);
    check(office_open(p.spot.place, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
    place_end(&p);
}

/* Adds persons until a commit waits for a standby that does not come; the key of that one. */
static uint8_t wait_for_nobody(struct place *p)
{
    uint8_t key = 0;

    standbys_set(p, "nobody");
    while (add(p, ++key) == STATUS_OK)
        check(key < 250); /* until the server has read its settings */
    standbys_set(p, "");
    check(p->fault.status == STATUS_UNKNOWN);
    return key;
}

/* The server's own timeout of statements leaves a commit alone. */
static void a_commit_that_waits_too_long_is_unknown_and_its_key_settles_it(void)
{
    struct place p;
    char hasty[320];

    place_new(&p);
    office_close(p.office);
    check(snprintf(hasty, sizeof(hasty), "%s%%20-cstatement_timeout%%3D1000", p.spot.place) > 0);
    check(office_open(hasty, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    uint8_t key = wait_for_nobody(&p);
    check(strstr(p.fault.text, "10秒") != NULL);
    check(add(&p, key) == STATUS_OK && size_of(&p) == (uint64_t)key + 1);
    check(add(&p, key) == STATUS_OK && size_of(&p) == (uint64_t)key + 1);
    place_end(&p);
}

/* A child cancels what waits: the server then shows a commit that no standby has. */
static void a_commit_whose_wait_is_cancelled_is_unknown_and_its_key_settles_it(void)
{
    static const char cancel[] =
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
        " WHERE wait_event = 'SyncRep' AND usename = 'frj_app'";
    struct place p;

    place_new(&p);
    pid_t child = fork();
    for (int i = 0; child == 0 && i < 10000; i++) {
        spot_sql(&p.spot, cancel);
        usleep(20000); /* who waits is seen by asking alone */
    }
    if (child == 0)
        _exit(0);
    uint8_t key = wait_for_nobody(&p);
    check(kill(child, SIGKILL) == 0 && waitpid(child, NULL, 0) == child);
    check(strstr(p.fault.text, "10秒") == NULL);
    check(add(&p, key) == STATUS_OK && size_of(&p) == (uint64_t)key + 1);
    place_end(&p);
}

/* ---- tables --------------------------------------------------------------------------------- */

static const char back_to_version_3[] =
    "DO $$ DECLARE t text; BEGIN"
    "  DELETE FROM migration WHERE version > 3;"
    "  ALTER TABLE command_key DROP COLUMN seal;"
    "  DROP INDEX matter_list_applicant, stream_list_kind;"
    "  ALTER TABLE matter_list DROP COLUMN opened_code, DROP COLUMN hidden,"
    "    DROP COLUMN office_audience, DROP COLUMN unit_audience;" /* and the indexes on them */
    "  CREATE INDEX matter_list_unit ON matter_list (unit);"
    "  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema"
    "    AND tablename NOT IN ('migration', 'log', 'event', 'body', 'sealed', 'command_key',"
    "      'writer', 'tree', 'leaf_list', 'stream_list', 'matter_list', 'matter_party',"
    "      'link_list', 'outcome_list', 'clarified_list', 'visited_list', 'meeting_list')"
    "  LOOP EXECUTE 'DROP TABLE ' || t || ' CASCADE'; END LOOP;"
    " END $$";

/* A table that schema.c forgets, or one that is kept by triggers and not by rights. */
static const char rights_are_right[] =
    "DO $$ DECLARE t text; BEGIN"
    "  FOR t IN SELECT c.relname FROM pg_class c"
    "    WHERE c.relnamespace = current_schema::regnamespace AND c.relkind = 'r'"
    "    AND (NOT has_table_privilege('frj_app', c.oid, 'SELECT')"
    "      OR EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND"
    "           g.tgname LIKE '%_kept')"
    "        AND (NOT has_table_privilege('frj_app', c.oid, 'INSERT')"
    "          OR has_table_privilege('frj_app', c.oid, 'UPDATE, DELETE, TRUNCATE')))"
    "  LOOP RAISE EXCEPTION 'rights on %', t; END LOOP;"
    " END $$";

static void a_table_of_a_later_version_has_its_rights_too(void)
{
    struct place p;

    place_new(&p);
    office_close(p.office);
    spot_sql(&p.spot, back_to_version_3);
    check(office_open(p.spot.place, OFFICE_WRITE, &p.office, &p.fault) != STATUS_OK);
    check(office_open(p.spot.place, OFFICE_READ, &p.office, &p.fault) == STATUS_UNAVAILABLE);
    check(strstr(p.fault.text, "frj migrate") != NULL);
    check(office_tables_renew(p.spot.place, p.spot.owner, true, &p.fault) == STATUS_OK);
    check(office_open(p.spot.place, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    check(office_rebuild_check(p.office, &p.fault) == STATUS_OK); /* migrate filled them */
    check(add(&p, 1) == STATUS_OK);
    check(office_rebuild(p.office, &p.fault) == STATUS_OK && size_of(&p) == 2);
    spot_sql(&p.spot, rights_are_right);
    place_end(&p);
}

static void tables_are_not_changed_beside_a_writer(void)
{
    struct place p;

    place_new(&p);
    check(office_tables_renew(p.spot.place, p.spot.owner, true, &p.fault) == STATUS_CONFLICT);
    check(add(&p, 1) == STATUS_OK);
    place_end(&p);
}

/* ---- settings ------------------------------------------------------------------------------- */

static void a_commit_that_does_not_wait_for_the_disk_is_set_right(void)
{
    struct place p;
    char sloppy[320];

    place_new(&p);
    office_close(p.office);
    check(snprintf(sloppy, sizeof(sloppy), "%s%%20-csynchronous_commit%%3Doff", p.spot.place) > 0);
    check(office_open(sloppy, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
    place_end(&p);
}

static void a_database_of_another_encoding_is_refused(void)
{
    struct spot spot;
    struct fault fault;
    struct db *db = NULL;
    char address[256];

    spot_new(&spot);
    check(snprintf(
              address, sizeof(address), "postgresql://postgres@/postgres?host=%s", getenv("FRJ_PG"))
          > 0);
    PGconn *conn = PQconnectdb(address);
    PGresult *result =
        PQexec(conn, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    check(PQresultStatus(result) == PGRES_COMMAND_OK);
    PQclear(result);
    check(
        snprintf(address, sizeof(address), "postgresql://postgres@/latin?host=%s", getenv("FRJ_PG"))
        > 0);
    check(db_open(address, DB_CREATE, &db, &fault) == STATUS_UNAVAILABLE);
    check(strstr(fault.text, "server_encoding") != NULL);
    PQclear(PQexec(conn, "DROP DATABASE latin"));
    PQfinish(conn);
    spot_end(&spot);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_writing_role_may_add_to_the_record_and_no_more),
        TEST(a_writer_who_was_followed_writes_no_more),
        TEST(without_a_table_lock_the_lease_alone_counts),
        TEST(a_line_that_is_cut_loses_nothing_and_the_same_key_works_afterwards),
        TEST(a_commit_whose_end_is_not_known_says_so),
        TEST(a_reader_whose_line_was_cut_goes_on),
        TEST(without_a_standby_nothing_is_written_unless_the_owner_said_so),
        TEST(a_commit_that_waits_too_long_is_unknown_and_its_key_settles_it),
        TEST(a_commit_whose_wait_is_cancelled_is_unknown_and_its_key_settles_it),
        TEST(a_table_of_a_later_version_has_its_rights_too),
        TEST(tables_are_not_changed_beside_a_writer),
        TEST(a_commit_that_does_not_wait_for_the_disk_is_set_right),
        TEST(a_database_of_another_encoding_is_refused),
    };

    if (getenv("FRJ_PG") == NULL) {
        printf("no server: test/pg.sh starts one\n");
        return 77;
    }
    return TESTS_RUN(tests);
}
