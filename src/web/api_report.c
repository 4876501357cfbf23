/* The published sentence over the API, with the rows behind its figures. */
#include "view/report_view.h"
#include "web/api.h"
#include "web/problem.h"

static bool wrong(struct exchange *x, struct str why)
{
    (void)problem_tell(x, "invalid_parameter", why, NULL);
    return false;
}

static bool day_asked(struct exchange *x, const char *name, day *out)
{
    struct str word = exchange_query(x, name);

    if (word.len == 0 || day_read(word, out))
        return true;
    return wrong(x, str_format(x->arena, "%s 应写成 2026-11-03", name));
}

static bool period_asked(struct exchange *x, struct report_asked *asked)
{
    struct str period = exchange_query(x, "period"), said = exchange_query(x, "from");
    struct fault fault;
    day from = asked->as_of, to = asked->as_of;

    if (period.len > 0 && (said.len > 0 || exchange_query(x, "to").len > 0))
        return wrong(x, STR("period 和 from、to 只写一种"));
    if (period.len > 0)
        return report_period_read(x->arena, period, asked->as_of, report_first_record(&x->viewer),
                   &asked->period, &fault)
                   == STATUS_OK
               || wrong(x, str_copy(x->arena, str_of(fault.text)));
    if (said.len == 0)
        return wrong(x, STR("要写明期间：from=2021-01-01&to=2022-09-06，或者 period=去年以来"));
    if (!day_asked(x, "from", &from) || !day_asked(x, "to", &to))
        return false;
    asked->period = report_period_between(x->arena, from, to);
    return from.n <= to.n || wrong(x, STR("期间的开始晚于结束"));
}

enum exchange_next api_report(struct exchange *x)
{
    day today = instant_day(x->viewer.now);
    struct report_asked asked = {.as_of = today,
        .as_of_given = exchange_query(x, "as_of").len > 0,
        .rows = exchange_query(x, "list").len > 0};
    struct node out = {.kind = NODE_MAP};
    struct figures figures;
    struct fault fault;

    if (!day_asked(x, "as_of", &asked.as_of))
        return EXCHANGE_DONE;
    if (asked.as_of.n > today.n)
        return problem_tell(x, "invalid_parameter", STR("as_of 晚于今天，那时的数据还没有"), NULL);
    if (!period_asked(x, &asked))
        return EXCHANGE_DONE;
    if (report_load(&x->viewer, &asked, &figures, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    report_tree(&x->viewer, &asked, &figures, &out);
    return exchange_json(x, &out);
}
