#include "ledger/verifier_key.h"

#include "ledger/base64.h"
#include "ledger/digest.h"

#include <inttypes.h>
#include <string.h>

static const struct str types[SIGNATURE_SCHEMES][2] = {
    [SIGNATURE_ED25519] = {STR_INIT("\x01"), STR_INIT("\x04")},
    [SIGNATURE_SM2] = {STR_INIT("\xFF"
                                "frj-sm2-sm3-v1"),
        STR_INIT("\xFF"
                 "frj-sm2-cosig-v1")},
};

struct str key_type(enum signature_scheme scheme, bool witness)
{
    must((unsigned)scheme < SIGNATURE_SCHEMES);
    return types[scheme][witness];
}

bool key_type_take(struct str *typed, enum signature_scheme scheme, bool witness)
{
    struct str type = key_type(scheme, witness);

    if (typed->len < type.len || memcmp(typed->at, type.at, type.len) != 0)
        return false;
    *typed = (struct str){typed->at + type.len, typed->len - type.len};
    return true;
}

static bool typed_key_take(struct str typed, struct verifier_key *out)
{
    for (unsigned scheme = 0; scheme < SIGNATURE_SCHEMES; scheme++) {
        out->scheme = (enum signature_scheme)scheme;
        out->bytes = typed;
        if (key_type_take(&out->bytes, out->scheme, out->witness))
            return signature_key_sound(out->scheme, out->bytes);
    }
    return false;
}

/* Up to the first '+', which is taken too. */
static bool plus_take(struct str *rest, struct str *part)
{
    const char *plus = rest->len == 0 ? NULL : memchr(rest->at, '+', rest->len);

    if (plus == NULL)
        return false;
    *part = (struct str){rest->at, (size_t)(plus - rest->at)};
    *rest = (struct str){plus + 1, rest->len - part->len - 1};
    return true;
}

bool verifier_key_read(struct arena *arena, struct str text, bool witness, struct verifier_key *out)
{
    struct str id, typed;
    uint8_t computed[KEY_ID_LEN];

    *out = (struct verifier_key){.witness = witness};
    if (!plus_take(&text, &out->name) || !plus_take(&text, &id) || !key_name_valid(out->name))
        return false;
    if (!hex_read(id, out->id, KEY_ID_LEN) || !base64_read(arena, text, &typed))
        return false;
    key_id_write(out->name, typed, computed);
    return memcmp(computed, out->id, KEY_ID_LEN) == 0 && typed_key_take(typed, out);
}

static struct str typed_key(struct arena *arena, const struct verifier_key *key)
{
    struct buffer typed = {.arena = arena};

    buffer_add(&typed, key_type(key->scheme, key->witness));
    buffer_add(&typed, key->bytes);
    return buffer_str(&typed);
}

void verifier_key_name(struct arena *scratch, struct verifier_key *key)
{
    size_t mark = arena_mark(scratch);

    key_id_write(key->name, typed_key(scratch, key), key->id);
    arena_rewind(scratch, mark);
}

void verifier_key_write(struct buffer *out, const struct verifier_key *key)
{
    struct str typed = typed_key(out->arena, key);

    buffer_addf(
        out, "%.*s+%.*s+", STR_ARG(key->name), STR_ARG(hex_write(out->arena, key->id, KEY_ID_LEN)));
    base64_write(out, typed.at, typed.len);
}

bool verifier_key_made(const struct verifier_key *key, const struct note_signature *line)
{
    return str_equal(key->name, line->name) && memcmp(key->id, line->key_id, KEY_ID_LEN) == 0;
}

void cosignature_message_write(struct buffer *out, uint64_t seconds, struct str text)
{
    buffer_addf(out, "cosignature/v1\ntime %" PRIu64 "\n", seconds);
    buffer_add(out, text);
}
