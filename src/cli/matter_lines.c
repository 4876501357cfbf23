#include "cli/matter_lines.h"

#include "casework/words.h"
#include "cli/talk.h"

static const struct node *rows_of(const struct node *tree, const char *key, const char *title)
{
    static const struct node none = {.kind = NODE_LIST};
    const struct node *rows = node_get(tree, key);

    if (rows == NULL || rows->len == 0)
        return &none;
    print("\n%s\n", title);
    return rows;
}

static void show_links(const struct node *tree)
{
    const struct node *links = rows_of(tree, "links", "关联");

    for (size_t i = 0; i < links->len; i++) {
        const struct node *row = &links->items[i];
        struct str kind = node_text(row, "kind");
        print("  %.8s  %.*s：%.*s。%.*s\n", node_text(row, "to").at,
            STR_ARG(code_words(kind.len > 0 ? kind : STR("related"))),
            STR_ARG(node_text(row, "title")), STR_ARG(node_text(row, "reasons")));
    }
    const struct node *linking = rows_of(tree, "linking", "被关联");
    for (size_t i = 0; i < linking->len; i++)
        print("  %.8s  %.*s\n", node_text(&linking->items[i], "from").at,
            STR_ARG(node_text(&linking->items[i], "title")));
}

static struct str joined(struct arena *arena, const struct node *list)
{
    struct buffer out = {.arena = arena};

    for (size_t i = 0; list != NULL && i < list->len; i++)
        buffer_addf(&out, "%s%.*s", i > 0 ? "、" : "", STR_ARG(list->items[i].text));
    return buffer_str(&out);
}

static void show_checks(struct cli *cli, const struct node *tree, const struct policy *policy)
{
    const struct node *checks = rows_of(tree, "checks", "逐项对照");
    struct grid grid = {.arena = cli->arena};

    for (size_t i = 0; i < checks->len; i++) {
        const struct node *row = &checks->items[i];
        const struct clause *clause = policy_clause(policy, node_text(row, "clause"));
        const struct str cells[] = {STR(""), node_text(row, "subject"),
            code_words(node_text(row, "answer")),
            clause == NULL ? node_text(row, "clause") : clause_words(cli->arena, clause),
            node_text(row, "reasons"), joined(cli->arena, node_get(row, "evidence"))};
        grid_row(&grid, cells, COUNT_OF(cells));
    }
    grid_print(&grid);
}

static void show_distinctions(const struct node *tree, const struct policy *policy)
{
    const struct node *rows = rows_of(tree, "distinctions", "三个区分开来");

    for (size_t i = 0; i < rows->len; i++)
        print("  %.*s %.*s：%.*s\n", STR_ARG(node_text(&rows->items[i], "subject")),
            STR_ARG(word_label(&policy->distinctions, node_text(&rows->items[i], "pair"))),
            STR_ARG(node_text(&rows->items[i], "words")));
}

static void show_evidence(const struct node *tree)
{
    const struct node *rows = rows_of(tree, "evidence", "证据");

    for (size_t i = 0; i < rows->len; i++)
        print("  %.*s %.*s  %.*s\n", STR_ARG(node_text(&rows->items[i], "no")),
            STR_ARG(node_text(&rows->items[i], "title")),
            STR_ARG(node_text(&rows->items[i], "shows")));
}

static void show_statements(const struct node *tree)
{
    const struct node *rows = rows_of(tree, "statements", "各方说法");

    for (size_t i = 0; i < rows->len; i++) {
        const struct node *relied = node_get(&rows->items[i], "relied_on");
        print("  %.*s：%.*s%s\n", STR_ARG(node_text(&rows->items[i], "source")),
            STR_ARG(node_text(&rows->items[i], "words")),
            relied != NULL && relied->integer == 1 ? "（采信）" : "");
    }
}

void show_lines(struct cli *cli, const struct node *tree, const struct policy *policy)
{
    show_links(tree);
    show_checks(cli, tree, policy);
    show_distinctions(tree, policy);
    show_evidence(tree);
    show_statements(tree);
}

/* ---- a late entry: whatever is there, in its order ------------------------------------------ */

