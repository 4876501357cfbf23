/* The published sentence from the record, and the matters behind each of its figures. */
#include "casework/report.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "view/sight.h"

struct asked {
    struct report_period period;
    day as_of;
    bool as_of_given;
};

/* ---- which days ----------------------------------------------------------------------------- */

static void earlier(day *first, const struct vec *rows)
{
    VEC_EACH (struct figure_row, row, *rows)
        if (row->dated && row->from.n < first->n)
            *first = row->from;
}

/* The earliest day something counted was decided, carried out or visited. */
static day first_record(struct cli *cli)
{
    day first = instant_day(office_now(cli->office));
    const struct period all = {.from = day_from_civil((struct civil){1, 1, 1}), .to = first};
    struct figures figures;

    if (office_figures(cli->office, &all, cli->arena, &figures, &cli->fault) != STATUS_OK)
        return first;
    earlier(&first, &figures.tolerated);
    earlier(&first, &figures.cleared);
    earlier(&first, &figures.visits);
    return first;
}

static bool read_period(struct cli *cli, struct asked *asked)
{
    const struct args *args = &cli->args;
    day from = asked->as_of, to = asked->as_of;

    if (arg_given(args, "period") && (arg_given(args, "from") || arg_given(args, "to"))) {
        fault_set(&cli->fault, STATUS_INVALID, "--period 和 --from、--to 只写一种。");
        return false;
    }
    if (arg_given(args, "period"))
        return report_period_read(cli->arena, arg(args, "period"), asked->as_of, first_record(cli),
                   &asked->period, &cli->fault)
               == STATUS_OK;
    if (!arg_given(args, "from")) {
        fault_set(&cli->fault, STATUS_INVALID,
            "要写明期间：--from 2021-01-01 --to 2022-09-06，或者 --period 去年以来。");
        return false;
    }
    if (!arg_day(args, "from", &from, &cli->fault) || !arg_day(args, "to", &to, &cli->fault))
        return false;
    asked->period = report_period_between(cli->arena, from, to);
    if (from.n <= to.n)
        return true;
    fault_set(&cli->fault, STATUS_INVALID, "期间的开始晚于结束。");
    return false;
}

static bool read_asked(struct cli *cli, struct asked *asked)
{
    day today = instant_day(office_now(cli->office));

    *asked = (struct asked){.as_of = today, .as_of_given = arg_given(&cli->args, "as-of")};
    if (!arg_day(&cli->args, "as-of", &asked->as_of, &cli->fault))
        return false;
    if (asked->as_of.n <= today.n)
        return read_period(cli, asked);
    fault_set(&cli->fault, STATUS_INVALID, "--as-of 晚于今天（%.*s），那时的数据还没有。",
        STR_ARG(day_write(cli->arena, today)));
    return false;
}

/* ---- what is behind a figure ---------------------------------------------------------------- */

static struct str row_day(struct cli *cli, const struct figure_row *row)
{
    if (!row->dated)
        return STR("日期不详");
    if (row->from.n == row->to.n)
        return day_write(cli->arena, row->from);
    return str_format(cli->arena, "%.*s至%.*s", STR_ARG(day_write(cli->arena, row->from)),
        STR_ARG(day_write(cli->arena, row->to)));
}

struct seen {
    bool matter, name;
};

/* A matter this person may not know of is not in the list; of a matter of their own or of their
 * unit only their own name is. */
static struct seen row_seen(struct cli *cli, const struct figure_row *row)
{
    struct dossier dossier;
    struct fault fault = {0};

    if ((!id_given(cli->person.id) && !office_is_story(cli->office))
        || office_matter(cli->office, row->matter, cli->person, cli->arena, &dossier, &fault)
               != STATUS_OK)
        return (struct seen){0};
    bool own = id_given(row->person.id) && id_equal(row->person.id, cli->person.id);
    return (struct seen){true, own || sight_of(cli_viewer(cli), &dossier.files[0]) == SIGHT_OFFICE};
}

static void rows_print(struct cli *cli, struct str heading, const struct vec *rows)
{
    struct grid grid = {.arena = cli->arena};
    size_t hidden = 0;

    print("\n%.*s\n", STR_ARG(heading));
    VEC_EACH (struct figure_row, row, *rows) {
        struct seen seen = row_seen(cli, row);
        const struct str cells[] = {STR(""), id_short(cli->arena, row->matter.id),
            row_day(cli, row), seen.name ? row->name : STR(""), row->title};
        if (seen.matter)
            grid_row(&grid, cells, COUNT_OF(cells));
        hidden += seen.matter ? 0 : 1;
    }
    grid_print(&grid);
    if (hidden > 0)
        print("  另有%zu行您无权查看。\n", hidden);
}

