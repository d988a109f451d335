/* Practice: a case is chosen, worked on and told about. At work three panes stand side by side: the
 * questions (or the causes to rank, or what to commit to), the learner's differential, and the case
 * with what has been learnt; on a small screen one of them, with a row that sums up the others. */
#include "view/desk.h"

#include <stdio.h>

#include "base/text.h"
#include "view/words.h"

#define FILTER_LIMIT 100
#define MINE_ROWS 9 /* of the differential at least, where panes stand side by side */

/* What the screen shows. */
enum place { AT_CASES, AT_WORK, AT_FEEDBACK };

static enum place
place_of(const struct desk *d)
{
	return d->practice == NULL ? AT_CASES : d->feedback == NULL ? AT_WORK : AT_FEEDBACK;
}

static enum practice_pane
list_pane(const struct desk *d)
{
	return d->list == DESK_QUESTIONS ? PRACTICE_QUESTIONS
	       : d->list == DESK_CAUSES	 ? PRACTICE_CAUSES
					 : PRACTICE_COMMIT_TO;
}

static enum practice_pane
pane_of(const struct desk *d, enum desk_part part)
{
	return part == DESK_LIST ? list_pane(d) : part == DESK_MINE ? PRACTICE_MINE : PRACTICE_CASE;
}

static struct pane *
pane(struct ui *ui)
{
	const struct desk *d = ui->desk;
	enum place place = place_of(d);

	return &ui->practice[place == AT_CASES	    ? PRACTICE_CASES
			     : place == AT_FEEDBACK ? PRACTICE_FEEDBACK
						    : pane_of(d, d->part)];
}

static void
lay_out(struct ui *ui, enum practice_pane which, struct rect area)
{
	static void (*const builders[PRACTICE_PANES])(struct ui * ui, struct page * p) = {
	    [PRACTICE_CASES] = desk_build_cases,
	    [PRACTICE_QUESTIONS] = desk_build_questions,
	    [PRACTICE_CAUSES] = desk_build_causes,
	    [PRACTICE_COMMIT_TO] = desk_build_commit,
	    [PRACTICE_MINE] = desk_build_mine,
	    [PRACTICE_CASE] = desk_build_case,
	    [PRACTICE_FEEDBACK] = desk_build_feedback,
	};
	struct pane *p = &ui->practice[which];

	if (!pane_begin(p, area, (struct stamp){ui->desk->change, {TARGET_NONE, 0}}, ui->ascii))
		return;
	builders[which](ui, p->page);
	pane_end(p);
}

static void
layout_work(struct ui *ui, struct rect area)
{
	struct rect left = area, top = area, below;
	enum practice_pane list = list_pane(ui->desk);

	if (ui_is_compact(ui)) {
		area.height--;
		lay_out(ui, list, area);
		lay_out(ui, PRACTICE_MINE, area);
		lay_out(ui, PRACTICE_CASE, area);
		return;
	}
	left.width = area.width * 11 / 20;
	lay_out(ui, list, left);
	top.col = area.col + left.width + 1;
	top.width = area.width - left.width - 1;
	below = top;
	below.height = area.height / 3 > MINE_ROWS ? area.height / 3 : MINE_ROWS;
	top.height = area.height - below.height;
	below.row = top.row + top.height;
	lay_out(ui, PRACTICE_CASE, top);
	lay_out(ui, PRACTICE_MINE, below);
}

static void
layout(struct ui *ui, struct rect area)
{
	enum place place = place_of(ui->desk);

	if (place == AT_WORK)
		layout_work(ui, area);
	else
		lay_out(ui, place == AT_CASES ? PRACTICE_CASES : PRACTICE_FEEDBACK, area);
}

static uint32_t
count_asked(const struct practice *p)
{
	uint32_t i, n = 0;

	for (i = 0; i < practice_event_count(p); i++)
		n += practice_event_at(p, i).kind == PRACTICE_ASK;
	return n;
}

static void
add_list_title(const struct ui *ui, struct buf *out)
{
	const struct desk *d = ui->desk;

	buf_adds(out, d->list == DESK_QUESTIONS ? "Ask"
		      : d->list == DESK_CAUSES	? "Add causes"
						: "Commit");
	if (d->list != DESK_COMMIT && (ui->typing || d->filter.len > 0))
		buf_printf(out, ", find: %s", buf_str(&d->filter));
}

