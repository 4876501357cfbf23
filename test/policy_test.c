#include "base/json.h"
#include "test/policy_pack.h"

struct row { /* the first `old` of the small pack becomes `new`: what is said, at which line */
    const char *rule, *old, *new, *said;
};

static uint32_t line_of(const char *text, const char *at)
{
    uint32_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static bool says(const struct problem *problem, struct str fragment, uint32_t line)
{
    struct str text = problem->text;
    const struct node *where = problem->where;
    bool at_key = where != NULL && where->key_line > 0 && where->kind >= NODE_LIST;
    if (where == NULL || (at_key ? where->key_line : where->line) != line)
        return false;
    for (; text.len >= fragment.len; text = (struct str){text.at + 1, text.len - 1})
        if (str_equal((struct str){text.at, fragment.len}, fragment))
            return true;
    return false;
}

/* "@text " in front says: on the line where that text (_ for a blank) stands after the change,
 * else on the line of the change. */
static struct str expected_line(
    const char *pack, const struct row *row, const char *changed, uint32_t *line)
{
    const char *place = strstr(pack, row->old);
    struct str said = str_of(row->said);
    *line = line_of(pack, place);
    if (said.at[0] != '@')
        return said;
    const char *end = strchr(said.at, ' ');
    char mark[64] = {0};
    for (size_t i = 0; said.at + 1 + i < end; i++)
        mark[i] = said.at[i + 1] == '_' ? ' ' : said.at[i + 1];
    check(strstr(changed, mark) != NULL);
    *line = line_of(changed, strstr(changed, mark));
    return str_of(end + 1);
}

static void check_row(const struct row *row)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct problems problems = {.arena = arena};
    struct str text = text_replaced(arena, SMALL_PACK, row->old, row->new);
    const struct policy *policy = policy_load(arena, pack_tree(arena, text), &problems);
    uint32_t line;
    struct str said = expected_line(SMALL_PACK, row, str_c(arena, text), &line);
    bool found = false;
    for (size_t i = 0; i < problems.len; i++)
        found = found || says(&problems.at[i], said, line);
    if (policy != NULL || !found) {
        struct buffer out = {.arena = arena};
        problems_write(&problems, STR("small.yaml"), &out);
        printf("%s: expected at line %u: %.*s\n%.*s", row->rule, line, STR_ARG(said),
            STR_ARG(buffer_str(&out)));
    }
    check(policy == NULL);
    check(found);
    arena_close(arena);
}

