/*
 * message - what a person is told, and by which address: frj message list, frj account address.
 *
 * Exit codes as every command that reads.
 */
#pragma once

#include "cli/cli.h"

int message_list_run(struct cli *cli);
int account_address_run(struct cli *cli);
