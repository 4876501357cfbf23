/* What an act needs, filled in from the rows of its kind and the lists of the pack. */
#include "test/walk.h"

#include "casework/facts.h"
#include "casework/kind_rules.h"

struct filling {
    struct walk *walk;
    struct arena *arena;
    const struct case_file *file;
    const struct step *step;
    const struct result *result;
    person_id by;
    struct node *out;
};

/* --- small ones --- */

static struct node *put_list(struct arena *arena, struct node *map, const char *key)
{
    struct node *list = node_put(arena, map, str_of(key));
    list->kind = NODE_LIST;
    return list;
}

static struct node *push_map(struct arena *arena, struct node *list)
{
    struct node *map = node_push(arena, list);
    map->kind = NODE_MAP;
    return map;
}

static void put_today(struct filling *f, const char *key)
{
    node_put_text(f->arena, f->out, key, day_write(f->arena, instant_day(f->walk->now)));
}

/* Another person than whoever acts: of the step's roles when there is one. */
static struct id another(struct filling *f)
{
    for (int i = 0; i < 40; i++) {
        person_id other = walk_actor(f->walk, f->file, f->step);
        if (id_given(other.id) && !id_equal(other.id, f->by.id))
            return other.id;
    }
    return walk_person(f->walk);
}

static void fill_clauses(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "clauses");

    LIST_EACH (struct clause_list, clauses, f->walk->policy->lists)
        if (clauses->role == LIST_INCLUDE)
            node_set_text(node_push(f->arena, list),
                clauses->clauses[walk_random(f->walk, clauses->clauses_len)].id);
}

static void fill_services(struct filling *f)
{
    struct node *one = push_map(f->arena, put_list(f->arena, f->out, "services"));

    node_put_text(f->arena, one, "receiver", STR("示例收件人"));
    node_put_text(f->arena, one, "way", STR("in_person"));
}

static void fill_evidence(struct filling *f)
{
    struct node *one = push_map(f->arena, put_list(f->arena, f->out, "evidence"));

    node_put_text(f->arena, one, "title", walk_words(f->walk));
    node_put_text(f->arena, one, "shows", STR("示例"));
}

/* --- the clauses of one subject --- */

static const char *answer_by_role(enum list_role role)
{
    return role == LIST_INCLUDE || role == LIST_REQUIRE ? "met" : "not_met";
}

static const char *some_answer(struct filling *f, enum list_role role)
{
    static const char *const answers[] = {"met", "not_met", "unknown", "not_applicable"};

    if (f->walk->plain || walk_chance(f->walk, 60))
        return answer_by_role(role);
    return answers[walk_random(f->walk, COUNT_OF(answers))];
}

static void put_looked_at(struct filling *f, struct node *check, const struct clause_list *list)
{
    struct node *looked = put_list(f->arena, check, "looked_at");

    for (size_t i = 0; i < list->clauses_len; i++)
        LIST_EACH (struct str, what, list->clauses[i].checks)
            node_set_text(node_push(f->arena, looked), *what);
}

static void put_check(struct filling *f, struct node *checks, struct str subject,
    const struct clause_list *list, struct str clause)
{
    struct node *check = push_map(f->arena, checks);

    node_put_text(f->arena, check, "subject", subject);
    node_put_text(f->arena, check, "clause", clause);
    node_put_text(f->arena, check, "answer", str_of(some_answer(f, list->role)));
    node_put_text(f->arena, check, "reasons", STR("逐项核对过"));
    put_looked_at(f, check, list);
}

static void fill_checks(struct filling *f)
{
    struct node *checks = put_list(f->arena, f->out, "checks");

    VEC_EACH (struct matter_subject, subject, f->file->matter->subjects)
        LIST_EACH (struct clause_list, list, f->file->policy->lists) {
            put_check(f, checks, subject->subject->no, list, list->id);
            if (!f->walk->plain && walk_chance(f->walk, 30))
                put_check(f, checks, subject->subject->no, list,
                    list->clauses[walk_random(f->walk, list->clauses_len)].id);
        }
}

