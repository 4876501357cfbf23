/* The writer whose machine loses power (test/power.sh).  It is the whole load of a small guest:
 *
 *     power_writer PLACE full|normal <what-was-told-before >what-it-tells
 *
 * It looks at the record as the last cut left it, sends everything again that was told before,
 * says what it found, and adds persons without end, telling each batch before and after:
 *
 *     ask FIRST LEN          it is about to submit LEN persons, each under its own key
 *     ack FIRST LEN SEQ      it has the answer "recorded"; the first is event SEQ
 *     back ACKED LOST OTHER IN_FLIGHT KEPT SIZE    what the last cut left, see struct found
 *     ready                  from here on power may be cut
 *     bad SENTENCE           the record is not as it must be
 *
 * "normal" is the control: the same program and record, but its connection is set to
 * synchronous=NORMAL behind the back of the office.  That must lose acts. */
#include "office/office_check.h"
#include "test/person_act.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 16, OPEN_ANEW_IN = 100 };

struct told {
    uint32_t first, len;
    uint64_t seq; /* of the first, when acknowledged; else 0 */
};

struct found {
    uint64_t acked, lost;     /* acts acknowledged before the cut; those not there */
    uint64_t other;           /* there, but not as acknowledged, or half a batch */
    uint64_t in_flight, kept; /* acts asked for and not answered; those recorded all the same */
    uint64_t size;            /* of the record, entries */
};

struct writer {
    const char *place;
    bool normal;
    struct office *office;
    struct arena *arena;
    struct fault fault;
    struct found found;
    uint64_t chance;
    uint32_t last; /* persons 1 … last are recorded */
};

_Noreturn static void bad(const char *what, const struct fault *fault)
{
    printf("bad %s: %s\n", what, fault == NULL ? "" : fault->text);
    exit(EXIT_FAILURE);
}

static uint32_t below(struct writer *w, uint32_t limit)
{
    w->chance = w->chance * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(w->chance >> 33) % limit;
}

/* ---- opening -------------------------------------------------------------------------------- */

static sqlite3 *connection; /* that of the file which was opened last */

static int connection_note(sqlite3 *handle, char **words, const struct sqlite3_api_routines *api)
{
    const char *file = sqlite3_db_filename(handle, "main");

    (void)words, (void)api;
    if (file != NULL && file[0] != '\0')
        connection = handle;
    return SQLITE_OK;
}

static int level_read(void *level, int columns, char **values, char **names)
{
    (void)columns, (void)names;
    *(int *)level = values[0][0] - '0';
    return 0;
}

/* What the office asserted is taken back; it could not do this itself, its guard is in the way. */
static void connection_relax(void)
{
    int level = -1;

    if (sqlite3_set_authorizer(connection, NULL, NULL) != SQLITE_OK
        || sqlite3_exec(connection, "PRAGMA synchronous=NORMAL", NULL, NULL, NULL) != SQLITE_OK
        || sqlite3_exec(connection, "PRAGMA synchronous", level_read, &level, NULL) != SQLITE_OK
        || level != 1)
        bad("synchronous=NORMAL does not hold", NULL);
}

static void office_open_here(struct writer *w)
{
    if (office_open(w->place, OFFICE_WRITE, &w->office, &w->fault) != STATUS_OK)
        bad("not opened", &w->fault);
    if (w->normal)
        connection_relax();
}

static void record_make(struct writer *w)
{
    struct office_new what = {.name = STR("示范区"), .scope_word = STR("全区")};

    if (access(w->place, F_OK) != 0 && office_create(w->place, &what, &w->fault) != STATUS_OK)
        bad("not made", &w->fault);
}

/* ---- what the cut left ---------------------------------------------------------------------- */

static void batch_make(struct writer *w, const struct told *told, struct request *requests)
{
    for (uint32_t i = 0; i < told->len; i++)
        requests[i] = person_act(w->arena, told->first + i);
}

/* Of an answer to an act that was sent again: what does it say of the cut? */
static void answer_count(
    struct found *found, const struct told *told, uint32_t i, const struct reply *replies)
{
    bool there = replies[i].repeated;

    if (told->seq != 0) {
        found->acked++;
        found->lost += !there;
        found->other += there && replies[i].seq != told->seq + i;
    } else {
        found->in_flight++;
        found->kept += there;
    }
    found->other += there != replies[0].repeated; /* half a batch */
}

