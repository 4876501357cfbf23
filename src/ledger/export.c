#include "ledger/export.h"

void export_write_first(struct buffer *out, struct str origin)
{
    must(origin_valid(origin));
    buffer_addf(out, "frj-ledger-v1\n%.*s\n", STR_ARG(origin));
}

static void hex_add(struct buffer *out, const void *bytes, size_t len)
{
    buffer_add(out, STR("\""));
    buffer_add(out, hex_write(out->arena, bytes, len));
    buffer_add(out, STR("\""));
}

/* Members in the order of their bytes, so the line is canonical when its parts are. */
void export_write_record(struct buffer *out, const struct record *record)
{
    if (record->erased) {
        must(record->commits_known);
        buffer_add(out, STR("{\"commit\":{\"sha256\":"));
        hex_add(out, record->commits.of[DIGEST_SHA256].b, DIGEST_LEN);
        buffer_add(out, STR(",\"sm3\":"));
        hex_add(out, record->commits.of[DIGEST_SM3].b, DIGEST_LEN);
        buffer_add(out, STR("}"));
    } else {
        buffer_add(out, STR("{\"body\":"));
        buffer_add(out, record->body);
    }
    buffer_add(out, STR(",\"header\":"));
    header_write(out, &record->header, NULL);
    if (!record->erased) {
        buffer_add(out, STR(",\"salt\":"));
        hex_add(out, record->salt.b, SALT_LEN);
    }
    buffer_add(out, STR("}\n"));
}

void export_write_note(struct buffer *out, struct str note)
{
    buffer_add(out, STR("\n"));
    buffer_add(out, note);
}
