#include "base/json.h"
#include "test/check.h"

#include <dirent.h>
#include <string.h>

enum { MIB = 1024 * 1024 };

static struct str file_text(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    size_t room = MIB;
    char *at = arena_take(arena, room, 1);
    size_t len = fread(at, 1, room, file);
    check(len < room && !ferror(file));
    fclose(file);
    return (struct str){at, len};
}

static bool reads(struct arena *arena, const char *text, struct node *out)
{
    struct fault fault;
    return json_read(arena, str_of(text), out, &fault) == STATUS_OK;
}

/* ---- the public test suite ----------------------------------------------------------------- */

/* What we decided for the files of JSONTestSuite; the first row a name starts with wins. */
static const struct {
    const char *name_start;
    bool accepted;
    const char *why;
} decisions[] = {
    {"y_object_duplicated_key", false, "a key means one thing"},
    {"y_", true, "the standard"},
    {"n_", false, "the standard"},
    {"i_number_", true, "kept as its text"},
    {"i_", false, "no byte order mark, no half characters, no depth above 64"},
    {"number_", true, "kept as its text"},
    {"object_key_nf", true, "no normalisation: the keys differ"},
    {"object_same_key_", false, "a key means one thing"},
    {"string_with_escaped_NULL", true, "text has a length"},
    {"string_", false, "no half characters"},
};

static bool decision(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(decisions); i++)
        if (str_starts(str_of(name), decisions[i].name_start))
            return decisions[i].accepted;
    printf("no decision on %s\n", name);
    check(false);
    return false;
}

static void check_file(struct arena *arena, const char *folder, const char *name)
{
    size_t mark = arena_mark(arena);
    struct node tree;
    struct fault fault = {STATUS_OK, ""};
    const char *path = str_format(arena, "%s/%s", folder, name).at;
    enum status status = json_read(arena, file_text(arena, path), &tree, &fault);
    if ((status == STATUS_OK) != decision(name))
        printf("%s: %s\n", path, fault.text);
    check((status == STATUS_OK) == decision(name));
    check(status == STATUS_OK || (fault.status == STATUS_INVALID && strchr(fault.text, ':')));
    arena_rewind(arena, mark);
}

static int check_folder(const char *folder)
{
    struct arena *arena = arena_open(64 * MIB);
    DIR *dir = opendir(folder);
    check(dir != NULL);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        check_file(arena, folder, entry->d_name);
        count++;
    }
    closedir(dir);
    arena_close(arena);
    return count;
}

static void the_public_suite_is_read_as_decided(void)
{
    check(check_folder("test/vectors/JSONTestSuite/test_parsing") == 318);
    check(check_folder("test/vectors/JSONTestSuite/test_transform") == 22);
}

/* ---- the record's form --------------------------------------------------------------------- */

static struct str bytes_of_hex(struct arena *arena, struct str hex)
{
    char *at = arena_take(arena, hex.len / 2 + 1, 1);
    for (size_t i = 0; i < hex.len / 2; i++) {
        const char two[3] = {hex.at[2 * i], hex.at[2 * i + 1], '\0'};
        at[i] = (char)strtol(two, NULL, 16);
    }
    return (struct str){at, hex.len / 2};
}

/* One line of canonical.jsonl: {"hex", "accept", "why"}. */
static void check_vector(struct arena *arena, struct str line)
{
    struct node row, tree;
    struct fault fault = {STATUS_OK, ""};
    check(json_read(arena, line, &row, &fault) == STATUS_OK);
    bool accept = node_get(&row, "accept")->integer != 0;
    struct str bytes = bytes_of_hex(arena, node_text(&row, "hex"));
    enum status status = json_read_canonical(arena, bytes, &tree, &fault);
    if ((status == STATUS_OK) != accept)
        printf("%.*s (%s)\n", STR_ARG(line), fault.text);
    check(status == (accept ? STATUS_OK : STATUS_INVALID));
    if (!accept)
        return;
    struct buffer again = {.arena = arena};
    check(json_write_canonical(&again, &tree, &fault) == STATUS_OK);
    check(str_equal(buffer_str(&again), bytes));
}

static void the_vectors_of_the_record_are_accepted_or_refused(void)
{
    struct arena *arena = arena_open(16 * MIB);
    struct str all = file_text(arena, "test/vectors/frj-ledger/canonical.jsonl");
    int count = 0;
    while (all.len > 0) {
        const char *end = memchr(all.at, '\n', all.len);
        check(end != NULL);
        size_t len = (size_t)(end - all.at);
        check_vector(arena, (struct str){all.at, len});
        all = (struct str){end + 1, all.len - len - 1};
        count++;
    }
    check(count == 69);
    arena_close(arena);
}

static enum status write_status(struct arena *arena, const struct node *node, struct fault *fault)
{
    struct buffer out = {.arena = arena};
    buffer_add(&out, STR("before"));
    enum status status = json_write_canonical(&out, node, fault);
    check(status == STATUS_OK || str_is(buffer_str(&out), "before"));
    return status;
}

