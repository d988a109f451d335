/* SPDX-License-Identifier: MIT */
/* The knee: its tables compile clean, its account of the sources is complete, its cases come
 * out. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/reading.h"
#include "csv/table.h"
#include "eval/run.h"
#include "fixture.h"
#include "reason/walk.h"
#include "shared_data.h"
#include "cli/make.h"

static struct made knee;
static struct arena *arena;
static struct diags *diags;

static void
set_up(void)
{
	char *folder = source_path("data/knee");

	arena = arena_new();
	diags = diags_new();
	make_topic(NULL, folder, 2000, diags, &knee);
	free(folder);
}

static void
tear_down(void)
{
	made_free(&knee);
	arena_free(arena);
	diags_free(diags);
}

TestSuite(knee, .init = set_up, .fini = tear_down);

Test(knee, compiles_without_a_warning_and_every_proof_holds)
{
	struct buf out = {0};

	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &out);
	cr_expect(diags_count_level(diags, DIAG_ERROR) == 0, "%s", buf_str(&out));
	cr_expect(diags_count_level(diags, DIAG_WARNING) == 0, "%s", buf_str(&out));
	cr_assert(knee.proofs != NULL);
	for (int i = 0; i < PROOF_COUNT; i++)
		cr_expect(knee.proofs->list[i].result == PROOF_HOLDS, "%s: %s",
		    knee.proofs->list[i].id, knee.proofs->list[i].detail);
	buf_free(&out);
}

static struct table *
read_coverage(void)
{
	static const char *const known[] = {"id", "document", "section", "target", "note"};
	char *path = source_path("data/knee/coverage.csv");
	struct table *t = table_read(arena_strdup(arena, path), known, 5, arena, diags);

	free(path);
	cr_assert(t != NULL);
	for (size_t i = 0; i < 5; i++)
		cr_assert_str_eq(table_field(t, 0, i).text, known[i]);
	return t;
}

/* Cuts the text at the next separator; NULL at the end. */
static char *
split(char **at, const char *separators)
{
	char *from = *at;

	if (from == NULL || *from == '\0')
		return NULL;
	*at = from + strcspn(from, separators);
	if (**at != '\0')
		*(*at)++ = '\0';
	return from;
}

/* s2#meniscus-tears: a section of the document of a source. */
static bool
section_exists(const char *target)
{
	const char *mark = strchr(target, '#');
	char *source = xstrndup(target, (size_t)(mark - target));
	struct entity e = topic_find(knee.topic, source);
	uint32_t document = topic_source(knee.topic, e.index)->document;
	struct list sections = topic_document(knee.topic, document)->sections;
	bool found = false;

	for (uint32_t i = 0; e.kind == ENTITY_SOURCE && i < sections.count; i++)
		found = found || strcmp(topic_text(knee.topic,
					    topic_section(knee.topic, sections.first + i)->slug),
				     mark + 1) == 0;
	free(source);
	return found;
}

/* evidence:cause/symptom: a row of the evidence table. */
static bool
evidence_exists(const char *target)
{
	const char *from = target + strlen("evidence:"), *slash = strchr(from, '/');
	char *cause = xstrndup(from, slash != NULL ? (size_t)(slash - from) : 0);
	struct entity c = topic_find(knee.topic, cause);
	struct entity s = topic_find(knee.topic, slash != NULL ? slash + 1 : "");
	bool found = false;

	for (uint32_t i = 0; i < topic_evidence_count(knee.topic); i++) {
		const struct evidence *e = topic_evidence(knee.topic, i);

		found = found || (c.kind == ENTITY_CAUSE && s.kind == ENTITY_SYMPTOM &&
				     e->cause == c.index && e->symptom == s.index);
	}
	free(cause);
	return found;
}

static bool
term_exists(const char *target)
{
	for (uint32_t i = 0; i < topic_term_count(knee.topic); i++) {
		if (strcmp(topic_text(knee.topic, topic_term(knee.topic, i)->term),
			target + strlen("term:")) == 0)
			return true;
	}
	return false;
}

