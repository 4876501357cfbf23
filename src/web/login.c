#include "web/login_page.h"

#include "web/site_pages.h"

static void show(struct exchange *x, struct login_page *page)
{
    page->frame = frame_make(x, STR("登录"), NULL);
    page->frame.wrong = page->error.len > 0;
    page_login(&x->out, page);
    (void)page_done(x);
}

enum exchange_next login_show(struct exchange *x)
{
    struct login_page page = {.account = STR("")};

    if (x->session.token.len > 0)
        return exchange_redirect(x, STR("/"));
    if (exchange_query(x, "ended").len > 0)
        page.notice =
            STR("登录已经结束：15分钟没有操作，或者登录满8小时，会自动退出。请重新登录。");
    show(x, &page);
    return EXCHANGE_DONE;
}

void login_failed(struct exchange *x, int status, struct str why)
{
    struct login_page page = {.account = exchange_form(x, "account"), .error = why};

    x->status = status;
    show(x, &page);
}
