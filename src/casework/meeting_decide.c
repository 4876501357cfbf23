/* A meeting: attendance once, then item by item positions, quorum, majority, conclusion. */
#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/kind_rules.h"
#include "casework/meeting_rules.h"

enum { MINUTES_DAYS = 2 }; /* entered later than that is said */
enum { ATTENDANCE_PRESENT = 1, ATTENDANCE_ABSENT };
enum { POSITION_FOR = 1, POSITION_AGAINST, POSITION_ABSTAIN, POSITION_RESERVE };

struct sitting { /* one item while it is judged */
    const struct meeting_hold *hold;
    const struct meeting_item *item;
    const struct roster *roster;
    const struct body_kind *kind;
    struct turnout turnout;
    int64_t counts[5];
    struct vec recused; /* struct id */
};

static struct str name_of(struct deciding *d, struct id person)
{
    return directory_name(d->arena, d->dossier->directory, (person_id){person});
}

static enum shut_out shut_out(const struct deciding *d, struct id person)
{
    return member_shut_out(d->file, d->step, (person_id){person});
}

bool meeting_attendance_right(
    struct deciding *d, const struct roster *roster, const struct attendance *attendance)
{
    if (attendance->state == ATTENDANCE_PRESENT && roster_find(roster, attendance->person) == NULL)
        return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER,
            "%.*s不在会议成员名册上，只能列为列席（observer）。",
            STR_ARG(name_of(d, attendance->person)));
    if (attendance->state == ATTENDANCE_ABSENT && str_is_blank(attendance->reasons))
        return refuse(d, REFUSAL_ABSENCE_MUST_HAVE_A_REASON,
            "%.*s没有到会，请写明原因（reasons）。", STR_ARG(name_of(d, attendance->person)));
    return true;
}

static void count_entitled(struct deciding *d, struct sitting *s)
{
    LIST_EACH (struct roster_member, member, s->roster->members)
        if (shut_out(d, member->person) != SHUT_OUT_NOT)
            *(struct id *)vec_push(d->arena, &s->recused, sizeof(struct id)) = member->person;
    s->turnout = turnout_of(d->file, d->step, s->roster, s->kind, &s->hold->held.attendance);
}

static bool quorum_met(struct deciding *d, const struct sitting *s)
{
    if (s->turnout.entitled < s->kind->entitled_min)
        return refuse(d, REFUSAL_HIGHER_BODY_MUST_DECIDE,
            "本项有权表态的成员只剩%lld人，不足%lld人，要报上一级研究（提级）。",
            (long long)s->turnout.entitled, (long long)s->kind->entitled_min);
    if (s->turnout.present < s->turnout.quorum)
        return refuse(d, REFUSAL_QUORUM_MUST_BE_MET,
            "本项应到%lld人，须到会%lld人，实到%lld人，还差%lld人。请改期或者通知其他成员到会。",
            (long long)s->turnout.entitled, (long long)s->turnout.quorum,
            (long long)s->turnout.present, (long long)(s->turnout.quorum - s->turnout.present));
    return true;
}

static bool position_right(struct deciding *d, struct sitting *s, const struct position *position)
{
    struct str name = name_of(d, position->person);

    if (roster_find(s->roster, position->person) == NULL)
        return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER, "%.*s不在会议成员名册上，不能表态。",
            STR_ARG(name));
    enum shut_out why = shut_out(d, position->person);
    if (why != SHUT_OUT_NOT)
        return refuse(d, REFUSAL_MEMBER_MUST_NOT_BE_RECUSED, "%.*s在本项中%.*s，不能表态。",
            STR_ARG(name), STR_ARG(shut_out_words(why)));
    if (!meeting_present(&s->hold->held.attendance, position->person))
        return refuse(d, REFUSAL_MEMBER_MUST_BE_PRESENT, "%.*s没有到会，不能表态。", STR_ARG(name));
    if ((position->position == POSITION_AGAINST || position->position == POSITION_RESERVE)
        && str_is_blank(position->words))
        return refuse(d, REFUSAL_DISSENT_MUST_BE_IN_WORDS,
            "%.*s不同意或者保留，请原样记下他的话（words）。", STR_ARG(name));
    s->counts[position->position]++;
    return true;
}

