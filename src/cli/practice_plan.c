/* SPDX-License-Identifier: MIT */
/* What comes next after a commitment, chosen from numbered lists line by line. A line that chooses
 * nothing says what would, so that nothing is chosen by mistake; an empty one chooses none. Where
 * the learner stops the feedback is told all the same, so that none is chosen of the rest. */
#include <string.h>

#include "cli/practice.h"
#include "cli/say.h"
#include "search/search.h"

/* The choice that a number, an id or words of its own name; NONE where that is none or several. */
static uint32_t
chosen(const struct practice *p, enum practice_plan plan, const char *line, const uint32_t *choices,
    uint32_t count)
{
	unsigned number = talk_number(line, count);
	uint32_t found = NONE, matches = 0;
	struct query words;

	if (number > 0)
		return choices[number - 1];
	query_parse(&words, line);
	for (uint32_t i = 0; i < count; i++) {
		const char *text = practice_choice_text(p->t, plan, choices[i]);

		if (strcmp(line, topic_text(p->t, topic_advice(p->t, choices[i])->id)) == 0)
			return choices[i];
		if (words.count > 0 && query_matches(&words, text, strlen(text))) {
			found = choices[i];
			matches++;
		}
	}
	return matches == 1 ? found : NONE;
}

int
practice_save_on(struct practice *p, char **path)
{
	struct error err;
	int kept = *path == NULL || p->saved ? 0 : practice_keep(p, path, &err);

	if (kept != 0)
		say_error("%s", err.text);
	return kept < 0 ? -1 : 0;
}

int
practice_plan(struct practice *p, char **path, struct talk *talk)
{
	enum practice_plan plan;
	struct buf prompt = {0};
	int status = 0;

	buf_printf(&prompt, "%s: ", topic_phrase(p->t, PHRASE_TYPE_CHOICE));
	while (status == 0 && (plan = practice_next_plan(p)) < PRACTICE_PLANS) {
		uint32_t choices[PRACTICE_CHOICES], advice = NONE;
		uint32_t count = practice_choices(p, plan, choices);

		buf_printf(talk->out, "%s\n", topic_phrase(p->t, practice_plans[plan].ask));
		for (uint32_t k = 0; k < count; k++)
			buf_printf(talk->out, "%4u  %s\n", (unsigned)k + 1,
			    practice_choice_text(p->t, plan, choices[k]));
		while (!p->planned[plan] && !talk->failed) {
			bool heard = talk_ask(talk, buf_str(&prompt));

			if (talk->failed)
				break;
			if (!heard || strcmp(talk->line, "q") == 0 ||
			    strcmp(talk->line, "quit") == 0)
				practice_finish(p);
			else if (talk->line[0] == '\0')
				practice_choose_none(p, plan);
			else if ((advice = chosen(p, plan, talk->line, choices, count)) != NONE)
				practice_choose(p, plan, advice);
			else
				buf_printf(talk->out,
				    "The choices have the numbers 1 to %u, and names; quit chooses "
				    "no more.\n",
				    (unsigned)count);
		}
		status = talk->failed ? -1 : practice_save_on(p, path);
	}
	buf_free(&prompt);
	return talk->failed ? -1 : status;
}
