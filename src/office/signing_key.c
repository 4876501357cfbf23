#include "office/signing_key.h"

#include "ledger/base64.h"
#include "ledger/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/params.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

#define WORD "PRIVATE+KEY+"
enum { TYPED_MAX = 64, HALF_LEN = SIGNATURE_LEN / 2, DER_MAX = 80 };

struct signing_key { /* a page of its own */
    struct verifier_key verifier;
    char name[KEY_NAME_MAX];
    uint8_t public_key[SM2_KEY_LEN], secret[KEY_SECRET_LEN], typed[TYPED_MAX];
    char line[KEY_LINE_MAX];
};

/* As in ledger/signature.c: no configuration file and no environment changes what is signed. */
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

/* ---- the page ------------------------------------------------------------------------------- */

/* Locking may be forbidden by a limit of the machine; the page is kept out of dumps all the same.
 */
static struct signing_key *page_open(void)
{
    struct signing_key *key =
        mmap(NULL, sizeof(*key), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (key == MAP_FAILED)
        return NULL;
    (void)mlock(key, sizeof(*key));
    (void)madvise(key, sizeof(*key), MADV_DONTDUMP);
    return key;
}

void signing_key_close(struct signing_key *key)
{
    if (key == NULL)
        return;
    explicit_bzero(key, sizeof(*key));
    munmap(key, sizeof(*key));
}

const struct verifier_key *signing_key_verifier(const struct signing_key *key)
{
    return &key->verifier;
}

/* ---- SM2: the public point ------------------------------------------------------------------ */

/* 1 ≤ d ≤ n − 2 */
static bool scalar_sound(const EC_GROUP *group, const BIGNUM *d)
{
    BIGNUM *most = BN_dup(EC_GROUP_get0_order(group));

    must(most != NULL && BN_sub_word(most, 2) == 1);
    bool sound = !BN_is_zero(d) && BN_cmp(d, most) <= 0;
    BN_free(most);
    return sound;
}

/* d·G; false when the secret is no scalar. */
static bool sm2_public(const uint8_t secret[KEY_SECRET_LEN], uint8_t point[SM2_KEY_LEN])
{
    EC_GROUP *group = EC_GROUP_new_by_curve_name_ex(library(), NULL, NID_sm2);
    BIGNUM *d = BN_secure_new();

    must(group != NULL && d != NULL && BN_bin2bn(secret, KEY_SECRET_LEN, d) != NULL);
    BN_set_flags(d, BN_FLG_CONSTTIME);
    bool sound = scalar_sound(group, d);
    if (sound) {
        EC_POINT *at = EC_POINT_new(group);
        must(at != NULL && EC_POINT_mul(group, at, d, NULL, NULL, NULL) == 1);
        must(EC_POINT_point2oct(group, at, POINT_CONVERSION_UNCOMPRESSED, point, SM2_KEY_LEN, NULL)
             == SM2_KEY_LEN);
        EC_POINT_free(at);
    }
    BN_clear_free(d);
    EC_GROUP_free(group);
    return sound;
}

/* ---- keys of the library -------------------------------------------------------------------- */

static EVP_PKEY *ed25519_open(const struct signing_key *key)
{
    EVP_PKEY *out =
        EVP_PKEY_new_raw_private_key_ex(library(), "ED25519", NULL, key->secret, KEY_SECRET_LEN);

    must(out != NULL);
    return out;
}

static void ed25519_public(struct signing_key *key)
{
    EVP_PKEY *opened = ed25519_open(key);
    size_t len = ED25519_KEY_LEN;

    must(EVP_PKEY_get_raw_public_key(opened, key->public_key, &len) == 1 && len == ED25519_KEY_LEN);
    EVP_PKEY_free(opened);
}

static EVP_PKEY *sm2_open(struct signing_key *key)
{
    char group[] = "SM2";
    uint8_t native[KEY_SECRET_LEN]; /* numbers lie in the machine's order here */
    EVP_PKEY *out = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(library(), "SM2", NULL);
    BIGNUM *d = BN_secure_new();

    must(d != NULL && BN_bin2bn(key->secret, KEY_SECRET_LEN, d) != NULL);
    must(BN_bn2nativepad(d, native, KEY_SECRET_LEN) == KEY_SECRET_LEN);
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, key->public_key, SM2_KEY_LEN),
        OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, native, KEY_SECRET_LEN),
        OSSL_PARAM_construct_end(),
    };
    must(context != NULL && EVP_PKEY_fromdata_init(context) == 1);
    must(EVP_PKEY_fromdata(context, &out, EVP_PKEY_KEYPAIR, params) == 1 && out != NULL);
    explicit_bzero(native, sizeof(native));
    BN_clear_free(d);
    EVP_PKEY_CTX_free(context);
    return out;
}

