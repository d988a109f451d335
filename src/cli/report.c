/* The report of a topic as one page of 80 columns. */
#include "cli/report.h"

#include <string.h>

#include "base/text.h"
#include "cli/report_parts.h"

enum { COLUMNS = 80, PROOF_INDENT = 16, FIGURE_INDENT = 10, LINES_SHOWN = 2 };

/* Appends the words of a text that begins at column `at`; further lines begin at column `indent`.
 * Lines are broken between words only, so that ids stay whole. */
static void
add_wrapped(struct buf *out, const char *text, int at, int indent)
{
	int column = at;

	for (bool first = true; *text != '\0'; first = false) {
		size_t len = strcspn(text, " ");
		int width = text_width(text, len);

		if (!first && column + 1 + width > COLUMNS) {
			buf_printf(out, "\n%*s", indent, "");
			column = indent;
		} else if (!first) {
			buf_addc(out, ' ');
			column++;
		}
		buf_add(out, text, len);
		column += width;
		text += len + strspn(text + len, " ");
	}
	buf_addc(out, '\n');
}

void
report_topic(const struct topic *t, struct buf *out)
{
	const struct image_meta *m = topic_meta(t);
	struct buf text = {0};
	size_t count;
	const struct report_count *counts = report_counts(&count);

	buf_printf(out, "%s: %s\n", topic_text(t, m->id), topic_text(t, m->title));
	buf_adds(out, m->reviewed.len > 0 ? "reviewed: " : "not reviewed by a clinician");
	buf_printf(out, "%s\n\n", topic_text(t, m->reviewed));
	for (size_t i = 0; i < count; i++) {
		uint32_t n = topic_count(t, counts[i].part);

		buf_printf(&text, "%s%u %s", i == 0 ? "" : ", ", n,
		    n == 1 ? counts[i].one : counts[i].many);
	}
	buf_adds(out, "  ");
	add_wrapped(out, buf_str(&text), 2, 2);
	buf_addc(out, '\n');
	buf_free(&text);
}

void
report_proofs(const struct proofs *p, struct buf *out)
{
	struct buf text = {0};

	for (int i = 0; i < PROOF_COUNT; i++) {
		const struct proof *f = &p->list[i];

		buf_clear(&text);
		buf_printf(&text, "%s: %s", f->id, f->statement);
		buf_printf(out, "%-14s  ", proof_result_name(f->result));
		add_wrapped(out, buf_str(&text), PROOF_INDENT, PROOF_INDENT);
		if (f->detail[0] == '\0')
			continue;
		buf_printf(out, "%*s- ", PROOF_INDENT, "");
		add_wrapped(out, f->detail, PROOF_INDENT + 2, PROOF_INDENT + 2);
	}
	buf_addc(out, '\n');
	buf_free(&text);
}

void
report_tree(const struct topic *t, struct buf *out)
{
	const struct image_report *r = &topic_meta(t)->report;

	buf_printf(out, "%8llu  nodes as a tree\n", (unsigned long long)r->tree_nodes);
	buf_printf(out, "%8u  nodes once equal futures are one\n", r->dag_nodes);
	buf_printf(out, "%8.2f  questions expected on a walk without \"not sure\"\n", r->expected);
	buf_printf(out, "%8u  questions on the longest stored one\n", r->longest);
	buf_printf(
	    out, "%8.2f  questions at least, by Shannon: %.2f bits to decide\n", r->bound, r->bits);
	if (r->bound > 0)
		buf_printf(out, "%8.2f  times the bound\n", r->expected / r->bound);
	buf_printf(out, "%7.3f%%  of the mass of walks without \"not sure\" is covered%s\n\n",
	    100 * r->covered, r->covered < 0.9999995 ? ", the rest is live" : "");
}

/* "a", "a (by b)" for a rule and what covers it, "a = b = c" for what is alike. */
static void
add_item(const struct topic *t, const struct survey *s, enum survey_kind kind,
    const struct survey_item *item, struct buf *out)
{
	bool alike = kind == SURVEY_CAUSES_ALIKE;

	for (uint32_t i = 0; i < item->count; i++) {
		buf_adds(out, i == 0 ? "" : alike ? " = " : " (by ");
		report_entity(t, s->entities.items[item->first + i], out);
		buf_adds(out, i > 0 && !alike ? ")" : "");
	}
	if (item->note[0] != '\0')
		buf_printf(out, " (%s)", item->note);
}

static void
add_list(
    const struct topic *t, const struct survey *s, enum survey_kind kind, bool all, struct buf *out)
{
	const struct survey_list *l = &s->list[kind];
	size_t most = LINES_SHOWN * (COLUMNS - FIGURE_INDENT) - sizeof "...";
	struct buf text = {0}, item = {0};

	buf_printf(&text, "%s: ", l->title);
	for (size_t i = 0; i < l->items.len; i++) {
		buf_clear(&item);
		buf_adds(&item, i > 0 ? ", " : "");
		add_item(t, s, kind, &l->items.items[i], &item);
		if (!all && i > 0 && text.len + item.len > most) {
			buf_adds(&text, ", ...");
			break;
		}
		buf_add(&text, item.data, item.len);
	}
	buf_printf(out, "%8zu  ", l->items.len);
	add_wrapped(out, buf_str(&text), FIGURE_INDENT, FIGURE_INDENT);
	buf_free(&text);
	buf_free(&item);
}

void
report_survey(const struct topic *t, const struct survey *s, bool all, struct buf *out)
{
	if (survey_total(s) == 0) {
		buf_adds(out, "every row leads somewhere, and no two rows say the same\n\n");
		return;
	}
	buf_adds(out, "worth a look (warnings; no proof fails for them):\n");
	for (int i = 0; i < SURVEY_COUNT; i++) {
		if (s->list[i].items.len > 0)
			add_list(t, s, (enum survey_kind)i, all, out);
	}
	buf_addc(out, '\n');
}

void
report_reading(const struct topic *t, struct buf *out)
{
	struct report_grade grades[REPORT_GRADES];
	const char *between = ":";
	struct buf text = {0};

	report_measure(t, grades);
	buf_adds(&text, "reading grade (Flesch-Kincaid; 6 is the aim)");
	for (int i = 0; i < REPORT_GRADES; i++) {
		if (grades[i].reading.words == 0)
			continue;
		buf_printf(&text, "%s %.1f %s", between, reading_grade(&grades[i].reading),
		    grades[i].words);
		between = ",";
	}
	add_wrapped(out, buf_str(&text), 0, 2);
	buf_free(&text);
}
