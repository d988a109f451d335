/* SPDX-License-Identifier: MIT */
/* Topics for tests. */
#include "fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "cli/make.h"
#include "compile/compile.h"
#include "tree/grow.h"
#include "topic/answer.h"
#include "shared_data.h"

static void
write_file(const char *folder, const char *name, const char *text)
{
	char *path = xasprintf("%s/%s%s", folder, name, strchr(name, '.') != NULL ? "" : ".csv");
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL, "%s", path);
	fputs(text, f);
	fclose(f);
	free(path);
}

char *
fixture_empty_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = xasprintf("%s/ramus-test-XXXXXX", tmp != NULL ? tmp : "/tmp");

	cr_assert(mkdtemp(folder) != NULL);
	return folder;
}

char *
fixture_folder(const struct fixture_file *files)
{
	char *folder = fixture_empty_folder();
	bool settings = false;

	for (const struct fixture_file *f = files; f->name != NULL; f++) {
		if (strncmp(f->name, "documents/", 10) == 0) {
			char *documents = xasprintf("%s/documents", folder);

			mkdir(documents, 0777);
			free(documents);
		}
		write_file(folder, f->name, f->text);
		settings = settings || strcmp(f->name, "topic") == 0;
	}
	if (!settings)
		write_file(folder, "topic", "key,value\nid,test\ntitle,A test\n");
	return folder;
}

/* Hidden files among them: what is begun has such a name. */
static void
remove_files(const char *folder)
{
	DIR *d = opendir(folder);

	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		char *path = xasprintf("%s/%s", folder, e->d_name);

		if (unlink(path) != 0) {
			remove_files(path);
			rmdir(path);
		}
		free(path);
	}
	if (d != NULL)
		closedir(d);
}

void
fixture_remove(char *folder)
{
	remove_files(folder);
	rmdir(folder);
	free(folder);
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

struct topic *
fixture_topic(const struct fixture_file *files, struct builder **b)
{
	struct builder *built = builder_new();
	struct diags *diags = diags_new();
	char *folder = fixture_folder(files);
	struct buf text = {0};
	struct topic *t;
	int status = compile_folder(folder, built, diags);

	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &text);
	cr_assert(status == 0, "%s", buf_str(&text));
	t = open_built(built);
	if (b != NULL)
		*b = built;
	else
		builder_free(built);
	buf_free(&text);
	diags_free(diags);
	fixture_remove(folder);
	return t;
}

struct topic *
fixture_topic_with(const char *data, const struct fixture_file *other)
{
	static const char *const names[] = {"topic", "causes", "questions", "symptoms", "evidence",
	    "triage", "advice", "cases", "sources", "words", "documents/fingers.md"};
	enum { COUNT = sizeof names / sizeof *names };
	struct fixture_file files[COUNT + 1] = {{NULL, NULL}};
	struct buf text[COUNT] = {{0}};
	size_t n = 0;

	for (size_t i = 0; i < COUNT; i++) {
		char *name = xasprintf(
		    "%s/%s%s", data, names[i], strchr(names[i], '.') != NULL ? "" : ".csv");
		char *path = source_path(name);
		bool there = file_read(path, 0, &text[i], NULL) == 0;

		free(path);
		free(name);
		files[n] = (struct fixture_file){names[i], there ? buf_str(&text[i]) : NULL};
		if (strcmp(other->name, names[i]) == 0)
			files[n].text = other->text;
		n += files[n].text != NULL;
	}
	files[n] = (struct fixture_file){NULL, NULL};
	struct topic *t = fixture_topic(files, NULL);
	for (size_t i = 0; i < COUNT; i++)
		buf_free(&text[i]);
	return t;
}

struct topic *
fixture_tree(const struct fixture_file *files, uint32_t nodes)
{
	struct builder *b;
	struct topic *bare = fixture_topic(files, &b), *t;

	grow_tree(bare, nodes, NULL, b);
	t = open_built(b);
	topic_close(bare);
	builder_free(b);
	return t;
}

