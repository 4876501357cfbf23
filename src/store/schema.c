#include "store/schema.h"

#include "store/db_engine.h"

/* Rows of these are added and never changed: by trigger on both engines, by the authorizer of one
 * (db_guard) and the rights of the other. */
#define EACH_RECORD(DO) DO("log") DO("event") DO("body") DO("sealed") DO("command_key")
#define EACH_CHECKPOINT(DO) DO("checkpoint") DO("cosignature")

#define SQLITE_KEPT(table)                                                                         \
    "CREATE TRIGGER " table "_update BEFORE UPDATE ON " table                                      \
    " BEGIN SELECT RAISE(ABORT, 'recorded rows never change'); END;"                               \
    "CREATE TRIGGER " table "_delete BEFORE DELETE ON " table                                      \
    " BEGIN SELECT RAISE(ABORT, 'recorded rows never go'); END;"

#define POSTGRES_KEPT(table)                                                                       \
    "CREATE TRIGGER " table "_kept BEFORE UPDATE OR DELETE ON " table                              \
    " FOR EACH ROW EXECUTE PROCEDURE frj_recorded();"                                              \
    "CREATE TRIGGER " table "_whole BEFORE TRUNCATE ON " table                                     \
    " FOR EACH STATEMENT EXECUTE PROCEDURE frj_recorded();"

/* Whole numbers and bytes have the names of SQLite here; db_script() says them to another engine
 * in its own. */
static const char record_sql[] =
    "CREATE TABLE log ("
    "  no       INTEGER PRIMARY KEY CHECK (no = 1),"
    "  origin   TEXT NOT NULL,"
    "  seed     TEXT);" /* story clock only */
    "CREATE TABLE event ("
    "  seq           INTEGER PRIMARY KEY,"
    "  stream        BLOB NOT NULL CHECK (length(stream) = 16),"
    "  n             INTEGER NOT NULL,"
    "  type          TEXT NOT NULL,"
    "  v             INTEGER NOT NULL,"
    "  at            INTEGER NOT NULL,"
    "  commit_sha256 BLOB NOT NULL CHECK (length(commit_sha256) = 32),"
    "  commit_sm3    BLOB NOT NULL CHECK (length(commit_sm3) = 32),"
    "  UNIQUE (stream, n));"
    "CREATE TABLE body (" /* apart, so that one day a body can go and its header stays */
    "  seq  INTEGER PRIMARY KEY REFERENCES event (seq),"
    "  salt BLOB NOT NULL CHECK (length(salt) = 32),"
    "  body TEXT NOT NULL);"
    "CREATE TABLE sealed ("
    "  seq  INTEGER NOT NULL REFERENCES event (seq),"
    "  no   INTEGER NOT NULL,"
    "  salt BLOB NOT NULL CHECK (length(salt) = 32),"
    "  part TEXT NOT NULL,"
    "  PRIMARY KEY (seq, no));"
    "CREATE TABLE command_key ("
    "  person    BLOB NOT NULL,"
    "  command   BLOB NOT NULL,"
    "  stream    BLOB NOT NULL,"
    "  first_seq INTEGER NOT NULL REFERENCES event (seq),"
    "  events    INTEGER NOT NULL,"
    "  content   BLOB NOT NULL," /* SHA-256 of what was asked */
    "  PRIMARY KEY (person, command));";

static const char kept_sqlite[] = EACH_RECORD(SQLITE_KEPT);

/* Who writes (db_postgres_setup.c); a folder has its lock instead. */
static const char kept_postgres[] =
    "CREATE TABLE writer ("
    "  no INTEGER PRIMARY KEY CHECK (no = 1), holder BLOB, until_at INTEGER NOT NULL);"
    "INSERT INTO writer (no, until_at) VALUES (1, 0);"
    "CREATE FUNCTION frj_recorded() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN RAISE EXCEPTION ''recorded rows never change or go''; END';" EACH_RECORD(
        POSTGRES_KEPT);

