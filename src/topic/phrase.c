/* SPDX-License-Identifier: MIT */
/* The table of the phrases, and values put into their texts. The text that a topic has for a phrase
 * is no format: it is looked through for the names of values, and nothing else in it means
 * anything. */
#include "topic/topic.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* All that is said, side by side, texts first, and where each begins: a table of pointers would be
 * 20 kB that every program that runs has to itself, since addresses are written there as it starts.
 */
struct said {
#define PHRASE(NAME, id, most, text, note) char text_##NAME[sizeof(text)];
#include "topic/phrases.def"
#define PHRASE(NAME, id, most, text, note) char id_##NAME[sizeof(id)];
#include "topic/phrases.def"
#define PHRASE(NAME, id, most, text, note) char note_##NAME[sizeof(note)];
#include "topic/phrases.def"
};
static const struct said said = {
#define PHRASE(NAME, id, most, text, note) text,
#include "topic/phrases.def"
#define PHRASE(NAME, id, most, text, note) id,
#include "topic/phrases.def"
#define PHRASE(NAME, id, most, text, note) note,
#include "topic/phrases.def"
};

#define AT(member) (uint32_t) offsetof(struct said, member)
static const struct {
	uint32_t text, id, note;
	int most;
} rows[PHRASES] = {
#define PHRASE(NAME, id, most, text, note) {AT(text_##NAME), AT(id_##NAME), AT(note_##NAME), most},
#include "topic/phrases.def"
};

struct phrase_row
phrase_row(enum phrase p)
{
	const char *all = (const char *)&said;

	return (struct phrase_row){
	    all + rows[p].id, all + rows[p].text, all + rows[p].note, rows[p].most};
}

enum phrase
phrase_find(const char *id)
{
	int p = 0;

	while (p < PHRASES && strcmp(phrase_row(p).id, id) != 0)
		p++;
	return (enum phrase)p;
}

bool
phrase_next_value(const char *text, size_t *at, struct phrase_value *v)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	const char *open = text + *at;

	while ((open = strchr(open, '{')) != NULL) {
		size_t name = strspn(open + 1, letters);

		if (name > 0 && open[1 + name] == '}') {
			v->from = (size_t)(open - text);
			v->to = v->from + name + 2;
			*at = v->to;
			return true;
		}
		open++;
	}
	return false;
}

int
phrase_value_number(enum phrase p, const char *text, const struct phrase_value *v)
{
	const char *own = phrase_row(p).text;
	struct phrase_value w;
	int number = 0;

	for (size_t at = 0; phrase_next_value(own, &at, &w); number++)
		if (w.to - w.from == v->to - v->from &&
		    memcmp(own + w.from, text + v->from, w.to - w.from) == 0)
			return number;
	return -1;
}

void
phrase_fill(enum phrase p, const char *text, const char *const values[], struct buf *out)
{
	struct phrase_value v;
	size_t done = 0;

	for (size_t at = 0; phrase_next_value(text, &at, &v); done = v.to) {
		int number = phrase_value_number(p, text, &v);

		buf_add(out, text + done, v.from - done);
		if (number >= 0)
			buf_adds(out, values[number]);
		else
			buf_add(out, text + v.from, v.to - v.from);
	}
	buf_adds(out, text + done);
}

/* Those of the image that this program does not know are passed over. */
static void
find_phrases(const struct topic *t, const char **phrases)
{
	for (int p = 0; p < PHRASES; p++)
		phrases[p] = phrase_row(p).text;
	for (uint32_t i = 0; i < topic_count(t, PART_OWN); i++) {
		const struct own_word *own = topic_record(t, PART_OWN, i);
		enum phrase p = phrase_find(topic_text(t, own->word));

		if (p < PHRASES && own->text.len > 0)
			phrases[p] = topic_text(t, own->text);
	}
}

const char *
topic_phrase(const struct topic *t, enum phrase p)
{
	const char **phrases = t != NULL ? topic_phrases(t) : NULL;

	if (phrases == NULL)
		return phrase_row(p).text;
	if (phrases[p] == NULL)
		find_phrases(t, phrases);
	return phrases[p];
}

void
topic_add_text(const struct topic *t, const char *text, struct buf *out)
{
	struct phrase_value v;
	size_t done = 0;

	for (size_t at = 0; phrase_next_value(text, &at, &v); done = v.to) {
		char id[32];

		snprintf(id, sizeof id, "%.*s", (int)(v.to - v.from) - 2, text + v.from + 1);
		enum phrase p = phrase_find(id);
		buf_add(out, text + done, v.from - done);
		if (p < PHRASES)
			buf_adds(out, topic_phrase(t, p));
		else
			buf_add(out, text + v.from, v.to - v.from);
	}
	buf_adds(out, text + done);
}

void
topic_add_phrase(const struct topic *t, enum phrase p, const char *const values[], struct buf *out)
{
	phrase_fill(p, topic_phrase(t, p), values, out);
}
