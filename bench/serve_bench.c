/*
 * serve_bench - the served office: acts and pages a second over 32 connections, and what it takes.
 *
 *   bench/run, or: ninja -C build bench/serve_bench && FRJ=build/frj build/bench/serve_bench
 *
 * BENCH_SERVED filings are opened (10,000).  Acts over HTTP are held against the same statements,
 * reads included, run bare in groups of 32; pages, signed in and access checked, against the same
 * bytes from nginx with as many processes.  The arms take turns and all are on this machine, the
 * clients too.  BENCH_LISTED: a second office of so many filings, whose list is held against the
 * first one's.
 */
#define _GNU_SOURCE 1 /* NOLINT(bugprone-reserved-identifier) */
#include "bench/bare.h"
#include "bench/bench.h"
#include "bench/http_load.h"
#include "bench/posts.h"
#include "office/accounts.h"
#include "office/office_own.h"

#include <sys/wait.h>

enum { CONNECTIONS = 32, ROUNDS = 5, ACTS = 1024, STARTS = 7 };
#define SECONDS 3.0

struct served {
    struct spot spot;
    struct posts posts;
    struct id *matters;
    size_t len;
    struct str token;
};

struct bench {
    struct arena *keep, *turn;
    struct life life;
    struct served one, many;  /* many.len 0: there is no second */
    struct spot traced, bare; /* copies of the first, before it was served */
    struct posts nginx;
    struct vec acts, pages; /* struct str: whole requests */
    struct str list, page;
    size_t acted; /* how many of `acts` are done */
    double rate;  /* acts a second, as measured */
};

/* ---- an office ------------------------------------------------------------------------------ */

static void served_make(struct bench *b, struct served *s, size_t len)
{
    struct office_session session;
    struct fault fault;
    struct id person;

    s->len = len;
    s->matters = arena_take(b->keep, len, sizeof(*s->matters));
    bench_spot(&s->spot);
    struct office *office = bench_district(&s->spot, b->turn);
    double from = bench_seconds();
    bench_fill(office, &b->life, 1, len, s->matters, b->turn);
    printf("%zu matters, made in %.0f s\n", len, bench_seconds() - from);
    check(directory_find(office_directory(office), STREAM_PERSON, STR("shen"), &person));
    check(
        office_session_begin(office, (person_id){person}, b->keep, &session, &fault) == STATUS_OK);
    s->token = session.token;
    office_close(office);
    arena_rewind(b->turn, 0);
}

static void file_copy(const char *from, const char *to)
{
    char bytes[65536];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t len;

    check(in != NULL && out != NULL);
    while ((len = fread(bytes, 1, sizeof(bytes), in)) > 0)
        check(fwrite(bytes, 1, len, out) == len);
    check(fclose(in) == 0 && fclose(out) == 0);
}

static void spot_copy(const struct spot *from, struct spot *to)
{
    char a[128], z[128];

    bench_spot(to);
    check(snprintf(a, sizeof(a), "%s/frj.db", from->dir) > 0);
    check(snprintf(z, sizeof(z), "%s/frj.db", to->dir) > 0);
    file_copy(a, z);
}

/* ---- requests ------------------------------------------------------------------------------- */

static struct str get(struct arena *arena, struct str path, struct str token)
{
    return str_format(arena,
        "GET %.*s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: frj=%.*s\r\nUser-Agent: bench\r\n"
        "Accept: text/html\r\nAccept-Language: zh-CN\r\n\r\n",
        STR_ARG(path), STR_ARG(token));
}

#define WORDS "手续由企业补办，厂房由街道逐栋核对（示例）。"

static struct str act_of(struct bench *b, size_t i)
{
    const struct str body = STR("{\"source\":\"示例来源\",\"words\":\"" WORDS "\"}");

    return str_format(b->keep,
        "POST /api/v1/matters/%.*s/state HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Authorization: Bearer %.*s\r\nContent-Type: application/json\r\n"
        "Idempotency-Key: %032zx\r\nIf-Match: *\r\nContent-Length: %zu\r\n\r\n%.*s",
        STR_ARG(id_write(b->keep, b->one.matters[i % b->one.len])), STR_ARG(b->one.token), i + 1,
        body.len, STR_ARG(body));
}

