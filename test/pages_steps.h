/*
 * pages_steps - made-up views of meetings, intake and determination for the goldens of the pages.
 *
 * With the names and the day of pages_views.h.
 */
#pragma once

#include "test/pages_views.h"
#include "web/determination_page.h"
#include "web/intake_page.h"
#include "web/item_page.h"
#include "web/meetings_page.h"
#include "web/sitting_page.h"

/* ---- meetings ------------------------------------------------------------------------------- */

static struct matter_line steps_waiting[] = {
    {.path = S("/matters/m8ra/study"),
        .title = S("消防验收历史遗留问题"),
        .step = S("党组织集体研究"),
        .unit = S("住建局"),
        .light = {.light = LIGHT_SOON,
            .title = S("临期"),
            .words = S("剩2个工作日"),
            .due = S("11月25日")}},
};
static struct meetings_body steps_bodies[] = {
    {.name = S("住建局党组"),
        .path = S("/meetings/new/b1"),
        .waiting = {.label = S("待研究的事项"), .rows = ROWS(steps_waiting)}},
    {.name = S("联席会议"), .path = S("/meetings/new/b2")},
};
static struct meetings_line steps_held[] = {
    {S("/meetings/h1"), S("2026年11月9日"), S("住建局党组"), S("3项")},
};
static struct meetings_page meetings_busy = {
    .frame = FRAME("会议"), .bodies = ROWS(steps_bodies), .held = ROWS(steps_held)};

static struct fact_line steps_head[] = {
    {.label = S("日期"), .value = S("2026年11月9日")},
    {.label = S("地点"), .value = S("三楼会议室")},
};
static struct fact_line steps_came[] = {
    {.label = S("到会"), .value = S("吴某某、郑某某、陈某某")},
    {.label = S("请假"), .value = S("周某某 公差")},
};
static struct sitting_item steps_items[] = {
    {1, S("加装电梯试点"), S("/meetings/h1/items/k2qd"), S("党组织集体研究"), S("符合备案条件")},
};
static struct sitting_page sitting_held = {
    .frame = FRAME("住建局党组 2026年11月9日"),
    .title = S("住建局党组 2026年11月9日"),
    .head = {ROWS(steps_head)},
    .came = {ROWS(steps_came)},
    .items = ROWS(steps_items),
    .waiting = {.label = S("待研究的事项"), .rows = ROWS(steps_waiting)},
};

static struct member_page steps_coming[] = {
    {.no = 0, .person = S("wu"), .name = S("吴某某"), .attending = true, .state = MEMBER_PRESENT},
    {.no = 1,
        .person = S("chen"),
        .name = S("陈某某"),
        .note = S("末位表态"),
        .attending = true,
        .state = MEMBER_ABSENT,
        .reasons = S("公差")},
};
static struct sitting_page sitting_recording = {
    .frame = FRAME("登记会议：住建局党组"),
    .title = S("登记会议：住建局党组"),
    .recording = true,
    .fields = ROWS(meeting_fields),
    .members = ROWS(steps_coming),
    .path = S("/meetings/new/b1"),
    .key = S("6d0f"),
    .body = S("b1"),
    .recorder = S("li"),
    .refusal = {.title = S("没有记录：规则不允许"),
        .rule = S("会议由召开单位的人员记录。"),
        .reason = S("李某某当日没有这个职责。")},
};

static struct fact_line steps_positions[] = {
    {.label = S("吴某某"), .value = S("同意")},
    {.label = S("郑某某"), .value = S("保留")},
};
static struct fact_line steps_dissent[] = {
    {.label = S("郑某某 保留"), .value = S("资金来源应再核")},
};
static struct fact_line steps_conclusion[] = {
    {.label = S("结论"), .value = S("符合备案条件")},
};
static struct item_page item_locked = {
    .frame = FRAME("党组织集体研究"),
    .title = S("党组织集体研究"),
    .matter = S("加装电梯试点"),
    .back = S("/matters/k2qd"),
    .held = S("住建局党组 2026年11月9日"),
    .held_path = S("/meetings/h1"),
    .quorum = {ROWS(quorum)},
    .positions = {ROWS(steps_positions)},
    .conclusion = {ROWS(steps_conclusion)},
    .dissent = ROWS(steps_dissent),
};

/* ---- intake --------------------------------------------------------------------------------- */

