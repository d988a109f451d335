/* What becomes of the words of a table before anyone sees them. Each word is filtered once; only if
 * something is wrong with one are the rows gone through to find the cells that hold it.
 */
#include "csv/table_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "csv/messages.h"

/* What is wrong with a word. */
struct fault {
	bool refused; /* it is too long */
	struct text_report report;
};

static bool
is_plain(const struct intern_text *word)
{
	for (size_t i = 0; i < word->len; i++)
		if ((unsigned char)word->text[i] < 0x20 || (unsigned char)word->text[i] >= 0x7f)
			return false;
	return true;
}

/* Filters a word; false if something was wrong with it. */
static bool
clean_word(struct table *t, struct intern_text *word, struct fault *fault)
{
	struct text_report *report = &fault->report;
	struct buf out = {0};

	*fault = (struct fault){.refused = word->len > TABLE_FIELD_LIMIT};
	if (fault->refused || is_plain(word))
		return !fault->refused;
	text_filter(&out, word->text, word->len, report);
	word->text = arena_strndup(t->arena, buf_str(&out), out.len);
	word->len = (uint32_t)out.len;
	buf_free(&out);
	return report->bad_bytes + report->controls + report->hidden == 0;
}

/* Filters all words. Returns the faults of each, for the caller to free; NULL if none has any. */
static struct fault *
clean_words(struct table *t)
{
	struct fault *faults = NULL, fault;

	for (size_t i = 1; i < t->word_count; i++) {
		if (clean_word(t, &t->words[i], &fault))
			continue;
		if (faults == NULL)
			faults = xcalloc(t->word_count, sizeof *faults);
		faults[i] = fault;
	}
	return faults;
}

static void
report_fault(struct table *t, const struct fault *fault, size_t raw, size_t number)
{
	const struct text_report *report = &fault->report;
	struct diag_place at;

	if (!fault->refused && report->bad_bytes + report->controls + report->hidden == 0)
		return;
	at = table_place_unfiltered(t, raw, number, report->first_at);
	if (fault->refused)
		diags_add(t->diags, csv_message(MSG_FIELD_LONG), at);
	if (report->bad_bytes > 0)
		diags_add(t->diags, csv_message(MSG_UTF8_INVALID), at, report->bad_bytes);
	if (report->controls + report->hidden > 0)
		diags_add(
		    t->diags, csv_message(MSG_TEXT_FILTERED), at, report->controls, report->hidden);
}

/* Reports the faults of a row's words; false if it cannot stay. */
static bool
report_row(struct table *t, size_t row, const struct fault *faults)
{
	size_t first = t->rows[row].first;

	for (size_t i = first; i < t->rows[row + 1].first; i++) {
		report_fault(t, &faults[t->cells[i]], t->rows[row].raw, i - first);
		if (faults[t->cells[i]].refused) {
			t->lost = true;
			return false;
		}
	}
	return true;
}

static bool
has_text(const struct table *t, size_t row)
{
	for (size_t i = t->rows[row].first; i < t->rows[row + 1].first; i++)
		if (t->words[t->cells[i]].len > 0)
			return true;
	return false;
}

/* Drops rows that cannot stay: one field is too long, or none holds text. The cells move up with
 * them, so that a row still ends where the next one begins. */
void
table_clean(struct table *t)
{
	struct fault *faults = clean_words(t);
	size_t kept = 0, used = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		struct table_row from = t->rows[row];
		size_t width = t->rows[row + 1].first - from.first;

		if (faults != NULL && !report_row(t, row, faults))
			continue;
		if (row > 0 && !has_text(t, row)) {
			diags_add(t->diags, csv_message(MSG_ROW_EMPTY),
			    table_place_unfiltered(t, from.raw, 0, 0));
			continue;
		}
		if (used < from.first)
			memmove(t->cells + used, t->cells + from.first, width * sizeof *t->cells);
		t->rows[kept++] = (struct table_row){(uint32_t)used, from.raw};
		used += width;
	}
	t->rows[kept] = (struct table_row){(uint32_t)used, (uint32_t)t->raw_count};
	t->row_count = kept;
	free(faults);
}
