/*
 * submit - one request from the command line to the office, and what became of it.
 *
 * The request carries --as, --by, --on and --paper; short ids in the target and in the fields
 * that mean a matter are expanded first.  A refusal is said in its three parts, mistakes of the
 * input are listed with their places, a success says what is open now and for whom.
 */
#pragma once

#include "cli/cli.h"

struct submission {
    struct str noun, verb, target, action;
    struct node *input;
    struct str upload;            /* of a file that is attached; else empty */
    struct str matter;            /* word of the matter it is about; empty: what the office names */
    const struct case_file *file; /* of an act at a step; else NULL */
    const struct step *step;
};

/* The office is open for writing.  The exit code. */
int submit(struct cli *cli, const struct submission *what);

/* Is the local door open?  False has said the refusal. */
bool door_stands_open(const struct cli *cli);

/* What is open in the matter now, who does it, until when, and with which command: talk. */
void next_say(struct cli *cli, const struct dossier *dossier);
/* The same as members "state", "state_label", "open" of a map. */
void next_json(struct cli *cli, const struct dossier *dossier, struct node *out);
