/*
 * A part of the work in another process: its answer counts when it ended by itself, and nothing
 * of it when it was killed; without a second process the work is done alone, with the same verdict.
 */
#include "base/hex.h"
#include "office/office_check.h"
#include "office/sm3_check.h"
#include "test/check.h"
#include "test/spot.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { RECORDS = 300, WORDS = 100000 };

/* ---- the line ------------------------------------------------------------------------------- */

/* Answers each number with the sum so far; a zero makes it wait for its end. */
_Noreturn static void sums_answer(struct helper *helper)
{
    uint64_t sum = 0, n;

    while (helper_get(helper, &n, sizeof(n))) {
        while (n == 0)
            pause();
        sum += n;
        helper_put(helper, &sum, sizeof(sum));
    }
    helper_leave(helper);
}

static struct arena *sums_begin(struct helper *helper)
{
    struct arena *arena = arena_open((size_t)1 << 20);

    check(arena != NULL);
    if (helper_fork(helper, arena))
        sums_answer(helper);
    check(helper_works(helper));
    return arena;
}

static void a_helper_answers_in_order_and_ends_by_itself(void)
{
    struct helper helper;
    struct arena *arena = sums_begin(&helper);
    struct fault fault;
    uint64_t sum = 0, wanted = 0;

    for (uint64_t n = 1; n <= 1000; n++)
        helper_put(&helper, &n, sizeof(n));
    helper_shut(&helper);
    for (uint64_t n = 1; n <= 1000; n++) {
        wanted += n;
        check(helper_get(&helper, &sum, sizeof(sum)) && sum == wanted);
    }
    check(helper_close(&helper, &fault) == STATUS_OK);
    helper_end(&helper);
    arena_close(arena);
}

static void a_helper_that_is_killed_has_said_nothing(void)
{
    struct helper helper;
    struct arena *arena = sums_begin(&helper);
    struct fault fault;
    uint64_t n = 1, sum = 7;

    helper_put(&helper, &n, sizeof(n));
    n = 0;
    helper_put(&helper, &n, sizeof(n));
    helper_flush(&helper);
    check(kill(helper.process, SIGKILL) == 0);
    check(!helper_get(&helper, &sum, sizeof(sum)) && sum == 0);
    check(helper_close(&helper, &fault) == STATUS_UNAVAILABLE);
    arena_close(arena);
}

/* More than any buffer holds, to one that has gone: no signal, no waiting, a fault at the end. */
static void feeding_a_helper_that_is_gone_ends_in_a_fault(void)
{
    struct helper helper;
    struct arena *arena = sums_begin(&helper);
    struct fault fault;
    uint64_t n = 0;

    check(kill(helper.process, SIGKILL) == 0);
    for (int i = 0; i < WORDS; i++)
        helper_put(&helper, &n, sizeof(n));
    helper_shut(&helper);
    check(helper_close(&helper, &fault) == STATUS_UNAVAILABLE);
    arena_close(arena);
}

static void an_end_of_a_helper_at_work_waits_for_nothing(void)
{
    struct helper helper, none = {.fd = -1};
    struct arena *arena = sums_begin(&helper);
    uint64_t n = 0;

    helper_put(&helper, &n, sizeof(n));
    helper_flush(&helper);
    helper_end(&helper);
    helper_end(&helper);
    helper_end(&none);
    check(!helper_works(&helper));
    arena_close(arena);
}

/* ---- SM3 beside the walk -------------------------------------------------------------------- */

#define ORIGIN "a.example/frj/1"
#define STREAM "11111111111111111111111111111111"

struct walk {
    struct arena *keep, *scratch, *arena;
    struct ledger_check ledger;
    struct ledger_mark marks[2];
    struct sm3_check sm3;
    struct fault fault;
};

static struct record record_make(struct arena *arena, uint64_t seq)
{
    struct record record = {.commits_known = true};
    struct buffer body = {.arena = arena};

    record.header = (struct header){.at = {(int64_t)seq},
        .n = seq == 0 ? 0 : seq - 1,
        .seq = seq,
        .origin = STR(ORIGIN),
        .stream = seq == 0 ? STR("00000000000000000000000000000000") : STR(STREAM),
        .type = seq == 0 ? STR("log_opened") : STR("person_registered"),
        .v = 1};
    buffer_addf(&body,
        "{\"by\":\"" STREAM "\",\"command\":\"%032llx\",\"data\":{},\"for\":\"" STREAM
        "\",\"i\":0,\"of\":1}",
        (unsigned long long)seq);
    memcpy(record.salt.b, &seq, sizeof(seq));
    record.body = buffer_str(&body);
    record.commits = body_commits(&record.salt, record.body);
    return record;
}

