/* SQLite: one file in the folder of the instance, with its write-ahead log beside it. */
#include "store/db_sqlite.h"

#include "store/backup_file.h"
#include "store/db_engine.h"
#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CACHE_SLOTS = 256, PLACES_MAX = 24, VALUE_BYTES_MAX = 4 * 1024 * 1024 };

struct slot {
    const char *sql;
    sqlite3_stmt *statement;
    bool used;                   /* a cursor is open on it */
    uint8_t numbers[PLACES_MAX]; /* N of the $N at each place, from 1; 0: not asked yet */
};

struct sqlite {
    struct db db; /* first: the door knows it by this */
    sqlite3 *handle;
    int lock;           /* of the folder; -1: none */
    sqlite3_stmt *undo; /* ROLLBACK, ready: going back must need no memory */
    bool stuck;         /* and yet it did not go back: nothing is asked until it has */
    struct slot cache[CACHE_SLOTS];
};

static struct sqlite *sqlite_of(struct db *db)
{
    return (struct sqlite *)db;
}

static bool is_reader(const struct db *db)
{
    return db->mode == DB_READ || db->mode == DB_FILE;
}

static enum status sqlite_fault(struct sqlite *db, struct fault *fault)
{
    int code = sqlite3_extended_errcode(db->handle);
    int primary = code & 0xff;

    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return fault_set(fault, STATUS_CONFLICT, "数据库：这条记录已经有了");
    switch (primary) {
    case SQLITE_CORRUPT: return fault_set(fault, STATUS_DAMAGED, "数据库文件损坏");
    case SQLITE_NOTADB: return fault_set(fault, STATUS_DAMAGED, "数据库文件损坏：不是数据库文件");
    case SQLITE_FULL:
        return fault_set(fault, STATUS_UNAVAILABLE, "磁盘满了，没有写入。请清理后再试");
    case SQLITE_BUSY:
        return fault_set(fault, STATUS_UNAVAILABLE, "数据库正忙，没有写入。请过一会儿再试");
    case SQLITE_PERM: return fault_set(fault, STATUS_UNAVAILABLE, "没有权限读取数据库文件");
    case SQLITE_CANTOPEN:
        return fault_set(fault, STATUS_UNAVAILABLE, "打不开数据库文件：没有权限，或者磁盘满了");
    case SQLITE_READONLY:
        return fault_set(fault, STATUS_UNAVAILABLE, "没有权限写入数据库文件，或者磁盘只读");
    case SQLITE_IOERR:
        return fault_set(fault, STATUS_UNAVAILABLE, "读写数据库文件时磁盘出错，或者磁盘满了");
    case SQLITE_NOMEM: return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    default: return fault_set(fault, STATUS_UNAVAILABLE, "数据库出错（%d）", code);
    }
}

/* ---- opening -------------------------------------------------------------------------------- */

struct setting {
    const char *set, *read;
    const char *value; /* as it must read back */
    unsigned modes;    /* those it is for; 0: all */
};

#define IN(mode) (1U << (mode))
#define IN_FOLDER (IN(DB_READ) | IN(DB_WRITE) | IN(DB_CREATE))
#define IN_FILE (IN(DB_FILE) | IN(DB_FILE_MAKE))

#define SETTING(name, to, back)                                                                    \
    .set = "PRAGMA " name "=" to, .read = "PRAGMA " name, .value = (back)

/* What durability and secrecy rest on is asserted, not assumed. */
static const struct setting settings[] = {
    {SETTING("journal_mode", "WAL", "wal"), .modes = IN_FOLDER},
    {SETTING("journal_mode", "DELETE", "delete"), .modes = IN(DB_FILE)},
    {SETTING("journal_mode", "MEMORY", "memory"), .modes = IN(DB_FILE_MAKE)}, /* nothing beside */
    {SETTING("synchronous", "FULL", "2")},
    {SETTING("foreign_keys", "ON", "1")},
    {SETTING("trusted_schema", "OFF", "0")},
    {SETTING("cell_size_check", "ON", "1")},
    {SETTING("mmap_size", "0", "0"), .modes = IN_FOLDER | IN_FILE},
    {SETTING("secure_delete", "ON", "1")},
    {SETTING("temp_store", "MEMORY", "2")},
    {SETTING("busy_timeout", "5000", "5000")},
    /* KiB.  Below it the system keeps pages of the file, once for all processes: here are the upper
     * ones that each look-up needs, and what one batch writes. */
    {SETTING("cache_size", "-4096", "-4096"), .modes = IN(DB_READ)},
    {SETTING("cache_size", "-8192", "-8192"), .modes = IN(DB_WRITE) | IN(DB_CREATE)},
    {SETTING("cache_size", "-16384", "-16384"), .modes = IN_FILE | IN(DB_SCRATCH)},
    {SETTING("journal_size_limit", "67108864", "67108864")},
};