static void fill_distinctions(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "distinctions");

    VEC_EACH (struct matter_subject, subject, f->file->matter->subjects)
        LIST_EACH (struct state_word, pair, f->file->policy->distinctions) {
            struct node *one = push_map(f->arena, list);
            node_put_text(f->arena, one, "subject", subject->subject->no);
            node_put_text(f->arena, one, "pair", pair->code);
            node_put_text(f->arena, one, "words", walk_words(f->walk));
        }
}

static void fill_proposals(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "proposals");

    VEC_EACH (struct matter_subject, subject, f->file->matter->subjects) {
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "subject", subject->subject->no);
        node_put_text(f->arena, one, "finding", STR("meets"));
        node_put_text(f->arena, one, "words", STR("建议"));
    }
}

static void fill_answers(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "answers");

    VEC_EACH (struct matter_subject, subject, f->file->matter->subjects) {
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "subject", subject->subject->no);
        node_put_text(f->arena, one, "answer",
            str_of(tolerance_answers[f->walk->plain ? 2 : 1 + walk_random(f->walk, 3)]));
        node_put_text(f->arena, one, "reasons", walk_words(f->walk));
    }
}

/* --- correction --- */

static void fill_new_items(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "items");

    for (uint64_t i = 0; i <= walk_random(f->walk, 3); i++) {
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "task", walk_words(f->walk));
        node_put_text(f->arena, one, "owner", walk_id(f->walk, walk_person(f->walk)));
    }
}

static void fill_verdicts(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "items");

    VEC_EACH (struct item_state, state, f->file->matter->items) {
        bool sent_back = !f->walk->plain && walk_chance(f->walk, 30);
        if (item_settled(state))
            continue;
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "no", state->item->no);
        node_put_text(f->arena, one, "verdict",
            str_of(state->handed_in == NULL ? "withdrawn"
                   : sent_back              ? "sent_back"
                                            : "accepted"));
        node_put_text(f->arena, one, "reasons", walk_words(f->walk));
    }
}

static void fill_items(struct filling *f)
{
    if (f->step->kind == &inspection_kind)
        fill_verdicts(f);
    else
        fill_new_items(f);
}

static void fill_done(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "done");

    VEC_EACH (struct item_state, state, f->file->matter->items) {
        if (item_settled(state) || (!f->walk->plain && walk_chance(f->walk, 20)))
            continue;
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "no", state->item->no);
        struct node *evidence = push_map(f->arena, put_list(f->arena, one, "evidence"));
        node_put_text(f->arena, evidence, "title", walk_words(f->walk));
    }
}

/* --- visits, publications --- */

static void fill_visitors(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "visitors");

    node_set_text(node_push(f->arena, list), walk_id(f->walk, f->by.id));
    node_set_text(node_push(f->arena, list), walk_id(f->walk, another(f)));
}

static void fill_talk(struct filling *f)
{
    struct node *talk = node_put(f->arena, f->out, STR("talk"));

    talk->kind = NODE_MAP;
    node_put_text(f->arena, talk, "thinking", walk_words(f->walk));
    node_put_text(f->arena, talk, "wishes", STR("没有"));
}

static void fill_to_unit(struct filling *f)
{
    node_put_text(f->arena, f->out, "to_unit", STR("zuzhibu"));
}

static void fill_points(struct filling *f)
{
    node_set_text(node_push(f->arena, put_list(f->arena, f->out, "points")), walk_words(f->walk));
}

static void fill_methods(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "methods");

    node_set_text(node_push(f->arena, list), STR("written"));
    if (walk_chance(f->walk, 50))
        node_set_text(node_push(f->arena, list), STR("meeting"));
}

static void fill_read_by(struct filling *f)
{
    node_put_text(f->arena, f->out, "read_by", walk_id(f->walk, another(f)));
}

static const struct {
    const char *name;
    void (*fill)(struct filling *f);
} fillers[] = {
    {"clauses", fill_clauses},
    {"services", fill_services},
    {"evidence", fill_evidence},
    {"checks", fill_checks},
    {"distinctions", fill_distinctions},
    {"proposals", fill_proposals},
    {"answers", fill_answers},
    {"items", fill_items},
    {"done", fill_done},
    {"visitors", fill_visitors},
    {"talk", fill_talk},
    {"to_unit", fill_to_unit},
    {"points", fill_points},
    {"methods", fill_methods},
    {"read_by", fill_read_by},
};

