#include "store/matter_sight.h"

#include "ledger/digest.h"

static int64_t audience_number(const struct audience *audience)
{
    const struct str parts[] = {
        audience->words, {(const char *)audience->unit.id.b, sizeof(audience->unit.id.b)}};
    struct digest digest = digest_of(DIGEST_SHA256, parts, COUNT_OF(parts));
    int64_t number = 1; /* keeps it above 0 */

    for (size_t i = 0; i < 7; i++)
        number = number * 256 + digest.b[i];
    return number;
}

struct db_value row_audience(const struct audience *audience)
{
    return audience->words.len == 0 ? db_null() : db_integer(audience_number(audience));
}

static struct vec numbers_of(struct arena *arena, const struct vec *audiences)
{
    struct vec numbers = {0};

    VEC_EACH (struct audience, audience, *audiences)
        *(int64_t *)vec_push(arena, &numbers, sizeof(int64_t)) = audience_number(audience);
    return numbers;
}

static struct sight_of sight_of(
    struct arena *arena, person_id person, const struct standing *standing)
{
    return (struct sight_of){.person = person,
        .since = standing->since,
        .all = !id_given(person.id),
        .office = numbers_of(arena, &standing->office),
        .unit = numbers_of(arena, &standing->unit)};
}

static bool audience_has(const struct vec *audiences, struct db_value number)
{
    VEC_EACH (int64_t, audience, *audiences)
        if (number.kind == DB_INTEGER && number.integer == *audience)
            return true;
    return false;
}

bool sight_has(const struct sight_of *sight, struct db_value office, struct db_value unit)
{
    return audience_has(&sight->office, office) || audience_has(&sight->unit, unit);
}

struct sight_of sight_seeing(
    struct arena *arena, const struct directory *directory, person_id person, day today)
{
    struct standing standing = standing_seeing(arena, directory, person, today);

    return sight_of(arena, person, &standing);
}

struct sight_of sight_acting(
    struct arena *arena, const struct directory *directory, person_id person, day today)
{
    struct standing standing = standing_acting(arena, directory, person, today);

    return sight_of(arena, person, &standing);
}

struct sight_of sight_sitting(struct arena *arena, const struct directory *directory,
    person_id person, const struct body *body)
{
    struct standing standing = standing_sitting(arena, directory, body);
    struct sight_of sight = sight_of(arena, person, &standing);

    sight.all = false;
    sight.sitting = true;
    return sight;
}
