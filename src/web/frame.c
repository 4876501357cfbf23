#include "office/messages.h"
#include "web/site_pages.h"

#include "web/error_page.h"
#include "web/problem.h"
#include "web/static_files.h"

static void link_add(
    struct exchange *x, struct vec *links, const char *path, struct str label, const char *here)
{
    struct frame_link *link = vec_push(x->arena, links, sizeof(*link));

    *link = (struct frame_link){
        .path = str_of(path), .label = label, .here = str_is(str_of(here), path)};
}

/* 10:42, of 2026-11-03 10:42:00.074 +08:00 */
static struct str clock_of(struct arena *arena, instant at)
{
    struct str whole = instant_write(arena, at);

    return (struct str){whole.at + sizeof("2026-11-03"), 5};
}

/* "12"; "99+" of more than are counted. */
static struct str count_words(struct arena *arena, size_t count)
{
    return count >= COUNT_MOST ? str_format(arena, "%d+", COUNT_MOST - 1)
                               : str_format(arena, "%zu", count);
}

/* A page is shown without them rather than not at all. */
static void counts_make(struct exchange *x, struct frame_page *frame)
{
    struct message_counts counts;
    struct fault fault;

    if (office_message_counts(x->viewer.office, x->viewer.person, x->arena, &counts, &fault)
        != STATUS_OK)
        return;
    frame->todo = count_words(x->arena, counts.tasks);
    frame->unread = count_words(x->arena, counts.unread);
}

struct frame_page frame_make(struct exchange *x, struct str title, const char *here)
{
    const struct viewer *v = &x->viewer;
    bool known = v->directory != NULL;
    struct frame_page frame = {.title = title,
        .authority = known ? v->directory->name : (struct str){0},
        .csrf = x->session.csrf,
        .version = STR(FRJ_VERSION),
        .story = known && office_is_story(v->office)};

    if (x->session.token.len == 0)
        return frame;
    frame.user = directory_name(x->arena, v->directory, v->person);
    counts_make(x, &frame);
    frame.until = clock_of(x->arena, x->session.until);
    link_add(x, &frame.menu, "/", STR("工作台"), here);
    link_add(x, &frame.menu, "/matters", STR("事项"), here);
    link_add(x, &frame.menu, "/meetings", STR("会议"), here);
    link_add(x, &frame.menu, "/reports", STR("统计"), here);
    return frame;
}

enum exchange_next page_done(struct exchange *x)
{
    x->content_type = STR("text/html; charset=utf-8");
    return EXCHANGE_DONE;
}

enum exchange_next static_show(struct exchange *x)
{
    for (size_t i = 0; i < static_files_len; i++) {
        const struct static_file *file = static_files[i];
        if (!str_equal(file->path, x->head->path))
            continue;
        x->content_type = file->content_type;
        exchange_header(x, "Cache-Control", STR("public, max-age=31536000, immutable"));
        buffer_add(&x->out, file->bytes);
        return EXCHANGE_DONE;
    }
    return exchange_error(x, 404, "没有这个文件");
}

/* ---- errors --------------------------------------------------------------------------------- */

static const struct {
    int status;
    const char *title, *rule, *remedy;
} errors[] = {
    {400, "请求读不懂", "每次提交都要完整，只有一种读法。", "请返回上一页重新操作。"},
    {401, "没有登录", "办理和查看都要先登录。", "请先登录。"},
    {403, "不能办理", "办理要有相应的职责，并且从本系统的页面提交。",
        "请返回上一页；登录到期的，重新登录后再办。"},
    {404, "没有找到", "只显示您有权查看的事项；没有的和无权查看的，说法相同。",
        "请核对地址或者编号。"},
    {405, "不能这样用", "每个地址只有规定的用法。", "请从页面上的链接进入。"},
    {409, "有冲突", "先登记的有效，后来的不覆盖它。", "请刷新后再看一遍，然后重新提交。"},
    {413, "内容太大", "一次提交的内容有上限。", "请分几次提交，或者压缩附件。"},
    {415, "不能收这种内容", "只在收文件的地址收文件。", "请从事项页面的“文件”上传。"},
    {416, "没有这一段", "只能取文件里有的内容。", "请重新下载整份文件。"},
    {422, "内容要修改", "必须填写的要填写，填写的要符合格式。", "请按提示修改后重新提交。"},
    {429, "请求太多", "短时间内的次数有上限。", "请等一会儿再试。"},
    {500, "出错了", "每项办理要么完整登记，要么完全没有登记。",
        "请用原来的页面再提交一次；仍然不行的，把跟踪号告诉系统管理员。"},
    {503, "暂时不能办理", "没有得到登记的答复，就不算办成。",
        "请过一会儿用原来的页面再提交一次，不会重复登记。"},
    {507, "存放不下", "存放不下的，不登记。", "请告诉系统管理员清理磁盘，然后再提交。"},
};

enum exchange_next exchange_error(struct exchange *x, int status, const char *what)
{
    struct error_page page = {.status = status, .trace = x->trace};
    struct str title = STR("出错了");

    x->status = status;
    x->out.len = 0;
    if (x->api)
        return problem_of_status(x, status, what);
    page.refusal.reason = str_copy(x->arena, str_of(what));
    for (size_t i = 0; i < COUNT_OF(errors); i++)
        if (errors[i].status == status) {
            title = str_of(errors[i].title);
            page.refusal.rule = str_of(errors[i].rule);
            page.refusal.remedy = str_of(errors[i].remedy);
        }
    page.frame = frame_make(x, title, NULL);
    page_error(&x->out, &page);
    return page_done(x);
}
