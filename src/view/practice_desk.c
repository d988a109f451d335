/* SPDX-License-Identifier: MIT */
/* The pages of a practice at work but for the questions: the causes to rank, what is committed to,
 * the learner's own differential, the case with what has been learnt, and the feedback. */
#include "view/desk.h"

#include <stdio.h>

#include "learn/find.h"
#include "tell/practice.h"
#include "tell/words.h"

uint32_t
desk_place_of(const struct practice *p, uint32_t cause)
{
	uint32_t i = 0;

	while (i < p->mine_count && p->mine[i] != cause)
		i++;
	return i;
}

/* The name of the cause at a place of the learner's differential. */
static const char *
name_at(struct ui *ui, uint32_t place)
{
	uint32_t cause = desk_of(ui)->practice->mine[place];

	return topic_entity_name(ui->topic, (struct entity){ENTITY_CAUSE, cause});
}

void
desk_build_causes(struct ui *ui, struct page *p)
{
	const struct topic *t = ui->topic;
	const struct practice *practice = desk_of(ui)->practice;
	uint32_t *list = xcalloc((size_t)topic_leaf_count(t) + 1, sizeof *list);
	uint32_t count = find_causes(t, buf_str(&desk_of(ui)->filter), list);

	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		const struct cause *c = topic_cause(t, list[i]);
		uint32_t place = desk_place_of(practice, list[i]);
		bool ranked = place < practice->mine_count;
		char mark[16] = "    ";

		if (ranked)
			snprintf(mark, sizeof mark, "%2u. ", (unsigned)place + 1);
		page_item(p, (struct entity){ENTITY_CAUSE, list[i]});
		page_mark(p, STYLE_STRONG, !ranked && glyphs_are_linear() ? "" : mark);
		page_add(p, ranked ? STYLE_STRONG : STYLE_TEXT, topic_text(t, c->name));
		if (c->synonyms.len > 0) {
			struct buf b = {0};

			words_add_list(topic_text(t, c->synonyms), &b);
			page_printf(p, STYLE_DIM, " (%s)", buf_str(&b));
			buf_free(&b);
		}
		page_item_end(p);
	}
	page_indent(p, 0);
	if (count == 0)
		page_paragraph(p, STYLE_TEXT,
		    topic_leaf_count(t) > 0 ? "No cause has all of these words." : DESK_NO_CAUSES);
	free(list);
}

/* What comes next: the choices, and none of them. */
static void
build_plan(struct ui *ui, struct page *p)
{
	const struct desk *d = desk_of(ui);
	enum practice_plan plan = practice_next_plan(d->practice);
	uint32_t choices[PRACTICE_CHOICES], count = practice_choices(d->practice, plan, choices);
	char mark[16];

	page_heading(p, topic_phrase(ui->topic, practice_plans[plan].ask));
	page_indent(p, 2);
	for (uint32_t i = 0; i <= count; i++) {
		snprintf(mark, sizeof mark, "%u  ", (unsigned)i + 1);
		page_item(p, (struct entity){TARGET_ANSWER, i});
		page_mark(p, STYLE_KEY, mark);
		if (i < count)
			page_add(p, STYLE_TEXT, practice_choice_text(ui->topic, plan, choices[i]));
		else
			page_add(p, STYLE_DIM, topic_phrase(ui->topic, PHRASE_CHOOSE_NONE));
		page_item_end(p);
	}
	page_indent(p, 0);
}

void
desk_build_commit(struct ui *ui, struct page *p)
{
	const struct practice *practice = desk_of(ui)->practice;
	uint32_t count = practice->mine_count, levels[URGENCY_LEVELS];
	uint32_t level_count = topic_urgencies(ui->topic, levels);
	struct buf causes = {0};
	char mark[16];

	if (practice_committed(practice)) {
		build_plan(ui, p);
		return;
	}
	page_heading(p, topic_phrase(ui->topic, PHRASE_PRACTICE_URGENT));
	page_indent(p, 2);
	for (uint32_t i = 0; i < level_count; i++) {
		snprintf(mark, sizeof mark, "%u  ", (unsigned)i + 1);
		page_item(p, (struct entity){TARGET_ANSWER, levels[i]});
		page_mark(p, STYLE_KEY, mark);
		words_add_urgency(p, ui->topic, levels[i]);
		page_printf(p, STYLE_TEXT, ": %s", words_urgency_when(ui->topic, levels[i]));
		page_item_end(p);
	}
	/* What would be committed, and what was not said yet. */
	page_indent(p, 0);
	page_gap(p);
	for (uint32_t i = 0; i < count && i < PRACTICE_COUNTED; i++)
		buf_printf(&causes, "%s%s", i > 0 ? "; " : "", name_at(ui, i));
	if (count > 0)
		words_put_values(p, STYLE_TEXT, ui->topic,
		    count > 1 ? PHRASE_FIRST_CAUSES : PHRASE_FIRST_CAUSE,
		    (struct words_value[]){words_text(STYLE_STRONG, buf_str(&causes))});
	page_break(p);
	buf_free(&causes);
	if (practice->covered)
		page_printf(p, STYLE_TEXT, "%s.", topic_phrase(ui->topic, PHRASE_FLAGS_DECLARED));
	else
		page_printf(p, STYLE_WARNING, "%s (%s).",
		    topic_phrase(ui->topic, PHRASE_FLAGS_UNDECLARED),
		    ui_key_of(ui, ACTION_COVERED));
	page_break(p);
	page_paragraph(p, STYLE_DIM, topic_phrase(ui->topic, PHRASE_COMMITTED_STAYS));
}

