/*
 * signing - notes signed with the test keys of the vectors, for files no vector has.
 *
 * Only tests may do this: the program's own signing belongs to the office.  A key is a row of
 * test/vectors/frj-ledger/keys.txt that holds an Ed25519 key.
 */
#pragma once

#include "base/hex.h"
#include "ledger/base64.h"
#include "ledger/trust.h"
#include "test/check.h"

#include <inttypes.h>
#include <openssl/evp.h>

struct signing_key {
    const char *secret, *verifier; /* hex; name+id+base64 */
    bool witness;
};
static const struct signing_key signing_log = {
    "11c547b235702a6f983f9dd5bd78c5582248cc82d54b65f6f851ed942a89730f",
    "yinghe.example/frj/1+e0402f35+AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2", false};
static const struct signing_key signing_w1 = {
    "6e12b45d9fbbbea9549b8b7891a96245a326d9f1338eb94ebc40f242c083bc14",
    "audit.yinghe.example/w+bf8fa10c+BCC6RjOGb8dDmQQgqozeqUEvjNQ4UfWGj8gobR55vFgU", true};
static const struct signing_key signing_w2 = {
    "46e90029da67bd2dee94e14864676857bd48819cd9aeb3ba7cd1be67a4e326e8",
    "superior.example/w+7fc0930d+BCH6a4wqPxHApgvQa0GKtuSgvFXFkQQhwd1VSmBeqlJy", true};

/* Appends one signature line over `text`; `seconds` counts for witnesses alone. */
static inline void sign_line(
    struct buffer *out, const struct signing_key *key, struct str text, uint64_t seconds)
{
    unsigned char secret[ED25519_KEY_LEN], made[KEY_ID_LEN + 8 + SIGNATURE_LEN];
    struct buffer message = {.arena = out->arena};
    struct verifier_key read;
    size_t len = SIGNATURE_LEN, skip = KEY_ID_LEN;

    check(verifier_key_read(out->arena, str_of(key->verifier), key->witness, &read));
    check(hex_read(str_of(key->secret), secret, sizeof(secret)));
    for (size_t i = 0; i < KEY_ID_LEN; i++)
        made[i] = read.id[i];
    if (key->witness) {
        buffer_addf(&message, "cosignature/v1\ntime %" PRIu64 "\n", seconds);
        for (size_t i = 0; i < 8; i++)
            made[skip++] = (unsigned char)(seconds >> (56 - 8 * i));
    }
    buffer_add(&message, text);
    EVP_PKEY *secret_key =
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, secret, sizeof(secret));
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    check(secret_key != NULL && context != NULL);
    check(EVP_DigestSignInit(context, NULL, NULL, NULL, secret_key) == 1);
    check(EVP_DigestSign(context, made + skip, &len, (const unsigned char *)message.at, message.len)
          == 1);
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(secret_key);
    buffer_addf(out, "\xE2\x80\x94 %.*s ", STR_ARG(read.name));
    base64_write(out, made, skip + len);
    buffer_add(out, STR("\n"));
}
