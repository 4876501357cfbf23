#include "web/api.h"

#include "view/export_view.h"
#include "view/matter_rows.h"
#include "view/matter_view.h"
#include "view/meeting_view.h"
#include "view/options_view.h"
#include "web/api_list.h"
#include "web/problem.h"

enum exchange_next api_me(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    const struct viewer *v = &x->viewer;

    node_put_text(x->arena, &out, "person", id_write(x->arena, v->person.id));
    node_put_text(x->arena, &out, "name", directory_name(x->arena, v->directory, v->person));
    node_put_text(x->arena, &out, "authority", v->directory->name);
    node_put_text(x->arena, &out, "scope",
        x->session.scope == 0 ? STR("session") : str_of(token_scope_codes[x->session.scope]));
    node_set_bool(node_put(x->arena, &out, STR("story")), office_is_story(v->office));
    return exchange_json(x, &out);
}

/* ---- matters -------------------------------------------------------------------------------- */

/* A filter that names nobody finds nothing; it is a mistake all the same. */
static bool filter_id(struct exchange *x, const char *name, enum stream_kind kind, struct id *out)
{
    struct str word = exchange_query(x, name);
    struct fault fault;

    if (word.len == 0 || office_find(x->viewer.office, kind, word, out, &fault) == STATUS_OK)
        return true;
    (void)problem_tell(x, "invalid_parameter", str_copy(x->arena, str_of(fault.text)), NULL);
    return false;
}

/* Those of one person are few: the whole list, oldest first. */
static enum exchange_next matters_of(struct exchange *x, const struct page_filter *asked)
{
    struct matter_filter filter = {
        .noun = asked->noun, .unit = asked->unit, .open_only = asked->openness == OPEN_ONLY};
    struct node out = {.kind = NODE_LIST};
    struct fault fault;
    struct vec rows;

    if (asked->state.len > 0 || asked->text.len > 0)
        return problem_tell(x, "invalid_parameter", STR("person 不和 state、text 一起写"), NULL);
    if (!filter_id(x, "person", STREAM_PERSON, &filter.person.id))
        return EXCHANGE_DONE;
    if (office_matters(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return problem_of_fault(x, &fault);
    matter_rows_tree(&x->viewer, &rows, &out);
    return api_page(x, &out);
}

enum exchange_next api_matters(struct exchange *x)
{
    struct page_filter filter = {.noun = exchange_query(x, "noun"),
        .state = exchange_query(x, "state"),
        .text = str_trim(exchange_query(x, "text"))};
    struct node out = {.kind = NODE_LIST};
    struct list_page found = {.next = 0};
    struct fault fault;

    if (filter.state.len == 0 && exchange_query(x, "open").len > 0)
        filter.openness = OPEN_ONLY;
    if (!filter_id(x, "unit", STREAM_UNIT, &filter.unit.id))
        return EXCHANGE_DONE;
    if (exchange_query(x, "person").len > 0)
        return matters_of(x, &filter);
    if (!api_page_asked(x, &filter))
        return EXCHANGE_DONE;
    if (office_list(x->viewer.office, &filter, x->viewer.person, x->arena, &found, &fault)
        != STATUS_OK)
        return problem_of_fault(x, &fault);
    matter_rows_tree(&x->viewer, &found.rows, &out);
    return api_page_below(x, &out, found.next);
}

bool api_matter_load(struct exchange *x, struct str word, struct dossier *out)
{
    struct fault fault;
    struct id id;

    if (office_find(x->viewer.office, STREAM_MATTER, word, &id, &fault) != STATUS_OK
        || office_matter(x->viewer.office, (matter_id){id}, x->viewer.person, x->arena, out, &fault)
               != STATUS_OK) {
        (void)problem_tell(x, "not_found", STR("没有这件事项，或者您无权查看"), NULL);
        return false;
    }
    x->version = out->files[0].matter->version;
    return true;
}

enum exchange_next api_matter(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct dossier dossier;

    if (!api_matter_load(x, x->parts[0], &dossier))
        return EXCHANGE_DONE;
    matter_tree(&x->viewer, &dossier, exchange_query(x, "why").len > 0, &out);
    node_put_integer(x->arena, &out, "version", (int64_t)x->version);
    return exchange_json(x, &out);
}

enum exchange_next api_matter_export(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct dossier dossier;
    struct fault fault;

    if (!api_matter_load(x, x->parts[0], &dossier))
        return EXCHANGE_DONE;
    if (export_tree(&x->viewer, &dossier, &out, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    return exchange_json(x, &out);
}

enum exchange_next api_transitions(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct dossier dossier;

    if (!api_matter_load(x, x->parts[0], &dossier))
        return EXCHANGE_DONE;
    struct vec options = casework_options(&dossier, x->viewer.person, x->viewer.now, x->arena);
    node_put_text(x->arena, &out, "id", id_write(x->arena, dossier.files[0].matter->id.id));
    node_put_integer(x->arena, &out, "version", (int64_t)x->version);
    options_tree(x->arena, &dossier.files[0], &options, node_put(x->arena, &out, STR("items")));
    return exchange_json(x, &out);
}

/* ---- meetings ------------------------------------------------------------------------------- */

enum exchange_next api_meetings(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    struct page_filter asked = {.limit = 0};
    struct sittings found;
    struct fault fault;

    if (!api_page_asked(x, &asked))
        return EXCHANGE_DONE;
    const struct sitting_filter filter = {asked.below, asked.limit};
    if (sittings_read(&x->viewer, &filter, &found, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    VEC_EACH (struct sitting, sitting, found.rows)
        sitting_tree(&x->viewer, sitting, node_push(x->arena, &out));
    return api_page_below(x, &out, found.next);
}

enum exchange_next api_meeting(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct sitting sitting;
    struct fault fault;
    struct id id;

    if (office_find(x->viewer.office, STREAM_MEETING, x->parts[0], &id, &fault) != STATUS_OK
        || sitting_read(&x->viewer, id, &sitting, &fault) != STATUS_OK)
        return problem_tell(x, "not_found", STR("没有这次会议，或者您无权查看"), NULL);
    x->version = sitting.version;
    sitting_tree(&x->viewer, &sitting, &out);
    return exchange_json(x, &out);
}