static bool
target_exists(const char *target)
{
	if (strncmp(target, "evidence:", 9) == 0)
		return evidence_exists(target);
	if (strncmp(target, "term:", 5) == 0)
		return term_exists(target);
	if (strchr(target, '#') != NULL)
		return section_exists(target);
	return topic_find(knee.topic, target).kind != ENTITY_KINDS;
}

Test(knee, every_target_of_the_coverage_exists)
{
	struct table *t = read_coverage();

	for (size_t row = 1; row < t->row_count; row++) {
		char *targets = xstrdup(table_field(t, row, 3).text), *at = targets, *item;
		bool left_out = strncmp(targets, "left-out: ", 10) == 0;

		cr_expect(*targets != '\0', "%s has no target", table_field(t, row, 0).text);
		while (!left_out && (item = split(&at, ";")) != NULL)
			cr_expect(target_exists(item), "%s: nothing is %s",
			    table_field(t, row, 0).text, item);
		free(targets);
	}
}

/* True if the coverage's section is the inventory's, whose long headings it cuts with an
 * ellipsis. */
static bool
same_section(const char *covered, const char *section)
{
	const char *cut = strstr(covered, "…"), *line = strrchr(section, '[');

	if (cut == NULL)
		return strcmp(covered, section) == 0;
	return strncmp(covered, section, (size_t)(cut - covered)) == 0 && line != NULL &&
	       strcmp(strrchr(covered, '[') != NULL ? strrchr(covered, '[') : "", line) == 0;
}

static bool
is_covered(
    const struct table *t, bool *used, const char *id, const char *document, const char *section)
{
	for (size_t row = 1; row < t->row_count; row++) {
		char *lower = xstrdup(document);
		bool same;

		for (char *c = lower; *c != '\0'; c++)
			*c = (char)(*c == 'S' ? 's' : *c);
		same = !used[row] && strcmp(table_field(t, row, 0).text, id) == 0 &&
		       strcmp(table_field(t, row, 1).text, lower) == 0 &&
		       same_section(table_field(t, row, 2).text, section);
		free(lower);
		if (same)
			return used[row] = true;
	}
	return false;
}

/* Every row of the inventory stands in the coverage, and nothing else does. */
Test(knee, the_coverage_is_complete)
{
	char *path = shared_path("knee/inventory.tsv");
	struct table *t = read_coverage();
	bool *used = arena_alloc(arena, t->row_count);
	struct buf text = {0};
	struct error err;
	size_t rows = 0;
	char *line, *at;

	if (path == NULL)
		cr_skip_test("the inventory is not here");
	cr_assert(file_read(path, 0, &text, &err) == 0, "%s", err.text);
	at = text.data;
	while ((line = split(&at, "\n")) != NULL) {
		const char *field[5];
		int n = 0;

		for (char *f; n < 5 && (f = split(&line, "\t")) != NULL; n++)
			field[n] = f;
		if (rows++ == 0 || n < 5)
			continue;
		cr_expect(is_covered(t, used, field[1], field[3], field[4]), "%s %s %s", field[1],
		    field[3], field[4]);
	}
	cr_expect(rows >= 478, "%zu", rows);
	for (size_t row = 1; row < t->row_count; row++)
		cr_expect(used[row], "%s is in no inventory", table_field(t, row, 0).text);
	buf_free(&text);
	free(path);
}

/* What a student looks for, in this order. */
static const char *const parts[] = {"Anatomy and mechanism.", "Typical person.", "Examine.",
    "First test.", "First treatment.", "Pitfall.", "Tell the "};
enum { PARTS = sizeof parts / sizeof *parts };

/* Words of a part that are no link, and whether it says what it rests on: a source, or that it is a
 * judgement. Every link leads to a source that stands on the card. */
