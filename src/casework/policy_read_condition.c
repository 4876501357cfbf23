#include "casework/policy_read.h"

static const char *const FINDINGS[] = {NULL, "meets", "does_not_meet", "no_liability", NULL};

/* The members that say what a condition asks; exactly one stands in each. */
static const struct {
    const char *name;
    enum condition_op op;
} HEADS[] = {
    {"all", CONDITION_ALL},
    {"any", CONDITION_ANY},
    {"not", CONDITION_NOT},
    {"list", CONDITION_LIST},
    {"clause", CONDITION_CLAUSE},
    {"fact", CONDITION_FACT_IS},
    {"outcome", CONDITION_OUTCOME},
    {"finding", CONDITION_FINDING},
};

/* The members that say what is asked of a fact. */
static const struct {
    const char *name;
    enum condition_op op;
} TESTS[] = {
    {"is", CONDITION_FACT_IS},
    {"at_least", CONDITION_FACT_AT_LEAST},
    {"below", CONDITION_FACT_BELOW},
    {"in", CONDITION_FACT_IN},
};

static const char HEAD_WORDS[] = "all、any、not、list、clause、fact、outcome、finding";
static const char TEST_WORDS[] = "is、at_least、below、in";

static bool is_head(struct str key)
{
    for (size_t i = 0; i < COUNT_OF(HEADS); i++)
        if (str_is(key, HEADS[i].name))
            return true;
    return false;
}

static bool is_test(struct str key)
{
    for (size_t i = 0; i < COUNT_OF(TESTS); i++)
        if (str_is(key, TESTS[i].name))
            return true;
    return false;
}

/* Notes members that do not belong here; the head is NULL when there is none or more than one. */
static const struct node *find_head(struct reader *reader, const struct node *node)
{
    const struct node *head = NULL;
    size_t heads = 0;
    bool of_fact = node_get(node, "fact") != NULL;
    for (size_t i = 0; i < node->len; i++) {
        const struct node *child = &node->items[i];
        if (is_head(child->key)) {
            head = child;
            heads++;
        } else if (!str_is(child->key, "except") && !(of_fact && is_test(child->key))) {
            MISTAKE(reader, child, "条件里不认识“%.*s”；可写 %s，可另加 except。",
                STR_ARG(child->key), HEAD_WORDS);
        }
    }
    if (heads == 1)
        return head;
    MISTAKE(reader, node, "一个条件里要写而且只写 %s 中的一个。", HEAD_WORDS);
    return NULL;
}

static enum condition_op op_of(struct str key)
{
    size_t i = 0;
    while (!str_is(key, HEADS[i].name))
        i++;
    return HEADS[i].op;
}

static void read_parts(struct reader *reader, const struct node *head, struct condition *condition)
{
    const struct node *items = head->kind == NODE_LIST ? head->items : head;
    size_t len = head->kind == NODE_LIST ? head->len : 1;
    if (condition->op != CONDITION_NOT && head->kind != NODE_LIST)
        MISTAKE(reader, head, "%.*s 后面要写条件的列表，例如 %.*s: [{clause: R01}]。",
            STR_ARG(head->key), STR_ARG(head->key));
    else if (condition->op == CONDITION_NOT && head->kind == NODE_LIST)
        MISTAKE(reader, head, "not 后面只写一个条件，例如 not: {clause: R01}。");
    if (len == 0)
        MISTAKE(reader, head, "%.*s 后面是空的；请写出条件，或者整项删去。", STR_ARG(head->key));
    struct condition *parts = arena_take(reader->arena, len + 1, sizeof(*parts));
    for (size_t i = 0; i < len; i++) {
        const struct condition *part = condition_read(reader, &items[i]);
        if (part != NULL)
            parts[condition->parts_len++] = *part;
    }
    condition->parts = parts;
}

static bool read_id(struct reader *reader, const struct node *node, struct str *out)
{
    if (node->kind != NODE_TEXT || !word_valid(node->text)) {
        MISTAKE(reader, node, "%.*s 后面要写一个编号。", STR_ARG(node->key));
        return false;
    }
    *out = node->text;
    return true;
}

