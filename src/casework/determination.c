#include "casework/facts.h"
#include "casework/kind_rules.h"
#include "casework/words.h"

static const struct field outcome_fields[] = {
    {ROW(outcome, code, FIELD_CODE), ABSENT_ROW(outcome, code)},
    {ROW(outcome, label, FIELD_TEXT)},
    {ROW(outcome, liability, FIELD_CODE)},
    {ROW(outcome, superior_basis, FIELD_CODE)},
    {ROW(outcome, basis, FIELD_CODE)},
    {ROW(outcome, document, FIELD_TEXT), ABSENT_ROW(outcome, document)},
    {ROW(outcome, body, FIELD_TEXT)},
    {ROW(outcome, on, FIELD_DATE), ABSENT_ROW(outcome, on)},
    {ROW(outcome, provisos, FIELD_TEXTS)},
};
const struct shape outcome_shape = {
    .name = "outcome",
    .v = 1,
    .size = sizeof(struct outcome),
    .fields = outcome_fields,
    .fields_len = COUNT_OF(outcome_fields),
};

static const struct field ruling_fields[] = {
    {ROW(ruling, subject, FIELD_CODE)},
    {ROW(ruling, finding, FIELD_CODE), ABSENT_ROW(ruling, finding)},
    {ROW(ruling, outcomes, FIELD_LIST), .of = &outcome_shape},
    {ROW(ruling, proposed_measure, FIELD_TEXT)},
    {ROW(ruling, proposed_by, FIELD_TEXT)},
    {ROW(ruling, measure, FIELD_TEXT), ABSENT_ROW(ruling, measure)},
    {ROW(ruling, four_form, FIELD_CODE), ABSENT_ROW(ruling, four_form)},
    {ROW(ruling, sanction_document, FIELD_TEXT)},
    {ROW(ruling, reasons, FIELD_TEXT)},
};
const struct shape ruling_shape = {
    .name = "ruling",
    .v = 1,
    .size = sizeof(struct ruling),
    .fields = ruling_fields,
    .fields_len = COUNT_OF(ruling_fields),
};

static const struct field determination_fields[] = {
    ACT_ROWS(determination),
    {ROW(determination, meeting, FIELD_ID), FIELD_BY_OFFICE, .refers = STREAM_MEETING},
    {ROW(determination, item, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, for_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, against_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, abstain_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, reserve_count, FIELD_NUMBER), FIELD_BY_OFFICE},
    {ROW(determination, rulings, FIELD_LIST), .of = &ruling_shape},
    {ROW(determination, applied_edition, FIELD_TEXT)},
    {ROW(determination, edition_reasons, FIELD_TEXT)},
};
const struct shape determination_shape = {
    .name = "determination_made",
    .v = 1,
    .size = sizeof(struct determination),
    .fields = determination_fields,
    .fields_len = COUNT_OF(determination_fields),
    .stream = STREAM_MATTER,
};

static void determination_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, true, problems);
    part_check(problems, step, "");
    carried_check(problems, step);
}

/* --- the finding and the checks --- */

/* A list of this role that the checks meet, NULL when none does. */
static const struct clause_list *list_met(
    const struct deciding *d, const struct facts_view *facts, enum list_role role)
{
    LIST_EACH (struct clause_list, list, d->file->policy->lists)
        if (list->role == role && list_ask(list, d->file->policy, facts, NULL) == ANSWER_MET)
            return list;
    return NULL;
}

/* A situation, or a list that the pack lets stand alone. */
static bool tolerable(const struct deciding *d, const struct facts_view *facts)
{
    LIST_EACH (struct clause_list, list, d->file->policy->lists)
        if (list->alone && list_ask(list, d->file->policy, facts, NULL) == ANSWER_MET)
            return true;
    return list_met(d, facts, LIST_INCLUDE) != NULL;
}

