/* SPDX-License-Identifier: MIT */
/* The proofs hold on what is sound; each fails on a topic or tree that breaks it, with a path. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "fixture.h"
#include "topic/answer.h"
#include "tree/grow.h"
#include "prove/prove.h"

/* A sound topic. */
#define CAUSES                                                                                     \
	{                                                                                          \
		"causes", "id,name,prevalence,urgency\na,A,common,self-care\nb,B,common,routine\n" \
	}
#define QUESTIONS                                                                                  \
	{                                                                                          \
		"questions", "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq-x,X?,yes-no," \
			     "history,\n"                                                          \
			     "q-y,Y?,yes-no,history,\nq-z,Z?,yes-no,history,x\n"                   \
	}
#define SYMPTOMS                                                                                   \
	{                                                                                          \
		"symptoms", "id,question,name,background\ne,q-e,E,1%\nx,q-x,X,10%\ny,q-y,Y,10%"    \
			    "\nz,q-z,Z,10%\n"                                                      \
	}
#define EVIDENCE                                                                                   \
	{                                                                                          \
		"evidence", "cause,symptom,frequency\na,x,80%\nb,y,80%\na,z,50%\n"                 \
	}
#define TRIAGE                                                                                     \
	{                                                                                          \
		"triage",                                                                          \
		    "id,when,urgency,message,source\nt,e,emergency,Go,s\nu,x and y,soon,See,s\n"   \
		    "g,x,self-care,Stay,s\n"                                                       \
	}
#define ADVICE                                                                                     \
	{                                                                                          \
		"advice", "id,kind,name,text,for,unless,source\na-call,emergency,C,C.,urgency:"    \
			  "emergency,,s\n"                                                         \
			  "a-watch,monitor,W,W.,*,,s\na-ice,ice,I,I.,*,z,s\n"                      \
	}
#define SOURCES                                                                                    \
	{                                                                                          \
		"sources", "id,title\ns,S\n"                                                       \
	}

static const struct fixture_file sound[] = {
    CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE, TRIAGE, ADVICE, SOURCES, {NULL, NULL}};

/* Proves the topic, which comes to the same on several threads, and looks at one proof: its result,
 * and that its detail has the mention. */
static void
expect(const struct topic *t, enum proof_kind which, enum proof_result result, const char *mention)
{
	const struct work work = {.threads = 3};
	struct proofs *p = prove_topic(t, NULL), *beside = prove_topic(t, &work);
	const struct proof *f = &p->list[which];

	for (int i = 0; i < PROOF_COUNT; i++) {
		cr_expect(p->list[i].result == beside->list[i].result);
		cr_expect_str_eq(p->list[i].detail, beside->list[i].detail);
	}
	proofs_free(beside);

	cr_expect(
	    f->result == result, "%s: %s: %s", f->id, proof_result_name(f->result), f->detail);
	cr_expect(strstr(f->detail, mention) != NULL, "%s: %s", f->id, f->detail);
	cr_expect(result != PROOF_FAILS || !proofs_hold(p));
	proofs_free(p);
}

static void
expect_of(const struct fixture_file *files, enum proof_kind which, enum proof_result result,
    const char *mention)
{
	struct topic *t = fixture_tree(files, 1000);

	expect(t, which, result, mention);
	topic_close(t);
}

static struct topic *
open_built(const struct builder *b)
{
	struct error err;
	size_t len;
	void *bytes = builder_finish(b, &len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	cr_assert(t != NULL, "%s", err.text);
	return t;
}

/* The compiler refuses many tables that would break a proof, and grows no tree that does. So the
 * image is broken by hand: before the tree is grown, or after. */
static void
expect_broken(const struct fixture_file *files, void (*before)(struct builder *),
    void (*after)(struct builder *), enum proof_kind which, const char *mention)
{
	struct builder *b;
	struct topic *t = fixture_topic(files, &b);

	if (before != NULL) {
		topic_close(t);
		before(b);
		t = open_built(b);
	}
	grow_tree(t, 1000, NULL, b);
	topic_close(t);
	if (after != NULL)
		after(b);
	t = open_built(b);
	expect(t, which, PROOF_FAILS, mention);
	topic_close(t);
	builder_free(b);
}

/* A node below the path of these answers, from the root on. */
static struct node *
node_at(struct builder *b, const uint32_t *answers, size_t count)
{
	struct node *n = builder_record(b, PART_NODE, 0);

	for (size_t i = 0; i < count; i++) {
		const uint32_t *edge = builder_record(b, PART_EDGE, n->edges.first);

		cr_assert(n->kind == NODE_QUESTION);
		n = builder_record(b, PART_NODE, edge[answers[i] - ANSWER_UNSURE]);
	}
	return n;
}

static void *
rule_record(struct builder *b, uint32_t i)
{
	return builder_record(b, PART_RULE, i);
}

Test(tree_prove, all_hold_on_a_sound_topic)
{
	struct topic *t = fixture_tree(sound, 1000);

	for (int i = 0; i < PROOF_COUNT; i++)
		if (i != PROOF_FLOW)
			expect(t, (enum proof_kind)i, PROOF_HOLDS, "");
	topic_close(t);
}

Test(tree_prove, what_a_topic_lacks_is_not_applicable)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
	    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\nq-y,Y?,yes-no,history\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\n"},
	    {"evidence", "cause,symptom,frequency\na,x,80%\nb,y,80%\n"}, {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1000);

	for (int i = 0; i < PROOF_COUNT; i++) {
		if (i != PROOF_ENDS)
			expect(t, (enum proof_kind)i, PROOF_NOT_APPLICABLE, " has ");
	}
	expect(t, PROOF_ENDS, PROOF_HOLDS, "no advice, so nothing is proved of advice and sources");
	topic_close(t);
}

