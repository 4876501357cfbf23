/* Before a meeting: its agenda is published, its members answer, read, and give their opinion. */
#include "casework/kind.h"
#include "casework/words.h"
#include "view/words_of.h"
#include "web/act_fields.h"
#include "web/agenda_item_page.h"
#include "web/agenda_page.h"
#include "web/call_page.h"
#include "web/meeting_item.h"
#include "web/meeting_pages.h"
#include "web/site_pages.h"
#include "web/sitting.h"

/* ---- publishing it -------------------------------------------------------------------------- */

static const struct node *row_sent(struct exchange *x, struct str matter)
{
    const struct node *rows = node_get(x->form, "items");

    for (size_t i = 0; rows != NULL && i < rows->len; i++)
        if (str_equal(node_text(&rows->items[i], "matter"), matter))
            return &rows->items[i];
    return NULL;
}

static void call_line_add(struct exchange *x, const struct waiting *one, struct vec *items)
{
    const struct matter *matter = one->dossier.files[0].matter;
    const struct unit *unit = directory_unit(x->viewer.directory, (unit_id){matter->opened->unit});
    struct str id = id_write(x->arena, matter->id.id);
    const struct node *sent = row_sent(x, id);
    struct call_line *line = vec_push(x->arena, items, sizeof(*line));

    *line = (struct call_line){.no = (int64_t)items->len - 1,
        .matter = id,
        .title = matter->opened->title,
        .number = matter->number,
        .unit = unit == NULL ? STR("") : unit->name,
        .ticked = sent != NULL,
        .order = sent == NULL ? STR("") : node_text(sent, "order")};
}

static void call_page_show(struct exchange *x, const struct body *body, const struct reply *reply)
{
    struct call_page page = {.title = str_format(x->arena, "发布议程：%.*s", STR_ARG(body->name)),
        .path = x->head->path,
        .key = key_make(x),
        .body = id_write(x->arena, body->id.id)};
    struct waiting_list waiting;
    struct fault fault;

    if (waiting_read(&x->viewer, body, &waiting, &fault) != STATUS_OK) {
        (void)exchange_error(x, 503, fault.text);
        return;
    }
    form_field(x, &page.fields, INPUT_DATE, STR("planned_on"), "会议日期")->required = true;
    (void)form_field(x, &page.fields, INPUT_TEXT, STR("planned_time"), "时间");
    (void)form_field(x, &page.fields, INPUT_TEXT, STR("place"), "地点");
    chair_field(x, body, instant_day(x->viewer.now), &page.fields);
    VEC_EACH (struct waiting, one, waiting.rows)
        call_line_add(x, one, &page.items);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_call(&x->out, &page);
    (void)page_done(x);
}

enum exchange_next call_show(struct exchange *x)
{
    const struct body *body = body_asked(x);

    if (body != NULL)
        call_page_show(x, body, NULL);
    return EXCHANGE_DONE;
}

static int64_t order_of(const struct node *row)
{
    int64_t order;

    return str_integer(node_text(row, "order"), &order) ? order : INT64_MAX;
}

static bool agenda_has(const struct node *items, struct str matter)
{
    for (size_t i = 0; i < items->len; i++)
        if (str_equal(node_text(&items->items[i], "matter"), matter))
            return true;
    return false;
}

/* The ticked rows in the order that was typed; rows without one stay behind, as they stood. */
static void agenda_order(struct exchange *x, struct node *input)
{
    const struct node *rows = node_get(input, "items");
    struct node items = {.kind = NODE_LIST};

    for (size_t taken = 0; rows != NULL && taken < rows->len; taken++) {
        const struct node *next = NULL;
        for (size_t i = 0; i < rows->len; i++)
            if (node_text(&rows->items[i], "matter").len > 0
                && !agenda_has(&items, node_text(&rows->items[i], "matter"))
                && (next == NULL || order_of(&rows->items[i]) < order_of(next)))
                next = &rows->items[i];
        if (next == NULL)
            break;
        struct node *item = node_push(x->arena, &items);
        item->kind = NODE_MAP;
        node_put_text(x->arena, item, "matter", node_text(next, "matter"));
    }
    for (size_t i = 0; i < input->len; i++)
        if (str_is(input->items[i].key, "items")) {
            items.key = input->items[i].key;
            input->items[i] = items;
            return;
        }
    node_put(x->arena, input, STR("items"))->kind = NODE_LIST;
}

enum exchange_next call_send(struct exchange *x)
{
    struct request request = {.noun = STR("meeting"), .verb = STR("call")};
    const struct body *body = body_asked(x);
    struct node *input = act_input(x);

    if (body == NULL)
        return EXCHANGE_DONE;
    agenda_order(x, input);
    request.input = input;
    return key_read(x, &request) ? exchange_submit(x, &request) : EXCHANGE_DONE;
}

void call_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (!sitting_refused(x, kind, text, &reply))
        return;
    const struct body *body = body_asked(x);
    if (body != NULL)
        call_page_show(x, body, &reply);
}

/* ---- the meeting that is called ------------------------------------------------------------- */

