#include "office/tree_make.h"

#include "store/tree_store.h"

/* Answers wait in the line while the next batch is put: of one batch they always fit. */
enum { BATCH = 256 };

/* What the helper needs of an event; its texts follow. */
struct item {
    instant at;
    uint64_t n, seq, origin_len, stream_len, type_len;
    int v;
    struct commits commits;
};

/* ---- the helper ----------------------------------------------------------------------------- */

static void header_get(
    struct helper *helper, const struct item *item, struct arena *arena, struct header *header)
{
    *header = (struct header){.at = item->at, .n = item->n, .seq = item->seq, .v = item->v};
    header->origin = helper_get_text(helper, item->origin_len, arena);
    header->stream = helper_get_text(helper, item->stream_len, arena);
    header->type = helper_get_text(helper, item->type_len, arena);
}

/* Most events complete no subtree. */
static void growth_put(struct helper *helper, const struct tree_growth *growth)
{
    helper_put(helper, growth->leaves, sizeof(growth->leaves));
    helper_put(helper, &growth->tiles_len, sizeof(growth->tiles_len));
    if (growth->tiles_len > 0)
        helper_put(helper, growth->tiles, sizeof(growth->tiles));
}

static bool growth_get(struct helper *helper, struct tree_growth *growth)
{
    return helper_get(helper, growth->leaves, sizeof(growth->leaves))
           && helper_get(helper, &growth->tiles_len, sizeof(growth->tiles_len))
           && (growth->tiles_len == 0 || helper_get(helper, growth->tiles, sizeof(growth->tiles)));
}

_Noreturn static void help(struct helper *helper, struct event_log *log, struct arena *arena)
{
    struct tree_growth growth;
    struct header header;
    struct item item;

    while (helper_get(helper, &item, sizeof(item))) {
        size_t mark = arena_mark(arena);
        header_get(helper, &item, arena, &header);
        if (helper->ended)
            break;
        entry_leaves(arena, &header, &item.commits, growth.leaves);
        tree_grow(log->trees, &growth);
        growth_put(helper, &growth);
        arena_rewind(arena, mark);
        if ((item.seq + 1) % BATCH == 0)
            helper_flush(helper);
    }
    helper_put(helper, log->trees, sizeof(log->trees));
    helper_leave(helper);
}

/* ---- the one that fills the tables ---------------------------------------------------------- */

void tree_make_open(struct tree_make *make, struct event_log *log, struct arena *arena)
{
    *make = (struct tree_make){.log = log};
    if (helper_fork(&make->helper, arena))
        help(&make->helper, log, arena);
}

/* Inserts what came back, up to entry `size`. */
static enum status growths_take(struct tree_make *make, uint64_t size, struct fault *fault)
{
    struct tree_growth growth;

    *fault = (struct fault){.status = STATUS_OK};
    for (; make->log->size < size; make->log->size++) {
        if (!growth_get(&make->helper, &growth))
            return helper_close(&make->helper, fault);
        if (tree_insert(make->log->db, make->log->size, &growth, fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

enum status tree_make_feed(
    struct tree_make *make, const struct record *record, struct arena *scratch, struct fault *fault)
{
    const struct header *header = &record->header;
    struct helper *helper = &make->helper;
    const struct item item = {.at = header->at,
        .n = header->n,
        .seq = header->seq,
        .v = header->v,
        .origin_len = header->origin.len,
        .stream_len = header->stream.len,
        .type_len = header->type.len,
        .commits = record->commits};

    if (!helper_works(helper))
        return event_log_replay(make->log, record, scratch, fault);
    helper_put(helper, &item, sizeof(item));
    helper_put_text(helper, header->origin);
    helper_put_text(helper, header->stream);
    helper_put_text(helper, header->type);
    make->log->last_at = header->at;
    if (++make->fed % BATCH != 0)
        return STATUS_OK;
    helper_flush(helper);
    return growths_take(make, make->fed - BATCH, fault);
}

enum status tree_make_close(struct tree_make *make, struct fault *fault)
{
    if (!helper_works(&make->helper))
        return STATUS_OK;
    helper_shut(&make->helper);
    if (growths_take(make, make->fed, fault) != STATUS_OK)
        return fault->status;
    (void)helper_get(&make->helper, make->log->trees, sizeof(make->log->trees));
    return helper_close(&make->helper, fault);
}

void tree_make_end(struct tree_make *make)
{
    helper_end(&make->helper);
}