Test(tree_prove, random_topics_keep_every_proof)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_tree(files, 2000);
		struct proofs *p = prove_topic(t, NULL);

		for (int i = 0; i < PROOF_COUNT; i++) {
			const struct proof *f = &p->list[i];

			/* A rule over two options of one choice is among the random ones. */
			cr_assert(f->result != PROOF_OPEN);
			cr_assert(f->result != PROOF_FAILS || i == PROOF_REACHABLE,
			    "seed %d %s: %s", (int)seed, f->id, f->detail);
		}
		proofs_free(p);
		topic_close(t);
		fixture_free_files(files);
	}
}

/* Red flags. */

static void
skip_the_emergency(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE};

	*(struct node *)builder_record(b, PART_NODE, 0) = *node_at(b, no, 1);
}

static void
weaken_the_rule(struct builder *b)
{
	((struct rule *)rule_record(b, 0))->urgency = URGENCY_SOON;
}

static void
go_on_after_an_emergency(struct builder *b)
{
	struct node *root = builder_record(b, PART_NODE, 0);
	uint32_t *edge = builder_record(b, PART_EDGE, root->edges.first);

	edge[ANSWER_FIRST - ANSWER_UNSURE] = edge[ANSWER_NONE - ANSWER_UNSURE];
}

static void
ask_the_emergency_late(struct builder *b)
{
	((struct question *)builder_record(b, PART_QUESTION, 0))->stage = STAGE_HISTORY;
}

Test(tree_prove, red_flags_first_fails_when_they_are_skipped)
{
	expect_broken(sound, NULL, skip_the_emergency, PROOF_RED_FLAGS,
	    "an emergency question is still to be asked after no answer at all");
}

Test(tree_prove, red_flags_first_fails_when_a_flag_raises_no_emergency)
{
	expect_broken(sound, NULL, weaken_the_rule, PROOF_RED_FLAGS,
	    "no emergency rule holds with: q-e: yes");
}

static void
weaken_the_second_rule(struct builder *b)
{
	((struct rule *)rule_record(b, 1))->urgency = URGENCY_SOON;
}

Test(tree_prove, red_flags_first_fails_when_a_second_option_raises_no_emergency)
{
	const struct fixture_file choice[] = {CAUSES,
	    {"questions", "id,text,kind,stage\nq-e,E?,choice,emergency\nq-x,X?,yes-no,history\n"
			  "q-y,Y?,yes-no,history\nq-z,Z?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\ne,q-e,E,1%\nf,q-e,F,1%\nx,q-x,X,10%\n"
			 "y,q-y,Y,10%\nz,q-z,Z,10%\n"},
	    EVIDENCE,
	    {"triage", "id,when,urgency,message,source\nt,e,emergency,Go,s\nu,f,emergency,Go,s\n"},
	    ADVICE, SOURCES, {NULL, NULL}};

	expect_of(choice, PROOF_RED_FLAGS, PROOF_HOLDS, "");
	expect_broken(
	    choice, NULL, weaken_the_second_rule, PROOF_RED_FLAGS, "no emergency rule holds with");
}

Test(tree_prove, red_flags_first_fails_when_the_walk_goes_on)
{
	expect_broken(sound, NULL, go_on_after_an_emergency, PROOF_RED_FLAGS,
	    "an emergency rule holds and the walk goes on after q-e: yes");
}

Test(tree_prove, red_flags_first_fails_when_one_is_asked_late)
{
	expect_broken(sound, ask_the_emergency_late, NULL, PROOF_RED_FLAGS,
	    "an emergency rule holds with q-e: yes alone, which is asked in stage history");
}

/* Self-care. */

static void
all_self_care(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++)
		((struct outcome_row *)builder_record(b, PART_OUTCOME, i))->urgency =
		    URGENCY_SELF_CARE;
}

static void
make_the_gate_a_rule(struct builder *b)
{
	((struct rule *)rule_record(b, 2))->urgency = URGENCY_ROUTINE;
}

Test(tree_prove, self_care_fails_without_gate_or_answers)
{
	expect_broken(sound, NULL, all_self_care, PROOF_SELF_CARE,
	    "self-care with an emergency question not answered \"no\" after q-e: not sure");
}

