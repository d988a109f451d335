/* SPDX-License-Identifier: MIT */
/* Findings: everything that can be told, by stage; ticked in any order. The walk asks the rest. */
#include "view/screen.h"

#include <string.h>

#include "tell/words.h"
#include "view/entries.h"

/* By enum finding: on the screen, and for those who hear it. */
static const char *const boxes[] = {"[ ] ", "[?] ", "[-] ", "[x] "};
static const char *const box_words[] = {"open: ", "not sure: ", "no: ", "yes: "};

struct findings {
	struct pane pane, preview, documents;
	struct buf filter;
};

static void
add_symptom(struct ui *ui, struct page *p, uint32_t symptom, const struct query *q)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	enum finding f = interview_finding(session_interview(ui->session), symptom);
	bool told = interview_given(session_interview(ui->session), y->question) != ANSWER_UNASKED;

	page_item(p, (struct entity){ENTITY_SYMPTOM, symptom});
	page_mark(p, f == FINDING_UNASKED ? STYLE_DIM : STYLE_STRONG,
	    (glyphs_are_linear() ? box_words : boxes)[f & 3]);
	const char *name = topic_text(ui->topic, y->name);
	if (q->count > 0)
		entry_add_marked(p, name, strlen(name), q);
	else
		page_add(p, f == FINDING_YES ? STYLE_STRONG : STYLE_TEXT, name);
	if (y->red_flag)
		page_add(p, STYLE_WARNING, glyphs_are_linear() ? " (emergency sign)" : " !!");
	if (f != FINDING_UNASKED && !told)
		page_add(p, STYLE_DIM, " (from another answer)");
	page_item_end(p);
}

static void
add_state(struct page *p)
{
	page_indent(p, 0);
	page_add(p, STYLE_TEXT, "Tick what you know");
	if (!glyphs_are_linear()) {
		page_add(p, STYLE_TEXT, ": ");
		page_add(p, STYLE_STRONG, "[x]");
		page_add(p, STYLE_TEXT, " yes, ");
		page_add(p, STYLE_STRONG, "[-]");
		page_add(p, STYLE_TEXT, " no, ");
		page_add(p, STYLE_STRONG, "[?]");
		page_add(p, STYLE_TEXT, " not sure");
	}
	page_add(p, STYLE_TEXT, ". The walk asks only the rest. ");
}

/* Stands there whatever is looked for. */
static void
add_alarm(struct ui *ui, struct page *p)
{
	char key[16];

	if (session_ranking(ui->session)->urgency == URGENCY_EMERGENCY)
		page_printf(p, STYLE_STRONG, "%s shows what to do now.",
		    keys_nth(ACTION_GO_OUTCOME, SCREEN_FINDINGS, 0, key));
	page_break(p);
}

/* How the words stand in a symptom, or in the question of which it is one answer: `asked`. */
static enum search_rank
rank_of(struct ui *ui, const struct query *q, uint32_t symptom, enum search_rank asked)
{
	enum search_rank own =
	    search_entity(ui->topic, q, (struct entity){ENTITY_SYMPTOM, symptom});

	own = own < SEARCH_BEGINS ? own : SEARCH_BEGINS;
	return own > asked ? own : asked;
}

/* The symptoms of a stage that have the words with such a rank. A choice says what its symptoms are
 * about; a yes-no question is its own symptom. */
static void
add_stage(struct ui *ui, struct page *p, uint32_t stage, const struct query *find,
    enum search_rank rank, const char *heading)
{
	for (uint32_t q = 0; q < topic_question_count(ui->topic); q++) {
		const struct question *k = topic_question(ui->topic, q);
		bool asked = k->kind == QUESTION_YES_NO;

		if (k->stage != stage || k->kind == QUESTION_SCREEN)
			continue;
		const char *asks = topic_text(ui->topic, k->text);
		enum search_rank in_question = query_rank(find, &asks, 1, 0);
		page_indent(p, 2);
		for (uint32_t i = 0; i < k->options; i++) {
			uint32_t symptom = topic_item(ui->topic, k->symptoms, i);

			if (rank_of(ui, find, symptom, in_question) != rank)
				continue;
			if (heading != NULL)
				page_heading(p, heading);
			heading = NULL;
			if (!asked) {
				page_paragraph(p, STYLE_DIM, asks);
				page_indent(p, 4);
			}
			asked = true;
			add_symptom(ui, p, symptom, find);
		}
	}
}

