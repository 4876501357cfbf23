#include "ledger/digest.h"

#include "base/reserve.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

/*
 * Looking an algorithm up and making a context cost more than hashing an entry does, so each
 * process keeps one of each per algorithm.  This is the one mutable static of the layer: it is
 * filled on first use, never changes what a digest is, and the program has no threads.  The
 * library context is our own and reads no configuration, so no file and no environment can
 * change a digest; who wants the system's OpenSSL settings for other uses loads them before.
 */
static EVP_MD_CTX *contexts[DIGEST_ALGS];

static const struct algorithm {
    const char *name, *library_name;
} algorithms[DIGEST_ALGS] = {
    [DIGEST_SHA256] = {"sha256", "SHA2-256"},
    [DIGEST_SM3] = {"sm3", "SM3"},
};

/* Each digest takes some memory inside the library; with these it has it even when the machine
 * has none, so that digest_of() cannot fail.  They hold if we are its first user. */
static void *library_malloc(size_t bytes, const char *file, int line)
{
    (void)file, (void)line;
    return reserve_malloc(bytes);
}
static void *library_realloc(void *at, size_t bytes, const char *file, int line)
{
    (void)file, (void)line;
    return reserve_realloc(at, bytes);
}
static void library_free(void *at, const char *file, int line)
{
    (void)file, (void)line;
    reserve_free(at);
}

static OSSL_LIB_CTX *library_open(void)
{
    (void)CRYPTO_set_mem_functions(library_malloc, library_realloc, library_free);
    if (OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) != 1)
        return NULL;
    return OSSL_LIB_CTX_new();
}

/* NULL for want of memory. */
static EVP_MD_CTX *context_open(OSSL_LIB_CTX *library, enum digest_alg alg)
{
    EVP_MD *md = EVP_MD_fetch(library, algorithms[alg].library_name, NULL);
    EVP_MD_CTX *context = md == NULL ? NULL : EVP_MD_CTX_new();

    if (context != NULL && EVP_DigestInit_ex2(context, md, NULL) != 1) {
        EVP_MD_CTX_free(context);
        context = NULL;
    }
    must(md == NULL || EVP_MD_get_size(md) == DIGEST_LEN);
    EVP_MD_free(md); /* the context holds its own reference */
    return context;
}

bool digest_ready(void)
{
    static OSSL_LIB_CTX *library;
    bool ready = true;

    if (library == NULL)
        library = library_open();
    for (unsigned alg = 0; alg < DIGEST_ALGS && library != NULL; alg++) {
        if (contexts[alg] == NULL)
            contexts[alg] = context_open(library, (enum digest_alg)alg);
        ready = ready && contexts[alg] != NULL;
    }
    return ready && library != NULL;
}

const char *digest_alg_name(enum digest_alg alg)
{
    must((unsigned)alg < DIGEST_ALGS);
    return algorithms[alg].name;
}

struct digest digest_of(enum digest_alg alg, const struct str *parts, size_t parts_len)
{
    struct digest digest;
    unsigned len = 0;

    must((unsigned)alg < DIGEST_ALGS);
    if (contexts[alg] == NULL)
        must(digest_ready());
    EVP_MD_CTX *context = contexts[alg];
    must(EVP_DigestInit_ex2(context, NULL, NULL) == 1); /* the same algorithm, from the start */
    for (size_t i = 0; i < parts_len; i++)
        must(EVP_DigestUpdate(context, parts[i].at, parts[i].len) == 1);
    must(EVP_DigestFinal_ex(context, digest.b, &len) == 1 && len == DIGEST_LEN);
    return digest;
}

bool digest_run_open(struct digest_run *run)
{
    *run = (struct digest_run){{NULL}};
    if (!digest_ready())
        return false;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        run->contexts[alg] = context;
        if (context == NULL || EVP_MD_CTX_copy_ex(context, contexts[alg]) != 1
            || EVP_DigestInit_ex2(context, NULL, NULL) != 1) {
            digest_run_close(run, NULL);
            return false;
        }
    }
    return true;
}

void digest_run_add(struct digest_run *run, struct str piece)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        must(EVP_DigestUpdate(run->contexts[alg], piece.at, piece.len) == 1);
}

void digest_run_close(struct digest_run *run, struct digest out[DIGEST_ALGS])
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        unsigned len = 0;
        if (out != NULL)
            must(
                EVP_DigestFinal_ex(run->contexts[alg], out[alg].b, &len) == 1 && len == DIGEST_LEN);
        EVP_MD_CTX_free(run->contexts[alg]);
        run->contexts[alg] = NULL;
    }
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
    return memcmp(a->b, b->b, DIGEST_LEN) == 0;
}

struct str digest_str(const struct digest *digest)
{
    return (struct str){(const char *)digest->b, DIGEST_LEN};
}
