#include "base/json.h"
#include "base/yaml.h"
#include "test/check.h"

#include <string.h>

enum { MIB = 1024 * 1024 };

static bool reads(struct arena *arena, const char *text, struct node *out)
{
    struct fault fault;
    return yaml_read(arena, str_of(text), 1, out, &fault) == STATUS_OK;
}

struct row {
    const char *text, *said;
};

/* Each text is refused, and the sentence starts as said and is Chinese. */
static void check_refused(const struct row *rows, size_t len)
{
    struct arena *arena = arena_open(MIB);
    for (size_t i = 0; i < len; i++) {
        struct node tree;
        struct fault fault = {STATUS_OK, ""};
        enum status status = yaml_read(arena, str_of(rows[i].text), 1, &tree, &fault);
        if (status != STATUS_INVALID || !str_starts(str_of(fault.text), rows[i].said))
            printf("%s -> %s\n", rows[i].text, fault.text);
        check(status == STATUS_INVALID);
        check(str_starts(str_of(fault.text), rows[i].said));
        check(utf8_count(str_of(fault.text)) < strlen(fault.text));
    }
    arena_close(arena);
}

static void a_pack_is_read_with_the_place_of_every_key_and_value(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(arena,
        "标题: 示例条款\nsteps:\n  - name: a\n    days: 5\n  - {name: b, 天: [1, \"2\"]}\n",
        &tree));
    const struct node *title = node_get(&tree, "标题");
    check(title->line == 1 && title->column == 5 && title->key_line == 1 && title->key_column == 1);
    const struct node *steps = node_get(&tree, "steps");
    check(steps->kind == NODE_LIST && steps->len == 2 && steps->line == 3 && steps->column == 3);
    const struct node *days = node_get(&steps->items[0], "days");
    check(days->integer == 5 && days->line == 4 && days->column == 11 && days->key_column == 5);
    const struct node *flow = node_get(&steps->items[1], "天");
    check(flow->key_line == 5 && flow->key_column == 15 && flow->column == 18);
    check(flow->items[0].kind == NODE_INTEGER && flow->items[1].kind == NODE_TEXT);
    arena_close(arena);
}

static void only_plain_scalars_are_typed(void)
{
    struct arena *arena = arena_open(MIB);
    const struct {
        const char *text;
        enum node_kind kind;
    } rows[] = {
        {"true", NODE_BOOL},
        {"false", NODE_BOOL},
        {"null", NODE_NULL},
        {"~", NODE_NULL},
        {"a:", NODE_MAP},
        {"12", NODE_INTEGER},
        {"-12", NODE_INTEGER},
        {"0", NODE_INTEGER},
        {"9007199254740991", NODE_INTEGER},
        {"\"true\"", NODE_TEXT},
        {"'12'", NODE_TEXT},
        {"|\n 12", NODE_TEXT},
        {">\n 12", NODE_TEXT},
        {"yes", NODE_TEXT},
        {"True", NODE_TEXT},
        {"007", NODE_TEXT},
        {"-0", NODE_TEXT},
        {"+5", NODE_TEXT},
        {"0x1F", NODE_TEXT},
        {"1.5", NODE_TEXT},
        {"9007199254740992", NODE_TEXT},
        {"350102199001011234", NODE_TEXT},
        {"2026-11-03", NODE_TEXT},
        {"", NODE_NULL},
        {"# only a comment\n", NODE_NULL},
        {"''", NODE_TEXT},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct node tree;
        check(reads(arena, rows[i].text, &tree));
        check(tree.kind == rows[i].kind);
    }
    arena_close(arena);
}

static void nothing_after_a_key_is_null_near_its_key(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(arena, "a: 1\nb:\nc: 2\n", &tree));
    const struct node *b = node_get(&tree, "b");
    check(b->kind == NODE_NULL && b->line == 2 && b->key_line == 2);
    arena_close(arena);
}

