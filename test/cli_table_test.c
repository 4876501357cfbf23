/* The table of commands against what the office takes, and the small parts of the command line. */
#include "casework/command.h"
#include "cli/commands.h"
#include "cli/talk.h"
#include "test/check.h"

static struct arena *arena;

static struct args read_words(const char *const *words, int count, const struct cli_command **row)
{
    struct args args;
    struct fault fault = {0};
    char *copies[16];

    for (int i = 0; i < count; i++)
        copies[i] = (char *)(uintptr_t)str_c(arena, str_of(words[i]));
    check(args_read(arena, count, copies, &args, row, &fault) == STATUS_OK);
    return args;
}
#define READ(row, ...)                                                                             \
    read_words((const char *const[]){__VA_ARGS__},                                                 \
        (int)COUNT_OF(((const char *const[]){__VA_ARGS__})), row)

static void every_request_the_office_takes_has_a_row(void)
{
    size_t len;
    const struct command_kind *kinds = command_kinds(&len);

    for (size_t i = 0; i < len; i++) {
        if (str_is(str_of(kinds[i].noun), "log") || str_is(str_of(kinds[i].verb), "new"))
            continue; /* written by init; opened by the noun of a procedure */
        const struct cli_command *row = command_row(str_of(kinds[i].noun), str_of(kinds[i].verb));
        if (row == NULL)
            printf("     no row for %s %s\n", kinds[i].noun, kinds[i].verb);
        check(row != NULL && row->noun != NULL);
    }
}

static void every_row_says_how_it_is_used_and_how_it_ends(void)
{
    size_t len;
    const struct cli_command *rows = commands(&len);

    for (size_t i = 0; i < len; i++) {
        check(rows[i].title[0] != '\0' && rows[i].run != NULL);
        check(str_starts(str_of(rows[i].examples), "frj "));
        check(rows[i].exits[0] == '0');
    }
}

static void dots_make_maps_and_dashes_are_underscores(void)
{
    const struct cli_command *row;
    struct args args = READ(&row, "filing", "new", "--apply.objective-reasons", "x", "--title=y");

    check(str_is(node_text(node_get(args.input, "apply"), "objective_reasons"), "x"));
    check(str_is(node_text(args.input, "title"), "y"));
}

static void a_value_that_begins_with_a_bracket_is_yaml(void)
{
    const struct cli_command *row;
    struct args args = READ(&row, "roster", "set", "b", "--members", "[{person: a, leader: 1}]");
    const struct node *members = node_get(args.input, "members");

    check(members != NULL && members->kind == NODE_LIST && members->len == 1);
    check(str_is(node_text(&members->items[0], "person"), "a"));
    check(node_get(&members->items[0], "leader")->integer == 1);
}

static void a_name_given_twice_makes_a_list(void)
{
    const struct cli_command *row;
    struct args args =
        READ(&row, "filing", "new", "--clauses", "R01", "--clauses", "R02", "--clauses", "R03");
    const struct node *clauses = node_get(args.input, "clauses");

    check(clauses->kind == NODE_LIST && clauses->len == 3);
    check(str_is(clauses->items[0].text, "R01") && str_is(clauses->items[2].text, "R03"));
}

static void a_field_named_like_a_flag_of_another_command_stays_a_field(void)
{
    const struct cli_command *row;
    struct args args = READ(&row, "tenure", "begin", "ma", "--from", "2020-01-01");

    check(!arg_given(&args, "from"));
    check(str_is(node_text(args.input, "from"), "2020-01-01"));
    check(str_is(arg_word(&args, row, 0), "ma"));
}

static void flags_may_stand_before_the_noun(void)
{
    const struct cli_command *row;
    struct args args = READ(&row, "--data", "d", "--json", "report", "line", "--list");

    check(row != NULL && str_is(str_of(row->noun), "report"));
    check(str_is(arg(&args, "data"), "d") && arg_given(&args, "json") && arg_given(&args, "list"));
}

struct split_row {
    const char *detail, *reason, *remedy;
};

static const struct split_row splits[] = {
    {"实到2人。请改期。", "实到2人。", "请改期。"},
    {"没有这个职务，请先登记。", "没有这个职务，请先登记。", ""},
    {"甲。乙。请重写。再说。", "甲。乙。", "请重写。再说。"},
    {"甲。可以乙。", "甲。可以乙。", ""},
    {"", "", ""},
};

static void a_refusal_is_split_where_it_says_what_to_do(void)
{
    for (size_t i = 0; i < COUNT_OF(splits); i++) {
        struct str reason, remedy;
        detail_split(str_of(splits[i].detail), &reason, &remedy);
        check(str_is(reason, splits[i].reason));
        check(str_is(remedy, splits[i].remedy));
    }
}

static void the_nearest_word_is_two_letters_away_at_most(void)
{
    static const struct str names[] = {STR_INIT("show"), STR_INIT("list"), STR_INIT("export")};

    check(str_is(word_nearest(STR("shwo"), names, COUNT_OF(names)), "show"));
    check(str_is(word_nearest(STR("exprot"), names, COUNT_OF(names)), "export"));
    check(word_nearest(STR("nothing"), names, COUNT_OF(names)).len == 0);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_request_the_office_takes_has_a_row),
        TEST(every_row_says_how_it_is_used_and_how_it_ends),
        TEST(dots_make_maps_and_dashes_are_underscores),
        TEST(a_value_that_begins_with_a_bracket_is_yaml),
        TEST(a_name_given_twice_makes_a_list),
        TEST(a_field_named_like_a_flag_of_another_command_stays_a_field),
        TEST(flags_may_stand_before_the_noun),
        TEST(a_refusal_is_split_where_it_says_what_to_do),
        TEST(the_nearest_word_is_two_letters_away_at_most),
    };

    arena = arena_open((size_t)1 << 26);
    must(arena != NULL);
    int status = TESTS_RUN(tests);
    arena_close(arena);
    return status;
}