static bool finding_fits(
    struct deciding *d, const struct ruling *ruling, const struct facts_view *facts)
{
    struct str who = subject_words(d, ruling->subject);
    const struct clause_list *excluded = list_met(d, facts, LIST_EXCLUDE);
    if (str_is(ruling->finding, "does_not_meet"))
        return true;
    if (excluded != NULL)
        return refuse(d, REFUSAL_FINDING_MUST_FIT_THE_CHECKS,
            "对象%.*s已认定有“%.*s”中的一项，只能认定为不符合容错情形（does_not_meet）。",
            STR_ARG(who), STR_ARG(excluded->title));
    if (str_is(ruling->finding, "no_liability") && list_met(d, facts, LIST_NO_LIABILITY) == NULL)
        return refuse(d, REFUSAL_FINDING_MUST_FIT_THE_CHECKS,
            "对象%.*"
            "s没有一项不应追责的情形认定为符合，不能认定为不应追责。请先核实，或者改写认定结论（fin"
            "ding）。",
            STR_ARG(who));
    if (str_is(ruling->finding, "meets") && !tolerable(d, facts))
        return refuse(d, REFUSAL_FINDING_MUST_FIT_THE_CHECKS,
            "对象%.*"
            "s没有一项可以容错的情形认定为符合，不能认定为符合容错情形。请先核实，或者改写认定结论"
            "（finding）。",
            STR_ARG(who));
    return true;
}

/* --- one outcome --- */

static bool not_tolerated(const struct outcome_kind *kind)
{
    return str_is(kind->code, "not_tolerated") || str_is(kind->maps_to, "not_tolerated");
}

static bool finding_allows(
    struct deciding *d, const struct ruling *ruling, const struct outcome_kind *kind)
{
    bool named = kind->finding.len == 0 || str_is(kind->finding, "any")
                 || str_equal(kind->finding, ruling->finding);
    bool lost = str_is(ruling->finding, "does_not_meet");
    if (kind->side || (named && lost == not_tolerated(kind)))
        return true;
    return refuse(d, REFUSAL_OUTCOME_MUST_FIT_THE_FINDING,
        "对象%.*s的认定结论是“%.*s”，不能给“%.*"
        "s”。请改写认定结论（finding）或者处理结果（outcomes），两者要一致。",
        STR_ARG(subject_words(d, ruling->subject)), STR_ARG(code_words(ruling->finding)),
        STR_ARG(kind->title));
}

/* The basis follows from the finding; only tolerance counts as 起. */
static bool basis_right(struct deciding *d, const struct ruling *ruling, struct outcome *outcome)
{
    struct str due = str_is(ruling->finding, "meets")          ? STR("tolerance")
                     : str_is(ruling->finding, "no_liability") ? STR("no_liability")
                                                               : STR("");
    if (outcome->basis.len == 0)
        outcome->basis = due.len > 0 ? due : outcome->basis;
    if (outcome->basis.len > 0 && !word_known(d, outcome->basis, basis_codes, "basis"))
        return false;
    bool fits = due.len > 0 ? str_equal(outcome->basis, due)
                            : outcome->basis.len == 0 || str_is(outcome->basis, "mitigation");
    if (fits)
        return true;
    return refuse(d, REFUSAL_OUTCOME_MUST_FIT_THE_FINDING,
        "对象%.*s的认定结论是“%.*s”，依据不能写“%.*s”。请%s。",
        STR_ARG(subject_words(d, ruling->subject)), STR_ARG(code_words(ruling->finding)),
        STR_ARG(code_words(outcome->basis)),
        due.len > 0 ? "不写依据（basis），由程序填入"
                    : "不写依据（basis），或者写从轻减轻情节（mitigation）");
}

static bool lists_code(const struct list *codes, struct str code)
{
    LIST_EACH (struct str, one, *codes)
        if (str_equal(*one, code))
            return true;
    return false;
}

