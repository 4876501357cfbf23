#include "store/chance.h"

#include <sys/random.h>

struct digest chance_take(const struct chance *chance, const char *use, uint64_t a, uint64_t b)
{
    uint64_t numbers[2] = {a, b};
    uint8_t bytes[16];
    struct digest out;

    if (!chance->derived) {
        must(getrandom(out.b, sizeof(out.b), 0) == (ssize_t)sizeof(out.b));
        return out;
    }
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(numbers[i / 8] >> (56 - 8 * (i % 8)));
    const struct str parts[] = {
        chance->seed, STR("\n"), str_of(use), STR("\n"), {(const char *)bytes, sizeof(bytes)}};
    return digest_of(DIGEST_SHA256, parts, COUNT_OF(parts));
}
