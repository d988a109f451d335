/* SPDX-License-Identifier: MIT */
/* Rounds on the practice screen: the drill on likelihood ratios, the panel test, and cards
 * to recall. One thing is
 * asked at a time; its answer, what it is worth and why stand below it once it is given. */
#include "view/desk.h"

#include <stdio.h>

#include "learn/concord.h"
#include "learn/recall.h"
#include "tell/words.h"

#define ROUND 10u

/* A round of one of the three. */
struct drill {
	struct concord *concord; /* NULL: cards are recalled */
	enum concord_kind kind;
	struct concord_item item;
	double credit; /* of the round */
	struct recall *recall;
	struct recall_round *round;
	bool asked;     /* there is something to answer, or that was answered: else it has ended */
	bool answered;  /* the point was given, or the card uncovered whole */
	int point;      /* that was given */
	uint32_t shown; /* items of the card */
	uint32_t done;
	struct buf graded; /* what became of the card before */
};

void
desk_end_drill(struct desk *d)
{
	struct drill *r = d->drill;

	if (r == NULL)
		return;
	concord_free(r->concord);
	recall_round_free(r->round);
	recall_free(r->recall);
	buf_free(&r->graded);
	free(r);
	d->drill = NULL;
}

/* The card that is asked; NONE at the end of the round. */
static uint32_t
card_of(const struct drill *r, bool *again)
{
	return recall_round_card(r->round, again);
}

/* A panel's items are asked all. */
static uint32_t
size_of(const struct drill *r)
{
	uint32_t size = concord_size(r->concord);

	return r->kind == CONCORD_DRILL && size > ROUND ? ROUND : size;
}

/* On to what is asked next. */
static void
go_on(struct ui *ui)
{
	struct desk *d = desk_of(ui);
	struct drill *r = d->drill;
	bool again;

	r->answered = false;
	r->shown = 0;
	r->asked = r->concord == NULL ? card_of(r, &again) != NONE
				      : r->done < size_of(r) && concord_next(r->concord, &r->item);
	pane_restore(&d->pane[PRACTICE_DRILL], 0, -1);
}

void
desk_begin_concord(struct ui *ui, enum concord_kind kind)
{
	struct desk *d = desk_of(ui);
	uint64_t seed = (ui->set.seed != 0 ? ui->set.seed : 1) + d->number++;

	desk_end_drill(d);
	d->drill = xcalloc(1, sizeof *d->drill);
	d->drill->kind = kind;
	d->drill->concord = concord_new(ui->topic, kind, seed);
	go_on(ui);
}

void
desk_begin_recall(struct ui *ui)
{
	const char *path = desk_progress(ui)->path;
	struct desk *d = desk_of(ui);
	struct recall *recall = recall_new(ui->topic);
	struct error err = {""};

	if (path != NULL && recall_load(recall, path, &err) != 0) {
		ui_say(ui, "%s", err.text);
		recall_free(recall);
		return;
	}
	desk_end_drill(d);
	d->drill = xcalloc(1, sizeof *d->drill);
	d->drill->recall = recall;
	d->drill->round = recall_round_new(recall, desk_today(ui), ROUND);
	go_on(ui);
}

static void
give_point(struct ui *ui, int point)
{
	struct drill *r = desk_of(ui)->drill;

	r->point = point;
	r->answered = true;
	r->credit += concord_credit(&r->item, point);
	r->done++;
	pane_restore(&desk_of(ui)->pane[PRACTICE_DRILL], 0, -1);
}

/* Steps are uncovered one by one, anything else at once. */
static void
uncover(struct ui *ui)
{
	struct drill *r = desk_of(ui)->drill;
	bool again;
	const struct recall_card *c = &r->recall->cards.items[card_of(r, &again)];

	r->shown = c->kind == RECALL_STEPS ? r->shown + 1 : c->count;
	r->answered = r->shown >= c->count;
	pane_restore(&desk_of(ui)->pane[PRACTICE_DRILL], 0, -1);
}

static void
grade(struct ui *ui, uint32_t mark)
{
	struct drill *r = desk_of(ui)->drill;
	const char *path = desk_progress(ui)->path;
	struct error err = {""};
	bool again;
	uint32_t card = card_of(r, &again);

	recall_round_grade(r->round, mark);
	buf_clear(&r->graded);
	if (mark < RECALL_SURE)
		buf_adds(&r->graded, "It comes again at the end of this round. ");
	if (!again) {
		r->done++;
		buf_adds(&r->graded, "That card comes back on ");
		recall_write_day(r->recall->states[card].due, &r->graded);
		buf_addc(&r->graded, '.');
	}
	if (path != NULL && !again)
		ui_saved(ui, SAVE_PROGRESS, recall_save(r->recall, card, path, &err), &err);
	go_on(ui);
}

/* Back to the list of cases. */
static void
leave(struct ui *ui)
{
	desk_end_drill(desk_of(ui));
	ui->focus[SCREEN_PRACTICE] = 0;
	pane_spoil(&desk_of(ui)->pane[PRACTICE_CASES]);
}

void
desk_answer_drill(struct ui *ui, uint32_t which)
{
	struct drill *r = desk_of(ui)->drill;

	if (!r->asked && which == 0 && r->concord != NULL)
		desk_begin_concord(ui, r->kind);
	else if (!r->asked && which == 0)
		desk_begin_recall(ui);
	else if (!r->asked)
		leave(ui);
	else if (r->concord != NULL && r->answered)
		go_on(ui);
	else if (r->concord != NULL && which < CONCORD_POINT_COUNT)
		give_point(ui, (int)which - 2);
	else if (r->concord == NULL && !r->answered)
		uncover(ui);
	else if (r->concord == NULL && which <= RECALL_GRADE_MOST)
		grade(ui, which);
}

