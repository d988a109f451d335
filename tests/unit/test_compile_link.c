/* SPDX-License-Identifier: MIT */
/* From tables to records: conditions, groups, likelihoods, references. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "compile/compile.h"
#include "fixture.h"
#include "shared_data.h"
#include "topic/cond.h"

static const struct fixture_file base[] = {
    {"topic", "key,value\nid,t\ntitle,T\nbackground,5%\n"},
    {"causes", "id,name,parent,prevalence,urgency\n"
	       "top,Top,,,soon\n"
	       "mid,Mid,top,,\n"
	       "side,Side,,,emergency\n"
	       "a,A,mid,common,\n"
	       "b,B,mid;side,10,routine\n"
	       "c,C,top;side,rare,\n"
	       "d,D,,rare,\n"},
    {"questions", "id,text,kind,covers,stage,ask-if,cost\n"
		  "q-late,Late?,yes-no,,history,p and (unsure q or red),\n"
		  "q-any,Any?,screen,q-p;q-q,history,,2\n"
		  "q-p,P?,yes-no,,history,,\n"
		  "q-q,Q?,yes-no,,history,,\n"
		  "q-colour,Colour?,choice,,self-exam,,0.5\n"
		  "q-flag,Flag?,yes-no,,emergency,,\n"},
    {"symptoms", "id,question,name,answer,background\n"
		 "p,q-p,P,,\n"
		 "red,q-colour,Red,It is red,10%\n"
		 "q,q-q,Q,,20%\n"
		 "blue,q-colour,Blue,,excluded\n"
		 "late,q-late,Late,,\n"
		 "flag,q-flag,Flag,,\n"},
    {"evidence", "cause,symptom,frequency,basis,source\n"
		 "top,p,frequent,,\n"
		 "mid,p,45%,,s\n"
		 "a,p,obligate,implied,s\n"
		 "top,red,3/10,,\n"
		 "side,q,30%,,\n"
		 "d,red,80%,,\n"
		 "d,blue,60%,,\n"
		 "mid,p,9%,,\n"},
    {"triage", "id,when,urgency,message,suspect\n"
	       "r-gate,not (p or flag),self-care,M,\n"
	       "r-red,flag,emergency,M,side;a\n"
	       "r-soon,p and unsure red or rule:r-red,soon,M,\n"},
    {"advice", "id,kind,name,text,for,unless\n"
	       "v-top,rest,V,T,top,\n"
	       "v-mid,rest,V,T,mid;d,suspect:side or not rule:r-gate\n"
	       "v-a,ice,V,T,a;urgency:soon;urgency:emergency,\n"
	       "v-all,ice,V,T,*,\n"
	       "v-ice,ice,V,T,top,\n"},
    {"complications", "id,name,causes\nx-top,X,top\nx-a,X,a;mid\n"},
    {"sources", "id,title\ns,S\n"},
    {"disagreements", "id,about,first,first-source,second,second-source,handling\n"
		      "dis,a;r-red;p,F,s,G,s,H\n"},
    {"glossary", "term,definition\nPain,What hurts\n"},
    {"cases", "id,title,vignette,present,absent,initial,cause,urgency,teaching\n"
	      "case,C,[Pain](p) [1] [at once](late) and [no swelling](-q).,p;blue,q,"
	      "late;p,a,soon,T\n"},
    {NULL, NULL},
};

/* The ids of a list of records, joined by blanks. */
static char *
ids(const struct topic *t, struct list l, uint32_t kind)
{
	struct buf b = {0};

	for (uint32_t i = 0; i < l.count; i++) {
		struct entity e = {kind, topic_item(t, l, i)};

		buf_printf(&b, "%s%s", i > 0 ? " " : "", topic_entity_id(t, e));
	}
	return buf_steal(&b);
}

static void
expect_ids(const struct topic *t, struct list l, uint32_t kind, const char *want)
{
	char *got = ids(t, l, kind);

	cr_expect_str_eq(got != NULL ? got : "", want, "got '%s', want '%s'", got, want);
	free(got);
}

static const struct cause *
cause(const struct topic *t, const char *id)
{
	return topic_cause(t, topic_find(t, id).index);
}

