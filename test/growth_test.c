/* That a log grew: judged on the consistency vectors of RFC 6962, written and read back. */
#include "base/json.h"
#include "ledger/base64.h"
#include "ledger/growth.h"
#include "test/check.h"
#include "test/file.h"
#include "test/leaves.h"

#include <glob.h>
#include <string.h>

enum { ARENA_MAX = 64 * 1024 * 1024, LEAVES = 40 };

static struct arena *arena_ready(void)
{
    static struct arena *arena;

    if (arena == NULL)
        arena = arena_open(ARENA_MAX);
    check(arena != NULL);
    arena_rewind(arena, 0);
    return arena;
}

/* ---- the public vectors --------------------------------------------------------------------- */

static bool number(const struct node *map, const char *key, uint64_t *out)
{
    const struct node *child = node_get(map, key);

    check(child != NULL);
    if (child->kind != NODE_INTEGER || child->integer < 0)
        return false; /* beyond any tree */
    *out = (uint64_t)child->integer;
    return true;
}

static bool digest_decode(struct arena *arena, struct str text, struct digest *out)
{
    struct str bytes;

    if (!base64_read(arena, text, &bytes) || bytes.len != DIGEST_LEN)
        return false;
    memcpy(out->b, bytes.at, DIGEST_LEN);
    return true;
}

struct vector {
    struct checkpoint last, next;
    struct growth growth;
};

/* As whoever sends it would write it; false where no text says what the vector says. */
static bool vector_text(struct arena *arena, const struct node *root, struct str *text)
{
    struct buffer out = {.arena = arena};
    const struct node *proof = node_get(root, "proof");
    uint64_t old;

    if (proof == NULL || !number(root, "size1", &old))
        return false;
    buffer_addf(&out, "old %llu\n", (unsigned long long)old);
    for (size_t i = 0; i < proof->len; i++) {
        if (proof->items[i].text.len == 0)
            return false; /* an empty line ends the proof */
        buffer_addf(&out, "%.*s\n", STR_ARG(proof->items[i].text));
    }
    buffer_add(&out, STR("\nnote\n"));
    *text = buffer_str(&out);
    return true;
}

static bool vector_read(struct arena *arena, const struct node *root, struct vector *out)
{
    struct str text;

    *out = (struct vector){0};
    return vector_text(arena, root, &text) && growth_read(arena, text, &out->growth) == REASON_NONE
           && number(root, "size1", &out->last.size) && number(root, "size2", &out->next.size)
           && digest_decode(arena, node_text(root, "root1"), &out->last.root)
           && digest_decode(arena, node_text(root, "root2"), &out->next.root);
}

static void every_consistency_vector_is_signed_or_not_as_it_says(void)
{
    struct vector vector;
    struct fault fault;
    glob_t files;
    size_t held = 0, forks = 0, above = 0;

    /* NOLINTNEXTLINE(concurrency-mt-unsafe): tests have one thread */
    check(glob("test/vectors/merkle/testdata/consistency/*/*.json", 0, NULL, &files) == 0);
    check(files.gl_pathc == 49);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        struct arena *arena = arena_ready();
        struct node root = {0};
        check(json_read(arena, file_read(arena, files.gl_pathv[i]), &root, &fault) == STATUS_OK);
        bool good = node_get(&root, "wantErr")->integer == 0;
        enum growth_verdict verdict = GROWTH_INCONSISTENT;
        if (vector_read(arena, &root, &vector))
            verdict = growth_judge(DIGEST_SHA256, &vector.last, &vector.growth, &vector.next);
        if ((verdict == GROWTH_HOLDS) != good)
            printf("%s\n", files.gl_pathv[i]);
        check((verdict == GROWTH_HOLDS) == good);
        held += verdict == GROWTH_HOLDS;
        forks += verdict == GROWTH_FORK;
        above += verdict == GROWTH_OLD_ABOVE;
    }
    check(held == 4 && forks == 1 && above == 1);
    globfree(&files);
}

/* ---- every pair of sizes of a tree of our own ----------------------------------------------- */

struct grove {
    struct digest leaves[LEAVES], roots[LEAVES + 1];
};

