#include "web/meeting_page.h"

#include "casework/kind.h"
#include "web/act_asked.h"
#include "web/form.h"
#include "web/site_pages.h"

/* The body that decides this step; NULL: none is registered. */
static const struct body *body_of(const struct exchange *x, const struct act_asked *asked)
{
    VEC_EACH (struct body, body, x->viewer.directory->bodies)
        LIST_EACH (struct str, kind, asked->form.step->actors)
            if (str_equal(*kind, body->kind)
                && (!str_is(*kind, "unit_body")
                    || id_equal(body->unit.id, asked->file->matter->opened->unit)))
                return body;
    return NULL;
}

static struct str sent(struct exchange *x, const char *list, int64_t no, const char *key)
{
    return form_text(x->form, str_format(x->arena, "%s[%lld].%s", list, (long long)no, key));
}

/* ---- members -------------------------------------------------------------------------------- */

static void member_fill(struct exchange *x, struct member_line *line, bool present)
{
    static const char *const states[] = {
        [MEMBER_PRESENT] = "present", [MEMBER_ABSENT] = "absent", [MEMBER_OBSERVER] = "observer"};
    static const char *const positions[] = {[POSITION_YES] = "for",
        [POSITION_NO] = "against",
        [POSITION_RESERVED] = "reserve",
        [POSITION_ABSTAINED] = "abstain"};
    struct str state = sent(x, "attendance", line->no, "state");
    struct str position = sent(x, "items[0].positions", line->no, "position");

    line->reasons = sent(x, "attendance", line->no, "reasons");
    line->words = sent(x, "items[0].positions", line->no, "words");
    for (unsigned i = MEMBER_PRESENT; i <= MEMBER_OBSERVER; i++)
        if (str_is(state, states[i]))
            line->state = i;
    if (present && line->state == MEMBER_UNKNOWN)
        line->state = MEMBER_PRESENT;
    for (unsigned i = POSITION_YES; i <= POSITION_ABSTAINED; i++)
        if (str_is(position, positions[i]))
            line->position = i;
}

static void members_make(
    struct exchange *x, struct meeting_page *page, const struct body *body, bool present)
{
    const struct directory *directory = x->viewer.directory;
    const struct roster *roster = directory_roster(directory, body->id, instant_day(x->viewer.now));

    /* The leader speaks last. */
    for (int64_t leader = 0; roster != NULL && leader <= 1; leader++)
        LIST_EACH (struct roster_member, member, roster->members) {
            if ((member->leader.n == 1) != (leader == 1))
                continue;
            struct member_line *line = vec_push(x->arena, &page->members, sizeof(*line));
            *line = (struct member_line){.no = (int64_t)page->members.len - 1,
                .person = id_write(x->arena, member->person),
                .name = directory_name(x->arena, directory, (person_id){member->person}),
                .note = leader == 1 ? STR("末位表态") : STR("")};
            member_fill(x, line, present);
        }
}

/* ---- fields --------------------------------------------------------------------------------- */

static struct field_page *field_add(
    struct exchange *x, struct vec *fields, enum input kind, const char *name, const char *label)
{
    struct field_page *field = vec_push(x->arena, fields, sizeof(*field));

    *field = (struct field_page){.kind = kind,
        .name = str_of(name),
        .label = str_of(label),
        .value = form_text(x->form, str_of(name))};
    return field;
}

static void conclusion_make(struct exchange *x, struct meeting_page *page, const struct step *step)
{
    struct field_page *result =
        field_add(x, &page->conclusion, INPUT_RADIO, "items[0].result", "结论");

    result->required = true;
    LIST_EACH (struct result, row, step->results)
        *(struct choice *)vec_push(
            x->arena, &result->choices, sizeof(struct choice)) = (struct choice){
            .value = row->code, .label = row->label, .chosen = str_equal(row->code, result->value)};
    field_add(x, &page->conclusion, INPUT_AREA, "items[0].reasons", "理由")->hint =
        STR("结论为否定的要写明，至少10个字");
}

static void refusal_make(
    struct exchange *x, struct meeting_page *page, const struct decision *decision)
{
    for (size_t i = 0; i < decision->problems.len; i++)
        *(struct problem_line *)vec_push(
            x->arena, &page->problems.rows, sizeof(struct problem_line)) =
            (struct problem_line){.words = decision->problems.at[i].text};
    if (decision->refusal != REFUSAL_NONE)
        page->refusal = (struct refusal_page){.rule = refusal_words(decision->refusal),
            .where = decision->rule,
            .reason = decision->detail};
}

void meeting_show(struct exchange *x, const struct act_asked *asked, const struct reply *reply)
{
    const struct matter *matter = asked->file->matter;
    const struct body *body = body_of(x, asked);
    struct meeting_page page = {.number = matter->number,
        .matter = matter->opened->title,
        .back = matter_path(x->arena, matter->id),
        .matter_id = id_write(x->arena, matter->id.id),
        .step = asked->form.step->id,
        .title = asked->title,
        .path = x->head->path,
        .key = asked->key};

    if (body == NULL) {
        (void)exchange_error(x, 409, "还没有登记办理这一步的议事机构，请先登记机构和名册");
        return;
    }
    page.body = id_write(x->arena, body->id.id);
    page.body_name = body->name;
    field_add(x, &page.fields, INPUT_DATE, "held_on", "会议日期")->hint = STR("不填为今天");
    (void)field_add(x, &page.fields, INPUT_TEXT, "place", "地点");
    members_make(x, &page, body, exchange_form(x, "fill").len > 0);
    conclusion_make(x, &page, asked->form.step);
    if (reply != NULL)
        refusal_make(x, &page, &reply->decision);
    page.frame = frame_make(x, asked->title, NULL);
    page.frame.wrong = reply != NULL;
    page_meeting(&x->out, &page);
    (void)page_done(x);
}

/* ---- what was sent -------------------------------------------------------------------------- */

/* Rows of the list that have a text at `key`. */
static void rows_keep(struct node *list, const char *key)
{
    size_t kept = 0;

    for (size_t i = 0; list != NULL && i < list->len; i++)
        if (node_text(&list->items[i], key).len > 0)
            list->items[kept++] = list->items[i];
    if (list != NULL)
        list->len = kept;
}

static struct node *child(struct node *map, const char *key)
{
    for (size_t i = 0; map != NULL && map->kind == NODE_MAP && i < map->len; i++)
        if (str_is(map->items[i].key, key))
            return &map->items[i];
    return NULL;
}

const struct node *meeting_input(struct exchange *x)
{
    struct node *input = arena_new(x->arena, struct node);

    *input = *act_input(x);
    rows_keep(child(input, "attendance"), "state");
    struct node *items = child(input, "items");
    if (items != NULL && items->kind == NODE_LIST && items->len > 0)
        rows_keep(child(&items->items[0], "positions"), "position");
    return input;
}