static void wrong_indentation_is_told_where_it_stands(void)
{
    static const struct row rows[] = {
        {"a:\n  - 1\n - 2\n", "3:2: 缩进"},
        {"a:\n  b: 1\n c: 2\n", "3:2: 缩进"},
        {"  a: 1\nb: 2\n", "2:1: 缩进"},
        {"a:\n\tb: 1\n", "2:1: 缩进不能用制表符"},
        {"a: x\n- b\n", "2:1: 缩进"},
        {"a: x\nb\nc: z\n", "2:1: 名称后面缺少"},
        {"a: x\nb:#z\n", "2:1: 缩进"},
    };
    check_refused(rows, COUNT_OF(rows));
}

static void a_key_is_written_once(void)
{
    static const struct row rows[] = {
        {"a: 1\nb: 2\na: 3\n", "3:1: 这个名称"},
        {"x: {名: 1, 名: 2}", "1:11: 这个名称"},
        {"a: 1\n\"a\": 2\n", "2:1: 这个名称"},
    };
    check_refused(rows, COUNT_OF(rows));
}

static void what_hides_meaning_is_refused(void)
{
    static const struct row rows[] = {
        {"a: &x 1\nb: *x\n", "1:5: 不能使用 & 锚点"},
        {"b: *x\n", "1:5: 不能使用 * 引用"},
        {"*x : 1\n", "1:2: 不能使用 * 引用"},
        {"&k a: 1\n", "1:2: 不能使用 & 锚点"},
        {"a: !!str 1\n", "1:4: 不能使用 ! 标签"},
        {"a: ! 1\n", "1:4: 不能使用 ! 标签"},
        {"!m {a: 1}\n", "1:1: 不能使用 ! 标签"},
        {"a: !x [1]\n", "1:4: 不能使用 ! 标签"},
        {"%YAML 1.2\n---\na: 1\n", "1:1: 不能使用 % 开头的指令"},
        {"%TAG !e! tag:e,2026:\n---\na: 1\n", "1:1: 不能使用 % 开头的指令"},
        {"a: 1\n---\nb: 2\n", "2:1: 只能写一份文档"},
        {"a: 1\n...\n---\nb: 2\n", "3:1: 只能写一份文档"},
        {"[a, b]: 1\n", "1:1: 名称只能是文字"},
        {"? {a: 1}\n: 2\n", "1:3: 名称只能是文字"},
        {": 1\n", "1:1: 冒号前面缺少名称"},
    };
    check_refused(rows, COUNT_OF(rows));
}

static void broken_text_is_told_in_plain_words(void)
{
    static const struct row rows[] = {
        {"a: \"x\n", "1:"},
        {"a: [1, 2\n", "2:1: 括号没有成对"},
        {"a: {x: 1}}\n", "1:10: 多了一个右括号"},
        {"a: b: c\n", "1:5: "},
        {"a: @b\n", "1:4: 文字不能以这个符号开头"},
        {"甲: \x01\n", "1:4: 这里有不能显示的控制字符"},
        {"a: 1\rb: 2\n", "1:5: 这里有不能显示的控制字符"},
        {"甲: 乙\n丙: \xFF\n", "2:4: 这里不是 UTF-8"},
        {"a: \"\\ud800\"\n", "1:"},
        {"a: \"\\q\"\n", "1:"},
    };
    check_refused(rows, COUNT_OF(rows));
}

static void a_block_in_a_story_reports_the_lines_of_the_story(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    struct fault fault;
    check(yaml_read(arena, STR("a: 1\nb: 2\n"), 41, &tree, &fault) == STATUS_OK);
    check(node_get(&tree, "b")->line == 42 && node_get(&tree, "b")->key_line == 42);
    check(yaml_read(arena, STR("a: 1\na: 2\n"), 41, &tree, &fault) == STATUS_INVALID);
    check(str_starts(str_of(fault.text), "42:1: "));
    check(yaml_read(arena, STR("a: 1\n b\n- x"), 41, &tree, &fault) == STATUS_INVALID);
    check(str_starts(str_of(fault.text), "43:1: "));
    check(yaml_read(arena, STR("\n\n\x02"), 41, &tree, &fault) == STATUS_INVALID);
    check(str_starts(str_of(fault.text), "43:1: "));
    arena_close(arena);
}

