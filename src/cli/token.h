/*
 * token - the commands for personal tokens of programs.
 *
 * They belong to the host, as accounts do; the token itself is printed once.
 */
#pragma once

#include "cli/cli.h"

int token_create_run(struct cli *cli);
int token_list_run(struct cli *cli);
int token_revoke_run(struct cli *cli);
