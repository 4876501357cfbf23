/* PostgreSQL: connections and their settings, what the writing role may do, the one writer. */
#include "store/db_postgres.h"
#include "store/single_server.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

/* ---- connecting ----------------------------------------------------------------------------- */

/* What durability and the words rest on is asserted, not assumed. */
static const struct {
    const char *name, *show, *set; /* NULL: not ours to set */
    const char *value, * or ;      /* as it must read back */
    enum db_mode only;             /* 0: in every mode */
} settings[] = {
    {"fsync", "SHOW fsync", NULL, "on", NULL, 0},
    {"full_page_writes", "SHOW full_page_writes", NULL, "on", NULL, 0},
    {"server_encoding", "SHOW server_encoding", NULL, "UTF8", NULL, 0},
    {"client_encoding", "SHOW client_encoding", NULL, "UTF8", NULL, 0},
    {"synchronous_commit", "SHOW synchronous_commit", "SET synchronous_commit = on", "on",
        "remote_apply", 0},
    {"standard_conforming_strings", "SHOW standard_conforming_strings",
        "SET standard_conforming_strings = on", "on", NULL, 0},
    {"default_transaction_isolation", "SHOW default_transaction_isolation",
        "SET default_transaction_isolation = 'read committed'", "read committed", NULL, 0},
    {"default_transaction_read_only", "SHOW default_transaction_read_only",
        "SET default_transaction_read_only = on", "on", NULL, DB_READ},
};

static bool setting_reads(PGconn *conn, size_t i)
{
    PGresult *result = PQexec(conn, settings[i].show);
    bool same = false;

    if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1) {
        const char *value = PQgetvalue(result, 0, 0);
        same = strcmp(value, settings[i].value) == 0
               || (settings[i].or != NULL && strcmp(value, settings[i].or) == 0);
    }
    PQclear(result);
    return same;
}

/* Not every server knows it; nothing rests on it. */
static void wish(PGconn *conn, const char *sql)
{
    PQclear(PQexec(conn, sql));
}

static enum status settings_make(PGconn *conn, enum db_mode mode, struct fault *fault)
{
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        if (settings[i].only != 0 && settings[i].only != mode)
            continue;
        if (!setting_reads(conn, i) && settings[i].set != NULL)
            wish(conn, settings[i].set);
        if (!setting_reads(conn, i))
            return fault_set(fault, STATUS_UNAVAILABLE, "数据库设置“%s”应为%s，拒绝打开",
                settings[i].name, settings[i].value);
    }
    wish(conn, "SET lock_timeout = '5s'");
    return STATUS_OK;
}

static void notice_drop(void *context, const PGresult *result)
{
    (void)context, (void)result;
}

/* What the address says goes before all of these but the last.  `beside`: to the same server as
 * that connection, whichever of the address it was; NULL: the first that will do. */
static PGconn *connection_open(const char *place, enum db_mode mode, const PGconn *beside)
{
    const char *attributes = mode == DB_READ ? "primary" : "read-write";
    const char *names[] = {"gssencmode", "application_name", "connect_timeout", "tcp_user_timeout",
        "keepalives_idle", "keepalives_interval", "keepalives_count", "target_session_attrs",
        "dbname", "client_encoding", beside != NULL ? "host" : NULL, "hostaddr", "port", NULL};
    const char *values[] = {"disable", "frj", "5", "10000", "5", "2", "3", attributes, place,
        "UTF8", PQhost(beside), PQhostaddr(beside), PQport(beside), NULL};
    PGconn *conn = PQconnectdbParams(names, values, 1);

    PQsetNoticeReceiver(conn, notice_drop, NULL);
    return conn;
}

/* A standby may be behind: nobody is let in, nothing decided and nothing shown from it. */
static bool is_standby(const PGconn *conn)
{
    const char *standby = PQparameterStatus(conn, "in_hot_standby"), *why = PQerrorMessage(conn);

    if (PQstatus(conn) == CONNECTION_OK)
        return standby != NULL && strcmp(standby, "on") == 0;
    return strstr(why, "hot standby") != NULL || strstr(why, "session is read-only") != NULL;
}

enum status postgres_connect(
    PGconn **out, const char *place, enum db_mode mode, struct fault *fault)
{
    *out = connection_open(place, mode, NULL);
    if (is_standby(*out))
        return fault_set(fault, STATUS_UNAVAILABLE,
            "连到的是备机，可能落后于主机，不能读写。请在地址里写明主机，或者写上全部服务器");
    if (PQstatus(*out) == CONNECTION_OK)
        return settings_make(*out, mode, fault);
    const char *why = PQerrorMessage(*out);
    return fault_set(fault, STATUS_UNAVAILABLE, "连不上数据库：%.*s", (int)strcspn(why, "\n"), why);
}

