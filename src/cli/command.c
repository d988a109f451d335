/* SPDX-License-Identifier: MIT */
/* What is said of commands and options, and running one of them. */
#include "cli/command.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/configure.h"
#include "cli/mdoc.h"
#include "cli/say.h"
#include "compile/messages.h"
#include "csv/messages.h"
#include "export/export.h"
#include "view/config.h"

#define COMMANDS_MAX 64

#define X(name, letter, word, argument, help) [OPTION_##name] = {letter, word, argument, help},
const struct command_option command_options[OPTION_COUNT] = {OPTIONS(X)};
#undef X

const struct command *
command_named(const struct command *commands, const char *name)
{
	for (const struct command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

static void
write_usage(const struct command *c, struct buf *out)
{
	buf_printf(out, "usage: ramus %s%s%s%s\n  %s\n", c->name,
	    c->options & ~COMMAND_BIT(OPTION_HELP) ? " [OPTION]..." : "",
	    c->usage[0] != '\0' ? " " : "", c->usage, c->help);
	for (int o = 0; o < OPTION_COUNT; o++) {
		const char *argument = command_options[o].argument;
		char name[64];

		if (!(c->options & COMMAND_BIT(o)))
			continue;
		snprintf(name, sizeof name, "    --%s%s%s", command_options[o].word,
		    argument != NULL ? " " : "", argument != NULL ? argument : "");
		if (command_options[o].letter != 0)
			memcpy(name, (char[]){'-', command_options[o].letter, ','}, 3);
		buf_printf(out, "  %-22s %s\n", name, command_options[o].help);
	}
	if (!(c->options & COMMAND_BIT(OPTION_FORMAT)))
		return;
	buf_adds(out, "  The formats:\n");
	for (size_t i = 0; export_format_at(i) != NULL; i++)
		buf_printf(
		    out, "      %-18s %s\n", export_format_at(i)->name, export_format_at(i)->help);
}

static void
write_help(const struct command *commands, struct buf *out)
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
		const char *argument = command_options[o].argument;
		char letter[] = "-x, ";

		if (!(c->options & COMMAND_BIT(o)))
			continue;
		letter[1] = command_options[o].letter;
		mdoc_add_item(out, "%s--%s%s%s\t%s.", letter[1] != 0 ? letter : "",
		    command_options[o].word, argument != NULL ? " " : "",
		    argument != NULL ? argument : "", command_options[o].help);
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

/* A message's text with dots for what is quoted; what may follow at its end is left out. */
static void
add_form(const char *format, struct buf *out)
{
	for (const char *s = format; *s != '\0'; s++) {
		size_t len = *s == '%' ? 1 + strcspn(s + 1, "sducfg%") : 0;

		if (len == 0 || s[len] == '%')
			buf_addc(out, *s);
		else if (s[len + 1] != '\0' || (s > format && s[-1] == ' '))
			buf_adds(out, "...");
		s += len;
	}
}

/* What a message means that stands in brackets behind its text; false if none has the id. */
static bool
write_message(const char *id, struct buf *out)
{
	size_t of_config;
	const struct diag_message *config = config_messages(&of_config), *m = NULL;

	for (size_t i = 0; i < MESSAGE_COUNT && m == NULL; i++)
		if (strcmp(message((enum message_number)i)->id, id) == 0)
			m = message((enum message_number)i);
	for (size_t i = 0; i < CSV_MESSAGE_COUNT && m == NULL; i++)
		if (strcmp(csv_message((enum csv_message_number)i)->id, id) == 0)
			m = csv_message((enum csv_message_number)i);
	for (size_t i = 0; i < of_config && m == NULL; i++)
		if (strcmp(config[i].id, id) == 0)
			m = &config[i];
	if (m == NULL)
		return false;
	buf_printf(out, "%s: %s: ", m->id, diag_level_name(m->level));
	add_form(m->format, out);
	buf_printf(out, "\n  %s\n", m->help);
	return true;
}

int
command_help(struct call *c)
{
	const struct command *named =
	    c->a->count > 0 ? command_named(c->commands, c->a->rest[0]) : NULL;

	if (c->a->count > 0 && named == NULL && write_message(c->a->rest[0], &c->out))
		return EXIT_DONE;
	if (c->a->count > 0 && named == NULL) {
		say_error(
		    "there is no command and no message \"%s\"; see `ramus help`", c->a->rest[0]);
		return EXIT_USAGE;
	}
	if (named != NULL)
		write_usage(named, &c->out);
	else
		write_help(c->commands, &c->out);
	return EXIT_DONE;
}

/* A whole number from 1 on; -1 after a message. */
static int
read_number(const char *text, uint32_t *value)
{
	char *end;

	errno = 0;
	long number = strtol(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || number < 1 || number > 100000000) {
		say_error("\"%s\" is not a whole number from 1 to 100000000", text);
		return -1;
	}
	*value = (uint32_t)number;
	return 0;
}

/* A share written as a percentage, "20%" or "0.5%"; -1 after a message. */
static int
read_share(const char *text, double *value)
{
	size_t whole = strspn(text, "0123456789"), part = 0;
	double percent = 0, place = 1;

	if (whole > 0 && text[whole] == '.')
		part = 1 + strspn(text + whole + 1, "0123456789");
	for (size_t i = 0; i < whole + part && i < 20; i++) {
		if (i > whole)
			place /= 10;
		if (i != whole)
			percent = i < whole ? 10 * percent + (text[i] - '0')
					    : percent + place * (text[i] - '0');
	}
	if (whole == 0 || whole > 3 || strcmp(text + whole + part, "%") != 0 || percent > 100) {
		say_error("\"%s\" is not a percentage from 0%% to 100%%, such as 20%%", text);
		return -1;
	}
	*value = percent / 100;
	return 0;
}

static void
refuse_option(const struct command *c, const char *given, bool missing)
{
	const char *words[OPTION_COUNT], *nearest = NULL;
	size_t n = 0;

	for (int o = 0; o < OPTION_COUNT; o++)
		if (c->options & COMMAND_BIT(o))
			words[n++] = command_options[o].word;
	if (!missing && strncmp(given, "--", 2) == 0)
		nearest = diag_nearest(given + 2, words, n);
	say_error("%s: %s %s; %s%s%s", c->name,
	    missing ? "an argument is missing after" : "there is no option", given,
	    nearest != NULL ? "did you mean --" : "see `ramus help ",
	    nearest != NULL ? nearest : c->name, nearest != NULL ? "?" : "`");
}

/* Reads the options and arguments of a command; -1 after a message. To getopt_long() an option is
 * its number + 256, and its letter if it has one. */
static int
read_arguments(const struct command *c, int argc, char **argv, struct arguments *a)
{
	struct option longs[OPTION_COUNT + 1];
	char shorts[2 * OPTION_COUNT + 2], *letter = shorts;
	int of_letter[UCHAR_MAX + 1] = {0}, n = 0, got;

	*letter++ = ':';
	for (int o = 0; o < OPTION_COUNT; o++) {
		bool argument = command_options[o].argument != NULL;

		if (!(c->options & COMMAND_BIT(o)))
			continue;
		longs[n++] = (struct option){command_options[o].word,
		    argument ? required_argument : no_argument, NULL, 256 + o};
		if (command_options[o].letter == 0)
			continue;
		of_letter[(unsigned char)command_options[o].letter] = 256 + o;
		*letter++ = command_options[o].letter;
		if (argument)
			*letter++ = ':';
	}
	longs[n] = (struct option){NULL, 0, NULL, 0};
	*letter = '\0';
	opterr = 0;
	optind = 1;
	while ((got = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		int o = (got >= 256 ? got : of_letter[(unsigned char)got]) - 256;

		if (got == '?' || got == ':') {
			/* A letter may stand among others, in a word that getopt has not left. */
			bool is_word = optopt <= 0 || optopt > 127;
			const char by_letter[] = {'-', (char)optopt, '\0'};

			refuse_option(c, is_word ? argv[optind - 1] : by_letter, got == ':');
			return -1;
		}
		a->set[o] = true;
		a->value[o] = optarg;
		if (optarg != NULL && strcmp(command_options[o].argument, "N") == 0 &&
		    read_number(optarg, &a->number[o]) != 0)
			return -1;
		if (optarg != NULL && strcmp(command_options[o].argument, "P%") == 0 &&
		    read_share(optarg, &a->share[o]) != 0)
			return -1;
	}
	a->rest = argv + optind;
	a->count = argc - optind;
	bool many = c->most >= 0 && a->count > c->most;
	if (!a->set[OPTION_HELP] && (a->count < c->least || many)) {
		say_error("%s%s%susage: ramus %s%s%s", many ? "too many arguments, from '" : "",
		    many ? a->rest[c->most] : "", many ? "' on; " : "", c->name,
		    *c->usage != '\0' ? " " : "", c->usage);
		return -1;
	}
	return 0;
}

/* Runs a command with its topic, and prints what it wrote. */
static int
call(const struct command *commands, const struct command *c, const struct arguments *a)
{
	struct call call = {.a = a, .commands = commands};
	const char *first = a->count > 0 ? a->rest[0] : NULL;
	int status = EXIT_INPUT;

	if (c->topic != TOPIC_NONE)
		configure_lines();
	if (c->topic == TOPIC_SAVED)
		call.made = load_saved(first, a->count > 1 ? a->rest[1] : NULL, &call.saved);
	else if (c->topic != TOPIC_NONE)
		call.made = load_topic(first);
	call.t = call.made.topic;
	if (c->topic == TOPIC_NONE ||
	    (call.t != NULL && (c->topic != TOPIC_WHOLE || topic_verify(call.t, NULL) == 0)))
		status = c->call(&call);
	if (call.made.topic != NULL && topic_damage(call.made.topic) != NULL) {
		say_error("%s", topic_damage(call.made.topic));
		status = EXIT_INPUT;
	} else if (call.out.len > 0 && (a->set[OPTION_JSON] ? say : say_paged)(&call.out) != 0) {
		status = EXIT_INPUT;
	}
	buf_free(&call.out);
	saved_free(&call.saved);
	made_free(&call.made);
	return status;
}

static bool
is_topic(const char *word)
{
	struct place place = {0};
	bool is =
	    strchr(word, '/') != NULL || access(word, F_OK) == 0 || installed_find(word, &place);

	place_free(&place);
	return is;
}

/* The command that the first word is nearly, where it stands for no topic; NULL. */
static const char *
nearest_command(const struct command *commands, int argc, char **argv)
{
	const char *words[COMMANDS_MAX];
	size_t n = 0;

	if (argc < 2 || argv[1][0] == '-' || (argc > 2 ? argv[2][0] == '-' : is_topic(argv[1])))
		return NULL;
	for (const struct command *c = commands; c->name != NULL && n < COMMANDS_MAX; c++)
		words[n++] = c->name;
	return diag_nearest(argv[1], words, n);
}

int
command_run(const struct command *commands, int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	const struct command *c = command_named(commands, word);
	const char *nearest = c == NULL ? nearest_command(commands, argc, argv) : NULL;
	struct arguments a = {.count = 0};
	struct buf out = {0};

	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		buf_adds(&out, "ramus " VERSION "\n");
	} else if (c == NULL && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
		write_help(commands, &out);
	} else if (nearest != NULL) {
		say_error("there is no command%s \"%s\"; did you mean \"%s\"?",
		    argc > 2 ? "" : " and no topic", word, nearest);
		return EXIT_USAGE;
	} else if (c == NULL && argc > 2 && word[0] != '-' && argv[2][0] != '-') {
		say_error("there is no command \"%s\"; see `ramus help`", word);
		return EXIT_USAGE;
	} else {
		bool named = c != NULL;

		if (!named)
			c = command_named(commands, "browse");
		if (read_arguments(c, argc - named, argv + named, &a) != 0)
			return EXIT_USAGE;
		if (!a.set[OPTION_HELP] && c->fits != NULL && !c->fits(&a))
			return EXIT_USAGE;
		if (!a.set[OPTION_HELP])
			return call(commands, c, &a);
		write_usage(c, &out);
	}
	int status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
	buf_free(&out);
	return status;
}
