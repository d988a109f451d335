/* SPDX-License-Identifier: MIT */
/* The least that a program with curses does: paints a full screen of text, moves a highlight. What
 * the browser costs is measured against it. */
#include <curses.h>
#include <locale.h>

static void
paint(int selected)
{
	for (int row = 0; row < LINES; row++) {
		if (row == selected)
			attron(A_REVERSE);
		for (int col = 0; col < COLS - 1; col++)
			mvaddch(row, col, (chtype)('a' + (row * 7 + col * 3) % 26));
		attroff(A_REVERSE);
	}
	move(selected, 0);
	refresh();
}

int
main(void)
{
	int selected = 0;

	setlocale(LC_ALL, "");
	initscr();
	if (has_colors()) {
		start_color();
		use_default_colors();
		for (short pair = 1; pair <= 26; pair++)
			init_pair(pair, (short)(pair % 8), -1);
	}
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	for (;;) {
		int key;

		paint(selected);
		key = getch();
		if (key == 'q' || key == ERR)
			break;
		if (key == KEY_DOWN || key == 'j')
			selected = (selected + 1) % LINES;
		if (key == KEY_UP || key == 'k')
			selected = (selected + LINES - 1) % LINES;
	}
	endwin();
	return 0;
}