static void grove_make(struct grove *grove, enum digest_alg alg, const char *word)
{
    struct merkle tree = {.alg = alg};

    for (size_t i = 0; i < LEAVES; i++) {
        const char entry[] = {word[0], (char)('0' + i)};
        grove->leaves[i] = merkle_leaf(alg, (struct str){entry, sizeof(entry)});
        grove->roots[i] = merkle_root(&tree);
        merkle_append(&tree, &grove->leaves[i]);
    }
    grove->roots[LEAVES] = merkle_root(&tree);
}

static struct checkpoint at(const struct grove *grove, uint64_t size)
{
    return (struct checkpoint){.origin = STR("a.example/frj/1"), size, grove->roots[size]};
}

static struct growth grow(
    enum digest_alg alg, const struct grove *grove, uint64_t old_size, uint64_t size)
{
    struct growth growth = {.old_size = old_size, .note = STR("x\n")};

    if (old_size > 0)
        check(leaves_consistency(
            alg, grove->leaves, size, old_size, growth.proof, &growth.proof_len));
    return growth;
}

static void what_grew_is_signed_and_what_was_rewritten_is_not(enum digest_alg alg)
{
    struct grove grove, other;

    grove_make(&grove, alg, "a");
    grove_make(&other, alg, "b");
    for (uint64_t old = 1; old <= LEAVES; old++) {
        for (uint64_t size = old; size <= LEAVES; size++) {
            struct growth growth = grow(alg, &grove, old, size);
            struct checkpoint last = at(&grove, old), next = at(&grove, size);
            check(growth_judge(alg, &last, &growth, &next) == GROWTH_HOLDS);
            struct checkpoint rewritten = at(&other, size);
            check(growth_judge(alg, &last, &growth, &rewritten)
                  == (size == old ? GROWTH_FORK : GROWTH_INCONSISTENT));
            struct growth lie = grow(alg, &other, old, size); /* whole, of another record */
            check(growth_judge(alg, &last, &lie, &rewritten)
                  == (size == old ? GROWTH_FORK : GROWTH_INCONSISTENT));
        }
    }
}

static void every_growth_of_a_tree_is_told_from_every_rewriting(void)
{
    what_grew_is_signed_and_what_was_rewritten_is_not(DIGEST_SHA256);
    what_grew_is_signed_and_what_was_rewritten_is_not(DIGEST_SM3);
}

static void the_first_checkpoint_needs_an_empty_proof_and_an_entry(void)
{
    struct grove grove;

    grove_make(&grove, DIGEST_SHA256, "a");
    struct growth growth = grow(DIGEST_SHA256, &grove, 0, 7);
    struct checkpoint next = at(&grove, 7), none = at(&grove, 0);
    check(growth_judge(DIGEST_SHA256, NULL, &growth, &next) == GROWTH_HOLDS);
    check(growth_judge(DIGEST_SHA256, NULL, &growth, &none) == GROWTH_INCONSISTENT);
    growth.proof_len = 1;
    check(growth_judge(DIGEST_SHA256, NULL, &growth, &next) == GROWTH_INCONSISTENT);
}

static void another_old_size_is_stale_and_one_above_is_said_first(void)
{
    struct grove grove, other;

    grove_make(&grove, DIGEST_SHA256, "a");
    grove_make(&other, DIGEST_SHA256, "b");
    struct checkpoint last = at(&grove, 9), next = at(&grove, 12), fork = at(&other, 9);
    struct growth stale = grow(DIGEST_SHA256, &grove, 8, 12), zero = {0}, above = {.old_size = 13};
    check(growth_judge(DIGEST_SHA256, &last, &stale, &next) == GROWTH_STALE);
    check(growth_judge(DIGEST_SHA256, &last, &zero, &next) == GROWTH_STALE);
    check(growth_judge(DIGEST_SHA256, NULL, &stale, &next) == GROWTH_STALE);
    check(growth_judge(DIGEST_SHA256, &last, &above, &next) == GROWTH_OLD_ABOVE);
    check(growth_judge(DIGEST_SHA256, NULL, &above, &next) == GROWTH_OLD_ABOVE);
    check(growth_judge(DIGEST_SHA256, &last, &stale, &fork) == GROWTH_FORK); /* whatever it asks */
    check(growth_judge(DIGEST_SHA256, &last, &above, &fork) == GROWTH_FORK);
}

/* ---- the text ------------------------------------------------------------------------------- */

