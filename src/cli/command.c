/* What is said of commands and options, and running one of them. */
#include "cli/command.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "cli/load.h"
#include "cli/mdoc.h"
#include "cli/say.h"

static const struct {
	char letter;
	const char *word, *argument, *help;
} options[OPTION_COUNT] = {
#define X(name, letter, word, argument, help) [OPTION_##name] = {letter, word, argument, help},
    OPTIONS(X)
#undef X
};

const struct command *
command_find(const struct command *commands, const char *name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

void
command_write_usage(const struct command *c, struct buf *out)
{
	buf_printf(out, "usage: ramus %s%s%s%s\n  %s\n", c->name,
	    c->options & ~COMMAND_BIT(OPTION_HELP) ? " [OPTION]..." : "",
	    c->usage[0] != '\0' ? " " : "", c->usage, c->help);
	for (int o = 0; o < OPTION_COUNT; o++) {
		char name[64];

		if (!(c->options & COMMAND_BIT(o)))
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
command_write_help(const struct command *commands, struct buf *out)
{
	buf_adds(out,
	    "usage: ramus [TOPIC]\n       ramus COMMAND [OPTION]... [ARGUMENT]...\n"
	    "  TOPIC is a compiled file, a folder of tables, or an installed topic's name.\n");
	for (const struct command *c = commands; c->name != NULL; c++) {
		char usage[64];

		snprintf(usage, sizeof usage, "%s %s", c->name, c->usage);
		buf_printf(out, "  %-24s %s\n", usage, c->help);
	}
	buf_adds(out, "`ramus help COMMAND` lists a command's options; ramus(1) says more.\n"
		      "Exit status: 0 done, 1 the input has errors, 2 wrong usage.\n");
}

void
command_write_options(const struct command *c, struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds -compact\n");
	for (int o = 0; o < OPTION_COUNT; o++) {
		const char *argument = options[o].argument;
		char letter[] = "-x, ";

		if (!(c->options & COMMAND_BIT(o)))
			continue;
		letter[1] = options[o].letter;
		mdoc_add_item(out, "%s--%s%s%s\t%s.", letter[1] != 0 ? letter : "", options[o].word,
		    argument != NULL ? " " : "", argument != NULL ? argument : "", options[o].help);
	}
	buf_adds(out, ".El\n");
}

void
command_write_manual(const struct command *commands, struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds\n");
	for (const struct command *c = commands; c->name != NULL; c++) {
		mdoc_add_item(
		    out, "%s%s%s\t%s.", c->name, c->usage[0] != '\0' ? " " : "", c->usage, c->help);
		if (c->options & ~COMMAND_BIT(OPTION_HELP))
			command_write_options(c, out);
	}
	buf_adds(out, ".El\n");
}

int
command_help(struct call *c)
{
	const struct command *named =
	    c->a->count > 0 ? command_find(c->commands, c->a->rest[0]) : NULL;

	if (c->a->count > 0 && named == NULL) {
		say_error("there is no command \"%s\"; see `ramus help`", c->a->rest[0]);
		return EXIT_USAGE;
	}
	if (named != NULL)
		command_write_usage(named, &c->out);
	else
		command_write_help(c->commands, &c->out);
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
		if (!(c->options & COMMAND_BIT(o)))
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
	for (int o = 0; o < OPTION_COUNT; o++)
		if (options[o].letter != 0 && options[o].letter == letter)
			return o;
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
choose_command(const struct command *commands, int *argc, char ***argv)
{
	const char *word = *argc > 1 ? (*argv)[1] : NULL;
	const struct command *c = word != NULL ? command_find(commands, word) : NULL;

	if (c != NULL) {
		(*argc)--;
		(*argv)++;
		return c;
	}
	if (word != NULL && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
		*argc = 1;
		return command_find(commands, "help");
	}
	if (*argc > 2 && word[0] != '-' && (*argv)[2][0] != '-') {
		say_error("there is no command \"%s\"; see `ramus help`", word);
		return NULL;
	}
	return command_find(commands, "browse");
}

/* Runs a command with its topic, and prints what it wrote. */
static int
call(const struct command *commands, const struct command *c, const struct arguments *a)
{
	struct call call = {.a = a, .commands = commands};
	struct made made = {0};

	if (c->topic >= 0) {
		made = load_topic(a->count > c->topic ? a->rest[c->topic] : NULL, DIAG_ERROR);
		if (made.topic == NULL)
			return EXIT_INPUT;
		call.t = made.topic;
	}
	int status = c->call(&call);
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
command_run(const struct command *commands, int argc, char **argv)
{
	const struct command *c;
	struct arguments a = {{false}, {NULL}, NULL, 0};
	struct buf out = {0};

	if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
		buf_adds(&out, "ramus " VERSION "\n");
	} else {
		c = choose_command(commands, &argc, &argv);
		if (c == NULL || read_arguments(c, argc, argv, &a) != 0)
			return EXIT_USAGE;
		if (!a.set[OPTION_HELP])
			return c->run != NULL ? c->run(&a) : call(commands, c, &a);
		command_write_usage(c, &out);
	}
	int status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
	buf_free(&out);
	return status;
}
