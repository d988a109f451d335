/* SPDX-License-Identifier: MIT */
/* Each list of the survey, on a topic made to fill it and on one that leaves it empty. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "fixture.h"
#include "prove/survey.h"

/* The ids on a list, "a b=c"; records that are reported as one are joined by '='. */
static void
expect_of(const struct topic *t, enum survey_kind kind, const char *ids)
{
	struct survey *s = survey_new(t, "2021-11-29");
	const struct survey_list *l = &s->list[kind];
	struct buf got = {0};

	for (size_t i = 0; i < l->items.len; i++) {
		const struct survey_item *item = &l->items.items[i];

		for (uint32_t k = 0; k < item->count; k++)
			buf_printf(&got, "%s%s",
			    k > 0   ? "="
			    : i > 0 ? " "
				    : "",
			    topic_entity_id(t, s->entities.items[item->first + k]));
	}
	cr_expect_str_eq(buf_str(&got), ids, "%s: %s", l->id, buf_str(&got));
	buf_free(&got);
	survey_free(s);
}

static void
expect_within(
    const struct fixture_file *files, uint32_t nodes, enum survey_kind kind, const char *ids)
{
	struct topic *t = fixture_tree(files, nodes);

	expect_of(t, kind, ids);
	topic_close(t);
}

static void
expect(const struct fixture_file *files, enum survey_kind kind, const char *ids)
{
	expect_within(files, 500, kind, ids);
}

static const struct fixture_file sound[] = {
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-x,X?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\ne,q-e,E,1%\nx,q-x,X,10%\n"},
    {"evidence", "cause,symptom,frequency,source\na,x,80%,s#one\nb,e,80%,s\n"},
    {"triage", "id,when,urgency,message,source\nt,e,emergency,Go,s\n"},
    {"advice", "id,kind,name,text,for,source\nr,emergency,R,R.,*,s\n"},
    {"complications", "id,name,causes\nc,C,a\n"}, {"sources", "id,title,document\ns,S,s.md\n"},
    {"glossary", "term,definition\nReading,What one does\n"},
    {"documents/s.md", "# One\n\nReadings of a text.\n\n## Below\n\nMore.\n"}, {NULL, NULL}};

static const struct fixture_file aged[] = {
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nx,q-x,X,10%\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"sources", "id,title,date\nday,S,2021-11-28\nsame-day,S,2021-11-29\nmonth,S,2021-10\n"
		"same-month,S,2021-11\nyear,S,2020\nsame-year,S,2021\nnone,S,\n"
		"other,S,12/10/2020\nwords,S,2020 or so\n"},
    {NULL, NULL}};

/* Old is what no reading of the date makes young enough. */
Test(tree_survey, tells_old_sources)
{
	expect(aged, SURVEY_SOURCES_OLD, "day month year words");
}

Test(tree_survey, finds_nothing_in_a_sound_topic)
{
	for (int i = 0; i < SURVEY_COUNT; i++)
		expect(sound, (enum survey_kind)i, "");
}

