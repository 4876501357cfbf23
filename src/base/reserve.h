/*
 * reserve - malloc with a little kept back, for small things that must be had to go on at all.
 *
 * As long as the machine has memory these are malloc, realloc and free.  When it has none, a few
 * small places kept from the start are given out, so that work begun can still be undone.
 */
#pragma once

#include <stddef.h>

enum { RESERVE_SLOT_LEN = 512, RESERVE_SLOTS = 64 };

void *reserve_malloc(size_t bytes);
void *reserve_realloc(void *at, size_t bytes);
void reserve_free(void *at); /* safe on NULL */
