/*
 * Histories that are whole in themselves and yet not the one that was: a tail cut off, an older
 * file put back, entries swapped, inserted, taken out, rewritten, each with every hash made right.
 * Verification alone cannot tell; with one earlier checkpoint each is found, in store and export.
 */
#include "ledger/export.h"
#include "ledger/ledger_marks.h"
#include "office/office_check.h"
#include "test/file.h"
#include "test/spot.h"

#include <string.h>
#include <unistd.h>

struct place {
    struct spot spot;
    struct arena *arena;
    struct office *office;
    struct fault fault;
};

/* A record on a story clock with one seed: the same names give the same bytes, so whoever can
 * write the database could have made each of these histories. */
static void place_make(struct place *p, const char *const *names)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .log_name = STR("shifan.example"),
        .story = true,
        .seed = STR("tamper"),
        .now = instant_of_day(day_from_civil((struct civil){2024, 1, 2}), 9, 0)};

    *p = (struct place){.arena = arena_open((size_t)1 << 30)};
    check(p->arena != NULL);
    spot_new(&p->spot);
    what.owner = str_of(p->spot.owner);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
    for (size_t i = 0; names[i] != NULL; i++) {
        struct node *input = arena_new(p->arena, struct node);
        struct request request = {.noun = STR("person"),
            .verb = STR("add"),
            .person = STR("系统"),
            .input = input,
            .now = what.now};
        struct reply reply;
        input->kind = NODE_MAP;
        node_put_text(p->arena, input, "name", str_of(names[i]));
        check(office_submit(p->office, &request, 1, &reply, p->arena, &p->fault) == STATUS_OK);
    }
}

static void place_end(struct place *p)
{
    office_close(p->office);
    arena_close(p->arena);
    spot_end(&p->spot);
}

/* The three lines that someone else wrote down. */
static struct str checkpoint_of(struct place *p, struct arena *arena, enum digest_alg alg)
{
    struct buffer text = {.arena = arena};
    struct office_proof proof;

    check(office_verify(p->office, &proof, &p->fault) == STATUS_OK);
    struct checkpoint checkpoint = {
        checkpoint_origin(arena, proof.origin, alg), proof.size, proof.roots[alg]};
    checkpoint_write(&text, &checkpoint);
    return buffer_str(&text);
}

static enum status store_check(struct place *p, struct str earlier)
{
    struct office_asked asked = {.deep = true, .earlier = earlier};
    struct office_proof proof;

    return office_check(p->office, &asked, &proof, &p->fault);
}

/* The same question to the exported file. */
static enum status export_check(struct place *p, struct str earlier)
{
    struct arena *keep = arena_open((size_t)1 << 30), *scratch = arena_open((size_t)1 << 30);
    char path[128];
    struct office_proof proof;
    struct checkpoint checkpoint;
    struct export_check check;

    check(keep != NULL && scratch != NULL);
    check(snprintf(path, sizeof(path), "%s/out.frjl", p->spot.dir) > 0);
    check(office_export(p->office, path, &proof, &p->fault) == STATUS_OK);
    struct str text = file_read(p->arena, path);
    check(unlink(path) == 0);
    check(checkpoint_read_any(p->arena, earlier, &checkpoint, &p->fault) == STATUS_OK);
    struct ledger_mark mark = {.size = checkpoint.size};
    export_check_open(&check, keep, scratch);
    check.ledger.marks = &mark;
    check.ledger.marks_len = 1;
    check(export_check_feed(&check, text, &p->fault) == STATUS_OK);
    check(export_check_close(&check, &p->fault) == STATUS_OK);
    enum status status = ledger_check_extends(&check.ledger, &checkpoint, 0, &p->fault);
    arena_close(keep);
    arena_close(scratch);
    return status;
}

static const char *const true_names[] = {"甲某", "乙某", "丙某", "丁某", "戊某", NULL};

static const struct {
    const char *what;
    const char *names[8];
    bool found;
} histories[] = {
    {"the very same", {"甲某", "乙某", "丙某", "丁某", "戊某"}, false},
    {"grown since", {"甲某", "乙某", "丙某", "丁某", "戊某", "己某"}, false},
    {"a tail cut off", {"甲某", "乙某", "丙某", "丁某"}, true},
    {"an old file put back", {"甲某"}, true},
    {"two entries swapped", {"甲某", "丙某", "乙某", "丁某", "戊某"}, true},
    {"in another order", {"戊某", "丁某", "丙某", "乙某", "甲某"}, true},
    {"an entry inserted", {"甲某", "乙某", "某某", "丙某", "丁某", "戊某"}, true},
    {"an entry taken out", {"甲某", "乙某", "丁某", "戊某", "己某"}, true},
    {"an entry rewritten", {"甲某", "乙某", "丙某", "丁某", "戊某某"}, true},
    {"rewritten and grown", {"甲某某", "乙某", "丙某", "丁某", "戊某", "己某", "庚某"}, true},
};

static void history_check(size_t i, struct str earlier)
{
    struct place p;

    place_make(&p, histories[i].names);
    check(store_check(&p, (struct str){0}) == STATUS_OK); /* nothing wrong in itself */
    enum status store = store_check(&p, earlier), file = export_check(&p, earlier);
    check(store == file);
    check(store == (histories[i].found ? STATUS_DAMAGED : STATUS_OK));
    place_end(&p);
}

static void one_earlier_checkpoint_finds_every_other_history(void)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct arena *arena = arena_open((size_t)1 << 20);
        struct place truth;
        check(arena != NULL);
        place_make(&truth, true_names);
        struct str earlier = checkpoint_of(&truth, arena, (enum digest_alg)alg);
        place_end(&truth);
        for (size_t i = 0; i < COUNT_OF(histories); i++)
            history_check(i, earlier);
        arena_close(arena);
    }
}

static void the_fault_says_what_is_missing_or_where_it_differs(void)
{
    struct arena *arena = arena_open((size_t)1 << 20);
    static const char *const two[] = {"甲某", "乙某", NULL};
    static const char *const other[] = {"甲某", "乙某", "某某", "丁某", "戊某", NULL};
    struct place p;

    check(arena != NULL);
    place_make(&p, true_names);
    struct str earlier = checkpoint_of(&p, arena, DIGEST_SHA256);
    place_end(&p);
    place_make(&p, two);
    check(store_check(&p, earlier) == STATUS_DAMAGED);
    check(strstr(p.fault.text, "检查点有6条，这里只有3条，缺3条") != NULL);
    place_end(&p);
    place_make(&p, other);
    check(store_check(&p, earlier) == STATUS_DAMAGED);
    check(strstr(p.fault.text, "第0号到第5号") != NULL);
    place_end(&p);
    arena_close(arena);
}

static void a_checkpoint_of_another_record_is_no_damage_but_a_mistake(void)
{
    struct place p;

    place_make(&p, true_names);
    check(store_check(&p, STR("anderswo.example/frj/1\n3\n"
                              "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"))
          == STATUS_INVALID);
    check(store_check(&p, STR("shifan.example/frj/1\nx\n")) == STATUS_INVALID);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(one_earlier_checkpoint_finds_every_other_history),
        TEST(the_fault_says_what_is_missing_or_where_it_differs),
        TEST(a_checkpoint_of_another_record_is_no_damage_but_a_mistake),
    };
    return TESTS_RUN(tests);
}
