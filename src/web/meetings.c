/* 会议: what waits for a body, a meeting with its items, and each item's own page. */
#include "casework/kind.h"
#include "casework/words.h"
#include "web/act_asked.h"
#include "web/item_page.h"
#include "web/meeting_item.h"
#include "web/meeting_pages.h"
#include "web/meetings_page.h"
#include "web/reply.h"
#include "web/site_pages.h"
#include "web/sitting.h"
#include "web/sitting_page.h"

enum { HELD_MAX = 50 }; /* meetings on the list */

static day today(const struct exchange *x)
{
    return instant_day(x->viewer.now);
}

struct str sitting_path(struct exchange *x, struct id id)
{
    return str_format(x->arena, "/meetings/%.*s", STR_ARG(id_write(x->arena, id)));
}

struct str item_path(struct exchange *x, struct id meeting, struct id matter)
{
    return str_format(x->arena, "%.*s/items/%.*s", STR_ARG(sitting_path(x, meeting)),
        STR_ARG(id_write(x->arena, matter)));
}

static struct str body_name(const struct exchange *x, struct id id)
{
    const struct body *body = directory_body(x->viewer.directory, (body_id){id});
    return body == NULL ? STR("") : body->name;
}

struct str sitting_title(struct exchange *x, const struct sitting *sitting)
{
    const struct meeting *meeting = &sitting->meeting;
    const struct date *on =
        meeting->held != NULL ? &meeting->held->held_on : &meeting->called->planned_on;

    return str_format(
        x->arena, "%.*s %.*s", STR_ARG(sitting->body->name), STR_ARG(date_words(x->arena, on)));
}

/* ---- the list ------------------------------------------------------------------------------- */

/* Its step; in a meeting that took it up beside the agenda, with that. */
static struct str step_words(
    struct exchange *x, const struct sitting *in, struct id matter, struct str title)
{
    return in != NULL && item_added(in, matter)
               ? str_format(x->arena, "%.*s（不在议程上）", STR_ARG(title))
               : title;
}

/* A line for each item that waits; `meeting` given: to be concluded in it. */
static void waiting_lines(struct exchange *x, const struct waiting_list *waiting,
    const struct body *body, const struct sitting *in, struct lines_page *out)
{
    out->label = STR("待研究的事项");
    out->more = waiting->more;
    VEC_EACH (struct waiting, one, waiting->rows) {
        const struct matter *matter = one->dossier.files[0].matter;
        const struct unit *unit =
            directory_unit(x->viewer.directory, (unit_id){matter->opened->unit});
        bool here = false;
        for (size_t i = 0; in != NULL && i < in->meeting.items.len; i++)
            here =
                here
                || id_equal((*VEC_AT(in->meeting.items, const struct item_concluded *, i))->matter,
                    matter->id.id);
        if (here)
            continue;
        *(struct matter_line *)vec_push(x->arena, &out->rows, sizeof(struct matter_line)) =
            (struct matter_line){.path = in != NULL ? item_path(x, in->id, matter->id.id)
                                                    : str_format(x->arena, "%.*s/%.*s?body=%.*s",
                                                        STR_ARG(matter_path(x->arena, matter->id)),
                                                        STR_ARG(one->step->action),
                                                        STR_ARG(id_write(x->arena, body->id.id))),
                .number = matter->number,
                .title = matter->opened->title,
                .step = step_words(x, in, matter->id.id, one->step->title),
                .unit = unit == NULL ? STR("") : unit->name};
        (void)light_of_round(x, &one->dossier.files[0], one->round,
            &VEC_AT(out->rows, struct matter_line, out->rows.len - 1)->light, NULL);
    }
}

static bool joint(const struct exchange *x, const struct body *body)
{
    const struct edition *edition = directory_edition_on(x->viewer.directory, today(x));
    const struct body_kind *kind =
        edition == NULL ? NULL : policy_body(edition->policy, body->kind);

    return kind != NULL && kind->joint;
}

static bool bodies_make(
    struct exchange *x, bool only_joint, struct meetings_page *page, struct fault *fault)
{
    struct waiting_list waiting;

