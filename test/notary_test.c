/* The notary as a process: what it signs, what it never signs, and what outlives its end. */
#include "office/notary.h"

#include "ledger/trust.h"
#include "office/log_keys.h"
#include "office/notary_message.h"
#include "test/check.h"
#include "test/file.h"
#include "test/leaves.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ARENA_MAX = 64 * 1024 * 1024, LEAVES = 60 };
#define ORIGIN "a.example/frj/1"

/* ---- a log of our own ----------------------------------------------------------------------- */

struct bench {
    struct arena *arena;
    char root[64];
    const char *keys;
    struct verifier_key verifiers[DIGEST_ALGS];
    struct digest leaves[DIGEST_ALGS][LEAVES];
    struct notary *notary;
    struct fault fault;
    struct notary_answer answer;
};

static const char *program(void)
{
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): tests have one thread */
    const char *frj = getenv("FRJ");

    check(frj != NULL);
    return frj;
}

static void leaves_make(struct bench *b, const char *word)
{
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        for (size_t i = 0; i < LEAVES; i++) {
            const char entry[] = {word[0], (char)i};
            b->leaves[alg][i] =
                merkle_leaf((enum digest_alg)alg, (struct str){entry, sizeof(entry)});
        }
}

static void bench_open(struct bench *b)
{
    const struct chance chance = {0};
    struct list texts;

    *b = (struct bench){.arena = arena_open(ARENA_MAX), .root = "/tmp/frj-notary-XXXXXX"};
    check(b->arena != NULL && mkdtemp(b->root) != NULL);
    b->keys = str_c(b->arena, str_format(b->arena, "%s/keys", b->root));
    const struct log_keys_new what = {
        .path = b->keys, .origin = STR(ORIGIN), .sm = true, .chance = &chance};
    check(log_keys_make(&what, b->arena, &texts, &b->fault) == STATUS_OK && texts.len == 2);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++)
        check(verifier_key_read(
            b->arena, ((const struct str *)texts.at)[alg], false, &b->verifiers[alg]));
    leaves_make(b, "a");
}

static const char *in_keys(struct bench *b, const char *name)
{
    return str_c(b->arena, str_format(b->arena, "%s/%s", b->keys, name));
}

static void bench_close(struct bench *b)
{
    static const char *const more[] = {"stopped", "refused.log"};

    notary_stop(b->notary);
    for (size_t i = 0; i < COUNT_OF(more); i++)
        unlink(in_keys(b, more[i]));
    log_keys_remove(b->keys);
    check(rmdir(b->root) == 0);
    arena_close(b->arena);
}

static enum status start(struct bench *b)
{
    notary_stop(b->notary);
    return notary_start(program(), b->keys, &b->notary, &b->fault);
}

static struct growth growth_of(
    struct bench *b, enum digest_alg alg, uint64_t old_size, uint64_t size)
{
    struct merkle tree = {.alg = alg};
    struct buffer note = {.arena = b->arena};
    struct growth growth = {.old_size = old_size};

    for (uint64_t i = 0; i < size; i++)
        merkle_append(&tree, &b->leaves[alg][i]);
    const struct checkpoint next = {
        checkpoint_origin(b->arena, STR(ORIGIN), alg), size, merkle_root(&tree)};
    checkpoint_write(&note, &next);
    growth.note = buffer_str(&note);
    if (old_size > 0 && old_size <= size)
        check(leaves_consistency(
            alg, b->leaves[alg], size, old_size, growth.proof, &growth.proof_len));
    return growth;
}

static enum status sign(struct bench *b, enum digest_alg alg, uint64_t old_size, uint64_t size)
{
    struct growth growth = growth_of(b, alg, old_size, size);

    return notary_sign(b->notary, alg, &growth, b->arena, &b->answer, &b->fault);
}

