/* One bit turned over in the store's files, or in an export.  Whenever that changes what can be
 * read, the verification says so and names the place. */
#include "ledger/export.h"
#include "office/door.h"
#include "office/office_check.h"
#include "test/file.h"
#include "test/spot.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* 1,000 in all; ten times as many when CHECK_LONG is set. */
enum { FLIPS_STORE = 500, FLIPS_WAL = 300, FLIPS_EXPORT = 200, LONG = 10 };

/* The files of one record, as they lie on the disk. */
struct image {
    struct str db, wal;
    struct vec tables; /* struct str: their names */
    struct digest dump;
    struct str checkpoint; /* written down elsewhere while the files were whole */
};

struct bench {
    struct spot spot;
    struct arena *arena;
    struct fault fault;
    uint64_t chance;
};

struct tally {
    int flips, changed, named;
};

static uint64_t below(struct bench *b, uint64_t limit)
{
    b->chance = b->chance * 6364136223846793005U + 1442695040888963407U;
    return (b->chance >> 20) % limit;
}

static void path_of(const struct bench *b, const char *name, char path[128])
{
    check(snprintf(path, 128, "%s/%s", b->spot.dir, name) > 0);
}

static struct str bytes_read(struct bench *b, const char *name)
{
    char path[128];

    path_of(b, name, path);
    return file_read(b->arena, path);
}

static void bytes_write(const struct bench *b, const char *name, struct str bytes)
{
    char path[128];

    path_of(b, name, path);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    check(file >= 0);
    check(write(file, bytes.at, bytes.len) == (ssize_t)bytes.len);
    check(close(file) == 0);
}

/* ---- what can be read ----------------------------------------------------------------------- */

static void value_add(struct buffer *out, sqlite3_stmt *row, int column)
{
    const void *at = sqlite3_column_blob(row, column);
    int len = sqlite3_column_bytes(row, column);

    buffer_addf(out, "%d:%d:", sqlite3_column_type(row, column), len);
    if (len > 0)
        buffer_add(out, (struct str){at, (size_t)len});
}

static bool table_add(struct buffer *out, sqlite3 *raw, struct str table)
{
    struct arena *arena = out->arena;
    const char *sql = str_c(arena, str_format(arena, "SELECT * FROM \"%.*s\"", STR_ARG(table)));
    sqlite3_stmt *row = NULL;
    int code = sqlite3_prepare_v2(raw, sql, -1, &row, NULL);

    buffer_addf(out, "%.*s\n", STR_ARG(table));
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(row);
        for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(row); i++)
            value_add(out, row, i);
    }
    sqlite3_finalize(row);
    return code == SQLITE_DONE;
}

/* Every row of the record and of the read tables; false when not all can be read. */
static bool tables_add(struct buffer *out, sqlite3 *raw, const struct vec *tables)
{
    bool whole = true;

    VEC_EACH (struct str, table, *tables)
        whole = whole && table_add(out, raw, *table);
    return whole;
}

static struct vec tables_of(struct bench *b, sqlite3 *raw)
{
    static const char sql[] =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' ORDER BY name";
    struct vec tables = {0};
    sqlite3_stmt *row = NULL;

    check(sqlite3_prepare_v2(raw, sql, -1, &row, NULL) == SQLITE_OK);
    while (sqlite3_step(row) == SQLITE_ROW)
        *(struct str *)vec_push(b->arena, &tables, sizeof(struct str)) =
            str_format(b->arena, "%s", (const char *)sqlite3_column_text(row, 0));
    check(sqlite3_finalize(row) == SQLITE_OK && tables.len > 10);
    return tables;
}

/* False when not all can be read. */
static bool dump(struct bench *b, struct image *image, struct digest *digest)
{
    struct buffer out = {.arena = b->arena};
    char path[128];
    sqlite3 *raw = NULL;

    path_of(b, "frj.db", path);
    bool read = sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
    if (read && image->tables.len == 0)
        image->tables = tables_of(b, raw);
    read = read && tables_add(&out, raw, &image->tables);
    sqlite3_close(raw);
    if (read) {
        struct str text = buffer_str(&out);
        *digest = digest_of(DIGEST_SHA256, &text, 1);
    }
    return read;
}

