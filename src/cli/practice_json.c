/* SPDX-License-Identifier: MIT */
/* Feedback on a practice as JSON: the same things as in lines, by ids. */
#include "cli/practice.h"
#include "session/lines.h"

struct written {
	const struct topic *t;
	const struct practice_feedback *f;
	struct json *j;
};

static const char *
id_of(const struct written *w, uint32_t kind, uint32_t index)
{
	return topic_entity_id(w->t, (struct entity){kind, index});
}

/* An id, or null where there is none. */
static void
write_id(const struct written *w, const char *key, uint32_t kind, uint32_t index)
{
	json_string(w->j, key, index != NONE ? id_of(w, kind, index) : NULL);
}

/* A member with the word that a file has of the answer. */
static void
write_answer(const struct written *w, const char *key, uint32_t question, uint32_t answer)
{
	struct buf word = {0};

	lines_answer_word(w->t, question, answer, &word);
	json_string(w->j, key, buf_str(&word));
	buf_free(&word);
}

static void
write_score(const struct written *w)
{
	const struct practice_score *s = &w->f->score;

	json_object(w->j, "score");
	json_integer(w->j, "total", s->total);
	json_integer(w->j, "uncapped", s->uncapped);
	if (s->cap == PRACTICE_CAP_COUNT)
		json_null(w->j, "cap");
	else
		json_integer(w->j, "cap", practice_caps[s->cap].most);
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++)
		json_number(w->j, topic_phrase(NULL, practice_groups[g]), s->group[g]);
	json_array(w->j, "parts");
	for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
		json_object(w->j, NULL);
		json_string(
		    w->j, "group", topic_phrase(NULL, practice_groups[practice_parts[i].group]));
		json_string(w->j, "part", topic_phrase(NULL, practice_parts[i].word));
		json_number(w->j, "points", s->points[i]);
		json_integer(w->j, "of", practice_parts[i].weight);
		json_end(w->j, '}');
	}
	json_end(w->j, ']');
	json_end(w->j, '}');
}

static void
write_view(const struct written *w, const char *key, const struct practice_view *v)
{
	json_object(w->j, key);
	json_array(w->j, "tree");
	for (uint32_t i = 0; i < v->tree_count; i++) {
		json_object(w->j, NULL);
		json_string(w->j, "cause", id_of(w, ENTITY_CAUSE, v->tree[i].cause));
		json_number(w->j, "share", v->tree[i].share);
		json_end(w->j, '}');
	}
	json_end(w->j, ']');
	json_array(w->j, "mine");
	for (uint32_t i = 0; i < v->mine_count; i++)
		json_string(w->j, NULL, id_of(w, ENTITY_CAUSE, v->mine[i]));
	json_end(w->j, ']');
	json_number(w->j, "cause_share", v->truth_share);
	json_integer(w->j, "cause_rank", v->truth_rank);
	json_end(w->j, '}');
}

static void
write_step(const struct written *w, const struct practice_step *s)
{
	static const char *const needless[] = {[PRACTICE_NEEDED] = "no",
	    [PRACTICE_TELLS_LITTLE] = "tells-little",
	    [PRACTICE_AFTER_EMERGENCY] = "after-emergency"};

	json_object(w->j, NULL);
	json_string(w->j, "question", id_of(w, ENTITY_QUESTION, s->question));
	write_answer(w, "answer", s->question, s->answer);
	json_number(w->j, "bits", s->bits);
	write_id(w, "best", ENTITY_QUESTION, s->best);
	json_number(w->j, "best_bits", s->best_bits);
	write_id(w, "tree", ENTITY_QUESTION, s->tree);
	json_number(w->j, "worth", s->worth);
	json_bool(w->j, "before_flags", s->before_flags);
	json_bool(w->j, "counted", s->counted);
	json_string(w->j, "needless", needless[s->needless]);
	json_number(w->j, "cause_moved", s->truth_moved);
	write_view(w, "after", &s->after);
	json_end(w->j, '}');
}

