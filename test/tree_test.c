/* Both trees in their tables: roots at any size and proofs are those of the tree in memory, however
 * many levels of tiles they cross; what is missing is named. */
#include "store/schema.h"
#include "store/tree_store.h"
#include "test/check.h"

#include <string.h>

enum { LEAVES = 66000 }; /* 256^2 and some: two levels of tiles */

struct tree {
    struct db *db;
    struct fault fault;
    struct merkle trees[DIGEST_ALGS];
    struct digest leaves[LEAVES][DIGEST_ALGS];
    struct digest roots[LEAVES + 1][DIGEST_ALGS];
};

static void tree_open(struct tree *t)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) /* too large to be set from the stack */
        t->trees[alg] = (struct merkle){.alg = (enum digest_alg)alg};
    t->db = NULL;
    t->fault = (struct fault){.status = STATUS_OK};
    check(db_open(NULL, DB_SCRATCH, &t->db, &t->fault) == STATUS_OK);
    check(schema_migrate(t->db, (instant){0}, &t->fault) == STATUS_OK);
    check(db_begin(t->db, &t->fault) == STATUS_OK);
    for (int i = 0; i < LEAVES; i++) {
        struct str number = {(const char *)&i, sizeof(i)};
        for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
            t->roots[i][alg] = merkle_root(&t->trees[alg]);
            t->leaves[i][alg] = merkle_leaf((enum digest_alg)alg, number);
        }
        struct tree_growth growth;
        memcpy(growth.leaves, t->leaves[i], sizeof(growth.leaves));
        tree_grow(t->trees, &growth);
        check(tree_insert(t->db, (uint64_t)i, &growth, &t->fault) == STATUS_OK);
    }
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        t->roots[LEAVES][alg] = merkle_root(&t->trees[alg]);
    check(db_commit(t->db, &t->fault) == STATUS_OK);
}

static const uint64_t sizes[] = {
    1, 2, 3, 255, 256, 257, 511, 512, 513, 4096, 65535, 65536, 65537, 65800, LEAVES - 1, LEAVES};

static void roots_check(struct tree *t, enum digest_alg alg, uint64_t size)
{
    struct digest root;

    check(tree_root(t->db, alg, size, &root, &t->fault) == STATUS_OK);
    check(digest_equal(&root, &t->roots[size][alg]));
}

static void inclusion_check(struct tree *t, enum digest_alg alg, uint64_t size, uint64_t index)
{
    struct tree_proof proof;

    check(tree_inclusion(t->db, alg, size, index, &proof, &t->fault) == STATUS_OK);
    struct merkle_claim claim = {alg, index, size, proof.hashes, proof.len};
    check(merkle_inclusion_holds(&claim, &t->leaves[index][alg], &t->roots[size][alg]));
}

static void consistency_check(struct tree *t, enum digest_alg alg, uint64_t size, uint64_t old)
{
    struct tree_proof proof;

    check(tree_consistency(t->db, alg, size, old, &proof, &t->fault) == STATUS_OK);
    struct merkle_claim claim = {alg, old, size, proof.hashes, proof.len};
    check(merkle_consistency_holds(&claim, &t->roots[old][alg], &t->roots[size][alg]));
}

static void proofs_hold_across_all_levels(struct tree *t)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            roots_check(t, (enum digest_alg)alg, sizes[i]);
            for (size_t k = 0; k <= i; k++) {
                inclusion_check(t, (enum digest_alg)alg, sizes[i], sizes[k] - 1);
                consistency_check(t, (enum digest_alg)alg, sizes[i], sizes[k]);
            }
        }
}

static void a_missing_row_is_named(struct tree *t)
{
    struct digest root;

    check(db_run(t->db, "DELETE FROM tile_list WHERE level = 1 AND no = 3", NULL, 0, &t->fault)
          == STATUS_OK);
    check(tree_root(t->db, DIGEST_SHA256, 4096, &root, &t->fault) == STATUS_DAMAGED);
    check(strstr(t->fault.text, "tile_list") != NULL);
    check(tree_root(t->db, DIGEST_SHA256, 700, &root, &t->fault) == STATUS_OK);
}

/* The first leaf that a walk from `from`, `step` entries at a time, finds wrong. */
static uint64_t leaf_wrong(struct tree *t, uint64_t from, uint64_t step)
{
    struct leaf_walk walk = {.db = t->db};
    struct digest kept[DIGEST_ALGS];
    uint64_t seq = from;

    while (seq < LEAVES && leaf_walk_take(&walk, seq, kept, &t->fault) == STATUS_OK
           && leaf_check(seq, DIGEST_SHA256, &t->leaves[seq][0], &kept[0], &t->fault) == STATUS_OK
           && leaf_check(seq, DIGEST_SM3, &t->leaves[seq][1], &kept[1], &t->fault) == STATUS_OK)
        seq += step;
    leaf_walk_close(&walk);
    check(seq >= LEAVES || t->fault.status == STATUS_DAMAGED);
    return seq;
}

static void a_walk_over_the_leaves_finds_the_wrong_one(struct tree *t)
{
    check(leaf_wrong(t, 0, 1) == LEAVES);
    check(leaf_wrong(t, 1000, 1) == LEAVES);
    check(leaf_wrong(t, 5, 2500) >= LEAVES);
    t->leaves[2047][DIGEST_SM3].b[31] ^= 1;
    check(leaf_wrong(t, 0, 1) == 2047 && strstr(t->fault.text, "sm3") != NULL);
    t->leaves[2047][DIGEST_SM3].b[31] ^= 1;
    check(db_run(t->db, "DELETE FROM leaf_list WHERE seq = 1024 OR seq = 4000", NULL, 0, &t->fault)
          == STATUS_OK);
    check(leaf_wrong(t, 0, 1) == 1024 && strstr(t->fault.text, "leaf_list") != NULL);
    check(leaf_wrong(t, 1025, 1) == 4000);
    check(leaf_wrong(t, 4001, 1) == LEAVES);
}

static void the_tables_give_every_root_and_proof_and_name_what_is_missing(void)
{
    struct arena *arena = arena_open(sizeof(struct tree) + 4096);

    check(arena != NULL);
    struct tree *t = arena_new(arena, struct tree);
    tree_open(t);
    proofs_hold_across_all_levels(t);
    a_missing_row_is_named(t);
    a_walk_over_the_leaves_finds_the_wrong_one(t);
    db_close(t->db);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_tables_give_every_root_and_proof_and_name_what_is_missing),
    };
    return TESTS_RUN(tests);
}
