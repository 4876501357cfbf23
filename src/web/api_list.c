#include "web/api_list.h"

#include "web/html.h"
#include "web/problem.h"

bool api_number(struct exchange *x, const char *name, int64_t otherwise, int64_t max, int64_t *out)
{
    struct str said = exchange_query(x, name);

    *out = otherwise;
    if (said.at == NULL || (str_integer(said, out) && *out >= 0 && *out <= max))
        return true;
    (void)problem_tell(x, "invalid_parameter",
        str_format(x->arena, "%s 应是0到%lld的整数", name, (long long)max), NULL);
    return false;
}

bool api_page_asked(struct exchange *x, struct page_filter *filter)
{
    int64_t limit;

    if (!api_number(x, "limit", API_LIMIT, API_LIMIT_MAX, &limit)
        || !api_number(x, "cursor", 0, (int64_t)1 << 53, &filter->below))
        return false;
    filter->limit = limit > 0 ? (size_t)limit : 1;
    return true;
}

/* ---- the way to the next page --------------------------------------------------------------- */

/* The same question with the new cursor. */
static void link_add(struct exchange *x, struct str next)
{
    struct buffer out = {.arena = x->arena};

    buffer_addf(&out, "<%.*s?", STR_ARG(x->head->path));
    for (size_t i = 0; i < x->query->len; i++) {
        const struct node *member = &x->query->items[i];
        if (str_is(member->key, "cursor") || member->kind != NODE_TEXT)
            continue;
        html_url(&out, member->key);
        buffer_add(&out, STR("="));
        html_url(&out, member->text);
        buffer_add(&out, STR("&"));
    }
    buffer_add(&out, STR("cursor="));
    html_url(&out, next);
    buffer_add(&out, STR(">; rel=\"next\""));
    exchange_header(x, "Link", buffer_str(&out));
}

/* ---- answers -------------------------------------------------------------------------------- */

enum exchange_next api_page_of(struct exchange *x, const struct node *rows, struct str next)
{
    struct node out = {.kind = NODE_MAP}, *items = node_put(x->arena, &out, STR("items"));
    struct str key = items->key;

    *items = *rows;
    items->key = key;
    if (next.len > 0) {
        node_put_text(x->arena, &out, "next", next);
        link_add(x, next);
    }
    return exchange_json(x, &out);
}

enum exchange_next api_items(struct exchange *x, const struct node *rows)
{
    return api_page_of(x, rows, (struct str){0});
}

/* The place after the row the cursor names; rows->len + 1: there is none of that name. */
static size_t place_after(const struct node *rows, struct str cursor)
{
    for (size_t i = 0; i < rows->len; i++)
        if (str_equal(node_text(&rows->items[i], "id"), cursor))
            return i + 1;
    return rows->len + 1;
}

enum exchange_next api_page_below(struct exchange *x, const struct node *rows, int64_t next)
{
    return api_page_of(
        x, rows, next > 0 ? str_format(x->arena, "%lld", (long long)next) : (struct str){0});
}

enum exchange_next api_page(struct exchange *x, const struct node *rows)
{
    struct str cursor = exchange_query(x, "cursor");
    size_t from = cursor.len == 0 ? 0 : place_after(rows, cursor);
    int64_t limit;

    if (!api_number(x, "limit", API_LIMIT, API_LIMIT_MAX, &limit))
        return EXCHANGE_DONE;
    if (from > rows->len)
        return problem_tell(
            x, "invalid_parameter", STR("cursor 已经不能用，请从第一页重新看"), NULL);
    bool more = rows->len - from > (size_t)limit;
    struct node page = {.kind = NODE_LIST,
        .items = rows->items + from,
        .len = more ? (size_t)limit : rows->len - from};
    struct str next = more && limit > 0 ? node_text(&rows->items[from + (size_t)limit - 1], "id")
                                        : (struct str){0};
    return api_page_of(x, &page, next);
}