    VEC_EACH (struct body, body, x->viewer.directory->bodies) {
        if (!minutes_kept(&x->viewer, body) || (only_joint && !joint(x, body)))
            continue;
        if (waiting_read(&x->viewer, body, &waiting, fault) != STATUS_OK)
            return false;
        struct meetings_body *row = vec_push(x->arena, &page->bodies, sizeof(*row));
        *row = (struct meetings_body){.name = body->name,
            .path = str_format(
                x->arena, "/meetings/new/%.*s", STR_ARG(id_write(x->arena, body->id.id))),
            .call = str_format(
                x->arena, "/meetings/call/%.*s", STR_ARG(id_write(x->arena, body->id.id)))};
        waiting_lines(x, &waiting, body, NULL, &row->waiting);
    }
    return true;
}

static void held_line(struct exchange *x, const struct sitting *sitting, struct vec *rows)
{
    const struct meeting *meeting = &sitting->meeting;
    bool held = meeting->held != NULL;

    *(struct meetings_line *)vec_push(x->arena, rows,
        sizeof(struct meetings_line)) = (struct meetings_line){.path = sitting_path(x, sitting->id),
        .day = date_words(x->arena, held ? &meeting->held->held_on : &meeting->called->planned_on),
        .body = sitting->body->name,
        .items =
            str_format(x->arena, "%zu项", held ? meeting->items.len : meeting->called->items.len)};
}

static bool held_make(struct exchange *x, struct meetings_page *page, struct fault *fault)
{
    struct sitting_filter filter = {.limit = HELD_MAX};
    struct sittings found;

    if (!str_integer(exchange_query(x, "below"), &filter.below) || filter.below < 0)
        filter.below = 0;
    if (sittings_read(&x->viewer, &filter, &found, fault) != STATUS_OK)
        return false;
    if (found.next > 0)
        page->next = str_format(x->arena, "/meetings?below=%lld", (long long)found.next);
    page->later = filter.below > 0;
    VEC_EACH (struct sitting, sitting, found.rows)
        held_line(x, sitting, &page->held);
    return true;
}

/* Meetings called and not held, the next one first; `held` given: the others too. */
static bool ahead_make(struct exchange *x, const struct body *body, struct meetings_page *page,
    struct vec *held, struct fault *fault)
{
    struct vec sittings;

    if (sittings_of_body(&x->viewer, body, &sittings, fault) != STATUS_OK)
        return false;
    for (size_t i = sittings.len; i > 0; i--)
        if (VEC_AT(sittings, struct sitting, i - 1)->meeting.held == NULL)
            held_line(x, VEC_AT(sittings, struct sitting, i - 1), &page->ahead);
    VEC_EACH (struct sitting, sitting, sittings)
        if (held != NULL && sitting->meeting.held != NULL)
            held_line(x, sitting, held);
    return true;
}

/* 会议, or with `only_joint` 联席会议: the same page of fewer bodies. */
static enum exchange_next meetings_of(struct exchange *x, bool only_joint)
{
    struct meetings_page page = {
        .title = only_joint ? STR("联席会议") : STR("会议"), .joint = only_joint};
    struct fault fault;

    if (!bodies_make(x, only_joint, &page, &fault) || (!only_joint && !held_make(x, &page, &fault)))
        return exchange_error(x, 503, fault.text);
    VEC_EACH (struct body, body, x->viewer.directory->bodies)
        if ((!only_joint || joint(x, body))
            && !ahead_make(x, body, &page, only_joint ? &page.held : NULL, &fault))
            return exchange_error(x, 503, fault.text);
    page.frame = frame_make(x, page.title, "/meetings");
    page_meetings(&x->out, &page);
    return page_done(x);
}

enum exchange_next meetings_show(struct exchange *x)
{
    return meetings_of(x, false);
}

enum exchange_next joint_meetings_show(struct exchange *x)
{
    return meetings_of(x, true);
}

/* ---- one meeting ---------------------------------------------------------------------------- */

bool sitting_asked(struct exchange *x, struct sitting *out)
{
    struct fault fault;
    struct id id;

    if (id_read(x->parts[0], &id) && sitting_read(&x->viewer, id, out, &fault) == STATUS_OK)
        return true;
    (void)exchange_error(x, 404, "没有这次会议，或者您无权查看");
    return false;
}

struct str person_name(struct exchange *x, struct id id)
{
    return id_given(id) ? directory_name(x->arena, x->viewer.directory, (person_id){id})
                        : (struct str){0};
}