static const char read_sql[] =
    "CREATE TABLE tree (alg INTEGER PRIMARY KEY, size INTEGER NOT NULL, peaks BLOB);"
    "CREATE TABLE leaf_list ("
    "  seq INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, sm3 BLOB NOT NULL);"
    "CREATE TABLE stream_list ("
    "  stream BLOB PRIMARY KEY, kind INTEGER NOT NULL, events INTEGER NOT NULL);"
    "CREATE TABLE matter_list ("
    "  matter    BLOB PRIMARY KEY,"
    "  seq       INTEGER NOT NULL UNIQUE," /* of its first event: the order of opening */
    "  procedure_code TEXT, noun TEXT, title TEXT, number TEXT, project TEXT, state TEXT,"
    "  unit BLOB, applicant BLOB, policy BLOB,"
    "  opened_on INTEGER NOT NULL, ended_on INTEGER, late INTEGER NOT NULL);"
    "CREATE INDEX matter_list_unit ON matter_list (unit);"
    "CREATE INDEX matter_list_project ON matter_list (project);"
    "CREATE INDEX matter_list_number ON matter_list (number);"
    "CREATE TABLE matter_party ("
    "  matter BLOB NOT NULL, no TEXT NOT NULL, person BLOB, unit BLOB, name TEXT,"
    "  sanctioned INTEGER NOT NULL, PRIMARY KEY (matter, no));"
    "CREATE INDEX matter_party_person ON matter_party (person);"
    "CREATE INDEX matter_party_unit ON matter_party (unit);"
    "CREATE TABLE link_list ("
    "  seq INTEGER NOT NULL, no INTEGER NOT NULL,"
    "  matter BLOB NOT NULL, far BLOB NOT NULL, kind TEXT, PRIMARY KEY (seq, no));"
    "CREATE INDEX link_list_far ON link_list (far);"
    "CREATE TABLE outcome_list ("
    "  seq INTEGER NOT NULL, no INTEGER NOT NULL, matter BLOB NOT NULL, subject TEXT NOT NULL,"
    "  person BLOB, unit BLOB, name TEXT, persons INTEGER NOT NULL,"
    "  code TEXT, maps_to TEXT, basis TEXT, decided_from INTEGER, decided_to INTEGER,"
    "  recorded_at INTEGER NOT NULL, revoked_at INTEGER, PRIMARY KEY (seq, no));"
    "CREATE INDEX outcome_list_matter ON outcome_list (matter);"
    "CREATE TABLE clarified_list ("
    "  seq INTEGER NOT NULL, no INTEGER NOT NULL, matter BLOB NOT NULL, subject TEXT,"
    "  person BLOB, unit BLOB, name TEXT, persons INTEGER NOT NULL,"
    "  done_from INTEGER, done_to INTEGER, recorded_at INTEGER NOT NULL,"
    "  PRIMARY KEY (seq, no));"
    "CREATE TABLE visited_list ("
    "  seq INTEGER NOT NULL, no INTEGER NOT NULL, matter BLOB NOT NULL, subject TEXT,"
    "  person BLOB, name TEXT, persons INTEGER NOT NULL, sanctioned INTEGER NOT NULL,"
    "  done_from INTEGER, done_to INTEGER, recorded_at INTEGER NOT NULL,"
    "  PRIMARY KEY (seq, no));"
    "CREATE INDEX visited_list_person ON visited_list (person);"
    "CREATE TABLE meeting_list ("
    "  meeting BLOB PRIMARY KEY, body BLOB, held_from INTEGER, held_to INTEGER,"
    "  items INTEGER NOT NULL);";

/* What is taken back (作废) counts no more from then on. */
static const char revoked_sql[] =
    "ALTER TABLE clarified_list ADD COLUMN revoked_at INTEGER;"
    "ALTER TABLE visited_list ADD COLUMN revoked_at INTEGER;"
    "CREATE INDEX matter_party_name ON matter_party (name);";

