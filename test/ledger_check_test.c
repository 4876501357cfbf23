/* The check of a whole record, on records made here and broken on purpose. */
#include "ledger/ledger_check.h"
#include "test/check.h"

#include <string.h>

enum { KEEP_MAX = 8 * 1024 * 1024, ARENA_MAX = 16 * 1024 * 1024 };

/* Arenas that every check of this program shares, each giving back what it took. */
static struct arena *keep, *scratch;

static void arenas_ready(void)
{
    if (keep == NULL) {
        keep = arena_open(KEEP_MAX);
        scratch = arena_open(LEDGER_SCRATCH_MIN);
    }
    check(keep != NULL && scratch != NULL);
    arena_rewind(keep, 0);
    arena_rewind(scratch, 0);
}

#define ORIGIN "a.example/frj/1"
#define STREAM_0 "00000000000000000000000000000000"
#define STREAM_1 "11111111111111111111111111111111"
#define STREAM_2 "22222222222222222222222222222222"

/* What varies between the records of a row; seq and salt follow from the place. */
struct draft {
    const char *stream, *type, *data;
    int64_t at;
    uint64_t n;
    int i, of;
    char command; /* its hex digit, 32 times */
    bool erased;
};

static struct record record_make(struct arena *arena, const struct draft *draft, uint64_t seq)
{
    struct buffer body = {.arena = arena};
    struct record record = {.header = {.at = {draft->at},
                                .n = draft->n,
                                .seq = seq,
                                .origin = STR(ORIGIN),
                                .stream = str_of(draft->stream),
                                .type = str_of(draft->type),
                                .v = 1}};
    char command[2 * ID_LEN];

    memset(command, draft->command, sizeof(command));
    buffer_addf(&body, "{\"by\":\"" STREAM_2 "\",\"command\":\"%.*s\",\"data\":%s,",
        (int)sizeof(command), command, draft->data);
    buffer_addf(&body, "\"for\":\"" STREAM_1 "\",\"i\":%d,\"of\":%d}", draft->i, draft->of);
    memcpy(record.salt.b, &seq, sizeof(seq));
    record.body = buffer_str(&body);
    record.commits = body_commits(&record.salt, record.body);
    record.commits_known = record.erased = draft->erased;
    if (record.erased)
        record.body = STR("");
    return record;
}

struct verdict {
    enum status status;
    uint64_t bad_seq;
    struct ledger_check ledger;
    char text[sizeof((struct fault){0}.text)];
};

/* Feeds the drafts up to one without a stream; `change` may spoil record `at` first. */
static struct verdict judge(
    const struct draft *drafts, void (*change)(struct record *record), uint64_t at)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct verdict verdict = {0};
    struct fault fault = {0};

    arenas_ready();
    ledger_check_open(&verdict.ledger, STR(ORIGIN), keep, scratch);
    for (uint64_t seq = 0; drafts[seq].stream != NULL && verdict.status == STATUS_OK; seq++) {
        struct record record = record_make(arena, &drafts[seq], seq);
        if (change != NULL && seq == at)
            change(&record);
        verdict.status = ledger_check_feed(&verdict.ledger, &record, &fault);
    }
    if (verdict.status == STATUS_OK)
        verdict.status = ledger_check_close(&verdict.ledger, &fault);
    verdict.bad_seq = verdict.ledger.bad_seq;
    memcpy(verdict.text, fault.text, sizeof(verdict.text));
    arena_close(arena);
    return verdict;
}

static bool refused(const struct draft *drafts, uint64_t bad_seq, const char *words)
{
    struct verdict verdict = judge(drafts, NULL, 0);

    if (verdict.status != STATUS_DAMAGED)
        return false;
    return verdict.bad_seq == bad_seq && strstr(verdict.text, words) != NULL;
}

#define OPENED                                                                                     \
    {                                                                                              \
        STREAM_0, "log_opened", "{}", 5, 0, 0, 1, 'a', false                                       \
    }

static void commands_of_several_events_are_accepted_whole(void)
{
    static const struct draft good[] = {OPENED,
        {STREAM_1, "filing_submitted", "{}", 5, 0, 0, 3, 'b', false},
        {STREAM_2, "filing_submitted", "[]", 5, 0, 1, 3, 'b', false},
        {STREAM_1, "filing_reviewed", "{}", 6, 1, 2, 3, 'b', false},
        {STREAM_1, "filing_reviewed", "{}", 7, 2, 0, 1, 'c', false}, {0}};
    struct verdict verdict = judge(good, NULL, 0);

    check(verdict.status == STATUS_OK && verdict.ledger.size == 5);
}

