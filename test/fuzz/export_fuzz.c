/*
 * The export reader: no input harms it, and portions of any size give one verdict.
 *
 * The first byte says in which portions the rest is fed.
 */
#include "ledger/export.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KEEP_MAX = 16 * 1024 * 1024 };

static enum status feed(struct export_check *check, struct str text, size_t portion)
{
    struct fault fault;

    for (size_t at = 0; at < text.len; at += portion) {
        size_t len = text.len - at < portion ? text.len - at : portion;
        enum status status = export_check_feed(check, (struct str){text.at + at, len}, &fault);
        if (status != STATUS_OK)
            return status;
    }
    return export_check_close(check, &fault);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *keep, *scratch;
    struct export_check whole, parts;
    struct fault fault;

    if (size == 0)
        return 0;
    if (keep == NULL) {
        keep = arena_open(KEEP_MAX);
        scratch = arena_open(LEDGER_SCRATCH_MIN);
    }
    must(keep != NULL && scratch != NULL);
    struct str text = {(const char *)data + 1, size - 1};
    enum status first = export_verify(&whole, text, keep, scratch, &fault);
    arena_rewind(keep, 0);
    export_check_open(&parts, keep, scratch);
    must(feed(&parts, text, (size_t)data[0] + 1) == first);
    must(whole.ledger.size == parts.ledger.size && whole.line == parts.line);
    arena_rewind(keep, 0);
    arena_rewind(scratch, 0);
    return 0;
}
