/* A hash of bytes, for tables in memory. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Every bit depends on every byte. Two machines may give different values for the same bytes: no
 * value may reach a file, nor an order in which anything is written. */
uint64_t hash_bytes(const void *data, size_t len);

#endif
