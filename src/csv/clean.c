/* SPDX-License-Identifier: MIT */
/* A table that was read is cleaned: each word is filtered once, and rows that cannot stay go. What
 * stays moves up, so that a row still ends where the next one begins. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "csv/messages.h"
#include "csv/table.h"

/* What is wrong with a word. */
struct fault {
	bool refused; /* it is too long */
	struct text_report report;
};

/* Filters each word once. Returns the faults of each, for the caller to free; NULL if none has
 * any. */
static struct fault *
clean_words(struct table *t)
{
	struct fault *faults = NULL;

	for (struct intern_text *w = t->words + 1; w < t->words + t->word_count; w++) {
		struct fault fault = {.refused = w->len > TABLE_FIELD_LIMIT};

		if (!fault.refused) {
			struct buf out = {0};

			if (text_plain(w->text, w->len) == w->len)
				continue;
			text_filter(&out, w->text, w->len, &fault.report);
			w->text = arena_strndup(t->arena, buf_str(&out), out.len);
			w->len = (uint32_t)out.len;
			buf_free(&out);
			if (fault.report.bad_bytes + fault.report.controls + fault.report.hidden ==
			    0)
				continue;
		}
		if (faults == NULL)
			faults = xcalloc(t->word_count, sizeof *faults);
		faults[w - t->words] = fault;
	}
	return faults;
}

/* Reports the faults of a row's words; false if it cannot stay. */
static bool
report_row(struct table *t, size_t row, const struct fault *faults)
{
	size_t first = t->rows[row].first;

	for (size_t i = first; i < t->rows[row + 1].first; i++) {
		const struct fault *fault = &faults[t->cells[i]];
		const struct text_report *report = &fault->report;

		if (!fault->refused && report->bad_bytes + report->controls + report->hidden == 0)
			continue;
		struct diag_place at =
		    table_place_unfiltered(t, t->rows[row].raw, i - first, report->first_at);
		if (fault->refused) {
			diags_add(t->diags, csv_message(MSG_FIELD_LONG), at);
			t->lost = true;
			return false;
		}
		if (report->bad_bytes > 0)
			diags_add(t->diags, csv_message(MSG_UTF8_INVALID), at, report->bad_bytes);
		if (report->controls + report->hidden > 0)
			diags_add(t->diags, csv_message(MSG_TEXT_FILTERED), at, report->controls,
			    report->hidden);
	}
	return true;
}

/* What stays. */
struct keeping {
	size_t rows, cells;
};

static void
keep_row(struct table *t, struct keeping *k, struct table_row from, size_t end)
{
	t->rows[k->rows++] = (struct table_row){(uint32_t)k->cells, from.raw};
	if (k->cells < from.first)
		memmove(t->cells + k->cells, t->cells + from.first,
		    (end - from.first) * sizeof *t->cells);
	k->cells += end - from.first;
}

static void
end_keeping(struct table *t, const struct keeping *k)
{
	t->rows[k->rows] = (struct table_row){(uint32_t)k->cells, (uint32_t)t->raw_count};
	t->row_count = k->rows;
}

void
table_drop(struct table *t, const bool *drop)
{
	struct keeping k = {0, 0};

	for (size_t row = 0; row < t->row_count; row++) {
		if (drop[row])
			t->lost = true;
		else
			keep_row(t, &k, t->rows[row], t->rows[row + 1].first);
	}
	end_keeping(t, &k);
}

void
table_clean(struct table *t)
{
	struct fault *faults = clean_words(t);
	struct keeping k = {0, 0};
	size_t empty = 0;
	uint32_t first_empty = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		struct table_row from = t->rows[row];
		size_t end = t->rows[row + 1].first;
		bool shows = row == 0;

		if (faults != NULL && !report_row(t, row, faults))
			continue;
		for (size_t i = from.first; i < end && !shows; i++)
			shows = t->words[t->cells[i]].len > 0;
		if (shows)
			keep_row(t, &k, from, end);
		else if (empty++ == 0)
			first_empty = from.raw;
	}
	end_keeping(t, &k);
	if (empty > 0)
		diags_add(t->diags, csv_message(MSG_ROW_EMPTY),
		    table_place_unfiltered(t, first_empty, 0, 0), empty);
	free(faults);
}
