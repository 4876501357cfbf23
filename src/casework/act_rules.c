/* The rules every act at a step must meet, whatever its kind: who, when, and what is given. */
#include "casework/facts.h"
#include "casework/kind.h"
#include "casework/words.h"

enum { REASONS_MIN = 10 }; /* characters */

static bool is_subject(const struct matter *matter, person_id person)
{
    VEC_EACH (struct matter_subject, subject, matter->subjects)
        if (id_equal(subject->subject->person, person.id) && id_given(person.id))
            return true;
    return false;
}

static bool in_scope(const struct directory *directory, const struct case_file *file,
    const struct role *role, person_id person, day on)
{
    const struct matter *matter = file->matter;

    switch (role->scope) {
    case SCOPE_SELF:
        return id_equal(matter->opened->applicant, person.id)
               || (!id_given(matter->opened->applicant)
                   && directory_holds(
                       directory, person, STR("unit_clerk"), (unit_id){matter->opened->unit}, on));
    case SCOPE_SUBJECT: return is_subject(matter, person);
    case SCOPE_UNIT:
        return id_given(matter->opened->unit)
               && directory_holds(directory, person, role->id, (unit_id){matter->opened->unit}, on);
    case SCOPE_OFFICE: return directory_holds(directory, person, role->id, (unit_id){{{0}}}, on);
    }
    return false;
}

bool step_actor(const struct directory *directory, const struct case_file *file,
    const struct step *step, person_id person, day on)
{
    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(file->policy, *id);
        if (role != NULL && in_scope(directory, file, role, person, on))
            return true;
    }
    return false;
}

static bool actor_self(const struct policy *policy, const struct step *step)
{
    LIST_EACH (struct str, id, step->actors) {
        const struct role *role = policy_role(policy, *id);
        if (role != NULL && (role->scope == SCOPE_SELF || role->scope == SCOPE_SUBJECT))
            return true;
    }
    return false;
}

/* Whoever applied, or whose matter it is, decides nothing in it. */
static bool not_own_matter(struct deciding *d, const struct step *step, person_id person)
{
    bool tells = str_is(step->notice, "feedback") || step->kind == &application_kind;

    if (!matter_party(d->matter, person) || tells || actor_self(d->file->policy, step))
        return true;
    return refuse(d, REFUSAL_ACTOR_MUST_NOT_DECIDE_OWN_MATTER,
        "%.*s是本事项的申请人或者对象，不能办理“%.*s”。请由%.*s中的其他人办理。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, person)), STR_ARG(step->title),
        STR_ARG(step_actors_words(d->arena, d->file->policy, step)));
}

static bool not_from(struct deciding *d, const struct step *step, person_id person)
{
    LIST_EACH (const struct step *, before, step->not_from)
        if (matter_acted_in(d->matter, (*before)->id, person))
            return refuse(d, REFUSAL_ACTOR_MUST_NOT_HAVE_VERIFIED,
                "%.*s办理过“%.*s”，不能再办理“%.*s”。请由未参加过的人办理。",
                STR_ARG(directory_name(d->arena, d->dossier->directory, person)),
                STR_ARG((*before)->title), STR_ARG(step->title));
    return true;
}

bool act_allowed(struct deciding *d, const struct step *step, person_id person)
{
    const struct matter_step *last = matter_step_last(d->matter, step->id);

    if (d->matter->ended)
        return refuse(d, REFUSAL_MATTER_MUST_BE_OPEN, "本事项已经结束（%.*s）。",
            STR_ARG(word_label(&d->file->procedure->states, d->matter->state)));
    if (last == NULL || last->state != STEP_OPEN)
        return refuse(d, REFUSAL_STEP_MUST_BE_OPEN,
            "“%.*s”%s。请看现在可以办理的步骤（matter options）。", STR_ARG(step->title),
            last == NULL                  ? "还没有开始"
            : last->state == STEP_SKIPPED ? "不需要（已跳过）"
                                          : "已经办理过");
    if (matter_recused(d->matter, person))
        return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED, "本事项中已经回避，不能参与。");
    if (!step->kind->in_meeting
        && !step_actor(d->dossier->directory, d->file, step, person, d->today))
        return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "“%.*s”由%.*s办理；%.*s当日没有这个职责。", STR_ARG(step->title),
            STR_ARG(step_actors_words(d->arena, d->file->policy, step)),
            STR_ARG(directory_name(d->arena, d->dossier->directory, person)));
    return not_own_matter(d, step, person) && not_from(d, step, person);
}

/* --- what is given --- */

static bool result_given(struct deciding *d, const struct step *step, const struct act *act)
{
    struct buffer known = {.arena = d->arena};

    if (step_result(step, act->result) != NULL)
        return true;
    LIST_EACH (struct result, result, step->results)
        buffer_addf(&known, "%s%.*s（%.*s）", known.len > 0 ? "、" : "", STR_ARG(result->label),
            STR_ARG(result->code));
    return refuse(d, REFUSAL_RESULT_MUST_BE_ONE_OF_THE_STEP,
        "“%.*s”的结果只能是：%.*s。请选其中一个（result）。", STR_ARG(step->title),
        STR_ARG(buffer_str(&known)));
}

static bool reasons_given(struct deciding *d, const struct result *result, const struct act *act)
{
    struct str reasons = str_trim(act->reasons.at != NULL ? act->reasons : act->opinion);

    if (!result->reasons || (reasons.len > 0 && utf8_count(reasons) >= REASONS_MIN))
        return true;
    return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
        "“%.*s”要写明理由，不少于%d个字。请写明理由（reasons）后再提交。", STR_ARG(result->label),
        REASONS_MIN);
}

