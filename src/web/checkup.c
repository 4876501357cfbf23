#include "web/checkup.h"

#include "view/checkup_view.h"
#include "web/api.h"
#include "web/api_list.h"
#include "web/checkup_page.h"
#include "web/problem.h"
#include "web/site_pages.h"

enum { MATTERS_AT_ONCE = 50 };

static void gap_put(
    struct exchange *x, struct gaps_page *page, const struct gap *gap, struct str path)
{
    *(struct gap_line *)vec_push(x->arena, &page->rows, sizeof(struct gap_line)) =
        (struct gap_line){.what = gap->what, .mend = gap->mend, .path = path};
}

/* The form that mends it, when this viewer may. */
static struct str mend_path(struct exchange *x, const struct case_file *file,
    const struct vec *options, const struct gap *gap)
{
    if (id_given(gap->elsewhere.id))
        return matter_path(x->arena, gap->elsewhere);
    VEC_EACH (struct option, option, *options)
        if (option->refusal == REFUSAL_NONE && str_equal(option->action, gap->action))
            return str_format(x->arena, "%.*s/%.*s",
                STR_ARG(matter_path(x->arena, file->matter->id)), STR_ARG(gap->action));
    return (struct str){0};
}

struct gaps_page gaps_make(
    struct exchange *x, const struct dossier *dossier, const struct vec *options)
{
    struct gaps_page page = {.rows = {0}};
    struct vec gaps = checkup_gaps(&x->viewer, dossier);

    VEC_EACH (struct gap, gap, gaps)
        gap_put(x, &page, gap, mend_path(x, &dossier->files[0], options, gap));
    return page;
}

/* Empty: nothing follows. */
static struct str checkup_path(struct exchange *x, int64_t below)
{
    if (below == 0)
        return STR("");
    return str_format(x->arena, "/checkup?below=%lld", (long long)below);
}

enum exchange_next checkup_show(struct exchange *x)
{
    struct page_filter filter = {.openness = OPEN_ONLY, .limit = MATTERS_AT_ONCE};
    struct checkup_page page = {.rows = {0}};
    struct fault fault;
    struct vec some;
    int64_t next;

    if (!str_integer(exchange_query(x, "below"), &filter.below) || filter.below < 0)
        filter.below = 0;
    if (checkup_some(&x->viewer, &filter, &some, &next, &fault) != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    VEC_EACH (struct checked, checked, some) {
        struct checkup_row *row = vec_push(x->arena, &page.rows, sizeof(*row));
        *row = (struct checkup_row){.matter = matter_line_of(x, &checked->row)};
        VEC_EACH (struct gap, gap, checked->gaps)
            gap_put(x, &row->gaps, gap, (struct str){0});
    }
    page.next = checkup_path(x, next);
    if (filter.below > 0)
        page.first = STR("/checkup");
    page.frame = frame_make(x, STR("案卷体检"), "/matters");
    page_checkup(&x->out, &page);
    return page_done(x);
}

/* ---- for programs --------------------------------------------------------------------------- */

enum exchange_next api_matter_check(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    struct dossier dossier;

    if (!api_matter_load(x, x->parts[0], &dossier))
        return EXCHANGE_DONE;
    struct vec gaps = checkup_gaps(&x->viewer, &dossier);
    gaps_tree(x->arena, &gaps, &out);
    return api_items(x, &out);
}

enum exchange_next api_checkup(struct exchange *x)
{
    struct page_filter filter = {.openness = OPEN_ONLY};
    struct node out = {.kind = NODE_LIST};
    struct fault fault;
    struct vec some;
    int64_t next;

    if (!api_page_asked(x, &filter))
        return EXCHANGE_DONE;
    if (checkup_some(&x->viewer, &filter, &some, &next, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    checked_tree(&x->viewer, &some, &out);
    return api_page_below(x, &out, next);
}
