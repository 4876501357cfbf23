/* Before the meeting: its agenda, answers to the invitation, papers read, opinions; and who came,
 * put right while nothing is concluded. */
#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/meeting_rules.h"

enum { INVITATION_LEAVE = 2 };
enum { ATTENDANCE_ABSENT = 2 };
enum { POSITION_AGAINST = 2, POSITION_RESERVE = 4 };

/* ---- the agenda ----------------------------------------------------------------------------- */

static bool stands_in(const struct vec *listed, struct id matter)
{
    VEC_EACH (struct agenda_item, before, *listed)
        if (id_equal(before->matter, matter))
            return true;
    return false;
}

/* What is put on the agenda waits for this body now; its rules of the day are asked that day. */
static bool item_list(
    struct deciding *d, const struct body *body, const struct agenda_item *item, struct vec *listed)
{
    const struct case_file *file = &d->dossier->files[listed->len];

    if (listed->len >= d->dossier->files_len || file->matter == NULL || file->procedure == NULL
        || !meeting_minuted_by(d->dossier->directory, file, body, d->command->by, d->today))
        return refuse(d, REFUSAL_THING_MUST_EXIST,
            "第%zu项没有这件事项，或者您无权查看。请核对编号。", listed->len + 1);
    if (stands_in(listed, item->matter))
        return refuse(d, REFUSAL_ITEM_MUST_STAND_ONCE,
            "第%zu项前面已经列过。一次会议一件事项只列一项。", listed->len + 1);
    decide_file(d, file);
    d->step = meeting_step_waiting(d, item->step);
    if (d->step == NULL)
        return false;
    if (!meeting_body_fits(file, d->step, body))
        return refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT, "“%.*s”不由%.*s研究。",
            STR_ARG(d->step->title), STR_ARG(body->name));
    *(struct agenda_item *)vec_push(d->arena, listed, sizeof(*item)) =
        (struct agenda_item){item->matter, d->step->id};
    return true;
}

void meeting_call_decide(struct deciding *d, const void *data)
{
    struct meeting_called called = *(const struct meeting_called *)data;
    const struct body *body = directory_body(d->dossier->directory, (body_id){called.body});
    struct vec listed = {0};

    if (body == NULL || directory_roster(d->dossier->directory, body->id, d->today) == NULL) {
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个议事机构，或者当日没有成员名册。");
        return;
    }
    if (!meeting_recorder_allowed(d, body))
        return;
    if (!date_is_day(&called.planned_on) || called.planned_on.from.n < d->today.n) {
        refuse(d, REFUSAL_MEETING_MUST_BE_AHEAD,
            "会议日期（planned_on）要是今天或者以后的一天；开过的会议直接登记（meeting hold）。");
        return;
    }
    if (called.items.len == 0) {
        refuse(d, REFUSAL_ITEM_MUST_BE_ON_THE_AGENDA, "议程上还没有事项，请至少列一项（items）。");
        return;
    }
    LIST_EACH (struct agenda_item, item, called.items)
        if (!item_list(d, body, item, &listed))
            return;
    called.items = (struct list){listed.at, listed.len};
    emit(d, &meeting_called_shape, d->command->stream, &called);
}

/* ---- the members ---------------------------------------------------------------------------- */

static bool entered(const struct deciding *d)
{
    person_id clerk = d->command->entered_by;

    return id_given(clerk.id) && !id_equal(clerk.id, d->command->by.id);
}

/* What came on paper: a clerk of the body enters it, with a day since the agenda was published. */
static bool paper_allowed(struct deciding *d, const struct meeting *meeting)
{
    const struct body *body =
        directory_body(d->dossier->directory, (body_id){meeting->called->body});

    must(body != NULL);
    if (entered(d) && !meeting_clerk_allowed(d, body))
        return false;
    if (d->today.n > instant_day(d->command->now).n)
        return refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE, "所填日期%.*s还没有到。",
            STR_ARG(day_write_chinese(d->arena, d->today)));
    if (d->today.n < meeting->called_on.n)
        return refuse(d, REFUSAL_DAY_MUST_NOT_PRECEDE_THE_STEP,
            "所填日期%.*s早于议程发布的%.*s。请核对纸质材料上的日期。",
            STR_ARG(day_write_chinese(d->arena, d->today)),
            STR_ARG(day_write_chinese(d->arena, meeting->called_on)));
    return true;
}

