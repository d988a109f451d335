/* Rounds of script concordance and of recall, line by line. */
#include <unistd.h>

#include "cli/practice.h"
#include "cli/say.h"

static void
tell_scale(struct buf *out)
{
	buf_adds(out, "Answer with a number:");
	for (int i = -2; i <= 2; i++)
		buf_printf(out, "%s %d %s", i > -2 ? "," : "", i, concord_point(i)->word);
	buf_adds(out, ". q stops.\n");
}

/* "-2".."2", with a plus or without. */
static bool
read_point(const char *text, int *point)
{
	int sign = *text == '-' ? -1 : 1;

	text += *text == '-' || *text == '+';
	if (text[0] < '0' || text[0] > '2' || text[1] != '\0')
		return false;
	*point = sign * (text[0] - '0');
	return true;
}

/* Asks until there is a point; false if the learner stops. */
static bool
ask_point(struct talk *talk, int *point)
{
	while (talk_ask(talk, "-2 to 2> ")) {
		if (read_point(talk->line, point))
			return true;
		if (talk->line[0] == 'q')
			return false;
		tell_scale(&talk->out);
	}
	return false;
}

static void
write_concord(const struct topic *t, const struct concord_item *item, int point, double credit,
    struct json *json)
{
	json_object(json, NULL);
	json_string(json, "cause", topic_entity_id(t, (struct entity){ENTITY_CAUSE, item->cause}));
	json_string(
	    json, "symptom", topic_entity_id(t, (struct entity){ENTITY_SYMPTOM, item->symptom}));
	json_bool(json, "present", item->reply != ANSWER_NONE);
	json_number(json, "bits", item->bits);
	json_integer(json, "answer", item->answer);
	json_integer(json, "given", point);
	json_number(json, "credit", credit);
	json_end(json, '}');
}

/* One item; the credit, or -1 if the learner stops. */
static double
one_item(
    const struct topic *t, struct concord *c, uint32_t number, struct talk *talk, struct json *json)
{
	struct concord_item item;
	int point;

	if (!concord_next(c, &item))
		return -1;
	buf_printf(&talk->out, "\n%u. ", (unsigned)number);
	concord_write_item(t, &item, &talk->out);
	buf_adds(&talk->out, "\nDoes it become more or less likely? ");
	if (!ask_point(talk, &point))
		return -1;
	double credit = concord_credit(item.answer, point);
	buf_printf(&talk->out, "%s: %d, %s (%s). ",
	    credit >= 1  ? "Right"
	    : credit > 0 ? "Near"
			 : "No",
	    item.answer, concord_point(item.answer)->word, concord_point(item.answer)->ratio);
	concord_write_reason(t, &item, &talk->out);
	buf_addc(&talk->out, '\n');
	if (json != NULL)
		write_concord(t, &item, point, credit, json);
	return credit;
}

int
practice_concord(
    const struct topic *t, uint64_t seed, uint32_t count, struct talk *talk, struct json *json)
{
	struct concord *c = concord_new(t, seed);
	double sum = 0, credit;
	uint32_t done = 0;

	buf_printf(&talk->out, "Script concordance, from seed %llu.\n", (unsigned long long)seed);
	tell_scale(&talk->out);
	if (json != NULL) {
		json_object(json, NULL);
		json_array(json, "items");
	}
	while (done < count && (credit = one_item(t, c, done + 1, talk, json)) >= 0) {
		sum += credit;
		done++;
	}
	if (json != NULL) {
		json_end(json, ']');
		json_number(json, "score", done > 0 ? 100 * sum / done : 0);
		json_end(json, '}');
	}
	if (done > 0)
		buf_printf(&talk->out, "\nConcordance: %.1f of %u, %d of 100.\n", sum,
		    (unsigned)done, (int)(100 * sum / done + 0.5));
	else
		buf_adds(&talk->out, "\nNo item was answered.\n");
	concord_free(c);
	return talk_say(talk);
}