static void a_broken_command_is_refused_at_its_place(void)
{
    static const struct draft starts_late[] = {
        OPENED, {STREAM_1, "a", "{}", 5, 0, 1, 2, 'b', false}, {0}};
    static const struct draft skips[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 3, 'b', false},
        {STREAM_1, "a", "{}", 5, 1, 2, 3, 'b', false}, {0}};
    static const struct draft other_key[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', false},
        {STREAM_1, "a", "{}", 5, 1, 1, 2, 'c', false}, {0}};
    static const struct draft other_of[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 3, 'b', false},
        {STREAM_1, "a", "{}", 5, 1, 1, 2, 'b', false}, {0}};
    static const struct draft cut[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', false}, {0}};

    check(refused(starts_late, 1, "提交不完整"));
    check(refused(skips, 2, "提交不完整"));
    check(refused(other_key, 2, "提交不完整"));
    check(refused(other_of, 2, "提交不完整"));
    check(refused(cut, 2, "提交不完整"));
}

#define ORDER(seqs, n)                                                                             \
    {                                                                                              \
        STREAM_1, "erasure_ordered", "{\"seqs\":" seqs "}", 9, n, 0, 1, 'f', false                 \
    }

static void erased_events_keep_their_place_in_a_command(void)
{
    static const struct draft first_gone[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', true},
        {STREAM_1, "a", "{}", 5, 1, 1, 2, 'b', false}, ORDER("[1]", 2), {0}};
    static const struct draft last_gone[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', false},
        {STREAM_1, "a", "{}", 5, 1, 1, 2, 'b', true}, ORDER("[2]", 2), {0}};
    static const struct draft too_few_gone[] = {OPENED,
        {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', true}, {STREAM_1, "a", "{}", 5, 1, 2, 3, 'b', false},
        ORDER("[1]", 2), {0}};
    static const struct draft end_gone[] = {
        OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 2, 'b', false}, ORDER("[]", 1), {0}};

    check(judge(first_gone, NULL, 0).status == STATUS_OK);
    check(judge(last_gone, NULL, 0).status == STATUS_OK);
    check(refused(too_few_gone, 2, "提交不完整"));
    check(refused(end_gone, 2, "提交不完整"));
}

