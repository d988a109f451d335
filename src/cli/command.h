/* SPDX-License-Identifier: MIT */
/* The options of the program, and what a command is: usage, help and the manual come from here. The
 * table of commands is in main.c. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/load.h"
#include "tell/forms.h"

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2 };

/* Options: letter (0: none), word, argument (NULL: none), help. A command lists those it takes. An
 * argument N is a whole number from 1 on, P% a percentage: they are read, and refused, before the
 * command runs. */
#define OPTIONS(X)                                                                                 \
	X(HELP, 'h', "help", NULL, "show how the command is used")                                 \
	X(JSON, 0, "json", NULL, "write JSON, for programs")                                       \
	X(OUTPUT, 'o', "output", "FILE",                                                           \
	    "write to that file (compile: ID.ramus; export: print it)")                            \
	X(NODES, 0, "nodes", "N", "decide at most N nodes of the tree (20000)")                    \
	X(EXCEPT, 0, "except", "SLUGS", "headings to take as text, separated by ';'")              \
	X(FULL, 0, "full", NULL, "list every row that is worth a look, not the first few")         \
	X(QUIET, 'q', "quiet", NULL, "say only what is wrong")                                     \
	X(STRICT, 0, "strict", NULL, "take warnings for errors")                                   \
	X(WALKS, 0, "walks", "N", "tell N drawn walks, question by question")                      \
	X(MISSING, 0, "missing", "no|unknown",                                                     \
	    "what a finding counts as that a case does not mention")                               \
	X(QUESTIONS, 0, "questions", "N", "stop each interview after N questions")                 \
	X(ALL, 0, "all", NULL, "give every finding at once and ask nothing")                       \
	X(CASES, 0, "cases", NULL, "write a line for each case")                                   \
	X(UNSURE, 0, "unsure", "P%", "make each answer \"not sure\" with that chance")             \
	X(FLIP, 0, "flip", "P%", "replace each answer by another with that chance")                \
	X(SEED, 0, "seed", "N", "what chance starts from (1; practice: the clock)")                \
	X(JOBS, 0, "jobs", "N", "work in N threads (one for each processor)")                      \
	X(SAMPLE, 0, "sample", "N", "draw N cases from the tables (cases 1000, practice 1)")       \
	X(INITIAL, 0, "initial", NULL, "let each case start from one of its findings")             \
	X(SESSION, 's', "session", "FILE",                                                         \
	    "take up the session in the file, and save it there at the end")                       \
	X(WATCH, 'w', "watch", "FOLDER",                                                           \
	    "browse a folder of tables; compile again when one changes")                           \
	X(LINEAR, 'l', "linear", NULL, "one thing below the other, in words: for screen readers")  \
	X(ASCII, 0, "ascii", NULL, "no signs outside ASCII on the screen")                         \
	X(CASE, 0, "case", "ID",                                                                   \
	    "that case: its id, its number in the table, or words of its title")                   \
	X(BRIEF, 0, "brief", NULL, "tell only what the person comes with, not the whole story")    \
	X(SAVE, 0, "save", "FILE", "keep the practice in the file; take it up if it is there")     \
	X(DRILL, 0, "drill", NULL, "a drill on likelihood ratios: what findings say of a cause")   \
	X(CONCORDANCE, 0, "concordance", NULL,                                                     \
	    "the script concordance test of a topic that has a panel's votes")                     \
	X(RECALL, 0, "recall", NULL, "cards to recall, which come back after days")                \
	X(PROGRESS, 0, "progress", "FILE",                                                         \
	    "keep in the file which cases were done, and when cards come back")                    \
	X(PRESENT, 0, "present", NULL,                                                             \
	    "for a room: one question at a time, what fits hidden until shown")                    \
	X(COUNTDOWN, 0, "countdown", "N", "give a room N seconds for each vote")                   \
	X(VOTES, 0, "votes", "FILE", "keep its votes in the file; take them up if it is there")    \
	X(KEEP, 0, "keep", NULL, "keep that among your own data, without naming a file")           \
	X(ROUND, 0, "round", "N", "how many items or cards a round has (10; a test all)")          \
	X(START, 0, "start", "STEP", "begin with that step of a flow")                             \
	X(HTML, 0, "html", NULL, "write a page of HTML")                                           \
	X(PLAIN, 0, "plain", NULL, "write a line for each thing and no bars: for ears and pipes")  \
	X(FORM, 0, "form", "NAME", "write a page in that form (transcript markdown, show cells)")  \
	X(FORMAT, 0, "format", "FORMAT", "write that format, one of those below")                  \
	X(BRANCHES, 0, "branches", "N", "show at most N questions of the tree (html 150, dot 8)")  \
	X(SHORT, 0, "short", NULL, "half a page to take along to a visit (a walk only)")           \
	X(BY, 0, "by", "WHAT", "a row for each practice, student, case or flag (practice)")        \
	X(ANONYMOUS, 0, "anonymous", NULL, "put numbers in place of people and files")             \
	X(FROM, 0, "from", "TOPIC", "copy the tables of that topic, not an example")               \
	X(WORDS, 0, "words", NULL, "write the words that a topic can have otherwise, as words.csv")

