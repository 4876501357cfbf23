/*
 * Notes and trust lists: no input harms the readers, and what a note is split into is what it was.
 *
 * The first byte says which reader takes the rest; a note is judged by the vectors' keys too, and
 * nothing but the vectors' two checkpoints can be signed with them.
 */
#include "ledger/checkpoint.h"
#include "ledger/trust.h"
#include "test/fuzz/vector_policy.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void note_try(struct arena *arena, const struct trust *trust, struct str bytes)
{
    struct witnessing seen;
    struct note note;

    if (note_read(arena, bytes, &note) != REASON_NONE)
        return;
    must(note.signatures_len > 0 && note.text.at == bytes.at);
    must(note.text.len + 1 + note.lines.len == bytes.len);
    witnessing_start(&seen);
    if (trust_judge(trust, &note, STR(VECTOR_ORIGIN), arena, &seen) == REASON_NONE)
        must(str_is(note.text, VECTOR_CHECKPOINT));
}

static void trust_try(struct arena *arena, struct str text)
{
    struct trust *trust = arena_new(arena, struct trust);
    struct witnessing seen;
    struct fault fault;

    if (trust_read(arena, text, trust, &fault) != STATUS_OK)
        return;
    witnessing_start(&seen);
    must(trust_witnessed_at(trust, &seen) == WITNESS_NEVER);
    for (size_t i = 0; i < trust->members_len; i++)
        if (!trust->members[i].group)
            seen.at[i] = 7;
    must(trust->quorum_none || trust_witnessed_at(trust, &seen) == 7); /* all are enough */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    static struct trust trust;
    static size_t mark;
    struct fault fault;

    if (size == 0)
        return 0;
    if (arena == NULL) {
        arena = arena_open((size_t)64 << 20);
        must(arena != NULL);
        must(trust_read(arena, STR(VECTOR_POLICY), &trust, &fault) == STATUS_OK);
        mark = arena_mark(arena);
    }
    struct str rest = {(const char *)data + 1, size - 1};
    if (data[0] == 't')
        trust_try(arena, rest);
    else
        note_try(arena, &trust, rest);
    arena_rewind(arena, mark);
    return 0;
}
