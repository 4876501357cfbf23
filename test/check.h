/*
 * check - the whole test vocabulary.
 *
 * A test is a function whose name is a sentence and which states facts with check().  The first
 * fact that is not so ends its test, not the others; tests_run() prints a line a test and
 * returns the exit status of the program.
 */
#pragma once

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

struct test {
    const char *sentence;
    void (*run)(void);
};
#define TEST(function)                                                                             \
    {                                                                                              \
#function, function                                                                        \
    }

#define check(fact) ((fact) ? (void)0 : check_fail(__FILE__, __LINE__, #fact))
#define TESTS_RUN(tests) tests_run((tests), sizeof(tests) / sizeof((tests)[0]))

static jmp_buf check_next_test;

_Noreturn static inline void check_fail(const char *file, int line, const char *fact)
{
    printf("FAIL %s:%d %s\n", file, line, fact);
    longjmp(check_next_test, 1);
}

static inline void check_say(const char *sentence)
{
    for (; *sentence != '\0'; sentence++)
        putchar(*sentence == '_' ? ' ' : *sentence);
    putchar('\n');
}

static inline int check_one(const struct test *test)
{
    if (setjmp(check_next_test) != 0) {
        printf("     in: ");
        check_say(test->sentence);
        return 1;
    }
    test->run();
    printf("ok   ");
    check_say(test->sentence);
    return 0;
}

static inline int tests_run(const struct test *tests, size_t len)
{
    int failed = 0;
    setvbuf(stdout, NULL, _IOLBF, 0); /* what passed is seen when a later one crashes */
    for (size_t i = 0; i < len; i++)
        failed += check_one(&tests[i]);
    return failed == 0 && len > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
