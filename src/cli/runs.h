/*
 * runs - the functions behind the rows of commands.c, by file.
 *
 * Each gives the exit code; whatever went wrong has been said.
 */
#pragma once

struct cli;
struct str;

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
int matter_check_run(struct cli *cli);   /* matter_check.c */
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
int holiday_moved_run(struct cli *cli);
