/*
 * Forms with a file: no bytes harm the parser, and what it makes of them does not depend on how
 * they were cut.
 */
#include "base/arena.h"
#include "web/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void step_tell(
    const struct multipart *form, enum multipart_step step, struct str stretch, struct buffer *out)
{
    if (step == MULTIPART_PART) {
        must(form->name.len > 0 && utf8_valid(form->name) && utf8_valid(form->file));
        buffer_addf(
            out, "\n[%.*s|%d|%.*s]", STR_ARG(form->name), form->is_file, STR_ARG(form->file));
    }
    must((step == MULTIPART_DATA) == (stretch.len > 0));
    buffer_add(out, stretch);
    if (step == MULTIPART_DONE)
        buffer_add(out, STR(";"));
}

/* One piece, taken apart to its end; false: it is no form. */
static bool piece_tell(struct multipart *form, struct str piece, struct buffer *out)
{
    enum multipart_step step = MULTIPART_MORE;

    while (piece.len > 0 && step != MULTIPART_BAD) {
        struct str stretch;
        step = multipart_feed(form, &piece, &stretch);
        step_tell(form, step, stretch, out);
    }
    return step != MULTIPART_BAD;
}

/* Its parts and bytes in one text, and how it ended. */
static struct str told(struct arena *arena, struct str bytes, size_t most)
{
    struct multipart form;
    struct buffer out = {.arena = arena};

    must(multipart_open(&form, STR("multipart/form-data; boundary=x")));
    while (bytes.len > 0) {
        struct str piece = {bytes.at, bytes.len < most ? bytes.len : most};
        if (!piece_tell(&form, piece, &out))
            return STR("bad"); /* how much was said before depends on the cut */
        bytes = (struct str){bytes.at + piece.len, bytes.len - piece.len};
    }
    must(form.parts <= MULTIPART_PARTS_MAX);
    buffer_addf(&out, "%d", multipart_whole(&form));
    return buffer_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open((size_t)64 << 20);
    struct str bytes = {(const char *)data, size};

    must(arena != NULL);
    struct str whole = told(arena, bytes, size + 1);
    must(str_equal(whole, told(arena, bytes, 1)));
    must(str_equal(whole, told(arena, bytes, 7)));
    arena_close(arena);
    return 0;
}
