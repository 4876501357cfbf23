#include "casework/policy_words.h"

#include "base/vec.h"
#include "casework/kind.h"
#include "casework/words.h"

struct str provenance_words(enum provenance provenance)
{
    switch (provenance) {
    case ARTICLE: return STR("报道原文");
    case PUBLISHED: return STR("已公布规定");
    case COMMON: return STR("各地通行做法");
    case INFERENCE: return STR("推断");
    case SAMPLE: return STR("示例条款");
    case PROVENANCE_NONE: break;
    }
    return STR("");
}

static void add_days(struct buffer *out, enum limit_unit unit, int64_t number)
{
    switch (unit) {
    case UNIT_WORKING_DAY: buffer_addf(out, "%lld个工作日", (long long)number); break;
    case UNIT_CALENDAR_DAY: buffer_addf(out, "%lld日", (long long)number); break;
    case UNIT_MONTH: buffer_addf(out, "%lld个月", (long long)number); break;
    case UNIT_TIMELY: buffer_add(out, STR("及时")); break;
    }
}

static struct str role_title(const struct policy *policy, struct str id)
{
    const struct role *role = policy_role(policy, id);
    const struct body_kind *body = policy_body(policy, id);
    if (role != NULL)
        return role->title;
    return body != NULL ? body->title : id;
}

struct str limit_words(struct arena *arena, const struct limit *limit, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    add_days(&out, limit->unit, limit->number);
    buffer_addf(&out, "，自%.*s起", STR_ARG(limit->starts));
    if (limit->or_next_meeting)
        buffer_add(&out, STR("，下一次会议更晚的以会议日为准"));
    if (limit->extension_number > 0) {
        buffer_addf(&out, "；可延长%lld次，每次", (long long)limit->extension_times);
        add_days(&out, limit->unit, limit->extension_number);
        buffer_addf(&out, "，由%.*s批准", STR_ARG(role_title(policy, limit->extension_by)));
    }
    return buffer_str(&out);
}

static struct str finding_words(struct str finding)
{
    if (str_is(finding, "meets"))
        return STR("为符合容错情形");
    if (str_is(finding, "does_not_meet"))
        return STR("为不符合容错情形");
    return str_is(finding, "any") ? STR("不限") : STR("为不应追责");
}

struct str outcome_kind_words(
    struct arena *arena, const struct outcome_kind *outcome, const struct policy *policy)
{
    const struct outcome_kind *base = policy_outcome(policy, outcome->maps_to);
    struct buffer out = {.arena = arena};
    buffer_add(&out, outcome->title);
    if (base != NULL && base != outcome)
        buffer_addf(&out, "（归入%.*s）", STR_ARG(base->title));
    if (outcome->side)
        buffer_add(&out, STR("（附带的结果）"));
    buffer_add(&out, STR("："));
    buffer_addf(&out, "认定结论%.*s；", STR_ARG(finding_words(outcome->finding)));
    buffer_add(&out,
        outcome->needs == NULL ? STR("不设条件") : condition_words(arena, outcome->needs, policy));
    if (outcome->needs_basis)
        buffer_add(&out, STR("；须有上位依据"));
    return buffer_str(&out);
}

struct str superior_basis_words(
    struct arena *arena, const struct superior_basis *basis, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    buffer_addf(&out, "%.*s：%.*s，用于", STR_ARG(basis->liability->title), STR_ARG(basis->text));
    LIST_EACH (struct str, code, basis->outcomes)
        buffer_addf(&out, "%s%.*s", code == basis->outcomes.at ? "" : "、",
            STR_ARG(policy_outcome(policy, *code)->title));
    if (basis->verify)
        buffer_add(&out, STR("（条文待核对）"));
    return buffer_str(&out);
}

struct str measure_words(struct arena *arena, const struct measure *measure)
{
    static const char *const forms[] = {"first", "第一种形态", "second", "第二种形态", "third",
        "第三种形态", "fourth", "第四种形态", "not_applicable", "不适用四种形态"};
    struct buffer out = {.arena = arena};
    buffer_addf(&out, "%.*s", STR_ARG(measure->title));
    for (size_t i = 0; i < COUNT_OF(forms); i += 2)
        if (str_is(measure->form, forms[i]))
            buffer_addf(&out, "，%s", forms[i + 1]);
    if (measure->sanction)
        buffer_add(&out, STR("，处分"));
    if (measure->months > 0)
        buffer_addf(&out, "，影响期%lld个月", (long long)measure->months);
    if (!measure->known)
        buffer_add(&out, STR("（影响期待核对）"));
    return buffer_str(&out);
}

