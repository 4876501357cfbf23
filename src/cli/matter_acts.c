#include "cli/matter_acts.h"

#include "casework/kind.h"
#include "casework/words.h"
#include "cli/matter_lines.h"
#include "cli/talk.h"

/* ---- in words ------------------------------------------------------------------------------- */

/* Said elsewhere: at the steps, the subjects and in the lists below; talks are read alone. */
static bool said_elsewhere(struct str name)
{
    static const char *const names[] = {"step", "result", "round", "meeting", "item", "checks",
        "distinctions", "evidence", "statements", "rulings", "answers", "talk", "facts"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static struct str clause_told(struct cli *cli, const struct policy *policy, struct str id)
{
    const struct clause *clause = policy_clause(policy, id);
    return clause == NULL ? id : clause_words(cli->arena, clause);
}

static struct str material_told(const struct case_file *file, const struct node *row)
{
    struct str id = node_text(row, "material");

    LIST_EACH (struct step, step, file->procedure->steps)
        LIST_EACH (struct material_kind, kind, step->materials)
            if (str_equal(kind->id, id))
                return kind->title;
    return id;
}

static void show_materials(const struct case_file *file, const struct node *list)
{
    for (size_t i = 0; i < list->len; i++) {
        const struct node *row = &list->items[i];
        struct str title = node_text(row, "title"), kept = node_text(row, "kept_at");
        print("    材料：%.*s%s%.*s%s%.*s\n", STR_ARG(material_told(file, row)),
            title.len > 0 ? "，" : "", STR_ARG(title), kept.len > 0 ? "，存放在" : "",
            STR_ARG(kept));
    }
}

static void show_facts(const struct policy *policy, const struct node *list)
{
    for (size_t i = 0; i < list->len; i++) {
        const struct node *row = &list->items[i], *number = node_get(row, "number");
        const struct fact_kind *kind = policy_fact(policy, node_text(row, "fact"));
        print("    事实：%.*s：", STR_ARG(kind == NULL ? node_text(row, "fact") : kind->title));
        if (kind != NULL && kind->type == FACT_YES_NO && number != NULL
            && number->kind == NODE_INTEGER)
            print("%s", number->integer == 1 ? "是" : "否");
        else if (number != NULL && number->kind == NODE_INTEGER)
            print("%lld", (long long)number->integer);
        print("%.*s", STR_ARG(node_text(row, "word")));
        struct str reasons = node_text(row, "reasons");
        print("%s%.*s\n", reasons.len > 0 ? "。" : "", STR_ARG(reasons));
    }
}

static void show_data(struct cli *cli, const struct case_file *file, const struct node *data)
{
    for (size_t i = 0; i < data->len; i++) {
        const struct node *child = &data->items[i];
        if (str_is(child->key, "facts"))
            show_facts(file->policy, child);
        if (said_elsewhere(child->key))
            continue;
        if (str_is(child->key, "materials")) {
            show_materials(file, child);
        } else if (str_is(child->key, "clauses")) {
            for (size_t j = 0; j < child->len; j++)
                print("    所依据的情形：%.*s\n",
                    STR_ARG(clause_told(cli, file->policy, child->items[j].text)));
        } else {
            show_node(cli, file->policy, child, 2);
        }
    }
}

static void show_dissent(struct cli *cli, const struct node *list)
{
    for (size_t i = 0; list != NULL && i < list->len; i++) {
        struct id id = {{0}};
        if (!id_read(node_text(&list->items[i], "person"), &id))
            continue;
        struct str words = node_text(&list->items[i], "words");
        print("    %.*s %.*s%s%.*s\n", STR_ARG(code_words(node_text(&list->items[i], "position"))),
            STR_ARG(directory_name(cli->arena, cli->directory, (person_id){id})),
            words.len > 0 ? "：" : "", STR_ARG(words));
    }
}

void acts_show(struct cli *cli, const struct case_file *file, const struct node *acts)
{
    if (acts != NULL && acts->len > 0)
        print("\n各步内容\n");
    for (size_t i = 0; acts != NULL && i < acts->len; i++) {
        const struct node *row = &acts->items[i];
        struct id by = {{0}};
        struct str name = id_read(node_text(row, "by"), &by)
                              ? directory_name(cli->arena, cli->directory, (person_id){by})
                              : STR("");
        print("  %.*s %.*s  %.*s  %.*s\n", STR_ARG(node_text(row, "step")),
            STR_ARG(node_text(row, "title")), STR_ARG(node_text(row, "on")), STR_ARG(name));
        show_data(cli, file, node_get(row, "data"));
        show_dissent(cli, node_get(row, "dissent"));
    }
}
