/* Proofs of single entries, as printed, against leaves and roots computed from the export. */
#include "ledger/export.h"
#include "ledger/lines.h"
#include "office/office_check.h"
#include "office/office_sign.h"
#include "test/check.h"
#include "test/file.h"

#include <string.h>
#include <unistd.h>

enum { PERSONS = 12, LEAVES_MAX = 64 };

struct place {
    char dir[64], out[96];
    struct arena *arena;
    struct office *office;
    struct fault fault;
    struct digest leaves[DIGEST_ALGS][LEAVES_MAX];
    uint64_t size;
};

static void person_add(struct place *p, int number)
{
    struct node *input = arena_new(p->arena, struct node);
    struct request request = {
        .noun = STR("person"), .verb = STR("add"), .person = STR("系统"), .input = input};
    struct reply reply;

    input->kind = NODE_MAP;
    node_put_text(p->arena, input, "handle", str_format(p->arena, "p%d", number));
    node_put_text(p->arena, input, "name", str_format(p->arena, "陈某某%d", number));
    request.key.id.b[0] = (uint8_t)number;
    request.key.id.b[15] = 1;
    check(office_submit(p->office, &request, 1, &reply, p->arena, &p->fault) == STATUS_OK);
}

/* The leaves, from the bodies and salts of the export. */
static void leaves_read(struct place *p)
{
    struct str rest = file_read(p->arena, p->out), line;

    check(line_take(&rest, &line) && line_take(&rest, &line));
    for (; line_take(&rest, &line) && line.len > 0; p->size++) {
        struct record record;
        check(p->size < LEAVES_MAX);
        check(export_read_record(p->arena, line, &record, &p->fault) == STATUS_OK);
        struct commits commits = body_commits(&record.salt, record.body);
        for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
            p->leaves[alg][p->size] =
                entry_leaf(p->arena, (enum digest_alg)alg, &record.header, &commits.of[alg]);
    }
}

static struct place *place_new(void)
{
    static struct place p;
    struct office_new what = {
        .single_server = true, .name = STR("示范区"), .scope_word = STR("全区")};
    struct office_proof proof;

    p = (struct place){.dir = "/tmp/frj-prove-test-XXXXXX"};
    check(mkdtemp(p.dir) != NULL);
    check(snprintf(p.out, sizeof(p.out), "%s/out.frjl", p.dir) > 0);
    p.arena = arena_open((size_t)1 << 30);
    check(p.arena != NULL);
    check(office_create(p.dir, &what, &p.fault) == STATUS_OK);
    check(office_open(p.dir, OFFICE_WRITE, &p.office, &p.fault) == STATUS_OK);
    for (int i = 1; i <= PERSONS; i++)
        person_add(&p, i);
    check(office_export(p.office, p.out, &proof, &p.fault) == STATUS_OK);
    leaves_read(&p);
    check(p.size == proof.size && p.size > PERSONS);
    return &p;
}

static void place_end(struct place *p)
{
    static const char *const names[] = {"frj.db", "frj.db-wal", "frj.db-shm", "lock", "out.frjl"};
    char path[128];

    office_close(p->office);
    arena_close(p->arena);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        check(snprintf(path, sizeof(path), "%s/%s", p->dir, names[i]) > 0);
        unlink(path);
    }
    check(rmdir(p->dir) == 0);
}

/* Written, read again, and held against a root that the office had no part in. */
static void prove(struct place *p, enum digest_alg alg, uint64_t seq, const struct digest *root)
{
    struct office_inclusion made;
    struct buffer text = {.arena = p->arena};
    struct tlog_proof_parts parts;
    struct tlog_proof proof;
    struct checkpoint said;

    check(office_prove(p->office, alg, seq, p->arena, &made, &p->fault) == STATUS_OK);
    check(!made.signed_by_log && made.size == p->size);
    tlog_proof_write(&text, alg, &made.proof);
    check(tlog_proof_split(buffer_str(&text), alg, &parts) == REASON_NONE);
    check(tlog_proof_read(p->arena, &parts, seq, &proof) == REASON_NONE);
    check(checkpoint_read(p->arena, proof.note, &said, &p->fault) == STATUS_OK);
    check(said.size == p->size && digest_equal(&said.root, root));
    struct merkle_claim claim = {.alg = alg,
        .index = seq,
        .size = said.size,
        .proof = proof.hashes,
        .proof_len = proof.hashes_len};
    for (uint64_t i = 0; i < p->size; i++)
        check(merkle_inclusion_holds(&claim, &p->leaves[alg][i], root) == (i == seq));
}

static void every_entry_is_proven_in_both_trees(void)
{
    struct place *p = place_new();

    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        struct merkle tree = {.alg = (enum digest_alg)alg};
        for (uint64_t i = 0; i < p->size; i++)
            merkle_append(&tree, &p->leaves[alg][i]);
        struct digest root = merkle_root(&tree);
        for (uint64_t seq = 0; seq < p->size; seq++)
            prove(p, tree.alg, seq, &root);
    }
    place_end(p);
}

static void an_entry_that_is_not_there_is_not_found(void)
{
    struct place *p = place_new();
    struct office_inclusion made;

    check(office_prove(p->office, DIGEST_SHA256, p->size, p->arena, &made, &p->fault)
          == STATUS_NOT_FOUND);
    check(office_prove(p->office, DIGEST_SM3, UINT64_MAX, p->arena, &made, &p->fault)
          == STATUS_NOT_FOUND);
    place_end(p);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_entry_is_proven_in_both_trees),
        TEST(an_entry_that_is_not_there_is_not_found),
    };
    return TESTS_RUN(tests);
}
