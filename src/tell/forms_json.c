/* SPDX-License-Identifier: MIT */
/* A page as JSON, for programs: its paragraphs in their order. Each has its part, a
 * word of the table below, and its text; items and rows have the columns by which they are
 * indented, and what stands in a section that may be folded says so. */
#include "tell/forms_state.h"

#include "base/json.h"

static const char *const parts[PARAGRAPH_KINDS] = {[PARAGRAPH_TEXT] = "text",
    [PARAGRAPH_TITLE] = "title",
    [PARAGRAPH_HEADING] = "heading",
    [PARAGRAPH_ITEM] = "item",
    [PARAGRAPH_NUMBERED] = "numbered",
    [PARAGRAPH_ROW] = "row"};

static void
add_letter(struct writer *w, char c)
{
	buf_addc(w->out, c);
}

void
form_write_json(const struct page *p, struct buf *out)
{
	static const struct form letters = {.letter = add_letter};
	struct buf text = {0};
	struct json j;

	json_begin(&j, out);
	json_open(&j);
	json_array(&j, "page");
	for (size_t i = 0; i < p->paragraphs.len; i++) {
		const struct paragraph *b = &p->paragraphs.items[i];

		if (!b->says)
			continue;
		buf_clear(&text);
		form_add_paragraph(&(struct writer){.f = &letters, .p = p, .out = &text}, b);
		json_object(&j, NULL);
		json_string(&j, "part", parts[b->kind]);
		if (b->kind >= PARAGRAPH_ITEM)
			json_integer(&j, "indent", b->indent);
		if (b->fold)
			json_bool(&j, "fold", true);
		json_string(&j, "text", buf_str(&text));
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_close(&j);
	buf_free(&text);
}
