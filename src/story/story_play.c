#include "base/yaml.h"
#include "casework/matter_clock.h"
#include "story/story.h"

#include <string.h>

struct alias {
    struct str name;
    struct id id;
};

struct play {
    const struct story *story;
    const struct door *door;
    struct arena *arena; /* of the whole play: aliases */
    struct arena *scratch;
    day today;
    struct vec aliases;
    struct story_result *result;
    struct fault *fault;
};

static const struct alias *alias_find(const struct play *play, struct str name)
{
    for (size_t i = play->aliases.len; i > 0; i--)
        if (str_equal(VEC_AT(play->aliases, struct alias, i - 1)->name, name))
            return VEC_AT(play->aliases, struct alias, i - 1);
    return NULL;
}

/* D-5: days before today; W+3: working days after. */
static bool relative_day(const struct play *play, struct str word, day *out)
{
    int64_t count;
    bool forward = word.len > 2 && word.at[1] == '+';

    if (!play->story->relative || word.len < 3 || (word.at[0] != 'D' && word.at[0] != 'W')
        || (!forward && word.at[1] != '-')
        || !str_integer((struct str){word.at + 2, word.len - 2}, &count) || count > 3660)
        return false;
    *out = play->today;
    if (word.at[0] == 'D') {
        *out = day_plus(play->today, (int)(forward ? count : -count));
        return true;
    }
    const struct calendar *calendar = play->door->directory(play->door->context)->calendar;
    while (count > 0) {
        *out = day_plus(*out, forward ? 1 : -1);
        count -= calendar_is_working(calendar, *out) ? 1 : 0;
    }
    return true;
}

/* $F1 and relative days in the fields become what they stand for. */
static void substitute(struct play *play, struct node *node)
{
    day d;

    if (node->kind == NODE_TEXT && node->text.len > 1 && node->text.at[0] == '$') {
        const struct alias *alias =
            alias_find(play, (struct str){node->text.at + 1, node->text.len - 1});
        if (alias != NULL)
            node->text = id_write(play->scratch, alias->id);
    } else if (node->kind == NODE_TEXT && relative_day(play, node->text, &d)) {
        node->text = day_write(play->scratch, d);
    }
    for (size_t i = 0; i < node->len; i++)
        substitute(play, &node->items[i]);
}

static struct node *copy_tree(struct arena *arena, const struct node *tree)
{
    struct node *copy = arena_new(arena, struct node);

    *copy = *tree;
    if (tree->len == 0)
        return copy;
    copy->items = arena_take(arena, tree->len, sizeof(struct node));
    for (size_t i = 0; i < tree->len; i++)
        copy->items[i] = *copy_tree(arena, &tree->items[i]);
    return copy;
}

static void mismatch(struct play *play, uint32_t line, struct str expected, struct str got)
{
    play->result->mismatches++;
    buffer_addf(
        play->result->out, "%u: 预期 %.*s，实际 %.*s\n", line, STR_ARG(expected), STR_ARG(got));
}

/* --- answers --- */

static struct str reply_words(struct play *play, const struct reply *reply)
{
    const struct decision *decision = &reply->decision;

    if (reply->status != STATUS_OK)
        return str_format(play->scratch, "故障 %s", reply->fault.text);
    if (decision->problems.len > 0)
        return str_format(play->scratch, "有误 %.*s %.*s", STR_ARG(decision->problems.at[0].path),
            STR_ARG(decision->problems.at[0].text));
    if (decision->refusal != REFUSAL_NONE)
        return str_format(play->scratch, "拒绝 %.*s（%.*s）",
            STR_ARG(refusal_code(decision->refusal)), STR_ARG(decision->detail));
    return STR("已登记");
}

static bool contains(struct str text, struct str part)
{
    for (size_t i = 0; part.len <= text.len && i <= text.len - part.len; i++)
        if (memcmp(text.at + i, part.at, part.len) == 0)
            return true;
    return false;
}

static bool noted(const struct reply *reply, struct str part)
{
    VEC_EACH (struct str, note, reply->decision.notes)
        if (contains(*note, part))
            return true;
    return false;
}

