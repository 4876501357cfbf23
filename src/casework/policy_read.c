#include "casework/policy_read.h"

#include <string.h>

enum { WORD_MAX = 40, SPARE_MAX = 64, ROWS_MAX = 1000 };

struct waiting {
    const struct member *member;
    const struct node *node;
    void *at;
    const struct procedure *scope;
    struct str path;
    struct waiting *next;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool word_valid(struct str s)
{
    if (s.len == 0 || s.len > WORD_MAX || !is_letter(s.at[0]))
        return false;
    for (size_t i = 1; i < s.len; i++)
        if (!is_letter(s.at[i]) && !(s.at[i] >= '0' && s.at[i] <= '9') && s.at[i] != '_'
            && s.at[i] != '-')
            return false;
    return true;
}

static void add_path(struct buffer *out, const struct frame *frame)
{
    if (frame == NULL)
        return;
    add_path(out, frame->above);
    if (frame->name.len > 0) {
        buffer_add(out, out->len > 0 ? STR(".") : STR(""));
        buffer_add(out, frame->name);
    } else if (frame->id.len > 0) {
        buffer_addf(out, "[%.*s]", STR_ARG(frame->id));
    } else {
        buffer_addf(out, "[%zu]", frame->index);
    }
}

/* "procedures[filing].steps[F3].next" */
struct str reader_path(const struct reader *reader)
{
    struct buffer out = {.arena = reader->arena};
    add_path(&out, reader->frame);
    return buffer_str(&out);
}

static const char *const KIND_NOUNS[] = {
    [NODE_NULL] = "空值",
    [NODE_BOOL] = "是否值 true/false",
    [NODE_INTEGER] = "整数",
    [NODE_NUMBER] = "小数",
    [NODE_TEXT] = "文字",
    [NODE_LIST] = "列表",
    [NODE_MAP] = "一组“名称: 值”",
};

static bool wrong_kind(struct reader *reader, const struct node *node, const char *wanted)
{
    MISTAKE(reader, node, "这里要写%s，现在是%s。", wanted, KIND_NOUNS[node->kind]);
    return false;
}

static bool read_text(struct reader *reader, const struct node *node, struct str *out)
{
    if (node->kind == NODE_INTEGER)
        MISTAKE(
            reader, node, "这里要写文字，数字请加引号，写成 \"%lld\"。", (long long)node->integer);
    else if (node->kind != NODE_TEXT)
        return wrong_kind(reader, node, "文字");
    else if (str_is_blank(node->text))
        MISTAKE(reader, node, "这里不能是空的；没有内容就整项删去。");
    else
        *out = node->text;
    return out->at != NULL;
}

static bool read_word(struct reader *reader, const struct node *node, struct str *out)
{
    if (!read_text(reader, node, out))
        return false;
    if (word_valid(*out))
        return true;
    MISTAKE(reader, node,
        "“%.*s”不能作编号：要以英文字母开头，只用字母、数字、_ 和 -，不超过40个字符。",
        STR_ARG(*out));
    *out = (struct str){NULL, 0};
    return false;
}

static void read_flag(struct reader *reader, const struct node *node, bool *out)
{
    if (node->kind == NODE_BOOL)
        *out = node->integer != 0;
    else
        wrong_kind(reader, node, " true 或者 false");
}

static void read_count(struct reader *reader, const struct node *node, int64_t *out)
{
    if (node->kind != NODE_INTEGER)
        wrong_kind(reader, node, "整数");
    else if (node->integer < 0)
        MISTAKE(reader, node, "这里要写0或者更大的整数，现在是%lld。", (long long)node->integer);
    else
        *out = node->integer;
}

static size_t choices_len(const char *const *choices)
{
    size_t len = 0;
    while (choices[len + 1] != NULL)
        len++;
    return len;
}

static struct str choices_near(struct reader *reader, const char *const *choices, struct str word)
{
    size_t len = choices_len(choices);
    struct str *words = arena_take(reader->arena, len, sizeof(*words));
    for (size_t i = 0; i < len; i++)
        words[i] = str_of(choices[i + 1]);
    return words_nearest(reader->arena, words, len, word);
}

/* The index of the node's word among the choices; 0 after a mistake was noted. */
static int read_choice(struct reader *reader, const struct node *node, const char *const *choices)
{
    struct str word = {NULL, 0};
    if (!read_text(reader, node, &word))
        return 0;
    for (int i = 1; choices[i] != NULL; i++)
        if (str_is(word, choices[i]))
            return i;
    MISTAKE(reader, node, "不认识“%.*s”；可写 %.*s。", STR_ARG(word),
        STR_ARG(choices_near(reader, choices, word)));
    return 0;
}

static void wait_for(
    struct reader *reader, const struct member *member, const struct node *node, void *at)
{
    struct waiting *waiting = arena_new(reader->arena, struct waiting);
    *waiting = (struct waiting){member, node, at, reader->scope, reader_path(reader), NULL};
    *reader->last = waiting;
    reader->last = &waiting->next;
}

static struct frame frame_of(struct reader *reader, struct str name, size_t index)
{
    return (struct frame){.above = reader->frame, .name = name, .index = index};
}

static void check_choice_of_words(
    struct reader *reader, const struct member *member, const struct node *node)
{
    if (member->choices != NULL)
        read_choice(reader, node, member->choices);
}

/* A list no pack needs is refused whole, before each of its items is compared with the others. */
static bool too_long(struct reader *reader, const struct node *node)
{
    if (node->kind != NODE_LIST || node->len <= ROWS_MAX)
        return false;
    MISTAKE(reader, node, "这个列表有%zu项，最多%d项。", node->len, ROWS_MAX);
    return true;
}

/* A list of texts, words or links; a single one may stand without brackets. */
static void read_texts(
    struct reader *reader, const struct member *member, const struct node *node, void *at)
{
    if (too_long(reader, node))
        return;
    const struct node *items = node->kind == NODE_LIST ? node->items : node;
    size_t len = node->kind == NODE_LIST ? node->len : 1;
    struct str *texts = arena_take(reader->arena, len + 1, sizeof(*texts));
    const void **links = arena_take(reader->arena, len + 1, sizeof(*links));
    for (size_t i = 0; i < len; i++) {
        struct frame frame = frame_of(reader, STR(""), i);
        reader->frame = &frame;
        bool good = member->kind == MEMBER_TEXTS ? read_text(reader, &items[i], &texts[i])
                                                 : read_word(reader, &items[i], &texts[i]);
        for (size_t j = 0; good && j < i; j++)
            if (str_equal(texts[i], texts[j]))
                MISTAKE(reader, &items[i], "“%.*s”写了两次，请删去一个。", STR_ARG(texts[i]));
        if (good)
            check_choice_of_words(reader, member, &items[i]);
        if (good && member->space != SPACE_NONE)
            wait_for(reader, member, &items[i], &links[i]);
        reader->frame = frame.above;
    }
    struct list list = {member->kind == MEMBER_LINKS ? (const void *)links : texts, len};
    memcpy(at, &list, sizeof(list));
}

static struct str id_of(const struct node *map)
{
    struct str id = node_text(map, "id");
    return id.len > 0 ? id : node_text(map, "code");
}

static void check_once(struct reader *reader, const struct node *list, size_t index)
{
    struct str id = id_of(&list->items[index]);
    for (size_t i = 0; id.len > 0 && i < index; i++)
        if (str_equal(id, id_of(&list->items[i]))) {
            MISTAKE(reader, &list->items[index], "编号“%.*s”在第%u行已经用过，请换一个。",
                STR_ARG(id), list->items[i].line);
            return;
        }
}

static void read_rows(
    struct reader *reader, const struct members *members, const struct node *node, void *at)
{
    if (node->kind != NODE_LIST) {
        wrong_kind(reader, node, "列表，每一项以“- ”开头");
        return;
    }
    if (too_long(reader, node))
        return;
    char *rows = arena_take(reader->arena, node->len + 1, members->size);
    struct list list = {rows, node->len};
    memcpy(at, &list, sizeof(list));
    for (size_t i = 0; i < node->len; i++) {
        struct frame frame = frame_of(reader, STR(""), i);
        frame.id = id_of(&node->items[i]);
        reader->frame = &frame;
        reader->index = i;
        check_once(reader, node, i);
        members_read(reader, members, &node->items[i], rows + i * members->size);
        reader->frame = frame.above;
    }
}

static void read_date(struct reader *reader, const struct node *node, struct date *out)
{
    if (!date_read(node, out))
        MISTAKE(reader, node, "读不懂这个日期；请写成 2022-09-01。");
}

static void read_member(
    struct reader *reader, const struct member *member, const struct node *node, void *data)
{
    void *at = (char *)data + member->at;
    int choice;
    switch (member->kind) {
    case MEMBER_TEXT: read_text(reader, node, at); break;
    case MEMBER_ID: read_word(reader, node, at); break;
    case MEMBER_WORD:
    case MEMBER_LINK: {
        struct str word = {NULL, 0};
        if (!read_word(reader, node, &word))
            break;
        if (member->kind == MEMBER_WORD)
            memcpy(at, &word, sizeof(word));
        if (member->space != SPACE_NONE)
            wait_for(reader, member, node, at);
        break;
    }
    case MEMBER_FLAG: read_flag(reader, node, at); break;
    case MEMBER_COUNT: read_count(reader, node, at); break;
    case MEMBER_CHOICE:
        choice = read_choice(reader, node, member->choices);
        memcpy(at, &choice, sizeof(choice));
        break;
    case MEMBER_ONE_OF:
        if (read_choice(reader, node, member->choices) > 0)
            memcpy(at, &node->text, sizeof(node->text));
        break;
    case MEMBER_TEXTS:
    case MEMBER_WORDS:
    case MEMBER_LINKS: read_texts(reader, member, node, at); break;
    case MEMBER_DATE: read_date(reader, node, at); break;
    case MEMBER_CONDITION: {
        const struct condition *condition = condition_read(reader, node);
        memcpy(at, &condition, sizeof(condition));
        if (condition != NULL)
            wait_for(reader, member, node, at);
        break;
    }
    case MEMBER_GROUP: members_read(reader, member->of, node, data); break;
    case MEMBER_ROWS: read_rows(reader, member->of, node, at); break;
    case MEMBER_ANY: break;
    }
}

/* Anything in a pack may say where it comes from. */
static const char *const EVERYWHERE[] = {"provenance", "source", "note"};

static const struct member *find_member(const struct members *members, struct str name)
{
    for (size_t i = 0; i < members->len; i++)
        if (str_is(name, members->rows[i].name))
            return &members->rows[i];
    return NULL;
}

static bool is_everywhere(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(EVERYWHERE); i++)
        if (str_is(name, EVERYWHERE[i]))
            return true;
    return false;
}

