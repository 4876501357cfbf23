/* Receipts, certificates, revocation lists: the verdicts of the vectors, and of files made here. */
#include "base/json.h"
#include "ledger/export.h"
#include "ledger/proof.h"
#include "ledger/tlog_proof.h"
#include "test/leaves.h"
#include "test/signing.h"
#include "test/vectors.h"

#include <string.h>

static struct trust *policy(struct arena *arena, const char *name)
{
    return trust_of(arena, vector(arena, name));
}

/* ---- the index of the vectors --------------------------------------------------------------- */

/* "FILE" or "FILE --revoked LIST". */
static void index_row_verify(
    struct arena *arena, struct str row, const struct trust *trust, struct proof *out)
{
    static const char option[] = " --revoked ";
    size_t len = 0;
    struct proof list;

    while (len < row.len && row.at[len] != ' ')
        len++;
    struct str file = vector(arena, str_c(arena, (struct str){row.at, len}));
    proof_verify(arena, file, trust, false, out);
    if (len == row.len)
        return;
    size_t skip = len + sizeof(option) - 1;
    check(str_starts((struct str){row.at + len, row.len - len}, option));
    file = vector(arena, str_c(arena, (struct str){row.at + skip, row.len - skip}));
    check(proof_verify(arena, file, trust, false, &list) == VERDICT_WITNESSED);
    proof_apply_list(out, &list);
}

static struct str verdict_of(struct arena *arena, const struct node *row, const struct proof *proof)
{
    bool reason = proof->verdict == VERDICT_REJECTED && node_get(row, "reason") == NULL
                  && strstr(str_c(arena, node_text(row, "result")), ": ") != NULL;

    check(node_get(row, "reason") == NULL
          || str_is(node_text(row, "reason"), reason_word(proof->reason)));
    return reason ? str_format(
               arena, "%s: %s", verdict_word(proof->verdict), reason_word(proof->reason))
                  : str_of(verdict_word(proof->verdict));
}

static void row_check(
    struct arena *arena, const struct node *row, const struct trust *trust, const char *said)
{
    const struct node *at = node_get(row, "proven_at");
    struct proof proof;

    index_row_verify(arena, row->key, trust, &proof);
    struct str got = verdict_of(arena, row, &proof);
    if (!str_is(got, said))
        printf("%.*s: %.*s, %s\n", STR_ARG(row->key), STR_ARG(got), reason_word(proof.reason));
    check(str_is(got, said));
    check(at == NULL || proof.witnessed_at == (uint64_t)at->integer);
}

/* The one row with two results. */
static void both_trees_check(
    struct arena *arena, const struct node *row, const struct trust *plain, const struct trust *sm)
{
    struct proof proof;

    row_check(arena, row, sm, "witnessed");
    index_row_verify(arena, row->key, plain, &proof);
    check(proof.verdict == VERDICT_REJECTED && proof.section == DIGEST_SM3);
    check(proof.reason == REASON_LOG_UNKNOWN);
}

static void every_file_of_the_index_gets_its_verdict_and_reason(void)
{
    struct arena *arena = arena_ready();
    struct trust *plain = policy(arena, "policy.txt"), *sm = policy(arena, "policy-sm.txt");
    struct node index = {0};
    struct fault fault;

    check(json_read(arena, vector(arena, "index.json"), &index, &fault) == STATUS_OK);
    for (size_t i = 0; i < index.len; i++) {
        const struct node *row = &index.items[i];
        struct str said = node_text(row, "result");
        if (str_is(said, "witnessed with policy-sm.txt; rejected with policy.txt"))
            both_trees_check(arena, row, plain, sm);
        else
            row_check(arena, row, plain, str_c(arena, said));
    }
    check(index.len >= 24);
}

/* ---- changed files -------------------------------------------------------------------------- */

static bool in_signature(struct str file, size_t at)
{
    size_t start = at;

    while (start > 0 && file.at[start - 1] != '\n')
        start--;
    return str_starts((struct str){file.at + start, file.len - start}, "\xE2\x80\x94 ");
}

