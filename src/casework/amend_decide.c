/* Amending what was registered: what was entered before stays in the record. */
#include "casework/commands_data.h"
#include "casework/directory_shapes.h"
#include "casework/person_name.h"
#include "casework/setup_rules.h"

/* What the four amendments have in common. */
struct amending {
    struct str reasons;
    const struct date *from;
    bool there, anything; /* the thing exists; something is to be changed */
};

static bool amending_right(struct deciding *d, const struct amending *a)
{
    if (!a->there)
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有登记过。请核对代号或者名称。");
    if (!a->anything)
        return refuse(
            d, REFUSAL_FIELD_MUST_BE_GIVEN, "还没有写要更正什么。请写明更正后的内容（name）。");
    if (str_is_blank(a->reasons))
        return refuse(
            d, REFUSAL_REASONS_MUST_BE_GIVEN, "请写明为什么更正（reasons），例如：机构改名。");
    if (date_is_day(a->from) && a->from->from.n > instant_day(d->command->now).n)
        return refuse(d, REFUSAL_DAY_MUST_NOT_BE_IN_THE_FUTURE,
            "更正起始的日子（from）晚于今天。请到那一天再更正。");
    return true;
}

/* A unit is not above itself, nor above what is above it. */
static bool parent_right(struct deciding *d, struct id parent)
{
    const struct unit *above = directory_unit(d->dossier->directory, (unit_id){parent});
    size_t left = d->dossier->directory->units.len;

    if (!id_given(parent))
        return true;
    if (!unit_exists(d, parent))
        return false;
    for (; above != NULL && left > 0; left--) {
        if (id_equal(above->id.id, d->command->stream))
            return refuse(d, REFUSAL_LINK_MUST_NOT_POINT_AT_ITSELF, "单位不能是自己的上级。");
        above = directory_unit(d->dossier->directory, above->parent);
    }
    return true;
}

static void amend_unit(struct deciding *d, const struct unit_amended *made)
{
    const struct amending a = {made->reasons, &made->from,
        directory_unit(d->dossier->directory, (unit_id){d->command->stream}) != NULL,
        made->name.len > 0 || made->kind.len > 0 || id_given(made->parent)};

    if (amending_right(d, &a) && name_right(d, made->name, "name") && unit_kind_right(d, made->kind)
        && parent_right(d, made->parent))
        emit(d, &unit_amended_shape, d->command->stream, made);
}

static void amend_person(struct deciding *d, const struct person_amended *made)
{
    const struct amending a = {made->reasons, &made->from,
        directory_person(d->dossier->directory, (person_id){d->command->stream}) != NULL,
        made->name.len > 0 || made->party_member.given};
    struct person_amended amended = *made;

    if (!amending_right(d, &a) || !name_right(d, made->name, "name"))
        return;
    if (made->name.len > 0)
        amended.name = person_name_normal(d->arena, made->name);
    emit(d, &person_amended_shape, d->command->stream, &amended);
}

static void amend_post(struct deciding *d, const struct post_amended *made)
{
    const struct amending a = {made->reasons, &made->from,
        directory_post(d->dossier->directory, (post_id){d->command->stream}) != NULL,
        made->title.len > 0 || made->roles.at != NULL};

    if (!amending_right(d, &a) || !name_right(d, made->title, "title")
        || !roles_right(d, &made->roles)
        || (made->roles.at != NULL && !holders_may(d, &made->roles)))
        return;
    if (made->roles.at != NULL && !day_given(d, &made->from, "from"))
        return; /* roles hold by the day */
    emit(d, &post_amended_shape, d->command->stream, made);
}

static void amend_body(struct deciding *d, const struct body_amended *made)
{
    const struct amending a = {made->reasons, &made->from,
        directory_body(d->dossier->directory, (body_id){d->command->stream}) != NULL,
        made->name.len > 0};

    if (amending_right(d, &a) && name_right(d, made->name, "name"))
        emit(d, &body_amended_shape, d->command->stream, made);
}

void amend_decide(struct deciding *d, const void *data)
{
    const struct shape *shape = d->command->kind->shape;

    if (!setup_allowed(d))
        return;
    if (shape == &unit_amended_shape)
        amend_unit(d, data);
    else if (shape == &person_amended_shape)
        amend_person(d, data);
    else if (shape == &post_amended_shape)
        amend_post(d, data);
    else
        amend_body(d, data);
}
