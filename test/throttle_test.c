/* Failed sign-ins: what is free, what waits, and who is never locked out. */
#include "office/throttle.h"

#include "ledger/digest.h"
#include "test/check.h"

#include <string.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND };

static struct throttle *all;

static void begin(void)
{
    memset(all, 0, sizeof(*all));
}

static struct attempt by(const char *account, const char *address)
{
    return attempt_of(str_of(account), str_of(address));
}

/* Fails that often, whenever it may; the clock then. */
static int64_t fail(const struct attempt *attempt, int times, int64_t now)
{
    for (int i = 0; i < times; i++) {
        now += throttle_try(all, attempt, now);
        throttle_failed(all, attempt, now);
    }
    return now;
}

static void five_failures_are_free_and_then_each_doubles_the_delay(void)
{
    const struct attempt ma = by("ma", "10.0.0.1");
    static const int64_t seconds[] = {1, 2, 4, 8, 16, 32, 60, 60};
    int64_t now = MINUTE;

    begin();
    for (int i = 0; i < 5; i++) {
        check(throttle_try(all, &ma, now) == 0);
        throttle_failed(all, &ma, now);
    }
    for (size_t i = 0; i < COUNT_OF(seconds); i++) {
        check(throttle_try(all, &ma, now) == seconds[i] * SECOND);
        now += seconds[i] * SECOND;
        check(throttle_try(all, &ma, now) == 0);
        throttle_failed(all, &ma, now);
    }
}

static void of_many_tries_at_once_one_is_let_in_behind_the_free_ones(void)
{
    const struct attempt ma = by("ma", "10.0.0.1");

    begin();
    int64_t now = fail(&ma, 6, MINUTE) + MINUTE;
    check(throttle_try(all, &ma, now) == 0);
    check(throttle_try(all, &ma, now) > 0);
}

static void a_name_that_is_no_account_waits_alike_and_others_do_not(void)
{
    const struct attempt nobody = by("nobody", "10.0.0.1"), ma = by("ma", "10.0.0.1");

    begin();
    int64_t now = fail(&nobody, 6, MINUTE);
    check(throttle_try(all, &nobody, now) > 0);
    check(throttle_try(all, &ma, now) == 0);
}

static void who_signs_in_has_his_free_failures_again(void)
{
    const struct attempt ma = by("ma", "");
    int64_t now = MINUTE;

    begin();
    now = fail(&ma, 7, now) + MINUTE;
    check(throttle_try(all, &ma, now) == 0);
    throttle_passed(all, &ma, now);
    now = fail(&ma, 4, now);
    check(throttle_try(all, &ma, now) == 0);
}

static void where_one_was_signed_in_strangers_cannot_lock_one_out(void)
{
    const struct attempt home = by("ma", "10.0.0.1"), stranger = by("ma", "10.6.6.6");
    int64_t now = MINUTE;

    begin();
    check(throttle_try(all, &home, now) == 0);
    throttle_passed(all, &home, now);
    now = fail(&stranger, 9, now);
    check(throttle_try(all, &stranger, now) > 0);
    check(throttle_try(all, &home, now) == 0);
    now = fail(&home, 5, now);
    check(throttle_try(all, &home, now) > 0); /* one's own failures count there too */
}

static void an_address_has_thirty_failures_a_minute(void)
{
    char names[31][8];
    int64_t now = MINUTE;

    begin();
    for (int i = 0; i < 31; i++) {
        (void)snprintf(names[i], sizeof(names[i]), "n%d", i);
        const struct attempt one = by(names[i], "10.0.0.1"), proxied = by(names[i], "");
        check(throttle_try(all, &one, now + i) == (i < 30 ? 0 : MINUTE - i));
        throttle_failed(all, &one, now + i);
        check(throttle_try(all, &proxied, now + i) == 0);
    }
    const struct attempt again = by("other", "10.0.0.1"), other = by("other", "10.0.0.2");
    check(throttle_try(all, &again, now + 31) > 0);
    check(throttle_try(all, &other, now + 31) == 0);
    check(throttle_try(all, &again, now + MINUTE) == 0);
}

static void failures_are_forgotten_after_a_quarter_of_an_hour(void)
{
    const struct attempt ma = by("ma", "10.0.0.1");

    begin();
    int64_t now = fail(&ma, 5, MINUTE) + 16 * MINUTE;
    now = fail(&ma, 4, now);
    check(throttle_try(all, &ma, now) == 0);
}

static void a_flood_of_names_makes_room_and_breaks_nothing(void)
{
    char name[16];

    begin();
    for (int i = 0; i < 3 * THROTTLE_PLACES; i++) {
        (void)snprintf(name, sizeof(name), "n%d", i);
        const struct attempt one = by(name, "");
        check(throttle_try(all, &one, MINUTE + i) == 0);
        throttle_failed(all, &one, MINUTE + i);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(five_failures_are_free_and_then_each_doubles_the_delay),
        TEST(of_many_tries_at_once_one_is_let_in_behind_the_free_ones),
        TEST(a_name_that_is_no_account_waits_alike_and_others_do_not),
        TEST(who_signs_in_has_his_free_failures_again),
        TEST(where_one_was_signed_in_strangers_cannot_lock_one_out),
        TEST(an_address_has_thirty_failures_a_minute),
        TEST(failures_are_forgotten_after_a_quarter_of_an_hour),
        TEST(a_flood_of_names_makes_room_and_breaks_nothing),
    };
    struct arena *arena = arena_open(sizeof(struct throttle) + 4096);

    if (!digest_ready() || arena == NULL)
        return 1;
    all = arena_new(arena, struct throttle);
    int code = TESTS_RUN(tests);
    arena_close(arena);
    return code;
}