/* The keys are 1 2 3 ... 0: a grade is its own digit, a point the place in the list. */
void
desk_drill_digit(struct ui *ui, uint32_t place)
{
	const struct drill *r = desk_of(ui)->drill;
	bool graded = r->asked && r->concord == NULL && r->answered;

	desk_answer_drill(ui, !graded ? place : place == 9 ? 0 : place + 1);
}

void
desk_add_drill(const struct desk *d, struct buf *out)
{
	const struct drill *r = d->drill;

	buf_adds(out, r->concord == NULL         ? "Recall"
		      : r->kind == CONCORD_DRILL ? "Drill"
						 : "Panel test");
	if (!r->asked)
		buf_adds(out, ", the end");
	else if (r->concord != NULL)
		buf_printf(
		    out, ", %u of %u", (unsigned)(r->done + !r->answered), (unsigned)size_of(r));
	else
		buf_printf(out, ", %u left", (unsigned)recall_round_left(r->round));
}

static void
add_choice(struct page *p, uint32_t which, const char *mark, const char *text, const char *more)
{
	page_item(p, (struct entity){TARGET_ANSWER, which});
	page_mark(p, STYLE_KEY, mark);
	page_add(p, STYLE_TEXT, text);
	page_add(p, STYLE_DIM, more);
	page_item_end(p);
}

static void
build_item(struct ui *ui, struct page *p)
{
	const struct drill *r = desk_of(ui)->drill;
	struct buf b = {0};
	char mark[16], point[32];

	concord_write_item(ui->topic, &r->item, &b);
	page_paragraph(p, STYLE_TEXT, buf_str(&b));
	page_gap(p);
	page_paragraph(p, STYLE_STRONG, topic_phrase(ui->topic, PHRASE_DRILL_ASKS));
	page_indent(p, 2);
	for (int i = -2; !r->answered && i <= 2; i++) {
		snprintf(mark, sizeof mark, "%d  ", i + 3);
		snprintf(point, sizeof point, " (%+d)", i);
		add_choice(p, (uint32_t)(i + 2), mark, concord_word(ui->topic, i), point);
	}
	if (r->answered) {
		buf_clear(&b);
		snprintf(point, sizeof point, "%+d", r->point);
		words_put(p, STYLE_TEXT, ui->topic, PHRASE_DRILL_YOU,
		    (const char *[]){point, concord_word(ui->topic, r->point)});
		page_break(p);
		concord_write_feedback(ui->topic, &r->item, r->point, &b);
		page_paragraph(p, STYLE_TEXT, buf_str(&b));
		page_gap(p);
		add_choice(p, 0, "", "Go on", "");
	}
	buf_free(&b);
}

static void
build_card(struct ui *ui, struct page *p)
{
	const struct drill *r = desk_of(ui)->drill;
	struct buf b = {0};
	bool again;
	uint32_t card = card_of(r, &again);
	char mark[16];

	if (r->graded.len > 0)
		page_paragraph(p, STYLE_DIM, buf_str(&r->graded));
	page_gap(p);
	recall_write_prompt(r->recall, card, &b);
	page_add(p, STYLE_DIM, again ? "Again. " : "");
	page_paragraph(p, STYLE_STRONG, buf_str(&b));
	page_indent(p, 2);
	for (uint32_t i = 0; i < r->shown; i++) {
		buf_clear(&b);
		recall_write_item(r->recall, card, i, &b);
		page_number(p, i + 1);
		page_paragraph(p, STYLE_TEXT, buf_str(&b));
	}
	page_gap(p);
	if (!r->answered) {
		add_choice(p, 0, "",
		    r->shown > 0 ? "The next step" : "Recall it, then see the answer", "");
	} else {
		page_indent(p, 0);
		page_paragraph(p, STYLE_STRONG, "How well did it come?");
		page_indent(p, 2);
		for (uint32_t g = 0; g <= RECALL_GRADE_MOST; g++) {
			snprintf(mark, sizeof mark, "%u  ", (unsigned)g);
			add_choice(p, g, mark, recall_grade_words(g), "");
		}
	}
	buf_free(&b);
}

static void
build_end(struct ui *ui, struct page *p)
{
	const struct drill *r = desk_of(ui)->drill;

	if (r->concord != NULL && r->done > 0) {
		page_printf(p, STYLE_STRONG, "%.1f of %u, %d of 100.", r->credit, (unsigned)r->done,
		    (int)(100 * r->credit / r->done + 0.5));
	} else if (r->concord != NULL) {
		page_add(p, STYLE_STRONG, "There is nothing to ask.");
	} else {
		struct recall_count n = recall_count(r->recall, desk_today(ui));

		page_printf(p, STYLE_STRONG, "%u graded; %u wait for today, %u of %u never seen.",
		    (unsigned)r->done, (unsigned)n.waiting, (unsigned)n.unseen,
		    (unsigned)r->recall->cards.len);
		if (desk_progress(ui)->path == NULL)
			page_add(p, STYLE_DIM, " Nothing of it is kept.");
	}
	page_break(p);
	page_gap(p);
	page_indent(p, 2);
	add_choice(p, 0, "1  ", "Another round", "");
	add_choice(p, 1, "2  ", "To the list of cases", "");
}

void
desk_build_drill(struct ui *ui, struct page *p)
{
	const struct drill *r = desk_of(ui)->drill;
	struct buf b = {0};

	if (r->concord != NULL && r->done == 0) {
		concord_write_about(ui->topic, r->kind, concord_size(r->concord), &b);
		page_paragraph(p, STYLE_DIM, buf_str(&b));
		page_gap(p);
	}
	if (!r->asked)
		build_end(ui, p);
	else
		(r->concord != NULL ? build_item : build_card)(ui, p);
	buf_free(&b);
}
