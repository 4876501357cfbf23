#include "web/meeting_item.h"

#include "casework/kind.h"
#include "casework/words.h"
#include "view/matter_view.h"
#include "view/words_of.h"
#include "web/act_fields.h"
#include "web/form.h"
#include "web/site_pages.h"

/* ---- fields --------------------------------------------------------------------------------- */

struct field_page *form_field(
    struct exchange *x, struct vec *fields, enum input kind, struct str name, const char *label)
{
    struct field_page *field = vec_push(x->arena, fields, sizeof(*field));

    *field = (struct field_page){
        .kind = kind, .name = name, .label = str_of(label), .value = form_text(x->form, name)};
    return field;
}

void form_choice(struct exchange *x, struct field_page *field, struct str value, struct str label)
{
    *(struct choice *)vec_push(x->arena, &field->choices, sizeof(struct choice)) =
        (struct choice){.value = value, .label = label, .chosen = str_equal(value, field->value)};
}

bool form_ticked(struct exchange *x, struct str name, struct str value)
{
    const struct node *sent = node_get_str(x->form, name);

    for (size_t i = 0; sent != NULL && sent->kind == NODE_LIST && i < sent->len; i++)
        if (str_equal(sent->items[i].text, value))
            return true;
    return sent != NULL && sent->kind == NODE_TEXT && str_equal(sent->text, value);
}

/* ---- members -------------------------------------------------------------------------------- */

/* What was sent for this person: places may have closed up where nothing was. */
static struct str sent(struct exchange *x, const char *list, struct str person, const char *key)
{
    const struct node *items = node_get(x->form, "items");
    const struct node *first = items != NULL && items->len > 0 ? &items->items[0] : x->form;
    const struct node *rows = node_get(str_is(str_of(list), "positions") ? first : x->form, list);

    for (size_t i = 0; rows != NULL && i < rows->len; i++)
        if (str_equal(node_text(&rows->items[i], "person"), person))
            return node_text(&rows->items[i], key);
    return (struct str){0};
}

static void attendance_fill(struct exchange *x, struct member_page *line)
{
    static const char *const states[] = {
        [MEMBER_PRESENT] = "present", [MEMBER_ABSENT] = "absent", [MEMBER_OBSERVER] = "observer"};
    struct str state = sent(x, "attendance", line->person, "state");

    line->attending = true;
    line->reasons = sent(x, "attendance", line->person, "reasons");
    for (unsigned i = MEMBER_PRESENT; i <= MEMBER_OBSERVER; i++)
        if (str_is(state, states[i]))
            line->state = i;
    if (exchange_form(x, "fill").len > 0 && line->state == MEMBER_UNKNOWN)
        line->state = MEMBER_PRESENT;
}

static void position_fill(struct exchange *x, struct member_page *line)
{
    static const char *const positions[] = {[POSITION_YES] = "for",
        [POSITION_NO] = "against",
        [POSITION_RESERVED] = "reserve",
        [POSITION_ABSTAINED] = "abstain"};
    struct str position = sent(x, "positions", line->person, "position");

    line->speaking = true;
    line->words = sent(x, "positions", line->person, "words");
    for (unsigned i = POSITION_YES; i <= POSITION_ABSTAINED; i++)
        if (str_is(position, positions[i]))
            line->position = i;
}

/* What the record says of a member's attendance. */
static void attended_fill(
    struct exchange *x, const struct meeting_held *held, struct id person, struct member_page *line)
{
    static const char *const words[] = {"", "到会", "请假", "列席"};

    line->attended = STR("没有到会");
    LIST_EACH (struct attendance, one, held->attendance)
        if (id_equal(one->person, person))
            line->attended = one->reasons.len > 0 ? str_format(
                                 x->arena, "%s（%.*s）", words[one->state], STR_ARG(one->reasons))
                                                  : str_of(words[one->state]);
}

static void member_add(struct exchange *x, const struct item_asked *asked,
    const struct roster_member *member, struct vec *members)
{
    struct member_page *line = vec_push(x->arena, members, sizeof(*line));
    enum shut_out shut = SHUT_OUT_NOT;

    *line = (struct member_page){.no = (int64_t)members->len - 1,
        .person = id_write(x->arena, member->person),
        .name = directory_name(x->arena, x->viewer.directory, (person_id){member->person}),
        .note = member->leader.n == 1 ? STR("末位表态") : STR("")};
    if (asked == NULL || asked->held == NULL)
        attendance_fill(x, line);
    else
        attended_fill(x, asked->held, member->person, line);
    if (asked == NULL)
        return;
    line->item = asked->prefix;
    shut = member_shut_out(asked->file, asked->step, (person_id){member->person});
    if (shut != SHUT_OUT_NOT)
        line->recused = str_format(x->arena, "本项回避：%.*s", STR_ARG(shut_out_words(shut)));
    else if (asked->held == NULL || meeting_present(&asked->held->attendance, member->person))
        position_fill(x, line);
}

