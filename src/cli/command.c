/* The table of commands, and running one of them. */
#include "cli/command.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "cli/load.h"
#include "cli/manual.h"
#include "cli/say.h"

#define BIT(name) BIT_OF(OPTION_##name)
#define BIT_OF(option) (UINT64_C(1) << (option))

static const struct command commands[] = {
    {"browse", "[TOPIC]", "walk the tree in the terminal (the default)",
	BIT(HELP) | BIT(SESSION) | BIT(WATCH) | BIT(LINEAR) | BIT(ASCII) | BIT(PRESENT), 0, 1, -1,
	NULL, command_browse},
    {"ask", "[TOPIC]", "walk it line by line: for pipes, screen readers and dumb terminals",
	BIT(HELP), 0, 1, -1, NULL, command_ask},
    {"compile", "FOLDER", "compile a folder of tables and documents into one file",
	BIT(HELP) | BIT(OUTPUT) | BIT(NODES) | BIT(QUIET), 1, 1, -1, command_compile, NULL},
    {"check", "TOPIC", "report errors, proofs and figures of a topic",
	BIT(HELP) | BIT(JSON) | BIT(FULL) | BIT(NODES) | BIT(QUIET), 1, 1, -1, command_check, NULL},
    {"sections", "FILE...", "list the sections that are found in documents",
	BIT(HELP) | BIT(JSON) | BIT(EXCEPT), 1, -1, -1, command_sections, NULL},
    {"show", "TOPIC ID...", "show what a topic says of a cause, symptom, advice or other id",
	BIT(HELP), 2, -1, -1, NULL, command_show},
    {"rank", "TOPIC FINDING...", "rank the causes given findings: id, no:id or unsure:id",
	BIT(HELP) | BIT(JSON), 1, -1, -1, NULL, command_rank},
    {"eval", "TOPIC CASES.csv", "run the interview on a file of cases and count how it went",
	BIT(HELP) | BIT(JSON) | BIT(MISSING) | BIT(QUESTIONS) | BIT(ALL) | BIT(CASES) |
	    BIT(UNSURE) | BIT(FLIP) | BIT(SEED) | BIT(JOBS),
	2, 2, 0, command_eval, NULL},
    {"cases", "[TOPIC]", "draw cases by the topic's own likelihoods, as CSV for eval",
	BIT(HELP) | BIT(SAMPLE) | BIT(SEED) | BIT(INITIAL) | BIT(UNSURE), 0, 1, 0, command_cases,
	NULL},
    {"practice", "[TOPIC]", "practise on a case, line by line, and be scored",
	BIT(HELP) | BIT(JSON) | BIT(CASE) | BIT(BRIEF) | BIT(SAMPLE) | BIT(SEED) | BIT(UNSURE) |
	    BIT(SAVE) | BIT(CONCORDANCE) | BIT(RECALL) | BIT(PROGRESS) | BIT(KEEP) | BIT(ROUND),
	0, 1, -1, NULL, command_practice},
    {"transcript", "FILE [TOPIC]", "write a saved walk or practice as a page for paper",
	BIT(HELP) | BIT(HTML), 1, 2, -1, NULL, command_transcript},
    {"replay", "FILE [TOPIC]", "go through a saved walk or practice step by step", BIT(HELP), 1, 2,
	-1, NULL, command_replay},
    {"scores", "FOLDER [TOPIC]", "write a table of the practices in a folder, as CSV",
	BIT(HELP) | BIT(BY), 1, 2, -1, NULL, command_scores},
    {"list", "[TOPIC]", "list every id of a topic with its kind and name", BIT(HELP) | BIT(JSON), 0,
	1, 0, command_list, NULL},
    {"schema", "", "describe the tables a topic is made of", BIT(HELP) | BIT(JSON), 0, 0, -1,
	command_schema, NULL},
    {"manual", "PART", "write a part of the manual page in mdoc, made from the program's tables",
	BIT(HELP), 1, 1, -1, command_manual, NULL},
    {"help", "[COMMAND]", "show the commands, or one of them", BIT(HELP), 0, 1, -1, command_help,
	NULL},
};