static void walk_open(struct walk *w)
{
    *w = (struct walk){.keep = arena_open((size_t)64 << 20),
        .scratch = arena_open((size_t)LEDGER_SCRATCH_MIN),
        .arena = arena_open((size_t)16 << 20),
        .marks = {{.size = 100}, {.size = RECORDS}}};
    check(w->keep != NULL && w->scratch != NULL && w->arena != NULL);
    ledger_check_open(&w->ledger, STR(ORIGIN), w->keep, w->scratch);
    w->ledger.marks = w->marks;
    w->ledger.marks_len = 2;
}

static void walk_end(struct walk *w)
{
    sm3_check_end(&w->sm3);
    arena_close(w->keep);
    arena_close(w->scratch);
    arena_close(w->arena);
}

/* With the SM3 commitment of event `bad` spoiled, and the leaf that was kept of event `torn`. */
static enum status walk_do(struct walk *w, bool helped, uint64_t bad, uint64_t torn)
{
    w->fault = (struct fault){.status = STATUS_OK};
    if (helped)
        sm3_check_open(&w->sm3, &w->ledger, w->keep);
    check(helper_works(&w->sm3.helper) == helped);
    for (uint64_t seq = 0; seq < RECORDS && w->fault.status == STATUS_OK; seq++) {
        struct record record = record_make(w->arena, seq);
        struct digest kept =
            entry_leaf(w->arena, DIGEST_SM3, &record.header, &record.commits.of[DIGEST_SM3]);
        record.commits.of[DIGEST_SM3].b[31] ^= seq == bad;
        kept.b[0] ^= seq == torn;
        if (ledger_check_feed(&w->ledger, &record, &w->fault) == STATUS_OK)
            sm3_check_feed(&w->sm3, &record, &kept);
    }
    return sm3_check_close(&w->sm3, &w->ledger, &w->fault);
}

static bool roots_same(const struct walk *a, const struct walk *b)
{
    bool same = true;

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest left = merkle_root(&a->ledger.trees[alg]);
        struct digest right = merkle_root(&b->ledger.trees[alg]);
        same = same && digest_equal(&left, &right);
        for (size_t i = 0; i < 2; i++)
            same = same && digest_equal(&a->marks[i].roots[alg], &b->marks[i].roots[alg]);
    }
    return same;
}

static void both_trees_and_their_marks_are_those_of_a_walk_alone(void)
{
    struct walk alone, helped;

    walk_open(&alone);
    walk_open(&helped);
    check(walk_do(&alone, false, UINT64_MAX, UINT64_MAX) == STATUS_OK);
    check(walk_do(&helped, true, UINT64_MAX, UINT64_MAX) == STATUS_OK);
    check(helped.ledger.size == RECORDS && roots_same(&alone, &helped));
    walk_end(&alone);
    walk_end(&helped);
}

static void a_wrong_commitment_is_told_with_the_same_words_and_place(void)
{
    struct walk alone, helped;

    walk_open(&alone);
    walk_open(&helped);
    check(walk_do(&alone, false, 177, UINT64_MAX) == STATUS_DAMAGED);
    check(walk_do(&helped, true, 177, UINT64_MAX) == STATUS_DAMAGED);
    check(strcmp(alone.fault.text, helped.fault.text) == 0);
    check(helped.ledger.bad_seq == 177 && helped.ledger.size == alone.ledger.size);
    walk_end(&alone);
    walk_end(&helped);
}

static void a_leaf_that_differs_from_the_kept_one_is_named(void)
{
    struct walk w;

    walk_open(&w);
    check(walk_do(&w, true, UINT64_MAX, 42) == STATUS_DAMAGED);
    check(w.ledger.bad_seq == 42 && strstr(w.fault.text, "sm3") != NULL);
    walk_end(&w);
}

static void a_walk_whose_helper_is_killed_is_not_verified(void)
{
    struct walk w;

    walk_open(&w);
    sm3_check_open(&w.sm3, &w.ledger, w.keep);
    check(helper_works(&w.sm3.helper) && kill(w.sm3.helper.process, SIGKILL) == 0);
    for (uint64_t seq = 0; seq < RECORDS; seq++) {
        struct record record = record_make(w.arena, seq);
        check(ledger_check_feed(&w.ledger, &record, &w.fault) == STATUS_OK);
        sm3_check_feed(&w.sm3, &record, NULL);
    }
    check(sm3_check_close(&w.sm3, &w.ledger, &w.fault) == STATUS_UNAVAILABLE);
    walk_end(&w);
}