static void every_flipped_bit_is_refused_or_makes_a_key_unknown(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy-sm.txt");
    struct str file = vector(arena, "receipt-both-trees.frj-receipt");
    char *copy = arena_take(arena, file.len, 1);
    struct proof proof;
    size_t mark = arena_mark(arena), weaker = 0;

    memcpy(copy, file.at, file.len);
    for (size_t bit = 0; bit < 8 * file.len; bit++, arena_rewind(arena, mark)) {
        copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
        enum verdict verdict =
            proof_verify(arena, (struct str){copy, file.len}, trust, false, &proof);
        copy[bit / 8] = file.at[bit / 8];
        bool accepted = verdict != VERDICT_REJECTED;
        if (accepted && !in_signature(file, bit / 8))
            printf("bit %zu of byte %zu\n", bit % 8, bit / 8);
        check(!accepted || in_signature(file, bit / 8));
        weaker += accepted;
    }
    check(weaker > 0); /* the names of witnesses in signature lines */
}

static void a_file_cut_anywhere_is_refused_or_has_fewer_witnesses(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct str file = vector(arena, "receipt-witnessed.frj-receipt");
    struct proof proof;
    size_t mark = arena_mark(arena), logged = 0;

    for (size_t len = 0; len < file.len; len++, arena_rewind(arena, mark)) {
        enum verdict verdict =
            proof_verify(arena, (struct str){file.at, len}, trust, false, &proof);
        check(verdict != VERDICT_WITNESSED);
        logged += verdict == VERDICT_LOGGED;
    }
    check(logged == 2); /* after the log's line, after the first witness's */
}

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

static void the_first_failure_names_itself(void)
{
    static const struct {
        const char *old, *new;
        enum reason reason;
    } cases[] = {
        {"防容纠备案回执", "防容纠备案回\x01", REASON_CONTROL},
        {"事项", "\xFF", REASON_UTF8},
        {"frj-receipt-v1", "frj-receipt-v2", REASON_FIRST_LINE},
        {"frj-receipt-v1", "frj-certificate-v1", REASON_TYPE},
        {"\n\n{", "\n{", REASON_SECTIONS},
        {"}\n\nc2sp", "}\nc2sp", REASON_SECTIONS},
        {"c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", REASON_SECTIONS},
        {"\"v\":1},", "\"v\":1},\"more\":1,", REASON_JSON},
        {"\"i\":0", "\"i\": 0", REASON_JSON},
        {"\"i\":0", "\"i\":1", REASON_BODY},
        {"\"i\":0,", "", REASON_BODY},
        {"\"n\":0,", "", REASON_HEADER},
        {"\"v\":1}", "\"v\":0}", REASON_HEADER},
        {"\"salt\":\"7", "\"salt\":\"G", REASON_SALT},
        {"登记序号：2", "登记序号：3", REASON_TEXT},
        {"登记时间：2026", "登记时间：2025", REASON_TEXT}, /* a line break ends the text early: */
        {"案卷编号", "\n案卷编号", REASON_SECTIONS},
        {"\"urgent\":true", "\"urgent\":false", REASON_INCLUSION},
        {"index 2", "index 02", REASON_INDEX},
        {"index 2\n", "extra AA==\nindex 2\n", REASON_INDEX},
        {"Nph7", "!ph7", REASON_PROOF_HASH},
        {"Nph7wORz", "Nph7", REASON_PROOF_HASH},
        {"\n11\n", "\n011\n", REASON_CHECKPOINT},
        {"\n11\n", "\n2\n", REASON_TREE_SIZE},
        {"/6ByQ=", "/6ByR=", REASON_CHECKPOINT},
        {"\n\nyinghe.example/frj/1\n", "\n\nyinghe.example/frj/2\n", REASON_ORIGIN},
        {"\n\n\xE2\x80\x94", "\n\n-", REASON_SIGNATURE_LINE},
        {"\n\n\xE2\x80\x94", "\n\xE2\x80\x94", REASON_CHECKPOINT},
        {"\n\n\xE2\x80\x94 yinghe", "\n\n\xE2\x80\x94 linghe", REASON_LOG_SIGNATURE},
    };
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct str file = vector(arena, "receipt-witnessed.frj-receipt");
    struct proof proof;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct str bad = with(arena, file, cases[i].old, cases[i].new);
        check(proof_verify(arena, bad, trust, false, &proof) == VERDICT_REJECTED);
        if (proof.reason != cases[i].reason)
            printf("%s: %s\n", cases[i].new, reason_word(proof.reason));
        check(proof.reason == cases[i].reason);
    }
}

