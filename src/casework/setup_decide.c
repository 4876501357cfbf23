/* Setting the authority up: units, people, posts, bodies, editions, calendar, the local door. */
#include "casework/commands_data.h"
#include "casework/directory_shapes.h"
#include "casework/person_name.h"
#include "casework/policy_space.h"
#include "casework/setup_rules.h"

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

bool setup_allowed(struct deciding *d)
{
    if (administers(d))
        return true;
    return refuse(d, REFUSAL_ACTOR_MUST_HOLD_THE_ROLE,
        "%.*s不是系统管理员，不能登记单位、人员、职务和规则。",
        STR_ARG(directory_name(d->arena, d->dossier->directory, d->command->by)));
}

/* [a-z][a-z0-9_]{0,39} */
static bool handle_spelt(struct deciding *d, struct str handle)
{
    bool right = handle.len <= 40;

    for (size_t i = 0; i < handle.len && right; i++) {
        char c = handle.at[i];
        right = (c >= 'a' && c <= 'z') || (i > 0 && ((c >= '0' && c <= '9') || c == '_'));
    }
    if (!right)
        problem_add(&d->decision->problems, node_get(d->command->input, "handle"), STR("handle"),
            "“%.*s”不能作代号。请用小写字母开头，只用小写字母、数字和下划线，不超过40个，例如“zj_"
            "clerk”。",
            STR_ARG(handle));
    return right;
}

static bool handle_free(struct deciding *d, enum stream_kind kind, struct str handle)
{
    struct id taken;

    if (!handle_spelt(d, handle))
        return false;
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

static bool role_unknown(struct deciding *d, struct str id)
{
    const struct vec *editions = &d->dossier->directory->editions;
    const struct policy *policy = VEC_AT(*editions, struct edition, editions->len - 1)->policy;
    struct str near =
        policy == NULL ? STR("") : space_nearest(d->arena, policy, NULL, SPACE_ROLES, id);

    return refuse(d, REFUSAL_THING_MUST_EXIST,
        "规则中没有“%.*s”这个角色。%.*s%s请看规则所列的全部角色（frj role list）。", STR_ARG(id),
        STR_ARG(near), near.len > 0 ? "；" : "");
}

bool roles_right(struct deciding *d, const struct list *roles)
{
    size_t administrators = 0;

    LIST_EACH (struct str, id, *roles) {
        if (d->dossier->directory->editions.len > 0 && role_known(d, *id) == NULL)
            return role_unknown(d, *id);
        administrators += is_administrator_role(d, *id) ? 1 : 0;
    }
    if (administrators > 0 && administrators < roles->len)
        return refuse(d, REFUSAL_ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE,
            "管理员职务不能同时有业务角色。请分成两个职务，由不同的人担任。");
    return true;
}

bool unit_exists(struct deciding *d, struct id unit)
{
    if (directory_unit(d->dossier->directory, (unit_id){unit}) != NULL)
        return true;
    return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个单位，请先登记单位。");
}

bool unit_kind_right(struct deciding *d, struct str kind)
{
    static const char *const kinds[] = {
        "organ", "party_organisation", "public_institution", "enterprise", "village", "other"};

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_is(kind, kinds[i]))
            return true;
    return kind.len == 0
           || refuse(d, REFUSAL_FIELD_MUST_BE_KNOWN,
               "单位的种类（kind）不能写“%.*s”。可写的有：机关（organ）、党组织（party_"
               "organisation）、"
               "事业单位（public_"
               "institution）、企业（enterprise）、村、社区（village）、其他（other）。",
               STR_ARG(kind));
}

bool name_right(struct deciding *d, struct str name, const char *field)
{
    struct str mistake = name.len > 0 ? name_mistake(d->arena, name) : (struct str){0};

    if (mistake.len > 0)
        problem_add(&d->decision->problems, node_get(d->command->input, field), str_of(field),
            "%.*s", STR_ARG(mistake));
    return mistake.len == 0;
}

bool day_given(struct deciding *d, const struct date *date, const char *field)
{
    if (date_is_day(date))
        return true;
    return refuse(
        d, REFUSAL_FIELD_MUST_BE_GIVEN, "还没有写明日期。请写某年某月某日（%s）。", field);
}

