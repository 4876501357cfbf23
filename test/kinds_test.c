/* The rules of each kind of step, one row a rule; the flow around them has tests of its own. */
#include "test/kinds_bench.h"

struct row { /* p1 and p2 are the subjects, p3 acts */
    const char *rule, *step, *act;
    enum refusal refusal;
    struct deed before[DEED_MAX];
};

static void check_row(const struct row *row)
{
    struct bench b;
    bench_open(&b);
    for (size_t i = 0; i < DEED_MAX && row->before[i].step != NULL; i++)
        do_deed(&b, &row->before[i]);
    decide(&b, row->step, row->act);
    if (b.decision.refusal != row->refusal)
        printf("%s: expected %.*s, got %.*s %.*s\n", row->rule, STR_ARG(refusal_code(row->refusal)),
            STR_ARG(refusal_code(b.decision.refusal)), STR_ARG(b.decision.detail));
    check(b.decision.refusal == row->refusal);
    check((b.decision.detail.len > 0) == (row->refusal != REFUSAL_NONE));
    arena_close(b.arena);
}
#define CHECK_ROWS(rows)                                                                           \
    for (size_t i = 0; i < COUNT_OF(rows); i++)                                                    \
    check_row(&(rows)[i])

static const struct row SMALL_ROWS[] = {
    {"a situation may be cited, a gap too", .step = "A", "{clauses: [R01, R02]}", REFUSAL_NONE},
    {"a cited clause is in the edition", .step = "A", "{clauses: [R77]}",
        REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION},
    {"a cited clause is a situation", .step = "A", "{clauses: [G05]}",
        REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION},
    {"an exclusion is no ground", .step = "A", "{clauses: [R01, X01]}",
        REFUSAL_SITUATION_MUST_NOT_BE_EXCLUDED},
    {"a promise of the pack is given", .step = "A", "{promises: [true_statement]}", REFUSAL_NONE},
    {"a promise is one of the pack", .step = "A", "{promises: [due_procedure]}",
        REFUSAL_FIELD_MUST_BE_KNOWN},
    {"an answer has reasons", .step = "B", "{answers: [{subject: S1, answer: none}]}",
        REFUSAL_REASONS_MUST_BE_GIVEN},
    {"an answer is about a subject", .step = "B",
        "{answers: [{subject: S3, answer: none, reasons: 无}]}",
        REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER},
    {"a subject is answered once", .step = "B",
        "{answers: [{subject: S1, answer: none, reasons: 无}, {subject: S1, answer: present, "
        "reasons: 有}]}",
        REFUSAL_TOLERANCE_QUESTION_MUST_BE_ANSWERED},
    {"each subject may be answered", .step = "B",
        "{answers: [{subject: S1, answer: none, reasons: 无}, {subject: S2, answer: "
        "not_applicable, reasons: 不涉及}]}",
        REFUSAL_NONE},
    {"a study is concluded in a meeting", .step = "M", "{}",
        REFUSAL_ITEM_MUST_BE_CONCLUDED_IN_A_MEETING},
    {"nobody signs what he or she entered", .step = "S", "{}",
        REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY, {{"A", 1, 3, "{}"}}},
    {"what another entered may be signed", .step = "S", "{}", REFUSAL_NONE, {{"A", 1, 4, "{}"}}},
    {"what one entered for oneself is no entry for another", .step = "S", "{}", REFUSAL_NONE,
        {{"A", 3, 3, "{}"}}},
    {"a false accusation is found by a higher body, named", .step = "P", "{body: 市纪委监委}",
        REFUSAL_FALSE_ACCUSATION_MUST_BE_FOUND_HIGHER},
    {"a false accusation found higher is recorded", .step = "P",
        "{body: 市纪委监委, document: 示例1号}", REFUSAL_NONE},
    {"two bodies never share a receipt number", .step = "R2", "{number: 收1}",
        REFUSAL_THING_MUST_NOT_EXIST_YET, {{"R", 3, 0, "{number: 收1}"}}},
    {"each body has its own receipt number", .step = "R2", "{number: 收2}", REFUSAL_NONE,
        {{"R", 3, 0, "{number: 收1}"}}},
    {"an entry of supervision says something", .step = "U", "{result: noted}",
        REFUSAL_FIELD_MUST_BE_GIVEN},
    {"a change of plan is an entry", .step = "U", "{result: noted, change_of_plan: 改用方案二}",
        REFUSAL_NONE},
    {"a notice keeps the kind of its step", .step = "N", "{kind: copy}",
        REFUSAL_NOTICE_MUST_HAVE_ITS_KIND},
    {"a notice goes to every recipient", .step = "N", "{recipients: [{role: officer}]}",
        REFUSAL_FIELD_MUST_BE_GIVEN},
    {"a recipient has a known kind", .step = "N", "{recipients: [{role: subject, kind: memo}]}",
        REFUSAL_NOTICE_MUST_HAVE_ITS_KIND},
    {"a refusal to sign has witnesses", .step = "N",
        "{services: [{receiver: 陈某某, way: refused}]}", REFUSAL_FIELD_MUST_BE_GIVEN},
    {"a witnessed refusal is a service", .step = "N",
        "{services: [{receiver: 陈某某, way: refused, witnesses: 李某某、赵某某}]}", REFUSAL_NONE},
};