static bool positions_complete(struct deciding *d, const struct sitting *s)
{
    LIST_EACH (struct roster_member, member, s->roster->members) {
        int taken = 0;
        LIST_EACH (struct position, position, s->item->positions)
            taken += id_equal(position->person, member->person) ? 1 : 0;
        bool wanted = meeting_present(&s->hold->held.attendance, member->person)
                      && shut_out(d, member->person) == SHUT_OUT_NOT;
        if (taken != (wanted ? 1 : 0))
            return refuse(d, REFUSAL_MEMBER_MUST_TAKE_ONE_POSITION,
                "%.*s%s。到会成员每人对每一项表态一次。", STR_ARG(name_of(d, member->person)),
                taken == 0 ? "还没有表态" : "表态多于一次");
    }
    return true;
}

static bool leader_last(struct deciding *d, const struct sitting *s)
{
    const struct position *positions = s->item->positions.at;

    for (size_t i = 0; s->kind->leader_last && i + 1 < s->item->positions.len; i++) {
        const struct roster_member *member = roster_find(s->roster, positions[i].person);
        if (member != NULL && member->leader.n == 1)
            return refuse(d, REFUSAL_LEADER_MUST_SPEAK_LAST,
                "主要负责人%.*s要末位表态，现在排在第%zu位。请按发言顺序记录。",
                STR_ARG(name_of(d, positions[i].person)), i + 1);
    }
    return true;
}

static bool positions_right(struct deciding *d, struct sitting *s)
{
    LIST_EACH (struct position, position, s->item->positions)
        if (!position_right(d, s, position))
            return false;
    return positions_complete(d, s) && leader_last(d, s);
}

static bool majority_met(struct deciding *d, const struct sitting *s, const struct result *result)
{
    int64_t needed = s->turnout.entitled / 2 + 1;

    if (!result->carried || s->counts[POSITION_FOR] >= needed)
        return true;
    return refuse(d, REFUSAL_MAJORITY_MUST_BE_MET,
        "“%.*s”须有权表态的%lld人过半数即%lld人同意，现在同意%lld人。", STR_ARG(result->label),
        (long long)s->turnout.entitled, (long long)needed, (long long)s->counts[POSITION_FOR]);
}

static bool met_with(const struct deciding *d, const struct meeting_hold *hold,
    const struct body *body, struct str kind)
{
    if (str_equal(body->kind, kind))
        return true;
    LIST_EACH (struct id, id, hold->held.others) {
        const struct body *other = directory_body(d->dossier->directory, (body_id){*id});
        if (other != NULL && str_equal(other->kind, kind))
            return true;
    }
    return false;
}

/* As the outcome says, else as its subject stands in the matter. */
static struct str liability_of(
    const struct deciding *d, const struct ruling *ruling, const struct outcome *outcome)
{
    const struct matter_subject *subject = matter_subject_find(d->matter, ruling->subject);

    if (subject == NULL && d->matter->subjects.len == 1)
        subject = d->matter->subjects.at;
    return outcome->liability.len > 0 || subject == NULL ? outcome->liability
                                                         : subject->subject->liability;
}

/* The body that may decide follows from the kind of liability; joint meetings name the others. */
static bool liabilities_competent(
    struct deciding *d, const struct sitting *s, const struct body *body)
{
    LIST_EACH (struct ruling, ruling, s->item->rulings)
        LIST_EACH (struct outcome, outcome, ruling->outcomes) {
            const struct liability *liability =
                policy_liability(d->file->policy, liability_of(d, ruling, outcome));
            if (liability != NULL && !met_with(d, s->hold, body, liability->body))
                return refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT,
                    "%.*s由%.*s研究决定，不由%.*"
                    "s决定。两个会议一并召开的，请写明另一个（others）。",
                    STR_ARG(liability->title),
                    STR_ARG(policy_body(d->file->policy, liability->body)->title),
                    STR_ARG(body->name));
        }
    return true;
}

