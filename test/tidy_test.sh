#!/bin/bash
# tidy_test TIDY - each rule of tools/tidy bites on a small bad file and lets its good twin pass.
set -u
tidy=$(readlink -f "$1")
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
failed=0

# Makes a tree that holds only the one file (its text from stdin) and a words list.
tree_of() { # PATH
    rm -rf "${root:?}"/*
    mkdir -p "$root/tools" "$root/$(dirname "$1")"
    printf '%s\n' 'src/*/words.c # words' 'refuse()' >"$root/tools/words_files.txt"
    cat >"$root/$1"
}

bites() { # SENTENCE PATH EXPECTED, the text on stdin
    tree_of "$2"
    "$tidy" "$root" >"$root/out"
    if [ $? = 1 ] && grep -q "^FAIL $2:[0-9]* .*$3" "$root/out"; then
        echo "ok   $1"
    else
        echo "FAIL $1: tidy said: $(cat "$root/out")"
        failed=1
    fi
}

passes() { # SENTENCE PATH, the text on stdin
    tree_of "$2"
    if "$tidy" "$root" >"$root/out" && grep -q '^ok   1 files' "$root/out"; then
        echo "ok   $1"
    else
        echo "FAIL $1: tidy said: $(cat "$root/out")"
        failed=1
    fi
}

lines() { # COUNT TEXT
    for ((i = 0; i < $1; i++)); do echo "$2"; done
}

header=$'/*\n * noun - a title.\n *\n * It promises something.\n */\n#pragma once\n'

bites 'an include that goes up is found' src/casework/a.c 'includes store/db.h' \
    <<<'#include "store/db.h"'
bites 'an include that goes sideways is found' src/ledger/a.c 'includes story/play.h' \
    <<<'#include "story/play.h"'
bites 'an include without its layer is found' src/base/a.c 'write the path from src/' \
    <<<'#include "text.h"'
bites 'a layer nobody announced may include nothing' src/newroom/a.c 'includes base/text.h' \
    <<<'#include "base/text.h"'
passes 'an include that goes down passes' src/store/a.c <<<'#include "base/text.h"'
passes 'a test may include every layer' test/a_test.c <<<'#include "store/db.h"'
bites 'a library of others outside its file is found' src/office/a.c 'includes <sqlite3.h>' \
    <<<'#include <sqlite3.h>'
passes 'a library of others in its file passes' src/store/db_sqlite.h \
    <<<"$header"$'\n#include <sqlite3.h>'

bites 'SQL outside the store is found' src/office/a.c 'has SQL' \
    <<<'static const char *const q = "SELECT body FROM events";'
bites 'SQL in small letters is found' src/cli/a.c 'has SQL' \
    <<<'static const char *const q = "insert into events values (1)";'
passes 'SQL in the store passes' src/store/a.c \
    <<<'static const char *const q = "SELECT body FROM events";'
passes 'SQL in a comment passes' src/office/a.c <<<'/* SELECT body FROM events */'

for call in strcpy strcat sprintf strtok atoi gets alloca; do
    bites "a call of $call is found" src/base/a.c "calls $call()" <<<"    x = $call (y);"
done
bites 'a banned call in a test is found' test/a_test.c 'calls strcpy()' <<<'    strcpy(a, b);'
bites 'a shell is found' src/office/a.c 'calls system()' <<<'    system("ls");'
bites 'a clock in a pure layer is found' src/casework/a.c 'calls time()' <<<$'int f(void)\n{\n    return (int)time(NULL);\n}'
passes 'a clock in the office passes' src/office/a.c <<<$'int f(void)\n{\n    return (int)time(NULL);\n}'
passes "a banned name in a comment or literal, or as a member, passes" src/casework/a.c \
    <<<'/* strcpy(a, b) */ const char *const t = "gets(x)"; // atoi(x)
int f(struct door *door)
{
    return door->open(door);
}'
bites 'memory outside an arena is found' src/office/a.c 'calls malloc()' <<<$'void f(void)\n{\n    p = malloc(1);\n}'
bites 'a free outside an arena is found' src/store/list.c 'calls free()' <<<'    free(p);'
passes 'memory in base passes' src/base/arena.c <<<$'void f(void)\n{\n    p = malloc(1);\n}'
passes 'memory in the database door passes' src/store/db_sqlite.c <<<'    free(p);'

