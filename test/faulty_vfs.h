/*
 * faulty_vfs - SQLite's files with a fault at the n-th write, sync, truncation or mapping.
 *
 * Becomes the default file system of the process; faulty_arm(0, …) lets everything through.
 */
#pragma once

#include "test/check.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real; /* stands right behind */
};

static struct {
    sqlite3_vfs vfs, *real;
    int countdown; /* 0: not armed */
    bool for_good; /* every later call fails too */
    bool reached;
} faulty;

static void faulty_arm(int n, bool for_good)
{
    faulty.countdown = n;
    faulty.for_good = for_good;
    faulty.reached = false;
}

/* Is it the turn of this call to fail? */
static bool faulty_now(void)
{
    if (faulty.reached && faulty.for_good)
        return true;
    if (faulty.countdown == 0 || --faulty.countdown > 0)
        return false;
    faulty.reached = true;
    return true;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct faulty_file *)file)->real;
}
#define REAL(file) real_of(file)->pMethods

static int faulty_close(sqlite3_file *f)
{
    return REAL(f)->xClose(real_of(f));
}
static int faulty_read(sqlite3_file *f, void *to, int len, sqlite3_int64 at)
{
    return REAL(f)->xRead(real_of(f), to, len, at);
}
static int faulty_write(sqlite3_file *f, const void *from, int len, sqlite3_int64 at)
{
    if (faulty_now()) { /* half of it arrives */
        (void)!REAL(f)->xWrite(real_of(f), from, len / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return REAL(f)->xWrite(real_of(f), from, len, at);
}
static int faulty_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return faulty_now() ? SQLITE_IOERR_TRUNCATE : REAL(f)->xTruncate(real_of(f), size);
}
static int faulty_sync(sqlite3_file *f, int flags)
{
    return faulty_now() ? SQLITE_IOERR_FSYNC : REAL(f)->xSync(real_of(f), flags);
}
static int faulty_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return REAL(f)->xFileSize(real_of(f), size);
}
static int faulty_lock(sqlite3_file *f, int level)
{
    return REAL(f)->xLock(real_of(f), level);
}
static int faulty_unlock(sqlite3_file *f, int level)
{
    return REAL(f)->xUnlock(real_of(f), level);
}
static int faulty_reserved(sqlite3_file *f, int *out)
{
    return REAL(f)->xCheckReservedLock(real_of(f), out);
}
static int faulty_control(sqlite3_file *f, int op, void *arg)
{
    return REAL(f)->xFileControl(real_of(f), op, arg);
}
static int faulty_sector(sqlite3_file *f)
{
    return REAL(f)->xSectorSize(real_of(f));
}
static int faulty_device(sqlite3_file *f)
{
    return REAL(f)->xDeviceCharacteristics(real_of(f));
}
static int faulty_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return faulty_now() ? SQLITE_IOERR_SHMMAP
                        : REAL(f)->xShmMap(real_of(f), page, size, extend, at);
}
static int faulty_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
    return REAL(f)->xShmLock(real_of(f), at, n, flags);
}
static void faulty_shm_barrier(sqlite3_file *f)
{
    REAL(f)->xShmBarrier(real_of(f));
}
static int faulty_shm_unmap(sqlite3_file *f, int gone)
{
    return REAL(f)->xShmUnmap(real_of(f), gone);
}

static const sqlite3_io_methods faulty_methods = {2, faulty_close, faulty_read, faulty_write,
    faulty_truncate, faulty_sync, faulty_size, faulty_lock, faulty_unlock, faulty_reserved,
    faulty_control, faulty_sector, faulty_device, faulty_shm_map, faulty_shm_lock,
    faulty_shm_barrier, faulty_shm_unmap, NULL, NULL};

static int faulty_open(
    sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    struct faulty_file *own = (struct faulty_file *)file;

    (void)vfs;
    own->real = (sqlite3_file *)(own + 1);
    int code = faulty.real->xOpen(faulty.real, name, own->real, flags, out);
    file->pMethods = own->real->pMethods == NULL ? NULL : &faulty_methods;
    return code;
}

static void faulty_install(void)
{
    faulty.real = sqlite3_vfs_find(NULL);
    check(faulty.real != NULL);
    faulty.vfs = *faulty.real;
    faulty.vfs.zName = "faulty";
    faulty.vfs.szOsFile = (int)sizeof(struct faulty_file) + faulty.real->szOsFile;
    faulty.vfs.xOpen = faulty_open;
    check(sqlite3_vfs_register(&faulty.vfs, 1) == SQLITE_OK);
}
