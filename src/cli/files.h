/*
 * files - what a command reads from disk: documents, packs, stories.
 *
 * A name of - is the standard input.  A name from the user is read as it is; what comes along with
 * the program is found by share.h.
 */
#pragma once

#include "cli/cli.h"

/* The whole text, ≤ 16 MiB of UTF-8. */
enum status file_read(
    struct arena *arena, struct str path, struct str *out, struct fault *fault) MUST_USE;

/* YAML, or JSON when the name ends in .json.  The fault's sentence names file and place. */
enum status file_read_tree(
    struct arena *arena, struct str path, struct node *out, struct fault *fault) MUST_USE;

/* Says why a file the caller named was not read: 1, or `invalid` when it was and does not parse. */
int file_no(struct cli *cli, int invalid);

/* A pack, compiled; NULL after its mistakes, or what kept it from being read, were said. */
const struct policy *file_read_policy(struct cli *cli, struct str path, int *code);

/* The fields typed, over those of --file.  NULL after saying why. */
struct node *input_read(struct cli *cli, int *code);
