/* SPDX-License-Identifier: MIT */
/* What was done of the cases, and whether it is kept: never before the learner says so, and not
 * where the file there cannot be read. */
#include "view/desk.h"

#include <unistd.h>

#include "base/file.h"

struct progress *
desk_progress(struct ui *ui)
{
	struct desk *d = desk_of(ui);

	if (d->progress != NULL)
		return d->progress;
	d->progress = progress_new(ui->topic);
	char *path = ui->set.progress ? progress_path(ui->topic) : NULL;
	if (path != NULL && access(path, F_OK) == 0)
		progress_load(d->progress, path, &d->unread);
	free(path);
	return d->progress;
}

int32_t
desk_today(const struct ui *ui)
{
	return ui->set.today != NULL ? ui->set.today() : 0;
}

bool
desk_can_keep(struct ui *ui)
{
	struct progress *done = desk_progress(ui);
	char *path = progress_path(ui->topic);
	bool somewhere = path != NULL;

	free(path);
	return somewhere && done->path == NULL && ui->set.progress &&
	       desk_of(ui)->unread.text[0] == '\0';
}

void
desk_keep(struct ui *ui)
{
	struct error err = {""};
	char *path = progress_path(ui->topic);

	if (file_make_folders(path, &err) != 0 ||
	    progress_keep(desk_progress(ui), path, ui->set.seed, &err) != 0)
		ui_say(ui, "%s", err.text);
	else
		ui_say(ui, "Kept in %s from now on.", path);
	pane_spoil(&desk_of(ui)->pane[PRACTICE_CASES]);
	free(path);
}

void
desk_note_done(struct ui *ui)
{
	struct desk *d = desk_of(ui);
	struct progress *done = desk_progress(ui);
	uint32_t row = practice_case_find(done->t, d->practice->c.id);
	struct error err = {""};

	if (row == NONE || d->practice->c.drawn)
		return;
	ui_saved(ui, SAVE_PROGRESS,
	    progress_add(done, row, (uint32_t)d->feedback->score.total, desk_today(ui), &err),
	    &err);
	if (desk_can_keep(ui) && !d->asked)
		ui_confirm(ui, desk_keep, "Keep for next time what you did, best score and day?");
	d->asked = true;
}
