#include "base/yaml.h"

#include <libfyaml.h>
#include <string.h>

/*
 * We take libfyaml's events, not its documents: events carry every anchor, alias and tag we
 * refuse, and our own tree is built as they come, so its limits hold before memory is spent.
 */
enum {
    DEPTH_MAX = 64,
    TEXT_MAX = 4 * 1024 * 1024,
    BLANK_LINES_MAX = 200, /* libfyaml looks through all of them again at each of them */
};
#define INTEGER_MAX 9007199254740991 /* 2^53 - 1 */

struct place {
    uint32_t line, column;
};

struct reader {
    struct arena *arena;
    struct fy_diag *diag;
    struct fy_parser *parser;
    struct fy_event *event; /* the one under the eye */
    struct place last;      /* of what came before, for what has no place: the empty value */
    uint32_t line_first;
    int depth;
    struct fault *fault;
};

static bool refuse(struct reader *reader, struct place place, const char *what)
{
    fault_set(reader->fault, STATUS_INVALID, "%u:%u: %s", place.line, place.column, what);
    return false;
}

/* ---- what libfyaml says, in plain words ---------------------------------------------------- */

/* The first row whose words occur in the message wins. */
static const struct {
    const char *said, *meant;
} messages[] = {
    {"tab", "缩进不能用制表符（Tab），请改用空格"},
    {"Tab", "缩进不能用制表符（Tab），请改用空格"},
    {"without closing quote", "引号没有成对"},
    {"invalid escape", "双引号里反斜杠后面的写法不认识"},
    {"surrogate", "双引号里 \\u 写的字符不成对"},
    {"control character", "这里有不能显示的控制字符"},
    {"depth limit", "层次太深"},
    {"closing bracket", "括号没有成对"},
    {"extra closing", "多了一个右括号"},
    {"extra comma", "多了一个逗号"},
    {"missing comma", "括号里的各项之间要用半角逗号隔开"},
    {"comment", "注释的 # 前面要有空格，也不能写在这里"},
    {"directive", "不能使用 % 开头的指令"},
    {"alias", "不能使用 * 引用"},
    {"anchor", "不能使用 & 锚点"},
    {"tag", "不能使用 ! 标签"},
    {"document", "只能写一份文档，不能再用 --- 或 ... 分隔"},
    {"trailing content", "这段文字结束之后又多出了内容"},
    {"plain scalar cannot start", "文字不能以这个符号开头，请加引号"},
    {"expected ':'", "名称后面缺少半角冒号和空格"},
    {"missing ':'", "名称后面缺少半角冒号和空格"},
    {"invalid value after mapping", "缩进对不齐，或者这一行少了“名称:”"},
    {"end of block sequence", "缩进对不齐，或者这一项少了开头的 -"},
    {"nested block mapping", "一行里只能有一个“名称: 内容”；内容里有冒号时请加引号"},
    {"invalid mapping in plain", "缩进不对，请与同一层的其他行对齐"},
    {"multiline", "这里的文字接到了下一行，下一行又有冒号：请检查缩进和半角冒号，或者加引号"},
    {"invalid mapping", "一行里只能有一个“名称: 内容”；内容里有冒号时请加引号"},
    {"same line", "同一行里不能再起一层，请换行并缩进"},
    {"illegal value mark", "这里不应有冒号；内容里有冒号时请加引号"},
    {"placement of ':'", "这里不应有冒号；内容里有冒号时请加引号"},
    {"did not find expected key", "缩进对不齐，或者少了“名称:”"},
    {"expected '-'", "缩进对不齐，这里应当是以 - 开头的一项"},
    {"block entr", "以 - 开头的一项不能写在这里"},
    {"block sequence", "以 - 开头的一项不能写在这里"},
    {"indent", "缩进不对，请与同一层的其他行对齐"},
    {"indendation", "缩进不对，请与同一层的其他行对齐"}, /* so spelt by libfyaml */
    {"indendion", "缩进不对，请与同一层的其他行对齐"},
    {"UTF8", "这里不是 UTF-8 编码的文字"},
    {"utf8", "这里不是 UTF-8 编码的文字"},
};

static const char *plain_words(const char *message)
{
    for (size_t i = 0; i < COUNT_OF(messages); i++)
        if (strstr(message, messages[i].said) != NULL)
            return messages[i].meant;
    return "格式不对，请检查缩进、冒号和引号";
}