/* What the pack calls a code that stands in a member of this name, else the program's word. */
static struct str pack_words(const struct policy *policy, const struct node *node)
{
    const struct outcome_kind *outcome = NULL;
    const struct measure *measure = NULL;
    const struct role *role = NULL;

    if (policy != NULL && (str_is(node->key, "outcome") || str_is(node->key, "code")))
        outcome = policy_outcome(policy, node->text);
    if (policy != NULL && str_is(node->key, "measure"))
        measure = policy_measure(policy, node->text);
    if (policy != NULL && str_is(node->key, "role"))
        role = policy_role(policy, node->text);
    return outcome != NULL   ? outcome->title
           : measure != NULL ? measure->title
           : role != NULL    ? role->title
                             : code_words(node->text);
}

/* The name of what an id means, the word for a code, else the text itself. */
static struct str text_words(struct cli *cli, const struct policy *policy, const struct node *node)
{
    struct id id;

    if (!id_read(node->text, &id))
        return pack_words(policy, node);
    const struct unit *unit = directory_unit(cli->directory, (unit_id){id});
    const struct edition *edition = directory_edition(cli->directory, (policy_id){id});
    if (unit != NULL)
        return unit->name;
    if (edition != NULL && edition->policy != NULL)
        return edition->policy->title;
    return directory_person(cli->directory, (person_id){id}) != NULL
               ? directory_name(cli->arena, cli->directory, (person_id){id})
               : node->text;
}

/* What stands on the line of the node itself; false: it is a list or a map. */
static bool one_line(
    struct cli *cli, const struct policy *policy, const struct node *node, struct str *words)
{
    const struct node *absent = node_get(node, "absent");
    struct date date;

    if (absent != NULL)
        *words = code_words(absent->text);
    else if (node->kind == NODE_TEXT)
        *words = text_words(cli, policy, node);
    else if (node->kind == NODE_INTEGER)
        *words = str_format(cli->arena, "%lld", (long long)node->integer);
    else if (node->kind == NODE_MAP && date_read(node, &date))
        *words = date_words(cli->arena, &date);
    else
        return false;
    return true;
}

/* A map of short values on one line: 收件人：马某某；送达方式：当面送达.  False: it is none. */
static bool on_one_line(
    struct cli *cli, const struct policy *policy, const struct node *map, struct str *out)
{
    struct buffer line = {.arena = cli->arena};
    struct str words = {0};

    if (map->kind != NODE_MAP || map->len == 0)
        return false;
    for (size_t i = 0; i < map->len; i++) {
        if (!one_line(cli, policy, &map->items[i], &words))
            return false;
        buffer_addf(&line, "%s%.*s：%.*s", i > 0 ? "；" : "",
            STR_ARG(field_words(map->items[i].key)), STR_ARG(words));
    }
    *out = buffer_str(&line);
    return true;
}

void show_node(struct cli *cli, const struct policy *policy, const struct node *node, int depth)
{
    struct str label = field_words(node->key), words = {0};
    bool short_one = one_line(cli, policy, node, &words)
                     || (label.len == 0 && on_one_line(cli, policy, node, &words));

    print("%*s", depth * 2, "");
    if (label.len > 0)
        print("%.*s：%.*s\n", STR_ARG(label), STR_ARG(words));
    else
        print("· %.*s\n", STR_ARG(words));
    for (size_t i = 0; !short_one && i < node->len; i++)
        show_node(cli, policy, &node->items[i], depth + 1);
}

void show_late(struct cli *cli, const struct node *tree)
{
    const struct node *entry = node_get(tree, "late_entry");

    print("%.8s  %.*s\n", node_text(tree, "id").at, STR_ARG(node_text(entry, "title")));
    print("补录：系统以外办结，按材料登记；没有写的就是没有问过。\n");
    const struct node *voided = node_get(tree, "voided");
    if (voided != NULL)
        print("已作废（%.*s）：%.*s\n", STR_ARG(node_text(voided, "on")),
            STR_ARG(node_text(voided, "reasons")));
    print("\n");
    for (size_t i = 0; i < entry->len; i++)
        show_node(cli, NULL, &entry->items[i], 0);
    show_links(tree);
}
