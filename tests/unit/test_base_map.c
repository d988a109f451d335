/* SPDX-License-Identifier: MIT */
/* The map: numbers found by hash and owner's word, through collisions and growth. */
#include <criterion/criterion.h>

#include "base/hash.h"
#include "base/map.h"

/* A key, and what same() is asked about it. */
struct key {
	uint32_t wanted;
	uint32_t *asked; /* how often, if not NULL */
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct key *k = ctx;

	if (k->asked != NULL)
		++*k->asked;
	return number == k->wanted;
}

static uint32_t
find(const struct map *m, uint64_t hash, uint32_t wanted)
{
	return map_find(m, hash, is_wanted, &(struct key){wanted, NULL});
}

static uint32_t
put(struct map *m, uint64_t hash, uint32_t number)
{
	return map_put(m, hash, number, is_wanted, &(struct key){number, NULL});
}

Test(base_map, an_empty_map_has_nothing)
{
	struct map m = {0};

	cr_expect_eq(find(&m, 0, 0), MAP_NONE);
	map_free(&m);
	cr_expect_eq(put(&m, 7, 3), 3);
	map_free(&m);
	cr_expect_eq(find(&m, 7, 3), MAP_NONE);
	cr_expect_eq(m.used, 0);
}

Test(base_map, every_number_is_found_again)
{
	struct map m = {0};

	for (uint32_t i = 0; i < 100000; i++)
		cr_assert_eq(put(&m, hash_mix(i), i), i);
	cr_expect_eq(m.used, 100000);
	for (uint32_t i = 0; i < 100000; i++)
		cr_assert_eq(find(&m, hash_mix(i), i), i);
	for (uint32_t i = 100000; i < 200000; i++)
		cr_assert_eq(find(&m, hash_mix(i), i), MAP_NONE);
	map_free(&m);
}

Test(base_map, what_is_there_is_not_put_again)
{
	struct map m = {0};
	struct key same = {5, NULL};

	cr_expect_eq(map_put(&m, 1, 5, is_wanted, &same), 5);
	cr_expect_eq(map_put(&m, 1, 6, is_wanted, &same), 5, "6 stands for the key that 5 has");
	cr_expect_eq(m.used, 1);
	cr_expect_eq(find(&m, 1, 6), MAP_NONE);
	map_free(&m);
}

/* The greatest number and the greatest hash are numbers and hashes as any other. */
Test(base_map, ends_of_the_range)
{
	struct map m = {0};

	cr_expect_eq(put(&m, UINT64_MAX, MAP_NONE - 1), MAP_NONE - 1);
	cr_expect_eq(put(&m, 0, 0), 0);
	cr_expect_eq(find(&m, UINT64_MAX, MAP_NONE - 1), MAP_NONE - 1);
	cr_expect_eq(find(&m, 0, 0), 0);
	cr_expect_eq(find(&m, 0, 1), MAP_NONE);
	map_free(&m);
}

/* Neighbours in the table are not asked about, however full it is. */
Test(base_map, only_numbers_of_the_hash_are_asked_about)
{
	struct map m = {0};

	for (uint32_t i = 0; i < 1000; i++)
		put(&m, (uint64_t)i << 20 | 1, i); /* all want the same slot */
	for (uint32_t i = 0; i < 1000; i++) {
		uint32_t asked = 0;
		struct key k = {i, &asked};

		cr_assert_eq(map_find(&m, (uint64_t)i << 20 | 1, is_wanted, &k), i);
		cr_assert_eq(asked, 1);
	}
	map_free(&m);
}

/* Numbers of one hash lie behind each other, in the order in which they were put. */
Test(base_map, all_numbers_of_a_hash_are_shown)
{
	struct map m = {0};

	for (uint32_t i = 0; i < 500; i++) {
		put(&m, 42, i);
		put(&m, hash_mix(i), 1000 + i);
	}
	for (uint32_t i = 0; i < 500; i++) {
		uint32_t asked = 0;
		struct key nothing = {MAP_NONE, &asked};

		cr_assert_eq(find(&m, 42, i), i);
		cr_assert_eq(map_find(&m, 42, is_wanted, &nothing), MAP_NONE);
		cr_assert_eq(asked, 500);
	}
	map_free(&m);
}