/* ---- making --------------------------------------------------------------------------------- */

/* False: the secret is no key of this scheme. */
static bool public_fill(struct signing_key *key, struct arena *scratch)
{
    struct verifier_key *verifier = &key->verifier;

    verifier->bytes = (struct str){(const char *)key->public_key, ED25519_KEY_LEN};
    if (verifier->scheme == SIGNATURE_ED25519)
        ed25519_public(key);
    else if (!sm2_public(key->secret, key->public_key))
        return false;
    if (verifier->scheme == SIGNATURE_SM2)
        verifier->bytes.len = SM2_KEY_LEN;
    verifier_key_name(scratch, verifier);
    return true;
}

/* NULL: see the fault. */
static struct signing_key *key_open(
    enum signature_scheme scheme, bool witness, struct str name, struct fault *fault)
{
    struct signing_key *key = NULL;

    if (!key_name_valid(name) || name.len > KEY_NAME_MAX)
        fault_set(
            fault, STATUS_INVALID, "密钥的名称不对：不能有空格和“+”，最多%d字节", KEY_NAME_MAX);
    else if ((key = page_open()) == NULL)
        fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    if (key == NULL)
        return NULL;
    memcpy(key->name, name.at, name.len);
    key->verifier =
        (struct verifier_key){.scheme = scheme, .witness = witness, .name = {key->name, name.len}};
    return key;
}

static void secret_fill(struct signing_key *key, const uint8_t *secret, struct arena *scratch)
{
    if (secret != NULL)
        memcpy(key->secret, secret, KEY_SECRET_LEN);
    else
        must(getrandom(key->secret, KEY_SECRET_LEN, 0) == KEY_SECRET_LEN);
    while (!public_fill(key, scratch)) { /* once in 2^32 the bytes are no scalar */
        const struct str part = {(const char *)key->secret, KEY_SECRET_LEN};
        struct digest next = digest_of(DIGEST_SHA256, &part, 1);
        memcpy(key->secret, next.b, KEY_SECRET_LEN);
    }
}