static void what_is_written_is_read_back(void)
{
    struct arena *arena = arena_ready();
    struct grove grove;

    grove_make(&grove, DIGEST_SM3, "a");
    for (uint64_t old = 0; old <= LEAVES; old++) {
        struct buffer out = {.arena = arena}, again = {.arena = arena};
        struct growth growth = grow(DIGEST_SM3, &grove, old, LEAVES), back;
        growth.note = STR("text\n\nline\n");
        growth_write(&out, &growth);
        check(growth_read(arena, buffer_str(&out), &back) == REASON_NONE);
        check(back.old_size == old && back.proof_len == growth.proof_len);
        check(str_equal(back.note, growth.note));
        growth_write(&again, &back);
        check(str_equal(buffer_str(&out), buffer_str(&again)));
    }
}

#define HASH "0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByQ=\n"

static const struct {
    const char *text;
    enum reason reason;
} texts[] = {
    {"old 0\n\nnote\n", REASON_NONE},
    {"old 11\n" HASH HASH "\nnote\n", REASON_NONE},
    {"", REASON_SECTIONS},
    {"old 11\n", REASON_SECTIONS},
    {"old 11\n" HASH, REASON_SECTIONS},
    {"old 011\n\nnote\n", REASON_SECTIONS},
    {"old +1\n\nnote\n", REASON_SECTIONS},
    {"old -1\n\nnote\n", REASON_SECTIONS},
    {"old  1\n\nnote\n", REASON_SECTIONS},
    {"old 9007199254740992\n\nnote\n", REASON_SECTIONS},
    {"Old 1\n\nnote\n", REASON_SECTIONS},
    {"old 11\r\n\nnote\n", REASON_SECTIONS},
    {"old 11\n0yz0\n\nnote\n", REASON_PROOF_HASH},
    {"old 11\nnote\n\n", REASON_PROOF_HASH},
};

static void every_other_text_is_refused_with_its_word(void)
{
    struct arena *arena = arena_ready();
    struct growth growth;

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        enum reason reason = growth_read(arena, str_of(texts[i].text), &growth);
        if (reason != texts[i].reason)
            printf("%s\n", texts[i].text);
        check(reason == texts[i].reason);
    }
}

static void a_proof_of_64_lines_is_refused_before_one_is_read(void)
{
    struct arena *arena = arena_ready();
    struct buffer out = {.arena = arena};
    struct growth growth;

    buffer_add(&out, STR("old 11\n"));
    for (int i = 0; i < MERKLE_PROOF_MAX; i++)
        buffer_add(&out, STR(HASH));
    struct str most = str_format(arena, "%.*s\nnote\n", STR_ARG(buffer_str(&out)));
    check(growth_read(arena, most, &growth) == REASON_NONE);
    buffer_add(&out, STR("!\n"));
    struct str many = str_format(arena, "%.*s\nnote\n", STR_ARG(buffer_str(&out)));
    check(growth_read(arena, many, &growth) == REASON_PROOF_LENGTH);
}

static void a_text_over_its_limit_is_refused(void)
{
    struct arena *arena = arena_ready();
    struct growth growth;
    char *bytes = arena_take(arena, GROWTH_LEN_MAX + 1, 1);

    static const char start[] = {'o', 'l', 'd', ' ', '0', '\n', '\n'};

    memset(bytes, 'x', GROWTH_LEN_MAX + 1);
    memcpy(bytes, start, sizeof(start));
    check(growth_read(arena, (struct str){bytes, GROWTH_LEN_MAX}, &growth) == REASON_NONE);
    check(growth_read(arena, (struct str){bytes, GROWTH_LEN_MAX + 1}, &growth) == REASON_SIZE);
}

static const struct test tests[] = {
    TEST(every_consistency_vector_is_signed_or_not_as_it_says),
    TEST(every_growth_of_a_tree_is_told_from_every_rewriting),
    TEST(the_first_checkpoint_needs_an_empty_proof_and_an_entry),
    TEST(another_old_size_is_stale_and_one_above_is_said_first),
    TEST(what_is_written_is_read_back),
    TEST(every_other_text_is_refused_with_its_word),
    TEST(a_proof_of_64_lines_is_refused_before_one_is_read),
    TEST(a_text_over_its_limit_is_refused),
};

int main(void)
{
    return TESTS_RUN(tests);
}