static void a_file_beyond_the_limit_is_not_read(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct proof proof;
    char *zeros = arena_take(arena, PROOF_LEN_MAX + 1, 1);

    proof_verify(arena, (struct str){zeros, PROOF_LEN_MAX + 1}, trust, false, &proof);
    check(proof.reason == REASON_SIZE);
    proof_verify(arena, (struct str){zeros, PROOF_LEN_MAX}, trust, false, &proof);
    check(proof.reason == REASON_CONTROL);
}

/* ---- policies ------------------------------------------------------------------------------- */

static void the_sm3_section_can_be_asked_for(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy-sm.txt");
    struct proof proof;

    check(proof_verify(arena, vector(arena, "receipt-both-trees.frj-receipt"), trust, true, &proof)
          == VERDICT_WITNESSED);
    check(proof.has[DIGEST_SM3] && proof.checkpoints[DIGEST_SM3].size == 11);
    proof_verify(arena, vector(arena, "receipt-witnessed.frj-receipt"), trust, true, &proof);
    check(proof.reason == REASON_SM3_MISSING);
}

static void witnesses_of_both_checkpoints_count_together(void)
{
    struct arena *arena = arena_ready();
    struct str file = vector(arena, "receipt-both-trees.frj-receipt");
    struct str text = vector(arena, "policy-sm.txt");
    struct proof proof;

    text = with(arena, text, "group board 2 w1 w2 w3", "group board 2 w3 w1sm w2");
    check(proof_verify(arena, file, trust_of(arena, text), false, &proof) == VERDICT_WITNESSED);
    text = with(arena, text, "group board 2", "group board 3");
    check(proof_verify(arena, file, trust_of(arena, text), false, &proof) == VERDICT_LOGGED);
}

static void a_policy_without_quorum_makes_no_witness(void)
{
    struct arena *arena = arena_ready();
    struct str file = vector(arena, "receipt-witnessed.frj-receipt"), text;
    struct proof proof;

    text = with(arena, vector(arena, "policy.txt"), "quorum board", "quorum none");
    check(proof_verify(arena, file, trust_of(arena, text), false, &proof) == VERDICT_LOGGED);
    check(proof.witnessed_at == WITNESS_NEVER);
    text = with(arena, vector(arena, "policy.txt"),
        "log yinghe.example/frj/1+e0402f35+"
        "AeRrqXOm7Wsj6FsI5sxJveywbumYBAFB5tunoF2PewY2\n",
        "");
    proof_verify(arena, file, trust_of(arena, text), false, &proof);
    check(proof.reason == REASON_LOG_UNKNOWN);
}

/* ---- files made here ------------------------------------------------------------------------ */

struct made {
    struct header header;
    const char *data; /* JSON */
    uint64_t witnessed_at;
};

/* The one event of a log, in a file signed with the test keys. */
static struct str file_make(struct arena *arena, enum proof_kind kind, const struct made *made)
{
    struct buffer out = {.arena = arena}, line = {.arena = arena}, body = {.arena = arena},
                  note = {.arena = arena};
    struct node data = {0};
    struct record record = {.header = made->header};
    struct fault fault;
    struct event_body said = {.by = made->header.stream,
        .command = made->header.stream,
        .unit = made->header.stream,
        .of = 1,
        .data = &data};
    struct merkle tree = {.alg = DIGEST_SHA256};

