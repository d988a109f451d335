/* The tables were compiled anew: everything that names a record is found again by its id. */
#include "view/screen.h"

#include <stdlib.h>
#include <string.h>

#include "session/save.h"
#include "view/outline.h"

static void
map_history(struct ui *ui, const struct topic *to)
{
	size_t i;
	struct visit *v;

	for (i = 0; i < ui->history.len; i++) {
		v = &ui->history.items[i];
		v->entity = session_map_entity(ui->topic, v->entity, to);
		if (v->entity.kind == ENTITY_KINDS)
			v->entity.kind = TARGET_NONE;
	}
}

static void
take_session(struct ui *ui, struct session *s)
{
	const struct topic *to = session_topic(s);

	map_history(ui, to);
	desk_reload(ui, to);
	outline_free(ui->outline);
	search_free(ui->search);
	ui->outline = NULL;
	ui->search = NULL;
	ui->session = s;
	ui->topic = to;
	ui->change++;
	ui_refresh_panes(ui);
}

void
ui_reload(struct ui *ui, struct session *s, struct diags *diags)
{
	unsigned errors = (unsigned)diags_count_level(diags, DIAG_ERROR);
	unsigned warnings = (unsigned)diags_count_level(diags, DIAG_WARNING);

	diags_sort(diags);
	diags_free(ui->diags);
	ui->diags = diags;
	ui->diags_change++;
	ui->explained = ui->edited = 0;
	ui->watched = true;
	problems_select_worst(ui);
	if (s != NULL)
		take_session(ui, s);
	if (errors > 0)
		ui_say(ui, "%u error%s in the tables; %s shows them. The topic is as it was.",
		    errors, errors == 1 ? "" : "s", ui_key_of(ui, ACTION_GO_PROBLEMS));
	else if (warnings > 0)
		ui_say(ui, "Compiled anew; %u warning%s, %s shows them.", warnings,
		    warnings == 1 ? "" : "s", ui_key_of(ui, ACTION_GO_PROBLEMS));
	else
		ui_say(ui, "Compiled anew.");
}
