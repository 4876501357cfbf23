#include "ledger/lines.h"

#include "ledger/entry.h"

#include <string.h>

bool line_take(struct str *rest, struct str *line)
{
    const char *end = rest->len == 0 ? NULL : memchr(rest->at, '\n', rest->len);

    if (end == NULL)
        return false;
    *line = (struct str){rest->at, (size_t)(end - rest->at)};
    *rest = (struct str){end + 1, rest->len - line->len - 1};
    return true;
}

bool decimal_read(struct str text, uint64_t *out)
{
    int64_t n;
    bool spelled = text.len > 0 && (text.at[0] != '0' || text.len == 1) && text.at[0] != '-';

    if (!spelled || !str_integer(text, &n) || n > LEDGER_INTEGER_MAX)
        return false;
    *out = (uint64_t)n;
    return true;
}

enum reason lines_problem(struct str text)
{
    if (!utf8_valid(text))
        return REASON_UTF8;
    for (size_t i = 0; i < text.len; i++)
        if (((uint8_t)text.at[i] < ' ' && text.at[i] != '\n') || text.at[i] == 0x7F)
            return REASON_CONTROL;
    return REASON_NONE;
}
