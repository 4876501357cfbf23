#include "web/problem.h"

static const struct row {
    const char *code;
    int status;
    const char *title, *remedy;
} rows[] = {
    {"unreadable", 400, "请求读不懂", "请核对地址、正文和 Content-Type。"},
    {"unknown_field", 400, "有不认识的项", "请按 errors 指出的位置改正名称，或者去掉这一项。"},
    {"unknown_parameter", 400, "有不认识的参数", "请核对问号后面的参数名称。"},
    {"invalid_parameter", 400, "参数的值不对", "请按说明改正参数。"},
    {"idempotency_key_missing", 400, "没有写提交号",
        "请加上 Idempotency-Key：32位小写十六进制数字，每次提交用新的，重发时用原来的。"},
    {"not_signed_in", 401, "没有登录", "请带上令牌：Authorization: Bearer …"},
    {"denied", 403, "不能办理", "请核对身份和令牌。"},
    {"token_scope", 403, "令牌的范围不够", "请换用范围更大的令牌（frj token create --scope）。"},
    {"not_found", 404, "没有找到，或者您无权查看", "请核对地址或者编号。"},
    {"method", 405, "这个地址不能这样用", "可以用的方法见 Allow。"},
    {"refused", 409, "规则不允许", "请看 detail 写的原因和办法。"},
    {"conflict", 409, "与已经登记的有冲突", "请重新查看后再提交；重发同一次提交要用原来的内容。"},
    {"stale", 412, "您看到的已经不是最新的", "请重新查看，再用新的 ETag 或者 version 提交。"},
    {"too_large", 413, "内容太大", "请分成几份，或者降低扫描的精度。"},
    {"media_type", 415, "正文要用 JSON", "请加上 Content-Type: application/json。"},
    {"range", 416, "没有这一段", "请重新下载整份文件。"},
    {"invalid", 422, "内容要修改", "请按 errors 指出的位置修改后重新提交。"},
    {"if_match_missing", 428, "没有写明看到的是哪一版",
        "请先查看要办的事项或者会议，再把它的 ETag 写进 If-Match。"},
    {"too_many", 429, "请求太多", "请过一会儿再试。"},
    {"failed", 500, "程序出错了", "请把 trace_id 告诉管理员。"},
    {"unavailable", 503, "暂时不能办理", "请过一会儿用原来的提交号再试，不会重复登记。"},
    {"no_room", 507, "没有地方存放", "请告诉管理员磁盘满了；腾出地方以后再提交。"},
};

static const struct row *row_of_code(const char *code)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_is(str_of(code), rows[i].code))
            return &rows[i];
    must(false);
    return NULL;
}

enum exchange_next problem_tell(
    struct exchange *x, const char *code, struct str detail, const struct node *more)
{
    const struct row *row = row_of_code(code);
    struct node out = {.kind = NODE_MAP};

    x->status = row->status;
    x->out.len = 0;
    node_put_text(x->arena, &out, "type", str_format(x->arena, "/api/v1/problems#%s", code));
    node_put_text(x->arena, &out, "title", str_of(row->title));
    node_put_integer(x->arena, &out, "status", row->status);
    node_put_text(x->arena, &out, "detail", detail.len > 0 ? detail : str_of(row->remedy));
    for (size_t i = 0; more != NULL && i < more->len; i++)
        *node_put(x->arena, &out, more->items[i].key) = more->items[i];
    node_put_text(x->arena, &out, "trace_id", x->trace);
    (void)exchange_json(x, &out);
    x->content_type = STR("application/problem+json; charset=utf-8");
    if (row->status == 503)
        exchange_header(x, "Retry-After", STR("1"));
    return EXCHANGE_DONE;
}

enum exchange_next problem_of_status(struct exchange *x, int status, const char *detail)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].status == status)
            return problem_tell(x, rows[i].code, str_copy(x->arena, str_of(detail)), NULL);
    must(false);
    return EXCHANGE_DONE;
}

enum exchange_next problem_of_fault(struct exchange *x, const struct fault *fault)
{
    return problem_tell(x, fault->status == STATUS_NOT_FOUND ? "not_found" : "unavailable",
        str_copy(x->arena, str_of(fault->text)), NULL);
}

/* ---- places --------------------------------------------------------------------------------- */

struct str problem_pointer(struct arena *arena, struct str path)
{
    struct buffer out = {.arena = arena};

    if (path.len > 0)
        buffer_add(&out, STR("/"));
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        if (c == '.' || c == '[')
            buffer_add(&out, STR("/"));
        else if (c == '~')
            buffer_add(&out, STR("~0"));
        else if (c == '/')
            buffer_add(&out, STR("~1"));
        else if (c != ']')
            buffer_add(&out, (struct str){&path.at[i], 1});
    }
    return buffer_str(&out);
}

static struct node *errors_of(struct arena *arena, struct node *more)
{
    struct node *list = node_put(arena, more, STR("errors"));

    list->kind = NODE_LIST;
    return list;
}

static void error_add(
    struct arena *arena, struct node *list, struct str pointer, struct str code, struct str message)
{
    struct node *row = node_push(arena, list);

    row->kind = NODE_MAP;
    node_put_text(arena, row, "pointer", pointer);
    node_put_text(arena, row, "code", code);
    node_put_text(arena, row, "message", message);
}

void problem_errors(struct arena *arena, const struct problems *problems, struct node *more)
{
    struct node *list = errors_of(arena, more);

    for (size_t i = 0; i < problems->len; i++) {
        const struct problem *problem = &problems->at[i];
        error_add(arena, list, problem_pointer(arena, problem->path),
            problem->code.len > 0 ? problem->code : STR("invalid"), problem->text);
    }
}

enum exchange_next problem_at(
    struct exchange *x, const char *code, const char *pointer, struct str message)
{
    struct node more = {.kind = NODE_MAP};

    error_add(x->arena, errors_of(x->arena, &more), str_of(pointer), str_of(code), message);
    return problem_tell(x, code, message, &more);
}

/* ---- the table ------------------------------------------------------------------------------ */

enum exchange_next api_problems(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP}, *list = node_put(x->arena, &out, STR("items"));

    list->kind = NODE_LIST;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct node *row = node_push(x->arena, list);
        row->kind = NODE_MAP;
        node_put_text(x->arena, row, "code", str_of(rows[i].code));
        node_put_integer(x->arena, row, "status", rows[i].status);
        node_put_text(x->arena, row, "title", str_of(rows[i].title));
        node_put_text(x->arena, row, "remedy", str_of(rows[i].remedy));
    }
    return exchange_json(x, &out);
}