/* The evidence rows that hold for a cause, by number. */
static void
expect_evidence(const struct topic *t, const char *id, const char *want)
{
	const struct cause *c = cause(t, id);
	struct buf b = {0};

	for (uint32_t i = 0; i < c->evidence.count; i++)
		buf_printf(&b, "%u ", topic_item(t, c->evidence, i));
	cr_expect_str_eq(buf_str(&b), want, "%s: got '%s', want '%s'", id, buf_str(&b), want);
	buf_free(&b);
}

Test(compile_link, groups_pass_on)
{
	struct topic *t = fixture_topic(base, NULL);

	cr_assert_eq(topic_leaf_count(t), 4);
	cr_expect_eq(cause(t, "mid")->leaf, NONE);
	cr_expect_eq(cause(t, "d")->leaf, 3);
	expect_ids(t, cause(t, "top")->children, ENTITY_CAUSE, "mid c");
	expect_ids(t, cause(t, "b")->parents, ENTITY_CAUSE, "mid side");
	expect_evidence(t, "a", "2 3 ");     /* its own p, red of top */
	expect_evidence(t, "b", "1 3 4 7 "); /* both p of mid, red of top, q of side */
	expect_evidence(t, "c", "0 3 4 ");
	expect_evidence(t, "mid", "1 3 7 "); /* its own p, red of top */
	expect_evidence(t, "top", "0 3 ");
	expect_evidence(t, "d", "5 6 ");
	cr_expect_eq(cause(t, "a")->urgency, URGENCY_SOON);      /* of top, two levels up */
	cr_expect_eq(cause(t, "b")->urgency, URGENCY_ROUTINE);   /* its own */
	cr_expect_eq(cause(t, "c")->urgency, URGENCY_EMERGENCY); /* the highest of one level */
	cr_expect_eq(cause(t, "d")->urgency, NONE);
	expect_ids(t, cause(t, "a")->advice, ENTITY_ADVICE, "v-mid v-a"); /* own ice hides v-ice */
	expect_ids(t, cause(t, "b")->advice, ENTITY_ADVICE, "v-mid v-ice");
	expect_ids(t, cause(t, "c")->advice, ENTITY_ADVICE, "v-top v-ice");
	expect_ids(t, cause(t, "a")->complications, ENTITY_COMPLICATION, "x-top x-a");
	expect_ids(t, cause(t, "c")->complications, ENTITY_COMPLICATION, "x-top");
	expect_ids(t, topic_advice(t, 1)->causes, ENTITY_CAUSE, "a b d");
	cr_expect_eq(topic_advice(t, 2)->urgencies, 1u << URGENCY_SOON | 1u << URGENCY_EMERGENCY);
	cr_expect_eq(topic_advice(t, 3)->always, 1);
	expect_ids(t, topic_rule(t, 1)->suspects, ENTITY_CAUSE, "b c a");
	topic_close(t);
}

Test(compile_link, structures_and_the_figure)
{
	static const struct fixture_file drawn[] = {
	    {"causes", "id,name,parent,prevalence,structures\n"
		       "top,Top,,,bone;skin\n"
		       "a,A,top,common,\n"
		       "b,B,top,common,skin\n"
		       "c,C,,rare,\n"},
	    {"structures", "id,name,mark,definition\nskin,Skin,s,Outside\nbone,Bone,|,Inside\n"},
	    {"figure.txt", "│ ║\r\n│ ║\r\n"},
	    {"figure.ascii.txt", "| !\n| !"},
	    {"figure.mask", "s.|\ns |\n"},
	    {"questions", "id,text\nq,Q?\n"},
	    {"symptoms", "id,question,name\ny,q,Y\n"},
	    {"evidence", "cause,symptom,frequency\na,y,45%\n"},
	    {NULL, NULL},
	};
	struct topic *t = fixture_topic(drawn, NULL);

	expect_ids(t, cause(t, "a")->structures, ENTITY_STRUCTURE, "skin bone");
	expect_ids(t, cause(t, "b")->structures, ENTITY_STRUCTURE, "skin");
	expect_ids(t, cause(t, "c")->structures, ENTITY_STRUCTURE, "");
	expect_ids(t, topic_structure(t, 0)->causes, ENTITY_CAUSE, "a b");
	expect_ids(t, topic_structure(t, 1)->causes, ENTITY_CAUSE, "a");
	cr_assert_eq(topic_figure_count(t), 2);
	cr_expect_str_eq(topic_text(t, topic_figure(t, 0)->drawing), "│ ║");
	cr_expect_str_eq(topic_text(t, topic_figure(t, 1)->ascii), "| !");
	cr_expect_str_eq(topic_text(t, topic_figure(t, 1)->mask), "s |");
	cr_expect_eq(topic_find(t, "skin").kind, ENTITY_STRUCTURE);
	topic_close(t);
}

