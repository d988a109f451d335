/* SPDX-License-Identifier: MIT */
/* Practice line by line: words that can be typed, and what each does. Questions and causes are
 * listed with numbers: places in the topic, so that they stay the same throughout and a list heard
 * once can be used for long. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/mdoc.h"
#include "cli/practice.h"
#include "cli/say.h"
#include "tell/words.h"

struct walk {
	struct practice *p;
	const struct topic *t;
	struct buf *out;
	bool over;
};

/* Each word: its argument, the kind of entity that begins it (ENTITY_KINDS: none), what it does.
 * Any beginning of it that no other word has will do. */
#define VERBS(X)                                                                                   \
	X(list, "[STAGE]", ENTITY_KINDS, "the questions, by stage")                                \
	X(find, "WORDS", ENTITY_KINDS, "questions with these words")                               \
	X(ask, "QUESTION", ENTITY_QUESTION,                                                        \
	    "ask that question (number, id or words); a number or an id alone do the same, and "   \
	    "words that begin with none of these")                                                 \
	X(why, "QUESTION", ENTITY_QUESTION, "why it is asked")                                     \
	X(known, "", ENTITY_KINDS, "what you have learnt so far")                                  \
	X(story, "", ENTITY_KINDS, "the case once more")                                           \
	X(title, "", ENTITY_KINDS, "its title, which may give something away")                     \
	X(causes, "[WORDS]", ENTITY_KINDS, "the causes, all or those with these words")            \
	X(rank, "CAUSE [PLACE]", ENTITY_CAUSE,                                                     \
	    "put a cause into your {ranking} (number, id or words of its name)")                   \
	X(drop, "CAUSE", ENTITY_CAUSE, "take it out")                                              \
	X(mine, "", ENTITY_KINDS, "your {ranking}")                                                \
	X(covered, "", ENTITY_KINDS, "say that the {flags} are covered")                           \
	X(undo, "", ENTITY_KINDS, "take back the last change of your {ranking}")                   \
	X(commit, "URGENCY", ENTITY_KINDS,                                                         \
	    "be done: your {ranking}, and how urgent it is; what comes next is asked then")        \
	X(quit, "", ENTITY_KINDS, "stop without committing")

#define X(word, argument, kind, help) VERB_##word,
enum verb { VERBS(X) VERB_COUNT };
#undef X

#define X(word, argument, kind, help) {#word, argument, help, kind},
static const struct {
	const char *word, *argument, *help;
	uint32_t kind;
} verbs[VERB_COUNT] = {VERBS(X)};
#undef X

static void
add_answer(struct walk *w, uint32_t q, uint32_t answer)
{
	struct buf words = {0};

	words_add_answer(w->t, q, answer, &words);
	buf_printf(w->out, "%u. %s\n   ", (unsigned)q + 1,
	    topic_text(w->t, topic_question(w->t, q)->text));
	topic_add_phrase(w->t, PHRASE_ANSWER_IS, (const char *[]){buf_str(&words)}, w->out);
	if (topic_question(w->t, q)->kind == QUESTION_SCREEN && answer >= ANSWER_FIRST)
		buf_printf(w->out, " %s", topic_phrase(w->t, PHRASE_REST_NOT_ASKED));
	buf_addc(w->out, '\n');
	buf_free(&words);
}

static void
ask(struct walk *w, uint32_t q)
{
	enum practice_standing was = practice_standing(w->p, q);
	uint32_t answer = practice_ask(w->p, q);

	if (answer != ANSWER_UNASKED)
		add_answer(w, q, answer);
	else if (was == PRACTICE_ANSWERED)
		buf_adds(w->out, "That is answered already; `known` tells what is known.\n");
	else
		buf_adds(w->out, "That depends on an answer which you do not have yet.\n");
}

static void
add_known(struct walk *w)
{
	bool any = false;

	for (uint32_t i = 0; i < w->p->log.len; i++) {
		struct practice_event e = w->p->log.items[i];

		if (e.kind != PRACTICE_ASK)
			continue;
		add_answer(w, e.question, e.answer);
		any = true;
	}
	buf_adds(w->out, any ? "" : "Nothing yet: what the case tells counts once you ask it.\n");
}

static void
add_story(struct walk *w)
{
	buf_printf(w->out, "Case %s%s%s\n", w->p->c.id, w->p->c.drawn ? ": " : "",
	    w->p->c.drawn ? w->p->c.title : "");
	practice_opening(w->p, w->out);
	buf_addc(w->out, '\n');
}