enum status postgres_probe(PGconn *conn, struct fault *fault)
{
    PGresult *result = PQexec(conn, "SELECT version FROM migration WHERE version = 0");
    enum status status = STATUS_OK;

    if (postgres_state_is(result, "42P01"))
        status = fault_set(fault, STATUS_NOT_FOUND,
            "这个数据库里没有 frj 的数据。请先运行 frj init --db 写明它的地址");
    else if (PQresultStatus(result) != PGRES_TUPLES_OK)
        status = postgres_fault(conn, result, fault);
    PQclear(result);
    return status;
}

/* ---- standbys ------------------------------------------------------------------------------- */

const char standby_names_sql[] = "SHOW synchronous_standby_names";

enum status standby_fault(struct fault *fault)
{
    return fault_set(fault, STATUS_UNAVAILABLE,
        "数据库没有同步备机（synchronous_standby_names 是空的），服务器损坏会丢失已登记的内容，"
        "拒绝写入。请设置它，例如 ANY 1 (b, c)；确实只有一台服务器的，"
        "由表的所有者写明：frj migrate --single-server");
}

static enum status standby_named(struct postgres *db, bool *named, struct fault *fault)
{
    struct db_rows rows = {0};

    *named = false;
    if (db_query(&db->db, &rows, standby_names_sql, NULL, 0, fault) == STATUS_OK
        && db_rows_next(&rows, fault))
        *named = db_column(&rows, 0).text.len > 0;
    db_rows_close(&rows);
    return fault->status;
}

enum status standby_check(struct postgres *db, struct fault *fault)
{
    struct fault ignored; /* an old instance has no such table; a strange server no such setting */
    bool named = false;

    if (single_server_read(&db->db, &db->single, &ignored) == STATUS_OK && db->single)
        return STATUS_OK;
    if (standby_named(db, &named, &ignored) != STATUS_OK && db_is_lost(&db->db))
        return fault_set(fault, STATUS_UNAVAILABLE, "%s", ignored.text);
    return named ? STATUS_OK : standby_fault(fault);
}

/* ---- rights --------------------------------------------------------------------------------- */

enum { ROLE_LEN = 64, GRANT_LEN = 512 };

/* A plain name needs no quotes, on any server. */
static bool role_is_plain(const char *role)
{
    size_t len = strspn(role, "abcdefghijklmnopqrstuvwxyz0123456789_");

    return len > 0 && len < ROLE_LEN && role[len] == '\0' && (role[0] < '0' || role[0] > '9');
}

static enum status role_of(const char *place, char role[ROLE_LEN], struct fault *fault)
{
    PQconninfoOption *options = PQconninfoParse(place, NULL);
    const char *user = NULL;

    for (PQconninfoOption *o = options; o != NULL && o->keyword != NULL; o++)
        if (strcmp(o->keyword, "user") == 0)
            user = o->val;
    bool plain = user != NULL && role_is_plain(user);
    if (plain)
        memcpy(role, user, strlen(user) + 1);
    PQconninfoFree(options);
    return plain ? STATUS_OK
                 : fault_set(fault, STATUS_INVALID,
                     "数据库地址里要写明日常使用的角色，只用小写字母、数字和下划线，"
                     "如 postgresql://frj_app@/frj");
}

enum status postgres_grant(struct db *db, const char *place, const struct db_right *rights,
    size_t len, struct fault *fault)
{
    char role[ROLE_LEN], sql[GRANT_LEN];

    if (role_of(place, role, fault) != STATUS_OK)
        return fault->status;
    for (size_t i = 0; i < len; i++) {
        int written = snprintf(
            sql, sizeof(sql), "GRANT %s ON %s TO %s", rights[i].rights, rights[i].tables, role);
        must(written > 0 && written < (int)sizeof(sql));
        if (db_script(db, sql, fault) != STATUS_OK)
            return fault->status;
    }
    return STATUS_OK;
}

/* All of them, or none. */
static void tables_drop(PGconn *conn, const struct db_right *rights, size_t len)
{
    char sql[GRANT_LEN];

    wish(conn, "BEGIN");
    for (size_t i = 0; i < len; i++) {
        int written = snprintf(sql, sizeof(sql), "DROP TABLE IF EXISTS %s", rights[i].tables);
        must(written > 0 && written < (int)sizeof(sql));
        wish(conn, sql);
    }
    wish(conn, "DROP FUNCTION frj_recorded()");
    wish(conn, "COMMIT");
}