/* The note is that checkpoint with one line, of the log's key, and it holds. */
static bool note_good(struct bench *b, enum digest_alg alg, uint64_t size)
{
    const struct verifier_key *key = &b->verifiers[alg];
    struct growth growth = growth_of(b, alg, 0, size);
    struct note note;

    return note_read(b->arena, b->answer.note, &note) == REASON_NONE && note.signatures_len == 1
           && str_equal(note.text, growth.note) && verifier_key_made(key, &note.signatures[0])
           && signature_holds(key->scheme, key->bytes, note.text, note.signatures[0].bytes);
}

/* ---- signing -------------------------------------------------------------------------------- */

static void it_signs_what_grew_in_both_trees(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK);
    check(notary_has(b.notary, DIGEST_SHA256) && notary_has(b.notary, DIGEST_SM3));
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        uint64_t old = 0;
        for (uint64_t size = 1; size <= LEAVES; size += 1 + size / 3) {
            check(sign(&b, (enum digest_alg)alg, old, size) == STATUS_OK);
            check(note_good(&b, (enum digest_alg)alg, size));
            old = size;
        }
    }
    bench_close(&b);
}

static void the_same_again_is_the_same_note_also_after_a_restart(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        check(sign(&b, (enum digest_alg)alg, 0, 7) == STATUS_OK);
        struct str first = b.answer.note;
        check(sign(&b, (enum digest_alg)alg, 7, 7) == STATUS_OK && str_equal(first, b.answer.note));
        check(start(&b) == STATUS_OK);
        check(sign(&b, (enum digest_alg)alg, 7, 7) == STATUS_OK && str_equal(first, b.answer.note));
    }
    bench_close(&b);
}

static void asked_from_another_size_it_says_its_own(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK);
    check(sign(&b, DIGEST_SHA256, 5, 9) == STATUS_CONFLICT && b.answer.size == 0);
    check(sign(&b, DIGEST_SHA256, 0, 9) == STATUS_OK);
    check(sign(&b, DIGEST_SHA256, 0, 12) == STATUS_CONFLICT
          && b.answer.size == 9); /* a lost answer */
    check(sign(&b, DIGEST_SHA256, 9, 12) == STATUS_OK && note_good(&b, DIGEST_SHA256, 12));
    check(sign(&b, DIGEST_SHA256, 9, 12) == STATUS_CONFLICT && b.answer.size == 12);
    check(sign(&b, DIGEST_SHA256, 20, 9) == STATUS_CONFLICT && b.answer.size == 12);
    bench_close(&b);
}

static void a_rewritten_or_shortened_record_is_not_signed(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SHA256, 0, 20) == STATUS_OK);
    check(sign(&b, DIGEST_SHA256, 20, 19) == STATUS_DAMAGED); /* its tail was cut off */
    leaves_make(&b, "b");
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_DAMAGED);
    check(strstr(b.fault.text, "不签名") != NULL);
    struct str log = file_read(b.arena, in_keys(&b, "refused.log"));
    check(strstr(str_c(b.arena, log), "30条记录不是由上一次签过的20条") != NULL);
    leaves_make(&b, "a"); /* refused, not stopped: the right record is signed again */
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_OK && note_good(&b, DIGEST_SHA256, 30));
    bench_close(&b);
}

static void a_fork_stops_it_for_good_in_both_trees(void)
{
    struct bench b;
    struct str before;

    bench_open(&b);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SHA256, 0, 20) == STATUS_OK);
    before = b.answer.note;
    leaves_make(&b, "b");
    check(sign(&b, DIGEST_SHA256, 20, 20) == STATUS_DAMAGED);
    struct str fork = growth_of(&b, DIGEST_SHA256, 0, 20).note;
    leaves_make(&b, "a");
    check(sign(&b, DIGEST_SHA256, 20, 21) == STATUS_DAMAGED); /* the right record too */
    check(sign(&b, DIGEST_SHA256, 20, 20) == STATUS_DAMAGED);
    check(sign(&b, DIGEST_SM3, 0, 20) == STATUS_DAMAGED);
    check(start(&b) == STATUS_DAMAGED && b.notary == NULL);
    check(strstr(b.fault.text, "永远停止") != NULL);
    check(str_equal(file_read(b.arena, in_keys(&b, "stopped")),
        str_format(b.arena, "%.*s\n%.*s", STR_ARG(before), STR_ARG(fork))));
    bench_close(&b);
}