/* By stage what has all words as beginnings; then what has them inside others or, where there is
 * nothing, what is near. */
static void
build(struct ui *ui, struct page *p)
{
	const struct findings *x = ui->data[SCREEN_FINDINGS];
	struct query q;

	query_parse(&q, buf_str(&x->filter));
	if (q.count == 0)
		add_state(p);
	add_alarm(ui, p);
	for (uint32_t stage = 0; stage < STAGES; stage++)
		add_stage(ui, p, stage, &q, SEARCH_BEGINS, words_stage(ui->topic, stage));
	for (enum search_rank rank = SEARCH_INNER; q.count > 0 && rank >= SEARCH_NEAR; rank--) {
		int before = page_items(p);

		q.near = rank == SEARCH_NEAR && before == 0;
		for (uint32_t stage = 0; stage < STAGES && (rank > SEARCH_NEAR || q.near); stage++)
			add_stage(ui, p, stage, &q, rank,
			    page_items(p) == before ? entries_others(rank) : NULL);
	}
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "No finding has all of these words.");
}

static void
layout(struct ui *ui, struct rect area)
{
	const struct findings *x = ui->data[SCREEN_FINDINGS];
	int line = ui->typing || x->filter.len > 0;

	area.row += line;
	area.height -= line;
	ui_lay_out_page(ui, area);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct findings *x = ui->data[SCREEN_FINDINGS];

	ui_draw_panes(ui, c);
	if (ui->typing || x->filter.len > 0)
		filter_draw(ui, c, &x->filter, &x->pane, "");
}

/* Enter leaves the words, so that keys tick what was found. */
static bool
type(struct ui *ui, uint32_t key)
{
	struct findings *x = ui->data[SCREEN_FINDINGS];

	if (ui->typing && key == KEY_CODE_ENTER) {
		ui->typing = false;
		return true;
	}
	return filter_key(ui, &x->filter, &x->pane, key);
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	const struct findings *x = ui->data[SCREEN_FINDINGS];

	*enter = "to what was found";
	*escape = x->filter.len > 0 ? "clear" : "stop typing";
}

static void
what(struct ui *ui, struct buf *out)
{
	buf_printf(out, "%u answered", (unsigned)session_length(ui->session));
}

static bool
is_one_of_several(const struct ui *ui, const struct symptom *y)
{
	return topic_question(ui->topic, y->question)->kind == QUESTION_SEVERAL;
}

/* The answer that a symptom's finding is. One of several is told beside what was told of the
 * others, but for "not sure", which is said of all. */
static uint32_t
answer_of(struct ui *ui, uint32_t symptom, enum finding f)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);

	if (is_one_of_several(ui, y) && f != FINDING_UNSURE)
		return answer_with(interview_given(session_interview(ui->session), y->question),
		    y->option - 1, f, topic_question(ui->topic, y->question)->options);
	return f == FINDING_YES      ? ANSWER_FIRST + y->option - 1
	       : f == FINDING_NO     ? ANSWER_NONE
	       : f == FINDING_UNSURE ? ANSWER_UNSURE
				     : ANSWER_UNASKED;
}

/* False where another answer says otherwise and counts, or the same is kept and does not count. */
static bool
would_count(struct ui *ui, uint32_t symptom, enum finding f)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	uint32_t answer = answer_of(ui, symptom, f);
	bool new = answer != interview_given(session_interview(ui->session), y->question);
	struct interview *iv = interview_copy(session_interview(ui->session));

	interview_answer(iv, y->question, answer);
	bool counts =
	    interview_finding(iv, symptom) == f || (new && !interview_active(iv, y->question));
	interview_free(iv);
	return counts;
}

