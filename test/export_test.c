/* The check of a whole record, on the vectors' export and on records made here. */
#include "ledger/body.h"
#include "ledger/export.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>

enum { KEEP_MAX = 8 * 1024 * 1024, ARENA_MAX = 16 * 1024 * 1024 };
#define LEDGER_FILE "test/vectors/frj-ledger/ledger.frjl"

/* Arenas that every check of this program shares, each giving back what it took. */
static struct arena *keep, *scratch;

static void arenas_ready(void)
{
    if (keep == NULL) {
        keep = arena_open(KEEP_MAX);
        scratch = arena_open(LEDGER_SCRATCH_MIN + ARENA_MAX);
    }
    check(keep != NULL && scratch != NULL);
    arena_rewind(keep, 0);
    arena_rewind(scratch, 0);
}

static enum status verify(struct export_check *judged, struct str text, struct fault *fault)
{
    arenas_ready();
    fault->text[0] = '\0';
    return export_verify(judged, text, keep, scratch, fault);
}

/* The file's lines, each with its LF. */
struct lines {
    struct arena *arena;
    struct str at[64];
    size_t len, events; /* events: lines 2 … 1 + events */
};

static struct lines lines_open(void)
{
    struct lines lines = {.arena = arena_open(ARENA_MAX)};
    struct str rest = file_read(lines.arena, LEDGER_FILE);

    while (rest.len > 0) {
        const char *end = memchr(rest.at, '\n', rest.len);
        check(end != NULL && lines.len < COUNT_OF(lines.at));
        size_t len = (size_t)(end - rest.at) + 1;
        lines.at[lines.len++] = (struct str){rest.at, len};
        rest = (struct str){rest.at + len, rest.len - len};
    }
    while (lines.at[2 + lines.events].len > 1)
        lines.events++;
    check(lines.events == 11);
    return lines;
}

static struct str lines_join(const struct lines *lines)
{
    struct buffer text = {.arena = lines->arena};

    for (size_t i = 0; i < lines->len; i++)
        buffer_add(&text, lines->at[i]);
    return buffer_str(&text);
}

static void root_is(const struct merkle *tree, const char *hex)
{
    struct digest root = merkle_root(tree), said;

    check(hex_read(str_of(hex), said.b, DIGEST_LEN) && digest_equal(&root, &said));
}

static void the_export_of_the_vectors_is_accepted_with_its_roots(void)
{
    struct lines lines = lines_open();
    struct export_check judged;
    struct fault fault;

    check(verify(&judged, lines_join(&lines), &fault) == STATUS_OK);
    check(judged.ledger.size == 11 && judged.ledger.erased == 1 && !judged.ledger.story);
    check(str_is(judged.ledger.origin, "yinghe.example/frj/1"));
    root_is(&judged.ledger.trees[DIGEST_SHA256],
        "d32cf4217804711c952d22be944c598d77829a882b7f3e5860763534cffa0724");
    root_is(&judged.ledger.trees[DIGEST_SM3],
        "aeea92dd907fc08726b5463d450dd4252ae2b90b83fa5e46d4fa0abe177081f0");
    arena_close(lines.arena);
}

static void the_notes_are_kept_as_they_stood(void)
{
    struct lines lines = lines_open();
    struct export_check judged;
    struct fault fault;

    check(verify(&judged, lines_join(&lines), &fault) == STATUS_OK);
    check(str_equal(buffer_str(&judged.notes[DIGEST_SHA256]),
        file_read(lines.arena, "test/vectors/frj-ledger/checkpoint.note")));
    check(str_equal(buffer_str(&judged.notes[DIGEST_SM3]),
        file_read(lines.arena, "test/vectors/frj-ledger/checkpoint-sm3.note")));
    arena_close(lines.arena);
}

static void portions_of_any_size_give_the_same(void)
{
    struct lines lines = lines_open();
    struct str text = lines_join(&lines);
    struct export_check judged;
    struct fault fault;

    for (size_t portion = 1; portion < 200; portion += 13) {
        arenas_ready();
        export_check_open(&judged, keep, scratch);
        for (size_t at = 0; at < text.len; at += portion) {
            size_t len = text.len - at < portion ? text.len - at : portion;
            check(export_check_feed(&judged, (struct str){text.at + at, len}, &fault) == STATUS_OK);
        }
        check(export_check_close(&judged, &fault) == STATUS_OK && judged.ledger.size == 11);
    }
    arena_close(lines.arena);
}

/* Where the signature lines of the two notes stand: the only bytes not judged here. */
static bool in_signature(const struct lines *lines, size_t at)
{
    size_t start = 0;

    for (size_t i = 0; i < lines->len; start += lines->at[i].len, i++)
        if (at >= start && at < start + lines->at[i].len)
            return str_starts(lines->at[i], "\xE2\x80\x94 ");
    return false;
}