static const struct roster *roster_of(struct exchange *x, const struct sitting *sitting)
{
    return directory_roster(x->viewer.directory, sitting->body->id, meeting_on(&sitting->meeting));
}

struct str answer_words(struct exchange *x, const struct meeting *meeting, struct id member)
{
    static const char *const words[] = {"", "到会", "请假"};
    const struct event *said = invitation_of(meeting, (person_id){member});
    const struct invitation_answered *answer = said == NULL ? NULL : said->data;

    if (answer == NULL)
        return STR("未答复");
    struct str entered = said_entered_words(&x->viewer, said);
    return answer->reasons.len > 0
               ? str_format(x->arena, "%s（%.*s）%.*s", words[answer->state],
                   STR_ARG(answer->reasons), STR_ARG(entered))
               : str_format(x->arena, "%s%.*s", words[answer->state], STR_ARG(entered));
}

static void answers_make(struct exchange *x, const struct sitting *sitting, struct vec *rows)
{
    const struct roster *roster = roster_of(x, sitting);

    for (size_t i = 0; roster != NULL && i < roster->members.len; i++) {
        struct id member = ((const struct roster_member *)roster->members.at)[i].person;
        fact_put(x, rows, person_name(x, member), answer_words(x, &sitting->meeting, member));
    }
}

/* Who of those who may study the item has read its papers, and who has not: each by name. */
static struct str read_words(struct exchange *x, const struct sitting *sitting,
    const struct case_file *file, const struct agenda_item *item)
{
    const struct roster *roster = roster_of(x, sitting);
    const struct step *step = procedure_step(file->procedure, item->step);
    struct buffer names[] = {{.arena = x->arena}, {.arena = x->arena}};
    int counts[COUNT_OF(names)] = {0};

    for (size_t i = 0; roster != NULL && step != NULL && i < roster->members.len; i++) {
        person_id member = {((const struct roster_member *)roster->members.at)[i].person};
        if (member_shut_out(file, step, member) != SHUT_OUT_NOT)
            continue;
        bool unread = reading_of(&sitting->meeting, member, item->matter) == NULL;
        buffer_addf(&names[unread], "%s%.*s", counts[unread]++ > 0 ? "、" : "：",
            STR_ARG(person_name(x, member.id)));
    }
    return str_format(x->arena, "已阅%d人%.*s；未阅%d人%.*s", counts[0],
        STR_ARG(buffer_str(&names[0])), counts[1], STR_ARG(buffer_str(&names[1])));
}

static struct str foreseen_words(struct exchange *x, const struct turnout *t)
{
    long long missing = t->quorum - t->present;

    return missing > 0
               ? str_format(x->arena, "应到%lld人，已答复到会%lld人，须到%lld人，还差%lld人",
                   (long long)t->entitled, (long long)t->present, (long long)t->quorum, missing)
               : str_format(x->arena, "应到%lld人，已答复到会%lld人，须到%lld人，已够",
                   (long long)t->entitled, (long long)t->present, (long long)t->quorum);
}

static void agenda_line_add(struct exchange *x, const struct sitting *sitting,
    const struct agenda_item *item, struct vec *items)
{
    struct dossier dossier;
    struct turnout turnout;

    if (!item_matter(x, item->matter, &dossier))
        return;
    const struct case_file *file = &dossier.files[0];
    const struct step *step = procedure_step(file->procedure, item->step);
    bool read = reading_of(&sitting->meeting, x->viewer.person, item->matter) != NULL;
    struct agenda_line *line = vec_push(x->arena, items, sizeof(*line));
    *line = (struct agenda_line){.no = (int64_t)items->len,
        .title = file->matter->opened->title,
        .number = file->matter->number,
        .path = item_path(x, sitting->id, item->matter),
        .step = step == NULL ? item->step : step->title,
        .mine = !sitting->invited ? STR("")
                : read            ? STR("已阅")
                                  : STR("未阅"),
        .read = sitting->caller ? read_words(x, sitting, file, item) : STR("")};
    if (turnout_foreseen(&x->viewer, sitting, file, item, &turnout))
        line->foreseen = foreseen_words(x, &turnout);
}

static void answer_fields(struct exchange *x, struct vec *fields)
{
    struct field_page *state = form_field(x, fields, INPUT_RADIO, STR("state"), "我的答复");

    state->required = true;
    form_choice(x, state, STR("attend"), STR("到会"));
    form_choice(x, state, STR("leave"), STR("请假"));
    form_field(x, fields, INPUT_TEXT, STR("reasons"), "请假原因")->hint = STR("请假的要写明");
}

void agenda_show(struct exchange *x, const struct sitting *sitting, const struct reply *reply)
{
    struct str path = sitting_path(x, sitting->id);
    struct agenda_page page = {.title = sitting_title(x, sitting),
        .path = str_format(x->arena, "%.*s/reply", STR_ARG(path)),
        .key = key_make(x),
        .print = str_format(x->arena, "%.*s/agenda", STR_ARG(path)),
        .convene = sitting->keeper ? str_format(x->arena, "%.*s/convene", STR_ARG(path))
                                   : (struct str){0}};

    head_make(x, sitting, &page.head.rows);
    answers_make(x, sitting, &page.answers.rows);
    LIST_EACH (struct agenda_item, item, sitting->meeting.called->items)
        agenda_line_add(x, sitting, item, &page.items);
    if (sitting->invited)
        answer_fields(x, &page.fields);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_agenda(&x->out, &page);
    (void)page_done(x);
}