/* What a group passes on to a cause makes it matter, too. */
Test(tree_prove, ends_fails_where_a_cause_matters_by_its_group_and_nothing_is_advised)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,parent,prevalence,urgency\ng,G,,,\na,A,g,common,emergency\n"
		       "b,B,,common,routine\n"},
	    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\nq-y,Y?,yes-no,history\n"},
	    {"symptoms", "id,question,name,background\nx,q-x,X,10%\ny,q-y,Y,10%\n"},
	    {"evidence", "cause,symptom,frequency,basis\ng,x,80%,stated\nb,y,80%,stated\n"},
	    {"triage", "id,when,urgency,message\nt,y,today,Go\n"},
	    {"advice", "id,kind,name,text,for\nv,see-doctor,V,V.,urgency:today\n"
		       "w,see-doctor,W,W.,urgency:routine\n"},
	    {NULL, NULL}};

	struct topic *t = fixture_tree(files, 1); /* no stored walk shows it */

	expect(t, PROOF_ENDS, PROOF_FAILS, "an outcome of urgency soon has no advice");
	topic_close(t);
}

Test(tree_prove, self_care_fails_without_a_gate)
{
	expect_broken(sound, NULL, make_the_gate_a_rule, PROOF_SELF_CARE,
	    "self-care while a rule above it is not known to fail after q-e: no; q-x: yes");
}

/* Monotone. */

Test(tree_prove, monotone_fails_where_a_yes_takes_a_rule_away)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,unsure x and y,soon,See\n"},
	    {NULL, NULL}};

	expect_of(files, PROOF_MONOTONE, PROOF_FAILS,
	    "q-x: yes lowers what u gives with: q-x: not sure; q-y: yes");
}

Test(tree_prove, monotone_holds_where_another_rule_takes_over)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,unsure x and y,soon,See\n"
		       "v,x,soon,See\n"},
	    {NULL, NULL}};

	expect_of(files, PROOF_MONOTONE, PROOF_HOLDS, "");
}

/* Complete. */

/* After "E: no" the walk ends. */
static void
end_early(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE}, ends[] = {ANSWER_FIRST};
	struct node *early = node_at(b, no, 1);

	*early = *node_at(b, ends, 1);
	early->index = 1;
}

static const struct fixture_file two_rules[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
    {"topic", "key,value\nid,test\ntitle,T\nmax-questions,1\n"},
    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,x,soon,See\nv,y,soon,See\n"},
    {NULL, NULL}};

Test(tree_prove, complete_fails_where_a_walk_ends_early)
{
	expect_broken(sound, NULL, end_early, PROOF_COMPLETE,
	    "a rule could still come to hold after q-e: no");
	expect_broken(two_rules, NULL, end_early, PROOF_COMPLETE,
	    "a rule could still come to hold after q-e: no"); /* which spent nothing of the limit */
}

/* What ends the walk is no emergency. */
static void
end_for_less(struct builder *b)
{
	((struct rule *)rule_record(b, 0))->urgency = URGENCY_TODAY;
}

/* With "E: yes" the walk is over, and X and Y, which rules wait for, are not asked. */
Test(tree_prove, complete_excuses_what_an_emergency_ends)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,x,soon,See\nv,y,soon,See\n"},
	    {NULL, NULL}};

	expect_of(files, PROOF_COMPLETE, PROOF_HOLDS, "");
	expect_broken(files, NULL, end_for_less, PROOF_COMPLETE,
	    "a rule could still come to hold after q-e: yes");
}

Test(tree_prove, complete_counts_what_the_limit_cuts)
{
	expect_of(two_rules, PROOF_COMPLETE, PROOF_HOLDS,
	    "stored ends that the limit of questions cuts off: 3");
}

/* Past the limit the walk ends, though Y would make the emergency of both. */
static void
end_past_the_limit(struct builder *b)
{
	static const uint32_t yes[] = {ANSWER_NONE, ANSWER_FIRST}, ends[] = {ANSWER_FIRST};
	struct node *early = node_at(b, yes, 2);

	*early = *node_at(b, ends, 1);
	early->index = 1;
}

Test(tree_prove, complete_does_not_excuse_an_emergency_past_the_limit)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"topic", "key,value\nid,test\ntitle,T\nmax-questions,1\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,x and y,emergency,Go\n"},
	    {NULL, NULL}};

	expect_of(files, PROOF_COMPLETE, PROOF_HOLDS, "");
	expect_broken(files, NULL, end_past_the_limit, PROOF_COMPLETE,
	    "a rule could still come to hold after q-e: no; q-x: yes");
}

/* Not sure. */

/* The condition of a rule again, since no two records share one. */
static uint32_t
condition_of(struct builder *b, uint32_t rule)
{
	uint32_t at = ((struct rule *)rule_record(b, rule))->when.at, words[8];
	uint32_t count = *(uint32_t *)builder_record(b, PART_CODE, at) + 1;

	cr_assert_leq(count, sizeof words / sizeof *words);
	for (uint32_t i = 0; i < count; i++)
		words[i] = *(uint32_t *)builder_record(b, PART_CODE, at + i);
	return builder_add_all(b, PART_CODE, words, count).first;
}

/* The second rule holds where X is not there, as a gate's condition may. */
static void
turn_round(struct builder *b)
{
	((struct rule *)rule_record(b, 1))->when.at = condition_of(b, 2);
}