static void keep_quiet(struct fy_diag *diag, void *user, const char *text, size_t len)
{
    (void)diag, (void)user, (void)text, (void)len;
}

static struct fy_diag *diag_open(void)
{
    struct fy_diag_cfg cfg;
    fy_diag_cfg_default(&cfg);
    cfg.fp = NULL;
    cfg.output_fn = keep_quiet;
    cfg.level = FYET_ERROR;
    struct fy_diag *diag = fy_diag_create(&cfg);
    if (diag != NULL)
        fy_diag_set_collect_errors(diag, true);
    return diag;
}

static uint32_t line_of(const struct reader *reader, int line)
{
    return reader->line_first + (line > 0 ? (uint32_t)line : 0);
}

static bool refuse_as_libfyaml_says(struct reader *reader)
{
    void *walk = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(reader->diag, &walk);
    if (error == NULL || error->msg == NULL)
        return refuse(reader, reader->last, plain_words(""));
    struct place place = {
        line_of(reader, error->line - 1), error->column > 0 ? (uint32_t)error->column : 1};
    return refuse(reader, place, plain_words(error->msg));
}

/* ---- events to tree ------------------------------------------------------------------------ */

static struct place place_of_mark(const struct reader *reader, const struct fy_mark *mark)
{
    if (mark == NULL)
        return reader->last;
    return (struct place){
        line_of(reader, mark->line), mark->column >= 0 ? (uint32_t)mark->column + 1 : 1};
}

static bool is_quoted(const struct reader *reader)
{
    if (reader->event->type != FYET_SCALAR)
        return false;
    enum fy_scalar_style style = fy_token_scalar_style(reader->event->scalar.value);
    return style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
}

static struct place place_now(struct reader *reader)
{
    struct place place = place_of_mark(reader, fy_event_start_mark(reader->event));
    if (is_quoted(reader) && place.column > 1)
        place.column--; /* libfyaml points behind the quote */
    return place;
}

static bool has_room(struct reader *reader, size_t bytes)
{
    enum { SLACK = 64 };
    if (arena_left(reader->arena) >= SLACK && arena_left(reader->arena) - SLACK >= bytes)
        return true;
    return refuse(reader, place_now(reader), "内容太多，超出一次能处理的上限");
}

/* To the next event; false when libfyaml found the text wrong.  At the very end event is NULL. */
static bool step(struct reader *reader)
{
    if (reader->event != NULL)
        reader->last = place_now(reader);
    fy_parser_event_free(reader->parser, reader->event);
    reader->event = fy_parser_parse(reader->parser);
    if (reader->event == NULL && fy_parser_get_stream_error(reader->parser))
        return refuse_as_libfyaml_says(reader);
    return true;
}

static enum fy_event_type type_now(const struct reader *reader)
{
    return reader->event == NULL ? FYET_NONE : reader->event->type;
}

/* Anchors, aliases and tags make a text mean something else than it shows: not in our subset. */
static bool check_subset(struct reader *reader)
{
    if (type_now(reader) == FYET_ALIAS)
        return refuse(reader, place_now(reader), "不能使用 * 引用，请把内容写出来");
    struct fy_token *anchor = fy_event_get_anchor_token(reader->event);
    if (anchor != NULL)
        return refuse(
            reader, place_of_mark(reader, fy_token_start_mark(anchor)), "不能使用 & 锚点");
    struct fy_token *tag = fy_event_get_tag_token(reader->event);
    if (tag != NULL)
        return refuse(reader, place_of_mark(reader, fy_token_start_mark(tag)), "不能使用 ! 标签");
    return true;
}

/* "12" and "-5" are integers; "007", "+5" and "1e3" are spelled as no integer of ours is. */
static bool integer_of(struct str s, int64_t *out)
{
    size_t sign = str_starts(s, "-") ? 1 : 0;
    if (s.len == sign || (s.at[sign] == '0' && s.len > 1))
        return false;
    return str_integer(s, out) && *out >= -INTEGER_MAX && *out <= INTEGER_MAX;
}

