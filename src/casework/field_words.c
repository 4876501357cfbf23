#include "casework/words.h"

static const struct {
    struct str name, words;
} fields[] = {
    {STR_INIT("title"), STR_INIT("名称")},
    {STR_INIT("plan"), STR_INIT("计划做什么")},
    {STR_INIT("why"), STR_INIT("为什么做")},
    {STR_INIT("foreseeable"), STR_INIT("可以预见的困难")},
    {STR_INIT("objective_reasons"), STR_INIT("客观原因")},
    {STR_INIT("clauses"), STR_INIT("所依据的情形")},
    {STR_INIT("risks"), STR_INIT("风险预判")},
    {STR_INIT("begins"), STR_INIT("开始日期")},
    {STR_INIT("ends"), STR_INIT("结束日期")},
    {STR_INIT("remedy"), STR_INIT("补救措施")},
    {STR_INIT("project"), STR_INIT("项目")},
    {STR_INIT("reasons"), STR_INIT("理由")},
    {STR_INIT("opinion"), STR_INIT("意见")},
    {STR_INIT("materials"), STR_INIT("材料")},
    {STR_INIT("facts"), STR_INIT("事实")},
    {STR_INIT("staff"), STR_INIT("一起办理的人员")},
    {STR_INIT("chain"), STR_INIT("呈批")},
    {STR_INIT("number"), STR_INIT("编号")},
    {STR_INIT("facts_found"), STR_INIT("查明的事实")},
    {STR_INIT("political_effect"), STR_INIT("政治效果")},
    {STR_INIT("discipline_effect"), STR_INIT("纪法效果")},
    {STR_INIT("social_effect"), STR_INIT("社会效果")},
    {STR_INIT("written_opinion"), STR_INIT("书面审理意见")},
    {STR_INIT("evidence"), STR_INIT("证据")},
    {STR_INIT("checks"), STR_INIT("逐项对照")},
    {STR_INIT("distinctions"), STR_INIT("三个区分开来")},
    {STR_INIT("statements"), STR_INIT("各方说法")},
    {STR_INIT("proposals"), STR_INIT("承办部门建议（拟）")},
    {STR_INIT("answers"), STR_INIT("有无容错情形的回答")},
    {STR_INIT("heard"), STR_INIT("已听取意见的对象")},
    {STR_INIT("asked"), STR_INIT("会商对象")},
    {STR_INIT("answer"), STR_INIT("答复")},
    {STR_INIT("document"), STR_INIT("文书")},
    {STR_INIT("body"), STR_INIT("机关")},
    {STR_INIT("rulings"), STR_INIT("逐人结论")},
    {STR_INIT("recipients"), STR_INIT("送达或者告知对象")},
    {STR_INIT("services"), STR_INIT("送达回证")},
    {STR_INIT("remedies"), STR_INIT("救济途径")},
    {STR_INIT("text"), STR_INIT("正文")},
    {STR_INIT("kind"), STR_INIT("种类")},
    {STR_INIT("noted"), STR_INIT("监督记录")},
    {STR_INIT("items"), STR_INIT("纠错事项")},
    {STR_INIT("done"), STR_INIT("整改证据")},
    {STR_INIT("none_needed"), STR_INIT("不需要纠错的理由")},
    {STR_INIT("told_to_person"), STR_INIT("反馈本人的情况")},
    {STR_INIT("to_unit"), STR_INIT("责任单位")},
    {STR_INIT("planned_on"), STR_INIT("计划日期")},
    {STR_INIT("visited_on"), STR_INIT("回访日期")},
    {STR_INIT("visitors"), STR_INIT("回访人员")},
    {STR_INIT("place"), STR_INIT("地点")},
    {STR_INIT("manner"), STR_INIT("方式")},
    {STR_INIT("outline"), STR_INIT("谈话提纲")},
    {STR_INIT("daily_education"), STR_INIT("日常教育管理情况")},
    {STR_INIT("grade"), STR_INIT("评价")},
    {STR_INIT("mentor"), STR_INIT("帮带人")},
    {STR_INIT("talk"), STR_INIT("谈话记录")},
    {STR_INIT("methods"), STR_INIT("澄清方式")},
    {STR_INIT("points"), STR_INIT("逐点澄清的内容")},
    {STR_INIT("scope"), STR_INIT("范围")},
    {STR_INIT("read_by"), STR_INIT("可识别性审读人")},
    {STR_INIT("published_on"), STR_INIT("发布日期")},
    {STR_INIT("preferred_method"), STR_INIT("本人希望的方式")},
    {STR_INIT("result"), STR_INIT("结果")},
};

static const struct {
    struct str code, words;
} codes[] = {
    {STR_INIT("met"), STR_INIT("符合")},
    {STR_INIT("not_met"), STR_INIT("不符合")},
    {STR_INIT("unknown"), STR_INIT("不详")},
    {STR_INIT("not_applicable"), STR_INIT("不适用")},
    {STR_INIT("not_public"), STR_INIT("不公开")},
    {STR_INIT("none"), STR_INIT("无")},
    {STR_INIT("present"), STR_INIT("有")},
    {STR_INIT("meets"), STR_INIT("符合容错情形")},
    {STR_INIT("does_not_meet"), STR_INIT("不符合容错情形")},
    {STR_INIT("no_liability"), STR_INIT("不应追责")},
    {STR_INIT("tolerance"), STR_INIT("容错")},
    {STR_INIT("mitigation"), STR_INIT("从轻减轻情节")},
    {STR_INIT("first"), STR_INIT("第一种形态")},
    {STR_INIT("second"), STR_INIT("第二种形态")},
    {STR_INIT("third"), STR_INIT("第三种形态")},
    {STR_INIT("fourth"), STR_INIT("第四种形态")},
    {STR_INIT("for"), STR_INIT("同意")},
    {STR_INIT("against"), STR_INIT("不同意")},
    {STR_INIT("abstain"), STR_INIT("弃权")},
    {STR_INIT("reserve"), STR_INIT("保留")},
    {STR_INIT("earlier_filing"), STR_INIT("此前的备案")},
    {STR_INIT("case"), STR_INIT("责任追究事项")},
    {STR_INIT("determination"), STR_INIT("容错认定")},
    {STR_INIT("correction"), STR_INIT("纠错")},
    {STR_INIT("related"), STR_INIT("相关")},
    {STR_INIT("feedback"), STR_INIT("反馈")},
    {STR_INIT("letter"), STR_INIT("函告")},
    {STR_INIT("copy"), STR_INIT("抄送")},
    {STR_INIT("for_record"), STR_INIT("报备")},
    {STR_INIT("rights"), STR_INIT("告知")},
    {STR_INIT("article"), STR_INIT("报道原文")},
    {STR_INIT("published"), STR_INIT("已公布的规则")},
    {STR_INIT("common"), STR_INIT("通行做法")},
    {STR_INIT("inference"), STR_INIT("推断")},
    {STR_INIT("sample"), STR_INIT("示例条款")},
    {STR_INIT("late_entry"), STR_INIT("补录")},
    {STR_INIT("withdrawn"), STR_INIT("已撤回")},
};

struct str field_words(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (str_equal(fields[i].name, name))
            return fields[i].words;
    return name;
}

struct str code_words(struct str code)
{
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (str_equal(codes[i].code, code))
            return codes[i].words;
    return code;
}