/* The differential as it is now, or why it is as it was. */
static void
add_mine(struct walk *w, bool changed, const char *otherwise)
{
	if (!changed)
		buf_printf(w->out, "%s\n", otherwise);
	else if (w->p->mine_count == 0)
		buf_printf(w->out, "%s\n", topic_phrase(w->t, PHRASE_RANKING_EMPTY));
	for (uint32_t i = 0; changed && i < w->p->mine_count; i++)
		practice_add_cause(w->t, i + 1, w->p->mine[i], w->out);
}

static void
rank(struct walk *w, uint32_t cause, const char *place)
{
	unsigned number = talk_number(place, PRACTICE_RANKED_MAX);

	if (*place != '\0' && number == 0)
		buf_printf(w->out, "A place is a number from 1 to %u.\n", PRACTICE_RANKED_MAX);
	else
		add_mine(w, practice_rank(w->p, cause, number > 0 ? number - 1 : NONE),
		    "It stands there already, or the list is full.");
}

/* The level that the word names by the topic's words, which are what is shown, or by its id; or
 * else the one that it begins. NONE: no level, or several. */
static uint32_t
level_named(const struct topic *t, const uint32_t *levels, uint32_t count, const char *word)
{
	uint32_t begun = NONE, matches = 0;

	for (uint32_t i = 0; i < count && *word != '\0'; i++) {
		const char *shown = words_urgency(t, levels[i]),
			   *id = topic_urgency_name(levels[i]);

		if (text_same(shown, word) || text_same(id, word))
			return levels[i];
		if (text_begins(shown, word, strlen(word)) || text_begins(id, word, strlen(word))) {
			begun = levels[i];
			matches++;
		}
	}
	return matches == 1 ? begun : NONE;
}

/* "emergency"; "NOTFALL (emergency)" where the topic has another word for it. */
static void
add_level(const struct topic *t, uint32_t level, struct buf *out)
{
	const char *id = topic_urgency_name(level), *word = words_urgency(t, level);

	if (text_same(word, id))
		buf_adds(out, id);
	else
		buf_printf(out, "%s (%s)", word, id);
}

static void
commit(struct walk *w, const char *word)
{
	uint32_t levels[URGENCY_LEVELS], count = topic_urgencies(w->t, levels);
	uint32_t urgency = level_named(w->t, levels, count, word);

	if (urgency == NONE) {
		buf_adds(w->out, "The urgencies are");
		for (uint32_t i = 0; i < count; i++) {
			buf_adds(w->out, i > 0 ? ", " : " ");
			add_level(w->t, levels[i], w->out);
		}
		buf_adds(w->out, ".\n");
	} else if (!practice_commit(w->p, urgency)) {
		buf_adds(w->out, "Rank at least one cause first.\n");
	} else {
		w->over = true;
	}
}

void
practice_write_words(struct buf *out)
{
	for (size_t i = 0; i < VERB_COUNT; i++) {
		struct buf help = {0};

		topic_add_text(NULL, verbs[i].help, &help);
		mdoc_add_item(out, "%s%s%s\t%s.", verbs[i].word,
		    verbs[i].argument[0] != '\0' ? " " : "", verbs[i].argument, buf_str(&help));
		buf_free(&help);
	}
}

/* The verb that a word begins; VERB_COUNT after saying which it may be. */
static enum verb
verb_of(struct walk *w, const char *word)
{
	enum verb found = VERB_COUNT;

	for (int i = 0; i < VERB_COUNT; i++) {
		if (strncmp(verbs[i].word, word, strlen(word)) != 0)
			continue;
		if (strcmp(verbs[i].word, word) == 0)
			return (enum verb)i;
		if (found != VERB_COUNT) {
			buf_printf(w->out, "\"%s\" may be %s or %s.\n", word, verbs[found].word,
			    verbs[i].word);
			return VERB_COUNT;
		}
		found = (enum verb)i;
	}
	return found;
}

/* `index`: the question or cause that the verb's argument names; `rest`: what follows it, or all of
 * the argument. */