function_of() { # LINES
    printf 'int f(void)\n{\n%s\n}\n' "$(lines "$1" '    ;')"
}
bites 'a function of 71 lines is found' src/base/a.c 'a function of 71 lines' < <(function_of 71)
passes 'a function of 70 lines passes' src/base/a.c < <(function_of 70)
bites 'a file of 601 lines is found' src/base/a.c 'has 601 lines' < <(lines 601 ';')
passes 'a file of 600 lines passes' src/base/a.c < <(lines 600 ';')
bites 'a header of 81 lines is found' src/base/a.h 'has 81 lines' \
    < <(printf '%s' "$header"; lines 75 '')
passes 'a header of 80 lines passes' src/base/a.h < <(printf '%s' "$header"; lines 74 '')
# shellcheck disable=SC1003 # a backslash at the end of a line, not a quote
passes 'rows of a macro table do not make a header long' src/base/a.h \
    < <(printf '%s#define ROWS(X) \\\n' "$header"; lines 90 '    X(a) \'; echo)
passes 'a header of rows may be as long as a file' src/base/a_data.h \
    < <(printf '%s' "$header"; lines 200 'ROW(a)')
bites 'a header without its opening comment is found' src/base/a.h 'no opening comment' \
    <<<'#pragma once'
bites 'a header whose comment says nothing is found' src/base/a.h 'no opening comment' \
    <<<$'/* noun */\n#pragma once'
bites 'a header without its guard is found' src/base/a.h 'lacks #pragma once' \
    <<<"${header/'#pragma once'/}"

while read -r declaration; do
    bites "a global that can change is found: $declaration" src/base/a.c 'global that can change' \
        <<<"$declaration"
done <<'LIST'
static int count;
static int count = 1;
int count;
static const char *name = "x";
static const char *names[] = {"x"};
static struct room rooms[4];
struct room *first;
static struct { int n; } state;
static int (*hook)(int a);
_Thread_local int count;
LIST
bites 'a static inside a function that can change is found' src/base/a.c 'static that can change' \
    <<<$'int f(void)\n{\n    static int calls;\n    return calls++;\n}'
while read -r declaration; do
    passes "what cannot change passes: $declaration" src/base/a.c <<<"$declaration"
done <<'LIST'
static const int count = 1;
static const char *const name = "x";
static const char *const names[] = {"x;"};
static const struct { int n; } rows[] = {{1}, {2}};
static const struct room { int n; } rooms[] = {{1}};
static int (*const hook)(int a) = one;
struct room;
struct room { int n; struct room *next; };
enum limits { COUNT_MAX = 4 };
typedef struct { int n; } day;
static int count(void);
struct room *room_take(struct arena *arena);
extern const int count;
_Static_assert(sizeof(int) == 4, "int");
#define SWAP(a) static int a;
LIST
passes 'a static table inside a function passes' src/base/a.c \
    <<<$'int f(void)\n{\n    static const int days[] = {31, 28};\n    return days[0];\n}'

bites 'a line of 101 columns is found' src/base/a.c '101 columns' < <(printf '/* %096d*/\n' 0)
bites 'a wide character counts twice' src/base/a.c '101 columns' < <(printf '/* %094d容*/\n' 0)
passes 'a line of 100 columns passes' src/base/a.c < <(printf '/* %093d容*/\n' 0)
bites 'a word outside the words files is found' src/casework/a.c 'has words in a literal' \
    <<<'static const char *const t = "容错";'
passes 'a word in a words file passes' src/casework/words.c \
    <<<'static const char *const t = "容错";'
passes 'a sentence in a call that takes one passes' src/casework/a.c \
    <<<$'int f(void)\n{\n    return refuse(1, f(2),\n        say("%d（容错）", 3));\n}'
passes 'a sentence after a compound literal passes' src/casework/a.c \
    <<<$'int f(void)\n{\n    if (x) {\n        y();\n    }\n    refuse((struct str){0}, "容");\n}'
bites 'a word beside such a call is found' src/casework/a.c 'has words in a literal' \
    <<<$'int f(void)\n{\n    return show(refuse(1), "容错");\n}'
passes 'marks between words pass' src/casework/a.c \
    <<<'static const char *const t = "%s（%s）、……";'
passes 'a word in a comment passes' src/casework/a.c <<<'/* 容错 */'
passes 'an escaped quote does not end a literal' src/casework/a.c \
    <<<$'static const char *const t = "\\"strcpy(a)\\\\"; /* " */'

tree_of README </dev/null
"$tidy" "$root" >"$root/out" && { echo 'FAIL a tree without C files passes'; failed=1; } \
    || echo 'ok   a tree without C files fails'
exit $failed