struct topic *
fixture_made(const char *data)
{
	const char *images = getenv("RAMUS_IMAGES"), *slash = strrchr(data, '/');
	char *image = images != NULL ? xasprintf("%s%s.ramus", images, slash) : NULL;
	struct topic *t = image != NULL ? topic_open(image, NULL) : NULL;

	if (t != NULL) {
		cr_assert_eq(topic_verify(t, NULL), 0); /* so that topic_bytes() has all of it */
	} else {
		char *folder = source_path(data);
		struct diags *diags = diags_new();
		struct made made;
		size_t len;

		cr_assert_eq(make_topic(NULL, folder, GROW_NODES, diags, &made), 0, "%s", data);
		proofs_free(made.proofs);
		t = made.topic;
		if (image != NULL) {
			const void *bytes = topic_bytes(t, &len);

			cr_assert_eq(file_write(image, bytes, len, NULL), 0);
		}
		diags_free(diags);
		free(folder);
	}
	free(image);
	return t;
}

unsigned
fixture_rounds(unsigned all)
{
	return getenv("RAMUS_LONG") != NULL ? all : (all + 4) / 5;
}

uint32_t
fixture_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t)(*state >> 32);
}

/* Random tables. Symptoms are numbered through; e-N belong to the emergency stage, s-N to
 * others. */
struct tables {
	uint64_t state;
	struct buf questions, symptoms, causes, evidence, rules, advice;
	unsigned emergencies, others, causes_count;
};

static unsigned
pick(struct tables *r, unsigned n)
{
	return n == 0 ? 0 : fixture_random(&r->state) % n;
}

static void
random_emergencies(struct tables *r)
{
	r->emergencies = 1 + pick(r, 4);
	if (r->emergencies > 1 && pick(r, 3) > 0) {
		buf_adds(&r->questions, "qe-screen,Any of these?,screen,");
		for (unsigned i = 0; i < r->emergencies; i++)
			buf_printf(&r->questions, "%sqe-%u", i > 0 ? ";" : "", i);
		buf_adds(&r->questions, ",emergency,,1,,\n");
	}
	for (unsigned i = 0; i < r->emergencies; i++) {
		buf_printf(&r->questions, "qe-%u,Emergency %u?,yes-no,,emergency,,1,,\n", i, i);
		buf_printf(
		    &r->symptoms, "e-%u,qe-%u,Emergency %u,,%u%%\n", i, i, i, 1 + pick(r, 5));
		buf_printf(&r->rules, "te-%u,e-%u,emergency,Go now.,c-%u\n", i, i,
		    pick(r, r->causes_count));
	}
}

/* at-least over two or three symptoms in a row, not the last two. */
static void
random_count(struct tables *r, struct buf *out, unsigned symptoms)
{
	unsigned first = pick(r, symptoms), second = (first + 1) % symptoms;
	unsigned third = (first + 2) % symptoms;

	if (symptoms < 3)
		buf_printf(out, "s-%u", first);
	else
		buf_printf(
		    out, "at-least %u of (s-%u; s-%u; s-%u)", 1 + pick(r, 3), first, second, third);
}

static void
random_ask_if(struct tables *r, unsigned symptoms)
{
	static const char *const around[][2] = {{"", ""}, {"", ""}, {"not ", ""}, {"unsure ", ""}};
	unsigned kind = pick(r, 5);

	if (kind < 4) {
		buf_printf(
		    &r->questions, "%ss-%u%s", around[kind][0], pick(r, symptoms), around[kind][1]);
		return;
	}
	buf_adds(&r->questions, pick(r, 2) ? "not " : "");
	random_count(r, &r->questions, symptoms);
}

