/* The tree against RFC 6962 proof vectors (SHA-256) and a tree of 130 leaves (SM3). */
#include "base/json.h"
#include "ledger/base64.h"
#include "ledger/merkle.h"
#include "test/file.h"
#include "test/leaves.h"

#include <glob.h>
#include <string.h>

enum { ARENA_MAX = 64 * 1024 * 1024 };

static struct node json_file(struct arena *arena, const char *path)
{
    struct node node = {0};
    struct fault fault;

    check(json_read(arena, file_read(arena, path), &node, &fault) == STATUS_OK);
    return node;
}

static uint64_t number(const struct node *map, const char *key)
{
    const struct node *child = node_get(map, key);

    check(child != NULL && (child->kind == NODE_INTEGER || child->kind == NODE_NUMBER));
    if (child->kind == NODE_NUMBER || child->integer < 0)
        return UINT64_MAX; /* beyond any tree: to be refused */
    return (uint64_t)child->integer;
}

/* A root or a sibling is exactly 32 bytes of canonical base64. */
static bool digest_decode(struct arena *arena, struct str text, struct digest *out)
{
    struct str bytes;

    if (!base64_read(arena, text, &bytes) || bytes.len != DIGEST_LEN)
        return false;
    memcpy(out->b, bytes.at, DIGEST_LEN);
    return true;
}

/* False for a missing proof, for more than 63 lines (before any is decoded), for a bad one.  The
 * vectors were written by a program whose empty list comes out as null: here, and only here,
 * null is the empty list. */
static bool proof_decode(struct arena *arena, const struct node *list, struct merkle_claim *claim)
{
    bool is_list = list != NULL && (list->kind == NODE_LIST || list->kind == NODE_NULL);
    if (!is_list || list->len > MERKLE_PROOF_MAX)
        return false;
    struct digest *proof = arena_take(arena, MERKLE_PROOF_MAX, sizeof(*proof));
    for (size_t i = 0; i < list->len; i++)
        if (!digest_decode(arena, list->items[i].text, &proof[i]))
            return false;
    claim->proof = proof;
    claim->proof_len = list->len;
    return true;
}

static bool inclusion_accepted(struct arena *arena, const struct node *vector)
{
    struct digest leaf, root;
    struct merkle_claim claim = {.alg = DIGEST_SHA256,
        .index = number(vector, "leafIdx"),
        .size = number(vector, "treeSize")};

    return proof_decode(arena, node_get(vector, "proof"), &claim)
           && digest_decode(arena, node_text(vector, "leafHash"), &leaf)
           && digest_decode(arena, node_text(vector, "root"), &root)
           && merkle_inclusion_holds(&claim, &leaf, &root);
}

static bool consistency_accepted(struct arena *arena, const struct node *vector)
{
    struct digest old_root, root;
    struct merkle_claim claim = {
        .alg = DIGEST_SHA256, .index = number(vector, "size1"), .size = number(vector, "size2")};

    return proof_decode(arena, node_get(vector, "proof"), &claim)
           && digest_decode(arena, node_text(vector, "root1"), &old_root)
           && digest_decode(arena, node_text(vector, "root2"), &root)
           && merkle_consistency_holds(&claim, &old_root, &root);
}

/* Every file of a folder; says which one is judged wrongly. */
static void vectors_check(
    const char *pattern, bool (*accepted)(struct arena *, const struct node *), size_t expected)
{
    glob_t files;

    /* NOLINTNEXTLINE(concurrency-mt-unsafe): tests have one thread */
    check(glob(pattern, 0, NULL, &files) == 0 && files.gl_pathc == expected);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        struct arena *arena = arena_open(ARENA_MAX);
        struct node vector = json_file(arena, files.gl_pathv[i]);
        bool refused = node_get(&vector, "wantErr")->integer != 0;
        bool right = accepted(arena, &vector) == !refused;
        if (!right)
            fprintf(stderr, "%s\n", files.gl_pathv[i]);
        check(right);
        arena_close(arena);
    }
    globfree(&files);
}

static void every_inclusion_vector_is_judged_as_it_says(void)
{
    vectors_check("test/vectors/merkle/testdata/inclusion/*/*.json", inclusion_accepted, 43);
    vectors_check(
        "test/vectors/merkle/testdata/inclusion/additional/*/*.json", inclusion_accepted, 6);
}

