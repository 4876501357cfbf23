/* A desk beside the writer: it reads what it may not write, also while that is being changed. */
#include "office/office_read.h"
#include "office/sandbox.h"
#include "test/check.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WENT = 0, REFUSED = 10, BROKEN = 11, NOT_ENTERED = 12 };

/* Of the child: is the mapping of SQLite's shared memory one that can be written? */
static bool shared_memory_is_writable(void)
{
    char line[512];
    bool writable = false, seen = false;
    FILE *maps = fopen("/proc/self/maps", "re");

    while (maps != NULL && fgets(line, sizeof(line), maps) != NULL)
        if (strstr(line, "frj.db-shm") != NULL) {
            seen = true;
            writable = writable || strstr(line, " rw") != NULL;
        }
    if (maps != NULL)
        (void)fclose(maps);
    return writable || !seen;
}

/* As a desk: closed for writing, opened, closed for good; then it reads on, also when the shared
 * memory is just being changed.  It says "o" when it is open and "r" before it reads then. */
static int desk_reads(struct office *office, int parent)
{
    struct fault fault;
    char byte;

    for (int i = 0; i < 4; i++) {
        if (i == 3 && (read(parent, &byte, 1) != 1 || write(parent, "r", 1) != 1))
            return BROKEN;
        if (office_read_begin(office, &fault) != STATUS_OK) {
            (void)printf("     %s\n", fault.text);
            (void)fflush(stdout);
            return REFUSED;
        }
        office_read_end(office);
        if (i == 2 && write(parent, "o", 1) != 1)
            return BROKEN;
    }
    return WENT;
}

static int desk_run(const char *place, int parent)
{
    const struct sandbox what = {.post = SANDBOX_DESK, .place = place};
    struct office *office;
    struct fault fault;

    if (sandbox_read_only(place, &fault) != STATUS_OK
        || office_open(place, OFFICE_READ, &office, &fault) != STATUS_OK)
        return NOT_ENTERED;
    if (shared_memory_is_writable())
        return BROKEN;
    if (sandbox_enter(&what, &fault) != STATUS_OK)
        return NOT_ENTERED;
    int went = desk_reads(office, parent);
    office_close(office);
    return went;
}

/* The shared memory begins with two copies of its head; here the second is changed and put back.
 * The descriptor stays open until the end: with it the locks of this process go. */
static void second_head_flip(int memory)
{
    enum { SECOND_HEAD = 48 };
    uint8_t byte = 0;

    check(pread(memory, &byte, 1, SECOND_HEAD) == 1);
    byte ^= 0xff;
    check(pwrite(memory, &byte, 1, SECOND_HEAD) == 1);
}

/* What a writer that was halted in the middle of a commit looks like, for a tenth of a second. */
static void head_halve(int memory, int child)
{
    const struct timespec while_torn = {.tv_nsec = 100 * 1000 * 1000};
    char byte;

    if (read(child, &byte, 1) != 1)
        return; /* it was not let in: the test says so */
    second_head_flip(memory);
    check(write(child, "x", 1) == 1 && read(child, &byte, 1) == 1);
    (void)nanosleep(&while_torn, NULL);
    second_head_flip(memory);
}

static int desk_status(const char *place)
{
    struct office *writer;
    struct fault fault;
    int status = -1, pair[2];
    char path[96], byte;

    (void)snprintf(path, sizeof(path), "%s/frj.db-shm", place);
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0);
    (void)fflush(stdout);
    pid_t child = fork(); /* before anything is open: what SQLite holds is not for two processes */
    if (child == 0) {
        close(pair[0]);
        _exit(read(pair[1], &byte, 1) == 1 ? desk_run(place, pair[1]) : BROKEN);
    }
    close(pair[1]);
    check(office_open(place, OFFICE_WRITE, &writer, &fault) == STATUS_OK); /* as in an office */
    int memory = open(path, O_RDWR | O_CLOEXEC);
    check(memory >= 0 && write(pair[0], "x", 1) == 1);
    head_halve(memory, pair[0]);
    check(child > 0 && waitpid(child, &status, 0) == child);
    office_close(writer);
    close(memory);
    close(pair[0]);
    return status;
}

static void a_desk_maps_the_shared_memory_for_reading_and_reads_on(void)
{
    char root[] = "/tmp/frj-sandbox-XXXXXX", place[64], command[96];
    const struct office_new what = {.name = STR("示范区"), .story = true};
    struct fault fault;

    check(mkdtemp(root) != NULL);
    (void)snprintf(place, sizeof(place), "%s/data", root);
    check(office_create(place, &what, &fault) == STATUS_OK);
    int status = desk_status(place);
    (void)snprintf(command, sizeof(command), "rm -rf %s", root);
    /* NOLINTNEXTLINE(concurrency-mt-unsafe,bugprone-command-processor): a test; the name is ours */
    (void)!system(command);
    if (sandbox_landlock() == 0)
        printf("     not tried: this kernel has no Landlock\n");
    else
        check(WIFEXITED(status) && WEXITSTATUS(status) == WENT);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_desk_maps_the_shared_memory_for_reading_and_reads_on),
    };

    return TESTS_RUN(tests);
}
