#include "ledger/signature.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <string.h>

/* SEQUENCE of two INTEGERs of at most 33 bytes. */
enum { INTEGER_LEN = SIGNATURE_LEN / 2, DER_MAX = 2 + 2 * (2 + 1 + INTEGER_LEN) };

/*
 * Our own context of the library, as in digest.c and for its reasons: no configuration file and no
 * environment can change what holds.  Filled on first use, never changed afterwards.
 */
static OSSL_LIB_CTX *library(void)
{
    static OSSL_LIB_CTX *own;

    if (own == NULL) {
        must(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1);
        own = OSSL_LIB_CTX_new();
    }
    must(own != NULL);
    return own;
}

static EVP_PKEY *ed25519_key(struct str key)
{
    if (key.len != ED25519_KEY_LEN)
        return NULL;
    return EVP_PKEY_new_raw_public_key_ex(
        library(), "ED25519", NULL, (const unsigned char *)key.at, key.len);
}

static EVP_PKEY *sm2_key(struct str key)
{
    char group[] = "SM2";
    unsigned char point[SM2_KEY_LEN];
    EVP_PKEY *out = NULL;

    if (key.len != SM2_KEY_LEN || key.at[0] != 4)
        return NULL;
    memcpy(point, key.at, SM2_KEY_LEN);
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)),
        OSSL_PARAM_construct_end(),
    };
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(library(), "SM2", NULL);
    must(context != NULL && EVP_PKEY_fromdata_init(context) == 1);
    if (EVP_PKEY_fromdata(context, &out, EVP_PKEY_PUBLIC_KEY, params) != 1)
        out = NULL;
    EVP_PKEY_CTX_free(context);
    return out;
}

static EVP_PKEY *key_open(enum signature_scheme scheme, struct str key)
{
    must((unsigned)scheme < SIGNATURE_SCHEMES);
    EVP_PKEY *out = scheme == SIGNATURE_SM2 ? sm2_key(key) : ed25519_key(key);
    ERR_clear_error();
    return out;
}

bool signature_key_sound(enum signature_scheme scheme, struct str key)
{
    EVP_PKEY *opened = key_open(scheme, key);
    bool sound = opened != NULL;

    EVP_PKEY_free(opened);
    return sound;
}

/* A number as a DER INTEGER: no leading zeros, but one before a set top bit. */
static size_t integer_write(unsigned char *out, const unsigned char *number)
{
    size_t skip = 0;

    while (skip < INTEGER_LEN - 1 && number[skip] == 0)
        skip++;
    size_t len = INTEGER_LEN - skip, pad = number[skip] >> 7;
    out[0] = 0x02;
    out[1] = (unsigned char)(len + pad);
    out[2] = 0;
    memcpy(out + 2 + pad, number + skip, len);
    return 2 + pad + len;
}

/* r || s as the library wants it. */
static size_t der_write(unsigned char out[DER_MAX], struct str raw)
{
    const unsigned char *numbers = (const unsigned char *)raw.at;
    size_t len = integer_write(out + 2, numbers);

    len += integer_write(out + 2 + len, numbers + INTEGER_LEN);
    out[0] = 0x30;
    out[1] = (unsigned char)len;
    return 2 + len;
}

/* The key's context carries the signer's ID; it belongs to `context` no more than the key does. */
static EVP_PKEY_CTX *sm2_context(EVP_MD_CTX *context, EVP_PKEY *key)
{
    static const char id[] = "1234567812345678";
    EVP_PKEY_CTX *out = EVP_PKEY_CTX_new_from_pkey(library(), key, NULL);

    must(out != NULL && EVP_PKEY_CTX_set1_id(out, id, (int)sizeof(id) - 1) == 1);
    EVP_MD_CTX_set_pkey_ctx(context, out);
    return out;
}

static bool key_verifies(enum signature_scheme scheme, EVP_PKEY *key, struct str message,
    const unsigned char *signature, size_t signature_len)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *own = NULL;
    const char *digest = NULL;

    must(context != NULL);
    if (scheme == SIGNATURE_SM2) {
        own = sm2_context(context, key);
        digest = "SM3";
    }
    bool holds = EVP_DigestVerifyInit_ex(context, NULL, digest, library(), NULL, key, NULL) == 1
                 && EVP_DigestVerify(context, signature, signature_len,
                        (const unsigned char *)message.at, message.len)
                        == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(own);
    ERR_clear_error();
    return holds;
}

bool signature_holds(
    enum signature_scheme scheme, struct str key, struct str message, struct str signature)
{
    unsigned char der[DER_MAX];

    if (signature.len != SIGNATURE_LEN)
        return false;
    EVP_PKEY *opened = key_open(scheme, key);
    if (opened == NULL)
        return false;
    const unsigned char *bytes = (const unsigned char *)signature.at;
    size_t len = SIGNATURE_LEN;
    if (scheme == SIGNATURE_SM2) {
        len = der_write(der, signature);
        bytes = der;
    }
    bool holds = key_verifies(scheme, opened, message, bytes, len);
    EVP_PKEY_free(opened);
    return holds;
}