static bool problem_said(const struct reply *reply, struct str part)
{
    for (size_t i = 0; i < reply->decision.problems.len; i++)
        if (contains(reply->decision.problems.at[i].text, part)
            || contains(reply->decision.problems.at[i].path, part))
            return true;
    return false;
}

/* The first word; *rest is left with what follows it. */
static struct str take_first(struct str *rest)
{
    struct str word = {rest->at, 0};

    while (word.len < rest->len && rest->at[word.len] != ' ')
        word.len++;
    *rest = str_trim((struct str){rest->at + word.len, rest->len - word.len});
    return word;
}

static bool detail_said(const struct reply *reply, struct str rest)
{
    struct str code = take_first(&rest);

    return str_equal(code, refusal_code(reply->decision.refusal))
           && (rest.len == 0 || contains(reply->decision.detail, rest));
}

static bool reply_meets(const struct reply *reply, const struct story_line *expected)
{
    bool fine = reply->status == STATUS_OK && reply->decision.problems.len == 0;

    if (str_is(expected->word, "已登记"))
        return fine && reply->decision.refusal == REFUSAL_NONE;
    if (str_is(expected->word, "拒绝"))
        return fine && reply->decision.refusal != REFUSAL_NONE
               && detail_said(reply, expected->rest);
    if (str_is(expected->word, "有误"))
        return reply->status == STATUS_OK && problem_said(reply, expected->rest);
    if (str_is(expected->word, "提示"))
        return fine && noted(reply, expected->rest);
    if (str_is(expected->word, "不提示"))
        return fine && !noted(reply, expected->rest);
    return false;
}

static bool is_look(struct str word)
{
    return str_is(word, "状态") || str_is(word, "待办") || str_is(word, "跳过")
           || str_is(word, "期限");
}

/* --- what stands in the matter --- */

static struct str state_of(const struct case_file *file)
{
    struct str state = {0};

    if (file->matter->ended)
        return file->matter->state;
    VEC_EACH (struct matter_step, step, file->matter->steps)
        if (step->state == STEP_OPEN && file->procedure != NULL)
            state = procedure_step(file->procedure, step->step)->state;
    return state;
}

static struct str steps_in(struct play *play, const struct case_file *file, enum step_state state)
{
    struct buffer out = {.arena = play->scratch};

    VEC_EACH (struct matter_step, step, file->matter->steps)
        if (step->state == state)
            buffer_addf(&out, "%s%.*s", out.len > 0 ? " " : "", STR_ARG(step->step));
    return buffer_str(&out);
}

/* "F5 2022-03-22": the day that round of the step is due; "F5 无" when it has no limit. */
static struct str due_of(struct play *play, const struct case_file *file, struct str expected)
{
    struct str step = take_first(&expected);
    const struct matter_step *round = matter_step_last(file->matter, step);
    const struct calendar *calendar = play->door->directory(play->door->context)->calendar;
    struct deadline deadline = {0};
    struct str due = STR("无");

    if (round == NULL)
        return str_format(play->scratch, "%.*s 没有开始", STR_ARG(step));
    if (matter_deadline(play->scratch, file, round, calendar, &deadline))
        due = deadline.stopped  ? STR("暂停")
              : deadline.timely ? STR("及时")
                                : day_write(play->scratch, deadline.due);
    return str_format(play->scratch, "%.*s %.*s", STR_ARG(step), STR_ARG(due));
}

static void look_meets(
    struct play *play, const struct case_file *file, const struct story_line *expected)
{
    struct str got = {0};

    if (file->matter == NULL)
        got = STR("没有这件事项");
    else if (str_is(expected->word, "状态"))
        got = state_of(file);
    else if (str_is(expected->word, "期限"))
        got = due_of(play, file, expected->rest);
    else
        got = steps_in(play, file, str_is(expected->word, "待办") ? STEP_OPEN : STEP_SKIPPED);
    if (!str_equal(got, expected->rest))
        mismatch(play, expected->line,
            str_format(
                play->scratch, "%.*s %.*s", STR_ARG(expected->word), STR_ARG(expected->rest)),
            got);
}

