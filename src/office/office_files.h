/*
 * office_files - attached files: taken in with the event that binds them, read, checked, moved.
 *
 * The bytes come as an upload (store/file_store.h), which the request names.  What an event says
 * of a file is held against the bytes by the writer itself, whoever asked.
 */
#pragma once

#include "ledger/ledger_check.h"
#include "office/office.h"
#include "store/file_list.h"

/* Where they lie; its home is empty when this instance keeps none. */
const struct file_store *office_files(const struct office *office);

/* A file of a matter, to be read; -1: it is missing.  Who may is the caller's question. */
int office_file_open(const struct office *office, const struct attachment *file);

/* ---- private to src/office ---- */

struct files_taken { /* of one batch; a request brings at most one */
    struct digest at[OFFICE_BATCH_MAX];
    size_t len;
};

/* Of a command that was granted: are the files its events name there?  Those that are new lie on
 * the disk when it returns.  *why: what is wrong with one; NULL: nothing. */
enum status office_files_take(struct office *office, struct str upload, const struct vec *events,
    struct arena *arena, const char **why, struct fault *fault) MUST_USE;
/* What was taken since the last of these: it is committed; it is not. */
void office_files_settle(struct office *office);
void office_files_forget(struct office *office);
/* At the opening of a writer: what an earlier one left half done. */
enum status office_files_mend(struct office *office, struct fault *fault) MUST_USE;

enum status office_files_back_up(
    struct office *office, struct db *backup, struct fault *fault) MUST_USE;
/* To an instance that has the record of `source` already. */
enum status office_files_bring(struct office *source, const char *to, struct fault *fault) MUST_USE;

/* The files of a whole record, while it is walked. */
struct files_check {
    struct office *office;
    struct arena *keep;
    struct vec named, seen; /* struct file_named, by the record; struct file_seen, in the folder */
};
/* Before the reading begins: what lies there now is bound by then. */
void files_check_open(struct files_check *check, struct office *office, struct arena *keep);
void files_check_feed(struct files_check *check, struct arena *scratch, const struct record *record,
    const struct node *data);
/* *seq: the place of what is damaged. */
enum status files_check_close(
    struct files_check *check, uint64_t *seq, struct fault *fault) MUST_USE;
