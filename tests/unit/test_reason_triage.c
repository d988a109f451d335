/* SPDX-License-Identifier: MIT */
/* Urgency: rules, what matters, gates, and that "not sure" is never "no". */
#include <criterion/criterion.h>
#include <stdio.h>

#include "fixture.h"
#include "reason/outcome.h"
#include "topic/build.h"

static const struct fixture_file files[] = {
    {"causes",
	"id,name,prevalence,urgency\nclot,Clot,rare,emergency\nstrain,Strain,common,self-care\n"
	"cyst,Cyst,common,routine\n"},
    {"questions", "id,text,kind,covers,stage,ask-if\n"
		  "q-any,Any?,screen,q-swollen;q-breath,emergency,\n"
		  "q-swollen,Swollen?,yes-no,,emergency,\n"
		  "q-breath,Breath?,yes-no,,emergency,\n"
		  "q-long,Long?,yes-no,,history,\n"
		  "q-lump,Lump?,yes-no,,history,\n"
		  "q-grows,Grows?,yes-no,,history,lump\n"
		  "q-mild,Mild?,yes-no,,history,\n"
		  "q-pull,Pulled?,yes-no,,history,\n"},
    {"symptoms",
	"id,question,name,background\nswollen,q-swollen,Swollen,1%\nbreath,q-breath,Breath,1%\n"
	"long,q-long,Long,20%\nlump,q-lump,Lump,20%\ngrows,q-grows,Grows,10%\n"
	"mild,q-mild,Mild,50%\npull,q-pull,Pulled,20%\n"},
    {"evidence", "cause,symptom,frequency,basis\nclot,swollen,80%,stated\nstrain,pull,90%,stated\n"
		 "cyst,lump,90%,stated\ncyst,mild,60%,judgement\n"},
    {"triage", "id,when,urgency,message,suspect\n"
	       "t-swollen,swollen,emergency,Go now.,clot\n"
	       "t-breath,breath,emergency,Call.,clot\n"
	       "t-long,long,soon,See someone.,\n"
	       "t-grows,grows,soon,See someone.,\n"
	       "t-gate,mild,self-care,Stay home.,\n"},
    {"advice", "id,kind,name,text,for,unless\n"
	       "a-ice,ice,Ice,Ice it.,*,lump\n"
	       "a-wrap,compression,Wrap,Wrap it.,*,suspect:clot\n"
	       "a-call,emergency,Call,Call.,urgency:emergency,\n"
	       "a-home,self-care,Home,Rest.,urgency:self-care,\n"
	       "a-pull,rest,Pull,Rest.,strain,\n"},
    {NULL, NULL},
};

#define Q(id) fixture_question(t, id)
#define SAY(id, answer) interview_answer(iv, Q(id), answer)
#define URGENCY interview_triage(iv)->urgency

static struct topic *t;
static struct interview *iv;

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
	iv = interview_new(t);
}

static void
tear_down(void)
{
	interview_free(iv);
	topic_close(t);
}

TestSuite(reason_triage, .init = set_up, .fini = tear_down);

Test(reason_triage, base_is_routine)
{
	cr_expect(URGENCY == URGENCY_ROUTINE);
	cr_expect(!interview_triage(iv)->settled);
}

Test(reason_triage, an_emergency_ends_the_walk)
{
	enum next_reason why;

	cr_expect(interview_next(iv, &why) == Q("q-any") && why == NEXT_EMERGENCY);
	SAY("q-any", ANSWER_FIRST);
	cr_expect(URGENCY == URGENCY_EMERGENCY);
	cr_expect(interview_next(iv, &why) == NONE && why == NEXT_ENDED);
	cr_expect(interview_left(iv) == 0);
}

Test(reason_triage, self_care_needs_gate_and_every_no)
{
	SAY("q-mild", ANSWER_FIRST);
	SAY("q-long", ANSWER_NONE);
	SAY("q-lump", ANSWER_NONE);
	cr_expect(URGENCY == URGENCY_ROUTINE, "the emergency questions are open");
	SAY("q-any", ANSWER_NONE);
	cr_expect(URGENCY == URGENCY_SELF_CARE, "no lump: whether it grows is ruled out");
	cr_expect(interview_triage(iv)->gate == fixture_rule(t, "t-gate"));
	SAY("q-long", ANSWER_UNSURE);
	cr_expect(URGENCY == URGENCY_ROUTINE, "a higher rule is not known to fail");
	SAY("q-long", ANSWER_NONE);
	SAY("q-mild", ANSWER_UNSURE);
	cr_expect(URGENCY == URGENCY_ROUTINE, "the gate does not hold");
	SAY("q-mild", ANSWER_FIRST);
	SAY("q-lump", ANSWER_FIRST);
	SAY("q-grows", ANSWER_NONE);
	cr_expect(URGENCY == URGENCY_ROUTINE, "the cyst matters and is routine");
}

