#include "office/certificate.h"

#include <errno.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>

/* By the distance from 1970, for whose sake OpenSSL has no call of its own. */
static bool end_of(const X509 *certificate, instant *out)
{
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, seconds = 0;
    bool read = epoch != NULL
                && ASN1_TIME_diff(&days, &seconds, epoch, X509_get0_notAfter(certificate)) == 1;

    ASN1_TIME_free(epoch);
    out->ms = ((int64_t)days * 86400 + seconds) * 1000;
    return read;
}

enum status certificate_end(const char *path, instant *out, struct fault *fault)
{
    FILE *file = fopen(path, "re");

    *fault = (struct fault){.status = STATUS_OK};
    if (file == NULL)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "读不了证书 %s：%s", path, system_words(errno).text);
    X509 *certificate = PEM_read_X509(file, NULL, NULL, NULL);
    (void)fclose(file);
    if (certificate == NULL || !end_of(certificate, out))
        fault_set(fault, STATUS_INVALID, "%s 里没有证书", path);
    X509_free(certificate);
    return fault->status;
}
