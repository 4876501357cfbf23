#include "web/act_page.h"

#include "casework/kind.h"
#include "web/act_asked.h"
#include "web/reply.h"
#include "web/site_pages.h"

static const struct step *step_of(const struct case_file *file, struct str action)
{
    LIST_EACH (struct step, step, file->procedure->steps)
        if (str_equal(step->action, action))
            return step;
    return NULL;
}

/* The steps a matter begins with: of an office that opens it itself they may be others. */
static const struct list *first_of(
    const struct exchange *x, const struct policy *policy, const struct procedure *procedure)
{
    const unit_id anywhere = {{{0}}};
    bool office = procedure->first.len == 0;

    LIST_EACH (struct str, id, procedure->openers) {
        const struct role *role = policy_role(policy, *id);
        office = office
                 || (role != NULL && role->scope == SCOPE_OFFICE
                     && directory_holds(x->viewer.directory, x->viewer.person, *id, anywhere,
                         instant_day(x->viewer.now)));
    }
    return office && procedure->first_by_office.len > 0 ? &procedure->first_by_office
                                                        : &procedure->first;
}

static bool new_asked(struct exchange *x, struct act_asked *out)
{
    const struct edition *edition =
        directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));

    out->action = x->parts[0];
    if (edition != NULL && edition->policy != NULL)
        LIST_EACH (struct procedure, procedure, edition->policy->procedures)
            if (str_equal(procedure->noun, out->action) && procedure->on) {
                out->title = str_format(x->arena, "新建%.*s", STR_ARG(procedure->title));
                const struct list *first = first_of(x, edition->policy, procedure);
                out->form = (struct act_form){.policy = edition->policy,
                    .shape = command_find(STR("matter"), STR("new"))->shape,
                    .step = ((const struct step *const *)first->at)[0]};
                return true;
            }
    (void)exchange_error(x, 404, "没有这种事项");
    return false;
}

bool act_asked(struct exchange *x, struct act_asked *out)
{
    *out = (struct act_asked){.key = key_make(x)};
    if (x->parts[1].len == 0)
        return new_asked(x, out);
    if (!matter_asked(x, &out->dossier))
        return false;
    out->file = &out->dossier.files[0];
    out->action = x->parts[1];
    const struct step *step = step_of(out->file, out->action);
    const struct command_kind *free_act = command_find(STR("matter"), out->action);
    out->form = (struct act_form){
        .policy = out->file->policy, .matter = out->file->matter, .file = out->file, .step = step};
    if (step != NULL)
        out->title = step->title;
    if (step == NULL && free_act != NULL && free_act->shape != NULL) {
        out->form.shape = free_act->shape;
        out->title = str_of(free_act->title);
    }
    if (step != NULL || out->form.shape != NULL)
        return true;
    (void)exchange_error(x, 404, "没有这项办理");
    return false;
}

/* Steps with a page of their own; the others are shown by their fields. */
static const struct act_view {
    bool (*fits)(const struct exchange *x, const struct act_asked *asked);
    void (*show)(struct exchange *x, const struct act_asked *asked, const struct reply *reply);
    bool (*request)(struct exchange *x, const struct act_asked *asked, struct request *request);
} views[] = {
    {act_in_meeting, meeting_show, meeting_request},
    {act_in_intake, intake_show, intake_request},
    {act_in_determination, determination_show, determination_request},
    {act_to_sign, sign_show, sign_request},
    {act_to_file, file_show, file_request},
};

static const struct act_view *view_of(const struct exchange *x, const struct act_asked *asked)
{
    for (size_t i = 0; i < COUNT_OF(views); i++)
        if (views[i].fits(x, asked))
            return &views[i];
    return NULL;
}

static struct act_page page_make(struct exchange *x, const struct act_asked *asked)
{
    struct act_page page = {
        .title = asked->title, .path = x->head->path, .key = asked->key, .button = asked->title};

    if (asked->file != NULL) {
        page.matter = asked->file->matter->opened->title;
        page.number = asked->file->matter->number;
        page.back = matter_path(x->arena, asked->file->matter->id);
    }
    if (asked->form.step != NULL && asked->file != NULL)
        page.button = step_button(x->arena, asked->form.step);
    page.fields = act_fields(x, &asked->form);
    page.frame = frame_make(x, asked->title, NULL);
    return page;
}

enum exchange_next act_show(struct exchange *x)
{
    struct act_asked asked;

    if (!act_asked(x, &asked))
        return EXCHANGE_DONE;
    if (view_of(x, &asked) != NULL) {
        view_of(x, &asked)->show(x, &asked, NULL);
        return EXCHANGE_DONE;
    }
    struct act_page page = page_make(x, &asked);
    page_act(&x->out, &page);
    return page_done(x);
}

enum exchange_next act_send(struct exchange *x)
{
    struct request request = {.noun = STR("matter"), .input = act_input(x)};
    struct act_asked asked;

    if (!act_asked(x, &asked) || !key_read(x, &request))
        return EXCHANGE_DONE;
    if (asked.file == NULL) {
        request.noun = asked.action;
        request.verb = STR("new");
        return exchange_submit(x, &request);
    }
    const struct act_view *view = view_of(x, &asked);
    if (view != NULL && exchange_form(x, "fill").len > 0) {
        view->show(x, &asked, NULL);
        return EXCHANGE_DONE;
    }
    request.target = id_write(x->arena, asked.file->matter->id.id);
    request.verb = asked.form.step != NULL ? STR("act") : asked.action;
    request.action = asked.form.step != NULL ? asked.action : (struct str){0};
    if (view != NULL && !view->request(x, &asked, &request))
        return EXCHANGE_DONE;
    return exchange_submit(x, &request);
}

/* ---- the answer ----------------------------------------------------------------------------- */

/* Each mistake stands at its field too, and the summary leads there. */
static void mistakes_put(struct exchange *x, struct act_page *page, const struct problems *problems)
{
    for (size_t i = 0; i < problems->len; i++) {
        struct str path = problems->at[i].path;
        struct problem_line *line = VEC_AT(page->problems.rows, struct problem_line, i);
        line->name = path;
        VEC_EACH (struct field_page, field, page->fields) {
            if (!str_equal(field->name, path))
                continue;
            field->error = line->words;
            line->words =
                str_format(x->arena, "%.*s：%.*s", STR_ARG(field->label), STR_ARG(line->words));
        }
    }
}

static void form_again(struct exchange *x, const struct reply *reply)
{
    struct act_asked asked;

    if (!act_asked(x, &asked))
        return;
    x->status = 422;
    if (view_of(x, &asked) != NULL) {
        view_of(x, &asked)->show(x, &asked, reply);
        return;
    }
    struct act_page page = page_make(x, &asked);
    reply_told(x, reply, &page.problems, &page.refusal);
    mistakes_put(x, &page, &reply->decision.problems);
    page.frame.wrong = true;
    page_act(&x->out, &page);
    (void)page_done(x);
}

void act_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (!reply_read(x, kind, text, &reply))
        return;
    if (reply_refused(&reply))
        form_again(x, &reply);
    else
        (void)exchange_redirect(x, x->parts[1].len > 0
                                       ? str_format(x->arena, "/matters/%.*s", STR_ARG(x->parts[0]))
                                       : matter_path(x->arena, (matter_id){reply.stream}));
}
