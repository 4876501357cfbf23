/* The primary of three servers is lost under load, by kill or by stopping it where it is: nothing
 * that was answered is lost, nothing doubled, and the old primary is never written to when it
 * comes back.  Two times, twenty with CHECK_LONG.
 * Run beside three servers: test/pg_cluster.sh build/test/failover_test */
#include "office/office_check.h"
#include "test/check.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ACTS_AT_LEAST = 20, READY_MS = 2000, STOPPED_READY_MS = 30000, TURN_MS = 60000 };

static struct shared {
    atomic_int acked;      /* by the writer */
    atomic_int slow, over; /* by who waits for it */
} * shared;

static char everywhere[512], owner[512]; /* addresses with all three hosts */

static int64_t ms_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void address_write(char out[512], const char *role, const char *nodes)
{
    const char *dir = getenv("FRJ_CLUSTER");
    int len = snprintf(out, 512, "postgresql://%s@/frj?host=", role);

    for (; *nodes != '\0'; nodes++)
        len += snprintf(
            out + len, (size_t)(512 - len), "%s/%c%s", dir, *nodes, nodes[1] != '\0' ? "," : "");
    check(len < 512);
}

/* ---- acts ----------------------------------------------------------------------------------- */

static enum status add(struct office *office, struct arena *arena, int number, bool *repeated)
{
    struct node *input = arena_new(arena, struct node);
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};
    struct reply reply;
    struct fault fault;

    input->kind = NODE_MAP;
    node_put_text(arena, input, "name", str_format(arena, "陈某某%d", number));
    request.key.id.b[0] = (uint8_t)(number >> 8);
    request.key.id.b[1] = (uint8_t)number;
    request.key.id.b[2] = 1;
    enum status status = office_submit(office, &request, 1, &reply, arena, &fault);
    *repeated = status == STATUS_OK && reply.repeated;
    return status;
}

/* A process of its own: act after act, each asked again until it is answered. */
_Noreturn static void write_on(void)
{
    struct arena *arena = arena_open((size_t)256 << 20);
    struct office *office = NULL;
    struct fault fault;
    bool repeated;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (atomic_load(&shared->over) == 0) {
        usleep(atomic_load(&shared->slow) ? 50000 : 0);
        if (office == NULL && office_open(everywhere, OFFICE_WRITE, &office, &fault) != STATUS_OK) {
            usleep(10000); /* no server is ready yet: it is asked again */
            continue;
        }
        arena_rewind(arena, 0);
        if (add(office, arena, atomic_load(&shared->acked), &repeated) == STATUS_OK)
            atomic_fetch_add(&shared->acked, 1);
        else
            usleep(10000);
    }
    office_close(office);
    _exit(0);
}

static int acked_after(int acked, int64_t wait_ms)
{
    int64_t end = ms_now() + wait_ms;

    while (atomic_load(&shared->acked) < acked && ms_now() < end)
        usleep(2000);
    return atomic_load(&shared->acked) >= acked;
}

/* ---- servers -------------------------------------------------------------------------------- */

static char cluster(const char *verb, char node, const char *more)
{
    char command[128], answer[16] = "";
    int len =
        snprintf(command, sizeof(command), "bash test/pg_cluster.sh --%s %c %s", verb, node, more);

    check(len > 0 && len < (int)sizeof(command));
    FILE *out = popen(command, "r");
    check(out != NULL);
    bool said = fgets(answer, sizeof(answer), out) != NULL;
    check(pclose(out) == 0);
    return said ? answer[0] : '\0';
}

/* Nothing is written to it: its commits wait for standbys that follow another. */
static void old_primary_takes_nothing(char node)
{
    char address[512], name[2] = {node, '\0'};
    struct office *office = NULL;
    struct fault fault;

    address_write(address, "frj_app", name);
    check(office_open(address, OFFICE_WRITE, &office, &fault) != STATUS_OK);
    check(office == NULL);
}

static char lose(char primary, bool stopped)
{
    const char *how = stopped ? "stop" : "kill";
    char other[2] = "?";

    cluster("lose", primary, how);
    int64_t lost = ms_now();
    other[0] = cluster("promote", primary, "");
    int64_t promoted = ms_now();
    int acked = atomic_load(&shared->acked);
    check(acked_after(acked + 1, TURN_MS));
    int64_t ready = ms_now();
    printf("     %s of %c after %d acts, promoted %s in %lld ms, ready %lld ms later\n", how,
        primary, acked, other, (long long)(promoted - lost), (long long)(ready - promoted));
    check(ready - promoted <= (stopped ? STOPPED_READY_MS : READY_MS));
    atomic_store(&shared->slow, 1); /* who opens anew reads the directory: not tens of thousands */
    cluster("wake", primary, "");
    old_primary_takes_nothing(primary);
    check(acked_after(atomic_load(&shared->acked) + 1, TURN_MS));
    cluster("join", primary, other);
    return other[0];
}

