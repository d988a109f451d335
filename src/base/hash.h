/* SPDX-License-Identifier: MIT */
/* Hashes: of bytes, for tables in memory, and of one number. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Every bit depends on every byte. Two machines may give different values for the same bytes: no
 * value may reach a file, nor an order in which anything is written. */
uint64_t hash_bytes(const void *data, size_t len);

/* The finaliser of splitmix64: every bit of x changes about half of the result's, and different
 * numbers give different ones. The same everywhere and for ever, for it decides draws. */
static inline uint64_t
hash_mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

#endif