static const struct row READING_ROWS[] = {
    {"a top member is known", "visits_a_year_max: 2", "visit_a_year_max: 2",
        "不认识“visit_a_year_max”这一项；可写 visits_a_year_max"},
    {"a member of a clause is known", "text: 明知故犯的", "txt: 明知故犯的",
        "不认识“txt”这一项；可写 text"},
    {"a member of a step is known", "needs: [title, plan]", "need: [title, plan]",
        "不认识“need”这一项；可写 needs"},
    {"a text is no number", "edition: \"2026\"", "edition: 2026", "数字请加引号，写成 \"2026\""},
    {"a text is not blank", "title: 示例规则", "title: \" \"", "这里不能是空的"},
    {"a text is no list", "title: 示例规则", "title: [a]", "这里要写文字，现在是列表"},
    {"a count is a number", "visits_a_year_max: 2", "visits_a_year_max: two",
        "这里要写整数，现在是文字"},
    {"a count is not negative", "visits_a_year_max: 2", "visits_a_year_max: -2",
        "这里要写0或者更大的整数，现在是-2"},
    {"a flag is true or false", "administrator: true", "administrator: 1",
        "这里要写 true 或者 false"},
    {"rows are a list", "liabilities:\n", "liabilities: {a: b}\nmore:\n",
        "这里要写列表，每一项以“- ”开头"},
    {"a row is a map", "  - {id: leader, title: 主要领导, scope: unit}", "  - leader",
        "这里要写一组“名称: 值”，现在是文字"},
    {"an id is a word", "{id: R01, text", "{id: 第一, text", "不能作编号"},
    {"an id starts with a letter", "{id: R01, text", "{id: 1R, text", "不能作编号"},
    {"an id stands once", "{id: soon, title", "{id: study, title", "编号“study”在第"},
    {"a step's id stands once", "- id: F3", "- id: F2", "编号“F2”在第"},
    {"a member that is needed", "    role: include\n", "", "@id:_situations 缺少“role”"},
    {"a null says nothing", "title: 示例规则", "title:", "“title”后面没有写内容"},
    {"a key is lower case", "issuers: [示例机关]", "issuers: [{Name: 示例机关}]",
        "名称“Name”不合写法"},
    {"a provenance is one of five", "provenance: common", "provenance: local",
        "不认识“local”；可写 common"},
    {"also where it is only kept", "issuers: [示例机关]", "issuers: [{title: 甲, provenance: x}]",
        "出处只能写 article、published、common、inference、sample"},
    {"a clause says where it comes from", ", provenance: published}", "}",
        "条款“X01”没有写出处 provenance"},
    {"a clause has a text or is a gap", "text: 明知故犯的, ", "",
        "条款“X01”缺少“text”；原文未公布的请写 known: false"},
    {"a list's role", "role: include", "role: includes", "不认识“includes”；可写 include"},
    {"a list's mode", "mode: all", "mode: both", "mode 要写 any（有一条即可）或者 all"},
    {"only a lighter list stands alone", "    mode: all\n", "    mode: all\n    alone: true\n",
        "@alone: alone 只用于 role 为 no_pursuit 或者 mitigate 的清单"},
    {"no more clauses than said", "    of: 3", "    of: 1",
        "@clauses: 清单“situations”写明共1条，实际写了2条"},
    {"a clause id stands once in a pack", "{id: X01, text", "{id: R01, text",
        "条款编号“R01”在清单“situations”里已经用过"},
    {"a fact's kind", "kind: amount", "kind: money", "不认识“money”；可写"},
    {"a choice has choices", "kind: choice, choices: [early, late]", "kind: choice",
        "事实“stage”是选择，请用 choices 写出至少两个选项"},
    {"only a choice has choices", "kind: amount}", "kind: amount, choices: [a, b]}",
        "事实“loss”不是选择，不要写 choices"},
    {"a role's scope", "scope: self", "scope: own", "不认识“own”；可写"},
    {"a quorum is a part", "quorum_of: 2, quorum_out_of: 3", "quorum_of: 4, quorum_out_of: 3",
        "到会比例4/3不对"},
    {"a limit has a unit", "number: 15, unit: working_day, ", "number: 15, ", "缺少“unit”"},
    {"a limit's unit", "unit: working_day", "unit: workday", "不认识“workday”；可写 working_day"},
    {"a limit has a number", "number: 15, unit", "unit", "期限“study”没有写多少"},
    {"a limit has a start", ", starts: 收到申请", "", "缺少“starts”"},
    {"timely has no number", "unit: timely", "number: 3, unit: timely", "“及时”没有天数"},
    {"an extension is granted by a role", "by: leader", "by: boss", "没有名为“boss”的角色"},
    {"an extension extends", "{number: 5, times: 1, by", "{number: 5, times: 0, by",
        "延长0次或者0日等于不能延长"},
    {"timely is not extended", "unit: timely, starts: 会议结束",
        "unit: timely, starts: 会议结束, extension: {number: 5, times: 1, by: leader}",
        "“及时”没有天数，谈不上延长"},
    {"a limit ends", "number: 15, unit", "number: 3661, unit", "期限“study”连同延长超过十年"},
    {"a limit ends with its extensions", "{number: 5, times: 1, by", "{number: 5, times: 730, by",
        "期限“study”连同延长超过十年"},
    {"an administrator extends nothing", "times: 1, by: leader", "times: 1, by: machine",
        "“machine”是管理员角色，不能批准延长"},
    {"nobody extends his own limit", "times: 1, by: leader", "times: 1, by: applicant",
        "“applicant”是申请人或者对象本人"},
    {"a day is a date", "effective_from: 2026-01-01", "effective_from: 明年", "读不懂这个日期"},
    {"it is in force from a day", "effective_from: 2026-01-01", "effective_from: 2026-01",
        "施行日期要写到日"},
    {"it does not end before it begins", "visits_a_year_max: 2", "effective_to: 2025-12-31",
        "失效日期早于施行日期"},
    {"a word stands once in a list", "needs: [title, plan]", "needs: [title, title]",
        "“title”写了两次"},
};

