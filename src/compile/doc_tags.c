/* SPDX-License-Identifier: MIT */
/* Tags of HTML, read without a parser: one that never ends is none.
 *
 * cmark decodes entities in its own text only, so it is asked for those in HTML, one by one.
 */
#include "compile/doc_tags.h"

#include <cmark.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

static void *
grow(void *p, size_t size)
{
	return xreallocarray(p, 1, size);
}

cmark_node *
doc_tags_parse(const char *text, size_t len)
{
	static cmark_mem memory = {xcalloc, grow, free};
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);

	cmark_parser_feed(parser, text, len);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

#define ATTRIBUTES_MOST 4096 /* bytes of a tag in which quotes are looked for */
#define ENTITY 40            /* bytes of one at most */

/* clang-format off */
static const struct {
	const char *name;
	enum tag_effect effect;
} tags[] = {
	{"br", TAG_BREAK}, {"hr", TAG_RULE}, {"p", TAG_APART}, {"div", TAG_APART}, {"table", TAG_TABLE}, {"tr", TAG_ROW},
	{"td", TAG_CELL}, {"th", TAG_HEAD_CELL}, {"ul", TAG_BULLETS}, {"menu", TAG_BULLETS}, {"ol", TAG_NUMBERS},
	{"li", TAG_ITEM}, {"h1", TAG_HEADING}, {"h2", TAG_HEADING}, {"h3", TAG_HEADING}, {"h4", TAG_HEADING},
	{"h5", TAG_HEADING}, {"h6", TAG_HEADING}, {"pre", TAG_PRE}, {"blockquote", TAG_QUOTE}, {"b", TAG_STRONG},
	{"strong", TAG_STRONG}, {"i", TAG_EMPH}, {"em", TAG_EMPH}, {"cite", TAG_EMPH}, {"dfn", TAG_EMPH}, {"var", TAG_EMPH},
	{"u", TAG_EMPH}, {"ins", TAG_EMPH}, {"mark", TAG_EMPH}, {"code", TAG_CODE}, {"kbd", TAG_CODE}, {"samp", TAG_CODE},
	{"tt", TAG_CODE}, {"sup", TAG_RAISED}, {"sub", TAG_LOWERED}, {"s", TAG_STRUCK}, {"strike", TAG_STRUCK},
	{"del", TAG_STRUCK}, {"q", TAG_QUOTED}, {"a", TAG_LINK}, {"img", TAG_IMAGE}, {"script", TAG_MUTED},
	{"style", TAG_MUTED}, {"head", TAG_LEFT_OUT}, {"title", TAG_LEFT_OUT}, {"template", TAG_LEFT_OUT},
	{"noscript", TAG_APART}, {"svg", TAG_LEFT_OUT}, {"html", TAG_APART}, {"body", TAG_APART}, {"main", TAG_APART},
	{"header", TAG_APART}, {"footer", TAG_APART}, {"section", TAG_APART}, {"article", TAG_APART},
	{"aside", TAG_APART}, {"nav", TAG_APART}, {"address", TAG_APART}, {"figure", TAG_APART},
	{"figcaption", TAG_APART}, {"caption", TAG_APART}, {"details", TAG_APART}, {"summary", TAG_APART},
	{"center", TAG_APART}, {"dl", TAG_APART}, {"dt", TAG_APART}, {"dd", TAG_APART}, {"thead", TAG_APART},
	{"tbody", TAG_APART}, {"tfoot", TAG_APART}, {"span", TAG_PLAIN}, {"font", TAG_PLAIN}, {"small", TAG_PLAIN},
	{"big", TAG_PLAIN}, {"abbr", TAG_PLAIN}, {"time", TAG_PLAIN}, {"wbr", TAG_PLAIN}, {"bdi", TAG_PLAIN},
	{"colgroup", TAG_PLAIN}, {"col", TAG_PLAIN}, {"label", TAG_PLAIN}, {"picture", TAG_PLAIN},
	{"source", TAG_PLAIN}, {"meta", TAG_PLAIN}, {"link", TAG_PLAIN},
	{"audio", TAG_LOST}, {"video", TAG_LOST}, {"iframe", TAG_LOST}, {"object", TAG_LOST},
	{"embed", TAG_LOST}, {"canvas", TAG_LOST}, {"input", TAG_LOST}, {"button", TAG_LOST},
	{"select", TAG_LOST}, {"option", TAG_LOST}, {"textarea", TAG_LOST}, {"form", TAG_LOST},
	{"fieldset", TAG_LOST}, {"legend", TAG_LOST}, {"math", TAG_LOST}, {"map", TAG_LOST},
	{"area", TAG_LOST}, {"ruby", TAG_LOST}, {"rt", TAG_LOST}, {"progress", TAG_LOST},
	{"meter", TAG_LOST}, {"output", TAG_LOST}, {"frame", TAG_LOST}, {"blink", TAG_LOST},
	{"marquee", TAG_LOST},
};
/* clang-format on */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
doc_tag_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A name goes on to a blank, a slash or the end: <p-value> is no paragraph. */
static bool
is_of_name(char c)
{
	return !doc_tag_blank(c) && c != '/' && c != '>' && c != '\0';
}

