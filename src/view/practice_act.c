/* What keys do on the practice screen: asking, ranking, declaring, committing, and typing words to
 * find. Whatever changes the practice is the practice's own business; here it is only called. */
#include "view/desk.h"

#include "tell/words.h"

#define FILTER_LIMIT 100

static void
filter_changed(struct ui *ui)
{
	ui->practice[desk_list_pane(ui->desk)].built = false;
}

static void
show_list(struct ui *ui, enum desk_list list, bool typing)
{
	struct desk *d = ui->desk;

	if (d->filter.len > 0) {
		buf_clear(&d->filter);
		filter_changed(ui);
	}
	d->list = list;
	d->part = DESK_LIST;
	ui->typing = typing;
}

static void
ask(struct ui *ui, uint32_t question)
{
	struct practice *p = ui->desk->practice;
	enum practice_standing was = practice_standing(p, question);
	uint32_t answer = practice_ask(p, question);

	if (answer == ANSWER_UNASKED) {
		ui_say(ui, was == PRACTICE_ANSWERED
			       ? "That is answered already."
			       : "That depends on an answer that you do not have yet.");
		return;
	}
	desk_changed(ui);
	ui_say(ui, "Answer: %s.", words_answer(ui->topic, question, answer));
}

static void
rank(struct ui *ui, uint32_t cause, uint32_t place)
{
	struct practice *p = ui->desk->practice;
	uint32_t i;

	if (!practice_rank(p, cause, place)) {
		ui_say(ui, practice_ranked_count(p) == PRACTICE_RANKED_MAX
			       ? "The differential is full."
			       : "It stands there already.");
		return;
	}
	desk_changed(ui);
	for (i = 0; i < practice_ranked_count(p); i++)
		if (practice_ranked(p, i) == cause) {
			ui_say(ui, "Place %u: %s.", (unsigned)i + 1,
			    topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
			if (ui->desk->part == DESK_MINE)
				ui->practice[PRACTICE_MINE].item = (int)i;
		}
}

static void
unrank(struct ui *ui, uint32_t cause)
{
	if (!practice_unrank(ui->desk->practice, cause)) {
		ui_say(ui, "It is not in your differential.");
		return;
	}
	desk_changed(ui);
	ui_say(ui, "Taken out: %s.", topic_text(ui->topic, topic_cause(ui->topic, cause)->name));
}

/* Enter on a cause of the list: in, or out again; then the next one can be typed. */
static void
turn_cause(struct ui *ui, uint32_t cause)
{
	struct practice *p = ui->desk->practice;
	uint32_t i = 0, count = practice_ranked_count(p);

	while (i < count && practice_ranked(p, i) != cause)
		i++;
	if (i < count)
		unrank(ui, cause);
	else
		rank(ui, cause, NONE);
	if (ui->desk->filter.len > 0)
		show_list(ui, DESK_CAUSES, true);
}

static void
ask_commit(struct ui *ui, uint32_t urgency)
{
	if (urgency >= URGENCY_LEVELS)
		return;
	ui->desk->urgency = urgency;
	ui->confirm = CONFIRM_COMMIT;
}

static void
choose(struct ui *ui)
{
	struct entity e = pane_target(desk_pane(ui));
	struct desk *d = ui->desk;

	if (e.kind == TARGET_ROW && d->feedback != NULL)
		desk_drop(ui);
	else if (e.kind == TARGET_ROW)
		desk_choose(ui, e.index);
	else if (e.kind == TARGET_ANSWER)
		ask_commit(ui, e.index);
	else if (e.kind == ENTITY_QUESTION && d->feedback == NULL && d->part == DESK_LIST)
		ask(ui, e.index);
	else if (e.kind == ENTITY_CAUSE && d->feedback == NULL && d->part == DESK_LIST)
		turn_cause(ui, e.index);
	else if (e.kind < ENTITY_KINDS)
		ui_read(ui, e);
}

static void
cover(struct ui *ui)
{
	if (!practice_cover(ui->desk->practice)) {
		ui_say(ui, "You have said so before.");
		return;
	}
	desk_changed(ui);
	ui_say(ui, "You say that the red flags are covered; %s undoes it.",
	    ui_key_of(ui, ACTION_UNDO));
}

static void
begin_commit(struct ui *ui)
{
	if (practice_ranked_count(ui->desk->practice) == 0)
		ui_say(ui, "Rank at least one cause first: %s.", ui_key_of(ui, ACTION_ADD));
	else
		show_list(ui, DESK_COMMIT, false);
}

static void
undo(struct ui *ui)
{
	if (practice_undo(ui->desk->practice))
		desk_changed(ui);
	else
		ui_say(ui, "There is nothing to take back: an answer heard is heard.");
}

/* The causes that a place can be given to are those selected. */
static bool
act_ranked(struct ui *ui, enum action action, uint32_t key)
{
	struct entity e = pane_target(desk_pane(ui));
	int item = desk_pane(ui)->item, digit = keys_place(ACTION_DIGIT, SCREEN_PRACTICE, key);
	bool mine = ui->desk->part == DESK_MINE;

	if (e.kind != ENTITY_CAUSE || ui->desk->part == DESK_CASE) {
		ui_say(ui, "Select a cause first; %s lists them.", ui_key_of(ui, ACTION_ADD));
		return true;
	}
	if (action == ACTION_DIGIT && digit >= 0)
		rank(ui, e.index, (uint32_t)digit);
	else if (action == ACTION_RAISE && mine)
		rank(ui, e.index, item > 0 ? (uint32_t)item - 1 : 0);
	else if (action == ACTION_LOWER && mine)
		rank(ui, e.index, (uint32_t)item + 1);
	else if (action == ACTION_CLEAR)
		unrank(ui, e.index);
	else
		ui_say(ui, "In your differential this moves a cause.");
	return true;
}

static bool
act_work(struct ui *ui, enum action action, uint32_t key)
{
	struct desk *d = ui->desk;

	switch (action) {
	case ACTION_DIGIT:
		if (d->list == DESK_COMMIT && d->part == DESK_LIST) {
			ask_commit(ui, (uint32_t)(URGENCY_LEVELS - 1 -
						  keys_place(ACTION_DIGIT, SCREEN_PRACTICE, key)));
			return true;
		}
		return act_ranked(ui, action, key);
	case ACTION_RAISE:
	case ACTION_LOWER:
	case ACTION_CLEAR:
		return act_ranked(ui, action, key);
	case ACTION_ADD:
		show_list(ui, DESK_CAUSES, true);
		return true;
	case ACTION_FILTER:
		show_list(ui, d->list == DESK_CAUSES ? DESK_CAUSES : DESK_QUESTIONS, true);
		return true;
	case ACTION_COVERED:
		cover(ui);
		return true;
	case ACTION_COMMIT:
		begin_commit(ui);
		return true;
	case ACTION_UNDO:
		undo(ui);
		return true;
	case ACTION_NEXT_PANE:
		d->part = (enum desk_part)((d->part + 1) % DESK_PARTS);
		return true;
	case ACTION_PREVIOUS_PANE:
		d->part = (enum desk_part)((d->part + DESK_PARTS - 1) % DESK_PARTS);
		return true;
	case ACTION_CANCEL:
	case ACTION_BACK:
		if (d->part == DESK_LIST && d->list == DESK_QUESTIONS && d->filter.len == 0)
			return false;
		show_list(ui, DESK_QUESTIONS, false);
		return true;
	default:
		return pane_act(desk_pane(ui), action);
	}
}

/* Keys that only a case at work has a use for. */
static bool
is_for_work(enum action action)
{
	return action == ACTION_DIGIT || action == ACTION_RAISE || action == ACTION_LOWER ||
	       action == ACTION_CLEAR || action == ACTION_ADD || action == ACTION_COVERED ||
	       action == ACTION_COMMIT || action == ACTION_UNDO || action == ACTION_NEXT_PANE ||
	       action == ACTION_PREVIOUS_PANE;
}

bool
desk_act(struct ui *ui, enum action action, uint32_t key)
{
	enum desk_place place = desk_place_of(ui->desk);

	if (action == ACTION_CHOOSE) {
		choose(ui);
	} else if (action == ACTION_SAVE) {
		desk_ask_save(ui);
	} else if (action == ACTION_REDO) {
		ui_say(ui, "There is nothing to do again.");
	} else if (action == ACTION_RESTART) {
		if (place == AT_WORK && desk_is_unsaved(ui))
			ui->confirm = CONFIRM_CASE;
		else
			desk_drop(ui);
	} else if (place == AT_WORK) {
		return act_work(ui, action, key);
	} else if (is_for_work(action)) {
		ui_say(ui,
		    place == AT_CASES ? "Choose a case first." : "You have committed; that stays.");
	} else if (action == ACTION_FILTER && place == AT_FEEDBACK) {
		ui_act(ui, ACTION_FIND);
	} else {
		return pane_act(desk_pane(ui), action);
	}
	return true;
}

void
desk_confirmed(struct ui *ui, enum confirm asked)
{
	if (asked == CONFIRM_CASE)
		desk_drop(ui);
	else if (practice_commit(ui->desk->practice, ui->desk->urgency))
		desk_changed(ui);
}

/* While typing, letters go to the filter of the questions or causes. */
bool
desk_type(struct ui *ui, uint32_t key)
{
	struct desk *d = ui->desk;

	if (!ui->typing || desk_place_of(d) != AT_WORK)
		return false;
	if (key == KEY_CODE_ESCAPE) {
		show_list(ui, DESK_QUESTIONS, false);
	} else if (line_key(&d->filter, key, FILTER_LIMIT)) {
		filter_changed(ui);
	} else if (key == KEY_CODE_TAB) {
		ui->typing = false;
	} else {
		ui->typing = false; /* Enter and the arrows act on what was found */
		return false;
	}
	return true;
}
