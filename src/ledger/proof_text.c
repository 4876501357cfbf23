#include "ledger/proof_text.h"

#include <inttypes.h>

/* Instants outside of these have no civil date of four digits in Shanghai. */
#define CIVIL_MS_MIN (INT64_C(-62135596800000) - 8 * 3600000)
#define CIVIL_MS_MAX (INT64_C(253402300799999) - 8 * 3600000)

static const struct {
    const char *first_line, *type;
} kinds[PROOF_KINDS] = {
    [PROOF_RECEIPT] = {"frj-receipt-v1", "filing_submitted"},
    [PROOF_CERTIFICATE] = {"frj-certificate-v1", "certificate_issued"},
    [PROOF_REVOCATIONS] = {"frj-revocations-v1", "revocations_published"},
};

const char *proof_first_line(enum proof_kind kind)
{
    must((unsigned)kind < PROOF_KINDS);
    return kinds[kind].first_line;
}

const char *proof_event_type(enum proof_kind kind)
{
    must((unsigned)kind < PROOF_KINDS);
    return kinds[kind].type;
}

struct text {
    struct buffer *out;
    const struct header *header;
    const struct node *data;
    bool sound;
};

static bool one_line(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == '\n' || s.at[i] == '\t')
            return false;
    return true;
}

static void line_add(struct text *text, const char *name, struct str value)
{
    text->sound = text->sound && one_line(value);
    buffer_addf(text->out, "%s：", name);
    buffer_add(text->out, value);
    buffer_add(text->out, STR("\n"));
}

static void member_add(struct text *text, const char *name, const char *key)
{
    const struct node *value = node_get(text->data, key);

    if (value == NULL || value->kind != NODE_TEXT)
        text->sound = false;
    else
        line_add(text, name, value->text);
}

static void seq_add(struct text *text)
{
    buffer_addf(text->out, "登记序号：%" PRIu64 "\n", text->header->seq);
}

static void at_add(struct text *text, const char *name)
{
    instant at = text->header->at;

    if (at.ms < CIVIL_MS_MIN || at.ms > CIVIL_MS_MAX)
        text->sound = false;
    else
        line_add(text, name, instant_write(text->out->arena, at));
}

static void clauses_add(struct text *text)
{
    const struct node *clauses = node_get(text->data, "clauses");
    struct buffer joined = {.arena = text->out->arena};

    if (clauses == NULL || clauses->kind != NODE_LIST) {
        text->sound = false;
        return;
    }
    for (size_t i = 0; i < clauses->len; i++) {
        text->sound = text->sound && clauses->items[i].kind == NODE_TEXT;
        if (i > 0)
            buffer_add(&joined, STR("；"));
        buffer_add(&joined, clauses->items[i].text);
    }
    line_add(text, "依据条款", buffer_str(&joined));
}

static void receipt_add(struct text *text)
{
    buffer_add(text->out, STR("防容纠备案回执\n"));
    line_add(text, "登记机关", text->header->origin);
    member_add(text, "事项", "title");
    seq_add(text);
    at_add(text, "登记时间");
    line_add(text, "案卷编号", text->header->stream);
    line_add(text, "说明", STR("本文件可离线核验。备案不等于免责。"));
}

static void certificate_add(struct text *text)
{
    buffer_add(text->out, STR("防容纠容错认定证明\n"));
    member_add(text, "签发机关", "issued_by");
    line_add(text, "登记日志", text->header->origin);
    member_add(text, "持有人", "holder");
    member_add(text, "所在单位", "unit");
    member_add(text, "认定结论", "outcome");
    clauses_add(text);
    member_add(text, "决定文号", "decision");
    at_add(text, "签发时间");
    member_add(text, "有效期至", "not_after");
    seq_add(text);
    line_add(text, "说明", STR("本文件可离线核验。核验只证明签发，是否撤销须向签发机关查询。"));
}

static void revocations_add(struct text *text)
{
    const struct node *revoked = proof_revoked(text->data);

    buffer_add(text->out, STR("防容纠容错认定证明撤销清单\n"));
    line_add(text, "签发机关", text->header->origin);
    seq_add(text);
    at_add(text, "登记时间");
    text->sound = text->sound && revoked != NULL;
    buffer_addf(text->out, "撤销份数：%zu\n", revoked == NULL ? 0 : revoked->len);
    line_add(
        text, "说明", STR("清单列明截至登记时间已撤销的证明之登记序号，其余证明截至该时间有效。"));
}

bool proof_text_write(
    struct buffer *out, enum proof_kind kind, const struct header *header, const struct node *data)
{
    struct text text = {.out = out, .header = header, .data = data, .sound = true};

    switch (kind) {
    case PROOF_RECEIPT: receipt_add(&text); break;
    case PROOF_CERTIFICATE: certificate_add(&text); break;
    case PROOF_REVOCATIONS: revocations_add(&text); break;
    }
    return text.sound;
}

const struct node *proof_revoked(const struct node *data)
{
    const struct node *revoked = node_get(data, "revoked");

    if (revoked == NULL || revoked->kind != NODE_LIST)
        return NULL;
    for (size_t i = 0; i < revoked->len; i++) {
        const struct node *item = &revoked->items[i];
        if (item->kind != NODE_INTEGER || item->integer < 0
            || (i > 0 && item->integer <= revoked->items[i - 1].integer))
            return NULL;
    }
    return revoked;
}