static void the_small_kinds_keep_their_rules(void)
{
    CHECK_ROWS(SMALL_ROWS);
}

#define PAIR(subject, pair) "{subject: " subject ", pair: " pair ", words: 探索}"
#define PAIRS                                                                                      \
    "distinctions: [" PAIR("S1", "d1") ", " PAIR("S1", "d2") ", " PAIR("S2", "d1") ", " PAIR(      \
        "S2", "d2") "]"

static const struct row VERIFICATION_ROWS[] = {
    {"a complete report stands", .step = "V",
        "{" PAIRS ", evidence: [{title: 合同}], checks: [{subject: S1, clause: R01, answer: met, "
        "evidence: [E1]}]}",
        REFUSAL_NONE},
    {"a check is of a subject", .step = "V",
        "{" PAIRS ", checks: [{subject: S9, clause: R01, answer: "
        "unknown}]}",
        REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER},
    {"of two subjects one is named", .step = "V",
        "{" PAIRS ", checks: [{clause: R01, answer: unknown}]}",
        REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER},
    {"a check is of a clause of the edition", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: R77, answer: unknown}]}",
        REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION},
    {"a check has an answer", .step = "V", "{" PAIRS ", checks: [{subject: S1, clause: R01}]}",
        REFUSAL_FIELD_MUST_BE_GIVEN},
    {"met stands on something", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: R01, answer: met}]}",
        REFUSAL_CHECK_MUST_HAVE_EVIDENCE},
    {"reasons may stand for evidence", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: R01, answer: met, reasons: 有会议记录}]}",
        REFUSAL_NONE},
    {"evidence that is cited exists", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: R01, answer: met, evidence: [E4]}]}",
        REFUSAL_CHECK_MUST_HAVE_EVIDENCE},
    {"evidence of an earlier act counts", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: R01, answer: met, evidence: [E1]}]}",
        REFUSAL_NONE, {{"V", 4, 0, "{evidence: [{no: E1, title: 合同}]}"}}},
    {"all that must be looked at was looked at", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: G05, answer: met, reasons: 已查, looked_at: "
        "[账目]}]}",
        REFUSAL_CHECK_MUST_HAVE_EVIDENCE},
    {"what was looked at lets a clause be met", .step = "V",
        "{" PAIRS ", checks: [{subject: S1, clause: G05, answer: met, reasons: 已查, looked_at: "
        "[账目, 亲属]}]}",
        REFUSAL_NONE},
    {"each pair is written for each subject", .step = "V",
        "{distinctions: [{subject: S1, pair: d1, words: 探索}, {subject: S1, pair: d2, words: "
        "探索}, {subject: S2, pair: d1, words: 探索}]}",
        REFUSAL_DISTINCTIONS_MUST_BE_WRITTEN},
    {"pairs of an earlier report count", .step = "V",
        "{distinctions: [{subject: S2, pair: d1, words: 探索}, {subject: S2, pair: d2, words: "
        "探索}]}",
        REFUSAL_NONE,
        {{"V", 4, 0,
            "{distinctions: [{subject: S1, pair: d1, words: 探索}, {subject: S1, pair: d2, words: "
            "探索}]}"}}},
    {"a stop needs no pairs", .step = "V", "{result: stop}", REFUSAL_NONE},
    {"a pair is one of the pack", .step = "V",
        "{distinctions: [{subject: S1, pair: d9, words: 探索}]}",
        REFUSAL_CLAUSE_MUST_BE_IN_THE_EDITION},
    {"a statement relied on has reasons", .step = "V",
        "{" PAIRS ", statements: [{source: 甲方, words: 已付清, relied_on: 1}]}",
        REFUSAL_REASONS_MUST_BE_GIVEN},
    {"who was heard is a subject", .step = "V", "{" PAIRS ", heard: [S3]}",
        REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER},
    {"a proposal names a known outcome", .step = "V",
        "{" PAIRS ", proposals: [{subject: S1, outcome: gold}]}", REFUSAL_FIELD_MUST_BE_KNOWN},
    {"a proposal names a known finding", .step = "V",
        "{" PAIRS ", proposals: [{subject: S1, finding: good}]}", REFUSAL_FIELD_MUST_BE_KNOWN},
    {"a proposal stands beside the report", .step = "V",
        "{" PAIRS ", proposals: [{subject: S1, finding: meets, outcome: lighter}]}", REFUSAL_NONE},
    {"two examine", .step = "X", "{written_opinion: 同意}", REFUSAL_PERSONS_MUST_BE_ENOUGH},
    {"the same person twice is one", .step = "X", "{written_opinion: 同意, staff: [p3]}",
        REFUSAL_PERSONS_MUST_BE_ENOUGH},
    {"an examination ends in writing", .step = "X", "{staff: [p4]}", REFUSAL_FIELD_MUST_BE_GIVEN},
    {"two who write an opinion examine", .step = "X", "{written_opinion: 同意, staff: [p4]}",
        REFUSAL_NONE},
};