static size_t
count_words(const struct block *b, struct list card, bool *rests)
{
	struct reading reading = {0, 0, 0};

	for (uint32_t i = 0; i < b->runs.count; i++) {
		const struct run *r = topic_run(knee.topic, b->runs.first + i);
		const char *target = topic_text(knee.topic, r->target);
		struct entity e = topic_find(knee.topic, target);
		bool listed = false;

		if (!(r->style & RUN_LINK)) {
			reading_add(&reading, topic_text(knee.topic, r->text));
			*rests |= strstr(topic_text(knee.topic, r->text), "judgement") != NULL;
			continue;
		}
		cr_expect(e.kind == ENTITY_SOURCE, "no source: %s", target);
		for (uint32_t k = 0; k < card.count; k++)
			listed |= topic_ref(knee.topic, card, k).source == e.index;
		cr_expect(listed || strncmp(target, "ref-", 4) != 0, "not on its card: %s", target);
		*rests = true;
	}
	return reading.words;
}

Test(knee, every_cause_has_a_card_and_every_part_of_it_a_source)
{
	for (uint32_t l = 0; l < topic_leaf_count(knee.topic); l++) {
		const struct cause *c = topic_cause(knee.topic, topic_leaf(knee.topic, l));
		struct ref first = topic_ref(knee.topic, c->card, 0);
		struct list blocks = topic_section(knee.topic, first.section)->blocks;
		const char *id = topic_text(knee.topic, c->id);
		size_t words = 0;

		cr_expect(first.section != NONE && blocks.count == PARTS, "%s: %u parts", id,
		    (unsigned)blocks.count);
		for (uint32_t i = 0; first.section != NONE && i < blocks.count && i < PARTS; i++) {
			const struct block *b = topic_block(knee.topic, blocks.first + i);
			const struct run *title = topic_run(knee.topic, b->runs.first);
			bool rests = false;

			cr_expect(strncmp(topic_text(knee.topic, title->text), parts[i],
				      strlen(parts[i])) == 0,
			    "%s: no \"%s\"", id, parts[i]);
			words += count_words(b, c->card, &rests);
			cr_expect(rests, "%s: part %u rests on nothing", id, (unsigned)i + 1);
		}
		cr_expect(words >= 120 && words <= 250, "%s: %zu words", id, words);
	}
}

/* The bars of the first topic: no case under-triaged, 90 % exact, 90 % in the top three. The cases
 * are for finding faults in the tables: a case that fails here is looked at, never fitted. */
struct tally {
	uint32_t bands[URGENCY_LEVELS];
};

static bool
count_case(void *ctx, const struct case_facts *facts, const struct eval_result *result)
{
	struct tally *tally = ctx;

	cr_expect((uint32_t)result->urgency >= facts->urgency, "%s is under-triaged", facts->id);
	if (facts->urgency < URGENCY_LEVELS)
		tally->bands[facts->urgency]++;
	return true;
}

Test(knee, its_cases_come_out)
{
	char *path = source_path("data/knee/cases.csv");
	struct tally tally = {{0}};
	struct eval_job job = {
	    .path = path, .t = knee.topic, .jobs = 1, .on_case = count_case, .ctx = &tally};
	struct eval_report *r = eval_run(&job, diags);
	const uint32_t *bands = tally.bands;

	cr_assert(r != NULL);
	cr_expect(diags_count_level(diags, DIAG_ERROR) == 0);
	cr_expect(r->total.cases >= 48 && r->total.rated == r->total.cases);
	for (int u = 0; u < URGENCY_LEVELS; u++)
		cr_expect(bands[u] > 0, "no case of urgency %d", u);
	cr_expect(bands[URGENCY_EMERGENCY] * 4 >= r->total.cases, "too few emergencies");
	cr_expect(bands[URGENCY_SOON] * 4 >= r->total.cases, "too few cases of days");
	cr_expect(bands[URGENCY_SELF_CARE] * 4 >= r->total.cases, "too few that need no doctor");
	cr_expect(r->total.under == 0);
	cr_expect(r->total.exact * 10 >= r->total.cases * 9);
	cr_expect(r->total.top3 * 10 >= r->total.cases * 9);
	cr_expect(r->total.rules_missed == 0, "%u rules missed", (unsigned)r->total.rules_missed);
	eval_report_free(r);
	free(path);
}

