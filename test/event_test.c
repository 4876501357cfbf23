/* Kinds, events and refusals are found by their names, and an event keeps who entered it. */
#include "test/kinds_bench.h"

#include <ctype.h>

static void every_event_is_found_by_its_name(void)
{
    size_t len;
    const struct shape *const *shapes = event_shapes(&len);
    for (size_t i = 0; i < len; i++) {
        check(event_shape_find(str_of(shapes[i]->name), 1) == shapes[i]);
        check(event_shape_find(str_of(shapes[i]->name), TWO) == NULL);
        check(shapes[i]->stream >= STREAM_AUTHORITY && shapes[i]->stream <= STREAM_COMPLAINT);
    }
    check(event_shape_find(STR("vote_cast"), 1) == NULL);
}

static void every_kind_is_found_by_its_name_and_its_event(void)
{
    size_t len;
    const struct step_kind *const *kinds = step_kinds(&len);
    check(len == 16);
    for (size_t i = 0; i < len; i++) {
        check(step_kind_find(str_of(kinds[i]->name)) == kinds[i]);
        check(step_kind_of_event(kinds[i]->shape) == kinds[i]);
        check(event_shape_find(str_of(kinds[i]->shape->name), 1) == kinds[i]->shape);
    }
    check(step_kind_find(STR("vote")) == NULL && step_kind_of_event(&step_done_shape) == NULL);
    check(step_kind_of_event(&filing_submitted_shape) == &application_kind);
}

static void an_event_keeps_who_entered_it(void)
{
    struct bench b;
    bench_open(&b);
    const struct entry entry = {
        id_of(4), 1, date_of_day(day_from_civil((struct civil){2026, 4, 30}))};
    struct event *event =
        new_event(&b, &receipt_shape, 3, read_act(&b, &receipt_shape, "{result: ok, number: 收1}"));
    struct event back = {.shape = &receipt_shape};
    struct problems problems = {.arena = b.arena};
    struct node tree = {0};
    check(event_day(event).n == day_from_civil((struct civil){2026, 5, 1}).n);
    event->entry = &entry;
    check(event_day(event).n == entry.done_on.from.n);
    event_write(b.arena, event, &tree);
    check(event_read(b.arena, &tree, &back, &problems) && problems.len == 0);
    check(id_equal(back.entry->by, entry.by) && back.entry->via == entry.via);
    check(event_day(&back).n == entry.done_on.from.n);
    check(str_is(((const struct receipt *)back.data)->number, "收1"));

    struct node *wrong = node_put_text(b.arena, &tree, "colour", STR("red"));
    check(wrong != NULL && !event_read(b.arena, &tree, &back, &problems) && problems.len == 1);
    arena_close(b.arena);
}

static const char *const NAMES[] = {
#define REFUSAL_NAME(name) #name,
    REFUSALS(REFUSAL_NAME)
#undef REFUSAL_NAME
};

static bool same_in_lower_case(struct str code, const char *name)
{
    bool same = code.len == strlen(name);

    for (size_t i = 0; same && i < code.len; i++)
        same = code.at[i] == (tolower)((unsigned char)name[i]);
    return same;
}

static void every_refusal_is_said_in_words(void)
{
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
        struct str code = refusal_code((enum refusal)i);
        enum refusal back = REFUSAL_COUNT;
        check(same_in_lower_case(code, NAMES[i]));
        check(refusal_find(code, &back) && back == (enum refusal)i);
        check((refusal_words(back).len > 0) == (back != REFUSAL_NONE));
    }
    enum refusal none;
    check(!refusal_find(STR("anything"), &none));
}

static const struct test tests[] = {
    TEST(every_event_is_found_by_its_name),
    TEST(every_kind_is_found_by_its_name_and_its_event),
    TEST(an_event_keeps_who_entered_it),
    TEST(every_refusal_is_said_in_words),
};

int main(void)
{
    return TESTS_RUN(tests);
}