/* ---- the test ------------------------------------------------------------------------------- */

/* Every act that was answered is there once, and no other. */
static void all_are_there_once(int acked)
{
    struct arena *arena = arena_open((size_t)256 << 20);
    struct office *office = NULL;
    struct office_proof proof;
    struct fault fault;
    bool repeated;

    check(office_open(everywhere, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    check(office_verify(office, &proof, &fault) == STATUS_OK && !proof.single_server);
    printf("     %d acts answered, %d recorded\n", acked, (int)proof.size - 1);
    /* the last one may have been asked for and not answered when the writer was told to end */
    check(proof.size == (uint64_t)acked + 1 || proof.size == (uint64_t)acked + 2);
    for (int i = 0; i < acked; i++) {
        arena_rewind(arena, 0);
        check(add(office, arena, i, &repeated) == STATUS_OK && repeated);
    }
    office_close(office);
    arena_close(arena);
}

static void a_primary_that_is_lost_takes_no_answered_act_with_it(void)
{
    struct office_new what = {.name = STR("示范区"), .scope_word = STR("全区")};
    int turns = getenv("CHECK_LONG") != NULL ? 20 : 2;
    struct fault fault;
    char primary = 'a';

    address_write(everywhere, "frj_app", "abc");
    address_write(owner, "frj_owner", "abc");
    what.owner = str_of(owner);
    check(office_create(everywhere, &what, &fault) == STATUS_OK);
    pid_t writer = fork();
    if (writer == 0)
        write_on();
    for (int turn = 0; turn < turns; turn++) {
        atomic_store(&shared->slow, 0);
        check(acked_after(atomic_load(&shared->acked) + ACTS_AT_LEAST, TURN_MS));
        primary = lose(primary, turn % 2 == 1);
    }
    atomic_store(&shared->over, 1);
    check(waitpid(writer, NULL, 0) == writer);
    all_are_there_once(atomic_load(&shared->acked));
    printf("     %d primaries lost\n", turns);
}

static void a_standby_is_neither_written_to_nor_read(void)
{
    char address[512];
    struct office *office = NULL;
    struct fault fault;
    int refused = 0;

    for (const char *node = "abc"; *node != '\0'; node++) {
        char name[2] = {*node, '\0'};
        address_write(address, "frj_app", name);
        bool reads = office_open(address, OFFICE_READ, &office, &fault) == STATUS_OK;
        office_close(office);
        check(reads || strstr(fault.text, "备机") != NULL);
        size_t len = strlen(address); /* whatever the address says */
        check(snprintf(address + len, sizeof(address) - len, "&target_session_attrs=any") > 0);
        check((office_open(address, OFFICE_READ, &office, &fault) == STATUS_OK) == reads);
        office_close(office);
        check((office_open(address, OFFICE_WRITE, &office, &fault) == STATUS_OK) == reads);
        office_close(office);
        refused += !reads;
    }
    check(refused == 2);
}

/* As the servers' own role, at the primary. */
static void sql(const char *text)
{
    char address[512];

    address_write(address, "postgres", "abc");
    size_t len = strlen(address);
    check(snprintf(address + len, sizeof(address) - len, "&target_session_attrs=read-write") > 0);
    PGconn *conn = PQconnectdb(address);
    PGresult *result = PQexec(conn, text);
    bool done =
        PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;
    PQclear(result);
    PQfinish(conn);
    check(done);
}

static void a_primary_that_waits_for_nobody_any_more_is_not_written_to(void)
{
    struct arena *arena = arena_open((size_t)256 << 20);
    struct office *office = NULL;
    struct fault fault;
    bool repeated;
    int acts = atomic_load(&shared->acked);

    check(office_open(everywhere, OFFICE_WRITE, &office, &fault) == STATUS_OK);
    check(add(office, arena, ++acts, &repeated) == STATUS_OK);
    sql("ALTER SYSTEM SET synchronous_standby_names = ''");
    sql("SELECT pg_reload_conf()");
    enum status said = STATUS_OK;
    for (int i = 0; i < 200 && said == STATUS_OK; i++) /* until the server has read its settings */
        said = add(office, arena, ++acts, &repeated);
    sql("ALTER SYSTEM RESET synchronous_standby_names");
    sql("SELECT pg_reload_conf()");
    check(said == STATUS_UNAVAILABLE);
    office_close(office);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_primary_that_is_lost_takes_no_answered_act_with_it),
        TEST(a_standby_is_neither_written_to_nor_read),
        TEST(a_primary_that_waits_for_nobody_any_more_is_not_written_to),
    };

    if (getenv("FRJ_CLUSTER") == NULL) {
        printf("no servers: test/pg_cluster.sh starts them\n");
        return 77;
    }
    shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return shared == MAP_FAILED ? 1 : TESTS_RUN(tests);
}
