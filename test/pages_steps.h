/*
 * pages_steps - made-up views of meetings, intake and determination for the goldens of the pages.
 *
 * With the names and the day of pages_views.h.
 */
#pragma once

#include "test/pages_views.h"
#include "web/agenda_item_page.h"
#include "web/agenda_page.h"
#include "web/call_page.h"
#include "web/determination_page.h"
#include "web/intake_page.h"
#include "web/item_page.h"
#include "web/meeting_sheet_page.h"
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
static struct meetings_line steps_ahead[] = {
    {S("/meetings/h9"), S("2026年12月1日"), S("容错纠错联席会议"), S("2项")},
};
static struct meetings_page meetings_busy = {.frame = FRAME("会议"),
    .title = S("会议"),
    .bodies = ROWS(steps_bodies),
    .ahead = ROWS(steps_ahead),
    .held = ROWS(steps_held)};

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
static struct str steps_said[] = {S("更正周某某的到会：请假（公差），原登记到会；登记错了")};
static struct sitting_page sitting_held = {
    .frame = FRAME("住建局党组 2026年11月9日"),
    .title = S("住建局党组 2026年11月9日"),
    .head = {ROWS(steps_head)},
    .came = {ROWS(steps_came)},
    .items = ROWS(steps_items),
    .waiting = {.label = S("待研究的事项"), .rows = ROWS(steps_waiting)},
    .minutes = S("/meetings/h1/minutes"),
    .said = ROWS(steps_said),
};

static struct member_page steps_coming[] = {
    {.no = 0, .person = S("wu"), .name = S("吴某某"), .attending = true, .state = MEMBER_PRESENT},
    {.no = 1,
        .person = S("chen"),
        .name = S("陈某某"),
        .post = S("通知答复：请假（公差）"),
        .note = S("末位表态"),
        .attending = true,
        .state = MEMBER_ABSENT,
        .reasons = S("公差")},
};
static struct field_page steps_others[] = {
    {.kind = INPUT_TICK,
        .name = S("others"),
        .label = S("与区监委委务会一并召开"),
        .value = S("b2")},
};
static struct sitting_page sitting_recording = {
    .frame = FRAME("登记会议：住建局党组"),
    .title = S("登记会议：住建局党组"),
    .recording = true,
    .fields = ROWS(meeting_fields),
    .others = ROWS(steps_others),
    .cancel = S("/meetings"),
    .members = ROWS(steps_coming),
    .path = S("/meetings/new/b1"),
    .key = S("6d0f"),
    .body = S("b1"),
    .recorder = S("li"),
    .refusal = {.title = S("没有记录：规则不允许"),
        .rule = S("会议由召开单位的人员记录。"),
        .reason = S("李某某当日没有这个职责。")},
};

/* ---- before a meeting, and on paper --------------------------------------------------------- */

static struct fact_line ahead_head[] = {
    {.label = S("日期"), .value = S("2026年12月1日 上午九时")},
    {.label = S("地点"), .value = S("三楼会议室")},
};
static struct fact_line ahead_answers[] = {
    {.label = S("吴某某"), .value = S("到会")},
    {.label = S("周某某"), .value = S("请假（公差）")},
};
static struct agenda_line ahead_items[] = {
    {1, S("加装电梯试点"), S(""), S("/meetings/h9/items/k2qd"), S("联席会议集体研究"), S("未阅"),
        S("已阅1人：吴某某；未阅2人：陈某某、李某某"),
        S("应到3人，已答复到会1人，须到2人，还差1人")},
};
static struct choice ahead_choices[] = {
    {.value = S("attend"), .label = S("到会")}, {.value = S("leave"), .label = S("请假")}};
static struct field_page ahead_fields[] = {
    {.kind = INPUT_RADIO,
        .name = S("state"),
        .label = S("我的答复"),
        .required = true,
        .choices = ROWS(ahead_choices)},
};
static struct agenda_page agenda_called = {
    .frame = FRAME("容错纠错联席会议 2026年12月1日"),
    .title = S("容错纠错联席会议 2026年12月1日"),
    .path = S("/meetings/h9/reply"),
    .key = S("6d0f"),
    .head = {ROWS(ahead_head)},
    .answers = {ROWS(ahead_answers)},
    .items = ROWS(ahead_items),
    .fields = ROWS(ahead_fields),
    .print = S("/meetings/h9/agenda"),
    .convene = S("/meetings/h9/convene"),
};
static struct fact_line ahead_opinions[] = {
    {.label = S("吴某某"), .value = S("保留 分摊办法要再征求意见")},
};
static struct agenda_item_page agenda_item_read = {
    .frame = FRAME("联席会议集体研究"),
    .title = S("联席会议集体研究"),
    .matter = S("加装电梯试点"),
    .back = S("/matters/k2qd"),
    .held = S("容错纠错联席会议 2026年12月1日"),
    .held_path = S("/meetings/h9"),
    .papers = {ROWS(ahead_head)},
    .opinions = {ROWS(ahead_opinions)},
    .invited = true,
    .matter_id = S("k2qd"),
    .key = S("6d0f"),
    .read_path = S("/meetings/h9/read"),
    .opine_path = S("/meetings/h9/opine"),
    .fields = ROWS(ahead_fields),
};
static struct call_line call_items[] = {
    {0, S("k2qd"), S("加装电梯试点"), S(""), S("住建局"), S("1"), true},
    {1, S("m8ra"), S("消防验收历史遗留问题"), S("备2026-0012"), S("住建局"), S(""), false},
};
static struct call_page call_new = {
    .frame = FRAME("发布议程：容错纠错联席会议"),
    .title = S("发布议程：容错纠错联席会议"),
    .path = S("/meetings/call/b1"),
    .key = S("6d0f"),
    .body = S("b1"),
    .fields = ROWS(ahead_fields),
    .items = ROWS(call_items),
    .refusal = {.rule = S("会前的事要在会议召开以前办。"), .reason = S("会议日期已过。")},
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

static struct sheet_item sheet_items[] = {
    {.no = 1,
        .title = S("加装电梯试点"),
        .step = S("党组织集体研究"),
        .files = S("/matters/k2qd/files"),
        .quorum = {ROWS(quorum)},
        .positions = {ROWS(steps_positions)},
        .conclusion = {ROWS(steps_conclusion)},
        .dissent = ROWS(steps_dissent)},
};
static struct str sheet_signers[] = {S("吴某某"), S("陈某某")};
static struct meeting_sheet_page sheet_minutes = {
    .frame = FRAME("住建局党组 会议记录"),
    .title = S("住建局党组 会议记录"),
    .back = S("/meetings/h1"),
    .head = {ROWS(steps_head)},
    .came = {ROWS(steps_came)},
    .said = ROWS(steps_said),
    .items = ROWS(sheet_items),
    .signers = ROWS(sheet_signers),
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
