/* SPDX-License-Identifier: MIT */
/* The arena: zeroed, aligned memory of any size, and none of it twice. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"

Test(base_arena, memory_is_zero_and_aligned)
{
	struct arena *a = arena_new();

	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(a, size);

		cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			cr_assert_eq(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_free(a);
}

Test(base_arena, a_large_request_leaves_the_block_in_use)
{
	struct arena *a = arena_new();
	char *first = arena_alloc(a, 16), *large = arena_alloc(a, 1 << 20),
	     *next = arena_alloc(a, 16);

	memset(large, 1, 1 << 20);
	cr_assert_eq(next - first, 16);
	arena_free(a);
}

Test(base_arena, blocks_do_not_overlap)
{
	struct arena *a = arena_new();
	unsigned char *p[4000];

	for (size_t i = 0; i < 4000; i++) {
		p[i] = arena_alloc(a, 100);
		memset(p[i], (int)(i & 0xff), 100);
	}
	for (size_t i = 0; i < 4000; i++)
		for (size_t j = 0; j < 100; j++)
			cr_assert_eq(p[i][j], i & 0xff);
	arena_free(a);
}

Test(base_arena, strings_are_copies)
{
	struct arena *a = arena_new();
	char text[] = "popliteal";
	char *whole = arena_strdup(a, text), *cut = arena_strndup(a, text, 3);

	text[0] = 'x';
	cr_assert_str_eq(whole, "popliteal");
	cr_assert_str_eq(cut, "pop");
	arena_free(a);
	arena_free(NULL);
}

Test(base_arena, texts_stand_side_by_side_and_the_rest_where_any_type_may)
{
	struct arena *a = arena_new();

	for (int i = 0; i < 20000; i++) {
		char *text = arena_strndup(a, "abc", (size_t)(i % 4));
		max_align_t *any = arena_alloc(a, sizeof *any);

		cr_assert((uintptr_t)any % _Alignof(max_align_t) == 0);
		cr_assert(strncmp(text, "abc", (size_t)(i % 4)) == 0 && text[i % 4] == '\0');
		memset(any, 0xff, sizeof *any);
	}
	arena_free(a);
}

/* Under the sanitizers a leak or a second free() would show. */
Test(base_arena, memory_of_others_ends_with_it)
{
	struct arena *a = arena_new();

	for (int i = 0; i < 3; i++)
		arena_keep(a, xmalloc(100000));
	arena_free(a);
}
