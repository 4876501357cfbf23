#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): renameat */
#include "store/file_store.h"

#include "store/db.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LEN = 4096, BLOCK_LEN = 65536, NAME_HEX = 2 * DIGEST_LEN };

static const char fresh_end[] = ".new";

struct path {
    char text[PATH_LEN];
};

static struct path path_in(const struct file_store *store, const char *folder, struct str name)
{
    struct path path;

    if (snprintf(path.text, sizeof(path.text), "%s/%s%s%.*s", store->home, folder,
            name.len > 0 ? "/" : "", STR_ARG(name))
        < 0)
        path.text[0] = '\0';
    return path;
}

struct name {
    char text[NAME_HEX + sizeof(fresh_end)];
};

static struct name name_of(const struct digest *sha256, bool fresh)
{
    static const char digits[] = "0123456789abcdef";
    struct name name = {{0}};

    for (size_t i = 0; i < DIGEST_LEN; i++) {
        name.text[2 * i] = digits[sha256->b[i] >> 4];
        name.text[2 * i + 1] = digits[sha256->b[i] & 15];
    }
    if (fresh)
        memcpy(name.text + NAME_HEX, fresh_end, sizeof(fresh_end));
    return name;
}

static struct path path_of(const struct file_store *store, const struct digest *sha256, bool fresh)
{
    struct name name = name_of(sha256, fresh);

    return path_in(store, "files", str_of(name.text));
}

struct file_store file_store_of(const char *place)
{
    struct file_store store = {{0}};
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): a post has one thread */
    const char *home = db_is_address(place) ? getenv("FRJ_FILES") : place;

    if (home != NULL && strlen(home) < sizeof(store.home))
        memcpy(store.home, home, strlen(home));
    return store;
}

static enum status folder_make_one(const char *path, struct fault *fault)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return STATUS_OK;
    return fault_set(fault, STATUS_UNAVAILABLE, "不能建立存放文件的文件夹 %s：%s", path,
        system_words(errno).text);
}

enum status file_store_make(const struct file_store *store, struct fault *fault)
{
    struct path files = path_in(store, "files", STR("")),
                uploads = path_in(store, "uploads", STR(""));

    if (store->home[0] == '\0')
        return fault_set(fault, STATUS_UNAVAILABLE,
            "这个实例没有存放文件的文件夹：数据在 PostgreSQL 里的，请用环境变量 FRJ_FILES 写明");
    if (folder_make_one(store->home, fault) != STATUS_OK
        || folder_make_one(files.text, fault) != STATUS_OK)
        return fault->status;
    return folder_make_one(uploads.text, fault);
}

/* ---- what is coming in ---------------------------------------------------------------------- */

int upload_make(const struct file_store *store, uint64_t no, struct upload_name *name)
{
    if (snprintf(name->text, sizeof(name->text), "%d.%llu", (int)getpid(), (unsigned long long)no)
        < 0)
        return -1;
    struct path path = path_in(store, "uploads", str_of(name->text));
    /* Exactly these flags: the sandbox of a desk takes no others that write. */
    int fd = open(path.text, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        name->text[0] = '\0';
    return fd;
}

/* Digits and dots: none leads out of the folder. */
static bool is_upload_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] != '.' && (name.at[i] < '0' || name.at[i] > '9'))
            return false;
    return name.len > 0 && name.len < UPLOAD_NAME_LEN && name.at[0] != '.';
}

int upload_open(const struct file_store *store, struct str name)
{
    struct path path = path_in(store, "uploads", name);

    errno = ENOENT;
    return is_upload_name(name) ? open(path.text, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
}

void upload_drop(const struct file_store *store, const struct upload_name *name)
{
    struct path path = path_in(store, "uploads", str_of(name->text));

    if (name->text[0] != '\0')
        (void)unlinkat(AT_FDCWD, path.text, 0);
}

static bool is_of(const char *name, int process)
{
    char own[16];
    int len = snprintf(own, sizeof(own), "%d.", process);

    return is_upload_name(str_of(name)) && (process == 0 || strncmp(name, own, (size_t)len) == 0);
}

void uploads_clear(const struct file_store *store, int process)
{
    struct path path = path_in(store, "uploads", STR(""));
    DIR *dir = store->home[0] == '\0' ? NULL : opendir(path.text);
    const struct dirent *entry;

    if (dir == NULL)
        return;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): a post has one thread */
    while ((entry = readdir(dir)) != NULL)
        if (is_of(entry->d_name, process))
            (void)unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
}

/* ---- what is kept --------------------------------------------------------------------------- */

static bool block_write(int fd, struct str block)
{
    while (block.len > 0) {
        ssize_t wrote = write(fd, block.at, block.len);
        if (wrote < 0 && errno != EINTR)
            return false;
        if (wrote > 0)
            block = (struct str){block.at + wrote, block.len - (size_t)wrote};
    }
    return true;
}

