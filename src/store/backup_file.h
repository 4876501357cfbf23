/*
 * backup_file - a backup: one database file that holds the record alone, whatever engine it is of.
 *
 * It is written beside its name (NAME.part) and gets the name when it is whole and on the disk;
 * what a killed program left there is taken over by the next one.  It can lie on any disk, also a
 * server's: nobody writes it, so nobody locks it.
 */
#pragma once

#include "base/time.h"
#include "ledger/digest.h"
#include "store/db.h"

enum { BACKUP_PATH_LEN = 4096, BACKUP_FORMAT = 1 };

struct backup_meta { /* the one row of table backup; written last */
    struct str origin, program;
    uint64_t size;
    struct digest roots[DIGEST_ALGS];
    struct digest content; /* of all rows: record_copy.h */
    instant made_at;       /* by this machine's clock, on a story clock too */
};

enum backup_kind { BACKUP_NONE = 1, BACKUP_INSTANCE, BACKUP_WHOLE };
/* By the first bytes of a file: no database of ours, a living one, a backup. */
enum backup_kind backup_kind_of(const char *path);

struct backup_file { /* that is being made */
    char path[BACKUP_PATH_LEN], part[BACKUP_PATH_LEN];
    int lock; /* on NAME.part; -1: none */
};
/* STATUS_CONFLICT: there is a file of this name, or another program is making it. */
enum status backup_file_begin(
    const char *path, struct backup_file *out, struct fault *fault) MUST_USE;
/* Its name, durably; over no other file. */
enum status backup_file_finish(struct backup_file *file, struct fault *fault) MUST_USE;
/* Safe after either; what was not finished is taken away. */
void backup_file_close(struct backup_file *file);

/* Empty tables in the part. */
enum status backup_make(
    const struct backup_file *file, instant now, struct db **out, struct fault *fault) MUST_USE;
enum status backup_meta_write(
    struct db *db, const struct backup_meta *meta, struct fault *fault) MUST_USE;

/* STATUS_DAMAGED: no backup, or a broken one.  STATUS_INVALID: it is a living database.  Texts of
 * *meta live in `arena`. */
enum status backup_open(const char *path, struct arena *arena, struct db **out,
    struct backup_meta *meta, struct fault *fault) MUST_USE;
