/* office_own - what an office holds; private to src/office.
 * The directory is folded once and grows with each commit; after a rollback it is folded anew. */
#pragma once

#include "office/messages.h"
#include "office/office_check.h"
#include "office/office_files.h"
#include "office/office_read.h"
#include "office/sights.h"
#include "store/backup_file.h"
#include "store/event_store.h"

struct fold_cache {
    struct arena *arena;
    struct id_map index; /* id of the matter → place in `matters`, from 1 */
    struct vec matters;  /* struct matter * */
};

struct office {
    struct arena *arena;   /* the office itself, origin and seed */
    enum office_mode mode; /* OFFICE_READ or OFFICE_WRITE */
    int door;              /* to whoever serves it; -1: nobody is asked */
    struct db *db;
    struct event_log log;
    struct arena *directory_arena;
    struct directory directory;
    uint64_t directory_size; /* the directory knows the events before this one */
    struct fold_cache folds; /* of the writer: matters as they stand, this batch included */
    struct sights sights;
    struct counts_kept counts;
    bool unsure;        /* a commit has no known end: nothing is written any more */
    int reading;        /* how many office_read_begin() are open */
    uint64_t kept_size; /* events that are there for sure */
    struct file_store files;
    struct files_taken taken;         /* not yet committed */
    const struct backup_meta *backup; /* what it says of itself; NULL: a living instance */
};

/* The office's shelf over its database; `fault` is asked for after use. */
struct office_shelf {
    struct office *office;
    struct arena *arena;
    struct fault fault;
    struct vec matters; /* struct matter *, folded once each */
    bool cached;        /* deciding: matters come from the writer's folds and live there */
};
struct shelf office_shelf_open(
    struct office_shelf *shelf, struct office *office, struct arena *arena);

/* As the writer knows it; NULL: not folded yet. */
struct matter *fold_find(const struct fold_cache *folds, struct id id);
/* Room for one more, not begun; NULL: no memory.  Drops all when full: ask before using any. */
struct matter *fold_add(struct fold_cache *folds, struct id id);
bool fold_ready(struct fold_cache *folds);
void fold_drop(struct fold_cache *folds);
bool office_is_directory_event(const struct event *event);
/* Folds the directory from the record. */
enum status office_fold(struct office *office, struct fault *fault) MUST_USE;

/* Stamps and appends a command's events; the read tables follow. */
enum status office_append(
    struct office *office, struct vec *events, struct arena *arena, struct fault *fault) MUST_USE;

/* After db_is_lost(): connects anew and loads all again. */
enum status office_reopen(struct office *office, struct fault *fault) MUST_USE;

/* Empty; `owner`: `place` itself, or the role that makes its tables.  `single`: single_server.h. */
enum status office_tables_make(
    const char *place, const char *owner, bool single, struct fault *fault) MUST_USE;

/* Makes and verifies an instance at `to` of `source`, whose proof this is; on failure none. */
enum status office_fill(struct office *source, const char *to, struct str owner, bool single,
    const struct office_proof *proof, struct fault *fault) MUST_USE;

/* The read tables of `db`, in a writing transaction, from the record of the office. */
enum status office_project(struct office *office, struct db *db, struct fault *fault) MUST_USE;

/* Makes the read tables anew in memory and compares them with the live ones. */
enum status office_compare(struct office *office, struct fault *fault) MUST_USE;
