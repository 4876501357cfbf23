/* Help: examples first, then flags, then exit codes; all from the table of commands. */
#include "cli/commands.h"
#include "cli/nouns.h"
#include "cli/talk.h"

static const struct {
    const char *code, *words;
} exits[] = {
    {"0", "办成"},
    {"1", "没有办成：写明的文件读不了、写不进"},
    {"2", "命令写得不对"},
    {"3", "配置不对"},
    {"4", "数据库、磁盘出了问题"},
    {"5", "检查没有通过：规则不完整、记录损坏"},
    {"6", "权限或者规则不允许"},
    {"7", "冲突：别人已经先写入，或者已经存在"},
    {"8", "没有找到"},
    {"75", "过一会儿再试"},
};

static bool has_word(struct str list, const char *word)
{
    for (size_t at = 0; at < list.len;) {
        size_t end = at;
        while (end < list.len && list.at[end] != ' ')
            end++;
        if (str_is((struct str){list.at + at, end - at}, word))
            return true;
        at = end + 1;
    }
    return false;
}

static struct str usage(struct arena *arena, const struct cli_command *row)
{
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "frj %s", row->noun == NULL ? "NOUN" : row->noun);
    if (row->noun == NULL || row->verb != NULL)
        buffer_addf(&out, " %s", row->verb == NULL ? "VERB" : row->verb);
    if (*row->args != '\0')
        buffer_addf(&out, " %s", row->args);
    return buffer_str(&out);
}

static void print_indented(const char *lines)
{
    for (const char *at = lines; *at != '\0'; at++) {
        if (at == lines || at[-1] == '\n')
            print("  ");
        print("%c", *at);
    }
    print("\n");
}

static void print_flags(struct arena *arena, const struct cli_flag *flags)
{
    struct grid grid = {.arena = arena};

    for (; flags != NULL && flags->name != NULL; flags++) {
        struct str cells[] = {
            str_format(arena, "  --%s%s%s", flags->name, flags->value == NULL ? "" : " ",
                flags->value == NULL ? "" : flags->value),
            str_of(flags->title)};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static void print_exits(struct arena *arena, const struct cli_command *row)
{
    struct grid grid = {.arena = arena};

    for (size_t i = 0; i < COUNT_OF(exits); i++)
        if (has_word(str_of(row->exits), exits[i].code)) {
            struct str cells[] = {str_format(arena, "  %s", exits[i].code), str_of(exits[i].words)};
            grid_row(&grid, cells, COUNT_OF(cells));
        }
    grid_print(&grid);
}

static void print_command(struct arena *arena, const struct cli_command *row)
{
    print("%s\n\n例子：\n", row->title);
    print_indented(row->examples);
    print("\n写法：\n  %.*s\n", STR_ARG(usage(arena, row)));
    if (row->input)
        print("  各项内容写成 --名称 内容；内容以 [ 或 { 开头按 YAML 读，名称中的点表示下一层。\n");
    print("\n选项：\n");
    print_flags(arena, row->flags);
    print_flags(arena, global_flags);
    print("\n退出码：\n");
    print_exits(arena, row);
}

static void print_all(struct arena *arena, struct str noun)
{
    struct grid grid = {.arena = arena};
    size_t len;
    const struct cli_command *rows = commands(&len);

    for (size_t i = 0; i < len; i++) {
        if (noun.len > 0 && (rows[i].noun == NULL || !str_is(noun, rows[i].noun)))
            continue;
        struct str cells[] = {usage(arena, &rows[i]), str_of(rows[i].title)};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static void print_short(void)
{
    print(
        "frj：防容纠，事前备案、容错认定、纠错、回访、澄清正名的记录和规则\n"
        "\n"
        "例子：\n"
        "  frj init --data data/demo --demo                      建立演示区\n"
        "  frj matter list --data data/demo                      看有哪些事项\n"
        "  frj report line --data data/demo --period 去年以来    打印公布的那句话\n"
        "\n"
        "常用：filing new 备案 · matter show 查看 · matter options 能办什么 · ledger verify 验算\n"
        "身份：--as 写人员代号或者姓名，见 frj person list\n"
        "建立一个真实的区：frj help setup · 全部命令：frj help --all\n"
        "一个命令：frj help filing，frj help matter show\n"
        "退出码：0 办成 · 2 写法不对 · 5 检查没有通过 · 6 规则不允许 · 8 没有找到\n");
}

int version_run(struct cli *cli)
{
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "version", STR(FRJ_VERSION));
    else
        print("frj %s\n", FRJ_VERSION);
    return EXIT_DONE;
}

static size_t rows_of(struct str noun)
{
    size_t len, found = 0;
    const struct cli_command *rows = commands(&len);

    for (size_t i = 0; i < len; i++)
        found += rows[i].noun != NULL && str_is(noun, rows[i].noun) ? 1 : 0;
    return found;
}

static int unknown(struct cli *cli, struct str noun, struct str verb)
{
    struct vec nouns = procedure_nouns(cli);
    struct str near = command_nearest(cli->arena, noun, verb);
    const char *space = verb.len > 0 ? " " : "";

    if (near.len == 0)
        near = word_nearest(noun, nouns.at, nouns.len);
    if (near.len == 0)
        return cli_no(cli, EXIT_USAGE, "没有“%.*s%s%.*s”这个命令。全部命令见 frj help --all。",
            STR_ARG(noun), space, STR_ARG(verb));
    return cli_no(cli, EXIT_USAGE, "没有“%.*s%s%.*s”这个命令。您是不是要写：frj help %.*s",
        STR_ARG(noun), space, STR_ARG(verb), STR_ARG(near));
}

int help_noun(struct cli *cli, struct str noun)
{
    const struct cli_command *row = command_row(noun, (struct str){0});

    if (row != NULL)
        print_command(cli->arena, row);
    else if (rows_of(noun) > 0)
        print_all(cli->arena, noun);
    else if (!noun_print(cli, noun))
        return unknown(cli, noun, (struct str){0});
    return EXIT_DONE;
}

/* The words mean a row of the table, or a step that the rules have. */
static bool has_help(
    struct cli *cli, const struct cli_command *row, struct str noun, struct str verb)
{
    return row != NULL && (row->noun != NULL || words_known(cli, noun, verb));
}

static int help_on(struct cli *cli, struct str noun, struct str verb)
{
    const struct cli_command *row = command_row(noun, verb);

    if (verb.len == 0)
        return str_is(noun, "setup") ? help_setup() : help_noun(cli, noun);
    if (row == NULL)
        return unknown(cli, noun, verb);
    if (!has_help(cli, row, noun, verb))
        return EXIT_USAGE;
    print_command(cli->arena, row);
    return EXIT_DONE;
}

int help_run(struct cli *cli)
{
    const struct args *args = &cli->args;
    bool asked = args->words_len > 0 && str_is(args->words[0], "help");
    size_t at = asked ? 1 : 0;

    if (arg_given(args, "all")) {
        print_all(cli->arena, (struct str){0});
        return EXIT_DONE;
    }
    if (args->words_len <= at) {
        print_short();
        return EXIT_DONE;
    }
    return help_on(
        cli, args->words[at], args->words_len > at + 1 ? args->words[at + 1] : (struct str){0});
}
