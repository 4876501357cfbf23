/* 会议: what waits for a body, a meeting with its items, and each item's own page. */
#include "casework/kind.h"
#include "casework/words.h"
#include "web/act_asked.h"
#include "web/item_page.h"
#include "web/meeting_item.h"
#include "web/meetings_page.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/sitting_page.h"

enum { HELD_MAX = 50 }; /* meetings on the list */

static day today(const struct exchange *x)
{
    return instant_day(x->viewer.now);
}

static struct str sitting_path(struct exchange *x, struct id id)
{
    return str_format(x->arena, "/meetings/%.*s", STR_ARG(id_write(x->arena, id)));
}

static struct str item_path(struct exchange *x, struct id meeting, struct id matter)
{
    return str_format(x->arena, "%.*s/items/%.*s", STR_ARG(sitting_path(x, meeting)),
        STR_ARG(id_write(x->arena, matter)));
}

static struct str body_name(const struct exchange *x, struct id id)
{
    const struct body *body = directory_body(x->viewer.directory, (body_id){id});
    return body == NULL ? STR("") : body->name;
}

static struct str sitting_title(struct exchange *x, const struct meeting_held *held)
{
    return str_format(x->arena, "%.*s %.*s", STR_ARG(body_name(x, held->body)),
        STR_ARG(date_words(x->arena, &held->held_on)));
}

/* ---- the list ------------------------------------------------------------------------------- */

/* A line for each item that waits; `meeting` given: to be concluded in it. */
static void waiting_lines(struct exchange *x, const struct vec *waiting, const struct body *body,
    const struct sitting *in, struct lines_page *out)
{
    out->label = STR("待研究的事项");
    VEC_EACH (struct waiting, one, *waiting) {
        const struct matter *matter = one->dossier.files[0].matter;
        const struct unit *unit =
            directory_unit(x->viewer.directory, (unit_id){matter->opened->unit});
        bool here = false;
        for (size_t i = 0; in != NULL && i < in->meeting.items.len; i++)
            here =
                here
                || id_equal((*VEC_AT(in->meeting.items, const struct item_concluded *, i))->matter,
                    matter->id.id);
        if (here || one->body != body)
            continue;
        *(struct matter_line *)vec_push(x->arena, &out->rows, sizeof(struct matter_line)) =
            (struct matter_line){.path = in != NULL ? item_path(x, in->id, matter->id.id)
                                                    : str_format(x->arena, "%.*s/%.*s?body=%.*s",
                                                        STR_ARG(matter_path(x->arena, matter->id)),
                                                        STR_ARG(one->step->action),
                                                        STR_ARG(id_write(x->arena, body->id.id))),
                .number = matter->number,
                .title = matter->opened->title,
                .step = one->step->title,
                .unit = unit == NULL ? STR("") : unit->name};
        (void)light_of_round(x, &one->dossier.files[0], one->round,
            &VEC_AT(out->rows, struct matter_line, out->rows.len - 1)->light, NULL);
    }
}

static bool bodies_make(struct exchange *x, struct meetings_page *page, struct fault *fault)
{
    struct vec waiting;

    if (waiting_read(&x->viewer, NULL, &waiting, fault) != STATUS_OK)
        return false;
    VEC_EACH (struct body, body, x->viewer.directory->bodies) {
        if (!minutes_kept(&x->viewer, body))
            continue;
        struct meetings_body *row = vec_push(x->arena, &page->bodies, sizeof(*row));
        *row = (struct meetings_body){.name = body->name,
            .path = str_format(
                x->arena, "/meetings/new/%.*s", STR_ARG(id_write(x->arena, body->id.id)))};
        waiting_lines(x, &waiting, body, NULL, &row->waiting);
    }
    return true;
}

static bool held_make(struct exchange *x, struct meetings_page *page, struct fault *fault)
{
    struct vec sittings;

    if (sittings_recent(&x->viewer, HELD_MAX, &sittings, fault) != STATUS_OK)
        return false;
    VEC_EACH (struct sitting, sitting, sittings) {
        const struct meeting_held *held = sitting->meeting.held;
        *(struct meetings_line *)vec_push(x->arena, &page->held, sizeof(struct meetings_line)) =
            (struct meetings_line){.path = sitting_path(x, sitting->id),
                .day = date_words(x->arena, &held->held_on),
                .body = body_name(x, held->body),
                .items = str_format(x->arena, "%zu项", sitting->meeting.items.len)};
    }
    return true;
}