Test(tree_prove, not_sure_fails_where_it_lowers_the_urgency)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,y,soon,See\n"
		       "g,not x,self-care,Stay\n"},
	    {NULL, NULL}};

	expect_broken(files, turn_round, NULL, PROOF_NOT_SURE,
	    "q-x: not sure lowers what u gives with: q-x: no");
}

/* Y is asked only with X known to be absent, which no table can say. */
static void
ask_without(struct builder *b)
{
	((struct question *)builder_record(b, PART_QUESTION, 2))->ask_if.at = condition_of(b, 2);
}

Test(tree_prove, not_sure_fails_where_it_makes_a_question_void)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,y,soon,See\n"
		       "g,not x,self-care,Stay\n"},
	    {NULL, NULL}};

	expect_broken(files, ask_without, NULL, PROOF_NOT_SURE,
	    "q-x: not sure lowers what u gives with: q-x: no; q-y: yes");
}

/* "Not sure" about X opens Z, so that Y waits for it: it may be "not sure" too, and Y is asked. */
Test(tree_prove, not_sure_holds_where_what_it_opens_comes_first)
{
	static const struct fixture_file files[] = {CAUSES,
	    {"questions",
		"id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq-x,X?,yes-no,history,\n"
		"q-z,Z?,yes-no,history,unsure x\nq-y,Y?,yes-no,history,not (x or z)\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\nx,q-x,X\nz,q-z,Z\ny,q-y,Y\n"}, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,y,soon,See\n"}, {NULL, NULL}};

	expect_of(files, PROOF_NOT_SURE, PROOF_HOLDS, "");
}

/* Advice. */

static void
show_all_plainly(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++) {
		const struct outcome_row *o = builder_record(b, PART_OUTCOME, i);
		uint32_t *items = builder_record(b, PART_INDEX, o->advice.first);

		for (uint32_t k = 0; k < o->advice.count; k++)
			items[k] &= ~1u;
	}
}

/* All advice opens with "Not if", and the `unless` of the ice becomes the condition of the gate:
 * x. */
static void
change_the_unless(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++) {
		const struct outcome_row *o = builder_record(b, PART_OUTCOME, i);
		uint32_t *items = builder_record(b, PART_INDEX, o->advice.first);

		for (uint32_t k = 0; k < o->advice.count; k++)
			items[k] |= 1u;
	}
	((struct advice *)builder_record(b, PART_ADVICE, 2))->unless.at =
	    ((struct rule *)rule_record(b, 2))->when.at;
}

/* Z is worked out before X, on which its ask-if depends. */
static void
turn_the_order_round(struct builder *b)
{
	struct question *x = builder_record(b, PART_QUESTION, 1);
	struct question *z = builder_record(b, PART_QUESTION, 3);
	uint32_t order = x->order;

	x->order = z->order;
	z->order = order;
}

Test(tree_prove, advice_fails_where_it_is_plain_though_its_unless_is_open)
{
	expect_broken(sound, NULL, show_all_plainly, PROOF_ADVICE,
	    "a-ice is shown plainly though its `unless` may hold after q-e: not sure");
}

Test(tree_prove, advice_fails_where_it_is_shown_though_its_unless_holds)
{
	expect_broken(sound, NULL, change_the_unless, PROOF_ADVICE,
	    "a-ice is shown though its `unless` holds after q-e: ");
}

Test(tree_prove, advice_fails_past_the_stored_walks)
{
	expect_broken(sound, turn_the_order_round, NULL, PROOF_ADVICE,
	    "a-ice is shown plainly though its `unless` may hold after no answer at all");
}

Test(tree_prove, advice_fails_where_a_suspected_cause_is_likely)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE, TRIAGE,
	    {"advice", "id,kind,name,text,for,unless,source\n"
		       "a-call,emergency,C,C.,urgency:emergency,,s\na-watch,monitor,W,W.,*,,s\n"
		       "a-ice,ice,I,I.,*,suspect:b,s\n"},
	    SOURCES, {NULL, NULL}};

	expect_of(files, PROOF_ADVICE, PROOF_HOLDS, "");
	expect_broken(files, NULL, show_all_plainly, PROOF_ADVICE,
	    "a-ice is shown plainly though its `unless` names a cause that is likely after q-e: ");
}

/* Ends. */

static void
make_a_circle(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE};
	struct node *n = node_at(b, no, 1);

	*(uint32_t *)builder_record(b, PART_EDGE, n->edges.first) = 0;
}

static void
cut_an_edge(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE};

	node_at(b, no, 1)->edges.count--;
}

static void
lower_the_limit(struct builder *b)
{
	((struct image_meta *)builder_record(b, PART_META, 0))->max_questions = 1;
}

static void
ask_again(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE};

	node_at(b, no, 1)->index = 0;
}

/* After "X: no" comes Z in the place of Y. */
static void
ask_out_of_turn(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE, ANSWER_NONE};

	node_at(b, no, 2)->index = 3;
}

static void
take_the_advice(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++) {
		struct outcome_row *o = builder_record(b, PART_OUTCOME, i);

		if (o->urgency == URGENCY_EMERGENCY)
			o->advice.count = 0;
	}
}