static void a_verification_keeps_its_rules(void)
{
    CHECK_ROWS(VERIFICATION_ROWS);
}

/* What was checked before: a situation and a condition for S1, a ground for S2, no exclusion. */
#define CHECKED                                                                                    \
    {                                                                                              \
        "V", 4, 0,                                                                                 \
            "{checks: [{subject: S1, clause: R01, answer: met}, {subject: S1, clause: X01, "       \
            "answer: not_met}, {subject: S2, clause: B01, answer: met}, {subject: S2, clause: "    \
            "X01, answer: not_met}]}"                                                              \
    }
#define LESSER                                                                                     \
    {                                                                                              \
        "V", 4, 0, "{checks: [{subject: S1, clause: M01, answer: met}]}"                           \
    }
#define EXCLUDED                                                                                   \
    {                                                                                              \
        "V", 4, 0, "{checks: [{subject: S1, clause: X01, answer: met}]}"                           \
    }
#define S1_LIGHTER                                                                                 \
    "{subject: S1, finding: meets, reasons: 理由, outcomes: [{code: lighter, superior_basis: "   \
    "b1}]}"
#define S2_NO_PURSUIT                                                                              \
    "{subject: S2, finding: no_liability, reasons: 理由, outcomes: [{code: no_pursuit, "         \
    "superior_basis: b1}]}"
#define S2_LOST                                                                                    \
    "{subject: S2, finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}]}"
#define RULED(first) "{rulings: [" first ", " S2_LOST "]}"
#define S1(rest) RULED("{subject: S1, " rest "}")

