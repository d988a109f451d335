/* SPDX-License-Identifier: MIT */
/* An altered image made sound again, as far as checksums go. */
#ifndef TESTS_IMAGE_SIGN_H
#define TESTS_IMAGE_SIGN_H

#include <stddef.h>
#include <zlib.h>

#include "topic/image.h"

/* Works out all checksums of an image of len bytes anew, as far as its parts lie inside it. */
static inline void
image_sign(void *bytes, size_t len)
{
	static const uint32_t records[] = {
#define PART(NAME, type, what) sizeof(type),
#define RECORD(NAME, name, type, table, what) sizeof(struct type),
#include "topic/records.def"
	};
	struct image_header *h = bytes;
	struct image_part_entry *table = (void *)(h + 1);
	uint32_t *sums = (void *)(table + PART_COUNT);
	size_t room = len < sizeof *h ? 0 : len - sizeof *h;
	size_t head = PART_COUNT * sizeof *table;

	if (room < head + (uint64_t)h->sums * sizeof *sums)
		return;
	for (int i = 0; i < PART_COUNT; i++) {
		const struct image_part_entry *e = &table[i];
		uint64_t piece = (uint64_t)records[i] << image_piece_shift(records[i]);
		uint64_t bytes_of_part = e->count * e->record;

		if (e->record != records[i] || e->offset > len ||
		    e->count > (len - e->offset) / e->record || e->sum > h->sums ||
		    image_pieces(e) > h->sums - e->sum)
			continue;
		for (uint64_t at = 0, k = e->sum; at < bytes_of_part; at += piece, k++) {
			uint64_t left = bytes_of_part - at;

			sums[k] =
			    (uint32_t)crc32_z(0, (const unsigned char *)bytes + e->offset + at,
				left < piece ? left : piece);
		}
	}
	h->table_crc = (uint32_t)crc32_z(0, (const void *)table, head + h->sums * sizeof *sums);
	h->header_crc =
	    (uint32_t)crc32_z(0, (const void *)h, offsetof(struct image_header, header_crc));
}

#endif
