/* The published sentence from the record, and the matters behind each of its figures. */
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "view/report_view.h"

/* ---- which days ----------------------------------------------------------------------------- */

static bool read_period(struct cli *cli, struct report_asked *asked)
{
    const struct args *args = &cli->args;
    day from = asked->as_of, to = asked->as_of;

    if (arg_given(args, "period") && (arg_given(args, "from") || arg_given(args, "to"))) {
        fault_set(&cli->fault, STATUS_INVALID, "--period 和 --from、--to 只写一种。");
        return false;
    }
    if (arg_given(args, "period"))
        return report_period_read(cli->arena, arg(args, "period"), asked->as_of,
                   report_first_record(cli_viewer(cli)), &asked->period, &cli->fault)
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

static bool read_asked(struct cli *cli, struct report_asked *asked)
{
    day today = instant_day(office_now(cli->office));

    *asked = (struct report_asked){.as_of = today,
        .as_of_given = arg_given(&cli->args, "as-of"),
        .rows = arg_given(&cli->args, "list")};
    if (!arg_day(&cli->args, "as-of", &asked->as_of, &cli->fault))
        return false;
    if (asked->as_of.n <= today.n)
        return read_period(cli, asked);
    fault_set(&cli->fault, STATUS_INVALID, "--as-of 晚于今天（%.*s），那时的数据还没有。",
        STR_ARG(day_write(cli->arena, today)));
    return false;
}

/* ---- what is behind a figure ---------------------------------------------------------------- */

static void rows_print(struct cli *cli, struct str heading, const struct vec *rows)
{
    struct grid grid = {.arena = cli->arena};
    size_t hidden = 0;

    print("\n%.*s\n", STR_ARG(heading));
    VEC_EACH (struct figure_row, row, *rows) {
        struct figure_seen seen = figure_seen(cli_viewer(cli), row);
        const struct str cells[] = {STR(""), id_short(cli->arena, row->matter.id),
            figure_day(cli->arena, row), seen.name ? row->name : STR(""), row->title};
        if (seen.matter)
            grid_row(&grid, cells, COUNT_OF(cells));
        hidden += seen.matter ? 0 : 1;
    }
    grid_print(&grid);
    if (hidden > 0)
        print("  另有%zu行您无权查看。\n", hidden);
}

/* ---- the report ----------------------------------------------------------------------------- */

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

static void report_print(
    struct cli *cli, const struct report_asked *asked, const struct figures *figures)
{
    struct report_figures numbers = report_figures_of(figures);

    print("%.*s\n", STR_ARG(report_sentence(
                        cli->arena, &asked->period, report_scope(cli_viewer(cli)), &numbers)));
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

int report_line_run(struct cli *cli)
{
    struct report_asked asked;
    struct figures figures;
    struct node out = {0};
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    if (!read_asked(cli, &asked))
        return cli_fault(&cli->fault);
    if (report_load(cli_viewer(cli), &asked, &figures, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json")) {
        report_tree(cli_viewer(cli), &asked, &figures, &out);
        print_json(cli->arena, &out);
    } else {
        report_print(cli, &asked, &figures);
    }
    return EXIT_DONE;
}