/* Never where something is recorded. */
void postgres_remove(const char *place, const struct db_right *rights, size_t len)
{
    PGconn *conn = connection_open(place, DB_CREATE, NULL);
    PGresult *result = PQexec(conn, "SELECT COUNT(*) FROM event");

    if (PQresultStatus(result) == PGRES_TUPLES_OK && strcmp(PQgetvalue(result, 0, 0), "0") == 0)
        tables_drop(conn, rights, len);
    PQclear(result);
    PQfinish(conn);
}

/* ---- the one writer ------------------------------------------------------------------------- */

/*
 * A table lock on a connection of its own says who lives: it conflicts with itself and with
 * nothing we do, takes no transaction number, and falls with the process.  Where a server has no
 * such lock, the lease alone counts: whoever has not renewed it for LEASE_MS may be followed.
 * Either way each writing transaction begins by renewing the lease under its own name, which
 * holds the row until the commit; whoever was followed finds that it is no longer theirs.
 */
#define LEASE_MS "30000"
#define NOW_MS "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)"

const char writer_renew_sql[] =
    "UPDATE writer SET until_at = " NOW_MS " + " LEASE_MS " WHERE no = 1 AND holder = $1";

static enum status session_lock(struct postgres *db, const char *place, struct fault *fault)
{
    static const char lock[] = "BEGIN; LOCK TABLE writer IN SHARE UPDATE EXCLUSIVE MODE";
    PGconn *conn = connection_open(place, DB_WRITE, db->conn);
    enum status status = STATUS_OK;

    db->session = conn;
    if (PQstatus(conn) != CONNECTION_OK)
        return postgres_fault(conn, NULL, fault);
    wish(conn, "SET lock_timeout = '2s'");
    wish(conn, "SET idle_in_transaction_session_timeout = 0");
    wish(conn, "SET tcp_keepalives_idle = 5");
    wish(conn, "SET tcp_keepalives_interval = 2");
    wish(conn, "SET tcp_keepalives_count = 3");
    PGresult *result = PQexec(conn, lock);
    if (postgres_state_is(result, "55P03")) {
        status = postgres_fault(conn, result, fault);
    } else if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        PQfinish(conn);
        db->session = NULL;
    }
    PQclear(result);
    return status;
}

static enum status lease_is_free(struct postgres *db, struct fault *fault)
{
    static const char sql[] =
        "SELECT holder IS NULL OR until_at < " NOW_MS " FROM writer WHERE no = 1 FOR UPDATE";
    struct db_rows rows = {0};
    bool found = false, is_free = false;

    if (db_query(&db->db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault)) {
        found = true;
        is_free = db_column_integer(&rows, 0) == 1;
    }
    db_rows_close(&rows);
    if (fault->status != STATUS_OK)
        return fault->status;
    if (!found)
        return fault_set(fault, STATUS_DAMAGED, "表 writer 里没有那一行，不能写入");
    return is_free || db->session != NULL ? STATUS_OK
                                          : fault_set(fault, STATUS_CONFLICT,
                                              "另一个程序正在写入这个数据库，请等它结束后再试");
}

static enum status lease_take(struct postgres *db, struct fault *fault)
{
    static const char sql[] =
        "UPDATE writer SET holder = $1, until_at = " NOW_MS " + " LEASE_MS " WHERE no = 1";

    if (lease_is_free(db, fault) != STATUS_OK)
        return fault->status;
    return db_run(&db->db, sql, DB_VALUES(db_bytes(db->holder, HOLDER_LEN)), fault);
}

enum status writer_claim(struct postgres *db, const char *place, struct fault *fault)
{
    uint8_t holder[HOLDER_LEN];

    if (session_lock(db, place, fault) != STATUS_OK || db_begin(&db->db, fault) != STATUS_OK)
        return fault->status;
    must(getrandom(holder, sizeof(holder), 0) == (ssize_t)sizeof(holder));
    memcpy(db->holder, holder, HOLDER_LEN);
    if (lease_take(db, fault) == STATUS_OK)
        return db_commit(&db->db, fault);
    db_rollback(&db->db);
    memset(db->holder, 0, HOLDER_LEN);
    if (fault->status == STATUS_CONFLICT
        && db->session != NULL) /* its process is gone, it is not */
        return fault_set(fault, STATUS_UNAVAILABLE,
            "前一次提交还没有结束（可能在等备机），请稍后用原提交号再试");
    return fault->status;
}

void writer_release(struct postgres *db)
{
    static const char sql[] = "UPDATE writer SET holder = NULL, until_at = 0 WHERE holder = $1";
    static const uint8_t none[HOLDER_LEN];
    struct fault ignored = {.status = STATUS_OK};

    if (db->session == NULL && memcmp(db->holder, none, HOLDER_LEN) != 0)
        (void)!db_run(&db->db, sql, DB_VALUES(db_bytes(db->holder, HOLDER_LEN)), &ignored);
    PQfinish(db->session);
}
