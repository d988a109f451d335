/* SPDX-License-Identifier: MIT */
/* Following stored walks.
 *
 * A walk goes down the tree with an account of what has been answered (prove/account.h), which does
 * not lean on the code that grew the tree. At a node that several edges lead to, what matters of
 * the past is the account's key: a pair of node and key that was met before is not followed again,
 * so the work grows with the different accounts at each node and not with the number of walks. How
 * much of the limit of questions was spent is a part of the pair, too, since it decides whether an
 * end is cut off. (Left out is a question that was asked for a "not sure" which a screen takes back
 * later, so that it counts no longer.)
 *
 * Whether a suspected cause is likely depends on all answers and not on the account. Where advice
 * is plain because a cause is not likely, the posterior is asked, on the first walk to each
 * outcome.
 */
#include "prove/paths.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"
#include "prove/account.h"
#include "prove/likely.h"

#define STEPS_MAX 50000000u /* more accounts than any budget grows: not decided */

struct place {
	uint32_t node, next; /* the next edge to follow */
};

/* A node met with a key of the account. */
struct meeting {
	struct account_key key;
	uint32_t node;
	uint32_t spent; /* of the limit of questions */
	uint64_t fit;   /* what the topic's not fitting depends on */
};

struct breach {
	const char *what; /* NULL while the property holds */
	uint32_t about;   /* a piece of advice, or NONE */
	struct path path;
};

struct paths {
	const struct stored *s;
	struct account *account;
	VEC(struct place) stack;
	struct path path;
	VEC(struct meeting) met;
	struct map map;       /* of the pairs met */
	bool *weighed;        /* of each node: the posterior has been asked there */
	struct interview *iv; /* NULL until needed */
	uint32_t start;       /* the step that walks begin with, NONE */
	bool *cut;            /* of each node: some walk to it was cut off by the limit */
	uint32_t steps;
	struct breach breach[PATHS_COUNT];
};

struct wanted {
	const struct paths *p;
	struct meeting met;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;
	const struct meeting *met = &w->p->met.items[number];

	return met->node == w->met.node && met->spent == w->met.spent && met->fit == w->met.fit &&
	       met->key.a == w->met.key.a && met->key.b == w->met.key.b;
}

/* How much of the limit of questions the walk has spent. */
static uint32_t
spent(const struct paths *p)
{
	uint32_t n = 0;

	for (size_t i = 0; i < p->path.len; i++) {
		uint32_t q = p->path.items[i].question;

		n += p->s->questions[q].stage != STAGE_EMERGENCY &&
		     account_ask_if(p->account, q) == TRUTH_BIT(TRUTH_TRUE);
	}
	return n;
}

/* The set of questions about the complaint that were asked, as a number above 0, while each answer
 * of the walk is "no"; else 0. */
static uint64_t
all_denied(const struct paths *p)
{
	uint64_t set = 1;

	for (size_t i = 0; i < p->path.len; i++) {
		uint32_t q = p->path.items[i].question;

		if (p->path.items[i].answer != ANSWER_NONE &&
		    (!p->s->questions[q].exhaustive || p->path.items[i].answer == ANSWER_UNSURE))
			return 0;
		if (p->s->questions[q].stage == STAGE_COMPLAINT)
			set += hash_mix(q) >> 16;
	}
	return set;
}

static bool
is_asked(const struct paths *p, uint32_t question)
{
	bool asked = false;

	for (size_t i = 0; i < p->path.len; i++)
		asked = asked || p->path.items[i].question == question;
	return asked;
}

/* True if all that was asked is "no", and so is all about the complaint; then the topic does not
 * fit. What a screen covers was answered with it. */
static bool
fits_nothing(const struct paths *p)
{
	bool some = false;

	for (uint32_t q = 0; q < topic_question_count(p->s->t); q++) {
		const struct question *k = &p->s->questions[q];

		if (k->stage != STAGE_COMPLAINT || k->kind == QUESTION_SCREEN || k->exhaustive)
			continue;
		bool asked = is_asked(p, q);
		for (uint32_t i = 0; i < k->covered_by.count && !asked; i++)
			asked = is_asked(p, topic_item(p->s->t, k->covered_by, i));
		if (!asked && account_ask_if(p->account, q) != TRUTH_BIT(TRUTH_FALSE))
			return false;
		some = some || asked;
	}
	return some && all_denied(p) > 0;
}

/* True if the node was met before with the account's key and as much of the limit spent; notes that
 * it is. */
static bool
meet(struct paths *p, uint32_t node)
{
	struct wanted w = {p, {account_key(p->account), node, spent(p), all_denied(p)}};
	uint32_t next = (uint32_t)p->met.len;

	if (map_put(&p->map, hash_mix(w.met.key.a ^ node) + w.met.spent, next, is_wanted, &w) !=
	    next)
		return true;
	vec_push(&p->met, w.met);
	return false;
}

