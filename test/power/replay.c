/* What a disk with a volatile cache holds after the power was cut (test/power.sh):
 *
 *     power_replay LOG IMAGE SEED
 *
 * LOG is what QEMU's blklogwrites wrote until it was killed (the format of dm-log-writes), IMAGE
 * the disk as it was when the guest started.  All that a completed flush covers is written into
 * IMAGE, and every write with FUA.  Each later write was still in the cache: half of them are
 * dropped, and of a quarter of the others only some sectors arrive.  Prints one line:
 *
 *     FLUSHES WRITES UNFLUSHED DROPPED TORN
 *
 * Exit code 3: the log has a hole, for QEMU was killed between two writes to it. */
#include <endian.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512, EXIT_USE = 2, EXIT_HOLE = 3 };
enum { FLUSH = 1, FUA = 2, DISCARD = 4 };
static const uint64_t log_magic = 0x6a736677736872ULL;

struct log {
    const uint8_t *at;
    size_t len;
    size_t next; /* byte of the next entry */
};

struct entry {
    uint64_t sector, sectors, flags;
    const uint8_t *data; /* NULL: none */
};

struct cut {
    int image;
    uint64_t chance;
    unsigned flushes, writes, unflushed, dropped, torn;
};

_Noreturn static void stop(int code, const char *why)
{
    fprintf(stderr, "power_replay: %s\n", why);
    exit(code);
}

static uint64_t number_at(const uint8_t *at)
{
    uint64_t number;

    memcpy(&number, at, sizeof(number));
    return le64toh(number);
}

static struct log log_open(const char *path)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0 || fstat(file, &about) != 0 || about.st_size < 2 * SECTOR)
        stop(EXIT_USE, "no log");
    struct log log = {.len = (size_t)about.st_size, .next = SECTOR};
    void *map = mmap(NULL, log.len, PROT_READ, MAP_PRIVATE, file, 0);
    if (map == MAP_FAILED)
        stop(EXIT_USE, "the log cannot be read");
    log.at = map;
    close(file);
    if (number_at(log.at) != 0 /* QEMU writes its head at the first flush */
        && (number_at(log.at) != log_magic || number_at(log.at + 8) != 1))
        stop(EXIT_USE, "this is no log of writes");
    return log;
}

/* The next entry; false at the end.  One that was being written at the cut is not there yet. */
static bool entry_read(struct log *log, struct entry *out)
{
    if (log->len - log->next < SECTOR)
        return false;
    const uint8_t *at = log->at + log->next;
    *out = (struct entry){number_at(at), number_at(at + 8), number_at(at + 16), NULL};
    if (out->sectors == 0 && out->flags == 0)
        return false;
    size_t used = log->next + SECTOR;
    if (out->sectors > 0 && (out->flags & DISCARD) == 0) {
        if (out->sectors > (log->len - used) / SECTOR)
            return false;
        out->data = log->at + used;
        used += out->sectors * SECTOR;
    }
    log->next = used;
    return true;
}

/* Behind the end of the log there is nothing. */
static void end_check(const struct log *log)
{
    for (size_t i = log->next; i < log->next + SECTOR && i < log->len; i++)
        if (log->at[i] != 0)
            return; /* the entry that was being written is the last one: its length leads out */
    for (size_t i = log->next; i < log->len; i++)
        if (log->at[i] != 0)
            stop(EXIT_HOLE, "the log has a hole");
}

/* Byte of the first entry that no completed flush covers; counts what there is. */
static size_t flushed_end(struct log log, struct cut *cut)
{
    struct entry entry;
    size_t end = log.next;

    while (entry_read(&log, &entry)) {
        cut->writes += entry.data != NULL;
        if ((entry.flags & FLUSH) == 0)
            continue;
        cut->flushes++;
        end = log.next;
    }
    end_check(&log);
    return end;
}

static void sectors_write(
    const struct cut *cut, const struct entry *entry, uint64_t from, uint64_t count)
{
    size_t len = count * SECTOR;
    off_t at = (off_t)((entry->sector + from) * SECTOR);

    if (pwrite(cut->image, entry->data + from * SECTOR, len, at) != (ssize_t)len)
        stop(EXIT_USE, "the image cannot be written");
}

static bool coin(struct cut *cut)
{
    cut->chance = cut->chance * 6364136223846793005U + 1442695040888963407U;
    return cut->chance >> 63 != 0;
}

/* A write that was in the cache when the power went. */
static void cached_write(struct cut *cut, const struct entry *entry)
{
    cut->unflushed++;
    if (coin(cut)) {
        cut->dropped++;
    } else if (entry->sectors > 1 && coin(cut) && coin(cut)) {
        cut->torn++;
        for (uint64_t i = 0; i < entry->sectors; i++)
            if (coin(cut))
                sectors_write(cut, entry, i, 1);
    } else {
        sectors_write(cut, entry, 0, entry->sectors);
    }
}

static void replay(struct log log, struct cut *cut)
{
    struct entry entry;
    size_t flushed = flushed_end(log, cut);

    while (entry_read(&log, &entry)) {
        if (entry.data == NULL)
            continue;
        if (log.next <= flushed || (entry.flags & FUA) != 0)
            sectors_write(cut, &entry, 0, entry.sectors);
        else
            cached_write(cut, &entry);
    }
}

int main(int count, char **words)
{
    struct cut cut = {.image = -1};

    if (count != 4)
        stop(EXIT_USE, "power_replay LOG IMAGE SEED");
    cut.chance = strtoull(words[3], NULL, 10) * 2654435761U + 20221125;
    cut.image = open(words[2], O_WRONLY | O_CLOEXEC);
    if (cut.image < 0)
        stop(EXIT_USE, "no image");
    replay(log_open(words[1]), &cut);
    if (close(cut.image) != 0)
        stop(EXIT_USE, "the image cannot be written");
    printf("%u %u %u %u %u\n", cut.flushes, cut.writes, cut.unflushed, cut.dropped, cut.torn);
    return EXIT_SUCCESS;
}