static void it_signs_for_its_own_log_only(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK);
    struct growth growth = growth_of(&b, DIGEST_SHA256, 0, 3);
    struct str own = growth.note;
    growth.note = str_format(b.arena, "other%.*s", STR_ARG(own));
    check(notary_sign(b.notary, DIGEST_SHA256, &growth, b.arena, &b.answer, &b.fault)
          == STATUS_INVALID);
    growth.note = str_format(b.arena, "%.*sextension\n", STR_ARG(own));
    check(notary_sign(b.notary, DIGEST_SHA256, &growth, b.arena, &b.answer, &b.fault)
          == STATUS_INVALID);
    check(sign(&b, DIGEST_SHA256, 0, 0) == STATUS_DAMAGED); /* an empty tree is never signed */
    check(sign(&b, DIGEST_SHA256, 0, 3) == STATUS_OK);
    bench_close(&b);
}

/* ---- its folder ----------------------------------------------------------------------------- */

static void without_keys_there_is_no_notary(void)
{
    struct bench b;

    bench_open(&b);
    check(notary_start(program(), b.root, &b.notary, &b.fault) == STATUS_NOT_FOUND);
    check(notary_start(program(), "/nowhere", &b.notary, &b.fault) == STATUS_NOT_FOUND);
    check(notary_start("/nowhere", b.keys, &b.notary, &b.fault) == STATUS_UNAVAILABLE);
    bench_close(&b);
}

static void two_never_hold_the_same_keys(void)
{
    struct notary *second;
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK);
    check(notary_start(program(), b.keys, &second, &b.fault) == STATUS_CONFLICT && second == NULL);
    check(sign(&b, DIGEST_SHA256, 0, 4) == STATUS_OK);
    notary_stop(b.notary);
    b.notary = NULL;
    check(start(&b) == STATUS_OK);
    bench_close(&b);
}

static void write_file(const char *path, struct str text)
{
    int file = open(path, O_WRONLY | O_TRUNC);

    check(file >= 0 && write(file, text.at, text.len) == (ssize_t)text.len && close(file) == 0);
}

static void a_lost_or_changed_last_checkpoint_is_not_taken_for_a_fresh_key(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SHA256, 0, 20) == STATUS_OK);
    struct str last = file_read(b.arena, in_keys(&b, "log.last"));
    check(str_equal(last, b.answer.note));
    for (size_t i = 0; i < last.len; i += 7) { /* one bit flipped anywhere */
        struct str bad = str_copy(b.arena, last);
        ((char *)(uintptr_t)bad.at)[i] ^= 1;
        write_file(in_keys(&b, "log.last"), bad);
        check(start(&b) == STATUS_DAMAGED && b.notary == NULL);
    }
    check(unlink(in_keys(&b, "log.last")) == 0);
    check(start(&b) == STATUS_DAMAGED && strstr(b.fault.text, "log.last") != NULL);
    bench_close(&b);
}

static void where_the_last_checkpoint_cannot_be_written_nothing_is_signed(void)
{
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SHA256, 0, 20) == STATUS_OK);
    check(mkdir(in_keys(&b, "log.last.part"), 0700) == 0); /* its name is taken */
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_UNAVAILABLE && b.answer.note.len == 0);
    check(strstr(b.fault.text, "写入") != NULL);
    check(rmdir(in_keys(&b, "log.last.part")) == 0);
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_OK); /* and then it is */
    bench_close(&b);
}