static bool materials_given(struct deciding *d, const struct step *step, const struct act *act)
{
    LIST_EACH (struct material_kind, wanted, step->materials) {
        bool there = !wanted->required;
        LIST_EACH (struct material, material, act->materials)
            there = there || str_equal(material->material, wanted->id);
        VEC_EACH (const struct event *, attached, d->matter->files)
            there = there
                    || str_equal(
                        ((const struct file_attached *)(*attached)->data)->material, wanted->id);
        if (!there)
            return refuse(d, REFUSAL_MATERIAL_MUST_BE_GIVEN,
                "还缺材料“%.*s”。请补上这份材料（materials: {material: %.*s}）。",
                STR_ARG(wanted->title), STR_ARG(wanted->id));
    }
    return true;
}

static bool fact_fits(const struct fact_kind *kind, const struct fact *fact)
{
    switch (kind->type) {
    case FACT_YES_NO:
        return fact->number_absent != ABSENT_NOT
               || (fact->number.given && (fact->number.n == 0 || fact->number.n == 1));
    case FACT_AMOUNT:
    case FACT_RATIO:
    case FACT_COUNT: return fact->number_absent != ABSENT_NOT || fact->number.given;
    case FACT_DATE: return fact->date.precision != PRECISION_NOT_GIVEN;
    case FACT_CHOICE:
        LIST_EACH (struct str, choice, kind->choices)
            if (str_equal(*choice, fact->word))
                return true;
        return false;
    }
    return false;
}

static bool facts_fit(struct deciding *d, const struct act *act)
{
    LIST_EACH (struct fact, fact, act->facts) {
        const struct fact_kind *kind = policy_fact(d->file->policy, fact->fact);
        if (kind == NULL)
            return refuse(d, REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION, "规则中没有名为“%.*s”的事实。",
                STR_ARG(fact->fact));
        struct str type = code_words(str_of(fact_type_codes[kind->type]));
        if (!fact_fits(kind, fact))
            return refuse(d, REFUSAL_FACT_MUST_FIT_ITS_KIND,
                "“%.*s”没有填%.*s。请填写%.*s（yes_no: number 1, 0），"
                "金额以分计，比率以万分之一计。",
                STR_ARG(kind->title), STR_ARG(type), STR_ARG(type));
    }
    return true;
}

static bool facts_stated(struct deciding *d, const struct step *step)
{
    LIST_EACH (struct str, asked, step->asks)
        if (fact_stated(facts_of(d, STR("")), *asked) == NULL)
            return refuse(d, REFUSAL_FACT_MUST_BE_STATED,
                "办理“%.*s”要填明“%.*s”。请答是或者否（facts: {fact: %.*s, number: 1, "
                "0}），并写明依据。",
                STR_ARG(step->title), STR_ARG(policy_fact(d->file->policy, *asked)->title),
                STR_ARG(*asked));
    return true;
}

static bool needs_given(struct deciding *d, const struct step *step, const struct act *act)
{
    LIST_EACH (struct str, name, step->needs) {
        const struct field *field = shape_field(step->kind->shape, *name);
        if (field != NULL && !field_given(field, act))
            return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
                "办理“%.*s”要填写%.*s（%.*s）。请填写后再提交。", STR_ARG(step->title),
                STR_ARG(field_words(*name)), STR_ARG(*name));
    }
    return true;
}

static bool persons_enough(struct deciding *d, const struct step *step, const struct act *act)
{
    int64_t persons = id_given(d->command->by.id) ? 1 : 0;

    LIST_EACH (struct id, staff, act->staff) {
        person_id person = {*staff};
        persons += id_equal(*staff, d->command->by.id) ? 0 : 1;
        if (matter_recused(d->matter, person))
            return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED, "%.*s在本事项中已经回避。",
                STR_ARG(directory_name(d->arena, d->dossier->directory, person)));
        if (!not_own_matter(d, step, person) || !not_from(d, step, person))
            return false;
        if (!step->kind->in_meeting && step->persons_min > 0
            && !step_actor(d->dossier->directory, d->file, step, person, d->today))
            return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
                "“%.*s”由%.*s办理；%.*s当日没有这个职责，不能列为一起办理的人员（staff）。",
                STR_ARG(step->title), STR_ARG(step_actors_words(d->arena, d->file->policy, step)),
                STR_ARG(directory_name(d->arena, d->dossier->directory, person)));
    }
    if (persons >= step->persons_min)
        return true;
    return refuse(d, REFUSAL_PERSONS_MUST_BE_ENOUGH,
        "“%.*s”至少要%lld人一起办理，现在只有%lld人。请写明一起办理的其他人（staff）。",
        STR_ARG(step->title), (long long)step->persons_min, (long long)persons);
}

static bool second_person(struct deciding *d, const struct step *step)
{
    const struct matter_step *before = NULL;

    if (!step->second_person)
        return true;
    VEC_EACH (struct matter_step, done, d->matter->steps)
        if (done->state == STEP_DONE)
            before = done;
    if (before == NULL
        || (!id_equal(before->by.id, d->command->by.id)
            && !id_equal(before->entered_by.id, d->command->by.id)))
        return true;
    return refuse(d, REFUSAL_SECOND_PERSON_MUST_ACT,
        "上一步由%.*s办理或者录入，“%.*s”要由另一人办理。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)),
        STR_ARG(step->title));
}

bool act_complete(struct deciding *d, const struct step *step, const struct act *act)
{
    return result_given(d, step, act) && reasons_given(d, step_result(step, act->result), act)
           && facts_fit(d, act) && persons_enough(d, step, act) && second_person(d, step)
           && (!step_result(step, act->result)->positive
               || (needs_given(d, step, act) && materials_given(d, step, act)));
}

bool act_facts_stated(struct deciding *d, const struct step *step)
{
    return facts_stated(d, step);
}
