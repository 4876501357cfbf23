/*
 * pages_views - made-up views for the goldens of the pages; every name and date is invented.
 *
 * The sample day is 2026-11-23, as in the wireframes of the pages.
 */
#pragma once

#include "web/act_page.h"
#include "web/error_page.h"
#include "web/login_page.h"
#include "web/matter_files_page.h"
#include "web/matter_page.h"
#include "web/matters_page.h"
#include "web/meeting_page.h"
#include "web/messages_page.h"
#include "web/report_page.h"
#include "web/workbench_page.h"

#define S(text) STR_INIT(text)
#define ROWS(array)                                                                                \
    {                                                                                              \
        (array), COUNT_OF(array), COUNT_OF(array)                                                  \
    }

/* ---- the frame ------------------------------------------------------------------------------ */

static struct frame_link menu[] = {
    {.path = S("/"), .label = S("工作台"), .here = true},
    {.path = S("/matters"), .label = S("台账")},
    {.path = S("/meetings"), .label = S("会议")},
    {.path = S("/visits"), .label = S("回访")},
    {.path = S("/reports"), .label = S("统计")},
};

#define FRAME(words)                                                                               \
    {                                                                                              \
        .title = S(words), .authority = S("示范区纪委监委"), .user = S("李某某 第一监督检查室"),   \
        .csrf = S("c5f0"), .menu = ROWS(menu), .until = S("10:42"), .version = S("0.1.0"),         \
        .todo = S("6"), .unread = S("2"), .story = true                                            \
    }

/* ---- lights and rows ------------------------------------------------------------------------ */

static struct str why[] = {
    S("2026年11月18日签收，当日不计入"),
    S("第1天 11月19日，第2天 11月20日"),
    S("11月21日、22日为周末，不计入"),
    S("第3天 11月23日，当日24:00届满"),
};

#define OVERDUE                                                                                    \
    {                                                                                              \
        .light = LIGHT_OVERDUE, .title = S("逾期"), .words = S("逾期1个工作日"),                   \
        .due = S("2026年11月20日")                                                                 \
    }
#define TODAY                                                                                      \
    {                                                                                              \
        .light = LIGHT_SOON, .title = S("临期"), .words = S("今天到期"),                           \
        .due = S("2026年11月23日"), .why = {                                                       \
            .lines = ROWS(why)                                                                     \
        }                                                                                          \
    }

static struct matter_line today_rows[] = {
    {.path = S("/matters/7f3k"),
        .title = S("某道路改造超概算"),
        .noun = S("容错认定"),
        .state = S("审理中"),
        .step = S("审核把关"),
        .unit = S("承办室"),
        .light = OVERDUE},
    {.path = S("/matters/a12"),
        .number = S("备2026-0012"),
        .title = S("老旧小区加装电梯历史遗留"),
        .noun = S("备案"),
        .state = S("审查中"),
        .step = S("初审"),
        .unit = S("住建局"),
        .light = TODAY},
};
static struct matter_line soon_rows[] = {
    {.path = S("/matters/k2qd"),
        .title = S("闲置厂房临时利用"),
        .noun = S("备案"),
        .state = S("待签收"),
        .step = S("签收"),
        .unit = S("住建局"),
        .light = {.light = LIGHT_SOON,
            .title = S("临期"),
            .words = S("剩2个工作日"),
            .due = S("2026年11月25日"),
            .provisional = true}},
    {.path = S("/matters/c5"),
        .number = S("纠2026-0005"),
        .title = S("招标程序整改"),
        .noun = S("纠错整改"),
        .state = S("待验收"),
        .step = S("验收"),
        .unit = S("教体局"),
        .light = {.light = LIGHT_SOON,
            .title = S("临期"),
            .words = S("剩3个工作日"),
            .due = S("2026年11月26日")}},
};
static struct matter_line other_rows[] = {
    {.path = S("/matters/v31"),
        .number = S("访2026-0031"),
        .title = S("回访 赵某某"),
        .noun = S("回访"),
        .state = S("待回访"),
        .step = S("待回访"),
        .unit = S("本人"),
        .light = {.light = LIGHT_NORMAL,
            .title = S("正常"),
            .words = S("剩9个工作日"),
            .due = S("2026年12月4日")}},
    {.path = S("/matters/a11"),
        .number = S("备2026-0011"),
        .title = S("供水管网容缺办理"),
        .noun = S("备案"),
        .state = S("待补正"),
        .step = S("待补正"),
        .unit = S("水务局"),
        .light = {.light = LIGHT_STOPPED, .title = S("暂停"), .words = S("已暂停（补正）")}},
};
static struct matter_line finished_rows[] = {
    {.path = S("/matters/a9"),
        .number = S("备2026-0009"),
        .title = S("河道清淤先行先试"),
        .noun = S("备案"),
        .state = S("已备案"),
        .step = S("反馈"),
        .unit = S("水务局"),
        .light = {.light = LIGHT_DONE, .title = S("办结"), .words = S("按期办结")}},
};

