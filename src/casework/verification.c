#include "casework/kind_rules.h"

static const struct field proposal_fields[] = {
    {ROW(proposal, subject, FIELD_CODE)},
    {ROW(proposal, finding, FIELD_CODE)},
    {ROW(proposal, outcome, FIELD_CODE)},
    {ROW(proposal, basis, FIELD_CODE)},
    {ROW(proposal, measure, FIELD_TEXT)},
    {ROW(proposal, words, FIELD_TEXT)},
};
static const struct shape proposal_shape = {
    .name = "proposal",
    .v = 1,
    .size = sizeof(struct proposal),
    .fields = proposal_fields,
    .fields_len = COUNT_OF(proposal_fields),
};

static const struct field verification_fields[] = {
    ACT_ROWS(verification),
    {ROW(verification, facts_found, FIELD_TEXT)},
    {ROW(verification, political_effect, FIELD_TEXT)},
    {ROW(verification, discipline_effect, FIELD_TEXT)},
    {ROW(verification, social_effect, FIELD_TEXT)},
    {ROW(verification, written_opinion, FIELD_TEXT)},
    {ROW(verification, evidence, FIELD_LIST), .of = &evidence_shape},
    {ROW(verification, checks, FIELD_LIST), .of = &check_shape},
    {ROW(verification, distinctions, FIELD_LIST), .of = &distinction_shape},
    {ROW(verification, statements, FIELD_LIST), .of = &statement_shape},
    {ROW(verification, proposals, FIELD_LIST), .of = &proposal_shape},
    {ROW(verification, answers, FIELD_LIST), .of = &tolerance_answer_shape},
    {ROW(verification, heard, FIELD_CODES)},
};
const struct shape verification_shape = {
    .name = "verification_reported",
    .v = 1,
    .size = sizeof(struct verification),
    .fields = verification_fields,
    .fields_len = COUNT_OF(verification_fields),
    .stream = STREAM_MATTER,
};

static void verification_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "examination");
    if (!str_is(step->part, "examination"))
        return;
    needs_check(problems, step, "written_opinion");
    if (step->persons_min < 2)
        step_problem(problems, step, "persons_min", "审核把关要两人以上；请写 persons_min: 2。");
    if (step->not_from.len == 0)
        step_problem(problems, step, "not_from",
            "审核把关的人员不能参加过核实；请在 not_from 中写核实步骤的编号。");
}

/* Which subject, where there is but one; numbers of evidence that were left out. */
static void complete(struct deciding *d, struct verification *verification)
{
    struct check *checks = list_own(d->arena, &verification->checks, sizeof(*checks));
    struct distinction *pairs = list_own(d->arena, &verification->distinctions, sizeof(*pairs));
    struct proposal *proposals = list_own(d->arena, &verification->proposals, sizeof(*proposals));
    struct evidence *evidence = list_own(d->arena, &verification->evidence, sizeof(*evidence));
    for (size_t i = 0; i < verification->checks.len; i++)
        checks[i].subject = subject_meant(d, checks[i].subject);
    checks_expand(d, &verification->checks);
    for (size_t i = 0; i < verification->distinctions.len; i++)
        pairs[i].subject = subject_meant(d, pairs[i].subject);
    for (size_t i = 0; i < verification->proposals.len; i++)
        proposals[i].subject = subject_meant(d, proposals[i].subject);
    for (size_t i = 0; i < verification->evidence.len; i++)
        if (evidence[i].no.len == 0)
            evidence[i].no = str_format(d->arena, "E%zu", d->matter->evidence.len + i + 1);
}

static bool evidence_exists(
    const struct deciding *d, const struct verification *verification, struct str no)
{
    LIST_EACH (struct evidence, one, verification->evidence)
        if (str_equal(one->no, no))
            return true;
    VEC_EACH (const struct evidence *, one, d->matter->evidence)
        if (str_equal((*one)->no, no))
            return true;
    return false;
}

static bool looked_at(const struct check *check, struct str what)
{
    LIST_EACH (struct str, seen, check->looked_at)
        if (str_equal(*seen, what))
            return true;
    return false;
}

