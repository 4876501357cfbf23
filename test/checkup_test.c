/* What the file of a matter lacks: each kind of gap, and what mends it. */
#include "casework/checkup.h"
#include "test/kinds_bench.h"

static const struct limit one_day = {
    .id = STR_INIT("x"), .title = STR_INIT("一天"), .unit = UNIT_WORKING_DAY, .number = 1};

/* The matter of the bench under a procedure of its own, whose steps may be changed. */
struct checkup {
    struct bench b;
    struct procedure procedure;
    struct step *steps; /* of it */
};

static struct step *step_own(struct checkup *c, const char *id)
{
    size_t i = 0;

    while (!str_is(c->steps[i].id, id))
        check(++i < c->procedure.steps.len);
    return &c->steps[i];
}

static void checkup_open(struct checkup *c)
{
    bench_open(&c->b);
    c->procedure = *c->b.procedure;
    const struct list shared = c->procedure.steps;
    c->steps = arena_take(c->b.arena, shared.len, sizeof(*c->steps));
    memcpy(c->steps, shared.at, shared.len * sizeof(*c->steps));
    c->procedure.steps.at = c->steps;
    c->b.procedure = c->b.file.procedure = &c->procedure;
}

/* The gaps on Wednesday 6 May 2026; everything was done on Friday 1 May. */
static struct vec gaps_of(struct checkup *c)
{
    return casework_checkup(&c->b.dossier, c->b.d.today, c->b.arena);
}

/* The only gap; NULL: there are none, or several. */
static const struct gap *gap_of(struct checkup *c)
{
    struct vec gaps = gaps_of(c);

    return gaps.len == 1 ? VEC_AT(gaps, struct gap, 0) : NULL;
}

static bool only(struct checkup *c, enum gap_kind kind, const char *action)
{
    const struct gap *gap = gap_of(c);

    return gap != NULL && gap->kind == kind && str_is(gap->action, action) && gap->what.len > 0
           && gap->mend.len > 0;
}

static void state(struct checkup *c, const char *words)
{
    struct statement_recorded *said = arena_new(c->b.arena, struct statement_recorded);

    said->statement = (struct statement){.source = STR("承办人"), .words = str_of(words)};
    matter_apply(&c->b.matter, new_event(&c->b, &statement_recorded_shape, 3, said));
}

static void attach(struct checkup *c, const char *material)
{
    struct file_attached *attached = arena_new(c->b.arena, struct file_attached);

    *attached = (struct file_attached){.material = str_of(material), .title = STR("扫描件")};
    matter_apply(&c->b.matter, new_event(&c->b, &file_attached_shape, 3, attached));
}

