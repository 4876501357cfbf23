/*
 * matter_acts - what was written at each step of a matter, for those who may read it.
 *
 * As a list of maps {step, title, event, on, by, data, dissent}; and from it, in words.
 */
#pragma once

#include "cli/cli.h"

/* `out` is a list. */
void acts_tree(struct cli *cli, const struct case_file *file, struct node *out);
void acts_show(struct cli *cli, const struct case_file *file, const struct node *acts);
