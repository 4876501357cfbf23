/*
 * share - where stands what comes along with the program: policies/ and demo/.
 *
 * --share DIR, else FRJ_SHARE of the environment.  Else the program looks around itself, so that
 * no path of the machine that built it is in it: an installed one has ../share/frj beside it, and
 * in a build folder the file `source` names the tree.  Else the folder it was configured for.
 */
#pragma once

#include "cli/cli.h"

/* The path of a file there, whether it exists or not. */
struct str share_path(const struct cli *cli, const char *name);