static const struct {
	char letter;
	const char *word, *argument, *help;
} options[OPTION_COUNT] = {
#define X(name, letter, word, argument, help) [OPTION_##name] = {letter, word, argument, help},
    OPTIONS(X)
#undef X
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	}
	return NULL;
}

void
command_write_usage(const struct command *c, struct buf *out)
{
	buf_printf(out, "usage: ramus %s%s%s%s\n  %s\n", c->name,
	    c->options & ~BIT(HELP) ? " [OPTION]..." : "", c->usage[0] != '\0' ? " " : "", c->usage,
	    c->help);
	for (int o = 0; o < OPTION_COUNT; o++) {
		char name[64];

		if (!(c->options & BIT_OF(o)))
			continue;
		snprintf(name, sizeof name, "%s--%s%s%s", options[o].letter != 0 ? "-x, " : "    ",
		    options[o].word, options[o].argument != NULL ? " " : "",
		    options[o].argument != NULL ? options[o].argument : "");
		if (options[o].letter != 0)
			name[1] = options[o].letter;
		buf_printf(out, "  %-22s %s\n", name, options[o].help);
	}
}

void
command_write_help(struct buf *out)
{
	buf_adds(out,
	    "usage: ramus [TOPIC]\n       ramus COMMAND [OPTION]... [ARGUMENT]...\n"
	    "  TOPIC is a compiled file, a folder of tables, or an installed topic's name.\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		char usage[64];

		snprintf(usage, sizeof usage, "%s %s", commands[i].name, commands[i].usage);
		buf_printf(out, "  %-24s %s\n", usage, commands[i].help);
	}
	buf_adds(out, "`ramus help COMMAND` lists a command's options; ramus(1) says more.\n"
		      "Exit status: 0 done, 1 the input has errors, 2 wrong usage.\n");
}