static void
tell_grades(struct buf *out)
{
	for (uint32_t g = 0; g <= RECALL_GRADE_MOST; g++)
		buf_printf(out, "  %u  %s\n", (unsigned)g, recall_grade_words(g));
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
		tell_grades(&talk->out);
	}
	return false;
}

/* Steps are uncovered one by one, anything else at once. False if the learner stops. */
static bool
uncover(const struct recall *r, uint32_t card, struct talk *talk)
{
	const struct recall_card *c = &r->cards.items[card];
	bool stepwise = c->kind == RECALL_STEPS && c->count > 1;

	for (uint32_t i = 0; i < c->count; i++) {
		if ((i == 0 || stepwise) &&
		    (!talk_ask(talk,
			 i == 0 ? "Recall it, then press Enter> " : "The next step? Enter> ") ||
			talk->line[0] == 'q'))
			return false;
		buf_printf(&talk->out, "  %u. ", (unsigned)i + 1);
		recall_write_item(r, card, i, &talk->out);
		buf_addc(&talk->out, '\n');
	}
	return true;
}

static void
tell_next(const struct recall *r, uint32_t card, uint32_t grade, bool again, struct buf *out)
{
	struct recall_state s = r->states[card];

	if (grade < RECALL_SURE)
		buf_adds(out, "It comes again at the end of this round. ");
	if (!again) {
		buf_adds(out, "It comes back on ");
		recall_write_day(s.due, out);
		buf_adds(out, ".");
	}
	buf_addc(out, '\n');
}

static bool
one_card(struct recall *r, struct recall_round *round, const char *path, struct talk *talk)
{
	struct error err;
	uint32_t grade;
	bool again;

	uint32_t card = recall_round_card(round, &again);
	if (card == NONE)
		return false;
	buf_printf(&talk->out, "\n%s%u left. ", again ? "Again. " : "",
	    (unsigned)recall_round_left(round));
	recall_write_prompt(r, card, &talk->out);
	buf_addc(&talk->out, '\n');
	if (!uncover(r, card, talk) || !ask_grade(talk, &grade))
		return false;
	recall_round_grade(round, grade);
	if (path != NULL && !again && recall_save(r, path, &err) != 0) {
		say_error("%s", err.text);
		talk->failed = true;
		return false;
	}
	tell_next(r, card, grade, again, &talk->out);
	return true;
}

static int
load_progress(struct recall *r, const char *path)
{
	struct error err;

	if (path == NULL || access(path, F_OK) != 0 || recall_load(r, path, &err) == 0)
		return 0;
	say_error("%s", err.text);
	return -1;
}

static void
tell_end(const struct recall *r, int32_t today, const char *path, uint32_t done, struct talk *talk,
    struct json *json)
{
	if (json != NULL) {
		json_object(json, NULL);
		json_integer(json, "cards", (long)r->cards.len);
		json_integer(json, "graded", done);
		json_integer(json, "waiting", recall_waiting(r, today));
		json_integer(json, "unseen", recall_unseen(r));
		json_end(json, '}');
	}
	buf_printf(&talk->out, "\n%u graded; %u wait for today, %u of %u were never seen.\n",
	    (unsigned)done, (unsigned)recall_waiting(r, today), (unsigned)recall_unseen(r),
	    (unsigned)r->cards.len);
	if (path == NULL)
		buf_adds(&talk->out, "Nothing of it was kept: --progress FILE or --keep would.\n");
}

int
practice_recall(const struct topic *t, int32_t today, const char *path, uint32_t count,
    struct talk *talk, struct json *json)
{
	struct recall *r = recall_new(t);
	uint32_t done = 0;

	if (load_progress(r, path) != 0) {
		recall_free(r);
		return -1;
	}
	struct recall_round *round = recall_round_new(r, today, count);
	if (recall_round_left(round) == 0)
		buf_adds(&talk->out, "No card is due.\n");
	while (one_card(r, round, path, talk))
		done++;
	tell_end(r, today, path, done, talk, json);
	recall_round_free(round);
	recall_free(r);
	return talk_say(talk);
}