/* What each property asks of a node. Each notes the first breach only. */

static void
note_breach(struct paths *p, enum path_property property, const char *what, uint32_t about)
{
	struct breach *b = &p->breach[property];

	if (b->what != NULL)
		return;
	*b = (struct breach){what, about, {NULL, 0, 0}};
	for (size_t i = 0; i < p->path.len; i++)
		vec_push(&b->path, p->path.items[i]);
}

static void
check_red_flags(struct paths *p, const struct node *n)
{
	const struct tally_of_rules *y = account_tally(p->account);
	bool ended = n->kind == NODE_OUTCOME;

	if (y->emergencies > 0) {
		if (!ended || topic_outcome(p->s->t, n->index)->urgency != URGENCY_EMERGENCY)
			note_breach(p, PATHS_RED_FLAGS,
			    "an emergency rule holds and the walk goes on", NONE);
	} else if (y->unasked > 0 &&
		   (ended || p->s->questions[n->index].stage != STAGE_EMERGENCY)) {
		note_breach(p, PATHS_RED_FLAGS, "an emergency question is still to be asked", NONE);
	}
}

/* After the emergency stage, and where no emergency has ended the walk. */
static void
check_flow(struct paths *p, const struct node *n)
{
	const struct tally_of_rules *y = account_tally(p->account);
	const struct outcome_row *o = topic_outcome(p->s->t, n->index);
	bool ended = n->kind == NODE_OUTCOME;
	const char *what = NULL;

	if (p->start == NONE || y->emergencies > 0 || y->unasked > 0)
		return;
	struct account_flow at = account_flow(p->account, p->start, NULL);
	if (at.question != NONE && (ended || n->index != at.question))
		what = "what the flow asks is passed over";
	else if (at.end != NONE && !ended)
		what = "the flow has ended and the walk goes on";
	else if (ended && at.question == NONE && o->end != at.end)
		what = "another end of the flow is told";
	else if (at.end != NONE && o->urgency < topic_branch(p->s->t, at.end)->urgency)
		what = "the urgency is below that of the end of the flow";
	if (what != NULL)
		note_breach(p, PATHS_FLOW, what, NONE);
}

static void
check_self_care(struct paths *p, const struct outcome_row *o)
{
	const struct tally_of_rules *y = account_tally(p->account);
	const char *what = NULL;

	if (o->urgency != URGENCY_SELF_CARE)
		return;
	if (y->uncleared > 0)
		what = "self-care with an emergency question not answered \"no\"";
	else if (y->open_above > 0)
		what = "self-care while a rule above it is not known to fail";
	else if (y->gates == 0)
		what = "self-care without a gate that holds";
	if (what != NULL)
		note_breach(p, PATHS_SELF_CARE, what, NONE);
}

/* What the limit cuts off, not a flow that ends at it, is noted. Neither it nor a complaint that
 * does not fit cuts what may reveal an emergency. */
static void
check_complete(struct paths *p, uint32_t node)
{
	const struct tally_of_rules *y = account_tally(p->account);

	if (y->emergencies > 0 || y->may_hold == 0)
		return;
	struct account_flow at = account_flow(p->account, p->start, NULL);
	bool alarm = y->may_alarm > 0, ended = at.end != NONE;
	if (!alarm && !ended && at.question == NONE && fits_nothing(p))
		return;
	if (alarm || ended || spent(p) < topic_meta(p->s->t)->max_questions)
		note_breach(p, PATHS_COMPLETE, "a rule could still come to hold", NONE);
	else
		p->cut[node] = true;
}

/* Asks the posterior which causes are likely on this path; the caller frees what it returns. */
static uint8_t *
weigh_causes(struct paths *p)
{
	if (p->iv == NULL)
		p->iv = interview_new(p->s->t);
	interview_clear(p->iv);
	for (size_t i = 0; i < p->path.len; i++)
		interview_answer(p->iv, p->path.items[i].question, p->path.items[i].answer);
	return likely_causes(p->iv);
}

/* Of each item of an outcome, a piece of advice and (lowest bit) whether it is shown with "not if".
 * What is plain because a cause is not likely is held against the posterior. */
