/*
 * cli - the command line: one command of the table, from its words to its exit code.
 *
 * Data goes to stdout, talk to stderr.  A command is run once in a process: it takes what it
 * needs from one arena and opens the office at most once; cli_main() closes both.
 */
#pragma once

#include "cli/args.h"
#include "view/viewer.h"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_CONFIGURATION = 3,
    EXIT_DATABASE = 4,
    EXIT_CHECK = 5,   /* unsound pack, damage */
    EXIT_REFUSED = 6, /* by right or rule */
    EXIT_CONFLICT = 7,
    EXIT_NOT_FOUND = 8,
    EXIT_TRY_AGAIN = 75,
};

struct cli_command;

struct cli {
    struct arena *arena;
    const struct cli_command *command;
    struct args args;
    struct office *office;
    bool writes;                       /* it is open for writing */
    const struct directory *directory; /* of the office */
    person_id person;                  /* --as; zero bytes: the host itself */
    struct fault fault;
};

int cli_main(int count, char **words);

/* The place of --data (`init`: or --db), or of FRJ_DATA; empty: none was said. */
struct str cli_data(const struct cli *cli);
/* The folder of --keys or FRJ_KEYS, else the folder keys at the place; empty: none is known. */
struct str cli_keys(const struct cli *cli, struct str place);
/* The place as it may be shown: an address without its password. */
struct str place_shown(struct arena *arena, struct str place);
/* Whoever looks: the person of --as, now. */
const struct viewer *cli_viewer(const struct cli *cli);

/* Says that the words mean no command, with the nearest one. */
int cli_no_command(struct cli *cli);

/* Opens the office of --data and finds the person of --as.  EXIT_DONE, or the exit code after
 * saying why not.  `person_needed`: the command shows or does what belongs to a person. */
int cli_open(struct cli *cli, enum office_mode mode, bool person_needed);

/* Has the notary sign what the open office recorded, with the keys in `keys`; without keys there
 * nothing is signed.  EXIT_DONE, or says why not: the record stands either way. */
int cli_sign(struct cli *cli, struct str keys);

/* Says why a command is not done and gives `code`; with --json it is in the document too. */
int cli_no(struct cli *cli, int code, const char *format, ...) PRINTF_LIKE(3, 4);

/* Says the fault and gives its exit code. */
int cli_fault(const struct fault *fault);

/* The one thing of that kind that `word` means; false has said why not and set *code. */
bool cli_find(struct cli *cli, enum stream_kind kind, struct str word, struct id *out, int *code);
