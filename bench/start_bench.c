/*
 * start_bench - how long an office with very many matters takes to open and to act.
 *
 *   bench/run, or: ninja -C build bench/start_bench && BENCH_MATTERS=1000000
 * build/bench/start_bench
 *
 * Filings are opened through office_submit(); each person applies for BENCH_PER_PERSON of them.
 * Then the office is opened, acts once and is closed, many times over; the disk's pages may be in
 * memory, the program's are not.  The figures are medians and the longest.
 */
#include "bench/bench.h"
#include "office/office_own.h"

#include <sys/stat.h>

enum { ROUNDS = 11 };

struct times {
    double open[ROUNDS], act[ROUNDS], more[ROUNDS];
};

static struct request statement(struct arena *arena, struct id matter, struct str person)
{
    struct node *input = arena_new(arena, struct node);

    input->kind = NODE_MAP;
    node_put_text(arena, input, "source", STR("示例来源"));
    node_put_text(arena, input, "words", STR("手续由企业补办，厂房由街道逐栋核对（示例）。"));
    return (struct request){.noun = STR("matter"),
        .verb = STR("state"),
        .target = id_write(arena, matter),
        .person = person,
        .input = input};
}

struct start {
    struct spot spot;
    struct life life;
    struct id *matters;
    size_t len;
};

static void start_once(
    const struct start *start, struct times *times, size_t round, struct arena *arena)
{
    size_t i = round * (start->len / ROUNDS);
    struct office *office = NULL;
    struct reply reply;
    struct fault fault;

    double from = bench_seconds();
    must(office_open(start->spot.place, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    double opened = bench_seconds();
    struct request state = statement(arena, start->matters[i], bench_applicant(arena, i));
    bench_submit(office, &state, 1, &reply, arena);
    double acted = bench_seconds();
    struct request more = bench_act(&start->life, 0, start->matters[i], arena);
    bench_submit(office, &more, 1, &reply, arena);
    times->open[round] = 1e3 * (opened - from);
    times->act[round] = 1e3 * (acted - from);
    times->more[round] = 1e3 * (bench_seconds() - acted);
    office_close(office);
    arena_rewind(arena, 0);
}

static void print(const char *what, double *values)
{
    double middle = bench_median(values, ROUNDS);
    printf("%s: %.1f ms, the longest %.1f ms\n", what, middle, values[ROUNDS - 1]);
}

static double kilobytes(const struct spot *spot, const char *name)
{
    char path[300];
    struct stat file;

    must(snprintf(path, sizeof(path), "%s/%s", spot->dir, name) < (int)sizeof(path));
    return stat(path, &file) == 0 ? (double)file.st_size / 1e3 : 0;
}

static void an_office_opens_and_acts(void)
{
    struct arena *keep = arena_open((size_t)4 << 30), *turn = arena_open((size_t)16 << 30);
    struct start start = {.len = bench_number("BENCH_MATTERS", 20000)};
    struct times times;

    check(keep != NULL && turn != NULL);
    start.matters = arena_take(keep, start.len, sizeof(*start.matters));
    bench_life(&start.life, "test/stories/filing.story", keep);
    bench_spot(&start.spot);
    struct office *office = bench_district(&start.spot, turn);
    double from = bench_seconds();
    bench_fill(office, &start.life, 1, start.len, start.matters, turn);
    double took = bench_seconds() - from;
    uint64_t events = office->log.size;
    office_close(office);
    arena_rewind(turn, 0);
    printf("%zu matters, %zu events, made in %.0f s; an opened filing on disk: %.1f kB\n",
        start.len, (size_t)events, took, kilobytes(&start.spot, "frj.db") / (double)start.len);
    for (size_t i = 0; i < ROUNDS; i++)
        start_once(&start, &times, i, turn);
    print("open", times.open);
    print("open and first act, on a matter that is there", times.act);
    print("then one filing more", times.more);
    spot_end(&start.spot);
    arena_close(keep);
    arena_close(turn);
}

int main(void)
{
    static const struct test tests[] = {TEST(an_office_opens_and_acts)};

    return TESTS_RUN(tests);
}