static const struct row RULING_ROWS[] = {
    {"each subject has its own finding and outcome", .step = "D",
        "{rulings: [" S1_LIGHTER ", " S2_NO_PURSUIT "]}", REFUSAL_NONE, {CHECKED}},
    {"a matter that goes back needs no rulings", .step = "D", "{result: back}", REFUSAL_NONE,
        {CHECKED}},
    {"every subject is answered", .step = "D", "{rulings: [" S1_LIGHTER "]}",
        REFUSAL_EVERY_SUBJECT_MUST_BE_ANSWERED, {CHECKED}},
    {"no subject is answered twice", .step = "D",
        "{rulings: [" S1_LIGHTER ", " S1_LIGHTER ", " S2_LOST "]}",
        REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME, {CHECKED}},
    {"a ruling is of a subject", .step = "D",
        "{rulings: [" S1_LIGHTER ", " S2_LOST ", {subject: S3, finding: does_not_meet}]}",
        REFUSAL_SUBJECT_MUST_BE_IN_THE_MATTER, {CHECKED}},
    {"a ruling has a finding", .step = "D", S1("outcomes: [{code: not_tolerated}]"),
        REFUSAL_FIELD_MUST_BE_GIVEN, {CHECKED}},
    {"a finding is a known one", .step = "D",
        S1("finding: good, outcomes: [{code: not_tolerated}]"), REFUSAL_FIELD_MUST_BE_KNOWN,
        {CHECKED}},
    {"meets needs a situation met", .step = "D", RULED(S1_LIGHTER),
        REFUSAL_FINDING_MUST_FIT_THE_CHECKS},
    {"or a list that stands alone, and the outcome asks for itself", .step = "D", RULED(S1_LIGHTER),
        REFUSAL_OUTCOME_MUST_BE_OPEN, {LESSER}},
    {"nothing lifts an exclusion", .step = "D", RULED(S1_LIGHTER),
        REFUSAL_FINDING_MUST_FIT_THE_CHECKS, {CHECKED, EXCLUDED}},
    {"no liability needs its ground", .step = "D",
        S1("finding: no_liability, reasons: 理由, outcomes: [{code: no_pursuit, superior_basis: "
           "b1}]"),
        REFUSAL_FINDING_MUST_FIT_THE_CHECKS, {CHECKED}},
    {"an excluded subject is not tolerated", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}]"),
        REFUSAL_NONE, {CHECKED, EXCLUDED}},
    {"an outcome is one of the pack", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: gold}]"), REFUSAL_FIELD_MUST_BE_KNOWN,
        {CHECKED}},
    {"an outcome has a code", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{label: 从轻}]"), REFUSAL_FIELD_MUST_BE_GIVEN,
        {CHECKED}},
    {"an outcome is open", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: exempt, superior_basis: b1}]"),
        REFUSAL_OUTCOME_MUST_BE_OPEN, {CHECKED}},
    {"an outcome is open for that liability", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: no_pursuit, liability: public}]"),
        REFUSAL_OUTCOME_MUST_BE_OPEN, {CHECKED}},
    {"a liability is one of the pack", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: lighter, liability: civil, "
           "superior_basis: b1}]"),
        REFUSAL_FIELD_MUST_BE_KNOWN, {CHECKED}},
    {"an outcome fits the finding", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: not_tolerated}]"),
        REFUSAL_OUTCOME_MUST_FIT_THE_FINDING, {CHECKED}},
    {"who does not meet is not tolerated", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: no_pursuit, superior_basis: "
           "b1}]"),
        REFUSAL_OUTCOME_MUST_FIT_THE_FINDING, {CHECKED}},
    {"a superior basis is named", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: lighter}]"),
        REFUSAL_SUPERIOR_BASIS_MUST_BE_NAMED, {CHECKED}},
    {"a superior basis is of that liability", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: lighter, superior_basis: b2}]"),
        REFUSAL_SUPERIOR_BASIS_MUST_BE_NAMED, {CHECKED}},
    {"tolerance is the basis of who meets", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: lighter, superior_basis: b1, basis: "
           "mitigation}]"),
        REFUSAL_OUTCOME_MUST_FIT_THE_FINDING, {CHECKED}},
    {"mitigation may be named where nothing is tolerated", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated, basis: "
           "mitigation}]"),
        REFUSAL_NONE, {CHECKED}},
    {"what is not tolerated has no basis of tolerance", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated, basis: "
           "tolerance}]"),
        REFUSAL_OUTCOME_MUST_FIT_THE_FINDING, {CHECKED}},
    {"a subject has an outcome, not side outcomes alone", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: education}]"),
        REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME, {CHECKED}},
    {"a subject has no two outcomes", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}, {code: "
           "not_tolerated}]"),
        REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME, {CHECKED}},
    {"side outcomes go along", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: education}, {code: lighter, "
           "superior_basis: b1}]"),
        REFUSAL_NONE, {CHECKED}},
    {"an outcome looks at the finding of its own subject", .step = "D",
        S1("finding: meets, reasons: 理由, outcomes: [{code: reminder}, {code: lighter, "
           "superior_basis: b1}]"),
        REFUSAL_NONE, {CHECKED}},
    {"the finding of another subject opens nothing", .step = "D",
        "{rulings: [" S1_LIGHTER
        ", {subject: S2, finding: does_not_meet, reasons: 理由, outcomes: [{code: "
        "not_tolerated}, {code: reminder}]}]}",
        REFUSAL_OUTCOME_MUST_BE_OPEN, {CHECKED}},
    {"a final measure has its form", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}], measure: "
           "warning"),
        REFUSAL_MEASURE_MUST_HAVE_ITS_FORM, {CHECKED}},
    {"a form is one of the four", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}], measure: "
           "warning, "
           "four_form: fifth"),
        REFUSAL_FIELD_MUST_BE_KNOWN, {CHECKED}},
    {"proposed and final measure are both kept", .step = "D",
        S1("finding: does_not_meet, reasons: 理由, outcomes: [{code: not_tolerated}], "
           "proposed_measure: 记过, "
           "proposed_by: 承办部门, measure: warning, four_form: second"),
        REFUSAL_NONE, {CHECKED}},
    {"what was ruled is not ruled again", .step = "D",
        RULED("{subject: S1, finding: does_not_meet, reasons: 理由, outcomes: [{code: "
              "not_tolerated}]}"),
        REFUSAL_SUBJECT_MUST_HAVE_ONE_OUTCOME,
        {CHECKED, {"D", 4, 0, "{rulings: [" S1_LIGHTER "]}"}}},
    {"another edition is applied with reasons", .step = "D",
        "{rulings: [" S1_LIGHTER ", " S2_LOST "], applied_edition: \"2017\"}",
        REFUSAL_REASONS_MUST_BE_GIVEN, {CHECKED}},
    {"the edition of the matter needs no reasons", .step = "D",
        "{rulings: [" S1_LIGHTER ", " S2_LOST "], applied_edition: kinds/2026}", REFUSAL_NONE,
        {CHECKED}},
};

