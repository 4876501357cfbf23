/* Opening for reading, and the one matter a command is about. */
#include "cli/matter.h"

#include "cli/commands.h"
#include "cli/nouns.h"
#include "cli/submit.h"
#include "cli/talk.h"

int cli_read(struct cli *cli)
{
    int code = cli_open(cli, OFFICE_READ, false);

    if (code != EXIT_DONE)
        return code;
    if (cli->command->noun == NULL
        && !words_known(cli, cli->args.words[0], cli->args.words[1])) /* no list of nothing */
        return EXIT_USAGE;
    if (!door_stands_open(cli))
        return EXIT_REFUSED;
    if (office_is_story(cli->office) && !arg_given(&cli->args, "json"))
        say("【演示】以下内容都是虚构的。");
    if (id_given(cli->person.id) || office_is_story(cli->office))
        return EXIT_DONE;
    return cli_no(
        cli, EXIT_USAGE, "请用 --as 写明谁在看，例如 --as wangmm。人员见 frj person list。");
}

int matter_take(struct cli *cli, struct dossier *out)
{
    struct str word = arg_word(&cli->args, cli->command, 0);
    struct id id;
    int code = EXIT_USAGE;

    if (word.len == 0) {
        say("要写明是哪一件事项，例如 frj matter show 1a2b3c4d。有哪些事项见 frj matter list。");
        return code;
    }
    code = cli_read(cli);
    if (code != EXIT_DONE || !cli_find(cli, STREAM_MATTER, word, &id, &code))
        return code;
    if (office_matter(cli->office, (matter_id){id}, cli->person, cli->arena, out, &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    return EXIT_DONE;
}
