#include "casework/kind_rules.h"

#include "casework/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const finding_codes[] = {NULL, "meets", "does_not_meet", "no_liability", NULL};
const char *const basis_codes[] = {NULL, "tolerance", "no_liability", "mitigation", NULL};
const char *const form_codes[] = {
    NULL, "first", "second", "third", "fourth", "not_applicable", NULL};

bool act_positive(const struct deciding *d, const struct act *act)
{
    const struct result *result = step_result(d->step, act->result);
    return result != NULL && result->positive;
}

bool step_needs(const struct step *step, const char *field)
{
    LIST_EACH (struct str, need, step->needs)
        if (str_is(*need, field))
            return true;
    return false;
}

static struct str all_subjects(struct deciding *d)
{
    struct buffer out = {.arena = d->arena};
    VEC_EACH (struct matter_subject, one, d->matter->subjects)
        buffer_addf(
            &out, "%s%.*s", out.len > 0 ? "、" : "", STR_ARG(subject_words(d, one->subject->no)));
    return out.len > 0 ? buffer_str(&out) : code_words(STR("none"));
}

bool subject_given(struct deciding *d, struct str no)
{
    if (matter_subject_find(d->matter, no) != NULL)
        return true;
    return refuse(d, REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER,
        "没有编号为“%.*s”的对象。本事项的对象有：%.*s。请写其中一个编号（subject）。", STR_ARG(no),
        STR_ARG(all_subjects(d)));
}

struct str subject_words(struct deciding *d, struct str no)
{
    const struct matter_subject *found = matter_subject_find(d->matter, no);
    struct str name = found == NULL ? (struct str){NULL, 0} : found->subject->name;
    if (found != NULL && name.len == 0)
        name = found->subject->described;
    return name.len == 0 ? no : str_format(d->arena, "%.*s %.*s", STR_ARG(no), STR_ARG(name));
}

struct str subject_meant(const struct deciding *d, struct str no)
{
    if (no.len > 0 || d->matter->subjects.len != 1)
        return no;
    return VEC_AT(d->matter->subjects, struct matter_subject, 0)->subject->no;
}

void *list_own(struct arena *arena, struct list *list, size_t size)
{
    void *copy = arena_take(arena, list->len + 1, size); /* never NULL: an empty list stays one */
    if (list->len > 0)
        memcpy(copy, list->at, list->len * size);
    if (list->at != NULL)
        list->at = copy;
    return copy;
}

bool word_known(struct deciding *d, struct str word, const char *const *words, const char *field)
{
    struct buffer known = {.arena = d->arena};
    for (size_t i = 1; words[i] != NULL; i++) {
        if (str_is(word, words[i]))
            return true;
        buffer_addf(&known, "%s%.*s（%s）", known.len > 0 ? "、" : "",
            STR_ARG(code_words(str_of(words[i]))), words[i]);
    }
    return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN, "%.*s（%s）不能写“%.*s”；可写的有：%.*s。",
        STR_ARG(field_words(str_of(field))), field, STR_ARG(word), STR_ARG(buffer_str(&known)));
}

struct item_state *item_find(const struct matter *matter, struct str no)
{
    VEC_EACH (struct item_state, state, matter->items)
        if (str_equal(state->item->no, no))
            return state;
    return NULL;
}

bool item_settled(const struct item_state *state)
{
    return state->inspected != NULL && state->inspected->verdict != VERDICT_SENT_BACK;
}

static bool answered_before(const struct list *answers, size_t index)
{
    const struct tolerance_answer *all = answers->at;
    for (size_t i = 0; i < index; i++)
        if (str_equal(all[i].subject, all[index].subject))
            return true;
    return false;
}

bool answers_given(struct deciding *d, const struct list *answers)
{
    const struct tolerance_answer *all = answers->at;
    for (size_t i = 0; i < answers->len; i++) {
        if (!subject_given(d, all[i].subject))
            return false;
        if (answered_before(answers, i))
            return refuse(d, REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED,
                "对象%.*s答了两次（answers）。请只留一个答复。",
                STR_ARG(subject_words(d, all[i].subject)));
        if (str_is_blank(all[i].reasons))
            return refuse(d, REFUSAL_REASONS_MUST_BE_GIVEN,
                "对象%.*s的答复没有写理由。请写明为什么这样回答（reasons）。",
                STR_ARG(subject_words(d, all[i].subject)));
    }
    return true;
}