/* Runs the pragma; does its first column say `value`? */
static bool setting_reads(struct sqlite *db, const struct setting *setting)
{
    sqlite3_stmt *statement = NULL;
    bool same = false;

    if (sqlite3_prepare_v2(db->handle, setting->read, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        same = text != NULL && strcmp(text, setting->value) == 0;
    }
    sqlite3_finalize(statement);
    return same;
}

static enum status settings_make(struct sqlite *db, struct fault *fault)
{
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        if (settings[i].modes != 0 && (settings[i].modes & IN(db->db.mode)) == 0)
            continue;
        if (sqlite3_exec(db->handle, settings[i].set, NULL, NULL, NULL) != SQLITE_OK)
            return sqlite_fault(db, fault);
        if (!setting_reads(db, &settings[i]))
            return fault_set(fault, STATUS_UNAVAILABLE, "数据库设置“%s”没有生效，拒绝打开",
                settings[i].set + sizeof("PRAGMA ") - 1);
    }
    return STATUS_OK;
}

static enum status settings_settle(struct sqlite *db, struct fault *fault)
{
    for (int i = 0; settings_make(db, fault) != STATUS_OK && i < PASSING_TRIES; i++) {
        if (!sqlite_passes(sqlite3_extended_errcode(db->handle)))
            break;
        *fault = (struct fault){.status = STATUS_OK};
    }
    return fault->status;
}

static bool defend(struct sqlite *db)
{
    int on = 0, off = 1, keep = 1;

    if (sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) != SQLITE_OK || on != 1)
        return false;
    if (sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &off) != SQLITE_OK
        || off != 0)
        return false;
    sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db->handle, SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX);
    if (db->db.mode == DB_WRITE || db->db.mode == DB_CREATE)
        sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    return sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, -1) == 0;
}

static enum status file_make(const char *path, struct fault *fault)
{
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

    if (file < 0)
        return fault_set(fault, errno == EEXIST ? STATUS_CONFLICT : STATUS_UNAVAILABLE,
            "不能新建数据库文件 %s：%s", path, system_words(errno).text);
    close(file);
    return STATUS_OK;
}

static enum status handle_open(struct sqlite *db, const char *path, struct fault *fault)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    bool file = (IN_FILE & IN(db->db.mode)) != 0; /* nobody shares it: no locks, any disk */

    if (db->db.mode == DB_SCRATCH)
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    else
        flags |= is_reader(&db->db) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if ((IN_FOLDER & IN(db->db.mode)) != 0 && folder_disk_check(path, fault) != STATUS_OK)
        return fault->status;
    if (sqlite3_open_v2(path, &db->handle, flags, file ? "unix-none" : NULL) != SQLITE_OK)
        return db->handle == NULL ? fault_set(fault, STATUS_UNAVAILABLE, "内存不足，打不开数据库")
                                  : sqlite_fault(db, fault);
    if (!defend(db))
        return fault_set(fault, STATUS_UNAVAILABLE, "数据库的防护设置没有生效，拒绝打开");
    return settings_settle(db, fault);
}

/* A backup is no instance, whatever it is called. */
static enum status backup_refuse(const char *dir, const char *path, struct fault *fault)
{
    if (backup_kind_of(dir) == BACKUP_WHOLE || backup_kind_of(path) == BACKUP_WHOLE)
        return fault_set(fault, STATUS_UNAVAILABLE,
            "%s 是备份，不能直接使用。请恢复到另一个文件夹：frj restore FILE --data DIR", dir);
    return STATUS_OK;
}

static enum status folder_open(struct sqlite *db, const char *dir, struct fault *fault)
{
    char path[FOLDER_PATH_LEN];

    if (folder_file(dir, path, fault) != STATUS_OK || backup_refuse(dir, path, fault) != STATUS_OK)
        return fault->status;
    if (access(path, R_OK) != 0 && errno != ENOENT)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "读不了 %s：%s", path, system_words(errno).text);
    if (access(path, F_OK) != 0)
        return fault_set(
            fault, STATUS_NOT_FOUND, "%s 里没有 frj 的数据。请先运行 frj init --data %s", dir, dir);
    if (db->db.mode == DB_WRITE && folder_lock(dir, &db->lock, fault) != STATUS_OK)
        return fault->status;
    return handle_open(db, path, fault);
}

