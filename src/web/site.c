#include "web/site.h"

#include "office/accounts.h"
#include "office/office_files.h"
#include "web/problem.h"
#include "web/session.h"
#include "web/site_pages.h"

#include <string.h>

/* ---- who asks ------------------------------------------------------------------------------- */

static struct str cookie_value(struct str cookies, struct str name)
{
    while (cookies.len > 0) {
        const char *end = memchr(cookies.at, ';', cookies.len);
        struct str pair = {cookies.at, end == NULL ? cookies.len : (size_t)(end - cookies.at)};
        size_t taken = pair.len + (end != NULL);
        cookies = (struct str){cookies.at + taken, cookies.len - taken};
        pair = str_trim(pair);
        if (pair.len > name.len && memcmp(pair.at, name.at, name.len) == 0
            && pair.at[name.len] == '=')
            return (struct str){pair.at + name.len + 1, pair.len - name.len - 1};
    }
    return (struct str){0};
}

static struct str token_said(struct exchange *x)
{
    struct str bearer = http_field_value(x->head, "authorization");

    x->session.bearer = str_starts(bearer, "Bearer ");
    if (x->session.bearer)
        return (struct str){bearer.at + 7, bearer.len - 7};
    return cookie_value(http_field_value(x->head, "cookie"), session_cookie_name(x));
}

/* A personal token is said by a program; in a cookie it is none. */
static void token_find(const struct site *site, struct exchange *x, struct str token)
{
    struct office_token found;
    struct fault fault = {.status = STATUS_OK};

    if (!x->session.bearer
        || office_token_find(site->office, token, x->arena, &found, &fault) != STATUS_OK)
        return;
    x->session.token = str_copy(x->arena, token);
    x->session.person = found.person;
    x->session.scope = found.scope;
}

static void session_find(const struct site *site, struct exchange *x)
{
    struct office_session found;
    struct str token = token_said(x);
    struct fault fault;

    if (str_starts(token, TOKEN_PREFIX)) {
        token_find(site, x, token);
        return;
    }
    if (token.len == 0)
        return;
    if (office_session_find(site->office, token, x->arena, &found, &fault) != STATUS_OK) {
        x->session.over = fault.status == STATUS_NOT_FOUND;
        return;
    }
    x->session.used = found.used;
    x->session.token = str_copy(x->arena, token);
    x->session.csrf = found.csrf;
    x->session.person = found.person;
    x->session.until = found.until;
}

/* On a story clock a program may say when it acts, as a story does; never before what is already
 * recorded. */
static void story_time_read(struct exchange *x)
{
    instant said;

    if (x->session.bearer && office_is_story(x->viewer.office)
        && instant_read(http_field_value(x->head, "frj-now"), &said) && said.ms > x->viewer.now.ms)
        x->viewer.now = said;
}

static bool story_time_allowed(struct exchange *x)
{
    instant said;

    if (x->session.bearer && office_is_story(x->viewer.office)
        && instant_read(http_field_value(x->head, "frj-now"), &said))
        return true;
    (void)problem_tell(x, "invalid_parameter",
        STR("Frj-Now 只用于演示时钟的实例，写成 2026-11-03 09:00:00.000 +08:00"), NULL);
    return false;
}

static void viewer_make(const struct site *site, struct exchange *x)
{
    x->viewer = (struct viewer){.arena = x->arena,
        .office = site->office,
        .directory = office_directory(site->office),
        .person = x->session.person,
        .now = office_now(site->office)};
    story_time_read(x);
}

/* ---- may this be asked ---------------------------------------------------------------------- */

static bool writes(const struct exchange *x)
{
    return x->head->method != HTTP_GET && x->head->method != HTTP_HEAD;
}

/* A browser says where a request comes from; one that does not has the token of the form. */
static bool same_origin(const struct exchange *x)
{
    struct str site = http_field_value(x->head, "sec-fetch-site");
    struct str origin = http_field_value(x->head, "origin"), host = x->head->host;

    if (site.at != NULL) /* then the origin may be "null": pages tell no one where they are */
        return str_is(site, "same-origin") || str_is(site, "none");
    return origin.at == NULL
           || (origin.len > host.len + 3
               && memcmp(origin.at + origin.len - host.len, host.at, host.len) == 0
               && memcmp(origin.at + origin.len - host.len - 3, "://", 3) == 0);
}

static bool from_own_form(const struct exchange *x)
{
    if (x->session.bearer || !writes(x))
        return true;
    if (!same_origin(x))
        return false;
    return x->session.token.len == 0 || str_equal(exchange_form(x, "csrf"), x->session.csrf);
}

