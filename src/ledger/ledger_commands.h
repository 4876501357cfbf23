/*
 * ledger_commands - the commands that a walked record held, for whoever keeps their keys too.
 *
 * Asked after the walk; of a command whose events are all erased nothing is known.
 */
#pragma once

#include "ledger/ledger_check.h"

struct ledger_command {
    uint64_t first_seq;
    int events;
};

/* The command of this key (person, command), which is met from now on; false: not known. */
bool ledger_command_meet(
    struct ledger_check *check, const uint8_t key[TABLE_KEY_LEN], struct ledger_command *out);
/* The first one that was not met; false: all were. */
bool ledger_command_unmet(const struct ledger_check *check, struct ledger_command *out);
