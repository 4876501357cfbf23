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
    show(x, &page);
    return EXCHANGE_DONE;
}

void login_failed(struct exchange *x, struct str account, struct str why)
{
    struct login_page page = {.account = account, .error = why};

    x->status = 422;
    show(x, &page);
}
