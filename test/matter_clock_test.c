/* Clocks of a matter that was sent back: F5 review → F5s supplement → F5 review again. */
#include "casework/matter_clock.h"
#include "test/check.h"

static struct arena *arena;
static struct calendar calendar; /* no notice: Monday to Friday */

static const struct limit three_days = {
    .id = STR_INIT("review"), .unit = UNIT_WORKING_DAY, .number = 3};

static struct step steps[3]; /* F5, F5s, F7 */
static const struct step *supplement = &steps[1], *feedback = &steps[2];
static struct result reviewed[2], supplemented[1];
static struct procedure procedure;
static struct matter matter;
static struct case_file file;

static day march(int n)
{
    return day_from_civil((struct civil){2022, 3, n});
}

static void draw_procedure(void)
{
    reviewed[0] = (struct result){.code = STR("incomplete"),
        .label = STR("退回补充"),
        .next = {&supplement, 1},
        .stops_clock = true};
    reviewed[1] = (struct result){.code = STR("complete"), .next = {&feedback, 1}};
    steps[0] = (struct step){.id = STR("F5"), .limit = &three_days, .results = {reviewed, 2}};
    steps[1] = (struct step){.id = STR("F5s"), .results = {supplemented, 1}, .limit = &three_days};
    steps[2] = (struct step){.id = STR("F7"), .limit = &three_days};
    procedure = (struct procedure){.steps = {steps, COUNT_OF(steps)}};
    matter_begin(&matter, arena, (matter_id){{{1}}});
    file = (struct case_file){.matter = &matter, .procedure = &procedure};
}

/* `done` 0: still open. */
static const struct matter_step *went(
    const char *id, int64_t round, const char *result, int opened, int done)
{
    struct matter_step *step = vec_push(arena, &matter.steps, sizeof(*step));

    *step = (struct matter_step){.step = str_of(id),
        .round = round,
        .result = str_of(result),
        .state = done == 0 ? STEP_OPEN : STEP_DONE,
        .opened_on = march(opened),
        .opened_at = instant_of_day(march(opened), 9, 0)};
    if (done != 0) {
        step->done_on = march(done);
        step->done_at = instant_of_day(march(done), 9, 0);
    }
    return step;
}

static struct deadline due(const char *id, int64_t round)
{
    struct deadline deadline = {0};

    VEC_EACH (struct matter_step, step, matter.steps)
        if (str_is(step->step, id) && step->round == round)
            check(matter_deadline(arena, &file, step, &calendar, &deadline));
    return deadline;
}

static void a_first_round_counts_from_the_day_it_was_opened(void)
{
    draw_procedure();
    went("F5", 1, "", 15, 0); /* a Tuesday */
    check(due("F5", 1).due.n == march(18).n);
}

static void a_round_after_being_sent_back_goes_on_with_the_same_clock(void)
{
    draw_procedure();
    went("F5", 1, "incomplete", 15, 16);
    went("F5s", 1, "done", 16, 21);
    const struct matter_step *second = went("F5", 2, "", 21, 0);
    check(matter_clock_start(&file, second).n == march(15).n);
    check(due("F5", 2).due.n == march(23).n); /* one day used, stood still until the 21st */
}

static void another_clock_stands_still_while_the_matter_is_away(void)
{
    draw_procedure();
    went("F7", 1, "", 15, 0);
    went("F5", 1, "incomplete", 15, 16);
    went("F5s", 1, "", 16, 0);
    check(due("F7", 1).stopped);
}

static void the_step_it_was_sent_to_has_a_clock_that_runs(void)
{
    draw_procedure();
    went("F5", 1, "incomplete", 15, 16);
    went("F5s", 1, "", 16, 0);
    check(!due("F5s", 1).stopped);
    check(due("F5s", 1).due.n == march(21).n);
}

static void what_was_done_before_is_not_touched(void)
{
    draw_procedure();
    went("F7", 1, "", 14, 16);
    went("F5", 1, "incomplete", 15, 16);
    went("F5s", 1, "", 16, 0);
    check(due("F7", 1).due.n == march(17).n);
}