void called_head_make(struct exchange *x, const struct meeting_called *called, struct vec *rows)
{
    fact_put(x, rows, STR("日期"),
        str_format(x->arena, "%.*s %.*s", STR_ARG(date_words(x->arena, &called->planned_on)),
            STR_ARG(called->planned_time)));
    fact_put(x, rows, STR("地点"), called->place);
    fact_put(x, rows, STR("主持"), person_name(x, called->chair));
}

void head_make(struct exchange *x, const struct sitting *sitting, struct vec *rows)
{
    const struct meeting_held *held = sitting->meeting.held;
    const struct meeting_called *called = sitting->meeting.called;

    if (held == NULL) {
        called_head_make(x, called, rows);
        return;
    }
    fact_put(x, rows, STR("日期"), date_words(x->arena, &held->held_on));
    if (called != NULL && called->planned_on.from.n != held->held_on.from.n)
        fact_put(x, rows, STR("原定"), date_words(x->arena, &called->planned_on));
    fact_put(x, rows, STR("地点"), held->place);
    fact_put(x, rows, STR("主持"), person_name(x, held->chair));
    fact_put(x, rows, STR("记录"),
        person_name(x, id_given(held->recorder) ? held->recorder : sitting->meeting.by.id));
    LIST_EACH (struct id, other, held->others)
        fact_put(x, rows, STR("一并召开"), body_name(x, *other));
}

void came_make(struct exchange *x, const struct meeting_held *held, struct vec *rows)
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
bool item_matter(struct exchange *x, struct id matter, struct dossier *out)
{
    struct fault fault;

    return office_matter(
               x->viewer.office, (matter_id){matter}, x->viewer.person, x->arena, out, &fault)
               == STATUS_OK
           && out->files[0].procedure != NULL;
}

struct str result_label(const struct step *step, struct str code)
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
            .step =
                step_words(x, sitting, (*item)->matter, step == NULL ? (*item)->step : step->title),
            .result = result_label(step, (*item)->result)};
    }
}

/* Who came may be put right until something is concluded. */
static void correct_make(
    struct exchange *x, const struct sitting *sitting, struct sitting_page *page)
{
    const struct roster *roster =
        directory_roster(x->viewer.directory, sitting->body->id, meeting_on(&sitting->meeting));

    VEC_EACH (const struct event *, said, sitting->meeting.ahead)
        if ((*said)->shape == &attendance_corrected_shape)
            *(struct str *)vec_push(x->arena, &page->said, sizeof(struct str)) =
                said_words(&x->viewer, *said);
    if (!sitting->keeper || sitting->meeting.items.len > 0 || roster == NULL)
        return;
    struct field_page *field = form_field(x, &page->correct, INPUT_SELECT, STR("person"), "成员");
    field->required = true;
    LIST_EACH (struct roster_member, member, roster->members)
        form_choice(x, field, id_write(x->arena, member->person), person_name(x, member->person));
    field = form_field(x, &page->correct, INPUT_RADIO, STR("state"), "更正为");
    field->required = true;
    form_choice(x, field, STR("present"), STR("到会"));
    form_choice(x, field, STR("absent"), STR("请假"));
    (void)form_field(x, &page->correct, INPUT_TEXT, STR("absence"), "请假原因");
    form_field(x, &page->correct, INPUT_TEXT, STR("reasons"), "为什么更正")->required = true;
}

void sitting_held_show(struct exchange *x, const struct sitting *sitting, const struct reply *reply)
{
    struct str path = sitting_path(x, sitting->id);
    struct sitting_page page = {.title = sitting_title(x, sitting),
        .key = key_make(x),
        .minutes = str_format(x->arena, "%.*s/minutes", STR_ARG(path)),
        .path = str_format(x->arena, "%.*s/correct", STR_ARG(path))};
    struct waiting_list waiting = {.more = false};
    struct fault fault;

    if (sitting->keeper && waiting_read(&x->viewer, sitting->body, &waiting, &fault) != STATUS_OK) {
        (void)exchange_error(x, 503, fault.text);
        return;
    }
    head_make(x, sitting, &page.head.rows);
    came_make(x, sitting->meeting.held, &page.came.rows);
    items_make(x, sitting, &page.items);
    correct_make(x, sitting, &page);
    waiting_lines(x, &waiting, sitting->body, sitting, &page.waiting);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_sitting(&x->out, &page);
    (void)page_done(x);
}

