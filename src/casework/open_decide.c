/* Opening a matter: which edition it is pinned to, who it is about, what it is linked with. */
#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/matter_shapes.h"
#include "casework/words.h"

#include <string.h>

static const struct field link_rows[] = {
    {ROW(link_to, to, FIELD_ID), .flags = FIELD_REQUIRED, .refers = STREAM_MATTER},
    {ROW(link_to, kind, FIELD_CODE), .flags = 0},
    {ROW(link_to, reasons, FIELD_TEXT), .flags = 0},
};
static const struct shape link_to_shape = {
    "link_to", 1, sizeof(struct link_to), link_rows, COUNT_OF(link_rows), 0};
#define OPENED(member) offsetof(struct matter_open, opened.member)
static const struct field open_rows[] = {
    {"procedure", FIELD_CODE, OPENED(procedure), .flags = FIELD_REQUIRED},
    {"title", FIELD_TEXT, OPENED(title), .flags = FIELD_REQUIRED},
    {"project", FIELD_TEXT, OPENED(project), .flags = 0},
    {"number", FIELD_TEXT, OPENED(number), .flags = 0},
    {"body", FIELD_TEXT, OPENED(body), .flags = 0},
    {"stage", FIELD_CODE, OPENED(stage), .flags = 0},
    {"reasons", FIELD_TEXT, OPENED(reasons), .flags = 0},
    {"policy", FIELD_ID, OPENED(policy), .refers = STREAM_POLICY},
    {"unit", FIELD_ID, OPENED(unit), .refers = STREAM_UNIT},
    {"applicant", FIELD_ID, OPENED(applicant), .refers = STREAM_PERSON},
    {"subjects", FIELD_LIST, OPENED(subjects), .of = &subject_shape},
    {"conduct", FIELD_DATE, OPENED(conduct), .flags = 0},
    {ROW(matter_open, links, FIELD_LIST), .of = &link_to_shape},
    {ROW(matter_open, apply, FIELD_TREE), .flags = 0},
};
const struct shape matter_open_shape = {
    "matter_open", 1, sizeof(struct matter_open), open_rows, COUNT_OF(open_rows), STREAM_MATTER};

static const struct edition *edition_for(struct deciding *d, const struct matter_opened *opened)
{
    const struct directory *directory = d->dossier->directory;

    if (!id_given(opened->policy))
        return directory_edition_on(directory, d->today);
    return directory_edition(directory, (policy_id){opened->policy});
}

static bool edition_stands(
    struct deciding *d, const struct edition *edition, const struct matter_opened *opened)
{
    if (edition == NULL || edition->policy == NULL)
        return refuse(d, REFUSAL_EDITION_MUST_BE_IN_FORCE,
            "%.*s没有正在施行的规则。请先启用一版规则（policy activate）。",
            STR_ARG(day_write_chinese(d->arena, d->today)));
    if (policy_procedure(edition->policy, opened->procedure) == NULL)
        return refuse(d, REFUSAL_PROCEDURE_MUST_BE_KNOWN, "《%.*s》%.*s版没有“%.*s”这个程序。",
            STR_ARG(edition->policy->title), STR_ARG(edition->policy->edition),
            STR_ARG(opened->procedure));
    if (!policy_procedure(edition->policy, opened->procedure)->on)
        return refuse(d, REFUSAL_PROCEDURE_MUST_BE_ON, "规则没有启用“%.*s”程序。",
            STR_ARG(policy_procedure(edition->policy, opened->procedure)->title));
    return true;
}

/* Post at the time of the conduct, in words; the tenure then decides who is competent. */
static struct str post_then(struct deciding *d, person_id person, const struct date *conduct)
{
    const struct directory *directory = d->dossier->directory;
    day then = date_is_day(conduct) ? conduct->from : d->today;
    const struct tenure *tenure = NULL;

    while ((tenure = directory_tenure(directory, person, tenure)) != NULL) {
        const struct post *post = directory_post(directory, tenure->post);
        const struct unit *unit = post == NULL ? NULL : directory_unit(directory, post->unit);
        if (tenure->from.n <= then.n && then.n <= tenure->to.n && unit != NULL)
            return str_format(d->arena, "%.*s%.*s", STR_ARG(unit->name), STR_ARG(post->title));
    }
    return (struct str){0};
}

static void complete_subject(
    struct deciding *d, struct subject *subject, size_t no, const struct date *conduct)
{
    const struct directory *directory = d->dossier->directory;
    const struct person *person = directory_person(directory, (person_id){subject->person});
    const struct unit *unit = directory_unit(directory, (unit_id){subject->unit});