static void
take_the_sources(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_ADVICE); i++)
		((struct advice *)builder_record(b, PART_ADVICE, i))->refs.count = 0;
	for (uint32_t i = 0; i < builder_count(b, PART_RULE); i++)
		((struct rule *)rule_record(b, i))->refs.count = 0;
}

Test(tree_prove, ends_fails_in_a_circle)
{
	expect_broken(sound, NULL, make_a_circle, PROOF_ENDS,
	    "the tree has a circle after q-e: no; q-x: not sure");
	expect_broken(sound, NULL, make_a_circle, PROOF_SELF_CARE, "circle");
}

Test(tree_prove, ends_fails_at_a_dead_end)
{
	expect_broken(sound, NULL, cut_an_edge, PROOF_ENDS,
	    "a question lacks an edge for one of its answers after q-e: no");
}

Test(tree_prove, ends_fails_past_the_limit)
{
	expect_broken(sound, NULL, lower_the_limit, PROOF_ENDS,
	    "the limit of questions is reached and one is asked that reveals no emergency after "
	    "q-e: no; q-x: ");
}

Test(tree_prove, emergency_questions_spend_nothing_of_the_limit)
{
	expect_of(two_rules, PROOF_ENDS, PROOF_HOLDS, "");
}

Test(tree_prove, ends_fails_where_a_question_comes_again)
{
	expect_broken(sound, NULL, ask_again, PROOF_ENDS,
	    "a question is asked that has been answered after q-e: no");
}

Test(tree_prove, ends_fails_where_a_question_comes_out_of_turn)
{
	expect_broken(sound, NULL, ask_out_of_turn, PROOF_ENDS,
	    "a question is asked whose ask-if does not hold after q-e: no; q-x: no");
}

Test(tree_prove, ends_fails_at_a_bare_outcome)
{
	expect_broken(
	    sound, NULL, take_the_advice, PROOF_ENDS, "an outcome has no advice after q-e: yes");
	expect_broken(
	    sound, NULL, take_the_sources, PROOF_ENDS, "an outcome has no source after q-");
}

/* What no stored outcome shows: the advice for everyone may be called off by its `unless`. */
Test(tree_prove, ends_fails_where_answers_leave_no_advice)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE, TRIAGE,
	    {"advice", "id,kind,name,text,for,unless,source\n"
		       "a-call,emergency,C,C.,urgency:emergency,,s\na-watch,monitor,W,W.,*,z,s\n"
		       "a-ice,ice,I,I.,*,y,s\n"},
	    SOURCES, {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1);

	expect(t, PROOF_ENDS, PROOF_FAILS,
	    "an outcome of urgency routine has no advice with: q-x: not sure; q-y: yes; q-z: yes");
	topic_close(t);
}

Test(tree_prove, ends_fails_where_an_urgency_has_no_advice)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE, TRIAGE,
	    {"advice", "id,kind,name,text,for,unless,source\na-watch,monitor,W,W.,*,,s\n"
		       "a-cause,rest,R,R.,a,,s\n"},
	    SOURCES, {NULL, NULL}};

	/* What is for everyone is not shown in an emergency unless it is for emergencies. */
	expect_of(files, PROOF_ENDS, PROOF_FAILS, "an outcome has no advice after q-e: yes");
}

Test(tree_prove, ends_fails_where_only_advice_without_a_source_is_left)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE, TRIAGE,
	    {"advice", "id,kind,name,text,for,unless,source\n"
		       "a-call,emergency,C,C.,urgency:emergency,,s\na-watch,monitor,W,W.,*,,\n"
		       "a-ice,ice,I,I.,*,y,s\n"},
	    SOURCES, {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1);

	expect(t, PROOF_ENDS, PROOF_FAILS, "has no advice that has a source with: ");
	topic_close(t);
}

/* Reachable. */

Test(tree_prove, reachable_fails_where_a_rule_can_never_hold)
{
	static const struct fixture_file files[] = {CAUSES,
	    {"questions", "id,text,kind,stage\nq-x,X?,choice,history\n"},
	    {"symptoms", "id,question,name,answer\nx,q-x,X,one\ny,q-x,Y,two\n"},
	    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
	    {"triage", "id,when,urgency,message\nt,x and y,soon,See\n"}, {NULL, NULL}};

	expect_of(files, PROOF_REACHABLE, PROOF_FAILS, "t: no answers make it hold: `x and y`");
}

/* The emergency question waits for what can never be. */
static void
hide_the_red_flag(struct builder *b)
{
	struct question *x = builder_record(b, PART_QUESTION, 1);

	((struct question *)builder_record(b, PART_QUESTION, 0))->ask_if.at = x->ask_if.at =
	    ((struct question *)builder_record(b, PART_QUESTION, 3))->ask_if.at;
}

Test(tree_prove, reachable_fails_where_a_red_flag_cannot_be_asked)
{
	expect_broken(sound, NULL, hide_the_red_flag, PROOF_REACHABLE, "no answers");
}

/* More walks than could be followed one by one: 40 questions in a row, each of whose answers leads
 * to the next. */

enum { ROW = 40 };