/* The bases a pack lists for this outcome and liability, in words. */
static struct str bases_words(struct deciding *d, struct str liability, struct str code)
{
    struct buffer out = {.arena = d->arena};
    LIST_EACH (struct superior_basis, basis, d->file->policy->superior_bases)
        if (str_equal(basis->liability->id, liability) && lists_code(&basis->outcomes, code))
            buffer_addf(&out, "%s%.*s（%.*s）", out.len > 0 ? "、" : "", STR_ARG(basis->id),
                STR_ARG(basis->text));
    return out.len > 0 ? buffer_str(&out) : code_words(STR("none"));
}

static bool basis_named(
    struct deciding *d, const struct outcome_kind *kind, const struct outcome *outcome)
{
    if (!kind->needs_basis)
        return true;
    LIST_EACH (struct superior_basis, basis, d->file->policy->superior_bases)
        if (str_equal(basis->id, outcome->superior_basis)
            && str_equal(basis->liability->id, outcome->liability)
            && lists_code(&basis->outcomes, outcome->code))
            return true;
    return refuse(d, REFUSAL_SUPERIOR_BASIS_MUST_BE_NAMED,
        "“%.*s”%s。请写本版规则为这种责任列出的上位依据（superior_basis）：%.*s。",
        STR_ARG(kind->title),
        outcome->superior_basis.len == 0 ? "没有写上位依据" : "所写的上位依据不对应这种责任和结果",
        STR_ARG(bases_words(d, outcome->liability, outcome->code)));
}

static bool outcome_open(struct deciding *d, const struct outcome_kind *kind,
    const struct facts_view *facts, struct str liability)
{
    struct openness asked = outcome_ask(d->arena, d->file->policy, facts, liability, kind);

    if (asked.open == ANSWER_MET)
        return true;
    return refuse(d, REFUSAL_OUTCOME_MUST_BE_OPEN, "%.*s", STR_ARG(asked.words));
}

static const struct outcome_kind *outcome_known(struct deciding *d, const struct outcome *outcome)
{
    const struct outcome_kind *kind = policy_outcome(d->file->policy, outcome->code);
    if (outcome->code.len == 0)
        refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "有一个处理结果没有写是哪一种（code）。请选本版规则所列的处理结果（outcomes）。");
    else if (kind == NULL)
        refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
            "规则中没有名为“%.*s”的处理结果。请选本版规则所列的处理结果（outcomes: code）。",
            STR_ARG(outcome->code));
    return kind;
}

static bool outcome_right(struct deciding *d, const struct ruling *ruling, struct outcome *outcome,
    const struct facts_view *facts)
{
    const struct matter_subject *subject = matter_subject_find(d->matter, ruling->subject);
    const struct outcome_kind *kind = outcome_known(d, outcome);
    if (kind == NULL)
        return false;
    outcome->label = kind->title;
    if (outcome->liability.len == 0)
        outcome->liability = subject->subject->liability;
    if (outcome->liability.len > 0 && policy_liability(d->file->policy, outcome->liability) == NULL)
        return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
            "规则中没有名为“%.*s”的责任种类。请写本版规则所列责任种类的编号（liability）。",
            STR_ARG(outcome->liability));
    return finding_allows(d, ruling, kind) && outcome_open(d, kind, facts, outcome->liability)
           && basis_named(d, kind, outcome) && (kind->side || basis_right(d, ruling, outcome));
}

/* --- one subject --- */

/* Main outcomes of the first `len` for this kind of liability; of any kind when NULL. */
static size_t main_outcomes(
    const struct deciding *d, const struct outcome *outcomes, size_t len, const struct str *kind)
{
    size_t main = 0;

    for (size_t i = 0; i < len; i++)
        if (!policy_outcome(d->file->policy, outcomes[i].code)->side
            && (kind == NULL || str_equal(outcomes[i].liability, *kind)))
            main++;
    return main;
}

/* One disposition for each kind of liability: 免予党纪处分 and 免予政务处分 may stand together. */
static bool outcomes_right(
    struct deciding *d, struct ruling *ruling, const struct facts_view *facts)
{
    struct outcome *outcomes = list_own(d->arena, &ruling->outcomes, sizeof(*outcomes));
    size_t len = ruling->outcomes.len, most = 0;