    if (subject->no.len == 0)
        subject->no = str_format(d->arena, "S%zu", no);
    if (subject->name.len == 0 && subject->name_absent == ABSENT_NOT)
        subject->name = person != NULL ? person->name : unit != NULL ? unit->name : subject->name;
    if (person != NULL && subject->post.len == 0 && subject->post_absent == ABSENT_NOT)
        subject->post = post_then(d, person->id, conduct);
}

static bool complete_subjects(struct deciding *d, struct matter_opened *opened)
{
    size_t len = opened->subjects.len;
    struct subject *subjects = arena_take(d->arena, len + 1, sizeof(*subjects));

    if (len > 0)
        memcpy(subjects, opened->subjects.at, len * sizeof(*subjects));
    if (len == 0 && id_given(opened->applicant)) {
        subjects[0].person = opened->applicant;
        len = 1;
    }
    for (size_t i = 0; i < len; i++) {
        complete_subject(d, &subjects[i], i + 1, &opened->conduct);
        for (size_t j = 0; j < i; j++)
            if (str_equal(subjects[i].no, subjects[j].no)
                || (id_given(subjects[i].person)
                    && id_equal(subjects[i].person, subjects[j].person)))
                return refuse(d, REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
                    "对象%.*s在本事项中写了两次。", STR_ARG(subjects[i].no));
    }
    opened->subjects = (struct list){subjects, len};
    return true;
}

/* Does somebody of the matter's unit act in the procedure? */
static bool needs_unit(const struct deciding *d)
{
    LIST_EACH (struct step, step, d->file->procedure->steps)
        LIST_EACH (struct str, id, step->actors) {
            const struct role *role = policy_role(d->file->policy, *id);
            if (role != NULL && role->scope == SCOPE_UNIT && step->kind != &supervision_kind)
                return true;
        }
    return false;
}

static bool liabilities_known(struct deciding *d, const struct matter_opened *opened)
{
    LIST_EACH (struct subject, subject, opened->subjects)
        if (subject->liability.len > 0
            && policy_liability(d->file->policy, subject->liability) == NULL)
            return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
                "规则中没有名为“%.*s”的责任种类（对象%.*"
                "s）。请写本版规则所列责任种类的编号（liability）。",
                STR_ARG(subject->liability), STR_ARG(subject->no));
    return true;
}

/* A matter on people names them; a filing is of someone's own unit. */
static bool parties_right(struct deciding *d, const struct matter_opened *opened)
{
    const struct directory *directory = d->dossier->directory;
    person_id applicant = {opened->applicant};
    unit_id unit = {opened->unit};

    if (d->file->procedure->hidden && opened->subjects.len == 0)
        return refuse(d, REFUSAL_EVERY_SUBJECT_MUST_BE_ANSWERED,
            "还没有写明对象。请写明每个人或者单位，各是哪种责任（subjects: [{person, "
            "liability}]）。");
    if (!id_given(opened->applicant) || !needs_unit(d))
        return liabilities_known(d, opened);
    if (!id_given(opened->unit))
        return refuse(
            d, REFUSAL_FIELD_MUST_BE_GIVEN, "还没有写明单位。请写申请人所在的单位（unit）。");
    if (!works_at(directory, applicant, unit, d->today))
        return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "%.*s当日不在%.*s任职。请写申请人所在的单位（unit）。",
            STR_ARG(directory_name(d->arena, directory, applicant)),
            STR_ARG(directory_unit(directory, unit) == NULL
                        ? STR("该单位")
                        : directory_unit(directory, unit)->name));
    return liabilities_known(d, opened);
}

/* The first opener role this person meets; NULL: may not open. */
static const struct role *opener(struct deciding *d, const struct procedure *procedure)
{
    unit_id anywhere = {{{0}}}, unit = {d->matter->opened->unit};

    LIST_EACH (struct str, id, procedure->openers) {
        const struct role *role = policy_role(d->file->policy, *id);
        bool self = role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT;
        if (self
            && step_actor(d->dossier->directory, d->file, &(struct step){.actors = {id, 1}},
                d->command->by, d->today))
            return role;
        if (!self
            && directory_holds(d->dossier->directory, d->command->by, *id,
                role->scope == SCOPE_UNIT ? unit : anywhere, d->today))
            return role;
    }
    return NULL;
}

static struct str roles_words(struct deciding *d, const struct procedure *procedure)
{
    struct buffer out = {.arena = d->arena};

    LIST_EACH (struct str, id, procedure->openers)
        buffer_addf(&out, "%s%.*s", out.len > 0 ? "、" : "",
            STR_ARG(policy_role(d->file->policy, *id)->title));
    return buffer_str(&out);
}

/* --- links --- */

/* Another matter with its own edition. */
static struct case_file file_of(const struct deciding *d, const struct matter *matter)
{
    struct case_file file = {.matter = matter};
    const struct edition *edition = NULL;

