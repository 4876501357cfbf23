#include "view/words_of.h"

#include "casework/words.h"

/* A person, unit or body of this id; else the id's beginning. */
static struct str id_words(const struct viewer *viewer, struct id id)
{
    const struct unit *unit = directory_unit(viewer->directory, (unit_id){id});
    const struct body *body = directory_body(viewer->directory, (body_id){id});
    const struct edition *edition = directory_edition(viewer->directory, (policy_id){id});

    if (unit != NULL)
        return unit->name;
    if (body != NULL)
        return body->name;
    if (edition != NULL && edition->policy != NULL)
        return edition->policy->title;
    return directory_name(viewer->arena, viewer->directory, (person_id){id});
}

/* Is the number an answer rather than a count? */
static bool is_yes_no(struct str name)
{
    return str_is(name, "sanctioned") || str_is(name, "relied_on") || str_is(name, "party_member")
           || str_is(name, "confirmed");
}

static struct str clause_told(
    const struct viewer *viewer, const struct policy *policy, struct str text)
{
    const struct clause *clause = policy == NULL ? NULL : policy_clause(policy, text);

    if (clause == NULL)
        return (struct str){0};
    return clause_words(viewer->arena, clause);
}

static struct str material_told(const struct procedure *procedure, struct str code)
{
    LIST_EACH (struct step, step, procedure->steps)
        LIST_EACH (struct material_kind, material, step->materials)
            if (str_equal(material->id, code))
                return material->title;
    return (struct str){0};
}

/* A material, a promise or a pair of the three distinctions; empty: it is none, or no code at all.
 */
static struct str listed_told(const struct policy *policy, struct str code)
{
    struct str title = {0};

    if (code.len == 0 || code.len > 40 || code.at[0] < 'a' || code.at[0] > 'z')
        return title;
    LIST_EACH (struct state_word, pair, policy->distinctions)
        if (str_equal(pair->code, code))
            return pair->label;
    LIST_EACH (struct state_word, promise, policy->promises)
        if (str_equal(promise->code, code))
            return promise->label;
    LIST_EACH (struct procedure, procedure, policy->procedures)
        if (title.len == 0)
            title = material_told(procedure, code);
    return title;
}

/* What the policy calls it; empty: it is none of its codes. */
static struct str policy_told(const struct policy *policy, struct str code)
{
    const struct outcome_kind *outcome = policy_outcome(policy, code);
    const struct measure *measure = policy_measure(policy, code);
    const struct role *role = policy_role(policy, code);
    const struct liability *liability = policy_liability(policy, code);
    const struct fact_kind *fact = policy_fact(policy, code);

    if (outcome != NULL)
        return outcome->title;
    if (measure != NULL)
        return measure->title;
    if (role != NULL)
        return role->title;
    if (liability != NULL)
        return liability->title;
    return fact != NULL ? fact->title : listed_told(policy, code);
}

static struct str code_told(const struct policy *policy, const struct node *node)
{
    struct str told = {0};

    if (policy != NULL)
        told = policy_told(policy, node->text);
    return told.len > 0 ? told : code_words(node->text);
}

static struct str text_words(
    const struct viewer *viewer, const struct policy *policy, const struct node *node)
{
    struct id id;

    if (id_read(node->text, &id))
        return id_words(viewer, id);
    struct str clause = clause_told(viewer, policy, node->text);
    return clause.len > 0 ? clause : code_told(policy, node);
}

static void add(const struct viewer *viewer, const struct policy *policy, const struct node *node,
    struct buffer *out)
{
    bool map = node->kind == NODE_MAP;

    if (node->kind == NODE_TEXT) {
        buffer_add(out, text_words(viewer, policy, node));
    } else if (node->kind == NODE_INTEGER && !is_yes_no(node->key)) {
        buffer_add_integer(out, node->integer);
    } else if (node->kind == NODE_INTEGER || node->kind == NODE_BOOL) {
        buffer_add(out, node->integer == 1 ? STR("是") : STR("否"));
    }
    for (size_t i = 0; (map || node->kind == NODE_LIST) && i < node->len; i++) {
        const struct node *child = &node->items[i];
        buffer_addf(out, "%s", i == 0 ? "" : map ? "，" : "；");
        if (map)
            buffer_addf(out, "%.*s：", STR_ARG(field_words(child->key)));
        add(viewer, policy, child, out);
    }
}

/* An imprecise date says itself in its own words. */
struct str node_words(
    const struct viewer *viewer, const struct policy *policy, const struct node *node)
{
    struct buffer out = {.arena = viewer->arena};
    const struct node *from = node_get(node, "from"), *words = node_get(node, "words");

    if (node == NULL)
        return (struct str){0};
    if (from != NULL && words != NULL && node_get(node, "precision") != NULL)
        return words->text;
    add(viewer, policy, node, &out);
    return buffer_str(&out);
}
