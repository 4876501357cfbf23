#include "office/office_own.h"
#include "office/office_tables.h"

#include "store/schema.h"
#include "store/single_server.h"

#include <time.h>

static instant clock_now(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_REALTIME, &now) == 0);
    return (instant){(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
}

static enum status tables_bring(
    struct db *db, const char *place, bool granted, bool single, struct fault *fault)
{
    enum status status = schema_migrate(db, clock_now(), fault);

    if (status == STATUS_OK && granted)
        status = schema_grant(db, place, fault);
    if (status == STATUS_OK && single)
        status = single_server_say(db, clock_now(), fault);
    return status;
}

enum status office_tables_make(
    const char *place, const char *owner, bool single, struct fault *fault)
{
    struct db *db = NULL;

    if (db_open(owner, DB_CREATE, &db, fault) != STATUS_OK)
        return fault->status;
    enum status status = tables_bring(db, place, owner != place, single, fault);
    db_close(db);
    if (status != STATUS_OK && status != STATUS_UNKNOWN)
        schema_remove(owner);
    return status;
}

/* Whoever opens an office to write in it finds the read tables filled. */
static enum status tables_fill(const char *place, struct fault *fault)
{
    struct office *office = NULL;
    enum status status = office_open(place, OFFICE_WRITE, &office, fault);

    office_close(office);
    return status;
}

enum status office_tables_renew(
    const char *place, const char *owner, bool single, struct fault *fault)
{
    const char *by = owner == NULL ? place : owner;
    struct db *db = NULL;

    if (owner != NULL && (!db_is_address(owner) || !db_is_address(place)))
        return fault_set(fault, STATUS_INVALID, "只有放在 PostgreSQL 里的数据才另有表的所有者");
    if (db_open(by, db_is_address(by) ? DB_OWNER : DB_WRITE, &db, fault) != STATUS_OK)
        return fault->status;
    enum status status = tables_bring(db, place, owner != NULL, single, fault);
    bool unfilled = false;
    if (status == STATUS_OK)
        status = schema_unfilled(db, &unfilled, fault);
    db_close(db);
    return status == STATUS_OK && unfilled ? tables_fill(place, fault) : status;
}
