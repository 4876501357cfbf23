/* A backup: what is in it, of one moment; changes are found; what is made of it is the same. */
#include "ledger/checkpoint.h"
#include "office/log_reopen.h"
#include "office/office_backup.h"
#include "store/record_copy.h"
#include "test/file.h"
#include "test/person_act.h"
#include "test/spot.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PERSONS = 60, FLIPS = 300, FLIPS_LONG = 3000, LOADED = 5, LOADED_MIN = 40 };

struct bench {
    struct spot first, second, third; /* a folder, a server if there is one, a folder */
    struct arena *arena;
    struct fault fault;
    char file[128], other[128]; /* backups */
    char live[128];             /* the database of `first` */
    const struct spot *loaded;  /* where others write */
    uint32_t persons;
};

static void persons_add(struct bench *b, const char *place, uint32_t count)
{
    struct office *office = NULL;

    check(office_open(place, OFFICE_WRITE, &office, &b->fault) == STATUS_OK);
    for (uint32_t i = 0; i < count; i++) {
        size_t mark = arena_mark(b->arena);
        struct request request = person_act(b->arena, ++b->persons);
        struct reply reply;
        check(office_submit(office, &request, 1, &reply, b->arena, &b->fault) == STATUS_OK);
        arena_rewind(b->arena, mark);
    }
    office_close(office);
}

static void bench_begin(struct bench *b)
{
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};

    *b = (struct bench){.arena = arena_open((size_t)1 << 30)};
    check(b->arena != NULL);
    spot_new_folder(&b->first);
    spot_new(&b->second);
    spot_new_folder(&b->third);
    check(snprintf(b->file, sizeof(b->file), "%s.frjb", b->first.dir) > 0);
    check(snprintf(b->other, sizeof(b->other), "%s.2.frjb", b->first.dir) > 0);
    check(snprintf(b->live, sizeof(b->live), "%s/frj.db", b->first.dir) > 0);
    check(office_create(b->first.place, &what, &b->fault) == STATUS_OK);
    persons_add(b, b->first.place, PERSONS);
}

static void bench_end(struct bench *b)
{
    spot_end(&b->first);
    spot_end(&b->second);
    spot_end(&b->third);
    unlink(b->file);
    unlink(b->other);
    arena_close(b->arena);
}

static enum status backed_up(
    struct bench *b, const struct spot *spot, const char *file, struct office_proof *proof)
{
    struct office *office = NULL;

    check(office_open(spot->place, OFFICE_READ, &office, &b->fault) == STATUS_OK);
    enum status status = office_backup(office, file, STR("test"), proof, &b->fault);
    office_close(office);
    proof->origin = (struct str){0};
    if (status != STATUS_OK)
        printf("     %s\n", b->fault.text);
    return status;
}

static enum status checked(struct bench *b, const char *file, struct str earlier, uint64_t *missing)
{
    struct office *backup = NULL;
    struct office_asked asked = {.deep = true, .earlier = earlier};
    struct office_proof proof;
    enum status status = office_backup_open(file, &backup, &b->fault);

    if (status == STATUS_OK)
        status = office_backup_check(backup, &asked, &proof, missing, &b->fault);
    office_close(backup);
    return status;
}

static enum status restored(struct bench *b, const char *file, const struct spot *to,
    struct str earlier, struct office_restored *out)
{
    const struct office_restore what = {file, to->place, str_of(to->owner), true, earlier};

    return office_restore(&what, b->arena, out, &b->fault);
}

/* Headers, commitments, salts, bodies, checkpoints: all that an export says. */
static struct str export_of(struct bench *b, const struct spot *spot)
{
    struct office *office = NULL;
    struct office_proof proof;
    char path[128];

    check(snprintf(path, sizeof(path), "%s/out.frjl", spot->dir) > 0);
    check(office_open(spot->place, OFFICE_READ, &office, &b->fault) == STATUS_OK);
    check(office_export(office, path, &proof, &b->fault) == STATUS_OK);
    office_close(office);
    return file_read(b->arena, path);
}

/* The three lines over a record as it stands. */
static struct str checkpoint_of(struct bench *b, const struct spot *spot)
{
    struct office *office = NULL;
    struct office_proof proof;
    struct buffer out = {.arena = b->arena};