/* A meeting that is called and not held, and whoever acts is invited to it. */
static bool invited(struct deciding *d)
{
    const struct meeting *meeting = d->dossier->meeting;

    if (meeting == NULL || (meeting->called == NULL && meeting->held == NULL))
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这次会议。请核对编号。");
    if (meeting->held != NULL)
        return refuse(d, REFUSAL_MEETING_MUST_BE_AHEAD,
            "这次会议已经登记到会。会上的意见在形成结论时逐人登记。");
    const struct roster *roster = directory_roster(
        d->dossier->directory, (body_id){meeting->called->body}, meeting->called->planned_on.from);
    if (roster == NULL || roster_find(roster, d->command->by.id) == NULL)
        return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER, "%.*s不在这次会议的成员名册上。",
            STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
    return paper_allowed(d, meeting);
}

/* Recused from the matter, or a party to it: such a clerk does not have its papers. */
static bool clerk_apart(
    const struct deciding *d, const struct case_file *file, const struct step *step)
{
    if (!entered(d))
        return false;
    enum shut_out why = member_shut_out(file, step, d->command->entered_by);
    return why == SHUT_OUT_PARTY || why == SHUT_OUT_RECUSED;
}

/* For who is shut out of an item it is not on the agenda, in the same words. */
static bool on_the_agenda(struct deciding *d, struct id matter)
{
    const struct agenda_item *item = agenda_item_find(d->dossier->meeting, matter);

    if (item != NULL && d->dossier->files_len > 0 && d->dossier->files[0].procedure != NULL) {
        const struct case_file *file = &d->dossier->files[0];
        const struct step *step = procedure_step(file->procedure, item->step);
        if (step != NULL && member_shut_out(file, step, d->command->by) == SHUT_OUT_NOT
            && !clerk_apart(d, file, step))
            return true;
    }
    return refuse(d, REFUSAL_ITEM_MUST_BE_ON_THE_AGENDA,
        "这次会议的议程上没有这件事项。请从会议页面打开议题。");
}

void meeting_reply_decide(struct deciding *d, const void *data)
{
    const struct invitation_answered *answer = data;

    if (!invited(d))
        return;
    if (answer->state == INVITATION_LEAVE && str_is_blank(answer->reasons))
        refuse(d, REFUSAL_ABSENCE_MUST_HAVE_A_REASON, "请假的，请写明原因（reasons）。");
    else
        emit(d, &invitation_answered_shape, d->command->stream, answer);
}

void meeting_read_decide(struct deciding *d, const void *data)
{
    const struct papers_read *reading = data;

    if (entered(d))
        refuse(d, REFUSAL_READING_MUST_BE_SAID_BY_THE_READER,
            "不能替%.*s标记已阅。请本人登录后在议题页面标记。",
            STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
    else if (invited(d) && on_the_agenda(d, reading->matter))
        emit(d, &papers_read_shape, d->command->stream, reading);
}

void meeting_opine_decide(struct deciding *d, const void *data)
{
    const struct opinion_given *opinion = data;

    if (!invited(d) || !on_the_agenda(d, opinion->matter))
        return;
    if ((opinion->position == POSITION_AGAINST || opinion->position == POSITION_RESERVE)
        && str_is_blank(opinion->words))
        refuse(d, REFUSAL_DISSENT_MUST_BE_IN_WORDS, "不同意或者保留的，请写明意见（words）。");
    else
        emit(d, &opinion_given_shape, d->command->stream, opinion);
}

/* ---- who came ------------------------------------------------------------------------------- */

void meeting_correct_decide(struct deciding *d, const void *data)
{
    const struct meeting *meeting = d->dossier->meeting;
    struct attendance_corrected corrected = *(const struct attendance_corrected *)data;

    if (meeting == NULL || meeting->held == NULL) {
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这次会议，或者还没有登记到会。请核对编号。");
        return;
    }
    const struct body *body = directory_body(d->dossier->directory, (body_id){meeting->held->body});
    must(body != NULL);
    if (!meeting_recorder_allowed(d, body))
        return;
    if (meeting->items.len > 0) {
        refuse(d, REFUSAL_ATTENDANCE_MUST_STAND_ONCE_CONCLUDED,
            "这次会议已经有%zu项形成结论，应到和实到人数按登记的到会计算，不能再改。",
            meeting->items.len);
        return;
    }
    const struct roster *roster =
        directory_roster(d->dossier->directory, body->id, meeting->held->held_on.from);
    const struct attendance one = {corrected.person, corrected.state, corrected.absence};
    if (one.state == ATTENDANCE_ABSENT && str_is_blank(one.reasons)) {
        refuse(
            d, REFUSAL_ABSENCE_MUST_HAVE_A_REASON, "更正为没有到会的，请写明缺席原因（absence）。");
        return;
    }
    if (!meeting_attendance_right(d, roster, &one))
        return;
    LIST_EACH (struct attendance, before, meeting->held->attendance)
        if (id_equal(before->person, corrected.person)) {
            corrected.was = before->state;
            corrected.was_absence = before->reasons;
        }
    emit(d, &attendance_corrected_shape, d->command->stream, &corrected);
}