bool sitting_refused(struct exchange *x, enum wire_kind kind, struct str text, struct reply *out)
{
    if (!reply_read(x, kind, text, out))
        return false;
    if (reply_refused(out)) {
        x->status = 422;
        return true;
    }
    (void)exchange_redirect(x, sitting_path(x, out->stream));
    return false;
}

enum exchange_next sitting_show(struct exchange *x)
{
    struct sitting sitting;

    if (!sitting_asked(x, &sitting))
        return EXCHANGE_DONE;
    if (sitting.meeting.held == NULL)
        agenda_show(x, &sitting, NULL);
    else
        sitting_held_show(x, &sitting, NULL);
    return EXCHANGE_DONE;
}

/* ---- one item ------------------------------------------------------------------------------- */

struct item_at { /* what the address of an item asks for */
    struct sitting sitting;
    struct dossier dossier;
    const struct body *body;
    const struct step *step;                /* that waits; NULL: none */
    const struct item_concluded *concluded; /* NULL: not yet */
    const struct agenda_item *ahead;        /* of a meeting that is called and not held */
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
    at->body = at->sitting.body;
    if (id_read(x->parts[1], &id) && item_matter(x, id, &at->dossier)) {
        VEC_EACH (const struct item_concluded *, item, at->sitting.meeting.items)
            if (id_equal((*item)->matter, id))
                at->concluded = *item;
        if (at->sitting.meeting.held == NULL)
            at->ahead = agenda_item_find(&at->sitting.meeting, id);
        else if (at->concluded == NULL && at->sitting.keeper)
            at->step = waiting_step(&at->dossier.files[0], at->body);
        if (at->concluded != NULL || at->step != NULL || at->ahead != NULL)
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
        .held = sitting_title(x, &at->sitting),
        .held_path = sitting_path(x, at->sitting.id)};

    item_fill(&item, &page);
    item_added_make(x, &at->sitting, item.file->matter->id.id, &page.papers.rows);
    page.back = page.held_path;
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, page.title, NULL);
    page.frame.wrong = reply != NULL;
    page_meeting(&x->out, &page);
    (void)page_done(x);
}

void item_positions_make(
    struct exchange *x, const struct item_concluded *item, struct vec *rows, struct vec *dissent)
{
    LIST_EACH (struct position, one, item->positions) {
        struct str name = person_name(x, one->person);
        struct str words = code_words(str_of(position_codes[one->position]));
        fact_put(x, rows, name, words);
        if (one->words.len > 0)
            fact_put(x, dissent, str_format(x->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(words)),
                one->words);
    }
}

void item_added_make(
    struct exchange *x, const struct sitting *sitting, struct id matter, struct vec *rows)
{
    if (item_added(sitting, matter))
        fact_put(x, rows, STR("议程"), STR("不在发布的议程上，是会上增加的事项"));
}

void item_quorum_make(struct exchange *x, const struct item_concluded *item, struct vec *rows)
{
    fact_put(x, rows, STR("应到"), str_format(x->arena, "%lld人", (long long)item->entitled.n));
    fact_put(x, rows, STR("须到"), str_format(x->arena, "%lld人", (long long)item->quorum.n));
    fact_put(x, rows, STR("实到"), str_format(x->arena, "%lld人", (long long)item->present.n));
    if (item->recused.len > 0)
        fact_put(x, rows, STR("本项回避"), str_format(x->arena, "%zu人", item->recused.len));
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
        .held = sitting_title(x, &at->sitting),
        .held_path = sitting_path(x, at->sitting.id)};

    fact_put(x, &page.conclusion.rows, STR("结论"), result_label(step, item->result));
    fact_put(x, &page.conclusion.rows, STR("理由"), item->reasons);
    item_added_make(x, &at->sitting, item->matter, &page.conclusion.rows);
    item_quorum_make(x, item, &page.quorum.rows);
    item_positions_make(x, item, &page.positions.rows, &page.dissent);
    page.frame = frame_make(x, page.title, NULL);
    page_item(&x->out, &page);
    (void)page_done(x);
}

enum exchange_next item_show(struct exchange *x)
{
    struct item_at at = {.step = NULL};

    if (!item_asked_for(x, &at))
        return EXCHANGE_DONE;
    if (at.ahead != NULL)
        agenda_item_show(x, &at.sitting, at.ahead, NULL);
    else if (at.concluded != NULL)
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
    if (at.ahead != NULL)
        return exchange_error(x, 409, "这次会议还没有登记到会，请先登记到会，再形成结论");
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
