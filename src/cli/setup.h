/*
 * setup - what `init` and its neighbours do to a new instance.
 *
 * Each needs the office open for writing, says what it did, and gives the exit code.
 */
#pragma once

#include "cli/cli.h"

/* Every year of the file, in one transaction. */
int holidays_publish(struct cli *cli, struct str path);

/* Plays one story; an answer that differs from what the story says is a failure. */
int story_play_file(struct cli *cli, struct str path, day today);

day today_by_clock(void); /* the machine's */