Test(compile_link, priors_and_prevalence)
{
	struct topic *t = fixture_topic(base, NULL);
	static const double weights[] = {30, 10, 3, 3};
	double sum = 0;

	for (uint32_t l = 0; l < 4; l++) {
		cr_expect_eq(topic_cause(t, topic_leaf(t, l))->weight, weights[l]);
		cr_expect_eq(topic_priors(t)[l], weights[l] / 46);
		sum += topic_priors(t)[l];
	}
	cr_expect_float_eq(sum, 1, 1e-15);
	cr_expect_eq(cause(t, "b")->prevalence, PREVALENCE_NUMBER);
	cr_expect_eq(cause(t, "top")->prevalence, PREVALENCE_NONE);
	cr_expect_eq(topic_meta(t)->red_flags, 1);
	cr_expect_eq(topic_meta(t)->max_questions, 20);
	cr_expect_eq(topic_meta(t)->background, 0.05);
	topic_close(t);
}

static void
expect_row(const double *row, uint32_t options, const double *want)
{
	double entropy = 0;

	for (uint32_t i = 0; i <= options; i++) {
		cr_expect_float_eq(row[i], want[i], 1e-12, "%u: %g, not %g", i, row[i], want[i]);
		entropy -= want[i] * log2(want[i]);
	}
	cr_expect_float_eq(row[options + 1], entropy, 1e-12);
}

Test(compile_link, likelihoods)
{
	struct topic *t = fixture_topic(base, NULL);
	struct likelihoods p = topic_likelihoods(t, fixture_question(t, "q-p"));
	struct likelihoods colour = topic_likelihoods(t, fixture_question(t, "q-colour"));
	struct likelihoods any = topic_likelihoods(t, fixture_question(t, "q-any"));
	double none;

	cr_assert(p.options == 1 && p.links == 3);
	expect_row(p.base, 1, (double[]){0.95, 0.05});
	expect_row(p.row, 1, (double[]){0.01, 0.99});            /* a: obligate, the ceiling */
	expect_row(p.row + p.stride, 1, (double[]){0.55, 0.45}); /* b: the first row of mid */
	expect_row(p.row + 2 * p.stride, 1, (double[]){0.455, 0.545}); /* c */
	cr_expect(p.leaf[0] == 0 && p.leaf[1] == 1 && p.leaf[2] == 2);

	cr_assert(colour.options == 2 && colour.links == 4);
	expect_row(colour.base, 2, (double[]){0.89, 0.1, 0.01});
	expect_row(colour.row, 2, (double[]){0.69, 0.3, 0.01});
	expect_row(colour.row + 3 * colour.stride, 2,
	    (double[]){0.01 / 1.41, 0.8 / 1.41, 0.6 / 1.41}); /* d: more than one in all */

	cr_assert(any.options == 2 && any.links == 3);
	none = 0.95 * 0.8;
	expect_row(
	    any.base, 2, (double[]){none, (1 - none) * 0.05 / 0.25, (1 - none) * 0.2 / 0.25});
	none = 0.55 * 0.7;
	expect_row(any.row + any.stride, 2,
	    (double[]){none, (1 - none) * 0.45 / 0.75, (1 - none) * 0.3 / 0.75});
	topic_close(t);
}