/* Gives that answer, or takes it back. */
static void
set_finding(struct ui *ui, uint32_t symptom, enum finding f)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	uint32_t before = ui_urgency(ui);
	uint32_t answer = answer_of(ui, symptom, f);

	if (f != FINDING_UNASKED && interview_active(session_interview(ui->session), y->question) &&
	    !would_count(ui, symptom, f)) {
		if (answer == ANSWER_NONE && topic_question(ui->topic, y->question)->exhaustive)
			ui_say(ui, "One of its answers is so: tick that one instead.");
		else
			ui_say(ui, "Another answer tells this; %s changes it.",
			    ui_key_of(ui, ACTION_GO_PATH));
		return;
	}
	bool changed = answer == ANSWER_UNASKED ? session_forget(ui->session, y->question)
						: session_answer(ui->session, y->question, answer);

	if (!changed)
		return;
	ui_changed(ui);
	if (answer != ANSWER_UNASKED &&
	    !interview_active(session_interview(ui->session), y->question))
		ui_say(ui, "Kept, but it does not count until another answer makes it a question.");
	ui_say_moved(ui, before);
}

/* What a tick makes of it: yes, no, not sure, blank. */
static enum finding
ticked(struct ui *ui, uint32_t symptom)
{
	static const enum finding next[] = {
	    FINDING_YES, FINDING_UNASKED, FINDING_UNSURE, FINDING_NO};
	enum finding now = interview_finding(session_interview(ui->session), symptom);
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	bool choice = topic_question(ui->topic, y->question)->kind == QUESTION_CHOICE;

	/* "No" to one answer of a choice that stands at another: it becomes the answer. */
	if (choice && now == FINDING_NO &&
	    interview_given(session_interview(ui->session), y->question) != ANSWER_NONE)
		now = FINDING_UNASKED;
	if (choice && now == FINDING_YES) /* "no" to one says nothing of the others */
		now = FINDING_NO;
	if (is_one_of_several(ui, y) && now != FINDING_YES) /* not sure of all is seldom meant */
		now = now == FINDING_NO ? FINDING_UNSURE : FINDING_UNASKED;
	return next[now & 3];
}

/* What the key of an action tells of the selected symptom. */
static enum finding
told_by(struct ui *ui, enum action action, uint32_t symptom)
{
	switch (action) {
	case ACTION_TOGGLE:
		return ticked(ui, symptom);
	case ACTION_YES:
		return FINDING_YES;
	case ACTION_NO:
		return FINDING_NO;
	case ACTION_UNSURE:
		return FINDING_UNSURE;
	default:
		return FINDING_UNASKED;
	}
}

static bool
tells(enum action action)
{
	return action == ACTION_TOGGLE || action == ACTION_YES || action == ACTION_NO ||
	       action == ACTION_UNSURE || action == ACTION_CLEAR;
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct findings *x = ui->data[SCREEN_FINDINGS];
	struct entity e = pane_target(&x->pane);

	(void)place;
	if (action == ACTION_FILTER || (action == ACTION_CANCEL && x->filter.len > 0)) {
		filter_clear(&x->filter, &x->pane);
		ui->typing = action == ACTION_FILTER;
		return true;
	}
	if (e.kind != ENTITY_SYMPTOM || ui_pane(ui) != &x->pane || !tells(action))
		return false;
	set_finding(ui, e.index, told_by(ui, action, e.index));
	return true;
}

/* Nothing can be told where no finding is selected, nor taken back what was not told. */
static bool
refuses(struct ui *ui, enum action action)
{
	const struct findings *x = ui->data[SCREEN_FINDINGS];
	struct entity e = pane_target(&x->pane);

	if (!tells(action) || e.kind != ENTITY_SYMPTOM || ui_pane(ui) != &x->pane)
		return tells(action);
	enum finding f = told_by(ui, action, e.index);
	uint32_t given = interview_given(
	    session_interview(ui->session), topic_symptom(ui->topic, e.index)->question);
	return f == FINDING_UNASKED ? given == answer_of(ui, e.index, f)
				    : !would_count(ui, e.index, f);
}

static void
end(struct ui *ui)
{
	struct findings *x = ui->data[SCREEN_FINDINGS];

	buf_free(&x->filter);
}

const struct screen screen_findings = {.band = true,
    .size = sizeof(struct findings),
    .panes = 3,
    .preview = 3,
    .end = end,
    .layout = layout,
    .build = build,
    .what = what,
    .draw = draw,
    .type = type,
    .foot = foot,
    .act = act,
    .refuses = refuses};