static struct workbench_group groups[] = {
    {S("今天到期或已逾期"), 2, {S("今天到期或已逾期的事项"), ROWS(today_rows)}},
    {S("3个工作日内"), 2, {S("3个工作日内到期的事项"), ROWS(soon_rows)}},
    {S("其他"), 2, {S("其他事项"), ROWS(other_rows)}},
};
static struct frame_link starts[] = {
    {.path = S("/matters/new?procedure=filing"), .label = S("新建备案")},
};

static struct workbench_page workbench_busy = {
    .frame = FRAME("工作台"),
    .groups = ROWS(groups),
    .starts = ROWS(starts),
    .today = S("2026年11月23日 星期一"),
};
static struct workbench_page workbench_empty = {
    .frame = FRAME("工作台"),
    .starts = ROWS(starts),
    .finished = {S("最近办结的事项"), ROWS(finished_rows)},
    .today = S("2026年11月23日 星期一"),
};

/* ---- the register --------------------------------------------------------------------------- */

static struct choice nouns[] = {
    {.label = S("全部"), .chosen = true},
    {.value = S("filing"), .label = S("备案")},
    {.value = S("determination"), .label = S("容错认定")},
};
static struct choice states[] = {
    {.label = S("全部")},
    {.value = S(".open"), .label = S("办理中"), .chosen = true},
    {.value = S(".ended"), .label = S("已办结")},
    {.value = S("in_review"), .label = S("审查中")},
};
static struct matters_page matters_full = {
    .frame = FRAME("台账"),
    .nouns = ROWS(nouns),
    .states = ROWS(states),
    .text = S("概算"),
    .rows = ROWS(today_rows),
    .next = S("/matters?state=.open&below=12"),
    .filtered = true,
};
static struct matters_page matters_none = {
    .frame = FRAME("台账"),
    .nouns = ROWS(nouns),
    .states = ROWS(states),
    .unit = S("住健局"),
    .unit_unknown = true,
    .filtered = true,
};

/* ---- messages ------------------------------------------------------------------------------- */

static struct message_line message_lines[] = {
    {.path = S("/messages/72351744"),
        .words = S("期限将到：初审，2026年11月25日到期"),
        .title = S("闲置厂房临时利用"),
        .at = S("2026-11-23 09:00")},
    {.path = S("/messages/71303168"),
        .words = S("待您办理：审核把关"),
        .number = S("备2026-0012"),
        .title = S("老旧小区加装电梯<历史遗留>"),
        .at = S("2026-11-20 16:42"),
        .read = true},
};
static struct messages_page messages_some = {
    .frame = FRAME("消息"),
    .rows = ROWS(message_lines),
    .newest = S("72351744"),
    .next = S("/messages?below=71303168"),
};
static struct messages_page messages_none = {.frame = FRAME("消息")};

/* ---- a matter ------------------------------------------------------------------------------- */