static void
write_flags(const struct written *w)
{
	static const char *const words[] = {[FINDING_UNASKED] = "unasked",
	    [FINDING_UNSURE] = "unsure",
	    [FINDING_NO] = "absent",
	    [FINDING_YES] = "present"};

	json_array(w->j, "red_flags");
	for (uint32_t i = 0; i < w->f->flag_count; i++) {
		const struct practice_flag *flag = &w->f->flags[i];

		json_object(w->j, NULL);
		json_string(w->j, "symptom", id_of(w, ENTITY_SYMPTOM, flag->symptom));
		json_string(w->j, "in_case", words[flag->in_case]);
		json_string(w->j, "found", words[flag->found]);
		json_integer(w->j, "step", flag->step);
		json_bool(w->j, "missed", flag->missed);
		json_end(w->j, '}');
	}
	json_end(w->j, ']');
	json_bool(w->j, "covered", w->f->covered);
	json_integer(w->j, "covered_step", w->f->covered_step);
	json_bool(w->j, "said", w->f->said);
	json_bool(w->j, "said_rightly", w->f->said_rightly);
}

static void
write_open(const struct written *w)
{
	json_array(w->j, "not_ruled_out");
	for (uint32_t i = 0; i < w->f->open_count; i++) {
		json_object(w->j, NULL);
		json_string(w->j, "cause", id_of(w, ENTITY_CAUSE, w->f->open[i].cause));
		json_number(w->j, "share", w->f->open[i].share);
		write_id(w, "ask", ENTITY_QUESTION, w->f->open[i].ask);
		json_end(w->j, '}');
	}
	json_end(w->j, ']');
	json_array(w->j, "remaining");
	for (uint32_t i = 0; i < w->f->remaining_count; i++)
		json_string(w->j, NULL, id_of(w, ENTITY_QUESTION, w->f->remaining[i].question));
	json_end(w->j, ']');
}

/* What was chosen to come next, and what would have been right; null where there was no choice. */
static void
write_plan(const struct written *w)
{
	static const char *const keys[] = {
	    [PRACTICE_PLAN_NEXT] = "next", [PRACTICE_PLAN_NET] = "net"};

	for (int i = 0; i < PRACTICE_PLANS; i++) {
		const struct practice_plan_made *made = &w->f->plan[i];

		if (!made->asked) {
			json_null(w->j, keys[i]);
			continue;
		}
		json_object(w->j, keys[i]);
		write_id(w, "chosen", ENTITY_ADVICE, made->chosen);
		json_bool(w->j, "right", made->right);
		json_array(w->j, "rows");
		for (uint32_t k = 0; k < made->count; k++)
			json_string(w->j, NULL, id_of(w, ENTITY_ADVICE, made->rows[k]));
		json_end(w->j, ']');
		json_end(w->j, '}');
	}
}

void
practice_json(const struct practice *p, const struct practice_feedback *f, struct json *json)
{
	struct written w = {p->t, f, json};
	const struct practice_case *c = &p->c;

	json_open(json);
	json_string(json, "case", c->id);
	json_bool(json, "drawn", c->drawn);
	json_bool(json, "brief", p->opening == PRACTICE_BRIEF);
	json_bool(json, "committed", f->committed);
	if (f->committed) {
		write_id(&w, "cause", ENTITY_CAUSE, f->cause);
		json_integer(json, "cause_place", f->truth_place);
		json_string(json, "urgency", topic_urgency_name(f->case_urgency));
		json_string(json, "committed_urgency", topic_urgency_name(f->urgency));
		write_score(&w);
		write_flags(&w);
		write_view(&w, "start", &f->start);
		json_array(json, "steps");
		for (uint32_t i = 0; i < f->step_count; i++)
			write_step(&w, &f->steps[i]);
		json_end(json, ']');
		write_open(&w);
		write_plan(&w);
	}
	json_end(json, '}');
}
