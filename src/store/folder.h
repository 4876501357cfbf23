/*
 * folder - the folder of an instance on this machine: its file, its lock.
 *
 * One writer: whoever holds the lock, which goes with the process, also when it is killed.
 */
#pragma once

#include "base/fault.h"

enum { FOLDER_PATH_LEN = 4096 };

enum status folder_make(const char *dir, struct fault *fault) MUST_USE; /* or it is there */

/* The path of the database file. */
enum status folder_file(const char *dir, char path[FOLDER_PATH_LEN], struct fault *fault) MUST_USE;

/* STATUS_UNAVAILABLE: it lies on a file server. */
enum status folder_disk_check(const char *path, struct fault *fault) MUST_USE;

/* *lock is a descriptor to close; STATUS_CONFLICT: another process has it, for five seconds now. */
enum status folder_lock(const char *dir, int *lock, struct fault *fault) MUST_USE;

/* Takes away the database files, as far as it can: a record whose making failed is none. */
void folder_empty(const char *dir);
