/* One table maps the codes of curses to ours; everything else is a character. */
#include "tui/input.h"

#include <stddef.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "view/keys.h"

#define PASTE_BEGIN (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)

static const struct {
	wint_t code;
	uint32_t key;
} keys[] = {
    {KEY_UP, KEY_CODE_UP},
    {KEY_DOWN, KEY_CODE_DOWN},
    {KEY_LEFT, KEY_CODE_LEFT},
    {KEY_RIGHT, KEY_CODE_RIGHT},
    {KEY_HOME, KEY_CODE_HOME},
    {KEY_A1, KEY_CODE_HOME},
    {KEY_FIND, KEY_CODE_HOME},
    {KEY_END, KEY_CODE_END},
    {KEY_C1, KEY_CODE_END},
    {KEY_SELECT, KEY_CODE_END},
    {KEY_PPAGE, KEY_CODE_PAGE_UP},
    {KEY_A3, KEY_CODE_PAGE_UP},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN},
    {KEY_C3, KEY_CODE_PAGE_DOWN},
    {KEY_ENTER, KEY_CODE_ENTER},
    {KEY_BTAB, KEY_CODE_BACK_TAB},
    {KEY_BACKSPACE, KEY_CODE_BACKSPACE},
    {KEY_DC, KEY_CODE_DELETE},
    {KEY_F(1), KEY_CODE_F1},
};

static bool pasting;

static void
define(const char *capability, int code)
{
	char *s = tigetstr(capability);

	if (s != NULL && s != (char *)-1)
		define_key(s, code);
}

void
input_begin(void)
{
	pasting = false;
	define("PS", PASTE_BEGIN);
	define("PE", PASTE_END);
}

static uint32_t
named_key(wint_t code)
{
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].code == code)
			return keys[i].key;
	return KEY_CODE_OTHER;
}

static uint32_t
character(wint_t c)
{
	switch (c) {
	case '\r':
	case '\n':
		return KEY_CODE_ENTER;
	case '\t':
		return KEY_CODE_TAB;
	case 27:
		return KEY_CODE_ESCAPE;
	case 8:
	case 127:
		return KEY_CODE_BACKSPACE;
	case ' ':
		return KEY_CODE_SPACE;
	default:
		return (uint32_t)c;
	}
}

bool
input_next(uint32_t *key, bool *any)
{
	wint_t c;
	int kind;

	while ((kind = get_wch(&c)) != ERR) {
		*any = true;
		if (kind == KEY_CODE_YES && (c == PASTE_BEGIN || c == PASTE_END)) {
			pasting = c == PASTE_BEGIN;
			continue;
		}
		if (pasting || (kind == KEY_CODE_YES && c == KEY_RESIZE))
			continue;
		*key = kind == KEY_CODE_YES ? named_key(c) : character(c);
		return true;
	}
	return false;
}