static void every_flipped_bit_outside_the_signatures_is_refused(void)
{
    struct lines lines = lines_open();
    struct str text = lines_join(&lines);
    struct buffer copy = {.arena = lines.arena};
    struct export_check judged;
    struct fault fault;
    size_t accepted = 0;

    buffer_add(&copy, text);
    for (size_t bit = 0; bit < 8 * text.len; bit++) {
        copy.at[bit / 8] = (char)(copy.at[bit / 8] ^ 1 << bit % 8);
        enum status status = verify(&judged, buffer_str(&copy), &fault);
        copy.at[bit / 8] = text.at[bit / 8];
        if (in_signature(&lines, bit / 8)) {
            accepted += status == STATUS_OK;
            continue;
        }
        if (status != STATUS_DAMAGED)
            printf("bit %zu of byte %zu\n", bit % 8, bit / 8);
        check(status == STATUS_DAMAGED && fault.text[0] != '\0');
    }
    printf("     (%zu bits of signature lines, judged by who holds the keys)\n", accepted);
    arena_close(lines.arena);
}

static void a_file_cut_anywhere_is_refused(void)
{
    struct lines lines = lines_open();
    struct str text = lines_join(&lines);
    struct export_check judged;
    struct fault fault;
    size_t whole = 0; /* lengths at which a note could end: after each signature line but… */

    for (size_t len = 0; len < text.len; len++) {
        enum status status = verify(&judged, (struct str){text.at, len}, &fault);
        check(status == STATUS_OK || status == STATUS_DAMAGED);
        whole += status == STATUS_OK;
        if (status == STATUS_OK)
            check(judged.part == EXPORT_TEXT_END || judged.part == EXPORT_SIGNATURES);
    }
    /* …three of four and one of two, after each checkpoint's text, and before the SM3 one. */
    check(whole == 4 + 1 + 1 + 1);
    arena_close(lines.arena);
}

static void a_dropped_event_is_named_by_its_place(void)
{
    struct export_check judged;
    struct fault fault;

    for (size_t k = 0; k < 11; k++) {
        struct lines lines = lines_open();
        lines.at[2 + k] = STR("");
        check(verify(&judged, lines_join(&lines), &fault) == STATUS_DAMAGED);
        if (k == 10) { /* without the last one, its order is what is missed */
            check(judged.ledger.bad_seq == 4 && strstr(fault.text, "第4号") != NULL);
        } else {
            check(judged.ledger.bad_seq == k && judged.line == 3 + k);
            check(strstr(fault.text, "登记序号应为") != NULL);
        }
        arena_close(lines.arena);
    }
}

static void swapped_and_repeated_events_are_named_by_their_place(void)
{
    struct export_check judged;
    struct fault fault;

    for (size_t k = 0; k + 1 < 11; k++) {
        struct lines lines = lines_open();
        struct str first = lines.at[2 + k];
        lines.at[2 + k] = lines.at[3 + k];
        lines.at[3 + k] = first;
        check(verify(&judged, lines_join(&lines), &fault) == STATUS_DAMAGED);
        check(judged.ledger.bad_seq == k);
        lines.at[2 + k] = first; /* now it stands twice */
        check(verify(&judged, lines_join(&lines), &fault) == STATUS_DAMAGED);
        check(judged.ledger.bad_seq == k + 1);
        arena_close(lines.arena);
    }
}

static void what_the_checkpoint_does_not_say_is_refused(void)
{
    static const struct {
        size_t line; /* after the events: 13 is the empty line */
        const char *instead, *words;
    } bad[] = {
        {14, "yinghe.example/frj/2\n", "日志名称"},
        {14, "yinghe.example/frj/1/sm3\n", "日志名称"},
        {15, "10\n", "条数"},
        {15, "011\n", "条数"},
        {15, "+11\n", "条数"},
        {16, "0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByR=\n", "base64"},
        {16, "0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6\n", "base64"},
        {16, "1yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByQ=\n", "树根"},
        {17, "extension\n", "空行"},
        {18, "- yinghe.example/frj/1 4EAvNeVw5kSN\n", "条数"},
        {19, "\xE2\x80\x94 a+b 4EAvNeVw\n", "签名"},
        {19, "\xE2\x80\x94 ab 4EAv\n", "签名"},
        {19, "\xE2\x80\x94 ab 4EAvNeVw=\n", "签名"},
    };
    struct export_check judged;
    struct fault fault;

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct lines lines = lines_open();
        lines.at[bad[i].line] = str_of(bad[i].instead);
        check(verify(&judged, lines_join(&lines), &fault) == STATUS_DAMAGED);
        if (strstr(fault.text, bad[i].words) == NULL)
            printf("%s%s\n", bad[i].instead, fault.text);
        check(strstr(fault.text, bad[i].words) != NULL);
        arena_close(lines.arena);
    }
}

static void a_line_beyond_the_limit_is_refused_while_it_comes(void)
{
    struct export_check judged;
    struct fault fault;
    char part[4096];
    enum status status = STATUS_OK;
    size_t fed = 0;

    memset(part, 'x', sizeof(part));
    arenas_ready();
    export_check_open(&judged, keep, scratch);
    for (; status == STATUS_OK && fed < 4 * EXPORT_LINE_MAX; fed += sizeof(part))
        status = export_check_feed(&judged, (struct str){part, sizeof(part)}, &fault);
    check(status == STATUS_DAMAGED && fed <= EXPORT_LINE_MAX + sizeof(part));
}