/* The leader speaks last. */
static void members_add(struct exchange *x, const struct item_asked *asked, const struct body *body,
    day on, struct vec *members)
{
    const struct roster *roster = directory_roster(x->viewer.directory, body->id, on);

    for (int64_t leader = 0; roster != NULL && leader <= 1; leader++)
        LIST_EACH (struct roster_member, member, roster->members)
            if ((member->leader.n == 1) == (leader == 1))
                member_add(x, asked, member, members);
}

void members_fill(struct exchange *x, const struct body *body, day on, struct vec *members)
{
    members_add(x, NULL, body, on, members);
}

/* ---- quorum --------------------------------------------------------------------------------- */

static void quorum_fill(const struct item_asked *a, const struct roster *roster,
    const struct body_kind *kind, struct meeting_page *page)
{
    struct exchange *x = a->x;
    static const struct list nobody = {NULL, 0};
    const struct turnout t = turnout_of(
        a->file, a->step, roster, kind, a->held == NULL ? &nobody : &a->held->attendance);
    long long shut = (long long)roster->members.len - t.entitled, missing = t.quorum - t.present;
    struct vec *rows = &page->quorum.rows;

    fact_put(x, rows, STR("应到"),
        shut > 0 ? str_format(x->arena, "%lld人（名册%zu人，本项回避%lld人）",
            (long long)t.entitled, roster->members.len, shut)
                 : str_format(x->arena, "%lld人", (long long)t.entitled));
    fact_put(x, rows, STR("须到"),
        str_format(x->arena, "%lld人（应到人数的%lld/%lld）", (long long)t.quorum,
            (long long)kind->quorum_of, (long long)kind->quorum_out_of));
    fact_put(x, rows, STR("通过"),
        str_format(x->arena, "%lld人以上同意（应到人数过半）", (long long)t.entitled / 2 + 1));
    if (t.entitled < kind->entitled_min)
        page->shut = str_format(x->arena,
            "本项有权表态的成员只有%lld人，不足%lld人，本会议不能研究，要报上一级研究（提级）。",
            (long long)t.entitled, (long long)kind->entitled_min);
    if (a->held == NULL)
        return;
    fact_put(x, rows, STR("实到"),
        missing > 0 ? str_format(x->arena, "%lld人，还差%lld人", (long long)t.present, missing)
                    : str_format(x->arena, "%lld人，已够", (long long)t.present));
    if (missing > 0 && page->shut.len == 0)
        page->shut = str_format(x->arena,
            "本项须到会%lld人，实到%lld人，还差%"
            "lld人，这次会议不能形成结论。请改期另行登记会议，通知其他成员到会。",
            (long long)t.quorum, (long long)t.present, missing);
}

/* ---- papers --------------------------------------------------------------------------------- */

static bool worth_reading(const struct step *step)
{
    return step != NULL
           && (step->kind == &application_kind || str_is(step->part, "examination")
               || step->kind == &sign_off_kind);
}

