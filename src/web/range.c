#include "web/range.h"

#include <string.h>

enum { DIGITS_MAX = 18 };

/* Digits alone, also none: then *given is false. */
static bool number_read(struct str text, uint64_t *out, bool *given)
{
    *out = 0;
    *given = text.len > 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || text.len > DIGITS_MAX)
            return false;
        *out = *out * 10 + (uint64_t)(text.at[i] - '0');
    }
    return true;
}

static struct range part_of(uint64_t first, uint64_t last, uint64_t size)
{
    if (first >= size)
        return (struct range){.kind = RANGE_NONE};
    if (last >= size)
        last = size - 1;
    return (struct range){first, last - first + 1, RANGE_PART};
}

static struct range last_of(uint64_t len, uint64_t size)
{
    if (len == 0)
        return (struct range){.kind = RANGE_NONE};
    return part_of(len >= size ? 0 : size - len, size - 1, size);
}

struct range range_read(struct str value, uint64_t size)
{
    const struct range whole = {0, size, RANGE_WHOLE};
    uint64_t first, last;
    bool from, to;

    if (!str_starts(value, "bytes=") || memchr(value.at, ',', value.len) != NULL)
        return whole;
    struct str spec = {value.at + 6, value.len - 6};
    const char *dash = memchr(spec.at, '-', spec.len);
    size_t len = dash == NULL ? 0 : (size_t)(dash - spec.at);
    if (dash == NULL || !number_read((struct str){spec.at, len}, &first, &from)
        || !number_read((struct str){dash + 1, spec.len - len - 1}, &last, &to) || (!from && !to)
        || (from && to && last < first))
        return whole;
    if (!from)
        return last_of(last, size);
    return part_of(first, to ? last : size - 1, size);
}
