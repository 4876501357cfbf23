#include "cli/nouns.h"

#include "casework/kind.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/share.h"
#include "cli/talk.h"

static void push(struct arena *arena, struct vec *words, struct str word)
{
    *(struct str *)vec_push(arena, words, sizeof(struct str)) = word;
}

/* Asked without an instance, or beside one that cannot be opened, the pack that comes along. */
static const struct policy *bundled(struct cli *cli)
{
    struct node *tree = arena_new(cli->arena, struct node);
    struct problems problems = {.arena = cli->arena};
    struct fault fault = {0};

    if (file_read_tree(cli->arena, share_path(cli, "policies/bincheng.yaml"), tree, &fault)
        != STATUS_OK)
        return NULL;
    return policy_load(cli->arena, tree, &problems);
}

static void look(struct cli *cli)
{
    struct fault fault = {0};
    struct str dir = cli_data(cli);

    if (cli->directory == NULL && dir.len > 0
        && office_open(str_c(cli->arena, dir), OFFICE_READ, &cli->office, &fault) == STATUS_OK)
        cli->directory = office_directory(cli->office);
}

/* The newest edition last; const struct policy *. */
static struct vec policies(struct cli *cli)
{
    struct vec out = {0};

    look(cli);
    if (cli->directory == NULL) {
        const struct policy *own = bundled(cli);
        if (own != NULL)
            *(const struct policy **)vec_push(cli->arena, &out, sizeof(own)) = own;
        return out;
    }
    VEC_EACH (struct edition, edition, cli->directory->editions)
        if (edition->policy != NULL)
            *(const struct policy **)vec_push(cli->arena, &out, sizeof(void *)) = edition->policy;
    return out;
}

struct vec procedure_nouns(struct cli *cli)
{
    struct vec nouns = {0}, packs = policies(cli);

    VEC_EACH (const struct policy *, policy, packs)
        LIST_EACH (struct procedure, procedure, (*policy)->procedures)
            push(cli->arena, &nouns, procedure->noun);
    return nouns;
}

bool verb_is_free(struct str verb)
{
    const struct cli_command *row = command_row(STR("matter"), verb);

    return row != NULL || str_is(verb, "new");
}

static struct vec procedure_verbs(struct cli *cli, struct str noun)
{
    struct vec verbs = {0}, packs = policies(cli);
    size_t len;
    const struct cli_command *rows = commands(&len);

    VEC_EACH (const struct policy *, policy, packs)
        LIST_EACH (struct procedure, procedure, (*policy)->procedures)
            if (str_equal(procedure->noun, noun))
                LIST_EACH (struct step, step, procedure->steps)
                    push(cli->arena, &verbs, step->action);
    push(cli->arena, &verbs, STR("new"));
    for (size_t i = 0; i < len; i++)
        if (rows[i].verb != NULL && verb_is_free(str_of(rows[i].verb)))
            push(cli->arena, &verbs, str_of(rows[i].verb));
    return verbs;
}

/* The word itself when it is among them, else the nearest. */
static struct str meant(struct str word, const struct vec *words)
{
    VEC_EACH (struct str, known, *words)
        if (str_equal(word, *known))
            return word;
    return word_nearest(word, words->at, words->len);
}

bool words_known(struct cli *cli, struct str noun, struct str verb)
{
    struct vec nouns = procedure_nouns(cli);
    struct str near = meant(noun, &nouns);
    struct vec verbs = procedure_verbs(cli, near);
    struct str second = meant(verb, &verbs), row = command_nearest(cli->arena, noun, verb);

    if (str_is(noun, "matter") || (str_equal(near, noun) && str_equal(second, verb)))
        return true;
    struct buffer said = {.arena = cli->arena};
    buffer_addf(&said, "没有“%.*s %.*s”这个命令。", STR_ARG(noun), STR_ARG(verb));
    if (nouns.len == 0)
        buffer_addf(&said, "还没有启用任何一版规则：frj policy activate FILE。");
    else if (near.len > 0)
        buffer_addf(&said, "您是不是要写：frj %.*s%s%.*s", STR_ARG(near), second.len > 0 ? " " : "",
            STR_ARG(second));
    else if (row.len > 0)
        buffer_addf(&said, "您是不是要写：frj %.*s", STR_ARG(row));
    else
        buffer_addf(&said, "全部命令和程序见 frj help --all。");
    cli_no(cli, EXIT_USAGE, "%.*s", STR_ARG(buffer_str(&said)));
    return false;
}

/* ---- the verbs of one noun ------------------------------------------------------------------ */

static void verb_print(struct grid *grid, struct str noun, struct str action, struct str title)
{
    const struct str cells[] = {
        str_format(grid->arena, "frj %.*s %.*s%s", STR_ARG(noun), STR_ARG(action),
            str_is(action, "new") || str_is(action, "list") ? "" : " ID"),
        title};

    grid_row(grid, cells, COUNT_OF(cells));
}

static void procedure_print(struct cli *cli, const struct procedure *procedure)
{
    struct grid grid = {.arena = cli->arena};
    struct str noun = procedure->noun;

    print("%.*s %.*s\n\n", STR_ARG(noun), STR_ARG(procedure->title));
    verb_print(&grid, noun, STR("new"), STR("提起一件"));
    LIST_EACH (struct step, step, procedure->steps)
        verb_print(&grid, noun, step->action,
            str_format(cli->arena, "%.*s %.*s", STR_ARG(step->id), STR_ARG(step->title)));
    verb_print(&grid, noun, STR("list"), STR("列出"));
    verb_print(&grid, noun, STR("show"), STR("查看一件"));
    verb_print(&grid, noun, STR("options"), STR("现在能办什么，要填写什么"));
    grid_print(&grid);
    print("\n另有撤回、关联、回避、中止和延长期限等：frj help matter\n");
}

bool noun_print(struct cli *cli, struct str noun)
{
    struct vec packs = policies(cli);
    const struct procedure *last = NULL;

    VEC_EACH (const struct policy *, policy, packs)
        LIST_EACH (struct procedure, procedure, (*policy)->procedures)
            if (str_equal(procedure->noun, noun))
                last = procedure;
    if (last == NULL)
        return false;
    procedure_print(cli, last);
    return true;
}
