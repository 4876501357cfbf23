/*
 * Checkpoints by the real notary process: a record that grows is signed, kept and proven; one
 * that was cut or written anew is not, and what was signed before tells it from the true one.
 */
#include "ledger/export_judge.h"
#include "office/office_check.h"
#include "office/office_sign.h"
#include "test/file.h"
#include "test/person_act.h"
#include "test/spot.h"

#include <string.h>
#include <sys/wait.h>

struct place {
    struct spot spot;
    struct arena *arena;
    char keys[96];
    struct office *office;
    struct fault fault;
};

static void place_open(struct place *p)
{
    check(office_open(p->spot.place, OFFICE_WRITE, &p->office, &p->fault) == STATUS_OK);
}

static void place_new(struct place *p, bool sm)
{
    struct office_new what = {.single_server = true,
        .name = STR("示范区"),
        .scope_word = STR("全区"),
        .log_name = STR("shifan.example"),
        .sm = sm};

    *p = (struct place){.arena = arena_open((size_t)1 << 30)};
    check(p->arena != NULL);
    spot_new(&p->spot);
    check(snprintf(p->keys, sizeof(p->keys), "%s/keys", p->spot.dir) > 0);
    what.owner = str_of(p->spot.owner);
    what.keys = str_of(p->keys);
    check(office_create(p->spot.place, &what, &p->fault) == STATUS_OK);
    place_open(p);
}

static void run(struct place *p, struct str command)
{
    check(system(str_c(p->arena, command)) == 0);
}

static void place_end(struct place *p)
{
    office_close(p->office);
    run(p, str_format(p->arena, "rm -rf '%s'", p->keys));
    arena_close(p->arena);
    spot_end(&p->spot);
}

static void act(struct place *p, uint32_t number)
{
    struct request request = person_act(p->arena, number);
    struct reply reply;

    check(office_submit(p->office, &request, 1, &reply, p->arena, &p->fault) == STATUS_OK);
}

static enum status sign(struct place *p)
{
    struct notary *notary = NULL;
    enum status status = notary_start(getenv("FRJ"), p->keys, &notary, &p->fault);

    if (status == STATUS_OK)
        status = office_sign(p->office, notary, &p->fault);
    notary_stop(notary);
    if (status != STATUS_OK)
        printf("     %s\n", p->fault.text);
    return status;
}

static struct office_proof verified(struct place *p)
{
    struct office_proof proof;
    enum status status = office_verify(p->office, &proof, &p->fault);

    if (status != STATUS_OK)
        printf("     %s\n", p->fault.text);
    check(status == STATUS_OK);
    return proof;
}

static const struct trust *own_trust(struct place *p)
{
    struct buffer text = {.arena = p->arena};
    struct trust *trust = arena_new(p->arena, struct trust);

    VEC_EACH (struct str, key, office_directory(p->office)->log_keys)
        buffer_addf(&text, "log %.*s\n", STR_ARG(*key));
    buffer_add(&text, STR("quorum none\n"));
    check(trust_read(p->arena, buffer_str(&text), trust, &p->fault) == STATUS_OK);
    return trust;
}

static void a_record_that_grows_is_signed_again_and_again(void)
{
    struct place p;
    bool grown;

    place_new(&p, true);
    for (uint32_t i = 1; i <= 20; i++) {
        act(&p, i);
        check(office_unsigned(p.office, &grown, &p.fault) == STATUS_OK && grown);
        check(sign(&p) == STATUS_OK);
        check(sign(&p) == STATUS_OK); /* nothing grew: nothing is signed */
        check(office_unsigned(p.office, &grown, &p.fault) == STATUS_OK && !grown);
    }
    struct office_proof proof = verified(&p);
    check(proof.size == 21);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        check(proof.checkpoints[alg] == 20 && proof.signed_size[alg] == 21);
    place_end(&p);
}

