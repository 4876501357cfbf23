/* Notes, keys, signatures and trust lists, on public vectors and on the vectors of the record. */
#include "base/json.h"
#include "ledger/base64.h"
#include "ledger/checkpoint.h"
#include "ledger/trust.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>

enum { ARENA_MAX = 256 * 1024 * 1024 };
#define VECTORS "test/vectors/frj-ledger/"

static struct arena *arena_ready(void)
{
    static struct arena *arena;

    if (arena == NULL)
        arena = arena_open(ARENA_MAX);
    check(arena != NULL);
    arena_rewind(arena, 0);
    return arena;
}

static struct str unhex(struct arena *arena, struct str hex)
{
    char *bytes = arena_take(arena, hex.len / 2 + 1, 1);

    check(hex_read(hex, bytes, hex.len / 2));
    return (struct str){bytes, hex.len / 2};
}

static struct str first_line(struct str text)
{
    size_t len = 0;

    while (len < text.len && text.at[len] != '\n')
        len++;
    return (struct str){text.at, len};
}

static struct trust *trust_of(struct arena *arena, struct str text)
{
    struct trust *trust = arena_new(arena, struct trust);
    struct fault fault;

    if (trust_read(arena, text, trust, &fault) != STATUS_OK)
        printf("%s\n", fault.text);
    check(trust_read(arena, text, trust, &fault) == STATUS_OK);
    return trust;
}

/* ---- Ed25519 and SM2 ------------------------------------------------------------------------ */

static void the_example_of_the_note_specification_holds(void)
{
    struct arena *arena = arena_ready();
    struct str bytes = file_read(arena, "test/vectors/signed-note/c2sp-example.note");
    struct str key_text = file_read(arena, "test/vectors/signed-note/c2sp-example.vkey");
    struct verifier_key key;
    struct note note;

    key_text = first_line(key_text);
    check(note_read(arena, bytes, &note) == REASON_NONE);
    check(str_is(note.text, "This is an example message.\n") && note.signatures_len == 1);
    check(!verifier_key_read(arena, key_text, true, &key)); /* a log's key is no witness's */
    check(verifier_key_read(arena, key_text, false, &key));
    check(str_equal(key.name, note.signatures[0].name));
    check(memcmp(key.id, note.signatures[0].key_id, KEY_ID_LEN) == 0);
    check(signature_holds(key.scheme, key.bytes, note.text, note.signatures[0].bytes));
    check(!signature_holds(key.scheme, key.bytes, STR("another\n"), note.signatures[0].bytes));
}

static void wycheproof_of_ed25519_is_judged_as_it_says(void)
{
    struct arena *arena = arena_ready();
    struct str text = file_read(arena, "test/vectors/wycheproof/ed25519_test.json");
    struct node root = {0};
    struct fault fault;
    int64_t judged = 0;

    check(json_read(arena, text, &root, &fault) == STATUS_OK);
    const struct node *groups = node_get(&root, "testGroups");
    for (size_t g = 0; groups != NULL && g < groups->len; g++) {
        struct str key = unhex(arena, node_text(node_get(&groups->items[g], "publicKey"), "pk"));
        const struct node *tests = node_get(&groups->items[g], "tests");
        for (size_t i = 0; i < tests->len; i++, judged++) {
            const struct node *one = &tests->items[i];
            bool holds = signature_holds(SIGNATURE_ED25519, key,
                unhex(arena, node_text(one, "msg")), unhex(arena, node_text(one, "sig")));
            bool valid = str_is(node_text(one, "result"), "valid");
            if (holds != valid)
                printf("tcId %d\n", (int)node_get(one, "tcId")->integer);
            check(holds == valid);
        }
    }
    check(judged == node_get(&root, "numberOfTests")->integer && judged > 100);
}

#define GBT_KEY                                                                                    \
    "04"                                                                                           \
    "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"                             \
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
#define GBT_R "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
#define GBT_S "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"

