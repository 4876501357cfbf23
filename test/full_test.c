/* The disk fills up, again and again: acts are refused in plain words, reading goes on, and when
 * there is room again the same process writes on, each act once. */
#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier): unshare */
#include "office/office_check.h"
#include "test/person_act.h"
#include "test/spot.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <time.h>
#include <unistd.h>

enum { CYCLES = 5, CYCLES_LONG = 50, READY_MS_MAX = 5000, ACTS_MAX = 2000 };

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office, *reader; /* the reader was there before the disk was full */
    struct fault fault;
    uint32_t last; /* persons 1 … last are recorded */
    long ready_ms_max;
};

/* ---- a disk of 16 MiB ----------------------------------------------------------------------- */

static bool word_write(const char *path, const char *word)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool done = file >= 0 && write(file, word, strlen(word)) == (ssize_t)strlen(word);

    if (file >= 0)
        close(file);
    return done;
}

/* In a new namespace of users: who we were is its root. */
static bool become_root(uid_t uid, gid_t gid)
{
    char users[64], groups[64];

    check(snprintf(users, sizeof(users), "0 %u 1", (unsigned)uid) > 0);
    check(snprintf(groups, sizeof(groups), "0 %u 1", (unsigned)gid) > 0);
    return word_write("/proc/self/setgroups", "deny") && word_write("/proc/self/gid_map", groups)
           && word_write("/proc/self/uid_map", users);
}

static bool disk_mount(const char *dir)
{
    uid_t uid = getuid();
    gid_t gid = getgid();

    if (unshare(CLONE_NEWNS) != 0
        && (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 || !become_root(uid, gid)))
        return false;
    /* Of ours alone; below a root that is no mount point (chroot) there is nothing to say so of. */
    if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 && errno != EINVAL)
        return false;
    return mount("frj-test", dir, "tmpfs", 0, "size=16m,mode=0700") == 0;
}

static void ballast_path(const struct place *p, char path[128])
{
    check(snprintf(path, 128, "%s/ballast", p->spot.dir) > 0);
}

/* Takes all room that is left, but for some pages: the act that meets the end is half written. */
static void disk_fill(const struct place *p, int spare)
{
    static const char page[4096];
    char path[128];

    ballast_path(p, path);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    check(file >= 0);
    while (write(file, page, sizeof(page)) > 0)
        continue;
    check(errno == ENOSPC);
    off_t full = lseek(file, 0, SEEK_END);
    check(full > spare * (off_t)sizeof(page));
    check(ftruncate(file, full - spare * (off_t)sizeof(page)) == 0);
    check(close(file) == 0);
}

static void disk_empty(const struct place *p)
{
    char path[128];

    ballast_path(p, path);
    check(unlink(path) == 0);
}

/* ---- acts ----------------------------------------------------------------------------------- */

static enum status add(struct place *p, uint32_t number, struct reply *reply)
{
    struct request request = person_act(p->arena, number);

    return office_submit(p->office, &request, 1, reply, p->arena, &p->fault);
}

static void place_new(struct place *p)
{
    struct office_new what = {.name = STR("示范区"), .scope_word = STR("全区")};

    *p = (struct place){.arena = arena_open((size_t)2 << 30)};
    check(p->arena != NULL);
    spot_new_folder(&p->spot);
    if (!disk_mount(p->spot.dir)) {
        printf(
            "ok   SKIPPED a disk that fills up: nobody may mount one here (%s); record_test"
            " meets the end of a limit instead\n",
            strerror(errno));
        exit(EXIT_SUCCESS);
    }
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_READ, &p->reader, &p->fault) == STATUS_OK);
}

static void place_end(struct place *p)
{
    office_close(p->reader);
    office_close(p->office);
    arena_close(p->arena);
    check(umount2(p->spot.dir, MNT_DETACH) == 0);
    spot_end(&p->spot);
}

/* The act that meets the full disk; its number. */
static uint32_t fill_up(struct place *p)
{
    struct reply reply;
    size_t mark = arena_mark(p->arena);

    for (int i = 0; i < ACTS_MAX && add(p, p->last + 1, &reply) == STATUS_OK; i++) {
        p->last++;
        arena_rewind(p->arena, mark);
    }
    check(reply.status == STATUS_UNAVAILABLE || reply.status == STATUS_UNKNOWN);
    if (strstr(p->fault.text, "磁盘") == NULL)
        printf("     %s\n", p->fault.text);
    check(strstr(p->fault.text, "磁盘") != NULL && strstr(p->fault.text, "满") != NULL);
    return p->last + 1;
}

static void reading_goes_on(struct place *p)
{
    struct office_proof proof;
    struct office *office = NULL;

    check(office_verify(p->reader, &proof, &p->fault) == STATUS_OK);
    check(proof.size == 1 + (uint64_t)p->last);
    enum status status = office_open(p->spot.place, OFFICE_READ, &office, &p->fault);
    if (status != STATUS_OK)
        printf("     %s\n", p->fault.text);
    check(status == STATUS_OK);
    check(office_verify(office, &proof, &p->fault) == STATUS_OK);
    office_close(office);
}

static long now_ms(void)
{
    struct timespec now;

    check(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* An office that did not see the end of its commit is opened anew; the process stays. */
static void writes_on(struct place *p, uint32_t number)
{
    struct reply reply;
    long began = now_ms();

    if (add(p, number, &reply) != STATUS_OK) {
        office_close(p->office);
        check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
        check(add(p, number, &reply) == STATUS_OK);
    }
    long took = now_ms() - began;
    if (took > p->ready_ms_max)
        p->ready_ms_max = took;
    p->last = number;
    check(add(p, number, &reply) == STATUS_OK && reply.repeated);
}

static void a_full_disk_refuses_in_plain_words_and_writes_on_when_there_is_room(void)
{
    int cycles = getenv("CHECK_LONG") != NULL ? CYCLES_LONG : CYCLES;
    struct office_proof proof;
    struct place p;

    place_new(&p);
    for (int i = 0; i < cycles; i++) {
        size_t mark = arena_mark(p.arena);
        disk_fill(&p, 7 * (i % 10));
        uint32_t number = fill_up(&p);
        reading_goes_on(&p);
        disk_empty(&p);
        writes_on(&p, number);
        arena_rewind(p.arena, mark);
    }
    check(office_verify(p.office, &proof, &p.fault) == STATUS_OK);
    check(proof.size == 1 + (uint64_t)p.last);
    check(persons_are_once(office_directory(p.office), p.last));
    printf("     %d times full, %u acts, writing again after %ld ms at most\n", cycles, p.last,
        p.ready_ms_max);
    check(p.ready_ms_max <= READY_MS_MAX);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_full_disk_refuses_in_plain_words_and_writes_on_when_there_is_room),
    };
    return TESTS_RUN(tests);
}
