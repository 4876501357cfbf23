#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): memfd_create */
#include "office/tally.h"

#include <sys/mman.h>
#include <unistd.h>

const int64_t tally_bucket_us[TALLY_BUCKETS - 1] = {
    1000, 2500, 5000, 10000, 25000, 100000, 500000, 2500000};

int tally_make(void)
{
    int fd = memfd_create("frj-tally", MFD_CLOEXEC);

    if (fd >= 0 && ftruncate(fd, sizeof(struct tally)) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

struct tally *tally_map(int fd)
{
    void *at = mmap(NULL, sizeof(struct tally), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    if (at == MAP_FAILED)
        return NULL;
    return at;
}

size_t tally_desk_take(struct tally *tally, int64_t process)
{
    size_t desk = 0;

    for (int64_t nobody = 0; desk < TALLY_DESKS; desk++, nobody = 0)
        if (atomic_compare_exchange_strong(&tally->desks[desk].process, &nobody, process))
            break;
    return desk;
}

static uint64_t places(const struct tally *tally, size_t desk)
{
    uint64_t len = atomic_load_explicit(&tally->desks[desk].clients_len, memory_order_relaxed);

    return len < TALLY_CLIENTS ? len : TALLY_CLIENTS;
}

void tally_desk_drop(struct tally *tally, int64_t process)
{
    for (size_t i = 0; i < TALLY_DESKS; i++) {
        if (tally->desks[i].process != process)
            continue;
        for (size_t place = 0; place < places(tally, i); place++)
            tally->clients[i][place] = 0;
        tally->desks[i].clients_len = 0;
        tally->desks[i].process = 0;
    }
}

void tally_desk_answered(struct tally_desk *desk, int status, int64_t us)
{
    size_t bucket = 0;

    while (bucket < TALLY_BUCKETS - 1 && us > tally_bucket_us[bucket])
        bucket++;
    tally_add(&desk->answers[status >= 100 && status < 600 ? status / 100 : 0]);
    tally_add(&desk->buckets[bucket]);
    atomic_fetch_add_explicit(&desk->us, (uint64_t)us, memory_order_relaxed);
}

size_t tally_connections(const struct tally *tally, uint64_t client)
{
    size_t found = 0;

    for (size_t i = 0; i < TALLY_DESKS; i++)
        for (size_t place = 0, len = places(tally, i); place < len; place++) {
            uint64_t who = atomic_load_explicit(&tally->clients[i][place], memory_order_relaxed);
            found += client == 0 ? who != 0 : who == client;
        }
    return found;
}
