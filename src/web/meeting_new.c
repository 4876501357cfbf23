/* 登记会议: who came, of a meeting that was not called before, or that was. */
#include "web/meeting_item.h"
#include "web/meeting_pages.h"
#include "web/site_pages.h"
#include "web/sitting.h"
#include "web/sitting_page.h"

static day today(const struct exchange *x)
{
    return instant_day(x->viewer.now);
}

/* ---- a new meeting -------------------------------------------------------------------------- */

const struct body *body_asked(struct exchange *x)
{
    struct id id;
    const struct body *body = NULL;

    if (id_read(x->parts[0], &id))
        body = directory_body(x->viewer.directory, (body_id){id});
    if (body != NULL && minutes_kept(&x->viewer, body))
        return body;
    (void)exchange_error(x, 404, "没有这个议事机构，或者它的会议不由您发布和记录");
    return NULL;
}

/* Bodies that may have met with it. */
static void others_fill(struct exchange *x, const struct body *body, struct vec *fields)
{
    VEC_EACH (struct body, other, x->viewer.directory->bodies) {
        if (other == body || str_is(body->kind, "unit_body") || str_is(other->kind, "unit_body"))
            continue;
        struct field_page *field = form_field(x, fields, INPUT_TICK, STR("others"), "");
        field->label = str_format(x->arena, "与%.*s一并召开", STR_ARG(other->name));
        field->value = id_write(x->arena, other->id.id);
        field->ticked = form_ticked(x, STR("others"), field->value);
    }
}

/* What the agenda said stands in the form until something else is typed. */
static void form_from_agenda(struct exchange *x, const struct meeting_called *called)
{
    struct node *form = arena_new(x->arena, struct node);

    form->kind = NODE_MAP;
    node_put_text(x->arena, form, "place", called->place);
    if (id_given(called->chair))
        node_put_text(x->arena, form, "chair", id_write(x->arena, called->chair));
    x->form = form;
}

/* Beside each member what he answered; who came is recorded all the same. */
static void answers_fill(struct exchange *x, const struct meeting *meeting, struct vec *members)
{
    struct id person;

    VEC_EACH (struct member_page, line, *members)
        if (id_read(line->person, &person))
            line->post =
                str_format(x->arena, "通知答复：%.*s", STR_ARG(answer_words(x, meeting, person)));
}

/* `called`: the meeting whose agenda was published; NULL: it is not one of those. */
static void recording_show(struct exchange *x, const struct body *body,
    const struct sitting *called, const struct reply *reply)
{
    if (called != NULL && x->head->method == HTTP_GET)
        form_from_agenda(x, called->meeting.called);
    struct sitting_page page = {.recording = true,
        .title = called == NULL
                     ? str_format(x->arena, "登记会议：%.*s", STR_ARG(body->name))
                     : str_format(x->arena, "登记到会：%.*s", STR_ARG(sitting_title(x, called))),
        .path = x->head->path,
        .cancel = called == NULL ? STR("/meetings") : sitting_path(x, called->id),
        .key = key_make(x),
        .body = id_write(x->arena, body->id.id),
        .recorder = id_write(x->arena, x->viewer.person.id)};

    held_fields(x, body, today(x), &page.fields);
    others_fill(x, body, &page.others);
    members_fill(x, body, today(x), &page.members);
    if (called != NULL)
        answers_fill(x, &called->meeting, &page.members);
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
        recording_show(x, body, NULL, NULL);
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
        recording_show(x, body, NULL, NULL);
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

    if (!sitting_refused(x, kind, text, &reply))
        return;
    body = body_asked(x);
    if (body != NULL)
        recording_show(x, body, NULL, &reply);
}

/* ---- one that was called, when it is held ----------------------------------------------- */

static bool convening_asked(struct exchange *x, struct sitting *out)
{
    if (!sitting_asked(x, out))
        return false;
    if (out->keeper && out->meeting.held == NULL)
        return true;
    if (out->keeper)
        (void)exchange_redirect(x, sitting_path(x, out->id));
    else
        (void)exchange_error(x, 404, "这次会议不由您记录");
    return false;
}

enum exchange_next convene_show(struct exchange *x)
{
    struct sitting sitting;

    if (convening_asked(x, &sitting))
        recording_show(x, sitting.body, &sitting, NULL);
    return EXCHANGE_DONE;
}

enum exchange_next convene_send(struct exchange *x)
{
    struct request request = {.noun = STR("meeting"), .verb = STR("convene")};
    struct sitting sitting;

    if (!convening_asked(x, &sitting))
        return EXCHANGE_DONE;
    if (exchange_form(x, "fill").len > 0) {
        recording_show(x, sitting.body, &sitting, NULL);
        return EXCHANGE_DONE;
    }
    request.target = x->parts[0];
    request.input = meeting_input(x);
    return key_read(x, &request) ? exchange_submit(x, &request) : EXCHANGE_DONE;
}

void convene_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct sitting sitting;
    struct reply reply;

    if (!sitting_refused(x, kind, text, &reply))
        return;
    if (!convening_asked(x, &sitting)) /* two sent it; the first one stands */
        return;
    recording_show(x, sitting.body, &sitting, &reply);
}
