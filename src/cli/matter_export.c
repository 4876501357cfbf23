/* The same tree back: of a late entry exactly what went in, of a live matter all its events. */
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/talk.h"
#include "view/export_view.h"

int matter_export_run(struct cli *cli)
{
    struct dossier dossier;
    struct node out = {0};
    int code = matter_take(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    if (export_tree(cli_viewer(cli), &dossier, &out, &cli->fault) != STATUS_OK)
        return cli_fault(&cli->fault);
    print_json(cli->arena, &out);
    return EXIT_DONE;
}
