/* SPDX-License-Identifier: MIT */
/* Sources as a reader finds them: the document's id and the section's slug, as the tables write
 * them. */
#include "learn/cite.h"

static bool
is_repeated(const struct topic *t, struct list refs, uint32_t i)
{
	struct ref r = topic_ref(t, refs, i);

	for (uint32_t k = 0; k < i; k++) {
		struct ref earlier = topic_ref(t, refs, k);

		if (earlier.source == r.source && earlier.section == r.section)
			return true;
	}
	return false;
}

void
cite_add_refs(const struct topic *t, struct list refs, struct buf *out)
{
	const char *before = " [";

	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref r = topic_ref(t, refs, i);

		if (r.source >= topic_source_count(t) || is_repeated(t, refs, i))
			continue;
		buf_printf(out, "%s%s", before, topic_text(t, topic_source(t, r.source)->id));
		if (r.section != NONE)
			buf_printf(out, "#%s", topic_text(t, topic_section(t, r.section)->slug));
		before = "; ";
	}
	if (before[0] == ';')
		buf_addc(out, ']');
}

bool
cite_is_stated(const struct topic *t, uint32_t row)
{
	const struct evidence *e = topic_evidence(t, row);

	return e->basis == BASIS_STATED && e->refs.count > 0 && e->symptom < topic_symptom_count(t);
}

void
cite_add_row(const struct topic *t, uint32_t row, struct buf *out)
{
	const struct evidence *e = topic_evidence(t, row);

	buf_adds(out, topic_text(t, e->written));
	if (e->strength.len > 0)
		buf_printf(out, ", \"%s\"", topic_text(t, e->strength));
	if (e->basis < BASES)
		buf_printf(
		    out, " (%s)", topic_phrase(t, (enum phrase)(PHRASE_CITE_STATED + e->basis)));
	cite_add_refs(t, e->refs, out);
}