static void read_words(struct reader *reader, const struct node *node, struct condition *condition)
{
    const struct node *items = node->kind == NODE_LIST ? node->items : node;
    size_t len = node->kind == NODE_LIST ? node->len : 1;
    struct str *words = arena_take(reader->arena, len + 1, sizeof(*words));
    for (size_t i = 0; i < len; i++)
        if (items[i].kind == NODE_TEXT)
            words[condition->words_len++] = items[i].text;
        else
            MISTAKE(reader, &items[i], "%.*s 后面要写代码的列表，例如 [exempt, no_pursuit]。",
                STR_ARG(node->key));
    if (len == 0)
        MISTAKE(reader, node, "%.*s 后面是空的；请写出代码。", STR_ARG(node->key));
    condition->words = words;
}

static void read_is(struct reader *reader, const struct node *node, struct condition *condition)
{
    if (node->kind == NODE_BOOL) { /* true is what some people write for yes */
        struct str *word = arena_new(reader->arena, struct str);
        *word = node->integer != 0 ? STR("yes") : STR("no");
        condition->words = word;
        condition->words_len = 1;
    } else if (node->kind == NODE_TEXT) {
        read_words(reader, node, condition);
    } else {
        MISTAKE(reader, node, "is 后面要写 yes、no 或者一个选项。");
    }
    if (condition->words_len == 1)
        condition->number = str_is(condition->words[0], "yes");
}

static void read_test(struct reader *reader, const struct node *map, struct condition *condition)
{
    const struct node *test = NULL;
    size_t tests = 0;
    for (size_t i = 0; i < COUNT_OF(TESTS); i++) {
        const struct node *found = node_get(map, TESTS[i].name);
        if (found == NULL)
            continue;
        test = found;
        tests++;
        condition->op = TESTS[i].op;
    }
    if (tests != 1)
        MISTAKE(reader, map, "事实的条件要写而且只写 %s 中的一个。", TEST_WORDS);
    else if (condition->op == CONDITION_FACT_IS)
        read_is(reader, test, condition);
    else if (condition->op == CONDITION_FACT_IN)
        read_words(reader, test, condition);
    else if (test->kind == NODE_INTEGER)
        condition->number = test->integer;
    else
        MISTAKE(reader, test, "%.*s 后面要写整数：金额以分为单位，比例以万分之一为单位。",
            STR_ARG(test->key));
}

static void read_leaf(struct reader *reader, const struct node *map, const struct node *head,
    struct condition *condition)
{
    if (condition->op == CONDITION_OUTCOME || condition->op == CONDITION_FINDING)
        read_words(reader, head, condition);
    else if (read_id(reader, head, &condition->id) && condition->op == CONDITION_FACT_IS)
        read_test(reader, map, condition);
}

const struct condition *condition_read(struct reader *reader, const struct node *node)
{
    if (node->kind != NODE_MAP) {
        MISTAKE(reader, node, "这里要写条件，例如 {clause: R01} 或者 {fact: urgent, is: yes}。");
        return NULL;
    }
    const struct node *head = find_head(reader, node);
    if (head == NULL)
        return NULL;
    struct condition *condition = arena_new(reader->arena, struct condition);
    condition->op = op_of(head->key);
    condition->where = node;
    if (condition->op <= CONDITION_NOT)
        read_parts(reader, head, condition);
    else
        read_leaf(reader, node, head, condition);
    const struct node *except = node_get(node, "except");
    if (except != NULL)
        condition->except = condition_read(reader, except);
    return condition;
}

static void check_known(struct reader *reader, const struct condition *condition, enum space space,
    struct str word, struct str path)
{
    if (word.len == 0 || space_find(reader->policy, NULL, space, word) != NULL)
        return;
    problem_add(reader->problems, condition->where, path, "没有名为“%.*s”的%s；%.*s。",
        STR_ARG(word), space_noun(space),
        STR_ARG(space_nearest(reader->arena, reader->policy, NULL, space, word)));
}