/* ---- the record ----------------------------------------------------------------------------- */

static struct str story_file(void *context, struct str name, struct arena *arena)
{
    (void)context;
    return file_read(arena, str_c(arena, name));
}

static void story_play_on(struct bench *b, struct office *office, const char *path)
{
    struct office_door context = {.office = office, .file = story_file};
    struct door door = office_door_open(&context);
    struct buffer out = {.arena = b->arena};
    struct story_result result = {.out = &out};
    struct story story;

    check(story_read(b->arena, file_read(b->arena, path), &story, &b->fault) == STATUS_OK);
    check(
        story_play(&story, &door, day_from_civil((struct civil){2026, 11, 25}), &result, &b->fault)
        == STATUS_OK);
    check(result.mismatches == 0);
}

static void bench_new(struct bench *b, struct office **office)
{
    struct office_new what = {
        .name = STR("示范区"), .scope_word = STR("全区"), .story = true, .now = {1640000000000}};

    *b = (struct bench){.chance = 20221125};
    spot_new_folder(&b->spot);
    b->arena = arena_open((size_t)4 << 30);
    check(b->arena != NULL);
    check(office_create(b->spot.place, &what, &b->fault) == STATUS_OK);
    check(office_open(b->spot.place, OFFICE_WRITE, office, &b->fault) == STATUS_OK);
    story_play_on(b, *office, "demo/1-district.story");
    story_play_on(b, *office, "test/stories/tolerance.story");
}

static void bench_end(struct bench *b)
{
    arena_close(b->arena);
    spot_end(&b->spot);
}

/* With the checkpoint from elsewhere, for a lost tail leaves a whole record behind. */
static enum status verified(struct bench *b, struct str checkpoint, struct office_proof *proof)
{
    struct office *office = NULL;
    struct helper pages;
    struct office_asked asked = {.deep = true, .earlier = checkpoint, .pages = &pages};
    size_t mark = arena_mark(b->arena);

    office_pages_begin(&pages, b->spot.place, b->arena);
    enum status status = office_open(b->spot.place, OFFICE_READ, &office, &b->fault);
    if (status == STATUS_OK)
        status = office_check(office, &asked, proof, &b->fault);
    office_close(office);
    helper_end(&pages);
    arena_rewind(b->arena, mark);
    return status;
}

static void image_write(const struct bench *b, const struct image *image)
{
    char path[128];

    path_of(b, "frj.db-shm", path);
    unlink(path);
    bytes_write(b, "frj.db", image->db);
    bytes_write(b, "frj.db-wal", image->wal);
}

static struct str checkpoint_now(struct bench *b)
{
    struct buffer text = {.arena = b->arena};
    struct office_proof proof;

    check(verified(b, (struct str){0}, &proof) == STATUS_OK);
    struct checkpoint checkpoint = {STR("demo.example/frj/1"), proof.size, proof.roots[0]};
    checkpoint_write(&text, &checkpoint);
    return buffer_str(&text);
}

/* Files as they are, with what they say while they are whole. */
static struct image image_take(struct bench *b)
{
    struct image image = {.db = bytes_read(b, "frj.db"), .wal = bytes_read(b, "frj.db-wal")};

    return image;
}

static void image_dump(struct bench *b, struct image *image)
{
    image_write(b, image);
    check(dump(b, image, &image->dump));
    image_write(b, image);
    image->checkpoint = checkpoint_now(b);
}

/* ---- flips in the store --------------------------------------------------------------------- */

static void flip(struct image *image, uint64_t bit)
{
    uint64_t byte = bit / 8;
    bool in_wal = byte >= image->db.len;
    struct str file = in_wal ? image->wal : image->db;
    char *at = (char *)(uintptr_t)file.at + (in_wal ? byte - image->db.len : byte);

    *at = (char)(*at ^ (1 << (bit % 8)));
}

static bool names_a_place(const char *text)
{
    static const char *const words[] = {"号记录", "号到第", "表 ", "读表", "数据库", "检查点有"};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strstr(text, words[i]) != NULL)
            return true;
    return false;
}

