#include "casework/policy_diff.h"
#include "casework/policy_show.h"
#include "test/policy_pack.h"

static bool holds(struct str text, const char *part)
{
    struct str wanted = str_of(part);
    for (; text.len >= wanted.len; text = (struct str){text.at + 1, text.len - 1})
        if (str_equal((struct str){text.at, wanted.len}, wanted))
            return true;
    return false;
}

/* The small pack, with `old` become `new`. */
static void check_shows_of(const char *old, const char *new, const char *part)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct str pack = text_replaced(arena, SMALL_PACK, old, new);
    struct str shown = policy_show(arena, pack_load(arena, pack));
    if (!holds(shown, part))
        printf("%.*s", STR_ARG(shown));
    check(holds(shown, part));
    arena_close(arena);
}

static void check_shows(const char *part)
{
    check_shows_of("pack: small\n", "pack: small\n", part);
}

static void a_sample_carries_its_badge(void)
{
    check_shows("  1. R01　改革探索中出现失误的【示例条款】\n");
    check_shows("条款5条。带【示例条款】标记的2处不是正式文件的内容");
}

static void what_is_no_sample_says_where_it_comes_from(void)
{
    check_shows("  1. X01　明知故犯的〔已公布规定〕\n");
}

static void gaps_show_as_gaps_also_those_only_counted(void)
{
    check_shows("  （第2项：原文未公布）\n  （第3项：原文未公布）\n");
}

static void a_list_of_unknown_length_says_so(void)
{
    check_shows("可以容错的情形（有一项即可，共3项）");
    check_shows_of("    of: 3\n", "", "可以容错的情形（有一项即可，项数不详）");
}

static void notes_are_shown_where_they_stand(void)
{
    check_shows_of("{id: R02, known: false}", "{id: R02, known: false, note: 第二项没有取得}",
        "  （第2项：原文未公布）\n     注：第二项没有取得\n");
    check_shows_of("{id: X01, text: 明知故犯的, ", "{id: X01, note: 与省里相同, text: 明知故犯的, ",
        "明知故犯的〔已公布规定〕\n     注：与省里相同\n");
}

static void what_is_only_kept_is_shown_with_its_provenance(void)
{
    check_shows_of("visits_a_year_max: 2\n",
        "visits_a_year_max: 2\ngrades: [{code: good, label: 好, provenance: sample}]\n",
        "、回访评价\n  1. 好【示例条款】\n");
    check_shows_of("{code: lighter, title: 从轻, ",
        "{code: lighter, provenance: common, title: 从轻, ", "；须有上位依据〔各地通行做法〕\n");
    check_shows_of("visits_a_year_max: 2\n",
        "visits_a_year_max: 2\nconsequences: [{id: other, known: false, note: 其余没有取得}]\n",
        "、结果运用\n  1. （原文未公布）\n     注：其余没有取得\n");
}

static void a_list_that_stands_alone_says_so(void)
{
    check_shows_of("    role: exclude\n", "    role: mitigate\n    alone: true\n",
        "，单独符合也是符合容错情形）");
}

static void a_cap_with_exceptions_is_shown_as_one(void)
{
    check_shows("同一对象一年最多回访2次。");
    check_shows_of("visits_a_year_max: 2\n",
        "visits_a_year_max: 2\nvisits_beyond_by_reasons: true\n",
        "同一对象一年原则上最多回访2次。");
}

static void a_computed_clause_says_from_what(void)
{
    check_shows("     按事实认定：“损失金额”低于1万元。\n");
    check_shows("     认定符合前须核查：账目、亲属。\n");
}

static void limits_and_steps_are_whole_sentences(void)
{
    check_shows("  1. 研究：15个工作日，自收到申请起；可延长1次，每次5个工作日，由主要领导批准\n");
    check_shows("  2. 反馈：及时，自会议结束起\n");
    check_shows(
        "  4. "
        "F4　领导审核（审核）：由主要领导办理；等F2、F3都办完；仅当“是否重大复杂”为是，否则→F5；"
        "办过F1的人不得办理；呈批：承办人→主要领导；同意→F5；退回→F1（须写明理由）（不算通过）\n");
    check_shows("；已记录→本步继续；已了结→办结（已办结）\n");
    check_shows("；送主要领导（抄送）（仅当");
}

static void every_clause_stands_in_the_json_with_its_gap(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct node out = {.kind = NODE_NULL};
    policy_show_json(arena, pack_load(arena, str_of(SMALL_PACK)), &out);
    const struct node *clauses = node_get(&out, "clauses");
    check(clauses->len == 6);
    check(str_is(node_text(&clauses->items[0], "provenance"), "sample"));
    check(node_get(&clauses->items[1], "known")->integer == 0);
    check(node_get(&clauses->items[1], "text") == NULL);
    check(node_get(&clauses->items[2], "no")->integer == 3);
    check(node_get(&clauses->items[2], "id") == NULL);
    arena_close(arena);
}

struct change {
    const char *old, *new; /* the later edition says `new` where the earlier says `old` */
    const char *kind, *where, *before, *after;
};

