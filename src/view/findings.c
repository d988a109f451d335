/* Findings: everything that can be told, by stage; ticked in any order. The walk asks the rest. */
#include "view/screen.h"

#include "tell/words.h"

/* By enum finding: on the screen, and for those who hear it. */
static const char *const boxes[] = {"[ ] ", "[?] ", "[-] ", "[x] "};
static const char *const box_words[] = {"open: ", "not sure: ", "no: ", "yes: "};

static void
add_symptom(struct ui *ui, struct page *p, uint32_t symptom)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	enum finding f = interview_finding(session_interview(ui->session), symptom);
	bool told = interview_given(session_interview(ui->session), y->question) != ANSWER_UNASKED;

	page_item(p, (struct entity){ENTITY_SYMPTOM, symptom});
	page_mark(p, f == FINDING_UNASKED ? STYLE_DIM : STYLE_STRONG,
	    (glyphs_are_linear() ? box_words : boxes)[f & 3]);
	page_add(p, f == FINDING_YES ? STYLE_STRONG : STYLE_TEXT, topic_text(ui->topic, y->name));
	if (y->red_flag)
		page_add(p, STYLE_WARNING, glyphs_are_linear() ? " (emergency sign)" : " !!");
	if (f != FINDING_UNASKED && !told)
		page_add(p, STYLE_DIM, " (from another answer)");
	page_item_end(p);
}

static void
add_state(struct ui *ui, struct page *p)
{
	const struct outcome *o = session_outcome(ui->session);
	char key[16];

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
	page_add(p, STYLE_TEXT, ". The walk asks only the rest.");
	if (o->urgency == URGENCY_EMERGENCY)
		page_printf(p, STYLE_STRONG, " %s shows what to do now.",
		    keys_nth(ACTION_GO_OUTCOME, SCREEN_FINDINGS, 0, key));
	page_break(p);
}

/* A choice says what its symptoms are about; a yes-no question is its own symptom. */
static void
build(struct ui *ui, struct page *p)
{
	add_state(ui, p);
	for (uint32_t stage = 0; stage < STAGES; stage++) {
		bool any = false;

		for (uint32_t q = 0; q < topic_question_count(ui->topic); q++) {
			const struct question *k = topic_question(ui->topic, q);

			if (k->stage != stage || k->kind == QUESTION_SCREEN)
				continue;
			if (!any)
				page_heading(p, words_stage(stage));
			any = true;
			page_indent(p, 2);
			if (k->kind == QUESTION_CHOICE || k->kind == QUESTION_SEVERAL) {
				page_paragraph(p, STYLE_DIM, topic_text(ui->topic, k->text));
				page_indent(p, 4);
			}
			for (uint32_t i = 0; i < k->options; i++)
				add_symptom(ui, p, topic_item(ui->topic, k->symptoms, i));
		}
	}
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

/* Gives the answer that a symptom's finding is, or takes it back. One of several is told beside
 * what was told of the others, but for "not sure", which is said of all. */
static void
set_finding(struct ui *ui, uint32_t symptom, enum finding f)
{
	const struct symptom *y = topic_symptom(ui->topic, symptom);
	uint32_t before = session_outcome(ui->session)->urgency, after;
	uint32_t answer = f == FINDING_YES      ? ANSWER_FIRST + y->option - 1
			  : f == FINDING_NO     ? ANSWER_NONE
			  : f == FINDING_UNSURE ? ANSWER_UNSURE
						: ANSWER_UNASKED;
	if (is_one_of_several(ui, y) && f != FINDING_UNSURE)
		answer = answer_with(interview_given(session_interview(ui->session), y->question),
		    y->option - 1, f, topic_question(ui->topic, y->question)->options);
	bool changed = answer == ANSWER_UNASKED ? session_forget(ui->session, y->question)
						: session_answer(ui->session, y->question, answer);

	if (!changed)
		return;
	ui_changed(ui);
	if (!interview_active(session_interview(ui->session), y->question))
		ui_say(ui, "Kept, but it does not count until another answer makes it a question.");
	after = session_outcome(ui->session)->urgency;
	if (after != before)
		ui_say(ui, "Now %s: %s.", words_urgency_marked(after), words_urgency_when(after));
}

/* Yes, no, not sure, blank. */
static void
tick(struct ui *ui, uint32_t symptom)
{
	static const enum finding next[] = {
	    FINDING_YES, FINDING_UNASKED, FINDING_UNSURE, FINDING_NO};
	enum finding now = interview_finding(session_interview(ui->session), symptom);
	const struct symptom *y = topic_symptom(ui->topic, symptom);

	/* "No" to one answer of a choice that stands at another: it becomes the answer. */
	if (topic_question(ui->topic, y->question)->kind == QUESTION_CHOICE && now == FINDING_NO &&
	    interview_given(session_interview(ui->session), y->question) != ANSWER_NONE)
		now = FINDING_UNASKED;
	if (now == FINDING_UNSURE && topic_question(ui->topic, y->question)->exhaustive)
		now = FINDING_NO; /* "no" to one says nothing of the others */
	if (is_one_of_several(ui, y) && now != FINDING_YES) /* not sure of all is seldom meant */
		now = now == FINDING_NO ? FINDING_UNSURE : FINDING_UNASKED;
	set_finding(ui, symptom, next[now & 3]);
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct pane *list = ui_pane_of(ui, SCREEN_FINDINGS);
	struct entity e = pane_target(list);

	(void)place;
	if (e.kind != ENTITY_SYMPTOM || ui_pane(ui) != list)
		return false;
	if (action == ACTION_TOGGLE)
		tick(ui, e.index);
	else if (action == ACTION_YES)
		set_finding(ui, e.index, FINDING_YES);
	else if (action == ACTION_NO)
		set_finding(ui, e.index, FINDING_NO);
	else if (action == ACTION_UNSURE)
		set_finding(ui, e.index, FINDING_UNSURE);
	else if (action == ACTION_CLEAR)
		set_finding(ui, e.index, FINDING_UNASKED);
	else
		return false;
	return true;
}

const struct screen screen_findings = {.band = true,
    .size = sizeof(struct pane[2]),
    .panes = 2,
    .preview = 3,
    .build = build,
    .what = what,
    .act = act};