static void the_signature_of_gbt_32918_holds_and_no_other(void)
{
    struct arena *arena = arena_ready();
    struct str key = unhex(arena, STR(GBT_KEY)), made = unhex(arena, STR(GBT_R GBT_S));
    char copy[SIGNATURE_LEN], point[SM2_KEY_LEN];

    check(signature_holds(SIGNATURE_SM2, key, STR("message digest"), made));
    check(!signature_holds(SIGNATURE_SM2, key, STR("message digesT"), made));
    for (size_t bit = 0; bit < (size_t)8 * SIGNATURE_LEN; bit++) {
        memcpy(copy, made.at, SIGNATURE_LEN);
        copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
        check(!signature_holds(
            SIGNATURE_SM2, key, STR("message digest"), (struct str){copy, SIGNATURE_LEN}));
    }
    for (size_t len = 0; len < SIGNATURE_LEN; len++)
        check(!signature_holds(
            SIGNATURE_SM2, key, STR("message digest"), (struct str){made.at, len}));
    memset(copy, 0, sizeof(copy));
    check(!signature_holds(SIGNATURE_SM2, key, STR(""), (struct str){copy, SIGNATURE_LEN}));
    memcpy(point, key.at, SM2_KEY_LEN);
    point[SM2_KEY_LEN - 1] ^= 1; /* no longer a point of the curve */
    check(signature_key_sound(SIGNATURE_SM2, key));
    check(!signature_key_sound(SIGNATURE_SM2, (struct str){point, SM2_KEY_LEN}));
    check(!signature_holds(
        SIGNATURE_SM2, (struct str){point, SM2_KEY_LEN}, STR("message digest"), made));
}

/* ---- the keys and notes of the record's vectors --------------------------------------------- */

static void every_verifier_key_of_the_vectors_is_read(void)
{
    struct arena *arena = arena_ready();
    struct str rest = file_read(arena, VECTORS "keys.txt");
    struct verifier_key key;
    int read = 0;

    while (rest.len > 0) {
        struct str line = first_line(rest);
        size_t step = line.len < rest.len ? line.len + 1 : line.len;
        rest = (struct str){rest.at + step, rest.len - step};
        size_t start = line.len; /* the last of three words */
        while (start > 0 && line.at[start - 1] != ' ')
            start--;
        if (str_starts(line, "#") || line.len == 0)
            continue;
        struct str text = {line.at + start, line.len - start};
        bool witness = str_starts(line, "w");
        check(verifier_key_read(arena, text, witness, &key));
        check(!verifier_key_read(arena, text, !witness, &key));
        for (size_t i = 0; i < text.len; i++) { /* name, id and key are bound to each other */
            char *bad = arena_take(arena, text.len, 1);
            memcpy(bad, text.at, text.len);
            bad[i] = (char)(bad[i] ^ 1);
            check(!verifier_key_read(arena, (struct str){bad, text.len}, witness, &key));
        }
        read++;
    }
    check(read == 6);
}

static uint64_t judge(struct arena *arena, const char *policy, const char *note_file,
    const char *origin, enum reason *reason)
{
    struct trust *trust = trust_of(arena, file_read(arena, policy));
    struct witnessing seen;
    struct note note;

    witnessing_start(&seen);
    check(note_read(arena, file_read(arena, note_file), &note) == REASON_NONE);
    *reason = trust_judge(trust, &note, str_of(origin), arena, &seen);
    return trust_witnessed_at(trust, &seen);
}

static void both_checkpoints_of_the_vectors_hold(void)
{
    struct arena *arena = arena_ready();
    enum reason reason;

    check(judge(arena, VECTORS "policy.txt", VECTORS "checkpoint.note", "yinghe.example/frj/1",
              &reason)
          == 1795424448);
    check(reason == REASON_NONE);
    check(judge(arena, VECTORS "policy-sm.txt", VECTORS "checkpoint-sm3.note",
              "yinghe.example/frj/1/sm3", &reason)
          == WITNESS_NEVER);
    check(reason == REASON_NONE);
    /* Keys that a list does not know are ignored, so that no log signature is left. */
    judge(arena, VECTORS "policy.txt", VECTORS "checkpoint-sm3.note", "yinghe.example/frj/1/sm3",
        &reason);
    check(reason == REASON_LOG_SIGNATURE);
    /* A log's signature counts for its own origin only. */
    judge(arena, VECTORS "policy.txt", VECTORS "checkpoint.note", "yinghe.example/frj/2", &reason);
    check(reason == REASON_LOG_SIGNATURE);
}

/* Bits of the signature lines whose change leaves the note valid: none, but for those that make
 * another name or key id of them, which is an unknown key and ignored. */
