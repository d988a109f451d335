/* SPDX-License-Identifier: MIT */
/* The diagnostics of one run, in an array; their texts and paths live in an arena.
 *
 * A text quotes what a table holds, so it is filtered and put on one line when it is added. A path
 * is kept as it is, since the file is opened by it, and is filtered when it is printed.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

enum { WORD_MAX = 200 }; /* bytes of the longest word that diag_nearest() looks at */

struct diags {
	struct arena *arena;
	VEC(struct diag) list;
	size_t by_level[DIAG_ERROR + 1];
};

struct diags *
diags_new(void)
{
	struct diags *d = xcalloc(1, sizeof *d);

	d->arena = arena_new();
	return d;
}

void
diags_free(struct diags *d)
{
	if (d == NULL)
		return;
	arena_free(d->arena);
	vec_free(&d->list);
	free(d);
}

static void
add(struct diags *d, struct diag diag)
{
	if (diag.place.path != NULL)
		diag.place.path = arena_strdup(d->arena, diag.place.path);
	vec_push(&d->list, diag);
	d->by_level[diag.message->level]++;
}

void
diags_vadd(struct diags *d, const struct diag_message *m, struct diag_place at, va_list ap)
{
	struct diag diag = {.message = m, .place = at, .order = d->list.len};
	struct buf raw = {0}, line = {0};

	buf_vprintf(&raw, m->format, ap);
	text_filter_line(&line, buf_str(&raw), raw.len, NULL);
	diag.text = arena_strndup(d->arena, buf_str(&line), line.len);
	buf_free(&raw);
	buf_free(&line);
	add(d, diag);
}

void
diags_add(struct diags *d, const struct diag_message *m, struct diag_place at, ...)
{
	va_list ap;

	va_start(ap, at);
	diags_vadd(d, m, at, ap);
	va_end(ap);
}

void
diags_adopt(struct diags *d, const struct diag *x, struct diag_place at)
{
	struct diag diag = {.message = x->message, .place = at, .order = d->list.len};

	diag.text = arena_strdup(d->arena, x->text);
	add(d, diag);
}

size_t
diags_count(const struct diags *d)
{
	return d->list.len;
}

size_t
diags_count_level(const struct diags *d, enum diag_level level)
{
	return d->by_level[level] + (level == DIAG_WARNING ? d->by_level[DIAG_LOSS] : 0);
}

static int
compare_diags(const void *a, const void *b)
{
	const struct diag *x = a, *y = b;
	const char *p = x->place.path != NULL ? x->place.path : "";
	const char *q = y->place.path != NULL ? y->place.path : "";
	const size_t numbers[][2] = {{x->place.line, y->place.line},
	    {x->place.column, y->place.column}, {x->order, y->order}};
	int order = strcmp(p, q);

	for (int i = 0; i < 3 && order == 0; i++)
		order = (numbers[i][0] > numbers[i][1]) - (numbers[i][0] < numbers[i][1]);
	return order;
}

void
diags_sort(struct diags *d)
{
	if (d->list.len > 0)
		qsort(d->list.items, d->list.len, sizeof *d->list.items, compare_diags);
}

const struct diag *
diags_get(const struct diags *d, size_t i)
{
	return i < d->list.len ? &d->list.items[i] : NULL;
}

const char *
diag_level_name(enum diag_level level)
{
	static const char *const names[] = {[DIAG_NOTE] = "note",
	    [DIAG_WARNING] = "warning",
	    [DIAG_LOSS] = "warning",
	    [DIAG_ERROR] = "error"};

	return names[level];
}

void
diag_format(const struct diag *d, struct buf *out)
{
	if (d->place.path != NULL) {
		text_filter_line(out, d->place.path, strlen(d->place.path), NULL);
		if (d->place.line > 0)
			buf_printf(out, ":%lu", (unsigned long)d->place.line);
		if (d->place.line > 0 && d->place.column > 0)
			buf_printf(out, ":%lu", (unsigned long)d->place.column);
		buf_adds(out, ": ");
	}
	buf_printf(
	    out, "%s: %s [%s]\n", diag_level_name(d->message->level), d->text, d->message->id);
}

/* Edit distance of a and b (both at most WORD_MAX long) where swapping two neighbours is one edit
 * and no letter is edited twice; gives up with limit + 1 as soon as it must be larger than limit.
 */
static int
distance(const char *a, int a_len, const char *b, int b_len, int limit)
{
	int rows[3][WORD_MAX + 1];
	int *before = rows[0], *last = rows[1], *now = rows[2];

	for (int j = 0; j <= b_len; j++)
		last[j] = before[j] = j;
	for (int i = 1; i <= a_len; i++) {
		int *unused = before, best = now[0] = i;

		for (int j = 1; j <= b_len; j++) {
			now[j] = last[j - 1] + (a[i - 1] != b[j - 1]);
			if (last[j] + 1 < now[j])
				now[j] = last[j] + 1;
			if (now[j - 1] + 1 < now[j])
				now[j] = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    before[j - 2] + 1 < now[j])
				now[j] = before[j - 2] + 1;
			if (now[j] < best)
				best = now[j];
		}
		if (best > limit + 1) /* a swap reaches back two rows and can save one edit */
			return limit + 1;
		before = last;
		last = now;
		now = unused;
	}
	return last[b_len];
}

static bool
is_slip(const char *word, const char *meant)
{
	const char *from[2] = {word, meant};
	char folded[2][WORD_MAX + 1];
	int len[2] = {0, 0};

	for (int i = 0; i < 2; i++) {
		for (const char *s = from[i]; *s != '\0' && len[i] < WORD_MAX; s++)
			if (strchr(" -_", *s) == NULL)
				folded[i][len[i]++] =
				    (char)(*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s);
	}
	int limit = len[0] >= 4 && len[1] >= 4;
	return distance(folded[0], len[0], folded[1], len[1], limit) <= limit;
}

const char *
diag_slip(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_slip(word, words[i]))
			return words[i];
	return NULL;
}

const char *
diag_nearest(const char *word, const char *const *words, size_t n)
{
	size_t len = strlen(word);
	const char *best = NULL;
	int best_distance = WORD_MAX;

	if (len == 0 || len > WORD_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		size_t other = strlen(words[i]);
		size_t longer = other > len ? other : len;
		size_t apart = longer - (other > len ? len : other);
		int limit = (int)(longer / 3), d;

		if (limit >= best_distance)
			limit = best_distance - 1;
		if (other > WORD_MAX || limit < 0 || apart > (size_t)limit)
			continue;
		d = distance(word, (int)len, words[i], (int)other, limit);
		if (d <= limit) {
			best = words[i];
			best_distance = d;
		}
	}
	return best;
}