static void unknown_member(
    struct reader *reader, const struct members *members, const struct node *node)
{
    struct str names[SPARE_MAX];
    size_t len = 0;
    for (size_t i = 0; i < members->len && len < SPARE_MAX; i++)
        names[len++] = str_of(members->rows[i].name);
    for (size_t i = 0; i < COUNT_OF(EVERYWHERE) && len < SPARE_MAX; i++)
        if (find_member(members, str_of(EVERYWHERE[i])) == NULL)
            names[len++] = str_of(EVERYWHERE[i]);
    struct node *key = arena_new(reader->arena, struct node);
    *key = *node;
    key->line = node->key_line;
    key->column = node->key_column;
    MISTAKE(reader, key, "不认识“%.*s”这一项；可写 %.*s。", STR_ARG(node->key),
        STR_ARG(words_nearest(reader->arena, names, len, node->key)));
}

static void check_missing(
    struct reader *reader, const struct members *members, const struct node *map)
{
    for (size_t i = 0; i < members->len; i++) {
        const struct member *row = &members->rows[i];
        if ((row->flags & MEMBER_REQUIRED) != 0 && node_get(map, row->name) == NULL)
            MISTAKE(reader, map, "缺少“%s”，请补上。", row->name);
    }
}

static void set_defaults(const struct members *members, void *data)
{
    const bool yes = true;
    for (size_t i = 0; i < members->len; i++)
        if ((members->rows[i].flags & MEMBER_TRUE) != 0)
            memcpy((char *)data + members->rows[i].at, &yes, sizeof(yes));
}

