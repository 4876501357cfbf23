/* message - what a person is told, and by which address: `frj message …`, `frj account address`. */
#pragma once

#include "cli/cli.h"

int message_list_run(struct cli *cli); /* message.c */
