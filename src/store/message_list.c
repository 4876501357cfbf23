#include "store/message_list.h"

#include "store/matter_row.h"

/* LOOKED_AT: rows that are looked at for one count, seen or not. */
enum { BETWEEN_BITS = 20, SLOTS = 16, LOOKED_AT = 4 * COUNT_MOST };

int64_t message_no(uint64_t seq)
{
    must(seq < (uint64_t)1 << (62 - BETWEEN_BITS));
    return (int64_t)(seq + 1) << BETWEEN_BITS;
}

/* Nobody is told what he did himself, nor of what he is kept out of: by recusal, or as a party of
 * what is still hidden from its parties.  `p`: the number of the person. */
#define MEANT(p) " AND (l.by_person IS NULL OR l.by_person <> " p ")" NOT_KEPT_OUT(p, "l.matter")
#define NOT_KEPT_OUT(p, matter_)                                                                   \
    " AND NOT EXISTS (SELECT 1 FROM recusal_list r WHERE r.person = " p " AND r.matter = " matter_ \
    ")"                                                                                            \
    " AND NOT EXISTS (SELECT 1 FROM matter_list h WHERE h.matter = " matter_                       \
    " AND h.hidden = 1 AND (h.applicant = " p                                                      \
    "  OR EXISTS (SELECT 1 FROM matter_party q WHERE q.matter = h.matter AND q.person = " p ")))"
#define PARTY_OF(p)                                                                                \
    " IN (SELECT a.matter FROM matter_list a WHERE a.applicant = " p                               \
    "     UNION SELECT q.matter FROM matter_party q WHERE q.person = " p ")"

/* ---- the list ------------------------------------------------------------------------------- */

/* $1 the audience, $2 and $3 between which numbers, $4 the person, $5 how many, $6 since when. */
#define MESSAGES(of)                                                                               \
    "SELECT " MATTER_COLUMNS                                                                       \
    ", l.no, l.kind, l.step, l.at, l.due, l.own,"                                                  \
    " (SELECT COUNT(*) FROM message_read r WHERE r.person = $4"                                    \
    "   AND (r.no = l.no OR (r.older = 1 AND r.no > l.no))), m.office_audience, m.unit_audience"   \
    " FROM message_list l JOIN matter_list m ON m.matter = l.matter"                               \
    " WHERE " of                                                                                   \
    " AND l.no < $2 AND l.no > $3 AND l.at >= $6" MEANT("$4") " ORDER BY l.no DESC LIMIT $5"

static const char of_office[] = MESSAGES("l.office_audience = $1");
static const char of_unit[] = MESSAGES("l.unit_audience = $1");
static const char of_party[] = MESSAGES("l.own > $1 AND l.matter" PARTY_OF("$4"));

struct messages {
    struct db *db;
    const struct message_filter *filter;
    const struct message_sight *sight;
    struct fault *fault;
    struct row_merge merge;
    bool as_party;
};

enum { NO = MATTER_COLUMNS_LEN, KIND, STEP, AT, DUE, OWN, READ, OFFICE, UNIT };

/* A step that a party is only told of is not named. */
static void message_read(
    const struct messages *m, const struct db_rows *rows, struct ranked_row *row)
{
    struct message_row *message = arena_new(m->merge.arena, struct message_row);
    enum message_kind kind = (enum message_kind)db_column_integer(rows, KIND);
    bool told =
        m->as_party && db_column_integer(rows, OWN) == MESSAGE_OWN_TOLD && kind <= MESSAGE_MOVED;

    *message = (struct message_row){.no = db_column_integer(rows, NO),
        .kind = told ? MESSAGE_MOVED : kind,
        .at = {db_column_integer(rows, AT)},
        .due = {(int32_t)db_column_integer(rows, DUE)},
        .read = db_column_integer(rows, READ) > 0};
    if (!told)
        message->step = db_column_text(rows, STEP, m->merge.arena);
    matter_row_read(rows, m->merge.arena, &message->matter);
    *row = (struct ranked_row){.rank = -message->no, .message = message};
}

/* The next rows of one statement, down from *below; false: they were the last. */
static bool some_take(
    struct messages *m, const char *sql, struct db_value key, int64_t *below, struct vec *found)
{
    struct db_rows rows = {0};
    int64_t end = row_merge_end(&m->merge), above = m->filter->above;
    int64_t since = m->as_party ? INT64_MIN : instant_of_day(m->sight->acting.since, 0, 0).ms;
    size_t len = 0;