static void no_flipped_bit_of_a_note_makes_a_witness(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = trust_of(arena, file_read(arena, VECTORS "policy-sm.txt"));
    struct str bytes = file_read(arena, VECTORS "checkpoint.note");
    const struct str origin = STR("yinghe.example/frj/1");
    char *copy = arena_take(arena, bytes.len, 1);
    struct witnessing seen, whole;
    struct note note;

    witnessing_start(&whole);
    check(note_read(arena, bytes, &note) == REASON_NONE);
    check(trust_judge(trust, &note, origin, arena, &whole) == REASON_NONE);
    memcpy(copy, bytes.at, bytes.len);
    size_t mark = arena_mark(arena);
    for (size_t bit = 0; bit < 8 * bytes.len; bit++, arena_rewind(arena, mark)) {
        witnessing_start(&seen);
        copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
        if (note_read(arena, (struct str){copy, bytes.len}, &note) == REASON_NONE
            && trust_judge(trust, &note, origin, arena, &seen) == REASON_NONE)
            for (size_t i = 0; i < trust->members_len; i++)
                check(seen.at[i] == whole.at[i] || seen.at[i] == WITNESS_NEVER);
        copy[bit / 8] = bytes.at[bit / 8];
    }
}

/* ---- the form of a note --------------------------------------------------------------------- */

#define DASH "\xE2\x80\x94 "
#define SIGNED DASH "a 4EAvNeVw\n"

static void a_note_is_split_at_its_last_empty_line(void)
{
    static const struct {
        const char *bytes;
        enum reason reason;
        const char *text;
    } cases[] = {
        {"a\n\n" SIGNED, REASON_NONE, "a\n"}, {"a\n\nb\n\n" SIGNED SIGNED, REASON_NONE, "a\n\nb\n"},
        {"\n\n" SIGNED, REASON_NONE, "\n"}, {"a\n\n" DASH "a 4EAvNeVw", REASON_NOTE_END, NULL},
        {"", REASON_NOTE_END, NULL}, {"a\n", REASON_SIGNATURE_COUNT, NULL},
        {"a\n\n", REASON_SIGNATURE_COUNT, NULL}, {"\n" SIGNED, REASON_SIGNATURE_COUNT, NULL},
        {"a\n\n" SIGNED "\n", REASON_SIGNATURE_COUNT, NULL},
        {"a\t\n\n" SIGNED, REASON_CONTROL, NULL}, {"a\r\n\n" SIGNED, REASON_CONTROL, NULL},
        {"a\x7F\n\n" SIGNED, REASON_CONTROL, NULL}, {"a\xFF\n\n" SIGNED, REASON_UTF8, NULL},
        {"a\n\n- a 4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH " 4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a+b 4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a\xE3\x80\x80 4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a\xE2\x80\x83 4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "\xE5\xBA\x94 4EAvNeVw\n", REASON_NONE, "a\n"},
        {"a\n\n" DASH "a  4EAvNeVw\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a 4EAvNeVw \n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a 4EAvNeV=\n", REASON_SIGNATURE_LINE, NULL},
        {"a\n\n" DASH "a 4EAvNQ==\n", REASON_SIGNATURE_LINE, NULL}, /* a key id alone */
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_ready();
        struct note note;
        enum reason reason = note_read(arena, str_of(cases[i].bytes), &note);
        if (reason != cases[i].reason)
            printf("case %zu: %s\n", i, reason_word(reason));
        check(reason == cases[i].reason);
        check(cases[i].text == NULL || str_is(note.text, cases[i].text));
    }
}

static void a_note_has_its_limits(void)
{
    struct arena *arena = arena_ready();
    struct buffer many = {.arena = arena}, large = {.arena = arena};
    struct note note;

    buffer_add(&many, STR("a\n\n"));
    for (int i = 0; i < NOTE_SIGNATURES_MAX; i++)
        buffer_add(&many, STR(SIGNED));
    check(note_read(arena, buffer_str(&many), &note) == REASON_NONE);
    check(note.signatures_len == NOTE_SIGNATURES_MAX);
    buffer_add(&many, STR(SIGNED));
    check(note_read(arena, buffer_str(&many), &note) == REASON_SIGNATURE_COUNT);
    while (large.len < NOTE_LEN_MAX - sizeof("\n" SIGNED) + 1 - 2)
        buffer_add(&large, STR("a"));
    buffer_add(&large, STR("a\n\n" SIGNED));
    check(large.len == NOTE_LEN_MAX);
    check(note_read(arena, buffer_str(&large), &note) == REASON_NONE);
    buffer_add(&large, STR(SIGNED));
    check(note_read(arena, buffer_str(&large), &note) == REASON_NOTE_SIZE);
}