static void what_the_record_cannot_hold_is_refused_and_said(void)
{
    struct arena *arena = arena_open(MIB);
    struct fault fault;
    const struct {
        const char *text, *said;
    } rows[] = {
        {"[1.5]", "1:2: "},
        {"{\"a\":\n null}", "2:2: "},
        {"{\"A\":1}", "1:6: "},
        {"[9007199254740992]", "1:2: "},
        {"[-0]", "1:2: "},
        {"[\"a\\u007f\"]", "1:2: "},
        {"[\"\\r\"]", "1:2: "},
        {"[\"\\u0000\"]", "1:2: "},
        {"[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "1:17: "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct node tree;
        check(reads(arena, rows[i].text, &tree));
        check(write_status(arena, &tree, &fault) == STATUS_INVALID);
        check(str_starts(str_of(fault.text), rows[i].said));
    }
    struct node map = {.kind = NODE_MAP};
    node_put_text(arena, &map, "minutes", STR("\xFF"));
    check(write_status(arena, &map, &fault) == STATUS_INVALID);
    check(strstr(fault.text, "minutes") != NULL);
    arena_close(arena);
}

static void add_many(struct arena *arena, struct node *map, size_t count)
{
    for (size_t i = 0; i < count; i++)
        node_set_integer(node_put(arena, map, str_format(arena, "k%zu", i)), 1);
}

static void the_record_keeps_its_limits_to_the_last_one(void)
{
    struct arena *arena = arena_open(64 * MIB);
    struct fault fault;
    struct node map = {.kind = NODE_MAP};
    add_many(arena, &map, 256);
    check(write_status(arena, &map, &fault) == STATUS_OK);
    node_put_integer(arena, &map, "one_more", 1);
    check(write_status(arena, &map, &fault) == STATUS_INVALID);

    struct node list = {.kind = NODE_LIST};
    for (int i = 0; i < 10000; i++)
        node_set_integer(node_push(arena, &list), i);
    check(write_status(arena, &list, &fault) == STATUS_OK);
    node_set_integer(node_push(arena, &list), 1);
    check(write_status(arena, &list, &fault) == STATUS_INVALID);

    char *long_text = arena_take(arena, 262145, 1);
    memset(long_text, 'x', 262145);
    struct node text = {.kind = NODE_TEXT, .text = {long_text, 262144}};
    check(write_status(arena, &text, &fault) == STATUS_OK);
    text.text.len++;
    check(write_status(arena, &text, &fault) == STATUS_INVALID);
    arena_close(arena);
}

static void a_record_is_at_most_one_mebibyte(void)
{
    struct arena *arena = arena_open(64 * MIB);
    struct fault fault;
    char *long_text = arena_take(arena, 262144, 1);
    memset(long_text, 'x', 262144);
    struct node list = {.kind = NODE_LIST};
    for (int i = 0; i < 4; i++)
        node_set_text(node_push(arena, &list), (struct str){long_text, 262144});
    list.items[3].text.len -= 4 * 3 + 1; /* quotes, commas, brackets: now just 1 MiB */
    struct buffer out = {.arena = arena};
    check(json_write_canonical(&out, &list, &fault) == STATUS_OK && out.len == MIB);
    struct node again;
    check(json_read_canonical(arena, buffer_str(&out), &again, &fault) == STATUS_OK);
    list.items[3].text.len++;
    check(write_status(arena, &list, &fault) == STATUS_INVALID);
    buffer_add(&out, STR(" "));
    check(json_read_canonical(arena, buffer_str(&out), &again, &fault) == STATUS_INVALID);
    arena_close(arena);
}

/* ---- the reader ---------------------------------------------------------------------------- */

static void a_mistake_is_told_with_its_line_and_column(void)
{
    struct arena *arena = arena_open(MIB);
    const struct {
        const char *text, *said;
    } rows[] = {
        {"", "1:1: "},
        {"[1,\n 2,,]", "2:4: "},
        {"{\"陈某某\": tru}", "1:9: "},
        {"{\"a\": 1,\n \"a\": 2}", "2:2: "},
        {"[1]\n\n x", "3:2: "},
        {"[\"open]", "1:2: "},
        {"[\"a\tb\"]", "1:4: "},
        {"[\"\\x\"]", "1:3: "},
        {"[\"好\xFF\"]", "1:4: "},
        {"{a: 1}", "1:2: "},
        {"{\"a\" 1}", "1:6: "},
        {"[01]", "1:2: "},
        {"[1 2]", "1:4: "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct node tree;
        struct fault fault;
        check(json_read(arena, str_of(rows[i].text), &tree, &fault) == STATUS_INVALID);
        check(str_starts(str_of(fault.text), rows[i].said));
    }
    arena_close(arena);
}

static void values_know_their_place(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(arena, "{\n \"名\": [1,\n  \"x\"]}", &tree));
    const struct node *list = node_get(&tree, "名");
    check(tree.line == 1 && tree.column == 1);
    check(list->key_line == 2 && list->key_column == 2);
    check(list->line == 2 && list->column == 7);
    check(list->items[1].line == 3 && list->items[1].column == 3);
    arena_close(arena);
}

static void numbers_keep_what_they_say(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(
        arena, "[9007199254740991, -9007199254740991, 9007199254740992, -0, 1.0, 1e2]", &tree));
    check(tree.items[0].integer == 9007199254740991 && tree.items[1].integer == -9007199254740991);
    const char *kept[] = {"9007199254740992", "-0", "1.0", "1e2"};
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        check(tree.items[i + 2].kind == NODE_NUMBER);
        check(str_is(tree.items[i + 2].text, kept[i]));
    }
    arena_close(arena);
}