static struct request act_bare(struct bench *b, size_t i)
{
    struct node *input = arena_new(b->turn, struct node);

    input->kind = NODE_MAP;
    node_put_text(b->turn, input, "source", STR("示例来源"));
    node_put_text(b->turn, input, "words", STR(WORDS));
    return (struct request){.noun = STR("matter"),
        .verb = STR("state"),
        .target = id_write(b->turn, b->one.matters[i % b->one.len]),
        .person = STR("shen"),
        .input = input};
}

static void requests_make(struct bench *b)
{
    size_t acts = (size_t)ACTS * (ROUNDS + 1) * 2;

    for (size_t i = 0; i < acts; i++)
        *(struct str *)vec_push(b->keep, &b->acts, sizeof(struct str)) = act_of(b, i);
    for (size_t i = 0; i < b->one.len && i < 1000; i++)
        *(struct str *)vec_push(b->keep, &b->pages, sizeof(struct str)) = get(b->keep,
            str_format(b->keep, "/matters/%.*s",
                STR_ARG(
                    id_write(b->keep, b->one.matters[i * (b->one.len / 1000 + 1) % b->one.len]))),
            b->one.token);
    b->list = get(b->keep, STR("/matters"), b->one.token);
    b->page = *VEC_AT(b->pages, struct str, 0);
}

/* The same, the last of its connection. */
static struct str request_last(struct arena *arena, struct str request)
{
    return str_format(arena, "%.*sConnection: close\r\n\r\n", (int)request.len - 2, request.at);
}

static struct str next_of(void *context, size_t i)
{
    const struct vec *requests = context;

    return *VEC_AT(*requests, struct str, i % requests->len);
}

static struct str always(void *context, size_t i)
{
    (void)i;
    return *(const struct str *)context;
}

/* ---- acts ----------------------------------------------------------------------------------- */

static struct str act_next(void *context, size_t i)
{
    struct bench *b = context;

    return *VEC_AT(b->acts, struct str, (b->acted + i) % b->acts.len);
}

static double acts_served(struct bench *b)
{
    const struct http_load load = {.port = b->one.posts.port,
        .connections = CONNECTIONS,
        .requests = ACTS,
        .request = act_next,
        .context = b};
    struct http_loaded done = http_load(&load, b->turn);

    check(done.refused == 0 && done.answered == ACTS);
    b->acted += ACTS;
    return ACTS / done.took;
}

/* The same acts on the traced office, then their statements alone on the bare one. */
static double acts_bare(struct bench *b, struct office *traced, struct bare_sqlite *bare, size_t at)
{
    struct request requests[CONNECTIONS];
    struct reply replies[CONNECTIONS];
    double took = 0;

    for (size_t i = 0; i < ACTS; i += CONNECTIONS) {
        struct vec out = {0};
        for (size_t k = 0; k < CONNECTIONS; k++)
            requests[k] = act_bare(b, at + i + k);
        trace_open(traced->db, b->turn, &out);
        bench_submit(traced, requests, CONNECTIONS, replies, b->turn);
        trace_close(traced->db);
        bare_sqlite_prepare(bare, &out);
        double from = bench_seconds();
        bare_sqlite_run(bare, &out);
        took += bench_seconds() - from;
        arena_rewind(b->turn, 0);
    }
    return ACTS / took;
}

static void acts_measure(struct bench *b)
{
    double ours[ROUNDS], bare[ROUNDS], ratios[ROUNDS];
    struct office *traced = NULL;
    struct fault fault;

    check(office_open(b->traced.place, OFFICE_WRITE, &traced, &fault) == STATUS_OK);
    struct bare_sqlite *handle = bare_sqlite_open(b->bare.dir);
    for (size_t i = 0; i < ROUNDS; i++) {
        size_t at = b->acted;
        ours[i] = acts_served(b);
        arena_rewind(b->turn, 0);
        bare[i] = acts_bare(b, traced, handle, at);
        ratios[i] = 100 * ours[i] / bare[i];
    }
    bare_sqlite_close(handle);
    office_close(traced);
    b->rate = bench_median(ours, ROUNDS);
    printf(
        "acts: %.0f a second over HTTP, the same statements bare in groups of %d %.0f: %.0f %%"
        " (limit 40 %%)\n",
        b->rate, CONNECTIONS, bench_median(bare, ROUNDS), bench_median(ratios, ROUNDS));
}