static enum exchange_next sign_in_first(struct exchange *x)
{
    if (x->api)
        return exchange_error(x, 401,
            x->session.over ? "登录已经到期或者已经退出，请重新登录：POST /api/v1/session"
                            : "请先登录：POST /api/v1/session");
    if (writes(x))
        return exchange_error(x, 403, "登录已经到期，请重新登录后再提交");
    return exchange_redirect(x, x->session.over ? STR("/login?ended=1") : STR("/login"));
}

/* Is this parameter one of "open:flag limit:count"? */
static bool parameter_known(const char *query, struct str name)
{
    for (const char *at = query; at != NULL && *at != '\0';) {
        const char *end = strchr(at, ':'), *next = strchr(at, ' ');
        if (str_equal(name, (struct str){at, (size_t)(end - at)}))
            return true;
        at = next == NULL ? NULL : next + 1;
    }
    return false;
}

static bool parameters_known(struct exchange *x)
{
    for (size_t i = 0; i < x->query->len; i++)
        if (!parameter_known(x->route->query, x->query->items[i].key)) {
            (void)problem_tell(x, "unknown_parameter",
                str_format(x->arena, "没有名为“%.*s”的参数", STR_ARG(x->query->items[i].key)),
                NULL);
            return false;
        }
    return true;
}

/* What a program may be told before anything is looked up. */
static bool program_may(struct exchange *x)
{
    if (http_field_value(x->head, "frj-now").len > 0 && !story_time_allowed(x))
        return false;
    if (x->session.scope == TOKEN_READ && writes(x)) {
        (void)problem_tell(x, "token_scope", STR("这个令牌只能查看"), NULL);
        return false;
    }
    return !x->api || parameters_known(x);
}

static enum exchange_next route_run(struct exchange *x)
{
    bool known;

    x->route = route_find(x, &known);
    if (x->route == NULL && known) {
        exchange_header(x, "Allow", route_methods(x));
        return exchange_error(x, 405, "这个地址不能这样用");
    }
    if (x->route == NULL)
        return exchange_error(x, 404, "没有这个页面，或者您无权查看");
    if (x->route->right == RIGHT_PERSON && x->session.token.len == 0)
        return sign_in_first(x);
    if (!from_own_form(x))
        return exchange_error(x, 403, "这次提交不是从本系统的页面来的，没有办理");
    return program_may(x) ? x->route->handle(x) : EXCHANGE_DONE;
}

/* ---- one exchange --------------------------------------------------------------------------- */

enum exchange_next site_handle(const struct site *site, struct exchange *x)
{
    enum exchange_next next = EXCHANGE_DONE;
    struct fault fault;

    x->secure = site->secure;
    if (office_read_begin(site->office, &fault) == STATUS_OK) {
        session_find(site, x);
        viewer_make(site, x);
        next = route_run(x);
    } else {
        site_failed(site, x, 503, fault.text);
    }
    office_read_end(site->office);
    return next;
}

/* As much as can be told without the form, so that a stranger fills no disk. */
static bool file_taken(struct exchange *x)
{
    bool known;

    x->route = route_find(x, &known);
    if (x->route == NULL || x->route->handle != file_send)
        (void)exchange_error(x, 415, "这个地址不收文件");
    else if (x->session.token.len == 0)
        (void)sign_in_first(x);
    else if (!x->session.bearer && !same_origin(x))
        (void)exchange_error(x, 403, "这次提交不是从本系统的页面来的，没有办理");
    else
        return file_asked(x);
    return false;
}

bool site_takes_file(const struct site *site, struct exchange *x)
{
    struct fault fault;
    bool taken = false;

    x->secure = site->secure;
    if (office_read_begin(site->office, &fault) == STATUS_OK) {
        session_find(site, x);
        viewer_make(site, x);
        taken = file_taken(x);
    } else {
        site_failed(site, x, 503, fault.text);
    }
    office_read_end(site->office);
    return taken;
}

const struct file_store *site_files(const struct site *site)
{
    return office_files(site->office);
}

void site_answered(
    const struct site *site, struct exchange *x, enum wire_kind kind, struct str text)
{
    struct fault fault;

    if (office_read_begin(site->office, &fault) == STATUS_OK) {
        viewer_make(site, x);
        x->route->answered(x, kind, text);
    } else {
        site_failed(site, x, 503, fault.text);
    }
    office_read_end(site->office);
}

void site_failed(const struct site *site, struct exchange *x, int status, const char *what)
{
    (void)site;
    (void)exchange_error(x, status, what);
}
