/* SPDX-License-Identifier: MIT */
/* Answers that say yes or no of several symptoms: one number for each. */
#include <criterion/criterion.h>

#include "topic/answer.h"

Test(topic_answer, each_set_has_one_number_and_comes_back)
{
	for (uint32_t options = 2; options <= 4; options++) {
		uint32_t all = (1u << options) - 1;

		for (uint32_t yes = 0; yes <= all; yes++) {
			for (uint32_t no = 0; no <= all; no++) {
				uint32_t a = answer_several(yes, no, options);

				cr_assert(answer_yes(a, options) == yes);
				cr_assert(answer_no(a, options) == (no & ~yes));
				cr_assert(answer_is_several(a, options));
				cr_assert(a == answer_several(yes, no | yes, options));
				cr_assert(answer_leaves_open(a, options) ==
					  (a != ANSWER_UNASKED && (yes | no) != all));
			}
		}
	}
}

Test(topic_answer, none_and_one_are_the_numbers_of_a_choice)
{
	cr_expect(answer_several(0, 0, 3) == ANSWER_UNASKED);
	cr_expect(answer_several(0, 7, 3) == ANSWER_NONE);
	cr_expect(answer_several(2, 5, 3) == ANSWER_FIRST + 1);
	cr_expect(answer_several(2, 0, 3) & ANSWER_SET);
	cr_expect(answer_closed(answer_several(2, 0, 3), 3) == ANSWER_FIRST + 1);
	cr_expect(answer_closed(ANSWER_UNASKED, 3) == ANSWER_NONE);
	cr_expect(answer_with(ANSWER_FIRST + 1, 0, FINDING_YES, 3) == answer_several(3, 4, 3));
	cr_expect(answer_with(ANSWER_UNSURE, 0, FINDING_NO, 3) == answer_several(0, 1, 3));
	cr_expect(answer_with(answer_several(1, 0, 3), 0, FINDING_UNASKED, 3) == ANSWER_UNASKED);
}

Test(topic_answer, no_other_number_is_one)
{
	cr_expect(answer_is_several(ANSWER_UNSURE, 3));
	cr_expect_not(answer_is_several(ANSWER_FIRST + 3, 3), "an option that is not there");
	cr_expect_not(answer_is_several(ANSWER_SET, 3), "nothing said");
	cr_expect_not(answer_is_several(ANSWER_SET | 8, 3), "a symptom that is not there");
	cr_expect_not(
	    answer_is_several(ANSWER_SET | 5u << ANSWER_SEVERAL_MOST | 2, 3), "that is option 2");
	cr_expect_not(answer_is_several(ANSWER_SET | 1u << ANSWER_SEVERAL_MOST | 1, 3), "both");
	cr_expect_not(answer_is_several(ANSWER_SET | 1u << 24 | 1, 3));
}

Test(topic_answer, says_what_it_says_of_each)
{
	uint32_t a = answer_several(1, 4, 3);

	cr_expect(answer_finding(a, 0) == FINDING_YES && answer_finding(a, 1) == FINDING_UNASKED);
	cr_expect(answer_finding(a, 2) == FINDING_NO && answer_finding(a, 40) == FINDING_UNASKED);
	cr_expect(answer_finding(ANSWER_UNASKED, 0) == FINDING_UNASKED);
	cr_expect(answer_finding(ANSWER_UNSURE, 1) == FINDING_UNSURE);
	cr_expect(answer_finding(ANSWER_FIRST + 50, 50) == FINDING_YES, "a long choice");
	cr_expect(answer_finding(ANSWER_FIRST + 50, 1) == FINDING_NO);
}