static enum status folder_create(struct sqlite *db, const char *dir, struct fault *fault)
{
    char path[FOLDER_PATH_LEN];

    if (folder_file(dir, path, fault) != STATUS_OK || folder_make(dir, fault) != STATUS_OK
        || folder_lock(dir, &db->lock, fault) != STATUS_OK)
        return fault->status;
    if (access(path, F_OK) == 0)
        return fault_set(fault, STATUS_CONFLICT, "%s 里已经有 frj 的数据", dir);
    if (file_make(path, fault) != STATUS_OK)
        return fault->status;
    if (handle_open(db, path, fault) != STATUS_OK)
        folder_empty(dir);
    return fault->status;
}

static void sqlite_close(struct db *base)
{
    struct sqlite *db = sqlite_of(base);

    for (size_t i = 0; i < CACHE_SLOTS; i++)
        sqlite3_finalize(db->cache[i].statement);
    sqlite3_finalize(db->undo);
    must(sqlite3_close(db->handle) == SQLITE_OK); /* else a cursor was left open */
    if (db->lock >= 0)
        close(db->lock);
    free(db);
}

static enum status sqlite_open(
    const char *place, enum db_mode mode, struct db **out, struct fault *fault)
{
    struct sqlite *db = calloc(1, sizeof(*db));

    *fault = (struct fault){.status = STATUS_OK};
    if (db == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足，打不开数据库");
    db->db = (struct db){&sqlite_engine, mode};
    db->lock = -1;
    enum status status = mode == DB_SCRATCH          ? handle_open(db, ":memory:", fault)
                         : (IN_FILE & IN(mode)) != 0 ? handle_open(db, place, fault)
                         : mode == DB_CREATE         ? folder_create(db, place, fault)
                                                     : folder_open(db, place, fault);
    if (status == STATUS_OK)
        *out = &db->db;
    else
        sqlite_close(&db->db);
    return status;
}

/* ---- the guard ------------------------------------------------------------------------------ */

/* What is recorded: rows are added and never changed.  The triggers say the same. */
static bool is_record(const char *table)
{
    static const char *const tables[] = {
        "event", "body", "sealed", "command_key", "log", "checkpoint", "cosignature", "migration"};

    for (size_t i = 0; i < COUNT_OF(tables); i++)
        if (strcmp(table, tables[i]) == 0)
            return true;
    return false;
}

static int authorize(
    void *context, int action, const char *a, const char *b, const char *database, const char *by)
{
    (void)context, (void)b, (void)database, (void)by;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION: return SQLITE_OK;
    case SQLITE_INSERT: return strncmp(a, "sqlite_", 7) == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        return is_record(a) || strncmp(a, "sqlite_", 7) == 0 ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_DENY; /* ATTACH, PRAGMA, CREATE, DROP, ALTER … */
    }
}

static void sqlite_guard(struct db *db)
{
    must(sqlite3_set_authorizer(sqlite_of(db)->handle, authorize, NULL) == SQLITE_OK);
}

/* A page that could not be fetched for want of memory or by the disk is not damaged for that. */
static enum status integrity_judge(const char *text, struct fault *fault)
{
    static const char mark[] = "error code=";
    const char *code = strstr(text, mark);
    long why = code == NULL ? SQLITE_CORRUPT : strtol(code + sizeof(mark) - 1, NULL, 10) & 0xff;

    if (strcmp(text, "ok") == 0)
        return STATUS_OK;
    if (why == SQLITE_NOMEM)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    if (why == SQLITE_IOERR)
        return fault_set(fault, STATUS_UNAVAILABLE, "读写数据库文件时磁盘出错");
    return fault_set(fault, STATUS_DAMAGED, "数据库文件的页或者索引损坏，请停止写入并从备份恢复");
}

static enum status integrity_read(struct sqlite *db, struct fault *fault)
{
    static const char sql[] = "PRAGMA integrity_check(1)";
    sqlite3_stmt *statement = NULL;
    const char *text = NULL;

    *fault = (struct fault){.status = STATUS_OK};
    if (sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        text = (const char *)sqlite3_column_text(statement, 0);
    if (text == NULL)
        sqlite_fault(db, fault);
    else
        integrity_judge(text, fault);
    sqlite3_finalize(statement);
    return fault->status;
}

static enum status sqlite_check(struct db *base, struct fault *fault)
{
    struct sqlite *db = sqlite_of(base);

