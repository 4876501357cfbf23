/* Setting the authority up: units, people, posts, bodies, editions, calendar, the local door. */
#include "casework/commands_data.h"
#include "casework/directory_shapes.h"
#include "casework/policy.h"

static bool administers(const struct deciding *d)
{
    static const struct str roles[] = {STR_INIT("administrator"),
        STR_INIT("security_administrator"), STR_INIT("calendar_keeper"),
        STR_INIT("pack_publisher")};
    const unit_id anywhere = {{{0}}};

    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (directory_holds(d->dossier->directory, d->command->by, roles[i], anywhere, d->today))
            return true;
    return !id_given(d->command->by.id); /* the office itself: `init`, or a host command */
}

static bool setup_allowed(struct deciding *d)
{
    if (administers(d))
        return true;
    return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
        "%.*s不是系统管理员，不能登记单位、人员、职务和规则。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
}

static bool handle_free(struct deciding *d, enum stream_kind kind, struct str handle)
{
    struct id taken;

    if (handle.len == 0 || !directory_find(d->dossier->directory, kind, handle, &taken))
        return true;
    return refuse(
        d, REFUSAL_THING_MUST_NOT_EXIST_YET, "“%.*s”已经用过，请换一个代号。", STR_ARG(handle));
}

/* The role in any edition, the latest first: posts are set up before an edition is in force. */
static const struct role *role_known(const struct deciding *d, struct str id)
{
    const struct vec *editions = &d->dossier->directory->editions;

    for (size_t i = editions->len; i > 0; i--) {
        const struct policy *policy = VEC_AT(*editions, struct edition, i - 1)->policy;
        const struct role *role = policy == NULL ? NULL : policy_role(policy, id);
        if (role != NULL)
            return role;
    }
    return NULL;
}

static bool is_administrator_role(const struct deciding *d, struct str id)
{
    const struct role *role = role_known(d, id);
    return role != NULL && role->administrator;
}

static bool body_kind_known(const struct deciding *d, struct str kind)
{
    bool editions = false;

    VEC_EACH (struct edition, edition, d->dossier->directory->editions) {
        editions = editions || edition->policy != NULL;
        if (edition->policy != NULL && policy_body(edition->policy, kind) != NULL)
            return true;
    }
    return !editions;
}

static bool roles_right(struct deciding *d, const struct list *roles)
{
    size_t administrators = 0;

    LIST_EACH (struct str, id, *roles) {
        if (d->dossier->directory->editions.len > 0 && role_known(d, *id) == NULL)
            return refuse(d, REFUSAL_THING_MUST_EXIST, "规则中没有“%.*s”这个角色。", STR_ARG(*id));
        administrators += is_administrator_role(d, *id) ? 1 : 0;
    }
    if (administrators > 0 && administrators < roles->len)
        return refuse(d, REFUSAL_ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE,
            "管理员职务不能同时有业务角色。请分成两个职务，由不同的人担任。");
    return true;
}

static bool unit_exists(struct deciding *d, struct id unit)
{
    if (directory_unit(d->dossier->directory, (unit_id){unit}) != NULL)
        return true;
    return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个单位，请先登记单位。");
}

static bool post_right(struct deciding *d, const struct post_created *post)
{
    return unit_exists(d, post->unit) && roles_right(d, &post->roles)
           && handle_free(d, STREAM_POST, post->handle);
}

static bool roster_right(struct deciding *d, const struct roster_set *set)
{
    size_t leaders = 0;

    LIST_EACH (struct roster_member, member, set->members) {
        leaders += member->leader.n == 1 ? 1 : 0;
        if (directory_person(d->dossier->directory, (person_id){member->person}) == NULL)
            return refuse(d, REFUSAL_THING_MUST_EXIST, "名册中有未登记的人员。");
    }
    if (leaders != 1)
        return refuse(d, REFUSAL_MEMBER_MUST_BE_ON_THE_ROSTER,
            "名册中要有且只有一名主要负责人（leader: 1），现在有%zu名。", leaders);
    if (directory_body(d->dossier->directory, (body_id){d->command->stream}) == NULL)
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个议事机构。");
    return true;
}

static bool known_kind_of_body(struct deciding *d, const struct body_created *body)
{
    if (!body_kind_known(d, body->kind))
        return refuse(
            d, REFUSAL_THING_MUST_EXIST, "规则中没有“%.*s”这类议事机构。", STR_ARG(body->kind));
    return unit_exists(d, body->unit) && handle_free(d, STREAM_BODY, body->handle);
}

