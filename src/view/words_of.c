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
    const struct procedure *procedure = policy_procedure(policy, code);

    if (procedure != NULL)
        return procedure->title;
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

/* Of a stated fact; NULL: the map states none that the policy knows. */
static const struct fact_kind *fact_of(const struct policy *policy, const struct node *map)
{
    return policy == NULL || map->kind != NODE_MAP ? NULL
                                                   : policy_fact(policy, node_text(map, "fact"));
}

/* An imprecise date says itself in its own words; false: it is none. */
static bool add_date(const struct viewer *viewer, const struct node *map, struct buffer *out)
{
    struct date date;

    if (node_get(map, "precision") == NULL || !date_read(map, &date))
        return false;
    buffer_add(out, date_words(viewer->arena, &date));
    return true;
}

static void add(const struct viewer *viewer, const struct policy *policy, const struct node *node,
    struct buffer *out);

static void add_member(const struct viewer *viewer, const struct policy *policy,
    const struct node *map, const struct node *member, struct buffer *out)
{
    const struct fact_kind *fact = fact_of(policy, map);

    if (fact != NULL && str_is(member->key, "number") && member->kind == NODE_INTEGER) {
        fact_number_add(out, fact->type, member->integer);
        return;
    }
    if (!str_is(member->key, "absent")) /* 不详, 不公开: said of what holds it */
        buffer_addf(out, "%.*s：", STR_ARG(field_words(member->key)));
    add(viewer, policy, member, out);
}

/* A code that has its label beside it says nothing more. */
static bool is_labelled(const struct node *map, const struct node *member)
{
    return str_is(member->key, "code") && node_text(map, "label").len > 0;
}

/* From that place on. */
static void add_members(const struct viewer *viewer, const struct policy *policy,
    const struct node *node, size_t from, struct buffer *out)
{
    bool first = true;

    for (size_t i = from; i < node->len; i++) {
        const struct node *child = &node->items[i];
        if (node->kind == NODE_MAP && is_labelled(node, child))
            continue;
        buffer_addf(out, "%s", first ? "" : node->kind == NODE_MAP ? "，" : "；");
        first = false;
        if (node->kind == NODE_MAP)
            add_member(viewer, policy, node, child, out);
        else if (str_is(node->key, "not_stated")) /* names of fields */
            buffer_add(out, field_words(child->text));
        else
            add(viewer, policy, child, out);
    }
}

static void add(const struct viewer *viewer, const struct policy *policy, const struct node *node,
    struct buffer *out)
{
    if (node->kind == NODE_MAP && add_date(viewer, node, out))
        return;
    if (node->kind == NODE_TEXT)
        buffer_add(out, text_words(viewer, policy, node));
    else if (node->kind == NODE_INTEGER && !is_yes_no(node->key))
        buffer_add_integer(out, node->integer);
    else if (node->kind == NODE_INTEGER || node->kind == NODE_BOOL)
        buffer_add(out, node->integer == 1 ? STR("是") : STR("否"));
    else
        add_members(viewer, policy, node, 0, out);
}

struct str node_words(
    const struct viewer *viewer, const struct policy *policy, const struct node *node)
{
    struct buffer out = {.arena = viewer->arena};

    if (node != NULL)
        add(viewer, policy, node, &out);
    return buffer_str(&out);
}

struct str node_words_after_first(
    const struct viewer *viewer, const struct policy *policy, const struct node *map)
{
    struct buffer out = {.arena = viewer->arena};

    add_members(viewer, policy, map, 1, &out);
    return buffer_str(&out);
}
