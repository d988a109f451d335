/* SPDX-License-Identifier: MIT */
/* How hard a text is to read: the Flesch-Kincaid grade of English text.
 *
 * Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy enlisted
 * personnel", Research Branch Report 8-75, 1975: 0.39 words/sentences + 11.8 syllables/words
 * - 15.59.
 */
#ifndef BASE_READING_H
#define BASE_READING_H

#include <stddef.h>

/* Counts that add up over many texts; {0} to begin with. */
struct reading {
	size_t words, sentences, syllables;
};

/* Adds a text. A text that does not end its last sentence ends it all the same. Syllables are
 * counted by groups of vowels, a silent e left out, so that a grade is good to about half a year.
 */
void reading_add(struct reading *r, const char *text);
/* The school grade (US), 0 where there are no words; may be below 0 for very short words. */
double reading_grade(const struct reading *r);

#endif
