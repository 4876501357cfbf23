#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 20, WAITS_MAX = 250 };

static enum status path_in(
    const char *dir, const char *name, char path[FOLDER_PATH_LEN], struct fault *fault)
{
    int len = snprintf(path, FOLDER_PATH_LEN, "%s/%s", dir, name);

    if (len < 0 || len >= FOLDER_PATH_LEN)
        return fault_set(fault, STATUS_INVALID, "数据目录的路径太长");
    return STATUS_OK;
}

enum status folder_make(const char *dir, struct fault *fault)
{
    if (mkdir(dir, 0700) == 0 || errno == EEXIST)
        return STATUS_OK;
    return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
        "不能建立数据目录 %s：%s", dir, system_words(errno).text);
}

enum status folder_file(const char *dir, char path[FOLDER_PATH_LEN], struct fault *fault)
{
    return path_in(dir, "frj.db", path, fault);
}

/* Another writer is done in a moment: it is waited for, five seconds at most. */
static bool lock_take(int lock)
{
    const struct timespec moment = {.tv_nsec = WAIT_MS * 1000000L};

    for (int tries = 0; tries < WAITS_MAX; tries++) {
        if (flock(lock, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        nanosleep(&moment, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

enum status folder_lock(const char *dir, int *lock, struct fault *fault)
{
    char path[FOLDER_PATH_LEN];

    if (path_in(dir, "lock", path, fault) != STATUS_OK)
        return fault->status;
    *lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*lock < 0)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "打不开数据目录 %s：%s", dir, system_words(errno).text);
    if (lock_take(*lock))
        return STATUS_OK;
    return errno == EWOULDBLOCK
               ? fault_set(fault, STATUS_CONFLICT, "另一个程序正在写入 %s，请等它结束后再试", dir)
               : fault_set(fault, STATUS_UNAVAILABLE, "锁不住数据目录 %s：%s", dir,
                   system_words(errno).text);
}

void folder_empty(const char *dir)
{
    static const char *const names[] = {"frj.db", "frj.db-wal", "frj.db-shm"};
    char path[FOLDER_PATH_LEN];
    struct fault ignored;

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (path_in(dir, names[i], path, &ignored) == STATUS_OK)
            unlink(path);
}

/* WAL needs shared memory and locks that file servers do not keep. */
enum status folder_disk_check(const char *path, struct fault *fault)
{
    static const struct {
        uint32_t magic;
        const char *name;
    } refused[] = {{0x6969U, "NFS"}, {0xFF534D42U, "CIFS"}, {0xFE534D42U, "SMB2"}, {0x517BU, "SMB"},
        {0x65735546U, "FUSE"}};
    struct statfs fs;

    if (statfs(path, &fs) != 0)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "打不开数据库文件 %s：%s", path, system_words(errno).text);
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        if ((uint32_t)fs.f_type == refused[i].magic)
            return fault_set(fault, STATUS_UNAVAILABLE,
                "数据目录在网络文件系统（%s）上，不能保证不丢数据，请改用本机磁盘",
                refused[i].name);
    return STATUS_OK;
}