static struct fact_line head[] = {
    {.label = S("申请人"), .value = S("张某某")},
    {.label = S("单位"), .value = S("住建局")},
    {.label = S("规则"), .value = S("2026版")},
    {.label = S("密级"), .value = S("内部")},
    {.label = S("知悉范围"), .value = S("承办室")},
};
static struct matter_node nodes[] = {
    {MARK_DONE, S("申请"), S("11月2日"), S("张某某"), S(""), S("")},
    {MARK_DONE, S("党组织研究"), S("11月6日"), S("8到7同意"), S(""), S("")},
    {MARK_DONE, S("领导审核"), S("11月11日"), S("陈某某"), S(""), S("")},
    {MARK_NOW, S("纪委监委初审"), S(""), S("李某某 第3天"), S("11月23日"), S("")},
    {MARK_DONE, S("组织部存档"), S("11月18日"), S(""), S(""), S("与纪委监委初审同时")},
    {MARK_SKIPPED, S("联席会议"), S(""), S(""), S(""), S("重大或复杂才有")},
    {MARK_COMING, S("反馈"), S(""), S(""), S("12月2日"), S("")},
};
static struct matter_round rounds[] = {
    {S("纪委监委初审"), S(""), ROUND_OPEN, S("2026-11-18"), S(""), S("李某某 第一监督检查室"),
        S(""), S(""), TODAY},
    {S("组织部存档"), S(""), ROUND_DONE, S("2026-11-16"), S("2026-11-18"), S("吴某某 组织部"),
        S(""), S("收到并存档"),
        {.light = LIGHT_DONE,
            .title = S("办结"),
            .words = S("按期办结"),
            .due = S("2026年11月20日")}},
    {S("党组织研究"), S(""), ROUND_DONE, S("2026-11-02"), S("2026-11-06"), S("陈某某 党组织书记"),
        S("周某某"), S("符合备案条件"), {0}},
};
static struct fact_line answer[] = {
    {.label = S("有无容错情形"), .value = S("有。变更经集体研究，无个人获利")},
};
static struct matter_outcome outcomes[] = {
    {S("从轻"), S(""), S("规则2023版第八条（示例条款）"), OUTCOME_OPEN},
    {S("免予处理"), S("规则2023版第九条：决策人超概算5%以上的不适用；本事项为8.2%（证据E2）"),
        S(""), OUTCOME_SHUT},
    {S("不予追究"), S("没有说明上位依据"), S(""), OUTCOME_UNKNOWN},
};
static struct matter_subject_line subjects[] = {
    {.name = S("王某某"),
        .post = S("副局长"),
        .liability = S("党纪"),
        .finding = S("符合容错情形"),
        .outcome = S("减轻"),
        .ruled_on = S("2026-11-20"),
        .facts = ROWS(answer),
        .outcomes = ROWS(outcomes)},
    {.name = S("刘某某"), .post = S("科长"), .liability = S("政务"), .facts = ROWS(answer)},
};
static struct fact_line study[] = {
    {.label = S("会议"), .value = S("2026年11月6日，应到9人，到会8人，须到6人")},
    {.label = S("意见"), .value = S("情况属实，风险已预判，防范措施可行。\n同意报主要领导审核。")},
};
static struct fact_line dissent[] = {
    {.label = S("郑某某 保留"), .value = S("资金来源应再核")},
};
static struct matter_act acts[] = {
    {S("党组织研究"), S("2026-11-06"), S("陈某某 党组织书记"), {ROWS(study)}, ROWS(dissent)},
};
static struct fact_line evidence[] = {
    {.label = S("E1 会议纪要 第3页"), .value = S("集体研究同意变更")},
    {.label = S("E2 审计报告 第12-14页"), .value = S("超概算8.2%")},
};
static struct matter_section sections[] = {{S("证据"), {ROWS(evidence)}}};
static struct fact_line links[] = {
    {.label = S("同类备案"), .value = S("备2026-0007 消防验收试点"), .path = S("/matters/a7")},
};
static struct matter_option may[] = {
    {.title = S("受理"), .path = S("/matters/a12/acts/accept")},
    {.title = S("补正"), .path = S("/matters/a12/acts/supplement")},
    {.title = S("上联席会议"), .path = S("/matters/a12/acts/refer")},
};
static struct matter_option aside[] = {
    {.title = S("关联另一件事项"), .path = S("/matters/a12/link")},
    {.title = S("中止期限"), .path = S("/matters/a12/stop")},
};
static struct matter_option may_not[] = {
    {.title = S("反馈"),
        .rule = S("这一步还没有到。"),
        .reason = S("纪委监委初审尚未完成。"),
        .remedy = S("先作出初审意见。")},
    {.title = S("撤回"), .rule = S("只有申请人可以撤回。"), .reason = S("申请人是张某某。")},
};
static struct file_line file_lines[] = {
    {.path = S("/matters/a12/files/1"),
        .name = S("可行性研究报告 \"定稿\".pdf"),
        .what = S("可行性研究报告：2026年10月修订"),
        .size = S("3.1 MB"),
        .on = S("2026-11-03"),
        .by = S("张某某")},
    {.path = S("/matters/a12/files/3"),
        .name = S("<现场>.jpg"),
        .size = S("812.0 KB"),
        .on = S("2026-11-09"),
        .by = S("陈某某")},
};
static struct choice file_materials[] = {
    {.value = S("feasibility"), .label = S("可行性研究报告")},
    {.value = S("plan"), .label = S("风险防控预案"), .chosen = true},
};
#define FILES_FORM                                                                                 \
    .rows = ROWS(file_lines), .missing = S("还缺 1 件：风险防控预案"),                             \
    .path = S("/matters/a12/files"), .csrf = S("c0ffee"), .key = S("0123456789abcdef"),            \
    .kinds = S("PDF、PNG 图片、纯文本"), .materials = ROWS(file_materials)
