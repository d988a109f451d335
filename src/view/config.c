/* SPDX-License-Identifier: MIT */
/* A line is a word and its arguments, separated by spaces; # begins a comment. One function for
 * each word, in a table that the manual's text stands in too. */
#include "view/config.h"

#include <stddef.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "view/keys.h"
#include "tell/style.h"
#include "tell/words.h"

#define CONFIG_MESSAGES(X)                                                                         \
	X(SETTING, "config-setting", "there is no setting \"%s\"",                                 \
	    "ramus.conf(5) has all of them.")                                                      \
	X(SWITCH, "config-switch", "\"%s\" is neither on nor off", "Write on or off.")             \
	X(THEME, "config-theme", "there is no theme \"%s\"", "ramus.conf(5) has all of them.")     \
	X(ACTION, "config-action", "there is no action \"%s\"", "ramus.conf(5) has all of them.")  \
	X(KEY, "config-key", "there is no key \"%s\"",                                             \
	    "A key is one character, ^ and a letter for Ctrl, or a name such as PgDn.")            \
	X(TAKEN, "config-key-taken", "the key \"%s\" already means something else on a screen",    \
	    "Give that action another key too. What stands first in the manual's list wins.")      \
	X(STYLE, "config-style", "there is no style \"%s\"",                                       \
	    "ramus.conf(5) has all of them, such as selected or emergency.")                       \
	X(LOOK, "config-look", "\"%s\" is no part of a look",                                      \
	    "A look is bold, underline, reverse, dim, fg COLOUR, bg COLOUR; a colour is 0 to 255 " \
	    "or default.")                                                                         \
	X(NUMBER, "config-number", "\"%s\" is no number to call",                                  \
	    "Write digits, spaces and + - ( ) * #, at most 23 of them.")                           \
	X(SECONDS, "config-seconds", "\"%s\" is no number of seconds",                             \
	    "Write a whole number from 1 to 3600.")                                                \
	X(UNREADABLE, "config-unreadable", "cannot be read: %s",                                   \
	    "The browser starts as if there were no configuration.")                               \
	X(MISSING, "config-missing", "\"%s\" needs more words", "The manual shows its form.")

enum config_message {
#define X(name, id, format, help) MESSAGE_##name,
	CONFIG_MESSAGES(X)
#undef X
};

#define X(name, id, format, help) {id, DIAG_WARNING, format, help},
static const struct diag_message messages[] = {CONFIG_MESSAGES(X)};
#undef X

const struct diag_message *
config_messages(size_t *count)
{
	*count = sizeof messages / sizeof *messages;
	return messages;
}

struct line {
	char **word;
	uint32_t *column; /* of each word */
	size_t count;
	struct diag_place place;
	struct diags *diags;
	bool *on; /* what a switch turns */
	struct ui_settings *out;
};

static void
complain(struct line *l, enum config_message m, size_t word)
{
	struct diag_place at = l->place;

	at.column = l->column[word];
	diags_add(l->diags, &messages[m], at, l->word[word]);
}

static void
read_switch(struct line *l)
{
	if (strcmp(l->word[1], "on") != 0 && strcmp(l->word[1], "off") != 0)
		complain(l, MESSAGE_SWITCH, 1);
	else
		*l->on = l->word[1][1] == 'n';
}

static void
read_theme(struct line *l)
{
	if (!style_set_theme(l->word[1]))
		complain(l, MESSAGE_THEME, 1);
}

static void
read_number(struct line *l)
{
	struct buf number = {0};

	for (size_t i = 1; i < l->count; i++)
		buf_printf(&number, "%s%s", i > 1 ? " " : "", l->word[i]);
	if (!words_set_emergency_number(buf_str(&number)))
		complain(l, MESSAGE_NUMBER, 1);
	buf_free(&number);
}

static void
read_countdown(struct line *l)
{
	char *end;
	unsigned long seconds = strtoul(l->word[1], &end, 10);

	if (*end != '\0' || seconds < 1 || seconds > 3600)
		complain(l, MESSAGE_SECONDS, 1);
	else
		l->out->countdown = (uint32_t)seconds;
}

static void
read_key(struct line *l)
{
	enum action action = keys_action_named(l->word[1]);
	struct buf keys = {0};

	if (action == ACTION_NONE) {
		complain(l, MESSAGE_ACTION, 1);
		return;
	}
	for (size_t i = 2; i < l->count; i++) {
		if (keys_parse(l->word[i], strlen(l->word[i])) == 0) {
			complain(l, MESSAGE_KEY, i);
			buf_free(&keys);
			return;
		}
		if (keys.len > 0)
			buf_addc(&keys, ' ');
		buf_adds(&keys, l->word[i]);
	}
	keys_set(action, buf_str(&keys));
	for (size_t i = 2; i < l->count; i++)
		if (!keys_is_clear(action, keys_parse(l->word[i], strlen(l->word[i]))))
			complain(l, MESSAGE_TAKEN, i);
	buf_free(&keys);
}

/* A colour's number, -1 for the terminal's own; -2 for what is none. */
static int
colour(const char *word)
{
	char *end;
	long n = strtol(word, &end, 10);

	if (strcmp(word, "default") == 0)
		return -1;
	return *word == '\0' || *end != '\0' || n < 0 || n > 255 ? -2 : (int)n;
}

