#include "ledger/merkle.h"

#define SIZE_MAX_53 ((UINT64_C(1) << MERKLE_DEPTH_MAX) - 1)

static struct digest node_of(
    enum digest_alg alg, const struct digest *left, const struct digest *right)
{
    const struct str parts[] = {STR("\x01"), digest_str(left), digest_str(right)};

    return digest_of(alg, parts, COUNT_OF(parts));
}

struct digest merkle_leaf(enum digest_alg alg, struct str entry)
{
    const struct str parts[] = {{"\0", 1}, entry};

    return digest_of(alg, parts, COUNT_OF(parts));
}

void merkle_append(struct merkle *tree, const struct digest *leaf)
{
    struct digest tiles[MERKLE_TILE_LEVELS];

    (void)merkle_append_tiles(tree, leaf, tiles);
}

size_t merkle_append_tiles(
    struct merkle *tree, const struct digest *leaf, struct digest tiles[MERKLE_TILE_LEVELS])
{
    struct digest top = *leaf;
    size_t height = 0, tiles_len = 0;

    must(tree->size < SIZE_MAX_53);
    /* As adding one to a binary number: every trailing 1 is a peak that carries. */
    for (uint64_t carry = tree->size; carry & 1; carry >>= 1) {
        tree->peaks_len--;
        top = node_of(tree->alg, &tree->peaks[tree->peaks_len], &top);
        if (++height % MERKLE_TILE_HEIGHT == 0)
            tiles[tiles_len++] = top;
    }
    tree->peaks[tree->peaks_len++] = top;
    tree->size++;
    return tiles_len;
}

void merkle_graft(struct merkle *tree, unsigned height, const struct digest *head)
{
    uint64_t leaves = UINT64_C(1) << height;
    struct digest top = *head;

    must(tree->size % leaves == 0 && tree->size <= SIZE_MAX_53 - leaves);
    for (uint64_t carry = tree->size >> height; carry & 1; carry >>= 1) {
        tree->peaks_len--;
        top = node_of(tree->alg, &tree->peaks[tree->peaks_len], &top);
    }
    tree->peaks[tree->peaks_len++] = top;
    tree->size += leaves;
}

struct digest merkle_root(const struct merkle *tree)
{
    if (tree->peaks_len == 0)
        return digest_of(tree->alg, NULL, 0);
    size_t i = tree->peaks_len - 1;
    struct digest root = tree->peaks[i];
    while (i-- > 0)
        root = node_of(tree->alg, &tree->peaks[i], &root);
    return root;
}

/* The largest power of two smaller than n, for n > 1. */
static uint64_t split_of(uint64_t n)
{
    uint64_t k = 1;

    while (k < n - k)
        k *= 2;
    return k;
}

/* Siblings are met from the root down and wanted from the leaf up. */
static void spans_reverse(struct merkle_span *spans, size_t len)
{
    for (size_t i = 0; i < len / 2; i++) {
        struct merkle_span swap = spans[i];
        spans[i] = spans[len - 1 - i];
        spans[len - 1 - i] = swap;
    }
}

bool merkle_inclusion_spans(
    uint64_t size, uint64_t index, struct merkle_span spans[MERKLE_PROOF_MAX], size_t *spans_len)
{
    uint64_t from = 0, to = size;

    *spans_len = 0;
    if (index >= size || size > SIZE_MAX_53)
        return false;
    while (to - from > 1) {
        uint64_t middle = from + split_of(to - from);
        must(*spans_len < MERKLE_PROOF_MAX);
        if (index < middle) {
            spans[(*spans_len)++] = (struct merkle_span){middle, to};
            to = middle;
        } else {
            spans[(*spans_len)++] = (struct merkle_span){from, middle};
            from = middle;
        }
    }
    spans_reverse(spans, *spans_len);
    return true;
}

bool merkle_consistency_spans(
    uint64_t size, uint64_t old_size, struct merkle_span spans[MERKLE_PROOF_MAX], size_t *spans_len)
{
    uint64_t from = 0, to = size;

    *spans_len = 0;
    if (old_size == 0 || old_size > size || size > SIZE_MAX_53)
        return false;
    while (old_size < to) {
        uint64_t middle = from + split_of(to - from);
        must(*spans_len < MERKLE_PROOF_MAX - 1);
        if (old_size <= middle) {
            spans[(*spans_len)++] = (struct merkle_span){middle, to};
            to = middle;
        } else {
            spans[(*spans_len)++] = (struct merkle_span){from, middle};
            from = middle;
        }
    }
    if (from > 0) /* else the old tree is the complete subtree: its head is known */
        spans[(*spans_len)++] = (struct merkle_span){from, to};
    spans_reverse(spans, *spans_len);
    return true;
}

static bool claim_sound(const struct merkle_claim *claim)
{
    return claim->proof != NULL && claim->proof_len <= MERKLE_PROOF_MAX
           && claim->size <= SIZE_MAX_53;
}

/* RFC 9162 section 2.1.3.2. */
bool merkle_inclusion_holds(
    const struct merkle_claim *claim, const struct digest *leaf, const struct digest *root)
{
    if (!claim_sound(claim) || claim->index >= claim->size)
        return false;
    uint64_t node = claim->index, last = claim->size - 1;
    struct digest head = *leaf;
    for (size_t i = 0; i < claim->proof_len; i++) {
        const struct digest *sibling = &claim->proof[i];
        if (last == 0)
            return false;
        if ((node & 1) == 0 && node != last) {
            head = node_of(claim->alg, &head, sibling);
        } else {
            head = node_of(claim->alg, sibling, &head);
            for (; (node & 1) == 0 && node != 0; node >>= 1)
                last >>= 1;
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && digest_equal(&head, root);
}

/* RFC 9162 section 2.1.4.2, from its step 3; `first` is where both heads start. */
static bool heads_agree(const struct merkle_claim *claim, const struct digest *first, size_t next,
    const struct digest *old_root, const struct digest *root)
{
    uint64_t node = claim->index - 1, last = claim->size - 1;
    struct digest old_head = *first, head = *first;

    for (; node & 1; node >>= 1)
        last >>= 1;
    for (size_t i = next; i < claim->proof_len; i++) {
        const struct digest *sibling = &claim->proof[i];
        if (last == 0)
            return false;
        if ((node & 1) == 0 && node != last) {
            head = node_of(claim->alg, &head, sibling);
        } else {
            old_head = node_of(claim->alg, sibling, &old_head);
            head = node_of(claim->alg, sibling, &head);
            for (; (node & 1) == 0 && node != 0; node >>= 1)
                last >>= 1;
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && digest_equal(&old_head, old_root) && digest_equal(&head, root);
}

bool merkle_consistency_holds(
    const struct merkle_claim *claim, const struct digest *old_root, const struct digest *root)
{
    if (!claim_sound(claim) || claim->index == 0 || claim->index > claim->size)
        return false;
    if (claim->index == claim->size)
        return claim->proof_len == 0 && digest_equal(old_root, root);
    if (claim->proof_len == 0)
        return false;
    /* A complete old tree is itself the first node, and is left out of the proof. */
    bool whole = (claim->index & (claim->index - 1)) == 0;
    return whole ? heads_agree(claim, old_root, 0, old_root, root)
                 : heads_agree(claim, &claim->proof[0], 1, old_root, root);
}
