/* Ramus: from tables of symptoms and causes to a decision tree that can be walked in the terminal.
 */
#include <locale.h>

#include "cli/command.h"

int
main(int argc, char **argv)
{
	/* Characters as the user has them; numbers always with a point. */
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	return command_run(argc, argv);
}