    if (db_query(m->db, &rows, sql,
            DB_VALUES(key, db_integer(*below),
                db_integer(end != INT64_MAX && -end > above ? -end : above),
                db_id(m->sight->acting.person.id), db_integer((int64_t)m->merge.limit),
                db_integer(since)),
            m->fault)
        == STATUS_OK)
        for (; db_rows_next(&rows, m->fault); len++) {
            *below = db_column_integer(&rows, NO);
            if (m->as_party
                || sight_has(&m->sight->seeing, db_column(&rows, OFFICE), db_column(&rows, UNIT)))
                message_read(m, &rows, vec_push(m->merge.arena, found, sizeof(struct ranked_row)));
        }
    db_rows_close(&rows);
    return len == m->merge.limit && m->fault->status == STATUS_OK;
}

static enum status messages_take(struct messages *m, const char *sql, struct db_value key)
{
    int64_t below = m->filter->below == 0 ? INT64_MAX : m->filter->below;
    struct vec found = {0};

    while (some_take(m, sql, key, &below, &found) && found.len < m->merge.limit)
        ;
    row_merge_add(&m->merge, &found);
    return m->fault->status;
}

/* Who acts is told as such, also when it is a party: then the first of two equal rows stays. */
static enum status messages_all(struct messages *m)
{
    VEC_EACH (int64_t, audience, m->sight->acting.office)
        if (messages_take(m, of_office, db_integer(*audience)) != STATUS_OK)
            return m->fault->status;
    VEC_EACH (int64_t, audience, m->sight->acting.unit)
        if (messages_take(m, of_unit, db_integer(*audience)) != STATUS_OK)
            return m->fault->status;
    m->as_party = true;
    return messages_take(m, of_party, db_integer(MESSAGE_NOT_OWN));
}

enum status message_list(struct db *db, const struct message_filter *filter,
    const struct message_sight *sight, struct arena *arena, struct vec *out, struct fault *fault)
{
    struct messages m = {.db = db,
        .filter = filter,
        .sight = sight,
        .fault = fault,
        .merge = {.arena = arena, .limit = filter->limit}};

    *out = (struct vec){0};
    *fault = (struct fault){.status = STATUS_OK};
    if (messages_all(&m) == STATUS_OK)
        VEC_EACH (struct ranked_row, row, m.merge.best)
            *(struct message_row *)vec_push(arena, out, sizeof(struct message_row)) = *row->message;
    return fault->status;
}

/* ---- how many ------------------------------------------------------------------------------- */

/* $1 the person, $2 how many, $3 since when, $4 … the audiences, some at a time.  What a party is
 * told needs no other sight: its audiences are given as 0. */
#define SOME "($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
#define ARM(number, of, where)                                                                     \
    "SELECT * FROM (SELECT " number                                                                \
    ", m.office_audience AS office, m.unit_audience AS unit"                                       \
    " FROM " of " JOIN matter_list m ON m.matter = " where " LIMIT $2)"
#define PARTY_ARM(number, of, where)                                                               \
    "SELECT * FROM (SELECT " number ", 0 AS office, 0 AS unit FROM " of " WHERE " where            \
    " LIMIT "                                                                                      \
    "$2)"

/* Read: one by one, or all before it. */
#define UNREAD                                                                                     \
    " AND l.no > (SELECT COALESCE(MAX(r.no), 0) FROM message_read r"                               \
    "              WHERE r.person = $1 AND r.older = 1)"                                           \
    " AND NOT EXISTS (SELECT 1 FROM message_read r WHERE r.person = $1 AND r.no = l.no)" MEANT(    \
        "$1")

#define TASK NOT_KEPT_OUT("$1", "t.matter")
static const char count_tasks[] = ARM("t.rank", "task_list t",
    "t.matter WHERE t.office_audience IN " SOME TASK) " AS a UNION " ARM("t.rank", "task_list t",
    "t.matter WHERE t.unit_audience IN " SOME TASK) " AS b UNION " PARTY_ARM("t.rank",
    "task_list t", "t.own = 1 AND $3 = $3 AND t.matter" PARTY_OF("$1") TASK) " AS c";
static const char count_unread[] = ARM("l.no", "message_list l",
    "l.matter WHERE l.office_audience IN " SOME " AND l.at >= $3" UNREAD) " AS a UNION " ARM("l.no",
    "message_list l",
    "l.matter WHERE l.unit_audience IN " SOME
    " AND l.at >= $3" UNREAD) " AS b UNION " PARTY_ARM("l.no", "message_list l",
    "l.own > 0 AND l.matter" PARTY_OF("$1") UNREAD) " AS c";

