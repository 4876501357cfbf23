#include "store/list_page.h"

#include "store/matter_row.h"

enum { TEXT_WINDOW = 200000, VALUES_MAX = 9 };

/* ---- the statements ------------------------------------------------------------------------- */

/* $1 what of the person, $2 and $3 between which events, $4 the person, $5 the page; then the
 * filters that are given, numbered on. */
#define PAGE(of, filters)                                                                          \
    "SELECT " MATTER_COLUMNS " FROM matter_list m WHERE " of                                       \
    " AND m.seq < $2 AND m.seq > $3"                                                               \
    " AND NOT EXISTS (SELECT 1 FROM recusal_list r WHERE r.person = $4 AND r.matter = "            \
    "m.matter)" filters " ORDER BY m.seq DESC LIMIT $5"

#define OF_OFFICE "m.office_audience = $1"
#define OF_UNIT "m.unit_audience = $1"
#define OF_PARTY MATTERS_OF_PARTY " AND m.hidden = 0"
#define OF_ALL "m.opened_on > $1"
enum of { BY_OFFICE, BY_UNIT, BY_PARTY, BY_ALL };

#define NOUN(n) " AND m.noun = $" n
#define OPEN " AND m.ended_on IS NULL"
#define ENDED " AND m.ended_on IS NOT NULL"
#define STATE(n) " AND m.state = $" n
#define AT_UNIT(n) " AND m.unit = $" n
#define TEXT(n)                                                                                    \
    " AND (lower(m.title) LIKE $" n " ESCAPE '!' OR lower(m.number) LIKE $" n " ESCAPE '!')"

/* Each filter is there or not; n, o, p: the numbers that are free. */
#define WITH_TEXT(of, f, n)                                                                        \
    {                                                                                              \
        PAGE(of, f), PAGE(of, f TEXT(n))                                                           \
    }
#define WITH_UNIT(of, f, n, o)                                                                     \
    {                                                                                              \
        WITH_TEXT(of, f, n), WITH_TEXT(of, f AT_UNIT(n), o)                                        \
    }
#define WITH_STATE(of, f, n, o, p)                                                                 \
    {                                                                                              \
        WITH_UNIT(of, f, n, o), WITH_UNIT(of, f OPEN, n, o), WITH_UNIT(of, f ENDED, n, o),         \
            WITH_UNIT(of, f STATE(n), o, p)                                                        \
    }
#define WITH_NOUN(of)                                                                              \
    {                                                                                              \
        WITH_STATE(of, "", "6", "7", "8"), WITH_STATE(of, NOUN("6"), "7", "8", "9")                \
    }

enum { STATE_GIVEN = ENDED_ONLY + 1, STATES };
static const char *const pages[][2][STATES][2][2] = {[BY_OFFICE] = WITH_NOUN(OF_OFFICE),
    [BY_UNIT] = WITH_NOUN(OF_UNIT),
    [BY_PARTY] = WITH_NOUN(OF_PARTY),
    [BY_ALL] = WITH_NOUN(OF_ALL)};

/* $1 what of the person, $2 the person, $3 how many. */
#define ENDED_LAST(of)                                                                             \
    "SELECT " MATTER_COLUMNS " FROM matter_list m WHERE " of ENDED                                 \
    " AND m.late = 0"                                                                              \
    " AND NOT EXISTS (SELECT 1 FROM recusal_list r WHERE r.person = $2 AND r.matter = m.matter)"   \
    " ORDER BY m.ended_on DESC, m.seq DESC LIMIT $3"
static const char *const ended[] = {[BY_OFFICE] = ENDED_LAST(OF_OFFICE),
    [BY_UNIT] = ENDED_LAST(OF_UNIT),
    [BY_PARTY] = ENDED_LAST(OF_PARTY)};

/* ---- one statement after the other ---------------------------------------------------------- */

struct paging {
    struct db *db;
    const struct page_filter *filter; /* NULL: those that ended last */
    const struct sight_of *sight;
    struct arena *arena;
    struct fault *fault;
    struct row_merge merge;
    int64_t below, above; /* events between which is looked */
    struct str pattern;
};

static int64_t rank_of(const struct paging *p, const struct matter_row *row)
{
    int64_t on = p->filter == NULL ? row->ended_on.n : 0;

    return -(on * ((int64_t)1 << 40) + row->seq);
}

static enum status rows_take(
    struct paging *p, const char *sql, const struct db_value *values, size_t len)
{
    struct db_rows rows = {0};
    struct vec found = {0};

    if (db_query(p->db, &rows, sql, values, len, p->fault) == STATUS_OK)
        while (db_rows_next(&rows, p->fault)) {
            struct ranked_row *row = vec_push(p->arena, &found, sizeof(*row));
            matter_row_read(&rows, p->arena, &row->matter);
            row->rank = rank_of(p, &row->matter);
        }
    db_rows_close(&rows);
    row_merge_add(&p->merge, &found);
    return p->fault->status;
}

