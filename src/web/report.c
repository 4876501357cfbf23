#include "web/report_page.h"

#include "view/report_view.h"
#include "web/site_pages.h"

struct reporting {
    struct exchange *x;
    struct report_page page;
    struct figures figures, before; /* before: the same days a year earlier */
    struct str list;                /* which list is asked for */
};

/* ---- the period ----------------------------------------------------------------------------- */

enum { READY_ALL = 2 };
static const char *const ready[] = {"今年以来", "去年以来", [READY_ALL] = "截至目前"};

static struct str report_path(struct reporting *r, struct str period, const char *list)
{
    return str_format(r->x->arena, "/reports?period=%.*s%s%s", STR_ARG(period),
        list == NULL ? "" : "&list=", list == NULL ? "" : list);
}

/* ---- figures and the rows behind them ------------------------------------------------------- */

struct figure { /* how it is called, and where it is counted */
    const char *label, *unit, *list;
    size_t at; /* in struct figures */
};
static const struct figure shown[] = {
    {"容错纠错", "起", "tolerated", offsetof(struct figures, matters)},
    {"涉及", "人", "tolerated", offsetof(struct figures, persons)},
    {"澄清正名", "人", "cleared", offsetof(struct figures, cleared_persons)},
    {"回访教育", "人", "visits", offsetof(struct figures, visited)},
};

static int64_t number_in(const struct figures *figures, const struct figure *figure)
{
    return *(const int64_t *)(const void *)((const char *)figures + figure->at);
}

static void figures_add(struct reporting *r)
{
    for (size_t i = 0; i < COUNT_OF(shown); i++) {
        const struct figure *f = &shown[i];
        int64_t number = number_in(&r->figures, f), before = number_in(&r->before, f);
        *(struct report_figure *)vec_push(r->x->arena, &r->page.figures,
            sizeof(struct report_figure)) = (struct report_figure){.label = str_of(f->label),
            .unit = str_of(f->unit),
            .number = number,
            .before = before,
            .change = str_format(
                r->x->arena, number > before ? "+%lld" : "%lld", (long long)(number - before)),
            .path = report_path(r, r->page.period, f->list),
            .here = str_is(r->list, f->list)};
    }
}

/* The same day of the year before; of 29 February, the 28th. */
static day year_before(day d)
{
    struct civil c = day_to_civil(d);

    c.year--;
    if (!civil_valid(c))
        c.day--;
    return day_from_civil(c);
}

static void row_add(struct reporting *r, const struct figure_row *row)
{
    const struct viewer *v = &r->x->viewer;
    const struct figure_seen seen = figure_seen(v, row);
    const struct unit *unit = directory_unit(v->directory, row->unit);

    if (!seen.matter)
        return;
    *(struct report_row *)vec_push(r->x->arena, &r->page.rows, sizeof(struct report_row)) =
        (struct report_row){.path = matter_path(r->x->arena, row->matter),
            .number = row->number,
            .title = row->title,
            .person = seen.name ? row->name : STR("不公开"),
            .unit = unit == NULL ? STR("不详") : unit->name,
            .on = figure_day(r->x->arena, row)};
}

static void list_make(struct reporting *r)
{
    static const struct {
        const char *name, *title;
    } lists[] = {{"tolerated", "容错纠错"}, {"cleared", "澄清正名"}, {"visits", "回访教育"}};
    const struct vec *rows[] = {&r->figures.tolerated, &r->figures.cleared, &r->figures.visits};

    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        if (!str_is(r->list, lists[i].name))
            continue;
        r->page.list = str_of(lists[i].title);
        VEC_EACH (struct figure_row, row, *rows[i])
            row_add(r, row);
    }
}

static void rule_add(struct reporting *r, const char *words)
{
    *(struct str *)vec_push(r->x->arena, &r->page.rules.lines, sizeof(struct str)) = str_of(words);
}

static enum status figures_make(struct reporting *r, day today, struct fault *fault)
{
    struct exchange *x = r->x;
    const struct viewer *v = &x->viewer;
    struct report_asked asked = {.as_of_given = false}, earlier = {.as_of_given = false};

    if (report_period_read(
            x->arena, r->page.period, today, report_first_record(v), &asked.period, fault)
        != STATUS_OK)
        return fault->status;
    earlier.period.from = year_before(asked.period.from);
    earlier.period.to = year_before(asked.period.to);
    if (report_load(v, &asked, &r->figures, fault) != STATUS_OK
        || report_load(v, &earlier, &r->before, fault) != STATUS_OK)
        return fault->status;
    r->page.compared = !str_equal(r->page.period, str_of(ready[READY_ALL]));
    const struct figures *f = &r->figures;
    const struct report_figures numbers = report_figures_of(f);
    r->page.sentence = report_sentence(x->arena, &asked.period, report_scope(v), &numbers);
    r->page.basis = report_basis(x->arena, &asked.period, today);
    figures_add(r);
    rule_add(r, "起：认定可以容错的事项，一件一起；人：不重复的人员。");
    rule_add(r, "回访教育只数受处分处理的人员，同一人只数一次。");
    if (f->imprecise.len > 0)
        rule_add(r, str_c(x->arena,
                        str_format(x->arena, "日期不精确、没有计入的有%zu行。", f->imprecise.len)));
    list_make(r);
    return STATUS_OK;
}

enum exchange_next report_show(struct exchange *x)
{
    struct str period = exchange_query(x, "period");
    struct reporting r = {.x = x, .list = exchange_query(x, "list")};
    struct fault fault = {.status = STATUS_OK};

    r.page.period = period.len > 0 ? period : str_of(ready[0]);
    if (figures_make(&r, instant_day(x->viewer.now), &fault) != STATUS_OK)
        r.page.error = str_of(fault.text);
    for (size_t i = 0; i < COUNT_OF(ready); i++)
        *(struct frame_link *)vec_push(x->arena, &r.page.periods, sizeof(struct frame_link)) =
            (struct frame_link){.path = report_path(&r, str_of(ready[i]), NULL),
                .label = str_of(ready[i]),
                .here = str_is(r.page.period, ready[i])};
    r.page.frame = frame_make(x, STR("统计"), "/reports");
    page_report(&x->out, &r.page);
    return page_done(x);
}
