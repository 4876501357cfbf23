/* What only a server can do to us: cut the line, in a commit too; let another one write; give too
 * few rights.  Run beside one: test/pg.sh build/test/postgres_test */
#include "office/office_check.h"
#include "store/event_store.h"
#include "store/schema.h"
#include "test/spot.h"

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

static void place_new(struct place *p)
{
    struct office_new what = {.name = STR("示范区"), .scope_word = STR("全区")};

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

static void the_writing_role_may_add_to_the_record_and_no_more(void)
{
    static const char *const tables[] = {"log", "event", "body", "sealed", "command_key"};
    static const char *const verbs[] = {
        "UPDATE %s SET %s = %s", "DELETE FROM %s", "TRUNCATE %s", "DROP TABLE %s"};
    static const char *const columns[] = {"origin", "n", "body", "no", "events"};
    struct place p;

    place_new(&p);
    PGconn *conn = PQconnectdb(p.spot.place);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        for (size_t v = 0; v < COUNT_OF(verbs); v++) {
            struct str sql = v == 0 ? str_format(p.arena, "UPDATE %s SET %s = %s", tables[i],
                                 columns[i], columns[i])
                                    : str_format(p.arena, "%.*s%s", (int)strlen(verbs[v]) - 2,
                                        verbs[v], tables[i]);
            PGresult *result = PQexec(conn, str_c(p.arena, sql));
            const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
            check(state != NULL && strcmp(state, "42501") == 0); /* insufficient privilege */
            PQclear(result);
        }
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
    check(add(&p, 2) == STATUS_UNAVAILABLE);
    check(add(&p, 2) != STATUS_OK);
    again(&p);
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
    check(add(&p, 1) == STATUS_UNAVAILABLE); /* nothing is written on a footing that is unknown */
    spot_sql(&p.spot, "DROP TRIGGER cut ON event");
    again(&p);
    check(size_of(&p) == 1);
    check(add(&p, 1) == STATUS_OK && size_of(&p) == 2);
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
        TEST(a_commit_that_does_not_wait_for_the_disk_is_set_right),
        TEST(a_database_of_another_encoding_is_refused),
    };

    if (getenv("FRJ_PG") == NULL) {
        printf("no server: test/pg.sh starts one\n");
        return 77;
    }
    return TESTS_RUN(tests);
}