static const struct row REFERENCE_ROWS[] = {
    {"next is a step", "next: [F2, F3]", "next: [F2, F9]", "没有名为“F9”的步骤；可写 F1、F2、F3。"},
    {"otherwise is a step", "otherwise: [F5]", "otherwise: [F6]", "没有名为“F6”的步骤"},
    {"join is a step", "join: [F2, F3]", "join: [F2, G3]", "没有名为“G3”的步骤；可写 F3"},
    {"not_from is a step", "not_from: [F1]", "not_from: [X1]", "没有名为“X1”的步骤"},
    {"a limit is one of the pack", "limit: study", "limit: studi",
        "没有名为“studi”的期限；可写 study"},
    {"a state is one of the procedure", "state: open", "state: opened",
        "没有名为“opened”的状态；可写 open"},
    {"an end is a state", "end: done}\n  - id: study", "end: dome}\n  - id: study",
        "没有名为“dome”的状态；可写 done"},
    {"an opener is a role", "openers: [applicant, officer]", "openers: [applicnt]",
        "没有名为“applicnt”的角色；可写 applicant"},
    {"a chain has roles", "chain: [officer, leader]", "chain: [officer, head]",
        "没有名为“head”的角色"},
    {"a recipient is a role", "{role: leader, notice", "{role: unit, notice",
        "没有名为“unit”的角色"},
    {"a notice is one of five", "notice: copy", "notice: mail", "不认识“mail”；可写"},
    {"a step asks facts of the pack", "asks: [loss, complex]", "asks: [los, complex]",
        "没有名为“los”的事实；可写 loss"},
    {"a step needs fields of its kind", "needs: [title, plan]", "needs: [title, plann]",
        "application这一种步骤没有“plann”这一栏；可写 plan"},
    {"a step's kind", "kind: sign_off", "kind: signoff",
        "没有名为“signoff”的步骤种类；可写 sign_off"},
    {"a gate is known", "        action: sign\n", "        action: sign\n        gate: all_done\n",
        "@gate: 不认识“all_done”；可写"},
    {"an actor is a role", "actor: [leader]", "actor: [leadr]", "“leadr”不是 roles 中的角色"},
    {"a meeting is held by a body", "actor: [committee]", "actor: [leader]",
        "“leader”不是 bodies 中的议事机构"},
    {"an administrator acts nowhere", "actor: [leader]", "actor: [machine]",
        "“machine”是管理员角色，不能办理事项"},
    {"an administrator opens nothing", "openers: [applicant, officer]", "openers: [machine]",
        "“machine”是管理员角色，不能办理事项"},
    {"a liability's body", "body: committee, remedy", "body: comittee, remedy",
        "没有名为“comittee”的议事机构；可写 committee"},
    {"a basis has a liability", "{id: b1, liability: party", "{id: b1, liability: partei",
        "没有名为“partei”的责任种类；可写 party"},
    {"a basis has outcomes", "outcomes: [lighter, exempt]", "outcomes: [light]",
        "没有名为“light”的处理结果；可写 lighter"},
    {"a window has stages", "window: [opened]", "window: [open]", "不认识“open”；可写 opened"},
    {"what is superseded is named", "{pack: older, edition: \"2020\"}", "{pack: older}",
        "缺少“edition”"},
};