static void check_change(const struct change *change)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    const struct policy *before = pack_load(arena, str_of(SMALL_PACK));
    const struct policy *after =
        pack_load(arena, text_replaced(arena, SMALL_PACK, change->old, change->new));
    struct vec differences = policy_diff(arena, before, after);
    bool found = false;
    VEC_EACH (const struct difference, d, differences)
        found = found
                || (str_is(str_of(d->kind), change->kind) && str_is(d->where, change->where)
                    && str_is(d->before, change->before) && str_is(d->after, change->after));
    if (!found)
        printf("%.*s", STR_ARG(policy_diff_words(arena, &differences)));
    check(found);
    arena_close(arena);
}

static void every_kind_of_change_is_told(void)
{
    static const struct change rows[] = {
        {"明知故犯的, prov", "明知故犯、我行我素的, prov", "clause", "X01", "明知故犯的",
            "明知故犯、我行我素的"},
        {"provenance: published}", "provenance: article}", "clause_source", "X01", "已公布规定",
            "报道原文"},
        {"checks: [账目, 亲属]", "checks: [账目]", "clause_rule", "G02",
            "列入“容错的条件”；认定符合前须核查：账目、亲属。",
            "列入“容错的条件”；认定符合前须核查：账目。"},
        {", starts: 会议结束}", ", starts: 会议结束, provenance: sample}", "limit_source", "soon",
            "", "示例条款"},
        {"{id: R02, known: false}", "{id: R03, text: 新的一项, provenance: common}", "clause",
            "R03", "", "新的一项"},
        {"{id: R02, known: false}", "{id: R03, text: 新的一项, provenance: common}", "clause",
            "R02", "（原文未公布）", ""},
        {"{id: R02, known: false}", "{id: R02, text: 公布了, provenance: article}", "clause", "R02",
            "（原文未公布）", "公布了"},
        {"    of: 3", "    of: 4", "list", "situations", "可以容错的情形（有一项即可，共3项）",
            "可以容错的情形（有一项即可，共4项）"},
        {"number: 15", "number: 10", "limit", "study",
            "研究：15个工作日，自收到申请起；可延长1次，每次5个工作日，由主要领导批准",
            "研究：10个工作日，自收到申请起；可延长1次，每次5个工作日，由主要领导批准"},
        {"{code: education, title: 批评教育", "{code: education, title: 教育", "outcome",
            "education", "批评教育（附带的结果）：认定结论不限；不设条件",
            "教育（附带的结果）：认定结论不限；不设条件"},
        {"months: 12", "months: 18", "measure", "warning", "警告，第二种形态，处分，影响期12个月",
            "警告，第二种形态，处分，影响期18个月"},
        {"示例条例第一条", "示例条例第二条", "basis", "b1",
            "党纪责任：示例条例第一条，用于从轻、免予处理（条文待核对）",
            "党纪责任：示例条例第二条，用于从轻、免予处理（条文待核对）"},
        {"{code: agreed, label: 同意, end: done, carried: true}",
            "{code: ok, label: 通过, end: done, carried: true}", "step", "study.M1",
            "会议研究（集体研究）：由常委会办理；同意→办结（已办结）（须表决通过）",
            "会议研究（集体研究）：由常委会办理；通过→办结（已办结）（须表决通过）"},
        {"noun: study\n", "noun: study\n    on: false\n", "procedure", "study",
            "集体研究（依职权，编号研{year}-{n4}）；由承办人提起",
            "集体研究（依职权，编号研{year}-{n4}），未启用；由承办人提起"},
        {"quorum_of: 2", "quorum_of: 3", "body", "committee", "常委会：到会2/3，表决成员至少3名",
            "常委会：到会3/3，表决成员至少3名"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_change(&rows[i]);
}

static void the_same_edition_has_no_difference(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    const struct policy *policy = pack_load(arena, str_of(SMALL_PACK));
    struct vec differences = policy_diff(arena, policy, policy);
    check(differences.len == 0);
    check(str_is(policy_diff_words(arena, &differences), "两个版次没有差别。\n"));
    arena_close(arena);
}

static void a_difference_is_said_in_words_and_as_json(void)
{
    struct arena *arena = arena_open(8 * PACK_MIB);
    struct str text =
        text_replaced(arena, SMALL_PACK, "known: false", "text: 甲, provenance: article");
    struct vec differences =
        policy_diff(arena, pack_load(arena, str_of(SMALL_PACK)), pack_load(arena, text));
    check(holds(
        policy_diff_words(arena, &differences), "改动　条款 R02\n  - （原文未公布）\n  + 甲\n"));
    struct node out = {.kind = NODE_NULL};
    policy_diff_json(arena, &differences, &out);
    check(out.len == differences.len && str_is(node_text(&out.items[0], "kind"), "clause"));
    check(str_is(node_text(&out.items[0], "after"), "甲"));
    arena_close(arena);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_sample_carries_its_badge),
        TEST(what_is_no_sample_says_where_it_comes_from),
        TEST(gaps_show_as_gaps_also_those_only_counted),
        TEST(a_list_of_unknown_length_says_so),
        TEST(notes_are_shown_where_they_stand),
        TEST(what_is_only_kept_is_shown_with_its_provenance),
        TEST(a_list_that_stands_alone_says_so),
        TEST(a_cap_with_exceptions_is_shown_as_one),
        TEST(a_computed_clause_says_from_what),
        TEST(limits_and_steps_are_whole_sentences),
        TEST(every_clause_stands_in_the_json_with_its_gap),
        TEST(every_kind_of_change_is_told),
        TEST(the_same_edition_has_no_difference),
        TEST(a_difference_is_said_in_words_and_as_json),
    };
    return TESTS_RUN(tests);
}
