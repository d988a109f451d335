/* SPDX-License-Identifier: MIT */
/* Numbers and words of cells: the one place that maps words to weights. */
#ifndef COMPILE_VALUE_H
#define COMPILE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

const char *value_yes_no_name(uint32_t yes);

/* What rows of flow.csv are for that no symptom has the name of, and the place that is no step. */
enum { VALUE_YES, VALUE_NO, VALUE_NOT_SURE, VALUE_ANY, VALUE_ANSWERS };
const char *value_answer_name(uint32_t answer); /* "" where out of range */
uint32_t value_answer(const char *s);           /* VALUE_ANSWERS where it is none */
#define VALUE_INTERVIEW "interview"

/* The level of "urgency:LEVEL", NONE if it is none. */
uint32_t value_urgency(const char *s);
#define VALUE_URGENCY "urgency:"

/* Where a comma is the decimal point: a number that can be read as thousands as well, such as 1,500
 * or 1.500. */
bool value_is_thousand(const char *s);

/* Each reads the whole text and returns false, leaving *out, if it is not such a value. None
 * depends on the locale. */
bool value_number(const char *s, double *out);    /* a positive number: 3, 0.25 */
bool value_whole(const char *s, uint32_t *out);   /* 1 to 10000 */
bool value_share(const char *s, double *out);     /* 45%, 3/7: from 0 to 1 */
bool value_frequency(const char *s, double *out); /* a share, or a term */
/* A word or a positive number; *word gets enum prevalence and *weight what it weighs. */
bool value_prevalence(const char *s, uint32_t *word, double *weight);
/* What a word weighs. */
double value_weight(uint32_t prevalence);

/* A panel member's vote, "7:+1": *member gets the length of the member's id, *vote -2 to 2. */
bool value_vote(const char *s, size_t *member, int *vote);

/* What marks a structure in the figure's mask: one character of ASCII that is seen, and no full
 * stop. */
bool value_is_mark(const char *s);

/* Lower-case ASCII letters and digits in words joined by single hyphens. */
bool value_is_id(const char *s, size_t len);
/* True of an id that is a word of conditions, which nothing may be called. */
bool value_is_reserved(const char *id);

#endif
