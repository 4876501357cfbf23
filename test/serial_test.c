/* A record that goes on under its next origin: what may begin one, and what an old checkpoint says
 * afterwards. */
#include "ledger/ledger_marks.h"
#include "test/check.h"

#include <string.h>

enum { KEEP_MAX = 4 * 1024 * 1024 };

#define OLD "a.example/frj/1"
#define NEW "a.example/frj/2"
#define AUTHORITY "00000000000000000000000000000000"
#define OTHER "11111111111111111111111111111111"

static struct arena *keep, *scratch, *made;

struct walk {
    struct ledger_check check;
    struct ledger_mark marks[4];
    struct fault fault;
};

static void walk_open(struct walk *walk)
{
    if (keep == NULL) {
        keep = arena_open(KEEP_MAX);
        scratch = arena_open(LEDGER_SCRATCH_MIN);
        made = arena_open(KEEP_MAX);
    }
    check(keep != NULL && scratch != NULL && made != NULL);
    arena_rewind(keep, 0);
    arena_rewind(scratch, 0);
    arena_rewind(made, 0);
    *walk = (struct walk){.fault = {.status = STATUS_OK}};
    ledger_check_open(&walk->check, STR(OLD), keep, scratch);
    for (size_t i = 0; i < 4; i++)
        walk->marks[i].size = i + 1;
    walk->check.marks = walk->marks;
    walk->check.marks_len = 4;
}

/* The next record; stream 0 unless it is `aside`. */
static enum status feed(
    struct walk *walk, const char *origin, const char *type, struct str data, bool aside)
{
    uint64_t seq = walk->check.size;
    struct buffer body = {.arena = made};
    struct record record = {.header = {.at = {5},
                                .seq = seq,
                                .n = aside ? 0 : seq,
                                .origin = str_of(origin),
                                .stream = aside ? STR(OTHER) : STR(AUTHORITY),
                                .type = str_of(type),
                                .v = 1}};

    buffer_addf(&body, "{\"by\":\"" AUTHORITY "\",\"command\":\"%032d\",\"data\":%.*s,", (int)seq,
        STR_ARG(data));
    buffer_addf(&body, "\"for\":\"" AUTHORITY "\",\"i\":0,\"of\":1}");
    memcpy(record.salt.b, &seq, sizeof(seq));
    record.body = buffer_str(&body);
    return ledger_check_feed(&walk->check, &record, &walk->fault);
}

static struct checkpoint now(const struct walk *walk, const char *origin, uint64_t more)
{
    return (struct checkpoint){.origin = str_of(origin),
        .size = walk->check.size + more,
        .root = merkle_root(&walk->check.trees[DIGEST_SHA256])};
}

/* {"earlier":"…"} with the lines of the checkpoint. */
static struct str earlier_of(const struct checkpoint *checkpoint)
{
    struct buffer text = {.arena = made}, data = {.arena = made};

    checkpoint_write(&text, checkpoint);
    buffer_addf(&data, "{\"earlier\":\"");
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n')
            buffer_add(&data, STR("\\n"));
        else
            buffer_add(&data, (struct str){text.at + i, 1});
    buffer_addf(&data, "\"}");
    return buffer_str(&data);
}

/* Two records under the old origin. */
static void begin(struct walk *walk)
{
    walk_open(walk);
    check(feed(walk, OLD, "log_opened", STR("{}"), false) == STATUS_OK);
    check(feed(walk, OLD, "filing_submitted", STR("{}"), false) == STATUS_OK);
}

static void a_record_goes_on_under_its_next_origin(void)
{
    struct walk walk;

    begin(&walk);
    struct checkpoint old = now(&walk, OLD, 0);
    check(feed(&walk, NEW, "log_opened", earlier_of(&old), false) == STATUS_OK);
    check(feed(&walk, NEW, "filing_submitted", STR("{}"), false) == STATUS_OK);
    check(str_is(walk.check.origin, NEW) && walk.check.lost == 0);
    struct checkpoint newest = now(&walk, NEW, 0);
    check(ledger_check_close(&walk.check, &walk.fault) == STATUS_OK);
    check(ledger_check_extends(&walk.check, &old, 0, &walk.fault) == STATUS_OK);
    check(ledger_check_extends(&walk.check, &newest, 0, &walk.fault) == STATUS_OK);
}