void
desk_build_mine(struct ui *ui, struct page *p)
{
	const struct practice *practice = desk_of(ui)->practice;
	uint32_t count = practice->mine_count;
	char mark[16];

	page_paragraph(p, practice->covered ? STYLE_STRONG : STYLE_DIM,
	    topic_phrase(
		ui->topic, practice->covered ? PHRASE_FLAGS_DECLARED : PHRASE_FLAGS_UNDECLARED));
	if (topic_leaf_count(ui->topic) == 0)
		page_add(p, STYLE_TEXT, DESK_NO_CAUSES);
	else if (count == 0)
		page_printf(p, STYLE_TEXT, "Nothing yet. %s adds causes, the likeliest first.",
		    ui_key_of(ui, ACTION_ADD));
	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		snprintf(mark, sizeof mark, "%u. ", (unsigned)i + 1);
		page_item(p, (struct entity){ENTITY_CAUSE, practice->mine[i]});
		page_mark(p, STYLE_KEY, mark);
		page_add(p, i < PRACTICE_COUNTED ? STYLE_STRONG : STYLE_TEXT, name_at(ui, i));
		page_item_end(p);
	}
}

void
desk_build_case(struct ui *ui, struct page *p)
{
	const struct practice *practice = desk_of(ui)->practice;
	bool any = false, pinned = desk_story_rows(ui) > 0;
	struct buf b = {0};

	page_indent(p, 0);
	if (!pinned) {
		practice_opening(practice, &b);
		page_paragraph(p, STYLE_TEXT, buf_str(&b));
	}
	if (practice->c.drawn)
		page_paragraph(p, STYLE_DIM, topic_phrase(ui->topic, PHRASE_CASE_OF_TABLES));
	for (size_t i = practice->log.len; i-- > 0;) {
		struct practice_event e = practice->log.items[i];

		if (e.kind != PRACTICE_ASK)
			continue;
		if (!any)
			page_heading(p, topic_phrase(ui->topic, PHRASE_LEARNT));
		any = true;
		page_indent(p, 2);
		page_item(p, (struct entity){ENTITY_QUESTION, e.question});
		words_put_answer(p, STYLE_STRONG, ui->topic, e.question, e.answer);
		page_sep(p, STYLE_DIM);
		buf_clear(&b);
		desk_add_question(ui, e.question, pinned, &b);
		page_add(p, STYLE_TEXT, buf_str(&b));
		if (topic_question(ui->topic, e.question)->kind == QUESTION_SCREEN &&
		    e.answer >= ANSWER_FIRST)
			page_printf(
			    p, STYLE_DIM, " %s", topic_phrase(ui->topic, PHRASE_REST_NOT_ASKED));
		page_item_end(p);
	}
	page_indent(p, 0);
	if (!any)
		page_paragraph(p, STYLE_DIM, topic_phrase(ui->topic, PHRASE_LEARNT_NOTHING));
	buf_free(&b);
}

void
desk_build_feedback(struct ui *ui, struct page *p)
{
	tell_practice(p, desk_of(ui)->practice, desk_of(ui)->feedback, TELL_LEARNER);
	page_gap(p);
	page_indent(p, 2);
	if (topic_case_count(ui->topic) > 0) {
		page_item(p, (struct entity){TARGET_ROW, CASES_ROW(CASES_NEXT)});
		page_printf(p, STYLE_TEXT, "The next case (%s)", ui_key_of(ui, ACTION_COMMIT));
		page_item_end(p);
	}
	page_item(p, (struct entity){TARGET_ROW, 0});
	page_add(p, STYLE_TEXT, "Practise on another case");
	page_item_end(p);
	page_indent(p, 0);
}
