/* The check of a whole record, on the vectors' export and on records made here. */
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
    for (; status == STATUS_OK && fed < (size_t)4 * EXPORT_LINE_MAX; fed += sizeof(part))
        status = export_check_feed(&judged, (struct str){part, sizeof(part)}, &fault);
    check(status == STATUS_DAMAGED && fed <= EXPORT_LINE_MAX + sizeof(part));
}

/* The vectors' events under checkpoints of our own, without a signature. */
static struct str export_make(struct lines *lines, unsigned trees_len)
{
    struct buffer out = {.arena = lines->arena};
    struct merkle trees[DIGEST_ALGS] = {{.alg = DIGEST_SHA256}, {.alg = DIGEST_SM3}};
    const struct str origin = STR("yinghe.example/frj/1");
    struct fault fault;

    export_write_first(&out, origin);
    for (size_t i = 0; i < lines->events; i++) {
        struct record record;
        struct str line = {lines->at[2 + i].at, lines->at[2 + i].len - 1};
        check(export_read_record(lines->arena, line, &record, &fault) == STATUS_OK);
        export_write_record(&out, &record);
        if (!record.erased)
            record.commits = body_commits(&record.salt, record.body);
        for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
            struct digest leaf = entry_leaf(
                lines->arena, (enum digest_alg)alg, &record.header, &record.commits.of[alg]);
            merkle_append(&trees[alg], &leaf);
        }
    }
    for (unsigned alg = 0; alg < trees_len; alg++) {
        struct buffer note = {.arena = lines->arena};
        struct checkpoint checkpoint = {checkpoint_origin(lines->arena, origin, trees[alg].alg),
            trees[alg].size, merkle_root(&trees[alg])};
        checkpoint_write(&note, &checkpoint);
        export_write_note(&out, buffer_str(&note));
    }
    return buffer_str(&out);
}

static void what_is_written_is_accepted_also_before_it_is_signed(void)
{
    struct lines lines = lines_open();
    struct export_check judged;
    struct fault fault;

    check(verify(&judged, export_make(&lines, 1), &fault) == STATUS_OK);
    check(judged.ledger.size == 11 && judged.notes[DIGEST_SM3].len == 0);
    check(verify(&judged, export_make(&lines, 2), &fault) == STATUS_OK);
    check(judged.notes[DIGEST_SM3].len > 0);
    check(verify(&judged, STR("frj-ledger-v1\na/frj/1\n\n"), &fault) == STATUS_DAMAGED);
    arena_close(lines.arena);
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

int main(void)
{
    static const struct test tests[] = {
        TEST(the_export_of_the_vectors_is_accepted_with_its_roots),
        TEST(the_notes_are_kept_as_they_stood),
        TEST(portions_of_any_size_give_the_same),
        TEST(every_flipped_bit_outside_the_signatures_is_refused),
        TEST(a_file_cut_anywhere_is_refused),
        TEST(a_dropped_event_is_named_by_its_place),
        TEST(swapped_and_repeated_events_are_named_by_their_place),
        TEST(what_the_checkpoint_does_not_say_is_refused),
        TEST(a_line_beyond_the_limit_is_refused_while_it_comes),
        TEST(what_is_written_is_accepted_also_before_it_is_signed),
        TEST(the_record_of_the_vectors_is_written_as_it_was_read),
    };
    return TESTS_RUN(tests);
}
