/* A witness: what it cosigns, what it answers to everything else, and what it remembers. */
#include "office/witness.h"

#include "ledger/growth.h"
#include "ledger/trust.h"
#include "test/check.h"
#include "test/file.h"
#include "test/leaves.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARENA_MAX = 64 * 1024 * 1024, LEAVES = 40 };
#define ORIGIN "a.example/frj/1"
#define NOW 1795400000

/* ---- a log and a witness of our own --------------------------------------------------------- */

struct bench {
    struct arena *arena;
    char root[64];
    const char *path;
    struct signing_key *logs[DIGEST_ALGS];
    struct digest leaves[DIGEST_ALGS][LEAVES];
    struct witness *witness;
    struct witness_reply reply;
    struct fault fault;
};

static void leaves_make(struct bench *b, char word)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        for (size_t i = 0; i < LEAVES; i++) {
            const char entry[] = {word, (char)i};
            b->leaves[alg][i] =
                merkle_leaf((enum digest_alg)alg, (struct str){entry, sizeof(entry)});
        }
}

static struct str key_text(struct bench *b, const struct signing_key *key)
{
    struct buffer out = {.arena = b->arena};

    verifier_key_write(&out, signing_key_verifier(key));
    return buffer_str(&out);
}

static struct signing_key *log_key(struct bench *b, unsigned alg)
{
    struct signing_key *key = NULL;
    struct str name = checkpoint_origin(b->arena, STR(ORIGIN), (enum digest_alg)alg);

    check(signing_key_make(alg == DIGEST_SM3 ? SIGNATURE_SM2 : SIGNATURE_ED25519, false, name, NULL,
              &key, &b->fault)
          == STATUS_OK);
    return key;
}

static void bench_open(struct bench *b)
{
    *b = (struct bench){.arena = arena_open(ARENA_MAX), .root = "/tmp/frj-witness-XXXXXX"};
    check(b->arena != NULL && mkdtemp(b->root) != NULL);
    b->path = str_c(b->arena, str_format(b->arena, "%s/w", b->root));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        b->logs[alg] = log_key(b, alg);
    const struct str logs[] = {key_text(b, b->logs[0]), key_text(b, b->logs[1])};
    const struct witness_new what = {.path = b->path,
        .name = STR("w.example"),
        .logs = logs,
        .logs_len = COUNT_OF(logs),
        .sm = true};
    check(witness_make(&what, &b->fault) == STATUS_OK);
    check(witness_open(b->path, b->arena, &b->witness, &b->fault) == STATUS_OK);
    leaves_make(b, 'a');
}

static const char *of_log(struct bench *b, unsigned alg, const char *end)
{
    const struct verifier_key *key = signing_key_verifier(b->logs[alg]);

    return str_c(b->arena, str_format(b->arena, "%s/%.*s%s", b->path,
                               STR_ARG(hex_write(b->arena, key->id, KEY_ID_LEN)), end));
}

static void bench_close(struct bench *b)
{
    static const char *const names[] = {"witness.key", "witness-sm3.key", "logs", "lock"};
    static const char *const own[] = {".last", ".fork", ".last.part"};

    witness_close(b->witness);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        unlink(str_c(b->arena, str_format(b->arena, "%s/%s", b->path, names[i])));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        for (size_t i = 0; i < COUNT_OF(own); i++)
            unlink(of_log(b, alg, own[i]));
        signing_key_close(b->logs[alg]);
    }
    check(rmdir(b->path) == 0 && rmdir(b->root) == 0);
    arena_close(b->arena);
}

static void reopen(struct bench *b)
{
    witness_close(b->witness);
    check(witness_open(b->path, b->arena, &b->witness, &b->fault) == STATUS_OK);
}

static struct str checkpoint_text(struct bench *b, enum digest_alg alg, uint64_t size)
{
    struct merkle tree = {.alg = alg};
    struct buffer out = {.arena = b->arena};

    for (uint64_t i = 0; i < size; i++)
        merkle_append(&tree, &b->leaves[alg][i]);
    const struct checkpoint at = {
        checkpoint_origin(b->arena, STR(ORIGIN), alg), size, merkle_root(&tree)};
    checkpoint_write(&out, &at);
    return buffer_str(&out);
}