static void a_determination_keeps_its_rules(void)
{
    CHECK_ROWS(RULING_ROWS);
}

#define ITEM                                                                                       \
    {                                                                                              \
        "K", 4, 0, "{items: [{no: K1, task: 补办手续, owner: p5}]}"                            \
    }
#define HANDED_IN(by, entered_by)                                                                  \
    {                                                                                              \
        "K", by, entered_by, "{done: [{no: K1, evidence: [{title: 批复}]}]}"                     \
    }
#define K1(rest) "{items: [{no: K1, " rest "}]}"

static const struct row CORRECTION_ROWS[] = {
    {"an item has a task", .step = "K", "{items: [{owner: p5}]}", REFUSAL_FIELD_MUST_BE_GIVEN},
    {"an item has an owner", .step = "K", "{items: [{task: 补办手续}]}",
        REFUSAL_FIELD_MUST_BE_GIVEN},
    {"an item's number is used once", .step = "K", K1("task: 补办手续, owner: p5"),
        REFUSAL_THING_MUST_NOT_EXIST_YET, {ITEM}},
    {"a correction says something", .step = "K", "{}", REFUSAL_FIELD_MUST_BE_GIVEN},
    {"no correction needs its reasons", .step = "K", "{none_needed: 不用}",
        REFUSAL_REASONS_MUST_BE_GIVEN},
    {"reasons let a correction be left out", .step = "K",
        "{none_needed: 失误已经当场改正没有遗留问题}", REFUSAL_NONE},
    {"evidence is for an item that exists", .step = "K",
        "{done: [{no: K2, evidence: [{title: 批复}]}]}", REFUSAL_ITEM_MUST_BE_IN_THE_CORRECTION,
        {ITEM}},
    {"evidence is handed in, not words alone", .step = "K", "{done: [{no: K1, words: 已完成}]}",
        REFUSAL_ITEM_MUST_HAVE_EVIDENCE, {ITEM}},
    {"an accepted item is over", .step = "K", "{done: [{no: K1, evidence: [{title: 批复}]}]}",
        REFUSAL_THING_MUST_NOT_EXIST_YET,
        {ITEM, HANDED_IN(5, 0), {"I", 6, 0, K1("verdict: accepted")}}},
    {"what was sent back is handed in again", .step = "K",
        "{done: [{no: K1, evidence: [{title: 批复}]}]}", REFUSAL_NONE,
        {ITEM, HANDED_IN(5, 0), {"I", 6, 0, K1("verdict: sent_back, reasons: 不全")}}},
    {"an inspected item exists", .step = "I", "{items: [{no: K7, verdict: accepted}]}",
        REFUSAL_ITEM_MUST_BE_IN_THE_CORRECTION, {ITEM}},
    {"an accepted item has evidence", .step = "I", K1("verdict: accepted"),
        REFUSAL_ITEM_MUST_HAVE_EVIDENCE, {ITEM}},
    {"who sends back says why", .step = "I",
        "{result: partly, items: [{no: K1, verdict: sent_back}]}", REFUSAL_REASONS_MUST_BE_GIVEN,
        {ITEM, HANDED_IN(5, 0)}},
    {"who withdraws says why", .step = "I", K1("verdict: withdrawn"), REFUSAL_REASONS_MUST_BE_GIVEN,
        {ITEM}},
    {"an item nobody needs is withdrawn", .step = "I",
        K1("verdict: withdrawn, reasons: 项目已经取消"), REFUSAL_NONE, {ITEM}},
    {"who handed in does not inspect", .step = "I", K1("verdict: accepted"),
        REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY, {ITEM, HANDED_IN(3, 0)}},
    {"who entered the evidence does not inspect", .step = "I", K1("verdict: accepted"),
        REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY, {ITEM, HANDED_IN(5, 3)}},
    {"who handed in is not on the staff that inspects", .step = "I",
        "{staff: [p5], items: [{no: K1, verdict: accepted}]}",
        REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY, {ITEM, HANDED_IN(5, 0)}},
    {"whose task it is does not inspect", .step = "I", K1("verdict: accepted"),
        REFUSAL_ACTOR_MUST_NOT_CHECK_OWN_ENTRY,
        {{"K", 4, 0, "{items: [{no: K1, task: 补办手续, owner: p3}]}"}, HANDED_IN(5, 0)}},
    {"another person inspects", .step = "I", K1("verdict: accepted"), REFUSAL_NONE,
        {ITEM, HANDED_IN(5, 0)}},
    {"all accepted means all", .step = "I",
        "{items: [{no: K1, verdict: sent_back, reasons: 不全}]}",
        REFUSAL_ITEMS_MUST_ALL_BE_ACCEPTED, {ITEM, HANDED_IN(5, 0)}},
    {"help is over when the person was told", .step = "H", "{}",
        REFUSAL_SUPPORT_MUST_BE_TOLD_TO_THE_PERSON},
    {"help may be given before it is told", .step = "H", "{result: given}", REFUSAL_NONE},
    {"a person who was told before lets help end", .step = "H", "{}", REFUSAL_NONE,
        {{"H", 3, 0, "{told_to_person: 五月六日当面反馈}"}}},
    {"a person who was told lets help end", .step = "H", "{told_to_person: 五月六日当面反馈}",
        REFUSAL_NONE},
};