/* ---- records made here ---- */

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

static struct str export_make(struct arena *arena, bool sm3)
{
    struct buffer out = {.arena = arena};
    struct merkle trees[DIGEST_ALGS] = {{.alg = DIGEST_SHA256}, {.alg = DIGEST_SM3}};

    export_write_first(&out, STR(ORIGIN));
    for (uint64_t seq = 0; three[seq].stream != NULL; seq++) {
        struct record record = record_make(arena, &three[seq], seq);
        export_write_record(&out, &record);
        for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
            struct digest leaf =
                entry_leaf(arena, (enum digest_alg)alg, &record.header, &record.commits.of[alg]);
            merkle_append(&trees[alg], &leaf);
        }
    }
    for (unsigned alg = 0; alg < (sm3 ? 2 : 1); alg++) {
        struct buffer note = {.arena = arena};
        struct checkpoint checkpoint = {
            checkpoint_origin(arena, STR(ORIGIN), trees[alg].alg), 3, merkle_root(&trees[alg])};
        checkpoint_write(&note, &checkpoint);
        export_write_note(&out, buffer_str(&note));
    }
    return buffer_str(&out);
}

static void what_is_written_is_accepted_also_before_it_is_signed(void)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct export_check judged;
    struct fault fault;

    check(verify(&judged, export_make(arena, false), &fault) == STATUS_OK);
    check(judged.ledger.size == 3 && judged.notes[DIGEST_SM3].len == 0);
    check(verify(&judged, export_make(arena, true), &fault) == STATUS_OK);
    check(judged.notes[DIGEST_SM3].len > 0);
    check(verify(&judged, STR("frj-ledger-v1\na/frj/1\n\n"), &fault) == STATUS_DAMAGED);
    arena_close(arena);
}

static void the_record_of_the_vectors_is_written_as_it_was_read(void)
{
    struct lines lines = lines_open();
    struct export_check judged;
    struct buffer out = {.arena = lines.arena};
    struct fault fault;

    /* Line by line: what the reader takes apart, the writer puts together again. */
    arenas_ready();
    export_check_open(&judged, keep, scratch);
    export_write_first(&out, STR("yinghe.example/frj/1"));
    check(str_is(buffer_str(&out), "frj-ledger-v1\nyinghe.example/frj/1\n"));
    for (size_t i = 0; i < lines.events; i++) {
        struct str line = {lines.at[2 + i].at, lines.at[2 + i].len - 1};
        struct buffer again = {.arena = lines.arena};
        struct record record;
        check(export_read_record(lines.arena, line, &record, &fault) == STATUS_OK);
        export_write_record(&again, &record);
        check(str_equal(buffer_str(&again), lines.at[2 + i]));
    }
    arena_close(lines.arena);
}

static void a_record_too_large_for_the_memory_given_is_no_verdict(void)
{
    struct arena *arena = arena_open(ARENA_MAX), *small = arena_open(8 * 1024);
    struct ledger_check ledger;
    struct fault fault = {0};
    enum status status = STATUS_OK;
    struct draft draft = {STREAM_1, "a", "{}", 5, 0, 0, 1, 'b', true};

    arenas_ready();
    ledger_check_open(&ledger, STR(ORIGIN), small, scratch);
    for (uint64_t seq = 0; status == STATUS_OK && seq < 10000; seq++) {
        draft.n = seq;
        struct record record = record_make(arena, &draft, seq);
        status = ledger_check_feed(&ledger, &record, &fault);
    }
    check(status == STATUS_UNAVAILABLE && ledger.size < 10000);
    arena_close(small);
    arena_close(arena);
}

int main(void)
{
    static const struct test TESTS[] = {
        TEST(the_export_of_the_vectors_is_accepted_with_its_roots),
        TEST(the_notes_are_kept_as_they_stood),
        TEST(portions_of_any_size_give_the_same),
        TEST(every_flipped_bit_outside_the_signatures_is_refused),
        TEST(a_file_cut_anywhere_is_refused),
        TEST(a_dropped_event_is_named_by_its_place),
        TEST(swapped_and_repeated_events_are_named_by_their_place),
        TEST(what_the_checkpoint_does_not_say_is_refused),
        TEST(a_line_beyond_the_limit_is_refused_while_it_comes),
        TEST(commands_of_several_events_are_accepted_whole),
        TEST(a_broken_command_is_refused_at_its_place),
        TEST(erased_events_keep_their_place_in_a_command),
        TEST(a_missing_body_needs_a_later_order_of_its_own_stream),
        TEST(what_a_stream_or_a_clock_cannot_be_is_refused),
        TEST(a_command_key_is_used_once_for_ever),
        TEST(what_the_store_says_wrongly_is_refused),
        TEST(a_log_on_a_story_clock_says_so),
        TEST(what_is_written_is_accepted_also_before_it_is_signed),
        TEST(the_record_of_the_vectors_is_written_as_it_was_read),
        TEST(a_record_too_large_for_the_memory_given_is_no_verdict),
    };
    return TESTS_RUN(TESTS);
}