enum exchange_next meetings_show(struct exchange *x)
{
    struct meetings_page page = {.frame = {.title = {0}}};
    struct fault fault;

    if (!bodies_make(x, &page, &fault) || !held_make(x, &page, &fault))
        return exchange_error(x, 503, fault.text);
    page.frame = frame_make(x, STR("会议"), "/meetings");
    page_meetings(&x->out, &page);
    return page_done(x);
}

/* ---- a new meeting -------------------------------------------------------------------------- */

static const struct body *body_asked(struct exchange *x)
{
    struct id id;
    const struct body *body = NULL;

    if (id_read(x->parts[0], &id))
        body = directory_body(x->viewer.directory, (body_id){id});
    if (body != NULL && minutes_kept(&x->viewer, body))
        return body;
    (void)exchange_error(x, 404, "没有这个议事机构，或者不由您记录它的会议");
    return NULL;
}

static void recording_show(struct exchange *x, const struct body *body, const struct reply *reply)
{
    struct sitting_page page = {.recording = true,
        .title = str_format(x->arena, "登记会议：%.*s", STR_ARG(body->name)),
        .path = x->head->path,
        .key = key_make(x),
        .body = id_write(x->arena, body->id.id),
        .recorder = id_write(x->arena, x->viewer.person.id)};

    held_fields(x, body, today(x), &page.fields);
    VEC_EACH (struct body, other, x->viewer.directory->bodies) {
        if (other == body || str_is(body->kind, "unit_body") || str_is(other->kind, "unit_body"))
            continue;
        struct field_page *field = form_field(x, &page.fields, INPUT_TICK, STR("others"), "");
        field->label = str_format(x->arena, "与%.*s一并召开", STR_ARG(other->name));
        field->value = id_write(x->arena, other->id.id);
        field->ticked = form_ticked(x, STR("others"), field->value);
    }
    members_fill(x, body, today(x), &page.members);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_sitting(&x->out, &page);
    (void)page_done(x);
}

enum exchange_next meeting_new_show(struct exchange *x)
{
    const struct body *body = body_asked(x);

    if (body != NULL)
        recording_show(x, body, NULL);
    return EXCHANGE_DONE;
}

enum exchange_next meeting_new_send(struct exchange *x)
{
    struct request request = {.noun = STR("meeting"), .verb = STR("hold")};
    const struct body *body = body_asked(x);
    struct node *input = meeting_input(x);

    if (body == NULL)
        return EXCHANGE_DONE;
    if (exchange_form(x, "fill").len > 0) {
        recording_show(x, body, NULL);
        return EXCHANGE_DONE;
    }
    node_put(x->arena, input, STR("items"))->kind = NODE_LIST;
    request.input = input;
    return key_read(x, &request) ? exchange_submit(x, &request) : EXCHANGE_DONE;
}

void meeting_new_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    const struct body *body;
    struct reply reply;

    if (!reply_read(x, kind, text, &reply))
        return;
    if (!reply_refused(&reply)) {
        (void)exchange_redirect(x, sitting_path(x, reply.stream));
        return;
    }
    x->status = 422;
    body = body_asked(x);
    if (body != NULL)
        recording_show(x, body, &reply);
}

/* ---- one meeting ---------------------------------------------------------------------------- */

static bool sitting_asked(struct exchange *x, struct sitting *out)
{
    struct fault fault;
    struct id id;

    if (id_read(x->parts[0], &id) && sitting_read(&x->viewer, id, out, &fault) == STATUS_OK)
        return true;
    (void)exchange_error(x, 404, "没有这次会议，或者您无权查看");
    return false;
}

static struct str person_name(struct exchange *x, struct id id)
{
    return id_given(id) ? directory_name(x->arena, x->viewer.directory, (person_id){id})
                        : (struct str){0};
}

static void head_make(struct exchange *x, const struct sitting *sitting, struct vec *rows)
{
    const struct meeting_held *held = sitting->meeting.held;

    fact_put(x, rows, STR("日期"), date_words(x->arena, &held->held_on));
    fact_put(x, rows, STR("地点"), held->place);
    fact_put(x, rows, STR("主持"), person_name(x, held->chair));
    fact_put(x, rows, STR("记录"),
        person_name(x, id_given(held->recorder) ? held->recorder : sitting->meeting.by.id));
    LIST_EACH (struct id, other, held->others)
        fact_put(x, rows, STR("一并召开"), body_name(x, *other));
}

