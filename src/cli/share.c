#include "cli/share.h"

#include "cli/files.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* The folder the program stands in, with its slash; nothing where there is no /proc. */
static struct str own_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

    while (len > 0 && path[len - 1] != '/')
        len--;
    if (len <= 0)
        return (struct str){0};
    return str_copy(arena, (struct str){path, (size_t)len});
}

/* The folder without detours, when there are packs in it; else nothing. */
static struct str with_packs(struct arena *arena, struct str dir)
{
    char plain[PATH_MAX];

    if (access(str_c(arena, str_format(arena, "%.*s/policies", STR_ARG(dir))), F_OK) != 0
        || realpath(str_c(arena, dir), plain) == NULL)
        return (struct str){0};
    return str_copy(arena, str_of(plain));
}

static struct str around(struct arena *arena)
{
    struct str own = own_folder(arena), tree = {0};
    struct fault none = {0};

    if (own.len == 0)
        return own;
    struct str found = with_packs(arena, str_format(arena, "%.*s../share/frj", STR_ARG(own)));
    if (found.len > 0
        || file_read(arena, str_format(arena, "%.*ssource", STR_ARG(own)), &tree, &none)
               != STATUS_OK)
        return found;
    return with_packs(arena, str_trim(tree));
}

struct str share_path(const struct cli *cli, const char *name)
{
    struct str dir = arg(&cli->args, "share");

    if (dir.at == NULL)
        dir = str_of(getenv("FRJ_SHARE"));
    if (dir.len == 0)
        dir = around(cli->arena);
    if (dir.len == 0)
        dir = STR(FRJ_SHARE);
    return str_format(cli->arena, "%.*s/%s", STR_ARG(dir), name);
}