Test(compile_link, questions_and_symptoms)
{
	struct topic *t = fixture_topic(base, NULL);
	const struct question *any = topic_question(t, fixture_question(t, "q-any"));
	const struct question *late = topic_question(t, fixture_question(t, "q-late"));
	const struct symptom *blue = topic_symptom(t, fixture_symptom(t, "blue"));
	const struct symptom *red = topic_symptom(t, fixture_symptom(t, "red"));

	expect_ids(t, any->covers, ENTITY_QUESTION, "q-p q-q");
	expect_ids(t, any->symptoms, ENTITY_SYMPTOM, "p q");
	cr_expect_eq(any->cost, 2);
	expect_ids(t, topic_question(t, 2)->covered_by, ENTITY_QUESTION, "q-any");
	/* q-late waits for q-p, q-q and q-colour, q-p and q-q for the screen. */
	cr_expect_eq(any->order, 0);
	cr_expect_eq(topic_question(t, 2)->order, 1);
	cr_expect_eq(topic_question(t, 4)->order, 3);
	cr_expect_eq(late->order, 4);
	cr_expect_eq(topic_question(t, 5)->order, 5);
	cr_expect_eq(blue->option, 2);
	cr_expect_str_eq(topic_text(t, red->answer), "It is red");
	cr_expect_str_eq(topic_text(t, blue->answer), "Blue");
	cr_expect_eq(topic_symptom(t, fixture_symptom(t, "flag"))->red_flag, 1);
	cr_expect_eq(topic_symptom(t, fixture_symptom(t, "p"))->red_flag, 0);
	cr_expect_eq(topic_evidence(t, 1)->basis, BASIS_STATED);
	cr_expect_eq(topic_evidence(t, 2)->basis, BASIS_IMPLIED);
	cr_expect_eq(topic_evidence(t, 0)->basis, BASIS_JUDGEMENT);
	cr_expect_str_eq(topic_text(t, topic_evidence(t, 3)->written), "3/10");
	topic_close(t);
}

Test(compile_link, records_refer_to_each_other)
{
	struct topic *t = fixture_topic(base, NULL);
	const struct disagreement *d = topic_disagreement(t, 0);
	const struct case_row *c = topic_case(t, 0);

	cr_expect_str_eq(topic_text(t, c->vignette), "Pain [1] at once and no swelling.");
	cr_assert_eq(d->about.count, 3);
	cr_expect_eq(topic_entity(t, d->about, 1).kind, ENTITY_RULE);
	cr_expect_eq(cause(t, "a")->disagreements.count, 1);
	cr_expect_eq(topic_symptom(t, 0)->disagreements.count, 1);
	cr_expect_eq(topic_rule(t, 1)->disagreements.count, 1);
	cr_expect_eq(topic_rule(t, 0)->disagreements.count, 0);
	expect_ids(t, c->present, ENTITY_SYMPTOM, "p blue late");
	expect_ids(t, c->absent, ENTITY_SYMPTOM, "q");
	cr_expect_eq(c->cause, topic_find(t, "a").index);
	cr_expect_eq(c->urgency, URGENCY_SOON);
	cr_expect_eq(topic_ref(t, topic_evidence(t, 1)->refs, 0).source, 0);
	cr_expect_eq(topic_ref(t, topic_evidence(t, 1)->refs, 0).section, NONE);
	cr_expect_eq(topic_source(t, 0)->document, NONE);
	cr_expect_str_eq(topic_text(t, topic_term(t, 0)->term), "Pain");
	cr_expect_eq(topic_find(t, "nothing").kind, ENTITY_KINDS);
	topic_close(t);
}

/* Conditions as text, with parentheses around every operation. */
static char *
spell(const struct topic *t, uint32_t at)
{
	static const char *const prefix[] = {"", "=", "?", "rule:", "suspect:"};
	static const uint32_t kinds[] = {
	    ENTITY_SYMPTOM, ENTITY_SYMPTOM, ENTITY_SYMPTOM, ENTITY_RULE, ENTITY_CAUSE};
	char *stack[COND_DEPTH];
	uint32_t count, top = 0;
	const uint32_t *code = cond_code(t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);
		char *made;

		if (op <= COND_SUSPECT) {
			struct entity e = {kinds[op], COND_ARG(code[i])};

			stack[top++] = xasprintf("%s%s", prefix[op], topic_entity_id(t, e));
			continue;
		}
		if (op == COND_AT_LEAST) {
			made = xasprintf("%u of", COND_LEAST(code[i]));
			for (uint32_t k = top - COND_MEMBERS(code[i]); k < top; k++) {
				char *longer = xasprintf("%s %s", made, stack[k]);

				free(made);
				made = longer;
			}
			for (uint32_t k = COND_MEMBERS(code[i]); k > 1; k--)
				free(stack[--top]);
		} else if (op == COND_NOT) {
			made = xasprintf("!%s", stack[top - 1]);
		} else {
			made = xasprintf(
			    "(%s%c%s)", stack[top - 2], op == COND_AND ? '&' : '|', stack[top - 1]);
			free(stack[--top]);
		}
		free(stack[top - 1]);
		stack[top - 1] = made;
	}
	cr_assert_eq(top, 1);
	return stack[0];
}

