#include "store/backup_file.h"

#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- what a file is ------------------------------------------------------------------------- */

enum { HEADER_LEN = 100, APPLICATION_AT = 68 }; /* of the file format of SQLite */

static bool header_read(const char *path, uint8_t header[HEADER_LEN])
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = file < 0 ? -1 : read(file, header, HEADER_LEN);

    if (file >= 0)
        close(file);
    return len == HEADER_LEN;
}

enum backup_kind backup_kind_of(const char *path)
{
    static const uint8_t magic[16] = "SQLite format 3";
    static const uint8_t ours[4] = {'f', 'r', 'j', 'b'};
    uint8_t header[HEADER_LEN];

    if (!header_read(path, header) || memcmp(header, magic, sizeof(magic)) != 0)
        return BACKUP_NONE;
    return memcmp(header + APPLICATION_AT, ours, sizeof(ours)) == 0 ? BACKUP_WHOLE
                                                                    : BACKUP_INSTANCE;
}

/* ---- making --------------------------------------------------------------------------------- */

static enum status path_take(struct backup_file *file, const char *path, struct fault *fault)
{
    int len = snprintf(file->path, sizeof(file->path), "%s", path);
    int part_len = snprintf(file->part, sizeof(file->part), "%s.part", path);

    if (len <= 0 || part_len <= 0 || part_len >= BACKUP_PATH_LEN)
        return fault_set(fault, STATUS_INVALID, "备份文件的路径太长，或者是空的");
    return STATUS_OK;
}

