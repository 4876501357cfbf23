#include "bench/posts.h"

#include "base/must.h"
#include "bench/bench.h"
#include "bench/http_load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void pause_ms(long ms)
{
    const struct timespec wait = {.tv_nsec = ms * 1000000};

    nanosleep(&wait, NULL);
}

/* Ends with us, whatever becomes of us. */
static void begin(struct posts *posts, const char *const *words)
{
    posts->leader = fork();
    must(posts->leader >= 0);
    if (posts->leader == 0) {
        int quiet = open("/dev/null", O_WRONLY);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        dup2(quiet, STDOUT_FILENO);
        dup2(quiet, STDERR_FILENO);
        execvp(words[0], (char *const *)(uintptr_t)words);
        _exit(127);
    }
    while (!http_listens(posts->port)) {
        must(waitpid(posts->leader, NULL, WNOHANG) == 0);
        pause_ms(1);
    }
}

void posts_serve(struct posts *posts, const char *data)
{
    const char *program = getenv("FRJ");
    char at[32];

    *posts = (struct posts){.port = http_port_free()};
    must(snprintf(at, sizeof(at), "127.0.0.1:%d", posts->port) > 0);
    const char *const words[] = {
        program == NULL ? "build/frj" : program, "serve", "--data", data, "--listen", at, NULL};
    begin(posts, words);
}

void posts_end(struct posts *posts)
{
    char command[128];

    if (posts->leader <= 0)
        return;
    kill(posts->leader, SIGTERM);
    while (waitpid(posts->leader, NULL, 0) < 0 && errno == EINTR)
        continue;
    if (posts->dir[0] != '\0') {
        must(snprintf(command, sizeof(command), "rm -rf '%s'", posts->dir) > 0);
        must(system(command) == 0); /* NOLINT(cert-env33-c): a name we made */
    }
    *posts = (struct posts){.leader = 0};
}

/* ---- nginx ---------------------------------------------------------------------------------- */

static const char conf[] =
    "user root; daemon off; worker_processes auto; pid %s/pid; error_log /dev/null crit;\n"
    "events { worker_connections 1024; }\n"
    "http { access_log off; keepalive_requests 100; default_type text/html; charset utf-8;\n"
    "  client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3;\n"
    "  uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;\n"
    "  server { listen 127.0.0.1:%d; root %s/www;\n"
    "    add_header Content-Security-Policy \"default-src 'none'; script-src 'self'; style-src"
    " 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'\";\n"
    "    add_header X-Content-Type-Options nosniff; add_header Referrer-Policy no-referrer;\n"
    "    add_header Cross-Origin-Opener-Policy same-origin;\n"
    "    add_header Cross-Origin-Resource-Policy same-origin; add_header Cache-Control no-store;\n"
    "  } }\n";

static void file_write(const char *dir, const char *name, struct str bytes)
{
    char path[256];

    must(snprintf(path, sizeof(path), "%s/%s", dir, name) < (int)sizeof(path));
    FILE *file = fopen(path, "wb");
    must(file != NULL && fwrite(bytes.at, 1, bytes.len, file) == bytes.len && fclose(file) == 0);
}

void posts_nginx(struct posts *posts, const struct posts_file *files, size_t len)
{
    char text[4096], www[128], path[128];
    const char *d = posts->dir;

    *posts = (struct posts){.port = http_port_free(), .dir = "/tmp/frj-nginx-XXXXXX"};
    must(mkdtemp(posts->dir) != NULL);
    must(snprintf(www, sizeof(www), "%s/www", d) > 0 && mkdir(www, 0700) == 0);
    for (size_t i = 0; i < len; i++)
        file_write(www, files[i].name, files[i].bytes);
    must(snprintf(text, sizeof(text), conf, d, d, d, d, d, d, posts->port, d) > 0);
    file_write(d, "conf", str_of(text));
    must(snprintf(path, sizeof(path), "%s/conf", d) > 0);
    const char *const words[] = {"nginx", "-c", path, "-p", d, NULL};
    begin(posts, words);
}

/* ---- memory --------------------------------------------------------------------------------- */

static long number_in(const char *path, const char *before)
{
    char bytes[4096];
    FILE *file = fopen(path, "r");
    size_t len = file == NULL ? 0 : fread(bytes, 1, sizeof(bytes) - 1, file);

    if (file != NULL)
        fclose(file);
    bytes[len] = '\0';
    const char *at = strstr(bytes, before);
    return at == NULL ? 0 : strtol(at + strlen(before), NULL, 10);
}

static long of_process(long pid, const char *file, const char *before)
{
    char path[64];

    must(snprintf(path, sizeof(path), "/proc/%ld/%s", pid, file) > 0);
    return number_in(path, before);
}

static bool is_below(long pid, long leader)
{
    while (pid > 1 && pid != leader)
        pid = of_process(pid, "status", "PPid:");
    return pid == leader;
}

static double memory_of(long pid)
{
    return (double)of_process(pid, "smaps_rollup", "\nPss:") / 1024;
}

/* Words 14 and 15: the name, the second, stands in brackets and may hold blanks. */
static double seconds_of(long pid)
{
    char path[64], bytes[1024];

    must(snprintf(path, sizeof(path), "/proc/%ld/stat", pid) > 0);
    FILE *file = fopen(path, "r");
    size_t len = file == NULL ? 0 : fread(bytes, 1, sizeof(bytes) - 1, file);
    if (file != NULL)
        fclose(file);
    bytes[len] = '\0';
    char *at = strrchr(bytes, ')');
    for (int word = 2; at != NULL && word < 14; word++)
        at = strchr(at + 1, ' ');
    if (at == NULL)
        return 0;
    unsigned long user = strtoul(at, &at, 10), system = strtoul(at, NULL, 10);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double sum(const struct posts *posts, double (*of)(long pid))
{
    DIR *all = opendir("/proc");
    const struct dirent *entry;
    double total = 0;

    must(all != NULL);
    while ((entry = readdir(all)) != NULL) {
        long pid = strtol(entry->d_name, NULL, 10);
        if (pid > 0 && is_below(pid, posts->leader))
            total += of(pid);
    }
    closedir(all);
    return total;
}

double posts_memory(const struct posts *posts)
{
    return sum(posts, memory_of);
}

double posts_seconds(const struct posts *posts)
{
    return sum(posts, seconds_of);
}