/* The compiler holds marked words to the case's answers, if there are any. Titles are read first:
 * an age and a walk of life. */
Test(knee, stories_are_marked_and_titles_harmless)
{
	static const char *const known[] = {"id", "title", "vignette"};
	char *path = source_path("data/knee/cases.csv");
	struct table *cases = table_read(path, known, 3, arena, diags);

	cr_assert(cases != NULL && cases->row_count == topic_case_count(knee.topic) + 1u);
	for (uint32_t row = 1; row < cases->row_count; row++) {
		const char *title = table_field(cases, row, 1).text, *age = strstr(title, ", ");
		const char *at = table_field(cases, row, 2).text;
		const char *told =
		    topic_text(knee.topic, topic_case(knee.topic, row - 1)->vignette);
		uint32_t marks = 0;

		for (; (at = strstr(at, "](")) != NULL; at++)
			marks++;
		cr_expect(marks >= 6, "%s: %u marks", title, (unsigned)marks);
		cr_expect(strchr(told, '[') == NULL, "%s: %s", title, told);
		cr_expect(age != NULL && age[2] != '\0' &&
			      strspn(age + 2, "0123456789") == strlen(age + 2),
		    "%s", title);
	}
	free(path);
}

/* A person who has these findings and no others, ids joined by ";". */
static bool
has(const char *findings, const char *id)
{
	size_t len = strlen(id);

	for (const char *at = findings; (at = strstr(at, id)) != NULL; at += len)
		if ((at == findings || at[-1] == ';') && (at[len] == ';' || at[len] == '\0'))
			return true;
	return false;
}

/* The bit of each option that the findings say "yes" to: of a screen the questions that it covers.
 */
static uint32_t
options_for(const char *findings, const struct question *q)
{
	struct list options = q->kind == QUESTION_SCREEN ? q->covers : q->symptoms;
	uint32_t yes = 0;

	for (uint32_t i = 0; i < options.count; i++) {
		uint32_t y = topic_item(knee.topic, options, i);

		if (q->kind == QUESTION_SCREEN)
			y = topic_item(knee.topic, topic_question(knee.topic, y)->symptoms, 0);
		if (has(findings, topic_text(knee.topic, topic_symptom(knee.topic, y)->id)))
			yes |= UINT32_C(1) << i;
	}
	return yes;
}

static uint32_t
answer_for(const char *findings, uint32_t question)
{
	const struct question *q = topic_question(knee.topic, question);
	uint32_t yes = options_for(findings, q);

	if (q->kind == QUESTION_SEVERAL)
		return answer_closed(answer_several(yes, 0, q->symptoms.count), q->symptoms.count);
	for (uint32_t i = 0; yes >> i != 0; i++)
		if (yes >> i & 1)
			return ANSWER_FIRST + i;
	return ANSWER_NONE;
}

/* Walks with that person to the end; the first answer is "not sure" where that is asked for. */
static struct interview *
walk_with(const char *findings, bool unsure_first)
{
	struct interview *iv = interview_new(knee.topic);
	struct step step;

	while ((step = walk_step(iv)).question != NONE) {
		interview_answer(iv, step.question,
		    unsure_first ? ANSWER_UNSURE : answer_for(findings, step.question));
		unsure_first = false;
	}
	return iv;
}