/* A limit on the size of files stands in for a full disk: the write fails half-way. */
static void on_a_full_disk_nothing_is_signed_and_the_last_checkpoint_stays(void)
{
    struct rlimit before, small;
    struct bench b;

    bench_open(&b);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SHA256, 0, 20) == STATUS_OK);
    struct str first = b.answer.note;
    check(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = before;
    small.rlim_cur = 50;
    check(setrlimit(RLIMIT_FSIZE, &small) == 0);
    enum status status = start(&b);
    check(setrlimit(RLIMIT_FSIZE, &before) == 0);
    check(status == STATUS_OK);
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_UNAVAILABLE && b.answer.note.len == 0);
    check(sign(&b, DIGEST_SHA256, 20, 20) == STATUS_OK && str_equal(b.answer.note, first));
    check(start(&b) == STATUS_OK);
    check(sign(&b, DIGEST_SHA256, 20, 30) == STATUS_OK);
    bench_close(&b);
}

/* ---- kill ----------------------------------------------------------------------------------- */

/* A notary whose answers nobody reads and for which there is no room: it stops at its first. */
static pid_t mute_start(struct bench *b, int *fd)
{
    static const char junk[256];
    const int small = 1;
    int pair[2];

    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    check(setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &small, sizeof(small)) == 0);
    while (send(pair[1], junk, sizeof(junk), MSG_DONTWAIT) > 0)
        continue;
    while (send(pair[1], junk, 1, MSG_DONTWAIT) > 0)
        continue;
    check(errno == EAGAIN);
    pid_t process = fork();
    if (process == 0) {
        close(pair[0]);
        _exit(notary_serve(pair[1], b->keys));
    }
    check(process > 0);
    close(pair[1]);
    *fd = pair[0];
    return process;
}

/* Waits until the file has its name: then it is on the disk, and the answer is not given. */
static void state_await(int watch, const char *name)
{
    _Alignas(struct inotify_event) char bytes[4096];
    struct pollfd wait = {.fd = watch, .events = POLLIN};

    for (;;) {
        check(poll(&wait, 1, 30000) == 1);
        ssize_t got = read(watch, bytes, sizeof(bytes));
        check(got > 0);
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            if (event->len > 0 && strcmp(event->name, name) == 0)
                return;
            at += (ssize_t)(sizeof(*event) + event->len);
        }
    }
}

static void killed_before_its_answer_it_gives_the_same_note_later(void)
{
    struct bench b;
    int fd;

    bench_open(&b);
    for (unsigned alg = 0; alg < DIGEST_ALGS; alg++) {
        const char *last = log_key_names((enum digest_alg)alg)->last;
        int watch = inotify_init1(IN_CLOEXEC);
        check(watch >= 0 && inotify_add_watch(watch, b.keys, IN_MOVED_TO) >= 0);
        pid_t process = mute_start(&b, &fd);
        struct growth growth = growth_of(&b, (enum digest_alg)alg, 0, 9);
        struct buffer asked = {.arena = b.arena};
        struct notary_message message = {.kind = NOTARY_SIGN, .alg = (enum digest_alg)alg};
        growth_write(&asked, &growth);
        check(notary_message_send(fd, &message, buffer_str(&asked)));
        state_await(watch, last);
        check(kill(process, SIGKILL) == 0 && waitpid(process, NULL, 0) == process);
        close(fd);
        close(watch);
        struct str kept = file_read(b.arena, in_keys(&b, last));
        check(start(&b) == STATUS_OK);
        check(sign(&b, (enum digest_alg)alg, 9, 9) == STATUS_OK && str_equal(b.answer.note, kept));
        check(note_good(&b, (enum digest_alg)alg, 9));
        notary_stop(b.notary);
        b.notary = NULL;
    }
    bench_close(&b);
}

/* The process alone, with our end of its socket; it has its keys when this returns. */
static pid_t bare_start(struct bench *b, int *fd)
{
    struct notary_message message = {.kind = NOTARY_HELLO};
    struct str text;
    int pair[2];

    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    pid_t process = fork();
    if (process == 0) {
        close(pair[0]);
        _exit(notary_serve(pair[1], b->keys));
    }
    check(process > 0);
    close(pair[1]);
    *fd = pair[0];
    check(notary_message_send(*fd, &message, STR("")));
    check(notary_message_take(*fd, b->arena, &message, &text));
    check(message.status == STATUS_OK && message.size == 3);
    return process;
}