static void check_reply(struct play *play, const struct story_act *act, const struct reply *reply)
{
    static const struct story_line recorded = {0, STR_INIT("已登记"), {0}};
    bool said = false;

    VEC_EACH (struct story_line, expected, act->expected) {
        play->result->expected++;
        if (is_look(expected->word)) {
            struct dossier dossier =
                play->door->look(play->door->context, (matter_id){reply->stream}, play->scratch);
            look_meets(play, &dossier.files[0], expected);
            continue;
        }
        said = said || !str_is(expected->word, "提示");
        if (!reply_meets(reply, expected))
            mismatch(play, expected->line,
                str_format(
                    play->scratch, "%.*s %.*s", STR_ARG(expected->word), STR_ARG(expected->rest)),
                reply_words(play, reply));
    }
    if (!said && !reply_meets(reply, &recorded))
        mismatch(play, act->line, STR("已登记"), reply_words(play, reply));
}

/* --- acts --- */

static bool target_id(struct play *play, const struct story_act *act, struct id *out)
{
    const struct alias *alias = alias_find(play, act->target);

    if (alias != NULL)
        *out = alias->id;
    return alias != NULL || id_read(act->target, out);
}

static instant when(struct play *play, const struct story_act *act)
{
    int64_t hour = 9, minute = 0;
    day d = {0};

    if (!relative_day(play, act->day, &d))
        must(day_read(act->day, &d));
    if (act->time.len == 5) {
        str_integer((struct str){act->time.at, 2}, &hour);
        str_integer((struct str){act->time.at + 3, 2}, &minute);
    }
    return instant_of_day(d, (int)hour, (int)minute);
}

/* A member `file: NAME` of a pack, a calendar or a late entry is read in its place. */
static enum status read_file(
    struct play *play, const struct story_act *act, const struct node *input, struct node *tree)
{
    struct str name = node_text(input, "file");
    struct str text = play->door->file(play->door->context, name, play->scratch);

    if (text.at == NULL)
        return fault_set(
            play->fault, STATUS_NOT_FOUND, "第%u行：没有文件 %.*s", act->line, STR_ARG(name));
    struct fault inner = {0};
    enum status status = yaml_read(play->scratch, text, 1, tree, &inner);
    if (status == STATUS_OK)
        return status;
    return fault_set(play->fault, status, "%.*s:%s", STR_ARG(name), inner.text);
}

static const struct node *without_file(
    struct arena *arena, const struct node *input, const char *key, const struct node *tree)
{
    struct node *out = arena_new(arena, struct node);

    must(input != NULL);
    out->kind = NODE_MAP;
    for (size_t i = 0; i < input->len; i++)
        if (!str_is(input->items[i].key, "file"))
            *node_put(arena, out, input->items[i].key) = input->items[i];
    if (key != NULL) {
        struct node *member = node_put(arena, out, str_of(key));
        struct str name = member->key;
        *member = *tree;
        member->key = name;
    }
    return out;
}

static struct reply submit(struct play *play, const struct story_act *act, const struct node *input)
{
    struct id id;
    struct request request = {.noun = act->noun,
        .verb = act->verb,
        .action = act->action,
        .target = act->target,
        .person = act->person,
        .entered_by = act->entered_by,
        .done_on = act->done_on,
        .input = input,
        .now = when(play, act)};
    day done;

    if (act->target.len > 0 && target_id(play, act, &id))
        request.target = id_write(play->scratch, id);
    if (act->entered_by.len > 0)
        request.via = STR("paper");
    if (relative_day(play, act->done_on, &done))
        request.done_on = day_write(play->scratch, done);
    /* cppcheck-suppress returnDanglingLifetime ; the reply is a value, apart from the request */
    return play->door->submit(play->door->context, &request, play->scratch);
}

static enum status act_once(
    struct play *play, const struct story_act *act, const struct node *input)
{
    struct reply reply = submit(play, act, input);