struct str clause_rule_words(
    struct arena *arena, const struct clause *clause, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    if (clause->when != NULL)
        buffer_addf(
            &out, "按事实认定：%.*s。", STR_ARG(condition_words(arena, clause->when, policy)));
    if (clause->checks.len > 0)
        buffer_add(&out, STR("认定符合前须核查："));
    LIST_EACH (struct str, check, clause->checks)
        buffer_addf(&out, "%s%.*s", check == clause->checks.at ? "" : "、", STR_ARG(*check));
    if (clause->checks.len > 0)
        buffer_add(&out, STR("。"));
    return buffer_str(&out);
}

struct str procedure_words(
    struct arena *arena, const struct procedure *procedure, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    buffer_addf(&out, "%.*s（%s，编号%.*s）", STR_ARG(procedure->title),
        procedure->by_office ? "依职权" : "依申请", STR_ARG(procedure->number));
    if (!procedure->on)
        buffer_add(&out, STR("，未启用"));
    LIST_EACH (struct str, role, procedure->openers)
        buffer_addf(&out, "%s%.*s", role == procedure->openers.at ? "；由" : "、",
            STR_ARG(role_title(policy, *role)));
    buffer_add(&out, STR("提起"));
    if (procedure->hidden)
        buffer_add(&out, STR("；告知前当事人不可见"));
    if (procedure->one_matter)
        buffer_add(&out, STR("；一事一备"));
    if (procedure->finds_filings)
        buffer_add(&out, STR("；自动列出已有备案"));
    LIST_EACH (struct str, stage, procedure->window)
        buffer_addf(&out, "%s%.*s", stage == procedure->window.at ? "；提出的阶段：" : "、",
            STR_ARG(code_words(*stage)));
    return buffer_str(&out);
}

/* Where the source does not say how many there are, a gap may stand for several. */
static bool has_gap(const struct clause_list *list)
{
    for (size_t i = 0; i < list->clauses_len; i++)
        if (!list->clauses[i].known)
            return true;
    return false;
}

struct str list_words(struct arena *arena, const struct clause_list *list)
{
    struct buffer out = {.arena = arena};
    size_t of = list->of > 0 ? (size_t)list->of : list->clauses_len;
    buffer_addf(&out, "%s，", list->all ? "各项都要符合" : "有一项即可");
    if (list->of == 0 && has_gap(list))
        buffer_add(&out, STR("项数不详"));
    else
        buffer_addf(&out, "共%zu项", of);
    if (list->alone)
        buffer_add(&out, STR("，单独符合也是符合容错情形"));
    return buffer_str(&out);
}

/* What is done at a step of the kind, in the words of the field. */
static const char *kind_words(const char *kind)
{
    static const char *const words[] = {"application", "申请", "acceptance", "受理", "meeting",
        "集体研究", "sign_off", "审核", "approval", "上级审批", "receipt", "签收", "verification",
        "核实", "consultation", "会商", "determination", "认定", "notice", "告知", "supervision",
        "监督", "correction", "纠错", "inspection", "验收", "visit", "回访", "publication", "公布",
        "closing", "办结"};
    for (size_t i = 0; i < COUNT_OF(words); i += 2)
        if (str_is(str_of(kind), words[i]))
            return words[i + 1];
    return kind;
}

static void add_steps(struct buffer *out, struct list steps)
{
    LIST_EACH (const struct step *, step, steps)
        buffer_addf(out, "%s%.*s", step == steps.at ? "" : "、", STR_ARG((*step)->id));
}

static void add_result(struct buffer *out, const struct result *result, const struct step *step)
{
    buffer_addf(out, "；%.*s", STR_ARG(result->label));
    if (result->stays)
        buffer_add(out, STR("→本步继续"));
    else if (result->end.len > 0)
        buffer_addf(
            out, "→办结（%.*s）", STR_ARG(word_label(&step->procedure->states, result->end)));
    else
        buffer_add(out, STR("→"));
    add_steps(out, result->next);
    if (result->reasons)
        buffer_add(out, STR("（须写明理由）"));
    if (result->carried)
        buffer_add(out, STR("（须表决通过）"));
    if (result->stops_clock)
        buffer_add(out, STR("（停止计时）"));
    if (!result->positive)
        buffer_add(out, STR("（不算通过）"));
}