/* What the log would send; signed with `key`, or by nobody when it is NULL. */
static struct str request(
    struct bench *b, enum digest_alg alg, uint64_t old, uint64_t size, struct signing_key *key)
{
    struct growth growth = {.old_size = old};
    struct buffer note = {.arena = b->arena}, out = {.arena = b->arena};
    struct str text = checkpoint_text(b, alg, size);

    if (old > 0 && old <= size)
        check(leaves_consistency(alg, b->leaves[alg], size, old, growth.proof, &growth.proof_len));
    buffer_add(&note, text);
    if (key != NULL) {
        buffer_add(&note, STR("\n"));
        signing_key_sign(key, text, &note);
    }
    growth.note = buffer_str(&note);
    growth_write(&out, &growth);
    return buffer_str(&out);
}

static enum witness_verdict ask(struct bench *b, struct str text, uint64_t now)
{
    check(witness_sign(b->witness, text, now, b->arena, &b->reply, &b->fault) == STATUS_OK);
    check((b->reply.verdict == WITNESS_SIGNED) == (b->reply.lines.len > 0));
    return b->reply.verdict;
}

static enum witness_verdict offer(struct bench *b, enum digest_alg alg, uint64_t old, uint64_t size)
{
    return ask(b, request(b, alg, old, size, b->logs[alg]), NOW);
}

/* Put beside the log's signature, the lines make the note witnessed at that second. */
static bool witnessed_at(struct bench *b, enum digest_alg alg, uint64_t size, uint64_t second)
{
    struct buffer policy = {.arena = b->arena}, keys = {.arena = b->arena},
                  note = {.arena = b->arena};
    struct str text = checkpoint_text(b, alg, size);
    struct trust *trust = arena_new(b->arena, struct trust);
    struct witnessing seen;
    struct note read;

    witness_keys_write(b->witness, &keys);
    const char *first = keys.at, *second_key = strchr(first, '\n') + 1;
    const char *own = alg == DIGEST_SM3 ? second_key : first;
    buffer_addf(&policy, "log %.*s\nwitness w %.*s\nquorum w\n", STR_ARG(key_text(b, b->logs[alg])),
        (int)(strchr(own, '\n') - own), own);
    check(trust_read(b->arena, buffer_str(&policy), trust, &b->fault) == STATUS_OK);
    buffer_addf(&note, "%.*s\n", STR_ARG(text));
    signing_key_sign(b->logs[alg], text, &note);
    buffer_add(&note, b->reply.lines);
    witnessing_start(&seen);
    return note_read(b->arena, buffer_str(&note), &read) == REASON_NONE
           && trust_judge(
                  trust, &read, checkpoint_origin(b->arena, STR(ORIGIN), alg), b->arena, &seen)
                  == REASON_NONE
           && trust_witnessed_at(trust, &seen) == second;
}

static uint64_t last_size(struct bench *b, unsigned alg)
{
    struct vec logs;

    witness_list(b->witness, b->arena, &logs);
    check(logs.len == DIGEST_ALGS);
    return VEC_AT(logs, struct witness_last, alg)->size;
}

/* ---- cosigning ------------------------------------------------------------------------------ */

static void it_cosigns_what_grew_in_both_trees_and_remembers(void)
{
    struct bench b;

    bench_open(&b);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        uint64_t old = 0;
        for (uint64_t size = 1; size <= LEAVES; size += 1 + size / 2) {
            check(offer(&b, (enum digest_alg)alg, old, size) == WITNESS_SIGNED);
            check(b.reply.size == size && witnessed_at(&b, (enum digest_alg)alg, size, NOW));
            reopen(&b);
            check(last_size(&b, alg) == size);
            old = size;
        }
    }
    bench_close(&b);
}

static void the_same_again_is_cosigned_again_at_its_second(void)
{
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SHA256, 0, 7) == WITNESS_SIGNED);
    struct str text = request(&b, DIGEST_SHA256, 7, 7, b.logs[DIGEST_SHA256]);
    check(ask(&b, text, NOW + 60) == WITNESS_SIGNED);
    check(witnessed_at(&b, DIGEST_SHA256, 7, NOW + 60));
    bench_close(&b);
}

/* ---- everything else ------------------------------------------------------------------------ */

