#include "office/letter.h"

#include "ledger/base64.h"

#include <string.h>

enum { WORD_BYTES = 42, LINE_BYTES = 57, ADDRESS_LEN_MAX = 254 }; /* 56 and 76 in base64 */

const char *message_kind_words(enum message_kind kind)
{
    static const char *const words[] = {[MESSAGE_TASK] = "待您办理",
        [MESSAGE_RETURNED] = "退回后待您办理",
        [MESSAGE_MOVED] = "您的事项有了进展",
        [MESSAGE_ENDED] = "您的事项已经办结",
        [MESSAGE_NOTICE] = "有告知您的内容",
        [MESSAGE_NEAR] = "期限将到",
        [MESSAGE_PASSED] = "期限已过"};

    return words[kind];
}

bool address_fits(struct str address)
{
    static const char quoted[] = "<>()[],;:\\\"";
    size_t ats = 0;

    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        bool inner = i > 0 && i + 1 < address.len;
        if (c <= ' ' || c > '~' || memchr(quoted, c, sizeof(quoted) - 1) != NULL
            || (c == '@' && !inner))
            return false;
        ats += c == '@';
    }
    return ats == 1 && address.len <= ADDRESS_LEN_MAX;
}

struct str letter_name(struct arena *arena, const struct letter *letter)
{
    return str_format(arena, "%lld-%.*s", (long long)letter->message->no,
        STR_ARG(id_write(arena, letter->person.id)));
}

/* As long as whole characters fit into `most` bytes. */
static struct str piece_take(struct str *text, size_t most)
{
    size_t len = text->len < most ? text->len : most;

    while (len < text->len && ((unsigned char)text->at[len] & 0xC0) == 0x80)
        len--;
    struct str piece = {text->at, len};
    *text = (struct str){text->at + len, text->len - len};
    return piece;
}

/* RFC 2047: words of at most 75 characters, one a line. */
static void subject_add(struct buffer *out, struct str subject)
{
    const char *lead = "Subject: ";

    while (subject.len > 0) {
        struct str piece = piece_take(&subject, WORD_BYTES);
        buffer_addf(out, "%s=?UTF-8?B?", lead);
        base64_write(out, piece.at, piece.len);
        buffer_add(out, STR("?=\r\n"));
        lead = " ";
    }
}

/* Wed, 25 Nov 2026 10:42:00 +0800 */
static void date_add(struct buffer *out, instant at)
{
    static const char days[] = "MonTueWedThuFriSatSun";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    day on = instant_day(at);
    struct civil c = day_to_civil(on);
    int second = (int)((at.ms - instant_of_day(on, 0, 0).ms) / 1000);

    buffer_addf(out, "Date: %.3s, %d %.3s %04d %02d:%02d:%02d +0800\r\n",
        days + 3 * (day_weekday(on) - 1), c.day, months + 3 * (c.month - 1), c.year, second / 3600,
        second / 60 % 60, second % 60);
}

static struct str body_of(struct arena *arena, const struct message_row *message)
{
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "%s。", message_kind_words(message->kind));
    if (message->matter.number.len > 0)
        buffer_addf(&out, "编号%.*s。", STR_ARG(message->matter.number));
    if (message->kind >= MESSAGE_NEAR)
        buffer_addf(&out, "%.*s到期。", STR_ARG(day_write_chinese(arena, message->due)));
    buffer_addf(&out, "请登录系统办理或者查看：/messages/%lld\n", (long long)message->no);
    return buffer_str(&out);
}

struct str letter_write(struct arena *arena, const struct letter *letter)
{
    const struct message_row *message = letter->message;
    struct str body = body_of(arena, message);
    struct buffer out = {.arena = arena};

    buffer_addf(&out, "From: <%.*s>\r\nTo: <%.*s>\r\n", STR_ARG(letter->from), STR_ARG(letter->to));
    date_add(&out, message->at);
    buffer_addf(&out, "Message-ID: <%.*s@%.*s>\r\n", STR_ARG(letter_name(arena, letter)),
        STR_ARG(letter->domain));
    subject_add(&out, str_format(arena, "防容纠：%s", message_kind_words(message->kind)));
    buffer_add(&out, STR("Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; charset=UTF-8\r\n"
                         "Content-Transfer-Encoding: base64\r\n\r\n"));
    for (size_t at = 0; at < body.len; at += LINE_BYTES) {
        size_t len = body.len - at < LINE_BYTES ? body.len - at : LINE_BYTES;
        base64_write(&out, body.at + at, len);
        buffer_add(&out, STR("\r\n"));
    }
    return buffer_str(&out);
}
