/* A story is read or refused with its place; nothing else. */
#include "story/story.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open((size_t)256 << 20);
    struct story story;
    struct fault fault = {0};

    enum status status =
        story_read(arena, (struct str){(const char *)data, size}, &story, &fault);
    must(status != STATUS_INVALID || (fault.text[0] >= '0' && fault.text[0] <= '9'));
    arena_close(arena);
    return 0;
}
