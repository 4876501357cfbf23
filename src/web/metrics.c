#include "web/metrics.h"

/* ---- numbers -------------------------------------------------------------------------------- */

static uint64_t value(const tally_count *count)
{
    return atomic_load_explicit(count, memory_order_relaxed);
}

/* Of all desks together: `at` is where in a desk's part. */
static uint64_t sum(const struct tally *tally, size_t at)
{
    uint64_t all = 0;

    for (size_t i = 0; i < TALLY_DESKS; i++)
        all += value((const tally_count *)(const void *)((const char *)&tally->desks[i] + at));
    return all;
}
#define SUM(tally, member) sum((tally), offsetof(struct tally_desk, member))

static void begin(struct buffer *out, const char *name, const char *type, const char *help)
{
    buffer_addf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void single(
    struct buffer *out, const char *name, const char *type, const char *help, uint64_t number)
{
    begin(out, name, type, help);
    buffer_addf(out, "%s %llu\n", name, (unsigned long long)number);
}

static void labelled(
    struct buffer *out, const char *name, const char *label, const char *what, uint64_t number)
{
    buffer_addf(out, "%s{%s=\"%s\"} %llu\n", name, label, what, (unsigned long long)number);
}

/* ---- families ------------------------------------------------------------------------------- */

static void answers_write(struct buffer *out, const struct tally *tally)
{
    static const char *const digits[] = {"other", "1xx", "2xx", "3xx", "4xx", "5xx"};
    uint64_t up_to = 0;

    begin(
        out, "frj_answers_total", "counter", "Answers to requests, by the class of their status.");
    for (size_t i = 0; i < COUNT_OF(digits); i++)
        labelled(out, "frj_answers_total", "status", digits[i],
            sum(tally, offsetof(struct tally_desk, answers) + i * sizeof(tally_count)));
    begin(out, "frj_answer_seconds", "histogram", "From a whole request to its answer.");
    for (size_t i = 0; i < TALLY_BUCKETS; i++) {
        up_to += sum(tally, offsetof(struct tally_desk, buckets) + i * sizeof(tally_count));
        if (i < TALLY_BUCKETS - 1)
            buffer_addf(out, "frj_answer_seconds_bucket{le=\"%g\"} %llu\n",
                (double)tally_bucket_us[i] / 1e6, (unsigned long long)up_to);
    }
    labelled(out, "frj_answer_seconds_bucket", "le", "+Inf", up_to);
    buffer_addf(out, "frj_answer_seconds_sum %.6f\nfrj_answer_seconds_count %llu\n",
        (double)SUM(tally, us) / 1e6, (unsigned long long)up_to);
}

static void connections_write(struct buffer *out, const struct tally *tally)
{
    single(
        out, "frj_connections", "gauge", "Connections that are open.", tally_connections(tally, 0));
    single(out, "frj_connections_total", "counter", "Connections taken.", SUM(tally, taken));
    single(out, "frj_connections_refused_total", "counter",
        "Connections answered with 503: too many, or too many of one client.",
        SUM(tally, turned_away));
    single(out, "frj_accept_pauses_total", "counter", "Pauses for want of descriptors.",
        SUM(tally, pauses));
}

static void registrar_write(struct buffer *out, const struct tally_registrar *counts)
{
    static const char acts[] = "frj_acts_total", sign_ins[] = "frj_sign_ins_total",
                      letters[] = "frj_letters_total";

    single(out, "frj_batches_total", "counter", "Transactions that acts were recorded in.",
        value(&counts->batches));
    begin(out, acts, "counter", "Acts asked for, by what became of them.");
    labelled(out, acts, "result", "recorded", value(&counts->recorded));
    labelled(out, acts, "result", "refused", value(&counts->refused));
    labelled(out, acts, "result", "failed", value(&counts->failed));
    begin(out, sign_ins, "counter", "Tries to sign in.");
    labelled(out, sign_ins, "result", "granted", value(&counts->signed_in));
    labelled(out, sign_ins, "result", "wrong", value(&counts->sign_in_failed));
    labelled(out, sign_ins, "result", "delayed", value(&counts->sign_in_delayed));
    begin(out, letters, "counter", "Letters given to the courier.");
    labelled(out, letters, "result", "written", value(&counts->letters));
    labelled(out, letters, "result", "failed", value(&counts->letters_failed));
}

static void posts_write(struct buffer *out, const struct tally *tally)
{
    static const char *const posts[TALLY_POSTS] = {
        "registrar", "desk", "scribe", "notary", "courier"};

    begin(out, "frj_posts_started_total", "counter", "Processes started.");
    for (size_t i = 0; i < TALLY_POSTS; i++)
        labelled(out, "frj_posts_started_total", "post", posts[i], value(&tally->started[i]));
    begin(out, "frj_posts_died_total", "counter", "Processes that ended without being asked to.");
    for (size_t i = 0; i < TALLY_POSTS; i++)
        labelled(out, "frj_posts_died_total", "post", posts[i], value(&tally->died[i]));
    begin(out, "frj_start_time_seconds", "gauge", "When the office was opened, since 1970.");
    buffer_addf(out, "frj_start_time_seconds %.3f\n", (double)tally->began_at / 1000);
}

static void show(const struct site *site, const struct tally *tally, struct exchange *x)
{
    struct buffer *out = &x->out;

    begin(out, "frj_build_info", "gauge", "The program.");
    labelled(out, "frj_build_info", "version", FRJ_VERSION, 1);
    answers_write(out, tally);
    connections_write(out, tally);
    registrar_write(out, &tally->registrar);
    posts_write(out, tally);
    single(out, "frj_record_entries", "gauge", "Entries of the record, as last read by this desk.",
        office_record_size(site->office));
    x->content_type = STR("text/plain; version=0.0.4; charset=utf-8");
}

/* ---- asked ---------------------------------------------------------------------------------- */

enum exchange_next metrics_handle(
    const struct site *site, const struct tally *tally, struct exchange *x)
{
    x->api = true; /* errors are for programs */
    if (x->head->method != HTTP_GET && x->head->method != HTTP_HEAD)
        return exchange_error(x, 405, "只能读取");
    if (str_is(x->head->path, "/metrics")) {
        show(site, tally, x);
        return EXCHANGE_DONE;
    }
    if (!str_is(x->head->path, "/health"))
        return exchange_error(x, 404, "这里只有 /metrics 和 /health");
    x->ask = WIRE_PING;
    x->ask_text = STR("{}");
    return EXCHANGE_ASK;
}

void metrics_answered(const struct site *site, struct exchange *x, enum wire_kind kind)
{
    struct node out = {.kind = NODE_MAP};
    struct fault fault;
    bool reads = office_read_begin(site->office, &fault) == STATUS_OK;

    office_read_end(site->office);
    x->status = reads && kind == WIRE_PING ? 200 : 503;
    node_put_text(x->arena, &out, "status", x->status == 200 ? STR("ok") : STR("failed"));
    node_put_text(x->arena, &out, "record", reads ? STR("ok") : STR("failed"));
    node_put_text(x->arena, &out, "registrar", kind == WIRE_PING ? STR("ok") : STR("failed"));
    (void)exchange_json(x, &out);
}