static void a_missing_body_needs_a_later_order_of_its_own_stream(void)
{
    static const struct draft none[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', true}, {0}};
    static const struct draft other_seq[] = {
        OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', true}, ORDER("[0,2,99]", 1), {0}};
    static const struct draft other_stream[] = {
        OPENED, {STREAM_2, "a", "{}", 5, 0, 0, 1, 'b', true}, ORDER("[1]", 0), {0}};
    static const struct draft earlier[] = {
        OPENED, ORDER("[2]", 0), {STREAM_1, "a", "{}", 9, 1, 0, 1, 'b', true}, {0}};
    static const struct draft twice[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', true},
        {STREAM_1, "a", "{}", 5, 1, 0, 1, 'c', true}, ORDER("[2,2]", 2), {0}};

    check(refused(none, 1, "删除决定"));
    check(refused(other_seq, 1, "删除决定"));
    check(refused(other_stream, 1, "删除决定"));
    check(refused(earlier, 2, "删除决定"));
    check(refused(twice, 1, "删除决定"));
}

static void what_a_stream_or_a_clock_cannot_be_is_refused(void)
{
    static const struct draft n_skips[] = {
        OPENED, {STREAM_1, "a", "{}", 5, 1, 0, 1, 'b', false}, {0}};
    static const struct draft n_stays[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', false},
        {STREAM_1, "a", "{}", 5, 0, 0, 1, 'c', false}, {0}};
    static const struct draft time_falls[] = {
        OPENED, {STREAM_1, "a", "{}", 4, 0, 0, 1, 'b', false}, {0}};

    static const struct draft not_opened[] = {{STREAM_0, "a", "{}", 5, 0, 0, 1, 'a', false}, {0}};
    static const struct draft opened_elsewhere[] = {
        {STREAM_1, "log_opened", "{}", 5, 0, 0, 1, 'a', false}, {0}};

    check(refused(not_opened, 0, "log_opened"));
    check(refused(opened_elsewhere, 0, "log_opened"));
    check(refused(n_skips, 1, "流内序号"));
    check(refused(n_stays, 2, "流内序号"));
    check(refused(time_falls, 1, "登记时间"));
}

static void a_command_key_is_used_once_for_ever(void)
{
    static const struct draft again[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', false},
        {STREAM_1, "a", "{\"x\":1}", 5, 1, 0, 1, 'b', false}, {0}};

    check(refused(again, 2, "提交号"));
    check(refused(again, 2, "第1号重复"));
}

static const struct draft three[] = {OPENED, {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', false},
    {STREAM_1, "a", "{}", 5, 1, 0, 1, 'c', false}, {0}};

static void salt_repeat(struct record *record)
{
    record->salt.b[0] = 1;
}

static void origin_change(struct record *record)
{
    record->header.origin = STR("a.example/frj/2");
}

static void commit_change(struct record *record)
{
    record->commits_known = true;
    record->commits.of[DIGEST_SM3].b[31] ^= 1;
}

static void commit_keep(struct record *record)
{
    record->commits_known = true;
}

static void body_space(struct record *record)
{
    record->body = STR(" {}");
}

static void commits_lose(struct record *record)
{
    record->erased = true;
}

static void what_the_store_says_wrongly_is_refused(void)
{
    static const struct {
        void (*change)(struct record *record);
        const char *words;
    } bad[] = {{salt_repeat, "盐值与第1号重复"}, {origin_change, "日志名称"},
        {commit_change, "sm3"}, {body_space, "规范"}, {commits_lose, "承诺值"}};

    check(judge(three, NULL, 0).status == STATUS_OK);
    check(judge(three, commit_keep, 2).status == STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct verdict verdict = judge(three, bad[i].change, 2);
        check(verdict.status == STATUS_DAMAGED && verdict.bad_seq == 2);
        check(strstr(verdict.text, bad[i].words) != NULL);
    }
}

static void a_log_on_a_story_clock_says_so(void)
{
    static const struct draft story[] = {
        {STREAM_0, "log_opened", "{\"clock\":\"story\"}", 5, 0, 0, 1, 'a', false}, {0}};

    check(judge(story, NULL, 0).ledger.story);
    check(!judge(three, NULL, 0).ledger.story);
}

static void a_record_too_large_for_the_memory_given_is_no_verdict(void)
{
    struct arena *arena = arena_open(ARENA_MAX), *small = arena_open(8 * 1024);
    struct ledger_check ledger;
    struct fault fault = {0};
    enum status status = STATUS_OK;
    struct draft draft = {STREAM_0, "log_opened", "{}", 5, 0, 0, 1, 'b', true};

    arenas_ready();
    ledger_check_open(&ledger, STR(ORIGIN), small, scratch);
    for (uint64_t seq = 0; status == STATUS_OK && seq < 10000; seq++) {
        draft.n = seq;
        draft.type = seq == 0 ? "log_opened" : "a";
        struct record record = record_make(arena, &draft, seq);
        status = ledger_check_feed(&ledger, &record, &fault);
    }
    check(status == STATUS_UNAVAILABLE && ledger.size < 10000);
    arena_close(small);
    arena_close(arena);
}

static void a_table_keeps_every_key_and_its_number(void)
{
    enum { KEYS = 20000 };
    uint8_t key[TABLE_KEY_LEN] = {0};
    bool fresh;

    arenas_ready();
    struct table table = {.arena = keep};
    check(table_find(&table, key) == NULL);
    for (uint32_t i = 0; i < KEYS; i++) {
        memcpy(key + TABLE_KEY_LEN - sizeof(i), &i, sizeof(i));
        struct table_slot *slot = table_take(&table, key, &fresh);
        check(slot != NULL && fresh && slot->value == 0);
        slot->value = i + 1;
    }
    for (uint32_t i = 0; i < KEYS; i++) {
        memcpy(key + TABLE_KEY_LEN - sizeof(i), &i, sizeof(i));
        check(table_find(&table, key)->value == i + 1);
        check(table_take(&table, key, &fresh)->value == i + 1 && !fresh);
    }
    memset(key, 0xff, sizeof(key));
    check(table_find(&table, key) == NULL && table.len == KEYS);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(commands_of_several_events_are_accepted_whole),
        TEST(a_broken_command_is_refused_at_its_place),
        TEST(erased_events_keep_their_place_in_a_command),
        TEST(a_missing_body_needs_a_later_order_of_its_own_stream),
        TEST(what_a_stream_or_a_clock_cannot_be_is_refused),
        TEST(a_command_key_is_used_once_for_ever),
        TEST(what_the_store_says_wrongly_is_refused),
        TEST(a_log_on_a_story_clock_says_so),
        TEST(a_record_too_large_for_the_memory_given_is_no_verdict),
        TEST(a_table_keeps_every_key_and_its_number),
    };
    return TESTS_RUN(tests);
}
