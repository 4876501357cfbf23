/*
 * matter_lines - the lower part of a matter as people read it, from its tree.
 *
 * Links, checks, distinctions, evidence and statements; and a late entry (补录), member by member.
 */
#pragma once

#include "cli/cli.h"

void show_lines(struct cli *cli, const struct node *tree, const struct policy *policy);
/* Whatever a node holds, a member a line, labelled in words. */
void show_node(struct cli *cli, const struct policy *policy, const struct node *node, int depth);
void show_late(struct cli *cli, const struct node *tree);
