/* SPDX-License-Identifier: MIT */
/* Grades of texts whose counts can be made by hand. */
#include <criterion/criterion.h>
#include <math.h>

#include "base/reading.h"

static struct reading
count(const char *text)
{
	struct reading r = {0};

	reading_add(&r, text);
	return r;
}

Test(base_reading, counts)
{
	struct reading r =
	    count("The cat sat on the mat. It was a fine ankle, made of table tops!");

	cr_expect(r.words == 15 && r.sentences == 2, "%zu %zu", r.words, r.sentences);
	cr_expect(r.syllables == 17, "%zu", r.syllables);
	r = count("No full stop here");
	cr_expect(r.sentences == 1 && r.words == 4);
	r = count("... 12 %! ");
	cr_expect(r.sentences == 0 && r.words == 0);
	cr_expect(reading_grade(&r) == 0);
}

Test(base_reading, syllables)
{
	static const struct {
		const char *word;
		size_t syllables;
	} words[] = {{"knee", 1}, {"the", 1}, {"ankle", 2}, {"swollen", 2}, {"ligament", 3},
	    {"pain", 1}, {"artery", 3}, {"e", 1}, {"tsk", 1}, {"injured", 3}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		cr_expect(count(words[i].word).syllables == words[i].syllables, "%s: %zu",
		    words[i].word, count(words[i].word).syllables);
}

Test(base_reading, grade_is_the_formula_and_adds_up)
{
	struct reading both = count("One two."), one = count("One two.");

	reading_add(&both, "Anatomical terminology abounds.");
	cr_expect(fabs(reading_grade(&one) - (0.39 * 2 + 11.8 - 15.59)) < 1e-9);
	cr_expect(fabs(reading_grade(&both) - (0.39 * 5 / 2 + 11.8 * 14 / 5 - 15.59)) < 1e-9,
	    "%g %zu", reading_grade(&both), both.syllables);
}
