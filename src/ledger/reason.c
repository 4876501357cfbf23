#include "ledger/reason.h"

static const struct {
    const char *word, *sentence;
} reasons[REASONS] = {
    [REASON_NONE] = {"none", "没有发现问题"},
    [REASON_SIZE] = {"size", "文件超过2 MiB"},
    [REASON_UTF8] = {"utf-8", "文件不是UTF-8文字"},
    [REASON_CONTROL] = {"control characters", "文件含有换行以外的控制字符"},
    [REASON_FIRST_LINE] = {"first line", "首行不是回执、证明或者撤销清单的首行"},
    [REASON_SECTIONS] = {"sections", "文件各部分不全"},
    [REASON_JSON] = {"json", "记录那一行不是规范JSON，或者成员不全、多余"},
    [REASON_SALT] = {"salt", "盐（salt）应为64位小写十六进制"},
    [REASON_HEADER] = {"header", "登记头（header）写法不对"},
    [REASON_TYPE] = {"type", "记录的事件类型与文件种类不符"},
    [REASON_BODY] = {"body", "记录的正文（body）写法不对"},
    [REASON_TEXT] = {"text differs from record", "文件上的文字与记录内容不一致"},
    [REASON_INDEX] = {"index", "树证明的序号与登记序号不同"},
    [REASON_PROOF_LENGTH] = {"proof length", "树证明超过63行"},
    [REASON_PROOF_HASH] = {"proof hash", "树证明中有一行不是32字节的base64"},
    [REASON_NOTE_SIZE] = {"note size", "检查点连同签名超过64 KiB"},
    [REASON_NOTE_END] = {"note end", "检查点末尾不完整：最后一行没有换行"},
    [REASON_CHECKPOINT] = {"checkpoint lines", "检查点应正好三行：日志名称、条数、树根"},
    [REASON_ORIGIN] = {"origin", "检查点的日志名称与登记头不同"},
    [REASON_LOG_UNKNOWN] = {"unknown log", "信任清单中没有这个登记日志"},
    [REASON_TREE_SIZE] = {"tree size", "检查点的条数不大于登记序号"},
    [REASON_SIGNATURE_COUNT] = {"signature count", "检查点应有1至64行签名"},
    [REASON_SIGNATURE_LINE] = {"signature line", "签名行写法不对"},
    [REASON_LOG_SIGNATURE] = {"log signature", "没有登记日志的签名，或者签名不对"},
    [REASON_COSIGNATURE] = {"cosignature", "见证人的签名不对"},
    [REASON_INCLUSION] = {"inclusion", "树证明算不出检查点的树根：记录被改过，或者不在这个日志里"},
    [REASON_TIME] = {"time", "登记时间晚于见证时间60秒以上"},
    [REASON_SM3_MISSING] = {"sm3 missing", "文件没有SM3部分"},
    [REASON_ATTACHMENT] = {"attachment", "附件缺少，或者长度、摘要与记录不同"},
    [REASON_LIST] = {"revocation list", "撤销清单不成立，或者不是同一个登记日志的"},
    [REASON_REVOKED] = {"revoked", "这份证明已经撤销"},
    [REASON_RECORD] = {"record", "记录不完整或者被改过"},
};

const char *reason_word(enum reason reason)
{
    must((unsigned)reason < REASONS);
    return reasons[reason].word;
}

const char *reason_sentence(enum reason reason)
{
    must((unsigned)reason < REASONS);
    return reasons[reason].sentence;
}
