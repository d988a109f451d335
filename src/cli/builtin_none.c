/* SPDX-License-Identifier: MIT */
/* Of a program that has no topic inside: the one that compiles that topic, and the tests. */
#include "cli/installed.h"

const void *
builtin_topic(size_t *len)
{
	*len = 0;
	return NULL;
}