Test(reason_triage, not_sure_of_an_emergency_gives_soon)
{
	SAY("q-any", ANSWER_UNSURE);
	cr_expect(interview_next(iv, NULL) == Q("q-swollen"), "asked singly");
	SAY("q-swollen", ANSWER_NONE);
	SAY("q-breath", ANSWER_UNSURE);
	SAY("q-mild", ANSWER_FIRST);
	SAY("q-long", ANSWER_NONE);
	SAY("q-lump", ANSWER_NONE);
	cr_expect(URGENCY == URGENCY_SOON);
	cr_expect(interview_triage(iv)->emergency_unsure);
}

Test(reason_triage, a_cause_that_matters_raises_to_soon_at_most)
{
	/* No rule holds; the clot is likely by a stated finding. */
	static const struct fixture_file likely[] = {
	    {"causes", "id,name,prevalence,urgency\nclot,Clot,common,emergency\nother,Other,common,"
		       "self-care\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\nr,R?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,1%\nu,r,U,1%\n"},
	    {"evidence",
		"cause,symptom,frequency,basis\nclot,s,90%,stated\nclot,u,90%,judgement\n"},
	    {NULL, NULL},
	};
	struct topic *topic = fixture_topic(likely, NULL);
	struct interview *i = interview_new(topic);

	interview_answer(i, 1, ANSWER_FIRST);
	cr_expect(interview_posterior(i)[0] > 0.9);
	cr_expect(!interview_triage(i)->matters[0], "a judgement does not make it matter");
	cr_expect(interview_triage(i)->urgency == URGENCY_ROUTINE);
	interview_answer(i, 0, ANSWER_FIRST);
	cr_expect(interview_triage(i)->matters[0]);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
	interview_free(i);
	topic_close(topic);
}

/* A cause of which nothing is stated is no less serious: what is implied speaks for it, or else
 * what its author judges. */
Test(reason_triage, the_best_basis_that_a_cause_has_lets_it_matter)
{
	static const char *const rows[][2] = {
	    {"clot,s,90%,implied\nclot,u,90%,judgement\n", "implied before judgement"},
	    {"clot,s,90%,judgement\nclot,u,1%,stated\n", "what is no commoner speaks for nothing"},
	};

	for (size_t n = 0; n < sizeof rows / sizeof rows[0]; n++) {
		struct buf evidence = {0};
		buf_printf(&evidence, "cause,symptom,frequency,basis\n%s", rows[n][0]);
		const struct fixture_file likely[] = {
		    {"causes", "id,name,prevalence,urgency\nclot,Clot,common,emergency\n"
			       "other,Other,common,self-care\n"},
		    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\nr,R?,yes-no,history\n"},
		    {"symptoms", "id,question,name,background\ns,q,S,1%\nu,r,U,1%\n"},
		    {"evidence", buf_str(&evidence)},
		    {NULL, NULL},
		};
		struct topic *topic = fixture_topic(likely, NULL);
		struct interview *i = interview_new(topic);

		interview_answer(i, 1, ANSWER_FIRST);
		cr_expect(!interview_triage(i)->matters[0], "%s", rows[n][1]);
		interview_answer(i, 0, ANSWER_FIRST);
		cr_expect(interview_triage(i)->matters[0], "%s", rows[n][1]);
		cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
		interview_free(i);
		topic_close(topic);
		buf_free(&evidence);
	}
}

Test(reason_triage, asks_what_self_care_needs)
{
	uint32_t next;
	enum next_reason why;

	SAY("q-any", ANSWER_NONE);
	for (int n = 0; (next = interview_next(iv, &why)) != NONE; n++) {
		cr_assert(n < 10);
		interview_answer(iv, next,
		    next == Q("q-mild") || next == Q("q-pull") ? ANSWER_FIRST : ANSWER_NONE);
	}
	cr_expect(URGENCY == URGENCY_SELF_CARE);
	cr_expect(interview_triage(iv)->settled);
	cr_expect(interview_given(iv, Q("q-long")) == ANSWER_NONE, "asked");
	cr_expect(interview_given(iv, Q("q-grows")) == ANSWER_UNASKED, "ruled out");
}

