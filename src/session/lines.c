/* Files as lines: heads, names, checksums. A file is refused whole before any line of it counts, so
 * that its readers need not ask whether it is damaged. */
#include "session/lines.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/alloc.h"

static const char end_word[] = "end ";

/* The image's header holds a checksum of the checksums of all parts. */
static uint32_t
topic_sum(const struct topic *t)
{
	size_t len;
	const struct image_header *h = topic_bytes(t, &len);

	return len >= sizeof *h ? h->header_crc : 0;
}

void
lines_begin(struct buf *out, const struct lines_format *f)
{
	buf_printf(out, "%s %s\n", f->word, f->version);
	if (f->note != NULL)
		buf_printf(out, "# %s\n", f->note);
}

void
lines_write_topic(struct buf *out, const struct topic *t, bool sum)
{
	buf_printf(out, "topic %s", topic_text(t, topic_meta(t)->id));
	if (sum)
		buf_printf(out, " %08x", (unsigned)topic_sum(t));
	buf_addc(out, '\n');
}

void
lines_end(struct buf *out)
{
	buf_printf(out, "%s%08lx\n", end_word,
	    crc32(0, (const unsigned char *)out->data, (unsigned)out->len));
}

void
lines_add_name(struct buf *out, const char *name)
{
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if (c > ' ' && c < 0x7f && c != '%')
			buf_addc(out, (char)c);
		else
			buf_printf(out, "%%%02x", c);
	}
}

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
lines_next_name(const char **at, struct buf *out)
{
	buf_clear(out);
	if (**at != ' ')
		return false;
	for ((*at)++; **at != '\0' && **at != ' '; (*at)++) {
		int high, low;

		if (**at != '%') {
			buf_addc(out, **at);
			continue;
		}
		high = hex_digit((*at)[1]);
		low = high < 0 ? -1 : hex_digit((*at)[2]);
		if (low < 0 || (high | low) == 0)
			return false;
		buf_addc(out, (char)(high << 4 | low));
		*at += 2;
	}
	return out->len > 0;
}

const char *
lines_after(const char *line, const char *word)
{
	size_t len = strlen(word);

	return strncmp(line, word, len) == 0 && (line[len] == ' ' || line[len] == '\0') ? line + len
											: NULL;
}

/* Checks the last line's checksum; the length of what stands before it, 0 if it does not fit. */
static size_t
checked_length(const char *text, size_t len)
{
	size_t last;
	unsigned long sum;
	char *stop;

	if (len < sizeof end_word + 8 || text[len - 1] != '\n')
		return 0;
	for (last = len - 1; last > 0 && text[last - 1] != '\n'; last--)
		;
	if (strncmp(text + last, end_word, sizeof end_word - 1) != 0)
		return 0;
	sum = strtoul(text + last + sizeof end_word - 1, &stop, 16);
	if (stop != text + len - 1 || sum != crc32(0, (const unsigned char *)text, (unsigned)last))
		return 0;
	return last;
}

int
lines_open(struct lines *l, const struct lines_format *f, const char *bytes, size_t len,
    const char *name, struct error *err)
{
	const char *version, *line;
	size_t kept;

	*l = (struct lines){.text = xstrndup(bytes, len)};
	version = lines_after(l->text, f->word);
	if (version == NULL || *version != ' ')
		return error_set(err, "%s: is not a %s of Ramus", name, f->what);
	kept = strlen(l->text) == len ? checked_length(l->text, len) : 0;
	if (kept == 0)
		return error_set(err, "%s: is damaged: its checksum does not fit", name);
	l->at = l->text;
	l->end = l->text + kept;
	line = lines_next(l);
	if (line == NULL || strcmp(version + 1, f->version) != 0)
		return error_set(err, "%s: was written by another version of Ramus", name);
	return 0;
}

void
lines_over(struct lines *l, struct buf *text)
{
	*l = (struct lines){.at = text->data, .end = text->data + text->len};
}

void
lines_close(struct lines *l)
{
	free(l->text);
	*l = (struct lines){0};
}

char *
lines_next(struct lines *l)
{
	while (l->at < l->end) {
		char *line = l->at, *stop = memchr(line, '\n', (size_t)(l->end - line));

		l->number++;
		if (stop == NULL) /* only of a buffer without a last newline */
			return NULL;
		*stop = '\0';
		l->at = stop + 1;
		if (*line != '#')
			return line;
	}
	return NULL;
}

int
lines_check_topic(
    struct lines *l, const struct topic *t, bool sum, const char *name, struct error *err)
{
	const char *line = lines_next(l), *at = line != NULL ? lines_after(line, "topic") : NULL;
	struct buf id = {0};
	char *stop = NULL;
	int status = -1;

	if (at == NULL || !lines_next_name(&at, &id))
		error_set(err, "%s: is damaged: it names no topic", name);
	else if (strcmp(buf_str(&id), topic_text(t, topic_meta(t)->id)) != 0)
		error_set(err, "%s: belongs to the topic \"%s\"", name, buf_str(&id));
	else if (sum && (*at != ' ' || strtoul(at + 1, &stop, 16) != topic_sum(t) || *stop != '\0'))
		error_set(err,
		    "%s: was saved with another compilation of this topic; its answers may no "
		    "longer mean the same",
		    name);
	else
		status = 0;
	buf_free(&id);
	return status;
}
