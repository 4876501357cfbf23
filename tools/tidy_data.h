/*
 * tidy_data - the house rules as data: limits, layers, banned calls, signs of SQL.
 *
 * A new layer, library or ban is a row here.  Patterns are those of a shell, separated by blanks.
 */
#pragma once

enum limits {
    FUNCTION_LINES_MAX = 70,
    FILE_LINES_MAX = 600,
    HEADER_LINES_MAX = 80,
    COLUMNS_MAX = 100,
    HEADER_COMMENT_MIN = 2, /* lines with words, its title among them */
};

/* A layer and what it may include: the wall of src/meson.build, for headers. */
static const struct {
    const char *layer, *may;
} layers[] = {
    {"base", "base"},
    {"casework", "casework base"},
    {"ledger", "ledger casework base"},
    {"store", "store ledger casework base"},
    {"story", "story casework base"},
    {"office", "office story store ledger casework base"},
    {"view", "view office story store ledger casework base"},
    {"web", "web view office story store ledger casework base"},
    {"cli", "cli web view office story store ledger casework base"},
    {"main.c", "cli base"},
};

/* Libraries of others: one file each knows them (its patterns). */
static const struct {
    const char *header, *files;
} foreign[] = {
    {"libfyaml.h", "src/base/yaml.c"},
    {"openssl/*", "src/ledger/digest.c src/ledger/signature.c src/office/*"},
    {"sqlite3.h", "src/store/db_sqlite.h"},
    {"libpq-fe.h", "src/store/db_postgres.h"},
    {"sodium.h", "src/office/password.c"},
    {"event2/*", "src/web/desk.c src/web/connection.c src/web/line.c"},
    {"zlib.h", "src/web/answer.c"},
    {"pthread.h", ""},
    {"threads.h", ""},
};

/* Calls nobody may write, but for the files named. */
static const struct {
    const char *names, *where, *except, *instead;
} bans[] = {
    {"strcpy strncpy stpcpy strcat strncat sprintf vsprintf gets strtok strtok_r",
        "src/* test/* tools/* bench/*", "", "lengths travel with pointers: base/text.h"},
    {"atoi atol atoll atof scanf sscanf fscanf", "src/* test/* tools/* bench/*", "",
        "str_integer tells a number from none"},
    {"alloca", "src/* test/* tools/* bench/*", "", "take it from an arena"},
    {"setjmp longjmp", "src/* tools/* bench/*", "", "return an enum status"},
    {"system popen tmpnam mktemp", "src/*", "", "no shell, no guessed names"},
    {"malloc calloc realloc free strdup strndup aligned_alloc posix_memalign", "src/*",
        "src/base/* src/store/db_*.c", "take it from an arena"},
    {"fopen open openat socket time clock clock_gettime gettimeofday localtime gmtime getenv rand"
     " random getrandom getpid printf puts putchar",
        "src/base/* src/casework/* src/ledger/*", "", "this layer is pure: have it passed in"},
};

/* SQL in a literal, letters of any case; the last two only as written. */
static const char *const sql_phrases[] = {"insert into ", "insert or ", "delete from ",
    "create table", "create index", "create unique index", "create trigger", "create view",
    "drop table", "alter table", "begin immediate", "attach database", "pragma "};
static const char *const sql_words[] = {"SELECT ", "UPDATE "};

#define WORDS_FILES "tools/words_files.txt"

/* Keep their contexts of libcrypto between calls; say there why. */
#define MUTABLE_FILES                                                                              \
    "src/base/reserve.c src/ledger/digest.c src/ledger/signature.c src/office/signing_key.c"