static int
shown(const struct outcome *o, const char *id)
{
	for (uint32_t i = 0; i < o->advice_count; i++) {
		if (o->advice[i].advice == topic_find(t, id).index)
			return (int)o->advice[i].how;
	}
	return -1;
}

Test(reason_triage, advice_is_plain_only_where_unless_is_known_to_fail)
{
	struct outcome *o = fixture_outcome(iv);

	cr_expect(shown(o, "a-ice") == SHOW_NOT_IF);
	cr_expect(shown(o, "a-wrap") == SHOW_NOT_IF, "whether the leg is swollen is open");
	cr_expect(shown(o, "a-call") == -1 && shown(o, "a-home") == -1);
	outcome_free(o);
	SAY("q-lump", ANSWER_NONE);
	SAY("q-any", ANSWER_NONE);
	SAY("q-pull", ANSWER_FIRST);
	o = fixture_outcome(iv);
	cr_expect(shown(o, "a-ice") == SHOW_PLAIN && shown(o, "a-wrap") == SHOW_PLAIN);
	cr_expect(shown(o, "a-pull") == SHOW_PLAIN);
	outcome_free(o);
	SAY("q-lump", ANSWER_FIRST);
	o = fixture_outcome(iv);
	cr_expect(shown(o, "a-ice") == -1);
	outcome_free(o);
	SAY("q-any", ANSWER_FIRST);
	o = fixture_outcome(iv);
	cr_expect(shown(o, "a-call") == SHOW_PLAIN);
	cr_expect(o->advice_count == 1, "an emergency shows nothing but emergency advice");
	cr_expect(o->suspect_count == 1 && o->suspects[0] == fixture_leaf(t, "clot"));
	cr_expect(o->lines[0].suspect, "suspects lead the ranking");
	outcome_free(o);
}

Test(reason_triage, causes_that_nothing_tells_apart_are_one_line)
{
	static const struct fixture_file same[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,rare\nc,C,common\nd,D,common\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\nr,R?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,10%\nu,r,U,10%\n"},
	    {"evidence", "cause,symptom,frequency\na,s,60%\nc,s,60%\nc,u,60%\nd,u,10%\n"},
	    {NULL, NULL},
	};
	struct topic *topic = fixture_topic(same, NULL);
	struct interview *i = interview_new(topic);
	struct outcome *o = fixture_outcome(i);
	uint32_t class[4];

	classes_find(topic, class);
	cr_expect(class[0] == 0 && class[2] == 2);
	cr_expect(class[1] == 1 && class[3] == 1, "a row equal to the background is no difference");
	cr_expect(o->line_count == 3 && o->leaf_count == 4);
	for (uint32_t l = 0; l < o->line_count; l++)
		cr_expect(o->lines[l].count == (o->leaves[o->lines[l].first] == 1 ? 2u : 1u));
	outcome_free(o);
	interview_free(i);
	topic_close(topic);
}

/* Where two lines are suspected and fit as well, the one whose lowest leaf comes first leads,
 * though its suspected leaf comes last. */
Test(reason_triage, the_leader_is_the_first_line)
{
	static const struct fixture_file equal[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\nc,C,common\nd,D,common\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\nr,R?,yes-no,history\n"
			  "e,E?,yes-no,emergency\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,10%\nu,r,U,10%\nflag,e,Flag,10%\n"},
	    {"evidence", "cause,symptom,frequency\na,s,60%\nb,u,60%\nc,u,60%\nd,s,60%\n"},
	    {"triage", "id,when,urgency,message,suspect\nt,flag,emergency,Go,b;d\n"},
	    {NULL, NULL},
	};
	struct topic *topic = fixture_topic(equal, NULL);
	struct interview *i = interview_new(topic);

	interview_answer(i, fixture_question(topic, "e"), ANSWER_FIRST);
	struct outcome *o = fixture_outcome(i);
	cr_assert(o->line_count == 2 && o->lines[0].suspect && o->lines[1].suspect);
	cr_expect(o->lines[0].share == o->lines[1].share);
	cr_expect_eq(o->leader, o->leaves[o->lines[0].first]);
	outcome_free(o);
	interview_free(i);
	topic_close(topic);
}

