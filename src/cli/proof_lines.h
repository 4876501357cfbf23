/*
 * proof_lines - what was found when a record was checked: origin, size and both roots.
 *
 * The same lines and the same members wherever a whole record is spoken of.
 */
#pragma once

#include "cli/cli.h"
#include "office/office_check.h"

void proof_print(struct cli *cli, const struct office_proof *proof);
void proof_json(struct cli *cli, const struct office_proof *proof);
/* The same members put into a map. */
void proof_put(struct cli *cli, struct node *map, const struct office_proof *proof);
