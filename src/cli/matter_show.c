/* One matter as people read it. */
#include "casework/deadline.h"
#include "casework/words.h"
#include "cli/commands.h"
#include "cli/matter.h"
#include "cli/matter_acts.h"
#include "cli/matter_lines.h"
#include "cli/talk.h"
#include "view/matter_view.h"

/* ---- small things --------------------------------------------------------------------------- */

/* What a node of the tree says: a text, a number, or the word for an absence. */
static struct str told(struct arena *arena, const struct node *node)
{
    const struct node *absent = node_get(node, "absent");

    if (node == NULL)
        return STR("");
    if (absent != NULL)
        return code_words(absent->text);
    if (node->kind == NODE_INTEGER)
        return str_format(arena, "%lld", (long long)node->integer);
    if (node->kind != NODE_MAP)
        return node->text;
    struct date date;
    return date_read(node, &date) ? date_words(arena, &date) : node_text(node, "name");
}

static void line(struct cli *cli, const char *label, const struct node *map, const char *key)
{
    struct str text = told(cli->arena, node_get(map, key));

    if (text.len > 0)
        print("%s：%.*s\n", label, STR_ARG(text));
}

static void heading(const char *words)
{
    print("\n%s\n", words);
}

/* ---- the head ------------------------------------------------------------------------------- */

static void show_head(struct cli *cli, const struct node *tree)
{
    struct str id = node_text(tree, "id");

    print("%.*s  %.*s\n", STR_ARG(((struct str){id.at, 8})), STR_ARG(node_text(tree, "title")));
    line(cli, "编号", tree, "number");
    line(cli, "程序", tree, "procedure_title");
    print("规则：%.*s %.*s版\n", STR_ARG(node_text(tree, "pack_title")),
        STR_ARG(node_text(tree, "edition")));
    line(cli, "状态", tree, "state_label");
    line(cli, "结束", tree, "ended_on");
    line(cli, "结束理由", tree, "end_reasons");
    line(cli, "项目", tree, "project");
    line(cli, "单位", tree, "unit");
    line(cli, "申请人", tree, "applicant");
    line(cli, "开始", tree, "opened_on");
    line(cli, "提起人", tree, "opened_by");
}

/* ---- subjects ------------------------------------------------------------------------------- */

/* What the pack calls this basis. */
static struct str basis_words(const struct policy *policy, struct str id)
{
    LIST_EACH (struct superior_basis, basis, policy->superior_bases)
        if (str_equal(basis->id, id))
            return basis->text;
    return id;
}

static void show_outcome(struct cli *cli, const struct policy *policy, const struct node *outcome)
{
    struct str label = node_text(outcome, "label");

    if (label.len == 0)
        label = told(cli->arena, node_get(outcome, "code"));
    print("    处理结果：%.*s", STR_ARG(label));
    if (node_text(outcome, "basis").len > 0)
        print("（依据：%.*s）", STR_ARG(code_words(node_text(outcome, "basis"))));
    print("\n");
    if (node_text(outcome, "superior_basis").len > 0)
        print("      上位依据：%.*s\n",
            STR_ARG(basis_words(policy, node_text(outcome, "superior_basis"))));
    const struct node *provisos = node_get(outcome, "provisos");
    for (size_t i = 0; provisos != NULL && i < provisos->len; i++)
        print("      附条件：%.*s\n", STR_ARG(provisos->items[i].text));
}

/* The pack's title of a measure; told as it is when the pack has none of that name. */
static struct str measure_told(
    struct cli *cli, const struct policy *policy, const struct node *measure)
{
    struct str word = told(cli->arena, measure);
    const struct measure *known = policy == NULL ? NULL : policy_measure(policy, word);

    return known == NULL ? word : known->title;
}

static void show_ruling(struct cli *cli, const struct policy *policy, const struct node *subject)
{
    const struct node *ruling = node_get(subject, "ruling");
    const struct node *outcomes = node_get(ruling, "outcomes"),
                      *revoked = node_get(subject, "revoked");
    struct str finding = told(cli->arena, node_get(ruling, "finding"));

    print("    认定结论：%.*s（%.*s）%s\n", STR_ARG(code_words(finding)),
        STR_ARG(node_text(subject, "ruled_on")),
        revoked != NULL && revoked->integer != 0 ? "，已撤销" : "");
    for (size_t i = 0; outcomes != NULL && i < outcomes->len; i++)
        show_outcome(cli, policy, &outcomes->items[i]);
    struct str proposed = measure_told(cli, policy, node_get(ruling, "proposed_measure"));
    struct str measure = measure_told(cli, policy, node_get(ruling, "measure"));
    if (proposed.len > 0 || measure.len > 0)
        print("    拟处理：%.*s；处理：%.*s\n", STR_ARG(proposed.len > 0 ? proposed : STR("未写")),
            STR_ARG(measure.len > 0 ? measure : STR("未写")));
    if (node_text(ruling, "four_form").len > 0)
        print("    四种形态：%.*s\n", STR_ARG(code_words(node_text(ruling, "four_form"))));
    if (node_text(ruling, "reasons").len > 0)
        print("    理由：%.*s\n", STR_ARG(node_text(ruling, "reasons")));
}

