/* Late entries (补录): no procedure is run, but what is told must be sense; and 作废. */
#include "casework/commands_data.h"
#include "casework/kind_rules.h"
#include "casework/matter_shapes.h"
#include "casework/words.h"

/* Also for 作废: who may enter paper may take it back. */
static bool clerk_enters(struct deciding *d)
{
    static const struct str clerks[] = {STR_INIT("entry_clerk"), STR_INIT("undertaking_office"),
        STR_INIT("commission_office"), STR_INIT("organisation_department")};
    const unit_id anywhere = {{{0}}};

    for (size_t i = 0; i < COUNT_OF(clerks); i++)
        if (directory_holds(d->dossier->directory, d->command->by, clerks[i], anywhere, d->today))
            return true;
    return refuse(d, REFUSAL_PAPER_MUST_BE_ENTERED_BY_A_CLERK,
        "补录由登记人员或者承办部门录入、作废；%.*s当日没有这个职责。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
}

/* --- the edition whose words are used --- */

static const struct policy *newest_policy(const struct directory *directory)
{
    for (size_t i = directory->editions.len; i > 0; i--) {
        const struct policy *policy = VEC_AT(directory->editions, struct edition, i - 1)->policy;
        if (policy != NULL)
            return policy;
    }
    return NULL;
}

static bool policy_there(
    struct deciding *d, const struct late_entry *late, const struct policy **policy)
{
    const struct edition *edition =
        directory_edition(d->dossier->directory, (policy_id){late->policy});

    *policy = edition == NULL ? NULL : edition->policy;
    if (id_given(late->policy) && *policy == NULL)
        return refuse(d, REFUSAL_THING_MUST_EXIST,
            "没有启用过这一版规则。请核对启用过的规则（policy "
            "list），或者不写是哪一版（policy）。");
    if (*policy == NULL)
        *policy = newest_policy(d->dossier->directory);
    if (*policy == NULL)
        return refuse(d, REFUSAL_EDITION_MUST_BE_IN_FORCE,
            "还没有启用过规则。请先启用一版规则（policy activate）。");
    return true;
}

/* A procedure that an edition dropped may still have been run when it stood. */
static bool procedure_known(struct deciding *d, struct str procedure)
{
    VEC_EACH (struct edition, edition, d->dossier->directory->editions)
        if (edition->policy != NULL && policy_procedure(edition->policy, procedure) != NULL)
            return true;
    return refuse(d, REFUSAL_PROCEDURE_MUST_BE_KNOWN,
        "启用过的规则中都没有“%.*s”这个程序。请写规则所列程序的编号（filing, determination, "
        "visit）。",
        STR_ARG(procedure));
}

/* --- codes --- */

/* What the source does not say is not written. */
static bool word_fits(
    struct deciding *d, struct str word, const char *const *words, const char *field)
{
    return word.len == 0 || word_known(d, word, words, field);
}

static bool unknown_code(struct deciding *d, const char *field, struct str word)
{
    return refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
        "规则中没有名为“%.*s”的%.*s（%s）。请写规则中的编号；规则没有的，用原话写（outcome_"
        "words）。",
        STR_ARG(word), STR_ARG(field_words(str_of(field))), field);
}

static bool superior_known(const struct policy *policy, struct str id)
{
    LIST_EACH (struct superior_basis, basis, policy->superior_bases)
        if (str_equal(basis->id, id))
            return true;
    return id.len == 0;
}

static bool outcome_known(
    struct deciding *d, const struct policy *policy, const struct outcome *outcome)
{
    if (outcome->code.len > 0 && policy_outcome(policy, outcome->code) == NULL)
        return unknown_code(d, "code", outcome->code);
    if (outcome->liability.len > 0 && policy_liability(policy, outcome->liability) == NULL)
        return unknown_code(d, "liability", outcome->liability);
    if (!superior_known(policy, outcome->superior_basis))
        return unknown_code(d, "superior_basis", outcome->superior_basis);
    return word_fits(d, outcome->basis, basis_codes, "basis");
}

static bool party_known(
    struct deciding *d, const struct policy *policy, const struct late_party *party)
{
    if (!word_fits(d, party->finding, finding_codes, "finding")
        || !word_fits(d, party->four_form, form_codes, "four_form")
        || !measure_known(d, party->measure) || !measure_known(d, party->proposed_measure))
        return false;
    LIST_EACH (struct outcome, outcome, party->outcomes)
        if (!outcome_known(d, policy, outcome))
            return false;
    return true;
}

static bool codes_known(
    struct deciding *d, const struct policy *policy, const struct late_entry *late)
{
    struct case_file *file = arena_new(d->arena, struct case_file);

    file->policy = policy;
    d->file = file; /* measure_known() looks there */
    LIST_EACH (struct late_party, party, late->parties)
        if (!party_known(d, policy, party))
            break;
    d->file = NULL;
    return !refused(d);
}

/* --- days --- */

