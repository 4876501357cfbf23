#include "ledger/note.h"

#include "ledger/base64.h"
#include "ledger/digest.h"
#include "ledger/lines.h"

#include <string.h>

/* White space beyond ASCII, as UTF-8. */
static const char *const spaces[] = {"\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

/* U+2000 to U+200A: E2 80 80 to E2 80 8A. */
static bool is_en_space(struct str rest)
{
    return str_starts(rest, "\xE2\x80") && rest.len > 2 && (uint8_t)rest.at[2] >= 0x80
           && (uint8_t)rest.at[2] <= 0x8A;
}

static bool starts_with_space(struct str rest)
{
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (str_starts(rest, spaces[i]))
            return true;
    return is_en_space(rest);
}

bool key_name_valid(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        uint8_t c = (uint8_t)name.at[i];
        if (c <= ' ' || c == '+' || c == 0x7F)
            return false;
        if (c >= 0x80 && starts_with_space((struct str){name.at + i, name.len - i}))
            return false;
    }
    return name.len > 0 && utf8_valid(name);
}

void key_id_write(struct str name, struct str typed_key, uint8_t id[KEY_ID_LEN])
{
    const struct str parts[] = {name, STR("\n"), typed_key};
    struct digest digest = digest_of(DIGEST_SHA256, parts, COUNT_OF(parts));

    memcpy(id, digest.b, KEY_ID_LEN);
}

static const char dash[] = "\xE2\x80\x94 ";

void note_signature_write(struct buffer *out, const struct note_signature *signature)
{
    struct buffer bytes = {.arena = out->arena};

    buffer_add(&bytes, (struct str){(const char *)signature->key_id, KEY_ID_LEN});
    buffer_add(&bytes, signature->bytes);
    buffer_addf(out, "%s%.*s ", dash, STR_ARG(signature->name));
    base64_write(out, bytes.at, bytes.len);
    buffer_add(out, STR("\n"));
}

bool note_signature_read(struct arena *arena, struct str line, struct note_signature *out)
{
    struct str bytes;
    size_t len = 0;

    if (!str_starts(line, dash))
        return false;
    struct str rest = {line.at + sizeof(dash) - 1, line.len - (sizeof(dash) - 1)};
    while (len < rest.len && rest.at[len] != ' ')
        len++;
    out->name = (struct str){rest.at, len};
    if (len == rest.len || !key_name_valid(out->name))
        return false;
    if (!base64_read(arena, (struct str){rest.at + len + 1, rest.len - len - 1}, &bytes)
        || bytes.len <= KEY_ID_LEN)
        return false;
    memcpy(out->key_id, bytes.at, KEY_ID_LEN);
    out->bytes = (struct str){bytes.at + KEY_ID_LEN, bytes.len - KEY_ID_LEN};
    return true;
}

enum reason note_split(struct str bytes, struct note *out)
{
    *out = (struct note){.text = bytes, .lines = STR("")};
    if (bytes.len > NOTE_LEN_MAX)
        return REASON_NOTE_SIZE;
    enum reason reason = lines_problem(bytes);
    if (reason != REASON_NONE)
        return reason;
    if (bytes.len == 0 || bytes.at[bytes.len - 1] != '\n')
        return REASON_NOTE_END;
    size_t at = bytes.len - 1; /* of the LF that is the last empty line */
    while (at > 0 && (bytes.at[at] != '\n' || bytes.at[at - 1] != '\n'))
        at--;
    if (at > 0) {
        out->text = (struct str){bytes.at, at};
        out->lines = (struct str){bytes.at + at + 1, bytes.len - at - 1};
    }
    return REASON_NONE;
}

enum reason note_read_signatures(struct arena *arena, struct note *note)
{
    struct str rest = note->lines, line;

    note->signatures_len = 0;
    while (line_take(&rest, &line)) {
        if (note->signatures_len == NOTE_SIGNATURES_MAX)
            return REASON_SIGNATURE_COUNT;
        if (!note_signature_read(arena, line, &note->signatures[note->signatures_len++]))
            return REASON_SIGNATURE_LINE;
    }
    return note->signatures_len == 0 ? REASON_SIGNATURE_COUNT : REASON_NONE;
}

enum reason note_read(struct arena *arena, struct str bytes, struct note *out)
{
    enum reason reason = note_split(bytes, out);

    return reason == REASON_NONE ? note_read_signatures(arena, out) : reason;
}
