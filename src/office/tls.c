#include "office/tls.h"

#include "office/certificate.h"
#include "office/clock.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <stdio.h>

/* Of TLS 1.2 what is as good as 1.3: a key for each connection, and sealed records. */
static const char ciphers_1_2[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

/* A key with a password is refused, not asked for at a terminal that is not there. */
/* NOLINTNEXTLINE(readability-non-const-parameter): as OpenSSL calls it */
static int no_password(char *at, int room, int writing, void *context)
{
    (void)at, (void)room, (void)writing, (void)context;
    return -1;
}

static EVP_PKEY *key_read(const char *path, struct fault *fault)
{
    FILE *file = fopen(path, "re");

    if (file == NULL) {
        fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "读不了私钥 %s：%s", path, system_words(errno).text);
        return NULL;
    }
    setvbuf(file, NULL, _IONBF, 0); /* no copy of it stays in a buffer */
    EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, no_password, NULL);
    (void)fclose(file);
    if (key == NULL)
        fault_set(fault, STATUS_INVALID, "%s 里没有可以用的私钥（PEM，不加密码）", path);
    return key;
}

static SSL_CTX *context_new(void)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());

    if (context == NULL)
        return NULL;
    SSL_CTX_set_options(
        context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1
        && SSL_CTX_set_cipher_list(context, ciphers_1_2) == 1
        && SSL_CTX_set_num_tickets(context, 0) == 1)
        return context;
    SSL_CTX_free(context);
    return NULL;
}

static enum status pair_use(SSL_CTX *context, EVP_PKEY *key, const char *path, struct fault *fault)
{
    if (SSL_CTX_use_certificate_chain_file(context, path) != 1)
        return fault_set(
            fault, STATUS_INVALID, "证书 %s 不能用：读不懂，或者密钥太短（RSA至少2048位）", path);
    if (X509_check_private_key(SSL_CTX_get0_certificate(context), key) != 1)
        return fault_set(fault, STATUS_INVALID, "私钥不是证书 %s 的", path);
    if (SSL_CTX_use_PrivateKey(context, key) != 1)
        return fault_set(fault, STATUS_INVALID, "证书 %s 的私钥不能用于TLS", path);
    return STATUS_OK;
}

enum status tls_open(const char *certificate, const char *key, struct tls *out, struct fault *fault)
{
    instant end;

    *out = (struct tls){0};
    if (certificate_end(certificate, &end, fault) != STATUS_OK)
        return fault->status;
    EVP_PKEY *own = key_read(key, fault);
    if (own == NULL)
        return fault->status;
    out->context = context_new();
    if (out->context == NULL)
        fault_set(fault, STATUS_UNAVAILABLE, "OpenSSL 不能开始TLS");
    else if (pair_use(out->context, own, certificate, fault) != STATUS_OK)
        tls_close(out);
    EVP_PKEY_free(own);
    ERR_clear_error();
    return fault->status;
}

void tls_close(struct tls *tls)
{
    SSL_CTX_free(tls->context);
    tls->context = NULL;
}

enum status tls_check(const char *certificate, const char *key, struct fault *fault)
{
    struct tls tls;
    instant end;

    if (certificate_end(certificate, &end, fault) != STATUS_OK)
        return fault->status;
    if (end.ms <= clock_wall().ms)
        return fault_set(fault, STATUS_INVALID, "证书 %s 已经到期，请换上新的", certificate);
    if (tls_open(certificate, key, &tls, fault) == STATUS_OK)
        tls_close(&tls);
    return fault->status;
}

SSL *tls_client_new(const struct tls *tls)
{
    return SSL_new(tls->context);
}

void tls_client_end(SSL *client)
{
    if (!SSL_is_init_finished(client) || (SSL_get_shutdown(client) & SSL_SENT_SHUTDOWN) != 0)
        return;
    (void)SSL_shutdown(client); /* what the client makes of it is its own affair */
    ERR_clear_error();
}
