/* Names of persons: test/vectors/name_vectors.json, and how long they may be. */
#include "casework/person_name.h"

#include "base/json.h"
#include "test/check.h"
#include "test/file.h"

static struct arena *arena;
static struct node vectors;

static bool contains(struct str text, struct str part)
{
    for (size_t i = 0; i + part.len <= text.len; i++)
        if (str_equal((struct str){text.at + i, part.len}, part))
            return true;
    return false;
}

static void separators_become_one_and_nothing_else_changes(void)
{
    const struct node *rows = node_get(&vectors, "normal");

    check(rows != NULL && rows->len >= 16);
    for (size_t i = 0; i < rows->len; i++) {
        struct str name = node_text(&rows->items[i], "name");
        struct str want = node_text(&rows->items[i], "want");
        check(str_equal(person_name_normal(arena, name), want));
        check(str_equal(person_name_normal(arena, want), want));
        check(name_mistake(arena, want).len == 0);
    }
}

static void private_and_control_characters_are_refused_with_their_place(void)
{
    const struct node *rows = node_get(&vectors, "refused");

    check(rows != NULL && rows->len >= 4);
    for (size_t i = 0; i < rows->len; i++) {
        struct str said = name_mistake(arena, node_text(&rows->items[i], "name"));
        int64_t place = node_get(&rows->items[i], "place")->integer;
        check(contains(said, str_format(arena, "第%d个字", (int)place)));
    }
}

static struct str repeated(const char *character, size_t times)
{
    struct buffer out = {.arena = arena};

    for (size_t i = 0; i < times; i++)
        buffer_add(&out, str_of(character));
    return buffer_str(&out);
}

static void a_name_has_one_to_a_hundred_characters_however_many_bytes(void)
{
    check(name_mistake(arena, STR("陈")).len == 0);
    check(name_mistake(arena, repeated("𰻞", 100)).len == 0);
    check(name_mistake(arena, repeated("𰻞", 101)).len > 0);
    check(name_mistake(arena, STR("　 ")).len > 0);
    check(name_mistake(arena, STR("")).len > 0);
    check(person_name_normal(arena, STR("　")).len == 0);
}

static void a_dot_at_an_end_is_no_separator(void)
{
    check(str_is(person_name_normal(arena, STR("陈某.")), "陈某."));
    check(str_is(person_name_normal(arena, STR("•陈某")), "•陈某"));
    check(str_is(person_name_normal(arena, STR("陈 某")), "陈 某"));
}

int main(void)
{
    static const struct test tests[] = {
        TEST(separators_become_one_and_nothing_else_changes),
        TEST(private_and_control_characters_are_refused_with_their_place),
        TEST(a_name_has_one_to_a_hundred_characters_however_many_bytes),
        TEST(a_dot_at_an_end_is_no_separator),
    };
    struct fault fault = {0};

    arena = arena_open((size_t)16 << 20);
    check(json_read(arena, file_read(arena, "test/vectors/name_vectors.json"), &vectors, &fault)
          == STATUS_OK);
    return TESTS_RUN(tests);
}
