/*
 * Header, body and event line: whatever is accepted is written again as the same bytes.
 */
#include "ledger/body.h"
#include "ledger/export.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void header_twice(struct arena *arena, struct str text)
{
    struct header header;
    struct fault fault;
    struct buffer out = {.arena = arena};

    if (header_read(arena, text, &header, NULL, &fault) != STATUS_OK)
        return;
    header_write(&out, &header, NULL);
    must(str_equal(buffer_str(&out), text));
}

static void body_twice(struct arena *arena, struct str text)
{
    struct event_body body;
    struct fault fault;
    struct buffer out = {.arena = arena};

    if (body_read(arena, text, &body, &fault) != STATUS_OK)
        return;
    must(body_write(&out, &body, &fault) == STATUS_OK);
    must(str_equal(buffer_str(&out), text));
}

static void record_twice(struct arena *arena, struct str text)
{
    struct record record;
    struct fault fault;
    struct buffer out = {.arena = arena};

    if (export_read_record(arena, text, &record, &fault) != STATUS_OK)
        return;
    export_write_record(&out, &record);
    must(out.len == text.len + 1);
    must(str_equal((struct str){out.at, text.len}, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;

    if (arena == NULL)
        arena = arena_open(LEDGER_SCRATCH_MIN);
    must(arena != NULL);
    struct str text = {(const char *)data, size};
    header_twice(arena, text);
    arena_rewind(arena, 0);
    body_twice(arena, text);
    arena_rewind(arena, 0);
    record_twice(arena, text);
    arena_rewind(arena, 0);
    return 0;
}
