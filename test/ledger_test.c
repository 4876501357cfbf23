/* The enduring format against its vectors: digests, headers, bodies, entries, leaves, roots. */
#include "base/json.h"
#include "ledger/base64.h"
#include "ledger/body.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>
#include <strings.h>

enum { ARENA_MAX = 64 * 1024 * 1024 };

/* The next line of *rest without its LF; false at the end. */
static bool line_next(struct str *rest, struct str *line)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->at, '\n', rest->len);
    size_t len = end == NULL ? rest->len : (size_t)(end - rest->at);
    *line = (struct str){rest->at, len};
    size_t gone = end == NULL ? len : len + 1;
    *rest = (struct str){rest->at + gone, rest->len - gone};
    return true;
}

static struct str lower(struct arena *arena, struct str s)
{
    char *out = arena_take(arena, s.len + 1, 1);

    for (size_t i = 0; i < s.len; i++)
        out[i] = (char)(s.at[i] >= 'A' && s.at[i] <= 'Z' ? s.at[i] - 'A' + 'a' : s.at[i]);
    return (struct str){out, s.len};
}

static struct str unhex(struct arena *arena, struct str hex)
{
    char *bytes = arena_take(arena, hex.len / 2 + 1, 1);

    check(hex_read(lower(arena, hex), bytes, hex.len / 2));
    return (struct str){bytes, hex.len / 2};
}

static void digest_is(struct arena *arena, enum digest_alg alg, struct str message, struct str hex)
{
    struct digest digest = digest_of(alg, &message, 1);

    check(str_equal(hex_write(arena, digest.b, DIGEST_LEN), lower(arena, hex)));
}

static struct str after(struct str line, const char *prefix)
{
    size_t len = strlen(prefix);

    return str_starts(line, prefix) ? (struct str){line.at + len, line.len - len} : STR("");
}

static void sm3_gives_the_known_answers(void)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct str rest = file_read(arena, "test/vectors/sm/evpmd_sm3.txt"), line, input = STR("");
    bool is_sm3 = false;
    size_t met = 0;

    while (line_next(&rest, &line)) {
        if (after(line, "Digest = ").len > 0)
            is_sm3 = str_is(line, "Digest = SM3");
        if (after(line, "Input = ").len > 0)
            input = after(line, "Input = ");
        if (!is_sm3 || after(line, "Output = ").len == 0)
            continue;
        digest_is(arena, DIGEST_SM3, unhex(arena, input), after(line, "Output = "));
        met++;
    }
    check(met >= 8);
    rest = file_read(arena, "test/vectors/sm/gbt32905-sm3.txt");
    while (line_next(&rest, &line)) {
        if (after(line, "msg=").len > 0)
            input = after(line, "msg=");
        if (after(line, "md=").len > 0)
            digest_is(arena, DIGEST_SM3, unhex(arena, input), after(line, "md="));
    }
    arena_close(arena);
}

