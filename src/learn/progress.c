/* SPDX-License-Identifier: MIT */
/* The progress file read and changed. */
#include "learn/progress.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

static const struct lines_format format = {.word = "ramus-progress",
    .version = "1",
    .what = "progress file",
    .note = "What one person has practised: cases with the best score, cards with the day when "
	    "each comes back (SM-2). No name, no answers.",
    .once = "ramus-recall"};

static const char *const kinds[] = {PROGRESS_ORDER, PROGRESS_CASE, PROGRESS_CARD};

char *
progress_path(const struct topic *t)
{
	const char *id = topic_text(t, topic_meta(t)->id);

	return file_is_plain_name(id) ? file_xdg(FILE_XDG_DATA, "progress/%s.progress", id) : NULL;
}

/* Goes past the first word of a line that is of one of the kinds; NULL where it is of none. */
static const char *
kind_of(struct lines *l)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (lines_word(l, kinds[i]))
			return kinds[i];
	return NULL;
}

int
progress_read(const struct topic *t, const char *bytes, size_t len, const char *file,
    const char *kind, progress_taker *take, void *ctx, struct error *err)
{
	struct lines l;
	int status = lines_open(&l, &format, t, bytes, len, file, err);

	while (status == 0 && lines_next(&l)) {
		const char *found = kind_of(&l);

		if (found == NULL ||
		    (strcmp(found, kind) == 0 && (!take(ctx, &l) || !lines_done(&l))))
			status = lines_refuse(&l, "is no line of such a file", err);
	}
	lines_close(&l);
	return status;
}

/* The length of the first two words of a line, or of the only one that names it. */
static size_t
name_length(const char *line)
{
	size_t word = strcspn(line, " \n");

	if (strncmp(line, PROGRESS_ORDER " ", strlen(PROGRESS_ORDER " ")) == 0)
		return word;
	return line[word] == ' ' ? word + 1 + strcspn(line + word + 1, " \n") : word;
}

/* The line among `lines` of the same name; NULL. */
static const char *
same_name(const char *lines, const char *line)
{
	size_t len = name_length(line);

	while (*lines != '\0' && (name_length(lines) != len || strncmp(lines, line, len) != 0)) {
		lines += strcspn(lines, "\n");
		lines += *lines == '\n';
	}
	return *lines != '\0' ? lines : NULL;
}

/* Appends the lines of the file, if there is one, but for those that new ones replace. */
static int
add_old(
    const struct topic *t, const char *path, const char *lines, struct buf *out, struct error *err)
{
	struct lines l;

	if (access(path, F_OK) != 0)
		return 0;
	int status = lines_open(&l, &format, t, NULL, 0, path, err);
	while (status == 0 && lines_next(&l))
		if (same_name(lines, l.rest) == NULL)
			buf_printf(out, "%s\n", l.rest);
	lines_close(&l);
	return status;
}

int
progress_change(
    const struct topic *t, const char *path, progress_maker *make, void *ctx, struct error *err)
{
	struct buf out = {0}, lines = {0};
	int lock = file_lock(path, err);

	if (lock < 0)
		return -1;
	lines_begin(&out, &format, t);
	int status = make(ctx, &lines, err);
	if (status == 0)
		status = add_old(t, path, buf_str(&lines), &out, err);
	buf_adds(&out, buf_str(&lines));
	lines_end(&out);
	if (status == 0)
		status = lines_fit(&out, path, err);
	if (status == 0)
		status = file_write(path, out.data, out.len, err);
	file_unlock(path, lock);
	buf_free(&lines);
	buf_free(&out);
	return status;
}

static int
add_lines(void *ctx, struct buf *lines, struct error *err)
{
	(void)err;
	buf_adds(lines, *(const char **)ctx);
	return 0;
}

int
progress_put(const struct topic *t, const char *path, const char *lines, struct error *err)
{
	return progress_change(t, path, add_lines, &lines, err);
}
