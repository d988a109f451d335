/* SPDX-License-Identifier: MIT */
/* Diagnostics: their order, their form, and the nearest word. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/diag.h"

static const struct diag_message unknown = {
    "unknown-id", DIAG_ERROR, "unknown cause '%s'", "No row has this id."};
static const struct diag_message spare = {
    "unknown-column", DIAG_WARNING, "column '%s' is not used", "It is left out."};

Test(base_diag, sorted_by_place_then_order_of_adding)
{
	static const char expected[] =
	    "a.csv:1:9: warning: column 'two' is not used [unknown-column]\n"
	    "a.csv:2:1: error: unknown cause 'four' [unknown-id]\n"
	    "a.csv:2:1: warning: column 'five' is not used [unknown-column]\n"
	    "b.csv:1: error: unknown cause 'one' [unknown-id]\n"
	    "b.csv:10:2: error: unknown cause 'three' [unknown-id]\n";
	struct diags *d = diags_new();
	struct buf out = {0};

	diags_add(d, &unknown, (struct diag_place){"b.csv", 1, 0}, "one");
	diags_add(d, &spare, (struct diag_place){"a.csv", 1, 9}, "two");
	diags_add(d, &unknown, (struct diag_place){"b.csv", 10, 2}, "three");
	diags_add(d, &unknown, (struct diag_place){"a.csv", 2, 1}, "four");
	diags_add(d, &spare, (struct diag_place){"a.csv", 2, 1}, "five");
	diags_sort(d);
	for (size_t i = 0; i < diags_count(d); i++)
		diag_format(diags_get(d, i), &out);
	cr_assert_str_eq(buf_str(&out), expected);
	cr_assert_eq(diags_count_level(d, DIAG_ERROR), 3);
	cr_assert_eq(diags_count_level(d, DIAG_WARNING), 2);
	cr_assert_eq(diags_count_level(d, DIAG_NOTE), 0);
	cr_assert(diags_get(d, 5) == NULL);
	buf_free(&out);
	diags_free(d);
}

Test(base_diag, cell_and_path_cannot_act_on_a_terminal)
{
	struct diags *d = diags_new();
	struct buf out = {0};

	diags_add(d, &unknown, (struct diag_place){"a\033[2J\n.csv", 1, 1},
	    "x\033]0;t\007\ny\342\200\256z");
	diag_format(diags_get(d, 0), &out);
	cr_assert_str_eq(
	    buf_str(&out), "a[2J .csv:1:1: error: unknown cause 'x]0;t yz' [unknown-id]\n");
	cr_assert_str_eq(diags_get(d, 0)->place.path, "a\033[2J\n.csv");
	buf_free(&out);
	diags_free(d);
}

Test(base_diag, a_diagnostic_without_a_place)
{
	struct diags *d = diags_new();
	struct buf out = {0};

	diags_add(d, &unknown, (struct diag_place){0}, "x");
	diag_format(diags_get(d, 0), &out);
	cr_assert_str_eq(buf_str(&out), "error: unknown cause 'x' [unknown-id]\n");
	buf_free(&out);
	diags_free(d);
}

static const char *
nearest(const char *word)
{
	static const char *const words[] = {
	    "bakers-cyst", "meniscus-tear", "gout", "dvt", "tumour", "tumor"};

	return diag_nearest(word, words, sizeof words / sizeof *words);
}

Test(base_diag, the_nearest_word_is_found)
{
	cr_assert_str_eq(nearest("baker-cyst"), "bakers-cyst");
	cr_assert_str_eq(nearest("menicsus-tear"), "meniscus-tear");
	cr_assert_str_eq(nearest("dtv"), "dvt", "a swap of neighbours is one edit");
	cr_assert_str_eq(nearest("gouty"), "gout");
	cr_assert_str_eq(nearest("tumor"), "tumor", "the same word is nearest of all");
	cr_assert_str_eq(nearest("tumur"), "tumour", "ties go to the first");
}

Test(base_diag, a_word_that_is_not_meant_is_not_suggested)
{
	char huge[500];

	memset(huge, 'g', sizeof huge - 1);
	huge[sizeof huge - 1] = '\0';
	cr_assert(nearest("sarcoma") == NULL);
	cr_assert(nearest("xy") == NULL);
	cr_assert(nearest("") == NULL);
	cr_assert(nearest(huge) == NULL);
	cr_assert(diag_nearest("gout", NULL, 0) == NULL);
}

/* The distance by its definition, without any shortcut. */
static size_t
plain_distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t d, e;

	if (n == 0 || m == 0)
		return n + m;
	d = plain_distance(a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]);
	e = plain_distance(a, n - 1, b, m) + 1;
	d = e < d ? e : d;
	e = plain_distance(a, n, b, m - 1) + 1;
	d = e < d ? e : d;
	if (n > 1 && m > 1 && a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1]) {
		e = plain_distance(a, n - 2, b, m - 2) + 1;
		d = e < d ? e : d;
	}
	return d;
}

