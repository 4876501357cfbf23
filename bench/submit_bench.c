/*
 * submit_bench - acts a second through office_submit(), in batches of 32 and one by one.
 *
 *   ninja -C build bench/submit_bench && BENCH_DIR=/tmp build/bench/submit_bench
 *
 * Run it in the root of the source tree: it plays demo/1-district.story, opens filings and
 * records statements on them, each batch one durable commit in BENCH_DIR.
 */
#include "office/door.h"
#include "office/office_read.h"
#include "test/file.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 32, MATTERS = 64, ROUNDS = 16 };

struct bench {
    struct office *office;
    struct arena *arena;
    struct id matters[MATTERS];
    struct fault fault;
};

static double seconds(void)
{
    struct timespec now;

    check(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct str file_text(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static void play_district(struct bench *b)
{
    struct buffer out = {.arena = b->arena};
    struct story_result result = {.out = &out};
    struct office_door own = {b->office, file_text, NULL};
    struct door door = office_door_open(&own);
    struct story story;

    check(story_read(b->arena, file_read(b->arena, "demo/1-district.story"), &story, &b->fault)
          == STATUS_OK);
    check(story_play(&story, &door, (day){0}, &result, &b->fault) == STATUS_OK);
    printf("%.*s", STR_ARG(buffer_str(&out)));
    check(result.mismatches == 0);
}

static struct request filing_new(struct bench *b)
{
    struct node *input = arena_new(b->arena, struct node);

    input->kind = NODE_MAP;
    node_put_text(b->arena, input, "title", STR("示例备案"));
    node_put_text(b->arena, input, "unit", STR("zhujian"));
    node_put_text(b->arena, input, "applicant", STR("ma"));
    return (struct request){.noun = STR("filing"),
        .verb = STR("new"),
        .person = STR("ma"),
        .input = input,
        .now = instant_of_day(day_from_civil((struct civil){2022, 5, 9}), 9, 0)};
}

static struct request statement(struct bench *b, struct id matter)
{
    struct node *input = arena_new(b->arena, struct node);

    input->kind = NODE_MAP;
    node_put_text(b->arena, input, "source", STR("示例来源"));
    node_put_text(b->arena, input, "words", STR("手续由企业补办，厂房由街道逐栋核对（示例）。"));
    return (struct request){.noun = STR("matter"),
        .verb = STR("state"),
        .target = id_write(b->arena, matter),
        .person = STR("ma"),
        .input = input,
        .now = instant_of_day(day_from_civil((struct civil){2022, 5, 10}), 9, 0)};
}

static void granted(const struct reply *replies, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const struct decision *decision = &replies[i].decision;
        if (decision->problems.len > 0)
            printf("%.*s\n", STR_ARG(decision->problems.at[0].text));
        if (decision->refusal != REFUSAL_NONE)
            printf("%.*s\n", STR_ARG(decision->detail));
        check(replies[i].status == STATUS_OK && decision->events.len > 0);
    }
}

static void open_matters(struct bench *b)
{
    for (size_t at = 0; at < MATTERS; at += BATCH) {
        struct request requests[BATCH];
        struct reply replies[BATCH];
        for (size_t i = 0; i < BATCH; i++)
            requests[i] = filing_new(b);
        check(office_submit(b->office, requests, BATCH, replies, b->arena, &b->fault) == STATUS_OK);
        granted(replies, BATCH);
        for (size_t i = 0; i < BATCH; i++)
            b->matters[at + i] = replies[i].stream;
    }
}

/* ROUNDS statements on each matter, `batch` a commit. */
static void run(struct bench *b, size_t batch)
{
    size_t acts = (size_t)MATTERS * ROUNDS, mark = arena_mark(b->arena);
    double from = seconds();

    for (size_t at = 0; at < acts; at += batch) {
        struct request requests[BATCH];
        struct reply replies[BATCH];
        for (size_t i = 0; i < batch; i++)
            requests[i] = statement(b, b->matters[(at + i) % MATTERS]);
        check(office_submit(b->office, requests, batch, replies, b->arena, &b->fault) == STATUS_OK);
        granted(replies, batch);
        arena_rewind(b->arena, mark);
    }
    double took = seconds() - from;
    printf("%zu acts in commits of %zu: %.2f s, %.0f acts a second\n", acts, batch, took,
        (double)acts / took);
}

static void remove_files(const char *dir)
{
    static const char *const names[] = {"frj.db", "frj.db-wal", "frj.db-shm", "lock"};
    char path[4096];

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        check(snprintf(path, sizeof(path), "%s/%s", dir, names[i]) > 0);
        unlink(path);
    }
    rmdir(dir);
}

static void acts_are_submitted(void)
{
    struct office_new what = {.name = STR("示范区"),
        .scope_word = STR("全区"),
        .story = true,
        .now = instant_of_day(day_from_civil((struct civil){2021, 1, 1}), 8, 0)};
    struct bench b = {.arena = arena_open((size_t)4 << 30)};
    const char *parent = getenv("BENCH_DIR");
    char dir[4000];

    check(b.arena != NULL);
    check(snprintf(dir, sizeof(dir), "%s/frj-submit-bench-XXXXXX", parent == NULL ? "/tmp" : parent)
          > 0);
    check(mkdtemp(dir) != NULL);
    check(office_create(dir, &what, &b.fault) == STATUS_OK);
    check(office_open(dir, OFFICE_WRITE, &b.office, &b.fault) == STATUS_OK);
    play_district(&b);
    open_matters(&b);
    run(&b, BATCH);
    run(&b, 1);
    office_close(b.office);
    arena_close(b.arena);
    remove_files(dir);
}

int main(void)
{
    static const struct test tests[] = {TEST(acts_are_submitted)};

    return TESTS_RUN(tests);
}