    check(json_read_canonical(arena, str_of(made->data), &data, &fault) == STATUS_OK);
    check(body_write(&body, &said, &fault) == STATUS_OK);
    record.body = buffer_str(&body);
    struct digest commit = body_commit(DIGEST_SHA256, &record.salt, record.body);
    struct digest leaf = entry_leaf(arena, DIGEST_SHA256, &record.header, &commit);
    for (uint64_t i = 0; i <= made->header.seq; i++)
        merkle_append(&tree, &leaf);
    struct checkpoint checkpoint = {made->header.origin, tree.size, merkle_root(&tree)};
    struct buffer text = {.arena = arena};
    checkpoint_write(&text, &checkpoint);
    buffer_add(&note, buffer_str(&text));
    buffer_add(&note, STR("\n"));
    sign_line(&note, &signing_log, buffer_str(&text), 0);
    sign_line(&note, &signing_w1, buffer_str(&text), made->witnessed_at);
    sign_line(&note, &signing_w2, buffer_str(&text), made->witnessed_at);
    struct tlog_proof proof = {.index = made->header.seq, .note = buffer_str(&note)};
    struct digest leaves[16];
    check(made->header.seq < COUNT_OF(leaves));
    for (size_t i = 0; i <= made->header.seq; i++)
        leaves[i] = leaf;
    check(leaves_inclusion(
        DIGEST_SHA256, leaves, tree.size, proof.index, proof.hashes, &proof.hashes_len));
    buffer_addf(&out, "%s\n", proof_first_line(kind));
    check(proof_text_write(&out, kind, &made->header, &data));
    export_write_record(&line, &record);
    buffer_add(&out, STR("\n"));
    buffer_add(&out, buffer_str(&line));
    buffer_add(&out, STR("\n"));
    tlog_proof_write(&out, DIGEST_SHA256, &proof);
    return buffer_str(&out);
}

static struct made receipt_of(int64_t at)
{
    return (struct made){.header = {.at = {at},
                             .n = 0,
                             .seq = 3,
                             .origin = STR("yinghe.example/frj/1"),
                             .stream = STR("00000000000000000000000000000001"),
                             .type = STR("filing_submitted"),
                             .v = 7},
        .data = "{\"title\":\"示例事项\"}",
        .witnessed_at = 1795424448};
}

static void what_is_made_is_accepted_also_with_an_unknown_shape(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct made made = receipt_of(1795424402074);
    struct proof proof;

    check(proof_verify(arena, file_make(arena, PROOF_RECEIPT, &made), trust, false, &proof)
          == VERDICT_WITNESSED);
    check(proof.header.v == 7 && proof.witnessed_at == WITNESSED);
    check(
        str_starts(proof.text, "防容纠备案回执\n登记机关：yinghe.example/frj/1\n事项：示例事项\n"));
}

static void a_time_later_than_its_witnesses_is_refused(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct made made = receipt_of(INT64_C(1795424448) * 1000 + 60000);
    struct proof proof;

    check(proof_verify(arena, file_make(arena, PROOF_RECEIPT, &made), trust, false, &proof)
          == VERDICT_WITNESSED);
    made.header.at.ms++;
    proof_verify(arena, file_make(arena, PROOF_RECEIPT, &made), trust, false, &proof);
    check(proof.verdict == VERDICT_REJECTED && proof.reason == REASON_TIME);
    made.witnessed_at = (uint64_t)INT64_MAX; /* no overflow */
    check(proof_verify(arena, file_make(arena, PROOF_RECEIPT, &made), trust, false, &proof)
          == VERDICT_WITNESSED);
    made.witnessed_at++; /* no such second */
    proof_verify(arena, file_make(arena, PROOF_RECEIPT, &made), trust, false, &proof);
    check(proof.reason == REASON_COSIGNATURE);
}

static void a_value_that_cannot_stand_on_a_line_is_no_receipt(void)
{
    static const char *const data[] = {
        "{}", "{\"title\":1}", "{\"title\":\"a\\nb\"}", "{\"title\":\"a\\tb\"}"};
    struct arena *arena = arena_ready();
    struct made made = receipt_of(0);
    struct fault fault;

    for (size_t i = 0; i < COUNT_OF(data); i++) {
        struct buffer out = {.arena = arena};
        struct node tree = {0};
        check(json_read_canonical(arena, str_of(data[i]), &tree, &fault) == STATUS_OK);
        check(!proof_text_write(&out, PROOF_RECEIPT, &made.header, &tree));
    }
    struct node tree = {0};
    struct buffer out = {.arena = arena};
    check(json_read_canonical(arena, str_of(made.data), &tree, &fault) == STATUS_OK);
    made.header.at.ms = LEDGER_INTEGER_MAX; /* a year of more than four digits */
    check(!proof_text_write(&out, PROOF_RECEIPT, &made.header, &tree));
    made.header.at.ms = -LEDGER_INTEGER_MAX;
    check(!proof_text_write(&out, PROOF_RECEIPT, &made.header, &tree));
}

