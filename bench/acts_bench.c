/*
 * acts_bench - acts a second through office_submit() against the same statements run bare.
 *
 *   bench/run, or: ninja -C build bench/acts_bench && build/bench/acts_bench
 *   on PostgreSQL:  test/pg.sh build/bench/acts_bench
 *
 * Filings live the life of test/stories/filing.story side by side, in groups of 1, 8, 32 and 128
 * acts, each group one durable commit.  Three equal instances take turns: one is traced and not
 * timed, one is ours, and on the third the traced statements - reads included, with the same
 * values and the same commits - are run with nothing but the engine's own library.  A figure is
 * the median over BENCH_ROUNDS rounds of whole lives.
 */
#include "bench/bare.h"
#include "bench/bench.h"
#include "office/office_own.h"

enum { GROUP_MAX = 128, ROUNDS_MAX = 64, ARMS_MAX = 3 };

static const size_t groups[] = {1, 8, 32, 128};

enum arm { OURS, BARE, BARE_AT_ONCE }; /* the last on PostgreSQL alone */

struct slice { /* filings that always act together */
    struct id matters[GROUP_MAX];
    size_t group;
    double took[ARMS_MAX];
    uint64_t acts, statements, reads;
};

struct bench {
    struct arena *keep, *turn, *batch; /* for good; of one turn; of one commit */
    struct spot spots[1 + ARMS_MAX];
    struct office *traced, *ours;
    struct bare_sqlite *sqlite;
    struct bare_postgres *postgres[2];
    struct life life;
    struct slice *slices;
    size_t rounds, slices_len;
};

/* ---- one slice of one act ------------------------------------------------------------------- */

/* What a server does: one arena, given back when a group is answered. */
static void submit_slice(
    struct bench *b, struct office *office, struct slice *slice, const struct request *requests)
{
    struct reply replies[GROUP_MAX];

    for (size_t at = 0; at < GROUP_MAX; at += slice->group) {
        bench_submit(office, requests + at, slice->group, replies, b->batch);
        for (size_t i = 0; i < slice->group; i++)
            slice->matters[at + i] = replies[i].stream;
        arena_rewind(b->batch, 0);
    }
}

static void trace_slice(
    struct bench *b, struct slice *slice, const struct request *requests, struct vec *out)
{
    trace_open(b->traced->db, b->turn, out);
    submit_slice(b, b->traced, slice, requests);
    trace_close(b->traced->db);
    slice->acts += GROUP_MAX;
    slice->statements += out->len;
    VEC_EACH (struct traced, one, *out)
        slice->reads += one->kind == TRACED_QUERY;
}

static void run_arm(struct bench *b, enum arm arm, struct slice *slice,
    const struct request *requests, const struct vec *traced)
{
    if (b->sqlite != NULL)
        bare_sqlite_prepare(b->sqlite, traced);
    else if (arm != OURS)
        bare_postgres_prepare(b->postgres[arm - BARE], traced);
    double from = bench_seconds();
    if (arm == OURS)
        submit_slice(b, b->ours, slice, requests);
    else if (b->sqlite != NULL)
        bare_sqlite_run(b->sqlite, traced);
    else
        bare_postgres_run(b->postgres[arm - BARE], traced, arm == BARE);
    slice->took[arm] += bench_seconds() - from;
}

/* One act of one slice on every arm. */
static void slice_act(struct bench *b, struct slice *slice, size_t act, size_t first)
{
    size_t arms = b->sqlite != NULL ? 2 : 3;
    struct request requests[GROUP_MAX];
    struct vec traced = {0};

    for (size_t i = 0; i < GROUP_MAX; i++)
        requests[i] = bench_act(&b->life, act, slice->matters[i], b->turn);
    trace_slice(b, slice, requests, &traced);
    for (size_t k = 0; k < arms; k++)
        run_arm(b, (enum arm)((first + k) % arms), slice, requests, &traced);
    arena_rewind(b->turn, 0);
}

/* Meetings make a stream of their own: the matter is known from its opening, which is not timed:
 * a thousand filings of one person are nobody's day. */
static void turn(struct bench *b, size_t act)
{
    for (size_t i = 0; i < b->slices_len; i++) {
        struct slice *slice = &b->slices[i], before = *slice;
        slice_act(b, slice, act, i + act);
        if (act == 0) {
            memcpy(before.matters, slice->matters, sizeof(before.matters));
            *slice = before;
        } else {
            memcpy(slice->matters, before.matters, sizeof(before.matters));
        }
    }
}