/* Persons who were told something wrong, or were let go before what decides was asked. */
static const struct {
	const char *findings;
	enum urgency urgency;
	const char *rules; /* those that hold at the end, ids joined by ";" */
	const char *cause; /* among the first three lines of the ranking, "" for any */
} persons[] = {
    {"adult-man;complaint-lump;lump-under-skin;known-cyst;lump-pulsates;lump-growing", URGENCY_SOON,
	"t-lump;t-lump-pulse;t-lump-growing", "popliteal-artery-aneurysm"},
    {"complaint-both;duration-long;lump-growing;lump-hard;lump-in-bone;night-pain;weight-loss;"
     "child",
	URGENCY_SOON, "t-not-better;t-lump;t-lump-growing;t-lump-cancer;t-cancer-signs;t-child",
	"osteosarcoma"},
    {"complaint-pain;duration-long;onset-gradual;night-pain;weight-loss;child", URGENCY_SOON,
	"t-not-better;t-cancer-signs;t-child", "osteosarcoma"},
    {"adult-man;complaint-pain;duration-days;pain-calf;hormone-therapy;long-travel", URGENCY_TODAY,
	"t-calf-clot;t-risk-history", "dvt"},
    {"older-age;complaint-lump;lump-growing;known-cyst;numb-tingling;pressure-behind-knee",
	URGENCY_SOON, "t-lump;t-lump-growing", ""},
    /* The calf and the thigh apart. */
    {"adult-man;complaint-pain;duration-days;injury-event;injury-overstretch;pain-calf;"
     "pain-push-off;tender-press;after-exercise;sprint-sport;pain-sharp;onset-sudden;pain-mild",
	URGENCY_SELF_CARE, "", "calf-strain"},
    /* A blow is a kind of injury. */
    {"adult-man;complaint-both;duration-days;injury-event;injury-blow;lump-under-skin;lump-days;"
     "lump-after-injury;onset-sudden;lump-painful",
	URGENCY_SOON, "t-lump", "hematoma"},
    {"adult-man;complaint-pain;duration-long;pain-burning;numb-tingling;hard-use;much-kneeling;"
     "onset-gradual",
	URGENCY_SOON, "t-not-better", "nerve-entrapment"},
    /* A spell of days in a knee that has been worn for years. */
    {"older-age;complaint-pain;duration-days;crepitus;stiffness;stiff-after-rest;slow-worsening;"
     "hard-use;pain-mild;pain-dull;pain-all-round",
	URGENCY_ROUTINE, "", "osteoarthritis"},
    {"adult-man;complaint-pain;duration-brief;pain-cramp;dehydrated;eases-stretch;pain-calf;"
     "after-exercise;onset-sudden;pain-moderate",
	URGENCY_SELF_CARE, "", ""},
    {"adult-woman;complaint-pain;duration-days;hard-use;much-kneeling;pain-front;pain-mild;"
     "pain-dull",
	URGENCY_SELF_CARE, "", "referred-front-knee"},
    /* The pill is a hormone. */
    {"adult-woman;complaint-pain;duration-days;hormone-therapy;pain-calf;tender-press",
	URGENCY_TODAY, "t-calf-clot;t-risk-history", "dvt"},
    /* An infected joint without a fever. */
    {"older-age;complaint-pain;duration-days;knee-swelling;swelling-unprovoked;limited-motion;"
     "pain-all-round;pain-constant;hard-to-walk;steroid-tablets",
	URGENCY_TODAY, "t-swollen-joint;t-swollen-risk;t-daily-life", "septic-arthritis"},
    {"adult-man;complaint-pain;duration-days;injury-event;injury-blow;swelling-within-hours;"
     "knee-swelling;bleeding-problem;limited-motion",
	URGENCY_EMERGENCY, "t-joint-bleed", "haemarthrosis"},
    /* A child with a bruise that runs about. */
    {"child;complaint-pain;duration-days;injury-event;injury-blow;tender-press;pain-mild",
	URGENCY_SELF_CARE, "", ""},
    {"adult-man;complaint-pain;joint-infection-signs;severe-pain;big-toe-attack", URGENCY_EMERGENCY,
	"t-joint-infection", "gout"},
    {"adult-woman;complaint-pain;improving;pain-calf;after-exercise;pain-push-off;pain-mild",
	URGENCY_SELF_CARE, "", "calf-strain"},
    /* A plain step can tear a meniscus. */
    {"older-age;complaint-pain;duration-long;injury-event;injury-step;pop-at-injury;pain-bending;"
     "knee-swelling;onset-sudden;"
     "stairs-trouble",
	URGENCY_SOON, "t-not-better;t-daily-life", "meniscus-tear"},
    {"adult-man;complaint-pain;duration-days;injury-event;injury-twist;swelling-within-hours;"
     "knee-swelling;pain-moderate",
	URGENCY_TODAY, "t-swell-hours", "acl-injury"},
    {"pregnant;complaint-pain;duration-days;pain-calf;pain-weight", URGENCY_TODAY, "t-pregnant-leg",
	"dvt"},
    {"recent-birth;complaint-pain;duration-weeks;pain-calf", URGENCY_TODAY, "t-pregnant-leg",
	"dvt"},
    {"adult-man;complaint-pain;duration-days;previous-clots;pain-calf", URGENCY_TODAY,
	"t-clot-point;t-clot-risk", "dvt"},
    {"adult-man;complaint-pain;duration-days;injury-event;injury-vehicle;knee-swelling",
	URGENCY_TODAY, "t-high-energy", "knee-dislocation"},
    {"child;complaint-pain;duration-days;hard-to-walk;pain-weight", URGENCY_TODAY, "t-child-knee",
	"slipped-epiphysis"},
    {"older-age;complaint-pain;duration-long;pain-exertion;smoking;pain-calf", URGENCY_SOON,
	"t-claudication", "claudication"},
};