/* The options of a command as a list inside its item. */
static void
write_manual_options(const struct command *c, struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds -compact\n");
	for (int o = 0; o < OPTION_COUNT; o++) {
		struct buf tag = {0}, text = {0};

		if (!(c->options & BIT_OF(o)))
			continue;
		if (options[o].letter != 0)
			buf_printf(&tag, "-%c, ", options[o].letter);
		buf_printf(&tag, "--%s%s%s", options[o].word,
		    options[o].argument != NULL ? " " : "",
		    options[o].argument != NULL ? options[o].argument : "");
		buf_printf(&text, "%s.", options[o].help);
		manual_item(out, buf_str(&tag), buf_str(&text));
		buf_free(&tag);
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
command_write_manual(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		struct buf tag = {0}, text = {0};

		buf_printf(&tag, "%s%s%s", commands[i].name,
		    commands[i].usage[0] != '\0' ? " " : "", commands[i].usage);
		buf_printf(&text, "%s.", commands[i].help);
		manual_item(out, buf_str(&tag), buf_str(&text));
		if (commands[i].options & ~BIT(HELP))
			write_manual_options(&commands[i], out);
		buf_free(&tag);
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
command_write_options(const char *name, struct buf *out)
{
	const struct command *c = command_find(name);

	if (c != NULL)
		write_manual_options(c, out);
}

int
command_help(struct call *c)
{
	const struct command *named = c->a->count > 0 ? command_find(c->a->rest[0]) : NULL;

	if (c->a->count > 0 && named == NULL) {
		say_error("there is no command \"%s\"; see `ramus help`", c->a->rest[0]);
		return EXIT_USAGE;
	}
	if (named != NULL)
		command_write_usage(named, &c->out);
	else
		command_write_help(&c->out);
	return EXIT_DONE;
}

/* Options of one command in the form getopt_long() takes; the number of an option is its place +
 * 256. */
static void
long_options(const struct command *c, struct option *longs, char *shorts)
{
	int n = 0;

	*shorts++ = ':';
	for (int o = 0; o < OPTION_COUNT; o++) {
		if (!(c->options & BIT_OF(o)))
			continue;
		longs[n++] = (struct option){options[o].word,
		    options[o].argument != NULL ? required_argument : no_argument, NULL, 256 + o};
		if (options[o].letter == 0)
			continue;
		*shorts++ = options[o].letter;
		if (options[o].argument != NULL)
			*shorts++ = ':';
	}
	longs[n] = (struct option){NULL, 0, NULL, 0};
	*shorts = '\0';
}

static int
option_of_letter(int letter)
{
	for (int o = 0; o < OPTION_COUNT; o++) {
		if (options[o].letter != 0 && options[o].letter == letter)
			return o;
	}
	return OPTION_COUNT;
}

/* Reads the options and arguments of a command; -1 after a message. */
static int
read_arguments(const struct command *c, int argc, char **argv, struct arguments *a)
{
	struct option longs[OPTION_COUNT + 1];
	char shorts[2 * OPTION_COUNT + 2];
	int got;

	long_options(c, longs, shorts);
	opterr = 0;
	optind = 1;
	while ((got = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		int o = got >= 256 ? got - 256 : option_of_letter(got);

		if (got == '?' || got == ':' || o >= OPTION_COUNT) {
			say_error("%s: %s %s; see `ramus help %s`", c->name,
			    got == ':' ? "an argument is missing after" : "there is no option",
			    argv[optind - 1], c->name);
			return -1;
		}
		a->set[o] = true;
		a->value[o] = optarg;
	}
	a->rest = argv + optind;
	a->count = argc - optind;
	if (!a->set[OPTION_HELP] && (a->count < c->least || (c->most >= 0 && a->count > c->most))) {
		say_error("usage: ramus %s %s", c->name, c->usage);
		return -1;
	}
	return 0;
}

/* The command that the first word names, shifted away; the browser where it names none. NULL after
 * a message. */
static const struct command *
choose_command(int *argc, char ***argv)
{
	const char *word = *argc > 1 ? (*argv)[1] : NULL;
	const struct command *c = word != NULL ? command_find(word) : NULL;

	if (c != NULL) {
		(*argc)--;
		(*argv)++;
		return c;
	}
	if (word != NULL && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
		*argc = 1;
		return command_find("help");
	}
	if (*argc > 2 && word[0] != '-' && (*argv)[2][0] != '-') {
		say_error("there is no command \"%s\"; see `ramus help`", word);
		return NULL;
	}
	return command_find("browse");
}

/* Runs a command with its topic, and prints what it wrote. */
static int
call(const struct command *c, const struct arguments *a)
{
	struct call call = {.a = a};
	struct made made = {0};
	int status;

	if (c->topic >= 0) {
		made = load_topic(a->count > c->topic ? a->rest[c->topic] : NULL, DIAG_ERROR);
		if (made.topic == NULL)
			return EXIT_INPUT;
		call.t = made.topic;
	}
	status = c->call(&call);
	if (call.t != NULL && topic_damage(call.t) != NULL) {
		say_error("%s", topic_damage(call.t));
		status = EXIT_INPUT;
	} else if (call.out.len > 0 && say(&call.out) != 0) {
		status = EXIT_INPUT;
	}
	buf_free(&call.out);
	made_free(&made);
	return status;
}

int
command_run(int argc, char **argv)
{
	const struct command *c;
	struct arguments a = {{false}, {NULL}, NULL, 0};
	struct buf out = {0};
	int status;

	if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
		buf_adds(&out, "ramus " VERSION "\n");
	} else {
		c = choose_command(&argc, &argv);
		if (c == NULL || read_arguments(c, argc, argv, &a) != 0)
			return EXIT_USAGE;
		if (!a.set[OPTION_HELP])
			return c->run != NULL ? c->run(&a) : call(c, &a);
		command_write_usage(c, &out);
	}
	status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
	buf_free(&out);
	return status;
}
