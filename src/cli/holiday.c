/* Days off and make-up days: listed, checked, counted, published. */
#include "casework/calendar.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/matter.h"
#include "cli/setup.h"
#include "cli/submit.h"
#include "cli/talk.h"
#include "view/holiday_view.h"
#include "view/moved_view.h"

enum { MATTERS_AT_ONCE = 50 };

static void spans_print(struct cli *cli, const struct vec *spans)
{
    struct grid grid = {.arena = cli->arena};

    VEC_EACH (struct holiday_span, span, *spans) {
        const struct str cells[] = {day_write(cli->arena, span->from),
            span->from.n == span->to.n ? STR("") : day_write(cli->arena, span->to),
            str_format(cli->arena, "%d天", span->to.n - span->from.n + 1), span->words};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

int holiday_list_run(struct cli *cli)
{
    struct str word = arg(&cli->args, "year");
    struct node out = {.kind = NODE_LIST};
    int64_t year = 0;
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    if (word.at == NULL)
        year = day_to_civil(instant_day(office_now(cli->office))).year;
    else if (!str_integer(word, &year) || year < 1 || year > 9998)
        return cli_no(cli, EXIT_USAGE, "--year 应是年份，例如 --year 2026。");
    struct vec spans = holiday_spans(cli_viewer(cli), (int)year);
    if (arg_given(&cli->args, "json")) {
        holiday_tree(cli->arena, &spans, &out);
        print_json(cli->arena, &out);
    } else {
        spans_print(cli, &spans);
    }
    if (!calendar_confirmed(cli->directory->calendar, (int)year))
        say("%lld年的放假通知还没有登记：期限暂按周一至周五推算。", (long long)year);
    return EXIT_DONE;
}

int holiday_check_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0);
    struct node tree = {0};
    struct calendar calendar = {0};
    struct problems problems = {.arena = cli->arena};

    if (path.len == 0)
        return cli_no(
            cli, EXIT_USAGE, "要写明放假通知文件：frj holiday check policies/holidays.yaml");
    if (file_read_tree(cli->arena, path, &tree, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_CHECK);
    if (!calendar_read(cli->arena, &calendar, &tree, &problems)) {
        say_problems(cli->arena, &problems, path, arg_given(&cli->args, "json"));
        return EXIT_CHECK;
    }
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "years", str_format(cli->arena, "%zu", calendar.years.len));
    else
        print("没有错误：%zu个年份。\n", calendar.years.len);
    return EXIT_DONE;
}

int holiday_next_run(struct cli *cli)
{
    struct str word = arg(&cli->args, "days");
    int64_t days = 1;
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    day from = instant_day(office_now(cli->office));
    if (!arg_day(&cli->args, "from", &from, &cli->fault))
        return cli_fault(&cli->fault);
    if (word.at != NULL && (!str_integer(word, &days) || days < 1 || days > 3660))
        return cli_no(cli, EXIT_USAGE, "--days 应是1到3660的整数。");
    day due = calendar_add_working(cli->directory->calendar, from, days);
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "date", day_write(cli->arena, due));
    else
        print("%.*s\n", STR_ARG(day_write(cli->arena, due)));
    say("%.*s之后第%lld个工作日是%.*s（当日不计入）%s。",
        STR_ARG(day_write_chinese(cli->arena, from)), (long long)days,
        STR_ARG(day_write_chinese(cli->arena, due)),
        calendar_confirmed(cli->directory->calendar, day_to_civil(due).year)
            ? ""
            : "，放假通知未公布，暂定");
    return EXIT_DONE;
}

static void moved_print(struct cli *cli, const struct vec *some)
{
    VEC_EACH (struct moved, moved, *some)
        print("%.*s %.*s %.*s %.*s：%.*s → %.*s，%.*s\n",
            STR_ARG(id_short(cli->arena, moved->matter.id)), STR_ARG(moved->title),
            STR_ARG(moved->step), STR_ARG(moved->step_title),
            STR_ARG(day_write(cli->arena, moved->from)), STR_ARG(day_write(cli->arena, moved->to)),
            STR_ARG(moved->why));
}

/* A page of open matters at a time: what was looked through is forgotten when it is printed. */
static int moved_list(struct cli *cli, bool json)
{
    struct page_filter filter = {.openness = OPEN_ONLY, .limit = MATTERS_AT_ONCE};
    struct node out = {.kind = NODE_LIST};
    size_t found = 0;

    do {
        size_t mark = arena_mark(cli->arena);
        struct vec some;
        if (moved_some(cli_viewer(cli), &filter, &some, &filter.below, &cli->fault) != STATUS_OK)
            return cli_fault(&cli->fault);
        found += some.len;
        if (json) {
            moved_tree(cli->arena, &some, &out);
        } else {
            moved_print(cli, &some);
            arena_rewind(cli->arena, mark);
        }
    } while (filter.below > 0);
    if (json)
        print_json(cli->arena, &out);
    else if (found == 0)
        say("您能看到的办理中的事项，没有期限因放假通知改了日子。");
    else
        say("改了日子的期限共%zu个；原来的日子和原因见 frj matter show 编号 --why。", found);
    return EXIT_DONE;
}

int holiday_moved_run(struct cli *cli)
{
    int code = cli_read(cli);

    return code == EXIT_DONE ? moved_list(cli, arg_given(&cli->args, "json")) : code;
}

int holiday_publish_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0);

    if (path.len == 0)
        return cli_no(
            cli, EXIT_USAGE, "要写明放假通知文件：frj holiday publish policies/holidays.yaml");
    int code = cli_open(cli, OFFICE_SUBMIT, false);
    if (code != EXIT_DONE)
        return code;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    code = holidays_publish(cli, path);
    if (code != EXIT_DONE || !id_given(cli->person.id) || arg_given(&cli->args, "json"))
        return code;
    return moved_list(cli, false);
}
