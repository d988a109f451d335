/* SPDX-License-Identifier: MIT */
/* Tables compiled anew while something is asked, typed, ticked or told. */
#include "screens.h"

#include "view/desk.h"

SCREENS_SUITE(view_reload);

#define CASES "id,title,vignette,present,absent,cause,urgency,teaching\n"
#define JAM                                                                                        \
	"c-jam,A jammed finger,Mr Bo jammed it.,twisted;swollen-finger,"                           \
	"bleeding;numb-finger;red-skin;bent-finger;diabetes,sprain,self-care,Rest.\n"
#define OTHER(id)                                                                                  \
	id ",Another,Ms Li cut "                                                                   \
	   "it.,pierced,bleeding;numb-finger;red-skin,splinter,self-care,Pull.\n"

/* The topic with other cases. */
static struct topic *
with_cases(const char *text)
{
	return fixture_topic_with("tests/data/mini", &(struct fixture_file){"cases", text});
}

/* Cases come and go around the one whose feedback is read: it was done once, and the others never.
 */
Test(view_reload, a_case_is_counted_once)
{
	screens_reload_as(&s, with_cases(CASES OTHER("c-a") OTHER("c-b") JAM));
	screens_keys(&s, "P");
	desk_choose(s.ui, 2);
	screens_keys(&s, "Enter 2 Enter a =spr Enter Esc Down Enter R C 4 y 1");
	cr_assert(desk_of(s.ui)->feedback != NULL);
	cr_expect_eq(desk_of(s.ui)->progress->done[2].times, 1u);
	screens_reload_as(&s, with_cases(CASES JAM OTHER("c-b") OTHER("c-a")));
	cr_expect(desk_of(s.ui)->feedback != NULL);
	cr_expect_eq(desk_of(s.ui)->progress->done[0].times, 1u);
	cr_expect_eq(desk_of(s.ui)->progress->done[2].times, 0u);
	screens_reload_as(&s, with_cases(CASES JAM));
	cr_expect(desk_of(s.ui)->feedback != NULL);
	cr_expect_eq(desk_of(s.ui)->progress->done[0].times, 1u);
	screens_reload_as(&s, with_cases(NULL));
	cr_expect(desk_of(s.ui)->practice == NULL && desk_of(s.ui)->feedback == NULL);
}

/* What was asked may be about what is gone. */
Test(view_reload, a_question_at_the_foot_is_asked_no_more)
{
	screens_keys(&s, "P Enter Enter 2 Enter a =spr Enter Esc Down Enter R C 4");
	cr_expect(screens_show(&s, "Commit to"));
	screens_reload_as(&s, with_cases(NULL));
	cr_expect_not(screens_show(&s, "Commit to"));
	screens_keys(&s, "y");
	cr_expect(desk_of(s.ui)->practice == NULL);
}

#define CAUSES "id,name,parent,prevalence,urgency\n"
#define BUT_THORN                                                                                  \
	"injuries,Injuries,,,\n"                                                                   \
	"sprain,Sprained finger,injuries,very-common,self-care\n"                                  \
	"fracture,Broken finger,injuries,common,soon\n"                                            \
	"splinter,Splinter,injuries,common,self-care\n"                                            \
	"cellulitis,Infection of the skin (cellulitis),,uncommon,soon\n"                           \
	"arthritis,Worn finger joint,,common,routine\n"
#define THORN "thorn,Thorn in the skin,,uncommon,self-care\n"

static struct topic *
with_causes(const char *text)
{
	return fixture_topic_with("tests/data/mini", &(struct fixture_file){"causes", text});
}

/* A note is on what it was begun on, wherever its row stands by then. */
Test(view_reload, a_note_that_is_typed_stays_with_its_record)
{
	screens_reload_as(&s, with_causes(CAUSES THORN BUT_THORN));
	screens_keys(&s, "c / =thorn Tab + =mine");
	screens_reload_as(&s, with_causes(CAUSES BUT_THORN THORN));
	screens_keys(&s, "Enter");
	struct entity e = session_kept_at(s.session, KEPT_NOTES, 0);
	cr_assert_eq(e.kind, (uint32_t)ENTITY_CAUSE);
	cr_expect_str_eq(topic_entity_id(s.topic, e), "thorn");
	cr_expect_str_eq(session_note_of(s.session, e), "mine");
}

/* Where that is gone nothing is noted; what is still typed is no key of the screen. */
Test(view_reload, a_note_on_what_is_gone_is_let_go)
{
	screens_reload_as(&s, with_causes(CAUSES "wart,Wart,,common,routine\n" THORN BUT_THORN));
	screens_keys(&s, "c / =wart Tab + =mine");
	screens_reload_as(&s, with_causes(CAUSES THORN BUT_THORN));
	screens_keys(&s, "=yn Enter");
	cr_expect(screens_show(&s, "What the note was on is gone"));
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect_eq(session_kept_count(s.session, KEPT_NOTES), 0u);
}

#define SEVERAL "tests/data/several"

/* What is ticked is not an answer yet: it goes with the walk and the tables that it was for. */
Test(view_reload, ticks_go_with_their_walk)
{
	struct screens lump = screens_open_on(fixture_made(SEVERAL), 80, 24, false, false);

	screens_keys(&lump, "n 1");
	cr_expect(screens_show(&lump, "[x]"));
	screens_reload_as(&lump, fixture_made(SEVERAL));
	cr_expect_not(screens_show(&lump, "[x]"));
	screens_keys(&lump, "1 Enter s y n");
	cr_expect(screens_show(&lump, "It grows"));
	cr_expect_not(screens_show(&lump, "[x]"), "started over");
	screens_close(&lump);
}