static void set_plain(struct node *out, struct str s)
{
    int64_t integer;
    if (str_is(s, "true") || str_is(s, "false"))
        node_set_bool(out, str_is(s, "true"));
    else if (s.len == 0 || str_is(s, "~") || str_is(s, "null"))
        out->kind = NODE_NULL;
    else if (integer_of(s, &integer))
        node_set_integer(out, integer);
    else
        node_set_text(out, s);
}

static bool read_scalar_text(struct reader *reader, struct str *out)
{
    size_t len = 0;
    const char *at = fy_token_get_text(reader->event->scalar.value, &len);
    if (at == NULL)
        len = 0;
    if (!has_room(reader, len))
        return false;
    struct str s = {at, len};
    if (!utf8_valid(s)) /* an escape such as "\ud800" can make it so */
        return refuse(reader, place_now(reader), "文字里有不成字的编码");
    *out = str_copy(reader->arena, s);
    return true;
}

static bool read_scalar(struct reader *reader, struct node *out)
{
    struct str s;
    if (!read_scalar_text(reader, &s))
        return false;
    enum fy_scalar_style style = fy_token_scalar_style(reader->event->scalar.value);
    if (style == FYSS_PLAIN || style == FYSS_ANY)
        set_plain(out, s);
    else
        node_set_text(out, s);
    return true;
}

static bool read_node(struct reader *reader, struct node *out);

static bool read_list(struct reader *reader, struct node *list)
{
    list->kind = NODE_LIST;
    while (step(reader)) {
        if (type_now(reader) == FYET_SEQUENCE_END)
            return true;
        if (!has_room(reader, node_add_bytes(list)))
            return false;
        if (!read_node(reader, node_push(reader->arena, list)))
            return false;
    }
    return false;
}

static bool read_key(struct reader *reader, struct str *out)
{
    if (!check_subset(reader))
        return false;
    if (type_now(reader) != FYET_SCALAR)
        return refuse(reader, place_now(reader), "名称只能是文字，不能是列表或者一组内容");
    if (!read_scalar_text(reader, out))
        return false;
    return out->len > 0 || refuse(reader, place_now(reader), "冒号前面缺少名称");
}

static bool read_member(struct reader *reader, struct node *map)
{
    struct place place = place_now(reader);
    struct str key = {NULL, 0};
    if (!read_key(reader, &key) || !has_room(reader, node_add_bytes(map)))
        return false;
    struct node *child = node_put(reader->arena, map, key);
    child->key_line = place.line;
    child->key_column = place.column;
    return step(reader) && read_node(reader, child);
}

static bool check_keys_differ(struct reader *reader, const struct node *map)
{
    if (!has_room(reader, map->len * sizeof(struct node *)))
        return false;
    const struct node *twice = node_twice(reader->arena, map);
    if (twice == NULL)
        return true;
    return refuse(reader, (struct place){twice->key_line, twice->key_column},
        "这个名称在同一层前面已经写过一次");
}

static bool read_map(struct reader *reader, struct node *map)
{
    map->kind = NODE_MAP;
    while (step(reader)) {
        if (type_now(reader) == FYET_MAPPING_END)
            return check_keys_differ(reader, map);
        if (!read_member(reader, map))
            return false;
    }
    return false;
}

static bool read_container(struct reader *reader, struct node *out)
{
    if (reader->depth == DEPTH_MAX)
        return refuse(reader, place_now(reader), "层次太深");
    reader->depth++;
    bool read =
        type_now(reader) == FYET_MAPPING_START ? read_map(reader, out) : read_list(reader, out);
    reader->depth--;
    return read;
}

/* The node whose first event is under the eye; leaves its last one there. */
static bool read_node(struct reader *reader, struct node *out)
{
    if (type_now(reader) == FYET_NONE)
        return refuse(reader, reader->last, "内容没有写完");
    if (!check_subset(reader))
        return false;
    struct place place = place_now(reader);
    out->line = place.line;
    out->column = place.column;
    if (type_now(reader) == FYET_SCALAR)
        return read_scalar(reader, out);
    if (type_now(reader) == FYET_MAPPING_START || type_now(reader) == FYET_SEQUENCE_START)
        return read_container(reader, out);
    return refuse(reader, place, plain_words(""));
}