/* ---- an office ------------------------------------------------------------------------------ */

static void place_make(struct spot *spot)
{
    struct office_new what = {
        .name = STR("示范区"), .scope_word = STR("全区"), .story = true, .now = {1640000000000}};
    struct fault fault;

    spot_new_folder(spot);
    check(office_create(spot->place, &what, &fault) == STATUS_OK);
}

static enum status place_check(
    const struct spot *spot, struct helper *pages, struct office_proof *proof)
{
    struct office_asked asked = {.deep = true, .pages = pages};
    struct office *office = NULL;
    struct fault fault;

    check(office_open(spot->place, OFFICE_READ, &office, &fault) == STATUS_OK);
    enum status status = office_check(office, &asked, proof, &fault);
    office_close(office);
    helper_end(pages);
    return status;
}

static void pages_that_are_whole_are_waited_for(void)
{
    struct arena *arena = arena_open((size_t)1 << 20);
    struct helper pages;
    struct office_proof proof;
    struct spot spot;

    check(arena != NULL);
    place_make(&spot);
    office_pages_begin(&pages, spot.place, arena);
    check(helper_works(&pages));
    check(place_check(&spot, &pages, &proof) == STATUS_OK && proof.size == 1);
    spot_end(&spot);
    arena_close(arena);
}

/* In the place of the one that checks pages: says they are damaged, or is killed before. */
static enum status pages_play(bool killed, struct office_proof *proof)
{
    struct fault said = {.status = STATUS_DAMAGED, .text = "pages"};
    struct arena *arena = arena_open((size_t)1 << 20);
    struct helper pages;
    struct spot spot;
    char asked;

    check(arena != NULL);
    place_make(&spot);
    if (helper_fork(&pages, arena)) {
        bool there = helper_get(&pages, &asked, sizeof(asked));
        if (killed || !there)
            pause();
        helper_put(&pages, &said, sizeof(said));
        helper_leave(&pages);
    }
    check(helper_works(&pages) && (!killed || kill(pages.process, SIGKILL) == 0));
    enum status status = place_check(&spot, &pages, proof);
    spot_end(&spot);
    arena_close(arena);
    return status;
}

static void of_damaged_pages_nothing_counts_that_was_read(void)
{
    struct office_proof proof;

    check(pages_play(false, &proof) == STATUS_DAMAGED && proof.size == 0);
}

static void pages_whose_helper_is_killed_are_not_verified(void)
{
    struct office_proof proof;

    check(pages_play(true, &proof) == STATUS_UNAVAILABLE);
}

static void without_a_second_process_all_is_verified_alone(void)
{
    struct arena *arena = arena_open((size_t)1 << 20);
    struct rlimit many, few = {.rlim_cur = 0};
    struct helper pages;
    struct office_proof proof;
    struct office *office = NULL;
    struct fault fault;
    struct spot spot;

    check(arena != NULL);
    place_make(&spot);
    check(office_open(spot.place, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    check(getrlimit(RLIMIT_NOFILE, &many) == 0);
    few.rlim_max = many.rlim_max;
    check(setrlimit(RLIMIT_NOFILE, &few) == 0);
    office_pages_begin(&pages, spot.place, arena);
    bool works = helper_works(&pages);
    struct office_asked asked = {.pages = &pages};
    enum status status = office_check(office, &asked, &proof, &fault);
    check(setrlimit(RLIMIT_NOFILE, &many) == 0);
    check(!works && status == STATUS_OK && proof.size == 1);
    helper_end(&pages);
    office_close(office);
    spot_end(&spot);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_helper_answers_in_order_and_ends_by_itself),
        TEST(a_helper_that_is_killed_has_said_nothing),
        TEST(feeding_a_helper_that_is_gone_ends_in_a_fault),
        TEST(an_end_of_a_helper_at_work_waits_for_nothing),
        TEST(both_trees_and_their_marks_are_those_of_a_walk_alone),
        TEST(a_wrong_commitment_is_told_with_the_same_words_and_place),
        TEST(a_leaf_that_differs_from_the_kept_one_is_named),
        TEST(a_walk_whose_helper_is_killed_is_not_verified),
        TEST(pages_that_are_whole_are_waited_for),
        TEST(of_damaged_pages_nothing_counts_that_was_read),
        TEST(pages_whose_helper_is_killed_are_not_verified),
        TEST(without_a_second_process_all_is_verified_alone),
    };

    return TESTS_RUN(tests);
}