    must(sqlite3_set_authorizer(db->handle, NULL, NULL) == SQLITE_OK);
    enum status status = integrity_read(db, fault);
    sqlite_guard(base);
    return status;
}

/* ---- statements ----------------------------------------------------------------------------- */

/* The slot that has or may take this literal; NULL when the cache is full or it is in use. */
static struct slot *slot_of(struct sqlite *db, const char *sql)
{
    size_t start = ((uintptr_t)sql >> 3) % CACHE_SLOTS;

    for (size_t i = 0; i < CACHE_SLOTS; i++) {
        struct slot *slot = &db->cache[(start + i) % CACHE_SLOTS];
        if (slot->sql == sql)
            return slot->used ? NULL : slot;
        if (slot->sql == NULL)
            return slot;
    }
    return NULL;
}

static void slot_take(struct slot *slot, const char *sql, sqlite3_stmt *statement)
{
    slot->sql = sql;
    slot->statement = statement;
    slot->used = true;
}

static enum status stuck_fault(struct fault *fault)
{
    return fault_set(fault, STATUS_UNAVAILABLE, "内存不足，上一次的登记还没有撤回");
}

static enum status rows_prepare(
    struct sqlite *db, struct db_rows *rows, const char *sql, struct fault *fault)
{
    struct slot *slot = slot_of(db, sql);
    unsigned flags = slot == NULL ? 0 : SQLITE_PREPARE_PERSISTENT;
    sqlite3_stmt *statement = slot == NULL ? NULL : slot->statement;

