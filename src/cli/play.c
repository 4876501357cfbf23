/* A dated story, played on an instance with a story clock. */
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/setup.h"
#include "cli/share.h"
#include "cli/talk.h"
#include "office/door.h"

#include <stdio.h>
#include <time.h>

day today_by_clock(void)
{
    return instant_day((instant){(int64_t)time(NULL) * 1000});
}

/* A file a story names stands beside the program, or where the command was typed. */
static struct str story_file(void *context, struct str name, struct arena *arena)
{
    struct cli *cli = context;
    struct fault fault = {0};
    struct str text = {0}, own = share_path(cli, str_c(cli->arena, name));

    if (file_read(arena, own, &text, &fault) == STATUS_OK)
        return text;
    return file_read(arena, name, &text, &fault) == STATUS_OK ? text : (struct str){0};
}

static int play(struct cli *cli, const struct story *story, day today)
{
    struct office_door office_door = {.office = cli->office, .file = story_file, .context = cli};
    struct door door = office_door_open(&office_door);
    struct buffer out = {.arena = cli->arena};
    struct story_result result = {.out = &out, .verbose = arg_given(&cli->args, "verbose")};
    enum status status = story_play(story, &door, today, &result, &cli->fault);

    cli->directory = office_directory(cli->office);
    if (out.len > 0)
        say("%.*s", STR_ARG(buffer_str(&out)));
    if (status != STATUS_OK)
        return cli_fault(&cli->fault);
    say("演示“%.*s”：%zu个动作，%zu处和故事写的不同。", STR_ARG(story->title), result.acts,
        result.mismatches);
    return result.mismatches == 0 ? EXIT_DONE : EXIT_CHECK;
}

int story_play_file(struct cli *cli, struct str path, day today)
{
    struct str text;
    struct story story;
    struct fault inner = {0};

    if (file_read(cli->arena, path, &text, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_CHECK);
    if (!office_is_story(cli->office))
        return cli_no(cli, EXIT_CONFIGURATION,
            "这个实例用的是真实时钟，不能演故事。演示实例用 frj init --demo 建立。");
    if (story_read(cli->arena, text, &story, &inner) != STATUS_OK)
        return cli_no(cli, EXIT_CHECK, "%.*s:%s", STR_ARG(path), inner.text);
    return play(cli, &story, today);
}

int play_run(struct cli *cli)
{
    struct str path = arg_word(&cli->args, cli->command, 0);
    day today = today_by_clock();

    if (path.len == 0)
        return cli_no(cli, EXIT_USAGE, "要写明是哪个故事：frj play demo/district.story --data DIR");
    if (!arg_day(&cli->args, "today", &today, &cli->fault))
        return cli_fault(&cli->fault);
    int code = cli_open(cli, OFFICE_WRITE, false);
    return code == EXIT_DONE ? story_play_file(cli, path, today) : code;
}