    if (matter->opened != NULL)
        edition = directory_edition(d->dossier->directory, (policy_id){matter->opened->policy});
    file.policy = edition == NULL ? NULL : edition->policy;
    if (file.policy != NULL)
        file.procedure = policy_procedure(file.policy, matter->opened->procedure);
    return file;
}

/* The far end of a link, NULL when there is none. */
static struct case_file *far_end(struct deciding *d, struct id to)
{
    const struct case_file *here = &d->dossier->files[0];

    for (size_t i = 0; i < here->linked_len; i++) {
        if (!id_equal(here->linked[i]->id.id, to))
            continue;
        struct case_file *far = arena_new(d->arena, struct case_file);
        *far = file_of(d, here->linked[i]);
        return far;
    }
    return NULL;
}

/* One answer for what is not there and what this person may not know of. */
bool link_allowed(struct deciding *d, struct id to)
{
    if (id_equal(to, d->command->stream))
        return refuse(d, REFUSAL_LINK_MUST_NOT_POINT_AT_ITSELF, "事项不能关联自己。");
    const struct case_file *far = far_end(d, to);
    if (far == NULL || !casework_may_see(d->dossier->directory, far, d->command->by, d->today))
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这件事项，或者您无权查看。请核对编号。");
    return true;
}

enum { FILINGS_MAX = 24 }; /* linked by the office: what is opened fits one command's events */
/* When the unit handed it over to both bodies; a draft, or what is still being studied, is no
 * filing yet. */
static const struct event *handed_over(const struct matter *filing)
{
    VEC_EACH (const struct event *, act, filing->acts)
        if ((*act)->shape == &filing_submitted_shape)
            return *act;
    return NULL;
}

enum near { NEAR_PERSON, NEAR_PROJECT, NEAR_UNIT, NEAR_COUNT };

static enum near nearness(const struct deciding *d, const struct matter *filing)
{
    const struct matter_opened *mine = d->matter->opened, *its = filing->opened;

    LIST_EACH (struct subject, subject, mine->subjects)
        LIST_EACH (struct subject, other, its->subjects)
            if (id_given(subject->person) && id_equal(subject->person, other->person))
                return NEAR_PERSON;
    return mine->project.len > 0 && str_equal(mine->project, its->project) ? NEAR_PROJECT
                                                                           : NEAR_UNIT;
}

static struct str like_reasons(enum near near)
{
    if (near == NEAR_PERSON)
        return STR("同一人此前的备案，作为核查起点");
    return near == NEAR_PROJECT ? STR("同一项目此前的备案，作为核查起点")
                                : STR("同一单位此前的备案，作为核查起点");
}

static bool already_linked(struct deciding *d, struct id to)
{
    VEC_EACH (const struct matter_linked *, linked, d->matter->links)
        if (id_equal((*linked)->to, to))
            return true;
    return false;
}

static void link_filing(struct deciding *d, const struct matter *filing, enum near near)
{
    struct matter_linked linked = {filing->id.id, STR("earlier_filing"), like_reasons(near)};

    emit_matter(d, &matter_linked_shape, &linked);
    note(d, "此前有备案：%.*s（%.8s，%.*s备）。%.*s。", STR_ARG(filing->opened->title),
        id_write(d->arena, filing->id.id).at,
        STR_ARG(day_write_chinese(d->arena, event_day(handed_over(filing)))),
        STR_ARG(linked.reasons));
}

/* The person's own first, then the project's, then the unit's; of each the latest first. */
static void link_filings(struct deciding *d)
{
    size_t found = 0;

    for (enum near near = NEAR_PERSON; near < NEAR_COUNT; near++)
        for (size_t i = d->dossier->filings_len; i > 0; i--) {
            const struct matter *filing = d->dossier->filings[i - 1];
            if (nearness(d, filing) != near || handed_over(filing) == NULL
                || already_linked(d, filing->id.id))
                continue;
            if (found++ < FILINGS_MAX)
                link_filing(d, filing, near);
        }
    if (found > FILINGS_MAX)
        note(d, "另有%zu件较早的备案没有自动关联，需要的请关联（matter link）。",
            found - FILINGS_MAX);
    if (found == 0)
        note(d, "没有查到同一人、同一单位或者同一项目的事前备案。未备案不影响依规认定容错。");
}

/* The same person's or project's; told only to who may see it, for a unit holds many people's. */
static void warn_of_like(struct deciding *d)
{
    bool paper = id_given(d->command->entered_by.id);
    person_id told = paper ? d->command->entered_by : d->command->by;

    for (size_t i = 0; i < d->dossier->filings_len; i++) {
        const struct matter *filing = d->dossier->filings[i];
        const struct case_file file = file_of(d, filing);
        if (nearness(d, filing) == NEAR_UNIT
            || !casework_may_see(d->dossier->directory, &file, told, d->today))
            continue;
        note(d, "%s另有相近的备案“%.*s”。一事一备，请确认不是同一件事。", paper ? "申请人" : "您",
            STR_ARG(filing->opened->title));
    }
}

