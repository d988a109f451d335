/* SPDX-License-Identifier: MIT */
/* The hash: every bit counts, and texts that differ a little are far apart. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"

Test(base_hash, every_bit_of_every_length_counts)
{
	unsigned char bytes[40] = {0};

	for (size_t len = 1; len <= sizeof bytes; len++) {
		uint64_t plain = hash_bytes(bytes, len);

		cr_assert_neq(plain, hash_bytes(bytes, len - 1));
		for (size_t bit = 0; bit < 8 * len; bit++) {
			bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
			cr_assert_neq((uint32_t)hash_bytes(bytes, len), (uint32_t)plain,
			    "bit %zu of %zu bytes", bit, len);
			bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
		}
	}
}

/* A table looks at the lowest bits only. Chance alone would give 12,000 texts 10,967 places. */
Test(base_hash, numbered_texts_take_places_of_their_own)
{
	static const char *const forms[] = {"cause-%d", "s-%d", "%d%%", "a longer text, number %d"};

	for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
		bool *taken = xcalloc(65536, sizeof *taken);
		size_t places = 0;

		for (int i = 0; i < 12000; i++) {
			char text[64];
			size_t at;

			snprintf(text, sizeof text, forms[f], i);
			at = hash_bytes(text, strlen(text)) & 0xffff;
			places += !taken[at];
			taken[at] = true;
		}
		cr_expect_gt(places, 10700, "%s: %zu", forms[f], places);
		free(taken);
	}
}

/* Draws depend on these: the first numbers of splitmix64 from the seed 0. */
Test(base_hash, a_number_is_mixed_alike_everywhere)
{
	cr_expect_eq(hash_mix(0), 0);
	cr_expect_eq(hash_mix(UINT64_C(0x9e3779b97f4a7c15)), UINT64_C(0xe220a8397b1dcdaf));
	cr_expect_eq(hash_mix(2 * UINT64_C(0x9e3779b97f4a7c15)), UINT64_C(0x6e789e6aa1b965f4));
	cr_expect_eq(hash_mix(3 * UINT64_C(0x9e3779b97f4a7c15)), UINT64_C(0x06c45d188009454f));
}
