#include "casework/commands_data.h"
#include "casework/kind_rules.h"

static const struct field talk_fields[] = {
    {ROW(talk_record, thinking, FIELD_TEXT)},
    {ROW(talk_record, work, FIELD_TEXT)},
    {ROW(talk_record, life, FIELD_TEXT)},
    {ROW(talk_record, wishes, FIELD_TEXT)},
    {ROW(talk_record, difficulties, FIELD_TEXT)},
};
static const struct shape talk_record_shape = {
    .name = "talk_record",
    .v = 1,
    .size = sizeof(struct talk_record),
    .fields = talk_fields,
    .fields_len = COUNT_OF(talk_fields),
};

static const struct field visit_fields[] = {
    ACT_ROWS(visit),
    {ROW(visit, planned_on, FIELD_DATE)},
    {ROW(visit, visited_on, FIELD_DATE)},
    {ROW(visit, visitors, FIELD_IDS), .refers = STREAM_PERSON},
    {ROW(visit, place, FIELD_TEXT)},
    {ROW(visit, manner, FIELD_TEXT)},
    {ROW(visit, outline, FIELD_TEXT)},
    {ROW(visit, daily_education, FIELD_TEXT)},
    {ROW(visit, grade, FIELD_TEXT)},
    {ROW(visit, visiting_body, FIELD_TEXT)},
    {ROW(visit, mentor, FIELD_TEXT)},
    {ROW(visit, talk, FIELD_GROUP), FIELD_SEALED, .of = &talk_record_shape},
};
const struct shape visit_shape = {
    .name = "visit_made",
    .v = 1,
    .size = sizeof(struct visit),
    .fields = visit_fields,
    .fields_len = COUNT_OF(visit_fields),
    .stream = STREAM_MATTER,
};

static void visit_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "plan outline visit record follow_up");
}

static bool is_subject(const struct matter *matter, struct id person)
{
    VEC_EACH (struct matter_subject, one, matter->subjects)
        if (id_given(person) && id_equal(one->subject->person, person))
            return true;
    return false;
}

static size_t distinct(const struct list *ids)
{
    const struct id *all = ids->at;
    size_t count = 0;
    for (size_t i = 0; i < ids->len; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            seen = seen || id_equal(all[i], all[j]);
        count += seen ? 0 : 1;
    }
    return count;
}

static bool visitors_right(struct deciding *d, const struct visit *visit)
{
    LIST_EACH (struct id, visitor, visit->visitors) {
        struct str name = directory_name(d->arena, d->dossier->directory, (person_id){*visitor});
        if (matter_recused(d->matter, (person_id){*visitor}))
            return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED,
                "%.*s在本事项中已经回避，不能回访。请换一名回访人员。", STR_ARG(name));
        if (is_subject(d->matter, *visitor))
            return refuse(d, REFUSAL_ACTOR_MUST_NOT_DECIDE_OWN_MATTER,
                "%.*s是被回访的本人，不能列为回访人员。", STR_ARG(name));
    }
    if (distinct(&visit->visitors) >= 2)
        return true;
    return refuse(d, REFUSAL_VISITORS_MUST_BE_TWO,
        "现在只写了%zu名回访人员。回访谈话要两人，请写明两名不同的人（visitors）。",
        distinct(&visit->visitors));
}

static bool under_the_cap(struct deciding *d, struct str reasons)
{
    const struct policy *policy = d->file->policy;
    int64_t most = policy->visits_a_year_max;
    if (most == 0 || d->dossier->visits_this_year < most)
        return true;
    if (policy->visits_beyond_by_reasons && !str_is_blank(reasons))
        return reasons_long(d, reasons);
    return refuse(d, REFUSAL_VISITS_MUST_NOT_EXCEED_THE_CAP,
        "本机关今年已经回访该同志%lld次，一年%s%lld次。请安排到下一年，或者由其他机关回访%s。",
        (long long)d->dossier->visits_this_year,
        policy->visits_beyond_by_reasons ? "原则上不超过" : "最多", (long long)most,
        policy->visits_beyond_by_reasons ? "；确有必要的，写明理由（reasons）" : "");
}

/* A pack that grades says how; the label is kept, it is what people read. */
static bool grade_known(struct deciding *d, struct str grade)
{
    const struct list *grades = &d->file->policy->grades;
    struct buffer known = {.arena = d->arena};
    if (grade.len == 0 || grades->len == 0)
        return true;
    LIST_EACH (struct state_word, one, *grades) {
        if (str_equal(one->label, grade))
            return true;
        buffer_addf(&known, "%s%.*s", known.len > 0 ? "、" : "", STR_ARG(one->label));
    }
    return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
        "本版规则的回访评价没有“%.*s”。请写其中一个（grade）：%.*s。", STR_ARG(grade),
        STR_ARG(buffer_str(&known)));
}

static bool visit_decide(struct deciding *d, void *act)
{
    struct visit *visit = act;
    if (!grade_known(d, visit->grade))
        return false;
    if (!str_is(d->step->part, "visit") || !act_positive(d, &visit->act))
        return true;
    if (visit->visited_on.precision == PRECISION_NOT_GIVEN)
        visit->visited_on = date_of_day(d->today);
    return visitors_right(d, visit) && under_the_cap(d, visit->act.reasons);
}

static void visit_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind visit_kind = {
    .name = "visit",
    .shape = &visit_shape,
    .check = visit_check,
    .decide = visit_decide,
    .apply = visit_apply,
};
