#include "casework/kind_rules.h"

static const struct field publication_fields[] = {
    ACT_ROWS(publication),
    {ROW(publication, methods, FIELD_CODES)},
    {ROW(publication, points, FIELD_TEXTS)},
    {ROW(publication, text, FIELD_TEXT)},
    {ROW(publication, scope, FIELD_TEXT)},
    {ROW(publication, read_by, FIELD_ID), .refers = STREAM_PERSON},
    {ROW(publication, published_on, FIELD_DATE)},
};
const struct shape publication_shape = {
    .name = "publication_made",
    .v = 1,
    .size = sizeof(struct publication),
    .fields = publication_fields,
    .fields_len = COUNT_OF(publication_fields),
    .stream = STREAM_MATTER,
};

static const char *const method_codes[] = {
    NULL, "written", "face_to_face", "meeting", "circulation", "circular", NULL};

static void publication_check(
    const struct policy *policy, const struct step *step, struct problems *problems)
{
    actors_check(policy, step, false, problems);
    part_check(problems, step, "text");
    needs_check(problems, step, "points");
}

static bool methods_right(struct deciding *d, const struct publication *publication)
{
    bool written = false;
    LIST_EACH (struct str, method, publication->methods) {
        if (!word_known(d, *method, method_codes, "methods"))
            return false;
        written = written || str_is(*method, "written");
    }
    if (written || d->step->written_optional)
        return true;
    return refuse(d, REFUSAL_WRITTEN_FORM_MUST_BE_AMONG_THE_METHODS,
        "澄清方式中没有书面形式。请加上书面形式（methods: written），其他方式可以同时采用。");
}

static bool points_given(struct deciding *d, const struct publication *publication)
{
    LIST_EACH (struct str, point, publication->points)
        if (!str_is_blank(*point))
            return true;
    return refuse(d, REFUSAL_FIELD_MUST_BE_GIVEN,
        "没有写明要澄清哪些具体的不实内容。请一条一条写明（points），不作总体评价。");
}

static bool read_by_another(struct deciding *d, const struct publication *publication)
{
    person_id reader = {publication->read_by};
    if (!id_given(reader.id))
        return refuse(d, REFUSAL_TEXT_MUST_BE_READ_BY_A_SECOND_PERSON,
            "还没有第二人核对文本会不会暴露检举控告人。请另一人核对后，写明是谁核对的（read_"
            "by）。");
    if (id_equal(reader.id, d->command->by.id) || id_equal(reader.id, d->command->entered_by.id))
        return refuse(d, REFUSAL_TEXT_MUST_BE_READ_BY_A_SECOND_PERSON,
            "核对人与办理人、录入人是同一人（%.*s）。请由另一人核对。",
            STR_ARG(directory_name(d->arena, d->dossier->directory, reader)));
    if (matter_recused(d->matter, reader))
        return refuse(d, REFUSAL_ACTOR_MUST_NOT_BE_RECUSED,
            "核对人%.*s在本事项中已经回避。请由其他人核对。",
            STR_ARG(directory_name(d->arena, d->dossier->directory, reader)));
    return true;
}

static bool publication_decide(struct deciding *d, void *act)
{
    const struct publication *publication = act;
    if (!act_positive(d, &publication->act))
        return true;
    return points_given(d, publication) && methods_right(d, publication)
           && read_by_another(d, publication);
}

static void publication_apply(struct matter *matter, const struct event *event)
{
    (void)matter, (void)event;
}

const struct step_kind publication_kind = {
    .name = "publication",
    .shape = &publication_shape,
    .check = publication_check,
    .decide = publication_decide,
    .apply = publication_apply,
};
