/* Lists of matters: short number, kind, title, state, day, unit. */
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/matter_rows.h"

static struct str unit_name(const struct cli *cli, unit_id id)
{
    const struct unit *unit = directory_unit(cli->directory, id);
    return unit == NULL ? STR("") : unit->name;
}

static void rows_print(const struct cli *cli, const struct vec *rows)
{
    struct grid grid = {.arena = cli->arena, .list = true};
    const struct str head[] = {
        STR("编号"), STR("种类"), STR("状态"), STR("开始"), STR("单位"), STR("名称")};

    if (rows->len == 0) {
        say("没有符合条件的事项。可以去掉筛选，或者换一个人看（--as）。");
        return;
    }
    grid_row(&grid, head, COUNT_OF(head));
    VEC_EACH (struct matter_row, row, *rows) {
        struct str id = id_short(cli->arena, row->matter.id);
        const struct str cells[] = {row->number.len > 0 ? str_format(
                                        cli->arena, "%.*s %.*s", STR_ARG(id), STR_ARG(row->number))
                                                        : id,
            row_procedure(cli->directory, row), row_state(cli->directory, row),
            day_write(cli->arena, row->opened_on), unit_name(cli, row->unit), row->title};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
    say("共%zu件。查看一件：frj matter show %.*s", rows->len,
        STR_ARG(id_short(cli->arena, VEC_AT(*rows, struct matter_row, 0)->matter.id)));
}

static void rows_json(const struct cli *cli, const struct vec *rows)
{
    struct node out = {.kind = NODE_LIST};

    matter_rows_tree(cli_viewer(cli), rows, &out);
    print_json(cli->arena, &out);
}

static bool filter_of(struct cli *cli, struct matter_filter *filter, int *code)
{
    struct str person = arg(&cli->args, "person"), unit = arg(&cli->args, "unit");

    *filter = (struct matter_filter){
        .noun = arg(&cli->args, "noun"), .open_only = arg_given(&cli->args, "open")};
    if (cli->command->noun == NULL)
        filter->noun = cli->args.words[0];
    if (person.len > 0 && !cli_find(cli, STREAM_PERSON, person, &filter->person.id, code))
        return false;
    return unit.len == 0 || cli_find(cli, STREAM_UNIT, unit, &filter->unit.id, code);
}

int matter_list_run(struct cli *cli)
{
    struct matter_filter filter;
    struct vec rows;
    int code = cli_read(cli);

    if (code != EXIT_DONE || !filter_of(cli, &filter, &code))
        return code;
    if (office_matters(cli->office, &filter, cli->person, cli->arena, &rows, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    if (arg_given(&cli->args, "json"))
        rows_json(cli, &rows);
    else
        rows_print(cli, &rows);
    return EXIT_DONE;
}