static bool said_elsewhere(struct str name)
{
    static const char *const names[] = {"step", "round", "result", "staff", "title"};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static void link_put(
    struct exchange *x, struct vec *rows, struct str label, struct str value, struct str path)
{
    *(struct fact_line *)vec_push(x->arena, rows, sizeof(struct fact_line)) =
        (struct fact_line){.label = label, .value = value, .path = path};
}

void item_papers(const struct item_asked *a, struct vec *rows)
{
    struct exchange *x = a->x;
    struct node acts = {.kind = NODE_LIST};

    acts_tree(&x->viewer, a->file, &acts);
    for (size_t i = 0; i < acts.len; i++) {
        const struct node *act = &acts.items[i], *data = node_get(act, "data");
        if (!worth_reading(procedure_step(a->file->procedure, node_text(act, "step"))))
            continue;
        for (size_t k = 0; data != NULL && k < data->len; k++)
            if (!said_elsewhere(data->items[k].key))
                fact_put(x, rows, field_words(data->items[k].key),
                    node_words(&x->viewer, a->file->policy, &data->items[k]));
    }
    link_put(x, rows, STR("全部材料"), STR("事项详情"), matter_path(x->arena, a->file->matter->id));
    if (a->step->kind == &determination_kind)
        link_put(x, rows, STR("事实和证据"), STR("逐项对照"),
            str_format(x->arena, "/determinations/%.*s",
                STR_ARG(id_write(x->arena, a->file->matter->id.id))));
}

/* ---- the item ------------------------------------------------------------------------------- */

static struct str item_name(const struct item_asked *a, const char *name)
{
    return str_format(a->x->arena, "%.*s%s", STR_ARG(a->prefix), name);
}

static void conclusion_fill(const struct item_asked *a, struct meeting_page *page)
{
    struct exchange *x = a->x;
    struct field_page *result =
        form_field(x, &page->conclusion, INPUT_RADIO, item_name(a, "result"), "结论");

    result->required = true;
    LIST_EACH (struct result, row, a->step->results)
        form_choice(x, result, row->code, row->label);
    const struct act_form form = {
        .policy = a->file->policy, .matter = a->file->matter, .file = a->file, .step = a->step};
    struct vec facts = act_facts(x, &form, a->prefix);
    VEC_EACH (struct field_page, field, facts)
        *(struct field_page *)vec_push(x->arena, &page->conclusion, sizeof(*field)) = *field;
    form_field(x, &page->conclusion, INPUT_AREA, item_name(a, "reasons"), "理由")->hint =
        STR("结论为否定的要写明，至少10个字");
}

void chair_field(struct exchange *x, const struct body *body, day on, struct vec *fields)
{
    const struct roster *roster = directory_roster(x->viewer.directory, body->id, on);
    struct field_page *field = form_field(x, fields, INPUT_SELECT, STR("chair"), "主持");

    for (size_t i = 0; roster != NULL && i < roster->members.len; i++) {
        struct id person = ((const struct roster_member *)roster->members.at)[i].person;
        form_choice(x, field, id_write(x->arena, person),
            directory_name(x->arena, x->viewer.directory, (person_id){person}));
    }
}

void held_fields(struct exchange *x, const struct body *body, day on, struct vec *fields)
{
    form_field(x, fields, INPUT_DATE, STR("held_on"), "会议日期")->hint = STR("不填为今天");
    (void)form_field(x, fields, INPUT_TEXT, STR("place"), "地点");
    chair_field(x, body, on, fields);
}

void item_fill(const struct item_asked *a, struct meeting_page *page)
{
    struct exchange *x = a->x;
    const struct matter *matter = a->file->matter;
    day on = a->held == NULL ? instant_day(x->viewer.now) : a->held->held_on.from;
    const struct roster *roster = directory_roster(x->viewer.directory, a->body->id, on);
    const struct body_kind *kind = policy_body(a->file->policy, a->body->kind);

    page->number = matter->number;
    page->matter = matter->opened->title;
    page->back = matter_path(x->arena, matter->id);
    page->matter_id = id_write(x->arena, matter->id.id);
    page->step = a->step->id;
    page->title = a->step->title;
    page->item = a->prefix;
    page->body = id_write(x->arena, a->body->id.id);
    page->body_name = a->body->name;
    item_papers(a, &page->papers.rows);
    if (roster != NULL && kind != NULL)
        quorum_fill(a, roster, kind, page);
    members_add(x, a, a->body, on, &page->members);
    conclusion_fill(a, page);
    if (a->step->kind == &determination_kind)
        rulings_fill(a, page);
}

/* ---- what was sent, what was answered ------------------------------------------------------- */

/* Rows of the list that have a text at `key`. */
static void rows_keep(struct node *list, const char *key)
{
    size_t kept = 0;

    for (size_t i = 0; list != NULL && list->kind == NODE_LIST && i < list->len; i++)
        if (node_text(&list->items[i], key).len > 0)
            list->items[kept++] = list->items[i];
    if (list != NULL && list->kind == NODE_LIST)
        list->len = kept;
}

static struct node *child(struct node *map, const char *key)
{
    for (size_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->len; i++)
        if (str_is(map->items[i].key, key))
            return &map->items[i];
    return NULL;
}

static void item_keep(struct node *item)
{
    struct node *rulings = child(item, "rulings");

    rows_keep(child(item, "positions"), "position");
    for (size_t i = 0; rulings != NULL && rulings->kind == NODE_LIST && i < rulings->len; i++)
        rows_keep(child(&rulings->items[i], "outcomes"), "code");
    rows_keep(rulings, "finding");
}

struct node *meeting_input(struct exchange *x)
{
    struct node *input = act_input(x);

    rows_keep(child(input, "attendance"), "state");
    item_keep(input);
    struct node *items = child(input, "items");
    if (items != NULL && items->kind == NODE_LIST && items->len > 0)
        item_keep(&items->items[0]);
    return input;
}