/* The bytes of a tag, which has an end: a bracket in no quotes, unless these go on for too long. */
static size_t
tag_size(const char *s)
{
	char quote = '\0';

	for (size_t i = 1; i < ATTRIBUTES_MOST && s[i] != '\0'; i++) {
		if (s[i] == '>' && quote == '\0')
			return i + 1;
		if (quote == '\0' && (s[i] == '"' || s[i] == '\''))
			quote = s[i];
		else if (s[i] == quote)
			quote = '\0';
	}
	return (size_t)(strchr(s, '>') - s) + 1;
}

/* Finds what a tag is called, and what it means. bit is that of the first that mutes. */
static void
name_tag(struct doc_tag *t, unsigned bit)
{
	while (t->name < t->len && is_of_name(t->s[t->name]))
		t->name++;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		bool mutes = tags[i].effect == TAG_MUTED || tags[i].effect == TAG_LEFT_OUT;

		if (strlen(tags[i].name) == t->name && text_begins(t->s, tags[i].name, t->name)) {
			t->effect = tags[i].effect;
			t->mutes = mutes ? bit : 0;
		}
		bit <<= mutes;
	}
}

struct doc_tag
doc_tag_read(const char *s, unsigned *endless)
{
	static const struct {
		const char *start, *end;
	} kinds[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}, {"<", ">"}};
	struct doc_tag t = {.s = s + 1, .effect = TAG_UNKNOWN};
	unsigned kind = 0;

	if (*s != '<')
		return t;
	t.closes = *t.s == '/';
	bool tag = is_letter(t.s[t.closes]);
	if (!tag && *t.s != '!' && *t.s != '?')
		return t;
	while (strncmp(s, kinds[kind].start, strlen(kinds[kind].start)) != 0)
		kind++;
	const char *end = *endless & 1u << kind ? NULL : strstr(s, kinds[kind].end);
	if (end == NULL) {
		*endless |= 1u << kind;
		t.name = strlen(kinds[kind].start) - 1;
	} else if (tag) {
		t.size = tag_size(s);
		t.s += t.closes;
		t.len = t.size - 2 - t.closes;
		name_tag(&t, 1u << sizeof kinds / sizeof *kinds);
	} else {
		t.size = (size_t)(end - s) + strlen(kinds[kind].end);
		t.effect = TAG_PLAIN;
	}
	return t;
}

bool
doc_tag_attribute(const struct doc_tag *t, const char *name, const char **value, size_t *len)
{
	const char *end = t->s + t->len;
	size_t n = strlen(name);

	for (size_t i = t->name; i + n + 1 < t->len; i++) {
		const char *at = t->s + i + 1 + n;

		if (!doc_tag_blank(t->s[i]) || !text_begins(t->s + i + 1, name, n))
			continue;
		while (at < end && doc_tag_blank(*at))
			at++;
		if (at == end || *at++ != '=')
			continue;
		while (at < end && doc_tag_blank(*at))
			at++;
		bool quoted = at < end && (*at == '"' || *at == '\'');
		char quote = quoted ? *at++ : '\0';
		*value = at;
		while (at < end && (quoted ? *at != quote : !doc_tag_blank(*at)))
			at++;
		*len = (size_t)(at - *value);
		return quoted ? at < end : *len > 0;
	}
	return false;
}

bool
doc_tag_end(const struct doc_tag *t, const char *s, unsigned *endless, size_t *len)
{
	const char *at = *endless & t->mutes ? NULL : s;

	while (at != NULL && (at = strchr(at, '<')) != NULL) {
		*len = (size_t)(at - s);
		if (*++at == '/' && text_begins(at + 1, t->s, t->name) &&
		    !is_of_name(at[1 + t->name]))
			return true;
	}
	*endless |= t->mutes;
	return false;
}

void
doc_tag_decode(struct buf *out, const char *s, size_t len)
{
	for (size_t at = 0; at < len;) {
		const char *amp = memchr(s + at, '&', len - at);
		size_t plain = amp != NULL ? (size_t)(amp - s) - at : len - at;
		size_t left = len - at - plain;
		const char *end = NULL;

		buf_add(out, s + at, plain);
		at += plain;
		if (amp == NULL)
			break;
		end = memchr(amp, ';', left < ENTITY ? left : ENTITY);
		size_t size = end != NULL ? (size_t)(end - amp) + 1 : 1;
		cmark_node *root = size > 1 ? doc_tags_parse(amp, size) : NULL;
		cmark_node *text = root;
		while (text != NULL && cmark_node_get_type(text) != CMARK_NODE_TEXT)
			text = cmark_node_first_child(text);
		const char *decoded = text != NULL ? cmark_node_get_literal(text) : NULL;
		if (decoded != NULL && cmark_node_next(text) == NULL)
			buf_adds(out, decoded);
		else
			buf_add(out, amp, size = 1);
		if (root != NULL)
			cmark_node_free(root);
		at += size;
	}
}
