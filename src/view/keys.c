/* Lookups in the table of keys, of which the keys alone can be changed, once, by the configuration.
 * Names are parsed as they are compared: the table is short, and a key is pressed seldom. */
#include "view/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

static struct key_row rows[] = {
#define X(code, keys, screens, label, help) {ACTION_##code, keys, screens, label, help},
    KEY_ACTIONS(X)
#undef X
};

static const struct {
	uint32_t key;
	const char *name;
} named[] = {
#define X(code, name) {KEY_CODE_##code, name},
    NAMED_KEYS(X)
#undef X
};

static const char *const screen_names[SCREEN_COUNT] = {
#define X(code, name) name,
    SCREENS(X)
#undef X
};

static const char *const action_names[ACTION_COUNT] = {
#define X(code, name) [ACTION_##code] = name,
    ACTIONS(X)
#undef X
};

const struct key_row *
keys_row(size_t i)
{
	return i < sizeof rows / sizeof *rows ? &rows[i] : NULL;
}

const char *
keys_screen_name(enum screen_id screen)
{
	return screen < SCREEN_COUNT ? screen_names[screen] : "";
}

uint32_t
keys_parse(const char *name, size_t len)
{
	size_t i, used;
	uint32_t code;
	bool bad;

	for (i = 0; i < sizeof named / sizeof *named; i++)
		if (strlen(named[i].name) == len && memcmp(named[i].name, name, len) == 0)
			return named[i].key;
	if (len == 2 && name[0] == '^' && name[1] >= '@' && name[1] <= '_')
		return (uint32_t)(name[1] - '@');
	code = text_decode(name, len, &used, &bad);
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

enum action
keys_action(uint32_t key, enum screen_id screen)
{
	const char *list, *name;
	size_t i, len;

	if (key == ' ')
		key = KEY_CODE_SPACE;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if ((rows[i].screens & 1u << screen) == 0)
			continue;
		for (list = rows[i].keys; next_name(&list, &name, &len);)
			if (keys_parse(name, len) == key)
				return rows[i].action;
	}
	return ACTION_NONE;
}

const char *
keys_first(enum action action, enum screen_id screen, char out[16])
{
	const char *list, *name;
	size_t i, len;

	out[0] = '\0';
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].action != action || (rows[i].screens & 1u << screen) == 0)
			continue;
		list = rows[i].keys;
		if (next_name(&list, &name, &len) && len < 16) {
			memcpy(out, name, len);
			out[len] = '\0';
		}
		break;
	}
	return out;
}

/* What was allocated lasts as long as the program, as the table does. */
void
keys_set(enum action action, const char *keys)
{
	static char *given[ACTION_COUNT];
	size_t i;
	char *kept;

	if (action >= ACTION_COUNT)
		return;
	kept = xstrdup(keys);
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].action == action)
			rows[i].keys = kept;
	free(given[action]);
	given[action] = kept;
}

enum action
keys_action_named(const char *name)
{
	unsigned a;

	for (a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		if (strcmp(action_names[a], name) == 0)
			return (enum action)a;
	return ACTION_NONE;
}

bool
keys_is_clear(enum action action, uint32_t key)
{
	unsigned screen;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		for (screen = 0; screen < SCREEN_COUNT; screen++)
			if (rows[i].action == action && (rows[i].screens & 1u << screen) != 0 &&
			    keys_action(key, (enum screen_id)screen) != action)
				return false;
	return true;
}