static void send_again(struct writer *w, const struct told *told)
{
    struct request requests[BATCH];
    struct reply replies[BATCH];
    size_t mark = arena_mark(w->arena);

    batch_make(w, told, requests);
    if (office_submit(w->office, requests, told->len, replies, w->arena, &w->fault) != STATUS_OK)
        bad("not taken again", &w->fault);
    for (uint32_t i = 0; i < told->len; i++)
        answer_count(&w->found, told, i, replies);
    w->last = told->first + told->len - 1;
    arena_rewind(w->arena, mark);
}

/* "ask FIRST LEN" or "ack FIRST LEN SEQ"; false at the blank rest of the disk. */
static bool told_read(const char *line, struct told *out)
{
    char *at;

    if (!str_starts(str_of(line), "ask ") && !str_starts(str_of(line), "ack "))
        return false;
    out->first = (uint32_t)strtoul(line + 4, &at, 10);
    out->len = (uint32_t)strtoul(at, &at, 10);
    out->seq = strtoull(at, &at, 10);
    if (out->first == 0 || out->len == 0 || out->len > BATCH || *at != '\n')
        bad("not understood what was told", NULL);
    return true;
}

/* Every batch that was told, in order; of one told twice the second counts. */
static void all_again(struct writer *w)
{
    struct told told, before = {0};
    char line[128];

    while (fgets(line, sizeof(line), stdin) != NULL && told_read(line, &told)) {
        if (before.len > 0 && before.first != told.first)
            send_again(w, &before);
        before = told;
    }
    if (before.len > 0)
        send_again(w, &before);
}

/* The control starts from what is on the disk for good, or the next cut would take this away too.
 */
static void settle(struct writer *w)
{
    office_close(w->office);
    sync();
    office_open_here(w);
}

/* The record as the cut left it is whole; then each act that was told is asked for again. */
static void record_judge(struct writer *w)
{
    struct office_proof proof;

    record_make(w);
    office_open_here(w);
    if (office_verify(w->office, &proof, &w->fault) != STATUS_OK)
        bad("not whole", &w->fault);
    w->found.size = proof.size;
    all_again(w);
    if (!persons_are_once(office_directory(w->office), w->last))
        bad("not each person once", NULL);
    printf("back %llu %llu %llu %llu %llu %llu\n", (unsigned long long)w->found.acked,
        (unsigned long long)w->found.lost, (unsigned long long)w->found.other,
        (unsigned long long)w->found.in_flight, (unsigned long long)w->found.kept,
        (unsigned long long)w->found.size);
}

/* ---- the load ------------------------------------------------------------------------------- */

static void batch_write(struct writer *w)
{
    struct request requests[BATCH];
    struct reply replies[BATCH];
    size_t mark = arena_mark(w->arena);
    uint32_t len = below(w, 2) == 0 ? 1 : 1 + below(w, BATCH);
    struct told told = {.first = w->last + 1, .len = len};

    printf("ask %u %u\n", told.first, told.len);
    batch_make(w, &told, requests);
    if (office_submit(w->office, requests, told.len, replies, w->arena, &w->fault) != STATUS_OK)
        bad("not taken", &w->fault);
    printf("ack %u %u %llu\n", told.first, told.len, (unsigned long long)replies[0].seq);
    w->last += told.len;
    arena_rewind(w->arena, mark);
}

int main(int count, char **words)
{
    struct writer w = {.chance = (uint64_t)time(NULL)};

    setvbuf(stdout, NULL, _IOLBF, 0);
    if (count != 3)
        return 2;
    w.place = words[1];
    w.normal = strcmp(words[2], "normal") == 0;
    w.arena = arena_open((size_t)2 * OFFICE_ARENA_MIN);
    if (w.arena == NULL || sqlite3_auto_extension((void (*)(void))connection_note) != SQLITE_OK)
        return 2;
    record_judge(&w);
    if (w.normal)
        settle(&w);
    puts("ready");
    for (;;) {
        batch_write(&w);
        if (below(&w, OPEN_ANEW_IN) != 0)
            continue;
        office_close(w.office);
        office_open_here(&w);
    }
}
