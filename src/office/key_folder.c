#include "office/key_folder.h"

#include "base/time.h"
#include "store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FILE_LEN_MAX = 128 * 1024, NAME_MAX_LEN = 80, NOTE_ARENA = 4096 };

/* ---- holding it ----------------------------------------------------------------------------- */

static enum status wrong(
    const struct key_folder *folder, const char *name, const char *what, struct fault *fault)
{
    return fault_set(fault, STATUS_UNAVAILABLE, "%s %s/%s 失败：%s", what, folder->path, name,
        system_words(errno).text);
}

enum status key_folder_open(const char *path, struct key_folder *out, struct fault *fault)
{
    *out = (struct key_folder){.path = path, .dir = -1, .lock = -1};
    out->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->dir < 0)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "打不开密钥文件夹 %s：%s", path, system_words(errno).text);
    if (folder_lock(path, &out->lock, fault) == STATUS_OK)
        return STATUS_OK;
    if (fault->status == STATUS_CONFLICT)
        fault_set(fault, STATUS_CONFLICT, "另一个程序正在用 %s 里的密钥，请等它结束后再试", path);
    enum status status = fault->status;
    key_folder_close(out);
    return status;
}

enum status key_folder_make(const char *path, struct key_folder *out, struct fault *fault)
{
    *out = (struct key_folder){.path = path, .dir = -1, .lock = -1};
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return fault_set(fault, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNAVAILABLE,
            "不能建立密钥文件夹 %s：%s", path, system_words(errno).text);
    return key_folder_open(path, out, fault);
}

void key_folder_close(struct key_folder *folder)
{
    if (folder->dir >= 0)
        close(folder->dir);
    if (folder->lock >= 0)
        close(folder->lock);
    folder->dir = folder->lock = -1;
}

bool key_folder_has(const struct key_folder *folder, const char *name)
{
    struct stat file;

    return fstatat(folder->dir, name, &file, AT_SYMLINK_NOFOLLOW) == 0;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* Reads up to `room` bytes; false with errno. */
static bool read_all(int file, char *at, size_t room, size_t *len)
{
    *len = 0;
    while (*len < room) {
        ssize_t got = read(file, at + *len, room - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *len += (size_t)got;
    }
    return true;
}

static enum status file_open(
    const struct key_folder *folder, const char *name, int *file, struct fault *fault)
{
    *file = openat(folder->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (*file >= 0)
        return STATUS_OK;
    return errno == ENOENT ? fault_set(fault, STATUS_NOT_FOUND, "没有 %s/%s", folder->path, name)
                           : wrong(folder, name, "读取", fault);
}

enum status key_folder_read(const struct key_folder *folder, const char *name, struct arena *arena,
    struct str *out, struct fault *fault)
{
    int file;

    if (file_open(folder, name, &file, fault) != STATUS_OK)
        return fault->status;
    char *at = arena_take(arena, FILE_LEN_MAX + 1, 1);
    size_t len;
    enum status status = STATUS_OK;
    if (!read_all(file, at, FILE_LEN_MAX + 1, &len))
        status = wrong(folder, name, "读取", fault);
    else if (len > FILE_LEN_MAX)
        status = fault_set(fault, STATUS_DAMAGED, "%s/%s 太大", folder->path, name);
    close(file);
    *out = (struct str){at, len};
    return status;
}

enum status key_folder_read_key(const struct key_folder *folder, const char *name, bool witness,
    struct signing_key **out, struct fault *fault)
{
    char text[KEY_LINE_MAX + 1];
    struct stat what;
    size_t len = 0;
    int file;

    *out = NULL;
    if (file_open(folder, name, &file, fault) != STATUS_OK)
        return fault->status;
    enum status status = STATUS_OK;
    if (fstat(file, &what) != 0 || !read_all(file, text, sizeof(text), &len))
        status = wrong(folder, name, "读取", fault);
    else if ((what.st_mode & 077) != 0)
        status = fault_set(fault, STATUS_INVALID, "%s/%s 别人也能读。密钥应只许本人读写：chmod 600",
            folder->path, name);
    else
        status = signing_key_read((struct str){text, len}, witness, out, fault);
    explicit_bzero(text, sizeof(text));
    close(file);
    return status;
}

/* ---- writing -------------------------------------------------------------------------------- */

static bool write_all(int file, struct str text)
{
    while (text.len > 0) {
        ssize_t put = write(file, text.at, text.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text = (struct str){text.at + put, text.len - (size_t)put};
    }
    return true;
}

/* The text under its temporary name, on the disk. */
static bool part_write(const struct key_folder *folder, const char *part, struct str text)
{
    int file =
        openat(folder->dir, part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (file < 0)
        return false;
    bool done = write_all(file, text) && fsync(file) == 0;
    int code = errno;
    close(file);
    errno = code;
    return done;
}

enum status key_folder_write(
    const struct key_folder *folder, const char *name, struct str text, struct fault *fault)
{
    char part[NAME_MAX_LEN];
    int len = snprintf(part, sizeof(part), "%s.part", name);

    must(len > 0 && (size_t)len < sizeof(part));
    if (!part_write(folder, part, text) || renameat(folder->dir, part, folder->dir, name) != 0
        || fsync(folder->dir) != 0)
        return wrong(folder, name, "写入", fault);
    return STATUS_OK;
}

enum status key_folder_write_key(
    const struct key_folder *folder, const char *name, struct signing_key *key, struct fault *fault)
{
    return key_folder_write(folder, name, signing_key_text(key), fault);
}

void key_folder_note(const struct key_folder *folder, const char *name, const char *sentence)
{
    struct arena *arena = arena_open(NOTE_ARENA);
    struct timespec now;
    int file =
        openat(folder->dir, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (arena != NULL && file >= 0 && clock_gettime(CLOCK_REALTIME, &now) == 0) {
        const instant at = {(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
        if (write_all(
                file, str_format(arena, "%.*s %s\n", STR_ARG(instant_write(arena, at)), sentence)))
            (void)fsync(file);
    }
    if (file >= 0)
        close(file);
    arena_close(arena);
}