static bool add_links(struct deciding *d, const struct list *links)
{
    LIST_EACH (struct link_to, link, *links) {
        struct matter_linked linked = {link->to, link->kind, link->reasons};
        if (!link_allowed(d, link->to))
            return false;
        if (linked.kind.len == 0)
            linked.kind = STR("related");
        emit_matter(d, &matter_linked_shape, &linked);
    }
    return true;
}

/* The stage the linked case has reached: the last one stated, else the one it was opened in. */
static struct str stage_of(const struct matter *linked)
{
    struct str stage = {0};

    if (linked->opened != NULL)
        stage = linked->opened->stage;
    VEC_EACH (const struct fact *, fact, linked->facts)
        if (str_is((*fact)->fact, "stage"))
            stage = (*fact)->word;
    return stage;
}

static struct str stages_words(struct deciding *d, const struct list *stages)
{
    struct buffer out = {.arena = d->arena};

    LIST_EACH (struct str, stage, *stages)
        buffer_addf(&out, "%s%.*s", out.len > 0 ? "、" : "", STR_ARG(code_words(*stage)));
    return buffer_str(&out);
}

static bool window_open(struct deciding *d, const struct procedure *procedure)
{
    struct str stage = STR("unknown");

    if (procedure->window.len == 0 || d->matter->opened->by_office.n == 1)
        return true;
    for (size_t i = 0; i < d->dossier->files[0].linked_len; i++) {
        struct str reached = stage_of(d->dossier->files[0].linked[i]);
        stage = reached.len > 0 ? reached : stage;
    }
    LIST_EACH (struct str, open, procedure->window)
        if (str_equal(*open, stage))
            return true;
    return refuse(d, REFUSAL_WINDOW_MUST_BE_OPEN,
        "“%.*s”只有在关联的责任追究事项处于这些阶段时才能申请：%.*s。现在的阶段是“%.*s”。",
        STR_ARG(procedure->title), STR_ARG(stages_words(d, &procedure->window)),
        STR_ARG(code_words(stage)));
}

static bool open_first(struct deciding *d, const struct matter_open *open)
{
    const struct procedure *procedure = d->file->procedure;
    bool by_office = d->matter->opened->by_office.n == 1;
    const struct list *first = by_office && procedure->first_by_office.len > 0
                                   ? &procedure->first_by_office
                                   : &procedure->first;

    LIST_EACH (const struct step *, step, *first)
        if (!flow_open(d, *step))
            return false;
    if (open->apply == NULL)
        return true;
    d->step = ((const struct step *const *)first->at)[0];
    return act_at_step(d, open->apply);
}

static bool may_open(struct deciding *d, struct matter_opened *opened)
{
    const struct role *role = opener(d, d->file->procedure);

    if (role == NULL)
        return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "“%.*s”由%.*s提起；%.*s当日没有这个职责。", STR_ARG(d->file->procedure->title),
            STR_ARG(roles_words(d, d->file->procedure)),
            STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
    if (role->scope == SCOPE_OFFICE)
        opened->by_office = (struct number){true, 1};
    return entry_allowed(d);
}

void matter_open_decide(struct deciding *d, const void *data)
{
    struct matter_open *open = arena_new(d->arena, struct matter_open);
    struct case_file *file = arena_new(d->arena, struct case_file);

    *open = *(const struct matter_open *)data;
    const struct edition *edition = edition_for(d, &open->opened);
    if (!edition_stands(d, edition, &open->opened) || !complete_subjects(d, &open->opened))
        return;
    *file = d->dossier->files[0];
    file->policy = edition->policy;
    file->procedure = policy_procedure(edition->policy, open->opened.procedure);
    open->opened.policy = edition->id.id;
    d->file = file;
    d->matter = arena_new(d->arena, struct matter);
    matter_begin(d->matter, d->arena, (matter_id){d->command->stream});
    d->matter->opened = &open->opened; /* for the opener's scope; folded again below */
    file->matter = d->matter;
    for (size_t i = 0; i < open->opened.subjects.len; i++)
        ((struct matter_subject *)vec_push(
             d->arena, &d->matter->subjects, sizeof(struct matter_subject)))
            ->subject = &((const struct subject *)open->opened.subjects.at)[i];
    if (!may_open(d, &open->opened) || !parties_right(d, &open->opened))
        return;
    matter_begin(d->matter, d->arena, (matter_id){d->command->stream});
    emit_matter(d, &matter_opened_shape, &open->opened);
    if (!add_links(d, &open->links) || !window_open(d, file->procedure))
        return;
    if (file->procedure->finds_filings)
        link_filings(d);
    else if (file->procedure->one_matter)
        warn_of_like(d);
    open_first(d, open);
}
