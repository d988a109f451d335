/* SPDX-License-Identifier: MIT */
/* What is exported of an image that somebody forged, and of topics that the data has none of. */
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

/* A text that is not there is an empty one, however long its span says that it is. */
Test(export, a_span_may_lead_nowhere)
{
	size_t len;
	struct topic *made = fixture_made("tests/data/mini");
	const void *bytes = topic_bytes(made, &len);
	char *altered = memcpy(xmalloc(len), bytes, len);
	const struct image_part_entry *table =
	    (const void *)(altered + sizeof(struct image_header));
	struct image_meta *meta = (void *)(altered + table[PART_META].offset);
	struct error err;

	meta->title = meta->notice = (struct span){3, 100000};
	for (uint64_t i = 0; i < table[PART_TERM].count; i++)
		((struct term *)(void *)(altered + table[PART_TERM].offset))[i].term =
		    (struct span){3, 100000};
	topic_close(made);
	image_sign(altered, len);
	struct topic *t = topic_open_bytes(altered, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	for (size_t i = 0; export_format_at(i) != NULL; i++) {
		struct export_request r = {.t = t, .path = "mini.ramus"};
		struct buf out = {0};

		export_format_at(i)->write(&r, &out, &err);
		cr_expect(strlen(buf_str(&out)) == out.len, "%s", export_format_at(i)->name);
		buf_free(&out);
	}
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

/* The export of a topic of two findings that asks for no emergency sign, with one more table. */
static void
export_with(const char *name, const char *table, const char *format, struct buf *out)
{
	struct topic *t = fixture_topic(
	    (const struct fixture_file[]){
		{"causes", "id,name,prevalence,source\ncold,Cold,common,s1\nflu,Flu,common,s1\n"},
		{"questions", "id,text,kind,stage,source\nq-fever,Fever?,yes-no,complaint,s1\n"
			      "q-stiff,A stiff neck?,yes-no,complaint,s1\n"},
		{"symptoms", "id,question,name,source\nfever,q-fever,Fever,s1\n"
			     "stiff,q-stiff,Stiff neck,s1\n"},
		{"evidence", "cause,symptom,frequency,basis,source\nflu,fever,frequent,stated,s1\n"
			     "cold,fever,occasional,stated,s1\nflu,stiff,occasional,stated,s1\n"},
		{"sources", "id,title,grade\ns1,A source,C\n"}, {name, table}, {0}},
	    NULL);
	struct export_request r = {.t = t, .path = "test.ramus"};
	struct error err;

	buf_clear(out);
	cr_assert(export_format_named(format)->write(&r, out, &err) == 0, "%s", err.text);
	topic_close(t);
}

Test(export, no_self_care_where_no_sign_is_asked_for)
{
	struct buf out = {0};

	export_with("advice",
	    "id,kind,name,text,for,source\na-rest,rest,Rest,Lie down.,urgency:self-care,s1\n",
	    "markdown", &out);
	cr_expect(strstr(buf_str(&out), "Lie down") == NULL, "%s", buf_str(&out));
	cr_expect(strstr(buf_str(&out), "signs above") == NULL, "%s", buf_str(&out));
	cr_expect(strstr(buf_str(&out), "at once") == NULL, "%s", buf_str(&out));
	buf_free(&out);
}

Test(export, a_term_has_an_id_of_its_own)
{
	static const char id[] = "id=\"/term/heading\"";
	struct buf out = {0};

	export_with(
	    "glossary", "term,definition,source\nHeading,What stands above.,s1\n", "html", &out);
	const char *at = strstr(buf_str(&out), id);
	cr_expect(at != NULL && strstr(at + 1, id) == NULL);
	buf_free(&out);
}

Test(export, of_terms_with_one_slug_the_later_are_numbered)
{
	struct buf out = {0};

	export_with("glossary",
	    "term,definition,source\nHot spot,One.,s1\nCold,Two.,s1\nHot! spot,Three.,s1\n"
	    "Hot spot?,Four.,s1\n",
	    "html", &out);
	const char *first = strstr(buf_str(&out), "id=\"/term/hot-spot\"");
	const char *second = strstr(buf_str(&out), "id=\"/term/hot-spot/2\"");
	const char *third = strstr(buf_str(&out), "id=\"/term/hot-spot/3\"");
	cr_expect(first != NULL && second > first && third > second);
	cr_expect(strstr(buf_str(&out), "href=\"#/term/hot-spot/2\"") != NULL);
	buf_free(&out);
}

Test(export, a_source_without_a_document_says_so)
{
	struct buf out = {0};

	export_with(
	    "glossary", "term,definition,source\nHeading,What stands above.,s1\n", "json", &out);
	cr_expect(strstr(buf_str(&out), "\"document\":null") != NULL, "%s", buf_str(&out));
	buf_free(&out);
}

Test(export, a_handout_has_no_empty_part)
{
	struct buf out = {0};

	export_with(
	    "triage", "id,when,urgency,message\nr-stiff,stiff,soon,Be seen.\n", "markdown", &out);
	cr_expect(strstr(buf_str(&out), "## When to see somebody") != NULL, "%s", buf_str(&out));
	buf_clear(&out);
	export_with("triage",
	    "id,when,urgency,message\nr-fever,fever and stiff,emergency,Get help.\n", "markdown",
	    &out);
	cr_expect(strstr(buf_str(&out), "## When to see somebody") == NULL, "%s", buf_str(&out));
	buf_free(&out);
}

Test(export, two_findings_can_be_an_emergency)
{
	static const char *const formats[] = {"markdown", "html"};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		export_with("triage",
		    "id,when,urgency,message,source\n"
		    "r-stiff,fever and stiff,emergency,Get help.,s1\n",
		    formats[i], &out);
		cr_expect(strstr(buf_str(&out), "This holds if ") != NULL, "%s", buf_str(&out));
		cr_expect(i == 0 || strstr(buf_str(&out), "href=\"#/emergency\"") != NULL);
		cr_expect(strstr(buf_str(&out), "alone") == NULL, "%s", buf_str(&out));
	}
	buf_free(&out);
}