/* ---- pages ---------------------------------------------------------------------------------- */

static struct http_loaded load_pages(
    struct bench *b, int port, struct str (*request)(void *context, size_t i), void *context)
{
    const struct http_load load = {.port = port,
        .connections = CONNECTIONS,
        .seconds = SECONDS,
        .request = request,
        .context = context};
    struct http_loaded done = http_load(&load, b->turn);

    check(done.refused == 0);
    arena_rewind(b->turn, 0);
    return done;
}

struct page_kind {
    const char *what, *file;
    struct str (*request)(void *context, size_t i);
    void *context;
    double limit;
};

static void page_measure(struct bench *b, const struct page_kind *kind)
{
    struct str of_file = str_format(
        b->keep, "GET /%s HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\n\r\n", kind->file);
    double ours[ROUNDS], theirs[ROUNDS], ratios[ROUNDS], p99[ROUNDS], bytes = 0;
    double cpu[2][ROUNDS];

    for (size_t i = 0; i < ROUNDS; i++) {
        cpu[0][i] = posts_seconds(&b->one.posts), cpu[1][i] = posts_seconds(&b->nginx);
        struct http_loaded a = load_pages(b, b->one.posts.port, kind->request, kind->context);
        struct http_loaded z = load_pages(b, b->nginx.port, always, &of_file);
        cpu[0][i] = 1e6 * (posts_seconds(&b->one.posts) - cpu[0][i]) / (double)a.answered;
        cpu[1][i] = 1e6 * (posts_seconds(&b->nginx) - cpu[1][i]) / (double)z.answered;
        ours[i] = (double)a.answered / a.took;
        theirs[i] = (double)z.answered / z.took;
        ratios[i] = 100 * ours[i] / theirs[i];
        p99[i] = 1e3 * a.p99;
        bytes = a.bytes;
    }
    printf(
        "%s (%.1f kB): %.0f a second, from nginx %.0f: %.0f %% (limit %.0f %%); 99 of 100 within"
        " %.1f ms (limit 10 ms)\n",
        kind->what, bytes / 1e3, bench_median(ours, ROUNDS), bench_median(theirs, ROUNDS),
        bench_median(ratios, ROUNDS), kind->limit, bench_median(p99, ROUNDS));
    printf("  a processor works %.0f us for it, %.0f us in nginx\n", bench_median(cpu[0], ROUNDS),
        bench_median(cpu[1], ROUNDS));
}

static void pages_measure(struct bench *b)
{
    const struct page_kind kinds[] = {{"matter page", "matter.html", next_of, &b->pages, 20},
        {"list page", "list.html", always, &b->list, 30}};

    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        page_measure(b, &kinds[i]);
}

/* Another process acts at half its pace while pages are asked for. */
static void pages_beside_acts(struct bench *b)
{
    const struct http_load acts = {.port = b->one.posts.port,
        .connections = CONNECTIONS / 2,
        .seconds = SECONDS,
        .rate = b->rate / 2,
        .request = act_next,
        .context = b};
    pid_t child = fork();
    int status = 0;

    check(child >= 0);
    if (child == 0)
        _exit(http_load(&acts, b->turn).refused == 0 ? 0 : 1);
    struct http_loaded done = load_pages(b, b->one.posts.port, next_of, &b->pages);
    check(waitpid(child, &status, 0) == child && status == 0);
    b->acted += ACTS;
    printf(
        "matter page while acts run at half their pace: %.0f a second; 99 of 100 within %.1f ms"
        " (limit 20 ms)\n",
        (double)done.answered / done.took, 1e3 * done.p99);
}

/* ---- one list against another --------------------------------------------------------------- */

