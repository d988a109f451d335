/* SPDX-License-Identifier: MIT */
/* Topics for tests: tables written as strings, compiled in a folder of their own. */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include <stdint.h>

#include "reason/outcome.h"
#include "topic/build.h"
#include "topic/topic.h"

/* A file of a topic: {"causes", "id,name\n..."} is causes.csv; a name with a dot stands as it is.
 * The last one of a list has a NULL name. */
struct fixture_file {
	const char *name, *text;
};

/* A new folder, empty or with the files, which the caller removes with fixture_remove(). */
char *fixture_empty_folder(void);
char *fixture_folder(const struct fixture_file *files);
void fixture_remove(char *folder);

/* Compiles them, without a tree; a topic.csv is made where none is given. Prints the diagnostics
 * and fails the test if there is an error. If b is not NULL it gets the builder, the caller's to
 * free. */
struct topic *fixture_topic(const struct fixture_file *files, struct builder **b);
/* The same of the tables in a folder of the source tree ("tests/data/mini"), with another text for
 * one of them; a NULL text leaves it out. */
struct topic *fixture_topic_with(const char *data, const struct fixture_file *other);
/* Of files, with a tree of at most that many decided nodes. */
struct topic *fixture_tree(const struct fixture_file *files, uint32_t nodes);

/* The topic that the program makes of a folder of the source tree, with its tree; the folder makes
 * no error. It is made once in a run of tests/run-unit, and every time where that does not run. */
struct topic *fixture_made(const char *data);

/* How often a test that draws at random does so, or how large it makes what is large: `all` where
 * RAMUS_LONG is set, as `make check-long` and .ci/run have it, and a fifth of it in `make check`.
 */
unsigned fixture_rounds(unsigned all);
/* A number for any seed, the same everywhere (xorshift). *state must not be 0. */
uint32_t fixture_random(uint64_t *state);
/* Text of whatever somebody, or somebody's file, may hold; by malloc. */
char *fixture_hostile_text(uint64_t *state);
/* An answer to a question, "not sure" among them; of one of kind "several" often a set. */
uint32_t fixture_answer(const struct topic *t, uint32_t question, uint64_t *state);
/* The tables of a random topic: causes, questions of every kind and stage, ask-ifs, rules, a gate,
 * advice with conditions. The texts are made by malloc; free them with fixture_free_files(). */
struct fixture_file *fixture_random_files(uint64_t seed);
void fixture_free_files(struct fixture_file *files);

/* Numbers of records by id; the test fails where there is none. */
uint32_t fixture_question(const struct topic *t, const char *id);
uint32_t fixture_symptom(const struct topic *t, const char *id);
uint32_t fixture_leaf(const struct topic *t, const char *cause);
uint32_t fixture_rule(const struct topic *t, const char *id);

/* The outcome of the answers so far with its advice; free it with outcome_free(). */
struct outcome *fixture_outcome(struct interview *iv);

#endif