static const struct fixture_file idle[] = {
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\nbb,B 2,rare\nlow,L,rare\nnone,N,rare\n"
	       "held,H,rare\n"},
    {"questions", "id,text,kind,stage,ask-if,covers\nq-e,E?,yes-no,emergency,,\n"
		  "q-x,X?,yes-no,history,,\nq-y,Y?,yes-no,history,,\nq-idle,I?,yes-no,risk,,\n"
		  "q-bound,B?,yes-no,risk,,\nq-c,C?,choice,history,,\n"
		  "q-never,N?,yes-no,history,not-e,\nq-ended,E?,yes-no,history,e and not-e,\n"
		  "q-late,L?,yes-no,history,e,\nq-not-e,E?,yes-no,emergency,,\n"},
    {"symptoms",
	"id,question,name,answer,background\ne,q-e,E,,1%\nx,q-x,X,,10%\ny,q-y,Y,,10%\n"
	"idle,q-idle,I,,10%\nbound,q-bound,B,,10%\nc-one,q-c,C,one,10%\nc-two,q-c,D,two,10%\n"
	"never,q-never,N,,10%\nended,q-ended,E,,10%\nlate,q-late,L,,10%\nnot-e,q-not-e,E,,1%\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\na,c-one,60%\nb,y,80%\nbb,y,80%\nlow,x,5%\n"
		 "a,never,50%\na,late,50%\n"},
    {"triage", "id,when,urgency,message,suspect,source\n"
	       "t,e or not-e or unsure not-e,emergency,Go,,s#used\n"
	       "t-bound,bound and x,soon,See,held,\nt-twice,x and bound,soon,See,,s#used\n"
	       "t-never,c-one and c-two,soon,See,none,s#used\ng-never,c-one and "
	       "c-two,self-care,Stay,,s#used\n"},
    {"advice",
	"id,kind,name,text,for,unless,source\nshown,rest,R,R.,*,,s#used\n"
	"calm,rest,R,R.,urgency:emergency,,s#used\nhome,rest,R,R.,urgency:self-care,,s#used\n"
	"lost,rest,R,R.,none,,s#used\ncause,rest,R,R.,a,,\n"
	"call,emergency,R,R.,urgency:emergency,e or not-e or unsure not-e,s#used\n"},
    {"complications", "id,name,causes\nfine,F,a;none\nlost-too,L,none\n"},
    {"sources", "id,title,document\ns,S,s.md\nunread,U,\n"},
    {"glossary", "term,definition,synonyms\nKnee cap,Bone,\nPatella,Bone,kneebone\nBiopsy,Test,\n"
		 "Popliteal cyst,Lump,Baker's cyst; hollow\nSelf,The self,\n"},
    {"documents/s.md",
	"# Top\n\n## Used\n\nTwo knee-caps, and biopsies.\n\n### Below\n\nA bakers cyst.\n\n"
	"## Unused\n\nBaker\xe2\x80\x99s cysts.\n"},
    {"disagreements", "id,about,first,first-source,second,second-source,handling\n"
		      "d,a,One.,s#used,Two.,s#used,Both.\n"},
    {NULL, NULL}};

Test(tree_survey, rules)
{
	expect(idle, SURVEY_RULES_NEVER, "t-never g-never");
	expect(idle, SURVEY_RULES_SAME, "t-twice=t-bound");
	expect(idle, SURVEY_RULES_COVERED, "");
	expect(idle, SURVEY_UNSOURCED, "t-bound cause");
}

/* What only a flow asks is asked, even where the topic itself does not begin with it. */
static const struct fixture_file in_a_flow[] = {
    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\nq-idle,I?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nx,q-x,X,10%\nidle,q-idle,I,10%\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"flow", "id,ask,next,message\none,q-idle,urgency:routine,Wait.\n"}, {NULL, NULL}};

/* A "yes" that ends the walk opens nothing, but a "not sure" may. */
Test(tree_survey, questions)
{
	expect(idle, SURVEY_QUESTIONS_NEVER, "q-never q-ended");
	expect(idle, SURVEY_SYMPTOMS_NEVER, "never ended");
	expect(idle, SURVEY_QUESTIONS_IDLE, "q-idle");
	expect(in_a_flow, SURVEY_QUESTIONS_IDLE, "");
}

/* What is said of the first record on a list. */
static void
expect_note(const struct fixture_file *files, enum survey_kind kind, const char *note)
{
	struct topic *t = fixture_tree(files, 500);
	struct survey *s = survey_new(t, "2021-11-29");
	const struct survey_list *l = &s->list[kind];

	cr_assert(l->items.len > 0, "%s", l->id);
	cr_expect_str_eq(l->items.items[0].note, note, "%s: %s", l->id, l->items.items[0].note);
	survey_free(s);
	topic_close(t);
}