static void corrections_and_inspections_keep_their_rules(void)
{
    CHECK_ROWS(CORRECTION_ROWS);
}

#define TEXT "methods: [written, meeting], points: [未收受财物], read_by: p4"

static const struct row VISIT_ROWS[] = {
    {"two visit", .step = "Z", "{visitors: [p3, p4]}", REFUSAL_NONE},
    {"one does not visit", .step = "Z", "{visitors: [p3]}", REFUSAL_VISITORS_MUST_BE_TWO},
    {"the same visitor twice is one", .step = "Z", "{visitors: [p3, p3]}",
        REFUSAL_VISITORS_MUST_BE_TWO},
    {"nobody visits himself", .step = "Z", "{visitors: [p3, p1]}",
        REFUSAL_ACTOR_MUST_NOT_DECIDE_OWN_MATTER},
    {"a grade is one of the pack", .step = "Z", "{visitors: [p3, p4], grade: 优秀}",
        REFUSAL_FIELD_MUST_BE_KNOWN},
    {"which is kept as it reads", .step = "Z", "{visitors: [p3, p4], grade: 较差}", REFUSAL_NONE},
    {"a clarification is written, pointed and read", .step = "Q", "{" TEXT "}", REFUSAL_NONE},
    {"the written form is among the methods", .step = "Q",
        "{methods: [meeting], points: [未收受财物], read_by: p4}",
        REFUSAL_WRITTEN_FORM_MUST_BE_AMONG_THE_METHODS},
    {"unless the step leaves it open", .step = "O",
        "{methods: [meeting], points: [未收受财物], read_by: p4}", REFUSAL_NONE},
    {"a method is a known one", .step = "Q",
        "{methods: [written, drums], points: [未收], read_by: p4}", REFUSAL_FIELD_MUST_BE_KNOWN},
    {"the points are said", .step = "Q", "{methods: [written], read_by: p4}",
        REFUSAL_FIELD_MUST_BE_GIVEN},
    {"someone reads the text", .step = "Q", "{methods: [written], points: [未收受财物]}",
        REFUSAL_TEXT_MUST_BE_READ_BY_A_SECOND_PERSON},
    {"another person reads the text", .step = "Q",
        "{methods: [written], points: [未收受财物], read_by: p3}",
        REFUSAL_TEXT_MUST_BE_READ_BY_A_SECOND_PERSON},
};

static void visits_and_clarifications_keep_their_rules(void)
{
    CHECK_ROWS(VISIT_ROWS);
}