static void
add_title(const struct ui *ui, enum practice_pane which, struct buf *out)
{
	const struct practice *p = ui->desk->practice;
	const struct practice_case *c = p != NULL ? practice_case_of(p) : NULL;
	bool told = c != NULL && (c->drawn || ui->desk->feedback != NULL ||
				     practice_opening_of(p) == PRACTICE_VIGNETTE);

	if (which == PRACTICE_CASES)
		buf_adds(out, "Practice: choose a case");
	else if (which == PRACTICE_MINE)
		buf_adds(out, "Your differential");
	else if (which == PRACTICE_CASE || which == PRACTICE_FEEDBACK)
		buf_printf(out, "%s: %s", which == PRACTICE_CASE ? "Case" : "Feedback",
		    told && c->title[0] != '\0' ? c->title : "practice");
	else
		add_list_title(ui, out);
}

static void
draw_pane(struct ui *ui, struct canvas *c, enum practice_pane which, bool focus)
{
	const struct pane *p = &ui->practice[which];
	struct buf title = {0};

	add_title(ui, which, &title);
	pane_draw(p, c, buf_str(&title), focus);
	if (focus && ui->typing && ui->desk->list != DESK_COMMIT) {
		int col = p->area.col + 2 + text_width(buf_str(&title), title.len);
		int last = p->area.col + p->area.width - 1;

		canvas_set_cursor(c, p->area.row, col < last ? col : last);
	}
	buf_free(&title);
}

/* One row that stands for the panes that are not shown. */
static void
draw_status(struct ui *ui, struct canvas *c, int row)
{
	const struct practice *p = ui->desk->practice;
	const char *sep = canvas_glyphs(c)->sep;
	char text[96];

	snprintf(text, sizeof text, "%u asked%s%u ranked%s%s", (unsigned)count_asked(p), sep,
	    (unsigned)practice_ranked_count(p), sep,
	    practice_covered(p) ? "flags covered" : "flags open");
	canvas_put(c, row, 1, ui->width - 2, STYLE_STRONG, text);
}

static void
draw_divider(struct ui *ui, struct canvas *c)
{
	const struct glyphs *g = canvas_glyphs(c);
	struct rect top = ui->practice[PRACTICE_CASE].area;
	int i, col = top.col - 1, rows = top.height + ui->practice[PRACTICE_MINE].area.height;

	for (i = 0; i < rows; i++)
		canvas_put(c, top.row + i, col, 1, STYLE_RULE, i == 0 ? g->tee_down : g->vline);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct desk *d = ui->desk;
	enum place place = place_of(d);
	int i;

	if (place != AT_WORK) {
		draw_pane(ui, c, place == AT_CASES ? PRACTICE_CASES : PRACTICE_FEEDBACK, true);
		return;
	}
	if (ui_is_compact(ui)) {
		draw_status(ui, c, ui->height - 2);
		draw_pane(ui, c, pane_of(d, d->part), true);
		return;
	}
	draw_divider(ui, c);
	/* The pane with the focus comes last, so that the cursor stays on its selection. */
	for (i = 1; i <= DESK_PARTS; i++) {
		enum desk_part part = (enum desk_part)(((int)d->part + i) % DESK_PARTS);

		draw_pane(ui, c, pane_of(d, part), part == d->part);
	}
}

static void
filter_changed(struct ui *ui)
{
	ui->practice[list_pane(ui->desk)].built = false;
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
	struct entity e = pane_target(pane(ui));
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
	struct entity e = pane_target(pane(ui));
	int item = pane(ui)->item, digit = keys_place(ACTION_DIGIT, SCREEN_PRACTICE, key);
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
		return pane_act(pane(ui), action);
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

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	enum place place = place_of(ui->desk);

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
		return pane_act(pane(ui), action);
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

uint32_t
desk_urgency(const struct ui *ui)
{
	return ui->desk->urgency;
}

void
desk_point_at(struct ui *ui, int row, int col)
{
	struct desk *d = ui->desk;
	int part;

	for (part = 0; place_of(d) == AT_WORK && part < DESK_PARTS; part++) {
		struct rect a = ui->practice[pane_of(d, (enum desk_part)part)].area;

		if (row > a.row && row < a.row + a.height && col >= a.col && col < a.col + a.width)
			d->part = (enum desk_part)part;
	}
}

/* While typing, letters go to the filter of the questions or causes. */
static bool
type(struct ui *ui, uint32_t key)
{
	struct desk *d = ui->desk;

	if (!ui->typing || place_of(d) != AT_WORK)
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

const struct screen screen_practice = {layout, draw, act, type, pane};