static void every_consistency_vector_is_judged_as_it_says(void)
{
    vectors_check("test/vectors/merkle/testdata/consistency/*/*.json", consistency_accepted, 49);
}

struct grove { /* the leaves of tree.json */
    struct arena *arena;
    struct node tree;
    struct digest *leaves;
    size_t len;
};

static struct grove grove_open(void)
{
    struct grove grove = {.arena = arena_open(ARENA_MAX)};

    grove.tree = json_file(grove.arena, "test/vectors/merkle-sm3/tree.json");
    const struct node *list = node_get(&grove.tree, "leaves");
    grove.len = list->len;
    grove.leaves = arena_take(grove.arena, grove.len, sizeof(*grove.leaves));
    for (size_t i = 0; i < grove.len; i++) {
        struct str hex = list->items[i].text;
        char *bytes = arena_take(grove.arena, hex.len / 2 + 1, 1);
        check(hex_read(hex, bytes, hex.len / 2));
        grove.leaves[i] = merkle_leaf(DIGEST_SM3, (struct str){bytes, hex.len / 2});
    }
    return grove;
}

static void the_sm3_tree_has_its_root_at_every_size(void)
{
    struct grove grove = grove_open();
    const struct node *roots = node_get(&grove.tree, "roots");
    struct merkle tree = {.alg = DIGEST_SM3};
    size_t met = 0;

    for (size_t size = 0; size <= grove.len; size++) {
        const struct node *hex = node_get_str(roots, str_format(grove.arena, "%zu", size));
        struct digest root = merkle_root(&tree), expected;
        check(tree.size == size);
        if (hex != NULL) {
            check(hex_read(hex->text, expected.b, DIGEST_LEN) && digest_equal(&root, &expected));
            met++;
        }
        if (size < grove.len)
            merkle_append(&tree, &grove.leaves[size]);
    }
    check(met == roots->len && met > 60);
    arena_close(grove.arena);
}

static void hex_proof_check(const struct node *list, const struct digest *proof, size_t len)
{
    check(list->len == len);
    for (size_t i = 0; i < len; i++) {
        struct digest expected;
        check(hex_read(list->items[i].text, expected.b, DIGEST_LEN));
        check(digest_equal(&proof[i], &expected));
    }
}

static void the_sm3_tree_gives_the_inclusion_proofs_of_the_vectors(void)
{
    struct grove grove = grove_open();
    const struct node *list = node_get(&grove.tree, "inclusion");
    struct digest proof[MERKLE_PROOF_MAX], root;
    size_t len;

    check(list->len > 0);
    for (size_t i = 0; i < list->len; i++) {
        const struct node *row = &list->items[i];
        uint64_t index = number(row, "i"), size = number(row, "n");
        check(leaves_inclusion(DIGEST_SM3, grove.leaves, size, index, proof, &len));
        hex_proof_check(node_get(row, "proof"), proof, len);
        struct merkle_claim claim = {DIGEST_SM3, index, size, proof, len};
        check(hex_read(node_text(row, "root"), root.b, DIGEST_LEN));
        check(merkle_inclusion_holds(&claim, &grove.leaves[index], &root));
    }
    arena_close(grove.arena);
}

static void the_sm3_tree_gives_the_consistency_proofs_of_the_vectors(void)
{
    struct grove grove = grove_open();
    const struct node *list = node_get(&grove.tree, "consistency");
    struct digest proof[MERKLE_PROOF_MAX], old_root, root;
    size_t len;

    check(list->len > 0);
    for (size_t i = 0; i < list->len; i++) {
        const struct node *row = &list->items[i];
        uint64_t old_size = number(row, "a"), size = number(row, "b");
        check(leaves_consistency(DIGEST_SM3, grove.leaves, size, old_size, proof, &len));
        hex_proof_check(node_get(row, "proof"), proof, len);
        struct merkle_claim claim = {DIGEST_SM3, old_size, size, proof, len};
        check(hex_read(node_text(row, "root_a"), old_root.b, DIGEST_LEN));
        check(hex_read(node_text(row, "root_b"), root.b, DIGEST_LEN));
        check(merkle_consistency_holds(&claim, &old_root, &root));
    }
    arena_close(grove.arena);
}