static void
expect_condition(const struct topic *t, struct condition c, const char *want)
{
	char *got = spell(t, c.at);

	cr_expect_str_eq(got, want, "got %s, want %s", got, want);
	free(got);
}

Test(compile_link, conditions)
{
	struct topic *t = fixture_topic(base, NULL);

	expect_condition(t, topic_question(t, 0)->ask_if, "(p&(?q|red))");
	expect_condition(t, topic_rule(t, 0)->when, "!(p|flag)");
	expect_condition(t, topic_rule(t, 2)->when, "((p&?red)|rule:r-red)");
	expect_condition(t, topic_advice(t, 1)->unless, "((suspect:b|suspect:c)|!rule:r-gate)");
	cr_expect_eq(topic_advice(t, 0)->unless.at, NONE);
	cr_expect_str_eq(topic_text(t, topic_rule(t, 0)->when.text), "not (p or flag)");
	topic_close(t);
}

/* Under a `not` "not sure" lets a question be asked where the symptom counts as absent. */
Test(compile_link, symptoms_under_not_of_an_ask_if)
{
	static const struct fixture_file files[] = {{"causes", "id,name,prevalence\na,A,common\n"},
	    {"questions",
		"id,text,ask-if\nqp,P?,\nqq,Q?,\nqz,Z?,\"p and not (q or not (p and unsure q) "
		"or at-least 2 of (p; not q))\"\n"},
	    {"symptoms", "id,question,name\np,qp,P\nq,qq,Q\nz,qz,Z\n"},
	    {"evidence", "cause,symptom,frequency\na,p,50%\n"}, {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);

	expect_condition(t, topic_question(t, 2)->ask_if, "(p&!((=q|!(p&?q))|2 of =p !q))");
	topic_close(t);
}

Test(compile_link, precedence)
{
	static const struct {
		const char *text, *want;
	} cases[] = {{"p or q and red", "(p|(q&red))"}, {"p and q or red", "((p&q)|red)"},
	    {"not p and q", "(!p&q)"}, {"not not p", "!!p"}, {"((p))", "p"},
	    {"\"not (p or q)\nand(red)\"", "(!(p|q)&red)"}, {"p or q or red", "((p|q)|red)"},
	    {"p and (q and (red and blue))", "(p&(q&(red&blue)))"}, {"not unsure p", "!?p"},
	    {"at-least 2 of (p; q; red)", "2 of p q red"},
	    {"not at-least 1 of(p and q;not red ) or blue", "(!1 of (p&q) !red|blue)"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture_file files[sizeof base / sizeof *base];
		char *triage = xasprintf("id,when,urgency,message\nr-red,flag,emergency,M\n"
					 "r-gate,%s,self-care,M\n",
		    cases[i].text);
		struct topic *t;

		memcpy(files, base, sizeof base);
		files[5].text = triage;
		files[6] = (struct fixture_file){"glossary", base[10].text};
		files[7] = (struct fixture_file){"sources", base[8].text};
		files[8].name = NULL;
		t = fixture_topic(files, NULL);
		expect_condition(t, topic_rule(t, 1)->when, cases[i].want);
		topic_close(t);
		free(triage);
	}
}

Test(compile_link, the_same_tables_give_the_same_bytes)
{
	struct topic *a = fixture_topic(base, NULL), *b = fixture_topic(base, NULL);
	size_t a_len, b_len;
	const void *a_bytes = topic_bytes(a, &a_len), *b_bytes = topic_bytes(b, &b_len);

	cr_assert_eq(a_len, b_len);
	cr_expect_eq(memcmp(a_bytes, b_bytes, a_len), 0);
	topic_close(a);
	topic_close(b);
}

Test(compile_link, sections_of_documents)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,prevalence,source\na,A,common,s#two;s\nb,B,common,s#one-1\n"},
	    {"questions", "id,text\nq,Q?\n"}, {"symptoms", "id,question,name\np,q,P\n"},
	    {"evidence", "cause,symptom,frequency\na,p,45%\n"},
	    {"sources", "id,title,document\ns,S,text\n"},
	    {"documents/text.md", "# One\n\nx\n\n## Two\n\ny\n\n# One\n"}, {NULL, NULL}};
	struct topic *t = fixture_topic(files, NULL);
	struct list a = cause(t, "a")->refs, b = cause(t, "b")->refs;

	cr_assert(a.count == 2 && b.count == 1);
	cr_expect_str_eq(topic_text(t, topic_section(t, topic_ref(t, a, 0).section)->slug), "two");
	cr_expect_eq(topic_ref(t, a, 1).section, NONE);
	cr_expect_str_eq(
	    topic_text(t, topic_section(t, topic_ref(t, b, 0).section)->slug), "one-1");
	cr_expect_eq(topic_source(t, 0)->document, 0);
	cr_expect_eq(topic_document(t, 0)->source, 0);
	topic_close(t);
}