/* The compiler stores the classes; what is stored is used only if it makes sense, else they are
 * worked out. */
Test(reason_triage, stored_classes_that_make_no_sense_are_worked_out_anew)
{
	static const struct {
		uint32_t leaf, class, want;
	} stored[] = {{0, 0, 0}, {1, 2, 1}, {3, 2, 0}, {2, 0, 0}};
	static const struct fixture_file same[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,rare\nc,C,common\nd,D,common\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,10%\n"},
	    {"evidence", "cause,symptom,frequency\na,s,60%\nd,s,60%\n"},
	    {NULL, NULL},
	};
	struct builder *b;
	struct topic *bare = fixture_topic(same, &b);
	uint32_t found[4];

	classes_find(bare, found);
	cr_assert(found[0] == 0 && found[1] == 1 && found[2] == 1 && found[3] == 0);
	builder_add_all(b, PART_CLASS, found, 4);
	for (size_t i = 0; i < sizeof stored / sizeof *stored; i++) {
		uint32_t class[4];
		struct topic *other;
		struct error err;
		size_t len;
		void *bytes;

		memcpy(class, found, sizeof class);
		class[stored[i].leaf] = stored[i].class;
		memcpy(builder_record(b, PART_CLASS, 0), class, sizeof class);
		bytes = builder_finish(b, &len);
		other = topic_open_bytes(bytes, len, &err);
		cr_assert(other != NULL, "%s", err.text);
		classes_find(other, class);
		cr_expect_eq(class[stored[i].leaf], stored[i].want, "%zu", i);
		topic_close(other);
	}
	builder_free(b);
	topic_close(bare);
}

/* On random topics and random answers, whatever they are. */
Test(reason_triage, properties_on_random_topics, .init = NULL, .fini = NULL)
{
	for (uint64_t seed = 1; seed <= 80; seed++) {
		struct fixture_file *random = fixture_random_files(seed);
		struct topic *topic = fixture_topic(random, NULL);
		uint64_t state = seed * 15485863;

		for (int round = 0; round < 40; round++) {
			struct interview *i = interview_new(topic);
			bool unsure = false, all_no = true, held = false;
			const struct triage *v;

			for (uint32_t q = 0; q < topic_question_count(topic); q++)
				if (fixture_random(&state) % 5 > 0)
					interview_answer(i, q, fixture_answer(topic, q, &state));
			v = interview_triage(i);
			for (uint32_t q = 0; q < topic_question_count(topic); q++) {
				const struct question *k = topic_question(topic, q);
				uint32_t a = interview_effective(i, q);

				if (k->stage != STAGE_EMERGENCY || k->kind == QUESTION_SCREEN)
					continue;
				unsure = unsure || a == ANSWER_UNSURE;
				all_no = all_no && a == ANSWER_NONE;
				held = held || a == ANSWER_FIRST;
			}
			if (held)
				cr_assert(v->urgency == URGENCY_EMERGENCY);
			if (unsure)
				cr_assert(v->urgency >= URGENCY_SOON);
			if (v->urgency == URGENCY_SELF_CARE)
				cr_assert(all_no && v->gate != NONE);
			if (v->urgency == URGENCY_EMERGENCY)
				cr_assert(v->rules == URGENCY_EMERGENCY, "only from a rule");
			interview_free(i);
		}
		topic_close(topic);
		fixture_free_files(random);
	}
}

/* A red flag named on a screen counts, whatever was said of it singly before. */
Test(reason_triage, what_a_screen_names_overrules_an_earlier_no)
{
	SAY("q-any", ANSWER_UNSURE);
	SAY("q-swollen", ANSWER_NONE);
	SAY("q-breath", ANSWER_NONE);
	SAY("q-mild", ANSWER_FIRST);
	SAY("q-long", ANSWER_NONE);
	SAY("q-lump", ANSWER_NONE);
	cr_expect(URGENCY == URGENCY_SELF_CARE);
	SAY("q-any", ANSWER_FIRST);
	cr_expect(URGENCY == URGENCY_EMERGENCY);
}

Test(reason_triage, no_urgency_is_known_while_an_emergency_question_is_open)
{
	cr_expect(interview_emergency_open(iv));
	SAY("q-any", ANSWER_NONE);
	cr_expect(!interview_emergency_open(iv));
	SAY("q-any", ANSWER_UNSURE);
	cr_expect(interview_emergency_open(iv));
	SAY("q-breath", ANSWER_FIRST);
	cr_expect(!interview_emergency_open(iv), "an emergency is known");
}