static struct matter_files_page files_wrong = {
    .frame = FRAME("文件"),
    .number = S("备2026-0012"),
    .matter = S("老旧小区加装电梯历史遗留问题"),
    .back = S("/matters/a12"),
    .files = {FILES_FORM, .title = S("预案 & 附表"),
        .error = S("请选择一份文件，空的文件不能放入")},
};
static struct matter_files_page files_refused = {
    .frame = FRAME("文件"),
    .matter = S("老旧小区加装电梯历史遗留问题"),
    .back = S("/matters/a12"),
    .files = {.refusal = {.title = S("没有放入：规则不允许"),
                  .rule = S("已经结束的事项不能再办理。"),
                  .reason = S("本事项已经结束，只有承办机关还能放入文件。")}},
};
static struct matter_page matter_officer = {
    .frame = FRAME("备2026-0012 老旧小区加装电梯历史遗留问题"),
    .number = S("备2026-0012"),
    .title = S("老旧小区加装电梯历史遗留问题"),
    .noun = S("备案"),
    .state = S("审查中"),
    .light = TODAY,
    .head = {ROWS(head)},
    .nodes = ROWS(nodes),
    .rounds = ROWS(rounds),
    .subjects = ROWS(subjects),
    .acts = ROWS(acts),
    .sections = ROWS(sections),
    .links = ROWS(links),
    .files = {FILES_FORM},
    .may = ROWS(may),
    .aside = ROWS(aside),
    .may_not = ROWS(may_not),
};

/* ---- an act --------------------------------------------------------------------------------- */

