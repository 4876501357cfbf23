#include "web/workbench_page.h"

#include "casework/matter_clock.h"
#include "web/site_pages.h"

enum { LATE, SOON, OTHER, GROUPS };
enum { FINISHED_MAX = 5 };
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

/* A line for each step that waits for this person. */
static void todo_add(struct bench *b, const struct matter_row *row)
{
    struct exchange *x = b->x;
    struct dossier dossier;
    struct fault fault;

    if (office_matter(x->viewer.office, row->matter, x->viewer.person, x->arena, &dossier, &fault)
            != STATUS_OK
        || dossier.files[0].procedure == NULL)
        return;
    struct vec options = casework_options(&dossier, x->viewer.person, x->viewer.now, x->arena);
    VEC_EACH (struct option, option, options) {
        if (option->refusal != REFUSAL_NONE || option->step == NULL)
            continue;
        struct matter_line line = matter_line_of(x, row);
        line.step = option->title;
        int group = light_make(
            b, &dossier.files[0], open_round(dossier.files[0].matter, option->step), &line.light);
        *(struct matter_line *)vec_push(
            x->arena, &b->groups[group].lines.rows, sizeof(struct matter_line)) = line;
        b->groups[group].count++;
    }
}

static void finished_add(struct bench *b, const struct vec *rows)
{
    for (size_t i = rows->len; i > 0 && b->page.finished.rows.len < FINISHED_MAX; i--) {
        const struct matter_row *row = VEC_AT(*rows, struct matter_row, i - 1);
        if (row->ended)
            *(struct matter_line *)vec_push(b->x->arena, &b->page.finished.rows,
                sizeof(struct matter_line)) = matter_line_of(b->x, row);
    }
}

static bool may_open(
    const struct bench *b, const struct policy *policy, const struct procedure *procedure)
{
    static const unit_id anywhere = {{{0}}};

    LIST_EACH (struct str, id, procedure->openers) {
        const struct role *role = policy_role(policy, *id);
        if ((role != NULL && role->scope == SCOPE_SELF) /* whoever it is about */
            || directory_holds(b->x->viewer.directory, b->x->viewer.person, *id, anywhere,
                instant_day(b->x->viewer.now)))
            return true;
    }
    return false;
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
                b->x->arena, &b->page.starts, sizeof(struct frame_link)) = (struct frame_link){
                .path = str_format(b->x->arena, "/new/%.*s", STR_ARG(procedure->noun)),
                .label = str_format(b->x->arena, "新建%.*s", STR_ARG(procedure->title))};
}

enum exchange_next workbench_show(struct exchange *x)
{
    const struct matter_filter all = {.open_only = false};
    struct bench b = {.x = x};
    struct fault fault;
    struct vec rows;

    if (office_matters(x->viewer.office, &all, x->viewer.person, x->arena, &rows, &fault)
        != STATUS_OK)
        return exchange_error(x, 503, fault.text);
    VEC_EACH (struct matter_row, row, rows)
        if (!row->ended)
            todo_add(&b, row);
    for (int i = 0; i < GROUPS; i++) {
        b.groups[i].title = str_of(titles[i]);
        if (b.groups[i].count > 0)
            *(struct workbench_group *)vec_push(
                x->arena, &b.page.groups, sizeof(struct workbench_group)) = b.groups[i];
    }
    finished_add(&b, &rows);
    starts_add(&b);
    b.page.today = day_write_chinese(x->arena, instant_day(x->viewer.now));
    b.page.frame = frame_make(x, STR("工作台"), "/");
    page_workbench(&x->out, &b.page);
    return page_done(x);
}