static void
read_style(struct line *l)
{
	static const struct {
		const char *word;
		unsigned bit;
	} attributes[] = {{"bold", ATTR_BOLD}, {"underline", ATTR_UNDERLINE},
	    {"reverse", ATTR_REVERSE}, {"dim", ATTR_DIM}};
	int style = style_named(l->word[1]), colours[2] = {-1, -1};
	unsigned bits = 0;

	if (style < 0) {
		complain(l, MESSAGE_STYLE, 1);
		return;
	}
	for (size_t i = 2; i < l->count; i++) {
		bool back = strcmp(l->word[i], "bg") == 0;
		bool ground = back || strcmp(l->word[i], "fg") == 0;
		unsigned bit = 0;

		for (size_t k = 0; k < sizeof attributes / sizeof *attributes; k++)
			if (strcmp(l->word[i], attributes[k].word) == 0)
				bit = attributes[k].bit;
		if (ground && i + 1 < l->count)
			bit = (colours[back] = colour(l->word[++i])) != -2;
		if (bit == 0) {
			complain(l, MESSAGE_LOOK, i);
			return;
		}
		bits |= ground ? 0 : bit;
	}
	style_set((unsigned)style, bits, colours[0], colours[1]);
}

#define SWITCH(name) offsetof(struct ui_settings, name)

static const struct {
	const char *word;
	void (*read)(struct line *l);
	size_t least; /* words with it */
	size_t on;    /* what a switch turns */
	const char *help;
} settings[] = {
    {"key", read_key, 3, 0, "key ACTION KEY...: these keys for an action, in place of its own\n"},
    {"theme", read_theme, 2, 0, "theme NAME: colours for the terminal's background\n"},
    {"style", read_style, 3, 0,
	"style NAME [bold] [underline] [reverse] [dim] [fg COLOUR] [bg COLOUR]: one style\n"},
    {"emergency-number", read_number, 2, 0,
	"emergency-number NUMBER: to call where you are, shown wherever an emergency is told\n"},
    {"countdown", read_countdown, 2, 0,
	"countdown SECONDS: how long a room has for each vote while presenting\n"},
    {"mouse", read_switch, 2, SWITCH(mouse),
	"mouse on|off: whether clicks and the wheel are the program's\n"},
    {"flow-control", read_switch, 2, SWITCH(flow_control),
	"flow-control on|off: whether Ctrl-S stops the screen and Ctrl-Q lets it go on, as a "
	"serial "
	"line can need; it does in any case where terminfo has xon\n"},
    {"progress", read_switch, 2, SWITCH(progress),
	"progress on|off: whether what is practised may be kept, once the learner says so; off: "
	"it is never asked, kept or shown, as suits a shared machine\n"},
    {"ascii", read_switch, 2, SWITCH(ascii), "ascii on|off: no signs outside ASCII\n"},
    {"linear", read_switch, 2, SWITCH(linear),
	"linear on|off: one thing below the other, for screen readers\n"},
};

#define SETTINGS (sizeof settings / sizeof *settings)

/* True if a comment begins there: at # in place of the first words, later where it stands alone and
 * is no key. */
static bool
is_comment(const struct line *l, const char *at)
{
	if (*at != '#')
		return false;
	return l->count < 2 || (strcspn(at, " \t\r") == 1 && strcmp(l->word[0], "key") != 0);
}

/* Cuts a line into words, in place. */
static void
cut(struct line *l, char *text)
{
	char *at = text;

	for (l->count = 0;; l->count++) {
		at += strspn(at, " \t\r");
		if (*at == '\0' || is_comment(l, at))
			return;
		l->word[l->count] = at;
		l->column[l->count] = (uint32_t)(at - text) + 1;
		at += strcspn(at, " \t\r");
		if (*at != '\0')
			*at++ = '\0';
	}
}

void
config_read(
    const char *text, size_t len, const char *path, struct ui_settings *out, struct diags *diags)
{
	char *copy = xmalloc(len + 1), *next;
	size_t words = len / 2 + 1; /* no line has more */
	struct line l = {.word = xcalloc(words, sizeof *l.word),
	    .column = xcalloc(words, sizeof *l.column),
	    .place = {path, 0, 0},
	    .diags = diags,
	    .out = out};

	for (size_t i = 0; i < len; i++) /* a NUL ends nothing, and is part of no word there is */
		copy[i] = text[i] != '\0' ? text[i] : '\1';
	copy[len] = '\0';
	for (char *at = copy; at != NULL; at = next) {
		size_t i = 0;

		next = strchr(at, '\n');
		if (next != NULL)
			*next++ = '\0';
		l.place.line++;
		cut(&l, at);
		if (l.count == 0)
			continue;
		while (i < SETTINGS && strcmp(settings[i].word, l.word[0]) != 0)
			i++;
		if (i == SETTINGS) {
			complain(&l, MESSAGE_SETTING, 0);
		} else if (l.count < settings[i].least) {
			complain(&l, MESSAGE_MISSING, 0);
		} else {
			l.on = (bool *)((char *)out + settings[i].on);
			settings[i].read(&l);
		}
	}
	free(l.word);
	free(l.column);
	free(copy);
}

void
config_help(struct buf *out)
{
	for (size_t i = 0; i < SETTINGS; i++)
		buf_adds(out, settings[i].help);
}

void
config_unreadable(const char *path, const char *cause, struct diags *diags)
{
	struct diag_place at = {path, 0, 0};

	diags_add(diags, &messages[MESSAGE_UNREADABLE], at, cause);
}
