/* The gates a step may name: what must be true of the matter, or of those linked to it, first. */
#include "casework/facts.h"
#include "casework/kind_rules.h"

/* --- tolerance_answered --- */

static bool concluded_in(const struct matter *matter, const struct subject *subject)
{
    if (matter->opened == NULL || !str_is(matter->opened->procedure, "determination"))
        return false;
    VEC_EACH (struct matter_subject, one, matter->subjects)
        if (subject_same(one->subject, subject))
            return matter->ended || (one->ruling != NULL && !one->revoked);
    return false;
}

static size_t far_len(const struct case_file *file)
{
    return file->linked_len + file->linking_len;
}

/* Matters it links to, then those that link to it. */
static const struct matter *far_at(const struct case_file *file, size_t i)
{
    return i < file->linked_len ? file->linked[i] : file->linking[i - file->linked_len];
}

static bool concluded(const struct case_file *file, const struct subject *subject)
{
    for (size_t i = 0; i < far_len(file); i++)
        if (concluded_in(far_at(file, i), subject))
            return true;
    return false;
}

static bool tolerance_answered(struct deciding *d)
{
    if (d->matter->subjects.len == 0)
        return refuse(d, REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED,
            "本事项还没有登记对象，容错问题没有人可以回答。请先登记对象。");
    VEC_EACH (struct matter_subject, one, d->matter->subjects) {
        struct str who = subject_words(d, one->subject->no);
        if (one->answer == NULL || str_is_blank(one->answer->reasons))
            return refuse(d, REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED,
                "对象%.*s%s。请逐人回答有无容错情形（有、无、不涉及）并写明理由，再办“%.*s”。",
                STR_ARG(who), one->answer == NULL ? "还没有回答容错问题" : "的答复没有理由",
                STR_ARG(d->step->title));
        if (str_is(str_of(tolerance_answers[one->answer->answer]), "present")
            && !concluded(d->file, one->subject))
            return refuse(d, REFUSAL_DETERMINATION_MUST_BE_CONCLUDED,
                "对象%.*s答复为有容错情形，但关联的容错认定还没有结论。请先办完认定，再办“%.*s”。",
                STR_ARG(who), STR_ARG(d->step->title));
    }
    return true;
}

/* --- examination_done, rights_told --- */

/* The place of the last round of such a step among the matter's rounds, from 1; 0: none. */
static size_t last_round(const struct deciding *d, bool (*is)(const struct step *step))
{
    for (size_t i = d->matter->steps.len; i > 0; i--) {
        const struct matter_step *round = VEC_AT(d->matter->steps, struct matter_step, i - 1);
        const struct step *step = procedure_step(d->file->procedure, round->step);
        if (step != NULL && is(step))
            return i;
    }
    return 0;
}

static bool round_done(const struct deciding *d, size_t place)
{
    return place > 0 && VEC_AT(d->matter->steps, struct matter_step, place - 1)->state == STEP_DONE;
}

static bool is_examination(const struct step *step)
{
    return step->kind == &verification_kind && str_is(step->part, "examination");
}

static bool is_verification(const struct step *step)
{
    return step->kind == &verification_kind && !str_is(step->part, "examination");
}

static bool is_rights(const struct step *step)
{
    return step->kind == &notice_kind && str_is(step->notice, "rights");
}

/* What was verified anew after it was sent back is examined anew. */
static bool examination_done(struct deciding *d)
{
    size_t examined = last_round(d, is_examination);
    if (round_done(d, examined) && examined > last_round(d, is_verification))
        return true;
    return refuse(d, REFUSAL_EXAMINATION_MUST_COME_FIRST,
        "本事项还没有审理意见，不能列入议程。请先由案件审理部门审核把关，提出书面审理意见。");
}

static bool rights_told(struct deciding *d)
{
    if (round_done(d, last_round(d, is_rights)))
        return true;
    return refuse(d, REFUSAL_RIGHTS_MUST_BE_TOLD_FIRST,
        "还没有告知当事人权利义务。请先送达权利义务告知书并登记送达回证，再办“%.*s”。",
        STR_ARG(d->step->title));
}

/* --- corrections_closed, items_accepted --- */

static bool items_accepted(struct deciding *d)
{
    if (d->matter->items.len == 0)
        return refuse(d, REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED,
            "本事项还没有一项纠错事项。请先确定纠错事项，再办“%.*s”。", STR_ARG(d->step->title));
    VEC_EACH (struct item_state, state, d->matter->items)
        if (!item_settled(state))
            return refuse(d, REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED,
                "纠错事项%.*s（%.*s）%s。请验收通过，或者写明理由撤销，再办“%.*s”。",
                STR_ARG(state->item->no), STR_ARG(state->item->task),
                state->handed_in == NULL   ? "还没有提交整改材料"
                : state->inspected == NULL ? "还没有验收"
                                           : "已退回继续整改",
                STR_ARG(d->step->title));
    return true;
}

static bool corrections_closed(struct deciding *d)
{
    for (size_t i = 0; i < far_len(d->file); i++) {
        const struct matter *far = far_at(d->file, i);
        if (far->opened != NULL && str_is(far->opened->procedure, "correction") && !far->ended)
            return refuse(d, REFUSAL_CORRECTION_MUST_BE_CLOSED,
                "关联的纠错事项“%.*s”还没有销号。请先办完纠错，再办“%.*s”。",
                STR_ARG(far->opened->title), STR_ARG(d->step->title));
    }
    VEC_EACH (struct item_state, state, d->matter->items)
        if (!item_settled(state))
            return refuse(d, REFUSAL_CORRECTION_MUST_BE_CLOSED,
                "纠错事项%.*s（%.*s）还没有验收。请先办完纠错，再办“%.*s”。",
                STR_ARG(state->item->no), STR_ARG(state->item->task), STR_ARG(d->step->title));
    return true;
}

/* --- complaint_closed --- */

/* The letter stays where it is: what is open shows as a linked case that has not ended. */
static bool complaint_closed(struct deciding *d)
{
    for (size_t i = 0; i < far_len(d->file); i++) {
        const struct matter *far = far_at(d->file, i);
        if (far->opened != NULL && str_is(far->opened->procedure, "accountability_case")
            && !far->ended)
            return refuse(d, REFUSAL_COMPLAINT_MUST_NOT_BE_OPEN,
                "关联的责任追究事项“%.*s”还没有办结，同一事实还在核查。请等办结后再办“%.*s”。",
                STR_ARG(far->opened->title), STR_ARG(d->step->title));
    }
    const struct fact *open = fact_stated(facts_of(d, STR("")), STR("complaint_open"));
    if (open != NULL && open->number.n == 1)
        return refuse(d, REFUSAL_COMPLAINT_MUST_NOT_BE_OPEN,
            "已写明同一事实还有未办结的检举控告。请等办结后再办“%.*s”。", STR_ARG(d->step->title));
    return true;
}

static const struct {
    const char *name;
    bool (*open)(struct deciding *d);
} gates[] = {
    {"tolerance_answered", tolerance_answered},
    {"examination_done", examination_done},
    {"rights_told", rights_told},
    {"corrections_closed", corrections_closed},
    {"items_accepted", items_accepted},
    {"complaint_closed", complaint_closed},
};

bool gate_open(struct deciding *d, struct str gate)
{
    for (size_t i = 0; i < COUNT_OF(gates); i++)
        if (str_is(gate, gates[i].name))
            return gates[i].open(d);
    must(gate.len == 0); /* a pack that loaded names no other */
    return true;
}