static void
random_questions(struct tables *r)
{
	static const char *const stages[] = {"complaint", "history", "self-exam", "risk"};
	unsigned n = 3 + pick(r, 6);

	for (unsigned i = 0; i < n; i++) {
		unsigned first = r->others, options = pick(r, 3) == 0 ? 2 + pick(r, 3) : 1;
		const char *stage = stages[pick(r, 4)];

		buf_printf(&r->questions, "q-%u,Question %u?,%s,,%s,", i, i,
		    options == 1 ? "yes-no"
		    : i % 2 == 0 ? "choice"
				 : "several",
		    stage);
		if (first > 0 && pick(r, 4) == 0)
			random_ask_if(r, first);
		buf_printf(&r->questions, ",%u,,%s\n", 1 + pick(r, 2),
		    options > 1 && i % 2 == 0 && pick(r, 3) == 0 ? "no" : "");
		for (unsigned k = 0; k < options; k++, r->others++)
			buf_printf(&r->symptoms, "s-%u,q-%u,Symptom %u,Option %u,%u%%\n", r->others,
			    i, r->others, k, 2 + pick(r, 30));
	}
}

static void
random_causes(struct tables *r)
{
	static const char *const words[] = {
	    "very-common", "common", "uncommon", "rare", "very-rare"};
	static const char *const urgencies[] = {"self-care", "routine", "soon", "emergency"};

	for (unsigned c = 0; c < r->causes_count; c++)
		buf_printf(&r->causes, "c-%u,Cause %u,%s,%s\n", c, c, words[pick(r, 5)],
		    urgencies[pick(r, 4)]);
}

static void
random_evidence(struct tables *r)
{
	static const char *const bases[] = {"stated", "implied", "judgement"};

	for (unsigned c = 0; c < r->causes_count; c++) {
		for (unsigned s = 0; s < r->emergencies + r->others; s++) {
			bool e = s < r->emergencies;

			if (pick(r, 3) == 0)
				buf_printf(&r->evidence, "c-%u,%c-%u,%u%%,%s\n", c, e ? 'e' : 's',
				    e ? s : s - r->emergencies, 1 + pick(r, 99), bases[pick(r, 3)]);
		}
	}
}

static void
random_rules(struct tables *r)
{
	static const char *const urgencies[] = {"routine", "soon", "soon"};
	unsigned n = pick(r, 4);

	for (unsigned i = 0; i < n; i++)
		buf_printf(&r->rules, "t-%u,s-%u %s s-%u,%s,See someone.,c-%u\n", i,
		    pick(r, r->others), pick(r, 2) ? "and" : "or", pick(r, r->others),
		    urgencies[pick(r, 3)], pick(r, r->causes_count));
	for (unsigned i = pick(r, 3); i > 0; i--) {
		buf_printf(&r->rules, "t-count-%u,", i);
		random_count(r, &r->rules, r->others);
		buf_adds(&r->rules, ",soon,See someone.,\n");
	}
	if (pick(r, 3) > 0)
		buf_printf(&r->rules, "t-gate,s-%u and not s-%u,self-care,Stay home.,\n",
		    pick(r, r->others), pick(r, r->others));
	buf_adds(&r->advice, "a-call,emergency,Call,Call.,*,\na-watch,monitor,Watch,Watch.,*,\n");
	for (unsigned i = 0; i < 4; i++)
		buf_printf(&r->advice, "a-%u,%s,Advice %u,Do %u.,%s,%ss-%u or suspect:c-%u\n", i,
		    i == 0 ? "emergency" : "rest", i, i, i < 2 ? "*" : "urgency:soon",
		    pick(r, 3) == 0 ? "not " : "", pick(r, r->others), pick(r, r->causes_count));
}

static char *
with_header(const char *header, struct buf *rows)
{
	struct buf b = {0};

	buf_adds(&b, header);
	buf_adds(&b, buf_str(rows));
	buf_free(rows);
	return buf_steal(&b);
}

