/* The n-th call to the disk fails, for every n: all of a batch is recorded or nothing, the answer
 * says which as far as it can be known, and the same keys finish it afterwards. */
#include "office/office_check.h"
#include "test/faulty_vfs.h"
#include "test/person_act.h"

#include <unistd.h>

struct place {
    char dir[64];
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

enum { BATCH = 2, CALLS_MAX = 2000 };

static void place_new(struct place *p)
{
    struct office_new what = {.name = STR("示范区"), .scope_word = STR("全区")};

    *p = (struct place){.dir = "/tmp/frj-fault-test-XXXXXX"};
    check(mkdtemp(p->dir) != NULL);
    p->arena = arena_open((size_t)256 << 20);
    check(p->arena != NULL);
    check(office_create(p->dir, &what, &p->fault) == STATUS_OK);
}

static void place_end(struct place *p)
{
    static const char *const names[] = {"frj.db", "frj.db-wal", "frj.db-shm", "lock"};
    char path[128];

    office_close(p->office);
    arena_close(p->arena);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        check(snprintf(path, sizeof(path), "%s/%s", p->dir, names[i]) > 0);
        unlink(path);
    }
    rmdir(p->dir);
}

static enum status submit_two(struct place *p)
{
    struct request requests[BATCH] = {person_act(p->arena, 1), person_act(p->arena, 2)};
    struct reply replies[BATCH];

    return office_submit(p->office, requests, BATCH, replies, p->arena, &p->fault);
}

/* What one may believe after each answer: OK means there, UNKNOWN either, else not there. */
static void record_fits(struct place *p, enum status said)
{
    struct office_proof proof;

    check(office_open(p->dir, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
    check(office_verify(p->office, &proof, &p->fault) == STATUS_OK);
    check(proof.size == 1 || proof.size == 1 + BATCH);
    check(said != STATUS_OK || proof.size == 1 + BATCH);
    check(said == STATUS_OK || said == STATUS_UNKNOWN || proof.size == 1);
    check(submit_two(p) == STATUS_OK);
    check(office_verify(p->office, &proof, &p->fault) == STATUS_OK);
    check(proof.size == 1 + BATCH);
}

/* False when the batch ended before the n-th call. */
static bool fail_at(int n, bool for_good)
{
    struct place p;
    enum status said = STATUS_UNAVAILABLE;

    place_new(&p);
    faulty_arm(n, for_good);
    if (office_open(p.dir, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK)
        said = submit_two(&p);
    office_close(p.office);
    p.office = NULL;
    bool reached = faulty.reached;
    faulty_arm(0, false);
    record_fits(&p, said);
    place_end(&p);
    return reached;
}

static void one_call_that_fails_harms_nothing(void)
{
    int n = 1;

    while (n < CALLS_MAX && fail_at(n, false))
        n++;
    check(n > 5 && n < CALLS_MAX);
}

static void a_disk_that_fails_for_good_harms_nothing(void)
{
    int n = 1;

    while (n < CALLS_MAX && fail_at(n, true))
        n++;
    check(n > 5 && n < CALLS_MAX);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(one_call_that_fails_harms_nothing),
        TEST(a_disk_that_fails_for_good_harms_nothing),
    };

    faulty_install();
    return TESTS_RUN(tests);
}