static void a_visit_stays_under_the_cap_of_the_year(void)
{
    for (int64_t before = 0; before <= 3; before++) {
        struct bench b;
        bench_open(&b);
        b.dossier.visits_this_year = before;
        const struct visit *visit = decide(&b, "Z", "{visitors: [p3, p4]}");
        check(b.decision.refusal
              == (before < 2 ? REFUSAL_NONE : REFUSAL_VISITS_MUST_NOT_EXCEED_THE_CAP));
        check(visit->visited_on.from.n == b.d.today.n);
        arena_close(b.arena);
    }
}

static enum refusal beyond_the_cap(const char *act)
{
    struct bench b;
    bench_open(&b);
    struct policy policy = *b.file.policy;
    policy.visits_beyond_by_reasons = true;
    b.file.policy = &policy;
    b.dossier.visits_this_year = 2;
    decide(&b, "Z", act);
    enum refusal refusal = b.decision.refusal;
    arena_close(b.arena);
    return refusal;
}

static void a_cap_that_is_no_more_than_a_rule_gives_way_to_reasons(void)
{
    check(beyond_the_cap("{visitors: [p3, p4]}") == REFUSAL_VISITS_MUST_NOT_EXCEED_THE_CAP);
    check(beyond_the_cap("{visitors: [p3, p4], reasons: 不够长}") == REFUSAL_REASONS_MUST_BE_GIVEN);
    check(beyond_the_cap("{visitors: [p3, p4], reasons: 本人书面要求再谈一次岗位安排}")
          == REFUSAL_NONE);
}

static void who_entered_a_clarification_does_not_read_it(void)
{
    struct bench b;
    bench_open(&b);
    b.command.entered_by.id = id_of(4);
    decide(&b, "Q", "{" TEXT "}");
    check(b.decision.refusal == REFUSAL_TEXT_MUST_BE_READ_BY_A_SECOND_PERSON);
    arena_close(b.arena);
}

static void a_revoked_outcome_makes_room_for_another(void)
{
    struct bench b;
    bench_open(&b);
    const struct deed checked = CHECKED, lost = {"D", 3, 0, "{rulings: [" S2_LOST "]}"};
    const struct outcome_revoked revoked = {.subject = STR("S2"), .reasons = STR("隐瞒事实")};
    do_deed(&b, &checked);
    do_deed(&b, &lost);
    matter_apply(&b.matter, new_event(&b, &outcome_revoked_shape, 3, &revoked));
    check(matter_subject_find(&b.matter, STR("S2"))->revoked);
    decide(&b, "D", "{rulings: [" S1_LIGHTER ", " S2_LOST "]}");
    check(b.decision.refusal == REFUSAL_NONE);
    do_deed(&b, &lost);
    check(!matter_subject_find(&b.matter, STR("S2"))->revoked);
    arena_close(b.arena);
}

static void the_office_fills_in_what_it_knows(void)
{
    struct bench b;
    bench_open(&b);
    const struct row *row = &RULING_ROWS[0];
    do_deed(&b, &row->before[0]);
    const struct determination *ruled = decide(&b, "D", row->act);
    const struct ruling *ruling = ruled->rulings.at;
    const struct outcome *outcome = ruling[0].outcomes.at, *other = ruling[1].outcomes.at;
    check(str_is(outcome->label, "从轻") && str_is(outcome->basis, "tolerance"));
    check(str_is(outcome->liability, "party") && str_is(other->basis, "no_liability"));

    const struct correction *correction =
        decide(&b, "K", "{items: [{task: 补办, owner: p5}, {task: 公示, owner: p5}]}");
    const struct correction_item *items = correction->items.at;
    check(str_is(items[0].no, "K1") && str_is(items[1].no, "K2"));

    const struct notice *notice = decide(&b, "N", "{}");
    const struct recipient_named *named = notice->recipients.at;
    check(str_is(notice->kind, "letter") && notice->recipients.len == 1);
    check(str_is(named->role, "subject") && str_is(named->kind, "letter"));

    const struct verification *report = decide(&b, "V", "{result: stop, evidence: [{title: 账}]}");
    check(str_is(((const struct evidence *)report->evidence.at)->no, "E1"));
    check(b.decision.refusal == REFUSAL_NONE);
    arena_close(b.arena);
}

