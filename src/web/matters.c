#include "web/matters_page.h"

#include "base/hex.h"
#include "view/matter_rows.h"
#include "web/html.h"
#include "web/site_pages.h"

#include <string.h>

/* Of `state` in the address; no pack's code has a dot. */
#define STATE_OPEN ".open"
#define STATE_ENDED ".ended"
enum { PAGE_ROWS = 50 };

struct str matter_path(struct arena *arena, matter_id id)
{
    static const char before[] = "/matters/";
    enum { BEFORE = sizeof(before) - 1, LEN = BEFORE + 2 * sizeof(id.id.b) };
    char *path = arena_take(arena, LEN, 1); /* one for each row of a list */

    memcpy(path, before, BEFORE);
    hex_put(path + BEFORE, id.id.b, sizeof(id.id.b));
    return (struct str){path, LEN};
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

static bool choice_there(const struct vec *choices, struct str value)
{
    VEC_EACH (struct choice, known, *choices)
        if (str_equal(known->value, value))
            return true;
    return false;
}

/* Of all kinds, or of the one that was chosen; a word of several kinds stands once. */
static void states_make(struct exchange *x, const struct policy *policy, struct matters_page *page)
{
    struct str noun = exchange_query(x, "noun"), state = exchange_query(x, "state");

    choice_add(x, &page->states, STR(""), STR("全部"), state);
    choice_add(x, &page->states, STR(STATE_OPEN), STR("办理中"), state);
    choice_add(x, &page->states, STR(STATE_ENDED), STR("已办结"), state);
    LIST_EACH (struct procedure, procedure, policy->procedures) {
        if (noun.len > 0 && !str_equal(noun, procedure->noun))
            continue;
        LIST_EACH (struct state_word, word, procedure->states)
            if (!choice_there(&page->states, word->code))
                choice_add(x, &page->states, word->code, word->label, state);
    }
}

static void choices_make(struct exchange *x, struct matters_page *page)
{
    static const struct policy none;
    struct str noun = exchange_query(x, "noun");
    const struct edition *edition =
        directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));
    const struct policy *policy =
        edition == NULL || edition->policy == NULL ? &none : edition->policy;

    choice_add(x, &page->nouns, STR(""), STR("全部"), noun);
    LIST_EACH (struct procedure, procedure, policy->procedures)
        choice_add(x, &page->nouns, procedure->noun, procedure->title, noun);
    states_make(x, policy, page);
}

/* What was asked, for the address of another page of it. */
static struct str page_path(struct exchange *x, int64_t below)
{
    static const char *const names[] = {"noun", "state", "open", "unit", "text"};
    struct buffer out = {.arena = x->arena};

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str value = exchange_query(x, names[i]);
        if (value.len == 0)
            continue;
        buffer_addf(&out, "%s%s=", out.len > 0 ? "&" : "/matters?", names[i]);
        html_url(&out, value);
    }
    if (below > 0)
        buffer_addf(&out, "%sbelow=%lld", out.len > 0 ? "&" : "/matters?", (long long)below);
    return out.len > 0 ? buffer_str(&out) : STR("/matters");
}

/* False: there is no such unit. */
static bool filter_make(struct exchange *x, struct page_filter *filter)
{
    struct str state = exchange_query(x, "state"), unit = str_trim(exchange_query(x, "unit"));

    *filter = (struct page_filter){.noun = exchange_query(x, "noun"),
        .text = str_trim(exchange_query(x, "text")),
        .limit = PAGE_ROWS};
    if (str_is(state, STATE_OPEN) || exchange_query(x, "open").len > 0)
        filter->openness = OPEN_ONLY;
    else if (str_is(state, STATE_ENDED))
        filter->openness = ENDED_ONLY;
    else
        filter->state = state;
    if (!str_integer(exchange_query(x, "below"), &filter->below) || filter->below < 0)
        filter->below = 0;
    return unit.len == 0
           || (directory_find(x->viewer.directory, STREAM_UNIT, unit, &filter->unit.id)
               && directory_unit(x->viewer.directory, filter->unit) != NULL);
}

enum exchange_next matters_show(struct exchange *x)
{
    struct page_filter filter;
    struct list_page found = {.next = 0};
    struct matters_page page = {.unit_unknown = !filter_make(x, &filter),
        .unit = exchange_query(x, "unit"),
        .text = exchange_query(x, "text")};
    struct fault fault;

    if (!page.unit_unknown
        && office_list(x->viewer.office, &filter, x->viewer.person, x->arena, &found, &fault)
               != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    choices_make(x, &page);
    VEC_EACH (struct matter_row, row, found.rows)
        *(struct matter_line *)vec_push(x->arena, &page.rows, sizeof(struct matter_line)) =
            matter_line_of(x, row);
    page.filtered = page_path(x, 0).len > STR("/matters").len;
    if (found.next > 0)
        page.next = page_path(x, found.next);
    if (filter.below > 0)
        page.first = page_path(x, 0);
    page.frame = frame_make(x, STR("事项"), "/matters");
    page_matters(&x->out, &page);
    return page_done(x);
}
