#include "office/office_backup.h"

#include "ledger/checkpoint.h"
#include "office/office_files.h"
#include "office/office_own.h"
#include "store/record_copy.h"

#include <inttypes.h>
#include <time.h>

/* ---- making --------------------------------------------------------------------------------- */

static instant clock_now(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_REALTIME, &now) == 0);
    return (instant){(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
}

static struct backup_meta meta_of(const struct office *office, struct str program)
{
    struct backup_meta meta = {.origin = office->log.origin,
        .program = program,
        .size = office->log.size,
        .made_at = clock_now()};

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        meta.roots[alg] = merkle_root(&office->log.trees[alg]);
    return meta;
}

/* From one moment of the record; the row that says so is the last. */
static enum status record_write(
    struct office *office, struct db *db, struct str program, struct fault *fault)
{
    if (!office->log.tree_whole)
        return fault_set(
            fault, STATUS_DAMAGED, "查询用的表（读表）和记录不一致，请先运行 frj rebuild，再备份");
    struct backup_meta meta = meta_of(office, program);
    if (db_begin(db, fault) != STATUS_OK)
        return fault->status;
    if (record_copy(office->db, db, office->log.size, &meta.content, fault) == STATUS_OK
        && office_files_back_up(office, db, fault) == STATUS_OK
        && backup_meta_write(db, &meta, fault) == STATUS_OK)
        return db_commit(db, fault);
    db_rollback(db);
    return fault->status;
}

static enum status part_write(
    struct office *office, const struct backup_file *file, struct str program, struct fault *fault)
{
    struct db *db = NULL;
    enum status status = backup_make(file, clock_now(), &db, fault);

    if (status == STATUS_OK) {
        status = office_read_begin(office, fault);
        if (status == STATUS_OK)
            status = record_write(office, db, program, fault);
        office_read_end(office);
    }
    db_close(db);
    if (status == STATUS_UNKNOWN) /* known: it has no name yet and gets none */
        status = fault->status = STATUS_UNAVAILABLE;
    return status;
}

static enum status part_verify(
    const struct backup_file *file, struct office_proof *proof, struct fault *fault)
{
    struct office *made = NULL;
    struct office_asked asked = {.deep = false};
    enum status status = office_backup_open(file->part, &made, fault);

    if (status == STATUS_OK)
        status = office_check(made, &asked, proof, fault);
    office_close(made);
    return status;
}

enum status office_backup(struct office *office, const char *file, struct str program,
    struct office_proof *proof, struct fault *fault)
{
    struct backup_file part;
    enum status status = backup_file_begin(file, &part, fault);

    *proof = (struct office_proof){0};
    if (status == STATUS_OK)
        status = part_write(office, &part, program, fault);
    if (status == STATUS_OK)
        status = part_verify(&part, proof, fault);
    if (status == STATUS_OK)
        status = backup_file_finish(&part, fault);
    backup_file_close(&part);
    proof->origin = office->log.origin; /* that of the part went with it */
    return status;
}

/* ---- restoring ------------------------------------------------------------------------------ */

const struct backup_meta *office_backup_meta(const struct office *office)
{
    return office->backup;
}

/* A checkpoint of more entries than the backup has cannot be compared: it says what is missing. */
static enum status missing_count(
    struct office *backup, struct str earlier, uint64_t *missing, struct fault *fault)
{
    struct checkpoint checkpoint;

    *missing = 0;
    if (earlier.len == 0)
        return STATUS_OK;
    if (checkpoint_read_any(backup->arena, earlier, &checkpoint, fault) != STATUS_OK)
        return fault->status;
    if (!origin_same_name(checkpoint.origin, backup->log.origin))
        return fault_set(fault, STATUS_INVALID, "检查点属于 %.*s，不是这本记录（%.*s）的",
            STR_ARG(checkpoint.origin), STR_ARG(backup->log.origin));
    if (checkpoint.size > backup->log.size)
        *missing = checkpoint.size - backup->log.size;
    return STATUS_OK;
}

enum status office_backup_check(struct office *backup, const struct office_asked *asked,
    struct office_proof *proof, uint64_t *missing, struct fault *fault)
{
    struct office_asked within = *asked;

    *proof = (struct office_proof){.size = 0};
    if (missing_count(backup, asked->earlier, missing, fault) != STATUS_OK)
        return fault->status;
    if (*missing > 0)
        within.earlier = (struct str){0};
    return office_check(backup, &within, proof, fault);
}

static enum status restore(struct office *backup, const struct office_restore *what,
    struct office_restored *out, struct fault *fault)
{
    const struct office_asked asked = {.deep = true, .earlier = what->earlier};

    if (office_backup_check(backup, &asked, &out->proof, &out->missing, fault) != STATUS_OK)
        return fault->status;
    return office_fill(backup, what->to, what->owner, what->single_server, &out->proof, fault);
}

enum status office_restore(const struct office_restore *what, struct arena *arena,
    struct office_restored *out, struct fault *fault)
{
    struct office *backup = NULL;

    *out = (struct office_restored){.missing = 0};
    if (office_backup_open(what->file, &backup, fault) != STATUS_OK)
        return fault->status;
    enum status status = restore(backup, what, out, fault);
    out->meta = *backup->backup;
    out->meta.origin = out->proof.origin = str_copy(arena, out->meta.origin);
    out->meta.program = str_copy(arena, out->meta.program);
    out->last_at = backup->log.last_at;
    office_close(backup);
    return status;
}