    if (db->stuck)
        return stuck_fault(fault);
    if (statement == NULL
        && sqlite3_prepare_v3(db->handle, sql, -1, flags, &statement, NULL) != SQLITE_OK)
        return sqlite_fault(db, fault);
    must(statement != NULL);
    if (slot != NULL)
        slot_take(slot, sql, statement);
    *rows = (struct db_rows){.db = &db->db, .statement = statement, .slot = slot};
    return STATUS_OK;
}

/* SQLite numbers $2 by where it stands, not by its 2; we go by the 2, as other engines do. */
static uint8_t number_of(sqlite3_stmt *statement, int place)
{
    const char *name = sqlite3_bind_parameter_name(statement, place);
    must(name != NULL && name[0] == '$');
    unsigned long number = strtoul(name + 1, NULL, 10);
    must(number >= 1 && number <= PLACES_MAX);
    return (uint8_t)number;
}

static int value_bind(sqlite3_stmt *statement, int place, const struct db_value *value)
{
    switch (value->kind) {
    case DB_INTEGER: return sqlite3_bind_int64(statement, place, value->integer);
    case DB_TEXT:
        if (value->text.len == 0)
            return sqlite3_bind_null(statement, place);
        return sqlite3_bind_text64(
            statement, place, value->text.at, value->text.len, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BYTES:
        return sqlite3_bind_blob64(
            statement, place, value->text.at, value->text.len, SQLITE_STATIC);
    case DB_NULL: break;
    }
    return sqlite3_bind_null(statement, place);
}

static enum status sqlite_query(struct db *base, struct db_rows *rows, const char *sql,
    const struct db_value *values, size_t values_len, struct fault *fault)
{
    struct sqlite *db = sqlite_of(base);

    if (rows_prepare(db, rows, sql, fault) != STATUS_OK)
        return fault->status;
    int places = sqlite3_bind_parameter_count(rows->statement);
    must(places == (int)values_len && places <= PLACES_MAX);
    struct slot own = {0}, *slot = rows->slot == NULL ? &own : rows->slot;
    for (int place = 1; place <= places; place++) {
        uint8_t *number = &slot->numbers[place - 1];
        if (*number == 0)
            *number = number_of(rows->statement, place);
        must(*number <= values_len);
        if (value_bind(rows->statement, place, &values[*number - 1]) != SQLITE_OK)
            return sqlite_fault(db, fault);
    }
    return STATUS_OK;
}

static bool sqlite_next(struct db_rows *rows, struct fault *fault)
{
    int code = sqlite_step(rows->statement);

    if (code != SQLITE_ROW && code != SQLITE_DONE)
        sqlite_fault(sqlite_of(rows->db), fault);
    return code == SQLITE_ROW;
}

static void sqlite_rows_close(struct db_rows *rows)
{
    struct slot *slot = rows->slot;

    if (slot != NULL) {
        sqlite3_reset(rows->statement);
        sqlite3_clear_bindings(rows->statement);
        slot->used = false;
    } else {
        sqlite3_finalize(rows->statement);
    }
}

static enum status sqlite_run(struct db *base, const char *sql, const struct db_value *values,
    size_t values_len, struct fault *fault)
{
    struct db_rows rows = {.db = base};

    enum status status = sqlite_query(base, &rows, sql, values, values_len, fault);
    if (status == STATUS_OK) {
        must(!sqlite_next(&rows, fault)); /* a statement with rows belongs to db_query() */
        status = fault->status;
    }
    sqlite_rows_close(&rows);
    return status;
}

static enum status sqlite_script(struct db *base, const char *sql, struct fault *fault)
{
    struct sqlite *db = sqlite_of(base);

    if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fault(db, fault);
    return STATUS_OK;
}

/* ---- columns -------------------------------------------------------------------------------- */

static int sqlite_columns(const struct db_rows *rows)
{
    return sqlite3_column_count(rows->statement);
}

static struct db_value sqlite_column(const struct db_rows *rows, int column)
{
    /* One look-up for all that is asked; a handle of one thread may do so. */
    sqlite3_value *value = sqlite3_column_value(rows->statement, column);
    int kind = sqlite3_value_type(value);

    if (kind == SQLITE_INTEGER)
        return db_integer(sqlite3_value_int64(value));
    if (kind == SQLITE_NULL)
        return db_null();
    const void *at = sqlite3_value_blob(value); /* unlike _text it takes no memory */
    size_t len = (size_t)sqlite3_value_bytes(value);
    return (struct db_value){
        .kind = kind == SQLITE_BLOB ? DB_BYTES : DB_TEXT, .text = {at == NULL ? "" : at, len}};
}

/* ---- transactions --------------------------------------------------------------------------- */

/* Made anew each time: whatever changes the schema or the guard makes an older one useless. */
static enum status undo_prepare(struct sqlite *db, struct fault *fault)
{
    sqlite3_finalize(db->undo);
    db->undo = NULL;
    if (sqlite3_prepare_v2(db->handle, "ROLLBACK", -1, &db->undo, NULL) != SQLITE_OK)
        return sqlite_fault(db, fault);
    return STATUS_OK;
}

/* Only after the schema or the guard changed does ROLLBACK take memory. */
static void sqlite_rollback(struct db *base)
{
    struct sqlite *db = sqlite_of(base);

    if (sqlite3_get_autocommit(db->handle) == 0) {
        sqlite3_step(db->undo);
        sqlite3_reset(db->undo);
    }
    db->stuck = sqlite3_get_autocommit(db->handle) == 0;
}

static enum status sqlite_begin(struct db *base, struct fault *fault)
{
    static const char write[] = "BEGIN IMMEDIATE", read[] = "BEGIN";
    struct sqlite *db = sqlite_of(base);

    if (db->stuck)
        sqlite_rollback(base);
    if (db->stuck)
        return stuck_fault(fault);
    must(sqlite3_get_autocommit(db->handle) != 0);
    if (undo_prepare(db, fault) != STATUS_OK)
        return fault->status;
    return sqlite_run(base, is_reader(base) ? read : write, NULL, 0, fault);
}

static enum status sqlite_commit(struct db *db, struct fault *fault)
{
    static const char sql[] = "COMMIT";
    struct fault why = {.status = STATUS_OK};

    if (sqlite_run(db, sql, NULL, 0, &why) == STATUS_OK)
        return STATUS_OK;
    sqlite_rollback(db);
    return fault_set(fault, STATUS_UNKNOWN, "提交没有得到确认：%s", why.text);
}

static enum status sqlite_grant(struct db *db, const char *place, const struct db_right *rights,
    size_t len, struct fault *fault)
{
    (void)db, (void)place, (void)rights, (void)len, (void)fault;
    return STATUS_OK; /* whoever may write the file may do everything: the authorizer stands */
}

static void sqlite_remove(const char *place, const struct db_right *rights, size_t len)
{
    (void)rights, (void)len;
    folder_empty(place);
}

const struct db_engine sqlite_engine = {
    .dialect = DB_SQLITE,
    .open = sqlite_open,
    .close = sqlite_close,
    .guard = sqlite_guard,
    .check = sqlite_check,
    .grant = sqlite_grant,
    .remove = sqlite_remove,
    .script = sqlite_script,
    .run = sqlite_run,
    .query = sqlite_query,
    .next = sqlite_next,
    .rows_close = sqlite_rows_close,
    .columns = sqlite_columns,
    .column = sqlite_column,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
};
