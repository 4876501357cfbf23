#include "cli/site.h"

#include "office/log_keys.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_address(struct str dir)
{
    for (size_t i = 0; i + 3 <= dir.len; i++)
        if (memcmp(dir.at + i, "://", 3) == 0)
            return true;
    return false;
}

static bool is_dot(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Empties a folder without folders in it, and removes it. */
static void folder_remove(struct arena *arena, struct str folder)
{
    const char *path = str_c(arena, folder);
    DIR *dir = opendir(path);
    struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (!is_dot(entry->d_name))
            unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir != NULL)
        closedir(dir);
    rmdir(path);
}

static void part_remove(struct arena *arena, struct str part)
{
    log_keys_remove(str_c(arena, str_format(arena, "%.*s/keys", STR_ARG(part))));
    folder_remove(arena, str_format(arena, "%.*s/files", STR_ARG(part)));
    folder_remove(arena, str_format(arena, "%.*s/uploads", STR_ARG(part)));
    folder_remove(arena, part);
}

/* Nothing of that name yet, or an empty folder. */
static enum status name_is_free(struct arena *arena, struct str folder, struct fault *fault)
{
    const char *path = str_c(arena, folder);
    DIR *dir = opendir(path);
    struct dirent *entry;
    bool any = false, own = false;

    if (dir == NULL && errno == ENOENT)
        return STATUS_OK;
    if (dir == NULL)
        return fault_set(
            fault, STATUS_UNAVAILABLE, "不能在 %s 新建：%s", path, system_words(errno).text);
    while ((entry = readdir(dir)) != NULL) {
        any = any || !is_dot(entry->d_name);
        own = own || strcmp(entry->d_name, "frj.db") == 0;
    }
    closedir(dir);
    if (own)
        return fault_set(fault, STATUS_CONFLICT, "%s 里已经有 frj 的数据。", path);
    return any ? fault_set(fault, STATUS_CONFLICT,
               "%s 不是空文件夹。请写一个还没有的文件夹，或者空文件夹。", path)
               : STATUS_OK;
}

/* What a killed init left is removed; what a running one builds is not touched. */
static enum status part_clear(struct arena *arena, struct str part, struct fault *fault)
{
    struct str path = str_format(arena, "%.*s/lock", STR_ARG(part));
    int lock = open(str_c(arena, path), O_RDWR | O_CLOEXEC);
    bool busy = lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) != 0;

    if (!busy)
        part_remove(arena, part);
    if (lock >= 0)
        close(lock);
    return busy ? fault_set(
               fault, STATUS_CONFLICT, "另一个程序正在新建 %.*s。请等它结束后再试。", STR_ARG(part))
                : STATUS_OK;
}

enum status site_begin(struct arena *arena, struct str dir, struct site *out, struct fault *fault)
{
    while (dir.len > 1 && dir.at[dir.len - 1] == '/')
        dir.len--;
    *out = (struct site){dir, dir};
    if (is_address(dir))
        return STATUS_OK;
    out->part = str_format(arena, "%.*s.part", STR_ARG(dir));
    if (name_is_free(arena, dir, fault) != STATUS_OK)
        return fault->status;
    return part_clear(arena, out->part, fault);
}

enum status site_finish(struct arena *arena, const struct site *site, struct fault *fault)
{
    if (str_equal(site->part, site->dir)
        || rename(str_c(arena, site->part), str_c(arena, site->dir)) == 0)
        return STATUS_OK;
    return fault_set(fault, STATUS_UNAVAILABLE, "数据已经建好，但是不能改名为 %.*s：%s",
        STR_ARG(site->dir), system_words(errno).text);
}

void site_drop(struct arena *arena, const struct site *site)
{
    if (!str_equal(site->part, site->dir))
        part_remove(arena, site->part);
}
