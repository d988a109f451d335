/* What is left of a block of HTML in a document: its text.
 *
 * This is no parser of HTML. Tags go, comments, scripts and styles go with what they hold, and
 * lines become one. What comes out is text for the filter like any other, so nothing depends on
 * finding every tag that a browser would.
 */
#include <string.h>
#include <strings.h>

#include "compile/doc_make.h"

/* The first place in s that reads like word in any case; the end of s if there is none. */
static const char *
find_word(const char *s, const char *word)
{
	size_t len = strlen(word);

	while (*s != '\0' && strncasecmp(s, word, len) != 0)
		s++;
	return s;
}

/* Where a piece of HTML that starts at s with '<' ends. */
static const char *
skip_piece(const char *s)
{
	static const struct {
		const char *start, *end;
	} wholes[] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};

	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
		if (strncasecmp(s, wholes[i].start, strlen(wholes[i].start)) == 0) {
			s = find_word(s, wholes[i].end);
			break;
		}
	s += strcspn(s, ">");
	return *s == '>' ? s + 1 : s;
}

void
doc_html_text(const char *html, struct buf *out)
{
	while (*html != '\0') {
		size_t text = strcspn(html, "<\n");

		buf_add(out, html, text);
		html += text;
		if (*html == '\n') {
			buf_addc(out, ' ');
			html++;
		} else if (*html == '<') {
			html = skip_piece(html);
		}
	}
}
