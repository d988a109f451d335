/* SPDX-License-Identifier: MIT */
/* The topic inside the program: the compiled file itself, put there by the assembler, so that it is
 * read from the program's own file as the pages are touched. It begins with a page of its own. */
#include "cli/installed.h"

__asm__(".pushsection .rodata.topic, \"a\", %progbits\n"
	"	.balign 4096\n"
	"builtin_begin:\n"
	"	.incbin \"" BUILTIN_TOPIC ".ramus\"\n"
	"builtin_end:\n"
	"	.popsection\n");

extern const char builtin_begin[], builtin_end[];

const void *
builtin_topic(size_t *len)
{
	*len = (size_t)(builtin_end - builtin_begin);
	return builtin_begin;
}
