/* SPDX-License-Identifier: MIT */
/* A folder of practices: its files listed before any is opened, so that which topic they are of can
 * be asked of all of them, and names can be replaced. */
#include "learn/folder.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "learn/saved.h"

/* Why what stands there is no file to open; NULL. */
static const char *
fault_of(const char *path, const char *name, struct stat *st)
{
	const char *fault = file_name_fault(path);

	return fault != NULL                   ? fault
	       : strlen(name) > FOLDER_LONGEST ? "has too long a path"
	       : lstat(path, st) != 0          ? "cannot be found any more"
	       : S_ISLNK(st->st_mode)          ? "is a link, which is not followed"
					       : NULL;
}

/* `inside`: bytes of a path that stand for the folder. */
static int
add_folder(struct folder *d, const char *folder, size_t inside, int depth, struct error *err)
{
	char **names;
	int count = file_list(folder, &names, err);

	for (int i = 0; i < count; i++) {
		char *path = xasprintf("%s/%s", folder, names[i]), *name = path + inside;
		const char *slash = strchr(name, '/'), *dot = strrchr(name, '.');
		const char *end = slash != NULL ? slash : dot != NULL && dot > name ? dot : NULL;
		struct stat st;
		const char *fault = fault_of(path, name, &st);

		free(names[i]);
		if (fault == NULL && S_ISDIR(st.st_mode)) {
			if (depth == FOLDER_DEPTH)
				fault = "is a folder too deep";
			else if (add_folder(d, path, inside, depth + 1, NULL) != 0)
				fault = "is a folder that cannot be listed";
			if (fault == NULL) {
				free(path);
				continue;
			}
		}
		vec_push(&d->files,
		    ((struct folder_file){path,
			xstrndup(name, end != NULL ? (size_t)(end - name) : strlen(name)),
			xstrdup(name), fault}));
	}
	free(names);
	return count < 0 ? -1 : 0;
}

int
folder_open(struct folder *d, const char *path, struct error *err)
{
	*d = (struct folder){.passed = {0}};
	return add_folder(d, path, strlen(path) + 1, 0, err);
}

void
folder_free(struct folder *d)
{
	for (size_t i = 0; i < d->files.len; i++) {
		free(d->files.items[i].path);
		free(d->files.items[i].person);
		free(d->files.items[i].name);
	}
	vec_free(&d->files);
	buf_free(&d->passed);
}

/* What orders people so that the order tells nothing of their names: the same everywhere. */
static uint32_t
number_of(const char *person)
{
	uint64_t x = 0;

	for (; *person != '\0'; person++)
		x = hash_mix(x + (unsigned char)*person + 1);
	return 100000 + (uint32_t)(x % 900000);
}

static int
by_number(const void *a, const void *b)
{
	const struct folder_file *x = a, *y = b;
	uint32_t m = number_of(x->person), n = number_of(y->person);
	int order = strcmp(x->person, y->person);

	return m != n ? (m < n ? -1 : 1) : order != 0 ? order : strcmp(x->name, y->name);
}

void
folder_anonymise(struct folder *d)
{
	char *last = xstrdup("");
	uint32_t number = 0, nth = 0;

	if (d->files.len > 0)
		qsort(d->files.items, d->files.len, sizeof *d->files.items, by_number);
	for (size_t i = 0; i < d->files.len; i++) {
		struct folder_file *f = &d->files.items[i];

		if (i == 0 || strcmp(f->person, last) != 0) {
			uint32_t own = number_of(f->person);

			number = own > number ? own : number + 1;
			nth = 0;
		}
		free(last);
		last = f->person;
		free(f->name);
		f->person = xasprintf("%u", (unsigned)number);
		f->name = xasprintf("%u/%u", (unsigned)number, (unsigned)++nth);
	}
	free(last);
}

struct named {
	char *topic;
	size_t file;
};

static int
by_topic(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int order = strcmp(x->topic, y->topic);

	return order != 0 ? order : x->file < y->file ? -1 : x->file > y->file;
}

bool
folder_choose(const struct folder *d, struct buf *bytes, const char **name)
{
	VEC(struct named) list = {0};
	size_t best = 0, most = 0, run = 0;

	for (size_t i = 0; i < d->files.len; i++) {
		const struct folder_file *f = &d->files.items[i];
		struct buf id = {0};

		buf_clear(bytes);
		if (f->fault == NULL && saved_load(f->path, f->name, bytes, NULL) == 0 &&
		    saved_kind(buf_str(bytes), bytes->len) == SAVED_PRACTICE &&
		    saved_topic(buf_str(bytes), bytes->len, &id))
			vec_push(&list, ((struct named){buf_steal(&id), i}));
		buf_free(&id);
	}
	if (list.len > 0)
		qsort(list.items, list.len, sizeof *list.items, by_topic);
	for (size_t i = 0; i < list.len; i++) {
		bool same = i > 0 && strcmp(list.items[i].topic, list.items[i - 1].topic) == 0;

		run = same ? run + 1 : 1;
		if (run > most || (run == most && list.items[i + 1 - run].file < best)) {
			most = run;
			best = list.items[i + 1 - run].file;
		}
	}
	for (size_t i = 0; i < list.len; i++)
		free(list.items[i].topic);
	vec_free(&list);
	buf_clear(bytes);
	*name = most > 0 ? d->files.items[best].name : NULL;
	return most > 0 && saved_load(d->files.items[best].path, *name, bytes, NULL) == 0;
}

struct practice *
folder_read(struct folder *d, size_t file, const struct topic *t)
{
	const struct folder_file *f = &d->files.items[file];
	struct practice *p = NULL;
	struct buf bytes = {0};
	struct error err;

	if (f->fault != NULL)
		error_set(&err, "%s: %s", f->name, f->fault);
	else if (saved_load(f->path, f->name, &bytes, &err) != 0)
		;
	else if (saved_kind(buf_str(&bytes), bytes.len) == SAVED_WALK)
		error_set(&err, "%s: is a walk, not a practice", f->name);
	else if (t == NULL)
		error_set(&err, "%s: its topic cannot be used", f->name);
	else
		p = practice_read(t, buf_str(&bytes), bytes.len, f->name, &err);
	if (p == NULL)
		buf_printf(&d->passed, "%s\n", err.text);
	buf_free(&bytes);
	return p;
}