static void from_another_size_it_says_its_own(void)
{
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SHA256, 5, 9) == WITNESS_STALE && b.reply.size == 0);
    check(offer(&b, DIGEST_SHA256, 0, 9) == WITNESS_SIGNED);
    check(offer(&b, DIGEST_SHA256, 0, 12) == WITNESS_STALE && b.reply.size == 9);
    check(offer(&b, DIGEST_SHA256, 8, 12) == WITNESS_STALE && b.reply.size == 9);
    check(offer(&b, DIGEST_SHA256, 13, 12) == WITNESS_MALFORMED);
    check(offer(&b, DIGEST_SHA256, 9, 8) == WITNESS_MALFORMED); /* a log does not shrink */
    check(!b.reply.fork && last_size(&b, DIGEST_SHA256) == 9);
    bench_close(&b);
}

static void a_rewritten_log_is_not_cosigned(void)
{
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SM3, 0, 9) == WITNESS_SIGNED);
    leaves_make(&b, 'b');
    check(offer(&b, DIGEST_SM3, 9, 12) == WITNESS_INCONSISTENT && b.reply.size == 9);
    leaves_make(&b, 'a');
    check(offer(&b, DIGEST_SM3, 9, 12) == WITNESS_SIGNED);
    bench_close(&b);
}

static void two_roots_of_one_size_are_kept_as_evidence(void)
{
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SHA256, 0, 9) == WITNESS_SIGNED);
    struct str first = file_read(b.arena, of_log(&b, DIGEST_SHA256, ".last"));
    leaves_make(&b, 'b');
    struct str other = checkpoint_text(&b, DIGEST_SHA256, 9);
    check(offer(&b, DIGEST_SHA256, 9, 9) == WITNESS_STALE && b.reply.fork && b.reply.size == 9);
    struct str both = file_read(b.arena, of_log(&b, DIGEST_SHA256, ".fork"));
    check(str_starts(both, str_c(b.arena, first)));
    check(strstr(str_c(b.arena, both), str_c(b.arena, other)) != NULL);
    leaves_make(&b, 'a'); /* its own history goes on */
    check(offer(&b, DIGEST_SHA256, 9, 10) == WITNESS_SIGNED);
    bench_close(&b);
}

static void only_what_a_known_log_signed_is_looked_at(void)
{
    struct bench b;

    bench_open(&b);
    struct signing_key *stranger = log_key(&b, DIGEST_SHA256); /* of the same name */
    check(ask(&b, request(&b, DIGEST_SHA256, 0, 9, NULL), NOW) == WITNESS_NOT_SIGNED);
    check(ask(&b, request(&b, DIGEST_SHA256, 0, 9, stranger), NOW) == WITNESS_NOT_SIGNED);
    struct str good = request(&b, DIGEST_SHA256, 0, 9, b.logs[DIGEST_SHA256]);
    const char *text = str_c(b.arena, good);
    char *root = (char *)(uintptr_t)strchr(strchr(text + 8, '\n') + 1, '\n') + 1;
    root[3] = root[3] == 'A' ? 'B' : 'A'; /* another root under the same signature */
    check(ask(&b, str_of(text), NOW) == WITNESS_NOT_SIGNED);
    struct str unknown =
        str_format(b.arena, "old 0\n\nb.example/frj/1\n%s", strstr(text, "\n9\n") + 1);
    check(ask(&b, unknown, NOW) == WITNESS_UNKNOWN);
    check(ask(&b, good, NOW) == WITNESS_SIGNED);
    signing_key_close(stranger);
    bench_close(&b);
}

static void what_is_no_request_is_malformed(void)
{
    static const char *const bad[] = {"", "old 0\n", "old 0\n\n", "old 0\n\na\n",
        "GET / HTTP/1.1\n", "old 0\n\na.example/frj/1\n1\nAAAA\n\n"};
    struct bench b;

    bench_open(&b);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        check(ask(&b, str_of(bad[i]), NOW) == WITNESS_MALFORMED);
    struct str good = request(&b, DIGEST_SHA256, 0, 9, b.logs[DIGEST_SHA256]);
    struct str more = str_format(b.arena, "%.*s— x\n", STR_ARG(good));
    check(ask(&b, more, NOW) == WITNESS_MALFORMED);
    check(last_size(&b, DIGEST_SHA256) == 0);
    bench_close(&b);
}

