/*
 * What a log asks to have signed: no input harms the reader, what is read is written back as it
 * was, and nothing is signed that does not extend the one checkpoint that was.
 */
#include "ledger/growth.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(struct arena *arena, const struct growth *growth)
{
    struct checkpoint next, last = {.size = 11};
    struct note note;
    struct fault fault;

    if (note_split(growth->note, &note) != REASON_NONE
        || checkpoint_read(arena, note.text, &next, &fault) != STATUS_OK)
        return;
    memset(last.root.b, 0x5A, DIGEST_LEN);
    enum growth_verdict verdict = growth_judge(DIGEST_SHA256, &last, growth, &next);
    if (verdict == GROWTH_HOLDS) /* the last one itself: no proof of more can be found */
        must(next.size == last.size && digest_equal(&next.root, &last.root));
    if (next.size == last.size && !digest_equal(&next.root, &last.root))
        must(verdict == GROWTH_FORK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    const struct str text = {(const char *)data, size};
    struct growth growth;

    if (arena == NULL)
        arena = arena_open((size_t)64 << 20);
    must(arena != NULL);
    if (growth_read(arena, text, &growth) == REASON_NONE) {
        struct buffer out = {.arena = arena};
        growth_write(&out, &growth);
        must(str_equal(buffer_str(&out), text));
        judge(arena, &growth);
    }
    arena_rewind(arena, 0);
    return 0;
}