static void
check_advice(struct paths *p, uint32_t node, const struct outcome_row *o)
{
	const uint32_t *items =
	    topic_records(p->s->t, PART_INDEX, o->advice.first, o->advice.count);
	uint32_t count = items != NULL ? o->advice.count : 0;
	bool weigh = false;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t advice = items[i] / 2;
		unsigned unless = account_unless(p->account, advice);

		if (items[i] & 1) {
			if (unless == TRUTH_BIT(TRUTH_TRUE))
				note_breach(
				    p, PATHS_ADVICE, "shown though its `unless` holds", advice);
			continue;
		}
		if (!(unless & TRUTH_BIT(TRUTH_FALSE)))
			note_breach(
			    p, PATHS_ADVICE, "shown plainly though its `unless` may hold", advice);
		weigh = weigh || unless != TRUTH_BIT(TRUTH_FALSE);
	}
	if (!weigh || p->weighed[node])
		return;
	p->weighed[node] = true;
	uint8_t *likely = weigh_causes(p);
	for (uint32_t i = 0; i < count; i++) {
		if (!(items[i] & 1) &&
		    account_unless_given(p->account, items[i] / 2, likely) != TRUTH_FALSE)
			note_breach(p, PATHS_ADVICE,
			    "shown plainly though its `unless` names a cause that is likely",
			    items[i] / 2);
	}
	free(likely);
}

/* Checks a node that a walk has come to; goes on from it unless that has been done. */
static void
visit(struct paths *p, uint32_t node)
{
	const struct node *n = &p->s->nodes[node];

	p->steps++;
	if (p->s->shared[node] && meet(p, node))
		return;
	check_red_flags(p, n);
	check_flow(p, n);
	if (n->kind == NODE_QUESTION) {
		if (account_ask_if(p->account, n->index) != TRUTH_BIT(TRUTH_TRUE))
			note_breach(
			    p, PATHS_ASKED, "a question is asked whose ask-if does not hold", NONE);
		vec_push(&p->stack, ((struct place){node, 0}));
	} else {
		check_complete(p, node);
		check_self_care(p, topic_outcome(p->s->t, n->index));
		check_advice(p, node, topic_outcome(p->s->t, n->index));
	}
}

struct paths *
paths_follow(const struct stored *s, const struct bearing *b)
{
	struct paths *p = xcalloc(1, sizeof *p);

	p->s = s;
	p->start = topic_meta(s->t)->start;
	p->account = account_new(s->t, b, ACCOUNT_RULES | (p->start != NONE ? ACCOUNT_FLOWS : 0));
	p->weighed = xcalloc(s->count, sizeof *p->weighed);
	p->cut = xcalloc(s->count, sizeof *p->cut);
	if (s->nodes[0].kind != NODE_LIVE) /* past a live node nothing is stored */
		visit(p, 0);
	while (p->stack.len > 0 && p->steps < STEPS_MAX) {
		struct place *top = &p->stack.items[p->stack.len - 1];
		const struct node *n = &s->nodes[top->node];
		struct taken step = {n->index, ANSWER_UNSURE + top->next};

		if (top->next == n->edges.count) {
			p->stack.len--;
			continue;
		}
		if (!topic_has_answer(topic_question(s->t, step.question), step.answer)) {
			top->next++;
			continue;
		}
		uint32_t next = s->edges[n->edges.first + top->next++];
		if (s->nodes[next].kind == NODE_LIVE)
			continue;
		p->path.len = p->stack.len - 1;
		account_back(p->account, (uint32_t)p->path.len);
		vec_push(&p->path, step);
		account_answer(p->account, step.question, step.answer);
		visit(p, next);
	}
	return p;
}

void
paths_free(struct paths *p)
{
	if (p == NULL)
		return;
	for (int i = 0; i < PATHS_COUNT; i++)
		vec_free(&p->breach[i].path);
	account_free(p->account);
	interview_free(p->iv);
	vec_free(&p->stack);
	vec_free(&p->path);
	vec_free(&p->met);
	map_free(&p->map);
	free(p->weighed);
	free(p->cut);
	free(p);
}

enum proof_result
paths_result(const struct paths *p, enum path_property property, struct buf *why)
{
	const struct breach *b = &p->breach[property];
	uint32_t cut = 0;

	if (b->what == NULL && p->steps < STEPS_MAX) {
		for (uint32_t i = 0; i < p->s->count && property == PATHS_COMPLETE; i++)
			cut += p->cut[i];
		if (cut > 0)
			buf_printf(
			    why, "stored ends that the limit of questions cuts off: %u", cut);
		return PROOF_HOLDS;
	}
	if (b->what == NULL) {
		buf_adds(why, "there are too many stored walks to follow");
		return PROOF_OPEN;
	}
	if (b->about != NONE)
		buf_printf(why, "%s is ", topic_text(p->s->t, topic_advice(p->s->t, b->about)->id));
	buf_printf(why, "%s after ", b->what);
	stored_write_path(p->s->t, &b->path, why);
	return PROOF_FAILS;
}
