#include "bench/trace.h"

#include "store/db_engine.h"

enum { CURSORS_MAX = 16 };

struct tracing {
    struct db_engine own; /* first: what the database knows us by */
    const struct db_engine *real;
    struct arena *arena;
    struct vec *out; /* struct traced */
    struct {
        const struct db_rows *rows;
        size_t at; /* in `out` */
    } cursors[CURSORS_MAX];
};

static struct tracing *tracing_of(const struct db *db)
{
    return (struct tracing *)(uintptr_t)db->engine;
}

static void add(struct tracing *t, enum traced_kind kind, const char *sql,
    const struct db_value *values, size_t len)
{
    struct traced *traced = vec_push(t->arena, t->out, sizeof(*traced));
    struct db_value *copy = arena_take(t->arena, len + 1, sizeof(*copy));

    for (size_t i = 0; i < len; i++) {
        copy[i] = values[i];
        copy[i].text = str_copy(t->arena, values[i].text);
    }
    *traced = (struct traced){kind, sql, copy, len, 0};
}

static enum status trace_begin(struct db *db, struct fault *fault)
{
    struct tracing *t = tracing_of(db);
    add(t, TRACED_BEGIN, NULL, NULL, 0);
    return t->real->begin(db, fault);
}

static enum status trace_commit(struct db *db, struct fault *fault)
{
    struct tracing *t = tracing_of(db);
    add(t, TRACED_COMMIT, NULL, NULL, 0);
    return t->real->commit(db, fault);
}

static enum status trace_run(
    struct db *db, const char *sql, const struct db_value *values, size_t len, struct fault *fault)
{
    struct tracing *t = tracing_of(db);
    add(t, TRACED_RUN, sql, values, len);
    return t->real->run(db, sql, values, len, fault);
}

static enum status trace_query(struct db *db, struct db_rows *rows, const char *sql,
    const struct db_value *values, size_t len, struct fault *fault)
{
    struct tracing *t = tracing_of(db);
    size_t i = 0;

    add(t, TRACED_QUERY, sql, values, len);
    while (i < CURSORS_MAX && t->cursors[i].rows != NULL)
        i++;
    must(i < CURSORS_MAX); /* cppcheck does not know that this stops */
    /* cppcheck-suppress arrayIndexOutOfBoundsCond */
    t->cursors[i].rows = rows;
    /* cppcheck-suppress arrayIndexOutOfBoundsCond */
    t->cursors[i].at = t->out->len - 1;
    return t->real->query(db, rows, sql, values, len, fault);
}

static bool trace_next(struct db_rows *rows, struct fault *fault)
{
    struct tracing *t = tracing_of(rows->db);
    for (size_t i = 0; i < CURSORS_MAX; i++)
        if (t->cursors[i].rows == rows)
            VEC_AT(*t->out, struct traced, t->cursors[i].at)->rows++;
    return t->real->next(rows, fault);
}

static void trace_rows_close(struct db_rows *rows)
{
    struct tracing *t = tracing_of(rows->db);
    for (size_t i = 0; i < CURSORS_MAX; i++)
        if (t->cursors[i].rows == rows)
            t->cursors[i].rows = NULL;
    t->real->rows_close(rows);
}

void trace_open(struct db *db, struct arena *arena, struct vec *out)
{
    struct tracing *t = arena_new(arena, struct tracing);

    *t = (struct tracing){.own = *db->engine, .real = db->engine, .arena = arena, .out = out};
    t->own.begin = trace_begin;
    t->own.commit = trace_commit;
    t->own.run = trace_run;
    t->own.query = trace_query;
    t->own.next = trace_next;
    t->own.rows_close = trace_rows_close;
    db->engine = &t->own;
}

void trace_close(struct db *db)
{
    db->engine = tracing_of(db)->real;
}