    for (size_t i = 0; i < len; i++) {
        if (!outcome_right(d, ruling, &outcomes[i], facts))
            return false;
        size_t same = main_outcomes(d, outcomes, i + 1, &outcomes[i].liability);
        most = same > most ? same : most;
    }
    if (most <= 1 && main_outcomes(d, outcomes, len, NULL) > 0)
        return true;
    return refuse(d, REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
        "对象%.*s%s。每个对象对每一种责任要有而且只有一个处理结果，批评教育、谈话提醒等可以另加。",
        STR_ARG(subject_words(d, ruling->subject)),
        most == 0 ? "还没有处理结果" : "有不止一个处理结果");
}

static bool measure_right(struct deciding *d, const struct ruling *ruling)
{
    const struct measure *measure = policy_measure(d->file->policy, ruling->measure);

    if (!measure_known(d, ruling->measure) || !measure_known(d, ruling->proposed_measure))
        return false;
    if (ruling->four_form.len > 0 && !word_known(d, ruling->four_form, form_codes, "four_form"))
        return false;
    if (ruling->four_form.len > 0 && measure != NULL && measure->form.len > 0
        && !str_equal(measure->form, ruling->four_form))
        return refuse(d, REFUSAL_MEASURE_MUST_HAVE_ITS_FORM,
            "对象%.*s的处理“%.*s”属于%.*s，写的不是这一种（four_form）。请改成这一种（%.*"
            "s），或者改写处理。",
            STR_ARG(subject_words(d, ruling->subject)), STR_ARG(measure->title),
            STR_ARG(code_words(measure->form)), STR_ARG(measure->form));
    if (ruling->four_form.len > 0)
        return true;
    if (str_is_blank(ruling->measure) || ruling->four_form_absent != ABSENT_NOT)
        return true;
    return refuse(d, REFUSAL_MEASURE_MUST_HAVE_ITS_FORM,
        "对象%.*s的处理“%.*"
        "s”没有写属于哪一种形态。请写第一种（first）、第二种（second）、第三种（third）、第四种（fo"
        "urth）形态（four_form），或者写不适用（not_applicable）。",
        STR_ARG(subject_words(d, ruling->subject)), STR_ARG(ruling->measure));
}

static bool ruling_reasoned(struct deciding *d, const struct ruling *ruling)
{
    if (!str_is_blank(ruling->reasons))
        return true;
    return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
        "对象%.*s的结论没有写理由。请在这个对象的结论下写明（rulings: reasons）。",
        STR_ARG(subject_words(d, ruling->subject)));
}

/* Ruled for good: not revoked, and not handed back to be studied again. */
static bool ruled_already(const struct deciding *d, const struct ruling *ruling)
{
    const struct matter_subject *subject = matter_subject_find(d->matter, ruling->subject);
    const struct matter_step *step = matter_step_last(d->matter, d->step->id);
    return subject->ruling != NULL && !subject->revoked && (step == NULL || step->round < 2);
}

static bool ruling_right(struct deciding *d, struct ruling *ruling)
{
    if (!subject_given(d, ruling->subject))
        return false;
    if (ruled_already(d, ruling))
        return refuse(d, REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
            "对象%.*s已经作出认定，还没有撤销。要改变的，先按程序撤销原认定。",
            STR_ARG(subject_words(d, ruling->subject)));
    if (ruling->finding.len == 0)
        return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "对象%.*s没有写认定结论。请选认定结论（finding）：符合（meets）、不符合（does_not_"
            "meet）或者不应追责（no_liability）。",
            STR_ARG(subject_words(d, ruling->subject)));
    struct facts_view facts = *facts_of(d, ruling->subject);
    facts.findings = (struct list){&ruling->finding, 1}; /* of this subject alone */
    return word_known(d, ruling->finding, finding_codes, "finding")
           && finding_fits(d, ruling, &facts) && outcomes_right(d, ruling, &facts)
           && measure_right(d, ruling) && ruling_reasoned(d, ruling);
}

