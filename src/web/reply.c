#include "web/reply.h"

#include "store/chance.h"
#include "web/told.h"

struct str key_make(struct exchange *x)
{
    const struct chance chance = {.derived = false};
    struct digest bytes = chance_take(&chance, "key", 0, 0);
    struct str sent = exchange_form(x, "key");

    return sent.len > 0 ? sent : hex_write(x->arena, bytes.b, 16);
}

bool key_read(struct exchange *x, struct request *request)
{
    struct str key = exchange_form(x, "key");

    if (key.len == 0 || id_read(key, &request->key.id))
        return true;
    (void)exchange_error(x, 400, "提交号不对，请重新打开这一页");
    return false;
}

bool reply_read(struct exchange *x, enum wire_kind kind, struct str text, struct reply *out)
{
    if (kind != WIRE_REPLY || !wire_reply_read(x->arena, text, out))
        (void)exchange_error(x, 503, "没有得到登记的答复");
    else if (out->status != STATUS_OK)
        (void)exchange_error(x, out->status == STATUS_CONFLICT ? 409 : 503, out->fault.text);
    else
        return true;
    return false;
}

bool reply_refused(const struct reply *reply)
{
    return reply->decision.problems.len > 0 || reply->decision.refusal != REFUSAL_NONE;
}

void reply_told(struct exchange *x, const struct reply *reply, struct problems_page *problems,
    struct refusal_page *refusal)
{
    const struct decision *decision = &reply->decision;

    for (size_t i = 0; i < decision->problems.len; i++)
        *(struct problem_line *)vec_push(x->arena, &problems->rows, sizeof(struct problem_line)) =
            (struct problem_line){.words = told_plain(x->arena, decision->problems.at[i].text)};
    if (decision->refusal != REFUSAL_NONE)
        *refusal = told_refusal(x->arena, decision);
}
