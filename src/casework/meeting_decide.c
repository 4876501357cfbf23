/* A meeting: attendance once, then item by item positions, quorum, majority, conclusion. */
#include "casework/commands_data.h"
#include "casework/kind.h"
#include "casework/kind_rules.h"
#include "casework/meeting_data.h"

enum { MINUTES_DAYS = 2 }; /* entered later than that is said */
enum { ATTENDANCE_PRESENT = 1 };
enum { POSITION_FOR = 1, POSITION_AGAINST, POSITION_ABSTAIN, POSITION_RESERVE };

struct sitting { /* one item while it is judged */
    const struct meeting_hold *hold;
    const struct meeting_item *item;
    const struct roster *roster;
    const struct body_kind *kind;
    int64_t entitled, present, quorum, counts[5];
    struct vec recused; /* struct id */
};

static struct str name_of(struct deciding *d, struct id person)
{
    return directory_name(d->arena, d->dossier->directory, (person_id){person});
}

/* Took part in the decision of a matter that this one links to. */
static bool decided_before(const struct deciding *d, person_id person)
{
    for (size_t i = 0; i < d->file->linked_len; i++)
        VEC_EACH (const struct event *, act, d->file->linked[i]->acts) {
            const struct act *done = (*act)->data;
            if (step_kind_of_event((*act)->shape) == &determination_kind
                && matter_acted_in(d->file->linked[i], done->step, person))
                return true;
        }
    return false;
}

/* Recused, a party to the matter, or not fresh: neither sits nor speaks on the item. */
static bool shut_out(const struct deciding *d, struct id person)
{
    return matter_recused(d->matter, (person_id){person})
           || matter_party(d->matter, (person_id){person})
           || (d->step->fresh && decided_before(d, (person_id){person}));
}

static const struct roster_member *member_of(const struct roster *roster, struct id person)
{
    LIST_EACH (struct roster_member, member, roster->members)
        if (id_equal(member->person, person))
            return member;
    return NULL;
}

static bool present_in(const struct meeting_hold *hold, struct id person)
{
    LIST_EACH (struct attendance, attendance, hold->held.attendance)
        if (id_equal(attendance->person, person))
            return attendance->state == ATTENDANCE_PRESENT;
    return false;
}

static bool attendance_right(
    struct deciding *d, const struct meeting_hold *hold, const struct roster *roster)
{
    LIST_EACH (struct attendance, attendance, hold->held.attendance) {
        if (attendance->state == ATTENDANCE_PRESENT
            && member_of(roster, attendance->person) == NULL)
            return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER,
                "%.*s不在会议成员名册上，只能列为列席（observer）。",
                STR_ARG(name_of(d, attendance->person)));
        if (attendance->state == 2 && str_is_blank(attendance->reasons))
            return refuse(d, REFUSAL_ABSENCE_MUST_HAVE_A_REASON,
                "%.*s没有到会，请写明原因（reasons）。", STR_ARG(name_of(d, attendance->person)));
    }
    return true;
}

static void count_entitled(struct deciding *d, struct sitting *s)
{
    LIST_EACH (struct roster_member, member, s->roster->members) {
        if (shut_out(d, member->person)) {
            *(struct id *)vec_push(d->arena, &s->recused, sizeof(struct id)) = member->person;
            continue;
        }
        s->entitled++;
        s->present += present_in(s->hold, member->person) ? 1 : 0;
    }
    s->quorum =
        (s->entitled * s->kind->quorum_of + s->kind->quorum_out_of - 1) / s->kind->quorum_out_of;
}

static bool quorum_met(struct deciding *d, const struct sitting *s)
{
    if (s->entitled < s->kind->entitled_min)
        return refuse(d, REFUSAL_HIGHER_BODY_MUST_DECIDE,
            "本项有权表态的成员只剩%lld人，不足%lld人，要报上一级研究（提级）。",
            (long long)s->entitled, (long long)s->kind->entitled_min);
    if (s->present < s->quorum)
        return refuse(d, REFUSAL_QUORUM_MUST_BE_MET,
            "本项应到%lld人，须到会%lld人，实到%lld人，还差%lld人。请改期或者通知其他成员到会。",
            (long long)s->entitled, (long long)s->quorum, (long long)s->present,
            (long long)(s->quorum - s->present));
    return true;
}

static bool position_right(struct deciding *d, struct sitting *s, const struct position *position)
{
    struct str name = name_of(d, position->person);

    if (member_of(s->roster, position->person) == NULL)
        return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER, "%.*s不在会议成员名册上，不能表态。",
            STR_ARG(name));
    if (shut_out(d, position->person))
        return refuse(d, REFUSAL_MEMBER_MUST_NOT_BE_RECUSED, "%.*s在本项中%s，不能表态。",
            STR_ARG(name),
            matter_party(d->matter, (person_id){position->person}) ? "是申请人或者对象，应当回避"
            : matter_recused(d->matter, (person_id){position->person})
                ? "已经回避"
                : "参加过原来的认定，应当回避");
    if (!present_in(s->hold, position->person))
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
        bool wanted = present_in(s->hold, member->person) && !shut_out(d, member->person);
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
        const struct roster_member *member = member_of(s->roster, positions[i].person);
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
    int64_t needed = s->entitled / 2 + 1;

    if (!result->carried || s->counts[POSITION_FOR] >= needed)
        return true;
    return refuse(d, REFUSAL_MAJORITY_MUST_BE_MET,
        "“%.*s”须有权表态的%lld人过半数即%lld人同意，现在同意%lld人。", STR_ARG(result->label),
        (long long)s->entitled, (long long)needed, (long long)s->counts[POSITION_FOR]);
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
                    "%.*s由%.*s研究决定，不由%.*s决定。两个会议一并召开的，请在 others "
                    "中写明另一个。",
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