struct fixture_file *
fixture_random_files(uint64_t seed)
{
	struct tables r = {.state = seed * 2654435761u + 88172645463325252ULL};
	struct fixture_file *f = xcalloc(7, sizeof *f);

	for (int i = 0; i < 8; i++)
		fixture_random(&r.state);
	r.causes_count = 2 + pick(&r, 7);
	random_emergencies(&r);
	random_questions(&r);
	random_causes(&r);
	random_evidence(&r);
	random_rules(&r);
	f[0] = (struct fixture_file){"questions",
	    with_header("id,text,kind,covers,stage,ask-if,cost,order,none\n", &r.questions)};
	f[1] = (struct fixture_file){
	    "symptoms", with_header("id,question,name,answer,background\n", &r.symptoms)};
	f[2] =
	    (struct fixture_file){"causes", with_header("id,name,prevalence,urgency\n", &r.causes)};
	f[3] = (struct fixture_file){
	    "evidence", with_header("cause,symptom,frequency,basis\n", &r.evidence)};
	f[4] = (struct fixture_file){
	    "triage", with_header("id,when,urgency,message,suspect\n", &r.rules)};
	f[5] = (struct fixture_file){
	    "advice", with_header("id,kind,name,text,for,unless\n", &r.advice)};
	return f;
}

void
fixture_free_files(struct fixture_file *files)
{
	union {
		const char *in;
		char *out;
	} text;

	for (struct fixture_file *f = files; f->name != NULL; f++) {
		text.in = f->text;
		free(text.out);
	}
	free(files);
}

uint32_t
fixture_answer(const struct topic *t, uint32_t question, uint64_t *state)
{
	const struct question *q = topic_question(t, question);
	uint32_t answer = ANSWER_UNASKED;

	if (q->kind == QUESTION_SEVERAL && fixture_random(state) % 3 > 0) {
		uint32_t yes = fixture_random(state), no = fixture_random(state);

		answer = answer_several(yes, no, q->options);
	}
	while (answer == ANSWER_UNASKED || !topic_has_answer(q, answer))
		answer = ANSWER_UNSURE + fixture_random(state) % (q->options + 2);
	return answer;
}

static uint32_t
index_of(const struct topic *t, const char *id, enum entity_kind kind)
{
	struct entity e = topic_find(t, id);

	cr_assert(e.kind == (uint32_t)kind, "no %s \"%s\"", topic_entity_kind_name(kind), id);
	return e.index;
}

uint32_t
fixture_question(const struct topic *t, const char *id)
{
	return index_of(t, id, ENTITY_QUESTION);
}

uint32_t
fixture_symptom(const struct topic *t, const char *id)
{
	return index_of(t, id, ENTITY_SYMPTOM);
}

uint32_t
fixture_leaf(const struct topic *t, const char *cause)
{
	return topic_cause(t, index_of(t, cause, ENTITY_CAUSE))->leaf;
}

uint32_t
fixture_rule(const struct topic *t, const char *id)
{
	return index_of(t, id, ENTITY_RULE);
}

struct outcome *
fixture_outcome(struct interview *iv)
{
	struct outcome *o = outcome_rank(iv);

	outcome_advise(iv, o);
	return o;
}

char *
fixture_hostile_text(uint64_t *state)
{
	static const char *const pieces[] = {"\r", "\n", "\r\n", "\t", "  ", "#", "# end ", "%0a",
	    "%", "\x80", "\xff", "\xc3", "\xe2\x80\xa8", "\xe2\x80\xae", "\x1b[2J", "\x7f",
	    "\xc2\x85", "e\xcc\x81", "\xf0\x9f\xa6\xb5", "note ", "end 00000000", "\"",
	    "words of a note"};
	struct buf b = {0};

	for (uint32_t n = fixture_random(state) % 12; n > 0; n--)
		buf_adds(&b, pieces[fixture_random(state) % (sizeof pieces / sizeof *pieces)]);
	for (uint32_t n = fixture_random(state) % 8 == 0 ? 3000 : 0; n > 0; n--)
		buf_addc(&b, (char)(1 + fixture_random(state) % 255));
	buf_addc(&b, '\0');
	return b.data;
}
