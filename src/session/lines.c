/* SPDX-License-Identifier: MIT */
/* Files as lines: heads, names, checksums. A file is refused whole before any line of it counts, so
 * that its readers need not ask whether it is damaged. */
#include "session/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "topic/answer.h"

static const char end_word[] = "end ";

/* In the word of an answer to a "several": what is not so, and that the rest is open. */
#define NOT_SIGN "!"
#define REST_OPEN "..."

/* The image's header holds a checksum of the checksums of all parts. */
static uint32_t
topic_sum(const struct topic *t)
{
	size_t len;
	const struct image_header *h = topic_bytes(t, &len);

	return len >= sizeof *h ? h->header_crc : 0;
}

void
lines_begin(struct buf *out, const struct lines_format *f, const struct topic *t)
{
	buf_printf(out, "%s %s\n", f->word, f->version);
	if (f->note != NULL)
		buf_printf(out, "# %s\n", f->note);
	buf_adds(out, "topic");
	lines_add_name(out, topic_text(t, topic_meta(t)->id));
	if (f->bound)
		buf_printf(out, " %08x", (unsigned)topic_sum(t));
	buf_addc(out, '\n');
}

void
lines_end(struct buf *out)
{
	buf_printf(out, "%s%08lx\n", end_word,
	    crc32(0, (const unsigned char *)out->data, (unsigned)out->len));
}

int
lines_fit(const struct buf *out, const char *file, struct error *err)
{
	if (out->len <= LINES_FILE_LIMIT)
		return 0;
	return error_set(err,
	    "%s: not written, since it would be larger than %u bytes and could not be read again",
	    file, LINES_FILE_LIMIT);
}

void
lines_add_name(struct buf *out, const char *name)
{
	buf_addc(out, ' ');
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if (c > ' ' && c < 0x7f && c != '%')
			buf_addc(out, (char)c);
		else
			buf_printf(out, "%%%02x", c);
	}
}

void
lines_add_id(struct buf *out, const struct topic *t, uint32_t kind, uint32_t index)
{
	lines_add_name(out, topic_entity_id(t, (struct entity){kind, index}));
}

void
lines_add_answer(struct buf *out, const struct topic *t, uint32_t question, uint32_t answer)
{
	struct buf word = {0};

	lines_add_id(out, t, ENTITY_QUESTION, question);
	lines_answer_word(t, question, answer, &word);
	lines_add_name(out, buf_str(&word));
	buf_free(&word);
}

void
lines_answer_word(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out)
{
	struct list symptoms = topic_question(t, question)->symptoms;
	bool open = answer_leaves_open(answer, symptoms.count);
	const char *between = "";

	if (answer < ANSWER_FIRST)
		buf_adds(out, answer == ANSWER_UNSURE ? "unsure" : "no");
	for (uint32_t i = 0; answer >= ANSWER_FIRST && i < symptoms.count; i++) {
		struct entity e = {ENTITY_SYMPTOM, topic_item(t, symptoms, i)};
		enum finding finding = answer_finding(answer, i);

		if (finding != FINDING_YES && !(open && finding == FINDING_NO))
			continue;
		buf_printf(out, "%s%s%s", between, finding == FINDING_NO ? NOT_SIGN : "",
		    topic_entity_id(t, e));
		between = "+";
	}
	buf_adds(out, open ? "+" REST_OPEN : "");
}

/* The answer that such a word with more than one symptom stands for, cutting it up; ANSWER_UNASKED
 * if none. */
static uint32_t
several_of_word(const struct topic *t, const struct question *q, char *word)
{
	uint32_t yes = 0, no = 0;
	bool open = false;

	for (char *next = word; word != NULL; word = next) {
		bool not = *word == *NOT_SIGN;
		uint32_t i = 0;

		next = strchr(word, '+');
		if (next != NULL)
			*next++ = '\0';
		if (strcmp(word, REST_OPEN) == 0 && next == NULL) {
			open = true;
			break;
		}
		struct entity e = topic_find(t, word + not );
		while (e.kind == ENTITY_SYMPTOM && i < q->options &&
		       topic_item(t, q->symptoms, i) != e.index)
			i++;
		if (e.kind != ENTITY_SYMPTOM || i >= q->options || i >= ANSWER_SEVERAL_MOST ||
		    ((yes | no) >> i & 1))
			return ANSWER_UNASKED;
		*(not ? &no : &yes) |= UINT32_C(1) << i;
	}
	return answer_several(yes, open ? no : UINT32_MAX, q->options);
}

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

const char *
lines_name(struct lines *l)
{
	const char *at = l->rest;

	buf_clear(&l->name);
	if (*at != ' ')
		return NULL;
	for (at++; *at != '\0' && *at != ' '; at++) {
		if (*at != '%') {
			buf_addc(&l->name, *at);
			continue;
		}
		int high = hex_digit(at[1]), low = high < 0 ? -1 : hex_digit(at[2]);
		if (low < 0 || (high | low) == 0)
			return NULL;
		buf_addc(&l->name, (char)(high << 4 | low));
		at += 2;
	}
	l->rest = at;
	return l->name.len > 0 ? buf_str(&l->name) : NULL;
}

bool
lines_number(struct lines *l, uint64_t most, uint64_t *number)
{
	const char *name = lines_name(l);
	char *stop;

	if (name == NULL || name[0] < '0' || name[0] > '9')
		return false;
	errno = 0;
	*number = strtoull(name, &stop, 10);
	return *stop == '\0' && errno == 0 && *number <= most;
}

uint32_t
lines_urgency(struct lines *l)
{
	const char *name = lines_name(l);

	for (uint32_t u = 0; name != NULL && u < URGENCY_LEVELS; u++)
		if (strcmp(topic_urgency_name(u), name) == 0)
			return u;
	return NONE;
}

