/* The tables of an instance brought to the version of this program. */
#include "cli/commands.h"
#include "cli/talk.h"
#include "office/office_tables.h"

int migrate_run(struct cli *cli)
{
    struct str place = cli_data(cli), owner = arg(&cli->args, "owner");
    bool single = arg_given(&cli->args, "single-server");

    if (place.len == 0)
        return cli_no(cli, EXIT_USAGE, "请用 --data 写明数据所在的文件夹或者数据库地址。");
    if (office_tables_renew(str_c(cli->arena, place),
            owner.len > 0 ? str_c(cli->arena, owner) : NULL, single, &cli->fault)
        != STATUS_OK) {
        int code = cli_fault(&cli->fault);
        return code == EXIT_CONFLICT ? EXIT_TRY_AGAIN : code; /* another process is writing */
    }
    if (arg_given(&cli->args, "json"))
        print_json_text(cli->arena, "data", place_shown(cli->arena, place));
    say("表已经是本程序的版本。");
    if (single)
        say("已写明：只有一台数据库服务器，没有同步备机。");
    return EXIT_DONE;
}
