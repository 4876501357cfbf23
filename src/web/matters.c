#include "web/matters_page.h"

#include "view/matter_rows.h"
#include "web/site_pages.h"

struct str matter_path(struct arena *arena, matter_id id)
{
    return str_format(arena, "/matters/%.*s", STR_ARG(id_write(arena, id.id)));
}

struct matter_line matter_line_of(struct exchange *x, const struct matter_row *row)
{
    const struct directory *directory = x->viewer.directory;
    const struct unit *unit = directory_unit(directory, row->unit);

    return (struct matter_line){.path = matter_path(x->arena, row->matter),
        .number = row->number,
        .title = row->title,
        .noun = row_procedure(directory, row),
        .state = row_state(directory, row),
        .unit = unit == NULL ? STR("") : unit->name};
}

static void choice_add(
    struct exchange *x, struct vec *choices, struct str value, struct str label, struct str chosen)
{
    struct choice *choice = vec_push(x->arena, choices, sizeof(*choice));

    *choice = (struct choice){.value = value, .label = label, .chosen = str_equal(value, chosen)};
}

static void choices_make(struct exchange *x, struct matters_page *page)
{
    struct str noun = exchange_query(x, "noun"), open = exchange_query(x, "open");
    const struct edition *edition =
        directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));

    choice_add(x, &page->nouns, STR(""), STR("全部"), noun);
    if (edition != NULL && edition->policy != NULL)
        LIST_EACH (struct procedure, procedure, edition->policy->procedures)
            choice_add(x, &page->nouns, procedure->noun, procedure->title, noun);
    choice_add(x, &page->openness, STR(""), STR("全部"), open);
    choice_add(x, &page->openness, STR("1"), STR("办理中"), open);
    page->filtered = noun.len > 0 || open.len > 0;
}

enum exchange_next matters_show(struct exchange *x)
{
    struct matter_filter filter = {
        .noun = exchange_query(x, "noun"), .open_only = exchange_query(x, "open").len > 0};
    struct matters_page page = {.filtered = false};
    struct fault fault;
    struct vec rows;

    if (office_matters(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    choices_make(x, &page);
    for (size_t i = rows.len; i > 0; i--) /* newest first */
        *(struct matter_line *)vec_push(x->arena, &page.rows, sizeof(struct matter_line)) =
            matter_line_of(x, VEC_AT(rows, struct matter_row, i - 1));
    page.frame = frame_make(x, STR("事项"), "/matters");
    page_matters(&x->out, &page);
    return page_done(x);
}
