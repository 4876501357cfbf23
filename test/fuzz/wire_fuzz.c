/*
 * What processes say to each other: no bytes harm the reader, and what it takes is written again
 * as the same.
 *
 * The first byte chooses: a request, a reply, or a header.
 */
#include "office/wire.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void header_hold(const uint8_t *data, size_t size)
{
    uint8_t bytes[WIRE_HEADER_LEN], again[WIRE_HEADER_LEN];
    struct wire_message message;

    if (size < sizeof(bytes))
        return;
    memcpy(bytes, data, sizeof(bytes));
    if (!wire_header_read(bytes, &message))
        return;
    must(message.text_len <= WIRE_TEXT_MAX);
    wire_header_write(&message, again);
    must(memcmp(bytes, again, sizeof(bytes)) == 0);
}

/* Once through the reader it is in the writer's words, and stays so. */
static void request_hold(struct arena *arena, struct str text)
{
    struct request first, second;

    if (!wire_request_read(arena, text, &first))
        return;
    struct str once = wire_request_write(arena, &first);
    must(wire_request_read(arena, once, &second));
    must(str_equal(once, wire_request_write(arena, &second)));
    must(str_equal(first.noun, second.noun) && str_equal(first.person, second.person));
    must(first.now.ms == second.now.ms && id_equal(first.key.id, second.key.id));
}

static void reply_hold(struct arena *arena, struct str text)
{
    struct reply first, second;

    if (!wire_reply_read(arena, text, &first))
        return;
    struct str once = wire_reply_write(arena, &first);
    must(wire_reply_read(arena, once, &second));
    must(str_equal(once, wire_reply_write(arena, &second)));
    must(first.status == second.status && first.seq == second.seq);
    must(first.decision.refusal == second.decision.refusal);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct str text = {(const char *)data + 1, size - 1};
    struct arena *arena = arena_open((size_t)16 << 20);

    must(arena != NULL);
    if (data[0] % 3 == 0)
        request_hold(arena, text);
    else if (data[0] % 3 == 1)
        reply_hold(arena, text);
    else
        header_hold(data + 1, size - 1);
    arena_close(arena);
    return 0;
}