/* ---- the table ------------------------------------------------------------------------------ */

static double rate(const struct bench *b, size_t group, enum arm arm)
{
    double rates[ROUNDS_MAX];
    size_t len = 0;

    for (size_t i = 0; i < b->slices_len; i++)
        if (b->slices[i].group == group && b->slices[i].took[arm] > 0)
            rates[len++] = (double)b->slices[i].acts / b->slices[i].took[arm];
    return len == 0 ? 0 : bench_median(rates, len);
}

static double ratio(const struct bench *b, size_t group, enum arm arm)
{
    double ratios[ROUNDS_MAX];
    size_t len = 0;

    for (size_t i = 0; i < b->slices_len; i++)
        if (b->slices[i].group == group)
            ratios[len++] = 100 * b->slices[i].took[arm] / b->slices[i].took[OURS];
    return bench_median(ratios, len);
}

static void print_table(const struct bench *b)
{
    uint64_t acts = 0, statements = 0, reads = 0;

    for (size_t i = 0; i < b->slices_len; i++) {
        acts += b->slices[i].acts;
        statements += b->slices[i].statements;
        reads += b->slices[i].reads;
    }
    printf("%zu acts of a filing's life, %.1f statements an act, of them %.1f reads; %zu rounds\n",
        b->life.acts.len - 1, (double)statements / (double)acts, (double)reads / (double)acts,
        b->rounds);
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        printf("commits of %3zu: ours %6.0f acts a second, bare %6.0f: %3.0f %%", groups[i],
            rate(b, groups[i], OURS), rate(b, groups[i], BARE), ratio(b, groups[i], BARE));
        if (b->sqlite == NULL)
            printf(" (at once %6.0f: %3.0f %%)", rate(b, groups[i], BARE_AT_ONCE),
                ratio(b, groups[i], BARE_AT_ONCE));
        printf("\n");
    }
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void open_all(struct bench *b)
{
    size_t len = getenv("FRJ_PG") == NULL ? 3 : 4;

    bench_life(&b->life, "test/stories/filing.story", b->keep);
    for (size_t i = 0; i < len; i++) {
        bench_spot(&b->spots[i]);
        struct office *office = bench_district(&b->spots[i], b->turn);
        arena_rewind(b->turn, 0);
        if (i == 0)
            b->traced = office;
        else if (i == 1)
            b->ours = office;
        else
            office_close(office);
    }
    if (spot_is_pg(&b->spots[0])) {
        b->postgres[0] = bare_postgres_open(b->spots[2].place);
        b->postgres[1] = bare_postgres_open(b->spots[3].place);
    } else {
        b->sqlite = bare_sqlite_open(b->spots[2].place);
    }
}

static void close_all(struct bench *b)
{
    office_close(b->traced);
    office_close(b->ours);
    if (b->sqlite != NULL)
        bare_sqlite_close(b->sqlite);
    for (size_t i = 0; i < 2; i++)
        if (b->postgres[i] != NULL)
            bare_postgres_close(b->postgres[i]);
    for (size_t i = 0; i < COUNT_OF(b->spots); i++)
        if (b->spots[i].dir[0] != '\0')
            spot_end(&b->spots[i]);
    arena_close(b->keep);
    arena_close(b->turn);
    arena_close(b->batch);
}

static void acts_are_submitted(void)
{
    struct bench b = {.keep = arena_open((size_t)1 << 30),
        .turn = arena_open((size_t)16 << 30),
        .batch = arena_open((size_t)16 << 30)};

    check(b.keep != NULL && b.turn != NULL && b.batch != NULL);
    b.rounds = bench_number("BENCH_ROUNDS", 5);
    check(b.rounds <= ROUNDS_MAX);
    b.slices_len = b.rounds * COUNT_OF(groups);
    b.slices = arena_take(b.keep, b.slices_len, sizeof(*b.slices));
    open_all(&b);
    for (size_t i = 0; i < b.slices_len; i++)
        b.slices[i].group = groups[i % COUNT_OF(groups)];
    for (size_t act = 0; act < b.life.acts.len; act++)
        turn(&b, act);
    print_table(&b);
    close_all(&b);
}

int main(void)
{
    static const struct test tests[] = {TEST(acts_are_submitted)};

    return TESTS_RUN(tests);
}