/* "Met" stands on evidence, or on reasons where no paper can show it. */
static bool check_founded(struct deciding *d, const struct verification *verification,
    const struct check *check, const struct clause *clause)
{
    LIST_EACH (struct str, no, check->evidence)
        if (!evidence_exists(d, verification, *no))
            return refuse(d, REFUSAL_CHECK_MUST_HAVE_EVIDENCE,
                "对照%.*s时引用的证据“%.*s”不存在。请先登记这份证据（evidence），或者改写编号。",
                STR_ARG(clause->id), STR_ARG(*no));
    bool settled = check->answer == ANSWER_MET || check->answer == ANSWER_NOT_MET;
    if (settled && check->evidence.len == 0 && str_is_blank(check->reasons))
        return refuse(d, REFUSAL_CHECK_MUST_HAVE_EVIDENCE,
            "对象%.*s的%.*s写了%"
            "s，但没有证据，也没有理由。请写证据编号（evidence），或者写明理由（reasons）。",
            STR_ARG(subject_words(d, check->subject)), STR_ARG(clause_words(d->arena, clause)),
            check->answer == ANSWER_MET ? "符合" : "不符合");
    if (check->answer != ANSWER_MET)
        return true;
    LIST_EACH (struct str, what, clause->checks)
        if (!looked_at(check, *what))
            return refuse(d, REFUSAL_CHECK_MUST_HAVE_EVIDENCE,
                "对象%.*s的%.*s要查过“%.*s”才能写符合。请查后写明查了什么（looked_"
                "at）；还没有查的，答尚无结论（unknown）。",
                STR_ARG(subject_words(d, check->subject)), STR_ARG(clause->id), STR_ARG(*what));
    return true;
}

static bool check_right(
    struct deciding *d, const struct verification *verification, const struct check *check)
{
    const struct clause *clause = policy_clause(d->file->policy, check->clause);
    if (!subject_given(d, check->subject))
        return false;
    if (clause == NULL)
        return refuse(d, REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION,
            "《%.*s》%.*s版中没有编号为“%.*s”的条款。请写本版条款的编号（checks）。",
            STR_ARG(d->file->policy->title), STR_ARG(d->file->policy->edition),
            STR_ARG(check->clause));
    if (check->answer == ANSWER_NONE)
        return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "对照%.*s没有写结论。请选一个答复（answer）：符合（met）、不符合（not_"
            "met）、尚无结论（unknown）或者不涉及（not_applicable）。",
            STR_ARG(clause->id));
    return check_founded(d, verification, check, clause);
}

/* One clause has one answer for one subject in one report. */
static bool answered_once(struct deciding *d, const struct verification *verification, size_t i)
{
    const struct check *checks = verification->checks.at;

    for (size_t j = 0; j < i; j++)
        if (str_equal(checks[i].subject, checks[j].subject)
            && str_equal(checks[i].clause, checks[j].clause))
            return refuse(d, REFUSAL_CLAUSE_MUST_BE_ANSWERED_ONCE,
                "对象%.*s的%.*s答了两次（checks）。请只留一次。",
                STR_ARG(subject_words(d, checks[i].subject)), STR_ARG(checks[i].clause));
    return true;
}

static bool checks_right(struct deciding *d, const struct verification *verification)
{
    const struct check *checks = verification->checks.at;

    for (size_t i = 0; i < verification->checks.len; i++)
        if (!check_right(d, verification, &checks[i]) || !answered_once(d, verification, i))
            return false;
    return true;
}

static bool pair_written(const struct deciding *d, const struct verification *verification,
    struct str subject, struct str pair)
{
    LIST_EACH (struct distinction, one, verification->distinctions)
        if (str_equal(one->subject, subject) && str_equal(one->pair, pair))
            return !str_is_blank(one->words);
    VEC_EACH (const struct distinction *, one, d->matter->distinctions)
        if (str_equal((*one)->subject, subject) && str_equal((*one)->pair, pair))
            return !str_is_blank((*one)->words);
    return false;
}

/* The three distinctions are a written test of every subject. */
static bool pairs_complete(struct deciding *d, const struct verification *verification)
{
    VEC_EACH (struct matter_subject, one, d->matter->subjects)
        LIST_EACH (struct state_word, pair, d->file->policy->distinctions)
            if (!pair_written(d, verification, one->subject->no, pair->code))
                return refuse(d, REFUSAL_DISTINCTIONS_MUST_BE_WRITTEN,
                    "对象%.*s还没有写“%.*s”。请补上（distinctions: {subject: %.*s, pair: %.*s}）。",
                    STR_ARG(subject_words(d, one->subject->no)), STR_ARG(pair->label),
                    STR_ARG(one->subject->no), STR_ARG(pair->code));
    return true;
}

static bool pair_known(struct deciding *d, struct str code)
{
    LIST_EACH (struct state_word, pair, d->file->policy->distinctions)
        if (str_equal(pair->code, code))
            return true;
    return refuse(d, REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION,
        "“三个区分开来”中没有编号为“%.*s”的一对。请写本版规则所列的编号（pair）。", STR_ARG(code));
}

