/*
 * pages_filing - made-up views of a filing that is written and of its signing, for the goldens.
 *
 * Invented, as in pages_views.h.
 */
#pragma once

#include "test/pages_views.h"
#include "web/filing_check_page.h"
#include "web/filing_new_page.h"
#include "web/filing_page.h"
#include "web/filing_part_page.h"
#include "web/paper_page.h"
#include "web/papers_page.h"
#include "web/sign_page.h"

static struct str filing_words[] = {S("备案不等于免责。"), S("未备案不影响依规认定容错。")};
static struct str filing_names[] = {S("这是一件什么事"), S("承诺")};
static struct draft_line filing_draft[] = {
    {S("/filings/a1/edit"), S("老旧厂区消防验收（示例）"), S("11月23日 14:20")}};

static struct filing_new_page filing_begun = {
    .frame = FRAME("新建备案"),
    .title = S("新建备案"),
    .eligibility = S("党员干部、行使公权力的党员公职人员等"),
    .sentences = {ROWS(filing_words)},
    .parts = ROWS(filing_names),
    .example = S("12栋老厂房没有审批手续，先整改后补办消防验收（示例）"),
    .drafts = {ROWS(filing_draft)},
    .id = S("a2"),
};
static struct choice filing_persons[] = {{.value = S("p7"), .label = S("张某某（住建局科员）")}};
static struct filing_new_page filing_not_entered = {
    .frame = FRAME("新建备案"),
    .title = S("新建备案"),
    .applicants = {.kind = INPUT_SELECT,
        .name = S("applicant"),
        .label = S("申请人"),
        .required = true,
        .choices = ROWS(filing_persons)},
    .refusal = {.title = S("没有开始录入：规则不允许"),
        .rule = S("纸质材料要由经办人或者登记人员录入。"),
        .reason = S("您不是张某某所在单位的经办人。")},
    .id = S("a2"),
};

static struct filing_part_line filing_parts[] = {
    {1, S("这是一件什么事"), S("事项名称"), S("/filings/a1/edit/1"), S("已完成"), false},
    {2, S("符合哪一种情形"), S("选一种"), S("/filings/a1/edit/2"), S("填写中，还有1处"), true},
    {5, S("承诺"), S("逐条作出"), S(""), S("还不能填写：先完成前面的部分"), false},
};
static struct filing_page filing_halfway = {
    .frame = FRAME("新建备案"),
    .title = S("新建备案"),
    .matter = S("老旧厂区消防验收（示例）"),
    .saved = S("11月23日 14:20"),
    .sentences = {ROWS(filing_words)},
    .parts = ROWS(filing_parts),
    .next_path = S("/filings/a1/edit/2"),
    .next_label = S("继续第2部分"),
    .check_path = S("/filings/a1/check"),
    .check_label = S("去核对（还有4处没有填好）"),
    .drop_path = S("/filings/a1/drop"),
};

static struct choice filing_choices[] = {
    {.value = S("R08"),
        .label = S("第8项 解决历史遗留问题"),
        .hint = S("例：补办消防验收（示例）。"),
        .group = S("可以容错的情形（11项）")},
    {.value = S("X01"),
        .label = S("第1项 明知故犯的"),
        .group = S("不适应容错的情形（5项），有其中一项的不能备案"),
        .chosen = true},
};
static struct field_page filing_fields[] = {
    {.kind = INPUT_RADIO,
        .name = S("apply.clauses[0]"),
        .label = S("符合现行规则2022版的哪一种情形"),
        .value = S("X01"),
        .error = S("第1项在“不适应容错的情形”中，请改选可以容错的情形"),
        .choices = ROWS(filing_choices),
        .required = true},
};
static struct problem_line filing_problems[] = {
    {S("apply.clauses[0]"), S("第1项在“不适应容错的情形”中，请改选可以容错的情形")}};
static struct filing_part_page filing_excluded = {
    .frame = FRAME("符合哪一种情形"),
    .title = S("符合哪一种情形"),
    .about = S("选一种"),
    .path = S("/filings/a1/edit/2"),
    .list_path = S("/filings/a1/edit"),
    .no = 2,
    .of = 5,
    .saved = S("11月23日 14:20"),
    .fields = ROWS(filing_fields),
    .problems = {ROWS(filing_problems)},
    .back = S("check"),
    .button = S("保存，去核对"),
};

static struct fact_line filing_facts[] = {
    {.label = S("事项名称"), .value = S("老旧厂区消防验收（示例）")}};
static struct frame_link filing_missing[] = {
    {.path = S("/filings/a1/edit/3?back=check"), .label = S("请填写“客观原因”")}};