bool not_own_entry(struct deciding *d)
{
    person_id actor = d->command->by;
    VEC_EACH (const struct event *, act, d->matter->acts)
        if ((*act)->entry != NULL && id_given(actor.id) && id_equal((*act)->entry->by, actor.id)
            && !id_equal((*act)->by.id, actor.id))
            return refuse(d, REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY,
                "%.*s替他人录入过本事项的材料，不能再办理“%.*s”。请由另一人办理。",
                STR_ARG(directory_name(d->arena, d->dossier->directory, actor)),
                STR_ARG(d->step->title));
    return true;
}

void fold_pointers(struct matter *matter, struct vec *vec, const struct list *list, size_t size)
{
    const char *at = list->at;
    for (size_t i = 0; i < list->len; i++)
        *(const void **)vec_push(matter->arena, vec, sizeof(void *)) = at + i * size;
}

void fold_answers(struct matter *matter, const struct list *answers)
{
    LIST_EACH (struct tolerance_answer, answer, *answers)
        VEC_EACH (struct matter_subject, one, matter->subjects)
            if (str_equal(one->subject->no, answer->subject))
                one->answer = answer;
}

void step_problem(
    struct problems *problems, const struct step *step, const char *member, const char *format, ...)
{
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    const struct node *where = node_get(step->where, member);
    struct str path = str_format(problems->arena, "%.*s.%.*s",
        STR_ARG(step->procedure == NULL ? STR("") : step->procedure->id), STR_ARG(step->id));
    problem_add(problems, where == NULL ? step->where : where, path, "%s", text);
}

/* Is `word` one of the blank-separated `words`? */
static bool word_in(struct str word, const char *words)
{
    for (const char *at = words; *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (str_equal(word, (struct str){at, len}))
            return true;
        at += len;
    }
    return false;
}

void part_check(struct problems *problems, const struct step *step, const char *parts)
{
    if (step->part.len == 0 || word_in(step->part, parts))
        return;
    if (*parts == '\0')
        step_problem(problems, step, "part", "%s 这种步骤不写 part；请删去“%.*s”。",
            step->kind->name, STR_ARG(step->part));
    else
        step_problem(problems, step, "part", "%s 这种步骤没有“%.*s”这一部分；可写 %s，或者不写。",
            step->kind->name, STR_ARG(step->part), parts);
}

void actors_check(
    const struct policy *policy, const struct step *step, bool bodies, struct problems *problems)
{
    LIST_EACH (struct str, actor, step->actors) {
        if (bodies && policy_body(policy, *actor) == NULL)
            step_problem(problems, step, "actor",
                "“%.*s”不是 bodies 中的议事机构。会议研究的步骤，actor 要写议事机构的编号。",
                STR_ARG(*actor));
        if (!bodies && policy_role(policy, *actor) == NULL)
            step_problem(problems, step, "actor",
                "“%.*s”不是 roles 中的角色。不由会议研究的步骤，actor 要写角色的编号。",
                STR_ARG(*actor));
    }
}

void needs_check(struct problems *problems, const struct step *step, const char *field)
{
    if (!step_needs(step, field))
        step_problem(problems, step, "needs", "%s 这种步骤的 needs 中要有 %s；请补上。",
            step->kind->name, field);
}

void carried_check(struct problems *problems, const struct step *step)
{
    LIST_EACH (struct result, result, step->results)
        if (result->carried)
            return;
    step_problem(problems, step, "results",
        "会议研究的步骤没有一个结果要求多数同意；请在通过的结果上写 carried: true。");
}
bool measure_known(struct deciding *d, struct str measure)
{
    for (size_t i = 0; i < measure.len; i++)
        if ((unsigned char)measure.at[i] >= 0x80)
            return true;
    if (measure.len == 0 || policy_measure(d->file->policy, measure) != NULL)
        return true;
    return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
        "规则中没有名为“%.*s”的处理。请写本版规则所列处理的编号（measures），或者用中文写明。",
        STR_ARG(measure));
}
