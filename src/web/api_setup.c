/* People, units, rules and holidays over the API: what is known to everyone who works here. */
#include "casework/calendar.h"
#include "casework/policy_diff.h"
#include "casework/policy_show.h"
#include "view/directory_view.h"
#include "view/holiday_view.h"
#include "view/moved_view.h"
#include "view/rules_view.h"
#include "web/api.h"
#include "web/api_list.h"
#include "web/problem.h"

/* ---- the directory -------------------------------------------------------------------------- */

static enum exchange_next directory_list(struct exchange *x, enum stream_kind kind)
{
    struct node out = {.kind = NODE_LIST};

    must(directory_tree(&x->viewer, kind, &out));
    return api_page(x, &out);
}

enum exchange_next api_persons(struct exchange *x)
{
    return directory_list(x, STREAM_PERSON);
}

enum exchange_next api_units(struct exchange *x)
{
    return directory_list(x, STREAM_UNIT);
}

enum exchange_next api_posts(struct exchange *x)
{
    return directory_list(x, STREAM_POST);
}

enum exchange_next api_bodies(struct exchange *x)
{
    return directory_list(x, STREAM_BODY);
}

/* ---- rules ---------------------------------------------------------------------------------- */

static enum exchange_next words_list(struct exchange *x,
    void (*tree)(struct arena *arena, const struct policy *policy, struct node *out))
{
    struct node out = {.kind = NODE_LIST};
    const struct policy *policy = policy_now(&x->viewer);

    if (policy != NULL)
        tree(x->arena, policy, &out);
    return api_page(x, &out);
}

enum exchange_next api_roles(struct exchange *x)
{
    return words_list(x, roles_tree);
}

enum exchange_next api_body_kinds(struct exchange *x)
{
    return words_list(x, body_kinds_tree);
}

enum exchange_next api_policies(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};

    VEC_EACH (struct edition, edition, x->viewer.directory->editions)
        if (edition->policy != NULL)
            edition_tree(&x->viewer, edition, node_push(x->arena, &out));
    return api_page(x, &out);
}

/* "current", or the id of an edition.  NULL has answered. */
static const struct policy *edition_asked(struct exchange *x, struct str word)
{
    const struct edition *edition = NULL;
    struct id id;

    if (str_is(word, "current"))
        edition = directory_edition_on(x->viewer.directory, instant_day(x->viewer.now));
    else if (id_read(word, &id))
        edition = directory_edition(x->viewer.directory, (policy_id){id});
    if (edition != NULL && edition->policy != NULL)
        return edition->policy;
    (void)problem_tell(x, "not_found", STR("没有这一版规则"), NULL);
    return NULL;
}

enum exchange_next api_policy(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    const struct policy *policy = edition_asked(x, x->parts[0]);

    if (policy == NULL)
        return EXCHANGE_DONE;
    policy_show_json(x->arena, policy, &out);
    node_put_text(x->arena, &out, "words", policy_show(x->arena, policy));
    return exchange_json(x, &out);
}

enum exchange_next api_policy_diff(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    const struct policy *before = edition_asked(x, x->parts[0]);
    const struct policy *after = before == NULL ? NULL : edition_asked(x, x->parts[1]);

    if (after == NULL)
        return EXCHANGE_DONE;
    struct vec differences = policy_diff(x->arena, before, after);
    policy_diff_json(x->arena, &differences, &out);
    return api_items(x, &out);
}

/* A pack is looked at and nothing of it is kept. */
enum exchange_next api_policy_check(struct exchange *x)
{
    struct node out = {.kind = NODE_MAP};
    struct problems problems = {.arena = x->arena};
    const struct policy *policy = policy_load(x->arena, x->form, &problems);

    node_set_bool(node_put(x->arena, &out, STR("sound")), policy != NULL);
    if (policy != NULL) {
        node_put_text(x->arena, &out, "pack", policy->pack);
        node_put_text(x->arena, &out, "edition", policy->edition);
        node_put_integer(x->arena, &out, "clauses", (int64_t)policy->clauses_len);
        node_put_integer(x->arena, &out, "samples", (int64_t)policy->samples_len);
        node_put_integer(x->arena, &out, "procedures", (int64_t)policy->procedures.len);
    }
    problem_errors(x->arena, &problems, &out);
    return exchange_json(x, &out);
}

/* ---- holidays ------------------------------------------------------------------------------- */

enum exchange_next api_holidays(struct exchange *x)
{
    struct node out = {.kind = NODE_LIST};
    int64_t year;

    if (!api_number(x, "year", day_to_civil(instant_day(x->viewer.now)).year, 9998, &year))
        return EXCHANGE_DONE;
    struct vec spans = holiday_spans(&x->viewer, (int)(year == 0 ? 1 : year));
    holiday_tree(x->arena, &spans, &out);
    return api_items(x, &out);
}

enum exchange_next api_holiday_next(struct exchange *x)
{
    const struct calendar *calendar = x->viewer.directory->calendar;
    struct node out = {.kind = NODE_MAP};
    struct str word = exchange_query(x, "from");
    day from = instant_day(x->viewer.now);
    int64_t days;

    if (word.len > 0 && !day_read(word, &from))
        return problem_tell(x, "invalid_parameter", STR("from 应写成 2026-11-03"), NULL);
    if (!api_number(x, "days", 1, 3660, &days))
        return EXCHANGE_DONE;
    day due = calendar_add_working(calendar, from, days < 1 ? 1 : days);
    node_put_text(x->arena, &out, "date", day_write(x->arena, due));
    node_set_bool(node_put(x->arena, &out, STR("confirmed")),
        calendar_confirmed(calendar, day_to_civil(due).year));
    return exchange_json(x, &out);
}

enum exchange_next api_holidays_moved(struct exchange *x)
{
    struct page_filter filter = {.openness = OPEN_ONLY};
    struct node out = {.kind = NODE_LIST};
    struct fault fault;
    struct vec some;
    int64_t next;

    if (!api_page_asked(x, &filter))
        return EXCHANGE_DONE;
    if (moved_some(&x->viewer, &filter, &some, &next, &fault) != STATUS_OK)
        return problem_of_fault(x, &fault);
    moved_tree(x->arena, &some, &out);
    return api_page_below(x, &out, next);
}