static struct filing_summary filing_summaries[] = {
    {.title = S("这是一件什么事"),
        .path = S("/filings/a1/edit/1?back=check"),
        .facts = {ROWS(filing_facts)}},
    {.title = S("客观原因与风险预判"),
        .path = S("/filings/a1/edit/3?back=check"),
        .missing = ROWS(filing_missing)},
};
static struct frame_link filing_like[] = {
    {.path = S("/matters/a12"), .label = S("消防验收试点（示例）")}};
static struct filing_next filing_next[] = {
    {S("党组织集体研究"), S("15个工作日")}, {S("主要领导审核"), S("3个工作日")}};
static struct filing_check_page filing_lacking = {
    .frame = FRAME("核对并提交"),
    .title = S("核对并提交"),
    .path = S("/filings/a1/check"),
    .list_path = S("/filings/a1/edit"),
    .summaries = ROWS(filing_summaries),
    .missing = 1,
    .like = ROWS(filing_like),
    .next = ROWS(filing_next),
    .sentences = {ROWS(filing_words)},
};
static struct filing_check_page filing_done = {
    .frame = FRAME("已提交到党组织"),
    .title = S("已提交到党组织"),
    .matter = S("老旧厂区消防验收（示例）"),
    .next = ROWS(filing_next),
    .sentences = {ROWS(filing_words)},
    .done = S("/matters/m8ra"),
    .done_on = S("2026年11月23日"),
};
static struct filing_check_page filing_entered = {
    .frame = FRAME("已提交到党组织"),
    .title = S("已提交到党组织"),
    .matter = S("老旧厂区消防验收（示例）"),
    .paper = S("张某某的纸质申请，由李某某代为录入"),
    .done = S("/matters/m8ra"),
    .done_on = S("2026年11月23日"),
    .files = {.path = S("/matters/m8ra/files"), .title = S("书面申请（签字扫描件）")},
};

static struct paper_group paper_groups[] = {
    {S("一、做什么"), {ROWS(filing_facts)}, S("")}, {S("主要领导审核"), {{0}}, S("签字")}};
static struct paper_page paper_applied = {
    .authority = S("示范区纪委监委"),
    .title = S("容错免责备案申请表"),
    .matter = S("老旧厂区消防验收（示例）"),
    .edition = S("示范区规则 2022版"),
    .back = S("/matters/m8ra"),
    .story = true,
    .groups = ROWS(paper_groups),
    .sentences = {ROWS(filing_words)},
    .made = S("本件由系统于2026年11月23日 14:20按记录生成"),
    .entries = S("所据记录：第12号"),
    .sha256 = S("06d4"),
    .sm3 = S("f36d"),
};
static struct frame_link paper_links[] = {
    {.path = S("/matters/m8ra/papers/application"), .label = S("容错免责备案申请表")}};
static struct papers_page papers_some = {.frame = FRAME("打印文书"),
    .matter = S("老旧厂区消防验收（示例）"),
    .back = S("/matters/m8ra"),
    .rows = ROWS(paper_links)};
static struct papers_page papers_none = {.frame = FRAME("打印文书"),
    .matter = S("老旧厂区消防验收（示例）"),
    .back = S("/matters/m8ra")};

static struct sign_group sign_groups[] = {{S("事由"), {ROWS(filing_facts)}}};
static struct sign_button sign_buttons[] = {
    {S("agreed"), S("同意报备"), false}, {S("returned"), S("退回修改"), true}};
static struct field_page sign_paper[] = {{.kind = INPUT_DATE,
    .name = S("paper.done_on"),
    .label = S("纸上的签批日期"),
    .required = true}};
static struct sign_page sign_waiting = {
    .frame = FRAME("主要领导审核"),
    .matter = S("老旧厂区消防验收（示例）"),
    .back = S("/matters/m8ra"),
    .title = S("主要领导审核"),
    .light = OVERDUE,
    .groups = ROWS(sign_groups),
    .full = ROWS(sign_groups),
    .path = S("/sign/m8ra"),
    .key = S("6d0e"),
    .buttons = ROWS(sign_buttons),
    .opinion = {.kind = INPUT_AREA, .name = S("opinion"), .label = S("签批意见")},
    .refusal = {.title = S("没有签批：规则不允许"),
        .rule = S("要写明理由。"),
        .reason = S("“退回修改”要写明理由，不少于10个字。")},
};
static struct sign_page sign_on_paper = {
    .frame = FRAME("主要领导审核"),
    .number = S("备2026-0012"),
    .matter = S("老旧小区加装电梯历史遗留问题"),
    .back = S("/matters/a12"),
    .title = S("主要领导审核"),
    .path = S("/sign/a12"),
    .key = S("6d0f"),
    .why_not = S("由单位主要领导办理。"),
    .paper = ROWS(sign_paper),
};
