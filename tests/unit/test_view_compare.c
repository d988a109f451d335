/* SPDX-License-Identifier: MIT */
/* Causes side by side: which questions tell them apart. */
#include "screens.h"

/* Two of the questions tell as much as each other. */
static const struct fixture_file alike[] = {
    {"causes", "id,name,prevalence,urgency\na,A,2,routine\nb,B,1,soon\n"},
    {"questions", "id,text,kind,stage\nq-x,Is it X?,yes-no,history\nq-y,Is it Y?,yes-no,history\n"
		  "q-z,Is it Z?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nx,q-x,X,5%\ny,q-y,Y,5%\nz,q-z,Z,5%\n"},
    {"evidence", "cause,symptom,frequency\na,x,50%\nb,y,90%\na,z,50%\n"},
    {NULL, NULL},
};

SCREENS_SUITE_OF(view_compare, screens_open_on(fixture_topic(alike, NULL), 80, 24, false, false));

/* The one that tells most first, then as in the table. */
Test(view_compare, questions_that_tell_as_much_are_all_listed)
{
	static const char *const texts[] = {"Is it Y?", "Is it X?", "Is it Z?"};
	int row = 0;

	screens_keys(&s, "v");
	for (size_t i = 0; i < 3; i++) {
		while (row < s.canvas->height && !screens_row_shows(&s, row, texts[i]))
			row++;
		cr_expect(row < s.canvas->height, "%s", texts[i]);
	}
}