static bool unit_right(struct deciding *d, const struct unit_created *unit)
{
    return name_right(d, unit->name, "name") && unit_kind_right(d, unit->kind)
           && (!id_given(unit->parent) || unit_exists(d, unit->parent))
           && handle_free(d, STREAM_UNIT, unit->handle);
}

static bool person_right(struct deciding *d, const struct person_registered *person)
{
    return name_right(d, person->name, "name") && handle_free(d, STREAM_PERSON, person->handle);
}

static bool post_right(struct deciding *d, const struct post_created *post)
{
    return name_right(d, post->title, "title") && unit_exists(d, post->unit)
           && roles_right(d, &post->roles) && handle_free(d, STREAM_POST, post->handle);
}

static bool stands_twice(const struct list *members, const struct roster_member *member)
{
    size_t times = 0;

    LIST_EACH (struct roster_member, other, *members)
        times += id_equal(other->person, member->person) ? 1 : 0;
    return times > 1;
}

static bool roster_right(struct deciding *d, const struct roster_set *set)
{
    size_t leaders = 0;

    if (!day_given(d, &set->from, "from"))
        return false;
    LIST_EACH (struct roster_member, member, set->members) {
        leaders += member->leader.n == 1 ? 1 : 0;
        if (directory_person(d->dossier->directory, (person_id){member->person}) == NULL)
            return refuse(d, REFUSAL_THING_MUST_EXIST, "名册中有未登记的人员。");
        if (stands_twice(&set->members, member))
            return refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET, "%.*s在名册中写了两次。",
                STR_ARG(
                    directory_name(d->arena, d->dossier->directory, (person_id){member->person})));
    }
    if (leaders != 1)
        return refuse(d, REFUSAL_ROSTER_MUST_HAVE_ONE_LEADER,
            "名册中要有且只有一名主要负责人（leader: 1），现在有%zu名。", leaders);
    if (directory_body(d->dossier->directory, (body_id){d->command->stream}) == NULL)
        return refuse(d, REFUSAL_THING_MUST_EXIST, "没有这个议事机构。");
    return true;
}

static bool body_right(struct deciding *d, const struct body_created *body)
{
    if (!name_right(d, body->name, "name"))
        return false;
    if (!id_given(body->unit))
        return refuse(
            d, REFUSAL_FIELD_MUST_BE_GIVEN, "还没有写明单位。请写议事机构所在的单位（unit）。");
    if (!body_kind_known(d, body->kind))
        return refuse(
            d, REFUSAL_THING_MUST_EXIST, "规则中没有“%.*s”这类议事机构。", STR_ARG(body->kind));
    return unit_exists(d, body->unit) && handle_free(d, STREAM_BODY, body->handle);
}

static bool setup_right(struct deciding *d, const struct shape *shape, const void *data)
{
    if (shape == &unit_created_shape)
        return unit_right(d, data);
    if (shape == &person_registered_shape)
        return person_right(d, data);
    if (shape == &post_created_shape)
        return post_right(d, data);
    if (shape == &body_created_shape)
        return body_right(d, data);
    if (shape == &roster_set_shape)
        return roster_right(d, data);
    return true;
}

/* One function for every command that is its event's own struct; a person's name is registered
 * with the one separator. */
void setup_decide(struct deciding *d, const void *data)
{
    const struct shape *shape = d->command->kind->shape;
    struct person_registered person;

    if (!setup_allowed(d) || !setup_right(d, shape, data))
        return;
    if (shape == &log_opened_shape && d->dossier->directory->opened) {
        refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET,
            "记录已经开始。要换名称，请重开记录（frj log reopen）。");
        return;
    }
    if (shape == &person_registered_shape) {
        person = *(const struct person_registered *)data;
        person.name = person_name_normal(d->arena, person.name);
        data = &person;
    }
    emit(d, shape, d->command->stream, data);
}

static bool administers_by(const struct deciding *d, const struct list *roles)
{
    return roles->len > 0 && is_administrator_role(d, ((const struct str *)roles->at)[0]);
}

/* Does the person hold a post of the other side, besides `but`? */
static bool holds_other_side(
    struct deciding *d, person_id person, const struct list *roles, post_id but)
{
    const struct tenure *tenure = NULL;