enum status signing_key_make(enum signature_scheme scheme, bool witness, struct str name,
    const uint8_t *secret, struct signing_key **out, struct fault *fault)
{
    struct arena *scratch = arena_open(KEY_LINE_MAX * 4);

    *out = NULL;
    if (scratch == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    *out = key_open(scheme, witness, name, fault);
    if (*out != NULL)
        secret_fill(*out, secret, scratch);
    arena_close(scratch);
    return *out == NULL ? fault->status : STATUS_OK;
}

/* ---- the text ------------------------------------------------------------------------------- */

/* Into the key's own page: no buffer of an arena ever holds the secret. */
struct str signing_key_text(struct signing_key *key)
{
    static const char digits[] = "0123456789abcdef";
    struct buffer out = {.at = key->line, .room = sizeof(key->line)};
    struct str type = key_type(key->verifier.scheme, key->verifier.witness);

    buffer_add(&out, STR(WORD));
    buffer_add(&out, key->verifier.name);
    buffer_add(&out, STR("+"));
    for (size_t i = 0; i < KEY_ID_LEN; i++) {
        const uint8_t byte = key->verifier.id[i];
        const char two[] = {digits[byte >> 4], digits[byte & 15]};
        buffer_add(&out, (struct str){two, sizeof(two)});
    }
    buffer_add(&out, STR("+"));
    memcpy(key->typed, type.at, type.len);
    memcpy(key->typed + type.len, key->secret, KEY_SECRET_LEN);
    base64_write(&out, key->typed, type.len + KEY_SECRET_LEN);
    buffer_add(&out, STR("\n"));
    must(out.at == key->line);
    return buffer_str(&out);
}

struct key_parts {
    struct str name, id, secret;
};

static bool plus_take(struct str *rest, struct str *part)
{
    const char *plus = memchr(rest->at, '+', rest->len);

    if (plus == NULL)
        return false;
    *part = (struct str){rest->at, (size_t)(plus - rest->at)};
    *rest = (struct str){plus + 1, rest->len - part->len - 1};
    return true;
}

static bool parts_take(struct str text, struct key_parts *out)
{
    const size_t skip = sizeof(WORD) - 1;

    if (text.len > 0 && text.at[text.len - 1] == '\n')
        text.len--;
    if (text.len >= KEY_LINE_MAX || !str_starts(text, WORD))
        return false;
    out->secret = (struct str){text.at + skip, text.len - skip};
    return plus_take(&out->secret, &out->name) && plus_take(&out->secret, &out->id);
}

static void wipe(struct str bytes)
{
    explicit_bzero((void *)(uintptr_t)bytes.at, bytes.len);
}

/* Scheme and secret; the decoded bytes are wiped. */
static bool secret_take(struct arena *scratch, const struct key_parts *parts, bool witness,
    enum signature_scheme *scheme, uint8_t secret[KEY_SECRET_LEN])
{
    bool found = false;
    struct str typed;

    if (!base64_read(scratch, parts->secret, &typed))
        return false;
    for (unsigned i = 0; i < SIGNATURE_SCHEMES && !found; i++) {
        struct str rest = typed;
        *scheme = (enum signature_scheme)i;
        found = key_type_take(&rest, *scheme, witness) && rest.len == KEY_SECRET_LEN;
        if (found)
            memcpy(secret, rest.at, KEY_SECRET_LEN);
    }
    wipe(typed);
    return found;
}

static enum status read_in(struct arena *scratch, struct str text, bool witness,
    struct signing_key *key, struct fault *fault)
{
    struct key_parts parts;
    uint8_t id[KEY_ID_LEN];

    if (!parts_take(text, &parts) || !hex_read(parts.id, id, KEY_ID_LEN)
        || !secret_take(scratch, &parts, witness, &key->verifier.scheme, key->secret))
        return fault_set(fault, STATUS_INVALID, "密钥文件写法不对，或者是别的用途的密钥");
    if (!key_name_valid(parts.name) || parts.name.len > KEY_NAME_MAX)
        return fault_set(fault, STATUS_INVALID, "密钥文件中的名称不对");
    memcpy(key->name, parts.name.at, parts.name.len);
    key->verifier.name = (struct str){key->name, parts.name.len};
    key->verifier.witness = witness;
    if (!public_fill(key, scratch) || memcmp(key->verifier.id, id, KEY_ID_LEN) != 0)
        return fault_set(fault, STATUS_INVALID, "密钥文件中的编号与密钥不符");
    return STATUS_OK;
}

enum status signing_key_read(
    struct str text, bool witness, struct signing_key **out, struct fault *fault)
{
    struct arena *scratch = arena_open(KEY_LINE_MAX * 4);
    struct signing_key *key = page_open();
    enum status status = STATUS_UNAVAILABLE;

    *out = NULL;
    if (scratch == NULL || key == NULL)
        fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    else
        status = read_in(scratch, text, witness, key, fault);
    if (status == STATUS_OK)
        *out = key;
    else
        signing_key_close(key);
    arena_close(scratch);
    return status;
}

/* ---- signing -------------------------------------------------------------------------------- */

/* r || s out of the library's DER. */
static void der_read(const uint8_t *der, size_t len, uint8_t raw[SIGNATURE_LEN])
{
    ECDSA_SIG *read = d2i_ECDSA_SIG(NULL, &der, (long)len);

    must(read != NULL);
    must(BN_bn2binpad(ECDSA_SIG_get0_r(read), raw, HALF_LEN) == HALF_LEN);
    must(BN_bn2binpad(ECDSA_SIG_get0_s(read), raw + HALF_LEN, HALF_LEN) == HALF_LEN);
    ECDSA_SIG_free(read);
}

static void ed25519_sign(struct signing_key *key, struct str message, uint8_t raw[SIGNATURE_LEN])
{
    EVP_PKEY *opened = ed25519_open(key);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t len = SIGNATURE_LEN;

    must(context != NULL);
    must(EVP_DigestSignInit_ex(context, NULL, NULL, library(), NULL, opened, NULL) == 1);
    must(EVP_DigestSign(context, raw, &len, (const unsigned char *)message.at, message.len) == 1);
    must(len == SIGNATURE_LEN);
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(opened);
}

static void sm2_sign(struct signing_key *key, struct str message, uint8_t raw[SIGNATURE_LEN])
{
    static const char id[] = "1234567812345678";
    EVP_PKEY *opened = sm2_open(key);
    EVP_PKEY_CTX *own = EVP_PKEY_CTX_new_from_pkey(library(), opened, NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    uint8_t der[DER_MAX];
    size_t len = sizeof(der);

    must(own != NULL && context != NULL);
    must(EVP_PKEY_CTX_set1_id(own, id, (int)sizeof(id) - 1) == 1);
    EVP_MD_CTX_set_pkey_ctx(context, own);
    must(EVP_DigestSignInit_ex(context, NULL, "SM3", library(), NULL, opened, NULL) == 1);
    must(EVP_DigestSign(context, der, &len, (const unsigned char *)message.at, message.len) == 1);
    der_read(der, len, raw);
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(own);
    EVP_PKEY_free(opened);
}

/* A signature that does not hold is never given away. */
static void message_sign(struct signing_key *key, struct str message, uint8_t raw[SIGNATURE_LEN])
{
    const struct verifier_key *verifier = &key->verifier;

    if (verifier->scheme == SIGNATURE_SM2)
        sm2_sign(key, message, raw);
    else
        ed25519_sign(key, message, raw);
    ERR_clear_error();
    must(signature_holds(verifier->scheme, verifier->bytes, message,
        (struct str){(const char *)raw, SIGNATURE_LEN}));
}

static void line_write(const struct signing_key *key, struct str bytes, struct buffer *out)
{
    struct note_signature line = {.name = key->verifier.name, .bytes = bytes};

    memcpy(line.key_id, key->verifier.id, KEY_ID_LEN);
    note_signature_write(out, &line);
}

void signing_key_sign(struct signing_key *key, struct str text, struct buffer *out)
{
    uint8_t raw[SIGNATURE_LEN];

    must(!key->verifier.witness);
    message_sign(key, text, raw);
    line_write(key, (struct str){(const char *)raw, sizeof(raw)}, out);
}

void signing_key_cosign(
    struct signing_key *key, struct str text, uint64_t seconds, struct buffer *out)
{
    struct buffer message = {.arena = out->arena};
    uint8_t bytes[COSIGNATURE_TIME_LEN + SIGNATURE_LEN];

    must(key->verifier.witness);
    for (size_t i = 0; i < COSIGNATURE_TIME_LEN; i++)
        bytes[i] = (uint8_t)(seconds >> (56 - 8 * i));
    cosignature_message_write(&message, seconds, text);
    message_sign(key, buffer_str(&message), bytes + COSIGNATURE_TIME_LEN);
    line_write(key, (struct str){(const char *)bytes, sizeof(bytes)}, out);
}