uint32_t
lines_id(struct lines *l, const struct topic *t, uint32_t kind)
{
	const char *name = lines_name(l);
	struct entity e = {ENTITY_KINDS, NONE};

	if (name != NULL)
		e = topic_find(t, name);
	return e.kind == kind ? e.index : NONE;
}

bool
lines_answer(struct lines *l, const struct topic *t, uint32_t *question, uint32_t *answer)
{
	const char *name;

	*question = lines_id(l, t, ENTITY_QUESTION);
	if (*question == NONE || (name = lines_name(l)) == NULL)
		return false;
	*answer = strcmp(name, "no") == 0 ? ANSWER_NONE : ANSWER_UNSURE;
	if (*answer == ANSWER_NONE)
		return topic_has_answer(topic_question(t, *question), ANSWER_NONE);
	if (strcmp(name, "unsure") == 0)
		return true;
	const struct question *q = topic_question(t, *question);
	struct entity e = topic_find(t, name);
	for (uint32_t i = 0; e.kind == ENTITY_SYMPTOM && i < q->options; i++)
		if (topic_item(t, q->symptoms, i) == e.index) {
			*answer = ANSWER_FIRST + i;
			return true;
		}
	*answer = ANSWER_UNASKED;
	if (q->kind == QUESTION_SEVERAL)
		*answer = several_of_word(t, q, l->name.data);
	return *answer != ANSWER_UNASKED;
}

bool
lines_word(struct lines *l, const char *word)
{
	size_t len = strlen(word);

	if (strncmp(l->rest, word, len) != 0 || (l->rest[len] != ' ' && l->rest[len] != '\0'))
		return false;
	l->rest += len;
	return true;
}

bool
lines_done(const struct lines *l)
{
	return *l->rest == '\0';
}

bool
lines_next(struct lines *l)
{
	l->rest = NULL;
	while (l->at < l->end && l->rest == NULL) {
		char *line = l->at, *stop = memchr(line, '\n', (size_t)(l->end - line));

		l->number++;
		if (stop == NULL) /* only of a buffer without a last newline */
			return false;
		*stop = '\0';
		l->at = stop + 1;
		if (*line != '#')
			l->rest = line;
	}
	return l->rest != NULL;
}

/* Checks the last line's checksum and ends the lines before it; l->number is that of the last line
 * where it does not fit. */
static int
check_sum(struct lines *l, size_t len, struct error *err)
{
	char *stop = l->text + len, *last = stop;

	for (const char *at = l->text; at < stop; at++)
		l->number += at == l->text || at[-1] == '\n';
	last -= len > 0 && stop[-1] == '\n';
	bool whole = last < stop;
	while (last > l->text && last[-1] != '\n')
		last--;
	if (!whole || strlen(l->text) != len || strncmp(last, end_word, sizeof end_word - 1) != 0)
		return lines_refuse(
		    l, "is damaged: the file ends here, before the line with its checksum", err);
	unsigned long sum = strtoul(last + sizeof end_word - 1, &stop, 16);
	if (*stop != '\n' ||
	    sum != crc32(0, (const unsigned char *)l->text, (unsigned)(last - l->text)))
		return lines_refuse(
		    l, "is damaged: this checksum does not fit what stands before it", err);
	l->end = last;
	l->number = 0;
	return 0;
}

/* The line with the topic. */
static int
check_topic(struct lines *l, const struct topic *t, bool bound, struct error *err)
{
	bool named = lines_next(l) && lines_word(l, "topic");
	const char *id = named ? lines_name(l) : NULL;
	char *stop = NULL;

	if (id == NULL)
		return error_set(err, "%s: is damaged: it names no topic", l->file);
	if (strcmp(id, topic_text(t, topic_meta(t)->id)) != 0)
		return error_set(err, "%s: belongs to the topic \"%s\"", l->file, id);
	if (bound &&
	    (*l->rest != ' ' || strtoul(l->rest + 1, &stop, 16) != topic_sum(t) || *stop != '\0'))
		return error_set(err,
		    "%s: was saved with another compilation of this topic; its answers may no "
		    "longer mean the same",
		    l->file);
	return 0;
}

static bool
is_word(struct lines *l, const struct lines_format *f)
{
	return lines_word(l, f->word) || (f->once != NULL && lines_word(l, f->once));
}

int
lines_open(struct lines *l, const struct lines_format *f, const struct topic *t, const char *bytes,
    size_t len, const char *file, struct error *err)
{
	struct buf b = {0};

	*l = (struct lines){.file = file};
	if (bytes != NULL)
		buf_add(&b, bytes, len);
	else if (file_read(file, LINES_FILE_LIMIT, &b, err) != 0) {
		buf_free(&b);
		return -1;
	}
	len = b.len;
	l->rest = l->text = buf_steal(&b);
	if (!is_word(l, f) || *l->rest != ' ')
		return error_set(err, "%s: is not a %s of Ramus", file, f->what);
	if (check_sum(l, len, err) != 0)
		return -1;
	l->at = l->text;
	if (!lines_next(l) || !is_word(l, f) || strcmp(l->rest + 1, f->version) != 0)
		return error_set(err, "%s: was written by another version of Ramus", file);
	return check_topic(l, t, f->bound, err);
}

void
lines_over(struct lines *l, struct buf *text)
{
	*l = (struct lines){.file = "", .at = text->data, .end = text->data};
	if (text->len > 0)
		l->end += text->len;
}

void
lines_close(struct lines *l)
{
	free(l->text);
	buf_free(&l->name);
	*l = (struct lines){0};
}

int
lines_refuse(const struct lines *l, const char *why, struct error *err)
{
	return error_set(err, "%s:%u: %s", l->file, l->number, why);
}