static void files_of_windows_are_read_as_well(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(arena,
        "\xEF\xBB\xBF"
        "a: 1\r\nb: 甲\r\n",
        &tree));
    check(tree.len == 2 && node_get(&tree, "a")->integer == 1);
    check(str_is(node_text(&tree, "b"), "甲") && node_get(&tree, "b")->line == 2);
    arena_close(arena);
}

static void yaml_and_json_of_one_document_give_one_tree(void)
{
    struct arena *arena = arena_open(MIB);
    struct node yaml, json;
    struct fault fault;
    check(reads(arena, "---\na: [1, true, ~]\nb:\n  c: |\n    甲\n    乙\n  d: x y\n...\n", &yaml));
    check(json_read(arena, STR("{\"b\":{\"d\":\"x y\",\"c\":\"甲\\n乙\\n\"},\"a\":[1,true,null]}"),
              &json, &fault)
          == STATUS_OK);
    check(node_equal(&yaml, &json));
    arena_close(arena);
}

static void depth_and_size_are_limited(void)
{
    struct arena *arena = arena_open(64 * MIB);
    struct node tree;
    struct fault fault;
    struct buffer deep = {.arena = arena};
    for (int i = 0; i < 65; i++)
        buffer_add(&deep, STR("["));
    for (int i = 0; i < 65; i++)
        buffer_add(&deep, STR("]"));
    struct str inner = {buffer_str(&deep).at + 1, 128};
    check(yaml_read(arena, inner, 1, &tree, &fault) == STATUS_OK);
    check(yaml_read(arena, buffer_str(&deep), 1, &tree, &fault) == STATUS_INVALID);
    check(strstr(fault.text, "层次太深") != NULL);
    size_t len = 4 * MIB + 1;
    char *large = arena_take(arena, len, 1);
    memset(large, '#', len);
    check(yaml_read(arena, (struct str){large, len}, 1, &tree, &fault) == STATUS_INVALID);
    check(yaml_read(arena, (struct str){large, len - 1}, 1, &tree, &fault) == STATUS_OK);
    arena_close(arena);
}

static void a_desert_of_blank_lines_is_refused(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    struct fault fault;
    struct buffer text = {.arena = arena};
    buffer_add(&text, STR("a: |\n"));
    for (int i = 0; i < 200; i++)
        buffer_add(&text, STR("  \n"));
    check(yaml_read(arena, buffer_str(&text), 1, &tree, &fault) == STATUS_OK);
    buffer_add(&text, STR("\n"));
    check(yaml_read(arena, buffer_str(&text), 1, &tree, &fault) == STATUS_INVALID);
    check(str_is(str_of(fault.text), "203:1: 连续的空行太多"));
    arena_close(arena);
}

static void more_than_the_arena_holds_is_refused_not_a_crash(void)
{
    struct arena *arena = arena_open(MIB);
    struct arena *small = arena_open(16 * 1024);
    struct buffer many = {.arena = arena};
    for (int i = 0; i < 2000; i++)
        buffer_addf(&many, "k%d: [a, b]\n", i);
    struct node tree;
    struct fault fault;
    check(yaml_read(small, buffer_str(&many), 1, &tree, &fault) == STATUS_INVALID);
    check(strstr(fault.text, "内容太多") != NULL);
    arena_close(small);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_pack_is_read_with_the_place_of_every_key_and_value),
        TEST(only_plain_scalars_are_typed),
        TEST(nothing_after_a_key_is_null_near_its_key),
        TEST(wrong_indentation_is_told_where_it_stands),
        TEST(a_key_is_written_once),
        TEST(what_hides_meaning_is_refused),
        TEST(broken_text_is_told_in_plain_words),
        TEST(a_block_in_a_story_reports_the_lines_of_the_story),
        TEST(files_of_windows_are_read_as_well),
        TEST(yaml_and_json_of_one_document_give_one_tree),
        TEST(depth_and_size_are_limited),
        TEST(a_desert_of_blank_lines_is_refused),
        TEST(more_than_the_arena_holds_is_refused_not_a_crash),
    };
    return TESTS_RUN(tests);
}
