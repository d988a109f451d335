/* SPDX-License-Identifier: MIT */
/* A name leads to one place only: the same name further on in the search is not reached. */
#include "cli/installed.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#ifndef TOPICS_DIR
#define TOPICS_DIR "/usr/local/share/ramus/topics"
#endif

#define SUFFIX ".ramus"

typedef VEC(char *) path_list;

static void
add_folders(path_list *folders, const char *list, const char *below)
{
	for (char *folder; list != NULL && (folder = file_next_folder(&list)) != NULL;) {
		vec_push(folders, xasprintf("%s%s", folder, below));
		free(folder);
	}
}

/* The folders in the order in which they are looked through. */
static path_list
all_folders(void)
{
	path_list folders = {0};
	char *own = file_xdg(FILE_XDG_DATA, "topics");

	add_folders(&folders, getenv("RAMUS_PATH"), "");
	if (own != NULL)
		vec_push(&folders, own);
	add_folders(&folders, file_xdg_folders(FILE_XDG_DATA), "/ramus/topics");
	vec_push(&folders, xstrdup(TOPICS_DIR));
	return folders;
}

static void
free_folders(path_list *folders)
{
	for (size_t i = 0; i < folders->len; i++)
		free(folders->items[i]);
	vec_free(folders);
}

static bool
is_builtin(const char *name)
{
	size_t len;

	return strcmp(name, BUILTIN_TOPIC) == 0 && builtin_topic(&len) != NULL;
}

/* The first path of that name in the folders that is what is looked for; NULL. */
static char *
first_there(const char *name, const char *suffix, bool folder)
{
	path_list folders = all_folders();
	char *found = NULL;

	for (size_t i = 0; i < folders.len && found == NULL; i++) {
		char *path = xasprintf("%s/%s%s", folders.items[i], name, suffix);

		if (folder ? file_is_dir(path) : access(path, R_OK) == 0)
			found = path;
		else
			free(path);
	}
	free_folders(&folders);
	return found;
}

bool
installed_find(const char *name, struct place *to)
{
	*to = (struct place){.name = xstrdup(name), .path = first_there(name, SUFFIX, false)};
	return to->path != NULL || is_builtin(name);
}

char *
installed_tables(const char *name)
{
	return first_there(name, "", true);
}

struct topic *
place_open(const struct place *place, struct error *err)
{
	size_t len;
	const void *bytes = builtin_topic(&len);

	if (place->path != NULL)
		return topic_open(place->path, err);
	return topic_open_static(bytes, len, err);
}

void
place_free(struct place *place)
{
	free(place->path);
	free(place->name);
}

static void
list_name(place_list *list, const char *name)
{
	struct place place;

	if (installed_find(name, &place))
		vec_push(list, place);
	else
		place_free(&place);
}

/* Names of the files in a folder that may not be there. */
static void
list_folder(place_list *list, const char *folder)
{
	struct error err;
	char **names;
	int count = file_list(folder, &names, &err);

	for (int i = 0; i < count; i++) {
		size_t len = strlen(names[i]), end = strlen(SUFFIX);

		if (len > end && strcmp(names[i] + len - end, SUFFIX) == 0) {
			names[i][len - end] = '\0';
			list_name(list, names[i]);
		}
		free(names[i]);
	}
	free(names);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct place *)a)->name, ((const struct place *)b)->name);
}

/* A name that stands in several folders was found for each, at the same place. */
static void
drop_same_names(place_list *list)
{
	size_t len = 0;

	qsort(list->items, list->len, sizeof *list->items, by_name);
	for (size_t i = 0; i < list->len; i++) {
		if (len > 0 && strcmp(list->items[len - 1].name, list->items[i].name) == 0)
			place_free(&list->items[i]);
		else
			list->items[len++] = list->items[i];
	}
	list->len = len;
}

void
installed_list(place_list *list)
{
	path_list folders = all_folders();

	for (size_t i = 0; i < folders.len; i++)
		list_folder(list, folders.items[i]);
	list_name(list, BUILTIN_TOPIC);
	free_folders(&folders);
	if (list->len > 0)
		drop_same_names(list);
}

void
installed_free(place_list *list)
{
	for (size_t i = 0; i < list->len; i++)
		place_free(&list->items[i]);
	vec_free(list);
}