static struct choice answers[] = {
    {.value = S("accept"), .label = S("受理"), .hint = S("材料齐全，属于备案范围"), .chosen = true},
    {.value = S("supplement"), .label = S("退回补充"), .hint = S("请单位补充列明的材料")},
};
static struct choice clauses[] = {
    {.value = S("5.8"), .label = S("第8项 历史遗留问题"), .chosen = true},
    {.value = S("5.2"), .label = S("第2项 先行先试")},
};
static struct field_page fields[] = {
    {.kind = INPUT_HIDDEN, .name = S("then"), .value = S("/matters/a12")},
    {.kind = INPUT_RADIO,
        .name = S("result"),
        .label = S("初审意见"),
        .choices = ROWS(answers),
        .required = true},
    {.kind = INPUT_SELECT,
        .name = S("clause"),
        .label = S("符合哪一种情形"),
        .hint = S("规则 2026版 第五条（示例条款）"),
        .choices = ROWS(clauses),
        .required = true},
    {.kind = INPUT_DATE,
        .name = S("done_on"),
        .label = S("办理日期"),
        .hint = S("如 2026年11月3日"),
        .value = S("2026-13-40"),
        .error = S("没有这一天，请改成如 2026年11月3日"),
        .required = true},
    {.kind = INPUT_AREA,
        .name = S("opinion"),
        .label = S("理由"),
        .hint = S("写明事实和依据，不少于10个字"),
        .value = S("\"同意\" <备案> & 存档"),
        .error = S("请再写4个字以上"),
        .required = true},
    {.kind = INPUT_HEADING, .label = S("对象 1"), .hint = S("事项涉及的人员")},
    {.kind = INPUT_TEXT,
        .name = S("subjects[0].person"),
        .label = S("姓名"),
        .value = S("王某某"),
        .required = true},
    {.kind = INPUT_NUMBER, .name = S("copies"), .label = S("附件数"), .value = S("4")},
    {.kind = INPUT_TICK,
        .name = S("major"),
        .label = S("属于重大或复杂事项"),
        .value = S("yes"),
        .ticked = true},
};
static struct problem_line problem_rows[] = {
    {S("done_on"), S("没有这一天，请改成如 2026年11月3日")},
    {S("opinion"), S("请再写4个字以上")},
};
static struct act_page act_wrong = {
    .frame = FRAME("作出初审意见"),
    .number = S("备2026-0012"),
    .matter = S("老旧小区加装电梯历史遗留问题"),
    .back = S("/matters/a12"),
    .title = S("作出初审意见"),
    .path = S("/matters/a12/acts/accept"),
    .key = S("6d0c"),
    .fields = ROWS(fields),
    .problems = {ROWS(problem_rows)},
    .button = S("提交初审意见"),
};
static struct act_page act_refused = {
    .frame = FRAME("作出认定"),
    .number = S("容2026-0003"),
    .matter = S("某道路改造超概算"),
    .back = S("/matters/7f3k"),
    .title = S("作出认定"),
    .path = S("/matters/7f3k/acts/determine"),
    .key = S("6d0d"),
    .refusal = {.title = S("没有记录：规则不允许"),
        .rule = S("不能选择免予处理。"),
        .where = S("规则2023版第九条（示例条款）"),
        .reason = S("决策人超概算5%以上的不适用；本事项为8.2%（证据E2）。"),
        .remedy = S("可选从轻、减轻，或补充证据后重新填写。")},
    .button = S("记录认定"),
};

/* ---- a meeting ------------------------------------------------------------------------------ */

static struct fact_line papers[] = {
    {.label = S("拟办"), .value = S("符合备案条件，报主要领导")},
    {.label = S("材料"), .value = S("4件"), .path = S("/matters/m8ra#acts")},
};
static struct fact_line quorum[] = {
    {.label = S("须到"), .value = S("应到9人，本项须到6人（示例条款）")},
    {.label = S("本项回避"), .value = S("1人")},
};
static struct field_page meeting_fields[] = {
    {.kind = INPUT_DATE,
        .name = S("held_on"),
        .label = S("开会日期"),
        .value = S("2026年11月27日"),
        .required = true},
    {.kind = INPUT_TEXT,
        .name = S("place"),
        .label = S("地点"),
        .value = S("三楼会议室"),
        .required = true},
};
static struct member_page members[] = {
    {.no = 0,
        .item = S("items[0]."),
        .attending = true,
        .speaking = true,
        .person = S("wu"),
        .name = S("吴某某"),
        .post = S("委员"),
        .state = MEMBER_PRESENT,
        .position = POSITION_YES},
    {.no = 1,
        .item = S("items[0]."),
        .attending = true,
        .speaking = true,
        .person = S("zheng"),
        .name = S("郑某某"),
        .post = S("委员"),
        .state = MEMBER_PRESENT,
        .position = POSITION_RESERVED,
        .words = S("资金来源应再核")},
    {.no = 2,
        .item = S("items[0]."),
        .attending = true,
        .speaking = true,
        .person = S("zhou"),
        .name = S("周某某"),
        .post = S("委员"),
        .state = MEMBER_ABSENT,
        .reasons = S("公差"),
        .error = S("请假的不能表态")},
    {.no = 3,
        .item = S("items[0]."),
        .attending = true,
        .speaking = false,
        .person = S("zhang"),
        .name = S("张某某"),
        .post = S("委员"),
        .state = MEMBER_PRESENT,
        .recused = S("本项回避：本人是申请人")},
    {.no = 4,
        .item = S("items[0]."),
        .attending = true,
        .speaking = true,
        .person = S("chen"),
        .name = S("陈某某"),
        .post = S("书记"),
        .note = S("末位表态"),
        .state = MEMBER_PRESENT},
};
static struct choice results[] = {
    {.value = S("fit"), .label = S("符合，报主要领导"), .chosen = true},
    {.value = S("unfit"), .label = S("不符合")},
    {.value = S("again"), .label = S("补充后再议")},
};
static struct field_page conclusion[] = {
    {.kind = INPUT_RADIO,
        .name = S("items[0].result"),
        .label = S("结论"),
        .choices = ROWS(results),
        .required = true},
    {.kind = INPUT_AREA, .name = S("items[0].reasons"), .label = S("理由")},
};
static struct problem_line meeting_problems[] = {
    {S("attendance[2]"), S("周某某：请假的不能表态")},
};
static struct meeting_page meeting_item = {
    .frame = FRAME("党组织集体研究"),
    .body = S("b1"),
    .body_name = S("住建局党组"),
    .matter = S("消防验收历史遗留问题"),
    .back = S("/matters/m8ra"),
    .matter_id = S("m8ra"),
    .step = S("study"),
    .item = S("items[0]."),
    .title = S("党组织集体研究"),
    .papers = {ROWS(papers)},
    .quorum = {ROWS(quorum)},
    .fields = ROWS(meeting_fields),
    .members = ROWS(members),
    .conclusion = ROWS(conclusion),
    .path = S("/matters/m8ra/study"),
    .key = S("6d0e"),
    .problems = {ROWS(meeting_problems)},
};