/* A unit does not alone determine on itself, nor on its own leader. */
static bool not_on_its_own(struct deciding *d, const struct sitting *s, const struct body *body)
{
    if (d->step->kind != &determination_kind || s->hold->held.others.len > 0)
        return true;
    VEC_EACH (struct matter_subject, one, d->matter->subjects)
        if (id_equal(one->subject->unit, body->unit.id)
            || directory_holds(d->dossier->directory, (person_id){one->subject->person},
                STR("unit_leader"), body->unit, d->today))
            return refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT,
                "对象%.*s是%.*s所在单位或者其主要领导，不能由本单位单独认定。请由上一级研究，或者与"
                "其他会议一并召开（others）。",
                STR_ARG(subject_words(d, one->subject->no)), STR_ARG(body->name));
    return true;
}

static bool body_competent(struct deciding *d, const struct sitting *s, const struct body *body)
{
    bool named = false;

    LIST_EACH (struct str, kind, d->step->actors)
        named = named || str_equal(*kind, body->kind);
    if (!named)
        return refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT, "“%.*s”不由%.*s研究。",
            STR_ARG(d->step->title), STR_ARG(body->name));
    if (str_is(body->kind, "unit_body") && !id_equal(body->unit.id, d->matter->opened->unit))
        return refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT,
            "%.*s不是本事项申请单位的党组织。", STR_ARG(body->name));
    return not_on_its_own(d, s, body) && liabilities_competent(d, s, body);
}

const struct step *meeting_step_waiting(struct deciding *d, struct str named)
{
    LIST_EACH (struct step, step, d->file->procedure->steps) {
        const struct matter_step *last = matter_step_last(d->matter, step->id);
        if (!step->kind->in_meeting || last == NULL || last->state != STEP_OPEN)
            continue;
        if (named.len == 0 || str_equal(named, step->id))
            return step;
    }
    refuse(d, REFUSAL_ITEM_MUST_BE_READY, "“%.*s”现在没有等待会议研究的步骤，不能列入议程。",
        STR_ARG(d->matter->opened == NULL ? STR("该事项") : d->matter->opened->title));
    return NULL;
}

static void emit_item(struct deciding *d, const struct sitting *s, int64_t no)
{
    struct item_concluded concluded = {.no = {true, no},
        .entitled = {true, s->turnout.entitled},
        .present = {true, s->turnout.present},
        .quorum = {true, s->turnout.quorum},
        .matter = d->matter->id.id,
        .step = d->step->id,
        .result = s->item->result,
        .reasons = s->item->reasons,
        .positions = s->item->positions,
        .recused = {s->recused.at, s->recused.len}};
    emit(d, &item_concluded_shape, d->command->stream, &concluded);
}

/* Everyone who took a position took part in the act. */
static struct list speakers(struct deciding *d, const struct meeting_item *item)
{
    struct vec persons = {0};

    LIST_EACH (struct position, position, item->positions)
        *(struct id *)vec_push(d->arena, &persons, sizeof(struct id)) = position->person;
    return (struct list){persons.at, persons.len};
}