static const struct step *item_step(struct deciding *d, const struct meeting_item *item)
{
    LIST_EACH (struct step, step, d->file->procedure->steps) {
        const struct matter_step *last = matter_step_last(d->matter, step->id);
        if (!step->kind->in_meeting || last == NULL || last->state != STEP_OPEN)
            continue;
        if (item->step.len == 0 || str_equal(item->step, step->id))
            return step;
    }
    refuse(d, REFUSAL_ITEM_MUST_BE_READY, "“%.*s”现在没有等待会议研究的步骤，不能列入议程。",
        STR_ARG(d->matter->opened == NULL ? STR("该事项") : d->matter->opened->title));
    return NULL;
}

static void emit_item(struct deciding *d, const struct sitting *s, int64_t no)
{
    struct item_concluded concluded = {.no = {true, no},
        .entitled = {true, s->entitled},
        .present = {true, s->present},
        .quorum = {true, s->quorum},
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

/* Does a body of this kind decide some step of the procedure? */
static bool decides_in(const struct procedure *procedure, const struct body *body)
{
    LIST_EACH (struct step, step, procedure->steps)
        LIST_EACH (struct str, kind, step->actors)
            if (str_equal(*kind, body->kind))
                return true;
    return false;
}

/* Minutes are taken by who may know of the matter, or serves a body that decides it and that is
 * not of the unit from which the matter is kept. */
static bool minuted_by(
    const struct deciding *d, const struct case_file *file, const struct body *body)
{
    const struct matter *matter = file->matter;
    person_id person = d->command->by;
    bool home = id_equal(matter->opened->unit, body->unit.id);
    bool apart = str_is(body->kind, "unit_body") ? home : !home || !file->procedure->hidden;

    return casework_may_see(d->dossier->directory, file, person, d->today)
           || (decides_in(file->procedure, body) && apart && !matter_recused(matter, person)
               && !matter_party(matter, person));
}

static bool decide_item(
    struct deciding *d, const struct meeting_hold *hold, const struct body *body, size_t index)
{
    struct sitting s = {.hold = hold,
        .item = &((const struct meeting_item *)hold->items.at)[index],
        .roster = directory_roster(d->dossier->directory, body->id, d->today)};

    if (index >= d->dossier->files_len || d->dossier->files[index].matter == NULL
        || d->dossier->files[index].procedure == NULL
        || !minuted_by(d, &d->dossier->files[index], body))
        return refuse(d, REFUSAL_THING_MUST_EXIST,
            "第%zu项没有这件事项，或者您无权查看。请核对编号。", index + 1);
    decide_file(d, &d->dossier->files[index]);
    d->step = item_step(d, s.item);
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
    return conclude(d, &s, (int64_t)index + 1);
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

/* Whoever records the meeting belongs to the body's unit, or to the commission's offices. */
static bool recorder_allowed(struct deciding *d, const struct body *body)
{
    const struct directory *directory = d->dossier->directory;
    const unit_id anywhere = {{{0}}};
    person_id clerk = d->command->entered_by;
    day now = instant_day(d->command->now);

    if (!works_at(directory, d->command->by, body->unit, d->today))
        return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
            "会议由召开单位的人员记录；%.*s不在%.*s任职。",
            STR_ARG(directory_name(d->arena, directory, d->command->by)), STR_ARG(body->name));
    if (!id_given(clerk.id) || works_at(directory, clerk, body->unit, now)
        || directory_holds(directory, clerk, STR("entry_clerk"), anywhere, now))
        return true;
    return refuse(d, REFUSAL_PAPER_MUST_BE_ENTERED_BY_A_CLERK,
        "%.*s不是召开单位的人员，也不是登记人员，不能代为录入会议记录。",
        STR_ARG(directory_name(d->arena, directory, clerk)));
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

void meeting_hold_decide(struct deciding *d, const void *data)
{
    const struct meeting_hold *hold = data;
    const struct body *body = directory_body(d->dossier->directory, (body_id){hold->held.body});

    d->today = date_is_day(&hold->held.held_on) ? hold->held.held_on.from : d->today;
    done_that_day(d);
    const struct roster *roster =
        body == NULL ? NULL : directory_roster(d->dossier->directory, body->id, d->today);
    if (roster == NULL) {
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个议事机构，或者当日没有成员名册。");
        return;
    }
    if (d->today.n > instant_day(d->command->now).n) {
        refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE, "会议日期还没有到。");
        return;
    }
    if (!recorder_allowed(d, body) || !attendance_right(d, hold, roster)
        || !items_once(d, &hold->items))
        return;
    if (instant_day(d->command->now).n - d->today.n > MINUTES_DAYS)
        note(d, "会议记录的录入迟于会后48小时，两个日期都会显示。");
    struct meeting_held held = hold->held;
    held.held_on = date_of_day(d->today);
    emit(d, &meeting_held_shape, d->command->stream, &held);
    for (size_t i = 0; i < hold->items.len; i++)
        if (!decide_item(d, hold, body, i))
            return;
}