static void what_was_signed_and_lost_is_counted_and_its_checkpoint_never_holds_again(void)
{
    struct walk walk;

    begin(&walk);
    struct checkpoint before = now(&walk, OLD, 0), lost = now(&walk, OLD, 2);
    check(feed(&walk, NEW, "log_opened", earlier_of(&lost), false) == STATUS_OK);
    check(walk.check.lost == 2);
    check(feed(&walk, NEW, "filing_submitted", STR("{}"), false) == STATUS_OK);
    check(ledger_check_close(&walk.check, &walk.fault) == STATUS_OK);
    check(ledger_check_extends(&walk.check, &before, 0, &walk.fault) == STATUS_OK);
    check(walk.check.size == lost.size); /* as many again, and not the same */
    check(ledger_check_extends(&walk.check, &lost, 0, &walk.fault) == STATUS_DAMAGED);
    check(strstr(walk.fault.text, "缺2条") != NULL);
}

static void an_origin_changes_at_a_log_opened_by_one_and_nowhere_else(void)
{
    static const struct {
        const char *origin, *type;
        bool aside;
    } rows[] = {{NEW, "filing_submitted", false}, {NEW, "log_opened", true},
        {"a.example/frj/3", "log_opened", false}, {"b.example/frj/2", "log_opened", false},
        {OLD, "log_opened", false}};
    struct walk walk;

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        begin(&walk);
        struct checkpoint old = now(&walk, OLD, 0);
        check(feed(&walk, rows[i].origin, rows[i].type, earlier_of(&old), rows[i].aside)
              == STATUS_DAMAGED);
        check(walk.check.bad_seq == 2);
    }
    begin(&walk);
    struct checkpoint old = now(&walk, OLD, 0);
    check(feed(&walk, NEW, "log_opened", earlier_of(&old), false) == STATUS_OK);
    check(feed(&walk, OLD, "filing_submitted", STR("{}"), false) == STATUS_DAMAGED);
}

static void a_new_origin_names_a_checkpoint_of_all_that_is_there_or_more(void)
{
    struct walk walk;

    for (int i = 0; i < 5; i++) {
        begin(&walk);
        struct checkpoint earlier = now(&walk, i == 0 ? NEW : OLD, 0);
        if (i == 1)
            earlier.size--; /* of less */
        if (i == 2)
            earlier.root.b[7] ^= 1; /* of another history */
        struct str data = i == 3 ? STR("{}") : earlier_of(&earlier);
        if (i == 4)
            data = STR("{\"earlier\":\"a.example/frj/1\\n2\\n\"}");
        check(feed(&walk, NEW, "log_opened", data, false) == STATUS_DAMAGED);
        check(strstr(walk.fault.text, "earlier") != NULL && walk.check.bad_seq == 2);
    }
}

static void the_next_origin_has_the_same_name_and_counts_on(void)
{
    struct arena *arena = arena_open(KEEP_MAX);

    check(arena != NULL);
    check(str_is(origin_next(arena, STR(OLD)), NEW));
    check(str_is(origin_next(arena, STR("a.b/frj/99")), "a.b/frj/100"));
    check(origin_next(arena, STR("a.b/frj/999999999999999")).len == 0);
    check(origin_same_name(STR(OLD), STR("a.example/frj/7/sm3")));
    check(!origin_same_name(STR(OLD), STR("b.example/frj/1")));
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_record_goes_on_under_its_next_origin),
        TEST(what_was_signed_and_lost_is_counted_and_its_checkpoint_never_holds_again),
        TEST(an_origin_changes_at_a_log_opened_by_one_and_nowhere_else),
        TEST(a_new_origin_names_a_checkpoint_of_all_that_is_there_or_more),
        TEST(the_next_origin_has_the_same_name_and_counts_on),
    };
    return TESTS_RUN(tests);
}
