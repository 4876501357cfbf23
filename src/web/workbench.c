#include "web/workbench_page.h"

#include "casework/kind.h"
#include "casework/matter_clock.h"
#include "web/filing.h"
#include "web/site_pages.h"

enum { LATE, SOON, OTHER, GROUPS };
enum { FINISHED_MAX = 5, TASKS_MAX = 40 };
static const char *const titles[GROUPS] = {
    [LATE] = "今天到期或已逾期", [SOON] = "3个工作日内", [OTHER] = "其他"};

struct bench {
    struct exchange *x;
    struct workbench_page page;
    struct workbench_group groups[GROUPS];
};

/* The round of this step that is open now. */
static const struct matter_step *open_round(const struct matter *matter, const struct step *step)
{
    VEC_EACH (struct matter_step, round, matter->steps)
        if (round->state == STEP_OPEN && str_equal(round->step, step->id))
            return round;
    return NULL;
}

bool light_of_round(struct exchange *x, const struct case_file *file,
    const struct matter_step *round, struct light_page *light, struct deadline *deadline)
{
    const struct calendar *calendar = x->viewer.directory->calendar;
    const struct moment moment = {.today = instant_day(x->viewer.now), .soon = DEADLINE_SOON};
    struct deadline own = {.timely = false};

    deadline = deadline == NULL ? &own : deadline;
    if (round == NULL || !matter_deadline(x->arena, file, round, calendar, deadline))
        return false;
    light->light = deadline_light(x->arena, deadline, calendar, &moment, &light->words);
    light->title = light_words(light->light);
    light->provisional = deadline->provisional;
    if (!deadline->timely && !deadline->stopped)
        light->due = day_write_chinese(x->arena, deadline->due);
    return true;
}

static int light_make(struct bench *b, const struct case_file *file,
    const struct matter_step *round, struct light_page *light)
{
    struct deadline deadline;

    if (!light_of_round(b->x, file, round, light, &deadline) || deadline.timely || deadline.stopped)
        return OTHER;
    return deadline.due.n <= instant_day(b->x->viewer.now).n ? LATE
           : light->light == LIGHT_SOON                      ? SOON
                                                             : OTHER;
}

static void line_add(struct bench *b, const struct case_file *file, const struct task_row *row,
    const struct option *option)
{
    struct matter_line line = matter_line_of(b->x, &row->matter);

    if (option->step->kind == &sign_off_kind) /* on one screen, with its buttons */
        line.path = str_format(
            b->x->arena, "/sign/%.*s", STR_ARG(id_write(b->x->arena, file->matter->id.id)));
    line.step = option->title;
    int group = light_make(b, file, open_round(file->matter, option->step), &line.light);
    *(struct matter_line *)vec_push(
        b->x->arena, &b->groups[group].lines.rows, sizeof(struct matter_line)) = line;
    b->groups[group].count++;
}

/* A line if the step waits for this person now. */
static void todo_add(struct bench *b, const struct task_row *row)
{
    struct exchange *x = b->x;
    struct dossier dossier;
    struct fault fault;

    if (office_matter(
            x->viewer.office, row->matter.matter, x->viewer.person, x->arena, &dossier, &fault)
            != STATUS_OK
        || dossier.files[0].procedure == NULL)
        return;
    struct vec options = casework_options(&dossier, x->viewer.person, x->viewer.now, x->arena);
    VEC_EACH (struct option, option, options)
        if (option->refusal == REFUSAL_NONE && option->step != NULL
            && str_equal(option->step->id, row->step))
            line_add(b, &dossier.files[0], row, option);
}

static enum status finished_add(struct bench *b, struct fault *fault)
{
    struct vec rows;

    if (office_ended_last(
            b->x->viewer.office, FINISHED_MAX, b->x->viewer.person, b->x->arena, &rows, fault)
        != STATUS_OK)
        return fault->status;
    VEC_EACH (struct matter_row, row, rows)
        *(struct matter_line *)vec_push(b->x->arena, &b->page.finished.rows,
            sizeof(struct matter_line)) = matter_line_of(b->x, row);
    return STATUS_OK;
}