static bool conclude(struct deciding *d, const struct sitting *s, int64_t no)
{
    struct act act = {.result = s->item->result,
        .reasons = s->item->reasons,
        .facts = s->item->facts,
        .staff = speakers(d, s->item)};
    struct study study = {.act = act,
        .meeting = d->command->stream,
        .item = {true, no},
        .for_count = {true, s->counts[POSITION_FOR]},
        .against_count = {true, s->counts[POSITION_AGAINST]},
        .abstain_count = {true, s->counts[POSITION_ABSTAIN]},
        .reserve_count = {true, s->counts[POSITION_RESERVE]}};
    struct determination determination = {.act = act,
        .meeting = study.meeting,
        .item = study.item,
        .for_count = study.for_count,
        .against_count = study.against_count,
        .abstain_count = study.abstain_count,
        .reserve_count = study.reserve_count,
        .rulings = s->item->rulings,
        .applied_edition = s->item->applied_edition,
        .edition_reasons = s->item->edition_reasons};

    emit_item(d, s, no);
    return act_record(d, d->step->kind->shape,
        d->step->kind == &determination_kind ? (void *)&determination : (void *)&study);
}

/* The item at this place of the command, the `no`th of its meeting. */
static bool decide_item(struct deciding *d, const struct meeting_hold *hold,
    const struct body *body, size_t index, int64_t no)
{
    struct sitting s = {.hold = hold,
        .item = &((const struct meeting_item *)hold->items.at)[index],
        .roster = directory_roster(d->dossier->directory, body->id, d->today)};

    if (index >= d->dossier->files_len || d->dossier->files[index].matter == NULL
        || d->dossier->files[index].procedure == NULL
        || !meeting_minuted_by(
            d->dossier->directory, &d->dossier->files[index], body, d->command->by, d->today))
        return refuse(d, REFUSAL_THING_MUST_EXIST,
            "第%zu项没有这件事项，或者您无权查看。请核对编号。", index + 1);
    decide_file(d, &d->dossier->files[index]);
    d->step = meeting_step_waiting(d, s.item->step);
    if (d->step == NULL || !act_allowed(d, d->step, d->command->by) || !day_allowed(d)
        || !body_competent(d, &s, body))
        return false;
    s.kind = policy_body(d->file->policy, body->kind);
    count_entitled(d, &s);
    if (!quorum_met(d, &s) || !positions_right(d, &s))
        return false;
    const struct result *result = step_result(d->step, s.item->result);
    if (result != NULL && !majority_met(d, &s, result))
        return false;
    return conclude(d, &s, no);
}

static bool items_once(struct deciding *d, const struct list *items)
{
    const struct meeting_item *item = items->at;

    for (size_t i = 0; i < items->len; i++)
        for (size_t j = 0; j < i; j++)
            if (id_equal(item[i].matter, item[j].matter))
                return refuse(d, REFUSAL_ITEM_MUST_STAND_ONCE,
                    "第%zu项与第%zu项是同一件事项。一次会议一件事项只列一项。", i + 1, j + 1);
    return true;
}

bool meeting_clerk_allowed(struct deciding *d, const struct body *body)
{
    const struct directory *directory = d->dossier->directory;
    const unit_id anywhere = {{{0}}};
    person_id clerk = d->command->entered_by;
    day now = instant_day(d->command->now);

    if (!id_given(clerk.id) || works_at(directory, clerk, body->unit, now)
        || directory_holds(directory, clerk, STR("entry_clerk"), anywhere, now))
        return true;
    return refuse(d, REFUSAL_PAPER_MUST_BE_ENTERED_BY_A_CLERK,
        "%.*s不是召开单位的人员，也不是登记人员，不能代为录入。",
        STR_ARG(directory_name(d->arena, directory, clerk)));
}

/* Whoever records the meeting belongs to the body's unit, or to the commission's offices. */
bool meeting_recorder_allowed(struct deciding *d, const struct body *body)
{
    const struct directory *directory = d->dossier->directory;

    if (!works_at(directory, d->command->by, body->unit, d->today))
        return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "会议由召开单位的人员记录；%.*s不在%.*s任职。",
            STR_ARG(directory_name(d->arena, directory, d->command->by)), STR_ARG(body->name));
    return meeting_clerk_allowed(d, body);
}

/* What a meeting concludes is done on the day of the meeting, whenever the minutes are entered. */
static void done_that_day(struct deciding *d)
{
    if (d->today.n >= instant_day(d->command->now).n)
        return;
    struct command *command = arena_new(d->arena, struct command);
    *command = *d->command;
    command->done_on = date_of_day(d->today);
    d->command = command;
}

