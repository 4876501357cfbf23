/*
 * commands - every command of the program, one row each.
 *
 * Help, the manual page's list and the parser read the same table.  To add a command: a row in
 * commands.c and its function; docs/ADDING.md.
 */
#pragma once

#include "cli/cli.h"

struct cli_flag {
    const char *name;
    const char *value; /* NULL: a switch; ends with …: may be given several times */
    const char *title;
};

struct cli_command {
    const char *noun; /* NULL: any noun of a procedure */
    const char *verb; /* NULL: the noun stands alone, or any verb of a procedure */
    const char *args, *title;
    const struct cli_flag *flags; /* ends with a row without name; may be NULL */
    int (*run)(struct cli *cli);
    bool input;           /* takes fields */
    const char *exits;    /* codes it can end with: "0 2 6" */
    const char *examples; /* two or three lines */
};

extern const struct cli_flag global_flags[]; /* ends with a row without name */

const struct cli_command *commands(size_t *len);
/* The row for these words, or NULL. */
const struct cli_command *command_row(struct str noun, struct str verb);
/* The nearest name of the table to what was typed; empty when none is near. */
struct str command_nearest(struct arena *arena, struct str noun, struct str verb);
/* The nearest of `names` (`len` of them), at most two letters away; empty: none. */
struct str word_nearest(struct str word, const struct str *names, size_t len);

/* The functions behind the rows, by file. */
int init_run(struct cli *cli);                   /* init.c */
int play_run(struct cli *cli);                   /* play.c */
int help_run(struct cli *cli);                   /* help.c */
int help_noun(struct cli *cli, struct str noun); /* `frj filing`: what may follow */
int help_setup(void);                            /* help_setup.c */
int version_run(struct cli *cli);
int policy_check_run(struct cli *cli); /* policy.c */
int policy_list_run(struct cli *cli);
int policy_activate_run(struct cli *cli);
int policy_show_run(struct cli *cli);
int policy_diff_run(struct cli *cli);
int matter_list_run(struct cli *cli);    /* matter_list.c */
int matter_show_run(struct cli *cli);    /* matter_show.c */
int matter_export_run(struct cli *cli);  /* matter_export.c */
int matter_files_run(struct cli *cli);   /* matter_files.c: attach, files, fetch */
int matter_options_run(struct cli *cli); /* matter_options.c */
int submit_run(struct cli *cli);         /* submit.c: whatever is one request */
int procedure_run(struct cli *cli);      /* procedure.c: filing sign … */
int meeting_show_run(struct cli *cli);   /* meeting.c */
int meeting_list_run(struct cli *cli);
int directory_list_run(struct cli *cli); /* directory.c: person, unit, post, body */
int role_list_run(struct cli *cli);      /* roles.c */
int body_kinds_run(struct cli *cli);
int report_line_run(struct cli *cli); /* report.c */
int doctor_run(struct cli *cli);
int serve_run(struct cli *cli);         /* serve.c */
int account_add_run(struct cli *cli);   /* account.c */
int rebuild_run(struct cli *cli);       /* ledger.c */
int migrate_run(struct cli *cli);       /* migrate.c */
int copy_run(struct cli *cli);          /* copy.c */
int backup_create_run(struct cli *cli); /* backup.c */
int backup_verify_run(struct cli *cli);
int restore_run(struct cli *cli);
int witness_init_run(struct cli *cli); /* witness.c */
int witness_key_run(struct cli *cli);
int witness_sign_run(struct cli *cli);
int witness_last_run(struct cli *cli);
int log_reopen_run(struct cli *cli);   /* reopen.c */
int holiday_list_run(struct cli *cli); /* holiday.c */
int holiday_check_run(struct cli *cli);
int holiday_next_run(struct cli *cli);
int holiday_publish_run(struct cli *cli);
