#include "view/needs.h"

#include "casework/kind.h"
#include "casework/words.h"

struct listing {
    struct buffer *out;
    const char *indent, *title;
    size_t len;
};

/* The separator or the line's beginning before the next thing of the list. */
static void next(struct listing *list)
{
    if (list->len++ > 0)
        buffer_addf(list->out, "，");
    else
        buffer_addf(
            list->out, "%s%s%s：", list->out->len > 0 ? "\n" : "", list->indent, list->title);
}

static void add_field(struct listing *list, struct str name)
{
    next(list);
    buffer_addf(list->out, "%.*s（%.*s）", STR_ARG(name), STR_ARG(field_words(name)));
}

static void add_fields(struct buffer *out, const struct step *step, const char *indent)
{
    struct listing list = {out, indent, "需要填写", 0};

    LIST_EACH (struct str, name, step->needs)
        add_field(&list, *name);
    if (step->persons_min > 1) {
        next(&list);
        buffer_addf(out, "staff（一起办理的人员，至少%lld人）", (long long)step->persons_min);
    }
    if (!step->kind->in_meeting)
        return;
    add_field(&list, STR("attendance"));
    add_field(&list, STR("positions"));
    bool said = false;
    LIST_EACH (struct str, name, step->needs)
        said = said || str_is(*name, "rulings");
    if (step->kind == &determination_kind && !said)
        add_field(&list, STR("rulings"));
}

/* ---- facts ---------------------------------------------------------------------------------- */

static bool stated(const struct case_file *file, struct str name)
{
    VEC_EACH (const struct fact *, fact, file->matter->facts)
        if (str_equal((*fact)->fact, name))
            return true;
    return false;
}

static void add_value(struct buffer *out, const struct fact_kind *kind)
{
    switch (kind->type) {
    case FACT_YES_NO: buffer_addf(out, "number: 1 是，0 否"); return;
    case FACT_AMOUNT: buffer_addf(out, "number: 以分计"); return;
    case FACT_RATIO: buffer_addf(out, "number: 以万分之一计"); return;
    case FACT_COUNT: buffer_addf(out, "number: 个数"); return;
    case FACT_DATE: buffer_addf(out, "date: 日期"); return;
    case FACT_CHOICE: break;
    }
    buffer_addf(out, "word:");
    for (size_t i = 0; i < kind->choices.len; i++)
        buffer_addf(
            out, "%s%.*s", i > 0 ? "|" : " ", STR_ARG(((const struct str *)kind->choices.at)[i]));
}

static void add_facts(
    struct buffer *out, const struct case_file *file, const struct step *step, const char *indent)
{
    struct listing list = {out, indent, "要填明的事实（facts）", 0};

    LIST_EACH (struct str, name, step->asks) {
        const struct fact_kind *kind = policy_fact(file->policy, *name);
        if (kind == NULL || stated(file, *name))
            continue;
        next(&list);
        buffer_addf(out, "{fact: %.*s, ", STR_ARG(*name));
        add_value(out, kind);
        buffer_addf(out, "}（%.*s）", STR_ARG(kind->title));
    }
}

/* ---- the rest ------------------------------------------------------------------------------- */

static void add_materials(struct buffer *out, const struct step *step, const char *indent)
{
    struct listing list = {out, indent, "要交的材料（materials）", 0};

    LIST_EACH (struct material_kind, kind, step->materials)
        if (kind->required) {
            next(&list);
            buffer_addf(out, "{material: %.*s}（%.*s）", STR_ARG(kind->id), STR_ARG(kind->title));
        }
}

static void add_results(struct buffer *out, const struct step *step, const char *indent)
{
    struct listing list = {out, indent, "结果（result）可以是", 0};

    LIST_EACH (struct result, result, step->results) {
        next(&list);
        buffer_addf(out, "%.*s %.*s%s", STR_ARG(result->code), STR_ARG(result->label),
            result->reasons ? "（写明 reasons，至少10个字）" : "");
    }
}

struct str needs_words(
    struct arena *arena, const struct case_file *file, const struct step *step, const char *indent)
{
    struct buffer out = {.arena = arena};

    add_fields(&out, step, indent);
    add_facts(&out, file, step, indent);
    add_materials(&out, step, indent);
    if (step->results.len > 1)
        add_results(&out, step, indent);
    return buffer_str(&out);
}

static struct node *put_list(struct arena *arena, struct node *map, const char *key)
{
    struct node *list = node_put(arena, map, str_of(key));
    list->kind = NODE_LIST;
    return list;
}

void needs_json(
    struct arena *arena, const struct case_file *file, const struct step *step, struct node *out)
{
    struct node *needs = put_list(arena, out, "needs"), *facts = put_list(arena, out, "facts"),
                *materials = put_list(arena, out, "materials"),
                *results = put_list(arena, out, "results");

    LIST_EACH (struct str, name, step->needs)
        node_set_text(node_push(arena, needs), *name);
    LIST_EACH (struct str, name, step->asks)
        if (!stated(file, *name))
            node_set_text(node_push(arena, facts), *name);
    LIST_EACH (struct material_kind, kind, step->materials)
        if (kind->required)
            node_set_text(node_push(arena, materials), kind->id);
    LIST_EACH (struct result, result, step->results)
        node_set_text(node_push(arena, results), result->code);
}