static void a_file_without_gaps_has_none(void)
{
    struct checkup c;
    checkup_open(&c);
    open_step(&c.b, "B");
    check(gaps_of(&c).len == 0);
    c.b.file.procedure = NULL; /* a late entry */
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void an_open_step_past_its_day_is_one_until_it_is_done(void)
{
    struct checkup c;
    checkup_open(&c);
    step_own(&c, "B")->limit = &one_day;
    open_step(&c.b, "B");
    check(only(&c, GAP_OVERDUE, "accept"));
    c.b.d.today = day_from_civil((struct civil){2026, 5, 4}); /* its last day */
    check(gaps_of(&c).len == 0);
    finish_step(&c.b, "B");
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void what_was_done_late_is_one_until_the_file_says_why(void)
{
    struct checkup c;
    checkup_open(&c);
    do_deed(&c.b, &(struct deed){"B", 3, 0, "{}"});
    step_own(&c, "B")->limit = &one_day;
    matter_step_last(&c.b.matter, STR("B"))->done_on = c.b.d.today;
    check(only(&c, GAP_LATE, "state"));
    state(&c, "等待上级批复");
    check(only(&c, GAP_LATE, "state"));
    state(&c, "受理逾期，因等待上级批复");
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void of_two_receipts_the_one_that_is_missing_is_one(void)
{
    struct checkup c;
    checkup_open(&c);
    const struct step *receipts[] = {step_own(&c, "R"), step_own(&c, "R2")};
    step_own(&c, "C")->join = (struct list){receipts, COUNT_OF(receipts)};
    open_step(&c.b, "R");
    open_step(&c.b, "R2");
    check(gaps_of(&c).len == 0); /* none has come: that is what comes next */
    finish_step(&c.b, "R");
    check(only(&c, GAP_WAITING, "store"));
    finish_step(&c.b, "R2");
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void a_paper_that_lies_nowhere_is_one_until_it_is_put_in(void)
{
    static const struct material_kind wanted = {STR_INIT("plan"), STR_INIT("预案"), true};
    struct checkup c;
    checkup_open(&c);
    step_own(&c, "A")->materials = (struct list){&wanted, 1};
    do_deed(&c.b, &(struct deed){"A", 1, 0, "{materials: [{material: plan, title: 预案}]}"});
    check(only(&c, GAP_MATERIAL, "attach"));
    attach(&c, "other");
    check(only(&c, GAP_MATERIAL, "attach"));
    attach(&c, "plan");
    check(gaps_of(&c).len == 0);
    do_deed(&c.b, &(struct deed){"A", 1, 0, "{materials: [{material: plan, kept_at: 三号柜}]}"});
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void sign_entered(struct checkup *c, enum entry_via via)
{
    struct act *act = read_act(&c->b, &sign_off_shape, "{}");
    struct entry *entry = arena_new(c->b.arena, struct entry);
    struct event *event = new_event(&c->b, &sign_off_shape, 3, act);

    act->step = STR("S");
    *entry = (struct entry){.by = id_of(4), .via = (int)via};
    event->entry = entry;
    open_step(&c->b, "S");
    matter_apply(&c->b.matter, event);
    finish_step(&c->b, "S");
}

static void what_was_entered_from_paper_wants_a_scan(void)
{
    struct checkup c;
    checkup_open(&c);
    sign_entered(&c, VIA_DOOR);
    check(gaps_of(&c).len == 0);
    sign_entered(&c, VIA_PAPER);
    check(only(&c, GAP_SCAN, "attach"));
    attach(&c, "");
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void a_notice_to_people_wants_a_receipt_of_each(void)
{
    struct checkup c;
    checkup_open(&c);
    do_deed(&c.b, &(struct deed){"N", 3, 0, "{services: [{receiver: 陈某某, way: in_person}]}"});
    check(only(&c, GAP_SERVICE, "attach"));
    do_deed(&c.b, &(struct deed){"N1", 3, 0, "{}"}); /* to nobody of the matter */
    check(only(&c, GAP_SERVICE, "attach"));
    arena_close(c.b.arena);
    checkup_open(&c);
    do_deed(&c.b,
        &(struct deed){"N", 3, 0,
            "{services: [{receiver: 陈某某, way: in_person}, {receiver: 王某某, way: post}]}"});
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static void an_examination_wants_its_opinion_in_writing(void)
{
    struct checkup c;
    checkup_open(&c);
    do_deed(&c.b, &(struct deed){"V", 4, 0, "{}"}); /* no examination */
    check(gaps_of(&c).len == 0);
    do_deed(&c.b, &(struct deed){"X", 5, 0, "{}"});
    check(only(&c, GAP_OPINION, "attach"));
    arena_close(c.b.arena);
}

static void a_declared_recusal_wants_a_decision(void)
{
    struct checkup c;
    checkup_open(&c);
    for (int state = 1; recusal_states[state] != NULL; state++) {
        struct recusal_set *set = arena_new(c.b.arena, struct recusal_set);
        *set = (struct recusal_set){.person = id_of(4), .state = state};
        matter_apply(&c.b.matter, new_event(&c.b, &recusal_set_shape, 3, set));
        if (strcmp(recusal_states[state], "declared") == 0)
            check(only(&c, GAP_RECUSAL, "recuse"));
        else
            check(gaps_of(&c).len == 0); /* the last word counts */
    }
    arena_close(c.b.arena);
}

static void a_correction_is_one_until_it_is_settled(void)
{
    struct checkup c;
    checkup_open(&c);
    do_deed(&c.b, &(struct deed){"K", 4, 0,
                      "{items: [{no: K1, task: 补办手续, owner: p5, due: 2026-05-05}]}"});
    check(only(&c, GAP_CORRECTION, ""));
    c.b.d.today = day_from_civil((struct civil){2026, 5, 5});
    check(gaps_of(&c).len == 0);
    c.b.d.today = day_from_civil((struct civil){2026, 5, 6});
    do_deed(&c.b, &(struct deed){"I", 6, 0, "{items: [{no: K1, verdict: accepted}]}"});
    check(gaps_of(&c).len == 0);

    struct matter *far = far_matter(&c.b, "correction");
    const struct matter *linking[] = {far};
    c.b.file.linking = linking;
    c.b.file.linking_len = 1;
    check(only(&c, GAP_CORRECTION, "") && id_equal(gap_of(&c)->elsewhere.id, far->id.id));
    far->ended = true;
    check(gaps_of(&c).len == 0);
    arena_close(c.b.arena);
}

static const struct test tests[] = {
    TEST(a_file_without_gaps_has_none),
    TEST(an_open_step_past_its_day_is_one_until_it_is_done),
    TEST(what_was_done_late_is_one_until_the_file_says_why),
    TEST(of_two_receipts_the_one_that_is_missing_is_one),
    TEST(a_paper_that_lies_nowhere_is_one_until_it_is_put_in),
    TEST(what_was_entered_from_paper_wants_a_scan),
    TEST(a_notice_to_people_wants_a_receipt_of_each),
    TEST(an_examination_wants_its_opinion_in_writing),
    TEST(a_declared_recusal_wants_a_decision),
    TEST(a_correction_is_one_until_it_is_settled),
};

int main(void)
{
    return TESTS_RUN(tests);
}