static void a_round_after_a_finished_one_has_a_clock_of_its_own(void)
{
    draw_procedure();
    went("F5", 1, "complete", 15, 16);
    const struct matter_step *second = went("F5", 2, "", 21, 0);
    check(matter_clock_start(&file, second).n == march(21).n);
}

static void a_step_without_a_limit_has_no_deadline(void)
{
    struct deadline deadline;

    draw_procedure();
    steps[2].limit = NULL;
    check(!matter_deadline(arena, &file, went("F7", 1, "", 15, 0), &calendar, &deadline));
}

/* A notice registered on a day of March 2022 that makes the 17th a day off. */
static void notice_on(int registered)
{
    static struct day_named rest;
    rest = (struct day_named){date_of_day(march(17)), STR("示例放假")};
    const struct calendar_published notice = {
        {true, 2022}, {true, 1}, STR("示例通知"), {&rest, 1}, {NULL, 0}};

    calendar = (struct calendar){{0}};
    calendar_apply(arena, &calendar, &notice, instant_of_day(march(registered), 12, 0));
}

static void a_late_notice_moves_an_open_step_and_says_from_where(void)
{
    draw_procedure();
    went("F5", 1, "", 15, 0);
    notice_on(16);
    struct deadline deadline = due("F5", 1);
    check(deadline.due.n == march(21).n); /* the 18th, and a weekend */
    check(deadline.moves.len == 1);
    const struct deadline_move *move = deadline.moves.at;
    check(move->from.n == march(18).n && move->to.n == march(21).n);
    const struct str *lines = deadline.why.at;
    check(str_is(lines[deadline.why.len - 1],
        "2022年3月16日登记放假通知（示例通知）后重算：届满日由2022年3月18日改为2022年3月21日"));
}

static void a_notice_known_from_the_start_moves_nothing(void)
{
    draw_procedure();
    went("F5", 1, "", 15, 0);
    notice_on(14);
    struct deadline deadline = due("F5", 1);
    check(deadline.due.n == march(21).n && deadline.moves.len == 0);
}

static void a_finished_step_keeps_the_day_it_had(void)
{
    draw_procedure();
    went("F5", 1, "complete", 15, 16);
    notice_on(17);
    struct deadline deadline = due("F5", 1);
    check(deadline.due.n == march(18).n && deadline.moves.len == 0);
}

static void a_step_open_when_its_matter_ended_keeps_its_day(void)
{
    draw_procedure();
    went("F5", 1, "", 15, 0);
    matter.ended = true;
    matter.ended_at = instant_of_day(march(16), 9, 0);
    notice_on(17);
    check(due("F5", 1).due.n == march(18).n);
}

static void a_clock_that_goes_on_remembers_notices_since_its_first_round(void)
{
    draw_procedure();
    went("F5", 1, "incomplete", 15, 16);
    went("F5s", 1, "done", 16, 16);
    went("F5", 2, "", 16, 0);
    notice_on(15); /* after the clock had started that morning */
    check(due("F5", 2).moves.len == 1);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_first_round_counts_from_the_day_it_was_opened),
        TEST(a_round_after_being_sent_back_goes_on_with_the_same_clock),
        TEST(another_clock_stands_still_while_the_matter_is_away),
        TEST(the_step_it_was_sent_to_has_a_clock_that_runs),
        TEST(what_was_done_before_is_not_touched),
        TEST(a_round_after_a_finished_one_has_a_clock_of_its_own),
        TEST(a_step_without_a_limit_has_no_deadline),
        TEST(a_late_notice_moves_an_open_step_and_says_from_where),
        TEST(a_notice_known_from_the_start_moves_nothing),
        TEST(a_finished_step_keeps_the_day_it_had),
        TEST(a_step_open_when_its_matter_ended_keeps_its_day),
        TEST(a_clock_that_goes_on_remembers_notices_since_its_first_round),
    };

    arena = arena_open((size_t)1 << 26);
    must(arena != NULL);
    int status = TESTS_RUN(tests);
    arena_close(arena);
    return status;
}
