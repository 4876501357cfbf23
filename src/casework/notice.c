#include "casework/kind_rules.h"

const char *const service_ways[] = {
    NULL, "in_person", "left_with", "post", "refused", "video", NULL};

static const struct field service_fields[] = {
    {ROW(service, receiver, FIELD_TEXT), FIELD_REQUIRED},
    {ROW(service, on, FIELD_DATE)},
    {ROW(service, way, FIELD_CHOICE), .choices = service_ways},
    {ROW(service, witnesses, FIELD_TEXT)},
};
static const struct shape service_shape = {
    .name = "service",
    .v = 1,
    .size = sizeof(struct service),
    .fields = service_fields,
    .fields_len = COUNT_OF(service_fields),
};

static const struct field recipient_fields[] = {
    {ROW(recipient_named, role, FIELD_CODE)},
    {ROW(recipient_named, kind, FIELD_CODE)},
    {ROW(recipient_named, name, FIELD_TEXT)},
    {ROW(recipient_named, unit, FIELD_ID), .refers = STREAM_UNIT},
    {ROW(recipient_named, person, FIELD_ID), .refers = STREAM_PERSON},
};
static const struct shape recipient_shape = {
    .name = "recipient_named",
    .v = 1,
    .size = sizeof(struct recipient_named),
    .fields = recipient_fields,
    .fields_len = COUNT_OF(recipient_fields),
};

static const struct field notice_fields[] = {
    ACT_ROWS(notice),
    {ROW(notice, number, FIELD_TEXT)},
    {ROW(notice, text, FIELD_TEXT)},
    {ROW(notice, kind, FIELD_CODE)},
    {ROW(notice, recipients, FIELD_LIST), .of = &recipient_shape},
    {ROW(notice, services, FIELD_LIST), .of = &service_shape},
    {ROW(notice, remedies, FIELD_TEXT)},
};
const struct shape notice_shape = {
    .name = "notice_given",
    .v = 1,
    .size = sizeof(struct notice),
    .fields = notice_fields,
    .fields_len = COUNT_OF(notice_fields),
    .stream = STREAM_MATTER,
};

static void notice_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "");
    if (step->notice.len == 0 && step->recipients.len == 0)
        step_problem(problems, step, "notice",
            "没有写明是哪一种文书；请写 notice: feedback、letter、copy、for_record 或者 rights。");
}

static bool kind_known(struct deciding *d, struct str kind)
{
    static const char *const kinds[] = {
        NULL, "feedback", "letter", "copy", "for_record", "rights", NULL};
    LIST_EACH (struct state_word, word, d->file->policy->notices)
        if (str_equal(word->code, kind))
            return true;
    for (size_t i = 1; kinds[i] != NULL; i++)
        if (str_is(kind, kinds[i]))
            return true;
    return refuse(d, REFUSAL_NOTICE_MUST_HAVE_ITS_KIND,
        "没有“%.*"
        "s”这一种文书。请选一种文书（kind）：反馈（feedback）、函告（letter）、抄送（copy）、报备（"
        "for_record）或者告知（rights）。",
        STR_ARG(kind));
}

static bool kind_given(struct deciding *d, struct notice *notice)
{
    struct str fixed = d->step->notice;
    if (notice->kind.len == 0)
        notice->kind = fixed;
    if (notice->kind.len == 0 && d->step->recipients.len > 0)
        return true; /* each recipient has its own */
    if (notice->kind.len == 0)
        return refuse(d, REFUSAL_NOTICE_MUST_HAVE_ITS_KIND,
            "“%.*s”没有写明是哪一种文书。请选一种（kind）。", STR_ARG(d->step->title));
    if (fixed.len > 0 && !str_equal(notice->kind, fixed))
        return refuse(d, REFUSAL_NOTICE_MUST_HAVE_ITS_KIND,
            "“%.*s”发出的是“%.*s”，不能写成“%.*s”。请改写，或者不写是哪一种（kind）。",
            STR_ARG(d->step->title), STR_ARG(word_label(&d->file->policy->notices, fixed)),
            STR_ARG(word_label(&d->file->policy->notices, notice->kind)));
    return kind_known(d, notice->kind);
}

/* Is this recipient of the pack due in this matter? */
static bool due(struct deciding *d, const struct recipient *recipient)
{
    return recipient->when == NULL
           || condition_ask(recipient->when, d->file->policy, facts_of(d, STR("")), NULL)
                  == ANSWER_MET;
}

/* Nobody was named: all that are due, each with its kind. */
static void fill_recipients(struct deciding *d, struct notice *notice)
{
    const struct list *wanted = &d->step->recipients;
    struct recipient_named *named = arena_take(d->arena, wanted->len + 1, sizeof(*named));
    size_t len = 0;
    LIST_EACH (struct recipient, recipient, *wanted)
        if (due(d, recipient))
            named[len++] =
                (struct recipient_named){.role = recipient->role, .kind = recipient->notice};
    if (len > 0)
        notice->recipients = (struct list){named, len};
}

static const struct recipient *recipient_of(const struct step *step, struct str role)
{
    LIST_EACH (struct recipient, recipient, step->recipients)
        if (str_equal(recipient->role, role))
            return recipient;
    return NULL;
}

static bool named_once(const struct notice *notice, struct str role)
{
    LIST_EACH (struct recipient_named, named, notice->recipients)
        if (str_equal(named->role, role))
            return true;
    return false;
}

/* Each one named is of a known kind: its own, the pack's for that role, or the notice's. */
static bool recipients_known(struct deciding *d, struct notice *notice)
{
    struct recipient_named *named = list_own(d->arena, &notice->recipients, sizeof(*named));
    for (size_t i = 0; i < notice->recipients.len; i++) {
        const struct recipient *wanted = recipient_of(d->step, named[i].role);
        if (named[i].kind.len == 0)
            named[i].kind = wanted != NULL ? wanted->notice : notice->kind;
        if (!kind_known(d, named[i].kind))
            return false;
    }
    return true;
}

static bool recipients_complete(struct deciding *d, struct notice *notice)
{
    if (notice->recipients.len == 0) {
        fill_recipients(d, notice);
        return true;
    }
    if (!recipients_known(d, notice))
        return false;
    LIST_EACH (struct recipient, wanted, d->step->recipients) {
        const struct role *role = policy_role(d->file->policy, wanted->role);
        if (due(d, wanted) && !named_once(notice, wanted->role))
            return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
                "收件方中还缺%.*s。请补上（recipients: {role: "
                "%.*s}），或者全部不写，由程序按规则填入。",
                STR_ARG(role == NULL ? wanted->role : role->title), STR_ARG(wanted->role));
    }
    return true;
}

static bool services_right(struct deciding *d, const struct notice *notice)
{
    LIST_EACH (struct service, service, notice->services)
        if (service->way > 0 && str_is(str_of(service_ways[service->way]), "refused")
            && str_is_blank(service->witnesses))
            return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
                "%.*s拒绝签收，没有写明见证人。请在送达回证中写明见证人和经过（witnesses）。",
                STR_ARG(service->receiver));
    return true;
}

static bool notice_decide(struct deciding *d, void *act)
{
    struct notice *notice = act;
    return kind_given(d, notice) && recipients_complete(d, notice) && services_right(d, notice);
}

static void notice_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind notice_kind = {
    .name = "notice",
    .shape = &notice_shape,
    .check = notice_check,
    .decide = notice_decide,
    .apply = notice_apply,
};