static void
add_row_node(struct builder *b, enum node_kind kind, uint32_t index, uint32_t last, uint32_t next)
{
	uint32_t edges[] = {next, next, last};
	struct node n = {.kind = kind, .index = index};

	if (kind == NODE_QUESTION)
		n.edges = builder_add_all(b, PART_EDGE, edges, 3);
	builder_add(b, PART_NODE, &n);
}

/* Stores the row after the emergency question; `late` of them comes once more at the end. */
static struct topic *
row_topic(bool late)
{
	struct buf questions = {0}, symptoms = {0};
	struct builder *b;
	struct outcome_row routine = {.urgency = URGENCY_ROUTINE, .end = NONE},
			   emergency = {.urgency = URGENCY_EMERGENCY, .end = NONE};
	struct topic *t;

	buf_adds(&questions, "id,text,stage\nq-e,E?,emergency\n");
	buf_adds(&symptoms, "id,question,name\ne,q-e,E\n");
	for (int i = 1; i <= ROW; i++) {
		buf_printf(&questions, "q-%d,Q?,history\n", i);
		buf_printf(&symptoms, "s-%d,q-%d,S\n", i, i);
	}
	t = fixture_topic(
	    (struct fixture_file[]){{"causes", "id,name,prevalence\na,A,common\n"},
		{"questions", buf_str(&questions)}, {"symptoms", buf_str(&symptoms)},
		{"evidence", "cause,symptom,frequency\na,s-1,80%\n"},
		{"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,s-1 and s-2,soon,See\n"},
		{NULL, NULL}},
	    &b);
	topic_close(t);
	((struct image_meta *)builder_record(b, PART_META, 0))->max_questions = 2 * ROW;
	builder_add(b, PART_OUTCOME, &routine);
	builder_add(b, PART_OUTCOME, &emergency);
	add_row_node(b, NODE_QUESTION, 0, ROW + 2, 1);
	for (uint32_t i = 1; i <= ROW; i++)
		add_row_node(b, NODE_QUESTION, late && i == ROW ? 7 : i, i + 1, i + 1);
	add_row_node(b, NODE_OUTCOME, 0, 0, 0);
	add_row_node(b, NODE_OUTCOME, 1, 0, 0);
	t = open_built(b);
	builder_free(b);
	buf_free(&questions);
	buf_free(&symptoms);
	return t;
}

Test(tree_prove, walks_that_meet_are_followed_as_one, .timeout = 20)
{
	struct topic *t = row_topic(false);

	expect(t, PROOF_RED_FLAGS, PROOF_HOLDS, "");
	expect(t, PROOF_ENDS, PROOF_HOLDS, "");
	topic_close(t);
	t = row_topic(true);
	expect(t, PROOF_ENDS, PROOF_FAILS,
	    "a question is asked that has been answered after q-e: not sure; q-1: ");
	topic_close(t);
}

/* Flows. */

#define BEGINS                                                                                     \
	{                                                                                          \
		"topic", "key,value\nid,t\ntitle,T\nstart,one\n"                                   \
	}
#define FLOW_HEAD "id,ask,answer,if,next,message,source\n"
#define FLOW_TAIL                                                                                  \
	"two,q-y,yes,x,urgency:soon,See,s\ntwo,q-y,any,,end,,s\nend,,,,urgency:routine,Wait,s\n"

static const struct fixture_file flow_alone[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE,
    SOURCES, {"flow", FLOW_HEAD "one,q-x,any,,two,,s\n" FLOW_TAIL}, {NULL, NULL}};

Test(tree_prove, flow_holds_and_so_does_all_else)
{
	struct topic *t = fixture_tree(flow_alone, 1000);
	struct proofs *p = prove_topic(t, NULL);

	for (int i = 0; i < PROOF_COUNT; i++)
		cr_expect(p->list[i].result == PROOF_HOLDS, "%s: %s: %s", p->list[i].id,
		    proof_result_name(p->list[i].result), p->list[i].detail);
	proofs_free(p);
	topic_close(t);
	expect_of(sound, PROOF_FLOW, PROOF_NOT_APPLICABLE, "no flow");
}

