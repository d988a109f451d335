/* SPDX-License-Identifier: MIT */
/* Ramus: from tables of symptoms and causes to a decision tree that can be walked in the
 * terminal. Here are its commands. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "cli/command.h"

#define BIT(name) COMMAND_BIT(OPTION_##name)

static const struct command commands[] = {
    {"browse", "[TOPIC]", "walk the tree in the terminal (the default)",
	BIT(HELP) | BIT(SESSION) | BIT(WATCH) | BIT(LINEAR) | BIT(ASCII) | BIT(PRESENT) |
	    BIT(CASE) | BIT(COUNTDOWN) | BIT(VOTES),
	0, 1, TOPIC_NONE, command_browse_fits, command_browse},
    {"learn", "[TOPIC]", "learn the browser in two minutes, in the browser",
	BIT(HELP) | BIT(LINEAR) | BIT(ASCII), 0, 1, TOPIC_NONE, NULL, command_learn},
    {"ask", "[TOPIC]", "walk it line by line: for pipes, screen readers and dumb terminals",
	BIT(HELP) | BIT(START) | BIT(SESSION), 0, 1, TOPIC_WHOLE, NULL, command_ask},
    {"new", "FOLDER", "begin a topic of your own with an example to change", BIT(HELP) | BIT(FROM),
	1, 1, TOPIC_NONE, NULL, command_new},
    {"compile", "FOLDER", "compile a folder of tables and documents into one file",
	BIT(HELP) | BIT(OUTPUT) | BIT(NODES) | BIT(QUIET) | BIT(STRICT), 1, 1, TOPIC_NONE, NULL,
	command_compile},
    {"check", "TOPIC", "report errors, proofs and figures of a topic",
	BIT(HELP) | BIT(JSON) | BIT(FULL) | BIT(NODES) | BIT(QUIET) | BIT(STRICT) | BIT(WALKS) |
	    BIT(SEED),
	1, 1, TOPIC_NONE, NULL, command_check},
    {"sections", "FILE...", "list the sections that are found in documents",
	BIT(HELP) | BIT(JSON) | BIT(EXCEPT), 1, -1, TOPIC_NONE, NULL, command_sections},
    {"show", "TOPIC ID...", "show what a topic says of a cause, symptom, advice or other id",
	BIT(HELP) | BIT(HTML) | BIT(PLAIN) | BIT(FORM) | BIT(JSON), 2, -1, TOPIC_OPEN,
	command_form_fits, command_show},
    {"export", "TOPIC", "write all of a topic in another form: a web page, JSON, cards and more",
	BIT(HELP) | BIT(FORMAT) | BIT(OUTPUT) | BIT(BRANCHES), 1, 1, TOPIC_WHOLE,
	command_export_fits, command_export},
    {"rank", "TOPIC FINDING...", "rank the causes given findings: id, no:id or unsure:id",
	BIT(HELP) | BIT(JSON), 1, -1, TOPIC_OPEN, NULL, command_rank},
    {"eval", "TOPIC CASES.csv", "run the interview on a file of cases and count how it went",
	BIT(HELP) | BIT(JSON) | BIT(MISSING) | BIT(QUESTIONS) | BIT(ALL) | BIT(CASES) |
	    BIT(UNSURE) | BIT(FLIP) | BIT(SEED) | BIT(JOBS),
	2, 2, TOPIC_OPEN, NULL, command_eval},
    {"cases", "[TOPIC]", "draw cases by the topic's own likelihoods, as CSV for eval",
	BIT(HELP) | BIT(SAMPLE) | BIT(SEED) | BIT(INITIAL) | BIT(UNSURE), 0, 1, TOPIC_WHOLE, NULL,
	command_cases},
    {"practice", "[TOPIC]", "practise on a case, line by line, and be scored",
	BIT(HELP) | BIT(JSON) | BIT(CASE) | BIT(BRIEF) | BIT(SAMPLE) | BIT(SEED) | BIT(UNSURE) |
	    BIT(SAVE) | BIT(DRILL) | BIT(CONCORDANCE) | BIT(RECALL) | BIT(PROGRESS) | BIT(KEEP) |
	    BIT(ROUND),
	0, 1, TOPIC_WHOLE, command_practice_fits, command_practice},
    {"transcript", "FILE [TOPIC]", "write a saved walk or practice as a page for paper",
	BIT(HELP) | BIT(HTML) | BIT(PLAIN) | BIT(FORM) | BIT(SHORT) | BIT(JSON), 1, 2, TOPIC_SAVED,
	command_form_fits, command_transcript},
    {"replay", "FILE [TOPIC]", "go through a saved walk or practice step by step", BIT(HELP), 1, 2,
	TOPIC_SAVED, NULL, command_replay},
    {"scores", "FOLDER [TOPIC]", "sum up the practices of a class: a table in CSV, or a page",
	BIT(HELP) | BIT(BY) | BIT(ANONYMOUS) | BIT(HTML) | BIT(PLAIN) | BIT(FORM) | BIT(JSON), 1, 2,
	TOPIC_NONE, command_scores_fits, command_scores},
    {"list", "[TOPIC]", "list the installed topics, or every id of a topic with its kind and name",
	BIT(HELP) | BIT(JSON), 0, 1, TOPIC_NONE, NULL, command_list},
    {"find", "TOPIC WORD...", "find entries by words, or what is nearest", BIT(HELP) | BIT(JSON), 2,
	-1, TOPIC_OPEN, NULL, command_find},
    {"schema", "", "describe the tables a topic is made of", BIT(HELP) | BIT(JSON) | BIT(WORDS), 0,
	0, TOPIC_NONE, NULL, command_schema},
    {"manual", "PART", "write a part of the manual page in mdoc, made from the program's tables",
	BIT(HELP), 1, 1, TOPIC_NONE, NULL, command_manual},
    {"help", "[COMMAND|MESSAGE]", "show the commands, one of them, or what a message means",
	BIT(HELP), 0, 1, TOPIC_NONE, NULL, command_help},
    {.name = NULL},
};

/* Whether the environment asks for UTF-8, be it of a language that the machine does not have. */
static bool
names_utf8(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *value = NULL;

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		if ((value = getenv(variables[i])) != NULL && value[0] != '\0')
			break;
	const char *charset = value != NULL ? strchr(value, '.') : NULL;
	charset =
	    charset != NULL ? charset + 1 : value; /* "UTF-8" alone comes from other systems */
	return charset != NULL &&
	       (text_begins(charset, "utf-8", 5) || text_begins(charset, "utf8", 4));
}

int
main(int argc, char **argv)
{
	alloc_begin();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a write that fails, and is told */
	/* Characters as the user has them. The rest of a locale would cost a dozen files to open,
	 * and nothing of it is used: numbers have a point and the words are English. */
	if (setlocale(LC_CTYPE, "") == NULL && names_utf8() &&
	    setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		fputs("ramus: note: this machine has neither the locale that the environment names "
		      "nor "
		      "C.UTF-8; what is not ASCII is spelled\n",
		    stderr);
	return command_run(commands, argc, argv);
}