enum { SMALL = 33 }; /* all pairs of sizes up to here */

static void small_tree(struct digest *leaves, struct digest *roots)
{
    struct merkle tree = {.alg = DIGEST_SHA256};

    roots[0] = merkle_root(&tree);
    for (int i = 0; i < SMALL; i++) {
        const char byte = (char)i;
        leaves[i] = merkle_leaf(DIGEST_SHA256, (struct str){&byte, 1});
        merkle_append(&tree, &leaves[i]);
        roots[i + 1] = merkle_root(&tree);
    }
}

static void every_inclusion_proof_holds_for_its_leaf_and_for_no_other(void)
{
    struct digest leaves[SMALL], roots[SMALL + 1], proof[MERKLE_PROOF_MAX];
    size_t len;

    small_tree(leaves, roots);
    for (uint64_t size = 1; size <= SMALL; size++)
        for (uint64_t index = 0; index < size; index++) {
            check(leaves_inclusion(DIGEST_SHA256, leaves, size, index, proof, &len));
            for (uint64_t other = 0; other < size; other++) {
                struct merkle_claim claim = {DIGEST_SHA256, other, size, proof, len};
                check(merkle_inclusion_holds(&claim, &leaves[index], &roots[size])
                      == (other == index));
            }
        }
}

static void every_consistency_proof_holds_for_its_old_size_and_for_no_other(void)
{
    struct digest leaves[SMALL], roots[SMALL + 1], proof[MERKLE_PROOF_MAX];
    size_t len;

    small_tree(leaves, roots);
    for (uint64_t size = 1; size <= SMALL; size++)
        for (uint64_t old_size = 1; old_size <= size; old_size++) {
            check(leaves_consistency(DIGEST_SHA256, leaves, size, old_size, proof, &len));
            for (uint64_t other = 0; other <= SMALL; other++) {
                struct merkle_claim claim = {DIGEST_SHA256, other, size, proof, len};
                check(merkle_consistency_holds(&claim, &roots[other], &roots[size])
                      == (other == old_size));
            }
        }
}

static void size_zero_an_index_outside_and_a_missing_proof_are_refused(void)
{
    struct digest leaves[SMALL], roots[SMALL + 1], proof[MERKLE_PROOF_MAX + 1] = {0};
    size_t len;

    small_tree(leaves, roots);
    check(!leaves_inclusion(DIGEST_SHA256, leaves, 0, 0, proof, &len));
    check(!leaves_inclusion(DIGEST_SHA256, leaves, 3, 3, proof, &len));
    check(!leaves_consistency(DIGEST_SHA256, leaves, 3, 0, proof, &len));
    check(!leaves_consistency(DIGEST_SHA256, leaves, 3, 4, proof, &len));
    struct merkle_claim none = {DIGEST_SHA256, 0, 0, proof, 0};
    check(!merkle_inclusion_holds(&none, &leaves[0], &roots[0]));
    check(!merkle_consistency_holds(&none, &roots[0], &roots[0]));
    struct merkle_claim missing = {DIGEST_SHA256, 0, 1, NULL, 0};
    check(!merkle_inclusion_holds(&missing, &leaves[0], &roots[1]));
    struct merkle_claim long_claim = {DIGEST_SHA256, 0, 1, proof, MERKLE_PROOF_MAX + 1};
    check(!merkle_inclusion_holds(&long_claim, &leaves[0], &roots[1]));
    struct merkle_claim huge = {DIGEST_SHA256, 0, UINT64_MAX, proof, 63};
    check(!merkle_inclusion_holds(&huge, &leaves[0], &roots[1]));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_inclusion_vector_is_judged_as_it_says),
        TEST(every_consistency_vector_is_judged_as_it_says),
        TEST(the_sm3_tree_has_its_root_at_every_size),
        TEST(the_sm3_tree_gives_the_inclusion_proofs_of_the_vectors),
        TEST(the_sm3_tree_gives_the_consistency_proofs_of_the_vectors),
        TEST(every_inclusion_proof_holds_for_its_leaf_and_for_no_other),
        TEST(every_consistency_proof_holds_for_its_old_size_and_for_no_other),
        TEST(size_zero_an_index_outside_and_a_missing_proof_are_refused),
    };
    return TESTS_RUN(tests);
}
