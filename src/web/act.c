#include "web/act_page.h"

#include "casework/kind.h"
#include "store/chance.h"
#include "web/act_asked.h"
#include "web/site_pages.h"

static const struct step *step_of(const struct case_file *file, struct str action)
{
    LIST_EACH (struct step, step, file->procedure->steps)
        if (str_equal(step->action, action))
            return step;
    return NULL;
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
                const struct list *first =
                    procedure->first.len > 0 ? &procedure->first : &procedure->first_by_office;
                out->form = (struct act_form){.policy = edition->policy,
                    .shape = command_find(STR("matter"), STR("new"))->shape,
                    .step = ((const struct step *const *)first->at)[0]};
                return true;
            }
    (void)exchange_error(x, 404, "没有这种事项");
    return false;
}

static struct str key_make(struct exchange *x)
{
    const struct chance chance = {.derived = false};
    struct digest bytes = chance_take(&chance, "key", 0, 0);
    struct str sent = exchange_form(x, "key");

    return sent.len > 0 ? sent : hex_write(x->arena, bytes.b, 16);
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
    out->form =
        (struct act_form){.policy = out->file->policy, .matter = out->file->matter, .step = step};
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

bool act_in_meeting(const struct act_asked *asked)
{
    const struct step *step = asked->form.step;

    return asked->file != NULL && step != NULL && step->kind->in_meeting
           && step->kind != &determination_kind;
}

static struct act_page page_make(struct exchange *x, const struct act_asked *asked)
{
    struct act_page page = {
        .title = asked->title, .path = x->head->path, .key = asked->key, .button = STR("提交")};

    if (asked->file != NULL) {
        page.matter = asked->file->matter->opened->title;
        page.number = asked->file->matter->number;
        page.back = matter_path(x->arena, asked->file->matter->id);
    }
    if (asked->form.step != NULL && asked->form.step->kind->in_meeting)
        *(struct str *)vec_push(x->arena, &page.notes, sizeof(struct str)) =
            STR("这一步由会议作出认定，页面还没有做好，请用命令：frj meeting hold");
    page.fields = act_fields(x, &asked->form);
    page.frame = frame_make(x, asked->title, NULL);
    return page;
}

enum exchange_next act_show(struct exchange *x)
{
    struct act_asked asked;

    if (!act_asked(x, &asked))
        return EXCHANGE_DONE;
    if (act_in_meeting(&asked)) {
        meeting_show(x, &asked, NULL);
        return EXCHANGE_DONE;
    }
    struct act_page page = page_make(x, &asked);
    page_act(&x->out, &page);
    return page_done(x);
}

enum exchange_next act_send(struct exchange *x)
{
    struct request request = {.noun = STR("matter"), .input = act_input(x)};
    struct str key = exchange_form(x, "key");
    struct act_asked asked;

    if (!act_asked(x, &asked))
        return EXCHANGE_DONE;
    if (key.len > 0 && !id_read(key, &request.key.id))
        return exchange_error(x, 400, "提交号不对，请重新打开这一页");
    if (asked.file == NULL) {
        request.noun = asked.action;
        request.verb = STR("new");
        return exchange_submit(x, &request);
    }
    if (act_in_meeting(&asked) && exchange_form(x, "fill").len > 0) {
        meeting_show(x, &asked, NULL);
        return EXCHANGE_DONE;
    }
    if (act_in_meeting(&asked)) {
        request.noun = STR("meeting");
        request.verb = STR("hold");
        request.input = meeting_input(x);
        return exchange_submit(x, &request);
    }
    request.target = id_write(x->arena, asked.file->matter->id.id);
    request.verb = asked.form.step != NULL ? STR("act") : asked.action;
    request.action = asked.form.step != NULL ? asked.action : (struct str){0};
    return exchange_submit(x, &request);
}

/* ---- the answer ----------------------------------------------------------------------------- */

static void mistakes_put(struct exchange *x, struct act_page *page, const struct problems *problems)
{
    for (size_t i = 0; i < problems->len; i++) {
        struct str path = problems->at[i].path, words = problems->at[i].text;
        *(struct problem_line *)vec_push(x->arena, &page->problems.rows,
            sizeof(struct problem_line)) = (struct problem_line){.name = path, .words = words};
        VEC_EACH (struct field_page, field, page->fields)
            if (str_equal(field->name, path))
                field->error = words;
    }
}

static void form_again(struct exchange *x, const struct reply *reply)
{
    const struct decision *decision = &reply->decision;
    struct act_asked asked;

    if (!act_asked(x, &asked))
        return;
    x->status = 422;
    if (act_in_meeting(&asked)) {
        meeting_show(x, &asked, reply);
        return;
    }
    struct act_page page = page_make(x, &asked);
    mistakes_put(x, &page, &decision->problems);
    if (decision->refusal != REFUSAL_NONE)
        page.refusal = (struct refusal_page){.rule = refusal_words(decision->refusal),
            .where = decision->rule,
            .reason = decision->detail};
    page.frame.wrong = true;
    page_act(&x->out, &page);
    (void)page_done(x);
}

void act_answered(struct exchange *x, enum wire_kind kind, struct str text)
{
    struct reply reply;

    if (kind != WIRE_REPLY || !wire_reply_read(x->arena, text, &reply))
        (void)exchange_error(x, 503, "没有得到登记的答复");
    else if (reply.status != STATUS_OK)
        (void)exchange_error(x, reply.status == STATUS_CONFLICT ? 409 : 503, reply.fault.text);
    else if (reply.decision.problems.len > 0 || reply.decision.refusal != REFUSAL_NONE)
        form_again(x, &reply);
    else
        (void)exchange_redirect(x, x->parts[1].len > 0
                                       ? str_format(x->arena, "/matters/%.*s", STR_ARG(x->parts[0]))
                                       : matter_path(x->arena, (matter_id){reply.stream}));
}
