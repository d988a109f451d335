/* SPDX-License-Identifier: MIT */
/* The files of a new topic are all read before the first is written, and each is written only where
 * nothing is: what fails leaves the folder as it was. */
#include "cli/new.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "compile/schema.h"
#include "csv/reader.h"
#include "csv/scan.h"

#define FILE_LIMIT ((size_t)1 << 30)
#define DOCUMENTS "documents/"

static struct buf *
add(struct new_files *files, const char *path)
{
	vec_push(&files->list, ((struct new_file){.path = xstrdup(path)}));
	files->documents |= strncmp(path, DOCUMENTS, strlen(DOCUMENTS)) == 0;
	return &files->list.items[files->list.len - 1].bytes;
}

void
new_from_example(struct new_files *files, const char *id)
{
#define FILE(path, text) {path, text},
	static const struct {
		const char *path, *text;
	} example[] = {
#include "cli/example.def"
	};
#undef FILE

	for (size_t i = 0; i < sizeof example / sizeof *example; i++) {
		const char *text = example[i].text, *mark = strstr(text, "@id@");
		struct buf *bytes = add(files, example[i].path);

		if (mark != NULL) {
			buf_add(bytes, text, (size_t)(mark - text));
			buf_adds(bytes, id);
			text = mark + strlen("@id@");
		}
		buf_adds(bytes, text);
	}
}

/* Where the fields `key` and `value` of topic.csv stand in the row at `at`, by the places of both
 * among the fields; sets *at to what follows. False where the row has no such fields. */
static bool
read_setting(const struct buf *csv, char separator, const int place[2], size_t *at,
    struct scan_field setting[2])
{
	const char *s = buf_str(csv);
	enum scan_end end = SCAN_SEPARATOR;
	int found = 0;

	for (int i = 0; end == SCAN_SEPARATOR; i++) {
		struct scan_field field;

		end = scan_field(s, csv->len, *at, separator, &field);
		*at = end > SCAN_ROW ? scan_line_end(s, csv->len, field.next) : field.next;
		for (int k = 0; k < 2; k++) {
			if (i != place[k])
				continue;
			setting[k] = field;
			found++;
		}
	}
	return end == SCAN_ROW && found == 2;
}

/* Puts the new id into the bytes of topic.csv, and takes out who reviewed what this was copied
 * from. All else stays byte by byte: comments, order, separators. */
static void
set_settings(struct buf *csv, const char *id)
{
	const char *const *known = &schema_names[COL_TOPIC_KEY], *s = buf_str(csv);
	size_t len = csv->len, at = reader_start(s, len), done = 0;
	struct buf changed = {0}, key = {0};
	struct scan_field setting[2];
	char separator;
	bool comments;
	int place[2] = {-1, -1};

	reader_guess(s, len, known, 2, &separator, &comments);
	at = scan_row(s, len, at, separator, comments);
	enum scan_end end = SCAN_SEPARATOR;
	for (int i = 0; at < len && end == SCAN_SEPARATOR; i++) {
		struct scan_field field;

		end = scan_field(s, len, at, separator, &field);
		at = field.next;
		buf_clear(&key);
		scan_value(s, &field, &key);
		for (int k = 0; k < 2; k++)
			if (strcmp(buf_str(&key), known[k]) == 0)
				place[k] = i;
	}
	while ((at = scan_row(s, len, at, separator, comments)) < len) {
		if (!read_setting(csv, separator, place, &at, setting))
			continue;
		buf_clear(&key);
		scan_value(s, &setting[0], &key);
		bool names = text_same(buf_str(&key), schema_settings[SETTING_ID].name);
		if (!names && !text_same(buf_str(&key), schema_settings[SETTING_REVIEWED].name))
			continue;
		buf_add(&changed, s + done, setting[1].begin - done);
		buf_adds(&changed, names ? id : "");
		done = setting[1].end;
	}
	buf_add(&changed, s + done, len - done);
	buf_free(&key);
	buf_free(csv);
	*csv = changed;
}

/* Reads what lies in folder/below; what is no file there is passed over. */
static int
read_files(struct new_files *files, const char *folder, const char *below, struct error *err)
{
	char *from = xasprintf("%s/%s", folder, below), **names;
	int n = file_list(from, &names, err), status = n < 0 ? -1 : 0;

	for (int i = 0; i < n; i++) {
		char *path = xasprintf("%s%s", from, names[i]);
		char *name = xasprintf("%s%s", below, names[i]);
		struct stat st;

		if (status == 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode))
			status = file_read(path, FILE_LIMIT, add(files, name), err);
		free(name);
		free(path);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	free(from);
	return status;
}

int
new_from_folder(struct new_files *files, const char *folder, const char *id, struct error *err)
{
	char *documents = xasprintf("%s/" DOCUMENTS, folder);
	struct buf *topic = NULL;
	int status = read_files(files, folder, "", err);

	if (status == 0 && file_is_dir(documents))
		status = read_files(files, folder, DOCUMENTS, err);
	free(documents);
	for (size_t i = 0; i < files->list.len; i++)
		if (strcmp(files->list.items[i].path, schema_tables[TABLE_TOPIC].file) == 0)
			topic = &files->list.items[i].bytes;
	if (status == 0 && topic == NULL)
		return error_set(err, "%s: has no %s, so it is no topic's folder", folder,
		    schema_tables[TABLE_TOPIC].file);
	if (status == 0)
		set_settings(topic, id);
	return status;
}

/* 1 if it was made, 0 if it was there. */
static int
make_folder(const char *path, struct error *err)
{
	if (mkdir(path, 0777) == 0)
		return 1;
	if (errno == EEXIST && file_is_dir(path))
		return 0;
	return error_set(err, "%s: cannot be made: %s", path,
	    errno == EEXIST ? "there is a file of this name" : strerror(errno));
}

static int
refuse_full(const char *folder, struct error *err)
{
	int empty = file_is_empty_dir(folder, err);

	return empty != 0
		   ? -(empty < 0)
		   : error_set(err, "%s: is not empty, so nothing was written there", folder);
}

int
new_write(const struct new_files *files, const char *folder, struct error *err)
{
	int made = make_folder(folder, err), made_documents = 0;
	char *documents = xasprintf("%s/" DOCUMENTS, folder);
	int status = made < 0 ? -1 : refuse_full(folder, err);
	size_t written = 0;
	bool unsynced = false; /* of which *err tells the last */

	if (status == 0 && files->documents)
		made_documents = make_folder(documents, err);
	if (made_documents < 0)
		status = -1;
	while (status == 0 && written < files->list.len) {
		const struct new_file *file = &files->list.items[written];
		char *path = xasprintf("%s/%s", folder, file->path);

		status = file_replace(path, "", 0, buf_str(&file->bytes), file->bytes.len, err);
		written += file_is_written(status);
		unsynced = unsynced || status == FILE_UNSYNCED;
		status = status == FILE_UNSYNCED ? 0 : status;
		free(path);
	}
	while (status != 0 && written > 0) {
		char *path = xasprintf("%s/%s", folder, files->list.items[--written].path);

		unlink(path);
		free(path);
	}
	if (status != 0 && made_documents > 0)
		rmdir(documents);
	if (status != 0 && made > 0)
		rmdir(folder);
	free(documents);
	return status != 0 ? -1 : unsynced ? FILE_UNSYNCED : 0;
}

void
new_free(struct new_files *files)
{
	for (size_t i = 0; i < files->list.len; i++) {
		free(files->list.items[i].path);
		buf_free(&files->list.items[i].bytes);
	}
	vec_free(&files->list);
}