static void came_make(struct exchange *x, const struct meeting_held *held, struct vec *rows)
{
    static const char *const words[] = {"", "到会", "请假", "列席"};

    for (int state = 1; state < (int)COUNT_OF(words); state++) {
        struct buffer names = {.arena = x->arena};
        LIST_EACH (struct attendance, one, held->attendance) {
            if (one->state != state)
                continue;
            buffer_addf(
                &names, "%s%.*s", names.len > 0 ? "、" : "", STR_ARG(person_name(x, one->person)));
            if (one->reasons.len > 0)
                buffer_addf(&names, " %.*s", STR_ARG(one->reasons));
        }
        fact_put(x, rows, str_of(words[state]), buffer_str(&names));
    }
}

/* The matter of an item with its step; false: it may not be seen. */
static bool item_matter(struct exchange *x, struct id matter, struct dossier *out)
{
    struct fault fault;

    return office_matter(
               x->viewer.office, (matter_id){matter}, x->viewer.person, x->arena, out, &fault)
               == STATUS_OK
           && out->files[0].procedure != NULL;
}

static struct str result_label(const struct step *step, struct str code)
{
    const struct result *result = step == NULL ? NULL : step_result(step, code);
    return result == NULL ? code : result->label;
}

static void items_make(struct exchange *x, const struct sitting *sitting, struct vec *items)
{
    VEC_EACH (const struct item_concluded *, item, sitting->meeting.items) {
        struct dossier dossier;
        if (!item_matter(x, (*item)->matter, &dossier))
            continue;
        const struct step *step = procedure_step(dossier.files[0].procedure, (*item)->step);
        struct sitting_item *made = vec_push(x->arena, items, sizeof(*made));
        /* Not the number in the record: a gap would tell of what is not seen. */
        *made = (struct sitting_item){.no = (int64_t)items->len,
            .title = dossier.files[0].matter->opened->title,
            .path = item_path(x, sitting->id, (*item)->matter),
            .step = step == NULL ? (*item)->step : step->title,
            .result = result_label(step, (*item)->result)};
    }
}

enum exchange_next sitting_show(struct exchange *x)
{
    struct sitting_page page = {.recording = false};
    struct sitting sitting;
    struct vec waiting = {0};
    struct fault fault;

