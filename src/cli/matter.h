/*
 * matter - what the commands that show matters share.
 *
 * Whoever looks is the person of --as: what that person may not know of is not there.
 */
#pragma once

#include "cli/cli.h"

/* Opens the office for reading, for the person of --as.  On a story clock everything is invented,
 * so the host itself may look; else it is asked to say for whom.  Gives the exit code. */
int cli_read(struct cli *cli);

/* The matter the first word means, as this person sees it. */
int matter_take(struct cli *cli, struct dossier *out);