/* Asks for `next`, kills it `wait_ns` later; was there an answer? */
static bool kill_while_signing(
    struct bench *b, uint64_t given, uint64_t next, long wait_ns, struct str *text)
{
    struct notary_message message = {.kind = NOTARY_SIGN, .alg = DIGEST_SHA256};
    const struct timespec moment = {.tv_nsec = wait_ns};
    struct growth growth = growth_of(b, DIGEST_SHA256, given, next);
    struct buffer asked = {.arena = b->arena};
    int fd;
    pid_t process = bare_start(b, &fd);
    struct pollfd ready = {.fd = fd, .events = POLLIN};

    growth_write(&asked, &growth);
    check(notary_message_send(fd, &message, buffer_str(&asked)));
    nanosleep(&moment, NULL); /* waits for nothing: it is the moment of the kill */
    check(kill(process, SIGKILL) == 0 && waitpid(process, NULL, 0) == process);
    bool answered = poll(&ready, 1, 0) == 1 && notary_message_take(fd, b->arena, &message, text);
    check(!answered || message.status == STATUS_OK);
    close(fd);
    return answered;
}

struct hunt {
    uint64_t given; /* what the notary is known to have signed */
    size_t answers, kept;
    long wait_ns;
};

/* Kills it once; whatever it gave away, the next one knows of it. */
static void kill_once(struct bench *b, struct hunt *hunt)
{
    struct str text = STR("");
    uint64_t next = hunt->given < LEAVES ? hunt->given + 1 : LEAVES;
    bool answered = kill_while_signing(b, hunt->given, next, hunt->wait_ns, &text);

    check(start(b) == STATUS_OK);
    enum status status = sign(b, DIGEST_SHA256, next, next);
    check(!answered || (status == STATUS_OK && str_equal(b->answer.note, text)));
    check(status == STATUS_OK || (status == STATUS_CONFLICT && b->answer.size == hunt->given));
    hunt->answers += answered;
    hunt->kept += !answered && status == STATUS_OK;
    hunt->given = status == STATUS_OK ? next : hunt->given;
    hunt->wait_ns += answered ? -hunt->wait_ns / 8 : hunt->wait_ns / 7;
    notary_stop(b->notary);
    b->notary = NULL;
}

/* The moment hunts for the border between too early and too late, and stays about it. */
static void killed_at_any_moment_it_never_forgets_what_it_gave_away(void)
{
    enum { ROUNDS = 100, LONGEST_NS = 900000000 };
    struct hunt hunt = {.wait_ns = 500000};
    struct bench b;

    bench_open(&b);
    for (int round = 0; round < ROUNDS; round++) {
        kill_once(&b, &hunt);
        hunt.wait_ns = hunt.wait_ns < 1000 ? 1000 : hunt.wait_ns;
        hunt.wait_ns = hunt.wait_ns > LONGEST_NS ? LONGEST_NS : hunt.wait_ns;
    }
    printf("     %d kills: %zu after the answer, %zu between state and answer\n", ROUNDS,
        hunt.answers, hunt.kept);
    check(hunt.answers > 0 && hunt.answers < ROUNDS);
    bench_close(&b);
}

/* ---- the process itself --------------------------------------------------------------------- */

static struct str proc_file(struct arena *arena, pid_t process, const char *name)
{
    char path[64], *at = arena_take(arena, 8192, 1);
    int len = snprintf(path, sizeof(path), "/proc/%d/%s", process, name);
    int file = open(path, O_RDONLY);

    check(len > 0 && file >= 0);
    ssize_t got = read(file, at, 8191);
    check(got >= 0 && close(file) == 0);
    return (struct str){at, (size_t)got};
}

