#include "base/near.h"

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t near_distance(struct str a, struct str b)
{
    size_t row[NEAR_WORD_MAX + 1];

    if (a.len > NEAR_WORD_MAX || b.len > NEAR_WORD_MAX)
        return NEAR_WORD_MAX;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t changed = corner + (a.at[i - 1] == b.at[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = smaller(changed, smaller(row[j], row[j - 1]) + 1);
        }
    }
    return row[b.len];
}

struct str near_best(struct str word, const struct str *words, size_t len, size_t far)
{
    struct str best = {0};

    for (size_t i = 0; i < len; i++) {
        size_t distance = near_distance(word, words[i]);
        if (distance <= far && distance < words[i].len) {
            best = words[i];
            far = distance == 0 ? 0 : distance - 1;
        }
    }
    return best;
}
