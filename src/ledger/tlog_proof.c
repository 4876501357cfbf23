#include "ledger/tlog_proof.h"

#include "ledger/base64.h"
#include "ledger/lines.h"

#include <inttypes.h>
#include <string.h>

const char *tlog_proof_first_line(enum digest_alg alg)
{
    return alg == DIGEST_SM3 ? "frj-tlog-proof-sm3-v1" : "c2sp.org/tlog-proof@v1";
}

void proof_hashes_write(struct buffer *out, const struct digest *hashes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        base64_write(out, hashes[i].b, DIGEST_LEN);
        buffer_add(out, STR("\n"));
    }
}

void tlog_proof_write(struct buffer *out, enum digest_alg alg, const struct tlog_proof *proof)
{
    buffer_addf(out, "%s\nindex %" PRIu64 "\n", tlog_proof_first_line(alg), proof->index);
    proof_hashes_write(out, proof->hashes, proof->hashes_len);
    buffer_add(out, STR("\n"));
    buffer_add(out, proof->note);
}

enum reason tlog_proof_split(struct str text, enum digest_alg alg, struct tlog_proof_parts *out)
{
    struct str line;

    if (!line_take(&text, &line) || !str_is(line, tlog_proof_first_line(alg))
        || !line_take(&text, &out->index))
        return REASON_SECTIONS;
    out->hashes = (struct str){text.at, 0};
    while (line_take(&text, &line)) {
        if (line.len == 0) {
            out->note = text;
            return REASON_NONE;
        }
        out->hashes.len += line.len + 1;
    }
    return REASON_SECTIONS;
}

static size_t lines_count(struct str text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

static bool hash_read(struct arena *scratch, struct str line, struct digest *out)
{
    size_t mark = arena_mark(scratch);
    struct str bytes;
    bool sound = base64_read(scratch, line, &bytes) && bytes.len == DIGEST_LEN;

    if (sound)
        memcpy(out->b, bytes.at, DIGEST_LEN);
    arena_rewind(scratch, mark);
    return sound;
}

enum reason proof_hashes_read(
    struct arena *scratch, struct str lines, struct digest *out, size_t *len)
{
    struct str line;

    *len = 0;
    if (lines_count(lines) > MERKLE_PROOF_MAX)
        return REASON_PROOF_LENGTH;
    while (line_take(&lines, &line))
        if (!hash_read(scratch, line, &out[(*len)++]))
            return REASON_PROOF_HASH;
    return REASON_NONE;
}

enum reason tlog_proof_read(struct arena *scratch, const struct tlog_proof_parts *parts,
    uint64_t seq, struct tlog_proof *out)
{
    static const char word[] = "index ";
    const size_t skip = sizeof(word) - 1;

    *out = (struct tlog_proof){.note = parts->note};
    if (!str_starts(parts->index, word)
        || !decimal_read((struct str){parts->index.at + skip, parts->index.len - skip}, &out->index)
        || out->index != seq)
        return REASON_INDEX;
    return proof_hashes_read(scratch, parts->hashes, out->hashes, &out->hashes_len);
}