static void rows_json(struct cli *cli, struct node *out, const char *key, const struct vec *rows)
{
    struct node *list = node_put(cli->arena, out, str_of(key));

    list->kind = NODE_LIST;
    VEC_EACH (struct figure_row, row, *rows) {
        struct seen seen = row_seen(cli, row);
        if (!seen.matter)
            continue;
        struct node *map = node_push(cli->arena, list);
        map->kind = NODE_MAP;
        node_put_text(cli->arena, map, "matter", id_write(cli->arena, row->matter.id));
        node_put_text(cli->arena, map, "date", row_day(cli, row));
        node_put_text(cli->arena, map, "title", row->title);
        if (seen.name)
            node_put_text(cli->arena, map, "name", row->name);
    }
}

/* ---- the report ----------------------------------------------------------------------------- */

static struct report_figures figures_of(const struct figures *figures)
{
    return (struct report_figures){figures->matters, figures->persons, figures->units,
        figures->cleared_persons, figures->cleared_parties, figures->visited};
}

static void lists_print(struct cli *cli, const struct figures *figures)
{
    struct arena *arena = cli->arena;

    rows_print(cli,
        str_format(arena, "容错纠错：%lld起，%lld人（一人一行）", (long long)figures->matters,
            (long long)figures->persons),
        &figures->tolerated);
    rows_print(cli, str_format(arena, "澄清正名：%lld名干部", (long long)figures->cleared_persons),
        &figures->cleared);
    rows_print(cli,
        str_format(arena, "回访教育：%lld名，%zu次（同一人只数一次）", (long long)figures->visited,
            figures->visits.len),
        &figures->visits);
    rows_print(cli, str_format(arena, "日期不精确，未计入：%zu", figures->imprecise.len),
        &figures->imprecise);
}

static void report_print(struct cli *cli, const struct asked *asked, const struct figures *figures)
{
    struct report_figures numbers = figures_of(figures);
    struct str scope = cli->directory->scope_word;

    print("%.*s\n", STR_ARG(report_sentence(cli->arena, &asked->period,
                        scope.len > 0 ? scope : STR("全区"), &numbers)));
    print("%.*s\n", STR_ARG(report_basis(cli->arena, &asked->period, asked->as_of)));
    if (office_is_story(cli->office))
        print("演示数据，不是真实事项。\n");
    if (figures->imprecise.len > 0 && !arg_given(&cli->args, "list"))
        print("日期不精确，未计入：%zu。\n", figures->imprecise.len);
    if (!arg_given(&cli->args, "list")) {
        say("每个数字背后的事项：再加 --list");
        return;
    }
    lists_print(cli, figures);
}

static void put_numbers(struct cli *cli, struct node *out, const struct figures *figures)
{
    node_put_integer(cli->arena, out, "matters", figures->matters);
    node_put_integer(cli->arena, out, "persons", figures->persons);
    node_put_integer(cli->arena, out, "units", figures->units);
    node_put_integer(cli->arena, out, "cleared_persons", figures->cleared_persons);
    node_put_integer(cli->arena, out, "cleared_parties", figures->cleared_parties);
    node_put_integer(cli->arena, out, "visited", figures->visited);
    node_put_integer(cli->arena, out, "imprecise_len", (int64_t)figures->imprecise.len);
}

static void report_json(struct cli *cli, const struct asked *asked, const struct figures *figures)
{
    struct arena *arena = cli->arena;
    struct report_figures numbers = figures_of(figures);
    struct node out = {.kind = NODE_MAP};
    struct str scope = cli->directory->scope_word;

    scope = scope.len > 0 ? scope : STR("全区");
    node_put_text(arena, &out, "sentence", report_sentence(arena, &asked->period, scope, &numbers));
    node_put_text(arena, &out, "basis", report_basis(arena, &asked->period, asked->as_of));
    node_put_text(arena, &out, "period", asked->period.words);
    node_put_text(arena, &out, "from", day_write(arena, asked->period.from));
    node_put_text(arena, &out, "to", day_write(arena, asked->period.to));
    node_put_text(arena, &out, "as_of", day_write(arena, asked->as_of));
    node_put_text(arena, &out, "scope", scope);
    node_set_bool(node_put(arena, &out, STR("story")), office_is_story(cli->office));
    put_numbers(cli, &out, figures);
    if (arg_given(&cli->args, "list")) {
        rows_json(cli, &out, "tolerated", &figures->tolerated);
        rows_json(cli, &out, "cleared", &figures->cleared);
        rows_json(cli, &out, "visits", &figures->visits);
        rows_json(cli, &out, "imprecise", &figures->imprecise);
    }
    print_json(arena, &out);
}

int report_line_run(struct cli *cli)
{
    struct asked asked;
    struct figures figures;
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    if (!read_asked(cli, &asked))
        return cli_fault(&cli->fault);
    struct period period = {.from = asked.period.from, .to = asked.period.to};
    if (asked.as_of_given)
        period.as_of = instant_of_day(asked.as_of, 24, 0);
    if (office_figures(cli->office, &period, cli->arena, &figures, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json"))
        report_json(cli, &asked, &figures);
    else
        report_print(cli, &asked, &figures);
    return EXIT_DONE;
}
