#include "office/office_copy.h"

#include "office/office_files.h"
#include "office/office_own.h"
#include "store/record_copy.h"
#include "store/schema.h"

static enum status record_write(struct office *source, struct db *db, struct fault *fault)
{
    struct digest content;

    if (db_begin(db, fault) != STATUS_OK)
        return fault->status;
    if (record_copy(source->db, db, source->log.size, &content, fault) == STATUS_OK
        && office_project(source, db, fault) == STATUS_OK)
        return db_commit(db, fault);
    db_rollback(db);
    return fault->status;
}

static enum status place_fill(struct office *source, const char *to, struct fault *fault)
{
    struct db *db = NULL;
    enum status status = db_open(to, DB_WRITE, &db, fault);

    if (status == STATUS_OK)
        status = schema_check(db, fault);
    if (status == STATUS_OK)
        status = record_write(source, db, fault);
    db_close(db);
    return status;
}

static bool proofs_equal(const struct office_proof *a, const struct office_proof *b)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (!digest_equal(&a->roots[alg], &b->roots[alg]))
            return false;
    return a->size == b->size && a->erased == b->erased;
}

static enum status copy_verify(
    const char *to, const struct office_proof *proof, struct fault *fault)
{
    struct office *made = NULL;
    struct office_proof own;
    enum status status = office_open(to, OFFICE_READ, &made, fault);

    if (status == STATUS_OK)
        status = office_verify(made, &own, fault);
    if (status == STATUS_OK && !proofs_equal(proof, &own))
        status = fault_set(fault, STATUS_DAMAGED, "复制出来的记录与原来的不同，不要使用");
    office_close(made);
    return status;
}

/* A restore that was killed leaves tables on a server, and nothing in them. */
static bool is_unfilled(const char *place)
{
    struct db *db = NULL;
    struct fault ignored;
    bool begun = true;

    if (db_is_address(place) && db_open(place, DB_READ, &db, &ignored) == STATUS_OK
        && event_log_begun(db, &begun, &ignored) != STATUS_OK)
        begun = true;
    db_close(db);
    return !begun;
}

enum status office_fill(struct office *source, const char *to, struct str owner_at, bool single,
    const struct office_proof *proof, struct fault *fault)
{
    const char *owner = owner_at.len > 0 ? str_c(source->arena, owner_at) : to;
    enum status status = office_tables_make(to, owner, single, fault);
    bool made = status == STATUS_OK;

    if (status == STATUS_CONFLICT && is_unfilled(to))
        status = STATUS_OK;
    if (status == STATUS_OK)
        status = place_fill(source, to, fault);
    if (status == STATUS_OK)
        status = office_files_bring(source, to, fault);
    if (status == STATUS_OK)
        status = copy_verify(to, proof, fault);
    if (made && status != STATUS_OK && status != STATUS_UNKNOWN)
        schema_remove(owner);
    return status;
}

enum status office_copy(const char *from, const char *to, struct str owner, bool single,
    struct office_proof *proof, struct fault *fault)
{
    struct office *source = NULL;
    enum status status = office_open(from, OFFICE_WRITE, &source, fault);

    *proof = (struct office_proof){0};
    if (status == STATUS_OK)
        status = office_verify(source, proof, fault);
    if (status == STATUS_OK)
        status = office_fill(source, to, owner, single, proof, fault);
    proof->origin = (struct str){0}; /* went with the office */
    office_close(source);
    return status;
}
