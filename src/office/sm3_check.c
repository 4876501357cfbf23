#include "office/sm3_check.h"

#include "store/tree_store.h"

/* What the helper needs of an event; its texts follow. */
struct item {
    instant at;
    uint64_t seq, n, origin_len, stream_len, type_len, body_len;
    int v;
    bool erased, has_kept;
    struct salt salt;
    struct digest commit, kept;
};

/* ---- the helper ----------------------------------------------------------------------------- */

static void record_get(
    struct helper *helper, const struct item *item, struct arena *arena, struct record *record)
{
    *record = (struct record){.erased = item->erased, .salt = item->salt, .commits_known = true};
    record->commits.of[DIGEST_SM3] = item->commit;
    record->header = (struct header){.at = item->at, .n = item->n, .seq = item->seq, .v = item->v};
    record->header.origin = helper_get_text(helper, item->origin_len, arena);
    record->header.stream = helper_get_text(helper, item->stream_len, arena);
    record->header.type = helper_get_text(helper, item->type_len, arena);
    record->body = helper_get_text(helper, item->body_len, arena);
}

static enum status record_check(const struct item *item, const struct record *record,
    struct ledger_check *ledger, struct fault *fault)
{
    if (ledger_check_feed_trees(ledger, record, fault) != STATUS_OK || !item->has_kept)
        return fault->status;
    return leaf_check(item->seq, DIGEST_SM3, &ledger->leaves[DIGEST_SM3], &item->kept, fault);
}

/* After a fault it reads on to the end, so that who feeds it comes to the end too. */
static void records_check(struct helper *helper, struct ledger_check *ledger, struct fault *fault)
{
    size_t mark = arena_mark(ledger->bodies);
    struct record record;
    struct item item;

    while (helper_get(helper, &item, sizeof(item))) {
        record_get(helper, &item, ledger->bodies, &record);
        if (fault->status == STATUS_OK && !helper->ended)
            (void)record_check(&item, &record, ledger, fault);
        arena_rewind(ledger->bodies, mark);
    }
}

/* Says the fault, how far it came, the tree, and the roots at the marks that were met. */
_Noreturn static void help(struct helper *helper, struct ledger_check *ledger)
{
    struct fault fault = {.status = STATUS_OK};

    ledger->alg_first = DIGEST_SM3;
    records_check(helper, ledger, &fault);
    helper_put(helper, &fault, sizeof(fault));
    helper_put(helper, &ledger->size, sizeof(ledger->size));
    helper_put(helper, &ledger->bad_seq, sizeof(ledger->bad_seq));
    helper_put(helper, &ledger->trees[DIGEST_SM3], sizeof(ledger->trees[DIGEST_SM3]));
    for (size_t i = 0; i < ledger->marks_met; i++)
        helper_put(helper, &ledger->marks[i].roots[DIGEST_SM3], sizeof(struct digest));
    helper_leave(helper);
}

/* ---- the walk ------------------------------------------------------------------------------- */

void sm3_check_open(struct sm3_check *check, struct ledger_check *ledger, struct arena *arena)
{
    must(ledger->algs == DIGEST_ALGS && ledger->size == 0);
    ledger->algs = 1; /* in either process, unless it is alone */
    if (helper_fork(&check->helper, arena))
        help(&check->helper, ledger);
    if (!helper_works(&check->helper))
        ledger->algs = DIGEST_ALGS;
}

void sm3_check_feed(struct sm3_check *check, const struct record *record, const struct digest *kept)
{
    const struct header *header = &record->header;
    struct helper *helper = &check->helper;
    struct item item = {.at = header->at,
        .seq = header->seq,
        .n = header->n,
        .v = header->v,
        .origin_len = header->origin.len,
        .stream_len = header->stream.len,
        .type_len = header->type.len,
        .body_len = record->body.len,
        .erased = record->erased,
        .has_kept = kept != NULL,
        .salt = record->salt,
        .commit = record->commits.of[DIGEST_SM3]};

    if (!helper_works(helper) || helper->broken)
        return;
    if (kept != NULL)
        item.kept = *kept;
    helper_put(helper, &item, sizeof(item));
    helper_put_text(helper, header->origin);
    helper_put_text(helper, header->stream);
    helper_put_text(helper, header->type);
    helper_put_text(helper, record->body);
}

static void answer_get(struct helper *helper, struct ledger_check *ledger, struct fault *said)
{
    uint64_t size, bad_seq;

    helper_get(helper, said, sizeof(*said));
    helper_get(helper, &size, sizeof(size));
    helper_get(helper, &bad_seq, sizeof(bad_seq));
    helper_get(helper, &ledger->trees[DIGEST_SM3], sizeof(ledger->trees[DIGEST_SM3]));
    if (said->status != STATUS_OK) {
        ledger->size = size;
        ledger->bad_seq = bad_seq;
        return;
    }
    for (size_t i = 0; i < ledger->marks_met; i++)
        helper_get(helper, &ledger->marks[i].roots[DIGEST_SM3], sizeof(struct digest));
}

enum status sm3_check_close(
    struct sm3_check *check, struct ledger_check *ledger, struct fault *fault)
{
    struct fault said, dead;

    if (!helper_works(&check->helper))
        return fault->status;
    helper_shut(&check->helper);
    answer_get(&check->helper, ledger, &said);
    if (helper_close(&check->helper, &dead) != STATUS_OK)
        said = dead;
    /* What the walk found itself is so, whatever became of the helper. */
    if (said.status != STATUS_OK && (said.status == STATUS_DAMAGED || fault->status == STATUS_OK))
        *fault = said;
    return fault->status;
}

void sm3_check_end(struct sm3_check *check)
{
    helper_end(&check->helper);
}
