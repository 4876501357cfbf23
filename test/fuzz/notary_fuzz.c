/* A header between office and notary: what is taken is written back, within its limits. */
#include "office/notary_message.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct notary_message message;
    uint8_t again[NOTARY_HEADER_LEN];

    if (size < NOTARY_HEADER_LEN || !notary_header_read(data, &message))
        return 0;
    must(message.text_len <= NOTARY_TEXT_MAX && (unsigned)message.alg < DIGEST_ALGS);
    notary_header_write(&message, again);
    must(memcmp(again, data, sizeof(again)) == 0);
    return 0;
}