    while ((tenure = directory_tenure(d->dossier->directory, person, tenure)) != NULL) {
        const struct post *held = directory_post(d->dossier->directory, tenure->post);
        if (tenure->to.n < d->today.n || held == NULL || held->roles.len == 0
            || id_equal(held->id.id, but.id))
            continue;
        if (administers_by(d, &held->roles) != administers_by(d, roles))
            return true;
    }
    return false;
}

bool holders_may(struct deciding *d, const struct list *roles)
{
    post_id post = {d->command->stream};

    VEC_EACH (struct tenure, tenure, d->dossier->directory->tenures)
        if (id_equal(tenure->post.id, post.id) && tenure->to.n >= d->today.n && roles->len > 0
            && holds_other_side(d, tenure->person, roles, post))
            return refuse(d, REFUSAL_ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE,
                "%.*s任这个职务，另有别的职务。管理员不担任业务职务。",
                STR_ARG(directory_name(d->arena, d->dossier->directory, tenure->person)));
    return true;
}

/* The person's tenure of this post that has no end yet; NULL: none. */
static const struct tenure *tenure_open(const struct deciding *d, struct id post)
{
    const struct tenure *tenure = NULL;
    person_id person = {d->command->stream};

    while ((tenure = directory_tenure(d->dossier->directory, person, tenure)) != NULL)
        if (id_equal(tenure->post.id, post) && tenure->to.n == day_forever.n)
            return tenure;
    return NULL;
}

static bool tenure_begins(
    struct deciding *d, const struct tenure_begun *begun, const struct post *post)
{
    const struct tenure *open = tenure_open(d, begun->post);
    day now = instant_day(d->command->now);

    if (!day_given(d, &begun->from, "from"))
        return false;
    if (begun->from.from.n > now.n + 366)
        return refuse(d, REFUSAL_BEGINNING_MUST_BE_WITHIN_A_YEAR,
            "任职从%.*s开始，晚于一年以后。请核对任职的日子（from）。",
            STR_ARG(day_write_chinese(d->arena, begun->from.from)));
    if (open != NULL)
        return refuse(d, REFUSAL_THING_MUST_NOT_EXIST_YET,
            "这个人从%.*s起已经任这个职务，还没有免去。要改任职日期，请先免去（tenure end）。",
            STR_ARG(day_write_chinese(d->arena, open->from)));
    if (holds_other_side(d, (person_id){d->command->stream}, &post->roles, post->id))
        return refuse(d, REFUSAL_ADMINISTRATOR_MUST_HOLD_NO_BUSINESS_ROLE,
            "管理员不担任业务职务，担任业务职务的也不能当管理员。");
    return true;
}

static bool tenure_ends(struct deciding *d, const struct tenure_ended *ended)
{
    const struct tenure *open = tenure_open(d, ended->post);

    if (!day_given(d, &ended->to, "to"))
        return false;
    if (open == NULL)
        return refuse(d, REFUSAL_THING_MUST_EXIST, "这个人现在没有任这个职务，不用免去。");
    if (ended->to.from.n < open->from.n)
        return refuse(d, REFUSAL_END_MUST_NOT_PRECEDE_THE_BEGINNING,
            "任职从%.*s开始，不能在这以前结束。请核对免职的日子（to）。",
            STR_ARG(day_write_chinese(d->arena, open->from)));
    return true;
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
    else if (begins ? tenure_begins(d, data, post) : tenure_ends(d, data))
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
            "规则有%zu处错误，例如：%.*s。请先改好（policy check）。", problems.len,
            STR_ARG(problems.at[0].text));
        return;
    }
    if (policy->samples_len > 0
        && (!activated.samples_acknowledged.given
            || activated.samples_acknowledged.n != (int64_t)policy->samples_len)) {
        refuse(d, REFUSAL_SAMPLES_MUST_BE_ACKNOWLEDGED,
            "规则中有%zu条示例条款。请确认知悉（samples_acknowledged: %zu）再启用。",
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
    if (date_is_day(&activated.effective_to)
        && activated.effective_to.from.n < activated.effective_from.from.n) {
        refuse(d, REFUSAL_END_MUST_NOT_PRECEDE_THE_BEGINNING,
            "规则的失效日期早于施行日期。请核对施行日期（effective_from）和失效日期（effective_"
            "to）。");
        return;
    }
    emit(d, &policy_activated_shape, d->command->stream, &activated);
}
