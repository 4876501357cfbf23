#include "store/tree_store.h"

#include <inttypes.h>

/* ---- growing -------------------------------------------------------------------------------- */

void tree_grow(struct merkle trees[DIGEST_ALGS], struct tree_growth *growth)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        growth->tiles_len =
            merkle_append_tiles(&trees[alg], &growth->leaves[alg], growth->tiles[alg]);
}

static enum status tiles_insert(
    struct db *db, uint64_t size, const struct tree_growth *growth, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO tile_list (level, no, sha256, sm3) VALUES ($1, $2, $3, $4)";

    for (size_t i = 0; i < growth->tiles_len; i++) {
        int64_t no = (int64_t)(size >> (MERKLE_TILE_HEIGHT * (i + 1))) - 1;
        if (db_run(db, sql,
                DB_VALUES(db_integer((int64_t)i + 1), db_integer(no),
                    db_id(growth->tiles[DIGEST_SHA256][i]), db_id(growth->tiles[DIGEST_SM3][i])),
                fault)
            != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

enum status tree_insert(
    struct db *db, uint64_t seq, const struct tree_growth *growth, struct fault *fault)
{
    static const char sql[] = "INSERT INTO leaf_list (seq, sha256, sm3) VALUES ($1, $2, $3)";

    if (db_run(db, sql,
            DB_VALUES(db_integer((int64_t)seq), db_id(growth->leaves[DIGEST_SHA256]),
                db_id(growth->leaves[DIGEST_SM3])),
            fault)
        != STATUS_OK)
        return fault->status;
    return tiles_insert(db, seq + 1, growth, fault);
}

/* ---- kept leaves ---------------------------------------------------------------------------- */

/* So many that the asking does not count, so few that they fit anywhere. */
enum { LEAF_PAGE = 1024 };

void leaf_walk_close(struct leaf_walk *walk)
{
    db_rows_close(&walk->rows);
    walk->end = 0;
}

static enum status leaf_next(struct leaf_walk *walk, struct fault *fault)
{
    bool more = db_rows_next(&walk->rows, fault);

    walk->seq = more ? (uint64_t)db_column_integer(&walk->rows, 0) : UINT64_MAX;
    return fault->status;
}

static enum status leaf_page(struct leaf_walk *walk, uint64_t seq, struct fault *fault)
{
    static const char sql[] =
        "SELECT seq, sha256, sm3 FROM leaf_list WHERE seq >= $1 AND seq < $2 ORDER BY seq";

    db_rows_close(&walk->rows);
    walk->end = seq + LEAF_PAGE;
    if (db_query(walk->db, &walk->rows, sql,
            DB_VALUES(db_integer((int64_t)seq), db_integer((int64_t)walk->end)), fault)
        != STATUS_OK)
        return fault->status;
    return leaf_next(walk, fault);
}

static enum status leaf_find(struct leaf_walk *walk, uint64_t seq, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    if (seq >= walk->end && leaf_page(walk, seq, fault) != STATUS_OK)
        return fault->status;
    while (walk->seq < seq)
        if (leaf_next(walk, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

enum status leaf_walk_take(
    struct leaf_walk *walk, uint64_t seq, struct digest kept[DIGEST_ALGS], struct fault *fault)
{
    if (leaf_find(walk, seq, fault) != STATUS_OK)
        return fault->status;
    if (walk->seq == seq && db_column_bytes(&walk->rows, 1, kept[DIGEST_SHA256].b, DIGEST_LEN)
        && db_column_bytes(&walk->rows, 2, kept[DIGEST_SM3].b, DIGEST_LEN))
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：读表 leaf_list 中没有它", seq);
}

enum status leaf_check(uint64_t seq, enum digest_alg alg, const struct digest *made,
    const struct digest *kept, struct fault *fault)
{
    if (digest_equal(made, kept))
        return STATUS_OK;
    return fault_set(fault, STATUS_DAMAGED, "第%" PRIu64 "号记录：登记头与写入时不同（%s）", seq,
        digest_alg_name(alg));
}

/* ---- heads ---------------------------------------------------------------------------------- */

/* Grafts the heads from..to of one level; level 0 are the leaves. */
static enum status heads_graft(struct db *db, struct merkle *tree, unsigned level, uint64_t from,
    uint64_t to, struct fault *fault)
{
    static const char leaves[] =
        "SELECT sha256, sm3 FROM leaf_list WHERE seq >= $1 AND seq < $2 ORDER BY seq";
    static const char tiles[] =
        "SELECT sha256, sm3 FROM tile_list WHERE no >= $1 AND no < $2 AND level = $3 ORDER BY no";
    const struct db_value values[] = {
        db_integer((int64_t)from), db_integer((int64_t)to), db_integer(level)};
    struct db_rows rows = {0};
    struct digest head;

    if (db_query(db, &rows, level == 0 ? leaves : tiles, values, level == 0 ? 2 : 3, fault)
        == STATUS_OK)
        for (; db_rows_next(&rows, fault); from++)
            if (db_column_bytes(&rows, (int)tree->alg, head.b, DIGEST_LEN))
                merkle_graft(tree, level * MERKLE_TILE_HEIGHT, &head);
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && from != to)
        return fault_set(fault, STATUS_DAMAGED,
            "读表 %s 不全：缺第%" PRIu64 "行（第%u层）。请运行 frj rebuild 重做",
            level == 0 ? "leaf_list" : "tile_list", from, level);
    return fault->status;
}

/* The highest level of which a subtree begins at `at` and ends within `to`. */
static unsigned level_at(uint64_t at, uint64_t to)
{
    unsigned level = 0;

    while (level < MERKLE_TILE_LEVELS) {
        uint64_t leaves = UINT64_C(1) << (MERKLE_TILE_HEIGHT * (level + 1));
        if (at % leaves != 0 || to - at < leaves)
            break;
        level++;
    }
    return level;
}

/* Where the heads of this level end that can be taken from `at` on. */
static uint64_t level_end(uint64_t at, uint64_t to, unsigned level)
{
    unsigned shift = MERKLE_TILE_HEIGHT * level;
    uint64_t above = UINT64_C(1) << (shift + MERKLE_TILE_HEIGHT), end = (at / above + 1) * above;

    return end < to ? end : to >> shift << shift;
}

static enum status span_head(struct db *db, enum digest_alg alg, struct merkle_span span,
    struct digest *out, struct fault *fault)
{
    struct merkle tree = {.alg = alg};

    *fault = (struct fault){.status = STATUS_OK};
    for (uint64_t at = span.from; at < span.to;) {
        unsigned level = level_at(at, span.to), shift = MERKLE_TILE_HEIGHT * level;
        uint64_t end = level_end(at, span.to, level);
        if (heads_graft(db, &tree, level, at >> shift, end >> shift, fault) != STATUS_OK)
            return fault->status;
        at = end;
    }
    *out = merkle_root(&tree);
    return STATUS_OK;
}

enum status tree_root(
    struct db *db, enum digest_alg alg, uint64_t size, struct digest *root, struct fault *fault)
{
    return span_head(db, alg, (struct merkle_span){0, size}, root, fault);
}

static enum status spans_head(struct db *db, enum digest_alg alg, const struct merkle_span *spans,
    size_t len, struct tree_proof *out, struct fault *fault)
{
    out->len = len;
    for (size_t i = 0; i < len; i++)
        if (span_head(db, alg, spans[i], &out->hashes[i], fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

enum status tree_inclusion(struct db *db, enum digest_alg alg, uint64_t size, uint64_t index,
    struct tree_proof *out, struct fault *fault)
{
    struct merkle_span spans[MERKLE_PROOF_MAX];
    size_t len;

    must(merkle_inclusion_spans(size, index, spans, &len));
    return spans_head(db, alg, spans, len, out, fault);
}

enum status tree_consistency(struct db *db, enum digest_alg alg, uint64_t size, uint64_t old_size,
    struct tree_proof *out, struct fault *fault)
{
    struct merkle_span spans[MERKLE_PROOF_MAX];
    size_t len;

    must(merkle_consistency_spans(size, old_size, spans, &len));
    return spans_head(db, alg, spans, len, out, fault);
}
