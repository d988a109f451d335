/* SPDX-License-Identifier: MIT */
/* Questions and causes to choose from, under a filter: the rows that a terminal numbers and a
 * screen makes items of. */
#ifndef LEARN_FIND_H
#define LEARN_FIND_H

#include "topic/topic.h"

/* The questions of a stage (STAGES: of every stage, by stage) that have all the words in their text
 * or their options: those where each begins a word, then the others, or what is near where there
 * is none; each in table order, but those that a screen covers right after it. Fills
 * out[0..topic_question_count()) and returns how many. "" filters nothing. */
uint32_t find_questions(const struct topic *t, uint32_t stage, const char *words, uint32_t *out);
/* The leaf causes that have all the words in their name, synonyms or id, in the same order. Fills
 * out[0..topic_leaf_count()) and returns how many. */
uint32_t find_causes(const struct topic *t, const char *words, uint32_t *out);
/* What an option of a question asks for. */
const char *find_option(const struct topic *t, uint32_t question, uint32_t option);

#endif