/* Beyond the stored nodes, too, and where no rule gives that urgency. */
Test(tree_prove, ends_fails_where_a_flow_may_end_without_a_source)
{
	const struct fixture_file bare[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE,
	    {"advice", "id,kind,name,text,for,unless,source\n"
		       "a-call,emergency,C,C.,urgency:emergency,,s\na-any,monitor,W,W.,*,,\n"
		       "a-ice,ice,I,I.,urgency:self-care; urgency:routine; urgency:soon,,s\n"},
	    SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,any,,two,,s\ntwo,q-y,any,,urgency:today,Be seen,\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_tree(bare, 1);

	expect(t, PROOF_ENDS, PROOF_FAILS,
	    "an outcome of urgency today has no advice that has a source with");
	topic_close(t);
}

Test(tree_prove, flow_fails_where_not_sure_ends_lower)
{
	const struct fixture_file row[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,no,,urgency:soon,See,s\none,q-x,any,,two,,s\n" FLOW_TAIL},
	    {NULL, NULL}};
	const struct fixture_file condition[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE,
	    SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,any,,two,,s\ntwo,q-y,any,unsure x,urgency:routine,Wait,s\n"
			       "two,q-y,any,,urgency:soon,See,s\n"},
	    {NULL, NULL}};

	const struct fixture_file handed[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,no,,urgency:soon,See,s\none,q-x,yes,,two,,s\n"
			       "one,q-x,not-sure,,interview,,\n" FLOW_TAIL},
	    {NULL, NULL}};
	const struct fixture_file handed_up[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE,
	    SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,not-sure,,urgency:routine,See,s\none,q-x,yes,,two,,s\n"
			       "one,q-x,no,,interview,,\n" FLOW_TAIL},
	    {NULL, NULL}};
	const struct fixture_file kept_low[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE,
	    SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,not-sure,,urgency:self-care,Stay,s\none,q-x,yes,,two,,s\n"
			       "one,q-x,no,,interview,,\n" FLOW_TAIL},
	    {NULL, NULL}};

	expect_of(row, PROOF_FLOW, PROOF_FAILS,
	    "from one, \"not sure\" in place of \"no\" to q-x ends at routine, not soon: ");
	expect_of(handed, PROOF_FLOW, PROOF_FAILS, "to q-x ends at the interview, not soon: ");
	expect_of(handed_up, PROOF_FLOW, PROOF_HOLDS, "");
	expect_of(kept_low, PROOF_FLOW, PROOF_FAILS, "ends at self-care, not the interview: ");
	expect_of(
	    condition, PROOF_FLOW, PROOF_FAILS, "q-x ends at routine, not soon: q-x: no; q-y: ");
}

/* "No" to one of several and nothing said of the rest, as findings can be told. */
Test(tree_prove, flow_is_walked_with_some_of_several_denied)
{
	const struct fixture_file mixed[] = {BEGINS, ADVICE, SOURCES,
	    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-x,X?,yes-no,history\n"
			  "q-w,Which?,several,history\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\nx,q-x,X\na,q-w,A\nb,q-w,B\nc,q-w,C\n"
			 "y,q-w,Y\nz,q-w,Z\n"},
	    {"triage", "id,when,urgency,message,source\nt,e,emergency,Go,s\n"},
	    {"flow", FLOW_HEAD "one,q-x,any,,two,,s\ntwo,q-w,b,,urgency:today,B,s\n"
			       "two,q-w,c; not-sure,,three,,s\ntwo,q-w,any,,urgency:routine,V,s\n"
			       "three,,,not x and not a,urgency:today,T,s\n"
			       "three,,,c and not b,urgency:today,U,s\n"
			       "three,,,,urgency:routine,W,s\n"},
	    {NULL, NULL}};

	expect_of(mixed, PROOF_FLOW, PROOF_FAILS, "to q-x ends at routine, not today: ");
}

Test(tree_prove, flow_fails_where_a_row_is_never_taken)
{
	const struct fixture_file dead[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,no,,then,,s\none,q-x,any,,two,,s\n"
			       "then,q-y,any,x,two,,s\nthen,q-y,any,,end,,s\n" FLOW_TAIL},
	    {NULL, NULL}};

	expect_of(dead, PROOF_FLOW, PROOF_FAILS, "then: no walk takes row 1 of it");
}

/* Makes one node as the other, with edges of its own. */
static void
make_as(struct builder *b, struct node *one, const struct node *other)
{
	uint32_t edges[8];

	cr_assert_leq(other->edges.count, sizeof edges / sizeof *edges);
	for (uint32_t i = 0; i < other->edges.count; i++)
		edges[i] = *(uint32_t *)builder_record(b, PART_EDGE, other->edges.first + i);
	*one = *other;
	one->edges = builder_add_all(b, PART_EDGE, edges, other->edges.count);
}

static void
skip_a_step(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE, ANSWER_NONE};

	make_as(b, node_at(b, no, 1), node_at(b, no, 2));
}

static void
tell_no_end(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++)
		((struct outcome_row *)builder_record(b, PART_OUTCOME, i))->end = NONE;
}

static void
lower_the_ends(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++) {
		struct outcome_row *o = builder_record(b, PART_OUTCOME, i);

		o->urgency = o->urgency == URGENCY_SOON ? URGENCY_ROUTINE : o->urgency;
	}
}

static void
go_past_the_end(struct builder *b)
{
	static const uint32_t no[] = {ANSWER_NONE, ANSWER_NONE};
	static const uint32_t yes[] = {ANSWER_NONE, ANSWER_FIRST, ANSWER_FIRST};
	struct node *last = node_at(b, yes, 3);

	make_as(b, last, node_at(b, no, 2));
	last->index = 3;
}

/* What is said to q-x is then known of nothing that q-x asks for. */
static void
take_a_symptom_away(struct builder *b)
{
	struct symptom *x = builder_record(b, PART_SYMPTOM, 1),
		       *y = builder_record(b, PART_SYMPTOM, 2);

	x->question = y->question;
}

Test(tree_prove, flow_ends_where_an_answer_tells_nothing)
{
	expect_broken(flow_alone, NULL, take_a_symptom_away, PROOF_FLOW, "no walk takes row 1");
}

