/* 集体研究 of one matter: the meeting is recorded together with its one item. */
#include "casework/kind.h"
#include "web/act_asked.h"
#include "web/meeting_item.h"
#include "web/reply.h"
#include "web/site_pages.h"

/* The body that is named, else the one that is competent, else the first that may take it; NULL:
 * none is registered. */
static const struct body *body_of(struct exchange *x, const struct act_asked *asked)
{
    struct str named = exchange_form(x, "body");
    const struct body *first = NULL;
    bool competent = false;

    if (named.len == 0)
        named = exchange_query(x, "body");
    VEC_EACH (struct body, body, x->viewer.directory->bodies) {
        if (!meeting_body_fits(asked->file, asked->form.step, body))
            continue;
        if (str_equal(named, id_write(x->arena, body->id.id)))
            return body;
        if (first == NULL || (!competent && meeting_body_competent(asked->file, body)))
            first = body;
        competent = competent || meeting_body_competent(asked->file, body);
    }
    return first;
}

bool act_in_meeting(const struct exchange *x, const struct act_asked *asked)
{
    (void)x;
    return asked->file != NULL && asked->form.step != NULL && asked->form.step->kind->in_meeting;
}

/* Other bodies that could take it: they may meet along, or instead. */
static void others_add(struct exchange *x, const struct act_asked *asked, const struct body *body,
    struct meeting_page *page)
{
    VEC_EACH (struct body, other, x->viewer.directory->bodies) {
        struct str id = id_write(x->arena, other->id.id);
        if (other == body || !meeting_body_fits(asked->file, asked->form.step, other))
            continue;
        struct field_page *field = form_field(x, &page->fields, INPUT_TICK, STR("others"), "");
        field->label = str_format(x->arena, "与%.*s一并召开", STR_ARG(other->name));
        field->ticked = form_ticked(x, STR("others"), id);
        field->value = id;
        *(struct fact_line *)vec_push(x->arena, &page->papers.rows,
            sizeof(struct fact_line)) = (struct fact_line){.label = STR("改由其他会议研究"),
            .value = other->name,
            .path = str_format(x->arena, "%.*s?body=%.*s", STR_ARG(x->head->path), STR_ARG(id))};
    }
}

void meeting_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    const struct body *body = body_of(x, asked);
    struct meeting_page page = {.path = x->head->path,
        .key = asked->key,
        .recorder = id_write(x->arena, x->viewer.person.id)};

    if (body == NULL) {
        (void)exchange_error(x, 409, "还没有登记办理这一步的议事机构，请先登记机构和名册");
        return;
    }
    const struct item_asked item = {.x = x,
        .dossier = &asked->dossier,
        .file = asked->file,
        .step = asked->form.step,
        .body = body,
        .prefix = STR("items[0].")};
    item_fill(&item, &page);
    held_fields(x, body, instant_day(x->viewer.now), &page.fields);
    others_add(x, asked, body, &page);
    if (reply != NULL)
        reply_told(x, reply, &page.problems, &page.refusal);
    page.frame = frame_make(x, asked->title, NULL);
    page.frame.wrong = reply != NULL;
    page_meeting(&x->out, &page);
    (void)page_done(x);
}

bool meeting_request(struct exchange *x, const struct act_asked *asked, struct request *request)
{
    (void)asked;
    request->noun = STR("meeting");
    request->verb = STR("hold");
    request->input = meeting_input(x);
    return true;
}
