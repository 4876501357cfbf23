/* Shapes: what is written is read back the same; what is wrong is said with its place. */
#include "base/json.h"
#include "casework/sealed.h"
#include "test/check.h"

#include <string.h>

enum { RUNS = 5000 };

static struct arena *arena;

/* ---- a shape with every kind of field ------------------------------------------------------ */

struct inner {
    struct str word;
    struct number n;
    struct list codes;
};

struct sample {
    struct str text, code, secret;
    struct id id;
    struct date date, day;
    struct number number, round;
    int choice;
    const struct inner *group, *talk;
    struct list list, codes, texts, ids;
    const struct node *tree;
    enum absent text_absent, date_absent, number_absent, choice_absent, group_absent, list_absent;
};

static const char *const COLOURS[] = {NULL, "red", "green", "blue", NULL};

static const struct field INNER_FIELDS[] = {
    {ROW(inner, word, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(inner, n, FIELD_NUMBER), FIELD_SEALED},
    {ROW(inner, codes, FIELD_CODES)},
};
static const struct shape INNER = {.name = "inner",
    .v = 1,
    .size = sizeof(struct inner),
    .fields = INNER_FIELDS,
    .fields_len = COUNT_OF(INNER_FIELDS)};

static const struct field SAMPLE_FIELDS[] = {
    {ROW(sample, text, FIELD_TEXT), ABSENT_ROW(sample, text)},
    {ROW(sample, code, FIELD_CODE)},
    {ROW(sample, secret, FIELD_TEXT), FIELD_SEALED},
    {ROW(sample, id, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(sample, date, FIELD_DATE), ABSENT_ROW(sample, date)},
    {ROW(sample, day, FIELD_DAY)},
    {ROW(sample, number, FIELD_NUMBER), ABSENT_ROW(sample, number)},
    {ROW(sample, round, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(sample, choice, FIELD_CHOICE), .choices = COLOURS, ABSENT_ROW(sample, choice)},
    {ROW(sample, group, FIELD_GROUP), .of = &INNER, ABSENT_ROW(sample, group)},
    {ROW(sample, talk, FIELD_GROUP), FIELD_SEALED, .of = &INNER},
    {ROW(sample, list, FIELD_LIST), .of = &INNER, ABSENT_ROW(sample, list)},
    {ROW(sample, codes, FIELD_CODES)},
    {ROW(sample, texts, FIELD_TEXTS)},
    {ROW(sample, ids, FIELD_IDS), .refers = STREAM_PERSON},
    {ROW(sample, tree, FIELD_TREE)},
};
static const struct shape SAMPLE = {.name = "sample_taken",
    .v = 1,
    .size = sizeof(struct sample),
    .fields = SAMPLE_FIELDS,
    .fields_len = COUNT_OF(SAMPLE_FIELDS)};

/* ---- random structs ------------------------------------------------------------------------ */

static uint64_t seed;

static uint64_t random_below(uint64_t n)
{
    uint64_t z = seed += 0x9E3779B97F4A7C15u; /* SplitMix64 */
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % n;
}

static struct str random_text(void)
{
    static const struct str PIECES[] = {STR_INIT("容"), STR_INIT("a"), STR_INIT("\n"),
        STR_INIT("\t"), STR_INIT("\""), STR_INIT("\\"), STR_INIT("𠮷"), STR_INIT(" "),
        STR_INIT("é"), STR_INIT("{}"), STR_INIT("\xE2\x80\xA8")};
    struct buffer text = {.arena = arena};
    for (uint64_t n = 1 + random_below(6); n > 0; n--)
        buffer_add(&text, PIECES[random_below(COUNT_OF(PIECES))]);
    return buffer_str(&text);
}

static struct str random_code(void)
{
    static const char LETTERS[] = "abzAZ09_.-";
    size_t len = 1 + random_below(40);
    char *at = arena_take(arena, len, 1);
    for (size_t i = 0; i < len; i++)
        at[i] = LETTERS[random_below(sizeof(LETTERS) - 1)];
    return (struct str){at, len};
}

static struct id random_id(void)
{
    struct id id;
    for (size_t i = 0; i < sizeof(id.b); i++)
        id.b[i] = (uint8_t)(1 + random_below(255));
    return id;
}

static struct number random_number(void)
{
    int64_t n = (int64_t)random_below(9007199254740992u);
    return (struct number){true, random_below(2) == 0 ? n : -n};
}

static struct date random_date(void)
{
    static const char *const FORMS[] = {"2020-08-01", "2020-02", "1999", "2012-03/2013-12", "--02",
        "--08-23", "2022年底", "2024年2月下旬"};
    struct node node = {0};
    struct date date;
    node_set_text(&node, str_of(FORMS[random_below(COUNT_OF(FORMS))]));
    check(date_read_loose(&node, &date));
    if (random_below(3) == 0)
        date.words = random_text();
    return date;
}

static struct list random_list(const struct field *field);

static void random_struct(const struct shape *shape, void *data);

static const void *random_group(const struct shape *of)
{
    void *data = arena_take(arena, 1, of->size);
    random_struct(of, data);
    return data;
}

static const struct node *random_tree(void)
{
    static const char *const TREES[] = {
        "[]", "{}", "{\"a\":[1,{\"absent\":\"unknown\"}]}", "\"x\"", "true", "-7"};
    struct node *node = arena_new(arena, struct node);
    struct fault fault;
    struct str text = str_of(TREES[random_below(COUNT_OF(TREES))]);
    check(json_read(arena, text, node, &fault) == STATUS_OK);
    return node;
}

static void random_value(const struct field *field, void *at)
{
    switch (field->kind) {
    case FIELD_TEXT: *(struct str *)at = random_text(); break;
    case FIELD_CODE: *(struct str *)at = random_code(); break;
    case FIELD_ID: *(struct id *)at = random_id(); break;
    case FIELD_DATE: *(struct date *)at = random_date(); break;
    case FIELD_DAY: *(struct date *)at = date_of_day((day){(int32_t)random_below(40000)}); break;
    case FIELD_NUMBER: *(struct number *)at = random_number(); break;
    case FIELD_CHOICE: *(int *)at = 1 + (int)random_below(3); break;
    case FIELD_GROUP: *(const void **)at = random_group(field->of); break;
    case FIELD_TREE: *(const struct node **)at = random_tree(); break;
    case FIELD_LIST:
    case FIELD_CODES:
    case FIELD_TEXTS:
    case FIELD_IDS: *(struct list *)at = random_list(field); break;
    }
}

static struct list random_list(const struct field *field)
{
    struct field item = *field;
    size_t len = random_below(4), size = sizeof(struct str);
    item.kind = field->kind == FIELD_CODES ? FIELD_CODE : FIELD_TEXT;
    if (field->kind == FIELD_IDS) {
        item.kind = FIELD_ID;
        size = sizeof(struct id);
    } else if (field->kind == FIELD_LIST) {
        size = field->of->size;
    }
    char *at = arena_take(arena, len + 1, size);
    for (size_t i = 0; i < len; i++) {
        if (field->kind == FIELD_LIST)
            random_struct(field->of, at + i * size);
        else
            random_value(&item, at + i * size);
    }
    return (struct list){at, len};
}

static void random_struct(const struct shape *shape, void *data)
{
    for (size_t i = 0; i < shape->fields_len; i++) {
        const struct field *field = &shape->fields[i];
        uint64_t chance = random_below(4);
        if (chance == 0 && field->absent_at != 0)
            *(enum absent *)(void *)((char *)data + field->absent_at) =
                (enum absent)(1 + random_below(4));
        else if (chance > 1 || (field->flags & FIELD_REQUIRED) != 0)
            random_value(field, (char *)data + field->at);
    }
}

/* ---- are two structs the same?  Told by their members, not by the writer ------------------- */

static bool same_struct(const struct shape *shape, const void *a, const void *b);

static bool same_date(const struct date *a, const struct date *b)
{
    return a->precision == b->precision && a->from.n == b->from.n && a->to.n == b->to.n
           && a->month == b->month && a->day_number == b->day_number
           && str_equal(a->words, b->words);
}

static bool same_list(const struct field *field, const struct list *a, const struct list *b)
{
    if ((a->at == NULL) != (b->at == NULL) || a->len != b->len)
        return false;
    for (size_t i = 0; a->at != NULL && b->at != NULL && i < a->len; i++) {
        if (field->kind == FIELD_LIST
            && !same_struct(field->of, (const char *)a->at + i * field->of->size,
                (const char *)b->at + i * field->of->size))
            return false;
        if (field->kind == FIELD_IDS
            && !id_equal(((const struct id *)a->at)[i], ((const struct id *)b->at)[i]))
            return false;
        if ((field->kind == FIELD_CODES || field->kind == FIELD_TEXTS)
            && !str_equal(((const struct str *)a->at)[i], ((const struct str *)b->at)[i]))
            return false;
    }
    return true;
}

static bool same_value(const struct field *field, const void *a, const void *b)
{
    const struct str *s = a, *t = b;
    const struct number *m = a, *n = b;
    const void *const *p = a, *const *q = b;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_CODE: return (s->at == NULL) == (t->at == NULL) && str_equal(*s, *t);
    case FIELD_ID: return memcmp(a, b, sizeof(struct id)) == 0;
    case FIELD_DATE:
    case FIELD_DAY: return same_date(a, b);
    case FIELD_NUMBER: return m->given == n->given && m->n == n->n;
    case FIELD_CHOICE: return *(const int *)a == *(const int *)b;
    case FIELD_GROUP:
        return (*p == NULL) == (*q == NULL) && (*p == NULL || same_struct(field->of, *p, *q));
    case FIELD_TREE: return (*p == NULL) == (*q == NULL) && (*p == NULL || node_equal(*p, *q));
    case FIELD_LIST:
    case FIELD_CODES:
    case FIELD_TEXTS:
    case FIELD_IDS: return same_list(field, a, b);
    }
    return false;
}

static bool same_struct(const struct shape *shape, const void *a, const void *b)
{
    for (size_t i = 0; i < shape->fields_len; i++) {
        const struct field *field = &shape->fields[i];
        if (!same_value(field, (const char *)a + field->at, (const char *)b + field->at))
            return false;
        if (field->absent_at != 0
            && memcmp((const char *)a + field->absent_at, (const char *)b + field->absent_at,
                   sizeof(enum absent))
                   != 0)
            return false;
    }
    return true;
}

/* ---- helpers ------------------------------------------------------------------------------- */

static const struct id CHEN = {{0xC4}};

static bool find_name(const void *context, enum stream_kind kind, struct str word, struct id *out)
{
    (void)context;
    *out = CHEN;
    return kind == STREAM_PERSON && (str_is(word, "陈某某") || str_is(word, "chen"));
}
static const struct names NAMES = {NULL, find_name};

static struct node json(const char *text)
{
    struct node node = {0};
    struct fault fault;
    check(json_read(arena, str_of(text), &node, &fault) == STATUS_OK);
    return node;
}

static struct problems problems;

static const struct sample *read_as(const char *text, bool command)
{
    struct node node = json(text);
    problems = (struct problems){.arena = arena};
    return shape_read(arena, &SAMPLE, &node, &NAMES, command, &problems);
}

/* Is there exactly one problem, with this path, holding these words? */
static bool one_problem(const char *path, const char *words)
{
    return problems.len == 1 && str_is(problems.at[0].path, path)
           && strstr(str_c(arena, problems.at[0].text), words) != NULL;
}

static struct str canonical(const struct node *node)
{
    struct buffer out = {.arena = arena};
    struct fault fault;
    check(json_write_canonical(&out, node, &fault) == STATUS_OK);
    return buffer_str(&out);
}

/* ---- tests --------------------------------------------------------------------------------- */

static void run_once(void)
{
    struct sample *data = arena_new(arena, struct sample);
    struct node written = {0}, again = {0}, recorded = {0};
    struct fault fault;
    random_struct(&SAMPLE, data);
    shape_write(arena, &SAMPLE, data, &written);
    struct str bytes = canonical(&written);
    check(json_read_canonical(arena, bytes, &recorded, &fault) == STATUS_OK);
    problems = (struct problems){.arena = arena};
    const struct sample *read = shape_read(arena, &SAMPLE, &recorded, NULL, false, &problems);
    check(problems.len == 0);
    check(same_struct(&SAMPLE, data, read));
    shape_write(arena, &SAMPLE, read, &again);
    check(node_equal(&written, &again));
    check(str_equal(canonical(&again), bytes));
}

static void what_is_written_is_read_back_the_same(void)
{
    size_t mark = arena_mark(arena);
    for (uint64_t run = 0; run < RUNS; run++) {
        seed = run;
        run_once();
        arena_rewind(arena, mark);
    }
}

static void what_was_not_given_stays_away(void)
{
    const struct sample empty = {0};
    struct node written = {0};
    shape_write(arena, &SAMPLE, &empty, &written);
    check(written.kind == NODE_MAP && written.len == 0);
    const struct sample *read = read_as("{}", false);
    check(problems.len == 0 && same_struct(&SAMPLE, &empty, read));
}

static void the_four_absences_are_four_values(void)
{
    for (int i = ABSENT_UNKNOWN; i <= ABSENT_NONE; i++) {
        struct str text = str_format(arena, "{\"number\":{\"absent\":\"%s\"}}", absent_codes[i]);
        const struct sample *read = read_as(str_c(arena, text), false);
        struct node written = {0};
        check(problems.len == 0 && !read->number.given && (int)read->number_absent == i);
        check(!field_given(shape_field(&SAMPLE, STR("number")), read));
        shape_write(arena, &SAMPLE, read, &written);
        check(str_equal(canonical(&written), text));
    }
    read_as("{\"number\":{\"absent\":\"perhaps\"}}", true);
    check(one_problem("number", "unknown（不详）"));
    read_as("{\"code\":{\"absent\":\"unknown\"}}", true);
    check(one_problem("code", "没有内容就不写这一项"));
}

static const struct {
    const char *text;
    bool command;
    const char *path, *words;
} WRONG[] = {
    {"[]", true, "", "名称: 内容"},
    {"{\"numbre\":1}", true, "numbre", "没有名为“numbre”的项；相近的有：number。"},
    {"{\"zzzzzzzz\":1}", true, "zzzzzzzz", "可以写的有：text、code"},
    {"{\"group\":{\"wordd\":\"x\",\"word\":\"y\"}}", true, "group.wordd", "相近的有：word。"},
    {"{\"round\":1}", true, "round", "没有名为“round”的项"},
    {"{\"group\":{}}", true, "group.word", "必须填写"},
    {"{\"group\":{\"word\":\" \"}}", true, "group.word", "必须填写"},
    {"{\"list\":[{\"word\":\"x\"},{\"word\":7,\"n\":\"x\"}]}", true, "list[1].n", "整数"},
    {"{\"list\":[1]}", true, "list[0]", "名称: 内容"},
    {"{\"list\":{\"word\":\"x\"}}", true, "list", "列表"},
    {"{\"text\":true}", true, "text", "文字"},
    {"{\"text\":7}", false, "text", "文字"},
    {"{\"text\":\"\"}", false, "text", "空文字"},
    {"{\"text\":null}", false, "text", "文字"},
    {"{\"text\":\"a\\u0007\"}", true, "text", "控制字符"},
    {"{\"text\":\"a\\rb\"}", true, "text", "控制字符"},
    {"{\"text\":\"a\\r\\nb\"}", false, "text", "控制字符"},
    {"{\"text\":\"a\\u007f\"}", true, "text", "控制字符"},
    {"{\"text\":\"a\\u202eb\"}", true, "text", "书写方向"},
    {"{\"text\":\"a\\u2066b\"}", true, "text", "书写方向"},
    {"{\"tree\":{\"a\":[\"\\u202a\"]}}", true, "tree", "书写方向"},
    {"{\"code\":\"a b\"}", true, "code", "代号"},
    {"{\"code\":\"\"}", false, "code", "代号"},
    {"{\"code\":\"a2345678901234567890123456789012345678901\"}", true, "code", "1至40"},
    {"{\"codes\":[\"a\",\"容\"]}", true, "codes[1]", "代号"},
    {"{\"id\":\"王某某\"}", true, "id", "没有找到“王某某”"},
    {"{\"id\":\"00000000000000000000000000000000\"}", true, "id", "不能全为零"},
    {"{\"id\":7}", true, "id", "姓名"},
    {"{\"day\":\"2026-02-30\"}", true, "day", "2026-11-03"},
    {"{\"day\":\"2026-02\"}", true, "day", "确切到日"},
    {"{\"day\":\"2026年2月3日\"}", false, "day", "2026-11-03"},
    {"{\"date\":\"去年\"}", true, "date", "2026-11"},
    {"{\"number\":1.5}", true, "number", "整数"},
    {"{\"number\":\"12\"}", false, "number", "整数"},
    {"{\"number\":true}", false, "number", "整数"},
    {"{\"number\":\"1,200\"}", true, "number", "逗号"},
    {"{\"number\":9007199254740992}", true, "number", "整数"},
    {"{\"choice\":\"pink\"}", true, "choice", "red、green、blue"},
    {"{\"choice\":1}", true, "choice", "red、green、blue"},
};

static void every_wrong_value_is_named_with_its_place(void)
{
    for (size_t i = 0; i < COUNT_OF(WRONG); i++) {
        read_as(WRONG[i].text, WRONG[i].command);
        if (!one_problem(WRONG[i].path, WRONG[i].words))
            printf("     row %zu: %s\n", i, WRONG[i].text);
        check(one_problem(WRONG[i].path, WRONG[i].words));
    }
}

static void all_mistakes_are_told_at_once_in_order_of_place(void)
{
    struct buffer out = {.arena = arena};
    read_as("{\n \"day\": \"x\",\n \"choice\": \"pink\",\n \"colour\": 1\n}", true);
    check(problems.len == 3);
    problems_write(&problems, STR("a.json"), &out);
    const char *all = str_c(arena, buffer_str(&out));
    const char *first = strstr(all, "a.json:2:9: day: ");
    check(first == all);
    const char *second = strstr(first, "\na.json:3:12: choice: ");
    check(second != NULL && strstr(second, "\na.json:4:12: ") != NULL);
}

static void a_command_takes_what_people_type(void)
{
    const struct sample *read = read_as(
        "{\"text\":\"a\\r\\nb\",\"code\":\" E1 \",\"secret\":\"  \","
        "\"id\":\" 陈某某 \",\"day\":\"2026年2月3日\","
        "\"number\":\" 12 \",\"choice\":null,\"date\":\"2022年底\","
        "\"codes\":\"A1\",\"texts\":[\"x\",\"\"],"
        "\"ids\":[\"chen\"]}",
        true);
    check(problems.len == 0);
    check(str_is(read->text, "a\nb") && str_is(read->code, "E1") && read->secret.at == NULL);
    check(id_equal(read->id, CHEN) && date_is_day(&read->day));
    check(read->number.given && read->number.n == 12 && read->choice == 0);
    check(read->date.precision == PRECISION_PART);
    check(read->codes.len == 1 && read->texts.len == 1 && read->ids.len == 1);
    read = read_as("{\"number\":true,\"code\":7}", true);
    check(problems.len == 0 && read->number.n == 1 && str_is(read->code, "7"));
}

static void an_empty_list_was_given(void)
{
    const struct sample *read = read_as("{\"list\":[],\"ids\":[]}", false);
    check(problems.len == 0 && read->list.at != NULL && read->list.len == 0);
    check(field_given(shape_field(&SAMPLE, STR("ids")), read));
    check(!field_given(shape_field(&SAMPLE, STR("codes")), read));
}

static void sealed_members_are_found_in_order(void)
{
    struct node tree = json(
        "{\"list\":[{\"word\":\"a\",\"n\":1},{\"word\":\"b\"},"
        "{\"word\":\"c\",\"n\":3}],\"talk\":{\"word\":\"t\",\"n\":9},"
        "\"secret\":\"s\",\"group\":{\"word\":\"g\",\"n\":2}}");
    struct sealed_member out[8];
    check(sealed_find(&SAMPLE, &tree, out, COUNT_OF(out)) == 5);
    check(str_is(out[0].node->text, "s"));
    check(out[1].node->integer == 2);
    check(out[2].node->kind == NODE_MAP && str_is(str_of(out[2].field->name), "talk"));
    check(out[3].node->integer == 1 && out[4].node->integer == 3);
    check(sealed_find(&SAMPLE, &tree, out, 2) == 5);
}

static void what_is_sealed_away_reads_as_not_given(void)
{
    const struct sample *read = read_as(
        "{\"secret\":{\"sealed\":{\"sha256\":\"00\",\"sm3\":\"00\"}},\"code\":\"a\"}", false);
    check(problems.len == 0 && read->secret.at == NULL && str_is(read->code, "a"));
    read_as("{\"secret\":{\"sealed\":{}}}", true);
    check(one_problem("secret", "文字"));
    read_as("{\"text\":{\"sealed\":{}}}", false);
    check(one_problem("text", "文字"));
}

static void an_id_is_exactly_32_lower_case_hex_digits(void)
{
    struct id id, again;
    check(id_read(STR("0123456789abcdef0123456789abcdef"), &id));
    check(id_read(id_write(arena, id), &again) && id_equal(id, again) && id_given(id));
    check(!id_read(STR("0123456789ABCDEF0123456789abcdef"), &id));
    check(!id_read(STR("0123456789abcdef0123456789abcde"), &id));
    check(!id_read(STR("0123456789abcdef0123456789abcdefa"), &id));
    check(!id_read(STR("0123456789abcdef0123456789abcdeg"), &id));
    check(id_equal(again, id) && !id_given((struct id){{0}}));
}

int main(void)
{
    static const struct test TESTS[] = {
        TEST(what_is_written_is_read_back_the_same),
        TEST(what_was_not_given_stays_away),
        TEST(the_four_absences_are_four_values),
        TEST(every_wrong_value_is_named_with_its_place),
        TEST(all_mistakes_are_told_at_once_in_order_of_place),
        TEST(a_command_takes_what_people_type),
        TEST(an_empty_list_was_given),
        TEST(sealed_members_are_found_in_order),
        TEST(what_is_sealed_away_reads_as_not_given),
        TEST(an_id_is_exactly_32_lower_case_hex_digits),
    };
    arena = arena_open((size_t)64 << 20);
    int result = arena == NULL ? EXIT_FAILURE : TESTS_RUN(TESTS);
    arena_close(arena);
    return result;
}