static bool in_words(const struct str *words, size_t len, struct str word)
{
    for (size_t i = 0; i < len; i++)
        if (str_equal(words[i], word))
            return true;
    return false;
}

static void check_choices(struct reader *reader, const struct condition *condition,
    const struct fact_kind *fact, struct str path)
{
    static const struct str YES_NO[] = {STR_INIT("yes"), STR_INIT("no")};
    bool choice = fact->type == FACT_CHOICE;
    const struct str *words = choice ? fact->choices.at : YES_NO;
    size_t len = choice ? fact->choices.len : COUNT_OF(YES_NO);
    for (size_t i = 0; i < condition->words_len; i++)
        if (!in_words(words, len, condition->words[i]))
            problem_add(reader->problems, condition->where, path,
                "事实“%.*s”没有“%.*s”这个选项；可写 %.*s。", STR_ARG(fact->id),
                STR_ARG(condition->words[i]),
                STR_ARG(words_nearest(reader->arena, words, len, condition->words[i])));
}

/* Words are compared with yes/no and choices, numbers with amounts, ratios and counts. */
static void check_fact(struct reader *reader, const struct condition *condition, struct str path)
{
    const struct fact_kind *fact = policy_fact(reader->policy, condition->id);
    if (fact == NULL)
        return;
    bool of_words = fact->type == FACT_YES_NO || fact->type == FACT_CHOICE;
    bool by_words = condition->op == CONDITION_FACT_IS || condition->op == CONDITION_FACT_IN;
    if (fact->type == FACT_DATE)
        problem_add(reader->problems, condition->where, path,
            "事实“%.*s”是日期，不能写进条件；可改用 yes_no 的事实。", STR_ARG(fact->id));
    else if (of_words && !by_words)
        problem_add(reader->problems, condition->where, path,
            "事实“%.*s”不是数，不能比大小；请写 is 或者 in。", STR_ARG(fact->id));
    else if (!of_words && by_words)
        problem_add(reader->problems, condition->where, path,
            "事实“%.*s”是数，请写 at_least 或者 below。", STR_ARG(fact->id));
    else if (of_words)
        check_choices(reader, condition, fact, path);
}

static void check_finding(struct reader *reader, const struct condition *condition, struct str path)
{
    for (size_t i = 0; i < condition->words_len; i++) {
        bool known = false;
        for (size_t j = 1; FINDINGS[j] != NULL; j++)
            known = known || str_is(condition->words[i], FINDINGS[j]);
        if (!known)
            problem_add(reader->problems, condition->where, path,
                "没有名为“%.*s”的认定结论；可写 meets、does_not_meet、no_liability。",
                STR_ARG(condition->words[i]));
    }
}

static void check_leaf(struct reader *reader, const struct condition *condition, struct str path)
{
    switch (condition->op) {
    case CONDITION_ALL:
    case CONDITION_ANY:
    case CONDITION_NOT: break;
    case CONDITION_LIST: check_known(reader, condition, SPACE_LISTS, condition->id, path); break;
    case CONDITION_CLAUSE:
        check_known(reader, condition, SPACE_CLAUSES, condition->id, path);
        break;
    case CONDITION_FACT_IS:
    case CONDITION_FACT_AT_LEAST:
    case CONDITION_FACT_BELOW:
    case CONDITION_FACT_IN:
        check_known(reader, condition, SPACE_FACTS, condition->id, path);
        check_fact(reader, condition, path);
        break;
    case CONDITION_OUTCOME:
        for (size_t i = 0; i < condition->words_len; i++)
            check_known(reader, condition, SPACE_OUTCOMES, condition->words[i], path);
        break;
    case CONDITION_FINDING: check_finding(reader, condition, path); break;
    }
}

void condition_check(struct reader *reader, const struct condition *condition, struct str path)
{
    check_leaf(reader, condition, path);
    for (size_t i = 0; i < condition->parts_len; i++)
        condition_check(reader, &condition->parts[i], path);
    if (condition->except != NULL)
        condition_check(reader, condition->except, path);
}