/* What cannot be reached is told with what it waits for, and why that does not come. */
Test(tree_survey, what_is_waited_for_in_vain)
{
	struct fixture_file files[] = {{"causes", "id,name\na,A\nb,B\n"},
	    {"questions", "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq1,One?,choice,,\n"
			  "q2,Two?,yes-no,,red and blue\n"},
	    {"symptoms", "id,question,name,clause\ne,q-e,Flag,\nred,q1,Red,it is red\n"
			 "blue,q1,Blue,\nx,q2,X,\n"},
	    {"evidence", "cause,symptom,frequency\na,x,90%\na,red,90%\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go.\nu,red and blue,soon,See.\n"},
	    {NULL, NULL}};

	expect_note(files, SURVEY_QUESTIONS_UNSURE,
	    "waits for: it is red and blue; no certain answers give that");
	expect_note(files, SURVEY_RULES_NEVER, "waits for: it is red and blue");
	files[1].text = "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq1,One?,choice,,\n"
			"q2,Two?,yes-no,,e\n";
	expect_note(files, SURVEY_QUESTIONS_UNSURE,
	    "waits for: flag; with that for certain an emergency ends the walk");
	expect_note(idle, SURVEY_SYMPTOMS_NEVER, "q-never");
	expect_note(
	    idle, SURVEY_QUESTIONS_NEVER, "waits for: E; with that an emergency ends the walk");
}

/* Nobody is asked for the gate, so that neither is what it opens, nor what waits for that; with a
 * gate that is common it is asked, and nothing waits, however little of the tree is stored. */
Test(tree_survey, questions_that_wait)
{
	struct fixture_file files[] = {{"causes", "id,name\na,A\nb,B\n"},
	    {"questions", "id,text,kind,ask-if\nq1,Over 50?,yes-no,\nq2,Two?,yes-no,old\n"
			  "q3,Three?,yes-no,not s2\n"},
	    {"symptoms",
		"id,question,name,background\nold,q1,Old,1.2%\ns2,q2,Two,\ns3,q3,Three,\n"},
	    {"evidence", "cause,symptom,frequency\na,s2,90%\na,s3,90%\n"}, {NULL, NULL}};

	expect(files, SURVEY_QUESTIONS_IDLE, "q1");
	expect(files, SURVEY_QUESTIONS_WAITING, "q2 q3");
	expect_note(files, SURVEY_QUESTIONS_WAITING, "waits for: old; no walk asks q1");
	expect(files, SURVEY_SYMPTOMS_NEVER, "s2 s3");
	files[1].text =
	    "id,text,kind,ask-if\nq1,Over 50?,yes-no,\nq2,Two?,yes-no,old or unsure old\n"
	    "q3,Three?,yes-no,not s2\n";
	expect_note(files, SURVEY_QUESTIONS_WAITING,
	    "waits for: old or you are not sure whether old; no walk asks q1");
	files[2].text = "id,question,name,background\nold,q1,Old,50%\ns2,q2,Two,\ns3,q3,Three,\n";
	expect(files, SURVEY_QUESTIONS_IDLE, "");
	for (uint32_t nodes = 500; nodes > 0; nodes /= 20) {
		expect_within(files, nodes, SURVEY_QUESTIONS_WAITING, "");
		expect_within(files, nodes, SURVEY_SYMPTOMS_NEVER, "");
	}
}

/* The tree of a topic that begins with a flow ends where the flow does; whoever goes on is asked
 * more. */
