/* Whose signatures stand under an export: on the vectors' ledger and trust lists. */
#include "ledger/export_judge.h"
#include "test/vectors.h"

#include <string.h>

/* `file` with the first `old` replaced. */
static struct str with(struct arena *arena, struct str file, const char *old, const char *new)
{
    struct buffer out = {.arena = arena};
    const char *text = str_c(arena, file), *at = strstr(text, old);

    check(at != NULL);
    buffer_add(&out, (struct str){text, (size_t)(at - text)});
    buffer_add(&out, str_of(new));
    buffer_add(&out, str_of(at + strlen(old)));
    return buffer_str(&out);
}

static void export_of(
    struct arena *arena, struct str text, const char *list, bool sm3, struct export_verdict *out)
{
    static struct export_check whole;
    static struct arena *keep;
    struct fault fault;

    if (keep == NULL)
        keep = arena_open((size_t)16 << 20);
    check(keep != NULL);
    arena_rewind(keep, 0);
    check(export_verify(&whole, text, keep, arena, &fault) == STATUS_OK);
    export_judge(&whole, trust_of(arena, str_of(list)), sm3, arena, out);
}

static void an_export_is_worth_what_signs_its_checkpoints(void)
{
    struct arena *arena = arena_ready();
    struct str text = vector(arena, "ledger.frjl");
    const char *plain = str_c(arena, vector(arena, "policy.txt"));
    const char *sm = str_c(arena, vector(arena, "policy-sm.txt"));
    struct export_verdict out;

    export_of(arena, text, plain, false, &out);
    check(out.verdict == VERDICT_WITNESSED && out.witnessed_at == WITNESSED);
    check(out.judged[DIGEST_SHA256] && !out.judged[DIGEST_SM3]);
    export_of(arena, text, plain, true, &out);
    check(out.reason == REASON_LOG_UNKNOWN && out.section == DIGEST_SM3);
    export_of(arena, text, sm, true, &out);
    check(out.verdict == VERDICT_WITNESSED && out.judged[DIGEST_SM3]);
    export_of(arena, text, "quorum none", false, &out);
    check(out.reason == REASON_LOG_UNKNOWN && out.section == DIGEST_SHA256);
    export_of(arena, with(arena, text, "4EAvNeVw5k", "4EAvNeVw5l"), plain, false, &out);
    check(out.reason == REASON_LOG_SIGNATURE);
    export_of(arena, with(arena, text, "v4+hDAAAAABrBAC5", "v4+hDAAAAABrBAC4"), plain, false, &out);
    check(out.reason == REASON_COSIGNATURE);
    export_of(arena, with(arena, text, "C/P7FSo/W6", "C/P7FSo/W7"), plain, false, &out);
    check(out.verdict == VERDICT_WITNESSED); /* a key that this list does not know */
    export_of(arena, with(arena, text, "C/P7FSo/W6", "C/P7FSo/W7"), sm, false, &out);
    check(out.reason == REASON_LOG_SIGNATURE && out.section == DIGEST_SM3);
}

static void an_export_without_signature_proves_nobody(void)
{
    struct arena *arena = arena_ready();
    struct str text = vector(arena, "ledger.frjl");
    const char *plain = str_c(arena, vector(arena, "policy.txt"));
    struct export_verdict out;
    const char *copy = str_c(arena, text), *at = strstr(copy, "/6ByQ=\n");

    check(at != NULL);
    text = (struct str){copy, (size_t)(at - copy) + 7};
    export_of(arena, text, plain, false, &out);
    check(out.verdict == VERDICT_REJECTED && out.reason == REASON_SIGNATURE_COUNT);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(an_export_is_worth_what_signs_its_checkpoints),
        TEST(an_export_without_signature_proves_nobody),
    };
    return TESTS_RUN(tests);
}