/* ---- the others ----------------------------------------------------------------------------- */

static struct frame_link periods[] = {
    {.path = S("/reports?period=%E4%BB%8A%E5%B9%B4"), .label = S("今年以来"), .here = true},
    {.path = S("/reports?period=%E5%8E%BB%E5%B9%B4"), .label = S("去年以来")},
};
static struct report_figure figures[] = {
    {S("实施容错纠错"), S("起"), 7, 5, S("+2"), S("/reports?list=matters"), true},
    {S("涉及"), S("人"), 7, 6, S("+1"), S("/reports?list=persons"), false},
    {S("澄清正名"), S("人"), 6, 6, S("0"), S("/reports?list=cleared"), false},
    {S("回访教育"), S("人"), 55, 56, S("-1"), S("/reports?list=visited"), false},
};
static struct str counting[] = {S("起：事项数；人：不同的人，一人多次只计一次。")};
static struct report_row report_rows[] = {
    {S("/matters/7f3k"), S("容2026-0003"), S("某道路改造超概算"), S("王某某"), S("住建局"),
        S("2026-11-20")},
};
static struct report_page report_year = {
    .frame = FRAME("统计"),
    .period = S("今年以来"),
    .periods = ROWS(periods),
    .sentence =
        S("今年以来，全区共实施容错纠错7起，涉及7人；为6名干部澄清正名；对55名受处分处理人员开展"
          "回访教育。"),
    .basis = S("期间2026年1月1日至11月23日，截至2026年11月23日。"),
    .compared = true,
    .figures = ROWS(figures),
    .rules = {ROWS(counting)},
    .list = S("实施容错纠错 7 起"),
    .rows = ROWS(report_rows),
};

static struct login_page login_wrong = {
    .frame = {.title = S("登录"),
        .authority = S("示范区纪委监委"),
        .csrf = S("c5f0"),
        .version = S("0.1.0"),
        .wrong = true,
        .story = true},
    .account = S("li-moumou"),
    .error = S("账号或密码不对。请核对后再试；连续5次不对，账号锁定15分钟。"),
};
static struct error_page error_missing = {
    .frame = FRAME("找不到这一页"),
    .status = 404,
    .refusal = {.reason = S("没有这一事项，或者您没有权限知道它。"),
        .remedy = S("请核对地址；由您办理的事项都列在工作台。")},
    .trace = S("01JD-4F7K"),
};