static void sha256_gives_the_answers_of_fips_180(void)
{
    struct arena *arena = arena_open(ARENA_MAX);

    digest_is(arena, DIGEST_SHA256, STR(""),
        STR("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    digest_is(arena, DIGEST_SHA256, STR("abc"),
        STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    digest_is(arena, DIGEST_SHA256, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        STR("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    arena_close(arena);
}

static void parts_are_hashed_as_if_joined(void)
{
    const struct str parts[] = {STR("a"), STR(""), STR("bc")}, whole = STR("abc");

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest joined = digest_of((enum digest_alg)alg, &whole, 1);
        struct digest split = digest_of((enum digest_alg)alg, parts, COUNT_OF(parts));
        check(digest_equal(&joined, &split));
    }
}

static void hex_is_lower_case_and_of_the_right_length(void)
{
    uint8_t bytes[2] = {7, 7};

    check(hex_read(STR("0aff"), bytes, 2) && bytes[0] == 0x0a && bytes[1] == 0xff);
    check(!hex_read(STR("0AFF"), bytes, 2));
    check(!hex_read(STR("0af"), bytes, 2));
    check(!hex_read(STR("0aff0"), bytes, 2));
    check(!hex_read(STR("0agf"), bytes, 2));
}

static void base64_has_one_spelling(void)
{
    static const struct {
        struct str text, bytes;
    } good[] = {{STR_INIT(""), STR_INIT("")}, {STR_INIT("Zg=="), STR_INIT("f")},
        {STR_INIT("Zm8="), STR_INIT("fo")}, {STR_INIT("Zm9v"), STR_INIT("foo")},
        {STR_INIT("Zm9vYg=="), STR_INIT("foob")}, {STR_INIT("+/+/"), STR_INIT("\xfb\xff\xbf")}};
    static const char *const bad[] = {"Zg",
        "Zg=", "Zh==", "Zm9=", "Zm9v=", "====", "Z===", "Zg==Zg==", " Zg==", "Zg==\n", "-_-_",
        "Zm9v\n"};
    struct arena *arena = arena_open(ARENA_MAX);
    struct str bytes;

    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct buffer text = {.arena = arena};
        base64_write(&text, good[i].bytes.at, good[i].bytes.len);
        check(str_equal(buffer_str(&text), good[i].text));
        check(base64_read(arena, good[i].text, &bytes) && str_equal(bytes, good[i].bytes));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(!base64_read(arena, str_of(bad[i]), &bytes));
    arena_close(arena);
}

static void an_origin_is_a_name_and_a_serial(void)
{
    static const char *const good[] = {"yinghe.example/frj/1", "a/frj/2",
        "uscc-11371600mb00000000/frj/10", "a-.b/frj/999999999999999"};
    static const char *const bad[] = {"", "/frj/1", "a/frj/", "a/frj/0", "a/frj/01", "a/frj/1/sm3",
        "A/frj/1", "-a/frj/1", "a./frj/1", "a/frx/1", "a/frj/1 ", "a b/frj/1", "a/frj/-1",
        "a/frj/1x", "a/frj",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/frj/1"};

    for (size_t i = 0; i < COUNT_OF(good); i++)
        check(origin_valid(str_of(good[i])));
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(!origin_valid(str_of(bad[i])));
}

#define STREAM_JSON "\"stream\":\"2d9bde278ecea6bcc2d5dd0c93bdf103\""
#define HEADER_START "{\"at\":1795424402074,\"n\":0,\"origin\":\"yinghe.example/frj/1\",\"seq\":2,"
#define HEADER_JSON HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\",\"v\":1}"

static void a_header_is_written_as_it_was_read(void)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct buffer out = {.arena = arena}, with = {.arena = arena};
    struct header header, again;
    struct digest commit = {{1, 2, 3}}, read;
    struct fault fault;

    check(header_read(arena, STR(HEADER_JSON), &header, NULL, &fault) == STATUS_OK);
    check(header.at.ms == 1795424402074 && header.seq == 2 && header.n == 0 && header.v == 1);
    header_write(&out, &header, NULL);
    check(str_is(buffer_str(&out), HEADER_JSON));
    header_write(&with, &header, &commit);
    check(header_read(arena, buffer_str(&with), &again, &read, &fault) == STATUS_OK);
    check(digest_equal(&commit, &read) && again.at.ms == header.at.ms);
    check(header_read(arena, buffer_str(&with), &again, NULL, &fault) == STATUS_INVALID);
    check(header_read(arena, STR(HEADER_JSON), &again, &read, &fault) == STATUS_INVALID);
    arena_close(arena);
}

static void a_header_with_anything_else_is_refused(void)
{
    static const char *const bad[] = {
        "",
        "[]",
        "{}",
        "7",
        " " HEADER_JSON,
        HEADER_JSON " ",
        HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\"}",
        HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\",\"v\":1,\"w\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\",\"v\":0}",
        HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\",\"v\":\"1\"}",
        HEADER_START STREAM_JSON ",\"type\":\"filing_submitted\",\"v\":99999999999}",
        HEADER_START STREAM_JSON ",\"type\":\"_filing\",\"v\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"filing_\",\"v\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"filing__made\",\"v\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"filing2\",\"v\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"\",\"v\":1}",
        HEADER_START STREAM_JSON ",\"type\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"v\":1}",
        HEADER_START "\"stream\":\"2D9BDE278ECEA6BCC2D5DD0C93BDF103\",\"type\":\"a\",\"v\":1}",
        HEADER_START "\"stream\":\"2d9b\",\"type\":\"a\",\"v\":1}",
        "{\"at\":1,\"n\":-1,\"origin\":\"a/frj/1\",\"seq\":2," STREAM_JSON
        ",\"type\":\"a\",\"v\":1}",
        "{\"at\":1,\"n\":0,\"origin\":\"a/frj/1\",\"seq\":-1," STREAM_JSON
        ",\"type\":\"a\",\"v\":1}",
        "{\"at\":1,\"n\":0,\"origin\":\"a/frj/0\",\"seq\":2," STREAM_JSON
        ",\"type\":\"a\",\"v\":1}",
    };
    struct arena *arena = arena_open(ARENA_MAX);

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct header header;
        struct fault fault = {0};
        check(header_read(arena, str_of(bad[i]), &header, NULL, &fault) == STATUS_INVALID);
        check(fault.text[0] != '\0');
    }
    arena_close(arena);
}

#define ID_A "10715f6944e269c2bc4aadcdcb1352da"
#define ID_B "a40054e7764e7bcb3c1ca622dc29ac93"
#define ID_C "9941f35f42279597c3c2d6135028fe81"
#define BODY_START "{\"by\":\"" ID_A "\",\"command\":\"" ID_B "\",\"data\":{},"

static void a_body_is_written_as_it_was_read(void)
{
    static const char text[] = BODY_START "\"for\":\"" ID_C "\",\"i\":1,\"of\":64}";
    struct arena *arena = arena_open(ARENA_MAX);
    struct buffer out = {.arena = arena};
    struct event_body body;
    struct fault fault;

    check(body_read(arena, STR(text), &body, &fault) == STATUS_OK);
    check(str_is(body.by, ID_A) && str_is(body.command, ID_B) && str_is(body.unit, ID_C));
    check(body.i == 1 && body.of == 64 && body.data->kind == NODE_MAP);
    check(body_write(&out, &body, &fault) == STATUS_OK);
    check(str_is(buffer_str(&out), text));
    body.i = 64;
    check(body_write(&out, &body, &fault) == STATUS_INVALID);
    arena_close(arena);
}

static void a_body_has_exactly_its_six_members(void)
{
    static const char *const bad[] = {"", "{}", "[]", BODY_START "\"for\":\"" ID_C "\",\"i\":0}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":0,\"of\":1,\"other\":1}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":1,\"of\":1}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":-1,\"of\":1}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":0,\"of\":0}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":0,\"of\":65}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":0,\"of\":4294967297}",
        BODY_START "\"for\":\"" ID_C "\",\"i\":\"0\",\"of\":1}",
        BODY_START "\"for\":\"x\",\"i\":0,\"of\":1}", BODY_START "\"i\":0,\"of\":1}",
        BODY_START " \"for\":\"" ID_C "\",\"i\":0,\"of\":1}"};
    struct arena *arena = arena_open(ARENA_MAX);

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct event_body body;
        struct fault fault = {0};
        check(body_read(arena, str_of(bad[i]), &body, &fault) == STATUS_INVALID);
    }
    arena_close(arena);
}

static struct str nested_body(struct arena *arena, int lists)
{
    struct buffer text = {.arena = arena};

    buffer_addf(&text, "{\"by\":\"" ID_A "\",\"command\":\"" ID_B "\",\"data\":");
    for (int i = 0; i < lists; i++)
        buffer_add(&text, STR("["));
    for (int i = 0; i < lists; i++)
        buffer_add(&text, STR("]"));
    buffer_addf(&text, ",\"for\":\"" ID_C "\",\"i\":0,\"of\":1}");
    return buffer_str(&text);
}

static void a_body_leaves_one_level_for_the_line_it_is_exported_in(void)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct event_body body;
    struct fault fault;

    check(body_read(arena, nested_body(arena, BODY_DEPTH_MAX - 1), &body, &fault) == STATUS_OK);
    check(body_read(arena, nested_body(arena, BODY_DEPTH_MAX), &body, &fault) == STATUS_INVALID);
    arena_close(arena);
}

