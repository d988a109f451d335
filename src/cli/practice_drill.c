/* SPDX-License-Identifier: MIT */
/* Rounds of the drill on likelihood ratios, of script concordance and of recall, line by line. */
#include <unistd.h>

#include "base/file.h"
#include "cli/practice.h"
#include "cli/say.h"

static void
tell_scale(const struct topic *t, struct buf *out)
{
	buf_adds(out, "Answer with a number:");
	for (int i = -2; i <= 2; i++)
		buf_printf(out, "%s %d %s", i > -2 ? "," : "", i, concord_word(t, i));
	buf_adds(out, ". q stops.\n");
}

/* Asks until there is a point, "-2" to "2", with a plus or without; false if the learner stops. */
static bool
ask_point(struct talk *talk, const struct topic *t, int *point)
{
	while (talk_ask(talk, "-2 to 2> ")) {
		const char *digit = talk->line + (talk->line[0] == '-' || talk->line[0] == '+');

		if (digit[0] >= '0' && digit[0] <= '2' && digit[1] == '\0') {
			*point = (talk->line[0] == '-' ? -1 : 1) * (digit[0] - '0');
			return true;
		}
		if (talk->line[0] == 'q')
			return false;
		tell_scale(t, talk->out);
	}
	return false;
}

static void
write_item(struct practising *w, const struct concord_item *item, int given, double credit)
{
	json_object(w->json, NULL);
	if (item->kind == CONCORD_PANEL)
		json_string(w->json, "id", topic_text(w->t, topic_panel(w->t, item->panel)->id));
	json_string(
	    w->json, "cause", topic_entity_id(w->t, (struct entity){ENTITY_CAUSE, item->cause}));
	json_string(w->json, "symptom",
	    topic_entity_id(w->t, (struct entity){ENTITY_SYMPTOM, item->symptom}));
	json_bool(w->json, "present", !item->absent);
	if (item->kind == CONCORD_PANEL) {
		json_array(w->json, "votes");
		for (int i = 0; i < CONCORD_POINT_COUNT; i++)
			json_integer(w->json, NULL, item->votes[i]);
		json_end(w->json, ']');
	} else {
		json_string(
		    w->json, "row", topic_text(w->t, topic_evidence(w->t, item->row)->written));
		json_number(w->json, "ratio_least", item->least / item->without);
		json_number(w->json, "ratio_most", item->most / item->without);
	}
	json_integer(w->json, "answer", item->answer);
	json_integer(w->json, "given", given);
	json_number(w->json, "credit", credit);
	json_end(w->json, '}');
}

/* One item; the credit, or -1 if the learner stops. */
static double
one_item(struct practising *w, struct concord *c, uint32_t number)
{
	struct buf *out = w->talk.out;
	struct concord_item item;
	int point;

	if (!concord_next(c, &item))
		return -1;
	buf_printf(out, "\n%u. ", (unsigned)number);
	concord_write_item(w->t, &item, out);
	buf_printf(out, "\n%s ", topic_phrase(w->t, PHRASE_DRILL_ASKS));
	if (!ask_point(&w->talk, w->t, &point))
		return -1;
	double credit = concord_credit(&item, point);
	concord_write_feedback(w->t, &item, point, out);
	buf_addc(out, '\n');
	if (w->json != NULL)
		write_item(w, &item, point, credit);
	return credit;
}

int
practice_drill(struct practising *w, enum concord_kind kind, uint64_t seed)
{
	struct concord *c = concord_new(w->t, kind, seed);
	struct buf *out = w->talk.out;
	double sum = 0, credit;
	uint32_t done = 0;

	if (kind == CONCORD_PANEL && concord_size(c) == 0) {
		say_error("no panel has voted on items of this topic (panel.csv); --drill asks "
			  "what its sources state");
		concord_free(c);
		return -1;
	}
	concord_write_about(w->t, kind, concord_size(c), out);
	if (kind == CONCORD_DRILL)
		buf_printf(out, " Seed %llu.", (unsigned long long)seed);
	buf_addc(out, '\n');
	if (concord_size(c) > 0)
		tell_scale(w->t, out);
	if (w->json != NULL) {
		json_open(w->json);
		json_integer(w->json, "size", concord_size(c));
		json_array(w->json, "items");
	}
	while (done < w->round && (credit = one_item(w, c, done + 1)) >= 0) {
		sum += credit;
		done++;
	}
	if (w->json != NULL) {
		json_end(w->json, ']');
		json_number(w->json, "score", done > 0 ? 100 * sum / done : 0);
		json_end(w->json, '}');
	}
	if (done > 0)
		buf_printf(out, "\nScore: %.1f of %u, %d of 100.\n", sum, (unsigned)done,
		    (int)(100 * sum / done + 0.5));
	else
		buf_adds(out, "\nNo item was answered.\n");
	concord_free(c);
	return talk_say(&w->talk);
}