/* A file system without such locks (some servers) has none: the name decides at the end. */
static bool part_is_busy(const struct backup_file *file)
{
    struct stat locked, named;

    if (flock(file->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return true;
    /* Another one may just have given it its name. */
    return fstat(file->lock, &locked) != 0 || stat(file->part, &named) != 0
           || locked.st_ino != named.st_ino || locked.st_dev != named.st_dev;
}

static enum status name_is_free(const struct backup_file *file, struct fault *fault)
{
    if (access(file->path, F_OK) == 0)
        return fault_set(
            fault, STATUS_CONFLICT, "%s 已经有了，不会覆盖。请换一个文件名", file->path);
    return STATUS_OK;
}

enum status backup_file_begin(const char *path, struct backup_file *out, struct fault *fault)
{
    *out = (struct backup_file){.lock = -1};
    *fault = (struct fault){.status = STATUS_OK};
    if (path_take(out, path, fault) != STATUS_OK || name_is_free(out, fault) != STATUS_OK)
        return fault->status;
    int lock = open(out->part, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "不能新建 %s：%s", out->part, system_words(errno).text);
    out->lock = lock;
    if (part_is_busy(out)) {
        close(lock);
        out->lock = -1;
        return fault_set(fault, STATUS_CONFLICT, "另一个程序正在写 %s", path);
    }
    if (ftruncate(lock, 0) != 0)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "写不进 %s：%s", out->part, system_words(errno).text);
    return STATUS_OK;
}

/* Not every file system can rename without overwriting in one step. */
static bool name_give(const struct backup_file *file)
{
    if (syscall(SYS_renameat2, AT_FDCWD, file->part, AT_FDCWD, file->path, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (access(file->path, F_OK) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(file->part, file->path) == 0;
}

static bool folder_sync(const char *path)
{
    char dir[BACKUP_PATH_LEN];
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 0 : (size_t)(slash - path);

    memcpy(dir, slash == NULL ? "." : path, slash == NULL ? 1 : len + (len == 0));
    dir[slash == NULL || len == 0 ? 1 : len] = '\0';
    int folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = folder >= 0 && (fsync(folder) == 0 || errno == EINVAL);
    if (folder >= 0)
        close(folder);
    return done;
}

enum status backup_file_finish(struct backup_file *file, struct fault *fault)
{
    if (fsync(file->lock) != 0)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "写不进 %s：%s", file->part, system_words(errno).text);
    if (!name_give(file))
        return fault_set(fault, errno == EEXIST ? STATUS_CONFLICT : STATUS_UNAVAILABLE,
            "备份不能命名为 %s：%s", file->path, system_words(errno).text);
    close(file->lock);
    file->lock = -1;
    if (!folder_sync(file->path))
        return fault_set(fault, STATUS_UNKNOWN, "备份已经写好，但文件夹没有写到磁盘：%s",
            system_words(errno).text);
    return STATUS_OK;
}

void backup_file_close(struct backup_file *file)
{
    if (file->lock < 0)
        return;
    unlink(file->part);
    close(file->lock);
    file->lock = -1;
}

enum status backup_make(
    const struct backup_file *file, instant now, struct db **out, struct fault *fault)
{
    struct db *db = NULL;

    *out = NULL;
    if (db_open(file->part, DB_FILE_MAKE, &db, fault) != STATUS_OK)
        return fault->status;
    if (schema_migrate(db, now, fault) != STATUS_OK) {
        db_close(db);
        return fault->status;
    }
    *out = db;
    return STATUS_OK;
}

/* ---- its one row ---------------------------------------------------------------------------- */

enum status backup_meta_write(struct db *db, const struct backup_meta *meta, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO backup (no, format, origin, size, sha256, sm3, content, at, program)"
        " VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8)";

    return db_run(db, sql,
        DB_VALUES(db_integer(BACKUP_FORMAT), db_text(meta->origin), db_integer((int64_t)meta->size),
            db_id(meta->roots[DIGEST_SHA256]), db_id(meta->roots[DIGEST_SM3]), db_id(meta->content),
            db_integer(meta->made_at.ms), db_text(meta->program)),
        fault);
}

static bool meta_columns(
    const struct db_rows *rows, struct arena *arena, struct backup_meta *meta, int64_t *format)
{
    *format = db_column_integer(rows, 0);
    *meta = (struct backup_meta){.origin = db_column_text(rows, 1, arena),
        .size = (uint64_t)db_column_integer(rows, 2),
        .made_at = {db_column_integer(rows, 6)},
        .program = db_column_text(rows, 7, arena)};
    return db_column_bytes(rows, 3, meta->roots[DIGEST_SHA256].b, DIGEST_LEN)
           && db_column_bytes(rows, 4, meta->roots[DIGEST_SM3].b, DIGEST_LEN)
           && db_column_bytes(rows, 5, meta->content.b, DIGEST_LEN);
}

static enum status meta_read(
    struct db *db, struct arena *arena, struct backup_meta *meta, struct fault *fault)
{
    static const char sql[] =
        "SELECT format, origin, size, sha256, sm3, content, at, program FROM backup WHERE no = 1";
    struct db_rows rows = {0};
    int64_t format = BACKUP_FORMAT;
    bool whole = db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault)
                 && meta_columns(&rows, arena, meta, &format);

    db_rows_close(&rows);
    if (fault->status == STATUS_OK && format > BACKUP_FORMAT)
        return fault_set(fault, STATUS_UNAVAILABLE, "备份由更新版本的 frj 写成，请更新程序");
    if (fault->status == STATUS_OK && !whole)
        return fault_set(fault, STATUS_DAMAGED, "备份不完整：没有它的说明（表 backup）");
    return fault->status;
}

/* ---- opening -------------------------------------------------------------------------------- */

static enum status kind_check(const char *path, struct fault *fault)
{
    struct stat found;

    *fault = (struct fault){.status = STATUS_OK};
    if (stat(path, &found) != 0)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "打不开备份 %s：%s", path, system_words(errno).text);
    if (S_ISDIR(found.st_mode))
        return fault_set(fault, STATUS_INVALID,
            "%s 是文件夹，不是备份文件。备份是 frj backup create 写出的一个文件", path);
    switch (backup_kind_of(path)) {
    case BACKUP_WHOLE: return STATUS_OK;
    case BACKUP_INSTANCE:
        return fault_set(fault, STATUS_INVALID, "%s 是使用中的数据库文件，不是备份", path);
    case BACKUP_NONE: break;
    }
    return fault_set(fault, STATUS_DAMAGED, "%s 不是 frj 的备份，或者文件开头已经损坏", path);
}

enum status backup_open(const char *path, struct arena *arena, struct db **out,
    struct backup_meta *meta, struct fault *fault)
{
    struct db *db = NULL;

    *out = NULL;
    if (kind_check(path, fault) != STATUS_OK || db_open(path, DB_FILE, &db, fault) != STATUS_OK)
        return fault->status;
    if (schema_check(db, fault) != STATUS_OK || meta_read(db, arena, meta, fault) != STATUS_OK) {
        db_close(db);
        return fault->status;
    }
    *out = db;
    return STATUS_OK;
}
