/* Feedback on a practice in plain lines: the score with its parts, then what it rests on, one thing
 * after the other. */
#include <stdlib.h>

#include "cli/practice.h"
#include "tell/words.h"

#define MOVED_LEAST 0.05 /* bits that are worth a word */

struct told {
	const struct practice *p;
	const struct topic *t;
	const struct practice_feedback *f;
	struct buf *out;
};

static const char *
cause_name(const struct told *a, uint32_t cause)
{
	return topic_text(a->t, topic_cause(a->t, cause)->name);
}

static const char *
question_text(const struct told *a, uint32_t question)
{
	return topic_text(a->t, topic_question(a->t, question)->text);
}

static void
tell_score(const struct told *a)
{
	const struct practice_score *s = &a->f->score;

	buf_printf(a->out, "\nScore: %d of 100\n", s->total);
	if (s->cap != PRACTICE_CAP_COUNT)
		buf_printf(a->out, "  At most %d (the parts sum to %d): %s.\n",
		    practice_cap(s->cap)->most, s->uncapped, practice_cap(s->cap)->help);
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++) {
		buf_printf(
		    a->out, "  %s: %.1f of %d\n", practice_group_name(g), s->group[g], s->most[g]);
		for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++)
			if (practice_part(i)->group == g)
				buf_printf(a->out, "    %s: %.1f of %d\n", practice_part(i)->word,
				    s->points[i], practice_part(i)->weight);
	}
}

static void
tell_result(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	buf_printf(a->out, "\nThe case was %s, %s (%s). You committed to %s, ",
	    cause_name(a, f->cause), words_urgency(f->case_urgency),
	    words_urgency_when(f->case_urgency), words_urgency(f->urgency));
	if (f->truth_place > 0)
		buf_printf(a->out, "and had it in place %u.\n", (unsigned)f->truth_place);
	else
		buf_printf(a->out, "and did not have it among your first %u.\n", PRACTICE_COUNTED);
}

static void
tell_view(const struct told *a, const struct practice_view *v)
{
	buf_adds(a->out, "     Of 100 like this, by the tree:");
	for (uint32_t i = 0; i < v->tree_count; i++) {
		buf_printf(a->out, "%s %s ", i > 0 ? "," : "", cause_name(a, v->tree[i].cause));
		words_add_of_100(v->tree[i].share, a->out);
	}
	buf_adds(a->out, "\n     You:");
	for (uint32_t i = 0; i < v->mine_count; i++)
		buf_printf(a->out, "%s %s", i > 0 ? "," : "", cause_name(a, v->mine[i]));
	buf_adds(a->out, v->mine_count > 0 ? "\n" : " nothing ranked\n");
}

static void
tell_worth(const struct told *a, const struct practice_step *s)
{
	buf_printf(a->out, "     Worth then: %.2f bits", s->bits);
	if (s->emergency && s->why == NEXT_EMERGENCY)
		buf_adds(a->out, "; a red flag comes before what tells more");
	else if (s->best != NONE && s->best != s->question)
		buf_printf(
		    a->out, "; the most, %.2f bits: %s", s->best_bits, question_text(a, s->best));
	buf_addc(a->out, '\n');
	if (s->tree != NONE && s->tree != s->question)
		buf_printf(
		    a->out, "     The tree would have asked: %s\n", question_text(a, s->tree));
	if (s->before_flags)
		buf_adds(a->out, "     The red flags were not covered yet.\n");
	if (s->needless == PRACTICE_TELLS_LITTLE)
		buf_adds(a->out, "     Not needed: it told too little, and could not change the "
				 "urgency.\n");
	if (s->needless == PRACTICE_TOO_LATE)
		buf_adds(a->out, "     Not needed: an emergency was found, so help comes "
				 "first.\n");
}

/* Bits with their sign; what would be shown as -0.0 is 0. */
static void
add_bits(const struct told *a, double bits)
{
	buf_printf(a->out, "%+.1f", bits > -0.05 && bits < 0.05 ? 0 : bits);
}

static void
tell_moved(const struct told *a, const struct practice_step *s)
{
	bool pro = s->for_bits >= MOVED_LEAST, contra = s->against_bits <= -MOVED_LEAST;

	if (!pro && !contra)
		return;
	buf_adds(a->out, "     In bits, it spoke most");
	if (pro) {
		buf_printf(a->out, " for %s ", cause_name(a, s->most_for));
		add_bits(a, s->for_bits);
	}
	if (contra) {
		buf_printf(
		    a->out, "%s against %s ", pro ? "," : "", cause_name(a, s->most_against));
		add_bits(a, s->against_bits);
	}
	buf_adds(a->out, "; for the case's cause ");
	add_bits(a, s->truth_moved);
	buf_addc(a->out, '\n');
}