static const struct row CONDITION_ROWS[] = {
    {"a condition is a map", "when: {fact: complex, is: yes}", "when: complex", "这里要写条件"},
    {"a condition asks one thing", "when: {fact: complex, is: yes}",
        "when: {clause: R01, list: situations}", "要写而且只写"},
    {"a condition's members", "when: {fact: complex, is: yes}", "when: {clause: R01, is: yes}",
        "条件里不认识“is”"},
    {"all has parts", "{all: [{list: situations}, {not: {list: exclusions}}]}", "{all: []}",
        "all 后面是空的"},
    {"not has one part", "{not: {list: exclusions}}", "{not: [{list: exclusions}]}",
        "not 后面只写一个条件"},
    {"a list is one of the pack", "{list: situations}", "{list: situation}",
        "没有名为“situation”的清单；可写 situations"},
    {"a clause is one of the pack", "when: {fact: complex, is: yes}", "when: {clause: R09}",
        "没有名为“R09”的条款；可写"},
    {"a fact is one of the pack", "when: {fact: loss, below: 1000000}",
        "when: {fact: lost, below: 1000000}", "没有名为“lost”的事实；可写 loss"},
    {"a fact is tested once", "{fact: complex, is: yes}", "{fact: complex}",
        "事实的条件要写而且只写 is、at_least、below、in 中的一个"},
    {"an amount is not a word", "{fact: loss, below: 1000000}", "{fact: loss, is: yes}",
        "事实“loss”是数，请写 at_least 或者 below"},
    {"yes or no is not compared", "{fact: complex, is: yes}", "{fact: complex, at_least: 1}",
        "事实“complex”不是数，不能比大小"},
    {"yes or no is yes or no", "{fact: complex, is: yes}", "{fact: complex, is: maybe}",
        "事实“complex”没有“maybe”这个选项；可写"},
    {"a choice is one of its choices", "{fact: complex, is: yes}",
        "{fact: stage, in: [early, lat]}", "事实“stage”没有“lat”这个选项；可写 late"},
    {"a date is in no condition", "{fact: complex, is: yes}", "{fact: begun, at_least: 5}",
        "事实“begun”是日期，不能写进条件"},
    {"an outcome is one of the pack", "when: {fact: complex, is: yes}",
        "when: {outcome: [exempts]}", "没有名为“exempts”的处理结果；可写 exempt"},
    {"a finding is one of three", "when: {fact: complex, is: yes}", "when: {finding: [met]}",
        "没有名为“met”的认定结论"},
    {"a clause does not ask itself", "when: {fact: loss, below: 1000000}",
        "when: {list: conditions}", "条款“G01”的条件绕回了它自己"},
    {"a fact is asked before it is needed", "asks: [loss, complex]", "asks: [loss]",
        "@when:_{fact:_complex 可是在它之前没有一步问它；请在前面某一步写 asks: [complex]"},
    {"a fact of a clause is asked somewhere", "{fact: loss, below: 1000000}",
        "{fact: stage, is: late}", "条件要看事实“stage”，可是没有一步问它"},
    {"a fact of a recipient is asked in time", "{fact: loss, at_least: 100}",
        "{fact: stage, is: late}", "可是在它之前没有一步问它"},
};