static bool check_no_directive(struct reader *reader)
{
    struct fy_document_state *state = reader->event->document_start.document_state;
    if (state == NULL
        || (!fy_document_state_version_explicit(state) && !fy_document_state_tags_explicit(state)))
        return true;
    return refuse(reader, reader->last, "不能使用 % 开头的指令");
}

static bool read_document(struct reader *reader, struct node *out)
{
    return check_no_directive(reader) && step(reader) && read_node(reader, out) && step(reader);
}

/* stream start, at most one document, stream end */
static bool read_stream(struct reader *reader, struct node *out)
{
    out->line = reader->line_first;
    out->column = 1;
    if (!step(reader))
        return false;
    if (!step(reader))
        return false;
    if (type_now(reader) != FYET_DOCUMENT_START)
        return true; /* nothing but blanks and comments: null */
    if (!read_document(reader, out) || !step(reader))
        return false;
    if (type_now(reader) == FYET_DOCUMENT_START)
        return refuse(reader, place_now(reader), "只能写一份文档，不能再用 --- 分隔");
    return true;
}

/* ---- the text, before libfyaml sees it ----------------------------------------------------- */

static bool is_allowed(struct str text, size_t at)
{
    unsigned char byte = (unsigned char)text.at[at];
    if (byte == '\r') /* only as Windows ends its lines */
        return at + 1 < text.len && text.at[at + 1] == '\n';
    return byte >= 0x20 ? byte != 0x7F : byte == '\t' || byte == '\n';
}

static bool check_text(struct reader *reader, struct str text)
{
    size_t good = 0, valid = utf8_valid_len(text);
    while (good < valid && is_allowed(text, good))
        good++;
    if (good == text.len)
        return true;
    struct place place = {reader->line_first, 1};
    size_t line_at = 0;
    for (size_t i = 0; i < good; i++)
        if (text.at[i] == '\n') {
            place.line++;
            line_at = i + 1;
        }
    place.column += (uint32_t)utf8_count((struct str){text.at + line_at, good - line_at});
    return refuse(
        reader, place, good == valid ? "这里不是 UTF-8 编码的文字" : "这里有不能显示的控制字符");
}

static bool check_blank_lines(struct reader *reader, struct str text)
{
    struct place place = {reader->line_first, 1};
    int blank_lines = 0;
    bool blank = true;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n') {
            blank_lines = blank ? blank_lines + 1 : 0;
            blank = true;
            place.line++;
        } else if (text.at[i] != ' ' && text.at[i] != '\t' && text.at[i] != '\r') {
            blank = false;
        }
        if (blank_lines > BLANK_LINES_MAX)
            return refuse(reader, place, "连续的空行太多");
    }
    return true;
}

static enum status read_with_parser(struct reader *reader, struct str text, struct node *out)
{
    struct fy_parse_cfg cfg = {
        .flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE,
        .diag = reader->diag,
    };
    reader->parser = fy_parser_create(&cfg);
    if (reader->parser == NULL || fy_parser_set_string(reader->parser, text.at, text.len) != 0) {
        fy_parser_destroy(reader->parser);
        return fault_set(reader->fault, STATUS_UNAVAILABLE, "1:1: 内存不足，读不了这份文字");
    }
    bool read = read_stream(reader, out);
    fy_parser_event_free(reader->parser, reader->event);
    fy_parser_destroy(reader->parser);
    return read ? STATUS_OK : STATUS_INVALID;
}

enum status yaml_read(struct arena *arena, struct str text, uint32_t line_first, struct node *out,
    struct fault *fault)
{
    struct reader reader = {
        .arena = arena, .line_first = line_first, .last = {line_first, 1}, .fault = fault};
    *out = (struct node){.kind = NODE_NULL};
    if (str_starts(text, "\xEF\xBB\xBF")) /* Notepad's byte order mark */
        text = (struct str){text.at + 3, text.len - 3};
    if (text.len > TEXT_MAX) {
        refuse(&reader, (struct place){line_first, 1}, "内容超过 4 MiB");
        return STATUS_INVALID;
    }
    if (!check_text(&reader, text) || !check_blank_lines(&reader, text))
        return STATUS_INVALID;
    reader.diag = diag_open();
    if (reader.diag == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "1:1: 内存不足，读不了这份文字");
    enum status status = read_with_parser(&reader, text, out);
    fy_diag_destroy(reader.diag);
    return status;
}