static void
tell_steps(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	buf_adds(a->out, "\nYour questions\n");
	if (f->step_count == 0)
		buf_adds(a->out, "  You asked nothing.\n");
	for (uint32_t i = 0; i < f->step_count; i++) {
		const struct practice_step *s = &f->steps[i];

		buf_printf(a->out, "%3u. %s %s.\n", (unsigned)i + 1, question_text(a, s->question),
		    words_answer(a->t, s->question, s->answer));
		tell_worth(a, s);
		tell_moved(a, s);
		tell_view(a, &s->after);
	}
	if (f->needless_count > 0)
		buf_printf(a->out, "  %u of %u were not needed.\n", (unsigned)f->needless_count,
		    (unsigned)f->step_count);
}

static void
tell_flag(const struct told *a, const struct practice_flag *flag)
{
	buf_printf(a->out, "  - %s: ", topic_text(a->t, topic_symptom(a->t, flag->symptom)->name));
	buf_adds(a->out, flag->in_case == FINDING_YES      ? "present; "
			 : flag->in_case == FINDING_UNSURE ? "not sure; "
							   : "absent; ");
	if (flag->missed)
		buf_adds(a->out, "MISSED");
	else if (flag->step > 0)
		buf_printf(a->out, "asked in question %u", (unsigned)flag->step);
	else
		buf_adds(a->out, "not asked");
	buf_addc(a->out, '\n');
}

static void
tell_flags(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	buf_adds(a->out, "\nRed flags\n");
	for (uint32_t i = 0; i < f->flag_count; i++)
		tell_flag(a, &f->flags[i]);
	if (f->covered)
		buf_printf(
		    a->out, "  They were covered after %u questions.", (unsigned)f->covered_step);
	else
		buf_adds(a->out, "  They were never covered.");
	if (f->said)
		buf_printf(a->out, " You said so after %u, and it was %s.\n",
		    (unsigned)f->said_step, f->said_rightly ? "so" : "not so");
	else
		buf_adds(a->out, " You did not say that they were.\n");
}

static void
tell_open(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	if (f->open_count > 0)
		buf_adds(a->out, "\nWhat should have been ruled out\n");
	for (uint32_t i = 0; i < f->open_count; i++) {
		const struct practice_open_cause *o = &f->open[i];

		buf_printf(a->out, "  - %s (%s), ", cause_name(a, o->cause),
		    words_urgency(topic_cause(a->t, o->cause)->urgency));
		words_add_of_100(o->share, a->out);
		buf_adds(a->out, " of 100");
		if (o->ask != NONE)
			buf_printf(a->out, ". Ask: %s", question_text(a, o->ask));
		buf_addc(a->out, '\n');
	}
}

static void
tell_walk(
    const struct told *a, const char *title, const struct practice_answer *walk, uint32_t count)
{
	if (count > 0)
		buf_printf(a->out, "\n%s\n", title);
	for (uint32_t i = 0; i < count; i++)
		buf_printf(a->out, "%3u. %s %s.\n", (unsigned)i + 1,
		    question_text(a, walk[i].question),
		    words_answer(a->t, walk[i].question, walk[i].answer));
}

static void
tell_findings(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	buf_adds(a->out, "\nWhat the case had\n");
	for (uint32_t i = 0; i < f->finding_count; i++) {
		const struct practice_finding *n = &f->findings[i];

		buf_printf(a->out,
		    "  - %s%s: ", topic_text(a->t, topic_symptom(a->t, n->symptom)->name),
		    n->known ? "" : " (not found)");
		if (n->row != NONE)
			buf_printf(a->out, "with this cause %s\n",
			    topic_text(a->t, topic_evidence(a->t, n->row)->written));
		else
			buf_adds(a->out, "a distractor: no source links it with this cause\n");
	}
}

static void
tell_teaching(const struct told *a)
{
	const struct practice_feedback *f = a->f;

	if (f->teaching[0] != '\0')
		buf_printf(a->out, "\nThe point\n  %s\n", f->teaching);
	buf_adds(a->out, f->ref_count > 0 ? "\nSources\n" : "");
	for (uint32_t i = 0; i < f->ref_count; i++) {
		const struct source *s = topic_source(a->t, f->refs[i].source);

		buf_printf(a->out, "  %s: %s", topic_text(a->t, s->id), topic_text(a->t, s->title));
		if (f->refs[i].section != NONE)
			buf_printf(a->out, ", \"%s\"",
			    topic_text(a->t, topic_section(a->t, f->refs[i].section)->heading));
		buf_addc(a->out, '\n');
	}
}

void
practice_tell(const struct practice *p, const struct practice_feedback *f, struct buf *out)
{
	struct told a = {p, practice_topic(p), f, out};

	if (!f->committed) {
		buf_adds(out, "\nNot committed: there is no score and no feedback yet.\n");
		return;
	}
	tell_result(&a);
	tell_score(&a);
	tell_flags(&a);
	tell_steps(&a);
	tell_open(&a);
	tell_walk(&a, "What the tree would still have asked", f->remaining, f->remaining_count);
	tell_walk(&a, "The tree's own questions on this case", f->tree, f->tree_count);
	tell_findings(&a);
	tell_teaching(&a);
	buf_printf(out, "\n%s\n", topic_text(a.t, topic_meta(a.t)->notice));
}