void members_read(
    struct reader *reader, const struct members *members, const struct node *map, void *data)
{
    const struct procedure *scope_before = reader->scope;
    const void *owner = reader->owner;
    size_t index = reader->index;
    if (map->kind != NODE_MAP) {
        wrong_kind(reader, map, "一组“名称: 值”");
        return;
    }
    if (members->scope)
        reader->scope = data;
    reader->owner = data;
    set_defaults(members, data);
    for (size_t i = 0; i < map->len; i++) {
        const struct node *child = &map->items[i];
        const struct member *member = find_member(members, child->key);
        struct frame frame = frame_of(reader, child->key, 0);
        if (member == NULL && !is_everywhere(child->key))
            unknown_member(reader, members, child);
        reader->frame = &frame;
        if (member != NULL)
            read_member(reader, member, child, data);
        reader->frame = frame.above;
    }
    check_missing(reader, members, map);
    reader->owner = owner;
    reader->index = index;
    if (members->finish != NULL)
        members->finish(reader, map, data);
    reader->scope = scope_before;
}

static void resolve(struct reader *reader, const struct waiting *waiting)
{
    const struct member *member = waiting->member;
    if (member->kind == MEMBER_CONDITION) {
        const struct condition *condition;
        memcpy(&condition, waiting->at, sizeof(condition));
        condition_check(reader, condition, waiting->path);
        return;
    }
    const void *found =
        space_find(reader->policy, waiting->scope, member->space, waiting->node->text);
    if (found == NULL)
        problem_add(reader->problems, waiting->node, waiting->path, "没有名为“%.*s”的%s；%.*s。",
            STR_ARG(waiting->node->text), space_noun(member->space),
            STR_ARG(space_nearest(reader->arena, reader->policy, waiting->scope, member->space,
                waiting->node->text)));
    else if (member->kind == MEMBER_LINK || member->kind == MEMBER_LINKS)
        memcpy(waiting->at, &found, sizeof(found));
}

void references_resolve(struct reader *reader)
{
    for (const struct waiting *waiting = reader->first; waiting != NULL; waiting = waiting->next)
        resolve(reader, waiting);
}