static bool distinctions_right(struct deciding *d, const struct verification *verification)
{
    LIST_EACH (struct distinction, one, verification->distinctions)
        if (!subject_given(d, one->subject) || !pair_known(d, one->pair))
            return false;
    return !act_positive(d, &verification->act) || !step_needs(d->step, "distinctions")
           || pairs_complete(d, verification);
}

static bool statements_right(struct deciding *d, const struct verification *verification)
{
    LIST_EACH (struct statement, one, verification->statements) {
        if (one->subject.len > 0 && !subject_given(d, one->subject))
            return false;
        if (one->relied_on.n == 1 && str_is_blank(one->reasons))
            return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
                "采信“%.*s”的说法，没有写理由。请写明为什么采信（reasons）。",
                STR_ARG(one->source));
    }
    LIST_EACH (struct str, no, verification->heard)
        if (!subject_given(d, *no))
            return false;
    return true;
}

/* What the officer proposes is said in the words of the pack, and is no outcome. */
static bool proposal_right(struct deciding *d, const struct proposal *proposal)
{
    if (!subject_given(d, proposal->subject)
        || (proposal->finding.len > 0
            && !word_known(d, proposal->finding, finding_codes, "finding"))
        || (proposal->basis.len > 0 && !word_known(d, proposal->basis, basis_codes, "basis")))
        return false;
    if (proposal->outcome.len > 0 && policy_outcome(d->file->policy, proposal->outcome) == NULL)
        return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
            "规则中没有名为“%.*s”的处理结果。请选本版规则所列的处理结果（outcome）。",
            STR_ARG(proposal->outcome));
    return measure_known(d, proposal->measure);
}

/* The report proposes for everyone it is about. */
static bool proposals_right(struct deciding *d, const struct verification *verification)
{
    LIST_EACH (struct proposal, proposal, verification->proposals)
        if (!proposal_right(d, proposal))
            return false;
    if (!act_positive(d, &verification->act) || !step_needs(d->step, "proposals"))
        return true;
    VEC_EACH (struct matter_subject, one, d->matter->subjects) {
        bool proposed = false;
        LIST_EACH (struct proposal, proposal, verification->proposals)
            proposed = proposed || str_equal(proposal->subject, one->subject->no);
        if (!proposed)
            return refuse(d, REFUSAL_EVERY_SUBJECT_MUST_BE_ANSWERED,
                "对象%.*s还没有承办部门建议（拟）。请逐人写明（proposals）。",
                STR_ARG(subject_words(d, one->subject->no)));
    }
    return true;
}

/* Two persons examine, also under a pack that forgot to say so. */
static bool examined_by_two(struct deciding *d, const struct verification *verification)
{
    bool two = false;
    if (!str_is(d->step->part, "examination"))
        return true;
    LIST_EACH (struct id, staff, verification->act.staff)
        two = two || !id_equal(*staff, d->command->by.id);
    if (!two)
        return refuse(d, REFUSAL_PERSONS_MUST_BE_ENOUGH,
            "审核把关要两人以上，现在只有一人。请写明另一人（staff）。");
    if (act_positive(d, &verification->act) && str_is_blank(verification->written_opinion))
        return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
            "没有书面审理意见。请填写审理意见（written_opinion）。");
    return true;
}

static bool verification_decide(struct deciding *d, void *act)
{
    struct verification *verification = act;
    complete(d, verification);
    if (!checks_right(d, verification) || !distinctions_right(d, verification)
        || !statements_right(d, verification) || !answers_given(d, &verification->answers))
        return false;
    return proposals_right(d, verification) && examined_by_two(d, verification);
}

static void verification_apply(struct matter *matter, const struct event *event)
{
    const struct verification *v = event->data;
    fold_pointers(matter, &matter->evidence, &v->evidence, sizeof(struct evidence));
    fold_pointers(matter, &matter->checks, &v->checks, sizeof(struct check));
    fold_pointers(matter, &matter->distinctions, &v->distinctions, sizeof(struct distinction));
    fold_pointers(matter, &matter->statements, &v->statements, sizeof(struct statement));
    fold_pointers(matter, &matter->proposals, &v->proposals, sizeof(struct proposal));
    fold_answers(matter, &v->answers);
}

const struct step_kind verification_kind = {
    .name = "verification",
    .shape = &verification_shape,
    .check = verification_check,
    .decide = verification_decide,
    .apply = verification_apply,
};