static void one_key_signs_one_tree(void)
{
    struct place p;

    place_new(&p, false);
    act(&p, 1);
    check(sign(&p) == STATUS_OK);
    struct office_proof proof = verified(&p);
    check(proof.signed_size[DIGEST_SHA256] == 2 && proof.signed_size[DIGEST_SM3] == 0);
    place_end(&p);
}

/* Entries before and after a checkpoint, with their proofs to the newest that covers them. */
static void proofs_lead_to_the_newest_checkpoint_that_covers_them(void)
{
    struct place p;
    struct office_inclusion made;
    struct note note;

    place_new(&p, true);
    act(&p, 1);
    check(sign(&p) == STATUS_OK);
    act(&p, 2);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        enum digest_alg tree = (enum digest_alg)alg;
        check(office_prove(p.office, tree, 1, p.arena, &made, &p.fault) == STATUS_OK);
        check(made.signed_by_log && made.size == 2);
        check(note_read(p.arena, made.proof.note, &note) == REASON_NONE);
        struct witnessing seen;
        witnessing_start(&seen);
        check(trust_judge(own_trust(&p), &note,
                  checkpoint_origin(p.arena, office_origin(p.office), tree), p.arena, &seen)
              == REASON_NONE);
        check(office_prove(p.office, tree, 2, p.arena, &made, &p.fault) == STATUS_OK);
        check(!made.signed_by_log && made.size == 3);
    }
    place_end(&p);
}

static void an_export_that_ends_with_the_checkpoint_is_signed(void)
{
    struct arena *keep = arena_open((size_t)1 << 30), *scratch = arena_open((size_t)1 << 30);
    struct export_check check_of;
    struct export_verdict verdict;
    struct office_proof proof;
    struct place p;
    char path[128];

    place_new(&p, true);
    act(&p, 1);
    check(sign(&p) == STATUS_OK);
    check(snprintf(path, sizeof(path), "%s/out.frjl", p.spot.dir) > 0);
    check(office_export(p.office, path, &proof, &p.fault) == STATUS_OK);
    check(export_verify(&check_of, file_read(p.arena, path), keep, scratch, &p.fault) == STATUS_OK);
    check(unlink(path) == 0);
    check(export_judge(&check_of, own_trust(&p), true, scratch, &verdict) == VERDICT_LOGGED);
    check(verdict.judged[DIGEST_SHA256] && verdict.judged[DIGEST_SM3]);
    arena_close(keep);
    arena_close(scratch);
    place_end(&p);
}

/* The acts and signatures of `p`, by a record with the same keys and another history. */
static void a_history_written_anew_is_not_signed(void)
{
    struct place p, other;
    struct fault fault;

    place_new(&p, true);
    act(&p, 1);
    act(&p, 2);
    check(sign(&p) == STATUS_OK);
    place_new(&other, true);
    act(&other, 3);
    act(&other, 4);
    run(&p, str_format(p.arena, "rm -rf '%s' && cp -r '%s' '%s'", other.keys, p.keys, other.keys));
    check(sign(&other) == STATUS_DAMAGED || other.fault.status == STATUS_CONFLICT);
    printf("     %s\n", other.fault.text);
    struct str note;
    check(office_checkpoint(other.office, DIGEST_SHA256, other.arena, &note, &fault)
          == STATUS_NOT_FOUND);
    place_end(&other);
    place_end(&p);
}

/* The files of an instance as they were, put back under a notary that went on. */
static void a_record_that_lost_its_tail_is_not_signed_and_says_so(void)
{
    struct place p;
    char saved[128];

    if (getenv("FRJ_PG") != NULL)
        return; /* a server's files are not ours to copy */
    place_new(&p, true);
    act(&p, 1);
    check(sign(&p) == STATUS_OK);
    office_close(p.office);
    check(snprintf(saved, sizeof(saved), "%s.saved", p.spot.dir) > 0);
    run(&p, str_format(p.arena, "cp -r '%s' '%s'", p.spot.dir, saved));
    place_open(&p);
    act(&p, 2);
    act(&p, 3);
    check(sign(&p) == STATUS_OK);
    office_close(p.office);
    run(&p, str_format(p.arena, "rm -f '%s'/frj.db* && cp '%s'/frj.db* '%s' && rm -rf '%s'",
                p.spot.dir, saved, p.spot.dir, saved));
    place_open(&p);
    check(verified(&p).size == 2); /* nothing in the file tells */
    act(&p, 4);
    check(sign(&p) == STATUS_DAMAGED);
    check(strstr(p.fault.text, "缺了末尾") != NULL);
    place_end(&p);
}