/* A likely cause whose stated finding is open or "not sure" stands in the way of self-care, and the
 * finding is asked. */
Test(reason_triage, self_care_waits_for_what_a_likely_cause_may_show)
{
	static const struct fixture_file likely[] = {
	    {"causes",
		"id,name,prevalence,urgency\nclot,Clot,30,soon\nstrain,Strain,1,self-care\n"},
	    {"questions", "id,text,kind,stage\nq-red,Red?,yes-no,emergency\n"
			  "q-mild,Mild?,yes-no,complaint\nq-calf,Calf?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\nred,q-red,Red,1%\nmild,q-mild,Mild,50%\n"
			 "calf,q-calf,Calf swollen,20%\n"},
	    {"evidence", "cause,symptom,frequency,basis\nclot,calf,60%,stated\n"},
	    {"triage", "id,when,urgency,message\nt,red,emergency,Go.\ng,mild,self-care,Stay.\n"},
	    {"advice",
		"id,kind,name,text,for,unless\nwrap,compression,Wrap,Wrap.,*,suspect:clot\n"},
	    {NULL, NULL},
	};
	struct topic *topic = fixture_topic(likely, NULL);
	struct interview *i = interview_new(topic);
	struct outcome *o;

	interview_answer(i, 0, ANSWER_NONE);
	interview_answer(i, 1, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_ROUTINE);
	cr_expect(interview_reason(i, 2) == NEXT_URGENCY && interview_next(i, NULL) == 2);
	o = fixture_outcome(i);
	cr_expect(o->advice_count == 1 && o->advice[0].how == SHOW_NOT_IF,
	    "a likely cause is not ruled out by silence");
	outcome_free(o);
	interview_answer(i, 2, ANSWER_UNSURE);
	cr_expect(interview_triage(i)->urgency == URGENCY_ROUTINE, "\"not sure\" is not \"no\"");
	interview_answer(i, 2, ANSWER_NONE);
	cr_expect(interview_triage(i)->urgency == URGENCY_SELF_CARE);
	interview_answer(i, 2, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
	interview_free(i);
	topic_close(topic);
}

/* An emergency rule over several findings, all "not sure", or past the limit of questions. */
static const struct fixture_file conjunction[] = {
    {"topic", "key,value\nid,test\ntitle,T\nmax-questions,1\n"},
    {"causes", "id,name,prevalence,urgency\nclot,Clot,common,soon\n"},
    {"questions", "id,text,kind,stage\nq-a,A?,yes-no,history\nq-b,B?,yes-no,history\n"
		  "q-c,C?,yes-no,history\n"},
    {"symptoms", "id,question,name\na,q-a,A\nb,q-b,B\nc,q-c,C\n"},
    {"evidence", "cause,symptom,frequency\nclot,c,50%\n"},
    {"triage", "id,when,urgency,message\nt,a and b,emergency,Go.\n"},
    {NULL, NULL},
};

Test(reason_triage, an_emergency_may_hide_behind_not_sure)
{
	struct topic *topic = fixture_topic(conjunction, NULL);
	struct interview *i = interview_new(topic);

	interview_answer(i, 0, ANSWER_UNSURE);
	cr_expect(interview_triage(i)->urgency == URGENCY_ROUTINE, "B may still be \"no\"");
	cr_expect(interview_next(i, NULL) == 1, "so it is asked, past the limit of one question");
	interview_answer(i, 1, ANSWER_NONE);
	cr_expect(interview_triage(i)->urgency == URGENCY_ROUTINE);
	interview_answer(i, 1, ANSWER_UNSURE);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
	interview_answer(i, 1, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
	interview_free(i);
	topic_close(topic);
}

Test(reason_triage, at_most_so_many_more_is_never_too_few)
{
	struct topic *topic = fixture_topic(conjunction, NULL);
	struct interview *i = interview_new(topic);
	uint32_t next, left = interview_left(i);

	for (; (next = interview_next(i, NULL)) != NONE; left--) {
		cr_assert(left > 0);
		interview_answer(i, next, ANSWER_FIRST);
		cr_assert(interview_left(i) <= left - 1);
	}
	interview_free(i);
	topic_close(topic);
}

/* "Today" comes from a rule alone, also where a cause that matters says so; in a topic with a rule
 * of that level, "not sure" that may hide an emergency gives it. */
Test(reason_triage, today_stands_between_soon_and_emergency)
{
	static const struct fixture_file today[] = {
	    {"causes", "id,name,prevalence,urgency\nhot,Hot,1,today\ncold,Cold,1,routine\n"},
	    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-a,A?,yes-no,history\n"
			  "q-b,B?,yes-no,history\nq-c,C?,yes-no,history\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\na,q-a,A\nb,q-b,B\nc,q-c,C\n"},
	    {"evidence", "cause,symptom,frequency,basis\nhot,a,90%,stated\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go.\nu,b,today,Be seen.\n"
		       "v,c,soon,See.\n"},
	    {NULL, NULL}};
	struct topic *topic = fixture_topic(today, NULL);
	struct interview *i = interview_new(topic);
	uint32_t levels[URGENCY_LEVELS];

	cr_expect(topic_urgencies(topic, levels) == URGENCY_LEVELS && levels[1] == URGENCY_TODAY);
	interview_answer(i, 0, ANSWER_UNSURE);
	cr_expect(interview_triage(i)->urgency == URGENCY_TODAY);
	interview_answer(i, 3, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_TODAY, "\"soon\" takes nothing away");
	interview_answer(i, 3, ANSWER_UNASKED);
	interview_answer(i, 0, ANSWER_NONE);
	interview_answer(i, 1, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON, "a cause gives no more");
	interview_answer(i, 3, ANSWER_FIRST);
	cr_expect(interview_reason(i, 2) == NEXT_URGENCY && interview_next(i, NULL) == 2);
	interview_answer(i, 3, ANSWER_UNASKED);
	interview_answer(i, 2, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_TODAY);
	cr_expect(interview_reason(i, 3) == NEXT_TOLD, "it can raise nothing, but say more");
	interview_answer(i, 0, ANSWER_FIRST);
	cr_expect(interview_triage(i)->urgency == URGENCY_EMERGENCY);
	interview_free(i);
	topic_close(topic);
	topic = fixture_topic(conjunction, NULL);
	cr_expect(topic_urgencies(topic, levels) == URGENCY_LEVELS - 1);
	topic_close(topic);
	struct fixture_file flow[] = {conjunction[0], conjunction[1], conjunction[2],
	    conjunction[3], conjunction[4], conjunction[5],
	    {"flow", "id,ask,answer,if,next,message\ns,q-c,any,,urgency:today,Today.\n"},
	    {NULL, NULL}};
	topic = fixture_topic(flow, NULL);
	cr_expect(topic_urgencies(topic, levels) == URGENCY_LEVELS, "a flow gives it");
	topic_close(topic);
}

static bool
is_not_ruled_out(struct interview *i, uint32_t leaf)
{
	const struct topic *topic = interview_topic(i);
	struct outcome *o = fixture_outcome(i);
	bool named = false;

	for (uint32_t k = 0; k < o->line_count; k++)
		if (o->leaves[o->lines[k].first] == leaf)
			named =
			    outcome_not_ruled_out(topic, o, &o->lines[k], topic_leaf(topic, leaf));
	outcome_free(o);
	return named;
}

/* An emergency that a finding speaks for is named though it is rare; what an answer made less
 * likely than it was is not, nor what is urgent and unlikely. */
Test(reason_triage, not_ruled_out_is_what_the_answers_leave)
{
	static const struct fixture_file rare_and_urgent[] = {
	    {"causes", "id,name,prevalence,urgency\nharmless,Harmless,1000,self-care\n"
		       "septic,Septic,2,emergency\nclot,Clot,40,emergency\ngout,Gout,100,soon\n"
		       "tumour,Tumour,5,soon\n"},
	    {"questions", "id,text,kind,stage\nq-hot,Hot?,yes-no,history\n"
			  "q-toe,Toe?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\nhot,q-hot,Hot,20%\ntoe,q-toe,Toe,5%\n"},
	    {"evidence", "cause,symptom,frequency,basis\nseptic,hot,90%,stated\n"
			 "clot,hot,20%,stated\ngout,toe,80%,stated\nharmless,hot,30%,stated\n"},
	    {NULL, NULL}};
	enum { SEPTIC = 1, CLOT, GOUT, TUMOUR };
	struct topic *topic = fixture_topic(rare_and_urgent, NULL);
	struct interview *i = interview_new(topic);

	cr_expect(is_not_ruled_out(i, GOUT) && is_not_ruled_out(i, CLOT));
	cr_expect(!is_not_ruled_out(i, SEPTIC) && !is_not_ruled_out(i, TUMOUR));
	interview_answer(i, 1, ANSWER_NONE);
	cr_expect(!is_not_ruled_out(i, GOUT), "the toe speaks against it");
	interview_answer(i, 0, ANSWER_FIRST);
	cr_expect(is_not_ruled_out(i, SEPTIC), "the heat speaks for it");
	cr_expect(!is_not_ruled_out(i, CLOT), "the heat is as common without it");
	interview_free(i);
	topic_close(topic);
}

/* A share that no answer has moved is as good as its prior, to the last bit or not. */
Test(reason_triage, what_nothing_was_said_of_is_not_ruled_out)
{
	for (int weight = 20; weight <= 300; weight += 10) {
		char causes[128];
		const struct fixture_file tables[] = {{"causes", causes},
		    {"questions", "id,text,kind,stage\nq-a,A?,yes-no,history\n"},
		    {"symptoms", "id,question,name\na,q-a,A\n"},
		    {"evidence", "cause,symptom,frequency\nslow,a,50%\n"}, {NULL, NULL}};

		snprintf(causes, sizeof causes,
		    "id,name,prevalence,urgency\nslow,Slow,1000,routine\nfast,Fast,%d,emergency\n",
		    weight);
		struct topic *topic = fixture_topic(tables, NULL);
		struct interview *i = interview_new(topic);
		interview_answer(i, 0, ANSWER_UNSURE);
		cr_expect(is_not_ruled_out(i, 1), "of prevalence %d", weight);
		interview_free(i);
		topic_close(topic);
	}
}

/* Several causes that nothing tells apart matter together. */
Test(reason_triage, splitting_a_cause_does_not_make_it_matter_less)
{
	static const struct fixture_file split[] = {
	    {"causes",
		"id,name,prevalence,urgency\na,A,1,soon\nb,B,1,soon\nc,C,1,soon\nd,D,1,soon\n"
		"e,E,1,soon\nf,F,1,soon\ng,G,1,soon\nh,H,1,soon\ni,I,1,soon\nj,J,1,soon\n"
		"k,K,1,soon\nl,L,1,soon\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ns,q,S,5%\n"},
	    {"evidence", "cause,symptom,frequency,basis\na,s,50%,stated\nb,s,50%,stated\n"
			 "c,s,50%,stated\nd,s,50%,stated\ne,s,50%,stated\nf,s,50%,stated\n"
			 "g,s,50%,stated\nh,s,50%,stated\ni,s,50%,stated\nj,s,50%,stated\n"
			 "k,s,50%,stated\nl,s,50%,stated\n"},
	    {NULL, NULL},
	};
	struct topic *topic = fixture_topic(split, NULL);
	struct interview *i = interview_new(topic);

	interview_answer(i, 0, ANSWER_FIRST);
	cr_expect(interview_posterior(i)[0] < 0.1);
	cr_expect(interview_triage(i)->urgency == URGENCY_SOON);
	interview_free(i);
	topic_close(topic);
}

/* Two questions are the limit; the second half of an emergency's condition comes beyond it. */
Test(reason_triage, no_more_questions_come_than_was_said)
{
	static const struct fixture_file limited[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nmax-questions,2\n"},
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
	    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,complaint\nq-y,Y?,yes-no,history\n"
			  "q-z,Z?,yes-no,history\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\nz,q-z,Z\n"},
	    {"evidence", "cause,symptom,frequency\na,x,50%\n"},
	    {"triage", "id,when,urgency,message\nt,x,soon,See\nu,y and z,emergency,Go\n"},
	    {NULL, NULL}};
	struct topic *topic = fixture_topic(limited, NULL);
	struct interview *walk = interview_new(topic);
	uint32_t said = interview_left(walk), asked = 0, next;

	for (; (next = interview_next(walk, NULL)) != NONE; asked++)
		interview_answer(walk, next, asked == 0 ? ANSWER_NONE : ANSWER_FIRST);
	cr_expect(asked == 3, "%u were asked", asked);
	cr_expect(said == 3, "%u were said", said);
	interview_free(walk);
	topic_close(topic);
}
