/* SPDX-License-Identifier: MIT */
/* Text: whatever comes in, the filter lets nothing out that acts on a terminal, filters to the same
 * again, and the text wraps to any width without losing its place. */
#include "ground.h"

#include <string.h>

#include "base/text.h"

static void
check_wrap(const struct buf *b, int columns)
{
	struct text_line line;
	size_t at = 0, next;

	while (text_wrap(buf_str(b), b->len, at, columns, &line, &next)) {
		FUZZ_CHECK(line.from <= line.to && line.to <= b->len);
		FUZZ_CHECK(next > at && next <= b->len);
		FUZZ_CHECK(line.from >= at);
		at = next;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf once = {0}, twice = {0}, other = {0};

	text_filter(&once, (const char *)data, size, NULL);
	ground_check_shown(&once);
	text_filter(&twice, buf_str(&once), once.len, NULL);
	FUZZ_CHECK(once.len == twice.len && memcmp(buf_str(&once), buf_str(&twice), once.len) == 0);
	for (int columns = 1; columns <= 81; columns += 8)
		check_wrap(&once, columns);
	text_slug(&other, buf_str(&once), once.len);
	text_fold(&other, buf_str(&once), once.len);
	text_ascii(&other, buf_str(&once), once.len);
	buf_free(&once);
	buf_free(&twice);
	buf_free(&other);
	return 0;
}
