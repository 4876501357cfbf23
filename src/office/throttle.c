#include "office/throttle.h"

#include "ledger/digest.h"

#include <string.h>

enum {
    FREE_FAILS = 5,
    DELAY_MS = 1000,
    DELAY_MS_MAX = 60 * 1000,
    MINUTE_MS = 60 * 1000,
    FAILS_A_MINUTE = 30,
    FORGET_MS = 15 * 60 * 1000,
    FORGET_KNOWN_MS = 7 * 24 * 3600 * 1000,
    LOOK = 16, /* places a key may have */
};

/* ---- places --------------------------------------------------------------------------------- */

static uint64_t key_of(const char *kind, struct str account, struct str address)
{
    const struct str parts[] = {str_of(kind), {"\0", 1}, account, {"\0", 1}, address};
    struct digest digest = digest_of(DIGEST_SHA256, parts, COUNT_OF(parts));
    uint64_t key;

    memcpy(&key, digest.b, sizeof(key));
    return key == 0 ? 1 : key;
}

struct attempt attempt_of(struct str account, struct str address)
{
    struct attempt attempt = {.account = key_of("account", account, STR(""))};

    if (address.len == 0)
        return attempt;
    attempt.pair = key_of("pair", account, address);
    attempt.address = key_of("address", STR(""), address);
    return attempt;
}

static bool is_over(const struct tries *tries, int64_t now)
{
    return tries->key == 0 || now - tries->last > (tries->known ? FORGET_KNOWN_MS : FORGET_MS);
}

static struct tries *find(struct throttle *all, uint64_t key, int64_t now)
{
    for (size_t i = 0; i < LOOK; i++) {
        struct tries *place = &all->places[(key + i) % THROTTLE_PLACES];
        if (place->key == key && !is_over(place, now))
            return place;
    }
    return NULL;
}

/* Its place, or one for it: who has not tried for longest makes room. */
static struct tries *place_of(struct throttle *all, uint64_t key, int64_t now)
{
    struct tries *found = find(all, key, now), *oldest = NULL;

    for (size_t i = 0; i < LOOK && found == NULL; i++) {
        struct tries *place = &all->places[(key + i) % THROTTLE_PLACES];
        if (oldest == NULL || is_over(place, now)
            || (!is_over(oldest, now) && place->last < oldest->last))
            oldest = place;
    }
    if (found != NULL)
        return found;
    *oldest = (struct tries){.key = key, .last = now};
    return oldest;
}

/* The account's failures; those of this address alone once the account was signed in from it. */
static struct tries *counted(struct throttle *all, const struct attempt *attempt, int64_t now)
{
    struct tries *pair = attempt->pair == 0 ? NULL : find(all, attempt->pair, now);

    return pair != NULL ? pair : place_of(all, attempt->account, now);
}

/* Of an address the minute that runs. */
static struct tries *minute(struct throttle *all, const struct attempt *attempt, int64_t now)
{
    struct tries *place = place_of(all, attempt->address, now);

    if (now - place->last >= MINUTE_MS) {
        place->last = now;
        place->fails = 0;
    }
    return place;
}

static int64_t delay(int fails)
{
    int64_t ms = DELAY_MS;

    for (int i = FREE_FAILS; i < fails && ms < DELAY_MS_MAX; i++)
        ms *= 2;
    return ms < DELAY_MS_MAX ? ms : DELAY_MS_MAX;
}

/* ---- tries ---------------------------------------------------------------------------------- */

int64_t throttle_try(struct throttle *all, const struct attempt *attempt, int64_t now)
{
    if (attempt->address != 0) {
        const struct tries *address = minute(all, attempt, now);
        if (address->fails >= FAILS_A_MINUTE)
            return address->last + MINUTE_MS - now;
    }
    struct tries *own = counted(all, attempt, now);
    if (own->next > now)
        return own->next - now;
    if (own->fails >= FREE_FAILS)
        own->next = now + delay(own->fails + 1);
    return 0;
}

void throttle_failed(struct throttle *all, const struct attempt *attempt, int64_t now)
{
    struct tries *own = counted(all, attempt, now);

    own->fails++;
    own->last = now;
    if (own->fails >= FREE_FAILS)
        own->next = now + delay(own->fails);
    if (attempt->address != 0)
        minute(all, attempt, now)->fails++;
}

void throttle_passed(struct throttle *all, const struct attempt *attempt, int64_t now)
{
    struct tries *own = counted(all, attempt, now);

    own->fails = 0;
    own->next = 0;
    if (attempt->address == 0)
        return;
    own = place_of(all, attempt->pair, now);
    own->last = now;
    own->known = true;
}