/* True if one of the first three lines of the ranking has that cause. */
static bool
leads(struct interview *iv, const char *cause)
{
	struct outcome *o = fixture_outcome(iv);
	bool found = *cause == '\0';

	for (uint32_t l = 0; l < 3 && l < o->line_count; l++)
		for (uint32_t k = 0; k < o->lines[l].count; k++) {
			uint32_t leaf = topic_leaf(knee.topic, o->leaves[o->lines[l].first + k]);

			found = found ||
				strcmp(topic_text(knee.topic, topic_cause(knee.topic, leaf)->id),
				    cause) == 0;
		}
	outcome_free(o);
	return found;
}

Test(knee, nobody_leaves_before_what_matters_was_asked)
{
	for (size_t i = 0; i < sizeof persons / sizeof *persons; i++) {
		for (int unsure = 0; unsure <= 1; unsure++) {
			struct interview *iv = walk_with(persons[i].findings, unsure == 1);
			const struct triage *triage = interview_triage(iv);
			uint32_t found = 0, wanted = *persons[i].rules != '\0';

			for (const char *at = persons[i].rules; *at != '\0'; at++)
				wanted += *at == ';';
			for (uint32_t r = 0; r < topic_rule_count(knee.topic); r++) {
				const char *id =
				    topic_text(knee.topic, topic_rule(knee.topic, r)->id);

				if (!has(persons[i].rules, id))
					continue;
				cr_expect(triage->truth[r] == TRUTH_TRUE, "person %zu: %s", i, id);
				found++;
			}
			cr_expect(found == wanted, "person %zu: a rule has another name", i);
			cr_expect(triage->urgency == persons[i].urgency, "person %zu: urgency %d",
			    i, (int)triage->urgency);
			cr_expect(
			    leads(iv, persons[i].cause), "person %zu: not %s", i, persons[i].cause);
			interview_free(iv);
		}
	}
}

/* "No" to everything about the complaint: the topic does not fit, and that is no all-clear. */
Test(knee, no_complaint_does_not_fit)
{
	struct interview *iv = walk_with("adult-man", false);
	struct outcome *o = fixture_outcome(iv);
	uint32_t asked = 0;

	cr_expect(o->no_fit && o->urgency == URGENCY_ROUTINE && o->gate == NONE);
	cr_expect_not(outcome_lists(o, 0));
	for (uint32_t q = 0; q < topic_question_count(knee.topic); q++)
		asked += interview_given(iv, q) != ANSWER_UNASKED;
	cr_expect(asked <= 7, "%u questions", (unsigned)asked);
	outcome_free(o);
	interview_free(iv);
	iv = walk_with("adult-man", true);
	cr_expect_not(interview_triage(iv)->no_fit, "\"not sure\" is no \"no\"");
	interview_free(iv);
}