/* What the notary signed and witnesses added. */
static const char checkpoint_sql[] =
    "CREATE TABLE checkpoint ("
    "  alg INTEGER NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (alg, size));"
    "CREATE TABLE cosignature ("
    "  alg INTEGER NOT NULL, size INTEGER NOT NULL, line TEXT NOT NULL,"
    "  PRIMARY KEY (alg, size, line));";

/* The roots of complete subtrees of 256^level leaves, so that no proof needs all leaves; level 0
 * is leaf_list. */
static const char tile_sql[] =
    "CREATE TABLE tile_list ("
    "  level INTEGER NOT NULL, no INTEGER NOT NULL, sha256 BLOB NOT NULL, sm3 BLOB NOT NULL,"
    "  PRIMARY KEY (level, no));";

static const char checkpoint_sqlite[] = EACH_CHECKPOINT(SQLITE_KEPT);
static const char checkpoint_postgres[] = EACH_CHECKPOINT(POSTGRES_KEPT);

/* Over each row of the keys, for what was asked is recorded nowhere else. */
static const char seal_sql[] = "ALTER TABLE command_key ADD COLUMN seal BLOB;";

/* The owner's word that no standby is waited for (single_server.h): one row, or none. */
static const char single_server_postgres[] =
    "CREATE TABLE single_server (no INTEGER PRIMARY KEY CHECK (no = 1), at INTEGER NOT NULL);";

/* Who may sign in; and who has, which no copy takes along. */
static const char account_sql[] =
    "CREATE TABLE account ("
    "  person BLOB PRIMARY KEY, name TEXT NOT NULL UNIQUE, verifier TEXT NOT NULL,"
    "  made_at INTEGER NOT NULL);";
static const char session_sql[] =
    "CREATE TABLE session ("
    "  hash BLOB PRIMARY KEY CHECK (length(hash) = 32), person BLOB NOT NULL,"
    "  csrf TEXT NOT NULL, made_at INTEGER NOT NULL, until_at INTEGER NOT NULL);";

/* What each new filing asks for, and each opening of an office: found among a million. */
static const char found_sql[] =
    "CREATE INDEX matter_list_applicant ON matter_list (applicant);"
    "CREATE INDEX stream_list_kind ON stream_list (kind, stream);";

/* What is being written and was not handed in. */
static const char draft_sql[] =
    "CREATE TABLE draft ("
    "  person BLOB NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), noun TEXT NOT NULL,"
    "  command BLOB NOT NULL CHECK (length(command) = 16), input TEXT NOT NULL,"
    "  saved_at INTEGER NOT NULL, PRIMARY KEY (person, id));";

/* Of programs; no copy takes them along, so that none that was revoked comes back. */
static const char token_sql[] =
    "CREATE TABLE token ("
    "  hash BLOB PRIMARY KEY CHECK (length(hash) = 32), person BLOB NOT NULL,"
    "  name TEXT, scope TEXT NOT NULL,"
    "  made_at INTEGER NOT NULL, until_at INTEGER NOT NULL);"
    "CREATE INDEX token_person ON token (person);";
/* Which event binds which file; the bytes lie beside (file_store.h). */
static const char file_sql[] =
    "CREATE TABLE file_list ("
    "  seq INTEGER PRIMARY KEY, stream BLOB NOT NULL,"
    "  sha256 BLOB NOT NULL, sm3 BLOB NOT NULL, bytes INTEGER NOT NULL);"
    "CREATE INDEX file_list_sha256 ON file_list (sha256);";

/* Who may see a matter and for whom its steps wait (matter_sight.h, task_list.h); each filter of
 * the list has the index that serves it in the order of the page.  `unfilled` has a row until a
 * rebuild has filled them: an instance without a record needs none. */