/* Of two sources of one document each finds its sections. */
Test(compile_link, a_section_is_found_by_each_source_of_its_document)
{
	struct topic *t = fixture_topic_with("tests/data/mini",
	    &(struct fixture_file){"sources",
		"id,title,publisher,date,document\ns1,A leaflet,Press,2024,fingers.md\n"
		"s2,A book,Press,2019,\ns3,The leaflet again,Press,2024,fingers.md\n"});
	const char *slug = topic_text(t, topic_section(t, 0)->slug);
	static const char *const sources[] = {"s1", "s3"};

	for (size_t i = 0; i < 2; i++) {
		char *id = xasprintf("%s#%s", sources[i], slug);
		struct entity e = topic_find(t, id);

		cr_expect(e.kind == ENTITY_SECTION && e.index == 0, "%s", id);
		free(id);
	}
	cr_expect_eq(topic_find(t, "s2#nothing").kind, ENTITY_KINDS);
	topic_close(t);
}

static void
expect_mentions(const struct topic *t, const char *id, const char *const by[])
{
	uint32_t count, n = 0;
	struct entity e = topic_find(t, id);
	const uint32_t *mentions = topic_mentions(t, e, &count);

	for (; by[n] != NULL; n++)
		cr_expect(
		    n < count && topic_find(t, by[n]).index == mentions[n], "%s: %s", id, by[n]);
	cr_expect_eq(count, n, "%s", id);
}

/* A rule that names a sign twice mentions it once. */
Test(compile_link, what_mentions_a_record_is_found_in_table_order)
{
	struct topic *t = fixture_topic_with("tests/data/mini",
	    &(struct fixture_file){"triage",
		"id,when,urgency,message\n"
		"r-one,(fever and bleeding) or (fever and numb-finger),emergency,One.\n"
		"r-two,bleeding or numb-finger,emergency,Two.\nr-three,fever,soon,Three.\n"
		"g-home,not fever,self-care,Four.\n"});
	uint32_t count;

	expect_mentions(t, "fever", (const char *[]){"r-one", "r-three", "g-home", NULL});
	expect_mentions(t, "numb-finger", (const char *[]){"r-one", "r-two", NULL});
	expect_mentions(t, "diabetes", (const char *[]){NULL});
	topic_close(t);
	t = fixture_made("tests/data/mini");
	expect_mentions(t, "s1", (const char *[]){"d-splint", NULL});
	expect_mentions(t, "s1#broken-bones", (const char *[]){"d-splint", NULL});
	expect_mentions(t, "s1#infections", (const char *[]){NULL});
	cr_expect(topic_mentions(t, (struct entity){ENTITY_SOURCE, NONE}, &count) == NULL);
	cr_expect_eq(count, 0u);
	topic_close(t);
}