static void fill(struct filling *f, struct str name)
{
    const struct field *field = shape_field(f->step->kind->shape, name);
    const char *key = str_c(f->arena, name);

    for (size_t i = 0; i < COUNT_OF(fillers); i++)
        if (str_is(name, fillers[i].name)) {
            fillers[i].fill(f);
            return;
        }
    if (field != NULL && (field->kind == FIELD_DATE || field->kind == FIELD_DAY))
        put_today(f, key);
    else if (field != NULL && field->kind == FIELD_TEXT)
        node_put_text(f->arena, f->out, key, walk_words(f->walk));
}

/* --- what every act may have to give --- */

static void put_fact(struct walk *walk, const struct fact_kind *kind, struct node *list)
{
    struct node *one = push_map(walk->scratch, list);
    const struct str *choices = kind->choices.at;

    node_put_text(walk->scratch, one, "fact", kind->id);
    if (kind->type == FACT_CHOICE)
        node_put_text(walk->scratch, one, "word", choices[walk_random(walk, kind->choices.len)]);
    else if (kind->type == FACT_DATE)
        node_put_text(walk->scratch, one, "date", STR("2022-01"));
    else if (!walk->plain && walk_chance(walk, 3))
        node_put_text(walk->scratch, one, "source", STR("没有写数"));
    else
        node_put_integer(walk->scratch, one, "number",
            kind->type != FACT_YES_NO ? (int64_t)walk_random(walk, 9000)
            : walk->plain             ? 0
                                      : (int64_t)walk_random(walk, 2));
}

void walk_facts(struct walk *walk, const struct step *step, struct node *out)
{
    struct node *list = put_list(walk->scratch, out, "facts");

    LIST_EACH (struct str, asked, step->asks)
        put_fact(walk, policy_fact(walk->policy, *asked), list);
}

static void fill_materials(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "materials");

    LIST_EACH (struct material_kind, material, f->step->materials) {
        if (!material->required && walk_chance(f->walk, 50))
            continue;
        struct node *one = push_map(f->arena, list);
        node_put_text(f->arena, one, "material", material->id);
        node_put_text(f->arena, one, "title", material->title);
    }
}

static void fill_staff(struct filling *f)
{
    struct node *list = put_list(f->arena, f->out, "staff");

    node_set_text(node_push(f->arena, list), walk_id(f->walk, f->by.id));
    for (int64_t i = 1; i < f->step->persons_min; i++)
        node_set_text(node_push(f->arena, list), walk_id(f->walk, another(f)));
}

/* What the rules of a kind ask for beyond the pack's `needs`. */
static void fill_kind(struct filling *f)
{
    if (str_is(f->step->part, "support"))
        node_put_text(f->arena, f->out, "told_to_person", walk_words(f->walk));
    else if (f->step->kind == &correction_kind && f->step->part.len == 0 && !f->walk->plain
             && walk_chance(f->walk, 30))
        fill_new_items(f);
    if (f->step->kind == &supervision_kind && f->step->needs.len == 0)
        node_put_text(f->arena, f->out, "noted", walk_words(f->walk));
}

struct node *walk_fields(struct walk *walk, const struct case_file *file, const struct step *step,
    const struct result *result, person_id by)
{
    struct filling f = {
        walk, walk->scratch, file, step, result, by, arena_new(walk->scratch, struct node)};

    f.out->kind = NODE_MAP;
    node_put_text(f.arena, f.out, "step", step->id);
    node_put_text(f.arena, f.out, "result", result->code);
    node_put_text(f.arena, f.out, "reasons", walk_words(walk));
    LIST_EACH (struct str, name, step->needs)
        fill(&f, *name);
    walk_facts(walk, step, f.out);
    fill_materials(&f);
    if (step->persons_min > 1)
        fill_staff(&f);
    fill_kind(&f);
    return f.out;
}
