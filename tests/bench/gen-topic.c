/* SPDX-License-Identifier: MIT */
/* gen-topic CAUSES SYMPTOMS LINKS SEED DIR - writes the tables of a topic of that size into DIR.
 *
 * The numbers are chance, the shape is that of real tables: one symptom in ten is an option of a
 * choice, a few are red flags with a rule each, every cause has about as many links as any other,
 * and some symptoms are seen in many causes and most in few. The same arguments give the same
 * bytes.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FLAGS = 5, OPTIONS = 5, CHOICE_EVERY = 10 };

static uint64_t state;

static uint32_t
chance(uint32_t below)
{
	uint64_t x = state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((x ^ x >> 31) >> 32) % below;
}

static FILE *
open_table(const char *folder, const char *name, const char *header)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	f = fopen(path, "w");
	if (f == NULL) {
		fprintf(stderr, "gen-topic: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	fprintf(f, "%s\n", header);
	return f;
}

static void
close_table(FILE *f)
{
	if (ferror(f) || fclose(f) != 0) {
		fprintf(stderr, "gen-topic: a table could not be written\n");
		exit(1);
	}
}

static void
write_settings(const char *folder)
{
	FILE *f = open_table(folder, "topic", "key,value");

	fputs("id,generated\ntitle,A topic of any size\nbackground,1%\nfloor,0.5%\n"
	      "max-questions,30\nemergency,Call for help.\n",
	    f);
	close_table(f);
	f = open_table(folder, "sources", "id,title");
	fputs("made-up,Numbers of chance\n", f);
	close_table(f);
}

static void
write_causes(const char *folder, uint32_t causes)
{
	static const char *const urgencies[] = {"self-care", "routine", "routine", "soon"};
	FILE *f = open_table(folder, "causes", "id,name,prevalence,urgency,summary,source");

	for (uint32_t i = 0; i < causes; i++)
		fprintf(f,
		    "cause-%u,The disorder of number %u,%u.%u,%s,\"It is made up, like all of "
		    "them.\",made-up\n",
		    i, i, 1 + chance(100), chance(10), urgencies[chance(4)]);
	close_table(f);
}

/* Symptoms come in runs of CHOICE_EVERY * OPTIONS, of which the last OPTIONS are one choice's. */
static int
in_choice(uint32_t s, uint32_t symptoms)
{
	uint32_t run = CHOICE_EVERY * OPTIONS, at = s % run;

	return at >= run - OPTIONS && s - at + run <= symptoms;
}

static void
write_symptoms(const char *folder, uint32_t symptoms)
{
	static const char *const stages[] = {"complaint", "history", "self-exam", "risk"};
	FILE *q = open_table(folder, "questions", "id,text,kind,covers,stage,why,source");
	FILE *s = open_table(folder, "symptoms", "id,question,name,background,definition,source");

	for (uint32_t i = 0; i < symptoms; i++) {
		int choice = in_choice(i, symptoms);
		uint32_t first = choice ? i - i % OPTIONS : i;
		const char *stage = i < FLAGS ? "emergency" : stages[first / 10 % 4];

		if (first == i)
			fprintf(q,
			    "q-%u,Is there sign number %u?,%s,,%s,It tells causes apart.,made-up\n",
			    i, i, choice ? "choice" : "yes-no", stage);
		fprintf(s,
		    "s-%u,q-%u,Sign number %u,%s,\"Whether it is there, anyone can "
		    "see.\",made-up\n",
		    i, first, i,
		    i < FLAGS ? "1%"
		    : choice  ? "4%"
		    : i % 3   ? ""
			      : "5%");
	}
	close_table(q);
	close_table(s);
}

static void
write_rules(const char *folder, uint32_t symptoms)
{
	FILE *f = open_table(folder, "triage", "id,when,urgency,message,source");

	for (uint32_t i = 0; i < FLAGS && i < symptoms; i++)
		fprintf(f, "rule-%u,s-%u,emergency,Call for help now.,made-up\n", i, i);
	for (uint32_t i = 0; i < FLAGS && 3 * i + 20 < symptoms; i++)
		fprintf(f, "rule-soon-%u,s-%u and s-%u,soon,See a doctor within days.,made-up\n", i,
		    3 * i + 8, 3 * i + 20);
	close_table(f);
}

/* A symptom, low numbers more often: the product of two even chances. */
static uint32_t
any_symptom(uint32_t symptoms)
{
	return (uint32_t)((uint64_t)chance(symptoms) * chance(symptoms) / symptoms);
}

static int
compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* n symptoms, none twice, in order. */
static void
choose(uint32_t *list, uint32_t n, uint32_t symptoms)
{
	uint32_t have = 0;

	while (have < n) {
		uint32_t kept = 0;

		while (have < n)
			list[have++] = any_symptom(symptoms);
		qsort(list, have, sizeof *list, compare);
		for (uint32_t i = 0; i < have; i++) {
			if (i == 0 || list[i] != list[kept - 1])
				list[kept++] = list[i];
		}
		have = kept;
	}
}

static void
write_links(const char *folder, uint32_t causes, uint32_t symptoms, uint32_t links)
{
	static const char *const frequencies[] = {
	    "very-frequent", "frequent", "frequent", "occasional", "occasional", "very-rare"};
	FILE *f = open_table(folder, "evidence", "cause,symptom,frequency,strength,basis,source");
	uint32_t *list = malloc((links / causes + 1) * sizeof *list);

	if (list == NULL)
		exit(1);
	for (uint32_t c = 0; c < causes; c++) {
		uint32_t n =
		    (uint32_t)((uint64_t)links * (c + 1) / causes - (uint64_t)links * c / causes);

		choose(list, n, symptoms);
		for (uint32_t i = 0; i < n; i++) {
			fprintf(f, "cause-%u,s-%u,", c, list[i]);
			if (in_choice(list[i], symptoms))
				fprintf(f, "%u%%", 2 + chance(15));
			else if (chance(3) == 0)
				fprintf(f, "%u/%u", 1 + chance(20), 21 + chance(30));
			else
				fputs(frequencies[chance(6)], f);
			fputs(",some of them,stated,made-up\n", f);
		}
	}
	free(list);
	close_table(f);
}

static uint32_t
number(const char *text, uint32_t least)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end != '\0' || n < least || n > 100000000) {
		fprintf(stderr, "gen-topic: \"%s\" is no number from %u on\n", text, least);
		exit(2);
	}
	return (uint32_t)n;
}

int
main(int argc, char **argv)
{
	uint32_t causes, symptoms, links;

	if (argc != 6) {
		fputs("usage: gen-topic CAUSES SYMPTOMS LINKS SEED DIR\n", stderr);
		return 2;
	}
	causes = number(argv[1], 2);
	symptoms = number(argv[2], 10);
	links = number(argv[3], 0);
	state = number(argv[4], 0);
	if (links / causes >= symptoms / 4) {
		fputs("gen-topic: so many links do not fit so few symptoms\n", stderr);
		return 2;
	}
	if (mkdir(argv[5], 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, "gen-topic: %s: %s\n", argv[5], strerror(errno));
		return 1;
	}
	write_settings(argv[5]);
	write_causes(argv[5], causes);
	write_symptoms(argv[5], symptoms);
	write_rules(argv[5], symptoms);
	write_links(argv[5], causes, symptoms, links);
	return 0;
}