static const char lists_sql[] =
    "ALTER TABLE matter_list ADD COLUMN opened_code TEXT;"
    "ALTER TABLE matter_list ADD COLUMN hidden INTEGER;"
    "ALTER TABLE matter_list ADD COLUMN office_audience INTEGER;"
    "ALTER TABLE matter_list ADD COLUMN unit_audience INTEGER;"
    "DROP INDEX matter_list_unit;"
    "CREATE INDEX matter_list_unit ON matter_list (unit, office_audience, seq);"
    "CREATE INDEX matter_list_office ON matter_list (office_audience, seq);"
    "CREATE INDEX matter_list_noun ON matter_list (office_audience, noun, seq);"
    "CREATE INDEX matter_list_state ON matter_list (office_audience, state, seq);"
    "CREATE INDEX matter_list_ended ON matter_list (office_audience, ended_on, seq);"
    "CREATE INDEX matter_list_of_unit ON matter_list (unit_audience, seq);"
    "CREATE TABLE recusal_list ("
    "  person BLOB NOT NULL, matter BLOB NOT NULL, PRIMARY KEY (person, matter));"
    "CREATE TABLE task_list ("
    "  matter BLOB NOT NULL, step TEXT NOT NULL,"
    "  started INTEGER NOT NULL, closed TEXT," /* the clock's first day; the result it ended in */
    "  rank INTEGER, office_audience INTEGER, unit_audience INTEGER, own INTEGER NOT NULL,"
    "  PRIMARY KEY (matter, step));"
    "CREATE INDEX task_list_office ON task_list (office_audience, rank);"
    "CREATE INDEX task_list_unit ON task_list (unit_audience, rank);"
    "CREATE TABLE unfilled (no INTEGER PRIMARY KEY);"
    "INSERT INTO unfilled (no) SELECT 1 FROM log;";

/* What of it was read; and by which address a person is written to, up to which message. */
static const char told_sql[] =
    "CREATE TABLE message_read ("
    "  person BLOB NOT NULL, no INTEGER NOT NULL, older INTEGER NOT NULL,"
    "  PRIMARY KEY (person, no));"
    "ALTER TABLE account ADD COLUMN mail TEXT;"
    "ALTER TABLE account ADD COLUMN told INTEGER;";
/* Who is told of what (message_list.h).  Rows with a `due` the clock brought: a rebuild leaves
 * them, a copy has none, and the clock brings them again.  `message_stamp` has one row. */
static const char message_sql[] =
    "CREATE TABLE message_list ("
    "  no INTEGER PRIMARY KEY, matter BLOB NOT NULL, kind INTEGER NOT NULL, step TEXT,"
    "  by_person BLOB, at INTEGER NOT NULL, due INTEGER,"
    "  office_audience INTEGER, unit_audience INTEGER, own INTEGER NOT NULL);"
    "CREATE UNIQUE INDEX message_list_matter ON message_list (matter, step, kind, due);"
    "CREATE INDEX message_list_office ON message_list (office_audience, no)"
    " WHERE office_audience IS NOT NULL;"
    "CREATE INDEX message_list_unit ON message_list (unit_audience, no)"
    " WHERE unit_audience IS NOT NULL;"
    "CREATE TABLE message_stamp (no INTEGER PRIMARY KEY CHECK (no = 1), stamp INTEGER NOT NULL);"
    "INSERT INTO message_stamp (no, stamp) VALUES (1, 0);"
    "INSERT INTO unfilled (no) SELECT 1 FROM log WHERE NOT EXISTS (SELECT 1 FROM unfilled);";

