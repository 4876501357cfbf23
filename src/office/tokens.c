#include "office/tokens.h"

#include "base/json.h"
#include "office/office_own.h"
#include "office/served.h"
#include "store/token_store.h"

#include <time.h>

enum { NAME_LEN_MAX = 120 };
#define DAY_MS ((int64_t)24 * 3600 * 1000)

const char *const token_scope_codes[] = {NULL, "read", "act", "set_up", NULL};

/* As for sessions: also on a story clock programs come today. */
static instant wall_now(void)
{
    struct timespec now;

    must(clock_gettime(CLOCK_REALTIME, &now) == 0);
    return (instant){(int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000};
}

static struct digest hash_of(struct str token)
{
    return digest_of(DIGEST_SHA256, &token, 1);
}

static struct str token_make(struct arena *arena)
{
    const struct chance chance = {.derived = false};
    struct digest bytes = chance_take(&chance, "token", 0, 0);

    return str_format(
        arena, TOKEN_PREFIX "%.*s", STR_ARG(hex_write(arena, bytes.b, sizeof(bytes.b))));
}

bool token_scope_read(struct str code, enum token_scope *out)
{
    for (int i = TOKEN_READ; i <= TOKEN_SET_UP; i++)
        if (str_is(code, token_scope_codes[i])) {
            *out = (enum token_scope)i;
            return true;
        }
    return false;
}

static struct office_token token_of(struct arena *arena, const struct token_row *row)
{
    struct office_token token = {.id = hex_write(arena, row->hash.b, TOKEN_ID_LEN / 2),
        .name = row->name,
        .person = row->person,
        .scope = TOKEN_READ,
        .made = row->made,
        .until = row->until};

    (void)token_scope_read(row->scope, &token.scope); /* what is not known may only look */
    return token;
}

/* ---- reading -------------------------------------------------------------------------------- */

enum status office_token_find(struct office *office, struct str token, struct arena *arena,
    struct office_token *out, struct fault *fault)
{
    struct digest hash = hash_of(token);
    struct token_row row;

    *out = (struct office_token){.scope = TOKEN_READ};
    if (token_find(office->db, &hash, wall_now(), arena, &row, fault) != STATUS_OK)
        return fault->status;
    *out = token_of(arena, &row);
    return STATUS_OK;
}

enum status office_tokens(struct office *office, person_id person, struct arena *arena,
    struct vec *out, struct fault *fault)
{
    struct vec rows;

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (token_list(office->db, person, arena, &rows, fault) != STATUS_OK)
        return fault->status;
    VEC_EACH (struct token_row, row, rows)
        *(struct office_token *)vec_push(arena, out, sizeof(struct office_token)) =
            token_of(arena, row);
    return STATUS_OK;
}

/* ---- writing -------------------------------------------------------------------------------- */

static enum status transact(struct office *office, enum status status, struct fault *fault)
{
    if (status == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return status;
}

static enum status create(struct office *office, const struct office_token *what, int64_t days,
    struct arena *arena, struct office_token *out, struct fault *fault)
{
    instant now = wall_now();

    if (directory_person(&office->directory, what->person) == NULL)
        return fault_set(fault, STATUS_INVALID, "没有这个人员");
    if (what->name.len > NAME_LEN_MAX || days < 1 || days > TOKEN_DAYS_MAX)
        return fault_set(fault, STATUS_INVALID, "令牌的名称最多%d个字节，有效期是1到%d天",
            NAME_LEN_MAX, TOKEN_DAYS_MAX);
    struct str token = token_make(arena);
    const struct token_row row = {.hash = hash_of(token),
        .person = what->person,
        .name = what->name,
        .scope = str_of(token_scope_codes[what->scope]),
        .made = now,
        .until = {now.ms + days * DAY_MS}};
    *out = token_of(arena, &row);
    out->token = token;
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    return transact(office, token_add(office->db, &row, fault), fault);
}

static enum status revoke(struct office *office, person_id person, struct str id,
    struct arena *arena, struct fault *fault)
{
    struct vec rows;

    if (token_list(office->db, person, arena, &rows, fault) != STATUS_OK)
        return fault->status;
    VEC_EACH (struct token_row, row, rows) {
        if (!str_equal(hex_write(arena, row->hash.b, TOKEN_ID_LEN / 2), id))
            continue;
        if (db_begin(office->db, fault) != STATUS_OK)
            return fault->status;
        return transact(office, token_drop(office->db, &row->hash, fault), fault);
    }
    return fault_set(fault, STATUS_NOT_FOUND, "没有这个令牌");
}

/* ---- as texts ------------------------------------------------------------------------------- */

static struct str text_of(struct arena *arena, const struct node *map)
{
    struct buffer out = {.arena = arena};

    json_write_pretty(&out, map);
    return buffer_str(&out);
}

void token_tree(struct arena *arena, const struct office_token *token, struct node *out)
{
    out->kind = NODE_MAP;
    node_put_text(arena, out, "id", token->id);
    node_put_text(arena, out, "name", token->name);
    node_put_text(arena, out, "scope", str_of(token_scope_codes[token->scope]));
    node_put_text(arena, out, "made_at", instant_write_rfc3339(arena, token->made));
    node_put_text(arena, out, "until", instant_write_rfc3339(arena, token->until));
    if (token->token.len > 0)
        node_put_text(arena, out, "token", token->token);
}

struct str token_question_create(struct arena *arena, const struct office_token *what, int64_t days)
{
    struct node map = {.kind = NODE_MAP};

    node_put_text(arena, &map, "person", id_write(arena, what->person.id));
    node_put_text(arena, &map, "name", what->name);
    node_put_text(arena, &map, "scope", str_of(token_scope_codes[what->scope]));
    node_put_integer(arena, &map, "days", days);
    return text_of(arena, &map);
}

struct str token_question_revoke(struct arena *arena, person_id person, struct str id)
{
    struct node map = {.kind = NODE_MAP};

    node_put_text(arena, &map, "person", id_write(arena, person.id));
    node_put_text(arena, &map, "revoke", id);
    return text_of(arena, &map);
}

enum status token_answer(struct office *office, struct str question, struct arena *arena,
    struct str *answer, struct fault *fault)
{
    struct node map = {.kind = NODE_NULL}, out = {.kind = NODE_MAP};
    struct office_token what = {.scope = TOKEN_READ}, made = {.scope = TOKEN_READ};

    *answer = STR("{}");
    *fault = (struct fault){.status = STATUS_OK};
    if (json_read(arena, question, &map, fault) != STATUS_OK || map.kind != NODE_MAP
        || !id_read(node_text(&map, "person"), &what.person.id))
        return fault_set(fault, STATUS_INVALID, "请求读不懂");
    if (node_get(&map, "revoke") != NULL)
        return revoke(office, what.person, node_text(&map, "revoke"), arena, fault);
    const struct node *days = node_get(&map, "days");
    what.name = node_text(&map, "name");
    if (days == NULL || days->kind != NODE_INTEGER
        || !token_scope_read(node_text(&map, "scope"), &what.scope))
        return fault_set(fault, STATUS_INVALID, "令牌的范围是 read、act 或 set_up");
    if (create(office, &what, days->integer, arena, &made, fault) != STATUS_OK)
        return fault->status;
    token_tree(arena, &made, &out);
    *answer = text_of(arena, &out);
    return STATUS_OK;
}

/* ---- for the command line ------------------------------------------------------------------- */

static enum status ask(struct office *office, struct str question, struct arena *arena,
    struct node *out, struct fault *fault)
{
    struct str answer;
    enum status status = office->door >= 0
                             ? served_ask(office->door, WIRE_TOKEN, question, arena, &answer, fault)
                             : token_answer(office, question, arena, &answer, fault);

    return status == STATUS_OK ? json_read(arena, answer, out, fault) : status;
}

enum status office_token_create(struct office *office, const struct office_token *what,
    int64_t days, struct arena *arena, struct office_token *out, struct fault *fault)
{
    struct node map = {.kind = NODE_NULL};

    if (ask(office, token_question_create(arena, what, days), arena, &map, fault) != STATUS_OK)
        return fault->status;
    *out = *what;
    out->token = node_text(&map, "token");
    out->id = node_text(&map, "id");
    return instant_read(node_text(&map, "until"), &out->until)
               ? STATUS_OK
               : fault_set(fault, STATUS_UNKNOWN, "没有得到服务的答复");
}

enum status office_token_revoke(struct office *office, person_id person, struct str id,
    struct arena *arena, struct fault *fault)
{
    struct node map = {.kind = NODE_NULL};

    return ask(office, token_question_revoke(arena, person, id), arena, &map, fault);
}
