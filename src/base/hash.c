/* SPDX-License-Identifier: MIT */
/* Eight bytes at a time, each eight stirred in by a multiplication of which the upper half is
 * folded into the lower. The last eight may overlap those before them, so that no length needs a
 * loop over bytes. A product's lower half knows nothing of the upper bytes until it is stirred once
 * more, which the length at the end sees to.
 */
#include "base/hash.h"

#include <string.h>

static uint64_t
stir(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

static uint64_t
load8(const unsigned char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
	return word;
}

static uint64_t
load4(const unsigned char *p)
{
	uint32_t word;

	memcpy(&word, p, sizeof word);
	return word;
}

uint64_t
hash_bytes(const void *data, size_t len)
{
	const unsigned char *p = data;
	uint64_t h = 0;

	for (size_t at = 0; at + 8 < len; at += 8)
		h = stir(h, load8(p + at));
	if (len >= 8)
		h = stir(h, load8(p + len - 8));
	else if (len >= 4)
		h = stir(h, load4(p) << 32 | load4(p + len - 4));
	else if (len > 0)
		h = stir(h, (uint64_t)p[0] << 16 | (uint64_t)p[len / 2] << 8 | p[len - 1]);
	return stir(h, len);
}