static void add_before(struct buffer *out, const struct step *step, const struct policy *policy)
{
    if (step->join.len > 0) {
        buffer_add(out, STR("；等"));
        add_steps(out, step->join);
        buffer_add(out, STR("都办完"));
    }
    if (step->when != NULL)
        buffer_addf(out, "；仅当%.*s", STR_ARG(condition_words(out->arena, step->when, policy)));
    if (step->otherwise.len > 0) {
        buffer_add(out, STR("，否则→"));
        add_steps(out, step->otherwise);
    }
    if (step->not_from.len > 0) {
        buffer_add(out, STR("；办过"));
        add_steps(out, step->not_from);
        buffer_add(out, STR("的人不得办理"));
    }
    if (step->persons_min > 1)
        buffer_addf(out, "；至少%lld人", (long long)step->persons_min);
    if (step->second_person)
        buffer_add(out, STR("；须由第二人办理"));
    if (step->written_optional)
        buffer_add(out, STR("；不要求书面形式"));
}

static const char *gate_words(struct str gate)
{
    static const char *const words[] = {"tolerance_answered", "每名对象的容错问题都已回答",
        "examination_done", "已有书面审理意见", "corrections_closed", "纠错已经销号", "rights_told",
        "已告知权利义务", "items_accepted", "各项均已验收", "complaint_closed", "检举控告已经了结"};
    for (size_t i = 0; i < COUNT_OF(words); i += 2)
        if (str_is(gate, words[i]))
            return words[i + 1];
    return "";
}

/* What a step does besides: shown, so that no change of it goes unseen. */
static void add_marks(struct buffer *out, const struct step *step, const struct policy *policy)
{
    if (step->gate.len > 0)
        buffer_addf(out, "；先决条件：%s", gate_words(step->gate));
    LIST_EACH (struct str, role, step->chain)
        buffer_addf(out, "%s%.*s", role == step->chain.at ? "；呈批：" : "→",
            STR_ARG(role_title(policy, *role)));
    if (step->submits)
        buffer_add(out, STR("；向其他机关报送"));
    if (step->reveals)
        buffer_add(out, STR("；此后当事人可见"));
    if (step->inside)
        buffer_add(out, STR("；内容仅承办部门可见"));
}

static void add_papers(struct buffer *out, const struct step *step, const struct policy *policy)
{
    LIST_EACH (struct str, fact, step->asks)
        buffer_addf(out, "%s%.*s", fact == step->asks.at ? "；问明" : "、",
            STR_ARG(policy_fact(policy, *fact)->title));
    LIST_EACH (struct str, field, step->needs)
        buffer_addf(
            out, "%s%.*s", field == step->needs.at ? "；须填" : "、", STR_ARG(field_words(*field)));
    LIST_EACH (struct material_kind, material, step->materials)
        buffer_addf(out, "%s%.*s%s", material == step->materials.at ? "；材料：" : "、",
            STR_ARG(material->title), material->required ? "（必交）" : "");
}

/* A pack may leave the kinds of notice to the words of the program. */
static struct str notice_words(const struct policy *policy, struct str notice)
{
    struct str label = word_label(&policy->notices, notice);
    return str_equal(label, notice) ? code_words(notice) : label;
}

static void add_recipients(struct buffer *out, const struct step *step, const struct policy *policy)
{
    LIST_EACH (struct recipient, recipient, step->recipients) {
        buffer_addf(out, "%s%.*s（%.*s）", recipient == step->recipients.at ? "；送" : "、",
            STR_ARG(role_title(policy, recipient->role)),
            STR_ARG(notice_words(policy, recipient->notice)));
        if (recipient->when != NULL)
            buffer_addf(
                out, "（仅当%.*s）", STR_ARG(condition_words(out->arena, recipient->when, policy)));
    }
}

struct str step_words(struct arena *arena, const struct step *step, const struct policy *policy)
{
    struct buffer out = {.arena = arena};
    buffer_addf(&out, "%.*s（%s）：由", STR_ARG(step->title), kind_words(step->kind->name));
    LIST_EACH (struct str, actor, step->actors)
        buffer_addf(&out, "%s%.*s", actor == step->actors.at ? "" : "或者",
            STR_ARG(role_title(policy, *actor)));
    buffer_add(&out, STR("办理"));
    add_before(&out, step, policy);
    add_marks(&out, step, policy);
    add_papers(&out, step, policy);
    add_recipients(&out, step, policy);
    if (step->limit != NULL)
        buffer_addf(&out, "；期限：%.*s", STR_ARG(limit_words(arena, step->limit, policy)));
    LIST_EACH (struct result, result, step->results)
        add_result(&out, result, step);
    return buffer_str(&out);
}