static void it_gains_no_rights_and_leaves_no_dump(void)
{
    struct bench b;
    int fd;

    bench_open(&b);
    pid_t process = bare_start(&b, &fd);
    const char *status = str_c(b.arena, proc_file(b.arena, process, "status"));
    check(strstr(status, "NoNewPrivs:\t1") != NULL);
    const char *limits = str_c(b.arena, proc_file(b.arena, process, "limits"));
    const char *core = strstr(limits, "Max core file size");
    check(core != NULL && strncmp(core + strlen("Max core file size"), "        0  ", 8) == 0);
    close(fd); /* the office is gone: so is it */
    int code;
    check(waitpid(process, &code, 0) == process && WIFEXITED(code) && WEXITSTATUS(code) == 0);
    bench_close(&b);
}

static void what_is_no_request_ends_it_without_harm(void)
{
    static const char junk[] = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";
    struct bench b;
    char byte;
    int fd;

    bench_open(&b);
    pid_t process = bare_start(&b, &fd);
    check(send(fd, junk, sizeof(junk), MSG_NOSIGNAL) == sizeof(junk));
    check(recv(fd, &byte, 1, 0) <= 0);
    close(fd);
    int code;
    check(waitpid(process, &code, 0) == process && WIFEXITED(code) && WEXITSTATUS(code) == 0);
    check(start(&b) == STATUS_OK && sign(&b, DIGEST_SM3, 0, 2) == STATUS_OK);
    bench_close(&b);
}

static void a_header_is_exactly_what_is_written(void)
{
    const struct notary_message message = {
        NOTARY_ANSWER, DIGEST_SM3, STATUS_CONFLICT, UINT64_C(1) << 52 | 7, NOTARY_TEXT_MAX};
    uint8_t bytes[NOTARY_HEADER_LEN], again[NOTARY_HEADER_LEN];
    struct notary_message read;
    size_t refused = 0;

    notary_header_write(&message, bytes);
    check(notary_header_read(bytes, &read));
    check(read.kind == message.kind && read.alg == message.alg && read.status == message.status);
    check(read.size == message.size && read.text_len == message.text_len);
    for (size_t bit = 0; bit < sizeof(bytes) * 8; bit++) {
        memcpy(again, bytes, sizeof(again));
        again[bit / 8] ^= (uint8_t)(1 << bit % 8);
        if (notary_header_read(again, &read)) {
            uint8_t out[NOTARY_HEADER_LEN];
            notary_header_write(&read, out);
            check(memcmp(out, again, sizeof(out)) == 0 && read.text_len <= NOTARY_TEXT_MAX);
        } else {
            refused++;
        }
    }
    check(refused > 60);
}

int main(void)
{
    static const struct test tests[] = {
        TEST(it_signs_what_grew_in_both_trees),
        TEST(the_same_again_is_the_same_note_also_after_a_restart),
        TEST(asked_from_another_size_it_says_its_own),
        TEST(a_rewritten_or_shortened_record_is_not_signed),
        TEST(a_fork_stops_it_for_good_in_both_trees),
        TEST(it_signs_for_its_own_log_only),
        TEST(without_keys_there_is_no_notary),
        TEST(two_never_hold_the_same_keys),
        TEST(a_lost_or_changed_last_checkpoint_is_not_taken_for_a_fresh_key),
        TEST(where_the_last_checkpoint_cannot_be_written_nothing_is_signed),
        TEST(on_a_full_disk_nothing_is_signed_and_the_last_checkpoint_stays),
        TEST(killed_before_its_answer_it_gives_the_same_note_later),
        TEST(killed_at_any_moment_it_never_forgets_what_it_gave_away),
        TEST(it_gains_no_rights_and_leaves_no_dump),
        TEST(what_is_no_request_ends_it_without_harm),
        TEST(a_header_is_exactly_what_is_written),
    };
    return TESTS_RUN(tests);
}