static void
do_verb(struct walk *w, enum verb verb, uint32_t index, const char *rest)
{
	switch (verb) {
	case VERB_list:
		practice_list_stages(w->p, rest, w->out);
		break;
	case VERB_find:
		practice_list_questions(w->p, rest, w->out);
		break;
	case VERB_ask:
		ask(w, index);
		break;
	case VERB_why:
		buf_printf(w->out, "%s: %s\n", topic_phrase(w->t, PHRASE_WHY),
		    topic_text(w->t, topic_question(w->t, index)->why));
		break;
	case VERB_known:
		add_known(w);
		break;
	case VERB_story:
		add_story(w);
		break;
	case VERB_title:
		buf_printf(
		    w->out, "%s\n", w->p->c.title[0] != '\0' ? w->p->c.title : "It has none.");
		break;
	case VERB_causes:
		practice_list_causes(w->t, rest, w->out);
		break;
	case VERB_rank:
		rank(w, index, rest);
		break;
	case VERB_drop:
		add_mine(
		    w, practice_unrank(w->p, index), topic_phrase(w->t, PHRASE_RANKING_NOT_IN));
		break;
	case VERB_mine:
		add_mine(w, true, "");
		break;
	case VERB_covered:
		buf_printf(w->out, "%s\n",
		    practice_cover(w->p) ? topic_phrase(w->t, PHRASE_FLAGS_YOU_SAY)
					 : "You have said so before.");
		break;
	case VERB_undo:
		add_mine(w, practice_undo(w->p),
		    "There is nothing to take back: an answer heard is heard.");
		break;
	case VERB_commit:
		commit(w, rest);
		break;
	case VERB_quit:
		w->over = true;
		break;
	case VERB_COUNT:
		break;
	}
}

/* A line that begins with no verb asks the question that it names. */
static void
take_line(struct walk *w, char *line)
{
	static const char *const names[] = {
	    "No question is named so: they have numbers, and names; `list` shows them.",
	    "No cause is named so: they have numbers, and names; `causes` shows them."};
	uint32_t index = NONE;

	if (*line == '\0')
		return;
	if (strcmp(line, "?") == 0) {
		for (size_t i = 0; i < VERB_COUNT; i++) {
			buf_printf(w->out, "  %s %-*s ", verbs[i].word,
			    (int)(19 - strlen(verbs[i].word)), verbs[i].argument);
			topic_add_text(w->t, verbs[i].help, w->out);
			buf_addc(w->out, '\n');
		}
		buf_adds(w->out, "Any beginning of a word that no other word has will do.\n");
		return;
	}
	bool is_verb = false;
	for (int i = 0; i < VERB_COUNT; i++)
		is_verb = is_verb || strncmp(verbs[i].word, line, strcspn(line, " \t")) == 0;
	if (!is_verb || topic_find(w->t, line).kind == ENTITY_QUESTION) {
		struct buf none = {0};

		buf_printf(
		    &none, "\"%s\" is nothing that can be typed here; ? lists what can.", line);
		index = practice_named(w->t, ENTITY_QUESTION, line,
		    talk_number(line, UINT32_MAX) > 0 ? names[0] : buf_str(&none), w->out);
		if (index != NONE)
			ask(w, index);
		buf_free(&none);
		return;
	}
	char *argument = talk_cut(line);
	const char *rest = argument;
	enum verb verb = verb_of(w, line);
	if (verb == VERB_COUNT)
		return;
	if (verbs[verb].kind != ENTITY_KINDS) {
		char *place = verb == VERB_rank ? strrchr(argument, ' ') : NULL;
		size_t digits = place != NULL ? strspn(place + 1, "0123456789") : 0;
		rest = digits > 0 && place[1 + digits] == '\0' ? place + 1 : "";
		if (*rest != '\0')
			*place = '\0';
		index = practice_named(w->t, verbs[verb].kind, argument,
		    names[verbs[verb].kind == ENTITY_CAUSE], w->out);
		if (index == NONE)
			return;
	}
	do_verb(w, verb, index, rest);
}

int
practice_walk(struct practice *p, char **path, struct talk *talk)
{
	struct walk w = {.p = p, .t = p->t, .out = talk->out};

	add_story(&w);
	if (practice_committed(p))
		return practice_plan(p, path, talk);
	if (p->log.len > 0)
		add_known(&w);
	topic_add_text(w.t,
	    topic_leaf_count(w.t) > 0
		? "Ask, rank causes, say when the {flags} are covered, and commit. "
		: "Ask, say when the {flags} are covered, and commit. ",
	    w.out);
	buf_adds(w.out, "? lists what can be typed.\n");
	while (!w.over && talk_ask(talk, "> ")) {
		take_line(&w, talk->line);
		if (practice_save_on(p, path) != 0)
			return -1;
	}
	if (practice_committed(p))
		return practice_plan(p, path, talk);
	return talk->failed ? -1 : 0;
}
