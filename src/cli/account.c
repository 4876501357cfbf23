/* Accounts: who may sign in, made on the machine itself. */
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/talk.h"
#include "office/accounts.h"

int account_add_run(struct cli *cli)
{
    struct str name = arg_word(&cli->args, cli->command, 0), password;
    struct str who = arg(&cli->args, "person"), file = arg(&cli->args, "password-file");
    struct id person;
    int code;

    if (name.len == 0 || who.len == 0 || file.len == 0)
        return cli_no(cli, EXIT_USAGE,
            "要写明账号、人员和密码文件：frj account add ma --person ma --password-file -");
    if (file_read(cli->arena, file, &password, &cli->fault) != STATUS_OK)
        return file_no(cli, EXIT_CHECK);
    code = cli_open(cli, OFFICE_WRITE, false);
    if (code != EXIT_DONE || !cli_find(cli, STREAM_PERSON, who, &person, &code))
        return code;
    if (office_account_add(cli->office, (person_id){person}, name, str_trim(password), &cli->fault)
        != STATUS_OK)
        return cli_fault(&cli->fault);
    say("已建立账号 %.*s。", STR_ARG(name));
    return EXIT_DONE;
}