/* False: it changed what can be read, and nobody said where. */
static bool flip_one(struct bench *b, struct image *image, struct tally *tally)
{
    uint64_t bit = below(b, (image->db.len + image->wal.len) * 8);
    size_t mark = arena_mark(b->arena);
    struct digest now = {{0}};
    struct office_proof proof;
    enum status status = STATUS_OK;

    flip(image, bit);
    image_write(b, image);
    bool changed = !dump(b, image, &now) || !digest_equal(&now, &image->dump);
    image_write(b, image);
    if (changed)
        status = verified(b, image->checkpoint, &proof);
    flip(image, bit);
    arena_rewind(b->arena, mark);
    bool named = status != STATUS_OK && names_a_place(b->fault.text);
    tally->flips++;
    tally->changed += changed ? 1 : 0;
    tally->named += named ? 1 : 0;
    if (changed && !named)
        printf("     bit %llu of %zu + %zu bytes: %d %s\n", (unsigned long long)bit, image->db.len,
            image->wal.len, status, b->fault.text);
    return !changed || named;
}

static int flips_of(int flips)
{
    return getenv("CHECK_LONG") != NULL ? flips * LONG : flips;
}

static void flips_are_found(struct bench *b, struct image *image, int flips)
{
    struct tally tally = {0};
    bool good = true;

    image_dump(b, image);
    for (int i = 0; i < flips; i++)
        good = flip_one(b, image, &tally) && good;
    printf("     %d flips, %d changed what can be read, %d of these found and named\n", tally.flips,
        tally.changed, tally.named);
    check(good && tally.changed > flips / 10);
}

static void a_bit_turned_over_in_the_store_is_found_and_named(void)
{
    struct bench b;
    struct office *office = NULL;

    bench_new(&b, &office);
    office_close(office);
    struct image image = image_take(&b);
    check(image.wal.len == 0);
    flips_are_found(&b, &image, flips_of(FLIPS_STORE));
    bench_end(&b);
}

static void a_bit_turned_over_before_the_log_is_merged_is_found_and_named(void)
{
    struct bench b;
    struct office *office = NULL;

    bench_new(&b, &office);
    struct image image = image_take(&b);
    office_close(office);
    check(image.wal.len > image.db.len);
    flips_are_found(&b, &image, flips_of(FLIPS_WAL));
    bench_end(&b);
}

/* ---- flips in an export --------------------------------------------------------------------- */

static int exit_code_of(const char *path)
{
    char command[512];

    check(snprintf(command, sizeof(command), "'%s' ledger verify '%s' >/dev/null 2>&1",
              getenv("FRJ"), path)
          < (int)sizeof(command));
    int end = system(command); /* NOLINT(cert-env33-c): a test of the program itself */
    return WIFEXITED(end) ? WEXITSTATUS(end) : -1;
}

static bool export_flip_is_found(struct bench *b, struct str text, const char *path)
{
    struct image image = {.db = text};
    uint64_t bit = below(b, text.len * 8);

    flip(&image, bit);
    bytes_write(b, "out.frjl", text);
    int code = exit_code_of(path);
    flip(&image, bit);
    if (code != 5)
        printf("     bit %llu of the export: exit %d\n", (unsigned long long)bit, code);
    return code == 5;
}

static void a_bit_turned_over_in_an_export_ends_its_verification_with_five(void)
{
    struct bench b;
    struct office *office = NULL;
    struct office_proof proof;
    char path[128];
    bool good = true;

    check(getenv("FRJ") != NULL);
    bench_new(&b, &office);
    path_of(&b, "out.frjl", path);
    check(office_export(office, path, &proof, &b.fault) == STATUS_OK);
    office_close(office);
    struct str text = file_read(b.arena, path);
    check(exit_code_of(path) == 0);
    for (int i = 0; i < flips_of(FLIPS_EXPORT); i++)
        good = export_flip_is_found(&b, text, path) && good;
    printf("     %d flips in an export of %zu bytes\n", flips_of(FLIPS_EXPORT), text.len);
    check(good);
    bench_end(&b);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_bit_turned_over_in_the_store_is_found_and_named),
        TEST(a_bit_turned_over_before_the_log_is_merged_is_found_and_named),
        TEST(a_bit_turned_over_in_an_export_ends_its_verification_with_five),
    };
    return TESTS_RUN(tests);
}
