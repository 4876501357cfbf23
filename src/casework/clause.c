#include "casework/clause.h"

const char *const provenance_codes[] = {
    NULL, "article", "published", "common", "inference", "sample", NULL};

const char *const list_role_codes[] = {NULL, "include", "require", "no_pursuit", "no_liability",
    "mitigate", "exclude", "aggravate", NULL};

const char *const fact_type_codes[] = {
    NULL, "yes_no", "amount", "ratio", "count", "date", "choice", NULL};

enum { BEGINNING_MAX = 20 };

/* The bytes of the first characters; the whole text when it is not longer. */
static size_t beginning_len(struct str text)
{
    size_t at = 0;
    for (size_t count = 0; at < text.len; at++)
        if (((uint8_t)text.at[at] & 0xC0) != 0x80 && count++ == BEGINNING_MAX)
            break;
    return at;
}

struct str clause_words(struct arena *arena, const struct clause *clause)
{
    if (clause->text.len == 0)
        return str_format(arena, "%.*s第%d项（原文未公布）", STR_ARG(clause->id), clause->no);
    struct str beginning = {clause->text.at, beginning_len(clause->text)};
    return str_format(arena, "%.*s“%.*s%s”", STR_ARG(clause->id), STR_ARG(beginning),
        beginning.len < clause->text.len ? "……" : "");
}