/* ---- trust lists ---------------------------------------------------------------------------- */

#define LOG "yinghe.example/frj/1+e0402f35+AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2"
#define W1 "audit.yinghe.example/w+bf8fa10c+BCC6RjOGb8dDmQQgqozeqUEvjNQ4UfWGj8gobR55vFgU"
#define W2 "superior.example/w+7fc0930d+BCH6a4wqPxHApgvQa0GKtuSgvFXFkQQhwd1VSmBeqlJy"
#define W3 "organisation.example/w+ceb8ab0e+BEM2mqnth4eSC+4TWQWtdK7CnM+4HVLlrH+sd01fbHVw"

static void a_trust_list_says_which_line_is_wrong(void)
{
    static const struct {
        const char *text, *words; /* NULL: it is sound */
    } cases[] = {
        {"quorum none\n", NULL},
        {"quorum none", NULL},
        {" \t\n# words \xE5\xBA\x94\n\tlog  " LOG "\thttps://a.example/ \nquorum none\n", NULL},
        {"witness w " W1 " u\nquorum w\n", NULL},
        {"witness w " W1 "\ngroup g all w\nquorum g\n", NULL},
        {"", "quorum"},
        {"log " LOG "\n", "quorum"},
        {"quorum none\nquorum none\n", "第2行"},
        {"quorum w\n", "第1行"},
        {"quorum g\nwitness g " W1 "\n", "第1行"},
        {"quorum none none\n", "第1行"},
        {"log " LOG "\nlog " LOG "\nquorum none\n", "第2行"},
        {"log " W1 "\nquorum none\n", "第1行"},
        {"log " LOG " u v\nquorum none\n", "第1行"},
        {"log\nquorum none\n", "第1行"},
        {"witness w " LOG "\nquorum none\n", "第1行"},
        {"witness w " W1 "\nwitness v " W1 "\nquorum none\n", "第2行"},
        {"witness w " W1 "\nwitness w " W2 "\nquorum none\n", "第2行"},
        {"witness none " W1 "\nquorum none\n", "第1行"},
        {"witness w " W1 "\ngroup w 1 w\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g 1\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g 0 w\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g 2 w\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g 01 w\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g most w\nquorum none\n", "第2行"},
        {"witness w " W1 "\ngroup g 2 w w\nquorum g\n", "第2行"},
        {"witness w " W1 "\ngroup g 1 g\nquorum g\n", "第2行"},
        {"witness w " W1 "\ngroup g 1 none\nquorum g\n", "第2行"},
        {"witness w " W1 "\ngroup g 1 w\ngroup h 1 w\nquorum h\n", "第3行"},
        {"group g 1 w\nwitness w " W1 "\nquorum g\n", "第1行"},
        {"witnes w " W1 "\nquorum none\n", "第1行"},
        {"quorum none\r\n", "控制字符"},
        {"log yinghe.example/frj/1+e0402f36+AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2\n",
            "第1行"},
        {"log yinghe.example/frj/1+E0402F35+AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2\n",
            "第1行"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_ready();
        struct trust *trust = arena_new(arena, struct trust);
        struct fault fault = {0};
        enum status status = trust_read(arena, str_of(cases[i].text), trust, &fault);
        if ((status == STATUS_OK) != (cases[i].words == NULL))
            printf("case %zu: %s\n", i, fault.text);
        check((status == STATUS_OK) == (cases[i].words == NULL));
        check(status == STATUS_OK || status == STATUS_INVALID);
        check(status == STATUS_OK || strstr(fault.text, cases[i].words) != NULL);
    }
}

static void the_witnessed_time_is_the_earliest_that_meets_the_quorum(void)
{
    enum { NEVER = 99 };
    static const struct {
        const char *quorum;
        uint64_t w1, w2, w3, at;
    } cases[] = {
        {"quorum w1", 7, NEVER, NEVER, 7},
        {"quorum w1", NEVER, 7, 7, NEVER},
        {"quorum none", 1, 2, 3, NEVER},
        {"group g any w1 w2 w3\nquorum g", 9, 3, 5, 3},
        {"group g 2 w1 w2 w3\nquorum g", 9, 3, 5, 5},
        {"group g all w1 w2 w3\nquorum g", 9, 3, 5, 9},
        {"group g all w1 w2 w3\nquorum g", 9, 3, NEVER, NEVER},
        {"group g 2 w1 w2 w3\nquorum g", 4, NEVER, NEVER, NEVER},
        {"group g 2 w1 w2 w3\nquorum g", 4, 4, NEVER, 4},
        {"group g any w2 w3\ngroup h all w1 g\nquorum h", 4, 8, 6, 6},
        {"group g any w2 w3\ngroup h all w1 g\nquorum h", NEVER, 8, 6, NEVER},
        {"group g 2 w2 w3\ngroup h any w1 g\nquorum h", NEVER, 8, 6, 8},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_ready();
        struct trust *trust =
            trust_of(arena, str_format(arena, "witness w1 %s\nwitness w2 %s\nwitness w3 %s\n%s\n",
                                W1, W2, W3, cases[i].quorum));
        const uint64_t said[] = {cases[i].w1, cases[i].w2, cases[i].w3};
        struct witnessing seen;
        witnessing_start(&seen);
        for (size_t w = 0; w < COUNT_OF(said); w++)
            seen.at[w] = said[w] == NEVER ? WITNESS_NEVER : said[w];
        uint64_t at = trust_witnessed_at(trust, &seen);
        check(at == (cases[i].at == NEVER ? WITNESS_NEVER : cases[i].at));
    }
}

/* ---- writing -------------------------------------------------------------------------------- */

static void what_is_read_of_a_note_is_written_as_it_stood(void)
{
    struct arena *arena = arena_ready();
    struct note note;
    static const char *const paths[] = {VECTORS "checkpoint.note", VECTORS "checkpoint-sm3.note",
        "test/vectors/signed-note/c2sp-example.note"};

    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct str bytes = file_read(arena, paths[i]);
        struct buffer out = {.arena = arena};
        check(note_read(arena, bytes, &note) == REASON_NONE);
        buffer_add(&out, note.text);
        buffer_add(&out, STR("\n"));
        for (size_t k = 0; k < note.signatures_len; k++)
            note_signature_write(&out, &note.signatures[k]);
        check(str_equal(buffer_str(&out), bytes));
    }
}

