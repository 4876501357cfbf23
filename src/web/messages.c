/* 消息: the list, a message opened, and what was read; as a page and over the API. */
#include "web/messages.h"

#include "office/messages.h"
#include "view/message_view.h"
#include "web/api_list.h"
#include "web/messages_page.h"
#include "web/problem.h"
#include "web/site_pages.h"

enum { PAGE_ROWS = 50 };

/* ---- the page ------------------------------------------------------------------------------- */

static struct str number_words(struct exchange *x, int64_t no)
{
    return str_format(x->arena, "%lld", (long long)no);
}

/* 2026-11-03 10:42 */
static struct str minute_of(struct arena *arena, instant at)
{
    struct str whole = instant_write(arena, at);

    return (struct str){whole.at, sizeof("2026-11-03 10:42") - 1};
}

static void line_add(struct exchange *x, struct messages_page *page, const struct message_row *row)
{
    struct message_line *line = vec_push(x->arena, &page->rows, sizeof(*line));

    *line =
        (struct message_line){.path = str_format(x->arena, "/messages/%lld", (long long)row->no),
            .words = message_words(x->arena, x->viewer.directory, row),
            .number = row->matter.number,
            .title = row->matter.title,
            .at = minute_of(x->arena, row->at),
            .read = row->read};
}

enum exchange_next messages_show(struct exchange *x)
{
    struct message_filter filter = {.limit = PAGE_ROWS + 1}; /* one more: is there another page? */
    struct messages_page page = {.next = {0}};
    struct fault fault;
    struct vec rows;

    if (str_integer(exchange_query(x, "below"), &filter.below) && filter.below > 0)
        page.first = STR("/messages");
    else
        filter.below = 0;
    if (office_messages(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    for (size_t i = 0; i < rows.len && i < PAGE_ROWS; i++)
        line_add(x, &page, VEC_AT(rows, struct message_row, i));
    if (rows.len > PAGE_ROWS)
        page.next = str_format(x->arena, "/messages?below=%lld",
            (long long)VEC_AT(rows, struct message_row, PAGE_ROWS - 1)->no);
    page.frame = frame_make(x, STR("消息"), "/messages");
    if (rows.len > 0 && filter.below == 0 && !str_is(page.frame.unread, "0"))
        page.newest = number_words(x, VEC_AT(rows, struct message_row, 0)->no);
    page_messages(&x->out, &page);
    return page_done(x);
}

/* ---- what was read -------------------------------------------------------------------------- */

static enum exchange_next mark_ask(struct exchange *x, int64_t no, bool older)
{
    const struct message_mark mark = {x->session.person, no, older};

    x->ask = WIRE_READ;
    x->ask_text = message_question(x->arena, &mark);
    return EXCHANGE_ASK;
}

/* False: there is none of that number for whoever asks. */
static bool message_asked(struct exchange *x, struct str word, struct message_row *out)
{
    struct fault fault;
    int64_t no;

    return str_integer(word, &no) && no > 0
           && office_message(x->viewer.office, no, x->viewer.person, x->arena, out, &fault)
                  == STATUS_OK;
}

enum exchange_next message_open(struct exchange *x)
{
    struct message_row row;

    return message_asked(x, x->parts[0], &row) ? mark_ask(x, row.no, false)
                                               : exchange_error(x, 404, "没有这条消息");
}

/* Whether the mark was kept or not, the matter is shown. */
void message_opened(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct message_row row;

    (void)kind, (void)text;
    if (message_asked(x, x->parts[0], &row))
        (void)exchange_redirect(x, matter_path(x->arena, row.matter.matter));
    else
        (void)exchange_error(x, 404, "没有这条消息");
}

enum exchange_next messages_read(struct exchange *x)
{
    int64_t no;

    return str_integer(exchange_form(x, "no"), &no) && no > 0
               ? mark_ask(x, no, true)
               : exchange_error(x, 400, "没有写明到哪一条为止");
}

void messages_were_read(struct exchange *x, enum wire_kind kind, struct str text)
{
    (void)text;
    if (kind == WIRE_READ)
        (void)exchange_redirect(x, STR("/messages"));
    else
        (void)exchange_error(x, 503, "没有得到保存的答复");
}

/* ---- the API -------------------------------------------------------------------------------- */

enum exchange_next api_messages(struct exchange *x)
{
    struct message_filter filter = {.below = 0};
    struct node out = {.kind = NODE_LIST};
    struct str next = {0};
    struct fault fault;
    int64_t limit;
    struct vec rows;

    if (!api_number(x, "limit", API_LIMIT, API_LIMIT_MAX, &limit)
        || !api_number(x, "cursor", 0, (int64_t)1 << 53, &filter.below))
        return EXCHANGE_DONE;
    filter.limit = limit > 0 ? (size_t)limit : 1;
    if (office_messages(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return problem_of_fault(x, &fault);
    messages_tree(&x->viewer, &rows, &out);
    if (rows.len == filter.limit)
        next = node_text(&out.items[out.len - 1], "id");
    return api_page_of(x, &out, next);
}

enum exchange_next api_message_read(struct exchange *x)
{
    const struct node *older = node_get(x->form, "older");
    struct message_row row;

    if (!message_asked(x, x->parts[0], &row))
        return problem_tell(x, "not_found", STR("没有这条消息"), NULL);
    return mark_ask(x, row.no, older != NULL && older->kind == NODE_BOOL && older->integer == 1);
}

void api_message_was_read(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct node out = {.kind = NODE_MAP};

    if (kind == WIRE_READ)
        (void)exchange_json(x, &out);
    else
        (void)problem_tell(x, "unavailable", text, NULL);
}