/* Meetings by what they concluded (sitting_list.h). */
static const char sittings_sql[] =
    "CREATE TABLE sitting_list ("
    "  meeting BLOB NOT NULL, matter BLOB NOT NULL, seq INTEGER NOT NULL,"
    "  office_audience INTEGER, unit_audience INTEGER, PRIMARY KEY (meeting, matter));"
    "CREATE INDEX sitting_list_matter ON sitting_list (matter);"
    "CREATE INDEX sitting_list_office ON sitting_list (office_audience, seq);"
    "CREATE INDEX sitting_list_unit ON sitting_list (unit_audience, seq);"
    "INSERT INTO unfilled (no) SELECT 1 FROM log WHERE NOT EXISTS (SELECT 1 FROM unfilled);";

/* One row a version, for ever.  Kept tables are the ones a backup holds (record_copy.c); read
 * tables that change are dropped and made anew by a new row, and `rebuild` fills them. */
static const struct {
    const char *name, *kept, *read;
    const char *sqlite, *postgres; /* what only one needs */
} migrations[] = {
    {"record", record_sql, "", kept_sqlite, kept_postgres},
    {"read tables", "", read_sql, "", ""},
    {"revoked rows", "", revoked_sql, "", ""},
    {"checkpoints", checkpoint_sql, tile_sql, checkpoint_sqlite, checkpoint_postgres},
    {"sealed keys", seal_sql, "", "", ""},
    {"single server", "", "", "", single_server_postgres},
    {"accounts", account_sql, session_sql, "", ""},
    {"applicants and kinds", "", found_sql, "", ""},
    {"drafts", draft_sql, "", "", ""},
    {"tokens", "", token_sql, "", ""},
    {"lists and tasks", "", lists_sql, "", ""},
    {"files", "", file_sql, "", ""},
    {"messages", told_sql, message_sql, "", ""},
    {"sittings", "", sittings_sql, "", ""},
};

/* What makes a backup of a file (backup_file.h): no program takes it for anything else. */
static const char backup_sql[] =
    "PRAGMA application_id = 1718774370;" /* "frjb" */
    "CREATE TABLE backup ("
    "  no INTEGER PRIMARY KEY CHECK (no = 1), format INTEGER NOT NULL, origin TEXT NOT NULL,"
    "  size INTEGER NOT NULL, sha256 BLOB NOT NULL, sm3 BLOB NOT NULL,"
    "  content BLOB NOT NULL, at INTEGER NOT NULL, program TEXT);"
    "CREATE TABLE attached (" /* the bytes of files, which a record has beside it */
    "  sha256 BLOB NOT NULL, at INTEGER NOT NULL, part BLOB NOT NULL, PRIMARY KEY (sha256, at));";

/* What the writing role may do with tables it does not own: all tables there are. */
static const struct db_right rights[] = {
    {"SELECT", "migration, single_server"},
    {"SELECT, INSERT", "log, event, body, sealed, command_key, checkpoint, cosignature"},
    {"SELECT, UPDATE", "writer"},
    {"SELECT, INSERT, UPDATE, DELETE",
        "tree, leaf_list, tile_list, stream_list, matter_list, matter_party, link_list, "
        "outcome_list,"
        " clarified_list, visited_list, meeting_list, file_list, recusal_list, task_list,"
        " sitting_list, unfilled, account, session, draft, token, message_list, message_read,"
        " message_stamp"},
};

static const char versions_sql[] =
    "CREATE TABLE IF NOT EXISTS migration ("
    "  version INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL);";

enum status schema_version(struct db *db, size_t *version, struct fault *fault)
{
    static const char sql[] = "SELECT COUNT(*) FROM migration";
    struct db_rows rows = {0};

    *version = 0;
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault))
        *version = (size_t)db_column_integer(&rows, 0);
    db_rows_close(&rows);
    if (fault->status == STATUS_OK && *version > COUNT_OF(migrations))
        return fault_set(fault, STATUS_UNAVAILABLE,
            "数据库由更新版本的 frj 建立（第%zu版，本程序到第%zu版），请更新程序", *version,
            COUNT_OF(migrations));
    return fault->status;
}

