#include "web/route.h"

#include <string.h>

/* The part of a path up to the next slash, taken off. */
static struct str part_take(struct str *path)
{
    size_t len = 0;

    if (path->len > 0)
        *path = (struct str){path->at + 1, path->len - 1}; /* its slash */
    while (len < path->len && path->at[len] != '/')
        len++;
    struct str part = {path->at, len};
    *path = (struct str){path->at + len, path->len - len};
    return part;
}

static bool path_fits(const char *pattern, struct str path, struct str parts[EXCHANGE_PARTS_MAX])
{
    struct str wanted = str_of(pattern);
    size_t len = 0;

    while (wanted.len > 0 && path.len > 0) {
        struct str want = part_take(&wanted), have = part_take(&path);
        bool any = want.len > 0 && want.at[0] == '{';
        if (any && have.len > 0 && len < EXCHANGE_PARTS_MAX)
            parts[len++] = have;
        else if (any || !str_equal(want, have))
            return false;
    }
    return wanted.len == 0 && path.len == 0;
}

static bool row_fits(const struct route *row, struct str path, struct str parts[EXCHANGE_PARTS_MAX])
{
    return path_fits(row->path, path, parts) && (row->fits == NULL || row->fits(parts));
}

struct str route_methods(const struct exchange *x)
{
    struct buffer out = {.arena = x->arena};

    for (size_t i = 0; i < routes_len; i++) {
        struct str parts[EXCHANGE_PARTS_MAX] = {{0}};
        if (!row_fits(&routes[i], x->head->path, parts))
            continue;
        buffer_addf(&out, "%s%s%s", out.len > 0 ? ", " : "", http_method_name(routes[i].method),
            routes[i].method == HTTP_GET ? ", HEAD" : "");
    }
    return buffer_str(&out);
}

const struct route *route_find(struct exchange *x, bool *known)
{
    enum http_method method = x->head->method == HTTP_HEAD ? HTTP_GET : x->head->method;

    *known = false;
    for (size_t i = 0; i < routes_len; i++) {
        struct str parts[EXCHANGE_PARTS_MAX] = {{0}};
        if (!row_fits(&routes[i], x->head->path, parts))
            continue;
        *known = true;
        if (routes[i].method != method)
            continue;
        memcpy(x->parts, parts, sizeof(parts));
        return &routes[i];
    }
    return NULL;
}
