#include "base/fault.h"
#include "base/tree.h"
#include "test/check.h"

#include <string.h>

enum { KIB = 1024, MIB = 1024 * KIB };

static bool all_zero(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (at[i] != 0)
            return false;
    return true;
}

/* ---- arena --------------------------------------------------------------------------------- */

static void what_an_arena_gives_is_zeroed_and_aligned(void)
{
    struct arena *arena = arena_open(MIB);
    check(arena != NULL);
    for (size_t size = 1; size < 100; size++) {
        char *taken = arena_take(arena, 3, size);
        check((uintptr_t)taken % 16 == 0);
        check(all_zero(taken, 3 * size));
        memset(taken, 0xAB, 3 * size);
    }
    arena_close(arena);
}

static void memory_given_back_is_zeroed_when_taken_again(void)
{
    struct arena *arena = arena_open(MIB);
    char *kept = arena_take(arena, 5, 1);
    memset(kept, 'k', 5);
    size_t mark = arena_mark(arena);
    char *first = arena_take(arena, 1000, 1);
    memset(first, 0xAB, 1000);
    arena_rewind(arena, mark);
    char *again = arena_take(arena, 1000, 1);
    check(again == first);
    check(all_zero(again, 1000));
    check(memcmp(kept, "kkkkk", 5) == 0);
    arena_close(arena);
}

static void an_arena_holds_exactly_its_limit(void)
{
    struct arena *arena = arena_open(4 * KIB);
    check(arena_left(arena) == 4 * KIB);
    char *taken = arena_take(arena, 4 * KIB - 1, 1);
    taken[4 * KIB - 2] = 'x';
    check(arena_left(arena) == 0);
    arena_close(arena);
}

static void an_arena_larger_than_any_machine_does_not_open(void)
{
    check(arena_open(SIZE_MAX) == NULL);
    check(arena_open(SIZE_MAX / 2) == NULL);
    arena_close(NULL);
}

/* ---- text ---------------------------------------------------------------------------------- */

static void texts_compare_by_their_bytes(void)
{
    check(str_equal(STR(""), str_of(NULL)));
    check(str_is(STR("前"), "前"));
    check(!str_is(STR("a\0b"), "a"));
    check(str_compare(STR("a"), STR("b")) < 0);
    check(str_compare(STR("ab"), STR("a")) > 0);
    check(str_compare(STR("\x7F"), STR("\xC2\x80")) < 0);
    check(str_compare(STR("同"), STR("同")) == 0);
    check(str_starts(STR("备案"), "备") && !str_starts(STR("备"), "备案"));
}

static void blanks_of_chinese_keyboards_are_trimmed(void)
{
    check(str_is(str_trim(STR(" \t　陈某某\xC2\xA0　\r\n")), "陈某某"));
    check(str_is(str_trim(STR("甲　乙")), "甲　乙"));
    check(str_is_blank(STR("　 \n")) && str_is_blank(STR("")));
    check(!str_is_blank(STR(" 甲")));
    check(str_trim(STR("　　")).len == 0);
}