static enum status migrate_one(struct db *db, size_t i, instant now, struct fault *fault)
{
    static const char sql[] = "INSERT INTO migration (version, name, at) VALUES ($1, $2, $3)";

    bool postgres = db_dialect(db) == DB_POSTGRES;
    const char *own = postgres ? migrations[i].postgres : migrations[i].sqlite;

    if (db_script(db, migrations[i].kept, fault) != STATUS_OK)
        return fault->status;
    if (db->mode != DB_FILE_MAKE && db_script(db, migrations[i].read, fault) != STATUS_OK)
        return fault->status;
    if (db_script(db, own, fault) != STATUS_OK)
        return fault->status;
    return db_run(db, sql,
        DB_VALUES(
            db_integer((int64_t)i + 1), db_text(str_of(migrations[i].name)), db_integer(now.ms)),
        fault);
}

static enum status migrate_all(struct db *db, instant now, struct fault *fault)
{
    size_t version;

    if (db_is_new(db) && db_script(db, versions_sql, fault) != STATUS_OK)
        return fault->status;
    if (schema_version(db, &version, fault) != STATUS_OK)
        return fault->status;
    if (db->mode == DB_FILE_MAKE && db_script(db, backup_sql, fault) != STATUS_OK)
        return fault->status;
    for (size_t i = version; i < COUNT_OF(migrations); i++)
        if (migrate_one(db, i, now, fault) != STATUS_OK)
            return fault->status;
    return STATUS_OK;
}

/* Most often there is nothing to do, and a role that only writes could not. */
static bool is_newest(struct db *db)
{
    struct fault ignored;
    size_t version;

    return !db_is_new(db) && schema_version(db, &version, &ignored) == STATUS_OK
           && version == COUNT_OF(migrations);
}

/* Said where the role that writes does not own the tables. */
static enum status old_tables(struct fault *fault)
{
    const struct fault why = *fault;

    return fault_set(fault, why.status,
        "数据库还是旧版，请由表的所有者运行 frj migrate --owner（%.200s）", why.text);
}

enum status schema_migrate(struct db *db, instant now, struct fault *fault)
{
    *fault = (struct fault){.status = STATUS_OK};
    if (is_newest(db)) {
        db_guard(db);
        return STATUS_OK;
    }
    if (db_begin(db, fault) != STATUS_OK)
        return fault->status;
    if (migrate_all(db, now, fault) != STATUS_OK) {
        db_rollback(db);
        return db_dialect(db) == DB_POSTGRES && db->mode == DB_WRITE ? old_tables(fault)
                                                                     : fault->status;
    }
    if (db_commit(db, fault) != STATUS_OK)
        return fault->status;
    db_guard(db);
    return STATUS_OK;
}

enum status schema_unfilled(struct db *db, bool *out, struct fault *fault)
{
    static const char sql[] = "SELECT no FROM unfilled";
    struct db_rows rows = {0};

    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK)
        *out = db_rows_next(&rows, fault);
    db_rows_close(&rows);
    return fault->status;
}

enum status schema_check(struct db *db, struct fault *fault)
{
    size_t version;
    bool unfilled = false;

    if (schema_version(db, &version, fault) != STATUS_OK)
        return fault->status;
    if (version < COUNT_OF(migrations) && db->mode != DB_FILE)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "数据库还是旧版（第%zu版），请先运行 frj migrate", version);
    if (db->mode != DB_FILE && schema_unfilled(db, &unfilled, fault) != STATUS_OK)
        return fault->status;
    if (unfilled)
        return fault_set(fault, STATUS_UNAVAILABLE, "读表还没有建好，请先运行 frj migrate");
    db_guard(db);
    return STATUS_OK;
}

enum status schema_grant(struct db *db, const char *place, struct fault *fault)
{
    return db_grant(db, place, rights, COUNT_OF(rights), fault);
}

void schema_remove(const char *place)
{
    db_remove(place, rights, COUNT_OF(rights));
}
