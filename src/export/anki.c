/* SPDX-License-Identifier: MIT */
/* The cards to recall as a text file that Anki imports: lines of fields between tabs, after headers
 * that say so. A card's guid is its topic and its name in a learner's file, so that importing anew
 * renews the card and keeps what was learnt. */
#include "export/formats.h"

#include <string.h>

#include "learn/recall.h"
#include "tell/forms.h"

/* In HTML, on one line. */
static void
add_field(struct buf *out, const struct buf *text)
{
	form_write_text(form_named("html"), buf_str(text), out);
}

/* A name as it stands in a guid and in a tag: a tab or a new line, which only a forged image has
 * there, would begin a field. */
static void
add_name(struct buf *out, const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++)
		buf_addc(out, (unsigned char)name[i] > ' ' ? name[i] : '-');
}

static void
add_card(struct buf *out, const struct recall *r, uint32_t card, const char *topic)
{
	struct buf text = {0};
	const struct recall_card *c = &r->cards.items[card];
	const char *name = r->names.items[card];

	buf_adds(out, "ramus:");
	add_name(out, topic, strlen(topic));
	buf_addc(out, ':');
	add_name(out, name, strlen(name));
	buf_addc(out, '\t');
	recall_write_prompt(r, card, &text);
	add_field(out, &text);
	buf_adds(out, c->kind == RECALL_STEPS ? "\t<ol>" : "\t<ul>");
	for (uint32_t i = 0; i < c->count; i++) {
		buf_clear(&text);
		recall_write_item(r, card, i, &text);
		buf_adds(out, "<li>");
		add_field(out, &text);
		buf_adds(out, "</li>");
	}
	buf_adds(out, c->kind == RECALL_STEPS ? "</ol>" : "</ul>");
	buf_adds(out, "\tramus ");
	add_name(out, topic, strlen(topic));
	buf_addc(out, ' ');
	add_name(out, name, strcspn(name, ":"));
	buf_addc(out, '\n');
	buf_free(&text);
}

/* The name of the deck, which is no HTML: "::" would begin a deck within it. */
static void
add_deck(struct buf *out, const char *title)
{
	for (size_t i = 0; title[i] != '\0'; i++)
		if ((unsigned char)title[i] < ' ')
			buf_addc(out, ' ');
		else if (title[i] != ':' || title[i + 1] != ':')
			buf_addc(out, title[i]);
}

int
export_anki(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct image_meta *m = topic_meta(r->t);
	struct recall *cards = recall_new(r->t);
	uint32_t count = (uint32_t)cards->cards.len;

	buf_adds(out, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:");
	add_deck(out, topic_text(r->t, m->title));
	buf_adds(out, "\n#columns:guid\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n");
	for (uint32_t i = 0; i < count; i++)
		add_card(out, cards, i, topic_text(r->t, m->id));
	recall_free(cards);
	return count > 0 ? 0 : error_set(err, "this topic has no cards: no row of it has a source");
}