struct counting {
    struct db *db;
    const struct message_sight *sight;
    struct arena *arena;
    struct fault *fault;
    struct vec audiences; /* int64_t: all the person belongs to */
};

static void number_add(struct arena *arena, struct vec *numbers, int64_t number)
{
    VEC_EACH (int64_t, known, *numbers)
        if (*known == number)
            return;
    *(int64_t *)vec_push(arena, numbers, sizeof(number)) = number;
}

static bool row_counts(const struct counting *c, const struct db_rows *rows)
{
    struct db_value office = db_column(rows, 1), unit = db_column(rows, 2);
    bool as_party = office.kind == DB_INTEGER && office.integer == 0;

    return as_party || sight_has(&c->sight->seeing, office, unit);
}

static enum status some_count(
    struct counting *c, const char *sql, size_t first, struct vec *numbers)
{
    const struct sight_of *acting = &c->sight->acting;
    struct db_value values[3 + SLOTS] = {db_id(acting->person.id), db_integer(LOOKED_AT),
        db_integer(instant_of_day(acting->since, 0, 0).ms)};
    struct db_rows rows = {0};

    for (size_t i = 0; i < SLOTS; i++) /* no audience has the number 0 */
        values[3 + i] = db_integer(
            first + i < c->audiences.len ? *VEC_AT(c->audiences, int64_t, first + i) : 0);
    if (db_query(c->db, &rows, sql, values, COUNT_OF(values), c->fault) == STATUS_OK)
        while (numbers->len < COUNT_MOST && db_rows_next(&rows, c->fault))
            if (row_counts(c, &rows))
                number_add(c->arena, numbers, db_column_integer(&rows, 0));
    db_rows_close(&rows);
    return c->fault->status;
}

static enum status all_count(struct counting *c, const char *sql, size_t *out)
{
    struct vec numbers = {0};
    size_t first = 0;

    do
        if (some_count(c, sql, first, &numbers) != STATUS_OK)
            return c->fault->status;
    while ((first += SLOTS) < c->audiences.len);
    *out = numbers.len;
    return STATUS_OK;
}

enum status message_count(struct db *db, const struct message_sight *sight, struct arena *arena,
    struct message_counts *out, struct fault *fault)
{
    struct counting c = {.db = db, .sight = sight, .arena = arena, .fault = fault};

    *out = (struct message_counts){0};
    *fault = (struct fault){.status = STATUS_OK};
    VEC_EACH (int64_t, audience, sight->acting.office)
        number_add(arena, &c.audiences, *audience);
    VEC_EACH (int64_t, audience, sight->acting.unit)
        number_add(arena, &c.audiences, *audience);
    if (all_count(&c, count_tasks, &out->tasks) != STATUS_OK)
        return fault->status;
    return all_count(&c, count_unread, &out->unread);
}

/* ---- read marks ----------------------------------------------------------------------------- */

enum status message_mark(
    struct db *db, person_id person, int64_t no, bool older, struct fault *fault)
{
    static const char drop[] = "DELETE FROM message_read WHERE person = $1 AND no <= $2";
    static const char add[] =
        "INSERT INTO message_read (person, no, older) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    static const char bump[] = "UPDATE message_stamp SET stamp = stamp + 1";

    *fault = (struct fault){.status = STATUS_OK};
    if (older && db_run(db, drop, DB_VALUES(db_id(person.id), db_integer(no)), fault) != STATUS_OK)
        return fault->status;
    if (db_run(db, add, DB_VALUES(db_id(person.id), db_integer(no), db_integer(older)), fault)
        != STATUS_OK)
        return fault->status;
    return db_run(db, bump, NULL, 0, fault);
}

static enum status number_query(struct db *db, const char *sql, int64_t *out, struct fault *fault)
{
    struct db_rows rows = {0};

    *out = 0;
    if (db_query(db, &rows, sql, NULL, 0, fault) == STATUS_OK && db_rows_next(&rows, fault))
        *out = db_column_integer(&rows, 0);
    db_rows_close(&rows);
    return fault->status;
}

enum status message_newest(struct db *db, int64_t *out, struct fault *fault)
{
    static const char sql[] = "SELECT COALESCE(MAX(no), 0) FROM message_list";

    return number_query(db, sql, out, fault);
}

enum status message_stamp(struct db *db, int64_t *out, struct fault *fault)
{
    static const char sql[] = "SELECT stamp FROM message_stamp";

    return number_query(db, sql, out, fault);
}