/* ---- one item of it ------------------------------------------------------------------------- */

static void opinions_make(
    struct exchange *x, const struct sitting *sitting, struct id matter, struct vec *rows)
{
    const struct roster *roster = roster_of(x, sitting);

    for (size_t i = 0; roster != NULL && i < roster->members.len; i++) {
        struct id member = ((const struct roster_member *)roster->members.at)[i].person;
        const struct event *said = opinion_of(&sitting->meeting, (person_id){member}, matter);
        const struct opinion_given *opinion = said == NULL ? NULL : said->data;
        if (opinion != NULL)
            fact_put(x, rows, person_name(x, member),
                str_format(x->arena, "%.*s %.*s%.*s",
                    STR_ARG(code_words(str_of(position_codes[opinion->position]))),
                    STR_ARG(opinion->words), STR_ARG(said_entered_words(&x->viewer, said))));
    }
}

static void opinion_fields(struct exchange *x, struct vec *fields)
{
    struct field_page *field = form_field(x, fields, INPUT_RADIO, STR("position"), "我的意见");

    field->required = true;
    for (size_t i = 1; position_codes[i] != NULL; i++)
        form_choice(x, field, str_of(position_codes[i]), code_words(str_of(position_codes[i])));
    form_field(x, fields, INPUT_AREA, STR("words"), "理由和建议")->hint =
        STR("不同意或者保留的要写明");
}

static struct str day_words(struct exchange *x, instant at)
{
    const struct date on = date_of_day(instant_day(at));

    return date_words(x->arena, &on);
}

void agenda_item_show(struct exchange *x, const struct sitting *sitting,
    const struct agenda_item *item, const struct reply *reply)
{
    struct str path = sitting_path(x, sitting->id);
    struct dossier dossier;

    if (!item_matter(x, item->matter, &dossier)) {
        (void)exchange_error(x, 404, "这次会议没有这一项，或者您无权查看");
        return;
    }
    const struct case_file *file = &dossier.files[0];
    const struct event *read = reading_of(&sitting->meeting, x->viewer.person, item->matter);
    const struct item_asked asked = {.x = x,
        .dossier = &dossier,
        .file = file,
        .step = procedure_step(file->procedure, item->step),
        .body = sitting->body};
    struct agenda_item_page page = {.title = asked.step->title,
        .number = file->matter->number,
        .matter = file->matter->opened->title,
        .back = matter_path(x->arena, file->matter->id),
        .held = sitting_title(x, sitting),
        .held_path = path,
        .invited = sitting->invited,
        .read = read == NULL ? STR("") : day_words(x, read->at),
        .matter_id = id_write(x->arena, item->matter),
        .key = key_make(x),
        .read_path = str_format(x->arena, "%.*s/read", STR_ARG(path)),
        .opine_path = str_format(x->arena, "%.*s/opine", STR_ARG(path))};

    item_papers(&asked, &page.papers.rows);
    opinions_make(x, sitting, item->matter, &page.opinions.rows);
    opinion_fields(x, &page.fields);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_agenda_item(&x->out, &page);
    (void)page_done(x);
}

/* ---- what is said on these pages ------------------------------------------------------------ */

enum exchange_next say_send(struct exchange *x)
{
    static const char *const verbs[] = {"reply", "read", "opine", "correct"};
    struct request request = {.noun = STR("meeting"), .target = x->parts[0], .input = act_input(x)};
    struct sitting sitting;

    if (!sitting_asked(x, &sitting))
        return EXCHANGE_DONE;
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (str_is(x->parts[1], verbs[i]))
            request.verb = str_of(verbs[i]);
    if (request.verb.len == 0)
        return exchange_error(x, 404, "没有这个地址");
    return key_read(x, &request) ? exchange_submit(x, &request) : EXCHANGE_DONE;
}

void say_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    const struct agenda_item *item = NULL;
    struct sitting sitting;
    struct reply reply;
    struct id matter;

    if (!reply_read(x, kind, text, &reply) || !sitting_asked(x, &sitting))
        return;
    if (id_read(exchange_form(x, "matter"), &matter))
        item = agenda_item_find(&sitting.meeting, matter);
    if (!reply_refused(&reply)) {
        (void)exchange_redirect(
            x, item != NULL ? item_path(x, sitting.id, item->matter) : sitting_path(x, sitting.id));
        return;
    }
    x->status = 422;
    if (sitting.meeting.held != NULL)
        sitting_held_show(x, &sitting, &reply);
    else if (item != NULL)
        agenda_item_show(x, &sitting, item, &reply);
    else
        agenda_show(x, &sitting, &reply);
}