/* Which outcomes the rules leave open, and why the others are closed. */
static void show_openness(struct cli *cli, const struct node *rows)
{
    struct grid grid = {.arena = cli->arena};

    print("    规则允许的处理结果：\n");
    for (size_t i = 0; i < rows->len; i++) {
        const struct node *row = &rows->items[i];
        struct str open = node_text(row, "open");
        const struct str cells[] = {STR("     "), node_text(row, "title"),
            str_is(open, "met")       ? STR("可以")
            : str_is(open, "unknown") ? STR("还不能定")
                                      : STR("不可以"),
            node_text(row, "words")};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static void show_answer(const struct node *subject)
{
    const struct node *answer = node_get(subject, "answer");

    if (answer != NULL)
        print("    有无容错情形：%.*s。%.*s\n", STR_ARG(code_words(node_text(answer, "answer"))),
            STR_ARG(node_text(answer, "reasons")));
}

static void show_subjects(struct cli *cli, const struct policy *policy, const struct node *tree)
{
    const struct node *subjects = node_get(tree, "subjects");

    if (subjects->len > 0)
        heading("对象");
    for (size_t i = 0; i < subjects->len; i++) {
        const struct node *subject = &subjects->items[i];
        struct str name = told(cli->arena, node_get(subject, "name"));
        if (name.len == 0)
            name = node_text(subject, "described");
        print("  %.*s %.*s  %.*s\n", STR_ARG(node_text(subject, "no")), STR_ARG(name),
            STR_ARG(told(cli->arena, node_get(subject, "post"))));
        show_answer(subject);
        if (node_get(subject, "ruling") != NULL)
            show_ruling(cli, policy, subject);
        if (node_get(subject, "openness") != NULL)
            show_openness(cli, node_get(subject, "openness"));
    }
}

/* ---- steps ---------------------------------------------------------------------------------- */

static struct str due_of(const struct cli *cli, const struct node *step)
{
    const struct node *deadline = node_get(step, "deadline");
    struct str due = node_text(deadline, "due"), words = node_text(deadline, "words");
    const struct node *provisional = node_get(deadline, "provisional");

    if (deadline == NULL)
        return STR("");
    if (due.len == 0)
        return words.len > 0 ? words : STR("及时");
    return str_format(cli->arena, "期限%.*s %.*s%s", STR_ARG(due), STR_ARG(words),
        provisional->integer != 0 ? "（放假通知未公布，暂定）" : "");
}

static struct str state_of(const struct cli *cli, const struct node *step, bool ended)
{
    struct str state = node_text(step, "state"), label = node_text(step, "result_label");

    if (str_is(state, "open"))
        return ended ? STR("未办（事项已结束）") : STR("待办");
    if (str_is(state, "skipped"))
        return STR("不需要");
    return str_format(cli->arena, "%.*s", STR_ARG(label.len > 0 ? label : STR("已办")));
}

static void show_steps(struct cli *cli, const struct node *tree)
{
    const struct node *steps = node_get(tree, "steps"), *ended = node_get(tree, "ended");
    struct grid grid = {.arena = cli->arena};

    heading("步骤");
    for (size_t i = 0; i < steps->len; i++) {
        const struct node *step = &steps->items[i];
        const struct str cells[] = {STR(""), node_text(step, "step"), node_text(step, "title"),
            node_text(step, "opened_on"),
            node_text(step, "done_on").len > 0 ? node_text(step, "done_on") : STR("-"),
            state_of(cli, step, ended != NULL && ended->integer != 0),
            told(cli->arena, node_get(step, "by")), due_of(cli, step)};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static void show_why(const struct node *tree)
{
    const struct node *steps = node_get(tree, "steps");

    heading("为什么是这一天");
    for (size_t i = 0; i < steps->len; i++) {
        const struct node *why = node_get(node_get(&steps->items[i], "deadline"), "why");
        if (why == NULL || why->len == 0)
            continue;
        print("  %.*s %.*s\n", STR_ARG(node_text(&steps->items[i], "step")),
            STR_ARG(node_text(&steps->items[i], "title")));
        for (size_t j = 0; j < why->len; j++)
            print("    %.*s\n", STR_ARG(why->items[j].text));
    }
}

/* ---- the whole ------------------------------------------------------------------------------ */

int matter_show_run(struct cli *cli)
{
    struct dossier dossier;
    struct node tree = {0};
    bool why = arg_given(&cli->args, "why");
    int code = matter_take(cli, &dossier);

    if (code != EXIT_DONE)
        return code;
    if (dossier.files[0].procedure == NULL && dossier.files[0].matter->late == NULL)
        return cli_no(cli, EXIT_FAILED, "这件事项所依据的规则不在这里，无法显示。");
    matter_tree(cli_viewer(cli), &dossier, why, &tree);
    if (arg_given(&cli->args, "json")) {
        print_json(cli->arena, &tree);
        return EXIT_DONE;
    }
    if (dossier.files[0].matter->late != NULL) {
        show_late(cli, &tree);
        return EXIT_DONE;
    }
    show_head(cli, &tree);
    show_subjects(cli, dossier.files[0].policy, &tree);
    show_steps(cli, &tree);
    if (why)
        show_why(&tree);
    acts_show(cli, &dossier.files[0], node_get(&tree, "acts"));
    show_lines(cli, &tree, dossier.files[0].policy);
    return EXIT_DONE;
}
