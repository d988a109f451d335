/* SPDX-License-Identifier: MIT */
/* Words that a topic has otherwise: its own where it has them, the program's elsewhere; and the
 * table of them, which translators work from. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "tell/words.h"

static struct topic *
topic_with(const char *words)
{
	return fixture_topic(
	    (struct fixture_file[]){
		{"causes", "id,name,prevalence\na,Cause A,common\n"},
		{"questions", "id,text,kind\nq,Is it?,yes-no\n"},
		{"symptoms", "id,question,name\ns,q,Symptom\n"},
		{"evidence", "cause,symptom,frequency\na,s,9%\n"},
		{"words", words},
		{NULL, NULL},
	    },
	    NULL);
}

Test(topic_phrase, a_topic_says_its_own_words_and_the_program_the_others)
{
	struct topic *t = topic_with(
	    "word,text\nlevel-soon,bald\nnot-if,\"{condition}? Dann nicht.\"\nyes,Yes\n");
	struct buf said = {0};

	cr_expect_str_eq(topic_phrase(t, PHRASE_URGENCY_SOON), "bald");
	cr_expect_str_eq(topic_phrase(t, PHRASE_URGENCY_TODAY), "today");
	cr_expect_str_eq(topic_phrase(NULL, PHRASE_URGENCY_SOON), "soon");
	topic_add_phrase(t, PHRASE_NOT_IF, (const char *[]){"Fieber {count} %s"}, &said);
	cr_expect_str_eq(buf_str(&said), "Fieber {count} %s? Dann nicht.");
	cr_expect_eq(topic_own_word_count(t), 2u, "what is as the program has it takes no room");
	buf_free(&said);
	topic_close(t);
}

Test(topic_phrase, values_stand_where_the_topic_wants_them)
{
	struct topic *t = topic_with("word,text\nof-at-most,von {count} die {number}. {\n");
	struct buf said = {0};

	topic_add_phrase(t, PHRASE_OF_AT_MOST, (const char *[]){"3", "15"}, &said);
	cr_expect_str_eq(buf_str(&said), "von 15 die 3. {");
	buf_free(&said);
	topic_close(t);
}

Test(topic_phrase, every_row_can_be_translated)
{
	for (int p = 0; p < PHRASES; p++) {
		const struct phrase_row row = phrase_row(p);

		cr_expect(row.text[0] != '\0' && row.note[0] != '\0', "%s", row.id);
		cr_expect_eq(phrase_find(row.id), (enum phrase)p, "%s is there twice", row.id);
		cr_expect(row.most == 0 || text_width(row.text, strlen(row.text)) <= row.most, "%s",
		    row.id);
		cr_expect(strchr("=+-@", row.text[0]) == NULL, "%s", row.id);
	}
	cr_expect_eq(phrase_find("level"), PHRASES);
}

/* That phrases of an enumeration stand in its order is what finds them. */
#define CHECK(words, name, first, from, end)                                                       \
	for (uint32_t i = (from); i < (uint32_t)(end); i++) {                                      \
		const char *dash = strchr(phrase_row((first) + i - (from)).id, '-');               \
		cr_expect_str_eq(dash + 1, name(i));                                               \
		cr_expect_str_eq(words(NULL, i), phrase_row((first) + i - (from)).text);           \
	}

Test(topic_phrase, enumerations_are_in_order)
{
	CHECK(words_urgency, topic_urgency_name, PHRASE_URGENCY_SELF_CARE, 0, URGENCY_LEVELS)
	CHECK(words_urgency_when, topic_urgency_name, PHRASE_WHEN_SELF_CARE, 0, URGENCY_LEVELS)
	CHECK(words_stage, topic_stage_name, PHRASE_STAGE_EMERGENCY, 0, STAGES)
	CHECK(words_stage_short, topic_stage_name, PHRASE_TAB_EMERGENCY, 0, STAGES)
	CHECK(words_basis, topic_basis_name, PHRASE_BASIS_STATED, 0, BASES)
	CHECK(words_advice_kind, topic_advice_kind_name, PHRASE_ADVICE_REST, 0, ADVICE_KINDS)
	CHECK(words_question_kind, topic_question_kind_name, PHRASE_QUESTION_YES_NO, 0,
	    QUESTION_KINDS)
	CHECK(words_prevalence, topic_prevalence_name, PHRASE_PREVALENCE_VERY_COMMON,
	    PREVALENCE_VERY_COMMON, PREVALENCE_NUMBER)
	for (uint32_t kind = 0; kind < ENTITY_PANEL; kind++)
		cr_expect_str_eq(phrase_row(PHRASE_ENTITY_CAUSE + kind).id + strlen("entry-"),
		    topic_entity_kind_name(kind));
}