static bool setup_right(struct deciding *d, const struct shape *shape, const void *data)
{
    if (shape == &unit_created_shape)
        return handle_free(d, STREAM_UNIT, ((const struct unit_created *)data)->handle);
    if (shape == &person_registered_shape)
        return handle_free(d, STREAM_PERSON, ((const struct person_registered *)data)->handle);
    if (shape == &post_created_shape)
        return post_right(d, data);
    if (shape == &body_created_shape)
        return known_kind_of_body(d, data);
    if (shape == &roster_set_shape)
        return roster_right(d, data);
    return true;
}

/* One function for every command that is its event's own struct. */
void setup_decide(struct deciding *d, const void *data)
{
    const struct shape *shape = d->command->kind->shape;

    if (setup_allowed(d) && setup_right(d, shape, data))
        emit(d, shape, d->command->stream, data);
}

static bool holds_other_side(struct deciding *d, const struct post *post)
{
    bool wanted =
        post->roles.len > 0 && is_administrator_role(d, ((const struct str *)post->roles.at)[0]);
    const struct tenure *tenure = NULL;
    person_id person = {d->command->stream};

    while ((tenure = directory_tenure(d->dossier->directory, person, tenure)) != NULL) {
        const struct post *held = directory_post(d->dossier->directory, tenure->post);
        if (tenure->to.n < d->today.n || held == NULL || held->roles.len == 0)
            continue;
        if (is_administrator_role(d, ((const struct str *)held->roles.at)[0]) != wanted)
            return true;
    }
    return false;
}

void tenure_decide(struct deciding *d, const void *data)
{
    const struct directory *directory = d->dossier->directory;
    const struct shape *shape = d->command->kind->shape;
    bool begins = shape == &tenure_begun_shape;
    struct id id = begins ? ((const struct tenure_begun *)data)->post
                          : ((const struct tenure_ended *)data)->post;
    const struct post *post = directory_post(directory, (post_id){id});

    if (!setup_allowed(d))
        return;
    if (post == NULL || directory_person(directory, (person_id){d->command->stream}) == NULL)
        refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个职务或者人员，请先登记。");
    else if (begins && holds_other_side(d, post))
        refuse(d, REFUSAL_ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE,
            "管理员不担任业务职务，担任业务职务的也不能当管理员。");
    else
        emit(d, shape, d->command->stream, data);
}

/* The first edition of an instance needs no second person: there is nobody yet. */
static bool second_person_given(struct deciding *d, const struct policy_activated *activated)
{
    if (!id_given(d->command->by.id) && d->dossier->directory->persons.len == 0)
        return true;
    if (id_given(activated->editor) && !id_equal(activated->editor, d->command->by.id))
        return true;
    if (!id_given(d->command->by.id) && d->dossier->directory->story_clock)
        return true;
    return refuse(d, REFUSAL_SECOND_PERSON_MUST_ACT,
        "启用规则要两个人：发布人之外，还要写明规则编辑人（editor）。");
}

void policy_activate_decide(struct deciding *d, const void *data)
{
    struct policy_activated activated = *(const struct policy_activated *)data;
    struct problems problems = {.arena = d->arena};
    const struct policy *policy = policy_load(d->arena, activated.pack, &problems);

    if (!setup_allowed(d) || !second_person_given(d, &activated))
        return;
    if (policy == NULL) {
        refuse(d, REFUSAL_EDITION_MUST_BE_SOUND,
            "规则有%zu处错误，例如：%.*s。请先用 policy check 改好。", problems.len,
            STR_ARG(problems.at[0].text));
        return;
    }
    if (policy->samples_len > 0
        && (!activated.samples_acknowledged.given
            || activated.samples_acknowledged.n != (int64_t)policy->samples_len)) {
        refuse(d, REFUSAL_SAMPLES_MUST_BE_ACKNOWLEDGED,
            "规则中有%zu条示例条款。确认知悉后写 samples_acknowledged: %zu 再启用。",
            policy->samples_len, policy->samples_len);
        return;
    }
    VEC_EACH (struct edition, edition, d->dossier->directory->editions)
        if (edition->policy != NULL && str_equal(edition->policy->pack, policy->pack)
            && str_equal(edition->policy->edition, policy->edition)) {
            refuse(d, REFUSAL_EDITION_MUST_NOT_CHANGE,
                "%.*s %.*s版已经启用过。启用后不能再改，请换一个版本号。", STR_ARG(policy->pack),
                STR_ARG(policy->edition));
            return;
        }
    if (!date_is_day(&activated.effective_from))
        activated.effective_from = policy->effective_from;
    if (!date_is_day(&activated.effective_to))
        activated.effective_to = policy->effective_to;
    emit(d, &policy_activated_shape, d->command->stream, &activated);
}
