/* SPDX-License-Identifier: MIT */
/* search FILE... - how long a search takes at each letter that is typed, in CPU time, on compiled
 * topics. Each query is typed from its first letter on in a topic that was opened anew, so that
 * what is checked and made at the first use counts: most of it before the first letter, while the
 * field to type in is empty, the rest with the letter. Of three such runs the best counts for each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "search/search.h"

#define HITS 40
#define LETTERS 32 /* of a query at most */
#define RUNS 3

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static size_t
search_all(struct search *s, const struct topic *t, const struct query *typed)
{
	static struct search_found found[1 << 16];
	struct search_hit hits[HITS];
	struct query q = *typed;

	return search_text(s, &q, hits, HITS) +
	       search_entities(t, &q, SEARCH_ALL_KINDS, found, sizeof found / sizeof *found);
}

static struct topic *
open_topic(const char *path)
{
	struct error err;
	struct topic *t = topic_open(path, &err);

	if (t == NULL) {
		fprintf(stderr, "%s\n", err.text);
		exit(1);
	}
	return t;
}

/* Types a query once; took[k] gets the milliseconds of its letter k, and *ahead those before the
 * first, where they are fewer. */
static void
type(const char *path, const char *typed, double *ahead, double *took)
{
	struct topic *t = open_topic(path);
	struct search *s = search_new(t);
	double before = now();

	search_read_ahead(s);
	before = now() - before;
	*ahead = before < *ahead ? before : *ahead;
	for (size_t k = 0; k < strlen(typed); k++) {
		char words[LETTERS + 1];
		struct query q;
		double begin = now();

		snprintf(words, sizeof words, "%.*s", (int)k + 1, typed);
		query_parse(&q, words);
		search_all(s, t, &q);
		begin = now() - begin;
		took[k] = begin < took[k] ? begin : took[k];
	}
	search_free(s);
	topic_close(t);
}

static void
measure(const char *path)
{
	static const char *const typed[] = {"inflammation", "the knee", "zq", "swelling calf night",
	    "overcompensation", "e", "self-care"};
	double first = 0, worst = 0, ahead = 1e9;
	const char *worst_typed = "";
	size_t size, worst_letters = 0;
	struct topic *t = open_topic(path);

	topic_bytes(t, &size);
	printf("%s: %.1f MB, %u blocks", path, (double)size / 1e6, (unsigned)topic_block_count(t));
	topic_close(t);
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		double took[LETTERS];

		for (size_t k = 0; k < LETTERS; k++)
			took[k] = 1e9;
		for (int run = 0; run < RUNS; run++)
			type(path, typed[i], &ahead, took);
		first = took[0] > first ? took[0] : first;
		for (size_t k = 0; k < strlen(typed[i]); k++)
			if (took[k] > worst) {
				worst = took[k];
				worst_typed = typed[i];
				worst_letters = k + 1;
			}
	}
	printf("; read ahead in %.2f ms; then a first letter takes at most %.2f ms,"
	       " any letter %.2f ms (\"%.*s\")\n",
	    ahead, first, worst, (int)worst_letters, worst_typed);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		measure(argv[i]);
	return 0;
}