static struct fact_line steps_excluded[] = {
    {.label = S("X01"), .value = S("明知有禁止性规定仍然实施的（示例条款）")},
};
static struct fact_line steps_received[] = {
    {.label = S("纪委监委签收"), .value = S("已签收 2026-11-18 李某某")},
    {.label = S("备案审查"), .value = S("待办，自2026-11-18")},
};
static struct fact_line steps_other[] = {
    {.label = S("组织部门签收存档"), .value = S("待办，自2026-11-17")},
};
static struct field_page steps_checklist[] = {
    {.kind = INPUT_TICK,
        .name = S("have"),
        .value = S("filing_file"),
        .label = S("备案材料"),
        .ticked = true},
};
static struct intake_form steps_forms[] = {
    {.title = S("备案审查"),
        .path = S("/matters/m8ra/review"),
        .key = S("6d10"),
        .button = S("记录“备案审查”"),
        .listed = true,
        .checklist = ROWS(steps_checklist),
        .fields = ROWS(conclusion)},
};
static struct intake_pane steps_panes[] = {
    {.title = S("党风政风监督室"), .facts = {ROWS(steps_received)}, .forms = ROWS(steps_forms)},
    {.title = S("组织部门"),
        .light = {.light = LIGHT_OVERDUE, .title = S("逾期"), .words = S("逾期1个工作日")},
        .facts = {ROWS(steps_other)}},
};
static struct intake_page intake_review = {
    .frame = FRAME("备案受理"),
    .title = S("消防验收历史遗留问题"),
    .back = S("/matters/m8ra"),
    .state = S("审查中"),
    .head = {ROWS(papers)},
    .exclusions = ROWS(steps_excluded),
    .panes = ROWS(steps_panes),
    .problems = {ROWS(meeting_problems)},
};

/* ---- determination -------------------------------------------------------------------------- */

static struct fact_line steps_editions[] = {
    {.label = S("行为时规则"), .value = S("规则 2023版（2026年4月）")},
    {.label = S("认定所依规则"), .value = S("规则 2026版")},
};
static struct fact_line steps_evidence[] = {
    {.label = S("E1"), .value = S("会议纪要 第3页：集体研究同意变更")},
};
static struct fact_line steps_checks[] = {
    {.label = S("R02"), .value = S("符合 E1（先行先试，示例条款）")},
};
static struct fact_line steps_gaps[] = {
    {.label = S("三个区分开来"), .value = S("已写2/3")},
};
static struct fact_line steps_open[] = {
    {.label = S("可以选择"), .value = S("“减轻”可选，上位依据：示例条款。")},
    {.label = S("条件未知"), .value = S("“免予处理”暂不可选：G03尚无结论。")},
};
static struct field_page steps_looked[] = {
    {.kind = INPUT_TICK, .name = S("c.S1.k1.looked"), .value = S("账目"), .label = S("已查账目")},
};
static struct check_page steps_rows[] = {
    {.name = S("c.S1.k0"),
        .id = S("R02"),
        .text = S("先行先试出现失误的（示例条款）"),
        .met = true,
        .evidence = S("E1")},
    {.name = S("c.S1.k1"),
        .id = S("G05"),
        .text = S("没有谋取不正当利益（示例条款）"),
        .unknown = true,
        .looked = ROWS(steps_looked)},
    {.name = S("c.S1.l0"),
        .text = S("本表其余没有回答的各项，一并回答"),
        .not_applicable = true,
        .reasons = S("逐项核对，不涉及")},
};
static struct check_list steps_lists[] = {
    {.title = S("可以容错的情形"), .rows = ROWS(steps_rows)},
};
static struct field_page steps_pairs[] = {
    {.kind = INPUT_AREA,
        .name = S("d.S1.p0"),
        .label = S("是先行先试的失误，还是明知故犯"),
        .required = true},
};
static struct determination_subject steps_subjects[] = {
    {.name = S("S1 王某某（副局长） 党纪责任"),
        .gaps = {ROWS(steps_gaps)},
        .checks = {ROWS(steps_checks)},
        .outcomes = {ROWS(steps_open)},
        .lists = ROWS(steps_lists),
        .pairs = ROWS(steps_pairs)},
};
static struct evidence_row steps_evidence_rows[] = {
    {.no = S("E2"), .fields = ROWS(meeting_fields)},
};
static struct determination_page determination_verifying = {
    .frame = FRAME("容错认定"),
    .title = S("某道路改造超概算"),
    .back = S("/matters/7f3k"),
    .state = S("核查中"),
    .head = {ROWS(steps_editions)},
    .evidence = {ROWS(steps_evidence)},
    .subjects = ROWS(steps_subjects),
    .verifying = true,
    .form_title = S("核实"),
    .path = S("/matters/7f3k/verify"),
    .key = S("6d11"),
    .button = S("提交核查报告"),
    .closing = ROWS(conclusion),
    .evidence_rows = ROWS(steps_evidence_rows),
};