Test(base_diag, agrees_with_the_definition)
{
	char words[32][7];
	const char *list[1];
	unsigned seed = 1;

	for (size_t i = 0; i < 32; i++) {
		for (size_t j = 0; j < 6; j++) {
			seed = seed * 1103515245u + 12345u;
			words[i][j] = (char)('a' + (seed >> 16) % 3);
		}
		words[i][6 - i % 3] = '\0';
	}
	for (size_t i = 0; i < 32; i++) {
		for (size_t j = 0; j < 32; j++) {
			size_t n = strlen(words[i]), m = strlen(words[j]);
			size_t d = plain_distance(words[i], n, words[j], m);

			list[0] = words[j];
			cr_assert_eq(diag_nearest(words[i], list, 1) != NULL,
			    d <= (n > m ? n : m) / 3, "%s %s", words[i], words[j]);
		}
	}
}

Test(base_diag, a_diagnostic_moves_to_another_list_and_place)
{
	static const struct diag_message m = {"m", DIAG_ERROR, "what %s", "help"};
	struct diags *from = diags_new(), *to = diags_new();

	diags_add(from, &m, (struct diag_place){"a", 1, 2}, "is wrong");
	diags_adopt(to, diags_get(from, 0), (struct diag_place){"b", 30, 4});
	diags_free(from);
	cr_assert(diags_count(to) == 1 && diags_count_level(to, DIAG_ERROR) == 1);
	cr_expect_str_eq(diags_get(to, 0)->text, "what is wrong");
	cr_expect_str_eq(diags_get(to, 0)->place.path, "b");
	cr_expect(diags_get(to, 0)->place.line == 30);
	diags_free(to);
}

Test(base_diag, slips_of_the_pen)
{
	static const char *const words[] = {"ask-if", "prevalence", "id"};

	for (const char **s = (const char *[]){"ask_if", "Ask If", "askif", "ask-iff", NULL}; *s;
	     s++)
		cr_expect_str_eq(diag_slip(*s, words, 3), "ask-if", "%s", *s);
	cr_expect_str_eq(diag_slip("prevalance", words, 3), "prevalence");
	cr_expect_str_eq(diag_slip("ID", words, 3), "id");
	for (const char **s = (const char *[]){"ids", "ik", "prevelance2", "ask", "", NULL}; *s;
	     s++)
		cr_expect_null(diag_slip(*s, words, 3), "%s", *s);
}

Test(base_diag, a_loss_is_a_warning_that_quiet_does_not_hide)
{
	static const struct diag_message lost = {"lost", DIAG_LOSS, "left out", "It is lost."};
	struct diags *d = diags_new();
	struct buf out = {0};

	diags_add(d, &lost, (struct diag_place){0});
	diags_add(d, &spare, (struct diag_place){0}, "x");
	diag_format(diags_get(d, 0), &out);
	cr_expect_str_eq(buf_str(&out), "warning: left out [lost]\n");
	cr_expect_eq(diags_count_level(d, DIAG_WARNING), 2);
	cr_expect_eq(diags_count_level(d, DIAG_LOSS), 1);
	buf_free(&out);
	diags_free(d);
}
