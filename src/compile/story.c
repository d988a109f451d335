/* SPDX-License-Identifier: MIT */
/* Marks are found by their middle, "](", so that brackets may stand in a story for themselves. */
#include "compile/story.h"

#include <string.h>

#include "base/buf.h"

static struct item
cut(const struct input *in, const char *text, const char *from, const char *to)
{
	size_t len = (size_t)(to - from);

	return (struct item){arena_strndup(in->arena, from, len), len, (size_t)(from - text)};
}

bool
story_mark(const struct input *in, struct table_field story, size_t *at, struct story_mark *mark)
{
	const char *first = story.text + *at, *middle = strstr(first, "]("), *open = middle, *close;

	if (middle == NULL)
		return false;
	while (open > first && *open != '[')
		open--;
	close = strchr(middle, ')');
	*mark = (struct story_mark){.absent = middle[2] == '-'};
	if (close == NULL || *open != '[') {
		mark->words = cut(in, story.text, middle, story.text + story.len);
		*at = story.len;
		return true;
	}
	mark->words = cut(in, story.text, open + 1, middle);
	mark->symptom = cut(in, story.text, middle + 2 + mark->absent, close);
	*at = (size_t)(close + 1 - story.text);
	return true;
}

const char *
story_plain(const struct input *in, const char *text)
{
	struct table_field story = {text, strlen(text)};
	struct buf plain = {0};
	struct story_mark mark;
	size_t at = 0, told = 0;

	for (; story_mark(in, story, &at, &mark) && mark.symptom.len > 0; told = at)
		buf_printf(&plain, "%.*s%s", (int)(mark.words.offset - 1 - told), text + told,
		    mark.words.text);
	buf_adds(&plain, text + told);
	text = arena_strndup(in->arena, buf_str(&plain), plain.len);
	buf_free(&plain);
	return text;
}