static void an_integer_is_the_whole_text_and_fits(void)
{
    int64_t n = 0;
    check(str_integer(STR("9223372036854775807"), &n) && n == INT64_MAX);
    check(str_integer(STR("-9223372036854775808"), &n) && n == INT64_MIN);
    check(str_integer(STR("-7"), &n) && n == -7);
    n = 42;
    const char *none[] = {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "9223372036854775808",
        "-9223372036854775809", "99999999999999999999", "--1", "１"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        check(!str_integer(str_of(none[i]), &n) && n == 42);
}

static void utf8_refuses_surrogates_overlongs_and_what_lies_beyond(void)
{
    const char *good[] = {"", "abc", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
        "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "容错纠错"};
    for (size_t i = 0; i < COUNT_OF(good); i++)
        check(utf8_valid(str_of(good[i])));
    const char *bad[] = {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE4\xBD",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x8D", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xE4\xBD\x41", "\xC2\x41"};
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(!utf8_valid(str_of(bad[i])));
    check(utf8_valid_len(STR("文\xC0")) == 3);
    check(utf8_valid((struct str){"\xE4\xBD\xA0", 3})
          && !utf8_valid((struct str){"\xE4\xBD\xA0", 2}));
}

static void characters_and_columns_are_counted(void)
{
    check(utf8_count(STR("容错a🍾")) == 4);
    check(utf8_columns(STR("容错a")) == 5);
    check(utf8_columns(STR("，（）")) == 6);
    check(utf8_columns(STR("e\xCC\x81")) == 1);
    check(utf8_columns(STR("🍾𠮷")) == 4);
    check(utf8_columns(STR("\x1B[0m")) == 3);
}

static void a_buffer_keeps_all_that_was_added(void)
{
    struct arena *arena = arena_open(MIB);
    struct buffer buffer = {.arena = arena};
    check(buffer_str(&buffer).len == 0);
    for (int i = 0; i < 1000; i++) {
        buffer_addf(&buffer, "%03d", i);
        buffer_add(&buffer, STR("，"));
    }
    struct str all = buffer_str(&buffer);
    check(all.len == 6000);
    check(str_starts(all, "000，001，"));
    check(str_is((struct str){all.at + 5994, 6}, "999，"));
    check(str_is(str_format(arena, "%.*s-%d", STR_ARG(STR("补录")), 7), "补录-7"));
    check(strcmp(str_c(arena, STR("件")), "件") == 0);
    arena_close(arena);
}

/* ---- fault --------------------------------------------------------------------------------- */

static void a_long_sentence_ends_in_a_whole_character(void)
{
    struct fault fault;
    char text[1000];
    for (size_t i = 0; i + 3 < sizeof(text); i += 3)
        memcpy(text + i, "错", 4);
    check(fault_set(&fault, STATUS_INVALID, "%s", text) == STATUS_INVALID);
    check(fault.status == STATUS_INVALID);
    check(strlen(fault.text) == 399);
    check(fault_set(&fault, STATUS_DENIED, "a%s", text) == STATUS_DENIED);
    check(strlen(fault.text) == 397 && utf8_valid(str_of(fault.text)));
}

/* ---- tree ---------------------------------------------------------------------------------- */

static void a_tree_is_built_in_order_and_found_by_key(void)
{
    struct arena *arena = arena_open(MIB);
    struct node map = {.kind = NODE_MAP};
    node_put_text(arena, &map, "title", STR("示例条款"));
    node_put_integer(arena, &map, "days", 5);
    struct node *list = node_put(arena, &map, STR("steps"));
    list->kind = NODE_LIST;
    for (int i = 0; i < 50; i++)
        node_set_integer(node_push(arena, list), i);
    check(map.len == 3 && str_is(map.items[0].key, "title"));
    check(str_is(node_text(&map, "title"), "示例条款"));
    check(node_text(&map, "days").at == NULL && node_text(&map, "none").at == NULL);
    check(node_get(&map, "days")->integer == 5);
    check(node_get(&map, "steps")->len == 50 && node_get(&map, "steps")->items[49].integer == 49);
    check(node_get(&map, "none") == NULL && node_get(NULL, "title") == NULL);
    check(node_get(node_get(&map, "title"), "title") == NULL);
    arena_close(arena);
}

static void trees_are_equal_whatever_the_order_of_their_keys(void)
{
    struct arena *arena = arena_open(MIB);
    struct node a = {.kind = NODE_MAP, .line = 1}, b = {.kind = NODE_MAP, .line = 9};
    node_put_text(arena, &a, "x", STR("1"));
    node_put_integer(arena, &a, "y", 2);
    struct node *y = node_put_integer(arena, &b, "y", 2);
    y->column = 7;
    struct node *x = node_put_text(arena, &b, "x", STR("1"));
    check(node_equal(&a, &b));
    node_set_integer(x, 1);
    check(!node_equal(&a, &b));
    node_set_text(x, STR("1"));
    node_put_integer(arena, &b, "z", 3);
    check(!node_equal(&a, &b));
    arena_close(arena);
}

static void keys_are_sorted_by_bytes_and_the_repeated_one_is_found(void)
{
    struct arena *arena = arena_open(MIB);
    struct node map = {.kind = NODE_MAP};
    const char *keys[] = {"b", "aa", "a_", "a", "a0"};
    const char *expected[] = {"a", "a0", "a_", "aa", "b"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        node_put_integer(arena, &map, keys[i], 0);
    const struct node *sorted[5];
    node_sort(&map, sorted);
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        check(str_is(sorted[i]->key, expected[i]));
    check(node_twice(arena, &map) == NULL);
    node_put_integer(arena, &map, "b", 0);
    node_put_integer(arena, &map, "a", 0);
    check(node_twice(arena, &map) == &map.items[5]);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(what_an_arena_gives_is_zeroed_and_aligned),
        TEST(memory_given_back_is_zeroed_when_taken_again),
        TEST(an_arena_holds_exactly_its_limit),
        TEST(an_arena_larger_than_any_machine_does_not_open),
        TEST(texts_compare_by_their_bytes),
        TEST(blanks_of_chinese_keyboards_are_trimmed),
        TEST(an_integer_is_the_whole_text_and_fits),
        TEST(utf8_refuses_surrogates_overlongs_and_what_lies_beyond),
        TEST(characters_and_columns_are_counted),
        TEST(a_buffer_keeps_all_that_was_added),
        TEST(a_long_sentence_ends_in_a_whole_character),
        TEST(a_tree_is_built_in_order_and_found_by_key),
        TEST(trees_are_equal_whatever_the_order_of_their_keys),
        TEST(keys_are_sorted_by_bytes_and_the_repeated_one_is_found),
    };
    return TESTS_RUN(tests);
}
