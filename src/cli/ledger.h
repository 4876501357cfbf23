/*
 * ledger - commands on the record itself: verified, exported, proven, signed, witnessed.
 *
 * Each is the `run` of a row in commands.c; verify_* are what two of them share.
 */
#pragma once

#include "cli/cli.h"
#include "ledger/trust.h"

int ledger_verify_run(struct cli *cli); /* ledger.c */
int ledger_export_run(struct cli *cli);
int ledger_root_run(struct cli *cli);
int ledger_tail_run(struct cli *cli);
int ledger_prove_run(struct cli *cli);

int verify_file_run(struct cli *cli);                  /* verify.c: ledger verify FILE */
int verify_trust(struct cli *cli, struct trust **out); /* --trust */
int verify_earlier(struct cli *cli, struct str *text); /* --checkpoint; empty: not given */

int ledger_sign_run(struct cli *cli); /* checkpoint.c */
int ledger_checkpoint_run(struct cli *cli);
int ledger_keys_run(struct cli *cli);
int ledger_offer_run(struct cli *cli);
int ledger_cosign_run(struct cli *cli);