static void escapes_mean_their_characters(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    check(reads(arena, "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u9632\\ud83c\\udf7e\"]", &tree));
    check(str_is(tree.items[0].text, "\"\\/\b\f\n\r\té防🍾"));
    check(reads(arena, "\"\\u0000\"", &tree) && tree.text.len == 1);
    arena_close(arena);
}

static void depth_is_limited_and_not_the_stack(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree;
    struct buffer deep = {.arena = arena};
    for (int i = 0; i < 64; i++)
        buffer_add(&deep, STR("["));
    for (int i = 0; i < 64; i++)
        buffer_add(&deep, STR("]"));
    check(reads(arena, str_c(arena, buffer_str(&deep)), &tree));
    check(!reads(arena, str_format(arena, "[%.*s]", STR_ARG(buffer_str(&deep))).at, &tree));
    arena_close(arena);
}

static void more_than_the_arena_holds_is_refused_not_a_crash(void)
{
    struct arena *arena = arena_open(MIB);
    struct arena *small = arena_open(64 * 1024);
    struct buffer many = {.arena = arena};
    buffer_add(&many, STR("["));
    for (int i = 0; i < 5000; i++)
        buffer_add(&many, i % 3 == 0 ? STR("{\"key\":\"v\"},") : STR("[1],"));
    buffer_add(&many, STR("1]"));
    struct node tree;
    struct fault fault;
    check(json_read(small, buffer_str(&many), &tree, &fault) == STATUS_INVALID);
    arena_close(small);
    arena_close(arena);
}

static void a_map_of_many_keys_is_read_in_little_time(void)
{
    struct arena *arena = arena_open(256 * MIB);
    struct buffer many = {.arena = arena};
    buffer_add(&many, STR("{"));
    for (int i = 0; i < 100000; i++)
        buffer_addf(&many, "\"k%d\":1,", i);
    struct str unique = str_format(arena, "%.*s\"z\":1}", STR_ARG(buffer_str(&many)));
    struct str twice = str_format(arena, "%.*s\"k7\":1}", STR_ARG(buffer_str(&many)));
    struct node tree;
    struct fault fault;
    check(json_read(arena, unique, &tree, &fault) == STATUS_OK && tree.len == 100001);
    check(json_read(arena, twice, &tree, &fault) == STATUS_INVALID);
    arena_close(arena);
}

static void pretty_text_reads_back_as_the_same_tree(void)
{
    struct arena *arena = arena_open(MIB);
    struct node tree, again;
    check(reads(arena, "{\"z\":[1,{},[],\"\\u0001\\n\"],\"a\":{\"b\":null,\"c\":1.50}}", &tree));
    struct buffer out = {.arena = arena};
    json_write_pretty(&out, &tree);
    check(str_is(buffer_str(&out),
        "{\n  \"z\": [\n    1,\n    {},\n    [],\n    \"\\u0001\\n\"\n  ],\n"
        "  \"a\": {\n    \"b\": null,\n    \"c\": 1.50\n  }\n}"));
    check(reads(arena, str_c(arena, buffer_str(&out)), &again) && node_equal(&tree, &again));
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_public_suite_is_read_as_decided),
        TEST(the_vectors_of_the_record_are_accepted_or_refused),
        TEST(what_the_record_cannot_hold_is_refused_and_said),
        TEST(the_record_keeps_its_limits_to_the_last_one),
        TEST(a_record_is_at_most_one_mebibyte),
        TEST(a_mistake_is_told_with_its_line_and_column),
        TEST(values_know_their_place),
        TEST(numbers_keep_what_they_say),
        TEST(escapes_mean_their_characters),
        TEST(depth_is_limited_and_not_the_stack),
        TEST(more_than_the_arena_holds_is_refused_not_a_crash),
        TEST(a_map_of_many_keys_is_read_in_little_time),
        TEST(pretty_text_reads_back_as_the_same_tree),
    };
    return TESTS_RUN(tests);
}