static const struct row GRAPH_ROWS[] = {
    {"a result goes one way", "label: 同意, next: [F5]", "label: 同意",
        "结果“agreed”要写而且只写一种去处"},
    {"a result goes one way only", "label: 已了结, end: done",
        "label: 已了结, next: [F1], end: done", "现在写了2种"},
    {"next is not empty", "next: [F2, F3]", "next: []", "next 是空的"},
    {"a step has results", "results: [{code: agreed, label: 同意, end: done, carried: true}]",
        "results: []", "步骤“M1”没有写任何结果"},
    {"somebody acts", "actor: [leader]", "actor: []", "步骤“F4”没有写由谁办"},
    {"every step is reached", "next: [F2, F3]", "next: [F2]", "@id:_F3 步骤“F3”走不到"},
    {"every step can end", "label: 已了结, end: done", "label: 已了结, next: [F1]",
        "@id:_F5 从步骤“F5”出发，怎么走都不能办结"},
    {"a step that stays has a way out",
        "        results:\n          - {code: noted, label: 已记录, stays: true}\n"
        "          - {code: over, label: 已了结, end: done}\n",
        "        results: [{code: noted, label: 已记录, stays: true}]\n",
        "步骤“F5”的结果都是 stays，永远办不完"},
    {"branches meet in a join", "        join: [F2, F3]\n", "",
        "@results: “F2”和“F3”同时打开，又都通向“F4”，会重复办理"},
    {"a join is reached from what it waits for", "join: [F2, F3]", "join: [F2, F5]",
        "“F4”等着“F5”办完才开始，但从“F5”走不到它"},
    {"a join does not wait for itself", "join: [F2, F3]", "join: [F2, F3, F4]",
        "步骤“F4”等着它自己"},
    {"a join waits for what is done together", "next: [F2, F3]}",
        "next: [F2]}\n          - {code: other, label: 另行, next: [F3]}",
        "@join: “F2”和“F3”只会办其中一个，“F4”会一直等下去"},
    {"otherwise goes with when", "        when: {fact: complex, is: yes}\n", "",
        "@otherwise: 步骤“F4”没有写 when，otherwise 用不上"},
    {"a skipped step goes on", "carried: true}]}", "carried: true}], when: {list: situations}}",
        "步骤“M1”的 when 不成立时没有去处"},
    {"not_from is a step before", "not_from: [F1]", "not_from: [F5]",
        "“F5”不在“F4”之前，写在 not_from 里没有用"},
    {"one word for one kind", "action: sign", "action: receive",
        "“F2”和“F4”用了同一个 action“receive”，种类却不同"},
    {"numbers of procedures differ", "number: 研{year}-{n4}", "number: 备{year}-{n4}",
        "编号样式“备{year}-{n4}”与程序“filing”相同"},
    {"a number has a place to count", "number: 研{year}-{n4}", "number: 研究",
        "没有序号的位置；请写成 备{year}-{n4} 的样子"},
    {"a procedure begins one way", "begins: office", "begins: letter",
        "begins 要写 application（依申请）或者 office（依职权）"},
    {"an outcome is counted as one of five",
        "{code: education, title: 批评教育, finding: any, side: true}",
        "{code: education, title: 批评教育, finding: any}", "处理结果“education”没有归类"},
    {"outcomes stand heaviest first",
        "{code: education, title: 批评教育, finding: any, side: true}",
        "{code: less, title: 轻, finding: any, maps_to: lighter}", "处理结果“less”比前面的重"},
    {"an outcome's finding", "finding: does_not_meet", "finding: fails", "不认识“fails”；可写"},
    {"a measure's form", "form: second", "form: two", "不认识“two”；可写"},
    {"a test expects something", "    open: [lighter]\n    closed: [exempt]\n", "",
        "@title:_损失达到 没有写预期"},
    {"a test's clauses are known", "{clause: G02, answer: met}", "{clause: G03, answer: met}",
        "没有名为“G03”的条款"},
    {"a test's answers are known", "{clause: G02, answer: met}", "{clause: G02, answer: yes}",
        "不认识“yes”；可写"},
    {"a test that fails says why", "value: 999999", "value: 2000000",
        "@title:_符合情形 "
        "“exempt”应当可选，按规则却是不可选。理由：“免予处理”不可选：“容错的条件”（2026版）中，G0"
        "1"},
};

static void check_rows(const struct row *rows, size_t len)
{
    for (size_t i = 0; i < len; i++)
        check_row(&rows[i]);
}

static void the_small_pack_is_sound(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    const struct policy *policy = pack_load(arena, str_of(SMALL_PACK));
    check(policy->clauses_len == 5 && policy->samples_len == 2);
    check(str_is(policy->supersedes, "older/2020"));
    arena_close(arena);
}

