/* search FILE... - how long a search takes at each letter that is typed, in CPU time (the best of
 * three), on compiled topics or folders of tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "search/search.h"
#include "tree/make.h"

#define HITS 40

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static size_t
search_all(struct search *s, const struct topic *t, const struct query *q)
{
	static const struct {
		enum entity_kind kind;
		enum image_part part;
	} kinds[] = {{ENTITY_CAUSE, PART_CAUSE}, {ENTITY_SYMPTOM, PART_SYMPTOM},
	    {ENTITY_QUESTION, PART_QUESTION}, {ENTITY_ADVICE, PART_ADVICE},
	    {ENTITY_TERM, PART_TERM}, {ENTITY_SECTION, PART_SECTION}};
	struct search_hit hits[HITS];
	size_t n = search_text(s, q, hits, HITS), k;
	uint32_t i;

	for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (i = 0; i < topic_count(t, kinds[k].part); i++)
			n += search_entity(s, q, (struct entity){kinds[k].kind, i});
	return n;
}

/* A compiled file, or a folder of tables, whatever its proofs say. */
static struct topic *
open_topic(const char *path, struct error *err)
{
	struct diags *diags;
	struct made made;

	if (!file_is_dir(path))
		return topic_open(path, err);
	diags = diags_new();
	make_topic(path, 100, diags, &made);
	error_set(err, "%s: has errors", path);
	proofs_free(made.proofs);
	diags_free(diags);
	return made.topic;
}

static void
measure(const char *path)
{
	static const char *const typed[] = {
	    "inflammation", "the knee", "zq", "swelling calf night", "overcompensation"};
	struct error err;
	struct topic *t = open_topic(path, &err);
	struct search *s;
	struct query q;
	double begin, took, worst = 0;
	size_t again, i, len, size, hits = 0;
	char word[64], worst_word[64] = "";

	if (t == NULL) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	topic_bytes(t, &size);
	s = search_new(t);
	query_parse(&q, "a");
	begin = now();
	search_all(s, t, &q);
	printf("%s: %.1f MB, %u blocks; first search %.1f ms", path, (double)size / 1e6,
	    (unsigned)topic_block_count(t), now() - begin);
	for (i = 0; i < sizeof typed / sizeof *typed; i++)
		for (len = 1; len <= strlen(typed[i]); len++) {
			snprintf(word, sizeof word, "%.*s", (int)len, typed[i]);
			took = 1e9;
			for (again = 0; again < 3; again++) {
				begin = now();
				query_parse(&q, word);
				hits += search_all(s, t, &q);
				begin = now() - begin;
				took = begin < took ? begin : took;
			}
			if (took > worst) {
				worst = took;
				memcpy(worst_word, word, sizeof word);
			}
		}
	printf(", then at most %.2f ms (\"%s\")\n", worst, worst_word);
	search_free(s);
	topic_close(t);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		measure(argv[i]);
	return 0;
}
