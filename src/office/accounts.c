#include "office/accounts.h"

#include "office/clock.h"
#include "office/office_own.h"
#include "office/password.h"
#include "store/account_store.h"

enum { NAME_LEN_MAX = 64 };

/* By the wall, not the record: on a story clock people still sign in today. */
static enum status transact(struct office *office, enum status status, struct fault *fault)
{
    if (status == STATUS_OK)
        return db_commit(office->db, fault);
    db_rollback(office->db);
    return status;
}

static bool name_fits(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.')
            return false;
    }
    return name.len > 0 && name.len <= NAME_LEN_MAX;
}

enum status office_account_add(struct office *office, person_id person, struct str name,
    struct str password, struct fault *fault)
{
    struct arena *arena = arena_open((size_t)1 << 16);
    struct account_row row = {.person = person, .name = name};

    if (arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    enum status status = STATUS_OK;
    if (!name_fits(name))
        status = fault_set(
            fault, STATUS_INVALID, "账号用小写字母、数字和 . - _，最多%d个字", NAME_LEN_MAX);
    else if (!password_verifier(arena, password, &row.verifier))
        status = fault_set(
            fault, STATUS_INVALID, "密码要%d到%d个字节", PASSWORD_LEN_MIN, PASSWORD_LEN_MAX);
    else if (db_begin(office->db, fault) != STATUS_OK)
        status = fault->status;
    else
        status = transact(office, account_add(office->db, &row, clock_wall(), fault), fault);
    arena_close(arena);
    return status;
}

static enum status invent(struct office *office, struct str verifier, struct fault *fault)
{
    VEC_EACH (struct person, person, office->directory.persons) {
        const struct account_row row = {person->id, person->handle, verifier};
        if (name_fits(row.name) && account_add(office->db, &row, clock_wall(), fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

enum status office_accounts_invent(struct office *office, struct str password, struct fault *fault)
{
    struct arena *arena = arena_open((size_t)1 << 16);
    struct str verifier;
    enum status status = STATUS_OK;

    must(office->log.chance.derived);
    if (arena == NULL || !password_verifier(arena, password, &verifier))
        status = fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    else if (db_begin(office->db, fault) != STATUS_OK)
        status = fault->status;
    else
        status = transact(office, invent(office, verifier, fault), fault);
    arena_close(arena);
    return status;
}

enum status office_account_verifier(struct office *office, struct str name, struct arena *arena,
    struct str *verifier, person_id *person, struct fault *fault)
{
    struct account_row row = {.name = name};
    enum status status = account_find(office->db, name, arena, &row, fault);

    *verifier = row.verifier;
    *person = row.person;
    if (status == STATUS_NOT_FOUND)
        return fault->status = STATUS_OK;
    return status;
}

static struct digest token_hash(struct str token)
{
    return digest_of(DIGEST_SHA256, &token, 1);
}

static struct str random_hex(struct arena *arena)
{
    const struct chance chance = {.derived = false};
    struct digest bytes = chance_take(&chance, "session", 0, 0);

    return hex_write(arena, bytes.b, sizeof(bytes.b));
}

enum status office_session_begin(struct office *office, person_id person, struct arena *arena,
    struct office_session *out, struct fault *fault)
{
    instant now = clock_wall();

    *out = (struct office_session){.token = random_hex(arena),
        .csrf = random_hex(arena),
        .person = person,
        .until = {now.ms + SESSION_IDLE_MS}};
    struct session_row row = {
        .hash = token_hash(out->token), .person = person, .csrf = out->csrf, .until = out->until};
    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    return transact(office, session_add(office->db, &row, now, fault), fault);
}

static instant until_when_used(const struct session_row *row, instant now)
{
    int64_t idle = now.ms + SESSION_IDLE_MS, most = row->made.ms + SESSION_MS;

    return (instant){idle < most ? idle : most};
}

enum status office_session_seen(struct office *office, struct str token, struct fault *fault)
{
    struct digest hash = token_hash(token);
    struct session_row row;
    struct arena *arena = arena_open((size_t)1 << 16);
    instant now = clock_wall();

    if (arena == NULL)
        return fault_set(fault, STATUS_UNAVAILABLE, "内存不足");
    enum status status = session_find(office->db, &hash, now, arena, &row, fault);
    arena_close(arena);
    if (status != STATUS_OK || db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    row.until = until_when_used(&row, now);
    return transact(office, session_extend(office->db, &row, fault), fault);
}

enum status office_session_end(struct office *office, struct str token, struct fault *fault)
{
    struct digest hash = token_hash(token);

    if (db_begin(office->db, fault) != STATUS_OK)
        return fault->status;
    return transact(office, session_drop(office->db, &hash, clock_wall(), fault), fault);
}

enum status office_session_find(struct office *office, struct str token, struct arena *arena,
    struct office_session *out, struct fault *fault)
{
    struct digest hash = token_hash(token);
    struct session_row row;

    *out = (struct office_session){.csrf = STR("")};
    if (token.len != SESSION_TOKEN_LEN)
        return fault_set(fault, STATUS_NOT_FOUND, "没有登录");
    if (session_find(office->db, &hash, clock_wall(), arena, &row, fault) != STATUS_OK)
        return fault->status;
    out->csrf = row.csrf;
    out->person = row.person;
    out->until = row.until;
    out->used = until_when_used(&row, clock_wall()).ms - row.until.ms > SESSION_SEEN_MS;
    return STATUS_OK;
}
