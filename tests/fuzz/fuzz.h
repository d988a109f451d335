/* SPDX-License-Identifier: MIT */
/* What libFuzzer calls, and replay.c in its place: one run on these bytes. Each fuzz_*.c has its
 * own. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Where a fuzzer has one: alters the data in place, of which there is room for max bytes; returns
 * how many there are now. The same for the same seed. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
    __attribute__((weak));

/* Ends the program as a crash does, so that a fuzzer keeps the input. */
#define FUZZ_CHECK(condition)                                                                      \
	do {                                                                                       \
		if (!(condition))                                                                  \
			__builtin_trap();                                                          \
	} while (0)

#endif