static double list_time(struct bench *b, const struct served *s, struct str path)
{
    struct str request = get(b->keep, path, s->token);
    const struct http_load load = {.port = s->posts.port,
        .connections = 1,
        .requests = 200,
        .request = always,
        .context = &request};
    struct http_loaded done = http_load(&load, b->turn);

    check(done.refused == 0);
    arena_rewind(b->turn, 0);
    return done.p50;
}

static void lists_compare(struct bench *b)
{
    static const struct {
        const char *what, *path;
    } lists[] = {{"list page", "/matters"}, {"its last matters", "/matters?below=3000"},
        {"with kind and state", "/matters?noun=filing&state=to_study"},
        {"open ones", "/matters?state=.open"}, {"workbench", "/"}};

    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        double few[ROUNDS], many[ROUNDS], ratios[ROUNDS];
        struct str path = str_of(lists[i].path);
        for (size_t k = 0; k < ROUNDS; k++) {
            few[k] = 1e3 * list_time(b, &b->one, path);
            many[k] = 1e3 * list_time(b, &b->many, path);
            ratios[k] = many[k] / few[k];
        }
        printf("%s: %.2f ms among %zu matters, %.2f ms among %zu: %.2f times (limit 1.5)\n",
            lists[i].what, bench_median(few, ROUNDS), b->one.len, bench_median(many, ROUNDS),
            b->many.len, bench_median(ratios, ROUNDS));
    }
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void starts_measure(struct bench *b)
{
    struct str login = STR("GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    double times[STARTS], cpu[STARTS];

    for (size_t i = 0; i < STARTS; i++) {
        double from = bench_seconds();
        posts_serve(&b->one.posts, b->one.spot.dir);
        check(http_once(b->one.posts.port, login, b->turn).len > 0);
        times[i] = 1e3 * (bench_seconds() - from);
        cpu[i] = 1e3 * posts_seconds(&b->one.posts);
        if (i + 1 < STARTS)
            posts_end(&b->one.posts);
        arena_rewind(b->turn, 0);
    }
    double middle = bench_median(times, STARTS);
    printf(
        "start to the first answer: %.0f ms, the longest %.0f ms (limit 150 ms); processors work"
        " %.0f ms\n",
        middle, times[STARTS - 1], bench_median(cpu, STARTS));
}

static void nginx_begin(struct bench *b)
{
    const struct posts_file files[] = {
        {"matter.html", http_once(b->one.posts.port, request_last(b->turn, b->page), b->turn)},
        {"list.html", http_once(b->one.posts.port, request_last(b->turn, b->list), b->turn)}};

    check(files[0].bytes.len > 0 && files[1].bytes.len > 0);
    posts_nginx(&b->nginx, files, COUNT_OF(files));
}

static void the_office_is_served(void)
{
    struct bench b = {.keep = arena_open((size_t)4 << 30), .turn = arena_open((size_t)16 << 30)};

    check(b.keep != NULL && b.turn != NULL);
    b.many.len = bench_number("BENCH_LISTED", 0);
    bench_life(&b.life, "test/stories/filing.story", b.keep);
    served_make(&b, &b.one, bench_number("BENCH_SERVED", 10000));
    spot_copy(&b.one.spot, &b.traced);
    spot_copy(&b.one.spot, &b.bare);
    requests_make(&b);
    starts_measure(&b);
    acts_measure(&b);
    nginx_begin(&b);
    pages_measure(&b);
    pages_beside_acts(&b);
    printf("memory of all processes, their share of what is shared: %.1f MiB (limit 64 MiB)\n",
        posts_memory(&b.one.posts));
    if (b.many.len > 0) {
        served_make(&b, &b.many, b.many.len);
        posts_serve(&b.many.posts, b.many.spot.dir);
        lists_compare(&b);
        posts_end(&b.many.posts);
        spot_end(&b.many.spot);
    }
    posts_end(&b.one.posts);
    posts_end(&b.nginx);
    spot_end(&b.one.spot);
    spot_end(&b.traced);
    spot_end(&b.bare);
    arena_close(b.keep);
    arena_close(b.turn);
}

int main(void)
{
    static const struct test tests[] = {TEST(the_office_is_served)};

    return TESTS_RUN(tests);
}