/* To `to` too, unless it is -1. */
static bool blocks_take(int from, int to, struct digest_run *run, uint64_t *bytes)
{
    char block[BLOCK_LEN];
    ssize_t got;

    *bytes = 0;
    do {
        got = pread(from, block, sizeof(block), (off_t)*bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        struct str piece = {block, (size_t)got};
        digest_run_add(run, piece);
        if (to >= 0 && !block_write(to, piece))
            return false;
        *bytes += (uint64_t)got;
    } while (got != 0);
    return true;
}

static bool tell(int from, int to, struct file_told *out)
{
    struct digest_run run;

    errno = ENOMEM;
    if (!digest_run_open(&run))
        return false;
    bool done = blocks_take(from, to, &run, &out->bytes);
    int code = errno;
    digest_run_close(&run, out->digests);
    errno = code;
    return done;
}

bool file_tell(int fd, struct file_told *out)
{
    return tell(fd, -1, out);
}

static bool told_equal(const struct file_told *a, const struct file_told *b)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        if (!digest_equal(&a->digests[alg], &b->digests[alg]))
            return false;
    return a->bytes == b->bytes;
}

static bool folder_sync(const struct file_store *store)
{
    struct path path = path_in(store, "files", STR(""));
    int fd = open(path.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);
    int code = errno;

    if (fd >= 0)
        close(fd);
    errno = code;
    return done;
}

int file_make(const struct file_store *store, const struct digest *sha256)
{
    struct path path = path_of(store, sha256, true);

    return open(path.text, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
}

bool file_made(const struct file_store *store, int fd)
{
    return fsync(fd) == 0 && folder_sync(store);
}

static bool copy_whole(const struct file_store *store, int from, int to, struct file_told *found)
{
    return to >= 0 && tell(from, to, found) && file_made(store, to);
}

enum status file_keep(
    const struct file_store *store, int from, const struct file_told *told, struct fault *fault)
{
    const struct digest *sha256 = &told->digests[DIGEST_SHA256];
    bool kept = file_is_kept(store, sha256);
    int to = kept ? -1 : file_make(store, sha256);
    struct file_told found = {.bytes = 0};
    bool done = kept ? file_tell(from, &found) : copy_whole(store, from, to, &found);
    int code = errno;

    if (to >= 0)
        close(to);
    bool same = done && told_equal(&found, told);
    if (!kept && !same)
        file_forget(store, sha256);
    errno = code;
    if (!done)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "文件没有存下来，没有登记：%s", system_words(code).text);
    return same ? STATUS_OK : fault_set(fault, STATUS_INVALID, "收到的文件和它的长度、摘要不一致");
}

bool file_is_kept(const struct file_store *store, const struct digest *sha256)
{
    struct path path = path_of(store, sha256, false);

    return store->home[0] != '\0' && access(path.text, F_OK) == 0;
}

void file_settle(const struct file_store *store, const struct digest *sha256)
{
    struct path from = path_of(store, sha256, true), to = path_of(store, sha256, false);

    if (renameat(AT_FDCWD, from.text, AT_FDCWD, to.text) == 0)
        (void)folder_sync(store); /* if not, it still has its other name, which is as good */
}

void file_forget(const struct file_store *store, const struct digest *sha256)
{
    struct path path = path_of(store, sha256, true);

    (void)unlinkat(AT_FDCWD, path.text, 0);
}

int file_open(const struct file_store *store, const struct digest *sha256)
{
    for (int fresh = 0; fresh < 2 && store->home[0] != '\0'; fresh++) {
        struct path path = path_of(store, sha256, fresh != 0);
        int fd = open(path.text, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd >= 0 || errno != ENOENT)
            return fd;
    }
    errno = ENOENT;
    return -1;
}

/* ---- all of them ---------------------------------------------------------------------------- */

bool file_walk_open(const struct file_store *store, struct file_walk *walk)
{
    struct path path = path_in(store, "files", STR(""));

    walk->dir = store->home[0] == '\0' ? NULL : opendir(path.text);
    return walk->dir != NULL;
}

bool file_walk_next(struct file_walk *walk, struct file_seen *out)
{
    const struct dirent *entry;

    /* NOLINTNEXTLINE(concurrency-mt-unsafe): a post has one thread */
    while (walk->dir != NULL && (entry = readdir(walk->dir)) != NULL) {
        struct str name = str_of(entry->d_name);
        if (str_is(name, ".") || str_is(name, ".."))
            continue;
        *out = (struct file_seen){.name = {0}};
        memcpy(out->name, name.at, name.len < sizeof(out->name) ? name.len : sizeof(out->name) - 1);
        struct str hex = {name.at, name.len < NAME_HEX ? name.len : NAME_HEX},
                   end = {name.at + hex.len, name.len - hex.len};
        out->fresh = str_is(end, fresh_end);
        out->known = hex.len == NAME_HEX && (end.len == 0 || out->fresh)
                     && hex_read(hex, out->sha256.b, DIGEST_LEN);
        return true;
    }
    return false;
}

void file_walk_close(struct file_walk *walk)
{
    if (walk->dir != NULL)
        closedir(walk->dir);
    walk->dir = NULL;
}