    if (!sitting_asked(x, &sitting))
        return EXCHANGE_DONE;
    const struct body *body =
        directory_body(x->viewer.directory, (body_id){sitting.meeting.held->body});
    if (body != NULL && minutes_kept(&x->viewer, body)
        && waiting_read(&x->viewer, body, &waiting, &fault) != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    page.title = sitting_title(x, sitting.meeting.held);
    head_make(x, &sitting, &page.head.rows);
    came_make(x, sitting.meeting.held, &page.came.rows);
    items_make(x, &sitting, &page.items);
    waiting_lines(x, &waiting, body, &sitting, &page.waiting);
    page.frame = frame_make(x, page.title, NULL);
    page_sitting(&x->out, &page);
    return page_done(x);
}

/* ---- one item ------------------------------------------------------------------------------- */

struct item_at { /* what the address of an item asks for */
    struct sitting sitting;
    struct dossier dossier;
    const struct body *body;
    const struct step *step;                /* that waits; NULL: none */
    const struct item_concluded *concluded; /* NULL: not yet */
};

static const struct step *waiting_step(const struct case_file *file, const struct body *body)
{
    VEC_EACH (struct matter_step, round, file->matter->steps) {
        const struct step *step = procedure_step(file->procedure, round->step);
        if (round->state == STEP_OPEN && step != NULL && step->kind->in_meeting
            && meeting_body_fits(file, step, body))
            return step;
    }
    return NULL;
}

/* What may not be seen is not there, nor what this meeting neither has nor may take. */
static bool item_asked_for(struct exchange *x, struct item_at *at)
{
    struct id id;

    if (!sitting_asked(x, &at->sitting))
        return false;
    at->body = directory_body(x->viewer.directory, (body_id){at->sitting.meeting.held->body});
    if (at->body != NULL && id_read(x->parts[1], &id) && item_matter(x, id, &at->dossier)) {
        VEC_EACH (const struct item_concluded *, item, at->sitting.meeting.items)
            if (id_equal((*item)->matter, id))
                at->concluded = *item;
        if (at->concluded == NULL && minutes_kept(&x->viewer, at->body))
            at->step = waiting_step(&at->dossier.files[0], at->body);
        if (at->concluded != NULL || at->step != NULL)
            return true;
    }
    (void)exchange_error(x, 404, "这次会议没有这一项，或者您无权查看");
    return false;
}

static void item_form(struct exchange *x, const struct item_at *at, const struct reply *reply)
{
    const struct item_asked item = {.x = x,
        .dossier = &at->dossier,
        .file = &at->dossier.files[0],
        .step = at->step,
        .body = at->body,
        .held = at->sitting.meeting.held};
    struct meeting_page page = {.path = x->head->path,
        .key = key_make(x),
        .held = sitting_title(x, at->sitting.meeting.held),
        .held_path = sitting_path(x, at->sitting.id)};

    item_fill(&item, &page);
    page.back = page.held_path;
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_meeting(&x->out, &page);
    (void)page_done(x);
}

static void positions_make(
    struct exchange *x, const struct item_concluded *item, struct item_page *page)
{
    LIST_EACH (struct position, one, item->positions) {
        struct str name = person_name(x, one->person);
        struct str words = code_words(str_of(position_codes[one->position]));
        fact_put(x, &page->positions.rows, name, words);
        if (one->words.len > 0)
            fact_put(x, &page->dissent,
                str_format(x->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(words)), one->words);
    }
    fact_put(x, &page->quorum.rows, STR("应到"),
        str_format(x->arena, "%lld人", (long long)item->entitled.n));
    fact_put(x, &page->quorum.rows, STR("须到"),
        str_format(x->arena, "%lld人", (long long)item->quorum.n));
    fact_put(x, &page->quorum.rows, STR("实到"),
        str_format(x->arena, "%lld人", (long long)item->present.n));
    if (item->recused.len > 0)
        fact_put(x, &page->quorum.rows, STR("本项回避"),
            str_format(x->arena, "%zu人", item->recused.len));
}

static void item_told(struct exchange *x, const struct item_at *at)
{
    const struct item_concluded *item = at->concluded;
    const struct case_file *file = &at->dossier.files[0];
    const struct step *step = procedure_step(file->procedure, item->step);
    struct item_page page = {.title = step == NULL ? item->step : step->title,
        .number = file->matter->number,
        .matter = file->matter->opened->title,
        .back = matter_path(x->arena, file->matter->id),
        .held = sitting_title(x, at->sitting.meeting.held),
        .held_path = sitting_path(x, at->sitting.id)};

    fact_put(x, &page.conclusion.rows, STR("结论"), result_label(step, item->result));
    fact_put(x, &page.conclusion.rows, STR("理由"), item->reasons);
    positions_make(x, item, &page);
    page.frame = frame_make(x, page.title, NULL);
    page_item(&x->out, &page);
    (void)page_done(x);
}

enum exchange_next item_show(struct exchange *x)
{
    struct item_at at = {.step = NULL};

    if (!item_asked_for(x, &at))
        return EXCHANGE_DONE;
    if (at.concluded != NULL)
        item_told(x, &at);
    else
        item_form(x, &at, NULL);
    return EXCHANGE_DONE;
}

enum exchange_next item_send(struct exchange *x)
{
    struct request request = {.noun = STR("meeting"),
        .verb = STR("conclude"),
        .target = x->parts[0],
        .input = meeting_input(x)};
    struct item_at at = {.step = NULL};

    if (!item_asked_for(x, &at))
        return EXCHANGE_DONE;
    return key_read(x, &request) ? exchange_submit(x, &request) : EXCHANGE_DONE;
}

void item_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct item_at at = {.step = NULL};
    struct reply reply;

    if (!reply_read(x, kind, text, &reply))
        return;
    if (!reply_refused(&reply)) {
        (void)exchange_redirect(x, str_format(x->arena, "/meetings/%.*s", STR_ARG(x->parts[0])));
        return;
    }
    if (!item_asked_for(x, &at))
        return;
    x->status = 422;
    if (at.concluded != NULL) /* two sent it; the first one stands */
        item_told(x, &at);
    else
        item_form(x, &at, &reply);
}
