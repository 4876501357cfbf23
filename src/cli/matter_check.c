/* 案卷体检: what the file of a matter lacks, or of every matter that is open. */
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/checkup_view.h"

enum { MATTERS_AT_ONCE = 50 };

static void gaps_print(const struct vec *gaps)
{
    VEC_EACH (struct gap, gap, *gaps)
        print("  %.*s%.*s\n", STR_ARG(gap->what), STR_ARG(gap->mend));
}

static int one_run(struct cli *cli)
{
    struct dossier dossier;
    int code = matter_take(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    struct vec gaps = checkup_gaps(cli_viewer(cli), &dossier);
    struct node out = {.kind = NODE_LIST};
    if (arg_given(&cli->args, "json")) {
        gaps_tree(cli->arena, &gaps, &out);
        print_json(cli->arena, &out);
    } else if (gaps.len == 0) {
        say("没有查出缺项。");
    } else {
        gaps_print(&gaps);
    }
    return gaps.len == 0 ? EXIT_DONE : EXIT_CHECK;
}

static void checked_print(struct cli *cli, const struct checked *checked)
{
    print("%.*s %.*s\n", STR_ARG(id_short(cli->arena, checked->row.matter.id)),
        STR_ARG(checked->row.title));
    gaps_print(&checked->gaps);
}

/* A page of open matters at a time: what was looked through is forgotten when it is printed. */
static int all_run(struct cli *cli)
{
    struct page_filter filter = {.openness = OPEN_ONLY, .limit = MATTERS_AT_ONCE};
    struct node out = {.kind = NODE_LIST};
    bool json = arg_given(&cli->args, "json");
    size_t found = 0;
    int code = cli_read(cli);

    if (code != EXIT_DONE)
        return code;
    do {
        size_t mark = arena_mark(cli->arena);
        struct vec some;
        if (checkup_some(cli_viewer(cli), &filter, &some, &filter.below, &cli->fault) != STATUS_OK)
            return cli_fault(&cli->fault);
        found += some.len;
        if (json)
            checked_tree(cli_viewer(cli), &some, &out);
        else
            VEC_EACH (struct checked, checked, some)
                checked_print(cli, checked);
        if (!json)
            arena_rewind(cli->arena, mark);
    } while (filter.below > 0);
    if (json)
        print_json(cli->arena, &out);
    else
        say(found == 0 ? "办理中的事项没有查出缺项。" : "查出缺项的事项共%zu件。", found);
    return found == 0 ? EXIT_DONE : EXIT_CHECK;
}

int matter_check_run(struct cli *cli)
{
    return arg_word(&cli->args, cli->command, 0).len == 0 ? all_run(cli) : one_run(cli);
}
