#include "ledger/checkpoint.h"

#include "ledger/base64.h"
#include "ledger/lines.h"
#include "ledger/note.h"

#include <inttypes.h>
#include <string.h>

struct str checkpoint_origin(struct arena *arena, struct str origin, enum digest_alg alg)
{
    return alg == DIGEST_SM3 ? str_format(arena, "%.*s/sm3", STR_ARG(origin)) : origin;
}

void checkpoint_write(struct buffer *out, const struct checkpoint *checkpoint)
{
    buffer_addf(out, "%.*s\n%" PRIu64 "\n", STR_ARG(checkpoint->origin), checkpoint->size);
    base64_write(out, checkpoint->root.b, DIGEST_LEN);
    buffer_add(out, STR("\n"));
}

enum status checkpoint_read(
    struct arena *arena, struct str text, struct checkpoint *out, struct fault *fault)
{
    struct str size, root, bytes;

    if (!line_take(&text, &out->origin) || !line_take(&text, &size) || !line_take(&text, &root)
        || text.len != 0)
        return fault_set(fault, STATUS_INVALID, "检查点应正好三行");
    if (!decimal_read(size, &out->size))
        return fault_set(fault, STATUS_INVALID, "检查点的记录条数写法不对");
    if (!base64_read(arena, root, &bytes) || bytes.len != DIGEST_LEN)
        return fault_set(fault, STATUS_INVALID, "检查点的树根应为32字节的base64");
    memcpy(out->root.b, bytes.at, DIGEST_LEN);
    return STATUS_OK;
}

enum status checkpoint_read_any(
    struct arena *arena, struct str text, struct checkpoint *out, struct fault *fault)
{
    struct note note;
    enum reason reason = note_split(text, &note);

    if (reason != REASON_NONE)
        return fault_set(fault, STATUS_INVALID, "检查点读不懂：%s", reason_sentence(reason));
    if (checkpoint_read(arena, note.text, out, fault) != STATUS_OK)
        return fault->status;
    return out->size > 0 ? STATUS_OK : fault_set(fault, STATUS_INVALID, "检查点是空的（0条）");
}
