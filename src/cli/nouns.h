/*
 * nouns - the words the rules add to the command line: nouns of procedures, actions of steps.
 *
 * They come from the editions of the instance at hand, else from the pack that comes along.
 */
#pragma once

#include "cli/cli.h"

/* The nouns of all procedures; struct str. */
struct vec procedure_nouns(struct cli *cli);

/* What can be done with any matter: the verbs of `matter`, and opening one. */
bool verb_is_free(struct str verb);

/* Do noun and verb mean a procedure of some edition and a verb it has?  False has said what was
 * meant. */
bool words_known(struct cli *cli, struct str noun, struct str verb);

/* `frj filing`: what may follow.  False: there is no such noun. */
bool noun_print(struct cli *cli, struct str noun);
