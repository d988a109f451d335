/* SPDX-License-Identifier: MIT */
/* A disk whose folders cannot be synced, while a test says so: it stands before the C library's
 * fsync(), so one file of a program includes it. */
#ifndef TESTS_UNSYNCED_H
#define TESTS_UNSYNCED_H

#include <errno.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

static bool unsynced;

int
fsync(int fd)
{
	struct stat st;

	if (!unsynced || fstat(fd, &st) != 0 || !S_ISDIR(st.st_mode))
		return 0;
	errno = EIO;
	return -1;
}

#endif
