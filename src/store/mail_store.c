#include "store/mail_store.h"

enum status mail_list(struct db *db, struct arena *arena, struct vec *out, struct fault *fault)
{
    static const char sql[] =
        "SELECT person, mail, told FROM account WHERE mail IS NOT NULL ORDER BY person";
    struct db_rows rows = {0};

    *out = (struct vec){0};
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK)
        while (db_rows_next(&rows, fault)) {
            struct mail_row *row = vec_push(arena, out, sizeof(*row));
            *row = (struct mail_row){
                .address = db_column_text(&rows, 1, arena), .told = db_column_integer(&rows, 2)};
            db_column_bytes(&rows, 0, row->person.id.b, sizeof(row->person.id.b));
        }
    db_rows_close(&rows);
    return fault->status;
}

bool mail_known(struct db *db, person_id person, struct fault *fault)
{
    static const char sql[] = "SELECT name FROM account WHERE person = $1";
    struct db_rows rows = {0};

    bool known = db_query(db, &rows, sql, DB_VALUES(db_id(person.id)), fault) == STATUS_OK
                 && db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return known;
}

enum status mail_set(struct db *db, const struct mail_row *row, struct fault *fault)
{
    static const char sql[] =
        "UPDATE account SET mail = $2, told = COALESCE(told, $3) WHERE person = $1";

    return db_run(db, sql,
        DB_VALUES(db_id(row->person.id), db_text(row->address), db_integer(row->told)), fault);
}

enum status mail_told(struct db *db, person_id person, int64_t told, struct fault *fault)
{
    static const char sql[] = "UPDATE account SET told = $2 WHERE person = $1 AND told < $2";

    return db_run(db, sql, DB_VALUES(db_id(person.id), db_integer(told)), fault);
}
