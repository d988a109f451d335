/* SPDX-License-Identifier: MIT */
/* What is exported of an image that somebody forged. */
#include <criterion/criterion.h>
#include <string.h>

#include "../image_sign.h"
#include "fixture.h"

#include "base/alloc.h"
#include "export/export.h"

/* The export of tests/data/mini in which one text, with its end, has become another as long. */
static void
export_forged(const char *text, const char *forged, const char *format, struct buf *out)
{
	size_t len, size = strlen(text) + 1, found = 0;
	struct topic *made = fixture_made("tests/data/mini");
	const void *bytes = topic_bytes(made, &len);
	char *altered = memcpy(xmalloc(len), bytes, len);
	struct error err;

	topic_close(made);
	cr_assert(strlen(forged) + 1 == size);
	for (size_t i = 1; i + size < len; i++)
		if (altered[i - 1] == '\0' && memcmp(altered + i, text, size) == 0) {
			memcpy(altered + i, forged, size);
			found++;
		}
	cr_assert(found > 0, "%s", text);
	image_sign(altered, len);
	struct topic *t = topic_open_bytes(altered, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	struct export_request r = {.t = t, .path = "mini.ramus"};
	cr_assert(export_format_named(format)->write(&r, out, &err) == 0, "%s", err.text);
	topic_close(t);
}

Test(export, an_id_ends_no_attribute)
{
	static const char *const ids[][2] = {{"sprain", "\"><b>x"}, {"s1", "\">"},
	    {"bleeding", "\"><i a=x"}, {"r-fever", "a b\tc\nd"}};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct buf out = {0};

		export_forged(ids[i][0], ids[i][1], "html", &out);
		cr_expect(strstr(buf_str(&out), "=\"\">") == NULL, "%s", ids[i][0]);
		cr_expect(strstr(buf_str(&out), ids[i][1]) == NULL || ids[i][1][2] == '\0', "%s",
		    ids[i][0]);
		buf_free(&out);
	}
}

Test(export, a_card_is_one_line_of_four_fields)
{
	struct buf out = {0};

	export_forged("sprain", "s\tr\nin", "anki", &out);
	for (char *line = strtok(out.data, "\n"); line != NULL; line = strtok(NULL, "\n")) {
		int tabs = 0;

		for (const char *c = line; *c != '\0'; c++)
			tabs += *c == '\t';
		cr_expect(line[0] == '#' || tabs == 3, "%s", line);
	}
	buf_free(&out);
}
