#include "base/yaml.h"
#include "story/story.h"

#include <string.h>

struct reading {
    struct arena *arena;
    struct str text;
    size_t at;
    uint32_t line;
    struct story *story;
    struct fault *fault;
};

static bool next_line(struct reading *r, struct str *out)
{
    if (r->at >= r->text.len)
        return false;
    const char *start = r->text.at + r->at;
    const char *end = memchr(start, '\n', r->text.len - r->at);
    size_t len = end == NULL ? r->text.len - r->at : (size_t)(end - start);

    r->at += len + 1;
    r->line++;
    *out = (struct str){start, len > 0 && start[len - 1] == '\r' ? len - 1 : len};
    return true;
}

static enum status wrong(struct reading *r, uint32_t line, const char *what)
{
    return fault_set(r->fault, STATUS_INVALID, "%u:1: %s", line, what);
}

/* The next word of a line, words being parted by blanks. */
static struct str take_word(struct str *rest)
{
    *rest = str_trim(*rest);
    size_t len = 0;
    while (len < rest->len && rest->at[len] != ' ' && rest->at[len] != '\t')
        len++;
    struct str word = {rest->at, len};
    *rest = str_trim((struct str){rest->at + len, rest->len - len});
    return word;
}

static bool is_day_word(struct str word, bool relative)
{
    day d;
    if (relative && word.len >= 3 && (word.at[0] == 'D' || word.at[0] == 'W')
        && (word.at[1] == '+' || word.at[1] == '-'))
        return true;
    return day_read(word, &d);
}

static bool is_time_word(struct str word)
{
    return word.len == 5 && word.at[2] == ':' && word.at[0] >= '0' && word.at[0] <= '2';
}

/* What may follow the command: a target, an action, `as NAME`, 代录 PERSON DAY. */
static enum status read_tail(struct reading *r, struct story_act *act, struct str rest)
{
    while (rest.len > 0) {
        struct str word = take_word(&rest);
        if (str_is(word, "as")) {
            act->alias = take_word(&rest);
        } else if (str_is(word, "代录")) {
            act->entered_by = take_word(&rest);
            act->done_on = take_word(&rest);
        } else if (act->target.len == 0) {
            act->target = word;
        } else if (act->action.len == 0) {
            act->action = word;
        } else {
            return wrong(
                r, r->line, "这一行多了词。写法：日期 时间 人员 名词 动词 [对象] [as 名字]");
        }
    }
    return STATUS_OK;
}

static enum status read_header(struct reading *r, struct str line)
{
    struct story_act *act = vec_push(r->arena, &r->story->acts, sizeof(*act));
    struct str rest = line;

    act->line = r->line;
    act->day = take_word(&rest);
    struct str word = take_word(&rest);
    if (is_time_word(word)) {
        act->time = word;
        word = take_word(&rest);
    }
    act->person = word;
    act->noun = take_word(&rest);
    act->verb = take_word(&rest);
    if (act->verb.len == 0)
        return wrong(r, r->line, "缺少命令。写法：日期 时间 人员 名词 动词 [对象] [as 名字]");
    return read_tail(r, act, rest);
}

static bool is_indented(struct str line)
{
    return line.len > 0 && (line.at[0] == ' ' || line.at[0] == '\t');
}

/* The indented lines that follow are one YAML map. */
static enum status read_block(struct reading *r, size_t start)
{
    uint32_t line_first = r->line;
    struct str line;
    size_t end = r->at;

    while (r->at < r->text.len) {
        size_t at = r->at;
        uint32_t number = r->line;
        must(next_line(r, &line));
        if (!is_indented(line) && !str_is_blank(line)) {
            r->at = at;
            r->line = number;
            break;
        }
        end = r->at;
    }
    struct node *tree = arena_new(r->arena, struct node);
    struct str block = {r->text.at + start, (end < r->text.len ? end : r->text.len) - start};
    enum status status = yaml_read(r->arena, block, line_first, tree, r->fault);
    if (status != STATUS_OK)
        return status;
    struct story_act *act = VEC_AT(r->story->acts, struct story_act, r->story->acts.len - 1);
    if (tree->kind != NODE_MAP)
        return wrong(r, line_first, "缩进的部分要写成“字段: 值”。");
    act->input = tree;
    return STATUS_OK;
}

static enum status read_expected(struct reading *r, struct str line)
{
    struct str rest = str_trim((struct str){line.at + 1, line.len - 1});

    if (r->story->acts.len == 0)
        return wrong(r, r->line, "答案前面要有一个动作。");
    struct story_act *act = VEC_AT(r->story->acts, struct story_act, r->story->acts.len - 1);
    struct story_line *expected = vec_push(r->arena, &act->expected, sizeof(*expected));
    expected->line = r->line;
    expected->word = take_word(&rest);
    expected->rest = rest;
    return STATUS_OK;
}

static enum status read_setting(struct reading *r, struct str line)
{
    struct str rest = line, word = take_word(&rest);

    if (r->story->acts.len == 0 && str_is(word, "title"))
        r->story->title = rest;
    else if (r->story->acts.len == 0 && str_is(word, "relative"))
        r->story->relative = true;
    else
        return wrong(
            r, r->line, "看不懂这一行。动作以日期开头，字段要缩进，答案以 = 开头，说明以 # 开头。");
    return STATUS_OK;
}

static enum status read_line(struct reading *r, struct str line, size_t start)
{
    struct str rest = line;

    if (str_is_blank(line) || line.at[0] == '#')
        return STATUS_OK;
    if (line.at[0] == '=')
        return read_expected(r, line);
    if (is_indented(line))
        return r->story->acts.len == 0 ? wrong(r, r->line, "字段前面要有一个动作。")
                                       : read_block(r, start);
    if (is_day_word(take_word(&rest), r->story->relative))
        return read_header(r, line);
    return read_setting(r, line);
}

enum status story_read(struct arena *arena, struct str text, struct story *out, struct fault *fault)
{
    struct reading r = {.arena = arena, .text = text, .story = out, .fault = fault};
    enum status status = STATUS_OK;
    struct str line;

    *out = (struct story){0};
    if (!utf8_valid(text))
        return fault_set(fault, STATUS_INVALID, "1:1: 文件不是 UTF-8 编码，请另存为 UTF-8。");
    for (size_t start = 0; status == STATUS_OK && next_line(&r, &line); start = r.at)
        status = read_line(&r, line, start);
    return status;
}