/* A role that manages accounts and machines; whoever holds it holds no other. */
static bool administers(const struct bench *b, const struct policy *policy)
{
    static const unit_id anywhere = {{{0}}};

    LIST_EACH (struct role, role, policy->roles)
        if (role->administrator
            && directory_holds(b->x->viewer.directory, b->x->viewer.person, role->id, anywhere,
                instant_day(b->x->viewer.now)))
            return true;
    return false;
}

/* The rules let everyone file who is concerned; an administrator is not invited to. */
static bool may_open(
    const struct bench *b, const struct policy *policy, const struct procedure *procedure)
{
    static const unit_id anywhere = {{{0}}};

    LIST_EACH (struct str, id, procedure->openers) {
        const struct role *role = policy_role(policy, *id);
        if ((role != NULL && role->scope == SCOPE_SELF && !administers(b, policy))
            || directory_holds(b->x->viewer.directory, b->x->viewer.person, *id, anywhere,
                instant_day(b->x->viewer.now)))
            return true;
    }
    return false;
}

/* A filing has pages of its own. */
static struct str start_path(struct exchange *x, struct str noun)
{
    return str_is(noun, "filing") ? STR("/filings/new")
                                  : str_format(x->arena, "/new/%.*s", STR_ARG(noun));
}

static void starts_add(struct bench *b)
{
    const struct edition *edition =
        directory_edition_on(b->x->viewer.directory, instant_day(b->x->viewer.now));

    if (edition == NULL || edition->policy == NULL)
        return;
    LIST_EACH (struct procedure, procedure, edition->policy->procedures)
        if (procedure->on && may_open(b, edition->policy, procedure))
            *(struct frame_link *)vec_push(
                b->x->arena, &b->page.starts, sizeof(struct frame_link)) =
                (struct frame_link){.path = start_path(b->x, procedure->noun),
                    .label = str_format(b->x->arena, "新建%.*s", STR_ARG(procedure->title))};
    if (filing_enters(b->x))
        *(struct frame_link *)vec_push(b->x->arena, &b->page.starts, sizeof(struct frame_link)) =
            (struct frame_link){.path = STR("/filings/new"), .label = STR("录入纸质备案申请")};
}

static void groups_make(struct bench *b)
{
    for (int i = 0; i < GROUPS; i++) {
        b->groups[i].title = str_of(titles[i]);
        if (b->groups[i].count > 0)
            *(struct workbench_group *)vec_push(
                b->x->arena, &b->page.groups, sizeof(struct workbench_group)) = b->groups[i];
    }
}

/* What may wait for this person, a page of it; each is asked of its matter. */
static enum status tasks_add(struct bench *b, struct fault *fault)
{
    struct exchange *x = b->x;
    struct task_filter filter = {.after = INT64_MIN, .limit = TASKS_MAX};
    struct vec rows;

    if (str_integer(exchange_query(x, "after"), &filter.after))
        b->page.first = STR("/");
    if (office_tasks(x->viewer.office, &filter, x->viewer.person, x->arena, &rows, fault)
        != STATUS_OK)
        return fault->status;
    VEC_EACH (struct task_row, row, rows)
        todo_add(b, row);
    if (rows.len == TASKS_MAX)
        b->page.next = str_format(
            x->arena, "/?after=%lld", (long long)VEC_AT(rows, struct task_row, rows.len - 1)->rank);
    groups_make(b);
    return STATUS_OK;
}

enum exchange_next workbench_show(struct exchange *x)
{
    struct bench b = {.x = x};
    struct fault fault;

    if (tasks_add(&b, &fault) != STATUS_OK || finished_add(&b, &fault) != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    starts_add(&b);
    b.page.drafts = filing_drafts(x);
    b.page.today = day_write_chinese(x->arena, instant_day(x->viewer.now));
    b.page.frame = frame_make(x, STR("工作台"), "/");
    page_workbench(&x->out, &b.page);
    return page_done(x);
}
