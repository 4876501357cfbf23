/*
 * office_backup - the record in one file that can be kept elsewhere, and an instance made of it.
 *
 * A backup is of one moment, while others go on writing; it holds what cannot be made again and
 * neither read tables nor any key.  It has its name only after it was read back and every entry
 * recomputed.  What a backup cannot know is what came after it: a checkpoint from elsewhere says.
 */
#pragma once

#include "office/office_check.h"
#include "store/backup_file.h"

/* `office` is open for reading.  STATUS_CONFLICT: there is a file of this name; STATUS_DAMAGED:
 * the record is not whole.  A backup that fails leaves none.  `program`: which one made it. */
enum status office_backup(struct office *office, const char *file, struct str program,
    struct office_proof *proof, struct fault *fault) MUST_USE;

/* A backup as an office that may only be checked.  STATUS_INVALID: no backup but a living database;
 * STATUS_DAMAGED: neither. */
enum status office_backup_open(const char *file, struct office **out, struct fault *fault) MUST_USE;
const struct backup_meta *office_backup_meta(const struct office *office);
/* office_check() of it; a checkpoint of more entries than it has says how many are *missing, and
 * is no damage. */
enum status office_backup_check(struct office *backup, const struct office_asked *asked,
    struct office_proof *proof, uint64_t *missing, struct fault *fault) MUST_USE;

struct office_restore {
    const char *file, *to;
    struct str owner;   /* as in struct office_new, of `to` */
    bool single_server; /* as there */
    struct str earlier; /* a checkpoint from elsewhere, as in struct office_asked; empty: none */
};
struct office_restored {
    struct office_proof proof; /* of the backup, and of what was made of it */
    struct backup_meta meta;
    instant last_at;  /* of the last entry */
    uint64_t missing; /* entries that the checkpoint has and the backup has not */
};

/* Texts of *out live in `arena`.  The backup is checked before anything is made, the instance after
 * it, deep.  A backup that is only too old is restored all the same: out->missing. STATUS_CONFLICT:
 * the place is not empty. A restore that fails leaves nothing. */
enum status office_restore(const struct office_restore *what, struct arena *arena,
    struct office_restored *out, struct fault *fault) MUST_USE;