    play->result->acts++;
    if (reply.status == STATUS_UNAVAILABLE || reply.status == STATUS_DAMAGED) {
        *play->fault = reply.fault;
        return reply.status;
    }
    if (act->alias.len > 0 && reply.decision.refusal == REFUSAL_NONE
        && reply.decision.problems.len == 0)
        *(struct alias *)vec_push(play->arena, &play->aliases, sizeof(struct alias)) =
            (struct alias){act->alias, reply.stream};
    check_reply(play, act, &reply);
    if (play->result->verbose)
        buffer_addf(play->result->out, "%.*s %.*s %.*s %.*s %.*s: %.*s\n", STR_ARG(act->day),
            STR_ARG(act->person), STR_ARG(act->noun), STR_ARG(act->verb), STR_ARG(act->target),
            STR_ARG(reply_words(play, &reply)));
    return STATUS_OK;
}

/* One notice file holds many years: one act for each. */
static enum status publish_years(
    struct play *play, const struct story_act *act, const struct node *tree)
{
    const struct node *years = node_get(tree, "years");
    enum status status = STATUS_OK;

    for (size_t i = 0; years != NULL && i < years->len && status == STATUS_OK; i++)
        status = act_once(play, act, &years->items[i]);
    return status;
}

/* "sign step_must_be_open": the action, and the refusal if one is named. */
static void check_option(
    struct play *play, const struct story_line *expected, const struct vec *options)
{
    struct str rest = expected->rest, verb = take_first(&rest), got = STR("没有这个动作");
    bool may = str_is(expected->word, "可以");

    play->result->expected++;
    VEC_EACH (struct option, option, *options) {
        if (!str_equal(option->action, verb))
            continue;
        struct str code = refusal_code(option->refusal);
        bool open = option->refusal == REFUSAL_NONE;
        if (may == open && (may || rest.len == 0 || str_equal(rest, code)))
            return;
        got = open ? STR("可以") : code;
    }
    mismatch(play, expected->line, expected->rest, got);
}

static void check_options(struct play *play, const struct story_act *act, const struct vec *options)
{
    VEC_EACH (struct story_line, expected, act->expected)
        check_option(play, expected, options);
}

static enum status look_options(struct play *play, const struct story_act *act)
{
    const struct directory *directory = play->door->directory(play->door->context);
    struct id id = {{0}};
    person_id person = {{{0}}};

    if (!target_id(play, act, &id))
        return fault_set(
            play->fault, STATUS_INVALID, "第%u行：没有“%.*s”。", act->line, STR_ARG(act->target));
    directory_find(directory, STREAM_PERSON, act->person, &person.id);
    struct dossier dossier = play->door->look(play->door->context, (matter_id){id}, play->scratch);
    struct vec options = casework_options(&dossier, person, when(play, act), play->scratch);
    check_options(play, act, &options);
    return STATUS_OK;
}

static enum status play_act(struct play *play, const struct story_act *act)
{
    struct node tree = {0};
    struct node *input = act->input == NULL ? NULL : copy_tree(play->scratch, act->input);

    if (str_is(act->verb, "options"))
        return look_options(play, act);
    if (input != NULL)
        substitute(play, input);
    if (node_get(input, "file") == NULL)
        return act_once(play, act, input);
    enum status status = read_file(play, act, input, &tree);
    if (status != STATUS_OK)
        return status;
    if (str_is(act->noun, "holiday"))
        return publish_years(play, act, &tree);
    if (str_is(act->noun, "policy"))
        return act_once(play, act, without_file(play->scratch, input, "pack", &tree));
    return act_once(play, act, &tree);
}

enum status story_play(const struct story *story, const struct door *door, day today,
    struct story_result *result, struct fault *fault)
{
    struct play play = {.story = story,
        .door = door,
        .arena = result->out->arena,
        .today = today,
        .result = result,
        .fault = fault};
    enum status status = STATUS_OK;

    play.scratch = arena_open((size_t)256 << 20);
    if (play.scratch == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足。");
    VEC_EACH (struct story_act, act, story->acts) {
        if (status != STATUS_OK)
            break;
        size_t mark = arena_mark(play.scratch);
        status = play_act(&play, act);
        arena_rewind(play.scratch, mark);
    }
    arena_close(play.scratch);
    return status;
}