/* Who was there, and when: recorded once.  The body that met; NULL: refused. */
static const struct body *held_record(struct deciding *d, const struct meeting_held *told)
{
    const struct body *body = directory_body(d->dossier->directory, (body_id){told->body});

    d->today = date_is_day(&told->held_on) ? told->held_on.from : d->today;
    done_that_day(d);
    const struct roster *roster =
        body == NULL ? NULL : directory_roster(d->dossier->directory, body->id, d->today);
    if (roster == NULL) {
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个议事机构，或者当日没有成员名册。");
        return NULL;
    }
    if (d->today.n > instant_day(d->command->now).n) {
        refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE, "会议日期还没有到。");
        return NULL;
    }
    if (!meeting_recorder_allowed(d, body))
        return NULL;
    LIST_EACH (struct attendance, attendance, told->attendance)
        if (!meeting_attendance_right(d, roster, attendance))
            return NULL;
    if (instant_day(d->command->now).n - d->today.n > MINUTES_DAYS)
        note(d, "会议记录的录入迟于会后48小时，两个日期都会显示。");
    struct meeting_held held = *told;
    held.held_on = date_of_day(d->today);
    emit(d, &meeting_held_shape, d->command->stream, &held);
    return body;
}

void meeting_hold_decide(struct deciding *d, const void *data)
{
    const struct meeting_hold *hold = data;
    const struct body *body = held_record(d, &hold->held);

    if (body == NULL || !items_once(d, &hold->items))
        return;
    for (size_t i = 0; i < hold->items.len; i++)
        if (!decide_item(d, hold, body, i, (int64_t)i + 1))
            return;
}

/* A meeting that was called takes place; its items come to it one by one. */
void meeting_convene_decide(struct deciding *d, const void *data)
{
    const struct meeting *meeting = d->dossier->meeting;
    const struct meeting_held *held = data;

    if (meeting == NULL || meeting->called == NULL)
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这次发布过议程的会议。请核对编号。");
    else if (meeting->held != NULL)
        refuse(d, REFUSAL_MEETING_MUST_BE_AHEAD,
            "这次会议已经登记到会。登记错了的，逐人更正（meeting correct）。");
    else if (!id_equal(held->body, meeting->called->body))
        refuse(d, REFUSAL_DECIDING_BODY_MUST_BE_COMPETENT,
            "召开的会议与通知的会议不是同一个议事机构。");
    else
        (void)held_record(d, held);
}

/* One more item of a meeting that was recorded: who was there stands, the item comes to it. */
void meeting_conclude_decide(struct deciding *d, const void *data)
{
    const struct meeting *meeting = d->dossier->meeting;
    const struct meeting_item *item = data;

    if (meeting == NULL || meeting->held == NULL) {
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这次会议。请核对编号。");
        return;
    }
    const struct meeting_hold hold = {.held = *meeting->held, .items = {item, 1}};
    const struct body *body = directory_body(d->dossier->directory, (body_id){hold.held.body});
    d->today = hold.held.held_on.from;
    done_that_day(d);
    must(body != NULL);
    if (!meeting_recorder_allowed(d, body))
        return;
    VEC_EACH (const struct item_concluded *, before, meeting->items)
        if (id_equal((*before)->matter, item->matter)) {
            refuse(d, REFUSAL_ITEM_MUST_STAND_ONCE,
                "这件事项是本次会议的第%lld项，已经有结论。一次会议一件事项只列一项。",
                (long long)(*before)->no.n);
            return;
        }
    bool added = meeting->called != NULL && agenda_item_find(meeting, item->matter) == NULL;
    if (decide_item(d, &hold, body, 0, (int64_t)meeting->items.len + 1) && added)
        note(d, "这件事项不在发布的议程上，按会上增加的事项登记，会议记录中写明。");
}