/* What the line says of the body: its commitment, made or written down. */
static struct digest commit_of(
    struct arena *arena, enum digest_alg alg, const struct node *line, const struct node *expected)
{
    struct buffer body = {.arena = arena};
    struct digest commit = {0};
    struct salt salt;
    struct fault fault;

    if (node_get(line, "body") == NULL) {
        struct str hex = node_text(node_get(line, "commit"), digest_alg_name(alg));
        check(hex_read(hex, commit.b, DIGEST_LEN));
        return commit;
    }
    check(json_write_canonical(&body, node_get(line, "body"), &fault) == STATUS_OK);
    check(str_equal(buffer_str(&body), node_text(expected, "body_text")));
    check(hex_read(node_text(line, "salt"), salt.b, SALT_LEN));
    return body_commit(alg, &salt, buffer_str(&body));
}

static void digest_is_hex(const struct digest *digest, struct str hex)
{
    struct digest said;

    check(hex_read(hex, said.b, DIGEST_LEN));
    check(digest_equal(digest, &said));
}

/* One event line of the vectors, taken apart by the general reader. */
static void event_check(
    struct arena *arena, const struct node *line, const struct node *expected, struct merkle *tree)
{
    const struct node *wanted = node_get(expected, digest_alg_name(tree->alg));
    struct buffer text = {.arena = arena}, entry = {.arena = arena};
    struct header header;
    struct fault fault;

