/* The record under attack: edited by hand, its read tables lost, with no room left. */
#include "ledger/export.h"
#include "office/office_check.h"
#include "test/file.h"
#include "test/person_act.h"
#include "test/spot.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

static void path_of(const struct place *p, const char *name, char path[128])
{
    check(snprintf(path, 128, "%s/%s", p->spot.dir, name) > 0);
}

static void place_open(struct place *p)
{
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

/* Three people: events 1, 2 and 3. */
static void place_fill(struct place *p)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .owner = str_of(p->spot.owner)};

    p->arena = arena_open((size_t)1 << 30);
    check(p->arena != NULL);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    place_open(p);
    for (uint32_t i = 1; i <= 3; i++) {
        struct request request = person_act(p->arena, i);
        struct reply reply;
        check(office_submit(p->office, &request, 1, &reply, p->arena, &p->fault) == STATUS_OK);
        check(reply.seq == i);
    }
}

static void place_new(struct place *p)
{
    *p = (struct place){.office = NULL};
    spot_new(&p->spot);
    place_fill(p);
}

static void place_new_folder(struct place *p)
{
    *p = (struct place){.office = NULL};
    spot_new_folder(&p->spot);
    place_fill(p);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    arena_close(p->arena);
    spot_end(&p->spot);
}

static bool verified(struct place *p, struct office_proof *proof)
{
    if (office_verify(p->office, proof, &p->fault) == STATUS_OK)
        return true;
    printf("     %s\n", p->fault.text);
    return false;
}

/* ---- edited by hand ------------------------------------------------------------------------- */

/* Whoever has the file can drop the triggers; the commitments and trees still tell. */
static void edit_file(struct place *p, const char *sql)
{
    static const char triggers[] =
        "DROP TRIGGER event_update; DROP TRIGGER event_delete; DROP TRIGGER body_update;"
        "DROP TRIGGER body_delete; DROP TRIGGER command_key_update;"
        "DROP TRIGGER command_key_delete; DROP TRIGGER log_update;";
    char path[128];
    sqlite3 *raw = NULL;

    path_of(p, "frj.db", path);
    check(sqlite3_open(path, &raw) == SQLITE_OK);
    check(sqlite3_exec(raw, triggers, NULL, NULL, NULL) == SQLITE_OK);
    check(sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK);
    check(sqlite3_close(raw) == SQLITE_OK);
}

/* `sql` with a server's words for 32 zeros. */
static void edit_server(struct place *p, const char *sql)
{
    struct buffer out = {.arena = p->arena};
    const char *zeros = strstr(sql, "zeroblob(32)");

    if (zeros == NULL) {
        spot_sql(&p->spot, sql);
        return;
    }
    buffer_add(&out, (struct str){sql, (size_t)(zeros - sql)});
    buffer_addf(&out, "decode(repeat('00', 32), 'hex')%s", zeros + strlen("zeroblob(32)"));
    spot_sql(&p->spot, str_c(p->arena, buffer_str(&out)));
}

static void edit(struct place *p, const char *sql)
{
    if (spot_is_pg(&p->spot))
        edit_server(p, sql);
    else
        edit_file(p, sql);
}

struct edit_row {
    const char *sql;
    const char *says; /* part of the sentence */
};

