/*
 * matter_acts - what was written at each step of a matter, for those who may read it.
 *
 * In words, from the tree of view/matter_view.h.
 */
#pragma once

#include "cli/cli.h"

void acts_show(struct cli *cli, const struct case_file *file, const struct node *acts);
