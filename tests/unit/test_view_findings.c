/* SPDX-License-Identifier: MIT */
/* Findings: what a tick tells, and what is told of it. */
#include "screens.h"

SCREENS_SUITE(view_findings);

/* "Yes" to one answer of a choice that is taken back says "no" to none of the others. */
Test(view_findings, a_choice_is_not_ticked_to_no)
{
	uint32_t how = fixture_question(s.topic, "q-how");
	uint32_t twisted = fixture_symptom(s.topic, "twisted");
	uint32_t crushed = fixture_symptom(s.topic, "crushed");
	struct interview *iv = session_interview(s.session);

	screens_keys(&s, "i / =twisted Enter Space");
	cr_expect_eq(interview_finding(iv, twisted), FINDING_YES);
	screens_keys(&s, "Space");
	cr_expect_eq(interview_given(iv, how), (uint32_t)ANSWER_UNSURE);
	cr_expect_eq(interview_finding(iv, crushed), FINDING_UNSURE);
	screens_keys(&s, "Space");
	cr_expect_eq(interview_given(iv, how), (uint32_t)ANSWER_UNASKED);
	screens_keys(&s, "n");
	cr_expect_eq(interview_given(iv, how), (uint32_t)ANSWER_NONE, "where it is said");
	screens_keys(&s, "Space");
	cr_expect_eq(interview_given(iv, how), (uint32_t)ANSWER_UNSURE);
}

/* What is told of a question that is none yet is kept; what is taken back is not. */
Test(view_findings, what_is_taken_back_is_not_said_to_be_kept)
{
	uint32_t fever = fixture_question(s.topic, "q-fever");

	screens_keys(&s, "i / =fever Enter y");
	cr_expect(screens_show(&s, "Kept, but it does not count"));
	cr_expect_eq(interview_given(session_interview(s.session), fever), (uint32_t)ANSWER_FIRST);
	screens_keys(&s, "x");
	cr_expect_eq(
	    interview_given(session_interview(s.session), fever), (uint32_t)ANSWER_UNASKED);
	cr_expect_not(screens_show(&s, "Kept"));
}

/* The row of a screen says of what it asks for what was answered otherwise. */
Test(view_findings, the_path_does_not_contradict_itself)
{
	screens_keys(&s, "n i / =numb Enter u p");
	cr_expect(screens_show(&s, "None of these; but Numb"));
	cr_expect(screens_show(&s, "finger: Not sure"));
	screens_keys(&s, "Home 1");
	cr_expect_not(screens_show(&s, "; but"), "it says nothing of the other");
}

/* Before every emergency question is answered nobody knows how urgent it is. */
Test(view_findings, a_finding_tells_no_urgency_that_is_not_known)
{
	screens_keys(&s, "i / =diabetes Enter y ^U =red Enter y");
	cr_expect_not(screens_show(&s, "Now "));
	screens_keys(&s, "x");
	cr_expect_not(screens_show(&s, "Now "));
	screens_keys(&s, "w n i y");
	cr_expect(screens_show(&s, "Now "), "it is known");
	screens_keys(&s, "x ^U =numb Enter x y");
	cr_expect(screens_show(&s, "EMERGENCY"));
}
