/* SPDX-License-Identifier: MIT */
/* Cells that repeat each other: each is judged by its own column, and each fault is reported. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "compile/compile.h"
#include "compile/input.h"
#include "fixture.h"

/* The diagnostics of a topic that are of a file, as "line:column message-id". */
static void
expect_diags(const struct fixture_file *files, const char *file, const char *want)
{
	char *folder = fixture_folder(files), *path = xasprintf("%s/%s.csv", folder, file);
	struct builder *b = builder_new();
	struct diags *diags = diags_new();
	struct buf got = {0};

	compile_folder(folder, b, diags);
	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);

		if (d->place.path != NULL && strcmp(d->place.path, path) == 0)
			buf_printf(&got, "%u:%u %s\n", (unsigned)d->place.line,
			    (unsigned)d->place.column, d->message->id);
	}
	cr_expect_str_eq(buf_str(&got), want, "got:\n%s", buf_str(&got));
	buf_free(&got);
	diags_free(diags);
	builder_free(b);
	free(path);
	fixture_remove(folder);
}

#define QUESTIONS                                                                                  \
	{"questions", "id,text,kind\nq-a,A?,yes-no\nq-b,B?,yes-no\n"},                             \
	{                                                                                          \
		"symptoms", "id,question,name\na,q-a,A\nb,q-b,B\n"                                 \
	}

Test(compile_check, a_word_is_judged_by_its_column)
{
	static const struct fixture_file files[] = {{"causes", "id,name,prevalence,urgency\n"
							       "soon,soon,rare,soon\n"
							       "rare,Rare,soon,rare\n"
							       "2,2,2,2\n"},
	    QUESTIONS, {"evidence", "cause,symptom,frequency\nsoon,a,frequent\nb,soon,frequent\n"},
	    {NULL, NULL}};

	expect_diags(files, "causes",
	    "2:1 source-silent\n3:11 word-unknown\n3:16 word-unknown\n4:7 word-unknown\n");
	expect_diags(files, "evidence", "2:1 source-silent\n3:1 id-kind\n3:3 id-kind\n");
}

Test(compile_check, each_cell_of_a_faulty_word_is_reported)
{
	static const struct fixture_file files[] = {{"causes", "id,name,prevalence\nx,X,rare\n"},
	    QUESTIONS,
	    {"evidence", "cause,symptom,frequency,strength,basis\n"
			 "x,a,often,often,stated\n"
			 "x,c,often,often,stated\n"
			 "x,c,10%,often,often\n"
			 "y,b,10%,often,often\n"},
	    {NULL, NULL}};

	expect_diags(files, "evidence",
	    "2:1 source-silent\n2:5 word-unknown\n3:3 id-unknown\n3:5 word-unknown\n4:3 "
	    "id-unknown\n"
	    "4:15 word-unknown\n5:1 id-unknown\n5:15 word-unknown\n");
}

Test(compile_check, a_row_of_another_width_does_not_shift_the_rest)
{
	static const struct fixture_file files[] = {{"causes", "id,name,prevalence\nx,X,rare\n"},
	    QUESTIONS, {"evidence", "cause,symptom,frequency\nx,a,10%\ny,b\ny\n,,\nx,b,never\n"},
	    {NULL, NULL}};

	expect_diags(files, "evidence",
	    "2:1 source-silent\n3:4 row-fields\n4:2 row-fields\n5:1 row-empty\n6:5 word-unknown\n");
}

/* Many rows name many pairs, and a few of them one pair. */
Test(compile_check, pairs_given_twice_are_found_among_many)
{
	struct buf causes = {0}, evidence = {0};
	struct fixture_file files[] = {{"causes", NULL}, QUESTIONS, {"evidence", NULL},
	    {"sources", "id,title\ns,S\nt,T\n"}, {NULL, NULL}};

	buf_adds(&causes, "id,name,prevalence\n");
	buf_adds(&evidence, "cause,symptom,frequency,source\n");
	for (unsigned i = 0; i < 300; i++)
		buf_printf(&causes, "c-%u,C,rare\n", i);
	for (unsigned i = 0; i < 600; i++)
		buf_printf(&evidence, "c-%u,%s,10%%,s\n", i * 7 % 300, i < 300 ? "a" : "b");
	buf_adds(&evidence, "c-0,b,10%,t\nc-9,a,10%,s;t\nc-0,b,10%,t;s\nc-1,a,10%,\nc-1,a,10%,\n");
	files[0].text = buf_str(&causes);
	files[3].text = buf_str(&evidence);
	expect_diags(files, "evidence",
	    "603:5 evidence-twice\n604:5 evidence-twice\n604:5 evidence-twice\n"
	    "605:11 source-silent\n606:5 evidence-twice\n");
	buf_free(&causes);
	buf_free(&evidence);
}

/* A place is looked up where something is told alone: that reads the file again, and keeps it. */
Test(compile_check, tables_without_a_fault_are_read_once)
{
	static const struct fixture_file files[] = {{"causes", "id,name,prevalence\nx,X,rare\n"},
	    QUESTIONS, {"evidence", "cause,symptom,frequency\nx,a,10%\n"}, {NULL, NULL}};
	char *folder = fixture_folder(files);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct input in;

	cr_assert(input_read(&in, folder, arena, diags));
	cr_expect_eq(diags_count(diags), 0);
	for (int t = 0; t < TABLE_COUNT; t++)
		cr_expect(in.tables[t].table == NULL || in.tables[t].table->bytes == NULL, "%s",
		    schema_tables[t].file);
	input_free(&in);
	diags_free(diags);
	arena_free(arena);
	fixture_remove(folder);
}
