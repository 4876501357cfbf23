#include "view/report_view.h"

#include "view/sight.h"

static void earlier(day *first, const struct vec *rows)
{
    VEC_EACH (struct figure_row, row, *rows)
        if (row->dated && row->from.n < first->n)
            *first = row->from;
}

day report_first_record(const struct viewer *viewer)
{
    day first = instant_day(viewer->now);
    const struct period all = {.from = day_from_civil((struct civil){1, 1, 1}), .to = first};
    struct figures figures;
    struct fault fault;

    if (office_figures(viewer->office, &all, viewer->arena, &figures, &fault) != STATUS_OK)
        return first;
    earlier(&first, &figures.tolerated);
    earlier(&first, &figures.cleared);
    earlier(&first, &figures.visits);
    return first;
}

enum status report_load(const struct viewer *viewer, const struct report_asked *asked,
    struct figures *out, struct fault *fault)
{
    struct period period = {.from = asked->period.from, .to = asked->period.to};

    if (asked->as_of_given)
        period.as_of = instant_of_day(asked->as_of, 24, 0);
    return office_figures(viewer->office, &period, viewer->arena, out, fault);
}

struct report_figures report_figures_of(const struct figures *figures)
{
    return (struct report_figures){figures->matters, figures->persons, figures->units,
        figures->cleared_persons, figures->cleared_parties, figures->visited};
}

struct str report_scope(const struct viewer *viewer)
{
    struct str scope = viewer->directory->scope_word;

    return scope.len > 0 ? scope : STR("全区");
}

/* ---- what is behind a figure ---------------------------------------------------------------- */

struct str figure_day(struct arena *arena, const struct figure_row *row)
{
    if (!row->dated)
        return STR("日期不详");
    if (row->from.n == row->to.n)
        return day_write(arena, row->from);
    return str_format(arena, "%.*s至%.*s", STR_ARG(day_write(arena, row->from)),
        STR_ARG(day_write(arena, row->to)));
}

struct figure_seen figure_seen(const struct viewer *viewer, const struct figure_row *row)
{
    struct dossier dossier;
    struct fault fault = {0};

    if ((!id_given(viewer->person.id) && !office_is_story(viewer->office))
        || office_matter(
               viewer->office, row->matter, viewer->person, viewer->arena, &dossier, &fault)
               != STATUS_OK)
        return (struct figure_seen){0};
    bool own = id_given(row->person.id) && id_equal(row->person.id, viewer->person.id);
    return (struct figure_seen){true, own || sight_of(viewer, &dossier.files[0]) == SIGHT_OFFICE};
}

static void put_rows(
    const struct viewer *viewer, struct node *out, const char *key, const struct vec *rows)
{
    struct arena *arena = viewer->arena;
    struct node *list = node_put(arena, out, str_of(key));

    list->kind = NODE_LIST;
    VEC_EACH (struct figure_row, row, *rows) {
        struct figure_seen seen = figure_seen(viewer, row);
        if (!seen.matter)
            continue;
        struct node *map = node_push(arena, list);
        map->kind = NODE_MAP;
        node_put_text(arena, map, "matter", id_write(arena, row->matter.id));
        node_put_text(arena, map, "date", figure_day(arena, row));
        node_put_text(arena, map, "title", row->title);
        if (seen.name)
            node_put_text(arena, map, "name", row->name);
    }
}

/* ---- the report ----------------------------------------------------------------------------- */

static void put_numbers(struct arena *arena, struct node *out, const struct figures *figures)
{
    node_put_integer(arena, out, "matters", figures->matters);
    node_put_integer(arena, out, "persons", figures->persons);
    node_put_integer(arena, out, "units", figures->units);
    node_put_integer(arena, out, "cleared_persons", figures->cleared_persons);
    node_put_integer(arena, out, "cleared_parties", figures->cleared_parties);
    node_put_integer(arena, out, "visited", figures->visited);
    node_put_integer(arena, out, "imprecise_len", (int64_t)figures->imprecise.len);
}

void report_tree(const struct viewer *viewer, const struct report_asked *asked,
    const struct figures *figures, struct node *out)
{
    struct arena *arena = viewer->arena;
    struct report_figures numbers = report_figures_of(figures);
    struct str scope = report_scope(viewer);

    out->kind = NODE_MAP;
    node_put_text(arena, out, "sentence", report_sentence(arena, &asked->period, scope, &numbers));
    node_put_text(arena, out, "basis", report_basis(arena, &asked->period, asked->as_of));
    node_put_text(arena, out, "period", asked->period.words);
    node_put_text(arena, out, "from", day_write(arena, asked->period.from));
    node_put_text(arena, out, "to", day_write(arena, asked->period.to));
    node_put_text(arena, out, "as_of", day_write(arena, asked->as_of));
    node_put_text(arena, out, "scope", scope);
    node_set_bool(node_put(arena, out, STR("story")), office_is_story(viewer->office));
    put_numbers(arena, out, figures);
    if (!asked->rows)
        return;
    put_rows(viewer, out, "tolerated", &figures->tolerated);
    put_rows(viewer, out, "cleared", &figures->cleared);
    put_rows(viewer, out, "visits", &figures->visits);
    put_rows(viewer, out, "imprecise", &figures->imprecise);
}