static const struct edit_row edits[] = {
    {"UPDATE body SET body = replace(body, '陈某某2', '李某某2') WHERE seq = 2", "第2号"},
    {"UPDATE body SET salt = zeroblob(32) WHERE seq = 2", "第2号"},
    {"UPDATE body SET body = body || ' ' WHERE seq = 2", "第2号"},
    {"UPDATE event SET commit_sha256 = zeroblob(32) WHERE seq = 2", "第2号"},
    {"UPDATE event SET commit_sm3 = zeroblob(32) WHERE seq = 2", "第2号"},
    {"UPDATE event SET n = 5 WHERE seq = 2", "第2号"},
    {"UPDATE event SET at = 0 WHERE seq = 2", "第2号"},
    {"UPDATE event SET type = 'unit_created' WHERE seq = 2", "第2号"},
    {"UPDATE event SET v = 0 WHERE seq = 2", "第2号"},
    {"DELETE FROM event WHERE seq = 2", "第2号"},
    {"DELETE FROM body WHERE seq = 2", "第2号"},
    {"DELETE FROM event WHERE seq = 3; DELETE FROM body WHERE seq = 3", "command_key"},
    {"UPDATE event SET at = at + 1 WHERE seq = 3", "第3号"},
    {"UPDATE log SET origin = 'other.example/frj/1'", "第0号"},
    {"UPDATE log SET seed = 'x'", "log"},
    {"DELETE FROM command_key WHERE first_seq = 2", "第2号"},
    {"UPDATE command_key SET content = zeroblob(32) WHERE first_seq = 2", "第2号"},
    {"UPDATE command_key SET stream = person WHERE first_seq = 2", "第2号"},
    {"INSERT INTO body SELECT 99, salt, body FROM body WHERE seq = 1", "body"},
    {"UPDATE stream_list SET events = 9", "stream_list"},
    {"DELETE FROM stream_list", "stream_list"},
    {"DELETE FROM tree", "tree"},
    {"DELETE FROM leaf_list WHERE seq = 2", "第2号"},
};

static bool edit_is_noticed(const struct edit_row *row)
{
    struct place p;
    struct office_proof proof;

    place_new(&p);
    office_close(p.office);
    p.office = NULL;
    edit(&p, row->sql);
    enum status status = office_open(p.spot.place, OFFICE_READ, &p.office, &p.fault);
    if (status == STATUS_OK)
        status = office_verify(p.office, &proof, &p.fault);
    bool good = status == STATUS_DAMAGED && strstr(p.fault.text, row->says) != NULL;
    if (!good)
        printf("     %s: %d %s\n", row->sql, status, p.fault.text);
    place_end(&p);
    return good;
}

static void every_edit_by_hand_is_noticed_and_named(void)
{
    bool good = true;

    for (size_t i = 0; i < COUNT_OF(edits); i++)
        good = edit_is_noticed(&edits[i]) && good;
    check(good);
}

/* ---- made and made anew ---------------------------------------------------------------------- */

static void a_record_that_could_not_be_made_leaves_nothing_behind(void)
{
    struct place p = {.arena = arena_open(4096)};

    spot_new(&p.spot);
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .log_name = STR("不对"),
        .owner = str_of(p.spot.owner)};
    check(office_create(p.spot.place, &what, &p.fault) == STATUS_INVALID);
    check(office_open(p.spot.place, OFFICE_READ, &p.office, &p.fault) == STATUS_NOT_FOUND);
    what.log_name = STR("right.example");
    check(office_create(p.spot.place, &what, &p.fault) == STATUS_OK);
    place_end(&p);
}

