/* SPDX-License-Identifier: MIT */
/* The user's file is read last, so that it wins. Paths stand in diagnostics for as long as the
 * program runs. */
#include "cli/configure.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/say.h"

#define CONFIG_LIMIT (256u * 1024)
#define NAME "ramus.conf"

static char *paths[2];

/* Of the folders that XDG names for the system the first that has the file counts. */
static char *
system_path(void)
{
	const char *at = file_xdg_folders(FILE_XDG_CONFIG);

	for (char *folder; (folder = file_next_folder(&at)) != NULL;) {
		char *path = xasprintf("%s/ramus/" NAME, folder);

		free(folder);
		if (access(path, F_OK) == 0)
			return path;
		free(path);
	}
	return xasprintf("/etc/xdg/ramus/" NAME);
}

struct diags *
configure(struct ui_settings *set)
{
	struct diags *diags = diags_new();
	struct buf text = {0};
	struct error err;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		free(paths[i]);
		paths[i] = i == 0 ? system_path() : file_xdg(FILE_XDG_CONFIG, NAME);
		if (paths[i] == NULL || access(paths[i], F_OK) != 0)
			continue;
		buf_clear(&text);
		if (file_read(paths[i], CONFIG_LIMIT, &text, &err) == 0)
			config_read(buf_str(&text), text.len, paths[i], set, diags);
		else
			config_unreadable(paths[i], err.text, diags);
	}
	buf_free(&text);
	if (diags_count(diags) > 0)
		return diags;
	diags_free(diags);
	return NULL;
}

static bool keeps;

void
configure_lines(void)
{
	struct ui_settings set = {.progress = true};
	struct diags *diags = configure(&set);

	keeps = set.progress;

	if (diags != NULL)
		say_diags(diags, DIAG_WARNING);
	diags_free(diags);
}

bool
configure_keeps(void)
{
	return keeps;
}