static void acts_are_folded_into_the_matter(void)
{
    struct bench b;
    bench_open(&b);
    const struct deed deeds[] = {
        {"B", 3, 0, "{answers: [{subject: S2, answer: present, reasons: 有}]}"},
        {"V", 3, 0,
            "{evidence: [{no: E1}], checks: [{subject: S1, clause: R01, answer: met}], "
            "statements: [{words: 是}], proposals: [{subject: S1}], " PAIRS "}"},
        {"D", 3, 0, "{rulings: [" S1_LIGHTER "]}"}, ITEM, HANDED_IN(5, 6),
        {"I", 4, 0, K1("verdict: accepted")}};
    for (size_t i = 0; i < COUNT_OF(deeds); i++)
        do_deed(&b, &deeds[i]);
    const struct matter *m = &b.matter;
    const struct matter_subject *first = matter_subject_find(m, STR("S1"));
    const struct matter_subject *second = matter_subject_find(m, STR("S2"));
    check(first->answer == NULL && second->answer->answer == 1);
    check(str_is(first->ruling->finding, "meets") && second->ruling == NULL);
    check(first->ruled_on.n == day_from_civil((struct civil){2026, 5, 1}).n);
    check(m->evidence.len == 1 && m->checks.len == 1 && m->statements.len == 1);
    check(m->proposals.len == 1 && m->distinctions.len == 4 && m->items.len == 1);
    const struct item_state *state = item_find(m, STR("K1"));
    check(id_equal(state->handed_in_by.id, id_of(5)) && id_equal(state->entered_by.id, id_of(6)));
    check(item_settled(state) && item_find(m, STR("K2")) == NULL);
    arena_close(b.arena);
}

/* --- packs --- */

static const struct {
    const char *rule, *old, *new, *said;
} PACK_ROWS[] = {
    {"a meeting's actor is a body", "kind: meeting, action: study, state: open, actor: [committee]",
        "kind: meeting, action: study, state: open, actor: [officer]", "不是 bodies 中"},
    {"another step's actor is a role",
        "kind: sign_off, action: sign, state: open, actor: [officer]",
        "kind: sign_off, action: sign, state: open, actor: [committee]", "不是 roles 中"},
    {"a meeting carries a result", "next: [D], carried: true", "next: [D]", "carried: true"},
    {"a notice has a kind", "notice: rights, results", "results", "哪一种文书"},
    {"an examination has two", "persons_min: 2, not_from", "persons_min: 1, not_from",
        "persons_min: 2"},
    {"an examination is by others", "persons_min: 2, not_from: [V],", "persons_min: 2,",
        "not_from"},
    {"an examination is written", "needs: [written_opinion], results", "results",
        "written_opinion"},
    {"a publication has points", "needs: [points], gate", "gate", "points"},
    {"a part is a known one", "part: examination", "part: audit", "examination"},
    {"a kind without parts has none", "kind: sign_off, action",
        "kind: sign_off, part: text, action", "不写 part"},
    {"a closing ends", "results: [{code: ok, label: 结案, end: done}]",
        "results: [{code: ok, label: 结案, next: [A]}]", "没有一个结果写 end"},
};

static void a_pack_says_what_each_kind_needs(void)
{
    for (size_t i = 0; i < COUNT_OF(PACK_ROWS); i++) {
        struct arena *arena = arena_open(32 * PACK_MIB);
        struct problems problems = {.arena = arena};
        struct str text = text_replaced(arena, KINDS_PACK, PACK_ROWS[i].old, PACK_ROWS[i].new);
        const struct policy *policy = policy_load(arena, pack_tree(arena, text), &problems);
        bool said = false;
        for (size_t j = 0; j < problems.len; j++)
            said = said || strstr(str_c(arena, problems.at[j].text), PACK_ROWS[i].said) != NULL;
        if (!said)
            printf("%s\n", PACK_ROWS[i].rule);
        check(policy == NULL && said);
        arena_close(arena);
    }
}

static const struct test tests[] = {
    TEST(the_small_kinds_keep_their_rules),
    TEST(a_verification_keeps_its_rules),
    TEST(a_determination_keeps_its_rules),
    TEST(corrections_and_inspections_keep_their_rules),
    TEST(visits_and_clarifications_keep_their_rules),
    TEST(a_visit_stays_under_the_cap_of_the_year),
    TEST(a_cap_that_is_no_more_than_a_rule_gives_way_to_reasons),
    TEST(who_entered_a_clarification_does_not_read_it),
    TEST(a_revoked_outcome_makes_room_for_another),
    TEST(the_office_fills_in_what_it_knows),
    TEST(acts_are_folded_into_the_matter),
    TEST(a_pack_says_what_each_kind_needs),
};

int main(void)
{
    return TESTS_RUN(tests);
}