Test(tree_survey, questions_past_a_flow)
{
	const struct fixture_file files[] = {{"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
	    {"questions", "id,text,kind,ask-if\nq-f,F?,yes-no,\nq-x,X?,yes-no,\nq-y,Y?,yes-no,x\n"},
	    {"symptoms", "id,question,name,background\nf,q-f,F,10%\nx,q-x,X,10%\ny,q-y,Y,10%\n"},
	    {"evidence", "cause,symptom,frequency\na,x,80%\na,y,80%\n"},
	    {"flow", "id,ask,next,message\none,q-f,urgency:routine,Wait.\n"}, {NULL, NULL}};

	expect(files, SURVEY_QUESTIONS_WAITING, "");
	expect(files, SURVEY_SYMPTOMS_NEVER, "");
}

/* What an image says of the order of questions may be no order. */
Test(tree_survey, questions_in_no_order)
{
	struct builder *b;
	struct topic *t = fixture_topic(idle, &b);
	struct error err;
	size_t len;
	void *bytes;

	topic_close(t);
	((struct question *)builder_record(b, PART_QUESTION, 0))->order = 1;
	bytes = builder_finish(b, &len);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	expect_of(t, SURVEY_QUESTIONS_NEVER, "q-never q-ended");
	topic_close(t);
	builder_free(b);
}

Test(tree_survey, causes)
{
	expect(idle, SURVEY_CAUSES_SILENT, "low none");
	expect(idle, SURVEY_CAUSES_ALIKE, "b=bb none=held");
}

Test(tree_survey, advice)
{
	expect(idle, SURVEY_ADVICE_NEVER, "calm home lost call");
}

/* A reference is no card; what stands below a card's heading is reached with it. */
static const struct fixture_file carded[] = {
    {"causes", "id,name,parent,prevalence,card\ng,G,,,\na,A,g,common,t#card\nb,B,g,common,s\n"
	       "c,C,g,rare,\n"},
    {"questions", "id,text\nq-x,X?\n"}, {"symptoms", "id,question,name\nx,q-x,X\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"sources", "id,title,document\ns,S,\nt,T,t.md\n"},
    {"documents/t.md", "# Card\n\nOne.\n\n## Pitfall\n\nTwo.\n"}, {NULL, NULL}};

Test(tree_survey, cards)
{
	expect(carded, SURVEY_CAUSES_CARDLESS, "b c");
	expect(carded, SURVEY_SECTIONS, "");
	expect(idle, SURVEY_CAUSES_CARDLESS, "");
}

/* The line on top of a plain text is its title, which nobody refers to. */
static const struct fixture_file titled[] = {
    {"causes", "id,name,prevalence,source\na,A,common,t#one\n"}, {"questions", "id,text\nq-x,X?\n"},
    {"symptoms", "id,question,name\nx,q-x,X\n"}, {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"sources", "id,title,document\nt,T,t.txt\n"},
    {"documents/t.txt", "What to do\n\nOne\n\nText.\n\nTwo\n\nThree\n\nText.\n"}, {NULL, NULL}};

Test(tree_survey, what_nothing_refers_to)
{
	expect(titled, SURVEY_SECTIONS, "two three");
	expect(idle, SURVEY_COMPLICATIONS, "lost-too");
	expect(idle, SURVEY_SECTIONS, "unused");
	expect(idle, SURVEY_SOURCES, "unread");
	expect(idle, SURVEY_TERMS, "Patella Self");
}

static const struct fixture_file senseless[] = {
    {"causes",
	"id,name,prevalence,urgency\na,A,common,\nb,B,common,emergency\nc,C,common,emergency\n"},
    {"questions", "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq-x,X?,yes-no,history,\n"
		  "q-s,S?,choice,history,\nq-y,Y?,yes-no,history,m and f\nq-z,Z?,yes-no,history,m\n"
		  "q-u,U?,yes-no,history,unsure x\n"},
    {"symptoms",
	"id,question,name,background\ne,q-e,E,1%\nx,q-x,X,10%\nm,q-s,M,\nf,q-s,F,\ny,q-y,Y,\n"
	"z,q-z,Z,\nu,q-u,U,\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\na,e,excluded\nb,e,80%\nc,y,90%\nc,z,90%\nb,u,"
		 "90%\na,y,1%\n"},
    {"triage", "id,when,urgency,message,suspect\nt,e,emergency,Go,a;b\ns,x,soon,Go,\ng,x and "
	       "m,self-care,Stay,\n"
	       "h,m or not m,self-care,Stay,\ni,m,self-care,Stay,\n"},
    {"cases", "id,title,vignette,present,cause,urgency,teaching\nk,K,K.,x,a,self-care,T.\nl,L,L.,x;"
	      "e,a,emergency,T.\n"
	      "p,P,P.,x;y,a,soon,T.\nn,N,N.,x,c,soon,T.\no,O,O.,x,a,soon,T.\n"},
    {NULL, NULL}};

Test(prove_survey, what_makes_no_sense)
{
	expect(senseless, SURVEY_SUSPECTS_UNSAID, "a=t");
	expect(senseless, SURVEY_GATES_ALWAYS, "h");
	expect(senseless, SURVEY_GATES_SHADOWED, "g");
	expect(senseless, SURVEY_CAUSES_UNSUSPECTED, "c");
	expect(senseless, SURVEY_CASES_URGENCY, "k=s");
	expect(senseless, SURVEY_CASES_CAUSE, "l n");
	expect(senseless, SURVEY_QUESTIONS_UNSURE, "q-y");
	for (enum survey_kind kind = 0; kind < SURVEY_COUNT; kind++)
		if (kind == SURVEY_SUSPECTS_UNSAID || kind == SURVEY_CAUSES_UNSUSPECTED ||
		    kind == SURVEY_QUESTIONS_UNSURE)
			expect(sound, kind, "");
}

/* Each rule is looked at once for a case, however many others name it. */
Test(prove_survey, rules_that_name_rules_take_no_longer)
{
	struct buf rules = {0};

	buf_adds(&rules, "id,when,urgency,message\nt,e,emergency,Go\nr0,x,routine,Wait\n");
	for (int i = 1; i < 40; i++)
		buf_printf(&rules, "r%d,(rule:r%d and x) or (rule:r%d and e),routine,Wait\n", i,
		    i - 1, i - 1);
	const struct fixture_file chained[] = {sound[0], sound[1], sound[2], sound[3],
	    {"triage", buf_str(&rules)}, sound[7], sound[9],
	    {"cases",
		"id,title,vignette,present,cause,urgency,teaching\nk,K,K.,x,a,self-care,T.\n"},
	    {NULL, NULL}};
	expect(chained, SURVEY_CASES_URGENCY, "k=r0");
	buf_free(&rules);
}

/* Of a medicine; advice of other kinds may lean on what an ask-if shuts out. */
Test(tree_survey, what_a_medicine_needs_is_asked)
{
	static const struct fixture_file shut[] = {
	    {"causes", "id,name,prevalence\na,A,common\nb,B,common\n"},
	    {"questions", "id,text,stage,ask-if\nq-x,X?,history,\nq-liver,Liver?,history,x\n"
			  "q-kidney,Kidney?,history,\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\nliver,q-liver,L\nkidney,q-kidney,K\n"},
	    {"evidence", "cause,symptom,frequency\na,x,80%\nb,x,20%\n"},
	    {"advice", "id,kind,name,text,for,unless\npill,medication,P,P.,a,kidney or liver\n"
		       "drop,medication,D,D.,a,kidney\nrub,self-care,R,R.,a,liver\n"},
	    {NULL, NULL}};

	expect(shut, SURVEY_MEDICINES_UNASKED, "pill");
}

/* What only the end of a flow gives, or tells, is used as well. */
static const struct fixture_file ended[] = {{"causes", "id,name,prevalence\na,A,common\n"},
    {"questions", "id,text,stage\nq-e,E?,emergency\nq-x,X?,history\n"},
    {"symptoms", "id,question,name\ne,q-e,E\nx,q-x,X\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"triage", "id,when,urgency,message\nt,e,emergency,Go\n"},
    {"flow", "id,ask,answer,if,next,message\ns,q-x,yes,,urgency:today,See a vet\n"
	     "s,q-x,any,,interview,\n"},
    {"advice", "id,kind,name,text,for\ncall,emergency,Call,Call.,urgency:emergency\n"
	       "go,see-doctor,Go,Go.,urgency:today\n"},
    {"glossary", "term,definition\nVet,Who sees beasts\n"}, {NULL, NULL}};

Test(tree_survey, what_a_flow_ends_with)
{
	expect(ended, SURVEY_ADVICE_NEVER, "");
	expect(ended, SURVEY_TERMS, "");
}