/* The flows: persons, the step at whose end they come out, "" for those handed over, and what that
 * suspects, "" for nothing. */
static const struct {
	const char *start, *findings, *end, *suspect;
} flows[] = {
    {"ottawa", "adult-man;injury-event", "ottawa-steps", ""},
    {"ottawa", "adult-woman;injury-event;pop-at-injury", "ottawa-steps", ""},
    {"ottawa", "adult-man;injury-event;no-right-angle", "ottawa-x-ray", "fracture"},
    {"ottawa", "adult-man;injury-event;bone-tender;pop-at-injury", "ottawa-x-ray", "fracture"},
    {"ottawa", "older-age;injury-event", "ottawa-x-ray", "fracture"},
    {"ottawa", "older-age", "", ""},
    {"ottawa", "child;injury-event;no-right-angle", "", ""},
    {"wells", "adult-man;calf-alike;vein-not-sore;other-unlikely", "wells-unlikely", "dvt"},
    {"wells", "adult-man;active-cancer;calf-alike;vein-not-sore;other-unlikely", "wells-unlikely",
	"dvt"},
    /* "Not sure" counts as a point, what was left unsaid as neither. */
    {"wells", "adult-man;active-cancer;calf-unsure;vein-not-sore;other-unlikely", "wells-likely",
	"dvt"},
    {"wells", "adult-man;active-cancer;risks-open;calf-alike;vein-not-sore;other-unlikely",
	"wells-open", "dvt"},
    {"wells", "adult-man;active-cancer;calf-thicker;vein-not-sore;other-unlikely", "wells-likely",
	"dvt"},
    {"wells", "adult-man;active-cancer;calf-thicker;vein-sore;other-likely", "wells-unlikely",
	"dvt"},
    {"wells", "older-age;active-cancer;calf-thicker;vein-sore;pitting-one-leg;other-likely",
	"wells-likely", "dvt"},
    {"wells", "pregnant;calf-alike;vein-not-sore;other-unlikely", "wells", "dvt"},
};

Test(knee, flows_end_where_their_sources_say)
{
	for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
		const struct topic *t = knee.topic;
		struct interview *iv = interview_new(t);
		uint32_t asked = 0;

		interview_set_start(iv, topic_find(t, flows[i].start).index);
		for (enum next_reason why; asked < 20; asked++) {
			uint32_t q = interview_next(iv, &why);

			if (q == NONE || (why != NEXT_EMERGENCY && why != NEXT_FLOW))
				break;
			uint32_t answer = answer_for(flows[i].findings, q);
			if (q == topic_find(t, "q-calf-measured").index &&
			    strstr(flows[i].findings, "calf-unsure") != NULL)
				answer = ANSWER_UNSURE;
			if (q == topic_find(t, "q-risks").index &&
			    strstr(flows[i].findings, "risks-open") != NULL)
				answer = answer_several(
				    options_for(flows[i].findings, topic_question(t, q)), 0,
				    topic_question(t, q)->symptoms.count);
			interview_answer(iv, q, answer);
		}
		uint32_t end = interview_flow(iv).end;
		const char *id =
		    end != NONE ? topic_text(t, topic_step(t, topic_branch(t, end)->step)->id) : "";
		cr_expect_str_eq(id, flows[i].end, "person %zu: %s", i, id);
		struct list suspects = topic_branch(t, end)->suspects;
		cr_expect(suspects.count == (flows[i].suspect[0] != '\0'), "person %zu", i);
		if (suspects.count > 0)
			cr_expect(
			    topic_item(t, suspects, 0) == topic_find(t, flows[i].suspect).index);
		cr_expect(
		    end == NONE || interview_triage(iv)->urgency == topic_branch(t, end)->urgency);
		interview_free(iv);
	}
}
