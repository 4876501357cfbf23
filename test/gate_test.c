/* What must be true of a matter, or of those linked to it, before a step is done. */
#include "test/kinds_bench.h"

#define ITEM                                                                                       \
    {                                                                                              \
        "K", 4, 0, "{items: [{no: K1, task: 补办手续, owner: p5}]}"                            \
    }

#define HANDED_IN(by, entered_by)                                                                  \
    {                                                                                              \
        "K", by, entered_by, "{done: [{no: K1, evidence: [{title: 批复}]}]}"                     \
    }

#define K1(rest) "{items: [{no: K1, " rest "}]}"

#define S2_LOST "{subject: S2, finding: does_not_meet, outcomes: [{code: not_tolerated}]}"

static enum refusal gate(struct bench *b, const char *step, const char *name)
{
    b->d.step = procedure_step(b->procedure, str_of(step));
    b->decision.refusal = REFUSAL_NONE;
    gate_open(&b->d, str_of(name));
    return b->decision.refusal;
}

static void a_case_is_not_closed_before_every_subject_is_answered(void)
{
    struct bench b;
    bench_open(&b);
    check(gate(&b, "E", "") == REFUSAL_NONE);
    check(gate(&b, "E", "tolerance_answered") == REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED);
    do_deed(&b, &(struct deed){"B", 3, 0, "{answers: [{subject: S1, answer: none, reasons: 无}]}"});
    check(gate(&b, "E", "tolerance_answered") == REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED);
    do_deed(
        &b, &(struct deed){"B", 3, 0, "{answers: [{subject: S2, answer: present, reasons: 有}]}"});
    check(gate(&b, "E", "tolerance_answered") == REFUSAL_DETERMINATION_MUST_BE_CONCLUDED);

    struct matter *far = far_matter(&b, "determination");
    const struct matter *linking[] = {far};
    b.file.linking = linking;
    b.file.linking_len = 1;
    check(gate(&b, "E", "tolerance_answered") == REFUSAL_DETERMINATION_MUST_BE_CONCLUDED);
    const struct act *ruled = read_act(&b, &determination_shape, "{rulings: [" S2_LOST "]}");
    matter_apply(far, new_event(&b, &determination_shape, 3, ruled));
    check(gate(&b, "E", "tolerance_answered") == REFUSAL_NONE);
    arena_close(b.arena);
}

static void an_examination_comes_after_the_last_verification(void)
{
    struct bench b;
    bench_open(&b);
    check(gate(&b, "D", "examination_done") == REFUSAL_EXAMINATION_MUST_COME_FIRST);
    do_deed(&b, &(struct deed){"V", 4, 0, "{}"});
    open_step(&b, "X");
    check(gate(&b, "D", "examination_done") == REFUSAL_EXAMINATION_MUST_COME_FIRST);
    finish_step(&b, "X");
    check(gate(&b, "D", "examination_done") == REFUSAL_NONE);
    open_step(&b, "V");
    check(gate(&b, "D", "examination_done") == REFUSAL_EXAMINATION_MUST_COME_FIRST);
    finish_step(&b, "V");
    check(gate(&b, "D", "examination_done") == REFUSAL_EXAMINATION_MUST_COME_FIRST);
    arena_close(b.arena);
}

static void rights_are_told_before_a_subject_is_heard(void)
{
    struct bench b;
    bench_open(&b);
    open_step(&b, "N1");
    check(gate(&b, "V", "rights_told") == REFUSAL_RIGHTS_MUST_BE_TOLD_FIRST);
    finish_step(&b, "N1");
    check(gate(&b, "V", "rights_told") == REFUSAL_NONE);
    arena_close(b.arena);
}

static void a_closure_waits_for_every_item(void)
{
    struct bench b;
    bench_open(&b);
    const struct deed item = ITEM, done = HANDED_IN(5, 0);
    check(gate(&b, "E1", "items_accepted") == REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED);
    check(gate(&b, "T", "corrections_closed") == REFUSAL_NONE);
    do_deed(&b, &item);
    check(gate(&b, "T", "corrections_closed") == REFUSAL_CORRECTION_MUST_BE_CLOSED);
    do_deed(&b, &done);
    check(gate(&b, "E1", "items_accepted") == REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED);
    do_deed(&b, &(struct deed){"I", 6, 0, K1("verdict: accepted")});
    check(gate(&b, "E1", "items_accepted") == REFUSAL_NONE);
    check(gate(&b, "T", "corrections_closed") == REFUSAL_NONE);
    do_deed(&b, &done);
    check(gate(&b, "E1", "items_accepted") == REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED);
    arena_close(b.arena);
}

static void end_matter(struct bench *b, struct matter *matter)
{
    struct matter_ended *ended = arena_new(b->arena, struct matter_ended);
    ended->state = STR("closed");
    matter_apply(matter, new_event(b, &matter_ended_shape, 3, ended));
}

static void linked_matters_hold_a_gate_shut_until_they_end(void)
{
    struct bench b;
    bench_open(&b);
    struct matter *correction = far_matter(&b, "correction");
    struct matter *entry = far_matter(&b, "accountability_case");
    const struct matter *linking[] = {correction}, *linked[] = {entry};
    b.file.linking = linking;
    b.file.linked = linked;
    b.file.linking_len = b.file.linked_len = 1;
    check(gate(&b, "T", "corrections_closed") == REFUSAL_CORRECTION_MUST_BE_CLOSED);
    check(gate(&b, "Q", "complaint_closed") == REFUSAL_COMPLAINT_MUST_NOT_BE_OPEN);
    end_matter(&b, correction);
    end_matter(&b, entry);
    check(gate(&b, "T", "corrections_closed") == REFUSAL_NONE);
    check(gate(&b, "Q", "complaint_closed") == REFUSAL_NONE);
    decide(&b, "T", "{}"); /* a correction of its own stands for items */
    check(b.decision.refusal == REFUSAL_NONE);
    arena_close(b.arena);
}

static const struct test tests[] = {
    TEST(a_case_is_not_closed_before_every_subject_is_answered),
    TEST(an_examination_comes_after_the_last_verification),
    TEST(rights_are_told_before_a_subject_is_heard),
    TEST(a_closure_waits_for_every_item),
    TEST(linked_matters_hold_a_gate_shut_until_they_end),
};

int main(void)
{
    return TESTS_RUN(tests);
}
