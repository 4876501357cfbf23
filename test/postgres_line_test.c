/* A line to the server that is cut anywhere: in a commit, at any piece of anything, once or for
 * good.  Whatever was answered is so, and the same key asked again gives exactly one event.
 * Run beside a server: test/pg.sh build/test/postgres_line_test */
#include "office/office_check.h"
#include "test/pg_proxy.h"
#include "test/spot.h"

struct place {
    struct spot spot;
    struct pg_proxy proxy;
    char through[256]; /* the address by way of the proxy */
    struct arena *arena;
    struct office *office;
    struct fault fault;
    int acts; /* that should be there */
};

static void again(struct place *p)
{
    office_close(p->office);
    p->office = NULL;
    check(office_open(p->through, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void place_new(struct place *p)
{
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};

    *p = (struct place){.arena = arena_open((size_t)256 << 20)};
    check(p->arena != NULL);
    spot_new(&p->spot);
    what.owner = str_of(p->spot.owner);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    check(pg_proxy_open(&p->proxy, getenv("FRJ_PG")));
    check(snprintf(p->through, sizeof(p->through),
              "postgresql://frj_app@/frj?host=%s&options=-csearch_path%%3D%s", p->proxy.dir,
              p->spot.schema)
          > 0);
    again(p);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    pg_proxy_close(&p->proxy);
    arena_close(p->arena);
    spot_end(&p->spot);
}

enum { ONE = 1, BATCH = 2 };

/* Persons `number` and those after it; *repeated: the keys were answered before. */
static enum status add(struct place *p, int number, size_t len, bool *repeated)
{
    struct request requests[BATCH];
    struct reply replies[BATCH];

    arena_rewind(p->arena, 0);
    for (size_t i = 0; i < len; i++) {
        int n = number + (int)i;
        struct node *input = arena_new(p->arena, struct node);
        input->kind = NODE_MAP;
        node_put_text(p->arena, input, "name", str_format(p->arena, "陈某某%d", n));
        requests[i] = (struct request){
            .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};
        requests[i].key.id.b[0] = (uint8_t)(n >> 8);
        requests[i].key.id.b[1] = (uint8_t)n;
        requests[i].key.id.b[2] = 1;
    }
    enum status status = office_submit(p->office, requests, len, replies, p->arena, &p->fault);
    if (repeated != NULL)
        *repeated = status == STATUS_OK && replies[0].repeated;
    return status;
}

/* Past the proxy: the record is whole and has just these acts. */
static void record_has(struct place *p, int acts)
{
    struct office *reader = NULL;
    struct office_proof proof;

    check(office_open(p->spot.place, OFFICE_READ, &reader, &p->fault) == STATUS_OK);
    check(office_verify(reader, &proof, &p->fault) == STATUS_OK);
    office_close(reader);
    check(proof.size == 1 + (uint64_t)acts);
}

/* ---- in a commit ---------------------------------------------------------------------------- */

static int cuts_wanted(void)
{
    return getenv("CHECK_LONG") != NULL ? 1000 : 100;
}

/* CommandComplete is 12 bytes, ReadyForQuery 6: whoever has the first knows. */
enum { DONE_LEN = 12, ANSWER_LEN = 18 };

static void a_line_cut_at_a_commit_loses_no_act_and_doubles_none(void)
{
    static const enum pg_cut cuts[] = {
        CUT_BEFORE_COMMIT, CUT_AFTER_COMMIT, CUT_ANSWER, CUT_IN_ANSWER};
    struct place p;
    int unknown = 0, there = 0, wanted = cuts_wanted();
    bool repeated;

    place_new(&p);
    for (int i = 0; i < wanted; i++) {
        enum pg_cut cut = cuts[i % 4];
        int at = i / 4 % ANSWER_LEN;
        pg_proxy_arm(&p.proxy, cut, at);
        enum status said = add(&p, i, ONE, NULL);
        check(pg_proxy_disarm(&p.proxy));
        bool heard = cut == CUT_IN_ANSWER && at >= DONE_LEN;
        check(said == (heard ? STATUS_OK : STATUS_UNKNOWN));
        unknown += said == STATUS_UNKNOWN;
        if (i % 3 == 0)
            again(&p); /* a new process; else the office connects anew by itself */
        check(add(&p, i, ONE, &repeated) == STATUS_OK);
        check(cut != CUT_BEFORE_COMMIT || !repeated);
        check((cut != CUT_ANSWER && cut != CUT_IN_ANSWER) || repeated);
        there += repeated;
    }
    record_has(&p, wanted);
    printf("     %d commits cut: %d answered unknown, %d were there, %d acts recorded once\n",
        wanted, unknown, there, wanted);
    place_end(&p);
}

static void a_server_that_falls_silent_in_a_commit_is_given_up_after_ten_seconds(void)
{
    struct place p;

    place_new(&p);
    pg_proxy_arm(&p.proxy, CUT_SILENCE, 0);
    check(add(&p, 0, ONE, NULL) == STATUS_UNKNOWN);
    check(pg_proxy_disarm(&p.proxy));
    check(add(&p, 0, ONE, NULL) == STATUS_OK);
    record_has(&p, 1);
    place_end(&p);
}

/* ---- anywhere ------------------------------------------------------------------------------- */

/* What one may believe: OK is there, UNKNOWN either, anything else is not there. */
static void answer_fits(struct place *p, enum status said, int before)
{
    bool repeated;

    if (p->office == NULL)
        again(p);
    check(add(p, before, BATCH, &repeated) == STATUS_OK);
    check(said != STATUS_OK || repeated);
    check(said == STATUS_OK || said == STATUS_UNKNOWN || !repeated);
}

/* One batch, with the n-th piece of the line cut; false when there were not so many. */
static bool cut_at(struct place *p, enum pg_cut cut, int n, bool opening, int *acts)
{
    enum status said = STATUS_UNAVAILABLE;

    if (opening) {
        office_close(p->office);
        p->office = NULL;
    }
    pg_proxy_arm(&p->proxy, cut, n);
    if (!opening || office_open(p->through, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK)
        said = add(p, *acts, BATCH, NULL);
    bool reached = pg_proxy_disarm(&p->proxy);
    check(reached || said == STATUS_OK);
    check(cut != CUT_CHUNK || opening || said == STATUS_OK || said == STATUS_UNKNOWN);
    answer_fits(p, said, *acts);
    *acts += BATCH;
    return reached;
}

enum { PIECES_MAX = 500, ACTS_MAX = 20 };

/* A record that grows takes more and more pieces to open: now and then another begins. */
static void every_piece_cut(enum pg_cut cut, bool opening, int least)
{
    bool reached = true;
    int n = 0;

    while (reached && n < PIECES_MAX) {
        struct place p;
        int acts = 0;
        place_new(&p);
        while (reached && n < PIECES_MAX && acts < ACTS_MAX)
            reached = cut_at(&p, cut, ++n, opening, &acts);
        record_has(&p, acts);
        place_end(&p);
    }
    check(n > least && !reached);
    printf("     %d pieces\n", n - 1);
}

static void a_line_cut_at_any_piece_of_a_batch_harms_nothing(void)
{
    every_piece_cut(CUT_CHUNK, false, 5);
}

static void a_line_cut_at_any_piece_from_the_opening_on_harms_nothing(void)
{
    every_piece_cut(CUT_CHUNK, true, 20);
}

static void a_server_lost_for_good_at_any_piece_harms_nothing(void)
{
    every_piece_cut(CUT_FOR_GOOD, false, 5);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_line_cut_at_a_commit_loses_no_act_and_doubles_none),
        TEST(a_server_that_falls_silent_in_a_commit_is_given_up_after_ten_seconds),
        TEST(a_line_cut_at_any_piece_of_a_batch_harms_nothing),
        TEST(a_line_cut_at_any_piece_from_the_opening_on_harms_nothing),
        TEST(a_server_lost_for_good_at_any_piece_harms_nothing),
    };

    if (getenv("FRJ_PG") == NULL) {
        printf("no server: test/pg.sh starts one\n");
        return 77;
    }
    return TESTS_RUN(tests);
}
