/* SPDX-License-Identifier: MIT */
/* Lookups in the table of keys, of which the keys alone can be changed, once, by the configuration.
 * Names are parsed as they are compared: the table is short, and a key is pressed seldom. */
#include "view/keys.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

#define X(code, keys, screens, label, help) {ACTION_##code, keys, screens, label, help},
static struct key_row rows[] = {KEY_ACTIONS(X)};
#undef X

#define X(code, name) {KEY_CODE_##code, name},
static const struct {
	uint32_t key;
	const char *name;
} named[] = {NAMED_KEYS(X)};
#undef X

#define X(code, variable, name, way) {name, ACTION_##way},
const struct screen_row keys_screens[SCREEN_COUNT] = {SCREENS(X)};
#undef X

#define X(code, name, handler) [ACTION_##code] = name,
static const char *const action_names[ACTION_COUNT] = {ACTIONS(X)};
#undef X

const struct key_row *
keys_row(size_t i)
{
	return i < sizeof rows / sizeof *rows ? &rows[i] : NULL;
}

enum screen_id
keys_leads_to(enum action action)
{
	unsigned i = 0;

	while (i < SCREEN_COUNT && keys_screens[i].way != action)
		i++;
	return (enum screen_id)i;
}

uint32_t
keys_parse(const char *name, size_t len)
{
	size_t used;
	bool bad;

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (strlen(named[i].name) == len && memcmp(named[i].name, name, len) == 0)
			return named[i].key;
	if (len == 2 && name[0] == '^' && name[1] >= '@' && name[1] <= '_')
		return (uint32_t)(name[1] - '@');
	uint32_t code = text_decode(name, len, &used, &bad);
	return len > 0 && used == len && !bad ? code : 0;
}

/* The next name of a list; false at its end. */
static bool
next_name(const char **list, const char **name, size_t *len)
{
	while (**list == ' ')
		(*list)++;
	*name = *list;
	*len = strcspn(*list, " ");
	*list += *len;
	return *len > 0;
}

static enum action
given_action(uint32_t key, enum screen_id screen)
{
	const char *list, *name;
	size_t len;

	if (key == ' ')
		key = KEY_CODE_SPACE;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if ((rows[i].screens & 1u << screen) == 0)
			continue;
		for (list = rows[i].keys; next_name(&list, &name, &len);)
			if (keys_parse(name, len) == key)
				return rows[i].action;
	}
	return ACTION_NONE;
}

/* The list of keys of the action's first row on the screen; "" if there is none. */
static const char *
list_of(enum action action, enum screen_id screen)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].action == action && (rows[i].screens & 1u << screen) != 0)
			return rows[i].keys;
	return "";
}

/* However the keys are set, one leads out: where none quits at once, ^C does. */
enum action
keys_action(uint32_t key, enum screen_id screen)
{
	enum action action = given_action(key, screen);

	if (key != KEY_INTERRUPT || action == ACTION_QUIT)
		return action;
	return list_of(ACTION_QUIT, screen)[0] != '\0' ? ACTION_LEAVE : ACTION_QUIT;
}

const char *
keys_nth(enum action action, enum screen_id screen, size_t place, char out[16])
{
	const char *list = list_of(action, screen), *name;
	size_t len;

	out[0] = '\0';
	while (next_name(&list, &name, &len))
		if (place-- == 0 && len < 16) {
			memcpy(out, name, len);
			out[len] = '\0';
			break;
		}
	return out;
}

int
keys_place(enum action action, enum screen_id screen, uint32_t key)
{
	const char *list = list_of(action, screen), *name;
	size_t len;

	for (int place = 0; next_name(&list, &name, &len); place++)
		if (keys_parse(name, len) == key)
			return place;
	return -1;
}

/* How many names of one letter follow each other in the order of their codes. */
static size_t
run_length(const char *list)
{
	size_t n = 1;

	while (list[2 * n - 1] == ' ' && list[2 * n] == list[0] + (char)n &&
	       (list[2 * n + 1] == ' ' || list[2 * n + 1] == '\0'))
		n++;
	return n;
}

void
keys_add_words(const char *keys, struct buf *out)
{
	const char *name;
	size_t len, run;

	while (next_name(&keys, &name, &len)) {
		run = len == 1 ? run_length(name) : 1;
		buf_printf(out, "%s%.*s", out->len > 0 ? " " : "", (int)len, name);
		if (run < 4)
			continue;
		keys = name + 2 * run - 1;
		buf_printf(out, " to %c", name[2 * run - 2]);
	}
}

/* What was allocated lasts as long as the program, as the table does. */
void
keys_set(enum action action, const char *keys)
{
	static char *given[ACTION_COUNT];

	if (action >= ACTION_COUNT)
		return;
	char *kept = xstrdup(keys);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].action == action)
			rows[i].keys = kept;
	free(given[action]);
	given[action] = kept;
}

enum action
keys_action_named(const char *name)
{
	for (unsigned a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		if (strcmp(action_names[a], name) == 0)
			return (enum action)a;
	return ACTION_NONE;
}

const char *
keys_action_name(enum action action)
{
	return action_names[action];
}

bool
keys_is_clear(enum action action, uint32_t key)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (unsigned screen = 0; screen < SCREEN_COUNT; screen++)
			if (rows[i].action == action && (rows[i].screens & 1u << screen) != 0 &&
			    keys_action(key, (enum screen_id)screen) != action)
				return false;
	return true;
}