/* --- all of them --- */

static size_t rulings_of(const struct list *rulings, struct str subject)
{
    size_t count = 0;
    LIST_EACH (struct ruling, ruling, *rulings)
        count += str_equal(ruling->subject, subject) ? 1 : 0;
    return count;
}

static bool every_subject(struct deciding *d, const struct list *rulings)
{
    VEC_EACH (struct matter_subject, one, d->matter->subjects) {
        size_t count = rulings_of(rulings, one->subject->no);
        if (count == 0)
            return refuse(d, REFUSAL_EVERY_SUBJECT_MUST_BE_ANSWERED,
                "对象%.*s还没有结论。请逐一写明每个对象的结论（rulings）。",
                STR_ARG(subject_words(d, one->subject->no)));
        if (count > 1)
            return refuse(d, REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
                "对象%.*s的结论写了%zu次（rulings）。请只留一次。",
                STR_ARG(subject_words(d, one->subject->no)), count);
    }
    return true;
}

/* Another edition than the one the matter is pinned to is applied with a reason. */
static bool edition_right(struct deciding *d, const struct determination *determination)
{
    const struct policy *policy = d->file->policy;
    struct str applied = determination->applied_edition;
    struct str whole =
        str_format(d->arena, "%.*s/%.*s", STR_ARG(policy->pack), STR_ARG(policy->edition));
    if (applied.len == 0 || str_equal(applied, policy->edition) || str_equal(applied, whole)
        || !str_is_blank(determination->edition_reasons))
        return true;
    return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
        "适用的规则“%.*s”与本事项所依的%.*s版不同，没有写理由。请写明适用这一版的理由（edition_"
        "reasons）。",
        STR_ARG(applied), STR_ARG(policy->edition));
}

/* What is handed back to be checked has no finding yet, and must not look as if it had. */
static bool returned_without(struct deciding *d, const struct determination *determination)
{
    if (act_positive(d, &determination->act) || determination->rulings.len == 0)
        return true;
    return refuse(d, REFUSAL_OUTCOME_MUST_FIT_THE_FINDING,
        "结果写的是“%.*s”，还没有认定结论。请去掉逐人结论（rulings），或者改写结果。",
        STR_ARG(step_result(d->step, determination->act.result)->label));
}

static bool determination_decide(struct deciding *d, void *act)
{
    struct determination *determination = act;
    if (!id_given(determination->meeting))
        return refuse(d, REFUSAL_ITEM_MUST_BE_CONCLUDED_IN_A_MEETING,
            "“%.*s”由会议集体研究决定，不能由一个人办理。请记录这次会议（meeting hold）。",
            STR_ARG(d->step->title));
    if (!returned_without(d, determination))
        return false;
    struct ruling *rulings = list_own(d->arena, &determination->rulings, sizeof(*rulings));
    bool wanted = act_positive(d, &determination->act) && step_needs(d->step, "rulings");
    for (size_t i = 0; i < determination->rulings.len; i++)
        rulings[i].subject = subject_meant(d, rulings[i].subject);
    if ((wanted || determination->rulings.len > 0) && !every_subject(d, &determination->rulings))
        return false;
    for (size_t i = 0; i < determination->rulings.len; i++)
        if (!ruling_right(d, &rulings[i]))
            return false;
    return edition_right(d, determination);
}

static void determination_apply(struct matter *matter, const struct event *event)
{
    LIST_EACH (struct ruling, ruling, ((const struct determination *)event->data)->rulings)
        VEC_EACH (struct matter_subject, one, matter->subjects)
            if (str_equal(one->subject->no, ruling->subject)) {
                one->ruling = ruling;
                one->ruled_on = event_day(event);
                one->revoked = false;
            }
}

const struct step_kind determination_kind = {
    .name = "determination",
    .shape = &determination_shape,
    .check = determination_check,
    .decide = determination_decide,
    .apply = determination_apply,
    .in_meeting = true,
};