#define X(name, letter, word, argument, help) OPTION_##name,
enum option_number { OPTIONS(X) OPTION_COUNT };
#undef X
extern const struct command_option {
	char letter;
	const char *word, *argument, *help;
} command_options[OPTION_COUNT];

struct arguments {
	bool set[OPTION_COUNT];
	const char *value[OPTION_COUNT];
	uint32_t number[OPTION_COUNT]; /* of an argument N; 0 where it was not given */
	double share[OPTION_COUNT];    /* of an argument P%, 0 to 1 */
	char **rest;                   /* what is no option */
	int count;
};

static inline uint32_t
arguments_number(const struct arguments *a, enum option_number option, uint32_t otherwise)
{
	return a->set[option] ? a->number[option] : otherwise;
}

/* From which level on it says what a compilation found. */
static inline enum diag_level
arguments_level(const struct arguments *a)
{
	return !a->set[OPTION_QUIET] ? DIAG_NOTE : a->set[OPTION_STRICT] ? DIAG_WARNING : DIAG_LOSS;
}

/* What a command works on. The dispatcher loads what its arguments name and, when the command is
 * done, prints what is in `out` unless the topic turned out to be damaged, which it tells. */
struct call {
	const struct arguments *a;
	const struct command *commands; /* all of them */
	struct made made;      /* a command that loads for itself may keep its topic here */
	const struct topic *t; /* what the dispatcher has loaded of it, else NULL */
	struct saved saved;
	struct buf out;
};

/* What the dispatcher loads before a command runs. */
enum command_topic {
	TOPIC_NONE,
	TOPIC_OPEN, /* the topic that the first argument names; a part is checked when it is read */
	TOPIC_WHOLE, /* the same, every part checked: for what goes on over many questions */
	TOPIC_SAVED  /* FILE [TOPIC]: a saved walk or practice, and its topic */
};

#define COMMAND_BIT(option) (UINT64_C(1) << (option))

/* A table of commands ends with one without a name. */
struct command {
	const char *name;
	const char *usage; /* arguments after the name */
	const char *help;  /* one line */
	uint64_t options;  /* COMMAND_BIT of each */
	int least, most;   /* how many arguments; most -1: any number */
	enum command_topic topic;
	bool (*fits)(const struct arguments *a); /* false after saying what is wrong with them,
						   before anything is loaded; NULL: anything fits */
	int (*call)(struct call *c);             /* returns an exit status */
};

bool command_browse_fits(const struct arguments *a);
bool command_practice_fits(const struct arguments *a);
/* The form that the options ask for, NULL where there is none of that name. */
const struct form *command_form(const struct arguments *a, const char *otherwise);
bool command_form_fits(const struct arguments *a);
bool command_export_fits(const struct arguments *a);
bool command_scores_fits(const struct arguments *a);
int command_browse(struct call *c);
int command_learn(struct call *c);
int command_new(struct call *c);
int command_compile(struct call *c);
int command_check(struct call *c);
int command_sections(struct call *c);
int command_ask(struct call *c);
int command_show(struct call *c);
int command_export(struct call *c);
int command_rank(struct call *c);
int command_eval(struct call *c);
int command_cases(struct call *c);
int command_practice(struct call *c);
int command_transcript(struct call *c);
int command_replay(struct call *c);
int command_scores(struct call *c);
int command_find(struct call *c);
int command_list(struct call *c);
int command_schema(struct call *c);
int command_manual(struct call *c);
int command_help(struct call *c);

/* NULL: none of that name. */
const struct command *command_named(const struct command *commands, const char *name);
/* All commands with their options in mdoc(7), for the manual page; the options of one of them. */
void command_write_manual(const struct command *commands, struct buf *out);
void command_write_options(const struct command *c, struct buf *out);
/* Runs the program: argv as main() has it. Returns its exit status. */
int command_run(const struct command *commands, int argc, char **argv);

#endif
