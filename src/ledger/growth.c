#include "ledger/growth.h"

#include "ledger/lines.h"
#include "ledger/tlog_proof.h"

#include <inttypes.h>

void growth_write(struct buffer *out, const struct growth *growth)
{
    buffer_addf(out, "old %" PRIu64 "\n", growth->old_size);
    proof_hashes_write(out, growth->proof, growth->proof_len);
    buffer_add(out, STR("\n"));
    buffer_add(out, growth->note);
}

static bool old_read(struct str line, uint64_t *size)
{
    static const char word[] = "old ";
    const size_t skip = sizeof(word) - 1;

    return str_starts(line, word)
           && decimal_read((struct str){line.at + skip, line.len - skip}, size);
}

enum reason growth_read(struct arena *arena, struct str text, struct growth *out)
{
    struct str line;

    *out = (struct growth){0};
    if (text.len > GROWTH_LEN_MAX)
        return REASON_SIZE;
    if (!line_take(&text, &line) || !old_read(line, &out->old_size))
        return REASON_SECTIONS;
    struct str hashes = {text.at, 0};
    while (line_take(&text, &line)) {
        if (line.len == 0) {
            out->note = text;
            return proof_hashes_read(arena, hashes, out->proof, &out->proof_len);
        }
        hashes.len += line.len + 1;
    }
    return REASON_SECTIONS;
}

static bool grew(enum digest_alg alg, const struct checkpoint *last, const struct growth *growth,
    const struct checkpoint *next)
{
    const struct merkle_claim claim = {.alg = alg,
        .index = growth->old_size,
        .size = next->size,
        .proof = growth->proof,
        .proof_len = growth->proof_len};

    if (last == NULL)
        return growth->proof_len == 0 && next->size > 0;
    return merkle_consistency_holds(&claim, &last->root, &next->root);
}

enum growth_verdict growth_judge(enum digest_alg alg, const struct checkpoint *last,
    const struct growth *growth, const struct checkpoint *next)
{
    if (last != NULL && next->size == last->size && !digest_equal(&next->root, &last->root))
        return GROWTH_FORK;
    if (growth->old_size > next->size)
        return GROWTH_OLD_ABOVE;
    if (growth->old_size != (last == NULL ? 0 : last->size))
        return GROWTH_STALE;
    return grew(alg, last, growth, next) ? GROWTH_HOLDS : GROWTH_INCONSISTENT;
}
