/* SPDX-License-Identifier: MIT */
/* Numbers are read as whole numbers divided by a power of ten, both exact as doubles, so that one
 * correctly rounded division gives the same bits on every machine and in every locale.
 */
#include "compile/value.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "topic/topic.h"

enum { DIGITS_MAX = 15 }; /* any number of so many digits is exact as a double */

/* The midpoint of each term's range. */
static const struct {
	const char *name;
	double share;
} frequencies[FREQUENCIES] = {
#define X(name, word, least, most) {word, ((least) + (most)) / 200.0},
    IMAGE_FREQUENCIES(X)
#undef X
};

static const double weights[PREVALENCE_NUMBER + 1] = {
    [PREVALENCE_VERY_COMMON] = 100,
    [PREVALENCE_COMMON] = 30,
    [PREVALENCE_UNCOMMON] = 10,
    [PREVALENCE_RARE] = 3,
    [PREVALENCE_VERY_RARE] = 1,
};

const char *
value_yes_no_name(uint32_t yes)
{
	return yes ? "yes" : "no";
}

const char *
value_answer_name(uint32_t answer)
{
	static const char *const names[VALUE_ANSWERS] = {"yes", "no", "not-sure", "any"};

	return answer < VALUE_ANSWERS ? names[answer] : "";
}

uint32_t
value_answer(const char *s)
{
	uint32_t answer = 0;

	while (answer < VALUE_ANSWERS && !text_same(value_answer_name(answer), s))
		answer++;
	return answer;
}

double
value_weight(uint32_t prevalence)
{
	return prevalence <= PREVALENCE_NUMBER ? weights[prevalence] : 0;
}

/* Reads digits with at most one point among them, or comma, as check.c lets it stand in some
 * tables: *units / *scale is the number. Returns what follows, or NULL if there is no number or it
 * has too many digits. */
static const char *
read_decimal(const char *s, double *units, double *scale)
{
	int digits = 0;
	bool point = false;

	*units = 0;
	*scale = 1;
	for (;; s++) {
		if ((*s == '.' || *s == ',') && !point && digits > 0 && s[1] >= '0' &&
		    s[1] <= '9') {
			point = true;
			continue;
		}
		if (*s < '0' || *s > '9')
			break;
		if (++digits > DIGITS_MAX)
			return NULL;
		*units = *units * 10 + (*s - '0');
		if (point)
			*scale *= 10;
	}
	return digits > 0 ? s : NULL;
}

bool
value_is_thousand(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	return digits >= 1 && digits <= 3 && *s != '0' && (s[digits] == ',' || s[digits] == '.') &&
	       strspn(s + digits + 1, "0123456789") == 3 && s[digits + 4] == '\0';
}

bool
value_number(const char *s, double *out)
{
	double units, scale;

	s = read_decimal(s, &units, &scale);
	if (s == NULL || *s != '\0' || units <= 0)
		return false;
	*out = units / scale;
	return true;
}

bool
value_whole(const char *s, uint32_t *out)
{
	double units, scale;

	s = read_decimal(s, &units, &scale);
	if (s == NULL || *s != '\0' || scale > 1 || units < 1 || units > 10000)
		return false;
	*out = (uint32_t)units;
	return true;
}

bool
value_share(const char *s, double *out)
{
	double units, scale, of, of_scale;

	s = read_decimal(s, &units, &scale);
	if (s == NULL)
		return false;
	if (*s == '/') {
		s = read_decimal(s + 1, &of, &of_scale);
		if (s == NULL || *s != '\0' || scale > 1 || of_scale > 1 || of < 1 || units > of)
			return false;
		*out = units / of;
		return true;
	}
	s += text_blank(s);
	if (strcmp(s, "%") != 0 || units > scale * 100)
		return false;
	*out = units / (scale * 100);
	return true;
}

bool
value_frequency(const char *s, double *out)
{
	for (int i = 0; i < FREQUENCIES && (*s < '0' || *s > '9'); i++) {
		if (!text_same(s, frequencies[i].name))
			continue;
		*out = frequencies[i].share;
		return true;
	}
	return value_share(s, out);
}

bool
value_prevalence(const char *s, uint32_t *word, double *weight)
{
	for (uint32_t i = PREVALENCE_VERY_COMMON; i < PREVALENCE_NUMBER; i++) {
		if (text_same(s, topic_prevalence_name(i))) {
			*word = i;
			*weight = weights[i];
			return true;
		}
	}
	if (!value_number(s, weight))
		return false;
	*word = PREVALENCE_NUMBER;
	return true;
}

bool
value_is_id(const char *s, size_t len)
{
	bool in_word = false;

	for (size_t i = 0; i < len; i++) {
		bool letter = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9');

		if (!letter && (s[i] != '-' || !in_word))
			return false;
		in_word = letter;
	}
	return in_word;
}

bool
value_is_reserved(const char *id)
{
	return strcmp(id, "at-least") == 0 || strcmp(id, "and") == 0 || strcmp(id, "or") == 0 ||
	       strcmp(id, "not") == 0 || strcmp(id, "unsure") == 0;
}

uint32_t
value_urgency(const char *s)
{
	const char *level = text_behind(s, VALUE_URGENCY);

	for (uint32_t u = 0; level != NULL && u < URGENCY_LEVELS; u++)
		if (text_same(level, topic_urgency_name(u)))
			return u;
	return NONE;
}

bool
value_vote(const char *s, size_t *member, int *vote)
{
	const char *digit = s + (*member = strcspn(s, ":"));

	digit += *digit == ':';
	bool minus = *digit == '-';
	digit += minus || *digit == '+';
	*vote = minus ? '0' - *digit : *digit - '0';
	return value_is_id(s, *member) && *digit >= '0' && *digit <= '2' && digit[1] == '\0';
}

bool
value_is_mark(const char *s)
{
	return *s > ' ' && *s <= '~' && *s != '.' && s[1] == '\0';
}
