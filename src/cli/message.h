/*
 * message - what a person is told: frj message list.
 *
 * Exit codes as every command that reads.
 */
#pragma once

#include "cli/cli.h"

int message_list_run(struct cli *cli);
