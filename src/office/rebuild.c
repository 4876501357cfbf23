#include "office/office_check.h"

#include "office/office_own.h"
#include "office/tree_make.h"
#include "store/project.h"
#include "store/schema.h"

#define FOLD_BYTES ((size_t)1 << 30)
#define ROW_BYTES ((size_t)512 << 20)
#define COUNT_BYTES ((size_t)4 << 30)

struct rebuilding {
    struct office *office;
    struct db *db; /* whose read tables are made */
    struct event_log log;
    struct tree_make tree;
    struct directory directory;
    struct table counts; /* of events, by stream; in `count` */
    struct arena *fold, *row, *count;
    bool reads_all; /* also data that leaves no trace: --deep asks whether it has its form */
    struct fault *fault;
};

/* What makes up the directory lives as long as the fold, the rest for one turn. */
static enum status fold_one(struct rebuilding *r, const struct stored *stored)
{
    struct event *event = arena_new(r->fold, struct event);

    if (event_decode(r->fold, stored, event, r->fault) != STATUS_OK)
        return r->fault->status;
    directory_apply(&r->directory, event);
    return project_event(r->db, &r->directory, event, &r->counts, r->row, r->fault);
}

static enum status project_one(struct rebuilding *r, const struct stored *stored)
{
    struct event event;
    enum status status = r->reads_all || project_reads(event_record_shape(&stored->record))
                             ? event_decode(r->row, stored, &event, r->fault)
                             : event_decode_header(stored, &event, r->fault);

    if (status != STATUS_OK)
        return status;
    return project_event(r->db, &r->directory, &event, &r->counts, r->row, r->fault);
}

static bool is_directory_record(const struct record *record)
{
    const struct shape *shape = event_record_shape(record);

    return !record->erased && shape != NULL && shape->stream >= STREAM_AUTHORITY
           && shape->stream <= STREAM_POLICY;
}

static enum status replay(struct rebuilding *r)
{
    struct event_walk walk;
    struct stored stored;
    enum status status =
        event_walk_open(&walk, r->office->db, &r->office->log.serials, 0, r->fault);

    while (status == STATUS_OK && event_walk_next(&walk, r->row, &stored, r->fault)) {
        if (is_directory_record(&stored.record)) {
            struct stored kept = stored_copy(r->fold, &stored);
            status = fold_one(r, &kept);
        } else {
            status = project_one(r, &stored);
        }
        if (status == STATUS_OK)
            status = tree_make_feed(&r->tree, &stored.record, r->row, r->fault);
        arena_rewind(r->row, 0);
    }
    event_walk_close(&walk);
    return status == STATUS_OK ? r->fault->status : status;
}

static enum status make(struct rebuilding *r)
{
    if (project_clear(r->db, r->fault) != STATUS_OK)
        return r->fault->status;
    tree_make_open(&r->tree, &r->log, r->fold);
    if (replay(r) != STATUS_OK || tree_make_close(&r->tree, r->fault) != STATUS_OK
        || project_counts(r->db, &r->counts, r->fault) != STATUS_OK)
        return r->fault->status;
    return event_log_save(&r->log, r->fault);
}

enum status office_project(struct office *office, struct db *db, struct fault *fault)
{
    struct rebuilding r = {.office = office,
        .db = db,
        .log = {.db = db},
        .fault = fault,
        .reads_all = db != office->db};
    enum status status = STATUS_OK;

    r.log.origin = office->log.origin;
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        r.log.trees[alg].alg = (enum digest_alg)alg;
    r.fold = arena_open(FOLD_BYTES);
    r.row = arena_open(ROW_BYTES);
    r.counts.arena = r.count = arena_open(COUNT_BYTES);
    if (r.fold == NULL || r.row == NULL || r.count == NULL) {
        status = fault_set(fault, STATUS_UNAVAILABLE, "内存不足，无法重建");
    } else {
        directory_begin(&r.directory, r.fold);
        status = make(&r);
        tree_make_end(&r.tree);
    }
    arena_close(r.fold);
    arena_close(r.row);
    arena_close(r.count);
    return status;
}

static enum status in_transaction(struct office *office, struct db *db, struct fault *fault)
{
    if (db_begin(db, fault) != STATUS_OK)
        return fault->status;
    if (office_project(office, db, fault) == STATUS_OK)
        return db_commit(db, fault);
    enum status status = fault->status;
    db_rollback(db);
    return status;
}

enum status office_rebuild(struct office *office, struct fault *fault)
{
    if (office->mode != OFFICE_WRITE)
        return fault_set(fault, STATUS_UNAVAILABLE, "数据以只读方式打开，不能重建");
    if (in_transaction(office, office->db, fault) != STATUS_OK)
        return fault->status;
    if (event_log_open(office->db, office->arena, &office->log, fault) != STATUS_OK)
        return fault->status;
    return office_fold(office, fault);
}

enum status office_compare(struct office *office, struct fault *fault)
{
    struct db *made = NULL;
    enum status status = db_open(NULL, DB_SCRATCH, &made, fault);

    if (status == STATUS_OK)
        status = schema_migrate(made, office->log.last_at, fault);
    if (status == STATUS_OK)
        status = in_transaction(office, made, fault);
    if (status == STATUS_OK)
        status = project_compare(office->db, made, fault);
    db_close(made);
    return status;
}

enum status office_rebuild_check(struct office *office, struct fault *fault)
{
    enum status status = office_read_begin(office, fault);

    if (status == STATUS_OK)
        status = office_compare(office, fault);
    office_read_end(office);
    return status;
}