/* ---- its folder ----------------------------------------------------------------------------- */

static void where_it_cannot_remember_it_does_not_cosign(void)
{
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SHA256, 0, 9) == WITNESS_SIGNED);
    check(mkdir(of_log(&b, DIGEST_SHA256, ".last.part"), 0700) == 0);
    struct str text = request(&b, DIGEST_SHA256, 9, 12, b.logs[DIGEST_SHA256]);
    check(witness_sign(b.witness, text, NOW, b.arena, &b.reply, &b.fault) == STATUS_UNAVAILABLE);
    check(b.reply.lines.len == 0 && last_size(&b, DIGEST_SHA256) == 9);
    check(rmdir(of_log(&b, DIGEST_SHA256, ".last.part")) == 0);
    check(ask(&b, text, NOW) == WITNESS_SIGNED);
    bench_close(&b);
}

static void a_lost_or_changed_memory_is_no_fresh_start(void)
{
    struct witness *other;
    struct bench b;

    bench_open(&b);
    check(offer(&b, DIGEST_SHA256, 0, 9) == WITNESS_SIGNED);
    witness_close(b.witness);
    b.witness = NULL;
    const char *last = of_log(&b, DIGEST_SHA256, ".last");
    struct str text = file_read(b.arena, last);
    int file = open(last, O_WRONLY);
    check(file >= 0 && pwrite(file, "8", 1, (off_t)strlen(ORIGIN "\n")) == 1 && close(file) == 0);
    check(witness_open(b.path, b.arena, &other, &b.fault) == STATUS_DAMAGED && other == NULL);
    check(unlink(last) == 0);
    check(witness_open(b.path, b.arena, &other, &b.fault) == STATUS_DAMAGED);
    file = open(last, O_WRONLY | O_CREAT, 0600); /* whoever has the note can put it back */
    check(file >= 0 && write(file, text.at, text.len) == (ssize_t)text.len && close(file) == 0);
    check(witness_open(b.path, b.arena, &b.witness, &b.fault) == STATUS_OK);
    check(last_size(&b, DIGEST_SHA256) == 9);
    check(witness_open(b.path, b.arena, &other, &b.fault) == STATUS_CONFLICT); /* held by one */
    bench_close(&b);
}

static void a_witness_is_made_once_and_for_logs_it_can_serve(void)
{
    struct bench b;

    bench_open(&b);
    const struct str logs[] = {key_text(&b, b.logs[0]), key_text(&b, b.logs[1])};
    const struct str twice[] = {logs[0], logs[0]}, bad[] = {STR("a+b+c")};
    struct witness_new what = {
        .path = b.path, .name = STR("w.example"), .logs = logs, .logs_len = 1};
    witness_close(b.witness);
    check(witness_make(&what, &b.fault) == STATUS_CONFLICT);
    what.path = str_c(b.arena, str_format(b.arena, "%s/other", b.root));
    what.logs_len = 2;
    check(witness_make(&what, &b.fault) == STATUS_INVALID); /* SM2 without --sm */
    what.logs = twice;
    check(witness_make(&what, &b.fault) == STATUS_INVALID);
    what.logs = bad;
    what.logs_len = 1;
    check(witness_make(&what, &b.fault) == STATUS_INVALID);
    what.logs = logs;
    what.name = STR("a witness");
    check(witness_make(&what, &b.fault) == STATUS_INVALID);
    check(access(what.path, F_OK) != 0); /* and nothing is left of it */
    check(witness_open(b.path, b.arena, &b.witness, &b.fault) == STATUS_OK);
    bench_close(&b);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(it_cosigns_what_grew_in_both_trees_and_remembers),
        TEST(the_same_again_is_cosigned_again_at_its_second),
        TEST(from_another_size_it_says_its_own),
        TEST(a_rewritten_log_is_not_cosigned),
        TEST(two_roots_of_one_size_are_kept_as_evidence),
        TEST(only_what_a_known_log_signed_is_looked_at),
        TEST(what_is_no_request_is_malformed),
        TEST(where_it_cannot_remember_it_does_not_cosign),
        TEST(a_lost_or_changed_memory_is_no_fresh_start),
        TEST(a_witness_is_made_once_and_for_logs_it_can_serve),
    };
    return TESTS_RUN(tests);
}