Test(tree_prove, flow_fails_where_stored_walks_leave_it)
{
	expect_broken(flow_alone, NULL, skip_a_step, PROOF_FLOW, "is passed over");
	expect_broken(flow_alone, NULL, tell_no_end, PROOF_FLOW, "another end");
	expect_broken(flow_alone, NULL, lower_the_ends, PROOF_FLOW, "below that of the end");
	expect_broken(flow_alone, NULL, go_past_the_end, PROOF_FLOW, "the walk goes on");
}

/* What an `if` names and no step asks may have been answered before, or not. */
Test(tree_prove, flow_looks_at_what_was_told_before)
{
	const struct fixture_file told[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,any,y,urgency:soon,See,s\n"
			       "one,q-x,any,,urgency:routine,Wait,s\n"},
	    {NULL, NULL}};
	const struct fixture_file lower[] = {BEGINS, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, SOURCES,
	    {"flow", FLOW_HEAD "one,q-x,any,unsure y,urgency:routine,Wait,s\n"
			       "one,q-x,any,,urgency:soon,See,s\n"},
	    {NULL, NULL}};

	expect_of(told, PROOF_FLOW, PROOF_HOLDS, "");
	expect_of(lower, PROOF_FLOW, PROOF_FAILS, "in place of \"no\" to q-y ends at routine");
}

/* What another flow asks may have been answered before, too: nothing leads from it to this one. */
Test(tree_prove, flow_looks_at_what_another_asks)
{
#define OTHER "other,q-x,any,,urgency:routine,Wait,s\n"
	const struct fixture_file told[] = {CAUSES, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, EVIDENCE,
	    SOURCES,
	    {"flow", FLOW_HEAD OTHER "one,q-y,any,x,urgency:soon,See,s\n"
				     "one,q-y,any,,urgency:routine,Wait,s\n"},
	    {NULL, NULL}};
	const struct fixture_file lower[] = {CAUSES, QUESTIONS, SYMPTOMS, TRIAGE, ADVICE, EVIDENCE,
	    SOURCES,
	    {"flow", FLOW_HEAD OTHER "one,q-y,any,unsure x,urgency:routine,Wait,s\n"
				     "one,q-y,any,,urgency:soon,See,s\n"},
	    {NULL, NULL}};
#undef OTHER

	expect_of(told, PROOF_FLOW, PROOF_HOLDS, "");
	expect_of(lower, PROOF_FLOW, PROOF_FAILS,
	    "from one, \"not sure\" in place of \"no\" to q-x ends at routine");
}

/* A flow whose first question waits; the walks that meet at q-d have told different things in
 * answer to a screen, and only one of them has passed the flow's second step. */
Test(tree_prove, flow_tells_apart_what_a_screen_told)
{
	enum { ANY, X, Y, D, C };
	const struct fixture_file files[] = {BEGINS,
	    {"questions", "id,text,kind,stage,ask-if,covers\nq-any,A?,screen,complaint,,q-x;q-y\n"
			  "q-x,X?,yes-no,complaint,,\nq-y,Y?,yes-no,complaint,,\n"
			  "q-d,D?,yes-no,history,,\nq-c,C?,yes-no,history,d,\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\nd,q-d,D\nc,q-c,C\n"},
	    {"flow", FLOW_HEAD "one,q-c,any,,two,,\ntwo,q-x,any,,urgency:routine,Wait,\n"},
	    {NULL, NULL}};
	static const uint32_t edges[] = {4, 4, 1, 1, 4, 4, 2, 3, 3, 3};
	struct node walk[] = {{NODE_QUESTION, ANY, {0, 4}}, {NODE_QUESTION, D, {4, 3}},
	    {NODE_QUESTION, C, {7, 3}}, {NODE_OUTCOME, 0, {0, 0}}, {NODE_LIVE, NONE, {0, 0}}};
	struct outcome_row end = {.urgency = URGENCY_ROUTINE, .end = 1};
	struct builder *b;
	struct topic *t = fixture_topic(files, &b);

	topic_close(t);
	builder_add_all(b, PART_EDGE, edges, 10);
	builder_add_all(b, PART_NODE, walk, 5);
	builder_add(b, PART_OUTCOME, &end);
	t = open_built(b);
	expect(t, PROOF_FLOW, PROOF_FAILS, "what the flow asks is passed over after q-any: Y");
	topic_close(t);
	builder_free(b);
}

/* A flow that ends is no topic that does not fit, and no limit that cuts. */
Test(tree_prove, complete_fails_where_a_flow_ends_early)
{
	struct fixture_file early[] = {BEGINS,
	    {"questions", "id,text,stage\nq-e,E?,emergency\nq-x,X?,complaint\nq-y,Y?,history\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\nx,q-x,X\ny,q-y,Y\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,y,soon,See\n"},
	    {"flow", FLOW_HEAD "one,q-x,any,,urgency:routine,Wait,\n"}, {NULL, NULL}};

	expect_of(early, PROOF_COMPLETE, PROOF_FAILS, "a rule could still come to hold");
	early[0].text = "key,value\nid,t\ntitle,T\nstart,one\nmax-questions,1\n";
	expect_of(early, PROOF_COMPLETE, PROOF_FAILS, "a rule could still come to hold");
}
