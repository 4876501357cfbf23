#include "store/single_server.h"

#include "store/db_engine.h"

enum status single_server_read(struct db *db, bool *said, struct fault *fault)
{
    static const char sql[] = "SELECT COUNT(*) FROM single_server";
    struct db_rows rows = {0};

    *said = false;
    *fault = (struct fault){.status = STATUS_OK};
    if (db_dialect(db) != DB_POSTGRES)
        return STATUS_OK;
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault))
        *said = db_column_integer(&rows, 0) > 0;
    db_rows_close(&rows);
    return fault->status;
}

enum status single_server_say(struct db *db, instant now, struct fault *fault)
{
    static const char sql[] = "INSERT INTO single_server (no, at) VALUES (1, $1)";
    bool said;

    if (single_server_read(db, &said, fault) != STATUS_OK || said || db_dialect(db) != DB_POSTGRES)
        return fault->status;
    return db_run(db, sql, DB_VALUES(db_integer(now.ms)), fault);
}