static enum status page_take(struct paging *p, enum of of, struct db_value key)
{
    const struct page_filter *f = p->filter;
    int64_t end = row_merge_end(&p->merge), above = end == INT64_MAX ? p->above : -end;
    struct db_value values[VALUES_MAX] = {key, db_integer(p->below),
        db_integer(above > p->above ? above : p->above), db_id(p->sight->person.id),
        db_integer((int64_t)p->merge.limit)};
    size_t len = 5, state = f->state.len > 0 ? STATE_GIVEN : (size_t)f->openness;
    bool noun = f->noun.len > 0, unit = id_given(f->unit.id), text = f->text.len > 0;

    if (noun)
        values[len++] = db_text(f->noun);
    if (state == STATE_GIVEN)
        values[len++] = db_text(f->state);
    if (unit)
        values[len++] = db_id(f->unit.id);
    if (text)
        values[len++] = db_text(p->pattern);
    return rows_take(p, pages[of][noun][state][unit][text], values, len);
}

static enum status take(struct paging *p, enum of of, struct db_value key)
{
    if (p->filter != NULL)
        return page_take(p, of, key);
    return rows_take(p, ended[of],
        DB_VALUES(key, db_id(p->sight->person.id), db_integer((int64_t)p->merge.limit)));
}

static enum status take_all(struct paging *p)
{
    if (p->sight->all)
        return take(p, BY_ALL, db_integer(INT32_MIN));
    VEC_EACH (int64_t, audience, p->sight->office)
        if (take(p, BY_OFFICE, db_integer(*audience)) != STATUS_OK)
            return p->fault->status;
    VEC_EACH (int64_t, audience, p->sight->unit)
        if (take(p, BY_UNIT, db_integer(*audience)) != STATUS_OK)
            return p->fault->status;
    return take(p, BY_PARTY, db_id(p->sight->person.id));
}

/* ---- a page --------------------------------------------------------------------------------- */

static struct str pattern_of(struct arena *arena, struct str text)
{
    struct buffer out = {.arena = arena};

    buffer_add(&out, STR("%"));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '%' || c == '_' || c == '!')
            buffer_add(&out, STR("!"));
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        buffer_add(&out, (struct str){&c, 1});
    }
    buffer_add(&out, STR("%"));
    return buffer_str(&out);
}

/* Without an index no more than this is looked through for one page. */
static enum status window_open(struct paging *p)
{
    static const char sql[] = "SELECT MAX(seq) FROM matter_list";
    struct db_rows rows = {0};

    p->pattern = pattern_of(p->arena, p->filter->text);
    if (p->filter->below == 0 && db_query(p->db, &rows, sql, NULL, 0, p->fault) == STATUS_OK
        && db_rows_next(&rows, p->fault))
        p->below = db_column_integer(&rows, 0) + 1;
    db_rows_close(&rows);
    p->above = p->below > TEXT_WINDOW ? p->below - TEXT_WINDOW - 1 : -1;
    return p->fault->status;
}

static void rows_give(const struct paging *p, struct vec *rows, size_t limit)
{
    *rows = (struct vec){0};
    VEC_EACH (struct ranked_row, row, p->merge.best)
        if (rows->len < limit)
            *(struct matter_row *)vec_push(p->arena, rows, sizeof(row->matter)) = row->matter;
}

enum status list_page(struct db *db, const struct page_filter *filter, const struct sight_of *sight,
    struct arena *arena, struct list_page *out, struct fault *fault)
{
    struct paging p = {.db = db,
        .filter = filter,
        .sight = sight,
        .arena = arena,
        .fault = fault,
        .merge = {.arena = arena, .limit = filter->limit + 1}, /* one more: is there another? */
        .below = filter->below == 0 ? INT64_MAX : filter->below,
        .above = -1};

    *out = (struct list_page){.next = 0};
    *fault = (struct fault){.status = STATUS_OK};
    if ((filter->text.len > 0 && window_open(&p) != STATUS_OK) || take_all(&p) != STATUS_OK)
        return fault->status;
    rows_give(&p, &out->rows, filter->limit);
    if (p.merge.best.len > filter->limit)
        out->next = VEC_AT(out->rows, struct matter_row, filter->limit - 1)->seq;
    else if (p.above > 0)
        out->next = p.above + 1;
    return STATUS_OK;
}

enum status matter_ended_last(struct db *db, const struct sight_of *sight, size_t limit,
    struct arena *arena, struct vec *out, struct fault *fault)
{
    struct paging p = {.db = db,
        .sight = sight,
        .arena = arena,
        .fault = fault,
        .merge = {.arena = arena, .limit = limit}};

    must(!sight->all);
    *fault = (struct fault){.status = STATUS_OK};
    if (take_all(&p) == STATUS_OK)
        rows_give(&p, out, limit);
    return fault->status;
}