    check(office_open(spot->place, OFFICE_READ, &office, &b->fault) == STATUS_OK);
    check(office_verify(office, &proof, &b->fault) == STATUS_OK);
    const struct checkpoint checkpoint = {
        .origin = proof.origin, .size = proof.size, .root = proof.roots[DIGEST_SHA256]};
    checkpoint_write(&out, &checkpoint);
    office_close(office);
    return buffer_str(&out);
}

/* As an intruder would: no triggers, no guard. */
static void file_sql(const char *file, const char *sql)
{
    sqlite3 *raw = NULL;

    check(sqlite3_open(file, &raw) == SQLITE_OK);
    int code = sqlite3_exec(raw, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        printf("     %s: %s\n", sql, sqlite3_errmsg(raw));
    check(sqlite3_close(raw) == SQLITE_OK);
    check(code == SQLITE_OK);
}

static int64_t file_number(const char *file, const char *sql)
{
    sqlite3 *raw = NULL;
    sqlite3_stmt *row = NULL;

    check(sqlite3_open(file, &raw) == SQLITE_OK);
    check(sqlite3_prepare_v2(raw, sql, -1, &row, NULL) == SQLITE_OK);
    check(sqlite3_step(row) == SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    check(sqlite3_close(raw) == SQLITE_OK);
    return number;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* ---- what it holds -------------------------------------------------------------------------- */

static void a_backup_goes_to_either_engine_and_back_without_changing_a_byte(void)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;

    bench_begin(&b);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    check(restored(&b, b.file, &b.second, (struct str){0}, &out) == STATUS_OK);
    check(out.proof.size == proof.size && out.missing == 0);
    check(backed_up(&b, &b.second, b.other, &proof) == STATUS_OK);
    check(restored(&b, b.other, &b.third, (struct str){0}, &out) == STATUS_OK);
    struct str first = export_of(&b, &b.first);
    check(str_equal(first, export_of(&b, &b.second)));
    check(str_equal(first, export_of(&b, &b.third)));
    bench_end(&b);
}

static void what_was_restored_goes_on_with_the_same_keys_and_no_act_twice(void)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;
    struct office *office = NULL;
    struct reply reply;

    bench_begin(&b);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    check(restored(&b, b.file, &b.second, (struct str){0}, &out) == STATUS_OK);
    check(office_open(b.second.place, OFFICE_WRITE, &office, &b.fault) == STATUS_OK);
    struct request request = person_act(b.arena, PERSONS);
    check(office_submit(office, &request, 1, &reply, b.arena, &b.fault) == STATUS_OK);
    check(reply.repeated);
    request = person_act(b.arena, PERSONS + 1);
    check(office_submit(office, &request, 1, &reply, b.arena, &b.fault) == STATUS_OK);
    check(!reply.repeated && reply.seq == proof.size);
    check(office_verify(office, &proof, &b.fault) == STATUS_OK);
    office_close(office);
    bench_end(&b);
}

/* The tables of a backup are those the copy knows, so none can be forgotten in either place. */
static void a_backup_has_the_tables_of_the_record_and_every_row_of_them(void)
{
    static const char read_tables[] =
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND (name LIKE '%_list'"
        " OR name IN ('tree', 'matter_party', 'writer', 'session', 'message_stamp'))";
    static const char *const counts[] = {"SELECT COUNT(*) FROM log", "SELECT COUNT(*) FROM event",
        "SELECT COUNT(*) FROM body", "SELECT COUNT(*) FROM sealed",
        "SELECT COUNT(*) FROM command_key", "SELECT COUNT(*) FROM checkpoint",
        "SELECT COUNT(*) FROM cosignature", "SELECT COUNT(*) FROM account",
        "SELECT COUNT(*) FROM draft", "SELECT COUNT(*) FROM message_read"};
    struct bench b;
    struct backup_file part;
    struct db *from = NULL, *to = NULL;
    struct digest content, again;
    bench_begin(&b);
    file_sql(b.live,
        "INSERT INTO checkpoint VALUES (0, 1, 'n'); INSERT INTO cosignature VALUES (0, 1, 'l');"
        "INSERT INTO sealed VALUES (1, 0, zeroblob(32), '{}'); INSERT INTO message_read VALUES"
        " (zeroblob(16), 1, 1); INSERT INTO account VALUES (zeroblob(16), 'n', 'v', 0, 'a@b', 1);"
        "INSERT INTO draft VALUES (zeroblob(16), zeroblob(16), 'f', zeroblob(16), '{}', 0);"
        "INSERT INTO session VALUES (zeroblob(32), zeroblob(16), 'csrf', 0, 0);");
    check(backup_file_begin(b.file, &part, &b.fault) == STATUS_OK);
    check(backup_make(&part, (instant){0}, &to, &b.fault) == STATUS_OK);
    check(db_open(b.first.place, DB_READ, &from, &b.fault) == STATUS_OK);
    check(db_begin(to, &b.fault) == STATUS_OK);
    check(record_copy(from, to, PERSONS + 1, &content, &b.fault) == STATUS_OK);
    check(db_commit(to, &b.fault) == STATUS_OK);
    check(record_copy(to, NULL, PERSONS + 1, &again, &b.fault) == STATUS_OK);
    check(digest_equal(&content, &again));
    db_close(from);
    db_close(to);
    check(backup_file_finish(&part, &b.fault) == STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        check(file_number(b.live, counts[i]) > 0
              && file_number(b.live, counts[i]) == file_number(b.file, counts[i]));
    check(file_number(b.file, read_tables) == 0);
    check(file_number(b.file, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'")
          == (int64_t)COUNT_OF(counts) + 3); /* attached, backup, migration */
    bench_end(&b);
}

/* ---- while others write --------------------------------------------------------------------- */

_Noreturn static void write_for_ever(struct bench *b, int out)
{
    struct office *office = NULL;

    if (office_open(b->loaded->place, OFFICE_WRITE, &office, &b->fault) != STATUS_OK)
        _exit(1);
    for (;;) {
        size_t mark = arena_mark(b->arena);
        struct request request = person_act(b->arena, ++b->persons);
        struct reply reply;
        if (office_submit(office, &request, 1, &reply, b->arena, &b->fault) != STATUS_OK
            || write(out, &b->persons, sizeof(b->persons)) != sizeof(b->persons))
            _exit(2);
        arena_rewind(b->arena, mark);
    }
}

/* Waits until so many more acts were acknowledged. */
static void acts_await(int in, int count)
{
    uint32_t number;

    while (count-- > 0)
        check(read(in, &number, sizeof(number)) == sizeof(number));
}

static void record_judges(struct bench *b, const struct office_proof *proof)
{
    struct office *office = NULL;
    struct office_proof whole;
    struct buffer text = {.arena = b->arena};

    check(office_open(b->loaded->place, OFFICE_READ, &office, &b->fault) == STATUS_OK);
    const struct checkpoint checkpoint = {
        .origin = office_origin(office), .size = proof->size, .root = proof->roots[DIGEST_SHA256]};
    checkpoint_write(&text, &checkpoint);
    const struct office_asked asked = {.earlier = buffer_str(&text)};
    check(office_check(office, &asked, &whole, &b->fault) == STATUS_OK);
    check(whole.size > proof->size);
    office_close(office);
}

static void a_backup_made_under_load_is_a_beginning_of_the_record(void)
{
    struct bench b;
    struct office_proof proofs[LOADED];
    int pipe_ends[2];

    bench_begin(&b);
    b.loaded = spot_is_pg(&b.second) ? &b.second : &b.first;
    if (spot_is_pg(&b.second)) {
        struct office_restored out;
        check(backed_up(&b, &b.first, b.file, &proofs[0]) == STATUS_OK);
        check(restored(&b, b.file, &b.second, (struct str){0}, &out) == STATUS_OK);
    }
    check(pipe(pipe_ends) == 0);
    pid_t writer = fork();
    check(writer >= 0);
    if (writer == 0)
        write_for_ever(&b, pipe_ends[1]);
    close(pipe_ends[1]);
    for (int i = 0; i < LOADED; i++) {
        acts_await(pipe_ends[0], LOADED_MIN);
        unlink(b.file);
        check(backed_up(&b, b.loaded, b.file, &proofs[i]) == STATUS_OK);
        check(i == 0 || proofs[i].size > proofs[i - 1].size);
    }
    acts_await(pipe_ends[0], 1);
    check(kill(writer, SIGKILL) == 0 && waitpid(writer, NULL, 0) == writer);
    close(pipe_ends[0]);
    for (int i = 0; i < LOADED; i++)
        record_judges(&b, &proofs[i]);
    bench_end(&b);
}

/* ---- what is missing, what was changed ------------------------------------------------------ */

static void a_tail_that_came_after_the_backup_is_counted_and_the_rest_restored(void)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;
    uint64_t missing;

    bench_begin(&b);
    struct str at = checkpoint_of(&b, &b.first);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    persons_add(&b, b.first.place, 7);
    struct str later = checkpoint_of(&b, &b.first);
    check(checked(&b, b.file, at, &missing) == STATUS_OK && missing == 0);
    check(checked(&b, b.file, later, &missing) == STATUS_OK && missing == 7);
    check(restored(&b, b.file, &b.second, later, &out) == STATUS_OK);
    check(out.missing == 7 && out.proof.size == proof.size);
    bench_end(&b);
}

static void a_checkpoint_of_another_history_or_record_is_refused_and_nothing_is_made(void)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;
    struct office *none = NULL;

    bench_begin(&b);
    struct str fork = str_copy(b.arena, checkpoint_of(&b, &b.first));
    char *root = arena_take(b.arena, fork.len, 1);
    memcpy(root, fork.at, fork.len);
    root[fork.len - 10] = root[fork.len - 10] == 'A' ? 'B' : 'A';
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    check(restored(&b, b.file, &b.third, (struct str){root, fork.len}, &out) == STATUS_DAMAGED);
    check(restored(&b, b.file, &b.third,
              STR("other.example/frj/1\n3\n"
                  "0yz0IXgEcRyVLSK+lExZjXeCmogrfz5YYHY1NM/6ByQ=\n"),
              &out)
          == STATUS_INVALID);
    check(office_open(b.third.place, OFFICE_READ, &none, &b.fault) == STATUS_NOT_FOUND);
    bench_end(&b);
}

static void refused_with(const char *sql)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;
    struct office *none = NULL;
    uint64_t missing;

    bench_begin(&b);
    file_sql(b.live, "INSERT INTO cosignature VALUES (0, 1, 'line')"); /* bound by nothing else */
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    file_sql(b.file, sql);
    check(checked(&b, b.file, (struct str){0}, &missing) == STATUS_DAMAGED);
    check(restored(&b, b.file, &b.third, (struct str){0}, &out) == STATUS_DAMAGED);
    check(office_open(b.third.place, OFFICE_READ, &none, &b.fault) == STATUS_NOT_FOUND);
    bench_end(&b);
}

static void a_backup_that_was_changed_is_refused_and_nothing_is_made(void)
{
#define FREE(table) "DROP TRIGGER " table "_update; DROP TRIGGER " table "_delete; "
    refused_with(FREE("event") FREE("body") FREE("command_key")
        "DELETE FROM command_key WHERE first_seq = (SELECT MAX(seq) FROM event);"
        "DELETE FROM body WHERE seq = (SELECT MAX(seq) FROM event);"
        "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)");
    refused_with(FREE("body") "UPDATE body SET body = replace(body, '陈某某', '王某某')"
                              " WHERE seq = 20");
    refused_with(FREE("event") "UPDATE event SET at = at + 1 WHERE seq = 20");
    refused_with(FREE("command_key") "UPDATE command_key SET content = zeroblob(32)");
    refused_with(FREE("cosignature") "UPDATE cosignature SET line = 'lime'");
    refused_with("DELETE FROM backup");
    refused_with(
        "PRAGMA application_id = 0; UPDATE backup SET size = size + 1;"
        "PRAGMA application_id = 1718774370");
#undef FREE
}

static struct digest content_of(struct bench *b, const char *file, bool *whole)
{
    struct db *db = NULL;
    struct digest content = {{0}};

    *whole = db_open(file, DB_FILE, &db, &b->fault) == STATUS_OK
             && record_copy(db, NULL, PERSONS + 1, &content, &b->fault) == STATUS_OK;
    db_close(db);
    return content;
}

/* 1: found; 0: the rows are as they were; -1: missed. */
static int flip_judge(struct bench *b, const struct digest *content)
{
    uint64_t missing;
    bool whole;

    if (checked(b, b->other, (struct str){0}, &missing) != STATUS_OK)
        return 1;
    struct digest now = content_of(b, b->other, &whole);
    return whole && digest_equal(content, &now) ? 0 : -1;
}

static void no_flipped_bit_changes_a_row_unseen(void)
{
    int flips = getenv("CHECK_LONG") == NULL ? FLIPS : FLIPS_LONG, found = 0;
    struct bench b;
    struct office_proof proof;
    uint64_t chance = 7;
    bool whole;

    bench_begin(&b);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    struct digest content = content_of(&b, b.file, &whole);
    struct str bytes = file_read(b.arena, b.file);
    check(whole);
    for (int i = 0; i < flips; i++) {
        size_t mark = arena_mark(b.arena);
        chance = chance * 6364136223846793005U + 1442695040888963407U;
        char *copy = arena_take(b.arena, bytes.len, 1);
        memcpy(copy, bytes.at, bytes.len);
        copy[(chance >> 20) % bytes.len] ^= (char)(1 << (chance >> 17) % 8);
        FILE *file = fopen(b.other, "wb");
        check(file != NULL && fwrite(copy, 1, bytes.len, file) == bytes.len && fclose(file) == 0);
        int judged = flip_judge(&b, &content);
        check(judged >= 0);
        found += judged;
        arena_rewind(b.arena, mark);
    }
    check(found > flips / 4); /* a file is not mostly empty */
    printf("     %d flips, %d found, the others changed no row\n", flips, found);
    bench_end(&b);
}

/* ---- life after a lost tail ----------------------------------------------------------------- */

static enum status reopened(
    struct bench *b, const struct spot *spot, struct str earlier, uint64_t *lost)
{
    struct log_reopen what = {.earlier = earlier};
    struct office *office = NULL;

    check(office_open(spot->place, OFFICE_WRITE, &office, &b->fault) == STATUS_OK);
    enum status status = office_log_reopen(office, &what, lost, &b->fault);
    office_close(office);
    return status;
}

static void verified(struct bench *b, const struct spot *spot, struct str earlier,
    enum status status, struct office_proof *proof)
{
    const struct office_asked asked = {.deep = true, .earlier = earlier};
    struct office *office = NULL;

    check(office_open(spot->place, OFFICE_READ, &office, &b->fault) == STATUS_OK);
    check(office_check(office, &asked, proof, &b->fault) == status);
    office_close(office);
}

static void a_record_without_its_tail_goes_on_under_its_next_name(void)
{
    struct bench b;
    struct office_proof proof;
    struct office_restored out;
    uint64_t lost = 0;

    bench_begin(&b);
    struct str kept = checkpoint_of(&b, &b.first);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    persons_add(&b, b.first.place, 7);
    struct str later = checkpoint_of(&b, &b.first);
    check(restored(&b, b.file, &b.second, later, &out) == STATUS_OK);
    check(reopened(&b, &b.second, later, &lost) == STATUS_OK && lost == 7);
    persons_add(&b, b.second.place, 9);
    verified(&b, &b.second, kept, STATUS_OK, &proof);
    check(proof.size == PERSONS + 1 + 1 + 9 && proof.serial_at == PERSONS + 1 && proof.lost == 7);
    verified(&b, &b.second, checkpoint_of(&b, &b.second), STATUS_OK, &proof);
    verified(&b, &b.second, later, STATUS_DAMAGED, &proof);
    check(backed_up(&b, &b.second, b.other, &proof) == STATUS_OK);
    check(restored(&b, b.other, &b.third, (struct str){0}, &out) == STATUS_OK);
    check(str_equal(export_of(&b, &b.second), export_of(&b, &b.third)));
    bench_end(&b);
}

static void a_record_is_not_reopened_on_a_checkpoint_of_another_history(void)
{
    struct bench b;
    struct office_proof proof;
    uint64_t lost;

    bench_begin(&b);
    struct str text = checkpoint_of(&b, &b.first);
    persons_add(&b, b.first.place, 1);
    char *fork = arena_take(b.arena, text.len, 1);
    memcpy(fork, text.at, text.len);
    fork[text.len - 10] = fork[text.len - 10] == 'A' ? 'B' : 'A';
    check(reopened(&b, &b.first, (struct str){fork, text.len}, &lost) == STATUS_DAMAGED);
    verified(&b, &b.first, text, STATUS_OK, &proof);
    check(proof.size == PERSONS + 2 && proof.serial_at == 0);
    check(reopened(&b, &b.first, text, &lost) == STATUS_OK && lost == 0);
    check(reopened(&b, &b.first, (struct str){0}, &lost) == STATUS_OK);
    verified(&b, &b.first, text, STATUS_OK, &proof);
    check(proof.size == PERSONS + 4 && proof.serial_at == PERSONS + 3);
    bench_end(&b);
}

/* ---- names ---------------------------------------------------------------------------------- */

static void a_backup_is_no_instance_and_an_instance_no_backup(void)
{
    struct bench b;
    struct office_proof proof;
    struct office *office = NULL;
    char live[128];
    uint64_t missing;
    bench_begin(&b);
    check(checked(&b, b.live, (struct str){0}, &missing) == STATUS_INVALID);
    check(checked(&b, b.first.dir, (struct str){0}, &missing) == STATUS_INVALID);
    check(checked(&b, "README.md", (struct str){0}, &missing) == STATUS_DAMAGED);
    check(checked(&b, b.file, (struct str){0}, &missing) == STATUS_NOT_FOUND);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    check(office_open(b.file, OFFICE_READ, &office, &b.fault) == STATUS_UNAVAILABLE);
    check(snprintf(live, sizeof(live), "%s/frj.db", b.third.dir) > 0 && rename(b.file, live) == 0);
    check(office_open(b.third.dir, OFFICE_WRITE, &office, &b.fault) == STATUS_UNAVAILABLE);
    bench_end(&b);
}

static void a_backup_overwrites_nothing_and_lies_alone(void)
{
    struct bench b;
    struct office_proof proof;
    struct backup_file part;
    struct str before;
    char beside[160];
    static const char *const ends[] = {".part", "-wal", "-shm", "-journal", ".part-journal"};

    bench_begin(&b);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_OK);
    before = file_read(b.arena, b.file);
    check(backed_up(&b, &b.first, b.file, &proof) == STATUS_CONFLICT);
    check(str_equal(before, file_read(b.arena, b.file)));
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        check(snprintf(beside, sizeof(beside), "%s%s", b.file, ends[i]) > 0);
        check(!exists(beside));
    }
    check(backup_file_begin(b.other, &part, &b.fault) == STATUS_OK);
    check(backed_up(&b, &b.first, b.other, &proof) == STATUS_CONFLICT); /* two at once */
    backup_file_close(&part);
    check(!exists(b.other) && backed_up(&b, &b.first, b.other, &proof) == STATUS_OK);
    bench_end(&b);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_backup_goes_to_either_engine_and_back_without_changing_a_byte),
        TEST(what_was_restored_goes_on_with_the_same_keys_and_no_act_twice),
        TEST(a_backup_has_the_tables_of_the_record_and_every_row_of_them),
        TEST(a_backup_made_under_load_is_a_beginning_of_the_record),
        TEST(a_tail_that_came_after_the_backup_is_counted_and_the_rest_restored),
        TEST(a_checkpoint_of_another_history_or_record_is_refused_and_nothing_is_made),
        TEST(a_backup_that_was_changed_is_refused_and_nothing_is_made),
        TEST(no_flipped_bit_changes_a_row_unseen),
        TEST(a_record_without_its_tail_goes_on_under_its_next_name),
        TEST(a_record_is_not_reopened_on_a_checkpoint_of_another_history),
        TEST(a_backup_is_no_instance_and_an_instance_no_backup),
        TEST(a_backup_overwrites_nothing_and_lies_alone),
    };
    return TESTS_RUN(tests);
}