static void references_are_pointers_into_the_same_policy(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    const struct policy *policy = pack_load(arena, str_of(SMALL_PACK));
    const struct procedure *filing = policy_procedure(policy, STR("filing"));
    const struct step *first = procedure_step(filing, STR("F1"));
    const struct step *joined = procedure_step(filing, STR("F4"));
    const struct result *sent = step_result(first, STR("sent"));
    const struct step *const *next = sent->next.at;
    const struct step *const *join = joined->join.at;
    check(sent->next.len == 2 && next[0] == procedure_step(filing, STR("F2")));
    check(joined->join.len == 2 && join[1] == procedure_step(filing, STR("F3")));
    check(first->limit->number == 15 && first->limit->unit == UNIT_WORKING_DAY);
    check(first->procedure == filing && filing->first.len == 1 && !filing->by_office);
    check(policy_procedure(policy, STR("study"))->first_by_office.len == 1);
    const struct clause *clause = policy_clause(policy, STR("R02"));
    check(clause->list == policy_list(policy, STR("situations")) && clause->no == 2);
    check(!clause->known && policy_clause(policy, STR("R01"))->known);
    check(policy_measure(policy, STR("warning"))->liability
          == policy_liability(policy, STR("party")));
    check(sent->positive && !step_result(joined, STR("returned"))->positive);
    check(policy_role(policy, STR("nobody")) == NULL);
    arena_close(arena);
}

static void what_is_written_wrong_is_said_with_its_line(void)
{
    check_rows(READING_ROWS, COUNT_OF(READING_ROWS));
}

static void what_is_named_must_exist(void)
{
    check_rows(REFERENCE_ROWS, COUNT_OF(REFERENCE_ROWS));
}

static void conditions_ask_what_can_be_answered(void)
{
    check_rows(CONDITION_ROWS, COUNT_OF(CONDITION_ROWS));
}

static void procedures_are_reached_end_and_meet(void)
{
    check_rows(GRAPH_ROWS, COUNT_OF(GRAPH_ROWS));
}

static void all_mistakes_are_told_at_once(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct problems problems = {.arena = arena};
    struct str text = text_replaced(arena, SMALL_PACK, "scope: self", "scope: own");
    text = text_replaced(arena, str_c(arena, text), "next: [F2, F3]", "next: [F2, F9]");
    text = text_replaced(arena, str_c(arena, text), "kind: amount", "kind: money");
    check(policy_load(arena, pack_tree(arena, text), &problems) == NULL);
    check(problems.len == 3);
    arena_close(arena);
}

static void a_fraction_is_in_no_pack(void)
{
    struct arena *arena = arena_open(PACK_MIB);
    struct problems problems = {.arena = arena};
    struct fault fault;
    struct node tree;
    check(json_read(arena, STR("{\"edition\": 2.5}"), &tree, &fault) == STATUS_OK);
    check(policy_load(arena, &tree, &problems) == NULL);
    check(says(&problems.at[0], STR("不能用小数“2.5”"), 1));
    arena_close(arena);
}

static void a_list_without_end_is_refused_whole(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct problems problems = {.arena = arena};
    struct buffer list = {.arena = arena};
    for (int i = 0; i < 1001; i++)
        buffer_addf(&list, "R%d, ", i);
    struct str text = text_replaced(arena, SMALL_PACK, "asks: [loss, complex]",
        str_c(arena, str_format(arena, "asks: [%.*s]", STR_ARG(buffer_str(&list)))));
    check(policy_load(arena, pack_tree(arena, text), &problems) == NULL);
    check(says(&problems.at[0], STR("这个列表有1001项，最多1000项"), 78));
    arena_close(arena);
}

static void what_is_no_map_is_no_pack(void)
{
    struct arena *arena = arena_open(PACK_MIB);
    struct problems problems = {.arena = arena};
    check(policy_load(arena, pack_tree(arena, STR("- a\n")), &problems) == NULL);
    check(problems.len == 1);
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(the_small_pack_is_sound),
        TEST(references_are_pointers_into_the_same_policy),
        TEST(what_is_written_wrong_is_said_with_its_line),
        TEST(what_is_named_must_exist),
        TEST(conditions_ask_what_can_be_answered),
        TEST(procedures_are_reached_end_and_meet),
        TEST(all_mistakes_are_told_at_once),
        TEST(a_fraction_is_in_no_pack),
        TEST(a_list_without_end_is_refused_whole),
        TEST(what_is_no_map_is_no_pack),
    };
    return TESTS_RUN(tests);
}