static void lost_read_tables_are_made_anew(void)
{
    struct place p;
    struct office_proof proof;
    struct reply reply;

    place_new(&p);
    office_close(p.office);
    edit(&p, "DELETE FROM stream_list; DELETE FROM tree; DELETE FROM matter_list");
    place_open(&p);
    struct request request = person_act(p.arena, 4);
    check(office_submit(p.office, &request, 1, &reply, p.arena, &p.fault) == STATUS_DAMAGED);
    check(office_rebuild_check(p.office, &p.fault) == STATUS_DAMAGED);
    check(office_rebuild(p.office, &p.fault) == STATUS_OK);
    check(office_rebuild_check(p.office, &p.fault) == STATUS_OK);
    check(office_submit(p.office, &request, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(verified(&p, &proof) && proof.size == 5);
    place_end(&p);
}

/* ---- export --------------------------------------------------------------------------------- */

/* The file alone, as a stranger verifies it. */
static bool export_holds(struct place *p, const char *path, const struct office_proof *proof)
{
    struct export_check check_of;
    struct arena *scratch = arena_open((size_t)LEDGER_SCRATCH_MIN + 4096);
    struct str text = file_read(p->arena, path);

    check(scratch != NULL);
    enum status status = export_verify(&check_of, text, p->arena, scratch, &p->fault);
    struct digest root = merkle_root(&check_of.ledger.trees[DIGEST_SM3]);
    bool good = status == STATUS_OK && check_of.ledger.size == proof->size
                && digest_equal(&root, &proof->roots[DIGEST_SM3]);
    text.len--; /* and one byte less does not hold */
    status = export_verify(&check_of, text, p->arena, scratch, &p->fault);
    arena_close(scratch);
    return good && status != STATUS_OK;
}

static void an_export_is_written_once_and_says_the_same_roots(void)
{
    struct place p;
    struct office_proof proof, exported;
    char path[128];

    place_new(&p);
    path_of(&p, "out.frjl", path);
    check(verified(&p, &proof));
    check(office_export(p.office, path, &exported, &p.fault) == STATUS_OK);
    check(exported.size == 4);
    check(export_holds(&p, path, &exported));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        check(digest_equal(&proof.roots[alg], &exported.roots[alg]));
    check(office_export(p.office, path, &exported, &p.fault) == STATUS_CONFLICT);
    place_end(&p);
}

/* ---- no room -------------------------------------------------------------------------------- */

/* In a process of its own: no file may grow beyond `bytes`. */
_Noreturn static void write_without_room(const struct place *p, rlim_t bytes)
{
    struct office *office = NULL;
    struct fault fault;
    struct reply reply;
    struct arena *arena = arena_open((size_t)1 << 30);
    struct rlimit limit = {bytes, bytes};

    signal(SIGXFSZ, SIG_IGN);
    if (arena == NULL || office_open(p->spot.place, OFFICE_WRITE, &office, &fault) != STATUS_OK
        || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(1);
    struct request request = person_act(arena, 9);
    enum status status = office_submit(office, &request, 1, &reply, arena, &fault);
    if (status != STATUS_UNKNOWN && status != STATUS_UNAVAILABLE)
        _exit(2);
    status = office_submit(office, &request, 1, &reply, arena, &fault);
    _exit(status == STATUS_OK ? 3 : 0);
}

static void a_full_disk_is_said_and_the_same_key_works_afterwards(void)
{
    struct place p;
    struct office_proof proof;
    struct reply reply;
    int end;

    place_new_folder(&p);
    office_close(p.office);
    p.office = NULL;
    pid_t child = fork();
    check(child >= 0);
    if (child == 0)
        write_without_room(&p, 4096);
    check(waitpid(child, &end, 0) == child && WIFEXITED(end));
    check(WEXITSTATUS(end) == 0);
    place_open(&p);
    check(verified(&p, &proof) && proof.size == 4);
    struct request request = person_act(p.arena, 9);
    check(office_submit(p.office, &request, 1, &reply, p.arena, &p.fault) == STATUS_OK);
    check(!reply.repeated && verified(&p, &proof) && proof.size == 5);
    place_end(&p);
}

/* ---- a write that fails in a batch ---------------------------------------------------------- */

static void one_write_that_fails_does_not_take_the_batch_with_it(void)
{
    struct place p;
    struct office_proof proof;
    struct reply replies[3];

    place_new(&p);
    struct request requests[3] = {
        person_act(p.arena, 11), person_act(p.arena, 12), person_act(p.arena, 13)};
    struct node *input = arena_new(p.arena, struct node);
    char *long_text = arena_take(p.arena, 400000, 1);
    memset(long_text, 'x', 400000);
    input->kind = NODE_MAP;
    node_put_text(p.arena, input, "name", (struct str){long_text, 400000});
    requests[1].input = input;
    (void)!office_submit(p.office, requests, 3, replies, p.arena, &p.fault);
    check(replies[0].status == STATUS_OK && replies[0].seq == 4);
    check(replies[1].status == STATUS_INVALID || replies[1].decision.problems.len > 0);
    check(replies[2].status == STATUS_OK && replies[2].seq == 5);
    check(office_directory(p.office)->persons.len == 5);
    check(verified(&p, &proof) && proof.size == 6);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_edit_by_hand_is_noticed_and_named),
        TEST(a_record_that_could_not_be_made_leaves_nothing_behind),
        TEST(lost_read_tables_are_made_anew),
        TEST(an_export_is_written_once_and_says_the_same_roots),
        TEST(a_full_disk_is_said_and_the_same_key_works_afterwards),
        TEST(one_write_that_fails_does_not_take_the_batch_with_it),
    };
    return TESTS_RUN(tests);
}