/* An answer that was lost after the notary signed: the next one finds its size and goes on. */
static void a_lost_answer_is_asked_for_again(void)
{
    struct place p;
    struct notary *notary = NULL;
    struct growth growth = {.old_size = 0};
    struct buffer text = {.arena = NULL};
    struct notary_answer answer;

    place_new(&p, false);
    text.arena = p.arena;
    act(&p, 1);
    struct office_proof proof = verified(&p);
    struct checkpoint checkpoint = {
        office_origin(p.office), proof.size, proof.roots[DIGEST_SHA256]};
    checkpoint_write(&text, &checkpoint);
    growth.note = buffer_str(&text);
    check(notary_start(getenv("FRJ"), p.keys, &notary, &p.fault) == STATUS_OK);
    check(notary_sign(notary, DIGEST_SHA256, &growth, p.arena, &answer, &p.fault) == STATUS_OK);
    notary_stop(notary); /* the note is not kept */
    check(sign(&p) == STATUS_OK);
    act(&p, 2);
    check(sign(&p) == STATUS_OK);
    proof = verified(&p);
    check(proof.checkpoints[DIGEST_SHA256] == 2 && proof.signed_size[DIGEST_SHA256] == 3);
    place_end(&p);
}

static void a_witness_gets_growth_and_its_lines_are_kept(void)
{
    struct place p;
    struct growth growth;
    struct str note;
    size_t kept;
    /* A well-formed line of a key nobody here knows. */
    struct str line =
        STR("\xE2\x80\x94 w.example/1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            "\n");

    place_new(&p, false);
    check(office_offer(p.office, DIGEST_SHA256, 0, p.arena, &growth, &p.fault) == STATUS_NOT_FOUND);
    act(&p, 1);
    check(sign(&p) == STATUS_OK);
    act(&p, 2);
    check(sign(&p) == STATUS_OK);
    check(office_offer(p.office, DIGEST_SHA256, 2, p.arena, &growth, &p.fault) == STATUS_OK);
    check(growth.old_size == 2 && growth.proof_len > 0);
    check(office_offer(p.office, DIGEST_SHA256, 4, p.arena, &growth, &p.fault) == STATUS_INVALID);
    check(office_cosign(p.office, DIGEST_SHA256, line, &kept, &p.fault) == STATUS_OK && kept == 1);
    check(office_cosign(p.office, DIGEST_SHA256, line, &kept, &p.fault) == STATUS_OK);
    check(office_cosign(p.office, DIGEST_SHA256, STR("no line\n"), &kept, &p.fault)
          == STATUS_INVALID);
    check(office_checkpoint(p.office, DIGEST_SHA256, p.arena, &note, &p.fault) == STATUS_OK);
    check(note.len > line.len && memcmp(note.at + note.len - line.len, line.at, line.len) == 0);
    verified(&p);
    place_end(&p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(a_record_that_grows_is_signed_again_and_again),
        TEST(one_key_signs_one_tree),
        TEST(proofs_lead_to_the_newest_checkpoint_that_covers_them),
        TEST(an_export_that_ends_with_the_checkpoint_is_signed),
        TEST(a_history_written_anew_is_not_signed),
        TEST(a_record_that_lost_its_tail_is_not_signed_and_says_so),
        TEST(a_lost_answer_is_asked_for_again),
        TEST(a_witness_gets_growth_and_its_lines_are_kept),
    };
    return TESTS_RUN(tests);
}
