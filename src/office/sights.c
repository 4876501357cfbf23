#include "office/sights.h"

static void sights_fresh(struct sights *sights, const struct directory *directory, day today)
{
    if (sights->version == directory->version && sights->today.n == today.n
        && sights->len < SIGHTS_KEPT && arena_left(sights->arena) > SIGHTS_BYTES / 2)
        return;
    arena_rewind(sights->arena, 0);
    sights->version = directory->version;
    sights->today = today;
    sights->len = 0;
}

struct sight_of sights_take(struct sights *sights, const struct directory *directory,
    person_id person, day today, bool acting)
{
    sights_fresh(sights, directory, today);
    for (size_t i = 0; i < sights->len; i++)
        if (sights->at[i].acting == acting && id_equal(sights->at[i].sight.person.id, person.id))
            return sights->at[i].sight;
    struct sight_of sight = acting ? sight_acting(sights->arena, directory, person, today)
                                   : sight_seeing(sights->arena, directory, person, today);
    sights->at[sights->len].acting = acting;
    sights->at[sights->len++].sight = sight;
    return sight;
}