/* ---- revocation ----------------------------------------------------------------------------- */

static struct str list_make(struct arena *arena, const char *data, uint64_t seq)
{
    struct made made = receipt_of(1795424409333);

    made.header.seq = seq;
    made.header.type = STR("revocations_published");
    made.data = data;
    return file_make(arena, PROOF_REVOCATIONS, &made);
}

static void a_list_says_what_is_revoked_and_no_more(void)
{
    static const struct {
        const char *data;
        uint64_t seq;
        enum revocation said;
    } cases[] = {
        {"{\"revoked\":[]}", 9, REVOCATION_NONE}, {"{\"revoked\":[4,6]}", 9, REVOCATION_NONE},
        {"{\"revoked\":[4,5,6]}", 9, REVOCATION_REVOKED},
        {"{\"revoked\":[4]}", 4, REVOCATION_UNKNOWN}, /* older than the certificate */
    };
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct proof proof, list;
        struct str file = vector(arena, "certificate.frj-cert");
        check(proof_verify(arena, file, trust, false, &proof) == VERDICT_WITNESSED);
        file = list_make(arena, cases[i].data, cases[i].seq);
        check(proof_verify(arena, file, trust, false, &list) == VERDICT_WITNESSED);
        check(proof_apply_list(&proof, &list) == cases[i].said);
        bool revoked = cases[i].said == REVOCATION_REVOKED;
        check(proof.verdict == (revoked ? VERDICT_REJECTED : VERDICT_WITNESSED));
        check(proof.reason == (revoked ? REASON_REVOKED : REASON_NONE));
    }
}

static void a_list_that_does_not_hold_refuses_the_certificate(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct str file = vector(arena, "certificate.frj-cert");
    struct proof proof, list;

    proof_verify(arena, file, trust, false, &proof);
    struct str bad = with(arena, vector(arena, "list.frj-revocations"), "[5]", "[4]");
    check(proof_verify(arena, bad, trust, false, &list) == VERDICT_REJECTED);
    check(proof_apply_list(&proof, &list) == REVOCATION_UNKNOWN && proof.reason == REASON_LIST);
    proof_verify(arena, file, trust, false, &proof);
    check(proof_verify(arena, file, trust, false, &list) == VERDICT_WITNESSED);
    proof_apply_list(&proof, &list); /* a certificate is no list */
    check(proof.verdict == VERDICT_REJECTED && proof.reason == REASON_LIST);
    proof_verify(arena, file, trust, false, &proof);
    proof_verify(arena, vector(arena, "list.frj-revocations"), trust, false, &list);
    list.header.origin = STR("yinghe.example/frj/2");
    proof_apply_list(&proof, &list);
    check(proof.verdict == VERDICT_REJECTED && proof.reason == REASON_LIST);
}

static void numbers_that_do_not_rise_are_no_list(void)
{
    static const char *const bad[] = {"{}", "{\"revoked\":5}", "{\"revoked\":[5,5]}",
        "{\"revoked\":[6,5]}", "{\"revoked\":[-1]}", "{\"revoked\":[\"5\"]}"};
    struct arena *arena = arena_ready();
    struct fault fault;

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct node data = {0};
        check(json_read_canonical(arena, str_of(bad[i]), &data, &fault) == STATUS_OK);
        check(proof_revoked(&data) == NULL);
    }
}

/* ---- attachments, and the proof alone ------------------------------------------------------- */

static void an_attachment_is_known_by_length_and_both_digests(void)
{
    struct arena *arena = arena_ready();
    struct trust *trust = policy(arena, "policy.txt");
    struct proof proof;

    proof_verify(arena, vector(arena, "receipt-witnessed.frj-receipt"), trust, false, &proof);
    struct vec all = proof_attachments(arena, &proof);
    check(all.len == 1);
    struct attached *one = VEC_AT(all, struct attached, 0);
    check(str_is(one->name, "会议纪要.pdf") && one->bytes == 3);
    check(attached_holds(one, STR("abc")));
    check(!attached_holds(one, STR("abd")) && !attached_holds(one, STR("ab")));
    one->digests[DIGEST_SM3].b[0] ^= 1;
    check(!attached_holds(one, STR("abc")));
}

