/* The writer is killed at random points under load.  What it acknowledged is there once, what it
 * had not acknowledged is sent again, and nothing is doubled. */
#include "office/office_check.h"
#include "test/person_act.h"
#include "test/spot.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    KILLS = 300,
    KILLS_LONG = 1000,
    KILLS_SERVER = 50,   /* of the writer beside a server of PostgreSQL */
    KILLS_A_RECORD = 25, /* then a new one: a whole verification follows each kill */
    BATCH = 16,
    READY_MS_MAX = 2000,
};

struct load {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
    uint64_t chance;
    uint32_t last; /* persons 1 … last are recorded */
};

/* What the writer tells before a batch (asked) and after it (acknowledged). */
struct told {
    uint32_t first, len;
    uint64_t seq; /* of the first, when acknowledged */
    bool acknowledged;
};

static struct tally {
    int kills;
    uint64_t acknowledged, in_flight, kept; /* kept: recorded, though never acknowledged */
    long ready_ms_max;
} tally;

static uint32_t below(struct load *load, uint32_t limit)
{
    load->chance = load->chance * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(load->chance >> 33) % limit;
}

static long now_ms(void)
{
    struct timespec now;

    check(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the writer ----------------------------------------------------------------------------- */

static bool tell(int out, const struct told *told)
{
    return write(out, told, sizeof(*told)) == sizeof(*told);
}

static bool batch_write(struct office *office, struct arena *arena, struct told *told)
{
    struct request requests[BATCH];
    struct reply replies[BATCH];
    struct fault fault;

    for (uint32_t i = 0; i < told->len; i++)
        requests[i] = person_act(arena, told->first + i);
    if (office_submit(office, requests, told->len, replies, arena, &fault) != STATUS_OK)
        return false;
    told->seq = replies[0].seq;
    told->acknowledged = true;
    return true;
}

/* Adds persons without end, now and then opening anew; never returns. */
_Noreturn static void write_for_ever(struct load *load, int out)
{
    uint32_t next = load->last + 1;

    for (;;) {
        struct office *office = NULL;
        if (office_open(load->spot.place, OFFICE_WRITE, &office, &load->fault) != STATUS_OK)
            _exit(1);
        for (uint32_t batches = 1 + below(load, 20); batches > 0; batches--) {
            size_t mark = arena_mark(load->arena);
            struct told told = {.first = next, .len = 1 + below(load, BATCH)};
            if (!tell(out, &told) || !batch_write(office, load->arena, &told) || !tell(out, &told))
                _exit(2);
            next += told.len;
            arena_rewind(load->arena, mark);
        }
        office_close(office);
    }
}

/* ---- the client ----------------------------------------------------------------------------- */

/* Of a batch sent again: was it there, as acknowledged? */
static bool again_fits(const struct told *told, const struct reply *replies, bool *there)
{
    *there = replies[0].repeated;
    for (uint32_t i = 0; i < told->len; i++) {
        const struct reply *reply = &replies[i];
        if (reply->status != STATUS_OK || reply->repeated != *there)
            return false; /* half a batch */
        if (told->acknowledged && (!reply->repeated || reply->seq != told->seq + i))
            return false;
    }
    return true;
}

static void send_again(struct load *load, const struct told *told)
{
    struct request requests[BATCH];
    struct reply replies[BATCH];
    size_t mark = arena_mark(load->arena);
    bool there;

    for (uint32_t i = 0; i < told->len; i++)
        requests[i] = person_act(load->arena, told->first + i);
    check(office_submit(load->office, requests, told->len, replies, load->arena, &load->fault)
          == STATUS_OK);
    check(again_fits(told, replies, &there));
    if (told->acknowledged)
        tally.acknowledged += told->len;
    else
        tally.in_flight += told->len;
    if (there && !told->acknowledged)
        tally.kept += told->len;
    load->last = told->first + told->len - 1;
    arena_rewind(load->arena, mark);
}

/* Every batch the writer told of, in order; of a batch told twice the second counts. */
static void all_again(struct load *load, int in)
{
    struct told told, before = {0};

    while (read(in, &told, sizeof(told)) == sizeof(told)) {
        if (before.len > 0 && before.first != told.first)
            send_again(load, &before);
        before = told;
    }
    if (before.len > 0)
        send_again(load, &before);
}

static void kill_one(struct load *load, int *in)
{
    int ends[2], end;

    check(pipe(ends) == 0);
    struct timespec wait = {.tv_nsec = (1 + below(load, 60)) * 1000000L};
    below(load, 2);
    pid_t child = fork();
    check(child >= 0);
    if (child == 0)
        write_for_ever(load, ends[1]);
    close(ends[1]);
    nanosleep(&wait, NULL);
    check(kill(child, SIGKILL) == 0);
    check(waitpid(child, &end, 0) == child && WIFSIGNALED(end));
    tally.kills++;
    *in = ends[0];
}

/* Ready in time, all of it there, and whole. */
static void record_holds(struct load *load, int in)
{
    struct office_proof proof;
    long began = now_ms();

    check(office_open(load->spot.place, OFFICE_WRITE, &load->office, &load->fault) == STATUS_OK);
    long took = now_ms() - began;
    if (took > tally.ready_ms_max)
        tally.ready_ms_max = took;
    all_again(load, in);
    close(in);
    check(office_verify(load->office, &proof, &load->fault) == STATUS_OK);
    check(proof.size == 1 + (uint64_t)load->last);
    check(persons_are_once(office_directory(load->office), load->last));
    office_close(load->office);
    load->office = NULL;
}

static void load_new(struct load *load, int number)
{
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};

    *load = (struct load){.chance = (uint64_t)number * 2654435761U + 20221125};
    spot_new(&load->spot);
    load->arena = arena_open((size_t)1 << 30);
    check(load->arena != NULL);
    what.owner = str_of(load->spot.owner);
    check(office_create(load->spot.place, &what, &load->fault) == STATUS_OK);
}

static void a_writer_killed_at_any_moment_loses_and_doubles_nothing(void)
{
    int kills = getenv("CHECK_LONG") != NULL ? KILLS_LONG
                : getenv("FRJ_PG") != NULL   ? KILLS_SERVER
                                             : KILLS;
    int in;

    for (int record = 0; tally.kills < kills; record++) {
        struct load load;
        load_new(&load, record);
        for (int i = 0; i < KILLS_A_RECORD && tally.kills < kills; i++) {
            kill_one(&load, &in);
            record_holds(&load, in);
        }
        arena_close(load.arena);
        spot_end(&load.spot);
    }
    printf("     %d kills: %llu acts acknowledged, 0 lost; %llu in flight, %llu of them kept\n",
        tally.kills, (unsigned long long)tally.acknowledged, (unsigned long long)tally.in_flight,
        (unsigned long long)tally.kept);
    check(tally.acknowledged > (uint64_t)kills && tally.in_flight > 0);
}

static void after_each_kill_it_is_ready_within_two_seconds(void)
{
    printf("     the slowest opening took %ld ms\n", tally.ready_ms_max);
    check(tally.kills > 0 && tally.ready_ms_max <= READY_MS_MAX);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_writer_killed_at_any_moment_loses_and_doubles_nothing),
        TEST(after_each_kill_it_is_ready_within_two_seconds),
    };
    return TESTS_RUN(tests);
}