static void key_check(struct arena *arena, const struct verifier_key *key, struct str text)
{
    struct verifier_key named = *key;
    struct buffer out = {.arena = arena};

    verifier_key_write(&out, key);
    buffer_add(&out, (struct str){"\0", 1});
    check(strstr(str_c(arena, text), out.at) != NULL);
    memset(named.id, 0, KEY_ID_LEN);
    verifier_key_name(arena, &named);
    check(memcmp(named.id, key->id, KEY_ID_LEN) == 0);
}

static void every_verifier_key_of_the_vectors_is_written_as_it_stood(void)
{
    struct arena *arena = arena_ready();
    struct str text = file_read(arena, VECTORS "policy-sm.txt");
    const struct trust *trust = trust_of(arena, text);

    check(trust->logs_len == 2 && trust->members_len == 5);
    for (size_t i = 0; i < trust->logs_len; i++)
        key_check(arena, &trust->logs[i], text);
    for (size_t i = 0; i < trust->members_len; i++)
        if (!trust->members[i].group)
            key_check(arena, &trust->members[i].key, text);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(what_is_read_of_a_note_is_written_as_it_stood),
        TEST(every_verifier_key_of_the_vectors_is_written_as_it_stood),
        TEST(the_example_of_the_note_specification_holds),
        TEST(wycheproof_of_ed25519_is_judged_as_it_says),
        TEST(the_signature_of_gbt_32918_holds_and_no_other),
        TEST(every_verifier_key_of_the_vectors_is_read),
        TEST(both_checkpoints_of_the_vectors_hold),
        TEST(no_flipped_bit_of_a_note_makes_a_witness),
        TEST(a_note_is_split_at_its_last_empty_line),
        TEST(a_note_has_its_limits),
        TEST(a_trust_list_says_which_line_is_wrong),
        TEST(the_witnessed_time_is_the_earliest_that_meets_the_quorum),
    };
    return TESTS_RUN(tests);
}
