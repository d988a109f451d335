/* SPDX-License-Identifier: MIT */
/* Golden diagnostics: tests/golden/diag has a folder for each message that a topic can give, with
 * the topic and all the diagnostics of a run, expected.txt. RAMUS_GOLDEN=write in the environment
 * writes them anew. */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "compile/compile.h"
#include "compile/messages.h"
#include "csv/messages.h"
#include "shared_data.h"

/* Messages that no small folder gives, and where they are tested instead. */
static const char *const elsewhere[] = {
    "field-long",    /* test_csv_table.c */
    "doc-ending",    /* `ramus sections` only: a topic leaves such files out */
    "proof-fails",   /* tests/screen/screens.sh */
    "case-row-long", /* test_csv_chunks.c */
    "case-column", "case-near", "case-unknown", "case-choice", "case-against", "case-twice",
    "table-long", /* tests/cli/growth.sh */
    "case-more",  /* test_eval*.c */
};

static bool
is_elsewhere(const char *id)
{
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (strcmp(elsewhere[i], id) == 0)
			return true;
	return false;
}

/* Appends s without the path of the folder, wherever it stands. */
static void
add_relative(struct buf *out, const char *s, const char *folder)
{
	for (const char *at; (at = strstr(s, folder)) != NULL; s = at + strlen(folder)) {
		buf_add(out, s, (size_t)(at - s));
		if (at[strlen(folder)] == '/')
			at++;
	}
	buf_adds(out, s);
}

/* Compiles the folder and appends its diagnostics; true if the message is among them. */
static bool
compile(const char *folder, const char *id, struct buf *out)
{
	struct builder *b = builder_new();
	struct diags *diags = diags_new();
	struct buf lines = {0};
	bool found = false;
	int status = compile_folder(folder, b, diags);

	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++) {
		diag_format(diags_get(diags, i), &lines);
		found |= strcmp(diags_get(diags, i)->message->id, id) == 0;
	}
	cr_expect_eq(status, diags_count_level(diags, DIAG_ERROR) > 0 ? -1 : 0);
	add_relative(out, buf_str(&lines), folder);
	buf_free(&lines);
	diags_free(diags);
	builder_free(b);
	return found;
}

static void
check(const char *id)
{
	char *name = xasprintf("tests/golden/diag/%s", id);
	char *folder = source_path(name), *topic = xasprintf("%s/topic", folder);
	char *expected = xasprintf("%s/expected.txt", folder);
	const char *write = getenv("RAMUS_GOLDEN");
	struct buf got = {0}, want = {0};

	cr_expect(
	    compile(topic, id, &got), "%s does not give its message but:\n%s", id, buf_str(&got));
	if (write != NULL && strcmp(write, "write") == 0)
		cr_assert_eq(file_write(expected, buf_str(&got), got.len, NULL), 0);
	file_read(expected, 0, &want, NULL);
	cr_expect_str_eq(buf_str(&got), buf_str(&want), "%s differs; got:\n%s", id, buf_str(&got));
	buf_free(&got);
	buf_free(&want);
	free(expected);
	free(topic);
	free(folder);
	free(name);
}

/* The messages of the compiler, then those of any table; NULL behind the last. */
static const struct diag_message *
nth_message(size_t i)
{
	if (i < MESSAGE_COUNT)
		return message((enum message_number)i);
	i -= MESSAGE_COUNT;
	return i < CSV_MESSAGE_COUNT ? csv_message((enum csv_message_number)i) : NULL;
}

Test(compile_golden, every_message_has_a_folder)
{
	const struct diag_message *m;

	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; (m = nth_message(i)) != NULL; i++)
		if (!is_elsewhere(m->id))
			check(m->id);
}

Test(compile_golden, every_folder_has_a_message)
{
	char *folder = source_path("tests/golden/diag"), **names;
	int n = file_list(folder, &names, NULL);

	cr_assert_gt(n, 0);
	for (int i = 0; i < n; i++) {
		const struct diag_message *m;

		for (size_t k = 0; (m = nth_message(k)) != NULL; k++)
			if (strcmp(m->id, names[i]) == 0)
				break;
		cr_expect_not_null(m, "no message is called %s", names[i]);
		free(names[i]);
	}
	free(names);
	free(folder);
}

Test(compile_golden, messages_are_ordered_and_said_well)
{
	const struct diag_message *m, *tables = csv_message((enum csv_message_number)0);

	for (size_t i = 0; (m = nth_message(i)) != NULL; i++) {
		size_t len = strlen(m->help);

		cr_expect(i == 0 || m == tables || m->level <= m[-1].level, "%s", m->id);
		cr_expect_eq(m->help[len - 1], '.', "%s", m->id);
		cr_expect_neq(m->format[strlen(m->format) - 1], '.', "%s", m->id);
		for (size_t k = 0; k < i; k++)
			cr_expect_str_neq(m->id, nth_message(k)->id);
	}
}