static void an_attachment_of_another_kind_is_not_left_out(void)
{
    static const char *const bad[] = {
        "{\"a\":[{\"bytes\":\"3\",\"media\":\"\",\"name\":\"a\",\"sha256\":\"\",\"sm3\":\"\"}]}",
        "{\"a\":[{\"bytes\":3,\"media\":\"\",\"name\":\"a\",\"sha256\":\"AA\",\"sm3\":\"\"}]}",
        "{\"a\":[{\"bytes\":3,\"media\":1,\"name\":1,\"sha256\":1,\"sm3\":1}]}",
    };
    struct arena *arena = arena_ready();
    struct fault fault;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct node tree;
        check(json_read_canonical(arena, str_of(bad[i]), &tree, &fault) == STATUS_OK);
        struct proof proof = {.body.data = &tree};
        struct vec all = proof_attachments(arena, &proof);
        check(all.len == 1 && VEC_AT(all, struct attached, 0)->name.len == 0);
    }
}

static void the_tree_proof_is_written_as_it_was_read(void)
{
    struct arena *arena = arena_ready();
    struct str file = vector(arena, "receipt-witnessed.frj-receipt");
    const char *at = strstr(str_c(arena, file), "c2sp.org/tlog-proof@v1");
    struct tlog_proof_parts parts;
    struct tlog_proof proof;
    struct buffer out = {.arena = arena};

    check(at != NULL);
    check(tlog_proof_split(str_of(at), DIGEST_SHA256, &parts) == REASON_NONE);
    check(tlog_proof_split(str_of(at), DIGEST_SM3, &parts) == REASON_SECTIONS);
    check(tlog_proof_read(arena, &parts, 2, &proof) == REASON_NONE && proof.hashes_len == 4);
    check(tlog_proof_read(arena, &parts, 3, &proof) == REASON_INDEX);
    check(tlog_proof_read(arena, &parts, 2, &proof) == REASON_NONE);
    tlog_proof_write(&out, DIGEST_SHA256, &proof);
    check(str_is(buffer_str(&out), at));
}

static void every_reason_has_a_word_and_a_sentence(void)
{
    for (unsigned i = 0; i < REASONS; i++) {
        check(reason_word((enum reason)i)[0] != '\0' && reason_sentence((enum reason)i)[0] != '\0');
        for (unsigned j = 0; j < i; j++)
            check(strcmp(reason_word((enum reason)i), reason_word((enum reason)j)) != 0);
    }
}

int main(void)
{
    static const struct test tests[] = {
        TEST(every_file_of_the_index_gets_its_verdict_and_reason),
        TEST(every_flipped_bit_is_refused_or_makes_a_key_unknown),
        TEST(a_file_cut_anywhere_is_refused_or_has_fewer_witnesses),
        TEST(the_first_failure_names_itself),
        TEST(a_file_beyond_the_limit_is_not_read),
        TEST(the_sm3_section_can_be_asked_for),
        TEST(witnesses_of_both_checkpoints_count_together),
        TEST(a_policy_without_quorum_makes_no_witness),
        TEST(what_is_made_is_accepted_also_with_an_unknown_shape),
        TEST(a_time_later_than_its_witnesses_is_refused),
        TEST(a_value_that_cannot_stand_on_a_line_is_no_receipt),
        TEST(a_list_says_what_is_revoked_and_no_more),
        TEST(a_list_that_does_not_hold_refuses_the_certificate),
        TEST(numbers_that_do_not_rise_are_no_list),
        TEST(an_attachment_is_known_by_length_and_both_digests),
        TEST(an_attachment_of_another_kind_is_not_left_out),
        TEST(the_tree_proof_is_written_as_it_was_read),
        TEST(every_reason_has_a_word_and_a_sentence),
    };
    return TESTS_RUN(tests);
}