/* Asks how well it was recalled; false if the learner stops. */
static bool
ask_grade(struct talk *talk, uint32_t *grade)
{
	while (talk_ask(talk, "How well? 0 to 5 (? tells what they mean, q stops)> ")) {
		const char *line = talk->line;

		if (line[0] >= '0' && line[0] <= '0' + RECALL_GRADE_MOST && line[1] == '\0') {
			*grade = (uint32_t)(line[0] - '0');
			return true;
		}
		if (line[0] == 'q')
			return false;
		for (uint32_t g = 0; g <= RECALL_GRADE_MOST; g++)
			buf_printf(talk->out, "  %u  %s\n", (unsigned)g, recall_grade_words(g));
	}
	return false;
}

/* Steps are uncovered one by one, anything else at once. False if the learner stops. */
static bool
uncover(const struct recall *r, uint32_t card, struct talk *talk)
{
	const struct recall_card *c = &r->cards.items[card];

	for (uint32_t i = 0; i < c->count; i++) {
		const char *prompt =
		    i == 0 ? "Recall it, then press Enter> " : "The next step? Enter> ";

		if ((i == 0 || c->kind == RECALL_STEPS) &&
		    (!talk_ask(talk, prompt) || talk->line[0] == 'q'))
			return false;
		buf_printf(talk->out, "  %u. ", (unsigned)i + 1);
		recall_write_item(r, card, i, talk->out);
		buf_addc(talk->out, '\n');
	}
	return true;
}

/* One card; false at the end of the round, or if the learner stops. */
static bool
one_card(struct recall *r, struct recall_round *round, const char *path, struct talk *talk)
{
	struct error err;
	uint32_t grade;
	bool again;

	uint32_t card = recall_round_card(round, &again);
	if (card == NONE)
		return false;
	buf_printf(
	    talk->out, "\n%s%u left. ", again ? "Again. " : "", (unsigned)recall_round_left(round));
	recall_write_prompt(r, card, talk->out);
	buf_addc(talk->out, '\n');
	if (!uncover(r, card, talk) || !ask_grade(talk, &grade))
		return false;
	recall_round_grade(round, grade);
	if (path != NULL && !again && recall_save(r, card, path, &err) != 0) {
		say_error("%s", err.text);
		talk->failed = true;
		return false;
	}
	if (grade < RECALL_SURE)
		buf_adds(talk->out, "It comes again at the end of this round. ");
	if (!again) {
		buf_adds(talk->out, "It comes back on ");
		recall_write_day(r->states[card].due, talk->out);
		buf_adds(talk->out, ".");
	}
	buf_addc(talk->out, '\n');
	return true;
}

int
practice_recall(struct practising *w, int32_t today, const char *path)
{
	struct recall *r = recall_new(w->t);
	struct error err;
	unsigned done = 0;

	if (path != NULL && (file_check_lockable(path, &err) != 0 ||
				(access(path, F_OK) == 0 && recall_load(r, path, &err) != 0))) {
		say_error("%s", err.text);
		recall_free(r);
		return -1;
	}
	struct recall_round *round = recall_round_new(r, today, w->round);
	if (recall_round_left(round) == 0)
		buf_adds(w->talk.out, "No card is due.\n");
	while (one_card(r, round, path, &w->talk))
		done++;
	struct recall_count count = recall_count(r, today);
	if (w->json != NULL) {
		json_open(w->json);
		json_integer(w->json, "cards", (long)r->cards.len);
		json_integer(w->json, "graded", done);
		json_integer(w->json, "waiting", count.waiting);
		json_integer(w->json, "ahead", count.ahead);
		json_integer(w->json, "unseen", count.unseen);
		json_end(w->json, '}');
	}
	if (count.ahead > 0)
		buf_printf(w->talk.out,
		    "\nCards last seen on a day that, by this clock, is still to come, wait for "
		    "today, "
		    "too: %u.\n",
		    (unsigned)count.ahead);
	buf_printf(w->talk.out, "\n%u graded; %u wait for today, %u of %u were never seen.\n", done,
	    (unsigned)count.waiting, (unsigned)count.unseen, (unsigned)r->cards.len);
	if (path == NULL)
		buf_adds(w->talk.out, "Nothing of it was kept: --progress FILE or --keep would.\n");
	recall_round_free(round);
	recall_free(r);
	return talk_say(&w->talk);
}