    check(json_write_canonical(&text, node_get(line, "header"), &fault) == STATUS_OK);
    check(header_read(arena, buffer_str(&text), &header, NULL, &fault) == STATUS_OK);
    struct digest commit = commit_of(arena, tree->alg, line, expected);
    digest_is_hex(&commit, node_text(wanted, "commit"));
    entry_write(&entry, &header, &commit);
    if (tree->alg == DIGEST_SHA256)
        check(str_equal(buffer_str(&entry), node_text(expected, "entry_text")));
    struct digest leaf = entry_leaf(arena, tree->alg, &header, &commit);
    digest_is_hex(&leaf, node_text(wanted, "leaf"));
    merkle_append(tree, &leaf);
    struct digest root = merkle_root(tree);
    digest_is_hex(&root, node_text(wanted, "root_after"));
}

static void every_event_has_the_expected_commitments_entry_leaf_and_root(void)
{
    struct arena *arena = arena_open(ARENA_MAX);
    struct node expected = {0};
    struct fault fault;
    struct str rest = file_read(arena, "test/vectors/frj-ledger/ledger.frjl"), line;
    struct merkle trees[DIGEST_ALGS] = {{.alg = DIGEST_SHA256}, {.alg = DIGEST_SM3}};
    size_t events = 0;

    check(json_read(
              arena, file_read(arena, "test/vectors/frj-ledger/expected.json"), &expected, &fault)
          == STATUS_OK);
    check(line_next(&rest, &line) && line_next(&rest, &line));
    while (line_next(&rest, &line) && line.len > 0) {
        struct node event = {0};
        check(json_read_canonical(arena, line, &event, &fault) == STATUS_OK);
        for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
            event_check(arena, &event, &expected.items[events], &trees[alg]);
        events++;
    }
    check(events == expected.len && events == 11);
    arena_close(arena);
}

static void a_sealed_part_is_bound_under_its_own_name(void)
{
    struct salt salt = {{1}};
    const struct str joined[] = {
        STR("frj-sealed-v1\n"), {(const char *)salt.b, SALT_LEN}, STR("7")};

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct digest sealed = sealed_commit((enum digest_alg)alg, &salt, STR("7"));
        struct digest plain = digest_of((enum digest_alg)alg, joined, COUNT_OF(joined));
        struct digest body = body_commit((enum digest_alg)alg, &salt, STR("7"));
        check(digest_equal(&sealed, &plain) && !digest_equal(&sealed, &body));
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(sm3_gives_the_known_answers),
        TEST(sha256_gives_the_answers_of_fips_180),
        TEST(parts_are_hashed_as_if_joined),
        TEST(hex_is_lower_case_and_of_the_right_length),
        TEST(base64_has_one_spelling),
        TEST(an_origin_is_a_name_and_a_serial),
        TEST(a_header_is_written_as_it_was_read),
        TEST(a_header_with_anything_else_is_refused),
        TEST(a_body_is_written_as_it_was_read),
        TEST(a_body_has_exactly_its_six_members),
        TEST(a_body_leaves_one_level_for_the_line_it_is_exported_in),
        TEST(every_event_has_the_expected_commitments_entry_leaf_and_root),
        TEST(a_sealed_part_is_bound_under_its_own_name),
    };
    return TESTS_RUN(tests);
}