/* 2026年 told in 2026 has begun; a span that is stated ends where it says. */
static bool day_past(struct deciding *d, const struct date *date, const char *field)
{
    day now = instant_day(d->command->now);
    bool future =
        date_has_year(date)
        && (date->from.n > now.n || (date->precision == PRECISION_SPAN && date->to.n > now.n));

    if (!future)
        return true;
    return refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE,
        "%.*s（%s）写的是%.*s，晚于今天（%.*s）。补录的是已经发生的事。",
        STR_ARG(field_words(str_of(field))), field, STR_ARG(date_words(d->arena, date)),
        STR_ARG(day_write_chinese(d->arena, now)));
}

static bool party_days_past(struct deciding *d, const struct late_party *party)
{
    LIST_EACH (struct outcome, outcome, party->outcomes)
        if (!day_past(d, &outcome->on, "outcomes.on"))
            return false;
    return day_past(d, &party->sanctioned_on, "sanctioned_on");
}

static bool told_days_past(struct deciding *d, const struct late_entry *late)
{
    LIST_EACH (struct late_step, step, late->steps)
        if (!day_past(d, &step->date, "steps.date"))
            return false;
    LIST_EACH (struct late_visit, visit, late->visits)
        if (!day_past(d, &visit->on, "visits.on"))
            return false;
    return true;
}

static bool days_past(struct deciding *d, const struct late_entry *late)
{
    if (!told_days_past(d, late))
        return false;
    LIST_EACH (struct late_party, party, late->parties)
        if (!party_days_past(d, party))
            return false;
    LIST_EACH (struct statement, statement, late->statements)
        if (!day_past(d, &statement->said_on, "statements.said_on"))
            return false;
    return day_past(d, &late->decided_on, "decided_on")
           && day_past(d, &late->carried_out_on, "carried_out_on")
           && day_past(d, &late->visited_on, "visited_on");
}

static bool links_there(struct deciding *d, const struct late_entry *late)
{
    LIST_EACH (struct matter_linked, link, late->links)
        if (!link_allowed(d, link->to))
            return false;
    return true;
}

/* --- one that is already there --- */

static bool same_day(const struct date *a, const struct date *b)
{
    return date_has_year(a) && date_has_year(b) && a->from.n == b->from.n && a->to.n == b->to.n;
}

static bool dated(const struct late_entry *late)
{
    return date_has_year(&late->decided_on) || date_has_year(&late->carried_out_on)
           || date_has_year(&late->visited_on);
}

/* The shelf gave those of the same procedure and party. */
static bool alike(const struct late_entry *a, const struct late_entry *b)
{
    if (!dated(a) && !dated(b))
        return str_equal(a->title, b->title);
    return same_day(&a->decided_on, &b->decided_on)
           || same_day(&a->carried_out_on, &b->carried_out_on)
           || same_day(&a->visited_on, &b->visited_on);
}

static bool replaces(const struct late_entry *late, const struct matter *matter)
{
    LIST_EACH (struct matter_linked, link, late->links)
        if (id_equal(link->to, matter->id.id))
            return true;
    return false;
}

static void tell_of_like(struct deciding *d, const struct late_entry *late)
{
    for (size_t i = 0; i < d->dossier->filings_len; i++) {
        const struct matter *known = d->dossier->filings[i];
        if (known->late == NULL || known->voided || replaces(late, known)
            || !alike(known->late, late))
            continue;
        note(d, "已有相近的补录“%.*s”（%.8s，%.*s录入），请确认不是同一件。",
            STR_ARG(known->late->title), id_write(d->arena, known->id.id).at,
            STR_ARG(day_write_chinese(d->arena, known->opened_on)));
    }
}

/* A late entry obeys no procedure: it records what ran outside, as far as it is known. */
void matter_late_decide(struct deciding *d, const void *data)
{
    const struct late_entry *late = data;
    const struct policy *policy = NULL;

    if (!clerk_enters(d) || !policy_there(d, late, &policy) || !procedure_known(d, late->procedure)
        || !codes_known(d, policy, late) || !days_past(d, late) || !links_there(d, late))
        return;
    tell_of_like(d, late);
    emit(d, &late_entry_recorded_shape, d->command->stream, late);
}

/* Nothing recorded is changed: a wrong one is voided and entered anew, linked as `replaces`. */
void matter_void_decide(struct deciding *d, const void *data)
{
    const struct late_entry_voided *voided = data;

    if (d->matter->late == NULL)
        refuse(d, REFUSAL_LATE_ENTRY_MUST_STAND, "这不是补录的事项，不能作废。");
    else if (d->matter->voided)
        refuse(d, REFUSAL_LATE_ENTRY_MUST_STAND, "这件补录已经在%.*s作废。",
            STR_ARG(day_write_chinese(d->arena, d->matter->ended_on)));
    else if (clerk_enters(d) && reasons_long(d, voided->reasons))
        emit_matter(d, &late_entry_voided_shape, voided);
}
